"""Tables flattened to lines, or to one cell a line: what a bare number in them counts.

The measure word stands in the row's label (救助金额(万元)), in a cell of its own, in the
column's heading or in the caption (单位:万元), or what is counted tells it (会员数); the year
stands in the column's heading.
"""

import re
from dataclasses import dataclass, field

from .cells import YEAR, Cell, bare_unit, find_cells, first_unit, read_cell
from .inference import unit_of_noun
from .quantities import Quantity

_SLASHED = re.compile(r"/(?P<unit>[\u4e00-\u9fff%]{1,4})$")
# What the heading of a column says is counted, where it names no measure word.
_COUNTED = {"人数": "人", "人次": "人次", "户数": "户", "次数": "次", "场次": "场次", "件数": "件"}
_MONEY_HEAD = re.compile("[金款费]额?$|投入|支出|收入|资金|经费")
_CAPTION = re.compile(r"单位\s?[:为]\s?(?P<unit>[^\s,。;:)|]{1,12})")
_BRACKETED = re.compile(r"\((?:单位[:为]?)?(?P<unit>[^()]{1,6})\)")
_ORDINAL_HEADS = ("序号", "编号", "排名", "名次", "行次")
_SIGNS = " :、,.-—#"
# A row that is a part of the row before it; statistical yearbooks write #.
_PART = re.compile(r"^\s*(?:#|其中)")
# A line between the rows that only names the next ones: no digit, no sign of a sentence.
_SUBHEADING = re.compile(r"(?:其中\s?[:、]\s?)?[^\d,。;:!?“”|]{2,14}")


@dataclass(frozen=True, slots=True)
class Named:
    """A figure of a table with its label and, where the column tells one, its year.

    ``part_of`` says that its row is a part of one before it.
    """

    figure: Quantity
    label: str
    year: int | None
    part_of: bool = False


@dataclass(frozen=True, slots=True)
class _Row:
    """What the words of a row say of its numbers; ``unit`` is empty where they don't say."""

    label: str = ""
    unit: str = ""
    year: int | None = None
    part_of: bool = False


