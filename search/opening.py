"""The live index as every thread of the process shares it, reopened once it changes."""

import threading
import time
from pathlib import Path

from .engine.snapshot import Snapshot
from .generations import FIGURES, SECTIONS, UNREADABLE, Generations, IndexUnavailable, Live
from .schema import SEPARATOR

LOOK_EVERY = 1.0
"""Seconds between two looks at whether the files in use are still there, and whole in size."""


class _Opened:
    """The snapshot in use for one index directory, whichever thread asks."""

    def __init__(self, path: Path) -> None:
        self._generations = Generations(path)
        self._lock = threading.Lock()
        self._stamp: tuple[int, int] | None = None
        self._live: Live | None = None
        self._snapshots: dict[str, Snapshot] = {}
        self._look_again = 0.0

    def snapshot(self, name: str) -> Snapshot:
        """One of the live generation's. Raises IndexUnavailable."""
        snapshots = self._snapshots
        if (
            snapshots
            and time.monotonic() < self._look_again
            and self._stamp == self._generations.stamp()
        ):
            return snapshots[name]
        with self._lock:
            return self._reopen()[name]

    def _is_whole(self) -> bool:
        """Whether the files in use are still there and as long as they were, as of late.

        Reading a mapped file beyond its new end would kill the process.
        """
        if time.monotonic() < self._look_again:
            return True
        self._look_again = time.monotonic() + LOOK_EVERY
        return self._live is not None and self._generations.has_files(self._live)

    def _reopen(self) -> dict[str, Snapshot]:
        stamp = self._generations.stamp()
        if self._snapshots and stamp is not None and stamp == self._stamp and self._is_whole():
            return self._snapshots
        try:
            live, sections = self._generations.open_live(self._live)
            indexes = {SECTIONS: sections, FIGURES: self._generations.open(live, FIGURES)}
            self._snapshots = {name: Snapshot(index, SEPARATOR) for name, index in indexes.items()}
        except (IndexUnavailable, *UNREADABLE) as error:
            if self._generations.stamp() != stamp:
                # Switched while it was being opened: the files that went were its own.
                return self._reopen()
            self._stamp = self._live = None
            self._snapshots = {}
            raise IndexUnavailable(str(error)) from error
        # The files of the snapshots before close once the last thread lets go of them.
        self._live, self._stamp = live, stamp
        self._look_again = time.monotonic() + LOOK_EVERY
        return self._snapshots


_opened: dict[Path, _Opened] = {}


def open_snapshot(path: Path, name: str = SECTIONS) -> Snapshot:
    """The index directory's live snapshot, shared by the whole process.

    ``name`` is which index: of sections or of figures.

    Raises IndexUnavailable where the index is missing, or its files are not as written.
    """
    return _opened.setdefault(path, _Opened(path)).snapshot(name)
