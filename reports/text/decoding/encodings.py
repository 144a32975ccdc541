"""Plain text out of bytes: which encoding, how sure, and never a silent replacement."""

import codecs
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..findings import Decoded
from .likeness import chinese_likeness
from .mojibake import looks_garbled, repair
from .unreadable import Unreadable

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
"""Longer marks before those they begin with."""

BY_BYTES = ("utf-8", "gb18030", "big5hkscs")
BY_UNITS = {"utf-16-le": 2, "utf-16-be": 2, "utf-32-le": 4, "utf-32-be": 4}
"""Encodings in units of that many bytes."""

ESCAPED = ((b"~{", "hz"), (b"\x1b$", "iso2022_jp_2"))
"""Encodings that hide Chinese in ASCII, and what gives them away."""

# What Windows reads where the standard's table of Big5 differs; pages use Windows' reading.
WINDOWS_BIG5 = str.maketrans("•､‾∼♁☉／＼¥¢£", "‧﹑¯～⊕⊙∕﹨￥￠￡")

KEEPING_EURO = "keep-euro"
ERRORS = {"gb18030": KEEPING_EURO}
"""Error handlers other than "replace", see :func:`_keep_euro`."""

UTF8_RUN = re.compile(rb"(?:[\xe3-\xe9][\x80-\xbf]{2}){4}")
"""Four Chinese characters of UTF-8 in a row, which no other encoding gives by chance."""

CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
REPLACEMENT = "\ufffd"

LEAST_LIKENESS = 0.5
"""Below this a text does not read like Chinese prose."""

LEAST_SAMPLE = 20
"""Characters beyond ASCII that tell whether a text reads like Chinese."""

MOST_DAMAGE = 0.02
"""Share of undecodable bytes above which the bytes are no text at all."""


def decode_plain(data: bytes) -> Decoded:
    """Decode text, whatever it says of itself. Raises Unreadable for bytes that are no text.

    Where no encoding fits without loss, the damaged places stay visible and the result is
    doubtful.
    """
    decoded = _marked(data) or _escaped(data) or _undamaged(data)
    if decoded is None or not _convinces(decoded, data):
        decoded = _likelier(decoded, _damaged(data))
    if decoded is None:
        raise Unreadable("不是文本文件，内容为二进制数据，或编码无法辨认")
    return _questioned(decoded)


def _convinces(decoded: Decoded, data: bytes) -> bool:
    """True where nothing else need be tried."""
    if decoded.encoding == "utf-8" or decoded.text.isascii():
        return True
    if decoded.encoding in BY_BYTES and UTF8_RUN.search(data):
        return False
    return chinese_likeness(decoded.text) >= LEAST_LIKENESS


def _likelier(first: Decoded | None, second: Decoded | None) -> Decoded | None:
    if first is None or second is None:
        return first or second
    return max(first, second, key=lambda decoded: chinese_likeness(decoded.text))


def _marked(data: bytes) -> Decoded | None:
    """Text that says itself what it is, by a byte order mark; None where that is not true."""
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            text = _strictly(data, encoding)
            if text is not None and not _is_binary(text):
                return Decoded(text.lstrip("\ufeff"), encoding=encoding)
            return _wrongly_marked(data[len(mark) :], encoding)
    return None


def _wrongly_marked(data: bytes, marked: str) -> Decoded | None:
    """Another encoding, where the text reads like Chinese in it; else the marked one, with loss."""
    found = _undamaged(data)
    if found is not None and chinese_likeness(found.text) >= LEAST_LIKENESS:
        note = f"文件标记为 {marked}，实为 {found.encoding}"
        return Decoded(found.text, encoding=found.encoding, doubtful=True, note=note)
    text = data.decode(marked, errors="replace")
    return None if _is_binary(text) or _is_too_damaged(text) else _lossy(text, marked)


def _escaped(data: bytes) -> Decoded | None:
    if not data.isascii():
        return None
    for mark, encoding in ESCAPED:
        text = _strictly(data, encoding) if mark in data else None
        if text and chinese_likeness(text) >= LEAST_LIKENESS:
            return Decoded(text, encoding=encoding)
    return None


def _undamaged(data: bytes) -> Decoded | None:
    """Text in the encoding that fits without loss and reads most like Chinese.

    UTF-8 is right where it fits: hardly anything else does.
    """
    if (utf8 := _plausible(data, "utf-8")) is not None:
        return Decoded(utf8)
    texts = dict(_candidates(data))
    likeness = {encoding: chinese_likeness(text) for encoding, text in texts.items()}
    best = max(likeness, key=lambda encoding: likeness[encoding], default="")
    return Decoded(texts[best], encoding=best) if best and likeness[best] >= 0 else None


