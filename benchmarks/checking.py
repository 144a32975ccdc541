"""Whether answers are so: totals, facets, phrases and pages against a scan of the corpus.

The scan is written apart from the engine: a section holds a run of characters if its title or
its text does, written as the corpus writes it.
"""

import random
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from search.analysis import cut_run

from .corpus import CorpusSection
from .peers import FACETS, SHOWN, Peer, Query, Reply

QUERIES, PHRASES, PAGED = 200, 400, 20
MOST_PAGES = 5
_RUN = re.compile(r"[一-龥]{2,}")

Holds = Callable[[CorpusSection], bool]


def find_faults(peer: Peer, records: Sequence[CorpusSection], seed: int = 4) -> Iterator[str]:
    """What the peer answers otherwise than a scan, in words."""
    chance = random.Random(seed)
    for _ in range(QUERIES):
        yield from _check_query(peer, records, *_draw_query(records, chance))
    for _ in range(PHRASES):
        phrase = _draw_run(records, chance, 2, 6)
        expected = sum(_has(record, phrase) for record in records)
        found = peer.ask(Query(f'"{phrase}"')).total
        if found != expected:
            yield f'"{phrase}": {found} sections, a scan finds {expected}'
    for _ in range(PAGED):
        yield from _check_pages(peer, _draw_query(records, chance)[0])


def _draw_query(records: Sequence[CorpusSection], chance: random.Random) -> tuple[Query, Holds]:
    """A query of one to three clauses, often narrowed, and what it asks of a section."""
    wanted = [_draw_run(records, chance, 2, 4) for _ in range(chance.randint(1, 2))]
    words = [word for run in wanted for word in cut_run(run)]
    other = cut_run(_draw_run(records, chance, 2, 4)) if chance.random() < 0.3 else [""]
    unwanted = max(other, key=len)
    record = chance.choice(records)
    names = chance.sample(FACETS, chance.choice((0, 0, 1, 1, 2)))
    narrowed = {name: str(getattr(record, name)) for name in names}

    def holds(section: CorpusSection) -> bool:
        shut_out = bool(unwanted) and _has(section, unwanted)
        return all(_has(section, word) for word in words) and not shut_out

    q = " ".join([*wanted, *([f"-{unwanted}"] if unwanted else [])])
    return Query(q, narrowed), holds


def _draw_run(
    records: Sequence[CorpusSection], chance: random.Random, least: int, most: int
) -> str:
    """Characters that stand together somewhere in the corpus."""
    run = chance.choice(_RUN.findall(chance.choice(records).text))
    length = min(len(run), chance.randint(least, most))
    start = chance.randint(0, len(run) - length)
    return run[start : start + length]


def _has(record: CorpusSection, words: str) -> bool:
    return words in record.text or words in record.title


def _check_query(
    peer: Peer, records: Sequence[CorpusSection], query: Query, holds: Holds
) -> Iterator[str]:
    reply = peer.ask(query)
    expected = _scan(records, query, holds)
    if reply.total != expected.total:
        yield f"{query}: {reply.total} sections, a scan finds {expected.total}"
    for name in FACETS:
        if dict(reply.facets[name]) != dict(expected.facets[name]):
            yield f"{query}: {name} counted otherwise"


def _scan(records: Sequence[CorpusSection], query: Query, holds: Holds) -> Reply:
    """The total, and each facet counted over matches of all filters but its own."""
    held = [record for record in records if holds(record)]
    facets: dict[str, Counter[str]] = {}
    for name in FACETS:
        others = {other: value for other, value in query.filter.items() if other != name}
        counted = (record for record in held if _fits(record, replace(query, filter=others)))
        facets[name] = Counter(str(getattr(record, name)) for record in counted)
    return Reply(sum(_fits(record, query) for record in held), (), (), facets)


def _fits(record: CorpusSection, query: Query) -> bool:
    return all(str(getattr(record, name)) == value for name, value in query.filter.items())


def _check_pages(peer: Peer, query: Query) -> Iterator[str]:
    """The pages one after another are what one big search gives."""
    depth = MOST_PAGES * SHOWN
    whole = peer.ask(query, 0, depth).ids
    pages = [name for start in range(0, depth, SHOWN) for name in peer.ask(query, start).ids]
    if tuple(pages) != whole or len(set(whole)) != min(peer.ask(query).total, depth):
        yield f"{query}: its pages joined are not one big search"
