"""Whether a section looks back, looks ahead, or does neither."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from .findings import Masthead
from .lexicons import any_of
from .words import Genre, SectionKind

if TYPE_CHECKING:
    from .outline import Part

PLAN = re.compile(any_of("headings", "plan"))
REVIEW = re.compile(any_of("headings", "review"))
NEITHER = re.compile(any_of("headings", "neither"))
YEAR = re.compile(r"(20\d\d)(?!\s*-)")


def find_kinds(
    parts: "Sequence[Part]", paragraphs: Sequence[str], masthead: Masthead
) -> list[SectionKind]:
    """One kind a section; what a heading leaves open it takes from the one it stands in."""
    usual = SectionKind.PLAN if masthead.genre.value == Genre.PLAN else SectionKind.REVIEW
    kinds: list[SectionKind] = []
    for part in parts:
        if part.heading is None:
            kinds.append(SectionKind.OTHER)
            continue
        words = paragraphs[part.first][part.heading.begin : part.heading.end]
        inherited = kinds[part.parent] if part.parent is not None else usual
        kinds.append(_by_heading(words, masthead) or inherited)
    return kinds


def _by_heading(words: str, masthead: Masthead) -> SectionKind | None:
    years = [int(year) for year in YEAR.findall(words)]
    covered = masthead.covers_to.value
    if NEITHER.search(words) and not REVIEW.search(words):
        return SectionKind.OTHER
    if covered and years and min(years) > covered:
        return SectionKind.PLAN
    if REVIEW.search(words):
        return SectionKind.REVIEW
    return SectionKind.PLAN if PLAN.search(words) else None
