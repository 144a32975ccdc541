"""Numbered, bracketed and run-in headings -> the section tree."""

from .findings import Decoded, Layout, Masthead, ReadSection
from .words import SectionKind


def read_outline(
    decoded: Decoded, layout: Layout, masthead: Masthead
) -> tuple[ReadSection, ...]:
    """The sections in the order of the text; the first may be a preamble without heading."""
    if not layout.paragraphs:
        return ()
    start, end = layout.paragraphs[0].start, layout.paragraphs[-1].end
    return (ReadSection(None, None, 1, SectionKind.OTHER, None, start, start, end),)
