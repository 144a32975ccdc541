"""The annotated sets are well annotated, the scorer can tell right from wrong, and the reader
stays above its floor on text its rules were not written from."""

import importlib.util
import json
from collections import Counter
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from benchmarks.accuracy import describe_rows, main, measure
from benchmarks.number_forms import find_forms
from benchmarks.samples import (
    SETS,
    ExpectedFigure,
    Sample,
    frame_sentence,
    read_documents,
    read_gold,
    read_sentences,
)
from benchmarks.scoring import Score, score_reading
from reports.text.findings import Reading, ReadMetric, Span
from reports.text.reading import read_report
from reports.text.words import (
    Basis,
    Genre,
    Level,
    MetricKind,
    Relation,
    Scope,
    SectionKind,
    Topic,
)

GOLD = Path(__file__).resolve().parent.parent.parent / "shared" / "gold"

# Raised by hand when the reader gets better; never lowered to let a change pass.
FLOOR_FIGURES_F1 = 0.60
FLOOR_SET_ASIDE = 0.50
FLOOR_HEADINGS_F1 = 0.50

CLOSED_SETS: dict[str, set[str | None]] = {
    "relation": set(Relation),
    "kind": set(MetricKind),
    "basis": {*Basis, None},
    "scope": {*Scope, None},
    "topic": set(Topic),
}


@dataclass(frozen=True)
class AnnotatedSet:
    """The records of one annotated set, as they stand in its files."""

    name: str
    sentences: list[dict[str, Any]]
    documents: list[dict[str, Any]]

    @property
    def records(self) -> list[dict[str, Any]]:
        return [*self.sentences, *self.documents]

    @property
    def figures(self) -> list[tuple[dict[str, Any], dict[str, Any]]]:
        """Each figure after the record it stands in."""
        return [(record, figure) for record in self.records for figure in record["figures"]]


