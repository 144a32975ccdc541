"""The child processes in which foreign formats are read: bounded, and gone afterwards."""

import contextlib
import os
import resource
import threading
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pytest

from reports.text.decoding import bounded
from reports.text.decoding.bounded import Exhausted, run_bounded
from reports.text.decoding.unreadable import Unreadable
from reports.text.decoding.warden import limit_process

HERE = __name__


def echo(data: bytes) -> bytes:
    return data


def refuse(data: bytes) -> bytes:
    raise Unreadable("不是文档")


def stumble(data: bytes) -> bytes:
    raise KeyError("surprise")


def spin(data: bytes) -> bytes:
    while True:
        pass


def sleep(data: bytes) -> bytes:
    time.sleep(60)
    return data


def hoard(data: bytes) -> bytes:
    return bytes(2 * 1024**3)


def die(data: bytes) -> bytes:
    os.abort()


def spawn_and_die(data: bytes) -> bytes:
    """Answer with the child's own process number."""
    return str(os.getpid()).encode()


def ask(data: bytes) -> bytes:
    answer: bytes = run_bounded(HERE, "echo", data)
    return answer


def warden() -> int:
    """The process number of this process's warden."""
    run_bounded(HERE, "echo", b"")
    process = bounded._post._warden
    assert process is not None
    return process.pid


def children_of(pid: int) -> list[str]:
    listed = Path(f"/proc/{pid}/task/{pid}/children")
    if not listed.exists():
        pytest.skip("this system does not list a process's children")
    return listed.read_text().split()


def test_the_answer_comes_back():
    data = os.urandom(3_000_000)
    assert run_bounded(HERE, "echo", data) == data


def test_a_refusal_comes_back_with_its_reason():
    with pytest.raises(Unreadable, match="不是文档"):
        run_bounded(HERE, "refuse", b"")


def test_an_unknown_error_is_logged_with_its_trace(caplog):
    with pytest.raises(Exhausted, match="解析时出错"):
        run_bounded(HERE, "stumble", b"")
    assert "KeyError" in caplog.text
    assert "stumble" in caplog.text


@pytest.mark.parametrize(
    ("verb", "reason"),
    [("spin", "超过 1 秒"), ("sleep", "超过 2 秒"), ("hoard", "内存超过"), ("die", "崩溃")],
)
def test_a_child_beyond_bounds_is_ended_and_the_next_answers(verb, reason):
    with pytest.raises(Exhausted, match=reason):
        run_bounded(HERE, verb, b"", seconds=1)
    assert run_bounded(HERE, "echo", b"on") == b"on"


def test_no_child_is_left_behind():
    mine = warden()
    for verb in ("echo", "refuse", "die"):
        with contextlib.suppress(Exhausted, Unreadable):
            run_bounded(HERE, verb, b"")
    assert children_of(mine) == []


def test_each_task_has_a_child_of_its_own_and_all_have_one_warden():
    first, second = (run_bounded(HERE, "spawn_and_die", b"") for _ in range(2))
    assert first != second
    assert warden() == warden()


def test_a_warden_that_was_killed_is_replaced():
    before = warden()
    os.kill(before, 9)
    os.waitid(os.P_PID, before, os.WEXITED | os.WNOWAIT)
    assert run_bounded(HERE, "echo", b"on") == b"on"
    assert warden() != before


def test_a_warden_killed_at_work_is_said_and_replaced():
    pid = warden()
    threading.Timer(0.3, os.kill, (pid, 9)).start()
    with pytest.raises(Exhausted, match="中止"):
        run_bounded(HERE, "sleep", b"", seconds=3)
    assert run_bounded(HERE, "echo", b"on") == b"on"


def test_several_threads_each_get_their_own_answer():
    asked = [os.urandom(50_000) for _ in range(8)]
    answers: dict[int, bytes] = {}

    def work(index: int) -> None:
        answers[index] = run_bounded(HERE, "echo", asked[index])

    threads = [threading.Thread(target=work, args=(index,)) for index in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [answers[index] for index in range(8)] == asked


def test_workers_of_a_pool_call_wardens_of_their_own():
    mine = warden()
    asked = [os.urandom(1000) for _ in range(12)]
    with ProcessPoolExecutor(2) as pool:
        assert list(pool.map(ask, asked)) == asked
        others = set(pool.map(_warden_after, range(4)))
    assert mine not in others
    assert warden() == mine
    for pid in others:
        assert _ends(pid), "a worker's warden outlived the worker"


def _warden_after(_: int) -> int:
    return warden()


def _ends(pid: int) -> bool:
    """True as soon as the process is gone, within the time a busy machine may need."""
    for _ in range(100):
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return True
        if Path(f"/proc/{pid}/stat").exists() and " Z " in Path(f"/proc/{pid}/stat").read_text():
            return True  # ended; whoever adopted it has not looked yet
        time.sleep(0.1)
    return False


def test_a_closed_line_is_opened_again():
    before = warden()
    bounded._post.close()
    assert warden() != before


def test_a_system_that_does_not_tell_sizes_still_bounds_time(monkeypatch):
    limits: list[int] = []
    monkeypatch.setattr("reports.text.decoding.warden.SIZE_OF_PROCESS", Path("/nowhere/statm"))
    monkeypatch.setattr("signal.alarm", lambda seconds: limits.append(-seconds))
    monkeypatch.setattr("resource.setrlimit", lambda which, bounds: limits.append(which))
    limit_process(1, 1024)
    assert -3 in limits
    assert resource.RLIMIT_CPU in limits
    assert resource.RLIMIT_AS not in limits
