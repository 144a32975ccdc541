"""What each figure of a paragraph counts, as a noun phrase that is understood alone.

The words around a number in its clause come first (举办职工夜校8期 -> 举办职工夜校期数); a list
shares its verb; a phrase too general to stand alone takes what it belongs to from the clause,
the sentence or the heading before it (投入资金 -> 秋送助学投入资金).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from .clauses import Clause, Item
from .period import is_former
from .phrases import (
    beneficiary_of,
    collects_money,
    drop_last_verb,
    drop_pointing,
    ends_in_money,
    has_verb,
    is_general,
    is_relative,
    join_phrases,
    leading_verb,
    opens_with_purpose,
    raise_level,
    shorten,
    suffix_of,
    tidy_phrase,
)
from .quantities import Quantity
from .rates import name_rate
from .respective import name_respectively
from .wording import Wording, is_threshold, phrase_of, word_figure

_TOGETHER = re.compile(r"^\s*(?:共|共计|合计|总计|总共|一共|计)")
_PART = re.compile(r"^\W*(?:其中|含|包括)")
_SUM = re.compile(r"累计|总数|总量")
_COUNTED = re.compile(r"(?:总数|人数|数量|总量|次数|户数|发放量|阅读量|[工员人户家位业]数)$")
_NUMBERING = re.compile(
    r"^\s*(?:[(]?[\d一二三四五六七八九十]{1,3}[).、]+|其?[一二三四五六七八九十]是)"
)
_FOUNDED = re.compile("建成|建立|创建|新建|成立|组建|命名|表彰|评选|打造|建好|设立")
_HALVES = re.compile(r"[,!?;\s]")
_PER_HEAD = re.compile(r"每[人户名家个位生]$")
_MOVING = 4
_AHEAD = 10
_IS_STANDARD = re.compile("(?:的?标准)?(?:是|为)(?=每)")
_SHORT = 16
_LONG = 30
_BRIEF = 6
_LOOK_AHEAD = 3


@dataclass(frozen=True, slots=True)
class _Context:
    """What stands before a clause, and whether the clause is a part of it (其中)."""

    near: str
    core: str
    purpose: str
    is_part: bool


@dataclass(slots=True)
class _Reading:
    """What has been read of a paragraph so far."""

    words: str
    heading: str
    core: str = ""  # the phrase of the last figure of the sentence, without its suffix
    near: str = ""  # the clauses without a figure right before, within the sentence
    topic: str = ""  # the last short clause without a figure
    sentence: int = -1
    labels: dict[int, str] = field(default_factory=dict)


def name_labels(words: str, clauses: Sequence[Clause], heading: str) -> dict[int, str]:
    """The label of each figure of a paragraph, by where the figure starts.

    ``words`` is the folded paragraph, so that labels are spelled alike however a report is;
    ``heading`` is what it stands under.
    """
    reading = _Reading(words, _topic_of(heading))
    for index, clause in enumerate(clauses):
        if clause.sentence != reading.sentence:
            reading.sentence, reading.core, reading.near = clause.sentence, "", ""
        if clause.items:
            _read_figures(reading, clause, _purpose(words, clauses, index))
        else:
            _read_plain(reading, clause)
            if _is_sentence(clauses, index):
                reading.topic = _topic_of(words[clause.start : clause.end]) or reading.topic
    return reading.labels


def _is_sentence(clauses: Sequence[Clause], index: int) -> bool:
    """Whether a clause is a sentence by itself: what opens an item says what it is about."""
    around = [*clauses[max(0, index - 1) : index], *clauses[index + 1 : index + 2]]
    return all(clause.sentence != clauses[index].sentence for clause in around)


def _topic_of(words: str) -> str:
    """A phrase that can stand before a label; empty for a slogan or half a line."""
    phrase = tidy_phrase(_NUMBERING.sub("", words))
    return phrase if len(phrase) <= _SHORT and not _HALVES.search(words.strip()) else ""


def _read_plain(reading: _Reading, clause: Clause) -> None:
    phrase = tidy_phrase(reading.words[clause.start : clause.end])
    if not phrase:
        return
    joined = reading.near + phrase if is_general(phrase) or len(phrase) < 6 else phrase
    reading.near = joined if len(joined) <= _LONG else ""


def _purpose(words: str, clauses: Sequence[Clause], index: int) -> str:
    """What one of the next clauses of the sentence says the money of a clause is for."""
    if all(f.family != "money" for item in clauses[index].items for f in item.figures):
        return ""
    for clause in clauses[index + 1 : index + 1 + _LOOK_AHEAD]:
        if clause.sentence != clauses[index].sentence:
            break
        item = clause.items[0] if clause.items else Item(clause.start, clause.end)
        phrase = phrase_of(words, item)
        if opens_with_purpose(phrase):
            return phrase
    return ""


def _read_figures(reading: _Reading, clause: Clause, purpose: str) -> None:
    figures = [figure for item in clause.items for figure in item.figures]
    until = reading.words[clause.start : figures[0].start]
    listed = name_respectively(until, len(figures))
    if listed:
        for figure, phrase in zip(figures, listed, strict=True):
            reading.labels[figure.start] = _finish(Wording(phrase), figure)
        reading.core = phrase_of(reading.words, clause.items[0])
        return
    _read_items(reading, clause, purpose)


def _read_items(reading: _Reading, clause: Clause, purpose: str) -> None:
    verb = phrase = ""
    before = _Context(reading.near, reading.core, purpose, _opens_part(reading, clause))
    for position, item in enumerate(_without_thresholds(reading, clause)):
        own = phrase_of(reading.words, item)
        shared = verb if own and position and not has_verb(own) else ""
        phrase = own or phrase
        verb = leading_verb(phrase) or verb
        context = before
        if position and not shared and is_relative(phrase):
            context = _Context("", reading.core, purpose, False)
        for index, figure in enumerate(item.figures):
            wording = word_figure(reading.words, clause, item, index, phrase)
            lead = _lead(reading.words, item, index)
            named = _in_context(reading, context, shared + wording.phrase, lead, figure)
            if index and _SUM.search(lead) and not tidy_phrase(lead):
                named = join_phrases(named, "累计")
            label = _finish(Wording(named, wording.noun_last), figure)
            if is_former(lead, reading.words[figure.end : figure.end + _MOVING]):
                label += "(变动前)"
            reading.labels[figure.start] = label
            if _PER_HEAD.search(named):
                reading.core = context.near or context.core or named
            elif not _is_rate(named, figure):
                reading.core = shorten(named)
    reading.near = ""


def _without_thresholds(reading: _Reading, clause: Clause) -> Iterator[Item]:
    """The items, in which 百人以上 of 60家百人以上企业 is a word; it is named by itself."""
    for item in clause.items:
        plain = [figure for figure in item.figures if not _is_threshold(reading.words, figure)]
        if len(plain) == len(item.figures) or not plain:
            yield item
            continue
        for index, figure in enumerate(item.figures):
            if figure not in plain:
                phrase = phrase_of(reading.words, item)
                wording = word_figure(reading.words, clause, item, index, phrase)
                reading.labels[figure.start] = _finish(wording, figure)
        yield Item(item.start, item.end, plain)


def _is_threshold(words: str, figure: Quantity) -> bool:
    raw, trail = words[figure.start : figure.end], words[figure.end : figure.end + _AHEAD]
    return is_threshold(figure, raw, trail)


def _is_rate(named: str, figure: Quantity) -> bool:
    """Whether a figure only says how much of something there is; what follows is not of it."""
    if figure.family != "proportions":
        return False
    return name_rate(shorten(named), "", figure.unit) is not None


def _lead(words: str, item: Item, index: int) -> str:
    """What stands between a figure and the one before it, or the item's beginning."""
    start = item.figures[index - 1].end if index else item.start
    return words[start : item.figures[index].start]


