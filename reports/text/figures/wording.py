"""The phrase that names one figure, out of the words of its item of a clause.

举办职工夜校8期 -> 举办职工夜校; 600家企业提供岗位2万个 -> 提供岗位的企业 for the first figure,
企业提供岗位 for the second. In which order the words stand: ``order.py``.
"""

import re
from dataclasses import dataclass

from .beyond import later_predicate, next_clause
from .clauses import Clause, Item
from .order import WHERE, Count, Wording, tidy_before, word_count, word_share
from .phrases import (
    collects_money,
    ends_in_money,
    giver_of,
    is_general,
    opens_with_purpose,
)
from .pieces import NOUN_FOLLOWS, VALUED, clean_phrase, pieces_of
from .quantities import Quantity
from .tidying import tidy_phrase
from .verbs import (
    has_verb,
    has_verb_inside,
    leans_on_preposition,
    moves_others,
    split_last_verb,
    split_predicate,
)

_UNCOUNTABLE = {"money", "proportions", "durations"}
# 4个直属单位分别是…: what they are called is no part of what they are
_ENUMERATES = re.compile("(?:分别|依次)(?:是|为).*$")
# 六期读书班坚持|学用结合: in what manner, or how it is thought of, is no part of what they are
_IS_SO = re.compile(
    r"(?<=[\u4e00-\u9fff”]{2})(?:[都均也已]?(?:一直|始终)|[都均也已]?(?:坚持|秉持|秉承|遵循)|[^,]{0,2}如火如荼|方兴未艾).*$"
)
# 40场以“…”为主题的|竞赛
_THEMED = re.compile(r"^以[^,]{1,40}?为[^,的]{1,5}的(?=[\u4e00-\u9fff])")
# 以骑手、司机等[5类]人员为重点: the kinds themselves, not what they are taken for
_TAKEN_AS = re.compile(r"(?:^|[,;])\s*以(?!及)(?P<what>[^,]*)$")
_TAKEN_FOR = re.compile(
    r"^(?P<noun>[^,为]{1,12})为(?:工作)?(?:重点|主|对象|主体|载体|目标|切入点|突破口|抓手|依托|核心|中心|主线|单位|纽带|平台|试点)"
)
# 发挥9个站点的|作用
_USED = re.compile(r"(?<=[\u4e00-\u9fff)])的[^的]{0,4}(?:作用|优势|功能)$")
# 50名职工的|健康: of a thing that each of them has, they are what is counted
_OWNED = re.compile(
    r"(?<=[\u4e00-\u9fff]{2})的(?:身心|生命|劳动|生产|生活|就业|合法|切身|急难愁盼|后顾|实际|入会)?"
    r"(?:健康|权益|安全|生活|需求|诉求|心声|利益|期盼|困难|问题|之忧|工资|收入|热情|积极性|素质|技能)(?:水平)?$"
)
# 9个县有[3个]: only the second did what follows
_OF_THESE = re.compile("[中]?有$")
# 3个镇工会经费突破[90万元]: how much tells which ones are counted
_REACHES = re.compile(r"(?<=[\u4e00-\u9fff]{2})(?P<how>突破|超过?|达到?|过|不足|低于)$")
_DEED_DONE = re.compile(r"^进行了?(?P<deed>[\u4e00-\u9fff]{2,8})$")
_BEYOND = re.compile(r"^(?:进行|开展|实施)了?[\u4e00-\u9fff]{2,8}$")
# 提供60家企业900个岗位: the bodies that a thing comes from
_OFFERING = re.compile("(?:提供|归集|推出|发布|征集|带来)$")
# 机关单位|的困难职工, of which 53家 counts the former
_MEMBERS = re.compile(
    r"^(?:(?P<bodies>.*?(?:企业|单位|机关|工会|公司|学校|医院|部门|社区|班组|街道|乡镇|[市县区州镇村]))的.*?"
    r"(?:职工|人员|群众|干部|员工|工人|会员|家庭|劳模|代表)|(?P<kinds>[^的]{0,6}(?:工种|行业|系统|领域|专业))的(?P<thing>.*))$"
)
_AND_MORE = re.compile(r"^(?:[和及与、]|并(?!联))")
_AMONG = re.compile(
    r"^(?P<all>[^,]{2,}?)中(?!选[优好强])(?=评选|选|推荐|遴选|产生|评|筛选|挑选|推选)"
)
_EACH_WORTH = re.compile(r"每[人户名家位份]价值$")
# 为[90家]企业安排资金: what they are given is done, and not the end of their name
_GIVEN_TO = re.compile(
    "(?:^|(?<=[会局委将还共]))[为向给](?:[^,为向给]{0,4}全[省市县区州旗]|[^,为向给]{2,8}的)?$"
)
_PLACE_ONLY = re.compile(r"[在于][^,。;]{2,12}")
_OVER = ("超过", "突破", "不足", "超")
_THRESHOLD = ("以上", "以下", "以内")
_SIZED = re.compile(r"的|或|及其|[\u4e00-\u9fff、]{0,8}(?:企业|单位|规模)")
# 准备[300份]礼包送到工地: where a thing goes is not what it is
_SENT = re.compile("^(?:送|发|交|寄|运)[到往给至]")


