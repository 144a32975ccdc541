"""PDF with a text layer. Hard line breaks and page numbers are left to layout."""

import re
import unicodedata
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace

import pypdfium2
from pypdfium2 import PdfiumError
from pypdfium2.raw import FPDF_PAGEOBJ_IMAGE

from reports.text.decoding.likeness import chinese_likeness
from reports.text.decoding.unreadable import Unreadable
from reports.text.findings import Decoded

MOST_PAGES = 2000
MOST_CHARACTERS = 5_000_000

LEAST_CHARACTERS = 15
"""On a page that shows a picture: fewer are a scanner's own mark, and the picture is of text."""

LEAST_LIKENESS = 0.2
"""Below this a text layer is not what the page shows: its fonts do not say their characters."""

# Some fonts map characters to the radicals blocks; they look the same and compare unequal.
# Unicode maps the Kangxi radicals back, of the supplement only a few.
RADICALS = re.compile(r"[\u2e80-\u2fdf]")
SUPPLEMENT = str.maketrans(
    "⺠⻁⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻩⻬⻮⻰",
    "民虎西见角贝车长门青韦页风飞食马骨鬼鱼鸟黄齐齿龙",
)

# Soft hyphens at line ends, and what fonts without a name for a glyph leave.
UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\xad\ufffe\uffff]")


def extract(data: bytes) -> Decoded:
    """The text of all pages. Raises Unreadable for scans, encrypted and broken files."""
    with closing(_opened(data)) as document:
        if len(document) > MOST_PAGES:
            raise Unreadable(f"PDF 超过 {MOST_PAGES} 页，不会是一份报告")
        try:
            pages = list(_pages(document))
        except PdfiumError as error:
            raise Unreadable("PDF 文件已损坏") from error
    scanned = [number for number, text in enumerate(pages, start=1) if text is None]
    text = "\n\n".join(filter(None, pages))
    if not text or 2 * len(scanned) > len(pages):
        raise Unreadable("PDF 没有文字层（扫描件），无可提取文字，请先做文字识别")
    return _questioned(Decoded(text, format="pdf", encoding=""), scanned)


def _opened(data: bytes) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(data)
    except PdfiumError as error:
        words = str(error).lower()
        if "password" in words or "security" in words:
            raise Unreadable("PDF 已加密，请先解除密码") from error
        raise Unreadable("PDF 文件已损坏") from error


def _pages(document: pypdfium2.PdfDocument) -> Iterator[str | None]:
    """Each page's text; None for one that is a picture of text."""
    characters = 0
    for number in range(len(document)):
        with closing(document[number]) as page, closing(page.get_textpage()) as layer:
            text = _cleaned(layer.get_text_bounded())
            yield None if _is_picture(page, text) else text
        characters += len(text)
        if characters > MOST_CHARACTERS:
            raise Unreadable("PDF 文字过多，不会是一份报告")


def _is_picture(page: pypdfium2.PdfPage, text: str) -> bool:
    if len(text) >= LEAST_CHARACTERS:
        return False
    return next(page.get_objects(filter=(FPDF_PAGEOBJ_IMAGE,)), None) is not None


def _cleaned(text: str) -> str:
    lines = UNSEEN.sub("", text.replace("\r\n", "\n")).strip()
    return RADICALS.sub(lambda radical: _character(radical.group()), lines)


def _character(radical: str) -> str:
    return unicodedata.normalize("NFKC", radical.translate(SUPPLEMENT))


def _questioned(decoded: Decoded, scanned: list[int]) -> Decoded:
    """Say what of the pages is not in the text, or not as they show it."""
    notes = []
    if scanned:
        notes.append(f"第 {'、'.join(map(str, scanned))} 页是图片，没有文字层")
    if not decoded.text.isascii() and chinese_likeness(decoded.text) < LEAST_LIKENESS:
        notes.append("字体缺少文字对照表，文字层疑似乱码")
    return replace(decoded, doubtful=bool(notes), note="；".join(notes)) if notes else decoded
