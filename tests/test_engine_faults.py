"""Readers beside a writer, writers killed at any moment, records that cannot be indexed."""

import logging
import os
import random
import signal
import subprocess
import sys
import threading
import time
from bisect import bisect_right
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from search.backend import open_snapshot
from search.engine.asking import Everything, HasValue, Question
from search.engine.searching import search
from search.engine.snapshot import Snapshot
from search.generations import SUPERSEDED, Generations
from tests.index_writer import COMING, COUNT, ROUND_REPORT, write_round

log = logging.getLogger(__name__)

ROOT = Path(__file__).resolve().parent.parent
STALE = 2.0
"""Seconds after a commit from which on no answer may be of the state before it."""


@contextmanager
def writing_to(path: Path) -> Iterator["subprocess.Popen[str]"]:
    """A process that waits to be told the round to begin with."""
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "config.settings"}
    command = [sys.executable, "-m", "tests.index_writer", str(path)]
    with subprocess.Popen(
        command,
        cwd=ROOT,
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        bufsize=1,
    ) as process:
        yield process
        process.stdin.close()


def start(process: "subprocess.Popen[str]", first: int) -> int:
    """Let a child write from this round on; its process id, once it has committed."""
    process.stdin.write(f"{first}\n")
    child = None
    committed = False
    while not (child and committed):
        kind, number = process.stdout.readline().split()
        child = int(number) if kind == "pid" else child
        committed = committed or kind == "round"
    return child


def last_round(process: "subprocess.Popen[str]", so_far: int) -> int:
    """The last round that the killed child said it had committed."""
    for line in iter(process.stdout.readline, "ended\n"):
        so_far = int(line.split()[1])
    return so_far


def round_of(snapshot: Snapshot) -> int:
    """The round that a snapshot is of, once it is found to hold exactly what it should."""
    itself = search(snapshot, Question(HasValue("report", frozenset({ROUND_REPORT})), end=2))
    assert itself.total == 1, f"{itself.total} documents of the round"
    number = int(snapshot.numbers("newest")[itself.hits[0].document])
    coming = search(snapshot, Question(HasValue("report", frozenset({COMING})), end=0)).total
    assert coming == (0 if number % 2 else 7), f"round {number} holds {coming} of what comes"
    everything = search(snapshot, Question(Everything(), facets=("city",), end=0))
    assert everything.total == COUNT + 1 - (7 if number % 2 else 0)
    assert sum(everything.facets["city"].values()) == everything.total
    return number


@pytest.mark.parametrize("kills", [8, pytest.param(100, marks=pytest.mark.slow)])
def test_a_writer_killed_at_any_moment_leaves_what_was_committed(tmp_path: Path, kills: int):
    chance = random.Random(kills)
    write_round(tmp_path, 0)
    number = 0
    with writing_to(tmp_path) as process:
        for _ in range(kills):
            child = start(process, number + 1)
            time.sleep(chance.uniform(0, 0.25))
            os.kill(child, signal.SIGKILL)
            committed = last_round(process, number + 1)
            number = round_of(open_snapshot(tmp_path))
            assert number in (committed, committed + 1)
            number += 1
            write_round(tmp_path, number)
            live = Generations(tmp_path).read_live().generation
            others = [path for path in tmp_path.iterdir() if path.is_dir() and path.name != live]
            left = [path for path in others if not (path / SUPERSEDED).exists()]
            assert not left, "what the killed writer left is cleaned away"


def test_a_superseded_generation_stays_while_its_readers_may_open_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    write_round(tmp_path, 0)
    snapshot = open_snapshot(tmp_path)
    for number in (1, 2, 3):
        write_round(tmp_path, number)
    assert round_of(snapshot) == 0
    monkeypatch.setattr("search.generations.LINGER", 0.0)
    write_round(tmp_path, 4)
    assert len([path for path in tmp_path.iterdir() if path.is_dir()]) == 1


class Reader(threading.Thread):
    """Asks again and again, and remembers what was wrong."""

    def __init__(self, path: Path, rounds: list[tuple[float, int]], done: threading.Event) -> None:
        super().__init__()
        self.path, self.rounds, self.done = path, rounds, done
        self.asked = 0
        self.slowest = 0.0
        self.wrong: list[str] = []

    def run(self) -> None:
        while not self.done.is_set():
            begun = time.monotonic()
            known = self.rounds[: bisect_right(self.rounds, begun - STALE, key=lambda r: r[0])]
            try:
                number = round_of(open_snapshot(self.path))
                if known and number < known[-1][1]:
                    self.wrong.append(f"round {number} is older than {known[-1][1]}")
            except Exception as error:
                self.wrong.append(repr(error))
            self.asked += 1
            self.slowest = max(self.slowest, time.monotonic() - begun)


@pytest.mark.parametrize("seconds", [4, pytest.param(60, marks=pytest.mark.slow)])
def test_three_readers_beside_a_writer_see_whole_and_fresh_states(tmp_path: Path, seconds: int):
    """No error, no answer older than two seconds, no removed report that is still found."""
    write_round(tmp_path, 0)
    rounds: list[tuple[float, int]] = []
    done = threading.Event()
    readers = [Reader(tmp_path, rounds, done) for _ in range(3)]
    with writing_to(tmp_path) as process:
        child = start(process, 1)
        threading.Timer(seconds, os.kill, (child, signal.SIGKILL)).start()
        for reader in readers:
            reader.start()
        for line in iter(process.stdout.readline, "ended\n"):
            rounds.append((time.monotonic(), int(line.split()[1])))
    done.set()
    for reader in readers:
        reader.join()
    asked = sum(reader.asked for reader in readers)
    slowest = max(reader.slowest for reader in readers)
    log.info("%d answers beside %d commits, the slowest %.3f s", asked, len(rounds), slowest)
    assert [wrong for reader in readers for wrong in reader.wrong] == []
    assert asked > 0 and len(rounds) > 1
