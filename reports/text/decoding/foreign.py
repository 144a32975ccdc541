"""Files that are no report at all, or one in a format that is not read: by name."""

import re

HEAD = 65536
"""Bytes at the beginning of a file in which it says what it is."""

AS_DOCX = "请用 Word 或 WPS 另存为 .docx 再收录"
PICTURE = "图片文件，没有可提取的文字"
SOUND = "音视频文件，不是文档"
ARCHIVE = "压缩包，请先解压再收录"
PROGRAM = "程序文件，不是文档"

BEGINNINGS = (
    (b"{\\rtf", f"RTF 文件，{AS_DOCX}"),
    (b"\x89PNG", PICTURE),
    (b"\xff\xd8\xff", PICTURE),
    (b"GIF8", PICTURE),
    (b"II*\0", PICTURE),
    (b"MM\0*", PICTURE),
    (b"AT&TFORM", "DjVu 扫描件，没有可提取的文字"),
    (b"Rar!", ARCHIVE),
    (b"7z\xbc\xaf", ARCHIVE),
    (b"\x1f\x8b", ARCHIVE),
    (b"BZh", ARCHIVE),
    (b"\xfd7zXZ", ARCHIVE),
    (b"\x28\xb5\x2f\xfd", ARCHIVE),
    (b"\x7fELF", PROGRAM),
    (b"MZ\x90", PROGRAM),
    (b"\xca\xfe\xba\xbe", PROGRAM),
    (b"\xcf\xfa\xed\xfe", PROGRAM),
    (b"SQLite format 3\0", "数据库文件，不是文档"),
    (b"%!PS", "PostScript 文件，请另存为 PDF 再收录"),
    (b"ID3", SOUND),
    (b"OggS", SOUND),
    (b"ITSF", "CHM 电子书，请另存为 .docx 或网页再收录"),
    (b"CAJ\0", "CAJ 文件，请另存为 PDF 再收录"),
    (b"HN\0", "CAJ 文件，请另存为 PDF 再收录"),
    (b"KDH ", "CAJ 文件，请另存为 PDF 再收录"),
)
"""What a file of another kind begins with, and what to say of it."""

COMPOUND = b"\xd0\xcf\x11\xe0"
"""The container of Office before 2007; its directory holds these names in UTF-16."""

COMPOUND_KINDS = (
    ("EncryptedPackage", "Office 文件已加密，请先解除密码"),
    ("WordDocument", f"旧版 Word 或 WPS 文档（.doc、.wps），{AS_DOCX}"),
    ("Workbook", "旧版 Excel 表格（.xls），不是文字文档"),
    ("PowerPoint Document", f"旧版 PowerPoint 演示文稿（.ppt），{AS_DOCX}"),
)
COMPOUND_OTHER = f"旧版 Office 或 WPS 文件（.doc、.wps、.xls 等），{AS_DOCX}"

XML = re.compile(rb"\s*(?:\xef\xbb\xbf)?\s*<\?xml\s[^>]*\?>")
XML_KINDS = (
    (b"Word.Document", f"Word XML 文档，{AS_DOCX}"),
    (b"<html", ""),
    (b"<HTML", ""),
    (b"<svg", PICTURE),
)
MAIL = re.compile(
    rb"(?:[\w-]+: [^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*){0,20}MIME-Version: ", re.IGNORECASE
)


def name_foreign(data: bytes) -> str:
    """Why these bytes can't be read, in Chinese; nothing where they may be."""
    if data.startswith(COMPOUND):
        return _name_compound(data)
    for beginning, reason in BEGINNINGS:
        if data.startswith(beginning):
            return reason
    return _name_by_inside(data[:HEAD])


def _name_compound(data: bytes) -> str:
    for name, reason in COMPOUND_KINDS:
        if name.encode("utf-16-le") in data:
            return reason
    return COMPOUND_OTHER


def _name_by_inside(head: bytes) -> str:
    """Containers that say what they are some bytes further on."""
    if head[4:8] == b"ftyp" or (head.startswith(b"RIFF") and head[8:12] in (b"WAVE", b"AVI ")):
        return SOUND
    if head.startswith(b"RIFF") or (head.startswith(b"BM") and head[6:10] == b"\0\0\0\0"):
        return PICTURE
    if head[257:262] == b"ustar":
        return ARCHIVE
    if MAIL.match(head):
        return "邮件或网页归档（.eml、.mht），请另存为网页或 .docx 再收录"
    if XML.match(head):
        kinds = (reason for mark, reason in XML_KINDS if mark in head)
        return next(kinds, "XML 数据文件，不是文档")
    return ""
