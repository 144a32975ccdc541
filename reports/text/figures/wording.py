"""The words of one item of a clause, put in the order in which they name one of its figures.

举办职工夜校8期 -> 举办职工夜校; 组织600家企业提供岗位2万个 -> 组织提供岗位的企业 for the first
figure, 组织企业提供岗位 for the second.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from .clauses import Clause, Item
from .phrases import collects_money, ends_in_money, opens_with_purpose
from .quantities import Quantity
from .tidying import (
    BULLETS,
    drop_adverbs,
    drop_counting,
    drop_frame,
    shorten,
    shorten_list,
    tidy_phrase,
)
from .verbs import (
    first_verb,
    has_verb,
    has_verb_inside,
    leans_on_preposition,
    moves_others,
    split_last_verb,
    split_predicate,
)

_NOUN_FOLLOWS = re.compile(r"[\u4e00-\u9fff“《‘(]")
_WITNESS = re.compile(r"的(?:共同)?(?P<what>见证|陪同|带领|支持|努力|指导|帮助)下.*$")
_UNCOUNTABLE = {"money", "proportions", "durations"}
# (次) without its 人; 为 without whom
_EXTRA = re.compile(
    r"\(次\)|已(?=将)|这样的|这种|(?<![公中总])共(?=受理|举办|开展|筹集|发放|投入|慰问|走访|培训|组织|接待|救助|帮扶|资助|补助|拨付|下拨|征集|收到"
    r"|表彰|签订|发展|创建|评选)|[为对向给](?=送去|送上|发放|提供|办理|赠送|购买|申请|开展)|(?<=[会位])就(?=投入|发放|筹集)"
)
# 将县总筹措的3万元送到: what is taken needs no preposition in a name
_TAKING = re.compile(
    "(?:把(?![握关手脉控])|[已还均都]?(?<![即必])将(?!军|来|近))(?=[\u4e00-\u9fff]{2})"
    "(?!.*(?:用于|作为|列入|纳入|打造|延伸|转化))"
)
# 5个产业工会分别是…: what they are called is no part of what they are
_ENUMERATES = re.compile("(?:分别|依次)(?:是|为).*$")
# 9个县有[3个]: only the second did what follows
_OF_THESE = re.compile("[中]?有$")
# 2个县工会经费突破[150万元]: how much tells which ones are counted
_REACHES = re.compile(r"(?<=[\u4e00-\u9fff]{2})(?P<how>突破|超过?|达到?|过|不足|低于)$")
# What a word for people ends in; another word may be cut amiss, or be no subject
_HEAD = re.compile("[人员工者民师手部模匠生女属机友哥众表兵才家童老弟妹妇警士长医教青年]”?$")
_THERE_ARE = re.compile(r"(?<=[\u4e00-\u9fff])有(?=[^,有]{2,20}等$)")
# 对30家企业进行检查: to inspect 30 firms
_OBJECT_DONE = re.compile(
    r"^(?P<who>[^,对]{0,12})对(?P<whom>.+)(?:进行|开展|实施)了?(?:一次|[\u4e00-\u9fff]{2,3}的)?(?P<deed>[\u4e00-\u9fff]{2,8})$"
)
_DEED_DONE = re.compile(r"^进行了?(?P<deed>[\u4e00-\u9fff]{2,8})$")
_BEYOND = re.compile(r"^(?:进行|开展|实施)了?[\u4e00-\u9fff]{2,8}$")
# 提供60家企业900个岗位: the bodies that a thing comes from
_OFFERING = re.compile("(?:提供|归集|推出|发布|征集|带来)$")
# 机关单位|的困难职工, of which 53家 counts the former
_MEMBERS = re.compile(
    r"^(?:(?P<bodies>.*?(?:企业|单位|机关|工会|公司|学校|医院|部门|社区|班组|街道|乡镇|[市县区州镇村]))的.*?"
    r"(?:职工|人员|群众|干部|员工|工人|会员|家庭|劳模|代表)|(?P<kinds>[^的]{0,6}(?:工种|行业|系统|领域|专业))的(?P<thing>.*))$"
)
_ASIDE = re.compile(r"\((?:不包括|不含|不包含|含|包括)[^()]*\)")
_WITH = re.compile("(?:与|会同|联合|联手|携手)$")
_ITEM_SIGN = re.compile("、|[和与及]")
# 准备[300份]礼包送到工地: where a thing goes is not what it is
_SENT = re.compile("^(?:送|发|交|寄|运)[到往给至]")
_PLACED = re.compile("^(?:在(?![保职岗档册建校编外读线])|从(?!业)|对(?![口接外象]))")
_LIST_ENDS = re.compile("等(?:共|共计)?$")
# 企业|职工技能竞赛, of which 30家 counts the firms
_OF_BODIES = re.compile(
    "(?:企业|单位|公司|学校|医院)(?!.*(?:企业|单位|工会|组织|队|团|会|部|[站点室])$).{4,}"
)
_WHERE = re.compile(r"^(?P<lead>.*?)在(?![保职岗档册编读])(?P<where>[^,]{0,12})$")
_AND_MORE = re.compile(r"^[和及与、]")
_AMONG = re.compile(r"^(?P<all>[^,]{2,}?)中(?=评选|选|遴选|产生|评)")
_WORTH = re.compile(r"(?<!创造)(?:折合|折款|价值|折价|总价值|共计?|合计)(?:人民币)?$")
_VALUED = re.compile(r"(?:每[人户名家位份])?总?价值$")
_EACH_WORTH = re.compile(r"每[人户名家位份]价值$")
_DONE = re.compile(r"^([\u4e00-\u9fff]{2,4}?)了")
_COMPOSED = re.compile(r"由?组成$")
_PLACE_ONLY = re.compile(r"[在于][^,。;]{2,12}")
_DEED = re.compile(r"[^,。;:\d]{2,20}(?=[,。;\d])")
# 以[三个]群体为对象, 由[9家]单位组成: a preposition and its partner stay round their noun
_FRAMED = re.compile(
    "^(?:以(?!及)|由|从(?!业)|使)|(?:[着派邀带率请]|组成)$|把|(?<!即)将"
    "|(?<![认作成行因称以])为(?!主|期)|(?<![面方导走意倾定])向|(?<![交供补])给(?!予)"
    "|(?<![相应反针结])对(?![口接象外])"
)
# 为[90家]企业安排资金: what they are given is done, and not the end of their name
_GIVEN_TO = re.compile("(?:^|(?<=[会局委将还共]))[为向给](?:全[省市县区州旗]|[^,为向给]{2,6}的?)?$")
_LONGEST_DEED = 24
_LONGEST_LIST = 16
"""Characters of a list before a number; a longer one shows its first member, or none."""
_THRESHOLD = ("以上", "以下", "以内")
_SIZED = re.compile(r"的|或|及其|[\u4e00-\u9fff、]{0,8}(?:企业|单位|规模)")


@dataclass(frozen=True, slots=True)
class Wording:
    """The phrase for one figure; ``noun_last`` says that it ends in what is counted."""

    phrase: str
    noun_last: bool = True


def is_threshold(figure: Quantity, raw: str, trail: str) -> bool:
    """Whether a number of people says how large a body must be: 25人以下企业."""
    return figure.family == "people" and raw.endswith(_THRESHOLD) and bool(_SIZED.match(trail))


def phrase_of(words: str, item: Item) -> str:
    """All words of an item without its figures."""
    pieces = _pieces_of(words, item)
    named = _clean("".join(pieces))
    named = _COMPOSED.sub("成员", named)
    return named + "等" if "、" in named and _LIST_ENDS.search("".join(pieces)) else named


def _pieces_of(words: str, item: Item) -> list[str]:
    """The words of an item around its figures, without what only introduces these."""
    pieces, position = [], item.start
    for figure in item.figures:
        pieces.append(drop_counting(words[position : figure.start]))
        position = figure.end
    pieces.append(words[position : item.end])
    pieces[0] = pieces[0].lstrip(BULLETS + " ")
    pieces[1:] = [piece.strip().removeprefix("的") for piece in pieces[1:]]
    return [
        _VALUED.sub("", piece) if _NOUN_FOLLOWS.match(after.strip()) else piece
        for piece, after in zip(pieces, [*pieces[1:], ""], strict=True)
    ]


@lru_cache(maxsize=4096)
def _clean(words: str) -> str:
    """The phrase in words of an item, several of which are asked for again by the next ones."""
    words = _TAKING.sub("", _EXTRA.sub("", _ASIDE.sub("", words)))
    words = drop_adverbs(tidy_phrase(words))
    words = _OBJECT_DONE.sub(r"\g<who>\g<deed>\g<whom>", drop_frame(words))
    if not has_verb_inside(words):
        words = _PLACED.sub("", words)
    return tidy_phrase(words)


def word_figure(words: str, clause: Clause, item: Item, index: int, phrase: str) -> Wording:
    """The phrase for the figure ``item.figures[index]``; ``phrase`` is that of all the item."""
    figure = item.figures[index]
    pieces = _pieces_of(words, item)
    before, after = "".join(pieces[: index + 1]), pieces[index + 1]
    rest = "".join(pieces[index + 2 :])
    if is_threshold(figure, words[figure.start : figure.end], words[figure.end : item.end]):
        return Wording(f"{phrase}的企业规模")
    if figure.family == "money":
        each = bool(_EACH_WORTH.search(words[item.start : figure.start].rstrip()))
        return _word_money(before, after, rest, f"{phrase}每人价值" if each else phrase)
    if among := _AMONG.match(after):
        return Wording(tidy_phrase(before.rpartition("从")[2] + among["all"]))
    raw = words[figure.end : item.figures[index + 1].start] if item.figures[index + 1 :] else ""
    if _OF_THESE.search(raw):
        return Wording(_clean(before + after))
    reaches = _REACHES.search(raw)
    if reaches and item.figures[index + 1].family in _UNCOUNTABLE:
        limit = item.figures[index + 1]
        reached = _clean(before + after) + reaches["how"] + words[limit.start : limit.end]
        return Wording(reached, noun_last=False)
    noun, predicate = split_predicate(_ENUMERATES.sub("", after))
    if figure.family == "bodies" and (members := _MEMBERS.match(noun)):
        thing = "" if members["bodies"] or members["thing"] in before else members["thing"]
        noun = members["bodies"] or thing + members["kinds"]
    shares = figure.family == "proportions" and not noun.startswith("比例")
    if shares and noun and predicate and not has_verb_inside(phrase[:2]):
        return Wording(_share_of(before, noun, predicate))
    if _AND_MORE.match(noun):
        return Wording(_clean(before))
    if _GIVEN_TO.search(before) and has_verb_inside(after):
        return Wording(phrase, noun_last=False)
    if not predicate and index + 1 < len(item.figures):
        noun, predicate = split_last_verb(noun)
    if figure.family in _UNCOUNTABLE or not _NOUN_FOLLOWS.match(noun):
        return Wording(phrase, noun_last=not predicate)
    later = rest if predicate else ""
    if not predicate and moves_others(before):
        later = _later_predicate(words, clause, figure)
    if not predicate and not rest and not has_verb_inside(after) and _GIVEN_TO.search(before):
        given = _VALUED.sub("", _next_clause(words, clause))
        return Wording(_clean(before + after + given), noun_last=not given)
    stands_alone = len(item.figures) == 1 and not noun.endswith(("中", "上", "里"))
    stands_alone = stands_alone and not has_verb_inside(before)
    if not predicate and stands_alone and figure.family == "bodies" and _WHERE.match(before):
        later = _next_clause(words, clause)  # 在[9家]企业,建立职代会
    if _PLACE_ONLY.fullmatch(predicate + later):
        later += _next_clause(words, clause)
    offers = figure.unit != "个" and _OFFERING.search(before.strip())
    if index + 1 < len(item.figures) and not predicate and offers:
        return Wording(_clean(f"{before}{rest}的{noun}"))
    done = _DEED_DONE.match(predicate + later)
    if done and "对" in words[clause.start : figure.start] and not leans_on_preposition(before):
        return Wording(done["deed"] + _tidy_before(before) + tidy_phrase(noun))
    beyond = later if not predicate and _BEYOND.match(later) else ""
    is_sure = figure.family != "people" or bool(_HEAD.search(tidy_phrase(noun)))
    return _word_count(before, noun, predicate + later, phrase, beyond, is_sure)


def _word_money(before: str, after: str, rest: str, phrase: str) -> Wording:
    """投入[12万元]为环卫工人购买保险: what the money is for comes first."""
    if phrase.endswith("每人价值"):
        return Wording(phrase)
    noun, predicate = split_predicate(after.removeprefix("的"))
    purpose = (predicate if noun else after) + rest
    raised = has_verb(before.strip()) and collects_money(before)
    named = noun if ends_in_money(noun) or _SENT.match(predicate) else ""
    if raised and opens_with_purpose(purpose) and (named or not noun):
        return Wording(_clean(purpose) + _clean(before + named))
    return Wording(_clean(before + named) if named else phrase)


def _word_count(
    before: str, noun: str, predicate: str, phrase: str, beyond: str, is_sure: bool
) -> Wording:
    """组织[60家]企业提供岗位: the bodies counted come last, what they did before them.

    ``beyond`` is what is done to them, told after a later figure: 对5名劳模和9名工匠[进行慰问].
    """
    if witness := _WITNESS.search(noun):
        before = before.removesuffix("在")
        noun, predicate = noun[: witness.start()], witness["what"]
    noun = tidy_phrase(_EXTRA.sub("", noun))
    if not predicate or _SENT.match(predicate):
        return Wording(_clean(before + noun), noun_last=not _OF_BODIES.match(noun))
    if place := _WHERE.match(before):
        bodies = _tidy_before(place["where"]) + noun
        return Wording(_done_at(tidy_phrase(place["lead"]), bodies, tidy_phrase(predicate)))
    if together := _WITH.search(before):
        deed = tidy_phrase(predicate)
        return Wording(_done_at(tidy_phrase(before[: together.start()]), noun, deed))
    if leans_on_preposition(before) and predicate not in phrase:
        return Wording(_clean(before + noun + predicate), noun_last=False)
    if leans_on_preposition(before):
        return Wording(_clean(phrase + beyond), noun_last=False)
    predicate = _WORTH.sub("", tidy_phrase(predicate))
    if not is_sure or has_verb_inside(before) or _FRAMED.search(before):
        return _elide(_THERE_ARE.sub("", before.strip()), noun, predicate)
    return Wording(_reorder(_tidy_before(before), noun, predicate))


def _elide(before: str, noun: str, predicate: str) -> Wording:
    """The words in their own order: 支持[7名]职工创业 -> 支持职工创业 [人数]."""
    whole = _clean(before + noun + predicate)
    if whole[:2] != shorten(whole)[:2]:  # what does not fit loses its end, not its beginning
        return Wording(_clean(before + noun))
    return Wording(whole, noun_last=False)


def _tidy_before(words: str) -> str:
    """What stands before a number, with the 等 that a list before it ends in."""
    words = _THERE_ARE.sub("", words.strip())
    return _clean(words) + ("等" if words.endswith("等") else "")


def _later_predicate(words: str, clause: Clause, figure: Quantity) -> str:
    """2600家单位、[3万名]职工参加竞赛: the verb may stand after a further figure."""
    later = [other for item in clause.items for other in item.figures if other.start > figure.end]
    ends = [other.start for other in later[1:]] + [clause.end]
    for position, (other, end) in enumerate(zip(later, ends, strict=False)):
        if has_verb_inside(_ITEM_SIGN.split(words[figure.end : other.start])[-1]):
            return ""  # 新建30家驿站、组织[200名]劳模疗休养: another deed
        noun, predicate = split_predicate(words[other.end : end].strip())
        if predicate and (not noun or _NOUN_FOLLOWS.match(noun)):
            further = zip(later[position + 1 :], ends[position + 1 :], strict=True)
            rest = (words[last.end : stop].strip().removeprefix("的") for last, stop in further)
            return drop_counting(predicate) + "".join(rest)
        if not _NOUN_FOLLOWS.match(noun):
            return ""
    return ""


def _next_clause(words: str, clause: Clause) -> str:
    """What is done at the place that a clause ends with: 50名选手在技校集合,分组比武."""
    after = words[clause.end + 1 : clause.end + 1 + _LONGEST_DEED]
    found = _DEED.match(after) if words.startswith(",", clause.end) else None
    return found.group() if found else ""


def _share_of(before: str, noun: str, predicate: str) -> str:
    """三分之二的企业签订了合同: the share of the bodies that did so."""
    return _reorder(tidy_phrase(before), tidy_phrase(noun), tidy_phrase(predicate)) + "占比"


def _done_at(before: str, bodies: str, predicate: str) -> str:
    """在30家企业开展竞赛, 竞赛在30家企业开展: the bodies where it is done are counted."""
    deed = before + predicate if has_verb_inside(before) or not before else predicate + before
    return f"{drop_adverbs(deed)}的{bodies}"


def _reorder(before: str, noun: str, predicate: str) -> str:
    predicate = drop_adverbs(_DONE.sub(r"\1", predicate))
    if before.endswith("等") and len(before) > _LONGEST_LIST:
        before = shorten_list(before)
        before = before if len(before) <= _LONGEST_LIST else first_verb(before)
    if has_verb_inside(before):
        return f"{before}{predicate}的{noun}"
    return f"{predicate}的{before}{noun}"
