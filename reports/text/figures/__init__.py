"""Sort the numerals of the prose: which are figures, and why the others are none."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from ..findings import Layout, Masthead, Paragraph, ReadMetric, ReadSection, SetAside
from ..folding import fold
from .aside import Aside, find_asides
from .inference import infer_unit
from .naming import Report, name_figures
from .numerals import CHINESE
from .quantities import Quantity, find_quantities
from .rhetoric import why_rhetorical
from .scope import narrates
from .tables import Named, Tables
from .years import SectionYears

_RUN = re.compile(rf"\d(?:[\d,.]*\d)?[万亿]*|[{CHINESE}]+")
_LESSONS = ("学时", "个学时", "课时", "个课时")
_HOURS = ("小时", "个小时")
_WORKED = re.compile("(?:时长|累计|共|服务|培训|授课|学习|宣讲|工时)[^。;]*$")
_DAYS = re.compile("(?:累计|共|连续)?(?:奋战|坚守|值守|值班|驻守|驻村|执勤|在岗)[了达近约超共]*$")
_SCORED = re.compile("[分绩评均](?:为|达|达到|是|约|超|超过|在|平均|数|值|由|从)*$|满意度")
_NEAR = 10
_YEARS = range(1949, 2100)
_TIERS = ("省", "市", "州", "县", "区", "旗")
_REPEATED = "重复段落"


def find_metrics(
    text: str, layout: Layout, sections: tuple[ReadSection, ...], masthead: Masthead
) -> tuple[tuple[ReadMetric, ...], tuple[SetAside, ...]]:
    """The figures, and the numerals that are none, both in the order of the text.

    Together they hold every numeral of the layout's paragraphs.
    """
    metrics: list[ReadMetric] = []
    asides: list[SetAside] = []
    years = SectionYears(sections, masthead)
    report = Report(text, sections, masthead, narrates(text), years)
    tables = Tables()
    for paragraph in layout.paragraphs:
        folded = fold(paragraph.text)
        row = tables.read_row(folded) or []
        figures, others = _sort(folded, paragraph, _numbering(paragraph, sections), row)
        metrics += name_figures(report, paragraph, folded, figures, row)
        asides += [_set_aside(text, paragraph, aside) for aside in others]
    return tuple(metrics), tuple(asides)


def _numbering(paragraph: Paragraph, sections: tuple[ReadSection, ...]) -> list[Aside]:
    """The numbers of headings, as the outline has found them."""
    position = bisect_right(sections, paragraph.end, key=lambda section: section.start) - 1
    found: list[Aside] = []
    while position >= 0 and sections[position].start >= paragraph.start:
        section = sections[position]
        offset = section.start - paragraph.start
        if section.number and paragraph.text.startswith(section.number, offset):
            found.append(Aside(offset, offset + len(section.number), "编号"))
        position -= 1
    return found


def _sort(
    folded: str, paragraph: Paragraph, numbering: list[Aside], row: list[Named]
) -> tuple[list[Quantity], list[Aside]]:
    """The paragraph's figures, and an aside for each other numeral."""
    if paragraph.repeats is not None:
        return [], [Aside(*run.span(), _REPEATED) for run in _RUN.finditer(folded)]
    cells = [named.figure for named in row]
    asides = _beside(cells, find_asides(folded, numbering))
    figures: list[Quantity] = []
    others: list[Aside] = []
    for quantity in _merge(cells, find_quantities(folded)):
        if _covered(asides, quantity.number_start, quantity.number_end):
            continue
        figure = quantity if quantity.unit else infer_unit(folded, quantity)
        reason = _why_no_figure(folded, figure) if figure else _without_unit(quantity)
        if figure and reason is None:
            figures.append(figure)
        else:
            span = quantity.number_start, quantity.number_end
            others.append(Aside(*span, reason or ""))
    return figures, list(_account(folded, figures, asides + others))


def _beside(cells: list[Quantity], asides: list[Aside]) -> list[Aside]:
    return [aside for aside in asides if not _covered(cells, aside.start, aside.end)]


def _merge(cells: list[Quantity], quantities: Iterable[Quantity]) -> Iterable[Quantity]:
    """The cells of a table's row, and the quantities that are none of them, in order."""
    if not cells:
        return quantities
    others = (q for q in quantities if not _covered(cells, q.start, q.end))
    return sorted([*cells, *others], key=lambda quantity: quantity.start)


def _why_no_figure(folded: str, quantity: Quantity) -> str | None:
    if quantity.family == "durations":
        before = folded[max(0, quantity.start - _NEAR) : quantity.start]
        return None if _is_work(quantity.unit, before) else "时段"
    if quantity.family == "scores":
        before = folded[max(0, quantity.start - _NEAR) : quantity.start]
        return None if _SCORED.search(before) else "词内字"
    if quantity.family == "specifications":
        return "规格"
    if quantity.unit in _TIERS:
        return _why_no_place(folded, quantity)
    return why_rhetorical(folded, quantity)


def _is_work(unit: str, before: str) -> bool:
    """Whether a duration is what was done: lessons, hours of service, days on duty."""
    if unit in _LESSONS:
        return True
    return bool(_WORKED.search(before) if unit in _HOURS else unit == "天" and _DAYS.search(before))


def _why_no_place(folded: str, quantity: Quantity) -> str | None:
    """2018省运会 opens with a year, 3县级 is no count; 9县1区 is."""
    if _is_year(quantity):
        return "年份"
    after = quantity.unit_start + len(quantity.unit)
    if folded.startswith(("级", "总", "委", "直", "运", "道"), after):
        return "层级"
    return why_rhetorical(folded, quantity)


def _is_year(quantity: Quantity) -> bool:
    return quantity.number_end - quantity.number_start == 4 and quantity.value in _YEARS


def _without_unit(quantity: Quantity) -> str:
    if quantity.written:
        return "词内字"
    return "年份" if _is_year(quantity) else "未写单位"


def _covered(spans: Sequence[Aside] | Sequence[Quantity], start: int, end: int) -> bool:
    """Whether one of the spans, which are in order, holds a character of the stretch."""
    position = bisect_right(spans, start, key=lambda span: span.start) - 1
    before = position >= 0 and spans[position].end > start
    after = position + 1 < len(spans) and spans[position + 1].start < end
    return before or after


def _account(folded: str, figures: list[Quantity], asides: list[Aside]) -> Iterator[Aside]:
    """The asides that hold a numeral, and one for each numeral nothing else explains."""
    taken = sorted([(f.start, f.end) for f in figures])
    spans = sorted([(a.start, a.end) for a in asides])
    yield from asides
    for run in _RUN.finditer(folded):
        for start, end in _remainders(run.span(), taken, spans):
            yield Aside(start, end, _fallback(folded, start, end))


def _remainders(span: tuple[int, int], *covers: list[tuple[int, int]]) -> list[tuple[int, int]]:
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
