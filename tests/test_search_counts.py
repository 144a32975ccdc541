"""What is counted is so: totals, facets and pages equal a scan of the database."""

import random
import re
from collections import Counter

import pytest

from reports.models import Section
from search import analysis
from search.engine.asking import Order
from search.queries import find_sections
from search.search_indexes import SectionIndex
from search.state import Plain, SearchState
from tests.search_archive import *  # noqa: F403 - fixtures


@pytest.fixture
def documents(archive: None) -> list[dict]:
    """What the index was made of."""
    index = SectionIndex()
    return [index.full_prepare(section) for section in index.build_queryset()]


def scan(documents: list[dict], words: str) -> list[dict]:
    pattern = analysis.pattern_of(analysis.fold(words))
    assert pattern
    return [
        document
        for document in documents
        if pattern.search(analysis.fold(document["head"]))
        or pattern.search(analysis.fold(document["text"]))
    ]


def phrases(documents: list[dict], number: int) -> list[str]:
    """Stretches of two to six characters taken from the texts at random, the same every time."""
    chance = random.Random(20)
    runs = [run for document in documents for run in re.findall(r"[一-龥]{2,}", document["text"])]
    taken = []
    for _ in range(number):
        run = chance.choice(runs)
        length = min(len(run), chance.randint(2, 6))
        start = chance.randint(0, len(run) - length)
        taken.append(run[start : start + length])
    return taken


def test_quoted_phrases_are_right_every_time(documents: list[dict]):
    for words in phrases(documents, 400):
        found = find_sections(SearchState(q=f'"{words}"'))
        assert found.total == len(scan(documents, words)), words


@pytest.mark.parametrize(
    "words", ["工", "的", "2020", "12", "百", "%", "35.6", "职工", "劳动竞赛", "五一劳动奖章"]
)
def test_single_words_count_as_a_scan_does(documents: list[dict], words: str):
    expected = len(scan(documents, words)) if analysis.pattern_of(words) else 0
    assert find_sections(SearchState(q=words, plain=frozenset(Plain))).total == expected


def test_every_number_of_the_texts_counts_as_a_scan_does(documents: list[dict]):
    numbers = {n for document in documents for n in re.findall(r"\d+(?:\.\d+)?", document["text"])}
    for number in sorted(numbers)[:60]:
        assert find_sections(SearchState(q=number, plain=frozenset(Plain))).total == len(
            scan(documents, number)
        ), number


def test_facets_count_all_matches_and_leave_out_their_own_narrowing(documents: list[dict]):
    matching = scan(documents, "职工")
    found = find_sections(SearchState(q="职工", filters={"year": ("2020",)}))
    narrowed = [document for document in matching if "2020" in document["year"]]
    assert found.total == len(narrowed)
    for facet in ("province", "city", "topic", "genre", "kind"):
        expected = Counter(document[facet] for document in narrowed if document[facet])
        assert dict(found.counts[facet]) == dict(expected), facet
    years = Counter(year for document in matching for year in document["year"])
    assert dict(found.counts["year"]) == dict(years)


def test_all_pages_joined_equal_one_big_search(documents: list[dict], monkeypatch):
    def keys(state: SearchState) -> list[int]:
        return [hit.section.pk for hits in find_sections(state).hits for hit in hits.sections]

    for q in ["职工", "工", "劳动 -竞赛", '"服务"']:
        for report in ("", Section.objects.all()[0].report.digest):
            state = SearchState(q=q, report=report)
            monkeypatch.setattr("search.queries.PAGE_SIZE", 10_000)
            whole = keys(state)
            monkeypatch.setattr("search.queries.PAGE_SIZE", 3)
            pages = find_sections(state).pages
            joined = [key for page in range(1, pages + 1) for key in keys(state.on_page(page))]
            assert joined == whole and len(set(whole)) == len(whole)


def test_one_report_never_fills_the_page(documents: list[dict]):
    found = find_sections(SearchState(q="工"))
    assert len(found.hits) == found.reports
    for hits in found.hits:
        assert len(hits.sections) <= 3
        assert len(hits.sections) + hits.others == len(
            [d for d in scan(documents, "工") if d["report"] == str(hits.report.pk)]
        )


def test_within_one_report_every_section_is_listed(documents: list[dict]):
    report = Section.objects.all()[0].report
    found = find_sections(SearchState(q="工", report=report.digest))
    assert {hits.report.pk for hits in found.hits} == {report.pk}
    assert found.total == len([d for d in scan(documents, "工") if d["report"] == str(report.pk)])


def test_results_stand_by_year_when_asked(documents: list[dict]):
    for order, sign in ((Order.NEWEST, -1), (Order.OLDEST, 1)):
        found = find_sections(SearchState(q="职工").ordered(order))
        years = [sign * (hits.report.covers_to or 0) for hits in found.hits]
        assert years == sorted(years)