@dataclass(slots=True)
class Tables:
    """Reads the lines of a text in order and remembers captions and column headings."""

    caption: str = ""
    heads: list[str] = field(default_factory=list)
    whole: str = ""  # label of the last row that is no part of another
    last_unit: str = ""  # of the row before, for the rows that are a part of it
    in_parts: bool = False  # whether rows of that kind are being read
    stack: list[str] = field(default_factory=list)  # words in lines of their own
    row: _Row | None = None  # that numbers in lines of their own go on
    taken: int = 0  # how many of its numbers have been read

    def read_row(self, folded: str) -> list[Named] | None:
        """The bare numbers of one line of a table; None where the line is no table's."""
        cells = find_cells(folded)
        if len(cells) > 1:
            return self._read_line(cells)
        if "|" in folded or _SUBHEADING.fullmatch(folded) or (cells and cells[0].is_year):
            return self._read_stacked(cells[0], "|" in folded) if cells else None
        self._leave(folded)
        return None

    def _leave(self, folded: str) -> None:
        caption = _CAPTION.search(folded)
        self.caption = caption["unit"] if caption else ""
        self.heads, self.stack, self.row = [], [], None

    def _read_line(self, cells: list[Cell]) -> list[Named]:
        numbers = [index for index, cell in enumerate(cells) if cell.is_number]
        if numbers and len(self._years()) == len(cells) - 1:
            numbers = list(range(1, len(cells)))  # 1972 below a year is a number too
        if not numbers:
            self.heads, self.stack, self.row = [cell.words for cell in cells], [], None
            return []
        self._unstack()
        labels = set(range(len(cells))).difference(numbers)
        self.row = self._name_row([cells[index].words for index in sorted(labels)])
        self.taken = len(numbers)
        numbered = 0 in numbers and bool(labels)  # the row's own number opens it
        heads = zip(numbers, self._heads_over(numbers, len(cells)), strict=True)
        found = (
            self._read(cells[index], head, self.row)
            for index, head in heads
            if head not in _ORDINAL_HEADS and not (numbered and index == 0)
        )
        return [named for named in found if named]

    def _read_stacked(self, cell: Cell, barred: bool) -> list[Named] | None:
        """One cell in a line of its own: a heading, a row's label, or the row's next number."""
        if not (barred and cell.is_number):
            self.stack.append(cell.words)
            return None
        if self.stack:
            label = self.stack.pop()
            self._unstack()
            self.row, self.taken = self._name_row([label]), 0
        if self.row is None:
            return None
        years = self._years()
        head = years[self.taken] if self.taken < len(years) else ""
        self.taken += 1
        named = self._read(cell, head, self.row)
        return [named] if named else None

    def _unstack(self) -> None:
        """Years among the words of the last lines are the headings of columns."""
        years = [words for words in self.stack if YEAR.fullmatch(words)]
        self.heads = years or self.heads
        self.stack = []

    def _name_row(self, words: list[str]) -> _Row:
        if not words:
            return _Row()
        year = YEAR.fullmatch(words[0])
        unit = first_unit([*map(_bracketed, words), *words[1:]]) or self._unit_of_part(words[0])
        if not unit and not self.caption and not year:
            unit = unit_of_noun(words[0].strip(_SIGNS))
        self.last_unit = unit
        if year:
            return _Row(unit=unit, year=int(year["year"]))
        part_of = bool(_PART.match(words[0]))
        label = _PART.sub("", _BRACKETED.sub("", words[0]), count=1).strip(_SIGNS)
        if part_of:
            return _Row(f"{self.whole}中{label}" if self.whole else label, unit, part_of=True)
        self.whole = label
        return _Row(label, unit)

    def _unit_of_part(self, label: str) -> str:
        """其中:女会员 has the unit of the whole, and without a caption so have the next rows."""
        counted = label.endswith("数") and unit_of_noun(label)
        self.in_parts = bool(_PART.match(label)) or (self.in_parts and not counted)
        goes_on = self.in_parts and (not self.caption or _PART.match(label))
        return self.last_unit if goes_on else ""

    def _read(self, cell: Cell, head: str, row: _Row) -> Named | None:
        figure = read_cell(cell, row.unit or first_unit([_bracketed(head), *self._implied(head)]))
        if figure is None:
            return None
        year = YEAR.search(head)
        rest = YEAR.sub("", _SLASHED.sub("", _BRACKETED.sub("", head))).strip(_SIGNS)
        stated = int(year["year"]) if year else None
        return Named(figure, row.label + rest, row.year or stated, row.part_of)

    def _implied(self, head: str) -> list[str]:
        """Units that a column's heading and the caption leave to be put together."""
        captions = re.split("[、/]", self.caption) if self.caption else []
        if len(captions) > 1 and _MONEY_HEAD.search(head):
            return [unit for unit in captions if unit.endswith("元")]
        counted = [unit for word, unit in _COUNTED.items() if head.endswith(word)]
        if len(captions) == 1 and (not counted or bare_unit(captions[0]) in counted):
            return captions
        return counted or ([] if captions else [unit_of_noun(head)])

    def _years(self) -> list[str]:
        """The columns' headings from the first of the years with which they end."""
        others = [i for i, head in enumerate(self.heads) if not YEAR.fullmatch(head)]
        return self.heads[others[-1] + 1 if others else 0 :]

    def _heads_over(self, numbers: list[int], width: int) -> list[str]:
        """The heading of each number's column; empty where the columns don't tell."""
        years = self._years()
        if len(years) == len(numbers):
            return years
        whole = len(self.heads) == width
        return [self.heads[index] if whole else "" for index in numbers]


def _bracketed(words: str) -> str:
    match = _BRACKETED.search(words) or _SLASHED.search(words)
    return match["unit"] if match else ""
