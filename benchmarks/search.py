"""How fast search is, and whether what it counts is so.

    python -m benchmarks.search build CORPUS.jsonl DIR
    python -m benchmarks.search query DIR QUERIES.jsonl [--cold]
    python -m benchmarks.search compare CORPUS.jsonl [--rounds 3] [--without stock]
                                                     [--keep DIR [--anew ours]]
    python -m benchmarks.search check CORPUS.jsonl

CORPUS has lines of ``id report city province year topic title text``, as benchmarks.corpus
writes them; QUERIES lines of ``q``, in the query language of the search page, and ``filter``
with values of city, province, year, topic. ``query`` prints a line for each: ``n`` (its line),
``total``, ``ids`` of the first ten, their ``snippets``, ``facets`` counted over all matches,
``ms``. Words are taken as typed, no other names searched; they match in title and text.

``compare`` measures ours beside the stock recipe, SQLite FTS5 and, where it is installed,
tantivy. With ``--keep`` what is built of a corpus stays, and is not built again but where
``--anew`` names it. ``check`` holds ours against a scan of the corpus.
"""

import argparse
import json
import statistics
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .archive import kept_archive, open_archive, temporary_archive
from .built import Built, build, build_once, forget, peak_memory
from .corpus import read_corpus
from .peers import Peer, Query, Reply

MIX = Path(__file__).parent / "data" / "mix.jsonl"
FEW = 12
"""How many queries of the mix the stock recipe is asked, which takes a second for each."""


@dataclass(frozen=True, slots=True)
class Round:
    """Milliseconds of every query of one round."""

    times: tuple[float, ...]

    def percentile(self, share: int) -> float:
        return statistics.quantiles(self.times, n=100, method="inclusive")[share - 1]


def read_queries(path: Path) -> list[Query]:
    """The queries of a file, filters' values as text."""
    with path.open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines if line.strip()]
    return [
        Query(row["q"], {name: str(value) for name, value in (row.get("filter") or {}).items()})
        for row in rows
    ]


def timed(peer: Peer, query: Query, cold: bool = False) -> tuple[Reply, float]:
    """The reply and the milliseconds it took; cold, with nothing kept from earlier queries."""
    if cold:
        peer.forget()
    start = time.perf_counter()
    reply = peer.ask(query)
    return reply, (time.perf_counter() - start) * 1000


def build_ours(corpus: Path, folder: Path) -> None:
    """Index a corpus under a folder; say how long it took and how much memory."""
    with kept_archive(folder):
        from .peers.site import Site

        cost = build(Site(), corpus).cost
    sizes = {"index_mb": round(cost.megabytes, 1), **peak_memory()}
    times = {"seconds": round(cost.seconds, 2), "cpu_seconds": round(cost.cpu_seconds, 2)}
    print(json.dumps({**times, **sizes}))


def query(folder: Path, queries: Path, cold: bool) -> None:
    """Ask every query of a file and print what is answered, one JSON line each."""
    open_archive(folder)
    from .peers.site import Site

    site = Site()
    for number, asked in enumerate(read_queries(queries), 1):
        reply, milliseconds = timed(site, asked, cold)
        print(json.dumps(_line(number, reply, milliseconds), ensure_ascii=False))


def _line(number: int, reply: Reply, milliseconds: float) -> dict[str, Any]:
    return {
        "n": number,
        "total": reply.total,
        "ids": reply.ids,
        "snippets": reply.snippets,
        "facets": reply.facets,
        "ms": round(milliseconds, 3),
    }


def compare(
    corpus: Path, rounds: int, without: Sequence[str], keep: Path | None, anew: Sequence[str]
) -> None:
    """Build every peer over a corpus, ask all of them the mix in turns, print a table."""
    with kept_archive(keep) if keep else temporary_archive() as folder:
        built = {}
        for name, make in find_peers(folder).items():
            if name in anew:
                forget(name, folder)
            if name not in without:
                print(f"{name} ...", file=sys.stderr, flush=True)
                built[name] = build_once(name, make, corpus, folder)
        mix = read_queries(MIX)
        warm = measure_rounds(built, mix, rounds, cold=False)
        cold = measure_rounds(built, mix, rounds, cold=True)
        _print_table(built, warm, cold)