def _opens_part(reading: _Reading, clause: Clause) -> bool:
    return bool(_PART.match(reading.words[clause.start : clause.end]))


def _in_context(reading: _Reading, context: _Context, own: str, lead: str, figure: Quantity) -> str:
    """The phrase itself, or with what it takes to be understood."""
    core, named = context.core, drop_pointing(own)
    if own != named:  # 走进其中, 这两项建制率: what is meant was named before
        return join_phrases(core, named) if core else _complete(reading, context, named, figure)
    if core and (context.is_part or (len(own) == 1 and "中" in core)):
        whole = drop_last_verb(core) if context.is_part else core.rpartition("中")[0]
        return own if whole in own else f"{whole}中{own}"
    if _PER_HEAD.search(own) and (context.near or core):
        return join_phrases(context.near or core, own)
    belongs = core and _TOGETHER.match(lead)
    relative = bool(core or context.near) and is_relative(own)
    whom = beneficiary_of(core)
    if whom and has_verb(own) and len(own) <= _BRIEF and not relative:
        return whom + own
    if own and not (belongs or relative or is_general(own)):
        return own
    if not own and core and _SUM.search(lead):
        return join_phrases(core, "累计")
    return raise_level(core, own) or _complete(reading, context, own, figure)


def _complete(reading: _Reading, context: _Context, own: str, figure: Quantity) -> str:
    """A general phrase after the nearest words that make it understood."""
    later = [reading.topic, reading.heading]
    candidates = [context.near, context.core, context.purpose, *later]
    if figure.family == "money" and collects_money(own):
        if context.purpose and not context.near and not has_verb(own):
            return f"{own}用于{context.purpose.removeprefix('用于')}"
        candidates = [context.near, context.purpose, context.core, *later]
    if _FOUNDED.match(own) and has_verb(context.core):  # 招聘…, 建成9个示范点: two deeds
        candidates.remove(context.core)
    for words in candidates:
        if words and words not in own and not is_general(words + own):
            stands_after = bool(own) and words.startswith("用于")
            return own + words if stands_after else join_phrases(words, own)
    nearest = next((words for words in candidates if words), "")
    return join_phrases(nearest, own) if own not in nearest else nearest or own


def _finish(wording: Wording, figure: Quantity) -> str:
    core = shorten(wording.phrase)
    if figure.family == "money":
        if _PER_HEAD.search(core):
            return _IS_STANDARD.sub("", core) + "标准"
        return core if ends_in_money(core) else core + "金额"
    if figure.family == "proportions":
        return name_rate(core, "", figure.unit) or core + "比例"
    if core.endswith("的企业规模"):
        return core + "标准"
    suffix = suffix_of(figure.unit)
    if not wording.noun_last and suffix == "数":
        suffix = figure.unit + suffix
    return core if _COUNTED.search(core) or core.endswith(suffix) else core + suffix