@dataclass(frozen=True, slots=True)
class _Around:
    """The words ``before`` a figure in its item, ``after`` it up to the next, and the ``rest``.

    ``phrase`` is all of the item in words, ``following`` the figure after this one.
    """

    words: str
    clause: Clause
    item: Item
    figure: Quantity
    following: Quantity | None
    before: str
    after: str
    rest: str
    phrase: str


def is_threshold(figure: Quantity, raw: str, trail: str) -> bool:
    """Whether a number of people says how large a body must be: 25人以下企业."""
    return figure.family == "people" and raw.endswith(_THRESHOLD) and bool(_SIZED.match(trail))


def word_figure(words: str, clause: Clause, item: Item, index: int, phrase: str) -> Wording:
    """The phrase for the figure ``item.figures[index]``; ``phrase`` is that of all the item."""
    figure, later = item.figures[index], item.figures[index + 1 :]
    if is_threshold(figure, words[figure.start : figure.end], words[figure.end : item.end]):
        return Wording(f"{phrase}的企业规模")
    pieces = pieces_of(words, item)
    around = _Around(
        words=words,
        clause=clause,
        item=item,
        figure=figure,
        following=later[0] if later else None,
        before="".join(pieces[: index + 1]),
        after=pieces[index + 1],
        rest="".join(pieces[index + 2 :]),
        phrase=phrase,
    )
    if figure.family == "money":
        return _word_money(around)
    return _word_some(around) or _word_by_predicate(around)


def _word_some(around: _Around) -> Wording | None:
    """The phrase where the next number tells of some of these, or how much they have."""
    before, after, following = around.before, around.after, around.following
    if among := _AMONG.match(after):
        return Wording(tidy_phrase(before.rpartition("从")[2] + among["all"]))
    if not following:
        return None
    between = around.words[around.figure.end : following.start]
    if _OF_THESE.search(between):
        return Wording(clean_phrase(before + after))
    reaches = _REACHES.search(between)
    much = around.words[following.start : following.end]
    if following.family in _UNCOUNTABLE and (reaches or much.startswith(_OVER)):
        how = reaches["how"] if reaches else ""
        return Wording(f"{clean_phrase(before + after)}{how}{much}", noun_last=False)
    return None


def _word_by_predicate(around: _Around) -> Wording:
    """The phrase by the noun and the predicate that follow the number."""
    before, after, figure = around.before, around.after, around.figure
    if taken := _taken_for(around):
        return Wording(taken)
    noun, predicate = split_predicate(_bare_noun(after, figure))
    noun = _bodies_of(before, noun) if figure.family == "bodies" else noun
    shares = figure.family == "proportions" and not noun.startswith("比例")
    if shares and not predicate:
        predicate = later_predicate(around.words, around.clause, figure)
    if shares and noun and predicate and not has_verb_inside(around.phrase[:2]):
        return word_share(before, noun, predicate)
    if _AND_MORE.match(noun):
        return Wording(clean_phrase(before))
    if _GIVEN_TO.search(before) and has_verb_inside(after):
        return Wording(around.phrase, noun_last=False)
    if not predicate and around.following:
        noun, predicate = split_last_verb(noun)
    if figure.family in _UNCOUNTABLE or not NOUN_FOLLOWS.match(noun):
        return Wording(around.phrase, noun_last=not predicate)
    if predicate and has_verb(before.strip()) and _is_alike(figure, around.following):
        return Wording(clean_phrase(before + noun))
    if predicate:
        return _word_counted(around, noun, predicate + around.rest, "")
    return _word_without_predicate(around, noun)


