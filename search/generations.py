"""Generations of the index: built beside the live one, checked, switched in one step.

A generation is a folder with two Whoosh indexes, of sections and of figures, so that both
are switched at once. The index directory holds one such folder a generation and a file
``live`` that names the one to read, with the size and checksum of each of its files.
Replacing that file is the switch; readers look at it before every search. Only the holder of
the lock writes.
"""

import fcntl
import json
import os
import pickle
import secrets
import shutil
import struct
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

from whoosh import index
from whoosh.fields import Schema
from whoosh.filedb.filestore import FileStorage
from whoosh.filedb.filetables import FileFormatError
from whoosh.index import FileIndex

POINTER = "live"
SECTIONS = "MAIN"
"""The index of sections: what opens where plain Whoosh is given no name."""
FIGURES = "FIGURES"
"""The index of figures, in the same folder."""
LOCK = "lock"
SUPERSEDED = "superseded"
"""Stands in a generation since another took its place."""
LINGER = 10.0
"""Seconds that a generation stays for those who were reading it when it was superseded."""
PAUSE = 0.05
"""Seconds between two tries for the lock."""
_CHUNK = 1 << 20
_NOT_OURS = (".tmp", ".lock", "_LOCK")


UNREADABLE = (
    *(OSError, EOFError, UnicodeDecodeError, struct.error, zlib.error),
    *(pickle.UnpicklingError, FileFormatError, index.IndexError),
)
"""What reading files raises that are not as they were written."""


class IndexUnavailable(Exception):
    """There is no index that can be trusted. ``str()`` says why, in Chinese."""


class IndexBusy(Exception):
    """Another process is writing the index."""


@dataclass(frozen=True, slots=True)
class Live:
    """What the pointer file says: the generation, and its files as {name: [size, checksum]}."""

    generation: str
    serial: int
    files: dict[str, list[int]]


