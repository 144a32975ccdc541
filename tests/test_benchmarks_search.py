"""What search is measured with: the corpus, the judged queries, the scores."""

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict
from itertools import islice, pairwise
from pathlib import Path

import pytest

from benchmarks import built
from benchmarks.checking import find_faults
from benchmarks.corpus import CorpusSection, compose, read_corpus
from benchmarks.judging import (
    COLLECTION,
    KINDS,
    Passage,
    find_named,
    grade_sections,
    load_queries,
    score,
)
from benchmarks.peers import FACETS, Peer, Query, Reply
from benchmarks.peers.fts5 import Fts5
from benchmarks.search import MIX, read_queries
from benchmarks.serving import write_reports
from reports.text.reading import read_report


@pytest.fixture
def records() -> list[CorpusSection]:
    return list(compose(300, seed=3))


@pytest.fixture
def fts5(records: list[CorpusSection], tmp_path: Path) -> Fts5:
    peer = Fts5(tmp_path)
    peer.build(records)
    return peer


def test_the_same_seed_composes_the_same_corpus_and_another_another():
    assert list(compose(60, seed=3)) == list(islice(compose(300, seed=3), 60))
    assert list(compose(60, seed=3)) != list(compose(60, seed=4))


def test_a_corpus_has_sections_of_the_length_of_real_ones_and_no_open_slots(
    records: list[CorpusSection],
):
    lengths = [len(record.text) for record in records]
    assert 480 < sum(lengths) / len(lengths) < 640
    assert not any("{" in record.text for record in records)
    assert len({record.id for record in records}) == len(records)


def test_most_words_of_a_corpus_are_rare(records: list[CorpusSection]):
    pairs = Counter(pair for record in records for pair in set(pairwise(record.text)))
    rare = sum(count <= 3 for count in pairs.values())
    assert rare > len(pairs) / 3
    assert max(pairs.values()) > len(records) * 0.7


def test_a_corpus_file_is_read_as_it_was_composed(records: list[CorpusSection], tmp_path: Path):
    path = tmp_path / "corpus.jsonl"
    columns = (*FACETS, "id", "report", "title", "text")
    rows = [{name: getattr(record, name) for name in columns} for record in records]
    path.write_text("\n".join(json.dumps({**row, "more": 1}) for row in rows), encoding="utf-8")
    assert list(read_corpus(path)) == records


class Counted:
    """A peer that counts how often it was built."""

    size = 1_000_000
    builds = 0

    def build(self, records: Iterable[CorpusSection]) -> None:
        assert list(records)
        Counted.builds += 1

    def ask(self, query: Query, start: int = 0, size: int = 10) -> Reply:
        return Reply(0, ())

    def forget(self) -> None:
        pass


