"""The ZIP archive a DOCX is: what it holds, and only as much of it as is safe to unpack."""

import io
import re
import zipfile
import zlib
from collections.abc import Sequence
from xml.etree.ElementTree import (
    Element,
    ParseError,
    TreeBuilder,
    XMLParser,
)

from reports.text.decoding.unreadable import Unreadable

MOST_ENTRIES = 1000
MOST_BYTES = 100 * 1024 * 1024
MOST_RATIO = 200
"""Of unpacked to packed bytes, for anything larger than a megabyte unpacked."""

CONTENT_TYPES = "[Content_Types].xml"
WORD = re.compile(r"(?:wordprocessingml|ms-word)\.(?:document|template)\S*\.main\+xml")
OTHER_OFFICE = (
    ("spreadsheetml", "Excel 表格（.xlsx），不是文字文档"),
    ("ms-excel", "Excel 表格（.xlsm），不是文字文档"),
    ("presentationml", "PowerPoint 演示文稿（.pptx），请另存为 .docx 或 PDF 再收录"),
    ("ms-powerpoint", "PowerPoint 演示文稿（.pptm），请另存为 .docx 或 PDF 再收录"),
)
OTHER_FILES = (
    ("OFD.xml", "OFD 版式文件，请另存为 PDF 或 .docx 再收录"),
    ("META-INF/container.xml", "EPUB 电子书，请另存为 .docx 再收录"),
    ("content.xml", "OpenDocument 文件（.odt、.ods 等），请另存为 .docx 再收录"),
    ("AndroidManifest.xml", "安装包，不是文档"),
    ("META-INF/MANIFEST.MF", "程序包，不是文档"),
)
PLAIN_ARCHIVE = "压缩包，请先解压再收录"
BROKEN = "DOCX 文件已损坏"


class Archive:
    """A Word document's parts. Raises Unreadable for bombs, other archives, broken files."""

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError, EOFError) as error:
            raise Unreadable(f"{BROKEN}，或是{PLAIN_ARCHIVE}") from error
        self._left = MOST_BYTES
        self._names = {entry.filename.lower(): entry for entry in self._zip.infolist()}
        _check_entries(self._zip.infolist())
        self.main = self._main_part()

    def part(self, name: str) -> Element | None:
        """A part's root element; None where the archive holds no such part."""
        entry = self._names.get(name.lower().lstrip("/"))
        return None if entry is None else _parsed(self._unpacked(entry))

    def _main_part(self) -> str:
        types = self.part(CONTENT_TYPES)
        if types is None:
            raise Unreadable(self._other_kind())
        for override in types:
            if WORD.search(override.get("ContentType", "")):
                return override.get("PartName", "")
        if "word/document.xml" in self._names:
            return "word/document.xml"
        stated = " ".join(override.get("ContentType", "") for override in types)
        raise Unreadable(next((why for mark, why in OTHER_OFFICE if mark in stated), PLAIN_ARCHIVE))

    def _other_kind(self) -> str:
        held = (why for name, why in OTHER_FILES if name.lower() in self._names)
        return next(held, PLAIN_ARCHIVE)

    def _unpacked(self, entry: zipfile.ZipInfo) -> bytes:
        """An entry's bytes, counted while they come: what the directory says may be a lie."""
        try:
            with self._zip.open(entry) as file:
                data = file.read(self._left + 1)
        except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError) as error:
            raise Unreadable(BROKEN) from error
        except (ValueError, OSError, EOFError) as error:
            raise Unreadable(BROKEN) from error
        self._left -= len(data)
        if self._left < 0:
            raise Unreadable("压缩文件展开后过大，疑为压缩炸弹，拒绝展开")
        return data


def _check_entries(entries: Sequence[zipfile.ZipInfo]) -> None:
    if len(entries) > MOST_ENTRIES:
        raise Unreadable(f"压缩文件内条目超过 {MOST_ENTRIES} 个，拒绝展开")
    if any(entry.flag_bits & 1 for entry in entries):
        raise Unreadable("文件已加密，请先解除密码")
    if sum(entry.file_size for entry in entries) > MOST_BYTES or any(map(_is_bomb, entries)):
        raise Unreadable("压缩文件展开后过大，疑为压缩炸弹，拒绝展开")


def _is_bomb(entry: zipfile.ZipInfo) -> bool:
    return entry.file_size > max(2**20, MOST_RATIO * entry.compress_size)


class _Builder(TreeBuilder):
    """Refuses a document type: Office writes none, and entities that multiply need one."""

    def doctype(self, name: str, pubid: str | None, system: str | None) -> None:
        raise Unreadable("DOCX 文件内含实体定义，拒绝读取")


def _parsed(data: bytes) -> Element:
    parser = XMLParser(target=_Builder())  # noqa: S314 - entities are refused
    try:
        parser.feed(data)
        root: Element = parser.close()
    except (ParseError, LookupError, ValueError) as error:
        if isinstance(error, Unreadable):
            raise
        raise Unreadable(BROKEN) from error
    return root
