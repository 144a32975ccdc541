"""Numbered, bracketed and run-in headings -> the section tree."""

from collections.abc import Sequence
from typing import NamedTuple

from .findings import Decoded, Layout, Masthead, Paragraph, ReadSection
from .folding import fold
from .headings import Heading
from .kinds import find_kinds
from .markers import Style
from .selection import find_headings
from .topics import topic_of

SAMPLE = 200
"""Characters of a section's text that help to tell its topic."""


class Part(NamedTuple):
    """A section in the making: its paragraphs from ``first`` on, its heading, its depth."""

    first: int
    heading: Heading | None
    depth: int
    parent: int | None


def read_outline(
    decoded: Decoded, layout: Layout, masthead: Masthead
) -> tuple[ReadSection, ...]:
    """The sections in the order of the text; the first may be a preamble without heading."""
    head_end = masthead.title_span.end if masthead.title_span else 0
    paragraphs = [part for part in layout.paragraphs if part.start >= head_end]
    if not paragraphs:
        return ()
    folded = [fold(paragraph.text) for paragraph in paragraphs]
    headings = find_headings(folded)
    parts = _find_parts(headings)
    kinds = find_kinds(parts, folded, masthead)
    sections = []
    for index, (part, kind) in enumerate(zip(parts, kinds, strict=True)):
        below = parts[index + 1].first if index + 1 < len(parts) else None
        paragraph = paragraphs[part.first]
        end = paragraphs[below].start if below is not None else paragraphs[-1].end
        number, heading, heading_end = _heading_words(part.heading, paragraph)
        sample = folded[part.first][:SAMPLE]
        sections.append(
            ReadSection(
                number=number,
                heading=heading,
                depth=part.depth,
                kind=kind,
                topic=topic_of(heading, None, sample) if heading else None,
                start=paragraph.start,
                heading_end=heading_end,
                end=end,
                parent=part.parent,
                run_in=part.heading is not None and part.heading.run_in,
            )
        )
    return tuple(sections)


def _heading_words(
    heading: Heading | None, paragraph: Paragraph
) -> tuple[str | None, str | None, int]:
    """Number and heading as written, and where the heading ends in the decoded text."""
    if heading is None:
        return None, None, paragraph.start
    number = paragraph.text[: heading.marker.end].strip() if heading.marker else None
    words = paragraph.text[heading.begin : heading.end].strip() or None
    return number, words, paragraph.source(0, max(1, heading.close)).end


def _find_parts(headings: Sequence[Heading | None]) -> list[Part]:
    parts: list[Part] = []
    stack: list[tuple[Style, int]] = []
    for first, heading in enumerate(headings):
        if heading is None:
            if not parts:
                parts.append(Part(first, None, 1, None))
            continue
        while stack and stack[-1][0] >= heading.style:
            stack.pop()
        parent = stack[-1][1] if stack else None
        stack.append((heading.style, len(parts)))
        parts.append(Part(first, heading, len(stack), parent))
    return parts
