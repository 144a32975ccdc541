"""Readers beside a writer, and writers killed at any moment."""

import os
import random
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

from search import writing
from search.backend import open_snapshot
from search.engine.asking import Contains, Everything, Question
from search.engine.searching import search
from search.generations import Generations
from tests.engine_documents import build_index, compose

DOCUMENTS = compose(60, seed=8)
ROOT = Path(__file__).resolve().parent.parent

WRITER = """
import django, sys
django.setup()
from pathlib import Path
from search import writing
from search.generations import Generations
from tests.engine_documents import compose
generations = Generations(Path(sys.argv[1]))
documents = compose(60, seed=8)
print("ready", flush=True)
while True:
    for number in range(0, 56, 7):
        with generations.lock():
            writing.amend(generations, [("report", str(number // 7))], documents[number:number + 7])
"""


def count(path: Path) -> int:
    return search(open_snapshot(path), Question(Everything(), end=0)).total


def test_readers_never_see_part_of_a_change(tmp_path: Path):
    build_index(tmp_path, DOCUMENTS)
    generations = Generations(tmp_path)
    wrong: list[object] = []
    done = threading.Event()

    def read() -> None:
        while not done.is_set():
            try:
                snapshot = open_snapshot(tmp_path)
                found = search(snapshot, Question(Contains("职工"), end=5, facets=("city",)))
                if (
                    count(tmp_path) != len(DOCUMENTS)
                    or sum(found.facets["city"].values()) != found.total
                ):
                    wrong.append(found)
            except Exception as error:
                wrong.append(error)

    readers = [threading.Thread(target=read) for _ in range(3)]
    for reader in readers:
        reader.start()
    for round_number in range(24):
        first = round_number % 8 * 7
        with generations.lock():
            writing.amend(generations, [("report", str(first // 7))], DOCUMENTS[first : first + 7])
        if round_number == 12:
            with generations.lock():
                writing.build(generations, open_snapshot(tmp_path).schema, DOCUMENTS)
    done.set()
    for reader in readers:
        reader.join()
    assert wrong == []


def test_a_writer_killed_at_any_moment_leaves_a_sound_index(tmp_path: Path):
    build_index(tmp_path, DOCUMENTS)
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "PYTHONPATH": str(ROOT),
    }
    chance = random.Random(1)
    for _ in range(6):
        command = [sys.executable, "-c", WRITER, str(tmp_path)]
        with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE) as writer:
            assert writer.stdout and writer.stdout.readline() == b"ready\n"
            time.sleep(chance.uniform(0.01, 0.4))
            writer.send_signal(signal.SIGKILL)
        assert count(tmp_path) == len(DOCUMENTS)
        generations = Generations(tmp_path)
        with generations.lock():
            writing.amend(generations, [("report", "0")], DOCUMENTS[:7])
        assert count(tmp_path) == len(DOCUMENTS)
