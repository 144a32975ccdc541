"""bytes -> text, and how it was decoded. The content decides what a file is, not its name."""

from .bounded import Exhausted, run_bounded
from .encodings import decode_plain
from .findings import Decoded
from .unreadable import Unreadable

__all__ = ["Unreadable", "decode"]

HEAD = 4096
"""Bytes at the beginning of a file that tell what it is."""

REFUSED = (
    (b"\xd0\xcf\x11\xe0", "旧版 Word（.doc）或 Excel 文件，请另存为 .docx 再收录"),
    (b"{\\rtf", "RTF 文件，请另存为 .docx 再收录"),
    (b"\x89PNG", "图片文件，没有可提取的文字"),
    (b"\xff\xd8\xff", "图片文件，没有可提取的文字"),
    (b"GIF8", "图片文件，没有可提取的文字"),
    (b"Rar!", "压缩包，请先解压再收录"),
    (b"7z\xbc\xaf", "压缩包，请先解压再收录"),
    (b"\x1f\x8b", "压缩包，请先解压再收录"),
    (b"\x7fELF", "程序文件，不是文档"),
    (b"MZ\x90", "程序文件，不是文档"),
)
"""What a file of another kind begins with, and what to say of it."""

HTML_MARKS = (b"<!doctype html", b"<html", b"<body", b"<div", b"<p>", b"<head", b"<meta", b"<table")


def decode(data: bytes, name: str) -> Decoded:
    """Decode a document's bytes; ``name`` serves messages only.

    Raises :class:`Unreadable` with a Chinese reason. Formats that unpack or parse foreign
    structures are read in a child process with bounded time and memory.
    """
    if not data.strip():
        raise Unreadable("文件是空的")
    for magic, reason in REFUSED:
        if data.startswith(magic):
            raise Unreadable(reason)
    decoded = _extract(data)
    if not decoded.text.strip():
        raise Unreadable("文件里没有文字")
    return decoded


def _extract(data: bytes) -> Decoded:
    kind = format_of(data)
    if kind == "text":
        return decode_plain(data)
    try:
        return run_bounded(f"reports.text.formats.{kind}", "extract", data)
    except Exhausted as error:
        raise Unreadable(f"{kind.upper()} 文件耗费的时间或内存超过限度，拒绝读取") from error


def format_of(data: bytes) -> str:
    """text, html, docx or pdf, as the first bytes tell."""
    if data.startswith(b"PK\x03\x04"):
        return "docx"
    if b"%PDF-" in data[:1024]:
        return "pdf"
    # UTF-16 pages have a zero byte beside each letter.
    head = data[:HEAD].replace(b"\0", b"").lower()
    return "html" if any(mark in head for mark in HTML_MARKS) else "text"
