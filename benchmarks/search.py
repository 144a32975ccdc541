"""Builds a search index of any corpus and times queries against it, as the site does both.

    python -m benchmarks.search build CORPUS.jsonl DIR
    python -m benchmarks.search query DIR QUERIES.jsonl [--cold]

A line of the corpus: ``id report city province year topic title text``. A line of the queries:
``q`` in the site's query language, and ``filter`` with any of city, province, year, topic. For
each query one JSON line is printed: ``n total ids snippets facets ms``: its number, the exact
total, the ten best, their marked extracts, counts of all four facets over all matches, and
the milliseconds from the typed words to all of that. Synonyms and other understandings are
off, so that totals compare with other engines. ``--cold`` drops every cache before each query.
"""

import argparse
import json
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

FACETS = ("city", "province", "year", "topic")
TOP = 10


def set_up(directory: Path) -> None:
    """Django with its index in this directory and no database to speak of."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
    os.environ["INDEX_PATH"] = str(directory)
    os.environ.setdefault("ARCHIVE_VAR", str(directory / "var"))
    os.environ["DATABASE_URL"] = "sqlite://:memory:"
    directory.mkdir(parents=True, exist_ok=True)
    import django

    django.setup()


def build(corpus: Path) -> int:
    """Build the index of a corpus; how many sections."""
    from search import writing
    from search.outbox import backend

    engine = backend()
    engine.setup()
    with engine.generations.lock():
        return writing.build(engine.generations, engine.schema, read_corpus(corpus))


def read_corpus(corpus: Path) -> Iterator[dict[str, Any]]:
    """The corpus as documents of the index."""
    with corpus.open(encoding="utf-8") as lines:
        for line in lines:
            section = json.loads(line)
            yield {
                "id": f"reports.section.{section['id']}",
                "django_ct": "reports.section",
                "report": str(section["report"]),
                "city": section["city"],
                "province": section["province"],
                "year": [str(section["year"])],
                "topic": section["topic"],
                "newest": int(section["year"]),
                "head": section["title"],
                "text": section["text"],
                "anchors": "[]",
            }


def answer(query: dict[str, Any]) -> dict[str, Any]:
    """The best sections for one query with all that a page shows of them."""
    from search.backend import SectionQuerySet
    from search.engine.asking import Question
    from search.grammar import parse_query
    from search.lexicon import Lexicon
    from search.pinyin import Sounds
    from search.snippets import make_snippet
    from search.state import Plain
    from search.understanding import Knowledge, understand

    knowledge = Knowledge(Lexicon([]), Sounds([]), find_region=find_region)
    understood = understand(parse_query(query["q"]), knowledge, frozenset(Plain))
    filters = {name: frozenset([str(value)]) for name, value in query.get("filter", {}).items()}
    question = Question(understood.node, filters=filters, facets=FACETS, end=TOP)
    found, results = SectionQuerySet().ask(question).answered()
    snippets = [make_snippet(result.text, understood.looked_for) for result in results]
    return {
        "total": found.total,
        "ids": [result.pk for result in results],
        "snippets": [
            "".join(f"<mark>{p.text}</mark>" if p.marked else p.text for p in snippet.pieces)
            for snippet in snippets
        ],
        "facets": found.facets,
    }


def find_region(name: str) -> frozenset[str]:
    """A corpus names its places; 襄阳 is also 襄阳市."""
    return frozenset({name, f"{name}市", f"{name}省", f"{name}自治区", f"{name}州", f"{name}县"})


def drop_caches() -> None:
    from search import analysis
    from search.backend import open_snapshot
    from search.outbox import backend

    open_snapshot(backend().generations.path).cache.clear()
    analysis.pattern_of.cache_clear()
    analysis.cut_words.cache_clear()


def run_queries(queries: Path, cold: bool) -> None:
    answer({"q": "工会"})  # opens the index
    with queries.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            query = json.loads(line)
            if cold:
                drop_caches()
            started = time.perf_counter()
            found = answer(query)
            spent = (time.perf_counter() - started) * 1000
            print(json.dumps({"n": number, **found, "ms": round(spent, 3)}, ensure_ascii=False))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    commands = parser.add_subparsers(dest="command", required=True)
    building = commands.add_parser("build", help="build the index of a corpus")
    building.add_argument("corpus", type=Path)
    building.add_argument("directory", type=Path)
    querying = commands.add_parser("query", help="time queries against a built index")
    querying.add_argument("directory", type=Path)
    querying.add_argument("queries", type=Path)
    querying.add_argument("--cold", action="store_true", help="drop caches before each query")
    options = parser.parse_args()
    set_up(options.directory)
    if options.command == "query":
        run_queries(options.queries, options.cold)
        return
    started = time.perf_counter()
    count = build(options.corpus)
    print(f"{count} sections in {time.perf_counter() - started:.1f} s", file=sys.stderr)


if __name__ == "__main__":
    main()
