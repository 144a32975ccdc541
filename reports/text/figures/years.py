"""The years that a section opens with, which govern its later paragraphs too."""

import re

from ..findings import Masthead, ReadSection
from ..folding import fold
from .period import Period, covered, opening_period, opens_with_years

# 一、 (一) 1. 【 and blanks before the first word of a paragraph
_MARKER = re.compile(
    r"^[\s\u3000◆●■▲★·*]*(?:\(?[一二三四五六七八九十]{1,3}[)、.]|\(?\d{1,2}[)、.](?!\d))?\s*"
)


class SectionYears:
    """Remembers, paragraph by paragraph, the years that stand over the sections of a report.

    2018年 as a heading, or at the opening of a paragraph below one, holds until another year
    opens a paragraph or the section ends. A report of one year needs none of this.
    """

    def __init__(self, sections: tuple[ReadSection, ...], masthead: Masthead) -> None:
        covers = covered(masthead)
        self._sections = sections if covers.first != covers.last or not covers.last else ()
        self._masthead = masthead
        self._told: dict[int, Period | None] = {}

    def over(self, index: int | None, folded: str) -> Period | None:
        """The years over a paragraph of the section ``index``; None where none are told.

        Every paragraph must be shown, in the order of the text.
        """
        if index is None or not self._sections or self._sections[index].heading is None:
            return None
        if index not in self._told:
            self._told[index] = self._of_heading(index)
        words = _MARKER.sub("", folded)
        if opens_with_years(words):
            self._told[index] = opening_period(words, self._masthead)
        return self._told[index]

    def _of_heading(self, index: int) -> Period | None:
        """What the heading opens with, else what stands over the section it is part of."""
        section = self._sections[index]
        words = fold(section.heading or "")
        if opens_with_years(words):
            return opening_period(words, self._masthead)
        return self._told.get(section.parent) if section.parent is not None else None
