"""The engine against a scan and against Whoosh itself, over composed documents."""

import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from whoosh import query, scoring
from whoosh.index import open_dir

from search import analysis, writing
from search.backend import open_snapshot
from search.engine.asking import (
    AllOf,
    AnyOf,
    Contains,
    Everything,
    HasValue,
    MostOf,
    Order,
    Question,
    Where,
    Without,
)
from search.engine.searching import search
from search.engine.snapshot import ByteCache, Snapshot
from search.generations import Generations
from tests.engine_documents import CITIES, ODD, WORDS, build_index, compose, schema

DOCUMENTS = compose(700, seed=5)
HEADLESS = compose(900, seed=6, heads=False)


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    return build_index(tmp_path_factory.mktemp("engine"), DOCUMENTS)


@pytest.fixture(scope="module")
def headless(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Snapshot, Any]]:
    path = tmp_path_factory.mktemp("headless")
    snapshot = build_index(path, HEADLESS)
    live = path / Generations(path).read_live().generation
    with open_dir(str(live)).searcher(weighting=scoring.BM25F()) as searcher:
        yield snapshot, searcher


def holds(document: dict[str, Any], words: str, where: Where = Where.ANYWHERE) -> bool:
    pattern = analysis.pattern_of(analysis.fold(words))
    texts = [document["head"]] if where is Where.HEAD else [document["head"], document["text"]]
    return any(pattern and pattern.search(analysis.fold(text)) for text in texts)


def total(snapshot: Snapshot, node: Any, **narrowing: frozenset[str]) -> int:
    return search(snapshot, Question(node, filters=narrowing, end=0)).total


def random_words(count: int) -> list[str]:
    """Words, pieces of words, runs over their edges, and odd spellings."""
    chance = random.Random(9)
    found = [*WORDS, *ODD, "工", "12", "12.5", "123万", "app", "家", "2018"]
    while len(found) < count:
        text = analysis.fold(chance.choice(DOCUMENTS)["text"])
        start = chance.randrange(len(text))
        found.append(text[start : start + chance.randint(1, 6)])
    return [words for words in found if analysis.pattern_of(analysis.fold(words))]


@pytest.mark.parametrize("where", Where)
def test_what_contains_a_text_is_what_a_scan_finds(snapshot: Snapshot, where: Where):
    for words in random_words(250):
        expected = sum(holds(document, words, where) for document in DOCUMENTS)
        assert total(snapshot, Contains(analysis.fold(words), where)) == expected, words


def test_and_or_not_are_what_a_scan_finds(snapshot: Snapshot):
    chance = random.Random(2)
    for _ in range(60):
        a, b, c = (chance.choice(WORDS) for _ in range(3))
        node = AllOf((AnyOf((Contains(a), Contains(b))), Without(Contains(c))))
        expected = sum((holds(d, a) or holds(d, b)) and not holds(d, c) for d in DOCUMENTS)
        assert total(snapshot, node) == expected


def test_facets_are_counted_over_all_matches_without_their_own_narrowing(snapshot: Snapshot):
    narrowing = {"city": frozenset(CITIES[:2]), "year": frozenset({"2016"})}
    question = Question(
        Contains("职工"), filters=narrowing, facets=("city", "year", "topic"), end=10
    )
    counted = search(snapshot, question).facets
    matching = [d for d in DOCUMENTS if holds(d, "职工")]
    in_year = [d for d in matching if "2016" in d["year"]]
    in_city = [d for d in matching if d["city"] in narrowing["city"]]
    both = [d for d in in_year if d in in_city]
    assert counted["city"] == Counter(d["city"] for d in in_year)
    assert counted["year"] == Counter(year for d in in_city for year in d["year"])
    assert counted["topic"] == Counter(d["topic"] for d in both if d["topic"])


def test_narrowing_to_nothing_finds_nothing(snapshot: Snapshot):
    assert total(snapshot, Contains("职工"), city=frozenset({"999999"})) == 0
    assert total(snapshot, Contains("职工"), city=frozenset()) == 0
    assert total(snapshot, HasValue("city", frozenset())) == 0


def test_everything_is_every_document(snapshot: Snapshot):
    assert total(snapshot, Everything()) == len(DOCUMENTS)


def test_most_of_leaves_out_what_holds_all(snapshot: Snapshot):
    parts = tuple(Contains(words) for words in ("送温暖", "法律援助", "医疗互助"))
    every, most = AllOf(parts), MostOf(parts)
    assert total(snapshot, AllOf((every, most))) == 0
    assert 0 < total(snapshot, most) <= total(snapshot, AnyOf(parts))


