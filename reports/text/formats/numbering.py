"""The numbers that Word writes before paragraphs by itself: 一、 （一） 1.

They are no part of a paragraph's text, and without them an outline loses its tree.
"""

from collections import defaultdict
from typing import Any

from docx.document import Document as DocumentType
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

DIGITS = "零一二三四五六七八九"
CHINESE_FORMATS = {
    "chineseCounting",
    "chineseCountingThousand",
    "japaneseCounting",
    "taiwaneseCounting",
    "taiwaneseCountingThousand",
    "ideographDigital",
    "japaneseDigitalTenThousand",
}


class Numbering:
    """Counts a document's automatic numbers while its paragraphs go by in order."""

    def __init__(self, document: DocumentType) -> None:
        self._levels = _levels(document)
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)

    def next_number(self, paragraph: Paragraph) -> str:
        """The number Word shows before this paragraph, or nothing."""
        number_id, level = _list_of(paragraph)
        formats = self._levels.get(number_id)
        if not formats or level not in formats:
            return ""
        counts = self._counts[number_id]
        counts[level] = counts.get(level, formats[level][2] - 1) + 1
        for deeper in [other for other in counts if other > level]:
            del counts[deeper]
        return _written(formats, counts, level)


def _written(
    formats: dict[int, tuple[str, str, int]], counts: dict[int, int], level: int
) -> str:
    text = formats[level][1]
    for other, (kind, _, first) in formats.items():
        text = text.replace(f"%{other + 1}", _numeral(counts.get(other, first), kind))
    return text


def _numeral(number: int, kind: str) -> str:
    if kind == "bullet":
        return ""
    return _chinese(number) if kind in CHINESE_FORMATS else str(number)


def _chinese(number: int) -> str:
    if not 0 < number < 100:
        return str(number)
    tens, ones = divmod(number, 10)
    return (
        ("" if tens == 0 else "十" if tens == 1 else DIGITS[tens] + "十")
        + (DIGITS[ones] if ones else "")
    )


def _list_of(paragraph: Paragraph) -> tuple[str, int]:
    """The list a paragraph belongs to, by itself or by its style, and its level in it."""
    for properties in (paragraph._p.pPr, _style_properties(paragraph)):
        found = properties.find(qn("w:numPr")) if properties is not None else None
        if found is not None:
            number_id, level = found.find(qn("w:numId")), found.find(qn("w:ilvl"))
            return (
                number_id.get(qn("w:val")) if number_id is not None else "",
                int(level.get(qn("w:val"))) if level is not None else 0,
            )
    return "", 0


def _style_properties(paragraph: Paragraph) -> Any:
    return paragraph.style.element.find(qn("w:pPr")) if paragraph.style is not None else None


def _levels(document: DocumentType) -> dict[str, dict[int, tuple[str, str, int]]]:
    """List id -> level -> (format, text such as "%1、", first number)."""
    try:
        root = document.part.numbering_part.element
    except (KeyError, NotImplementedError):  # the document has no lists
        return {}
    abstract = {
        element.get(qn("w:abstractNumId")): _abstract_levels(element)
        for element in root.findall(qn("w:abstractNum"))
    }
    lists = {}
    for element in root.findall(qn("w:num")):
        target = element.find(qn("w:abstractNumId"))
        if target is not None:
            lists[element.get(qn("w:numId"))] = abstract.get(target.get(qn("w:val")), {})
    return lists


def _abstract_levels(element: Any) -> dict[int, tuple[str, str, int]]:
    return {
        int(level.get(qn("w:ilvl"))): (
            _value(level, "w:numFmt", "decimal"),
            _value(level, "w:lvlText", ""),
            int(_value(level, "w:start", "1")),
        )
        for level in element.findall(qn("w:lvl"))
    }


def _value(level: Any, name: str, otherwise: str) -> str:
    found = level.find(qn(name))
    return (found.get(qn("w:val")) or otherwise) if found is not None else otherwise
