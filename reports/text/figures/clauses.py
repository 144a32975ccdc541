"""Sentences, clauses and list items around figures.

A clause is what stands between two of , : ; and the ends of sentences. Where several figures
stand in one clause, it is cut into items at 、 and 和 between them: what is left in one item
belongs together (为16位职工挽回损失38万元), what is apart is a list (劳模7名、工匠3名).
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from .quantities import Quantity
from .tidying import drop_counting
from .verbs import has_verb, opens_with_verb, split_predicate

_SENTENCE_ENDS = frozenset("。;!?|\n")
_BREAK = re.compile(r"[。;!?,|\n】]|…+|(?<!其中)(?<!包括)(?<!分别为):|\((?=其中|含|包括|占)")
_NAME = re.compile(r"“[^“”。;!?|\n]{2,36}”")
_FULL_STOPS = ("。", "!", "?", "\n", "|")
_LONGEST = 300
"""No clause is longer: what no sign divides is a table or no prose at all."""
_AROUND = 200
"""Characters of a sentence before and after a figure that are looked at."""
_MOST_FIGURES = 12
_REMEMBERED = 12
"""Clauses of a sentence that are looked back on."""
# 省、市、县 is one word, however it is written.
_ITEM_BREAK = re.compile(r"(?<![省市县区乡镇村])、|、(?=\s?(?:\d|$))|以及|(?<![普惠涉])及|[和与]")
# 9名家庭困难、成绩优异的学生: what they are like lists nothing that is counted
_DESCRIBES = re.compile("(?:困难|优异|突出|优秀|繁重|严重|艰苦|薄弱|良好|较[大低高差强好重多])$")
# 9家机关、企业共计[80名]职工: the list is of those that have them all
_SUMMED = re.compile("[\u4e00-\u9fff](?:共计?|合计|总计)$")


@dataclass(slots=True)
class Item:
    """A stretch of a clause with the figures that share its words, in order."""

    start: int
    end: int
    figures: list[Quantity] = field(default_factory=list)


@dataclass(slots=True)
class Clause:
    """One clause, its items (none where it holds no figure), and the sentence it stands in."""

    start: int
    end: int
    sentence: int
    items: list[Item] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a figure stands: the words before and after it in its item, clause and sentence.

    All are folded. ``until`` is the clause up to the figure; ``sentence`` ends at 。 or ; as a
    list of clauses does; ``before`` are the earlier clauses since the last 。, the nearest
    first; ``since`` is where the first of these begins.
    """

    figure: Quantity
    raw: str
    lead: str
    trail: str
    until: str
    clause: str
    sentence: str
    before: tuple[str, ...]
    since: int


def find_places(text: str, clauses: list[Clause]) -> Iterator[Place]:
    """The place of each figure of the clauses, in order."""
    sentences: dict[int, tuple[int, int]] = {}
    for clause in clauses:
        start, _ = sentences.get(clause.sentence, (clause.start, 0))
        sentences[clause.sentence] = start, clause.end
    before: tuple[str, ...] = ()
    since = 0
    for clause in clauses:
        since = since if before else clause.start
        words = text[clause.start : clause.end]
        start, end = sentences[clause.sentence]
        for item in clause.items:
            for figure in item.figures:
                yield Place(
                    figure,
                    raw=text[figure.start : figure.end],
                    lead=text[item.start : figure.start],
                    trail=text[figure.end : item.end],
                    until=text[clause.start : figure.start],
                    clause=words,
                    sentence=_around(text, figure, start, end),
                    before=before,
                    since=since,
                )
        stop = text.startswith(_FULL_STOPS, clause.end)
        before = () if stop else (words, *before[: _REMEMBERED - 1])


def list_head(place: Place, continues: Callable[[str], bool]) -> str:
    """The words from the head of the list that a figure stands in up to the figure.

    ``continues`` tells of the words of a clause whether they only go on with the list.
    """
    words = [place.until]
    for clause in place.before:
        if not continues(words[-1]):
            break
        words.append(clause)
    return ",".join(reversed(words))


