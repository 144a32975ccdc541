"""All that is said of a figure beside its value: the thing counted, its years, its topic."""

from bisect import bisect_right
from dataclasses import dataclass, replace

from ..findings import Masthead, Paragraph, ReadMetric, ReadSection
from ..folding import fold, narrow
from ..vocabulary import indicator_for, topic_of_indicator
from ..vocabulary.topics import topic_of
from ..words import Basis, Genre, MetricKind, SectionKind, Topic
from .basis import Earlier, basis_of
from .clauses import Clause, Place, find_clauses, find_places
from .kind import kind_of
from .labels import name_labels
from .period import Period, Periods, is_former, list_years, promised, year_before
from .quantities import Quantity
from .scope import scope_of
from .tables import Named
from .years import SectionYears


@dataclass(frozen=True, slots=True)
class Report:
    """What naming needs to know of the report a paragraph stands in.

    ``narrated`` says that the federation tells of itself in the first person; ``years`` knows
    what years stand over the sections.
    """

    text: str
    sections: tuple[ReadSection, ...]
    masthead: Masthead
    narrated: bool
    years: SectionYears


def name_figures(
    report: Report,
    paragraph: Paragraph,
    folded: str,
    figures: list[Quantity],
    row: list[Named],
) -> list[ReadMetric]:
    """One ReadMetric for each figure of a paragraph, in order.

    ``row`` names the figures that the paragraph holds as a line of a table.
    """
    governing = report.years.over(section_at(report.sections, paragraph.start), folded)
    if not figures:
        return []
    clauses = find_clauses(folded, figures)
    heading = _heading(report, paragraph)
    labels = name_labels(folded, clauses, fold(heading))
    labels |= {named.figure.start: named.label for named in row if named.label}
    periods = Periods(folded, report.masthead, governing)
    _fix_years(periods, folded, clauses, row)
    parts = {named.figure.start for named in row if named.part_of}
    metrics: list[ReadMetric] = []
    earlier: Place | None = None
    for place in find_places(folded, clauses):
        told = _told(folded, earlier, place, metrics)
        metric = _name(report, paragraph, place, labels[place.figure.start], periods, told)
        is_part = place.figure.start in parts and not metric.part_of
        metrics.append(replace(metric, part_of=True) if is_part else metric)
        earlier = place
    return metrics


@dataclass(frozen=True, slots=True)
class _Told(Earlier):
    """What has been told of the figure before, its topic included.

    ``same_part`` says that no semicolon stands between.
    """

    topic: Topic | None
    same_part: bool


def _told(
    folded: str, earlier: Place | None, place: Place, metrics: list[ReadMetric]
) -> _Told | None:
    """The figure before, where it stands in the same sentence."""
    if earlier is None or earlier.figure.start < place.since:
        return None
    last = metrics[-1]
    same_part = ";" not in folded[earlier.figure.end : place.figure.start]
    return _Told(earlier, last.kind, last.basis, last.topic, same_part)


def _fix_years(periods: Periods, folded: str, clauses: list[Clause], row: list[Named]) -> None:
    """State the year of each figure whose column, or whose place after 分别, tells one."""
    for named in row:
        if named.year:
            periods.fix(named.figure.start, named.year)
    for clause in clauses:
        figures = [figure for item in clause.items for figure in item.figures]
        years = list_years(folded[clause.start : clause.end]) if len(figures) > 1 else []
        if len(years) == len(figures):
            for figure, year in zip(figures, years, strict=True):
                periods.fix(figure.start, year)


def _name(
    report: Report,
    paragraph: Paragraph,
    place: Place,
    label: str,
    periods: Periods,
    told: _Told | None,
) -> ReadMetric:
    figure = place.figure
    start, end = paragraph.source(figure.start, figure.end)
    index = section_at(report.sections, start)
    section = report.sections[index] if index is not None else None
    ahead = _looks_ahead(section, report.masthead)
    kind = kind_of(place, ahead, (told.place, told.kind) if told else None)
    period = _period_of(place, kind, ahead, periods.at(figure.start), report.masthead)
    basis = basis_of(place, kind, period, told)
    indicator = indicator_for(label, figure.unit, place.sentence)
    return ReadMetric(
        raw=report.text[start:end],
        start=start,
        end=end,
        value=figure.value,
        low=figure.low,
        high=figure.high,
        unit=_unit_as_written(paragraph, figure),
        relation=figure.relation,
        label=label,
        topic=_topic(place, label, indicator, section.topic if section else None, told),
        kind=kind,
        basis=basis,
        scope=scope_of(place, report.narrated, report.masthead.level.value),
        period=_describe(period, basis),
        indicator=indicator,
        section=index,
        unit_inferred=figure.unit_inferred,
        part_of="其中" in place.until,
    )


def _topic(
    place: Place,
    label: str,
    indicator: str | None,
    around: Topic | None,
    told: _Told | None,
) -> Topic:
    """What the words beside a figure prove; else its indicator, the figure before in the
    sentence, the sentence, or the section: ``around``.
    """
    carried = _carried(place, told)
    proved = topic_of(label, None, place.clause)
    if proved:
        return topic_of(label, around, place.clause, carried) or proved
    if indicator and topic_of_indicator(indicator) is not Topic.OTHER:
        return topic_of_indicator(indicator)
    before = told.topic if told and told.topic is not Topic.OTHER else None
    if carried and told and told.same_part:
        return carried
    return (
        topic_of("", None, place.sentence)
        or before
        or topic_of("", around, ",".join(place.before))
        or Topic.OTHER
    )


def _carried(place: Place, told: _Told | None) -> Topic | None:
    """What the same part of the sentence spoke of before: its last figure, else its words."""
    if told and told.same_part and told.topic is not Topic.OTHER:
        return told.topic
    return topic_of("", None, ",".join(words for words in place.before if words in place.sentence))


def _looks_ahead(section: ReadSection | None, masthead: Masthead) -> bool:
    """Whether a figure stands in a plan: in a section that is one, or in one without sections."""
    if section is None:
        return masthead.genre.value is Genre.PLAN
    return section.kind is SectionKind.PLAN


def _period_of(
    place: Place, kind: MetricKind, ahead: bool, period: Period, masthead: Masthead
) -> Period:
    """The period of a figure, with what its kind and its clause say of it.

    ``ahead`` says that its section is a plan, where standards hold for the year planned.
    """
    to_come = kind is MetricKind.TARGET or (ahead and kind is MetricKind.RULE)
    if to_come and (not period.stated or (period.this_year and masthead.plan_year)):
        return promised(masthead, period)
    return year_before(period) if is_former(place.lead, place.trail) else period


def _unit_as_written(paragraph: Paragraph, figure: Quantity) -> str:
    """The measure word in the text's own characters (戶), but with half-width signs."""
    if figure.unit_inferred:
        return figure.unit
    words = narrow(paragraph.text[figure.unit_start : figure.unit_start + len(figure.unit)])
    return words if fold(words) == figure.unit else figure.unit


def section_at(sections: tuple[ReadSection, ...], start: int) -> int | None:
    """The index of the section that a position of the text stands in."""
    position = bisect_right(sections, start, key=lambda section: section.start) - 1
    return position if position >= 0 else None


def _heading(report: Report, paragraph: Paragraph) -> str:
    index = section_at(report.sections, paragraph.start)
    return (report.sections[index].heading or "") if index is not None else ""


def _describe(period: Period, basis: Basis | None) -> str | None:
    """A state bears the last year of its period, a duration none at all."""
    if basis is None or period.last is None:
        return None
    return str(period.last) if basis is Basis.STOCK else str(period)
