"""DOCX: headings, automatic numbers, tables, text boxes and notes, in the order they are read."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from xml.etree.ElementTree import Element

from reports.text.findings import Decoded

from .archive import Archive
from .assembly import Assembly
from .numbering import Numbering, read_lists
from .styles import Styles
from .wordml import Block, WordParagraph, WordTable, attribute, read_blocks

SENTENCE_ENDS = ("。", "！", "？", "；", "”", "）")
LONGEST_CELL = 120
"""Characters; a row with a longer cell is no row of data but prose in a frame."""


def extract(data: bytes) -> Decoded:
    """The document's text. Raises Unreadable for bombs, other archives and broken files."""
    archive = Archive(data)
    folder = PurePosixPath(archive.main.lstrip("/")).parent

    def part(name: str) -> Element | None:
        return archive.part(str(folder / name))

    styles = Styles(part("styles.xml"))
    numbering = Numbering(read_lists(part("numbering.xml"), styles.lists()))
    notes = {**_notes(part("footnotes.xml"), "f"), **_notes(part("endnotes.xml"), "e")}
    writer = _Writer(styles, numbering, notes)
    body = archive.part(archive.main)
    writer.write(read_blocks(body) if body is not None else [])
    writer.write_notes()
    return writer.assembly.decoded("docx", "utf-8")


def _notes(root: Element | None, kind: str) -> dict[str, list[Block]]:
    """Footnotes or endnotes by id, as paragraphs refer to them."""
    elements = root if root is not None else ()
    return {kind + (attribute(note, "id") or ""): read_blocks(note) for note in elements}


class _Writer:
    """Writes blocks as lines, counting numbers and notes as they go by.

    A note is written below the sentences that refer to it, so that it stands in their section.
    """

    def __init__(
        self, styles: Styles, numbering: Numbering, notes: Mapping[str, Sequence[Block]]
    ) -> None:
        self.assembly = Assembly()
        self._styles = styles
        self._numbering = numbering
        self._notes = notes
        self._due: list[str] = []
        self._written = 0

    def write(self, blocks: Sequence[Block]) -> None:
        for block in blocks:
            if isinstance(block, WordTable):
                self._write_table(block)
            else:
                self._write_paragraph(block)

    def write_notes(self) -> None:
        """The notes that were referred to since the last ones were written."""
        due, self._due = self._due, []
        for note in due:
            if words := self._flat(self._notes.get(note, [])):
                self._written += 1
                self.assembly.add(f"注{self._written}：{words}")

    def _write_paragraph(self, paragraph: WordParagraph) -> None:
        style = paragraph.style
        self._due += paragraph.notes
        number = self._number(paragraph)  # an empty paragraph counts as well
        if paragraph.words.strip() and not self._styles.is_contents(style):
            words = number + paragraph.words.strip()
            level = self._heading_level(paragraph)
            if self._styles.is_title(style):
                self.assembly.add(" ".join(words.split()), "title")
            elif level:
                self.assembly.add(" ".join(words.split()), "heading", level)
            else:
                for line in words.split("\n"):
                    self.assembly.add(line.strip())
                if words.endswith(SENTENCE_ENDS):
                    self.write_notes()
        self.write(paragraph.boxes)

    def _heading_level(self, paragraph: WordParagraph) -> int:
        if paragraph.outline is not None:
            return paragraph.outline + 1 if paragraph.outline < 9 else 0
        return self._styles.heading_level(paragraph.style)

    def _number(self, paragraph: WordParagraph) -> str:
        list_id, level = paragraph.list_id, paragraph.list_level
        if list_id is None:
            list_id, own_level = self._styles.list_of(paragraph.style)
            if list_id is None:
                return ""
            if level is None:
                level = own_level or self._numbering.level_of_style(list_id, paragraph.style)
        return self._numbering.next_number(list_id, level or 0)

    def _write_table(self, table: WordTable) -> None:
        for row in table.rows:
            cells = [words for cell in row if (words := self._flat(cell))]
            if len(cells) > 1 and max(map(len, cells)) <= LONGEST_CELL:
                self.assembly.add(" | ".join(cells), "table")
            else:
                for cell in row:
                    self.write(cell)

    def _flat(self, blocks: Sequence[Block]) -> str:
        """All words of some blocks on one line."""
        return " ".join(" ".join(self._words(blocks)).split())

    def _words(self, blocks: Sequence[Block]) -> Iterator[str]:
        for block in blocks:
            if isinstance(block, WordTable):
                yield from (self._flat(cell) for row in block.rows for cell in row)
            else:
                self._due += block.notes
                yield block.words
                yield from self._words(block.boxes)