def find_peers(folder: Path) -> dict[str, Callable[[], Peer]]:
    """How each peer is made; tantivy only where it is installed."""
    from .peers.fts5 import Fts5
    from .peers.site import Site
    from .peers.stock import Stock

    peers: dict[str, Callable[[], Peer]] = {
        "ours": Site,
        "FTS5": lambda: Fts5(folder / "fts5"),
        "stock": lambda: Stock(folder),
    }
    try:
        from .peers.tantivy import Tantivy
    except ImportError:
        print("tantivy is not installed and left out: pip install tantivy", file=sys.stderr)
    else:
        peers["tantivy"] = lambda: Tantivy(folder)
    return peers


def measure_rounds(
    built: Mapping[str, Built], mix: Sequence[Query], rounds: int, cold: bool
) -> dict[str, list[Round]]:
    """In each round every peer answers the whole mix, the stock recipe only some of it."""
    measured: dict[str, list[Round]] = {name: [] for name in built}
    for _ in range(rounds):
        for name, each in built.items():
            asked = mix[:: max(len(mix) // FEW, 1)] if name == "stock" else mix
            times = tuple(timed(each.peer, query, cold)[1] for query in asked)
            measured[name].append(Round(times))
    return measured


def _print_table(
    built: Mapping[str, Built],
    warm: Mapping[str, Sequence[Round]],
    cold: Mapping[str, Sequence[Round]],
) -> None:
    """A row for each peer: medians over the rounds."""
    print(f"{'':10}{'p50 ms':>10}{'p95 ms':>10}{'cold p50':>10}{'cold p95':>10}", end="")
    print(f"{'build s':>10}{'of CPU':>10}{'index MB':>10}")
    for name, each in built.items():
        cells = [_median(rounds[name], share) for rounds in (warm, cold) for share in (50, 95)]
        row = "".join(f"{cell:10.2f}" for cell in cells)
        cost = each.cost
        print(f"{name:10}{row}{cost.seconds:10.1f}{cost.cpu_seconds:10.1f}{cost.megabytes:10.1f}")


def _median(rounds: Sequence[Round], share: int) -> float:
    return statistics.median(each.percentile(share) for each in rounds)


def check(corpus: Path) -> int:
    """Hold ours against a scan; how many answers were wrong."""
    with temporary_archive():
        from .checking import find_faults
        from .peers.site import Site

        site = build(Site(), corpus).peer
        faults = list(find_faults(site, list(read_corpus(corpus))))
    for fault in faults:
        print(fault)
    print(f"{len(faults)} faults")
    return len(faults)


def _read_arguments(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="benchmarks.search", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    commands = parser.add_subparsers(dest="command", required=True)
    for name in ("build", "compare", "check"):
        commands.add_parser(name).add_argument("corpus", type=Path)
    commands.choices["build"].add_argument("folder", type=Path)
    commands.choices["compare"].add_argument("--rounds", type=int, default=3)
    for option in ("--without", "--anew"):
        commands.choices["compare"].add_argument(option, nargs="*", default=[], metavar="PEER")
    commands.choices["compare"].add_argument("--keep", type=Path, metavar="DIR")
    asking = commands.add_parser("query")
    asking.add_argument("folder", type=Path)
    asking.add_argument("queries", type=Path)
    asking.add_argument("--cold", action="store_true", help="drop caches before each query")
    return parser.parse_args(arguments)


def main(arguments: list[str] | None = None) -> None:
    """Do what the command says."""
    options = _read_arguments(arguments)
    match options.command:
        case "build":
            build_ours(options.corpus, options.folder)
        case "query":
            query(options.folder, options.queries, options.cold)
        case "compare":
            compare(options.corpus, options.rounds, options.without, options.keep, options.anew)
        case "check":
            sys.exit(min(check(options.corpus), 1))


if __name__ == "__main__":
    main()
