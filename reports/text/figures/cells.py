"""The cells of one line of a flattened table, and what a bare number in one amounts to."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from ..words import Relation
from .numerals import NUMERAL, parse_numeral, tidy
from .quantities import Quantity
from .units import family_of

YEAR = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d{2})\s?年?(?:度|底|末)?(?!\d)")
_CELL = re.compile(r"[^|]+")
_NUMBER = re.compile(rf"(?P<sign>-?\s*)(?P<number>{NUMERAL})")
# Cells that only blanks part: short words, no sign of a sentence.
_SPACED = re.compile(r"\s*[^\s,。;!?“”]{1,14}(?:\s+[^\s,。;!?“”]{1,14}){2,11}\s*")
_SPACED_CELL = re.compile(r"\S+")
_FACTORS = {"万": 10**4, "亿": 10**8, "千": 10**3, "百": 10**2, "": 1}


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a row, ``text[start:end]`` of the folded paragraph, blanks stripped."""

    start: int
    end: int
    words: str

    @property
    def is_year(self) -> bool:
        return bool(YEAR.fullmatch(self.words))

    @property
    def is_number(self) -> bool:
        return bool(_NUMBER.fullmatch(self.words)) and not self.is_year


def find_cells(folded: str) -> list[Cell]:
    """The cells of a line; a line without bars or columns of blanks is one cell."""
    cell = _CELL if "|" in folded else _SPACED_CELL if _SPACED.fullmatch(folded) else None
    if cell is None:
        return [Cell(0, len(folded), folded)] if folded else []
    found = []
    for match in cell.finditer(folded):
        words = match.group().strip()
        if words:
            start = match.start() + match.group().index(words)
            found.append(Cell(start, start + len(words), words))
    return found


def first_unit(candidates: Iterable[str]) -> str:
    """The first of the words that is a measure word, its multiplier with it: 万元."""
    return next((unit for unit in candidates if family_of(bare_unit(unit))), "")


def bare_unit(unit: str) -> str:
    """元 for 万元."""
    return unit.lstrip("万亿千百")


def read_cell(cell: Cell, unit: str) -> Quantity | None:
    """The number of a cell in the table's unit, which its own text leaves out."""
    match = _NUMBER.fullmatch(cell.words)
    value = parse_numeral(match["number"]) if match else None
    bare = bare_unit(unit)
    if match is None or value is None or not bare:
        return None
    factor = _FACTORS.get(unit.removesuffix(bare), 1)
    return Quantity(
        cell.start,
        cell.end,
        cell.start + match.start("number"),
        cell.end,
        value=tidy(value * factor * Decimal(-1 if match["sign"] else 1)),
        low=None,
        high=None,
        relation=Relation.EXACT,
        unit=bare,
        family=family_of(bare),
        unit_start=cell.end,
        unit_inferred=True,
    )
