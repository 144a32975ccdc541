"""HTML: the main text, and above it the title and the line that says when and whence."""

import re

import trafilatura
from selectolax.lexbor import LexborHTMLParser

from reports.text.encodings import decode_plain
from reports.text.findings import Decoded
from reports.text.unreadable import Unreadable

from .assembly import Assembly

MOST_CHARACTERS = 5_000_000
LEAST_SHARE = 0.3
"""Of the page's prose that the main text must hold; less, and all prose is taken."""

INFO_LINE = re.compile(
    r"(?:发布|时间|日期|来源|來源|稿源|作者)[^\n]{0,8}[:：]|20\d\d[-年/.]\d{1,2}[-月/.]\d{1,2}"
)
LONGEST_INFO = 120
SILENT = ("script", "style", "noscript", "template", "iframe", "object", "svg", "nav", "footer")
BLOCKS = ("p", "div", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "br", "section", "td")
HEADING_TAGS = {"h1": 1, "h2": 1, "h3": 2, "h4": 3, "h5": 4, "h6": 5}
SITE_NAME = re.compile(r"\s*[-_|–—]+[^-_|–—]*$")


def extract(data: bytes) -> Decoded:
    """The page's main text; nothing is run or fetched. Raises Unreadable for pages without."""
    plain = decode_plain(data)
    if len(plain.text) > MOST_CHARACTERS:
        raise Unreadable("网页过长")
    page = LexborHTMLParser(plain.text)
    for tag in SILENT:
        for node in page.css(tag):
            node.decompose()
    lines = _main_lines(plain.text, page)
    assembly = Assembly()
    title = _title(page)
    if title and title not in lines[:3]:
        assembly.add(title, "title")
    for line in _info_lines(page, lines):
        assembly.add(line, "date")
    for line in lines:
        assembly.add(line, "title" if line == title else "")
    found = assembly.decoded("html", plain.encoding)
    return Decoded(
        found.text, "html", plain.encoding, plain.doubtful, plain.note, found.hints
    )


def _main_lines(source: str, page: LexborHTMLParser) -> list[str]:
    """The article's lines; where the article was not found, those of the whole body."""
    article = trafilatura.extract(
        source, favor_recall=True, include_comments=False, include_tables=True
    )
    lines = _clean((article or "").split("\n"))
    body = _body_lines(page)
    if sum(map(len, lines)) < LEAST_SHARE * sum(map(len, body)):
        return body
    return lines


def _body_lines(page: LexborHTMLParser) -> list[str]:
    if page.body is None:
        return []
    for tag in BLOCKS:
        for node in page.css(tag):
            node.insert_after("\n")
    return _clean(page.body.text().split("\n"))


def _clean(lines: list[str]) -> list[str]:
    return [line for line in (" ".join(line.split()) for line in lines) if line]


def _title(page: LexborHTMLParser) -> str:
    """The first heading, else the page's title without the site's name."""
    for node in page.css("h1"):
        if words := " ".join(node.text().split()):
            return words
    node = page.css_first("title")
    words = " ".join(node.text().split()) if node else ""
    return SITE_NAME.sub("", words) or words


def _info_lines(page: LexborHTMLParser, lines: list[str]) -> list[str]:
    """Short lines above the article that name a date or a source, which extraction drops."""
    first = lines[0] if lines else ""
    found: list[str] = []
    for line in _body_lines(page):
        if first and line == first and found:
            break
        if len(line) <= LONGEST_INFO and INFO_LINE.search(line) and line not in lines:
            found.append(line)
        if len(found) == 2:
            break
    return found
