"""How fast documents are read, by one process and by several, and in how much memory.

    python -m benchmarks.reading
    python -m benchmarks.reading --jobs 4 --reports 2000
    python -m benchmarks.reading --reports 200 --profile

Reports are composed from the phrases of the search corpus, numbered and dated as real ones are,
with about 100 figures to 5,000 characters (real ones have 30 to 100), and written to a folder of
their own; then the whole reader goes over the files as taking them in does, writing nothing to a
database. Web pages are read in a child process each, so that their row shows what that costs.

Rates count reports of 5,000 characters: ``/s core`` in a second of processor time, which other
work on the machine does not change, ``/s wall`` by the clock. ``MB`` is the most memory that any
one process held; ``growth`` how much of that came after the first tenth of the reports (of one
process: what several hold is known only when they have ended).
"""

import argparse
import cProfile
import os
import pstats
import random
import re
import resource
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from pathlib import Path

from reports.readers import read_files
from reports.text.decoding.formats.counting import written_number

from .corpus import CorpusSection, compose

LENGTH = 5000
"""Characters of a report, as rates count it; composed ones have a little less."""

SECTIONS_A_REPORT = 16
FIGURES_KEPT = 0.3
"""The corpus to search is dense with figures: of its sentences with figures, so many stay."""

TARGET = 20
"""Reports a second on one core."""

SENTENCE = re.compile(r"[^。]*。?\n?")
FIGURE = re.compile(r"\d")

MEGABYTE = 2**20 if sys.platform == "darwin" else 2**10
"""What getrusage counts memory in: bytes on macOS, elsewhere kilobytes."""


@dataclass(frozen=True, slots=True)
class Measure:
    """One run over all files. ``memory`` and ``growth`` are megabytes, None where unknown."""

    name: str
    reports: int
    characters: int
    metrics: int
    seconds: float
    core_seconds: float
    memory: float
    growth: float | None

    @property
    def rate(self) -> float:
        """Reports a second by the clock."""
        return self.characters / LENGTH / self.seconds

    @property
    def core_rate(self) -> float:
        """Reports a second of processor time, the children's included."""
        return self.characters / LENGTH / self.core_seconds


def main(arguments: Sequence[str] | None = None) -> int:
    options = _parser().parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        texts = _write(Path(folder), "txt", options.reports)
        pages = _write(Path(folder), "html", max(1, options.reports // 5))
        if options.profile:
            _print_profile(texts)
            return 0
        one = measure("text, 1 process", texts, 1)
        rows = [one, measure("web pages, 1 process", pages, 1)]
        if options.jobs > 1:
            rows.append(measure(f"text, {options.jobs} processes", texts, options.jobs))
    _print_table(rows, one)
    return 0 if one.core_rate >= TARGET else 1


def compose_reports(number: int) -> Iterator[str]:
    """That many reports, each with a title, a date, and numbered headings."""
    sections = compose(number * SECTIONS_A_REPORT)
    for _, report in groupby(sections, attrgetter("report")):
        yield _report(list(report))


def measure(name: str, paths: Sequence[Path], jobs: int) -> Measure:
    """Read all files once; every file must give a reading."""
    characters = metrics = 0
    early = _memory(jobs)
    start, core_start = time.perf_counter(), _core_seconds()
    for index, file in enumerate(read_files(paths, jobs)):
        if file.reading is None:
            raise SystemExit(f"{file.path.name}: {file.reason}")
        characters += len(file.reading.text)
        metrics += len(file.reading.metrics)
        if index == len(paths) // 10:
            early = _memory(jobs)
    seconds, core_seconds = time.perf_counter() - start, _core_seconds() - core_start
    after = _memory(jobs)
    growth = after - early if jobs == 1 else None
    return Measure(name, len(paths), characters, metrics, seconds, core_seconds, after, growth)


def _core_seconds() -> float:
    """Processor time of this process and of its children that have ended."""
    spent = os.times()
    return spent.user + spent.system + spent.children_user + spent.children_system


def _memory(jobs: int) -> float:
    """The most memory that this process, or one of several that ended, has held so far."""
    who = resource.RUSAGE_SELF if jobs == 1 else resource.RUSAGE_CHILDREN
    return resource.getrusage(who).ru_maxrss / MEGABYTE


def _report(sections: Sequence[CorpusSection]) -> str:
    chance = random.Random(sections[0].report)
    first = sections[0]
    lines = [first.title, f"（{first.year}年12月28日）", "各位委员、同志们："]
    for number, section in enumerate(sections, start=1):
        if sum(map(len, lines)) > LENGTH:
            break
        heading, _, body = section.text.partition("\n")
        lines += [f"{written_number(number, 'chineseCounting')}、{heading}", _thinned(body, chance)]
    return "\n".join(lines)


def _thinned(body: str, chance: random.Random) -> str:
    sentences = SENTENCE.findall(body)
    return "".join(s for s in sentences if not FIGURE.search(s) or chance.random() < FIGURES_KEPT)


def _write(folder: Path, suffix: str, number: int) -> list[Path]:
    paths = []
    for index, text in zip(range(number), compose_reports(number), strict=False):
        path = folder / f"{index:06}.{suffix}"
        path.write_text(_page(text) if suffix == "html" else text, encoding="utf-8")
        paths.append(path)
    return paths


def _page(text: str) -> str:
    title, *lines = text.split("\n")
    body = "".join(f"<p>{line}</p>" for line in lines)
    return f"<html><head><title>{title}</title></head><body><h1>{title}</h1>{body}</body></html>"


def _print_profile(paths: Iterable[Path]) -> None:
    """Where the time goes, by the functions themselves."""
    profile = cProfile.Profile()
    profile.enable()
    for _ in read_files(paths):
        pass
    profile.disable()
    pstats.Stats(profile).strip_dirs().sort_stats("tottime").print_stats(30)


def _print_table(rows: Sequence[Measure], one: Measure) -> None:
    titles = ("reports", "/s core", "/s wall", "ratio", "figures", "MB", "growth")
    print(f"{'':22}" + "".join(f"{title:>9}" for title in titles))
    for row in rows:
        growth = "-" if row.growth is None else f"{row.growth:.0f}"
        print(
            f"{row.name:22}{row.reports:9}{row.core_rate:9.1f}{row.rate:9.1f}"
            f"{row.rate / one.rate:9.2f}{row.metrics:9}{row.memory:9.0f}{growth:>9}"
        )
    verdict = "met" if one.core_rate >= TARGET else "missed"
    print(f"Target of {TARGET} reports a second on one core: {verdict}.")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--reports", type=int, default=1000, metavar="N")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, metavar="N")
    parser.add_argument("--profile", action="store_true", help="show where the time goes")
    return parser


if __name__ == "__main__":
    raise SystemExit(main())
