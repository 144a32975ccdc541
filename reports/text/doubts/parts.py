"""部分大于整体 and 百分比超百: what cannot be, whatever the figures are about."""

import re
from collections import deque
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from ..findings import Doubt
from ..lexicons import any_of
from .document import Document, Figure, Sentence, is_result, load_tables
from .numbers import say_number

PART = "部分大于整体"
SHARE = "百分比超百"

_OF_WHICH = re.compile(r"其中(?!之一|的)[^。;]{0,30}$")
_CLAUSE = re.compile(r"[^,、:()]*$")
_HUNDRED = Decimal(100)


def find_parts_over_wholes(document: Document) -> Iterator[Doubt]:
    """其中 larger than what it is a part of; more settled than received."""
    before: dict[str, Figure] = {}
    for sentence in document.sentences:
        goes_on = sentence.words.lstrip(" ,").startswith("其中")
        for part, whole in (*_of_which(sentence, before if goes_on else {}), *_taken(sentence)):
            if _least(part) > _most(whole):
                yield sentence.doubt(
                    document.text,
                    PART,
                    part.start,
                    part.end,
                    f"“{part.written}”当是“{whole.written}”的一部分，"
                    f"却比它多出{say_number(_least(part) - _most(whole))}{part.metric.unit}，"
                    "两数必有一误。",
                )
        before = {_unit(figure): figure for figure in sentence.figures}


def _of_which(sentence: Sentence, before: dict[str, Figure]) -> Iterator[tuple[Figure, Figure]]:
    """Each figure after 其中 with the last figure of the same unit before it.

    ``before`` are those of the sentence before, where this one begins with 其中.
    """
    marks = deque(found.start() for found in re.finditer("其中", sentence.words))
    wholes: dict[str, Figure] = {}
    latest = dict(before)
    for figure in sentence.figures:
        while marks and marks[0] < figure.start:
            marks.popleft()
            wholes = dict(latest)
        whole = wholes.get(_unit(figure))
        if whole and _is_part(sentence, figure):
            yield figure, whole
        latest[_unit(figure)] = figure


def _is_part(sentence: Sentence, figure: Figure) -> bool:
    """Whether 其中 stands before the figure in its own clause or the one before."""
    before = sentence.words[max(0, figure.start - 34) : figure.start]
    return figure.metric.unit != "%" and is_result(figure) and bool(_OF_WHICH.search(before))


def _taken(sentence: Sentence) -> Iterator[tuple[Figure, Figure]]:
    """A count of what was settled or taken up, right after the count of what came in."""
    for whole, part in pairwise(sentence.figures):
        if _unit(whole) != _unit(part) or whole.metric.unit == "%":
            continue
        before_whole = sentence.words[max(0, whole.start - 20) : whole.start]
        before_part = _clause_before(sentence, part)
        for pair in load_tables()["taken"]:
            if _names(before_whole, pair["whole"]) and _names(before_part, pair["part"]):
                yield part, whole


def _unit(figure: Figure) -> str:
    """The unit that parts and wholes share: 人, 名 and 位 all count people."""
    return "人" if figure.metric.unit in {"名", "位"} else figure.metric.unit


def _names(words: str, any_word: list[str]) -> bool:
    return any(word in words for word in any_word)


def find_shares_over_hundred(document: Document) -> Iterator[Doubt]:
    """A rate or a share above 100 per cent; growth and completion may well be."""
    for sentence in document.sentences:
        for figure in sentence.figures:
            if figure.metric.unit == "%" and _is_share(sentence, figure):
                yield sentence.doubt(
                    document.text,
                    SHARE,
                    figure.start,
                    figure.end,
                    f"此处所写是占比或比率，{figure.metric.raw}超过100%，按理不会大于100%。",
                )


def _is_share(sentence: Sentence, figure: Figure) -> bool:
    value = figure.metric.low if figure.metric.value is None else figure.metric.value
    if value is None or value <= _HUNDRED:
        return False
    words = _clause_before(sentence, figure) + figure.metric.label
    return bool(re.search(any_of("doubts", "shares"), words)) and not re.search(
        any_of("doubts", "no_shares"), words
    )


def _clause_before(sentence: Sentence, figure: Figure) -> str:
    """The words of the figure's own clause that stand before it."""
    found = _CLAUSE.search(sentence.words[max(0, figure.start - 40) : figure.start])
    return found.group() if found else ""


def _least(figure: Figure) -> Decimal:
    return _first(figure.metric.low, figure.metric.value)


def _most(figure: Figure) -> Decimal:
    return _first(figure.metric.high, figure.metric.value)


def _first(*numbers: Decimal | None) -> Decimal:
    return next((number for number in numbers if number is not None), Decimal(0))
