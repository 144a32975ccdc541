"""The documents composed for the tests of structure, each with what it must come out as.

``documents/<name>.txt`` is the text, ``documents/<name>.toml`` the expectation, given by
hand: report fields left out there must come out as null.
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from reports.text.findings import Decoded, Known, Layout, Masthead, ReadSection
from reports.text.layout import read_layout
from reports.text.masthead import read_masthead
from reports.text.outline import read_outline

FOLDER = Path(__file__).parent / "documents"
NAMES = sorted(path.stem for path in FOLDER.glob("*.txt"))


@dataclass(frozen=True)
class Composed:
    """One document as read, and what its author expects of it."""

    text: str
    layout: Layout
    masthead: Masthead
    sections: tuple[ReadSection, ...]
    expected: dict[str, Any]


@cache
def read_composed(name: str) -> Composed:
    """Read the document ``name``; each is read once for all tests."""
    decoded = Decoded((FOLDER / f"{name}.txt").read_text(encoding="utf-8"))
    layout = read_layout(decoded)
    masthead = read_masthead(decoded, layout, Known())
    sections = read_outline(decoded, layout, masthead)
    expected = tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
    return Composed(decoded.text, layout, masthead, sections, expected)
