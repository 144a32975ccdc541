"""DOCX: paragraphs, headings, automatic numbers and tables, in the order they are read."""

import io
import re
import zipfile
from collections.abc import Iterator

from docx import Document
from docx.document import Document as DocumentType
from docx.opc.exceptions import PackageNotFoundError
from docx.table import Table
from docx.text.paragraph import Paragraph

from reports.text.findings import Decoded
from reports.text.unreadable import Unreadable

from .assembly import Assembly
from .numbering import Numbering

MOST_ENTRIES = 1000
MOST_BYTES = 100 * 1024 * 1024
MOST_RATIO = 200
"""Of unpacked to packed bytes, for anything larger than a megabyte unpacked."""

HEADING = re.compile(r"(?:heading|标题)\s*(?P<level>[1-9])", re.IGNORECASE)
TITLE = {"title", "标题"}


def extract(data: bytes) -> Decoded:
    """The document's text. Raises Unreadable for bombs, other archives and broken files."""
    check_archive(data)
    try:
        document = Document(io.BytesIO(data))
    except (PackageNotFoundError, KeyError, ValueError, zipfile.BadZipFile) as error:
        raise Unreadable("DOCX 文件已损坏，或不是 Word 文档") from error
    assembly = Assembly()
    numbering = Numbering(document)
    for block in _blocks(document):
        if isinstance(block, Table):
            _add_table(assembly, block)
        else:
            _add_paragraph(assembly, block, numbering)
    return assembly.decoded("docx", "utf-8")


def check_archive(data: bytes) -> None:
    """Refuse an archive that unpacks out of proportion, or holds no Word document.

    Sizes are counted while unpacking: what a directory claims may be a lie.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check_entries(archive, len(data))
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        if "password" in str(error).lower() or "encrypted" in str(error).lower():
            raise Unreadable("文件已加密，请先解除密码") from error
        raise Unreadable("DOCX 文件已损坏") from error


def _check_entries(archive: zipfile.ZipFile, packed: int) -> None:
    entries = archive.infolist()
    if len(entries) > MOST_ENTRIES:
        raise Unreadable(f"压缩文件内条目超过 {MOST_ENTRIES} 个，拒绝展开")
    if "word/document.xml" not in archive.namelist():
        raise Unreadable("压缩包里没有 Word 文档；如为压缩包，请先解压再收录")
    unpacked = 0
    for entry in entries:
        with archive.open(entry) as file:
            while chunk := file.read(65536):
                unpacked += len(chunk)
                if unpacked > MOST_BYTES or (
                    unpacked > 2**20 and unpacked > MOST_RATIO * packed
                ):
                    raise Unreadable("压缩文件展开后过大，疑为压缩炸弹，拒绝展开")


def _blocks(document: DocumentType) -> Iterator[Paragraph | Table]:
    return document.iter_inner_content()


def _add_paragraph(assembly: Assembly, paragraph: Paragraph, numbering: "Numbering") -> None:
    number = numbering.next_number(paragraph)
    style = (paragraph.style.name or "") if paragraph.style else ""
    heading = HEADING.search(style)
    text = number + paragraph.text.strip()
    if style.lower() in TITLE:
        assembly.add(text, "title")
    elif heading:
        assembly.add(text, "heading", int(heading["level"]))
    else:
        for line in text.split("\n"):
            assembly.add(line.strip())


def _add_table(assembly: Assembly, table: Table) -> None:
    """A line a row, cells parted by bars; a merged cell is written once."""
    for row in table.rows:
        cells = []
        seen = set()
        for cell in row.cells:
            if cell._tc not in seen:
                seen.add(cell._tc)
                cells.append(" ".join(cell.text.split()))
        assembly.add(" | ".join(cells), "table")
