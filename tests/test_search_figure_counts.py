"""Figures are found, ordered and counted as a scan of the database does it."""

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

import pytest
from django.core.management import call_command

from reports import corrections
from reports.models import Metric
from reports.models.choices import Basis, Relation
from reports.text.vocabulary import load_measures
from search import analysis, outbox
from search.figure_documents import UNITS
from search.figure_search import FACETS, FoundFigures
from search.figure_state import FigureState
from search.queries import find_metrics
from search.state import REGIONS
from search.years import parse_years
from tests.search_archive import *  # noqa: F403 - fixtures

HAIRS: dict[str, int] = {Relation.OVER: 1, Relation.UNDER: -1}
NAMES = {"family": "unit", "year": "years", **dict.fromkeys(REGIONS, "place")}


@pytest.fixture(autouse=True)
def _one_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("search.figure_search.PAGE_SIZE", 10_000)


class Scan:
    """Every figure with what it is narrowed, ordered and counted by, out of the database."""

    def __init__(self) -> None:
        shown = Metric.objects.shown().select_related("report__region__parent__parent")
        self.figures = list(shown.select_related("indicator").with_headings())
        self.held = {
            figure.pk: {facet: self._values(figure, facet) for facet in FACETS}
            for figure in self.figures
        }

    def find(self, state: FigureState) -> list[int]:
        held = [figure for figure in self.figures if self._fits(figure, state)]
        order = {
            "newest": lambda f: (-self._newest(f), f.pk),
            "oldest": lambda f: (self._newest(f), f.pk),
            "most": lambda f: ([-one for one in self.high(f)], -self._newest(f), f.pk),
            "least": lambda f: (self.low(f), -self._newest(f), f.pk),
        }
        return [figure.pk for figure in sorted(held, key=order[state.sort])]

    def count(self, state: FigureState, facet: str) -> dict[str, int]:
        """How many have each value of a facet, its own narrowing left out."""
        name = NAMES.get(facet, facet)
        own = name != "place" or state.place in self.values(facet)
        state = replace(state, **{name: ""}) if own else state
        held = [figure for figure in self.figures if self._fits(figure, state)]
        return dict(Counter(value for f in held for value in self.of(f, facet)))

    def values(self, facet: str) -> set[str]:
        return {value for figure in self.figures for value in self.of(figure, facet)}

    def of(self, figure: Metric, facet: str) -> list[str]:
        return self.held[figure.pk][facet]

    def _values(self, figure: Metric, facet: str) -> list[str]:
        if facet in REGIONS:
            return self._places(figure).get(facet, [])
        if facet == "family":
            return [f for f in UNITS if figure.unit in load_measures().units[f]]
        if facet == "year":
            return [str(year) for year in self._years(figure)]
        value = {"indicator": figure.indicator_id, "basis": figure.basis}[facet]
        return [value] if value else []

    def _fits(self, figure: Metric, state: FigureState) -> bool:
        chosen = {"family": state.unit, "indicator": state.indicator, "basis": state.basis}
        places = [code for facet in REGIONS for code in self.of(figure, facet)]
        return (
            all(not v or v in self.of(figure, facet) for facet, v in chosen.items())
            and (not state.place or state.place in places)
            and (not state.years or bool(parse_years(state.years) & {*self.of(figure, "year")}))
            and (state.least is None or self.high(figure) >= (state.least, 0))
            and (state.most is None or self.low(figure) <= (state.most, 0))
            and self._holds(figure, state.q.strip('"'))
        )

    def _holds(self, figure: Metric, words: str) -> bool:
        if not words:
            return True
        name = figure.indicator.name if figure.indicator else ""
        headings: list[str] = []
        section = figure.section
        while section:
            headings.insert(0, section.heading)
            section = section.parent
        pattern = analysis.pattern_of(analysis.fold(words))
        assert pattern
        texts = (f"{figure.label}\n{name}", "\n".join(filter(None, headings)))
        return any(pattern.search(analysis.fold(text)) for text in texts)

    def high(self, figure: Metric) -> tuple[Decimal, int]:
        return _said(figure, figure.high)

    def low(self, figure: Metric) -> tuple[Decimal, int]:
        return _said(figure, figure.low)

    def _newest(self, figure: Metric) -> int:
        return max(self._years(figure), default=0)

    def _years(self, figure: Metric) -> range:
        report = figure.report
        first, last = figure.period_from, figure.period_to
        if last is None:
            first, last = report.covers_from, report.covers_to
        return range(first, last + 1) if last is not None else range(0)

    def _places(self, figure: Metric) -> dict[str, list[str]]:
        codes: dict[str, list[str]] = {}
        for part in figure.report.region.lineage if figure.report.region else []:
            level = "city" if part.directly_administered else part.level
            codes[{"prefecture": "city"}.get(level, level)] = [part.code]
        return codes


def _said(figure: Metric, end: Decimal | None) -> tuple[Decimal, int]:
    """A figure's value, or this end of its range; and whether it says more or less than that."""
    value = figure.value if figure.value is not None else end
    assert value is not None
    return value, HAIRS.get(figure.relation, 0)


