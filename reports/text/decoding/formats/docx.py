"""DOCX: headings, automatic numbers, tables, text boxes and notes, in the order they are read."""

from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath
from xml.etree.ElementTree import Element

from reports.text.findings import Decoded

from .archive import Archive
from .assembly import Assembly
from .numbering import Numbering, read_lists
from .styles import Styles
from .wordml import Block, WordParagraph, WordTable, attribute, read_blocks

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
    writer = _Writer(styles, numbering)
    body = archive.part(archive.main)
    writer.write(read_blocks(body) if body is not None else [])
    writer.write_notes({**_notes(part("footnotes.xml"), "f"), **_notes(part("endnotes.xml"), "e")})
    return writer.assembly.decoded("docx", "utf-8")


def _notes(root: Element | None, kind: str) -> dict[str, list[Block]]:
    """Footnotes or endnotes by id, as paragraphs refer to them."""
    elements = root if root is not None else ()
    return {kind + (attribute(note, "id") or ""): read_blocks(note) for note in elements}


class _Writer:
    """Writes blocks as lines, counting numbers and notes as they go by."""

    def __init__(self, styles: Styles, numbering: Numbering) -> None:
        self.assembly = Assembly()
        self._styles = styles
        self._numbering = numbering
        self._notes: list[str] = []

    def write(self, blocks: Sequence[Block]) -> None:
        for block in blocks:
            if isinstance(block, WordTable):
                self._write_table(block)
            else:
                self._write_paragraph(block)

    def write_notes(self, notes: dict[str, list[Block]]) -> None:
        """The notes that were referred to, below everything else."""
        for number, note in enumerate(self._notes, start=1):
            if words := _flat(notes.get(note, [])):
                self.assembly.add(f"注{number}：{words}")

    def _write_paragraph(self, paragraph: WordParagraph) -> None:
        style = paragraph.style
        self._notes += paragraph.notes
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
            cells = [words for cell in row if (words := _flat(cell))]
            if len(cells) > 1 and max(map(len, cells)) <= LONGEST_CELL:
                self.assembly.add(" | ".join(cells), "table")
            else:
                for cell in row:
                    self.write(cell)


def _flat(blocks: Sequence[Block]) -> str:
    """All words of some blocks on one line."""
    return " ".join(" ".join(_words(blocks)).split())


def _words(blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, WordTable):
            yield from (_flat(cell) for row in block.rows for cell in row)
        else:
            yield block.words
            yield from _words(block.boxes)