def _records(path: Path) -> list[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


@pytest.fixture(scope="module", params=SETS)
def annotated(request: pytest.FixtureRequest) -> AnnotatedSet:
    """Each of the annotated sets in turn."""
    folder = SETS[request.param]
    sentences, documents = (_records(folder / f"{n}.jsonl") for n in ("sentences", "documents"))
    return AnnotatedSet(request.param, sentences, documents)


@pytest.fixture(scope="module")
def score(annotated: AnnotatedSet) -> Score:
    """The whole of one set, read and counted once."""
    folder = SETS[annotated.name]
    return measure([*read_sentences(folder), *read_documents(folder)])


# The annotations


def test_the_set_is_large_and_every_topic_has_its_share(annotated: AnnotatedSet):
    topics = Counter(figure["topic"] for _, figure in annotated.figures)

    assert len(annotated.sentences) >= 240
    assert len(annotated.documents) >= 10
    assert set(topics) == set(Topic)
    assert min(topics.values()) >= 20


def test_every_annotated_word_stands_at_its_offsets(annotated: AnnotatedSet):
    for record in annotated.records:
        text = record["text"]
        for figure in record["figures"]:
            assert text[figure["start"] : figure["end"]] == figure["raw"], record["id"]
        for words in record["set_aside"]:
            assert text[words["start"] : words["end"]] == words["text"], record["id"]
        for section in record.get("sections", []):
            words = (section["number"] or "") + section["heading"]
            assert text[section["start"] : section["end"]].rstrip("。") == words, record["id"]


def test_no_stretch_is_annotated_twice(annotated: AnnotatedSet):
    for record in annotated.records:
        spans = sorted((x["start"], x["end"]) for x in record["figures"] + record["set_aside"])
        for (_, end), (start, _) in pairwise(spans):
            assert end <= start, record["id"]


def test_every_figure_is_described_with_the_archives_own_words(annotated: AnnotatedSet):
    for record, figure in annotated.figures:
        for name, words in CLOSED_SETS.items():
            assert {figure[name], *figure.get(f"{name}_alt", [])} <= words, record["id"]
        assert figure["label"], record["id"]
        assert figure["unit"], record["id"]
        assert figure["raw"] == figure["raw"].strip(), record["id"]


def test_a_figure_has_a_value_or_two_bounds(annotated: AnnotatedSet):
    for record, figure in annotated.figures:
        if figure["relation"] == "range":
            assert figure["value"] is None, record["id"]
            assert Decimal(figure["low"]) < Decimal(figure["high"]), record["id"]
        else:
            assert Decimal(figure["value"]) >= 0, record["id"]
            assert figure["low"] is figure["high"] is None, record["id"]


def test_a_rule_has_the_basis_of_a_rule_and_nothing_else_has(annotated: AnnotatedSet):
    for record, figure in annotated.figures:
        assert (figure["kind"] == "rule" and figure["basis"] == "rule") or (
            figure["basis"] != "rule"
        ), (record["id"], figure["raw"])


def test_periods_are_a_year_or_a_span_of_years(annotated: AnnotatedSet):
    for record, figure in annotated.figures:
        if figure["period"] is not None:
            years = [int(year) for year in figure["period"].split("-")]
            assert years == sorted(years), record["id"]
            assert all(1985 <= year <= 2030 for year in years), record["id"]


def test_every_document_has_a_masthead_of_known_words(annotated: AnnotatedSet):
    for record in annotated.documents:
        masthead = record["masthead"]
        assert masthead["genre"] in set(Genre), record["id"]
        assert masthead["level"] in {*Level, None}, record["id"]
        assert 1000 <= len(record["text"]) + 1 <= 2500, record["id"]
        assert {section["kind"] for section in record["sections"]} <= set(SectionKind)


# The frame round a sentence


def test_a_sentence_is_framed_with_the_years_it_speaks_of():
    context = {
        "federation": "某市总工会",
        "covers_from": 2016,
        "covers_to": 2020,
        "plan_year": None,
        "kind": "review",
    }
    text, shift = frame_sentence("走访12户。", context)

    assert text[shift:].startswith("走访12户。")
    assert "2016—2020年" in text[:shift]


def test_a_plans_sentence_stands_under_a_plans_heading():
    context = {
        "federation": "某市总工会",
        "covers_from": 2020,
        "covers_to": 2020,
        "plan_year": 2021,
        "kind": "plan",
    }
    text, shift = frame_sentence("建会20家。", context)

    assert "一、2021年工作安排" in text[:shift]


# The scorer, on one document whose right reading is known


def _metric(figure: ExpectedFigure, **changes: Any) -> ReadMetric:
    answers = {name: values[0] for name, values in figure.answers.items()}
    metric = ReadMetric(
        start=figure.span.start,
        end=figure.span.end,
        value=figure.values[0] if figure.values else None,
        low=figure.low,
        high=figure.high,
        unit=figure.units[0],
        label="",
        indicator=None,
        section=None,
        **answers,
    )
    return replace(metric, **changes)


@pytest.fixture(scope="module")
def sample() -> Sample:
    return read_documents(SETS["heldback"])[0]


def _reading(sample: Sample, metrics: list[ReadMetric]) -> Reading:
    reading = read_report(sample.text.encode(), "sample.txt")
    return replace(reading, metrics=tuple(metrics), set_aside=())


def test_the_annotations_themselves_score_full_marks(sample: Sample):
    metrics = [_metric(figure) for figure in sample.figures]
    measures = score_reading(sample, _reading(sample, metrics)).measures

    assert measures["figures"].f1 == 1
    assert all(measures[name].recall == 1 for name in CLOSED_SETS)
    assert measures["kept out of the figures"].recall == 1
    assert measures["set aside"].right == 0


def test_nothing_found_scores_nothing(sample: Sample):
    tally = score_reading(sample, _reading(sample, [])).measures["figures"]

    assert (tally.right, tally.found, tally.f1) == (0, 0, 0)
    assert tally.expected == sum(not figure.optional for figure in sample.figures)


def test_a_wrong_unit_is_a_right_value_and_a_wrong_figure(sample: Sample):
    metrics = [_metric(figure, unit="斗") for figure in sample.figures]
    measures = score_reading(sample, _reading(sample, metrics)).measures

    assert measures["values"].f1 == 1
    assert measures["figures"].right == 0


def test_the_right_value_in_the_wrong_place_is_no_match(sample: Sample):
    figure = sample.figures[0]
    moved = _metric(figure, start=0, end=1)
    measures = score_reading(sample, _reading(sample, [moved])).measures

    assert measures["figures"].right == 0
    assert measures["figures"].found == 1


def test_an_optional_figure_is_neither_missed_nor_wrong(sample: Sample):
    first = replace(sample.figures[0], optional=True)
    lenient = replace(sample, figures=(first, *sample.figures[1:]))
    others = sum(not figure.optional for figure in lenient.figures)
    for metrics in ([], [_metric(first)]):
        tally = score_reading(lenient, _reading(lenient, metrics)).measures["figures"]
        assert (tally.found, tally.expected) == (0, others)


def test_a_numeral_counted_as_a_figure_was_not_set_aside(sample: Sample):
    span = sample.set_aside[0]
    metric = _metric(sample.figures[0], start=span.start, end=span.end)
    measures = score_reading(sample, _reading(sample, [metric])).measures

    tally = measures["kept out of the figures"]
    assert tally.right == tally.expected - 1


@pytest.mark.parametrize(
    ("raw", "form"),
    [
        ("１２０个", "full-width digits"),
        ("1 2\n0个", "blank or break inside"),
        ("3万2千余名", "mixed (3万2千)"),
        ("廿五场", "Chinese numeral"),
        ("三分之二", "share in words"),
        ("逾30户", "qualifier before"),
        ("30户左右", "qualifier after"),
        ("30户", "plain"),
    ],
)
def test_a_number_is_filed_under_the_forms_it_is_written_in(raw: str, form: str):
    figure = ExpectedFigure(raw, Span(0, 1), (), None, None, ("个",), {})

    assert form in find_forms(figure)


# The reader


def test_the_reader_stays_above_its_floor_on_unseen_text(score: Score):
    assert score.measures["figures"].f1 >= FLOOR_FIGURES_F1
    assert score.measures["set aside"].recall >= FLOOR_SET_ASIDE
    assert score.measures["headings"].f1 >= FLOOR_HEADINGS_F1


def test_the_rows_for_the_page_add_up(annotated: AnnotatedSet, score: Score):
    rows = {row["code"]: row for row in describe_rows(score)}

    assert rows["figures"]["expected"] == sum(
        figure["status"] == "required" for _, figure in annotated.figures
    )
    assert rows["relation"]["expected"] == rows["figures"]["right"]
    assert rows["set aside"]["expected"] == sum(
        len(record["set_aside"]) for record in annotated.records
    )
    assert rows["masthead: genre"]["expected"] == len(annotated.documents)
    assert all(row["right"] <= row["expected"] for row in rows.values())


def test_faults_of_an_annotated_set_are_not_shown(capsys: pytest.CaptureFixture[str]):
    with pytest.raises(SystemExit):
        main(["--faults"])

    assert "held back" in capsys.readouterr().err


def _reference_scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("reference_scorer", GOLD / "score.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.skipif(not GOLD.exists(), reason="the gold annotations are not beside the project")
def test_the_scorer_agrees_with_the_gold_annotations_own():
    reference = _reference_scorer()
    for path, sample in zip(sorted(GOLD.glob("*.json")), read_gold(GOLD), strict=True):
        reading = read_report(sample.text.encode(), sample.name)
        found = [
            {name: getattr(metric, name) for name in ("raw", "start", "end", "unit")}
            | {name: getattr(metric, name) for name in ("value", "low", "high")}
            for metric in reading.metrics
        ]
        gold = json.loads(path.read_text("utf-8"))["figures"]
        right, missed, spurious, _ = reference.score(gold, found, offsets=True)
        tally = score_reading(sample, reading).measures["figures"]

        assert tally.right == right
        assert tally.expected == right + len(missed)
        assert tally.found == right + len(spurious)
