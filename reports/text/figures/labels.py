"""What each figure of a paragraph counts, as a noun phrase that is understood alone.

The words around a number in its clause come first (举办职工夜校8期 -> 举办职工夜校期数); a list
shares its verb; a phrase too general to stand alone takes what it belongs to from the clause,
the sentence or the heading before it (投入资金 -> 秋送助学投入资金).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from .clauses import Clause, Item
from .context import OF_AREA, PER_HEAD, SUM, Context, put_in_context, tell_apart
from .ending import finish_label
from .order import Wording
from .period import is_former
from .phrases import (
    as_topic,
    complete_level,
    drop_manner,
    giver_of,
    is_general,
    is_praise,
    is_relative,
    join_phrases,
)
from .pieces import phrase_of
from .purpose import purpose_of
from .quantities import Quantity
from .rates import name_rate
from .respective import name_respectively, name_shared_out
from .soundness import sure_name
from .tidying import drop_adverbs, drop_frame, shorten, shorten_list, tidy_phrase
from .verbs import has_verb, has_verb_inside, leading_verb
from .wording import is_threshold, word_figure

_PART = re.compile(r"^\W*(?:其中|含|包括)")
# 在[300万元]救助金中, 省总拿出…: as 其中
_IS_WHOLE = re.compile("^在.*[\u4e00-\u9fff](?<![程])中$")
# “爱心小屋”是在各级支持下: what is told of comes before 是
_IS_DONE = re.compile("^(?:[这本此]次)?(?P<what>[^,是]{2,20})(?:是(?=[在由以])|以[^,]+为主$)")
_EACH = re.compile("每[人户名家个位]")
_AVERAGE = re.compile("^[人户]均")
_MOVING = 4
_AHEAD = 10
_LONG = 30
# 某市5家单位被授予奖状: who they are and what they did
_IS_TOLD = re.compile("[^其被获]{4,}(?:被|荣获|获)")
_LONG_DEED = 14
"""Characters of a deed that is understood without the whole it is done by a part of."""


@dataclass(slots=True)
class _Reading:
    """What has been read of a paragraph so far."""

    words: str
    heading: str
    core: str = ""  # the phrase of the last figure of the sentence, without its suffix
    family: str = ""  # what the last figure measures
    near: str = ""  # the clauses without a figure right before, within the sentence
    whole: str = ""  # what 其中 has opened the parts of, up to the full stop
    part_family: str = ""  # what the first of those parts measures
    parted: bool = False  # 其中 stands right before, as a clause of its own
    topic: str = ""  # the last short clause without a figure
    sentence: int = -1
    opener: str = ""  # the phrase of the first figure of the sentence
    labels: dict[int, str] = field(default_factory=dict)
    openers: dict[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _ReadItem:
    """An item of a clause with its ``phrase``, and what that is understood with.

    ``shared`` is the verb of the list that it goes on, ``following`` the phrase of the next item.
    """

    item: Item
    phrase: str
    shared: str
    following: str
    context: Context


def name_labels(words: str, clauses: Sequence[Clause], heading: str) -> dict[int, str]:
    """The label of each figure of a paragraph, by where the figure starts.

    ``words`` is the folded paragraph, so that labels are spelled alike however a report is;
    ``heading`` is what it stands under.
    """
    reading = _Reading(words, as_topic(heading))
    last = {clause.sentence: index for index, clause in enumerate(clauses) if clause.items}
    for index, clause in enumerate(clauses):
        if clause.sentence != reading.sentence:
            _open_sentence(reading, clause)
        if clause.items:
            _read_figures(reading, clause, purpose_of(words, clauses, index))
        else:
            reading.parted = bool(_PART.match(words[clause.start : clause.end]))
            if index < last.get(clause.sentence, 0):  # else no figure is left to be explained
                _read_plain(reading, clause)
            if _is_sentence(clauses, index):
                reading.topic = as_topic(words[clause.start : clause.end]) or reading.topic
    return tell_apart(reading.labels, reading.openers)


def _open_sentence(reading: _Reading, clause: Clause) -> None:
    """Forget what was said, but for the whole that 其中 may name the parts of."""
    listed = reading.words[clause.start - 1 : clause.start] == ";"
    opens = _PART.match(reading.words[clause.start : clause.end])
    in_parts = reading.whole and reading.core.startswith(f"{reading.whole}中")
    if opens and not in_parts:
        reading.whole = reading.core
    elif not (opens or listed):
        reading.whole = ""
    reading.sentence, reading.core, reading.near = clause.sentence, "", ""
    reading.opener = ""


def _is_sentence(clauses: Sequence[Clause], index: int) -> bool:
    """Whether a clause is a sentence by itself: what opens an item says what it is about."""
    sentence = clauses[index].sentence
    goes_on = index + 1 < len(clauses) and clauses[index + 1].sentence == sentence
    return not goes_on and (index == 0 or clauses[index - 1].sentence != sentence)


def _read_plain(reading: _Reading, clause: Clause) -> None:
    words = reading.words[clause.start : clause.end]
    told = _IS_DONE.match(words)
    phrase = drop_manner(drop_frame(drop_adverbs(tidy_phrase(told["what"] if told else words))))
    if not phrase or is_praise(phrase):
        return
    joined = reading.near + phrase if is_general(phrase) or len(phrase) < 6 else phrase
    listed = shorten_list(joined + "等" if words.endswith("等") else joined)
    reading.near = next((name for name in (joined, listed) if len(name) <= _LONG), "")


def _read_figures(reading: _Reading, clause: Clause, purpose: str) -> None:
    figures = [figure for item in clause.items for figure in item.figures]
    until = reading.words[clause.start : figures[0].start]
    listed = name_respectively(until, len(figures)) or _share_out(reading.words, clause, figures)
    if listed:
        for figure, phrase in zip(figures, listed, strict=True):
            reading.labels[figure.start] = finish_label(Wording(phrase), figure)
        reading.core = phrase_of(reading.words, clause.items[0])
        return
    _read_items(reading, clause, purpose)


def _share_out(words: str, clause: Clause, figures: list[Quantity]) -> list[str] | None:
    if len(figures) < 2:
        return None
    between = [words[first.end : second.start] for first, second in pairwise(figures)]
    return name_shared_out(
        words[clause.start : figures[0].start], between, words[figures[-1].end : clause.end]
    )


def _read_items(reading: _Reading, clause: Clause, purpose: str) -> None:
    verb = phrase = ""
    before = _context_of(reading, clause, purpose)
    items = list(_without_thresholds(reading, clause))
    phrases = [phrase_of(reading.words, item) for item in items]
    for position, (item, own) in enumerate(zip(items, phrases, strict=True)):
        acts = has_verb(own) or giver_of(own)
        shared = verb if own and position and not acts else ""
        phrase = own or phrase
        verb = verb if shared else leading_verb(phrase) or verb
        context = _context_in_list(before, reading.core, phrase, shared) if position else before
        following = phrases[position + 1] if phrases[position + 1 :] else ""
        read = _ReadItem(item, phrase, shared, following, context)
        for index in range(len(item.figures)):
            _read_figure(reading, clause, read, index)
    reading.near, reading.parted = "", False
    if _IS_WHOLE.match(reading.words[clause.start : clause.end]):
        reading.whole, reading.parted = reading.core, True


def _context_in_list(before: Context, core: str, phrase: str, shared: str) -> Context:
    """What explains a later item of a list: where it needs that, the item right before."""
    if not shared and is_relative(phrase):
        return replace(before, near="", core=core, whole="")
    return replace(before, near="", core=core) if giver_of(core) else before


def _read_figure(reading: _Reading, clause: Clause, read: _ReadItem, index: int) -> None:
    figure, lead = read.item.figures[index], _lead(reading.words, read.item, index)
    wording = word_figure(reading.words, clause, read.item, index, read.phrase)
    prefix = "" if has_verb(wording.phrase) else read.shared
    worded = complete_level(prefix + wording.phrase, read.following)
    named = put_in_context(read.context, worded, lead, figure)
    if index and SUM.search(lead) and not tidy_phrase(lead):
        named = join_phrases(named, "累计")
    named = sure_name(named, reading.words, read.item, index)
    label = finish_label(Wording(named, wording.noun_last), figure)
    former = is_former(lead, reading.words[figure.end : figure.end + _MOVING])
    reading.labels[figure.start] = f"{label}(变动前)" if former else label
    reading.openers[figure.start] = reading.opener
    reading.opener = reading.opener or shorten(named)
    if _EACH.match(wording.phrase) or PER_HEAD.search(named) or _AVERAGE.search(named):
        reading.core = read.context.near or read.context.core or named
    elif not _is_rate(named, figure):
        reading.core = shorten(named.partition("用于")[0] or named)
        reading.family = figure.family


def _context_of(reading: _Reading, clause: Clause, purpose: str) -> Context:
    """What stands before a clause; parts of a whole go on in the list that 其中 has opened."""
    around = tuple(words for words in (reading.topic, reading.heading) if words)
    listed, core = reading.whole, reading.core
    phrase = phrase_of(reading.words, clause.items[0])
    whole = _whole_of(reading, clause, phrase)
    is_part = reading.opener.startswith(f"{listed}中")  # the whole is told in another sentence
    if listed and core and not (is_part or whole or is_relative(phrase) or _EACH.search(phrase)):
        core = listed  # 驿站24个,其中自建2个,投入资金: for all of them
    return Context(reading.near, core, reading.family, purpose, whole, reading.opener, around)


def _whole_of(reading: _Reading, clause: Clause, phrase: str) -> str:
    """What a clause that opens with a phrase names a part of; empty where it tells of something
    else.
    """
    figure = clause.items[0].figures[0]
    is_deed = _says_deed(phrase)
    if reading.parted or _opens_part(reading, clause):
        is_told = _IS_TOLD.match(phrase) or (is_deed and len(phrase) > _LONG_DEED)
        if is_told or (is_deed and not reading.core):
            reading.whole = ""
        elif reading.core:
            reading.whole = reading.core
        reading.part_family = figure.family
        return reading.whole
    if is_deed and figure.family != "proportions":
        reading.whole = ""
    goes_on = not reading.near and figure.family == reading.part_family
    return reading.whole if goes_on else ""


def _says_deed(phrase: str) -> bool:
    """Whether a phrase is more than the name of a part: 市总工会筹集资金, not 农民工."""
    if OF_AREA.search(phrase):
        return True
    giver = giver_of(phrase)
    gives = bool(giver) and has_verb_inside(phrase[len(giver) :])
    return gives or has_verb(phrase.rpartition("的")[2]) or is_relative(phrase)


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
                reading.labels[figure.start] = finish_label(wording, figure)
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
    """Whether 其中 opens a clause, or 包括 before a noun: 包括开展培训 tells of a deed."""
    words = reading.words[clause.start : clause.end]
    found = _PART.match(words)
    if not found:
        return False
    return "其中" in words or not has_verb(words[found.end() :].strip())
