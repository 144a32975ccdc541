"""The body of a Word document: paragraphs and tables, as they stand after all revisions."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

GONE = frozenset({"del", "moveFrom", "Fallback", "rt", "pPr", "rPr", "sdtPr", "sdtEndPr"})
"""What a reader does not see: deletions, second versions of drawings, phonetic guides.

Properties are read where they are needed.
"""

BREAKS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
OFF = ("0", "false", "off", "none")


@dataclass(slots=True)
class WordParagraph:
    """One paragraph: its words and what its properties say.

    ``list_id`` and ``list_level`` are its own automatic numbering, None where it has none of
    its own (its style may). ``outline`` is its own outline level from 0. ``boxes`` hold the
    text boxes anchored in it, ``notes`` the ids of footnotes ("f1") and endnotes ("e1").
    """

    words: str = ""
    style: str = ""
    list_id: str | None = None
    list_level: int | None = None
    outline: int | None = None
    boxes: list["Block"] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    mark_deleted: bool = False


@dataclass(slots=True)
class WordTable:
    """Rows of cells of blocks; a cell that continues one above it is empty."""

    rows: list[list[list["Block"]]]


Block = WordParagraph | WordTable


def local(element: Element) -> str:
    """An element's name without its namespace, which differs between editions of the format."""
    return str(element.tag).rpartition("}")[2]


def child(element: Element | None, *names: str) -> Element | None:
    """The first child of that name, its first child of the next name, and so on."""
    for name in names:
        if element is None:
            return None
        element = next((inner for inner in element if local(inner) == name), None)
    return element


def attribute(element: Element | None, name: str = "val") -> str | None:
    """An attribute by its name without a namespace."""
    if element is None:
        return None
    return next((value for key, value in element.items() if key.rpartition("}")[2] == name), None)


def number(element: Element | None) -> int | None:
    """An element's ``val`` as a number; None where it has none."""
    words = attribute(element) or ""
    return int(words) if words.isdecimal() and len(words) < 9 else None


def read_blocks(root: Element) -> list[Block]:
    """The paragraphs and tables under an element, in order."""
    blocks: list[Block] = []
    for element in _blocks_under(root):
        last = blocks[-1] if blocks else None
        if local(element) == "tbl":
            blocks.append(_table(element))
        elif isinstance(last, WordParagraph) and last.mark_deleted:
            _join(last, _paragraph(element))
        else:
            blocks.append(_paragraph(element))
    return blocks


def _blocks_under(root: Element) -> Iterator[Element]:
    """Paragraphs and tables, those inside content controls and insertions included."""
    for element in root:
        name = local(element)
        if name in ("p", "tbl"):
            yield element
        elif name not in GONE and name != "sectPr" and not _is_contents(element):
            yield from _blocks_under(element)


def _is_contents(element: Element) -> bool:
    """True for a table of contents, which says the headings over again."""
    gallery = child(element, "sdtPr", "docPartObj", "docPartGallery")
    return attribute(gallery) == "Table of Contents"


def _paragraph(element: Element) -> WordParagraph:
    properties = child(element, "pPr")
    paragraph = WordParagraph(
        style=attribute(child(properties, "pStyle")) or "",
        list_id=attribute(child(properties, "numPr", "numId")),
        list_level=number(child(properties, "numPr", "ilvl")),
        outline=number(child(properties, "outlineLvl")),
        mark_deleted=child(properties, "rPr", "del") is not None,
    )
    words: list[str] = []
    _collect(element, paragraph, words)
    paragraph.words = "".join(words)
    return paragraph


def _collect(element: Element, paragraph: WordParagraph, words: list[str]) -> None:
    """Gather the words, text boxes and notes under an element."""
    for inner in element:
        name = local(inner)
        if name == "t":
            words.append(inner.text or "")
        elif name in BREAKS:
            words.append(BREAKS[name])
        elif name == "txbxContent":
            paragraph.boxes.extend(read_blocks(inner))
        elif name in ("footnoteReference", "endnoteReference"):
            paragraph.notes.append(name[0] + (attribute(inner, "id") or ""))
        elif name not in GONE and not (name == "r" and _is_hidden(inner)):
            _collect(inner, paragraph, words)


def _is_hidden(run: Element) -> bool:
    vanish = child(run, "rPr", "vanish")
    return vanish is not None and attribute(vanish) not in OFF


def _join(first: WordParagraph, second: WordParagraph) -> None:
    """Two paragraphs whose parting was deleted: one, with the properties of the second."""
    first.words += second.words
    first.style, first.outline = second.style, second.outline
    first.list_id, first.list_level = second.list_id, second.list_level
    first.boxes += second.boxes
    first.notes += second.notes
    first.mark_deleted = second.mark_deleted


def _table(element: Element) -> WordTable:
    return WordTable([list(map(_cell, cells)) for cells in _rows(element)])


def _rows(table: Element) -> Iterator[Sequence[Element]]:
    for row in _parts(table, "tr"):
        if child(row, "trPr", "del") is None:
            yield list(_parts(row, "tc"))


def _parts(element: Element, wanted: str) -> Iterator[Element]:
    """The rows of a table or cells of a row, those inside content controls included."""
    for inner in element:
        name = local(inner)
        if name == wanted:
            yield inner
        elif name in ("sdt", "sdtContent", "customXml", "ins"):
            yield from _parts(inner, wanted)


def _cell(element: Element) -> list[Block]:
    merged = child(element, "tcPr", "vMerge")
    if merged is not None and attribute(merged) in (None, "continue"):
        return []
    return read_blocks(element)
