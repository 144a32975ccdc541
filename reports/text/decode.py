"""bytes -> text, and how it was decoded."""

from .findings import Decoded


class Unreadable(ValueError):
    """The bytes are no document that can be read; the message says why, in Chinese."""


def decode(data: bytes, name: str) -> Decoded:
    """Decode a document's bytes; ``name`` serves messages only, the content decides."""
    if not data.strip():
        raise Unreadable("文件是空的")
    try:
        return Decoded(text=data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise Unreadable("不是 UTF-8 文本") from error
