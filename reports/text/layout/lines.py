"""The decoded text as lines: where each stands, how wide it is, how far it is set in."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

BREAK = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
"""Whatever ends a line, a page (form feed) included."""

BLANK = " \t\u00a0\u1680\u2000-\u200f\u202f\u205f\u2060\u3000\ufeff\x00-\x08\x0e-\x1b\x1f\x7f"
"""Characters that show nothing, as the inside of a character class."""

LAST_NARROW = "\u2e7f"
"""Characters beyond this one take two columns."""

WORDS = re.compile(rf"[^{BLANK}](?:.*[^{BLANK}])?", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Line:
    """One line that shows something: ``text[start:end] == words``, blanks around left out.

    ``indent`` is the width of the blanks before it in columns, ``gap`` is true where a
    blank line or a page's end stands above. ``fixed`` marks a line that the file's format
    gives as a whole, a table's row or a list's item.
    """

    start: int
    end: int
    words: str
    indent: int
    gap: bool
    fixed: bool = False

    @property
    def width(self) -> int:
        """Columns that the words take: two for a Chinese character, one for a Latin one."""
        return columns(self.words)


def columns(words: str) -> int:
    """How many columns the words take on a page."""
    return len(words) + sum(map(LAST_NARROW.__lt__, words[:400]))


def find_lines(text: str) -> tuple[Line, ...]:
    """The lines of the text that show something, in order."""
    found = []
    gap = False
    for start, end, page_ends in _stretches(text):
        words = WORDS.search(text, start, end)
        if words is None:
            gap = True
            continue
        indent = columns(text[start : words.start()])
        found.append(Line(words.start(), words.end(), words.group(), indent, gap))
        gap = page_ends
    return tuple(found)


def _stretches(text: str) -> Iterator[tuple[int, int, bool]]:
    start = 0
    for mark in BREAK.finditer(text):
        yield start, mark.start(), mark.group() == "\f"
        start = mark.end()
    yield start, len(text), False