def test_what_is_kept_is_built_again_only_for_another_corpus_or_on_demand(
    records: list[CorpusSection], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(Counted, "builds", 0)
    paths = [tmp_path / "first.jsonl", tmp_path / "second.jsonl"]
    for path, count in zip(paths, (5, 6), strict=True):
        path.write_text("".join(json.dumps(asdict(r)) + "\n" for r in records[:count]))
    first = built.build_once("counted", Counted, paths[0], tmp_path).cost
    assert built.build_once("counted", Counted, paths[0], tmp_path).cost == first
    assert Counted.builds == 1
    assert built.build_once("counted", Counted, paths[1], tmp_path).cost != first
    built.forget("counted", tmp_path)
    built.build_once("counted", Counted, paths[1], tmp_path)
    assert Counted.builds == 3


def test_there_are_judged_queries_of_every_kind_in_both_halves():
    queries = load_queries()
    assert len(queries) >= 100
    for half in ("dev", "held", "unseen"):
        assert {query.kind for query in load_queries(half)} == set(KINDS)
    assert len({query.id for query in queries}) == len({query.q for query in queries})
    assert len(load_queries("dev")) + len(load_queries("held")) == len(queries)


def test_no_unseen_query_is_among_those_that_search_was_mended_by():
    """By number alone, so that a failure shows none of them."""
    unseen = [query.q for query in load_queries("unseen")]
    shared = len({*unseen} & {query.q for query in load_queries()})
    repeated = len(unseen) - len({*unseen})
    assert (shared, repeated) == (0, 0)


def test_every_judgement_names_one_section_of_the_collection():
    sections = {}
    for folder in COLLECTION:
        for path in folder.glob("*.txt"):
            reading = read_report(path.read_bytes(), path.name)
            text = path.read_text(encoding="utf-8")
            for number, section in enumerate(reading.sections):
                passage = Passage(
                    path.stem, section.heading or "", text[section.start : section.end]
                )
                sections[f"{path.stem}#{number}"] = passage
    queries = load_queries() + load_queries("unseen")
    names = {name for query in queries for name in query.grades}
    assert find_named(sections, names).keys() == names


def test_a_section_is_named_by_its_heading_first_and_else_by_its_text():
    sections = {"1": Passage("a", "送温暖", "筹款"), "2": Passage("a", "助学", "送温暖之外")}
    assert find_named(sections, ["a/送温暖", "a/筹款"]) == {"a/送温暖": "1", "a/筹款": "1"}
    with pytest.raises(ValueError, match="0 sections are called b/筹款"):
        find_named(sections, ["b/筹款"])
    with pytest.raises(ValueError, match="2 sections are called a/"):
        find_named({"1": Passage("a", "x", ""), "2": Passage("a", "x", "")}, ["a/x"])


def test_of_two_passages_in_one_section_the_better_grade_counts():
    assert grade_sections({"a/x": 1, "a/y": 3}, {"a/x": "1", "a/y": "1"}) == {"1": 3}


def test_the_best_ranking_scores_one_and_a_worse_one_less():
    grades = {"a": 3, "b": 2, "c": 1}
    assert score(["a", "b", "c"], grades).ndcg == 1
    assert score(["x", "b", "a"], grades).reciprocal_rank == 0.5
    assert 0 < score(["c", "b", "a"], grades).ndcg < 1
    assert score(["x"], grades).ndcg == 0


def test_what_nothing_answers_is_answered_by_showing_nothing():
    assert score([], {}).ndcg == 1
    assert score(["a"], {}).ndcg == 0


def test_the_mix_asks_in_the_language_of_the_page():
    queries = read_queries(MIX)
    assert len(queries) >= 50
    assert all(set(query.filter) <= set(FACETS) for query in queries)


def test_fts5_counts_what_the_corpus_holds(records: list[CorpusSection], fts5: Fts5):
    held = [record for record in records if record.province == "广东省"]
    reply = fts5.ask(Query("总工会", {"province": "广东省"}))
    assert reply.total == len(held)
    assert reply.facets["topic"] == Counter(record.topic for record in held)
    assert reply.facets["province"] == Counter(record.province for record in records)


def test_the_check_finds_a_count_that_is_not_so(records: list[CorpusSection], fts5: Fts5):
    class Lying:
        def ask(self, query: Query, start: int = 0, size: int = 10) -> Reply:
            return Reply(-1, (str(start),), (), {name: {} for name in FACETS})

    liar: Peer = Lying()  # type: ignore[assignment]
    faults = list(find_faults(liar, records))
    assert any("a scan finds" in fault for fault in faults)
    assert any("counted otherwise" in fault for fault in faults)
    assert any("pages joined" in fault for fault in faults)


def test_a_corpus_is_written_out_as_reports_that_are_read_back_in_sections(
    records: list[CorpusSection], tmp_path: Path
):
    whole = [record for record in records if record.report != records[-1].report]
    write_reports(whole, tmp_path / "reports")
    paths = sorted((tmp_path / "reports").iterdir())
    assert [path.stem for path in paths] == sorted({record.report for record in whole})
    first = read_report(paths[0].read_bytes(), paths[0].name)
    assert first.masthead.title.value == whole[0].title
    headings = {section.heading for section in first.sections}
    assert {r.text.partition("\n")[0] for r in whole if r.report == paths[0].stem} <= headings
