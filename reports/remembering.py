"""What is made of the database's rows, kept for as long as nobody writes to the database.

SQLite tells in microseconds whether any connection has committed something since it was last
asked; a query that would tell as much takes a hundred times as long. So what a commit changes
is shown at once, and between two commits nothing is read again.
"""

import threading
import time
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

from django.db import connection

T = TypeVar("T")


class Remembered(Generic[T]):
    """A value that ``make`` reads from the database, for every thread its own.

    ``patience`` is how many seconds a database that does not tell of commits may leave a
    change unseen; without any, the value is made anew each time there.
    """

    def __init__(self, make: Callable[[], T], patience: float = 0.0) -> None:
        self._make = make
        self._patience = patience
        self._kept = threading.local()

    def get(self) -> T:
        state = _read_state(self._patience)
        held: tuple[Hashable, T] | None = getattr(self._kept, "held", None)
        if held is None or state is None or held[0] != state:
            # The state was read before the rows: a commit between the two is noticed later.
            held = self._kept.held = state, self._make()
        return held[1]


def _read_state(patience: float) -> Hashable:
    """Changes with whatever is committed or taken back; None where that cannot be known."""
    connection.ensure_connection()
    if connection.vendor == "sqlite":
        opened = connection.connection
        # The version counts what others commit, the total what this connection itself changes.
        # What stood inside a block that was since rolled back is not what stands outside it.
        (version,) = opened.execute("PRAGMA data_version").fetchone()
        return opened, version, opened.total_changes, tuple(connection.atomic_blocks)
    return time.monotonic() // patience if patience and not connection.in_atomic_block else None
