"""PDF with a text layer. Hard line breaks and page numbers are left to layout."""

import re
import unicodedata

import pypdfium2
from pypdfium2 import PdfiumError

from reports.text.findings import Decoded
from reports.text.unreadable import Unreadable

MOST_PAGES = 2000
LEAST_CHARACTERS = 5
"""Per page, over the whole document: fewer, and the pages are pictures of text."""

# Some fonts map characters to the radicals blocks; they look the same and compare unequal.
# Unicode maps the Kangxi radicals back, of the supplement only a few.
RADICALS = re.compile(r"[\u2e80-\u2fdf]")
SUPPLEMENT = str.maketrans(
    "⺠⻁⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻩⻬⻮⻰",
    "民虎西见角贝车长门青韦页风飞食马骨鬼鱼鸟黄齐齿龙",
)


def extract(data: bytes) -> Decoded:
    """The text of all pages. Raises Unreadable for scans, encrypted and broken files."""
    document = _opened(data)
    try:
        if len(document) > MOST_PAGES:
            raise Unreadable(f"PDF 超过 {MOST_PAGES} 页")
        pages = [_page_text(document, number) for number in range(len(document))]
    except PdfiumError as error:
        raise Unreadable("PDF 文件已损坏") from error
    finally:
        document.close()
    text = "\n\n".join(page for page in pages if page)
    if len(text) < LEAST_CHARACTERS * len(pages):
        raise Unreadable("PDF 没有文字层（扫描件），无可提取文字，请先做文字识别")
    return Decoded(text, format="pdf", encoding="")


def _opened(data: bytes) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(data)
    except PdfiumError as error:
        if "password" in str(error).lower():
            raise Unreadable("PDF 已加密，请先解除密码") from error
        raise Unreadable("PDF 文件已损坏") from error


def _page_text(document: pypdfium2.PdfDocument, number: int) -> str:
    text = document[number].get_textpage().get_text_bounded()
    text = text.replace("\r\n", "\n").replace("\ufffe", "").strip()
    return RADICALS.sub(lambda radical: _character(radical.group()), text)


def _character(radical: str) -> str:
    return unicodedata.normalize("NFKC", radical.translate(SUPPLEMENT))
