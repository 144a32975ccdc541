"""Files that are refused, with a part of the reason that is given."""

import struct
from random import Random

from .docx import content_types, make_docx, make_zip, paragraph
from .pdf import make_pdf
from .prose import PARAGRAPH


def lying(data: bytes, size: int) -> bytes:
    """The archive with another unpacked size of its last entry in its directory."""
    at = data.rindex(b"PK\x01\x02")
    return data[: at + 24] + struct.pack("<I", size) + data[at + 28 :]


def encrypted(data: bytes) -> bytes:
    """The archive with every entry said to be encrypted."""
    at = data.index(b"PK\x01\x02")
    return data[: at + 8] + b"\x01\0" + data[at + 10 :]


def other_office(kind: str) -> bytes:
    stated = f"application/vnd.openxmlformats-officedocument.{kind}.main+xml"
    return make_zip({"[Content_Types].xml": content_types(stated, "x.xml").encode()})


GOOD = make_docx(paragraph(PARAGRAPH))
LAUGHS = "".join(
    f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "laugh"}">' for n in range(10)
)  # a billion laughs
ENTITIES = f'<?xml version="1.0"?><!DOCTYPE d [{LAUGHS}]><d>&l9;</d>'.encode()

WORD_FILES: dict[str, tuple[bytes, str]] = {
    "a bomb of one entry": (make_docx("", more={"word/x.xml": b"\0" * 150_000_000}), "压缩炸弹"),
    "a bomb of the document": (make_docx(paragraph(" " * 9_000_000)), "压缩炸弹"),
    "too many entries": (make_zip({f"{n}.xml": b"" for n in range(1001)}), "条目超过"),
    "a directory that says too little": (lying(GOOD, 20), "已损坏"),
    "a directory that says too much": (lying(GOOD, 2**31), "压缩炸弹"),
    "encrypted entries": (encrypted(GOOD), "已加密"),
    "entities that multiply": (make_docx("", more={"word/styles.xml": ENTITIES}), "实体"),
    "an entity that reads a file": (
        make_docx(
            "",
            more={"word/styles.xml": b'<!DOCTYPE d [<!ENTITY f SYSTEM "file:///etc/hosts">]><d>&f;</d>'},
        ),
        "实体",
    ),
    "a document that is no XML": (make_zip({"[Content_Types].xml": b"no"}), "已损坏"),
    "tables nested deeply": (
        make_docx("<w:tbl><w:tr><w:tc>" * 3000 + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 3000),
        "嵌套过深",
    ),
    "an archive cut short": (GOOD[:-40], "已损坏"),
    "an archive without an end": (GOOD[: len(GOOD) // 2], "已损坏"),
    "only the beginning of an archive": (b"PK\x03\x04" + b"\0" * 30, "已损坏"),
    "an empty archive": (make_zip({}), "压缩包"),
    "an archive of files": (make_zip({"总结.txt": PARAGRAPH.encode()}), "压缩包"),
    "a spreadsheet": (other_office("spreadsheetml.sheet"), "Excel"),
    "a presentation": (other_office("presentationml.presentation"), "PowerPoint"),
    "an OFD file": (make_zip({"OFD.xml": b"<ofd/>"}), "OFD"),
    "an OpenDocument text": (make_zip({"content.xml": b"<a/>"}), "OpenDocument"),
    "an electronic book": (make_zip({"META-INF/container.xml": b"<a/>"}), "EPUB"),
}  # fmt: skip
"""Archives that are no sound Word document, and what is said of each."""

LINES = [[PARAGRAPH[:30], PARAGRAPH[30:]]]
PDF = make_pdf(LINES)

PDF_FILES: dict[str, tuple[bytes, str]] = {
    "a scan": (make_pdf([[]], pictures=[0]), "扫描件"),
    "a scan with its maker's mark": (make_pdf([["扫描全能王"]], pictures=[0]), "扫描件"),
    "blank pages": (make_pdf([[], []]), "没有文字层"),
    "a password": (make_pdf(LINES, password=b"secret"), "已加密"),
    "a file cut in the middle": (PDF[: len(PDF) // 2], "已损坏"),
    "a file without its end": (PDF[:-150], "已损坏"),
    "a file of its first line": (b"%PDF-1.7\n", "已损坏"),
    "zero bytes after the first line": (b"%PDF-1.7\n" + b"\0" * 5000, "已损坏"),
    "a page tree that leads to itself": (
        PDF.replace(b"/Type /Page /Parent", b"/Type /Pages /Kids [1 0 R] /Parent"),
        "扫描件|已损坏|没有文字|拒绝",
    ),
}
"""PDF files without a text to read."""

WEB_PAGES: dict[str, tuple[bytes, str]] = {
    "frames": (b"<html><frameset><frame src=a.htm></frameset></html>", "框架页"),
    "an inner frame only": (b"<html><body><iframe src=a.htm></iframe>", "框架页"),
    "a script only": (b"<html><body><script>render()</script>", "脚本"),
    "nothing at all": (b"<!DOCTYPE html><html><head></head><body></body></html>", "没有文字"),
    "nothing but a picture": (b"<html><body><img src=a.png></body></html>", "没有文字"),
    "a page of ten megabytes": (b"<html>" + b"<p>a</p>" * 1_250_000, "过长"),
}
"""Pages without a text to read."""

COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504


def compound(name: str) -> bytes:
    """An old Office file whose directory holds this name."""
    return COMPOUND + name.encode("utf-16-le") + b"\0" * 500


OTHER_FILES: dict[str, tuple[bytes, str]] = {
    "an old Word document": (compound("WordDocument"), "[.]doc.*另存为"),
    "an old spreadsheet": (compound("Workbook"), "Excel"),
    "an old presentation": (compound("PowerPoint Document"), "PowerPoint"),
    "an encrypted new Word document": (compound("EncryptedPackage"), "已加密"),
    "an old Office file of some kind": (COMPOUND, "旧版 Office"),
    "rich text": (b"{\\rtf1\\ansi}", "RTF"),
    "a PNG": (b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "图片"),
    "a JPEG": (b"\xff\xd8\xff\xe0" + b"\0" * 50, "图片"),
    "a GIF": (b"GIF89a" + b"\0" * 50, "图片"),
    "a TIFF": (b"II*\0" + b"\x08" * 50, "图片"),
    "a BMP": (b"BM\x36\x10\0\0\0\0\0\0\x36" + b"\1" * 50, "图片"),
    "a WebP": (b"RIFF\x10\0\0\0WEBPVP8 ", "图片"),
    "a sound": (b"RIFF\x10\0\0\0WAVEfmt ", "音视频"),
    "a film": (b"\0\0\0\x18ftypmp42" + b"\0" * 50, "音视频"),
    "a DjVu scan": (b"AT&TFORM\0\0\0\x10DJVU", "扫描件"),
    "a RAR archive": (b"Rar!\x1a\x07\x01\0", "压缩包"),
    "a 7z archive": (b"7z\xbc\xaf\x27\x1c", "压缩包"),
    "a gzip archive": (b"\x1f\x8b\x08" + b"\0" * 50, "压缩包"),
    "a tar archive": (b"a.txt".ljust(257, b"\0") + b"ustar\x0000" + b"\0" * 248, "压缩包"),
    "a program": (b"\x7fELF\x02\x01\x01" + b"\0" * 50, "程序"),
    "a Windows program": (b"MZ\x90\0\x03" + b"\0" * 50, "程序"),
    "a database": (b"SQLite format 3\0" + b"\0" * 50, "数据库"),
    "PostScript": (b"%!PS-Adobe-3.0\n", "PostScript"),
    "a CAJ file": (b"CAJ\0" + b"\1" * 50, "CAJ"),
    "a help file": (b"ITSF\x03\0\0\0", "CHM"),
    "a web archive": (b"From: <Saved>\r\nSubject: a\r\nMIME-Version: 1.0\r\n", "归档"),
    "an XML document of Word": (
        b'<?xml version="1.0"?><?mso-application progid="Word.Document"?>', "Word XML",
    ),
    "a drawing": (b'<?xml version="1.0"?><svg></svg>', "图片"),
    "XML of another kind": (b'<?xml version="1.0"?><rss></rss>', "XML"),
    "random bytes": (Random(7).randbytes(5000), "二进制|编码"),
    "control characters": (bytes(range(1, 9)) * 100, "二进制|编码"),
    "zero bytes": (bytes(5000), "零字节"),
    "no bytes": (b"", "空的"),
    "blanks": (b" \r\n\t\n", "空的"),
    "wide blanks": ("\u3000\n\u3000".encode(), "没有文字"),
    "fifty megabytes of text": (b"a" * 50_000_000, "过长"),
    "more characters than a report has": (("工" * 2_000_001).encode("gbk"), "拆分"),
}  # fmt: skip
"""Files that are no document, or none that is read."""
