"""How well search ranks, held against the judged queries and beside what others would use.

    python -m benchmarks.relevance                 nDCG@10 and MRR by kind of query
    python -m benchmarks.relevance --half dev      on the half that ranking is mended by
    python -m benchmarks.relevance --faults 20     the worst queries of that half, in detail
    python -m benchmarks.relevance --only ours     without the others
    python -m benchmarks.relevance --half unseen   on the queries nothing was mended by

Ours is asked as the search page asks it, all understanding switched on; its results are taken
in the order they stand on the page, those that lack a word last. The others are asked for
sections with every word (all) and with any (any).
"""

import argparse
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from .archive import take_in, temporary_archive
from .corpus import CorpusSection
from .judging import (
    COLLECTION,
    DEPTH,
    KINDS,
    JudgedQuery,
    Passage,
    Score,
    find_named,
    grade_sections,
    load_queries,
    mean,
    score,
)

Ranking = tuple[str, ...]
Search = Callable[[str], Ranking]
"""A query as typed -> the ids of sections, best first."""


@dataclass(frozen=True, slots=True)
class Measured:
    """One query, the grades of sections by id, what an engine showed, how good that was."""

    query: JudgedQuery
    grades: Mapping[str, int]
    ranking: Ranking
    score: Score


def rank_by_page(q: str) -> Ranking:
    """The sections of the first page of results, from its top."""
    from search.queries import find_sections
    from search.state import SearchState

    found = find_sections(SearchState(q=q))
    reports = [*found.hits, *(found.nearly.hits if found.nearly else ())]
    keys = (str(hit.section.pk) for report in reports for hit in report.sections)
    return tuple(dict.fromkeys(keys))


def find_passages() -> dict[str, Passage]:
    """Every section in the archive, by id."""
    from reports.models import Section

    rows = Section.objects.values_list("pk", "report__original_name", "heading", "body")
    return {str(key): Passage(Path(file).stem, *words) for key, file, *words in rows}


def find_records() -> Iterator[CorpusSection]:
    """Every section in the archive as another engine would be given it."""
    from reports.models import Section
    from search.search_indexes import SectionIndex

    index = SectionIndex()
    for section in Section.objects.select_related("report__region__parent__parent", "topic"):
        prepared = index.prepare(section)
        yield CorpusSection(
            id=str(section.pk),
            report=str(section.report_id),
            city=str(prepared["city"]),
            province=str(prepared["province"]),
            year=int(prepared["newest"]),
            topic=str(prepared["topic"]),
            title=section.report.display_title,
            text=f"{section.heading_line}\n{prepared['text']}",
        )


def build_others(folder: Path) -> dict[str, Search]:
    """What is compared with: the stock recipe and FTS5, each for all words and for any."""
    from .peers import Peer, Query
    from .peers.fts5 import Fts5
    from .peers.stock import Stock

    peers: dict[str, Peer] = {
        "stock all": Stock(folder / "stock-all"),
        "stock any": Stock(folder / "stock-any", any_word=True),
        "FTS5 all": Fts5(folder / "fts5-all"),
        "FTS5 any": Fts5(folder / "fts5-any", any_word=True),
    }
    records = list(find_records())
    for peer in peers.values():
        peer.build(records)

    def search_of(peer: Peer) -> Search:
        return lambda q: peer.ask(Query(q)).ids

    return {name: search_of(peer) for name, peer in peers.items()}


def measure(search: Search, queries: Iterable[JudgedQuery]) -> list[Measured]:
    """Ask every query and score what comes."""
    queries = list(queries)
    named = find_named(find_passages(), {name for query in queries for name in query.grades})
    measured = []
    for query in queries:
        grades = grade_sections(query.grades, named)
        ranking = search(query.q)
        measured.append(Measured(query, grades, ranking, score(ranking, grades)))
    return measured


def _print_table(by_engine: Mapping[str, Sequence[Measured]]) -> None:
    """A row for each kind of query; for each engine nDCG@10 and MRR."""
    print(f"{'':18}{'n':>4}" + "".join(f"{name:>14}" for name in by_engine))
    print(f"{'':22}" + "".join(f"{'nDCG':>8}{'MRR':>6}" for _ in by_engine))
    grouped = {name: _by_kind(measured) for name, measured in by_engine.items()}
    for kind, label in KINDS.items():
        _print_row(label, [groups[kind] for groups in grouped.values()])
    _print_row("all queries", list(by_engine.values()))


def _print_row(label: str, groups: Sequence[Sequence[Measured]]) -> None:
    means = [mean([measured.score for measured in group]) for group in groups]
    cells = "".join(f"{each.ndcg:8.2f}{each.reciprocal_rank:6.2f}" for each in means)
    print(f"{label:18}{len(groups[0]):4}{cells}")


def _by_kind(measured: Iterable[Measured]) -> dict[str, list[Measured]]:
    groups: dict[str, list[Measured]] = defaultdict(list)
    for each in measured:
        groups[each.query.kind].append(each)
    return groups


def _print_faults(measured: Iterable[Measured], number: int) -> None:
    """The worst queries: what was shown with its grades, and what should have been."""
    passages = find_passages()
    for each in sorted(measured, key=lambda each: each.score.ndcg)[:number]:
        grades, shown = each.grades, each.ranking[:DEPTH]
        print(f"\n{each.score.ndcg:.2f} {each.query.id} {each.query.q}")
        for key in shown:
            print(f"    {grades.get(key, 0)} {_said(passages[key])}")
        for key in sorted(grades.keys() - set(shown), key=lambda key: -grades[key]):
            print(f"    missed {grades[key]} {_said(passages[key])}")


def _said(passage: Passage) -> str:
    return f"{passage.stem}/{passage.heading or passage.text[:20]}"


def _read_arguments(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="benchmarks.relevance", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument(
        "--half", choices=("dev", "held", "unseen"), help="one half only, or the unseen set"
    )
    parser.add_argument("--only", choices=("ours",), help="do not measure the others")
    parser.add_argument("--faults", type=int, metavar="N", help="the N worst queries (dev only)")
    options = parser.parse_args(arguments)
    if options.faults and options.half != "dev":
        parser.error("the other queries stay held back: --faults goes with --half dev")
    return options


def main(arguments: list[str] | None = None) -> None:
    """Build an archive of the judged collection, ask, and print a table."""
    options = _read_arguments(arguments)
    queries = load_queries(options.half)
    with temporary_archive() as folder:
        take_in(COLLECTION)
        searches = {"ours": rank_by_page}
        if not options.only:
            searches |= build_others(folder)
        measured = {name: measure(search, queries) for name, search in searches.items()}
        print(f"{len(queries)} queries over {len(find_passages())} sections")
        _print_table(measured)
        if options.faults:
            _print_faults(measured["ours"], options.faults)


if __name__ == "__main__":
    main()