def test_hidden_groups_are_in_no_count(snapshot: Snapshot):
    question = Question(Everything(), hidden=frozenset({"0", "1"}), facets=("city",), end=0)
    answer = search(snapshot, question)
    assert answer.total == len(DOCUMENTS) - 14
    assert sum(answer.facets["city"].values()) == answer.total


@pytest.mark.parametrize("order", Order)
@pytest.mark.parametrize("grouped", [False, True])
def test_pages_joined_are_one_big_page(snapshot: Snapshot, order: Order, grouped: bool):
    node = AnyOf((Contains("职工"), Contains("技能培训")))
    whole = search(snapshot, Question(node, order=order, grouped=grouped)).hits
    joined: list[Any] = []
    for start in range(0, len(DOCUMENTS), 13):
        page = Question(node, order=order, grouped=grouped, start=start, end=start + 13)
        joined += search(snapshot, page).hits
    assert joined == list(whole)
    assert len({hit.document for hit in whole}) == len(whole)


def whoosh_top(searcher: Any, node: query.Query, limit: int = 10) -> list[tuple[str, float]]:
    ids = searcher.reader().column_reader("id")
    return [(ids[hit.docnum], hit.score) for hit in searcher.search(node, limit=limit)]


def test_plain_words_rank_as_whoosh_s_own_bm25f_ranks_them(headless: tuple[Snapshot, Any]):
    snapshot, searcher = headless
    chance = random.Random(4)
    compared = 0
    for _ in range(60):
        words = chance.sample(WORDS, chance.randint(1, 3))
        if any(total(snapshot, Contains(w)) != searcher.doc_frequency("text", w) for w in words):
            continue  # found across jieba's cuts too, where Whoosh has no posting
        answer = search(snapshot, Question(AllOf(tuple(map(Contains, words))), end=10))
        theirs = whoosh_top(searcher, query.And([query.Term("text", w) for w in words]))
        assert [hit.score for hit in answer.hits] == pytest.approx([s for _, s in theirs], rel=1e-4)
        bound = theirs[-1][1] + 1e-3 if theirs else 0
        ours = {snapshot.text("id", hit.document) for hit in answer.hits if hit.score > bound}
        assert ours == {key for key, score in theirs if score > bound}
        compared += 1
    assert compared >= 20


def test_a_deleted_document_is_in_no_answer(tmp_path: Path):
    build_index(tmp_path, DOCUMENTS[:100])
    generations = Generations(tmp_path)
    with generations.lock():
        writing.amend(generations, [("report", "3"), ("id", "reports.section.0")], ())
    snapshot = open_snapshot(tmp_path)
    assert total(snapshot, Everything()) == 100 - 8
    kept = [d for d in DOCUMENTS[:100] if d["report"] != "3" and d["id"] != "reports.section.0"]
    for words in WORDS[:10]:
        assert total(snapshot, Contains(words)) == sum(holds(d, words) for d in kept)


def test_documents_added_in_many_batches_are_merged_and_found(tmp_path: Path):
    build_index(tmp_path, DOCUMENTS[:50])
    generations = Generations(tmp_path)
    for start in range(50, 110, 5):
        with generations.lock():
            writing.amend(generations, (), DOCUMENTS[start : start + 5])
    snapshot = open_snapshot(tmp_path)
    assert len(snapshot.segments) <= writing.MOST_SMALL + 1
    for words in WORDS:
        assert total(snapshot, Contains(words)) == sum(holds(d, words) for d in DOCUMENTS[:110])


def test_a_cache_keeps_to_its_bytes():
    cache = ByteCache(10_000)
    for number in range(50):
        cache.get(number, lambda: np.zeros(1_000, np.uint8))
    assert cache._bytes <= 10_000


def test_answers_of_nothing_fill_a_cache_too():
    nothing = np.empty(0, np.int32)
    cache = ByteCache(100_000)
    for number in range(1_000):
        cache.get(number, lambda: nothing)
    assert len(cache._held) <= 100


def test_a_missing_column_is_its_default(tmp_path: Path):
    documents = [{k: v for k, v in d.items() if k != "newest"} for d in DOCUMENTS[:5]]
    snapshot = build_index(tmp_path, documents)
    assert snapshot.numbers("newest").tolist() == [0] * 5
    assert schema().names()
