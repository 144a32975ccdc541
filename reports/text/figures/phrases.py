"""What a phrase says: enough to be understood alone, or only with what stands before it.

Word lists: ``data/labels.toml``.
"""

import re
from functools import cache, lru_cache

from ..lexicons import any_of, table_of
from .tidying import tidy_phrase
from .verbs import has_verb, leading_verb

_COLLECTING = re.compile(
    r"投入|筹集|筹措|募集|争取|拨[付出]|下拨|划拨|拨款|安排|出资|投资|拿出|列支|申请|落实|筹资|筹得|预算|花费|花去"
)
# 筹集 before 走访企业: how money was got says nothing of what follows
_RAISED_END = re.compile(
    r"(?<=[\u4e00-\u9fff”]{2})(?:投入|筹集|筹措|募集|筹得|花费|花去|筹款|筹资|拨付|下拨|安排|支出|惠及|受益|覆盖)"
    r"(?:资金|经费|金额)?$"
)
# 走进其中, 在这里: what is meant was named before
_POINTING = re.compile(
    "^(?:该(?:计划|项目|活动|工程|行动|基金)|(?:这|该|上述)[一两二三四五几]?[项个些类种批])|在?(?:其中|这里|此处|此次)|(?:对|为|就)此"
)
# 较2017年增长, 分别比上年增加
_COMPARED = re.compile("^(?:分别)?(?:较|比)[^,]{2,8}?(?:分别)?(?:增长|增加|提高|上升|减少|下降)")
_TAKING_PART = re.compile(
    r"(?:前来|到场|参加|参与|走进|观看|报名|受益|比拼|参战|踊跃|捧场|聆听|收看|领到|得到)$"
    r"|^(?:[带调发]动|吸引|踊跃|积极|现场|广泛)?(?:全[省市县区州])?(?:前来|登场亮相|登场|到场|参加|参与|走进|领到|得到|收到|见证)的"
)
_LEVEL = re.compile(r"(?:国家|全国|省部|[省市州县区镇]|[一二三四五]星)级")
_LEVEL_END = re.compile(_LEVEL.pattern + "$")
_LEVELLED = re.compile("[^级]{1,8}级(?P<thing>.{2,})")
_COUNT_END = re.compile(r"(?:人数|总?金额|总额|总数|数量|总额|每[人户名家个位生])$")
_SUBJECT = re.compile(
    "^[\u4e00-\u9fff]{0,8}?(?:总工会(?:本级)?|[省市县区州旗]总(?!量|数|额|产|工会)(?:本级)?|各级工会|[\u4e00-\u9fff]{1,6}[市县区旗]工会(?!组织|会员|干部|主席|经费|系统|工作|代表)|全[省市县区州旗]工会|该[省市县区州会]|本级|我会)"
)
# 建立女职工组织, 慰问农民工: a group by itself, though made of general words
_SPECIFIC = re.compile("女职工|农民工|奖(?![金励补])")
_HOPED = re.compile("积极|精心|认真|扎实|迅速|高度重视|把|让|使(?!用)|令|确保|切实")
# 继续对女职工, 分批次、多地点开展疗休养: how it is done comes before what is done
_LEADING_MANNER = re.compile(
    "^(?:(?:继续|持续|进一步|深入|定期|集中|统一|专门|专项|就近|重点|全部|主要|每[年季月]|[分多逐][\u4e00-\u9fff]{1,3})[、,]?)+?"
    "(?=用于|对|为(?!主)|向|[\u4e00-\u9fff]{0,2}(?:开展|组织|举办|慰问|走访|帮扶|救助|资助|购买|采购|建设|新建|改造|发放))"
)
# 通过上门宣讲、集中培训等形式: how it is done
_MANNER = re.compile("^(?:通过|采取|采用|以).*(?:形式|方式|途径|渠道|手段|措施|办法)$")
# 开展竞赛举办|参赛面: a verb whose object was only a number
_LIGHT_END = re.compile("(?:的?(?:组织|策划|推进)[与和])?(?:举办|开展|实施|进行)$")
_BRIEFEST = 6
_SAYS_ENOUGH = 10
# Headings of any report, and claims: 工作概况, 帮扶效果显著
_OF_ANY = re.compile(
    "(?:概况|概述|综述|情况|简介|简况|回顾|总结|要点|新闻|报道|动态|成绩|成就|显著|明显|有力|有效|扎实|深入|突出|凸显|提升|增强)$"
)
_NUMBERING = re.compile(
    r"^\s*(?:[(]?[\d一二三四五六七八九十]{1,3}[).、]+|其?[一二三四五六七八九十]是)"
)
_HALVES = re.compile(r"[,!?;\s]")
_SHORT = 16


