"""Documents to Readings, one after another or over several processes."""

import hashlib
import logging
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from reports.documents import Document, DocumentError, open_document
from reports.text.decoding import Unreadable
from reports.text.findings import Reading
from reports.text.notes import NoteError
from reports.text.reading import read_report

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class ReadFile:
    """One file's reading; or that the archive holds it; or why, in Chinese, it can't be read."""

    path: Path
    document: Document | None = None
    reading: Reading | None = None
    held: bool = False
    reason: str = ""


class Reader:
    """Reads files, all but those whose bytes the archive holds already."""

    def __init__(self, held: frozenset[str] = frozenset()) -> None:
        """``held`` are SHA-256 digests."""
        self._held = held

    def read(self, path: Path) -> ReadFile:
        """Read one file; whatever is wrong with it becomes its reason."""
        try:
            document = open_document(path)
            if hashlib.sha256(document.data).hexdigest() in self._held:
                return ReadFile(path, held=True)
            reading = read_report(document.data, document.name, document.known)
        except (DocumentError, Unreadable, NoteError) as error:
            return ReadFile(path, reason=str(error))
        except Exception as error:  # one document's surprise must not stop the others
            logger.exception("reading %s failed", path)
            return ReadFile(path, reason=f"判读程序出错（{type(error).__name__}），详见日志")
        return ReadFile(path, document, reading)


def read_files(
    paths: Iterable[Path], jobs: int = 1, held: frozenset[str] = frozenset()
) -> Iterator[ReadFile]:
    """Read files in the order given; with ``jobs`` above 1 in that many processes.

    Only a few files a process are ever under way or waiting, so memory stays bounded.
    """
    if jobs <= 1:
        yield from map(Reader(held).read, paths)
        return
    # What is held is told each process once, not with every file.
    with ProcessPoolExecutor(jobs, initializer=_start, initargs=(held,)) as pool:
        waiting: deque[Future[ReadFile]] = deque()
        for path in paths:
            waiting.append(pool.submit(_read_there, path))
            if len(waiting) >= 4 * jobs:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


_there: list[Reader] = []
"""In a reading process: its reader."""


def _start(held: frozenset[str]) -> None:
    _there.append(Reader(held))


def _read_there(path: Path) -> ReadFile:
    return _there[0].read(path)
