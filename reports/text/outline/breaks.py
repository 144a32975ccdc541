"""Paragraphs without a heading that open a part of their own: a turn ahead, a closing call."""

import re
from collections.abc import Sequence

from ..lexicons import any_of
from ..words import SectionKind
from .headings import Heading
from .parts import Part

TURN = re.compile(any_of("kinds", "turns"))
YEAR = re.compile(
    r"(?:展望|面向|迎接|走进|进入|迈进|在)?\s*(?<!\d)(?P<year>20\d\d)\s*年(?!\s*\d{1,2}月)"
)
CLOSING = re.compile(any_of("kinds", "closings"))
ADDRESS = re.compile(any_of("headings", "salutations"))

CLOSING_LENGTHS = range(15, 400)
ADDRESS_LENGTH = 20


def find_breaks(
    paragraphs: Sequence[str],
    headings: Sequence[Heading | None],
    parts: Sequence[Part],
    kinds: Sequence[SectionKind],
    covered: int | None,
) -> dict[int, SectionKind]:
    """The paragraphs that open a part without a heading, and the part's kind.

    ``parts`` and ``kinds`` are the sections by their headings alone, ``covered`` is the last
    year that the report covers.
    """
    ahead = _ahead(len(paragraphs), parts, kinds)
    found: dict[int, SectionKind] = {}
    for index, words in enumerate(paragraphs):
        free = index > 0 and headings[index] is None and not ahead[index]
        if free and not found and _turns(words, covered):
            found[index] = SectionKind.PLAN
    closing = _closing(paragraphs, headings)
    if closing and not found and (not ahead[closing] or parts[-1].depth > 1):
        found[closing] = SectionKind.PLAN
    return found


def _ahead(count: int, parts: Sequence[Part], kinds: Sequence[SectionKind]) -> list[bool]:
    """For each paragraph whether it stands in a section that looks ahead."""
    ahead = [False] * count
    ends = [*(part.first for part in parts[1:]), count]
    for part, kind, end in zip(parts, kinds, ends, strict=True):
        if kind is SectionKind.PLAN:
            ahead[part.first : end] = [True] * (end - part.first)
    return ahead


def _turns(words: str, covered: int | None) -> bool:
    """True for a paragraph that opens with the year ahead or with 下一步."""
    year = YEAR.match(words)
    if year and covered:
        return int(year["year"]) == covered + 1
    return TURN.match(words) is not None


def _closing(paragraphs: Sequence[str], headings: Sequence[Heading | None]) -> int | None:
    """The last paragraph where it is a call and no item of a list; with its salutation."""
    last = len(paragraphs) - 1
    if last < 2 or headings[last] or len(paragraphs[last]) not in CLOSING_LENGTHS:
        return None
    words = paragraphs[last]
    if any(sign.isdigit() for sign in words) or not (CLOSING.search(words) or words[-1] == "!"):
        return None
    above = paragraphs[last - 1]
    addressed = ADDRESS.match(above) and len(above) < ADDRESS_LENGTH and not headings[last - 1]
    return last - 1 if addressed else last
