"""Reading foreign formats in a child process, with bounded time and memory.

A hostile file may unpack without end or send a parser round in circles; what it brings down
is the child.
"""

import multiprocessing
import resource
from importlib import import_module
from multiprocessing.connection import Connection
from typing import Any

from .unreadable import Unreadable

SECONDS = 30
"""Processor time a child may use; as much again on the wall."""

MEMORY = 1024**3
"""Bytes of address space a child may take beyond what it starts with."""

PRELOADED = ("reports.text.formats.html", "reports.text.formats.docx", "reports.text.formats.pdf")


class Exhausted(Exception):
    """The child was ended before it had an answer."""


def run_bounded(module: str, verb: str, data: bytes, seconds: int = SECONDS) -> Any:
    """``module.verb(data)`` in a child process of its own.

    Raises Unreadable where the verb does, Exhausted where the child ran out of time or
    memory or died.
    """
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(list(PRELOADED))
    here, there = context.Pipe(duplex=False)
    child = context.Process(target=_answer, args=(there, module, verb, data, seconds), daemon=True)
    child.start()
    there.close()
    try:
        return _received(here, 2 * seconds)
    finally:
        here.close()
        if child.is_alive():
            child.kill()
        child.join()


def _received(here: Connection, seconds: float) -> Any:
    if not here.poll(seconds):
        raise Exhausted
    try:
        answer, reason = here.recv()
    except EOFError as error:
        raise Exhausted from error
    if reason:
        raise Unreadable(reason)
    return answer


def _answer(there: Connection, module: str, verb: str, data: bytes, seconds: int) -> None:
    """In the child: limit itself, run the verb, send its answer or the reason there is none."""
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    limit = _address_space() + MEMORY
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    try:
        there.send((getattr(import_module(module), verb)(data), ""))
    except Unreadable as error:
        there.send((None, str(error)))
    # MemoryError and whatever a parser throws at a broken file end the child; the parent
    # sees the pipe close.


def _address_space() -> int:
    """Bytes of address space this process has already."""
    with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123
        return int(file.read().split()[0]) * resource.getpagesize()
