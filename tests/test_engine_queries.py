"""Nothing that a person types can raise, or fill the memory."""

import gc
import logging
import time
from pathlib import Path

import pytest
from django.test import Client
from haystack.query import SearchQuerySet

from search.queries import find_sections
from search.state import SearchState
from tests.bad_queries import MUST_WORK, at_random, by_hand
from tests.search_archive import *  # noqa: F403 - fixtures

pytestmark = pytest.mark.usefixtures("archive")
log = logging.getLogger(__name__)

MOST_GROWN = 50 << 20
"""Bytes by which any number of queries may let the process grow."""
PAGE_BYTES = 4096


def memory() -> int:
    """Bytes of the process that are in memory."""
    gc.collect()
    return int(Path("/proc/self/statm").read_text().split()[1]) * PAGE_BYTES


def as_received(query: str) -> str:
    """As an address brings it: a lone surrogate cannot stand in one."""
    return query.encode("utf-8", "replace").decode()


def test_two_hundred_queries_made_by_hand_are_each_a_page(client: Client):
    queries = by_hand()
    assert len(queries) >= 200
    slowest = 0.0
    for query in queries:
        begun = time.perf_counter()
        response = client.get("/search/", {"q": query.encode("utf-8", "surrogatepass")})
        slowest = max(slowest, time.perf_counter() - begun)
        assert response.status_code == 200, query[:80]
    log.info("%d pages, the slowest %.3f s", len(queries), slowest)


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="memory is read from /proc")
@pytest.mark.parametrize("count", [500, pytest.param(20_000, marks=pytest.mark.slow)])
def test_random_queries_are_answered_in_bounded_memory(count: int):
    for query in at_random(50, seed=1):
        find_sections(SearchState(q=as_received(query)))
    before = memory()
    slowest = 0.0
    for query in at_random(count):
        begun = time.perf_counter()
        found = find_sections(SearchState(q=as_received(query)))
        slowest = max(slowest, time.perf_counter() - begun)
        assert found.total >= len([s for hit in found.hits for s in hit.sections])
    grown = memory() - before
    log.info("%d queries, the slowest %.3f s, %.1f MB more", count, slowest, grown / (1 << 20))
    assert grown < MOST_GROWN


@pytest.mark.parametrize("typed", MUST_WORK)
def test_odd_but_honest_queries_are_searched(typed: str):
    assert find_sections(SearchState(q=typed)).understood is not None
    assert SearchQuerySet().auto_query(typed).count() >= 0


def test_query_sets_answer_every_text(client: Client):
    for query in by_hand():
        assert SearchQuerySet().auto_query(query).count() >= 0
        assert SearchQuerySet().filter(content=query[:500]).count() >= 0
