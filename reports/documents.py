"""Documents on disk: which files a path names, and what lies beside each."""

import errno
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from reports.text.findings import Known
from reports.text.notes import parse_note

SUFFIXES = {".txt", ".text", ".html", ".htm", ".shtml", ".xhtml", ".docx", ".docm", ".pdf"}
UNREAD_SUFFIXES = {".doc", ".wps", ".rtf", ".ofd", ".caj", ".mht", ".mhtml", ".odt"}
"""Documents in formats that are not read: taken too, so that each is named with the reason.

What is taken from a folder are files of either kind. A file that is named itself is always
tried, whatever it is called.
"""

NOTE_SUFFIX = ".note.toml"
LARGEST = 50 * 1024 * 1024
"""Bytes; a larger file is no report."""
LARGEST_NOTE = 64 * 1024

REASONS = {
    errno.EACCES: "没有读取权限",
    errno.ENAMETOOLONG: "文件名过长",
    errno.EISDIR: "是文件夹",
    errno.EIO: "磁盘读取出错",
}
CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]")
"""Characters that would break a line of a log or turn its direction."""


class DocumentError(Exception):
    """A document cannot be had; the message says why, in Chinese."""


@dataclass(frozen=True, slots=True)
class Document:
    """A file's bytes, its name, and what an archivist's note beside it states."""

    name: str
    data: bytes
    known: Known


def find_documents(paths: Iterable[str | Path]) -> Iterator[Path]:
    """The files that the paths name, folders searched through in the order of their names.

    A path that names nothing is given back as it is, so that whoever opens it says so. A link
    that leads out of its folder is not followed.
    """
    for path in map(Path, paths):
        if _is_folder(path):
            root = path.resolve()
            yield from sorted(child for child in path.rglob("*") if _is_document(child, root))
        else:
            yield path


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # such as a name too long: opening it will say so
        return False


def _is_document(path: Path, root: Path) -> bool:
    return (
        path.suffix.lower() in SUFFIXES | UNREAD_SUFFIXES
        and not path.name.startswith(".")
        and path.is_file()
        and path.resolve().is_relative_to(root)
    )


def open_document(path: Path) -> Document:
    """Read a file and the note beside it. Raises DocumentError, NoteError."""
    return Document(shown_name(path), _read_bytes(path), _read_note(path))


def shown_name(path: Path) -> str:
    """A file's name as text that can be stored and shown on one line.

    Names that came out of old archives are often in GBK; control characters become blanks.
    """
    name = os.fsencode(path.name)
    try:
        text = name.decode("utf-8")
    except UnicodeDecodeError:
        text = name.decode("gb18030", errors="replace")
    return CONTROL.sub(" ", text)


def known_from_plain(stored: Mapping[str, str]) -> Known:
    """An archivist's note as a report keeps it, back in its own shape."""
    values: dict[str, Any] = dict(stored)
    for name in ("published_on", "retrieved_on"):
        if name in values:
            values[name] = date.fromisoformat(values[name])
    return Known(**values)


def _read_bytes(path: Path) -> bytes:
    try:
        if not path.exists():
            raise DocumentError("没有这个文件或文件夹")
        if not path.is_file():  # a pipe or a device would keep us waiting
            raise DocumentError("不是普通文件")
        if path.stat().st_size > LARGEST:
            raise DocumentError(f"文件超过 {LARGEST // 1024 // 1024} MB")
        return path.read_bytes()
    except OSError as error:
        reason = REASONS.get(error.errno or 0, error.strerror)
        raise DocumentError(f"无法读取：{reason}") from error


def _read_note(path: Path) -> Known:
    note = path.with_name(path.stem + NOTE_SUFFIX)
    try:
        if not note.is_file():
            return Known()
        if note.stat().st_size > LARGEST_NOTE:
            raise DocumentError(f"说明文件 {note.name} 过大")
        return parse_note(note.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise DocumentError(f"说明文件 {note.name} 无法读取") from error