def _candidates(data: bytes) -> Iterator[tuple[str, str]]:
    """Every encoding that fits without loss, with the text it gives."""
    for encoding in BY_BYTES[1:]:
        if text := _plausible(data, encoding):
            yield encoding, text
    for encoding, size in BY_UNITS.items():
        if len(data) % size == 0 and (text := _plausible(data, encoding)):
            yield encoding, text


def _plausible(data: bytes, encoding: str) -> str | None:
    text = _strictly(data, encoding)
    return None if text is None or _is_binary(text) else text


def _damaged(data: bytes) -> Decoded | None:
    """The encoding that most lines fit; None where too much is lost with it."""
    if b"\0" in data:
        readings = [_lossy(data.decode(unit, errors="replace"), unit) for unit in BY_UNITS]
    else:
        lines = data.splitlines(keepends=True)
        fitting = {encoding: _fitting(lines, encoding) for encoding in BY_BYTES}
        most = max(fitting.values())
        readings = [_mended(lines, encoding) for encoding in BY_BYTES if fitting[encoding] == most]
    best = max(readings, key=lambda reading: chinese_likeness(reading.text))
    kept = best.text.replace(REPLACEMENT, "")
    if _is_binary(best.text) or _is_too_damaged(best.text):
        return None
    return best if kept.isascii() or chinese_likeness(kept) >= LEAST_LIKENESS else None


def _fitting(lines: Sequence[bytes], encoding: str) -> int:
    """How many bytes stand in lines that the encoding fits."""
    return sum(len(line) for line in lines if _strictly(line, encoding) is not None)


def _mended(lines: Sequence[bytes], encoding: str) -> Decoded:
    """Decode line by line, so that damage ends with its line.

    A line that does not fit may fit another encoding: files are put together from others.
    """
    texts: list[str] = []
    strangers: set[str] = set()
    for line in lines:
        text = _strictly(line, encoding)
        if text is None or (encoding != "utf-8" and UTF8_RUN.search(line)):
            other, stranger = _line_of_another(line, encoding)
            strangers |= {stranger} - {""}
            text = other or text
        texts.append(text or line.decode(encoding, ERRORS.get(encoding, "replace")))
    text = "".join(texts)
    if not strangers and REPLACEMENT not in text:
        return Decoded(text, encoding=encoding)
    return _lossy(text, encoding, "、".join(sorted(strangers)))


def _line_of_another(line: bytes, encoding: str) -> tuple[str, str]:
    for other in BY_BYTES:
        text = _strictly(line, other) if other != encoding else None
        if text and chinese_likeness(text) >= LEAST_LIKENESS:
            return text, other
    return "", ""


def _lossy(text: str, encoding: str, strangers: str = "") -> Decoded:
    lost = text.count(REPLACEMENT)
    notes = [f"{lost} 处字节无法按 {encoding} 解码，以 � 标出"] if lost else []
    notes += [f"部分行按 {strangers} 解码"] if strangers else []
    note = "；".join(notes) or f"推测为 {encoding}"
    return Decoded(text, encoding=encoding, doubtful=True, note=note)


def _questioned(decoded: Decoded) -> Decoded:
    """Mark text that decoded without loss and still does not look as it was written."""
    text, encoding = decoded.text, decoded.encoding
    if decoded.doubtful:
        return decoded
    if REPLACEMENT in text:
        note = f"原文件已有 {text.count(REPLACEMENT)} 处 �，文字在此前已丢失"
        return replace(decoded, doubtful=True, note=note)
    if repaired := repair(text):
        return replace(decoded, text=repaired.text, doubtful=True, note=repaired.note)
    if looks_garbled(text) or _reads_strangely(text, encoding):
        note = f"按 {encoding} 解码，多为罕用字，疑似乱码"
        return replace(decoded, doubtful=True, note=note)
    return decoded


def _reads_strangely(text: str, encoding: str) -> bool:
    """A few strange characters in UTF-8 are what was meant; in a guessed encoding, hardly."""
    if text.isascii() or chinese_likeness(text) >= LEAST_LIKENESS:
        return False
    return encoding != "utf-8" or sum(char > "\x7f" for char in text[:10_000]) >= LEAST_SAMPLE


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        text = data.decode(encoding)
    except UnicodeError:
        return None
    return text.translate(WINDOWS_BIG5) if encoding == "big5hkscs" else text


def _is_binary(text: str) -> bool:
    return sum(1 for _ in CONTROL.finditer(text)) > 0.001 * len(text) + 2


def _is_too_damaged(text: str) -> bool:
    return text.count(REPLACEMENT) > MOST_DAMAGE * len(text) + 3


def _keep_euro(error: UnicodeError) -> tuple[str, int]:
    """Windows puts the euro sign at 0x80, where GB18030 has nothing."""
    assert isinstance(error, UnicodeDecodeError)
    lost = error.object[error.start : error.start + 1]
    return "€" if lost == b"\x80" else REPLACEMENT, error.start + 1


codecs.register_error(KEEPING_EURO, _keep_euro)
