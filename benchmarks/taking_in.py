"""How fast documents are taken in, by one process and by several, and in how much memory.

    python -m benchmarks.taking_in
    python -m benchmarks.taking_in --jobs 2 --reports 10000

Reports are composed as ``benchmarks.reading`` composes them, written to a folder, and taken into
an empty archive by ``manage.py ingest``, once with each number of jobs; nothing is indexed. With
one job a single process reads and writes; with several, that many read and one writes.

``/s wall`` are reports a second by the clock, which other work on the machine slows. ``parent s``
and ``readers s`` are seconds of processor time, which it changes less. ``bound`` is the speed
beside one job's that these allow: the time of one job over that of the busiest process, or of all
shared out among the cores. ``MB`` is the most memory that the parent and any one reader held, and
``growth`` how much of the parent's came after the first tenth of the reports.
"""

import argparse
import io
import os
import resource
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

from .archive import temporary_archive
from .reading import MEGABYTE, compose_reports


@dataclass(frozen=True, slots=True)
class Measure:
    """One intake of all reports. Memory is in megabytes; ``readers`` are 0 with one job."""

    jobs: int
    reports: int
    figures: int
    seconds: float
    parent_seconds: float
    readers_seconds: float
    parent_memory: float
    reader_memory: float
    growth: float

    def bound(self, one: "Measure") -> float:
        """How many times the speed of ``one`` job the processor times allow."""
        cores = os.cpu_count() or 1
        shared_out = (self.parent_seconds + self.readers_seconds) / min(cores, self.jobs + 1)
        busiest = max(self.parent_seconds, self.readers_seconds / self.jobs, shared_out)
        return (one.parent_seconds + one.readers_seconds) / busiest


def main(arguments: Sequence[str] | None = None) -> int:
    options = _parser().parse_args(arguments)
    with tempfile.TemporaryDirectory() as name:
        first, others = _write(Path(name), options.reports)
        measures = [_measure_apart(first, others, jobs) for jobs in (1, options.jobs)]
    _print_table(measures)
    return 0


def _write(folder: Path, number: int) -> tuple[Path, Path]:
    """The reports in two folders: the first tenth, and the others."""
    first, others = folder / "first", folder / "others"
    first.mkdir()
    others.mkdir()
    for index, text in zip(range(number), compose_reports(number), strict=False):
        parent = first if index < number // 10 else others
        (parent / f"{index:06}.txt").write_text(text, encoding="utf-8")
    return first, others


def _measure_apart(first: Path, others: Path, jobs: int) -> Measure:
    """Measure in a process of its own, whose memory nothing else has used."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(_measure, first, others, jobs).result()


def _measure(first: Path, others: Path, jobs: int) -> Measure:
    with temporary_archive():
        from reports.models import Metric, Report

        start, before = time.perf_counter(), os.times()
        _ingest(first, jobs)
        early = _memory(resource.RUSAGE_SELF)
        _ingest(others, jobs)
        seconds, after = time.perf_counter() - start, os.times()
        return Measure(
            jobs=jobs,
            reports=Report.objects.count(),
            figures=Metric.objects.count(),
            seconds=seconds,
            parent_seconds=after.user + after.system - before.user - before.system,
            readers_seconds=after.children_user
            + after.children_system
            - before.children_user
            - before.children_system,
            parent_memory=_memory(resource.RUSAGE_SELF),
            reader_memory=_memory(resource.RUSAGE_CHILDREN),
            growth=_memory(resource.RUSAGE_SELF) - early,
        )


def _ingest(folder: Path, jobs: int) -> None:
    from django.core.management import call_command

    out = io.StringIO()
    call_command("ingest", folder, "--jobs", str(jobs), stdout=out, stderr=io.StringIO())


def _memory(who: int) -> float:
    return resource.getrusage(who).ru_maxrss / MEGABYTE


def _print_table(measures: Sequence[Measure]) -> None:
    titles = ("reports", "figures", "/s wall", "parent s", "readers s", "bound", "MB", "growth")
    print(f"{'jobs':4}" + "".join(f"{title:>11}" for title in titles))
    for row in measures:
        memory = f"{row.parent_memory:.0f} {row.reader_memory:.0f}"
        print(
            f"{row.jobs:4}{row.reports:11}{row.figures:11}{row.reports / row.seconds:11.1f}"
            f"{row.parent_seconds:11.0f}{row.readers_seconds:11.0f}"
            f"{row.bound(measures[0]):11.2f}{memory:>11}{row.growth:11.0f}"
        )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--reports", type=int, default=1000, metavar="N")
    parser.add_argument("--jobs", type=int, default=max(2, os.cpu_count() or 2), metavar="N")
    return parser


if __name__ == "__main__":
    raise SystemExit(main())
