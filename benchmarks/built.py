"""Peers over a corpus, and what building each of them took; kept in a folder if wished."""

import hashlib
import json
import resource
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

from .corpus import read_corpus
from .peers import Peer


@dataclass(frozen=True, slots=True)
class Cost:
    """What building took: seconds by the clock and of processors, and megabytes on disk.

    Seconds of processors are those of the process and of its children; they compare on a
    machine that has other work too. ``corpus`` is the SHA-256 of what was indexed.
    """

    corpus: str
    seconds: float
    cpu_seconds: float
    megabytes: float


@dataclass(frozen=True, slots=True)
class Built:
    """A peer that can be asked."""

    peer: Peer
    cost: Cost


def build(peer: Peer, corpus: Path) -> Built:
    """Let a peer index a corpus anew."""
    start, processors = time.perf_counter(), _cpu_seconds()
    peer.build(read_corpus(corpus))
    seconds, processors = time.perf_counter() - start, _cpu_seconds() - processors
    return Built(peer, Cost(_digest(corpus), seconds, processors, peer.size / 1e6))


def build_once(name: str, make: Callable[[], Peer], corpus: Path, folder: Path) -> Built:
    """The peer as it was built of this corpus in this folder before, else built now."""
    note = folder / f"{name}.json"
    if note.exists():
        cost = Cost(**json.loads(note.read_text(encoding="utf-8")))
        if cost.corpus == _digest(corpus):
            return Built(make(), cost)
    note.unlink(missing_ok=True)
    built = build(make(), corpus)
    note.write_text(json.dumps(asdict(built.cost)), encoding="utf-8")
    return built


def forget(name: str, folder: Path) -> None:
    """Have a peer built again the next time."""
    (folder / f"{name}.json").unlink(missing_ok=True)


def peak_memory() -> dict[str, float]:
    """Megabytes at the highest, of this process and of the largest of its children."""
    own, children = (
        resource.getrusage(who).ru_maxrss / 1024
        for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    return {"memory_mb": round(own, 1), "memory_of_a_child_mb": round(children, 1)}


def _cpu_seconds() -> float:
    usages = map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(usage.ru_utime + usage.ru_stime for usage in usages)


def _digest(corpus: Path) -> str:
    with corpus.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
