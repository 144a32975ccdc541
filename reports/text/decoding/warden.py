"""The process that starts a child for each task, and ends it where it goes beyond bounds.

It serves the process at the other end of a socket until that hangs up. The warden itself
never touches a document.
"""

import os
import resource
import signal
import sys
import traceback
from importlib import import_module
from multiprocessing import Pipe
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import Any, Literal, NamedTuple, NoReturn

from .unreadable import Unreadable

OUT_OF_TIME = (signal.SIGXCPU, signal.SIGALRM, signal.SIGKILL)
"""Signals by which the system ends a process that used up its time."""

SIZE_OF_PROCESS = Path("/proc/self/statm")


class Task(NamedTuple):
    """``module.verb(data)``, within seconds of processor time and bytes of memory."""

    module: str
    verb: str
    data: bytes
    seconds: int
    memory: int


class Outcome(NamedTuple):
    """What became of a task: its answer; or in words why there is none.

    The words are Chinese, of an error (one that the verb does not know) its traceback.
    """

    kind: Literal["answer", "unreadable", "exhausted", "error"]
    value: Any


def serve() -> None:
    """Do one task after another until the caller hangs up.

    The one command line argument is the descriptor of the socket that leads to the caller.
    """
    caller = Connection(int(sys.argv[1]))
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the caller to answer
    while True:
        try:
            task: Task = caller.recv()
            # Loaded here, so that every child of the same kind finds it loaded.
            import_module(task.module)
            caller.send(_outcome_of(task, caller))
        except (EOFError, OSError):
            return


def _outcome_of(task: Task, caller: Connection) -> Outcome:
    ours, theirs = Pipe(duplex=False)
    child = os.fork()
    if child == 0:
        caller.close()
        ours.close()
        _run(task, theirs)
    theirs.close()
    try:
        outcome = _awaited(ours, caller, task.seconds)
    finally:
        ours.close()
        os.kill(child, signal.SIGKILL)  # it has answered, or has had its time
        _, status = os.waitpid(child, 0)
    return outcome or _explained(status, task)


def _awaited(ours: Connection, caller: Connection, seconds: int) -> Outcome | None:
    """The child's outcome; None where it died without one. Raises EOFError as the caller."""
    ready = wait([ours, caller], 2 * seconds)
    if ours in ready:
        try:
            outcome: Outcome = ours.recv()
        except EOFError:
            return None
        return outcome
    if caller in ready:
        raise EOFError
    return Outcome("exhausted", f"读取超过 {2 * seconds} 秒")


def _explained(status: int, task: Task) -> Outcome:
    if os.WIFSIGNALED(status) and os.WTERMSIG(status) in OUT_OF_TIME:
        return Outcome("exhausted", f"读取超过 {task.seconds} 秒")
    return Outcome("exhausted", "结构异常，解析程序崩溃")


def _run(task: Task, theirs: Connection) -> NoReturn:
    """In the child: limit itself, run the verb, send what comes of it."""
    try:
        limit_process(task.seconds, task.memory)
        theirs.send(_attempted(task))
    finally:
        os._exit(0)  # without the warden's own way out


def _attempted(task: Task) -> Outcome:
    try:
        return Outcome("answer", getattr(import_module(task.module), task.verb)(task.data))
    except Unreadable as error:
        return Outcome("unreadable", str(error))
    except MemoryError:
        return Outcome("exhausted", f"读取所需内存超过 {task.memory // 2**20} MB")
    except RecursionError:
        return Outcome("exhausted", "结构嵌套过深")
    except Exception:  # whatever a parser throws at a broken file; the caller logs it
        return Outcome("error", traceback.format_exc())


def limit_process(seconds: int, memory: int) -> None:
    """Bound this process's processor time, and its memory beyond what it has already.

    Where the system does not tell a process its size (macOS), time alone is bounded.
    """
    signal.alarm(2 * seconds + 1)  # should the warden be gone that would end it
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if SIZE_OF_PROCESS.exists():
        limit = _address_space() + memory
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))


def _address_space() -> int:
    """Bytes of address space this process has already."""
    return int(SIZE_OF_PROCESS.read_text("ascii").split()[0]) * resource.getpagesize()
