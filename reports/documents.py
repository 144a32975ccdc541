"""Documents on disk: which files a path names, and what lies beside each."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from reports.text.findings import Known
from reports.text.notes import parse_note

SUFFIXES = {".txt", ".html", ".htm", ".docx", ".pdf"}
"""What is taken from a folder. A file that is named itself is always tried."""

NOTE_SUFFIX = ".note.toml"
LARGEST = 50 * 1024 * 1024
"""Bytes; a larger file is no report."""


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

    A path that names nothing is given back as it is, so that whoever opens it says so.
    """
    for path in map(Path, paths):
        if path.is_dir():
            yield from sorted(
                child
                for child in path.rglob("*")
                if child.is_file()
                and child.suffix.lower() in SUFFIXES
                and not child.name.startswith(".")
            )
        else:
            yield path


def open_document(path: Path) -> Document:
    """Read a file and the note beside it. Raises DocumentError, NoteError."""
    return Document(path.name, _read_bytes(path), _read_note(path))


def known_from_plain(stored: Mapping[str, str]) -> Known:
    """An archivist's note as a report keeps it, back in its own shape."""
    values: dict[str, Any] = dict(stored)
    for name in ("published_on", "retrieved_on"):
        if name in values:
            values[name] = date.fromisoformat(values[name])
    return Known(**values)


def _read_bytes(path: Path) -> bytes:
    if not path.exists():
        raise DocumentError("没有这个文件或文件夹")
    if not path.is_file():
        raise DocumentError("不是普通文件")
    try:
        if path.stat().st_size > LARGEST:
            raise DocumentError(f"文件超过 {LARGEST // 1024 // 1024} MB")
        return path.read_bytes()
    except OSError as error:
        raise DocumentError(f"无法读取：{error.strerror}") from error


def _read_note(path: Path) -> Known:
    note = path.with_name(path.stem + NOTE_SUFFIX)
    if not note.is_file():
        return Known()
    try:
        return parse_note(note.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise DocumentError(f"说明文件 {note.name} 无法读取") from error
