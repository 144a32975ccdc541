"""The verbs of a phrase: where what is done begins and ends. Word lists: ``data/labels.toml``."""

import re
from functools import cache, lru_cache

from ..lexicons import any_of
from .tidying import is_closed

# 服务|站, 创新|工作室: the verb is the beginning of a name
_IN_NOUN = (
    "站|点(?!评)|[工教]?作?室|中心|者|员|队|班(?!组)|金(?![牌奖点秋融额])|费|款|率|户"
    "|基地|机构|平台|制度|信息|活动|大赛|竞赛|比赛|课程|讲座|仪式|行动|计划"
)
_NEGATED = re.compile("(?:没有|未能|未|没|不曾|不)$")
_BODIES = "村镇乡县市区户"


def drop_last_verb(words: str) -> str:
    """合理化建议提出 -> 合理化建议, where a part of them is to be named."""
    return _last_verb().sub("", words)


@lru_cache(maxsize=4096)
def leading_verb(words: str) -> str:
    """The subject and verb a list shares: 市总工会推荐选树 of 市总工会推荐选树全国劳模."""
    verb = _verb().match(words)
    giver = max((match.end() for match in _giver().finditer(words[:-2])), default=0)
    return words[: max(giver, verb.end() if verb else 0)]


@lru_cache(maxsize=4096)
def has_verb(words: str) -> bool:
    return bool(_verb_start().match(words))


def first_verb(words: str) -> str:
    """All up to the end of the first verb: 从一线职工中评选 of 从一线职工中评选能手."""
    verb = _far_verb().match(words)
    return words[: max(verb.end(), len(leading_verb(words)))] if verb else ""


@lru_cache(maxsize=4096)
def split_predicate(words: str) -> tuple[str, str]:
    """企业提供就业岗位 -> (企业, 提供就业岗位); the second is empty where there is no verb,
    the first where the verb comes at once.
    """
    for match in _predicate().finditer(words):
        noun = words[: match.start()]
        if noun and (noun[-1] in "的“(《、和" or (len(noun) < 2 and noun not in _BODIES)):
            continue
        if is_closed(noun):
            said = _NEGATED.search(noun)
            cut = said.start() if said and said.start() > 1 else match.start()
            return words[:cut], words[cut:]
    return words, ""


def split_last_verb(words: str) -> tuple[str, str]:
    """竞赛吸引 before [90家]企业 -> (竞赛, 吸引); (words, "") where no verb ends the words."""
    found = _closing_verb().match(words)
    if not found or has_verb_inside(found["noun"]):
        return words, ""
    return found["noun"], found["verb"]


def beneficiary_of(words: str) -> str:
    """为劳模 of 为劳模购二次医保; empty where the phrase names none."""
    found = _beneficiary().match(words)
    return found["whom"] if found else ""


def moves_others(words: str) -> bool:
    """Whether words end in a verb whose object acts in turn: 组织[30家]企业参赛, not 荣获."""
    return not has_verb_inside(words) or bool(_mover().search(words))


@lru_cache(maxsize=4096)
def has_verb_inside(words: str) -> bool:
    return bool(_verb_start().search(words))


def leans_on_preposition(words: str) -> bool:
    """Whether what follows the words is only the object of a preposition: 向各家, 为."""
    return bool(_preposition().search(words))


@cache
def _verbs() -> str:
    """Any of the verbs; 获 alone only where it opens no other word (获奖项目)."""
    return f"(?:{any_of('labels', 'verbs')}|获(?![奖得悉知益取]))"


@cache
def _mover() -> re.Pattern[str]:
    return re.compile(any_of("labels", "movers"))


@cache
def _verb() -> re.Pattern[str]:
    """Up to eight characters of subject, then one verb or several."""
    verbs = _verbs()
    return re.compile(rf"[^、“(]{{0,10}}?{verbs}+了?(?!{_IN_NOUN})")


@cache
def _far_verb() -> re.Pattern[str]:
    return re.compile(rf"[^,、“(]{{0,30}}?{_verbs()}+出?了?")


@cache
def _last_verb() -> re.Pattern[str]:
    return re.compile(rf"(?<=[\u4e00-\u9fff”]{{4}}){any_of('labels', 'verbs')}$")


def opens_with_verb(words: str) -> bool:
    """Whether words begin with what is done: 慰问职工, not 慰问金."""
    return bool(_opening_verb().match(words))


def opens_name(words: str) -> bool:
    """Whether the verb before the words is the beginning of a name: 培训|基地."""
    return bool(re.match(_IN_NOUN, words))


@cache
def _opening_verb() -> re.Pattern[str]:
    return re.compile(rf"{_verbs()}+了?(?!{_IN_NOUN})")


@cache
def _closing_verb() -> re.Pattern[str]:
    return re.compile(rf"(?P<noun>[\u4e00-\u9fff”]{{2,}}?)(?P<verb>{_verbs()}+了?)$")


@cache
def _giver() -> re.Pattern[str]:
    return re.compile(any_of("labels", "givers"))


@cache
def _verb_start() -> re.Pattern[str]:
    return re.compile(_verbs())


@cache
def _predicate() -> re.Pattern[str]:
    plain, half = any_of("labels", "predicates"), any_of("labels", "half_predicates")
    nominal, late = any_of("labels", "nominal"), any_of("labels", "late_predicates")
    return re.compile(
        rf"(?<=[\u4e00-\u9fff”]{{2}}){late}(?!{nominal})(?=[\u4e00-\u9fff“])"
        rf"|(?<![达得受看听遇感认])(?<!(?<!工)作)(?:{half}(?!{nominal})|{plain}(?![者子象口策于作]|员(?!工)|(?<=[对直间连])接|单位|集体))"
    )


@cache
def _beneficiary() -> re.Pattern[str]:
    return re.compile(rf"(?P<whom>[为向对给][^,、]{{2,12}}?){any_of('labels', 'verbs')}")


@cache
def _preposition() -> re.Pattern[str]:
    at_end = any_of("labels", "prepositions")
    return re.compile(
        rf"^(?:共|免费|累计|先后|分别)?(?:[为对向给在替]|帮(?!助|扶))[^,]*$"
        rf"|(?<![作成认行以])[为对向给][^,]{{0,8}}$|(?<!代)替[^,]{{0,8}}$|{at_end}$"
    )
