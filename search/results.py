"""From the engine's results to what a page shows: reports with their sections and extracts."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from haystack.models import SearchResult

from reports.models import Report, Section

from . import analysis
from .schema import TEXT_GAP
from .snippets import Piece, Snippet, make_snippet, mark_all
from .state import SearchState
from .understood import Understood


@dataclass(frozen=True, slots=True)
class SectionHit:
    """A section found: its path of headings, an extract, and the paragraph the extract is of."""

    section: Section
    headings: tuple[tuple[Piece, ...], ...]
    snippet: Snippet
    anchor: str
    alike: str
    """The address of sections like this one."""
    missing: tuple[str, ...]
    """Which of the words that were asked for the section does not hold."""

    @property
    def address(self) -> str:
        return f"{self.section.report.get_absolute_url()}#{self.anchor}"


@dataclass(frozen=True, slots=True)
class ReportHits:
    """A report with its best sections; ``others`` more of it match."""

    report: Report
    title: tuple[Piece, ...]
    sections: tuple[SectionHit, ...]
    others: int
    inside: str
    """The address of the same search within this report."""


def gather_hits(
    results: Iterable[SearchResult], understood: Understood, state: SearchState
) -> tuple[ReportHits, ...]:
    """Results in their order, grouped by report. What the database no longer holds is left out."""
    results = list(results)
    sections = _sections([int(result.pk) for result in results])
    held = [result for result in results if int(result.pk) in sections]
    gathered = []
    for _, group in groupby(held, key=lambda result: sections[int(result.pk)].report_id):
        found = list(group)
        hits = tuple(_section_hit(result, sections[int(result.pk)], understood) for result in found)
        report = hits[0].section.report
        title = mark_all(report.display_title, understood.looked_for)
        inside = state.within(report.digest).address
        gathered.append(ReportHits(report, title, hits, found[0].others, inside))
    return tuple(gathered)


def _sections(keys: list[int]) -> dict[int, Section]:
    """Sections by key, with report and place, without the long texts."""
    found = Section.objects.select_related(
        "parent", "topic", "report__federation", "report__region__parent__parent"
    ).defer(
        "body",
        "parent__body",
        "report__text",
        "report__layout",
        "report__set_aside",
        "report__evidence",
    )
    return found.in_bulk(keys)


def _section_hit(result: SearchResult, section: Section, understood: Understood) -> SectionHit:
    looked_for = understood.looked_for
    path = [section.parent, section] if section.parent else [section]
    headings = tuple(mark_all(part.heading_line, looked_for) for part in path if part.heading)
    snippet = make_snippet(result.text, looked_for)
    anchor = _anchor(json.loads(result.anchors), snippet, section)
    alike = SearchState().liking(f"{section.report.digest}-{section.start}").address
    missing = tuple(_missing(result, understood))
    return SectionHit(section, headings, snippet, anchor, alike, missing)


def _missing(result: SearchResult, understood: Understood) -> Iterator[str]:
    text = analysis.fold(result.head + TEXT_GAP + result.text)
    for unit in understood.words:
        patterns = map(analysis.pattern_of, unit.looked_for)
        if not any(pattern and pattern.search(text) for pattern in patterns):
            yield unit.said


def _anchor(anchors: list[list[int]], snippet: Snippet, section: Section) -> str:
    """The paragraph that the extract's first mark stands in; else the section."""
    starts = [start for offset, start in anchors if offset <= snippet.first_mark]
    return f"p-{starts[-1]}" if starts else section.anchor
