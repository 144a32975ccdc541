"""Every number of the prose: a figure, or set aside with a reason."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from .aside import Aside, find_asides
from .findings import Layout, Masthead, Paragraph, ReadMetric, ReadSection, SetAside
from .folding import fold
from .naming import name_figures
from .numerals import CHINESE
from .quantities import Quantity, find_quantities

_RUN = re.compile(rf"\d(?:[\d,.]*\d)?|[{CHINESE}]+")
_REPEATED = "重复段落"


def find_metrics(
    text: str, layout: Layout, sections: tuple[ReadSection, ...], masthead: Masthead
) -> tuple[tuple[ReadMetric, ...], tuple[SetAside, ...]]:
    """The figures, and the numerals that are none, both in the order of the text.

    Together they hold every numeral of the layout's paragraphs.
    """
    metrics: list[ReadMetric] = []
    asides: list[SetAside] = []
    for paragraph in layout.paragraphs:
        folded = fold(paragraph.text)
        figures, others = _sort(folded, paragraph)
        metrics += name_figures(text, paragraph, folded, figures, sections, masthead)
        asides += [_set_aside(text, paragraph, aside) for aside in others]
    return tuple(metrics), tuple(asides)


def _sort(folded: str, paragraph: Paragraph) -> tuple[list[Quantity], list[Aside]]:
    """The paragraph's figures, and an aside for each other numeral."""
    if paragraph.repeats is not None:
        return [], [Aside(*run.span(), _REPEATED) for run in _RUN.finditer(folded)]
    asides = _without_overlaps(find_asides(folded))
    figures: list[Quantity] = []
    for quantity in find_quantities(folded):
        if _covered(asides, quantity.number_start, quantity.number_end):
            continue
        reason = _why_no_figure(quantity)
        if reason is None:
            figures.append(quantity)
    return figures, list(_account(folded, figures, asides))


def _why_no_figure(quantity: Quantity) -> str | None:
    if quantity.family == "durations":
        return "时段"
    if not quantity.unit:
        return "未写单位"
    if quantity.written and quantity.value == 1:
        return "虚指"
    return None


def _without_overlaps(asides: Iterable[Aside]) -> list[Aside]:
    """In order of the text; of two that overlap, the rule that came first stays."""
    taken: list[Aside] = []
    ends: list[Aside] = sorted(asides, key=lambda aside: (aside.start, -aside.end))
    for aside in ends:
        if not taken or aside.start >= taken[-1].end:
            taken.append(aside)
    return taken


def _covered(asides: list[Aside], start: int, end: int) -> bool:
    position = bisect_right(asides, start, key=lambda aside: aside.start) - 1
    before = position >= 0 and asides[position].end > start
    after = position + 1 < len(asides) and asides[position + 1].start < end
    return before or after


def _account(
    folded: str, figures: list[Quantity], asides: list[Aside]
) -> Iterator[Aside]:
    """The asides that hold a numeral, and one for each numeral nothing else explains."""
    taken = sorted([(f.start, f.end) for f in figures])
    spans = sorted([(a.start, a.end) for a in asides])
    for aside in asides:
        if _RUN.search(folded, aside.start, aside.end):
            yield aside
    for run in _RUN.finditer(folded):
        for start, end in _remainders(run.span(), taken, spans):
            yield Aside(start, end, _fallback(folded, start, end))


def _remainders(
    span: tuple[int, int], *covers: list[tuple[int, int]]
) -> list[tuple[int, int]]:
    pieces = [span]
    for cover in covers:
        pieces = [rest for piece in pieces for rest in _cut(piece, cover)]
    return pieces


def _cut(piece: tuple[int, int], cover: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    start, end = piece
    position = max(0, bisect_right(cover, start, key=lambda span: span[0]) - 1)
    while position < len(cover) and cover[position][0] < end:
        left, right = cover[position]
        if right > start:
            if left > start:
                yield start, left
            start = max(start, right)
        position += 1
    if start < end:
        yield start, end


def _fallback(folded: str, start: int, end: int) -> str:
    return "未写单位" if folded[start:end].isascii() else "词内字"


def _set_aside(text: str, paragraph: Paragraph, aside: Aside) -> SetAside:
    start, end = paragraph.source(aside.start, aside.end)
    return SetAside(text[start:end], start, end, aside.reason)