class Generations:
    """The generations under one directory."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.pointer = path / POINTER

    @contextmanager
    def lock(self, wait: float = 0.0) -> Iterator[None]:
        """Hold the right to write. Raises IndexBusy where another still has it after so long.

        ``wait`` is in seconds.
        """
        self._make_private(self.path)
        deadline = time.monotonic() + wait
        with (self.path / LOCK).open("w") as file:
            while not _try_lock(file):
                if time.monotonic() >= deadline:
                    raise IndexBusy("另一个进程正在更新索引")
                time.sleep(PAUSE)
            yield

    def stamp(self) -> tuple[int, int] | None:
        """Changes whenever the live index does; None where there is none."""
        try:
            status = self.pointer.stat()
        except FileNotFoundError:
            return None
        return status.st_mtime_ns, status.st_ino

    def read_live(self) -> Live:
        """What the pointer names. Raises IndexUnavailable where it is missing or broken."""
        try:
            return Live(**json.loads(self.pointer.read_text(encoding="utf-8")))
        except FileNotFoundError as error:
            raise IndexUnavailable("索引尚未建立") from error
        except (ValueError, TypeError) as error:
            raise IndexUnavailable("索引的指针文件已损坏") from error

    def open_live(self, known: Live | None = None) -> tuple[Live, FileIndex]:
        """Open the live generation once each of its files is found to be as written.

        Files that ``known`` already vouches for are compared by size alone. Raises
        IndexUnavailable.
        """
        live = self.read_live()
        self._check(live, known)
        return live, self.open(live)

    def open(self, live: Live, name: str = SECTIONS) -> FileIndex:
        """One of the indexes of a generation. Raises IndexUnavailable."""
        try:
            return self._storage(live.generation).open_index(name)
        except (*UNREADABLE, AttributeError, ImportError) as error:
            # The last two: written by a version whose fields had other names.
            raise IndexUnavailable(f"索引无法打开：{error}") from error

    def verify(self) -> None:
        """Read every file of the live generation. Raises IndexUnavailable where one is changed."""
        self._check(self.read_live(), None)

    def has_files(self, live: Live) -> bool:
        """Whether every file of a generation is there in its size."""
        directory = self.directory(live.generation)
        return all(_size(directory / name) == size for name, (size, _) in live.files.items())

    def _check(self, live: Live, known: Live | None) -> None:
        directory = self.directory(live.generation)
        same = known.files if known else {}
        for name, (size, checksum) in live.files.items():
            file = directory / name
            if _size(file) != size:
                raise IndexUnavailable(f"索引文件缺失或大小不符：{name}")
            vouched = _is_of_segment(name) and same.get(name) == [size, checksum]
            if not vouched and _checksum(file) != checksum:
                raise IndexUnavailable(f"索引文件内容不符：{name}")

    def directory(self, generation: str) -> Path:
        return self.path / generation

    def _storage(self, generation: str) -> FileStorage:
        return FileStorage(str(self.directory(generation)))

    def create(self, **schemas: Schema) -> tuple[str, dict[str, FileIndex]]:
        """A new generation beside the live one, with an empty index for each schema."""
        self._make_private(self.path)
        generation = self._name()
        self._make_private(self.directory(generation))
        storage = self._storage(generation)
        made = {name: storage.create_index(schema, name) for name, schema in schemas.items()}
        return generation, made

    def _name(self) -> str:
        return f"{datetime.now(UTC):%Y%m%d%H%M%S}-{secrets.token_hex(3)}"

    def fork(self, *names: str) -> tuple[str, dict[str, FileIndex]]:
        """A new generation that begins as the live one does, to be changed and published.

        ``names`` are the indexes that it holds.

        Whoosh never changes a file once written, so the two share theirs until a commit
        drops one. Raises IndexUnavailable where the live one is unsound.
        """
        live, _ = self.open_live()
        generation = self._name()
        directory = self.directory(generation)
        self._make_private(directory)
        for name in live.files:
            os.link(self.directory(live.generation) / name, directory / name)
        storage = self._storage(generation)
        return generation, {name: storage.open_index(name) for name in names}

    def publish(self, generation: str) -> Live:
        """Make a written generation the one that readers see."""
        try:
            before: Live | None = self.read_live()
        except IndexUnavailable:
            before = None
        files = dict(self._list_files(generation, before.files if before else {}))
        live = Live(generation, (before.serial if before else 0) + 1, files)
        self._replace_pointer(live)
        if before:
            with suppress(FileNotFoundError):
                (self.directory(before.generation) / SUPERSEDED).touch()
        self._remove_others(generation)
        return live

    def _list_files(
        self, generation: str, known: dict[str, list[int]]
    ) -> Iterator[tuple[str, list[int]]]:
        """Name, size and checksum of each file; those of a segment's name are known by it."""
        for file in sorted(self.directory(generation).iterdir()):
            if file.is_file() and not file.name.endswith(_NOT_OURS):
                size = file.stat().st_size
                old = known.get(file.name) if _is_of_segment(file.name) else None
                checksum = old[1] if old and old[0] == size else _checksum(file)
                yield file.name, [size, checksum]

    def _replace_pointer(self, live: Live) -> None:
        beside = self.path / f"{POINTER}.new"
        with beside.open("w", encoding="utf-8") as file:
            json.dump(
                {"generation": live.generation, "serial": live.serial, "files": live.files}, file
            )
            file.flush()
            os.fsync(file.fileno())
        beside.replace(self.pointer)

    def _remove_others(self, live: str) -> None:
        """Remove generations but the live one and those that were until just now.

        A reader may still be opening one of these, or read a column for the first time.
        """
        for directory in self.path.iterdir():
            if directory.is_dir() and directory.name != live and not _was_just_live(directory):
                shutil.rmtree(directory)

    def discard(self, generation: str) -> None:
        shutil.rmtree(self.directory(generation), ignore_errors=True)

    def _make_private(self, directory: Path) -> None:
        """Opening an index unpickles what is in it: nobody else may write there."""
        directory.mkdir(mode=0o700, parents=True, exist_ok=True)
        if directory.stat().st_uid == os.getuid():
            directory.chmod(0o700)


def _was_just_live(directory: Path) -> bool:
    """What a killed writer left was never live."""
    try:
        superseded = (directory / SUPERSEDED).stat().st_mtime
    except FileNotFoundError:
        return False
    return time.time() - superseded < LINGER


def _size(file: Path) -> int | None:
    try:
        return file.stat().st_size
    except FileNotFoundError:
        return None


def _try_lock(file: IO[str]) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _is_of_segment(name: str) -> bool:
    """A segment's files bear its random name and never change; others come again."""
    return not name.endswith(".toc")


def _checksum(file: Path) -> int:
    checksum = 0
    with file.open("rb") as opened:
        while chunk := opened.read(_CHUNK):
            checksum = zlib.crc32(chunk, checksum)
    return checksum
