"""Reading foreign formats in a child process, with bounded time and memory.

A hostile file may unpack without end or send a parser round in circles; what it brings down
is the child. The children come from a warden (see :mod:`.warden`), one for each process that
reads: it has the parsers loaded already, so that a child costs milliseconds.
"""

import atexit
import logging
import os
import subprocess
import sys
import threading
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from .unreadable import Unreadable
from .warden import Outcome, Task

logger = logging.getLogger(__name__)

SECONDS = 30
"""Processor time a child may use; as much again on the wall."""

MEMORY = 1024**3
"""Bytes of address space a child may take beyond what it starts with."""

ROOT = Path(__file__).resolve().parents[3]
WARDEN = "from reports.text.decoding.warden import serve; serve()"


class Exhausted(Exception):
    """The child was ended before it had an answer; the message says why, in Chinese."""


def run_bounded(
    module: str, verb: str, data: bytes, seconds: int = SECONDS, memory: int = MEMORY
) -> Any:
    """``module.verb(data)`` in a child process of its own.

    Raises Unreadable where the verb does, Exhausted where the child ran out of time or
    memory, crashed, or met an error that the verb does not know.
    """
    outcome = _post.ask(Task(module, verb, data, seconds, memory))
    if outcome.kind == "answer":
        return outcome.value
    if outcome.kind == "unreadable":
        raise Unreadable(outcome.value)
    if outcome.kind == "error":
        logger.warning("%s.%s met an unknown error:\n%s", module, verb, outcome.value)
        raise Exhausted("结构异常，解析时出错")
    raise Exhausted(outcome.value)


class _Post:
    """This process's line to its warden, who is called when first needed."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._line: Connection | None = None
        self._warden: subprocess.Popen[bytes] | None = None

    def ask(self, task: Task) -> Outcome:
        with self._lock:
            line = self._open_line()
            try:
                line.send(task)
                outcome: Outcome = line.recv()
            except BaseException as error:  # an answer that comes later must find nobody
                self._hang_up()
                if isinstance(error, EOFError | OSError):
                    raise Exhausted("解析进程被中止") from error
                raise
            return outcome

    def close(self) -> None:
        """Dismiss the warden; the next task calls another."""
        with self._lock:
            self._hang_up()

    def let_go(self) -> None:
        """Close this process's end and leave the warden to whoever else has the line."""
        if self._line is not None:
            self._line.close()

    def _open_line(self) -> Connection:
        if self._line is None or self._warden is None or self._warden.poll() is not None:
            self._hang_up()
            self._line, theirs = Pipe()
            command = [sys.executable, "-c", WARDEN, str(theirs.fileno())]
            self._warden = subprocess.Popen(  # noqa: S603 - our own module, no words of others
                command, cwd=ROOT, pass_fds=[theirs.fileno()], stdin=subprocess.DEVNULL
            )
            theirs.close()
        return self._line

    def _hang_up(self) -> None:
        if self._line is not None:
            self._line.close()  # which the warden takes as the end of its work
            self._line = None
        if self._warden is not None:
            self._warden.wait()
            self._warden = None


_post = _Post()


def _start_anew() -> None:
    """In a forked process: the warden is the parent's, and so is whoever holds the lock."""
    global _post
    _post.let_go()
    _post = _Post()


atexit.register(lambda: _post.close())
os.register_at_fork(after_in_child=_start_anew)
