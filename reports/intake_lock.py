"""One intake at a time: a second one is told so at once, and who the first is."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.utils import timezone


class IntakeBusy(Exception):
    """Another intake is under way; the message says which, in Chinese."""


@contextmanager
def intake_lock() -> Iterator[None]:
    """Hold the archive's intake lock. Raises IntakeBusy without waiting.

    The operating system lets go of it when the process ends, however it ends.
    """
    path = Path(settings.VAR_DIR) / "intake.lock"
    with path.open("a+", encoding="utf-8") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            file.seek(0)
            raise IntakeBusy(f"另一次收录正在进行（{file.read().strip()}），请等它结束") from error
        file.truncate(0)
        file.write(f"进程 {os.getpid()}，始于 {timezone.localtime():%Y-%m-%d %H:%M:%S}")
        file.flush()
        yield