def at_random(scan: Scan, count: int) -> Iterator[FigureState]:
    """States of every kind, made of what the figures hold; the same every time."""
    chance = random.Random(11)
    choices = {facet: sorted(scan.values(facet)) for facet in FACETS}
    for _ in range(count):
        figure = chance.choice(scan.figures)
        label = analysis.fold(figure.label)
        start = chance.randrange(max(len(label) - 3, 1))
        words = label[start : start + chance.randint(1, 4)]
        bound = scan.high(chance.choice(scan.figures))[0]
        state = FigureState(
            q=f'"{words}"' if chance.random() < 0.6 and analysis.pattern_of(words) else "",
            least=bound if chance.random() < 0.3 else None,
            most=bound * chance.choice([1, 2]) if chance.random() < 0.3 else None,
            sort=chance.choice(["newest", "oldest", "most", "least"]),
        )
        for name, share in (("unit", 0.3), ("place", 0.3), ("years", 0.3), ("indicator", 0.15)):
            facet = {"unit": "family", "years": "year", "place": chance.choice(REGIONS)}
            if chance.random() < share and (values := choices[facet.get(name, name)]):
                state = replace(state, **{name: chance.choice(values)})
        if chance.random() < 0.2:
            state = replace(state, basis=chance.choice(Basis.values))
        yield state if state.asks else replace(state, unit="people")


def keys(found: FoundFigures) -> list[int]:
    return [hit.metric.pk for hit in found.hits]


def test_totals_order_and_facets_equal_a_scan(archive: None):
    scan = Scan()
    some = 0
    for state in at_random(scan, 100):
        found, expected = find_metrics(state), scan.find(state)
        assert keys(found) == expected, state
        assert found.total == len(expected)
        some += bool(expected)
        for facet in FACETS:
            assert dict(found.counts[facet]) == scan.count(state, facet), (state, facet)
    assert some > 40


def test_decided_figures_count_as_a_scan_before_the_index_knows_them_and_after(index: object):
    chance = random.Random(5)
    for figure in chance.sample(list(Metric.objects.shown()), 12):
        if figure.value is not None and chance.random() < 0.7:
            corrections.correct(figure, {"value": figure.value * 3, "basis": "year"}, None, "误读")
        else:
            corrections.reject(figure, None, "不是数据")
    states = list(at_random(Scan(), 25))
    before = [find_metrics(state) for state in states]
    outbox.apply_changes()
    scan = Scan()
    for state, found in zip(states, before, strict=True):
        assert keys(found) == keys(find_metrics(state)) == scan.find(state), state
        assert dict(found.counts["year"]) == scan.count(state, "year")


def test_changed_and_rebuilt_indexes_answer_alike(index: object):
    report = Metric.objects.shown()[0].report
    outbox.note_change(report.pk)
    outbox.apply_changes()
    states = list(at_random(Scan(), 10))
    changed = [keys(find_metrics(state)) for state in states]
    call_command("index", "--rebuild", verbosity=0)
    assert changed == [keys(find_metrics(state)) for state in states]


def test_haystacks_own_commands_bring_the_figures_too(index: object):
    state = FigureState(unit="people", sort="most")
    call_command("clear_index", interactive=False, verbosity=0)
    assert find_metrics(state).total == 0
    call_command("update_index", verbosity=0)
    assert keys(find_metrics(state)) == Scan().find(state)


def test_many_small_changes_are_merged_and_none_is_lost(index: object):
    reports = list(dict.fromkeys(Metric.objects.values_list("report", flat=True)))
    for number in range(12):
        outbox.note_change(reports[number % len(reports)])
        outbox.apply_changes()
    scan = Scan()
    for state in at_random(scan, 10):
        assert keys(find_metrics(state)) == scan.find(state)


def test_a_withdrawn_report_is_gone_before_the_index_is_changed(index: object):
    figure = Metric.objects.shown()[0]
    state = FigureState(unit="people")
    outbox.note_removal(figure.report_id)
    left = [m.pk for m in Scan().figures if m.report_id != figure.report_id]
    expected = [pk for pk in Scan().find(replace(state, sort="newest")) if pk in left]
    assert keys(find_metrics(state)) == expected


def test_what_names_the_words_itself_stands_before_what_stands_under_them(archive: None):
    found = find_metrics(FigureState(q="职工"))
    named = ["职工" in analysis.fold(hit.metric.label) for hit in found.hits]
    half = len(named) // 2
    assert named[0] and not all(named)
    assert sum(named[:half]) > sum(named[half:])


def test_an_amount_among_the_words_narrows_as_the_bounds_do(archive: None):
    typed = find_metrics(FigureState(q='"职工" 100人以上', sort="most"))
    chosen = FigureState(q='"职工"', least=Decimal(100), unit="people", sort="most")
    assert keys(typed) == keys(find_metrics(chosen)) != []
