"""A web page as the lines a reader sees, in order, and how much of each is links."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from selectolax.lexbor import LexborNode

SILENT = frozenset({
    "script", "style", "noscript", "template", "head", "iframe", "object", "embed", "applet", "svg",
    "math", "canvas", "audio", "video", "map", "nav", "footer", "aside", "marquee", "select",
    "datalist", "button", "textarea", "rp", "rt", "del",
})  # fmt: skip
"""Elements whose text is no part of what the page says."""

BLOCKS = frozenset({
    "address", "article", "blockquote", "body", "caption", "center", "details", "dialog", "dir",
    "div", "dl", "dt", "dd", "fieldset", "figure", "figcaption", "form", "header", "hr", "html",
    "h1", "h2", "h3", "h4", "h5", "h6", "legend", "main", "menu", "ol", "ul", "li", "option", "p",
    "pre", "section", "summary", "table", "thead", "tbody", "tfoot", "tr", "td", "th",
})  # fmt: skip
HEADINGS = {"h1": 1, "h2": 1, "h3": 2, "h4": 3, "h5": 4, "h6": 5}
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)

CHINESE = r"[\u2e80-\u9fff\uff00-\uffef\u3000-\u303f“”]"
WRAP = re.compile(rf"(?<={CHINESE})[ \t]*[\r\n]+[ \t]*(?={CHINESE})")
"""A line break of the source between Chinese characters: a browser shows no blank there."""

INDENT = re.compile(r"(?<=[。！？；：”.!?;:）)])\s*[\u3000\xa0]{2,}")
"""Two wide blanks after a sentence begin a paragraph, where a page has no marks for them."""

LABELLED = re.compile(r"(?:来源|來源|时间|日期|作者|编辑|次数|阅读|浏览|点击|字号|稿源)\s*[:：]")
LONGEST_LABELLED = 160
"""On a line of labels this short, elements stand apart though nothing is written between them."""

LONGEST_CELL = 120
MOST_CELL_LINES = 4


@dataclass(frozen=True, slots=True)
class PageLine:
    """One line of a page.

    ``links`` is the share of its characters that are links, ``heading`` the level of its
    heading tag from 1 or 0, ``is_row`` true where it is a row of a table.
    """

    words: str
    links: float = 0.0
    heading: int = 0
    is_row: bool = False


@dataclass(slots=True)
class _Row:
    cells: list[list[PageLine]] = field(default_factory=list)
    holds_rows: bool = False


def read_lines(root: LexborNode) -> list[PageLine]:
    """The lines under an element, without what a reader does not see."""
    return _Writer().write(root)


class _Writer:
    """Goes through the elements in order and breaks their text where a browser would."""

    def __init__(self) -> None:
        self._lines: list[PageLine] = []
        self._rows: list[_Row] = []
        self._lists: list[int | None] = []
        self._words: list[tuple[str, bool]] = []
        self._heading = self._linked = self._preformatted = 0

    def write(self, root: LexborNode) -> list[PageLine]:
        # A stack of our own: a page may be nested deeper than calls can be.
        stack = [(root, False)]
        while stack:
            node, leaving = stack.pop()
            if leaving:
                self._leave(node, node.tag or "")
            elif node.tag == "-text":
                self._say(node.text_content or "")
            elif not _is_silent(node):
                self._enter(node, node.tag or "")
                stack.append((node, True))
                stack.extend((child, False) for child in reversed(list(_children(node))))
        self._break()
        return self._lines

    def _enter(self, node: LexborNode, tag: str) -> None:
        if tag in BLOCKS or tag == "br":
            self._break()
        if _is_link(node, tag):
            self._linked += 1
        elif tag == "pre":
            self._preformatted += 1
        elif tag in HEADINGS:
            self._heading = HEADINGS[tag]
        elif tag in ("ol", "ul", "menu"):
            self._lists.append(_first_number(node) if tag == "ol" else None)
        elif tag == "li":
            self._number()
        elif tag == "tr":
            self._open_row()
        elif tag in ("td", "th") and self._rows:
            self._rows[-1].cells.append([])

    def _leave(self, node: LexborNode, tag: str) -> None:
        if tag in BLOCKS:
            self._break()
        if _is_link(node, tag):
            self._linked -= 1
        elif tag == "pre":
            self._preformatted -= 1
        elif tag in HEADINGS:
            self._heading = 0
        elif tag in ("ol", "ul", "menu"):
            self._lists.pop()
        elif tag == "tr":
            self._close_row()

    def _say(self, words: str) -> None:
        if self._preformatted:
            for number, line in enumerate(words.split("\n")):
                if number:
                    self._break()
                self._words.append((line, self._linked > 0))
        else:
            self._words.append((words, self._linked > 0))

    def _break(self) -> None:
        """End the line that is being written."""
        words, self._words = self._words, []
        shown = sum(len(part.strip()) for part, _ in words)
        if not shown:
            return
        share = sum(len(part.strip()) for part, is_link in words if is_link) / shown
        for line in INDENT.split(WRAP.sub("", _joined([part for part, _ in words]))):
            if line := " ".join(line.split()):
                self._sink().append(PageLine(line, share, self._heading))

    def _sink(self) -> list[PageLine]:
        row = self._rows[-1] if self._rows else None
        return row.cells[-1] if row and row.cells else self._lines

    def _number(self) -> None:
        """Write the number that a browser shows before an item of an ordered list."""
        number = self._lists[-1] if self._lists else None
        if number is not None:
            self._words.append((f"{number}. ", False))
            self._lists[-1] = number + 1

    def _open_row(self) -> None:
        if self._rows:
            self._rows[-1].holds_rows = True
        self._rows.append(_Row())

    def _close_row(self) -> None:
        row = self._rows.pop()
        self._sink().extend(_row_lines(row))


def _joined(parts: list[str]) -> str:
    whole = "".join(parts)
    if len(whole) <= LONGEST_LABELLED and LABELLED.search(whole) and "。" not in whole:
        return " ".join(parts)
    return whole


def _children(node: LexborNode) -> Iterator[LexborNode]:
    return node.iter(include_text=True)


def _is_silent(node: LexborNode) -> bool:
    tag = node.tag or ""
    if tag in SILENT or tag.startswith(("-", "!")):  # comments and declarations
        return True
    attributes = node.attributes
    return "hidden" in attributes or HIDDEN.search(attributes.get("style") or "") is not None


def _is_link(node: LexborNode, tag: str) -> bool:
    """True for a link, not for a place that others link to."""
    return tag == "a" and "href" in node.attributes


def _first_number(node: LexborNode) -> int:
    start = (node.attributes.get("start") or "").strip()
    return int(start) if start.isdecimal() and len(start) < 5 else 1


def _row_lines(row: _Row) -> list[PageLine]:
    """A row of data as one line, cells parted by bars; of a layout table, its lines."""
    cells = [cell for cell in row.cells if cell]
    lines = [line for cell in cells for line in cell]
    if row.holds_rows or len(cells) < 2 or not all(map(_is_data, cells)):
        return lines
    words = [" ".join(line.words for line in cell) for cell in cells]
    characters = sum(map(len, words))
    linked = sum(line.links * len(line.words) for line in lines)
    return [PageLine(" | ".join(words), linked / characters, is_row=True)]


def _is_data(cell: list[PageLine]) -> bool:
    return len(cell) <= MOST_CELL_LINES and sum(len(line.words) for line in cell) <= LONGEST_CELL
