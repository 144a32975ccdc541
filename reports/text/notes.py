"""The note beside a document: what an archivist states of it.

A note is a TOML file named like the document with ``.note.toml`` for its last suffix
(``xiantao-2020.txt`` has ``xiantao-2020.note.toml``). Every key may be left out.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from urllib.parse import urlsplit

from .findings import Known

KEYS = (
    "title",
    "federation",
    "source",
    "source_address",
    "published_on",
    "retrieved_on",
    "provenance",
)
"""What a note may state, in the order a person would write it."""

_PLACE_OF_ERROR = re.compile(r"at line (?P<line>\d+), column (?P<column>\d+)")


class NoteError(ValueError):
    """A note that can't be taken at its word. The message is Chinese, for the archivist."""


def parse_note(text: str) -> Known:
    """Read a note. What it does not state is None; an empty note states nothing.

    Raises :class:`NoteError` where it is not TOML, has a key that is not in :data:`KEYS`, or
    a value of the wrong type: dates are TOML dates without quotes, all else is text, and
    ``source_address`` is a web address.
    """
    entries = _parse_toml(text.removeprefix("\ufeff"))
    _refuse_unknown(entries)
    return Known(
        title=_text(entries, "title"),
        federation=_text(entries, "federation"),
        source=_text(entries, "source"),
        source_address=_web_address(entries, "source_address"),
        published_on=_date(entries, "published_on"),
        retrieved_on=_date(entries, "retrieved_on"),
        provenance=_text(entries, "provenance"),
    )


def _parse_toml(text: str) -> Mapping[str, object]:
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # not TOML, or nested or long beyond reason
        raise NoteError(f"附注不合 TOML 格式（{_place(error)}）") from error


def _place(error: Exception) -> str:
    """Where the TOML parser stopped, in Chinese: its own messages are English."""
    if found := _PLACE_OF_ERROR.search(str(error)):
        return f"第 {found['line']} 行第 {found['column']} 列"
    return "文末不完整，或内容过长、嵌套过深"


def _refuse_unknown(entries: Iterable[str]) -> None:
    unknown = [key for key in entries if key not in KEYS]
    if unknown:
        raise NoteError(f"附注里有不认识的项：{'、'.join(unknown)}（可用：{'、'.join(KEYS)}）")


def _text(entries: Mapping[str, object], key: str) -> str | None:
    value = entries.get(key)
    if value is None:
        return None
    if not isinstance(value, str):
        raise NoteError(f"附注的 {key} 应是加引号的文字")
    if not value.strip():
        raise NoteError(f"附注的 {key} 是空的：不知道就不写这一项")
    return value.strip()


def _web_address(entries: Mapping[str, object], key: str) -> str | None:
    """Only http and https: a page links to this address."""
    address = _text(entries, key)
    if address is not None and not _is_web_address(address):
        raise NoteError(f"附注的 {key} 应是以 http:// 或 https:// 开头的网址")
    return address


def _is_web_address(address: str) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:  # such as a bracket left open in the host
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)


def _date(entries: Mapping[str, object], key: str) -> date | None:
    value = entries.get(key)
    # A datetime is a date to isinstance, and a time of day is more than a note states.
    if value is None or (isinstance(value, date) and not isinstance(value, datetime)):
        return value
    raise NoteError(f"附注的 {key} 应是不加引号的日期，如 2020-12-29")