def _is_alike(figure: Quantity, following: Quantity | None) -> bool:
    """组织[三个]小组赴9个乡镇: of two things counted alike the suffix does not tell which."""
    is_body = figure.family not in ("people", *_UNCOUNTABLE)
    return is_body and following is not None and following.unit == figure.unit


def _bare_noun(after: str, figure: Quantity) -> str:
    """What follows a number, without what is only told of how, or as what, it is."""
    noun = _THEMED.sub("", _IS_SO.sub("", _ENUMERATES.sub("", after)))
    noun = _USED.sub("", noun)
    return _OWNED.sub("", noun) if figure.family == "people" else noun


def _taken_for(around: _Around) -> str:
    """以甲、乙[2类]群体为重点 -> 甲、乙群体; empty where nothing is taken for something."""
    before, after = _TAKEN_AS.search(around.before), _TAKEN_FOR.match(around.after)
    return tidy_phrase(before["what"] + after["noun"]) if before and after else ""


def _bodies_of(before: str, noun: str) -> str:
    """机关单位的困难职工 -> 机关单位, 工种的比武 -> 比武工种: of the two, what is counted."""
    members = _MEMBERS.match(noun)
    if not members:
        return noun
    thing = "" if members["bodies"] or members["thing"] in before else members["thing"]
    return members["bodies"] or thing + members["kinds"]


def _word_without_predicate(around: _Around, noun: str) -> Wording:
    """The phrase where what the counted do is said elsewhere, or nowhere."""
    before, after, figure = around.before, around.after, around.figure
    if not around.rest and not has_verb_inside(after) and _GIVEN_TO.search(before):
        given = VALUED.sub("", next_clause(around.words, around.clause))
        return Wording(clean_phrase(before + after + given), noun_last=not given)
    if around.following and figure.unit != "个" and _OFFERING.search(before.strip()):
        return Wording(clean_phrase(f"{before}{around.rest}的{noun}"))
    later = later_predicate(around.words, around.clause, figure) if moves_others(before) else ""
    if _is_place(around, noun):
        later = next_clause(around.words, around.clause)
    return _word_counted(around, noun, later, later if _BEYOND.match(later) else "")


def _is_place(around: _Around, noun: str) -> bool:
    """Whether a clause only names the bodies where the next one happens: 在9家企业,建立…."""
    is_all = len(around.item.figures) == 1 and around.figure.family == "bodies"
    inside = noun.endswith(("中", "上", "里")) or has_verb_inside(around.before)
    return is_all and not inside and bool(WHERE.match(around.before))


def _word_counted(around: _Around, noun: str, predicate: str, beyond: str) -> Wording:
    before, figure = around.before, around.figure
    if _PLACE_ONLY.fullmatch(predicate):
        predicate += next_clause(around.words, around.clause)
    done = _DEED_DONE.match(predicate)
    is_object = "对" in around.words[around.clause.start : figure.start]
    if done and is_object and not leans_on_preposition(before):
        which = tidy_before(before) + ("的" if before.rstrip().endswith("的") else "")
        return Wording(done["deed"] + which + tidy_phrase(noun))
    of_people = figure.family == "people"
    return word_count(Count(before, noun, predicate, around.phrase, beyond, of_people))


def _word_money(around: _Around) -> Wording:
    """投入[12万元]为环卫工人购买保险: what the money is for comes first."""
    before, after = around.before, around.after
    if _EACH_WORTH.search(around.words[around.item.start : around.figure.start].rstrip()):
        return Wording(f"{around.phrase}每人价值")
    noun, predicate = split_predicate(after)
    purpose = (predicate if noun else after) + around.rest
    giver = giver_of(tidy_phrase(before))
    given = tidy_phrase(before)[len(giver) :]
    raised = has_verb(given) and collects_money(given)
    named = noun if ends_in_money(noun) or _SENT.match(predicate) else ""
    if raised and opens_with_purpose(purpose) and (named or not noun):
        return Wording(giver + clean_phrase(purpose) + clean_phrase(given + named))
    own = clean_phrase(before + named) if named else around.phrase
    if named and is_general(own) and opens_with_purpose(purpose):
        return Wording(clean_phrase(purpose) + own)
    return Wording(own)
