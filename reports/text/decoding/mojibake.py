"""Text that was once read in the wrong encoding and stored so."""

import re
from typing import NamedTuple

from .likeness import chinese_likeness

READ_AS = ("windows-1252", "gb18030")
WRITTEN_IN = ("utf-8", "gb18030")
GAIN = 0.3
"""How much more like Chinese a repaired text must read."""

LEAST_LIKENESS = 0.5

# What replacement characters become on the second mistake, what memory of a debugger reads
# as, and the punctuation of UTF-8 read as GBK.
LOST = re.compile(
    r"锟斤拷|锟斤|烫烫烫|屯屯屯|(?:[鈥銆锛][\u4e00-\u9fff\ue000-\uf8ff].{0,60}?){3}", re.DOTALL
)
QUESTIONS = re.compile(r"\?{2,}")

# windows-1252 as browsers have it: the five bytes without a character stand for themselves.
WINDOWS_1252 = {
    bytes([byte]).decode("windows-1252", errors="ignore") or chr(byte): byte for byte in range(256)
}


class Repaired(NamedTuple):
    """A text as it was before the mistake, and in Chinese what the mistake was."""

    text: str
    note: str


def repair(text: str) -> Repaired | None:
    """Undo the mistake where it can be undone without loss; None where there is none."""
    likeness = chinese_likeness(text)
    if text.isascii() or likeness >= LEAST_LIKENESS:
        return None
    for read_as in READ_AS:
        data = _encoded(text, read_as)
        for encoding in WRITTEN_IN if data is not None else ():
            repaired = _decoded(data or b"", encoding)
            if repaired and chinese_likeness(repaired) >= max(LEAST_LIKENESS, likeness + GAIN):
                note = f"文字曾被误作 {read_as} 保存，已还原为 {encoding}"
                return Repaired(repaired, note)
    return None


def looks_garbled(text: str) -> bool:
    """True for a text in which characters were lost before it was stored."""
    if LOST.search(text):
        return True
    questions = sum(len(found.group()) for found in QUESTIONS.finditer(text))
    return questions > 5 and questions > 0.2 * len(text)


def _encoded(text: str, encoding: str) -> bytes | None:
    try:
        if encoding == "windows-1252":
            return bytes([WINDOWS_1252.get(char) or _byte(char) for char in text])
        return text.encode(encoding)
    except ValueError:  # UnicodeEncodeError is one
        return None


def _byte(char: str) -> int:
    """Latin-1 proper stores every byte as the character of that number."""
    if ord(char) > 0xFF:
        raise ValueError(char)
    return ord(char)


def _decoded(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None
