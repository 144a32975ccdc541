"""The numbers that Word writes before paragraphs by itself: 一、 （一） 1.

They are no part of a paragraph's words, and without them an outline loses its tree.
"""

import re
from collections import defaultdict
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from .counting import written_number
from .wordml import attribute, child, local, number

PLACEHOLDER = re.compile(r"%([1-9])")
CLOSED = re.compile(r"[、．.，,：:）)】\]〕]$")


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is numbered: ``words`` such as "%1、", the first number.

    ``joined`` is true where Word puts nothing between number and text, ``plain`` where the
    upper levels' numbers are shown as digits (一 becomes 1 in 1.2).
    """

    format: str
    words: str
    first: int
    joined: bool
    plain: bool
    style: str


@dataclass(frozen=True, slots=True)
class NumberedList:
    """One list of a document; lists of the same ``pattern`` go on counting each other."""

    pattern: str
    levels: dict[int, Level]
    restarts: dict[int, int]


class Numbering:
    """Counts a document's automatic numbers while its paragraphs go by in order."""

    def __init__(self, lists: dict[str, NumberedList]) -> None:
        self._lists = lists
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        self._begun: set[str] = set()

    def level_of_style(self, list_id: str, style: str) -> int:
        """The level of a list that belongs to a paragraph style; 0 where none does."""
        found = self._lists.get(list_id)
        levels = found.levels if found else {}
        return next((depth for depth, level in levels.items() if level.style == style), 0)

    def next_number(self, list_id: str, depth: int) -> str:
        """The number Word shows before the next paragraph of this list, or nothing."""
        found = self._lists.get(list_id)
        if found is None or depth not in found.levels:
            return ""
        counts = self._counts[found.pattern]
        if list_id not in self._begun:
            self._begun.add(list_id)
            counts.update({level: first - 1 for level, first in found.restarts.items()})
        counts[depth] = counts.get(depth, found.levels[depth].first - 1) + 1
        for deeper in [other for other in counts if other > depth]:
            del counts[deeper]
        return _written(found.levels, counts, depth)


def _written(levels: dict[int, Level], counts: dict[int, int], depth: int) -> str:
    level = levels[depth]
    if level.format in ("bullet", "none") and not PLACEHOLDER.search(level.words):
        return "" if level.format == "bullet" else level.words

    def shown(found: re.Match[str]) -> str:
        upper = int(found[1]) - 1
        if upper not in levels:
            return ""
        count = counts.get(upper, levels[upper].first)
        return written_number(count, "decimal" if level.plain else levels[upper].format)

    words = PLACEHOLDER.sub(shown, level.words)
    return words if level.joined or not words or CLOSED.search(words) else words + " "


def read_lists(root: Element | None, style_lists: dict[str, str]) -> dict[str, NumberedList]:
    """The lists of numbering.xml by id; ``style_lists`` are the list ids of styles."""
    if root is None:
        return {}
    patterns = {
        attribute(element, "abstractNumId") or "": element
        for element in root
        if local(element) == "abstractNum"
    }
    nums = {
        attribute(element, "numId") or "": element for element in root if local(element) == "num"
    }
    return {
        list_id: _read_list(element, _pattern_of(element, nums, patterns, style_lists), patterns)
        for list_id, element in nums.items()
    }


def _pattern_of(
    num: Element,
    nums: dict[str, Element],
    patterns: dict[str, Element],
    style_lists: dict[str, str],
) -> str:
    """The id of a list's pattern, which may lead to another by way of a style."""
    pattern = attribute(child(num, "abstractNumId")) or ""
    style = attribute(child(patterns.get(pattern), "numStyleLink"))
    linked = nums.get(style_lists.get(style or "", ""))
    if linked is None or linked is num:
        return pattern
    return attribute(child(linked, "abstractNumId")) or pattern


def _read_list(num: Element, pattern: str, patterns: dict[str, Element]) -> NumberedList:
    levels = _read_levels(patterns.get(pattern))
    restarts = {}
    for override in num:
        if local(override) == "lvlOverride":
            levels |= _read_levels(override)
            depth, first = attribute(override, "ilvl"), number(child(override, "startOverride"))
            if first is not None and depth is not None and depth.isdecimal():
                restarts[int(depth)] = first
    return NumberedList(pattern, levels, restarts)


def _read_levels(element: Element | None) -> dict[int, Level]:
    levels = {}
    for level in element if element is not None else ():
        depth = attribute(level, "ilvl") or ""
        if local(level) == "lvl" and depth.isdecimal():
            first = number(child(level, "start"))
            levels[int(depth)] = Level(
                format=attribute(child(level, "numFmt")) or "decimal",
                words=attribute(child(level, "lvlText")) or "",
                first=1 if first is None else first,
                joined=attribute(child(level, "suff")) == "nothing",
                plain=child(level, "isLgl") is not None,
                style=attribute(child(level, "pStyle")) or "",
            )
    return levels
