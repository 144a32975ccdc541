"""Tables flattened to lines with | between the cells: what a bare number in them counts.

The measure word stands in the row's label (救助金额(万元)), in a cell of its own, in the
column's heading or in the caption (单位:万元); the year in the column's heading.
"""

import re
from dataclasses import dataclass, field, replace
from decimal import Decimal

from ..words import Relation
from .numerals import NUMERAL, parse_numeral, tidy
from .quantities import Quantity
from .units import family_of

_CELL = re.compile(r"[^|]+")
_NUMBER = re.compile(rf"-?\s*(?:{NUMERAL})")
# Cells that only blanks part: short words, no sign of a sentence.
_SPACED = re.compile(r"\s*[^\s,。;!?“”]{1,14}(?:\s+[^\s,。;!?“”]{1,14}){2,11}\s*")
_SPACED_CELL = re.compile(r"\S+")
_SLASHED = re.compile(r"/(?P<unit>[\u4e00-\u9fff%]{1,4})$")
# What the heading of a column says is counted, where it names no measure word.
_COUNTED = {"人数": "人", "人次": "人次", "户数": "户", "次数": "次", "场次": "场次", "件数": "件"}
_MONEY_HEAD = re.compile("[金款费]额?$|投入|支出|收入|资金|经费")
_CAPTION = re.compile(r"单位\s?[:为]\s?(?P<unit>[^\s,。;:)|]{1,12})")
_BRACKETED = re.compile(r"\((?:单位[:为]?)?(?P<unit>[^()]{1,6})\)")
_YEAR = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d{2})\s?年?(?:度|底|末)?(?!\d)")
_FACTORS = {"万": 10**4, "亿": 10**8, "千": 10**3, "百": 10**2, "": 1}
_ORDINAL_HEADS = ("序号", "编号", "排名", "名次", "行次")
_SIGNS = " :、,.-—"


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a row, ``text[start:end]`` of the folded paragraph, blanks stripped."""

    start: int
    end: int
    words: str

    @property
    def is_number(self) -> bool:
        return bool(_NUMBER.fullmatch(self.words)) and not _YEAR.fullmatch(self.words)


@dataclass(frozen=True, slots=True)
class Named:
    """A figure of a table with its label and, where the column tells one, its year."""

    figure: Quantity
    label: str
    year: int | None


@dataclass(slots=True)
class Tables:
    """Reads the rows of a text in order and remembers captions and column headings."""

    caption: str = ""
    heads: list[str] = field(default_factory=list)
    last_unit: str = ""  # of the row before, for the rows that are a part of it

    def read_row(self, folded: str) -> list[Named] | None:
        """The bare numbers of one line of a table; None where the line is no table's."""
        cells = _cells(folded)
        if len(cells) < 2:
            self._leave(folded)
            return None
        if not any(cell.is_number for cell in cells):
            self.heads = [cell.words for cell in cells]
            return []
        return self._name(cells)

    def _leave(self, folded: str) -> None:
        caption = _CAPTION.search(folded)
        self.heads = []
        self.caption = caption["unit"] if caption else ""

    def _name(self, cells: list[Cell]) -> list[Named]:
        words = [cell.words for cell in cells if not cell.is_number]
        label = _BRACKETED.sub("", words[0]).strip(_SIGNS) if words else ""
        own = _first_unit([*(_bracketed(word) for word in words), *words[1:]])
        if words and words[0].startswith("其中"):
            own = own or self.last_unit
        self.last_unit = own
        year = _YEAR.fullmatch(cells[0].words)
        found = (self._figure(cells, index, own) for index in range(len(cells)))
        if year:
            return [replace(named, year=int(year["year"])) for named in found if named]
        return [replace(named, label=label + named.label) for named in found if named]

    def _figure(self, cells: list[Cell], index: int, own: str) -> Named | None:
        cell, head = cells[index], self._head(cells, index)
        numbered = index == 0 and not all(other.is_number for other in cells)
        if not cell.is_number or numbered or head in _ORDINAL_HEADS:
            return None
        unit = own or _first_unit([_bracketed(head), *self._implied(head)])
        figure = _quantity(cell, unit)
        if figure is None:
            return None
        year = _YEAR.search(head)
        rest = _YEAR.sub("", _SLASHED.sub("", _BRACKETED.sub("", head))).strip(_SIGNS)
        return Named(figure, rest, int(year["year"]) if year else None)

    def _implied(self, head: str) -> list[str]:
        """Units that a column's heading and the caption leave to be put together."""
        counted = [unit for word, unit in _COUNTED.items() if head.endswith(word)]
        captions = re.split("[、/]", self.caption)
        if len(captions) > 1 and _MONEY_HEAD.search(head):
            return [unit for unit in captions if unit.endswith("元")]
        return counted or (captions if len(captions) == 1 else [])

    def _head(self, cells: list[Cell], index: int) -> str:
        return self.heads[index] if len(self.heads) == len(cells) else ""


def _cells(folded: str) -> list[Cell]:
    cell = _CELL if "|" in folded else _SPACED_CELL if _SPACED.fullmatch(folded) else None
    if cell is None:
        return []
    found = []
    for match in cell.finditer(folded):
        words = match.group().strip()
        if words:
            start = match.start() + match.group().index(words)
            found.append(Cell(start, start + len(words), words))
    return found


def _bracketed(words: str) -> str:
    match = _BRACKETED.search(words) or _SLASHED.search(words)
    return match["unit"] if match else ""


def _first_unit(candidates: list[str]) -> str:
    return next((unit for unit in candidates if family_of(unit.lstrip("万亿千百"))), "")


def _quantity(cell: Cell, unit: str) -> Quantity | None:
    """The number of a cell in the table's unit, which its own text leaves out."""
    value = parse_numeral(cell.words.lstrip("- "))
    bare = unit.lstrip("万亿千百")
    if value is None or not bare:
        return None
    factor = _FACTORS.get(unit.removesuffix(bare), 1)
    sign = Decimal(-1 if cell.words.startswith("-") else 1)
    return Quantity(
        cell.start,
        cell.end,
        cell.start,
        cell.end,
        value=tidy(value * factor * sign),
        low=None,
        high=None,
        relation=Relation.EXACT,
        unit=bare,
        family=family_of(bare),
        unit_start=cell.end,
        unit_inferred=True,
    )
