"""In which order the words around a count name it: as they are written, or the counted last.

The written order without its numbers is nearly always true and understood: 支持7名职工创业 ->
支持职工创业 [人数]. Only where it is sure which words are the subject of which predicate does
what is counted come last: 7名职工创业 -> 创业的职工 [人数]. A verb or a preposition before the
number governs all that follows, a noun for people that ends in no word for people may be cut
amiss: in both cases the written order stays.
"""

import re
from dataclasses import dataclass

from .phrases import giver_of
from .pieces import EXTRA, clean_phrase
from .tidying import drop_adverbs, shorten, shorten_list, tidy_phrase
from .verbs import first_verb, has_verb_inside, leans_on_preposition

_WITNESS = re.compile(r"的(?:共同)?(?P<what>见证|陪同|带领|支持|努力|指导|帮助)下.*$")
# What a word for people ends in; another word may be cut amiss, or be no subject
_HEAD = re.compile("[人员工者民师手部模匠生女属机友哥众表兵才家童老弟妹妇警士长医教青年]”?$")
_THERE_ARE = re.compile(r"(?<=[\u4e00-\u9fff])有(?!限)(?=[^,有]{2,20}等$)")
_WITH = re.compile("(?:与|会同|联合|联手|携手)$")
# 准备[300份]礼包送到工地: where a thing goes is not what it is
_TAKES = re.compile("(?<=[\u4e00-\u9fff]{2})[把将]$")
_SENT = re.compile("^(?:送|发|交|寄|运)[到往给至]")
# 企业|职工技能竞赛, of which 30家 counts the firms
_OF_BODIES = re.compile(
    "(?:企业|单位|公司|学校|医院)(?!.*(?:企业|单位|工会|组织|队|团|会|部|[站点室])$).{4,}"
)
WHERE = re.compile(r"^(?P<lead>.*?)在(?![保职岗档册编读])(?P<where>[^,]{0,12})(?<!的)$")
_WORTH = re.compile(r"(?<!创造)(?:折合|折款|价值|折价|总价值|共计?|合计)(?:人民币)?$")
_DONE = re.compile(r"^([\u4e00-\u9fff]{2,4}?)了")
# 以[三个]群体为对象, 由[9家]单位组成: a preposition and its partner stay round their noun
_FRAMED = re.compile(
    "^(?:以(?!及)|由|从(?!业)|使)|(?:[着派邀带率请]|组成)$|把|(?<!即)将"
    "|(?<![认作成行因称以])为(?!主|期)|(?<![面方导走意倾定])向|(?<![交供补])给(?!予)"
    "|(?<![相应反针结])对(?![口接象外])"
)
# 作为全县服务体系中的重要平台: what they are taken for at length is praise
_AS = re.compile("作为|成为")
_LONGEST_TITLE = 10
_LONGEST_LIST = 16
"""Characters of a list before a number; a longer one shows its first member, or none."""


@dataclass(frozen=True, slots=True)
class Wording:
    """The phrase for one figure; ``noun_last`` says that it ends in what is counted."""

    phrase: str
    noun_last: bool = True


@dataclass(frozen=True, slots=True)
class Count:
    """The words around the number of a count.

    ``before`` it, the ``noun`` after it, and the ``predicate`` after that, to which words
    beyond the next number may belong; ``phrase`` is all of the item; ``beyond`` is what is done
    to the counted, told after a later figure: 对5名劳模和9名工匠[进行慰问]; ``of_people`` says
    that people are counted.
    """

    before: str
    noun: str
    predicate: str
    phrase: str
    beyond: str
    of_people: bool


def word_count(count: Count) -> Wording:
    """The phrase for a count, its words in one order or the other."""
    before, noun, predicate = count.before, count.noun, count.predicate
    if witness := _WITNESS.search(noun):
        before = before.removesuffix("在")
        noun, predicate = noun[: witness.start()], witness["what"]
    noun = tidy_phrase(EXTRA.sub("", noun))
    is_sent = _SENT.match(predicate) and not _TAKES.search(before)
    if not predicate or is_sent:
        return Wording(clean_phrase(before + noun), noun_last=not _OF_BODIES.match(noun))
    if found := _word_companions(before, noun, tidy_phrase(predicate)):
        return found
    if leans_on_preposition(before):
        whole = count.phrase + count.beyond
        is_later = predicate not in count.phrase
        return Wording(clean_phrase(before + noun + predicate if is_later else whole), False)
    predicate = _WORTH.sub("", tidy_phrase(predicate))
    if has_sure_subject(before, noun, count.of_people):
        return Wording(_put_subject_last(tidy_before(before), noun, predicate))
    return _keep_order(_THERE_ARE.sub("", before.strip()), noun, predicate)


def has_sure_subject(before: str, noun: str, of_people: bool) -> bool:
    """Whether a noun is the subject of what follows, and nothing before it governs it."""
    is_head = not of_people or bool(_HEAD.search(noun))
    return is_head and not has_verb_inside(before) and not _FRAMED.search(before)


def tidy_before(words: str) -> str:
    """What stands before a number, with the 等 that a list before it ends in."""
    words = _THERE_ARE.sub("", words.strip())
    return clean_phrase(words) + ("等" if words.endswith("等") else "")


def word_share(before: str, noun: str, predicate: str) -> Wording:
    """三分之二的企业签订了合同: the share of the bodies that did so."""
    parts = (tidy_phrase(words) for words in (before, noun, predicate))
    return Wording(_put_subject_last(*parts) + "占比")


def _word_companions(before: str, noun: str, predicate: str) -> Wording | None:
    """The bodies where a thing is done, or with which it is done."""
    if place := WHERE.match(before):
        bodies = tidy_before(place["where"]) + noun
        return Wording(_done_at(tidy_phrase(place["lead"]), bodies, predicate))
    if together := _WITH.search(before):
        return Wording(_done_at(tidy_phrase(before[: together.start()]), noun, predicate))
    return None


def _keep_order(before: str, noun: str, predicate: str) -> Wording:
    """支持[7名]职工创业 -> 支持职工创业 [人数]; what does not fit loses its end."""
    whole = clean_phrase(before + noun + predicate)
    if whole[:2] != shorten(whole)[:2]:
        named = f"{predicate}的{noun}" if before.endswith("等") else clean_phrase(before + noun)
        return Wording(named)
    return Wording(whole, noun_last=False)


def _done_at(before: str, bodies: str, predicate: str) -> str:
    """在30家企业开展竞赛, 竞赛在30家企业开展: the bodies where it is done are counted."""
    comes_first = not before or has_verb_inside(before) or bool(giver_of(before))
    deed = before + predicate if comes_first else predicate + before
    return f"{drop_adverbs(deed)}的{bodies}"


def _put_subject_last(before: str, noun: str, predicate: str) -> str:
    predicate = drop_adverbs(_DONE.sub(r"\1", predicate))
    if before.endswith("等") and len(before) > _LONGEST_LIST:
        before = shorten_list(before)
        before = before if len(before) <= _LONGEST_LIST else first_verb(before)
    if has_verb_inside(before):
        return f"{before}{predicate}的{noun}"
    named = f"{predicate}的{before}{noun}"
    is_title = _AS.match(predicate) and len(predicate) > _LONGEST_TITLE
    return before + noun if is_title else named
