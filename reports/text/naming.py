"""What a figure counts: label, kind, basis, scope, period, topic."""

import re
from bisect import bisect_right

from .findings import Masthead, Paragraph, ReadMetric, ReadSection
from .quantities import Quantity
from .words import Basis, MetricKind, SectionKind

_CLAUSE_END = re.compile(r"[,。;:!?、\n]")


def name_figures(
    text: str,
    paragraph: Paragraph,
    folded: str,
    figures: list[Quantity],
    sections: tuple[ReadSection, ...],
    masthead: Masthead,
) -> list[ReadMetric]:
    """One ReadMetric for each figure of a paragraph, in order."""
    return [
        _name(text, paragraph, folded, figure, sections, masthead) for figure in figures
    ]


def _name(
    text: str,
    paragraph: Paragraph,
    folded: str,
    figure: Quantity,
    sections: tuple[ReadSection, ...],
    masthead: Masthead,
) -> ReadMetric:
    start, end = paragraph.source(figure.start, figure.end)
    section = _section_at(sections, start)
    planned = section is not None and sections[section].kind is SectionKind.PLAN
    return ReadMetric(
        raw=text[start:end],
        start=start,
        end=end,
        value=figure.value,
        low=figure.low,
        high=figure.high,
        unit=figure.unit,
        relation=figure.relation,
        unit_inferred=figure.unit_inferred,
        label=_label(paragraph.text, folded, figure),
        topic=sections[section].topic if section is not None else None,
        kind=MetricKind.TARGET if planned else MetricKind.ACHIEVED,
        basis=Basis.YEAR,
        scope=None,
        period=str(masthead.covers_to.value) if masthead.covers_to else None,
        indicator=None,
        section=section,
    )


def _section_at(sections: tuple[ReadSection, ...], start: int) -> int | None:
    position = bisect_right(sections, start, key=lambda section: section.start) - 1
    return position if position >= 0 else None


def _label(words: str, folded: str, figure: Quantity) -> str:
    left = max((m.end() for m in _CLAUSE_END.finditer(folded, max(0, figure.start - 40), figure.start)), default=max(0, figure.start - 40))
    right = _CLAUSE_END.search(folded, figure.end, figure.end + 30)
    return words[left : figure.start] + words[figure.end : right.start() if right else figure.end + 30]
