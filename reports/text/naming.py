"""What a figure counts: label, kind, basis, scope, period, topic."""

from bisect import bisect_right

from .findings import Masthead, Paragraph, ReadMetric, ReadSection
from .labels import name_labels
from .quantities import Quantity
from .words import Basis, MetricKind, SectionKind



def name_figures(
    text: str,
    paragraph: Paragraph,
    folded: str,
    figures: list[Quantity],
    sections: tuple[ReadSection, ...],
    masthead: Masthead,
) -> list[ReadMetric]:
    """One ReadMetric for each figure of a paragraph, in order."""
    heading = _heading(sections, paragraph)
    labels = name_labels(paragraph.text, folded, figures, heading)
    return [
        _name(text, paragraph, label, figure, sections, masthead)
        for figure, label in zip(figures, labels, strict=True)
    ]


def _heading(sections: tuple[ReadSection, ...], paragraph: Paragraph) -> str:
    index = _section_at(sections, paragraph.start)
    return (sections[index].heading or "") if index is not None else ""


def _name(
    text: str,
    paragraph: Paragraph,
    label: str,
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
        label=label,
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
