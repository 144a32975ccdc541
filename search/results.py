"""From the engine's results to what a page shows: reports with their sections and extracts.

A page holds up to twenty reports and sixty sections, so what it says of them is fetched as
bare values, all with one query.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any, NamedTuple

from haystack.models import SearchResult

from reports.addresses import page_address
from reports.models import Section
from reports.models.report import derive_title, mark_provenance
from reports.models.section import join_heading
from reports.models.spans import label_years

from . import analysis
from .gazetteer import Gazetteer, load_gazetteer
from .schema import TEXT_GAP
from .snippets import Piece, Snippet, make_snippet, mark_all
from .state import REPORT, SearchState, find_page
from .understood import Understood, Unit


class SectionLine(NamedTuple):
    """What a page of results says of a section beside its extract."""

    pk: int
    start: int
    number: str
    heading: str
    parent_number: str | None
    parent_heading: str | None

    @property
    def path(self) -> Iterator[str]:
        """The headings from the outer one to the section's own."""
        if self.parent_heading:
            yield join_heading(self.parent_number or "", self.parent_heading)
        if self.heading:
            yield join_heading(self.number, self.heading)


class ReportLine(NamedTuple):
    """What a page of results says of a report."""

    pk: int
    address: str
    digest: str
    title: str
    genre: str
    covers_from: int | None
    covers_to: int | None
    provenance: str
    region: str | None
    """The code of its place."""
    federation: str | None
    """What whoever issued it is called."""

    @property
    def years(self) -> str:
        return label_years(self.covers_from, self.covers_to)

    @property
    def display_title(self) -> str:
        return self.title or derive_title(self.federation or "", self.years, self.genre)


SECTION_COLUMNS = ("pk", "start", "number", "heading", "parent__number", "parent__heading")
REPORT_COLUMNS = (
    *("report_id", "report__address", "report__digest", "report__title", "report__genre"),
    *("report__covers_from", "report__covers_to", "report__provenance"),
    *("report__region_id", "report__federation__name"),
)

Line = tuple[SectionLine, ReportLine]


@dataclass(frozen=True, slots=True)
class SectionHit:
    """A section found: its path of headings, an extract, and the paragraph the extract is of."""

    section: SectionLine
    headings: tuple[tuple[Piece, ...], ...]
    snippet: Snippet
    address: str
    alike: str
    """The address of sections like this one."""
    missing: tuple[str, ...]
    """Which of the words that were asked for the section does not hold."""


@dataclass(frozen=True, slots=True)
class ReportHits:
    """A report with its best sections; ``others`` more of it match."""

    report: ReportLine
    address: str
    title: tuple[Piece, ...]
    place: str
    """The full name of its region, or nothing."""
    place_address: str
    years: str
    """2019年, 2016-2020年, or nothing where they are not known."""
    mark: str
    """What must be said of the document wherever it is shown, or nothing."""
    sections: tuple[SectionHit, ...]
    others: int
    inside: str
    """The address of the same search within this report."""


def gather_hits(
    results: Iterable[SearchResult],
    understood: Understood,
    state: SearchState,
    partial: bool = False,
) -> tuple[ReportHits, ...]:
    """Results in their order, grouped by report. What the database no longer holds is left out.

    ``partial`` results may lack some of the words, and say which.
    """
    results = list(results)
    lines = _find_lines([int(result.pk) for result in results])
    held = [(*lines[key], result) for result in results if (key := int(result.pk)) in lines]
    page = _Page(
        understood.looked_for,
        understood.words if partial else (),
        state.narrowing(REPORT),
        load_gazetteer(),
    )
    by_report = groupby(held, key=lambda found: found[1])
    return tuple(
        _report_hits(report, [(section, result) for section, _, result in group], page)
        for report, group in by_report
    )


def _find_lines(keys: list[int]) -> dict[int, Line]:
    """The sections of these keys that the database holds, each with its report."""
    columns = (*SECTION_COLUMNS, *REPORT_COLUMNS)
    rows = Section.objects.filter(pk__in=keys).order_by().values_list(*columns)
    return {line[0].pk: line for line in map(_line, rows)}


def _line(row: tuple[Any, ...]) -> Line:
    split = len(SECTION_COLUMNS)
    return SectionLine._make(row[:split]), ReportLine._make(row[split:])


class _Page(NamedTuple):
    """What the hits of a page have in common."""

    looked_for: tuple[str, ...]
    """What to mark."""
    words: tuple[Unit, ...]
    """Those of which some may be missing."""
    within: Callable[[str], str]
    """The address of the same search within a report."""
    regions: Gazetteer


def _report_hits(
    report: ReportLine, found: list[tuple[SectionLine, SearchResult]], page: _Page
) -> ReportHits:
    address = page_address("report", report.address)
    place = report.region
    others = found[0][1].others
    return ReportHits(
        report,
        address=address,
        title=mark_all(report.display_title, page.looked_for),
        place=page.regions.full_name(place) if place else "",
        place_address=page_address("place", place) if place else "",
        years=f"{report.years}年" if report.years else "",
        mark=mark_provenance(report.provenance),
        sections=tuple(_section_hit(line, result, report, address, page) for line, result in found),
        others=others,
        inside=page.within(report.digest) if others else "",
    )


def _section_hit(
    line: SectionLine, result: SearchResult, report: ReportLine, address: str, page: _Page
) -> SectionHit:
    snippet = make_snippet(result.text, page.looked_for)
    return SectionHit(
        line,
        headings=tuple(mark_all(heading, page.looked_for) for heading in line.path),
        snippet=snippet,
        address=f"{address}#{_anchor(json.loads(result.anchors), snippet, line)}",
        alike=f"{find_page()}?like={report.digest}-{line.start}",
        missing=tuple(_missing(result, page.words)) if page.words else (),
    )


def _missing(result: SearchResult, words: Iterable[Unit]) -> Iterator[str]:
    text = analysis.fold(result.head + TEXT_GAP + result.text)
    for unit in words:
        patterns = map(analysis.pattern_of, unit.looked_for)
        if not any(pattern and pattern.search(text) for pattern in patterns):
            yield unit.said


def _anchor(anchors: list[list[int]], snippet: Snippet, line: SectionLine) -> str:
    """The paragraph that the extract's first mark stands in; else the section."""
    starts = [start for offset, start in anchors if offset <= snippet.first_mark]
    return f"p-{starts[-1]}" if starts else f"s-{line.start}"
