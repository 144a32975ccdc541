"""The paragraph styles of a Word document: which are headings, which bear numbers."""

import re
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from .wordml import attribute, child, local, number

HEADING = re.compile(r"(?:heading|标题)\s*(?P<level>[1-9])", re.IGNORECASE)
TITLE = {"title", "标题"}
CONTENTS = re.compile(r"(?:toc|目录)\s*\d", re.IGNORECASE)
DEEPEST = 12
"""Styles a style may be based on, one on the other; more is a circle."""


@dataclass(frozen=True, slots=True)
class Style:
    """One style. ``outline`` is a level from 0, ``list_id`` and ``list_level`` its numbering.

    None stands for what the style leaves to the style it is based on.
    """

    name: str
    based_on: str
    outline: int | None
    list_id: str | None
    list_level: int | None


class Styles:
    """A document's paragraph styles by id, each with what it takes from those below it."""

    def __init__(self, root: Element | None) -> None:
        self._styles = {
            attribute(element, "styleId") or "": _read_style(element)
            for element in (root if root is not None else ())
            if local(element) == "style"
        }

    def is_title(self, style: str) -> bool:
        return self._name(style).lower() in TITLE

    def is_contents(self, style: str) -> bool:
        """True for the lines of a table of contents."""
        return CONTENTS.match(self._name(style)) is not None

    def heading_level(self, style: str) -> int:
        """A heading style's level from 1; 0 for other styles."""
        for base in self._chain(style):
            if found := HEADING.match(base.name):
                return int(found["level"])
            if base.outline is not None:
                return base.outline + 1 if base.outline < 9 else 0
        return 0

    def list_of(self, style: str) -> tuple[str | None, int | None]:
        """The list id and level that a style brings with it."""
        for base in self._chain(style):
            if base.list_id is not None:
                return base.list_id, base.list_level
        return None, None

    def lists(self) -> dict[str, str]:
        """The list ids of all styles that have one, by style id."""
        return {style: found.list_id for style, found in self._styles.items() if found.list_id}

    def _name(self, style: str) -> str:
        found = self._styles.get(style)
        return found.name if found else ""

    def _chain(self, style: str) -> list[Style]:
        chain: list[Style] = []
        while style in self._styles and len(chain) < DEEPEST:
            chain.append(self._styles[style])
            style = chain[-1].based_on
        return chain


def _read_style(element: Element) -> Style:
    properties = child(element, "pPr")
    return Style(
        name=attribute(child(element, "name")) or "",
        based_on=attribute(child(element, "basedOn")) or "",
        outline=number(child(properties, "outlineLvl")),
        list_id=attribute(child(properties, "numPr", "numId")),
        list_level=number(child(properties, "numPr", "ilvl")),
    )
