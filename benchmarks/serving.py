"""How many search pages a second the site serves, through gunicorn, from start to end.

    python -m benchmarks.serving CORPUS.jsonl
    python -m benchmarks.serving CORPUS.jsonl --seconds 60 --clients 16
    python -m benchmarks.serving CORPUS.jsonl --archive DIR

The corpus is written out as reports, taken in and indexed as the site does it, and served by
gunicorn as ``make run`` serves it. wrk, which must be installed, asks for the pages of
``data/mix.jsonl`` in turns; what is not a page with results, or without any, counts as an
error. With ``--archive`` the archive is kept in that folder, and a later run finds it there.
"""

import argparse
import json
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import groupby
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urlencode
from urllib.request import urlopen

from .archive import kept_archive, take_in, temporary_archive
from .corpus import CorpusSection, read_corpus
from .search import MIX, read_queries

ROOT = Path(__file__).resolve().parent.parent
PATIENCE = 60
"""Seconds until the site must be up."""
NUMERALS = "一二三四五六七八九十"
SCRIPT = """
local paths = {{{paths}}}
local next = 0
request = function()
  next = next % #paths + 1
  return wrk.format("GET", paths[next])
end
done = function(summary, latency)
  local errors = summary.errors
  local failed = errors.status + errors.connect + errors.read + errors.write + errors.timeout
  io.write(string.format(
    '{{"requests_per_second": %.1f, "p50_ms": %.1f, "p95_ms": %.1f, "requests": %d, "errors": %d}}',
    summary.requests / summary.duration * 1e6, latency:percentile(50) / 1000,
    latency:percentile(95) / 1000, summary.requests, failed))
end
"""
"""Asks for the pages in turns, and prints what came of it as JSON on the last line."""


def write_reports(sections: Iterable[CorpusSection], folder: Path) -> None:
    """One text file for each report of a corpus, its sections under numbered headings."""
    folder.mkdir()
    for report, held in groupby(sections, key=lambda section: section.report):
        (folder / f"{report}.txt").write_text(_lay_out(list(held)), encoding="utf-8")


def fill(folder: Path, corpus: Path) -> None:
    """Take a corpus into the archive of a folder and index it; where that is done, nothing."""
    from django.core.management import call_command

    filled = folder / "filled"
    if not filled.exists():
        shutil.rmtree(folder / "corpus", ignore_errors=True)
        write_reports(read_corpus(corpus), folder / "corpus")
        take_in([folder / "corpus"], os.cpu_count() or 1)
        filled.touch()
    call_command("collectstatic", interactive=False, verbosity=0)


def _lay_out(sections: list[CorpusSection]) -> str:
    parts = [sections[0].title]
    for number, section in enumerate(sections, 1):
        parts.append(f"{_numeral(number)}、{section.text}")
    return "\n\n".join(parts) + "\n"


def _numeral(number: int) -> str:
    """1 to 19 as headings number them: 一, 十, 十二."""
    return NUMERALS[number - 1] if number <= 10 else "十" + NUMERALS[number - 11]


def find_paths() -> Iterator[str]:
    """The addresses of the mix's pages."""
    from reports.models import Region

    for query in read_queries(MIX):
        pairs = [("q", query.q)]
        for name, value in query.filter.items():
            named = Region.objects.filter(name=value).values_list("code", flat=True)
            pairs.append((name, named[0] if name == "province" else value))
        yield f"/search/?{urlencode(pairs)}"


@contextmanager
def serve() -> Iterator[str]:
    """The site under gunicorn on a free port; its address. Ended afterwards."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    command = [sys.executable, "-m", "gunicorn", "--config", "config/gunicorn.conf.py"]
    command += ["--bind", address, "config.wsgi"]
    with subprocess.Popen(command, cwd=ROOT) as server:
        try:
            _wait_for(f"http://{address}/healthz", server)
            yield f"http://{address}"
        finally:
            server.terminate()


def _wait_for(page: str, server: subprocess.Popen[bytes]) -> None:
    """Raises TimeoutError where the page does not come."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and server.poll() is None:
        try:
            with urlopen(page):
                return
        except (URLError, ConnectionError):
            time.sleep(0.2)
    raise TimeoutError(f"{page} did not come up")


def load(site: str, paths: Iterable[str], script: Path, seconds: int, clients: int) -> str:
    """Ask for the pages for so long; what wrk says, as JSON."""
    quoted = ", ".join(json.dumps(path) for path in paths)
    script.write_text(SCRIPT.format(paths=quoted), encoding="utf-8")
    command = [
        "wrk",
        "-t1",
        f"-c{clients}",
        f"-d{seconds}s",
        "--timeout",
        "10s",
        "-s",
        str(script),
        site,
    ]
    ran = subprocess.run(command, capture_output=True, text=True, check=True)
    return ran.stdout.splitlines()[-1]


def main(arguments: list[str] | None = None) -> None:
    """Fill an archive, serve it, and print how it fared."""
    parser = argparse.ArgumentParser(prog="benchmarks.serving", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--seconds", type=int, default=20)
    parser.add_argument("--clients", type=int, default=4)
    parser.add_argument("--archive", type=Path, help="a folder to keep the archive in")
    options = parser.parse_args(arguments)
    if not shutil.which("wrk"):
        sys.exit("wrk is not installed")
    os.environ.setdefault("WEB_CONCURRENCY", "2")
    archive = kept_archive(options.archive) if options.archive else temporary_archive()
    with archive as folder:
        fill(folder, options.corpus)
        paths = list(find_paths())
        with serve() as site:
            script = folder / "mix.lua"
            load(site, paths, script, seconds=3, clients=options.clients)
            print(load(site, paths, script, options.seconds, options.clients))


if __name__ == "__main__":
    main()
