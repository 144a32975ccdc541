"""Numbered, bracketed and run-in headings -> the section tree."""

from collections.abc import Sequence

from ..findings import Decoded, Layout, Masthead, Paragraph, ReadSection
from ..folding import fold
from ..vocabulary.topics import topic_of
from ..words import SectionKind, Topic
from .breaks import find_breaks
from .headings import Heading
from .kinds import find_kinds
from .parts import Part, find_parts
from .selection import find_headings
from .unfolding import unfold

SAMPLE = 200
"""Characters of a section's text that help to tell its topic."""


def read_outline(decoded: Decoded, layout: Layout, masthead: Masthead) -> tuple[ReadSection, ...]:
    """The sections in the order of the text; the first may be a preamble without heading."""
    below = masthead.title_span.end if masthead.title_span else 0
    paragraphs = unfold([part for part in layout.paragraphs if part.start >= below])
    if not paragraphs:
        return ()
    folded = [fold(paragraph.text) for paragraph in paragraphs]
    headings = find_headings(folded, paragraphs, decoded)
    parts = find_parts(headings, {})
    kinds = find_kinds(parts, folded, masthead)
    breaks = find_breaks(folded, headings, parts, kinds, masthead.covers_to.value)
    if breaks:
        parts = find_parts(headings, breaks)
        kinds = find_kinds(parts, folded, masthead)
    starts = [paragraphs[part.first].start for part in parts]
    ends = [*starts[1:], paragraphs[-1].end]
    return tuple(
        _section(part, kind, paragraphs, folded, end)
        for part, kind, end in zip(parts, kinds, ends, strict=True)
    )


def _section(
    part: Part,
    kind: SectionKind,
    paragraphs: Sequence[Paragraph],
    folded: Sequence[str],
    end: int,
) -> ReadSection:
    paragraph = paragraphs[part.first]
    number, heading, heading_end = _heading_words(part.heading, paragraph)
    return ReadSection(
        number=number,
        heading=heading,
        depth=part.depth,
        kind=kind,
        topic=_topic(heading, folded[part.first][:SAMPLE]) if heading else None,
        start=paragraph.start,
        heading_end=heading_end,
        end=end,
        parent=part.parent,
        run_in=part.heading is not None and part.heading.run_in,
    )


def _topic(heading: str, sample: str) -> Topic | None:
    """What the heading names; where it names nothing, what the words under it speak of."""
    return topic_of(heading) or topic_of(heading, None, sample)


def _heading_words(
    heading: Heading | None, paragraph: Paragraph
) -> tuple[str | None, str | None, int]:
    """Number and heading as written, and where the heading ends in the decoded text."""
    if heading is None:
        return None, None, paragraph.start
    number = paragraph.text[: heading.marker.end].strip() if heading.marker else None
    words = paragraph.text[heading.begin : heading.end].strip() or None
    return number, words, paragraph.source(0, max(1, heading.close)).end