@lru_cache(maxsize=4096)
def is_general(words: str) -> bool:
    """Whether a phrase says too little to be understood alone: 投入资金, 惠及职工."""
    if _SPECIFIC.search(words):
        return False
    return len(words) <= _SAYS_ENOUGH and len(_general().sub("", words)) < 2


def raise_level(core: str, own: str) -> str:
    """新增省级 after 建成市级示范点 -> 新增省级示范点; empty where no level is said of both."""
    level, former = _LEVEL_END.search(own), _LEVEL.search(core)
    if not level or not former:
        return ""
    verb = "" if has_verb(own) else leading_verb(core[: former.start()])
    return verb + own + core[former.end() :]


def complete_level(own: str, following: str) -> str:
    """设立市级 before 县级创新工作室 -> 设立市级创新工作室, where a list names the thing last."""
    shared = _LEVELLED.match(following)
    of_one_thing = own.endswith("级") and shared and shared["thing"] not in ("以下", "以上")
    return own + shared["thing"] if shared and of_one_thing else own


def join_phrases(context: str, own: str) -> str:
    """The two put together, what the one ends in and the other begins with said once."""
    context = _COUNT_END.sub("", context)
    context = _LIGHT_END.sub("", context) if len(context) > _BRIEFEST else context
    if has_verb(own):
        context = _RAISED_END.sub("", context)
    for length in range(min(len(context), len(own)), 1, -1):
        if context.endswith(own[:length]):
            return context + own[length:]
    return context + own


@lru_cache(maxsize=4096)
def is_relative(words: str) -> bool:
    """Whether a phrase tells of what stands before it: 覆盖企业, 青年职工前来."""
    goes_on = _POINTING.search(words) or _TAKING_PART.search(words) or _COMPARED.match(words)
    return bool(goes_on or _relative().match(words))


def drop_pointing(words: str) -> str:
    """在这里成长的人才 -> 成长的人才, where what is meant is put before it."""
    return _POINTING.sub("", words)


def general_but_for_subject(words: str) -> bool:
    """Whether a federation is all that a phrase says beside general words: 某省总筹集资金."""
    bare = _SUBJECT.sub("", words, count=1)
    return bare != words and len(bare) > 1 and is_general(bare)


@lru_cache(maxsize=4096)
def giver_of(words: str) -> str:
    """全省工会 of 全省工会筹集资金; empty where no federation opens the phrase."""
    subject = _SUBJECT.match(words)
    return subject.group() if subject else ""


def collects_money(words: str) -> bool:
    """Whether money is only raised or set apart here, and spent elsewhere in the sentence."""
    return bool(_COLLECTING.search(words))


def ends_in_money(words: str) -> bool:
    return bool(_money().search(words))


def opens_with_purpose(words: str) -> bool:
    return bool(_purpose().match(words))


def drop_manner(words: str) -> str:
    """分批次、多地点开展疗休养 -> 开展疗休养."""
    return _LEADING_MANNER.sub("", words)


@lru_cache(maxsize=4096)
def is_praise(words: str) -> bool:
    """Whether a clause only praises or hopes: 提供了有力保障, 把温暖送到职工心坎上."""
    is_hope = _HOPED.match(words, len(giver_of(words)))
    return bool(is_hope or _MANNER.match(words) or _praise().search(words))


def suffix_of(unit: str) -> str:
    """What a label ends in so that it names a number: 人 -> 人数, 份 -> 份数."""
    return table_of("labels", "suffixes").get(unit, f"{unit}数")


@lru_cache(maxsize=4096)
def as_topic(words: str) -> str:
    """A phrase that can stand before a label; empty for a slogan or half a line."""
    phrase = tidy_phrase(_NUMBERING.sub("", words))
    if _OF_ANY.search(phrase) or is_praise(phrase):
        return ""
    return phrase if len(phrase) <= _SHORT and not _HALVES.search(words.strip()) else ""


@cache
def _general() -> re.Pattern[str]:
    return re.compile(any_of("labels", "general"))


@cache
def _relative() -> re.Pattern[str]:
    return re.compile(f"(?:线上线下|线上|线下|直接|间接|现场)?{any_of('labels', 'relative')}")


@cache
def _praise() -> re.Pattern[str]:
    return re.compile(f"{any_of('labels', 'praising')}[^,]*{any_of('labels', 'praise')}$")


@cache
def _money() -> re.Pattern[str]:
    return re.compile(any_of("labels", "money_ends") + "$")


@cache
def _purpose() -> re.Pattern[str]:
    return re.compile(any_of("labels", "purposes"))