def _around(text: str, figure: Quantity, start: int, end: int) -> str:
    return text[max(start, figure.start - _AROUND) : min(end, figure.end + _AROUND)]


def find_clauses(text: str, figures: list[Quantity]) -> list[Clause]:
    """Every clause of the folded text, in order; each figure stands in one item of one."""
    clauses = list(_cut(text, figures))
    starts = [clause.start for clause in clauses]
    grouped: dict[int, list[Quantity]] = {}
    for figure in figures:
        grouped.setdefault(bisect_right(starts, figure.start) - 1, []).append(figure)
    for index, members in grouped.items():
        clause = clauses[index]
        clause.items = _itemise(text, clause, members)
    return clauses


def _cut(text: str, figures: list[Quantity]) -> Iterator[Clause]:
    for clause in _cut_at_signs(text, figures):
        while clause.end - clause.start > _LONGEST:
            cut = _outside(figures, clause.start + _LONGEST)
            yield Clause(clause.start, cut, clause.sentence)
            clause.start = cut
        yield clause


def _cut_at_signs(text: str, figures: list[Quantity]) -> Iterator[Clause]:
    start = sentence = 0
    numbers = sorted((figure.start, figure.end) for figure in figures)
    inside = sorted([*numbers, *_quoted(text, numbers)])
    for match in _BREAK.finditer(text):
        if _within(inside, match.start()):
            continue
        yield Clause(start, match.start(), sentence)
        start = match.end()
        sentence += match.group() in _SENTENCE_ENDS
    yield Clause(start, len(text), sentence)


def _quoted(text: str, numbers: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Names in quotation marks, which a comma does not divide; speech tells numbers."""
    for match in _NAME.finditer(text):
        index = bisect_right(numbers, (match.start(), 0))
        if index == len(numbers) or numbers[index][0] >= match.end():
            yield match.span()


def _outside(figures: list[Quantity], position: int) -> int:
    """The position, or the end of the figure it would cut."""
    index = bisect_right(figures, position, key=lambda figure: figure.start) - 1
    return max(position, figures[index].end) if index >= 0 else position


def _within(spans: list[tuple[int, int]], position: int) -> bool:
    """Whether a sign belongs to a number: the comma of 3,556."""
    index = bisect_right(spans, (position, 1 << 62)) - 1
    return index >= 0 and position < spans[index][1]


def _itemise(text: str, clause: Clause, figures: list[Quantity]) -> list[Item]:
    items = [Item(clause.start, clause.end, [figures[0]])]
    for figure in figures[1:]:
        current = items[-1]
        cut = _first_break(text, current.figures[-1], figure)
        if cut is None and len(current.figures) >= _MOST_FIGURES:
            cut = figure.start, figure.start
        if cut is None:
            current.figures.append(figure)
            continue
        current.end = cut[0]
        items.append(Item(cut[1], clause.end, [figure]))
    return items


def _first_break(text: str, first: Quantity, second: Quantity) -> tuple[int, int] | None:
    """The sign between two figures that ends the item of the first.

    After 工匠3名 it is the first sign, after 3名工匠 the last: the noun comes in between. In
    58户困难职工、患病职工发放资金5万元 there is none: one verb governs both figures.
    """
    between = list(_ITEM_BREAK.finditer(text, first.end, second.start))
    if not between:
        return None
    if between[0].start() == first.end:
        return between[0].span()
    start, end = between[-1].span()
    if _DESCRIBES.search(text[first.end : start]) or _SUMMED.search(text[end : second.start]):
        return None
    noun, predicate = split_predicate(text[end : second.start])
    if noun and predicate:
        return None
    return None if _in_object(text[first.end : start], noun) else (start, end)


def _in_object(before: str, after: str) -> bool:
    """Whether a sign stands in the list that a verb governs: 30名职工参加竞赛、比武[9场]."""
    noun, predicate = split_predicate(before.strip())
    named = len(drop_counting(after).strip()) > 1 and not has_verb(after)
    governs = opens_with_verb(before.strip()) or (noun and has_verb(predicate))
    return named and bool(governs)
