"""A report's text cut into blocks and runs, each knowing what marks it bears.

The stored text is never changed: every run is a stretch of it, found by offsets alone.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from reports.models import Doubt, Metric, Report, Section
from reports.pages.paragraphs import Paragraph, Paragraphs

DEEPEST_HEADING = 6
"""HTML knows six levels; the page's title and its parts take the first two."""
FIRST_HEADING = 3


@dataclass(frozen=True, slots=True)
class Note:
    """A doubt with the number it bears on the page."""

    number: int
    doubt: Doubt


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of one paragraph whose characters all bear the same marks."""

    text: str
    figure: Metric | None = None
    doubted: bool = False
    section: Section | None = None
    opens_figure: bool = False
    opens_section: bool = False
    notes: tuple[Note, ...] = ()


@dataclass(slots=True)
class Block:
    """A paragraph, or a heading, or a heading that runs into its paragraph."""

    start: int
    runs: list[Run]
    section: Section | None = None
    level: int = FIRST_HEADING
    heading: list[Run] = field(default_factory=list)
    repeats: int | None = None
    is_title: bool = False
    notes: list[Note] = field(default_factory=list)

    @property
    def is_heading(self) -> bool:
        """Whether a heading stands here on a line of its own."""
        return bool(self.heading) and not self.runs


@dataclass(frozen=True, slots=True)
class Marked:
    """A report's text ready to be shown, and the doubts whose words stand outside of it."""

    blocks: list[Block]
    unplaced: list[Note]


def mark_report(
    report: Report,
    sections: Sequence[Section],
    metrics: Sequence[Metric],
    doubts: Sequence[Doubt],
) -> Marked:
    """The report's paragraphs in order, with headings, figures and doubts marked."""
    paragraphs = Paragraphs(report.layout)
    notes = [Note(number, doubt) for number, doubt in enumerate(doubts, start=1)]
    homes = _notes_by_paragraph(paragraphs, notes)
    levels = heading_levels(sections)
    title = _title_span(report)
    blocks = []
    for paragraph in paragraphs:
        block = _block(
            report.text,
            paragraph,
            _touching(sections, paragraph),
            _touching(metrics, paragraph),
            homes.get(paragraph.start, []),
        )
        if block.section:
            block.level = levels[block.section.pk]
        if paragraph.repeats is not None:
            block.repeats = paragraphs[paragraph.repeats].start
        block.is_title = paragraph.start in title
        blocks.append(block)
    placed = {note.number for block in blocks for note in block.notes}
    return Marked(blocks, [note for note in notes if note.number not in placed])


def heading_levels(sections: Iterable[Section]) -> dict[int, int]:
    """Each section's HTML heading level by its key: one below its parent's, none skipped."""
    levels: dict[int, int] = {}
    for section in sections:
        above = levels.get(section.parent_id or 0, FIRST_HEADING - 1)
        levels[section.pk] = min(above + 1, DEEPEST_HEADING)
    return levels


def _title_span(report: Report) -> range:
    """The offsets of the title where it stands in the text; a title may take two lines."""
    title = report.evidence.get("title") or {}
    if title.get("start") is None or title.get("end") is None:
        return range(0)
    return range(title["start"], title["end"])


def _notes_by_paragraph(paragraphs: Paragraphs, notes: Iterable[Note]) -> dict[int, list[Note]]:
    """The doubts whose words begin in each paragraph, by its start."""
    homes: dict[int, list[Note]] = {}
    for note in notes:
        if paragraph := paragraphs.holding(note.doubt.start):
            homes.setdefault(paragraph.start, []).append(note)
    return homes


def _touching(spans: Sequence[Any], paragraph: Paragraph) -> list[Any]:
    """Sections or figures, sorted by start, that begin in the paragraph."""
    first = bisect_right(spans, paragraph.start - 1, key=lambda span: span.start)
    last = bisect_right(spans, paragraph.end - 1, key=lambda span: span.start)
    return list(spans[first:last])


def _block(
    text: str,
    paragraph: Paragraph,
    sections: list[Section],
    metrics: list[Metric],
    notes: list[Note],
) -> Block:
    runs = _runs(text, paragraph, sections, metrics, notes)
    block = Block(paragraph.start, runs, notes=notes)
    if sections and not text[paragraph.start : sections[0].start].strip():
        block.section = sections[0]
        block.heading = [run for run in runs if run.section is block.section]
        block.runs = [run for run in runs if run.section is not block.section]
    return block


def _runs(
    text: str,
    paragraph: Paragraph,
    sections: list[Section],
    metrics: list[Metric],
    notes: list[Note],
) -> list[Run]:
    """Cut the paragraph wherever a mark begins or ends; join what bears the same marks."""
    narrow = [note for note in notes if not _covers(note.doubt, paragraph)]
    headings = [section for section in sections if section.heading_end > section.start]
    edges = {edge for metric in metrics for edge in (metric.start, metric.end)}
    edges |= {edge for section in headings for edge in (section.start, section.heading_end)}
    edges |= {edge for note in narrow for edge in (note.doubt.start, note.doubt.end)}
    runs: list[Run] = []
    for start, end in _stretches(paragraph, sorted(edges)):
        metric = _at(metrics, start)
        run = Run(
            text[start:end],
            figure=metric,
            doubted=any(note.doubt.start <= start < note.doubt.end for note in narrow),
            section=_heading_at(headings, start),
            opens_figure=metric is not None and metric.start == start,
            opens_section=any(section.start == start for section in headings),
            notes=tuple(note for note in narrow if note.doubt.end == end),
        )
        _append(runs, run)
    return runs


def _covers(doubt: Doubt, paragraph: Paragraph) -> bool:
    """Whether a doubt is about the whole paragraph: then a note says so and no underline."""
    return doubt.start <= paragraph.start and doubt.end >= paragraph.end


def _stretches(paragraph: Paragraph, edges: list[int]) -> Iterable[tuple[int, int]]:
    for start, end in paragraph.pieces:
        inside = [edge for edge in edges if start < edge < end]
        yield from pairwise([start, *inside, end])


def _at(metrics: list[Metric], offset: int) -> Metric | None:
    return next((metric for metric in metrics if metric.start <= offset < metric.end), None)


def _heading_at(sections: list[Section], offset: int) -> Section | None:
    return next((one for one in sections if one.start <= offset < one.heading_end), None)


def _append(runs: list[Run], run: Run) -> None:
    """Join a run to the one before where a page break alone parted them."""
    last = runs[-1] if runs else None
    if (
        last is None
        or last.notes
        or run.opens_figure
        or run.opens_section
        or (last.figure, last.doubted, last.section) != (run.figure, run.doubted, run.section)
    ):
        runs.append(run)
        return
    runs[-1] = Run(
        last.text + run.text,
        run.figure,
        run.doubted,
        run.section,
        last.opens_figure,
        last.opens_section,
        run.notes,
    )
