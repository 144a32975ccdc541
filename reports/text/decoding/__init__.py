"""bytes -> text, and how it was decoded. The content decides what a file is, not its name."""

import re
from dataclasses import replace

from ..findings import NULL_SHOWN, Decoded
from .bounded import Exhausted, run_bounded
from .encodings import decode_plain
from .foreign import HEAD, name_foreign
from .unreadable import Unreadable

__all__ = ["Unreadable", "decode"]

MOST_BYTES = 50 * 1024 * 1024
MOST_TEXT_BYTES = 8 * 1024 * 1024
MOST_CHARACTERS = 2_000_000
"""A report has some ten thousand; a yearbook of a thousand pages, a million and a half."""

TOO_LONG = "文本过长，不会是一份报告；如为多份报告的合集，请拆分后收录"

STRONG_MARK = re.compile(rb"<(?:!doctype\s+html|html|head|body|frameset)[\s>]")
WEAK_MARK = re.compile(
    rb"</?(?:meta|title|table|tr|td|div|p|br|font|span|h[1-6]|ul|ol|li|center|a|img)(?:\s[^<>]*)?/?>"
)
WEAK_MARKS_NEEDED = 2
"""A text may speak of one tag; two and more are the page's own."""


def decode(data: bytes, name: str) -> Decoded:
    """Decode a document's bytes; ``name`` serves messages only.

    Raises :class:`Unreadable` with a Chinese reason. Formats that unpack or parse foreign
    structures are read in a child process with bounded time and memory.
    """
    if not data.strip(b"\0\t\n\v\f\r "):
        raise Unreadable("文件是空的" if not data.strip() else "文件里没有文字，内容全是零字节")
    if len(data) > MOST_BYTES:
        raise Unreadable(f"文件超过 {MOST_BYTES // 2**20} MB")
    if reason := name_foreign(data):
        raise Unreadable(reason)
    decoded = _extract(data)
    if not decoded.text.strip():
        raise Unreadable("文件里没有文字")
    if len(decoded.text) > MOST_CHARACTERS:
        raise Unreadable(TOO_LONG)
    return _without_nulls(decoded)


def _without_nulls(decoded: Decoded) -> Decoded:
    """The text fit to be stored; the source file keeps its bytes, and the note says so."""
    count = decoded.text.count("\0")
    if not count:
        return decoded
    note = f"原文件含 {count} 个空字符，以 {NULL_SHOWN} 标出"
    return replace(
        decoded,
        text=decoded.text.replace("\0", NULL_SHOWN),
        doubtful=True,
        note="；".join(filter(None, (decoded.note, note))),
    )


def _extract(data: bytes) -> Decoded:
    kind = format_of(data)
    if kind in ("text", "html") and len(data) > MOST_TEXT_BYTES:
        raise Unreadable(TOO_LONG)
    if kind == "text":
        return decode_plain(data)
    try:
        decoded: Decoded = run_bounded(f"reports.text.decoding.formats.{kind}", "extract", data)
    except Exhausted as error:
        raise Unreadable(f"{kind.upper()} 文件{error}，拒绝读取") from error
    return decoded


def format_of(data: bytes) -> str:
    """text, html, docx or pdf, as the first bytes tell."""
    if data.startswith(b"PK"):
        return "docx"
    if b"%PDF-" in data[:1024]:
        return "pdf"
    # UTF-16 pages have a zero byte beside each letter.
    head = data[:HEAD].replace(b"\0", b"").lower()
    if STRONG_MARK.search(head):
        return "html"
    marks = sum(1 for _ in WEAK_MARK.finditer(head))
    return "html" if marks >= WEAK_MARKS_NEEDED else "text"
