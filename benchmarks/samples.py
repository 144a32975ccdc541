"""Annotated texts to measure the reader on: what is read, and what should be found in it.

Three sources, one shape: the sentences of an annotated set (``sentences.jsonl`` in its folder),
its documents (``documents.jsonl`` beside it), and a folder of gold annotations with the texts
they annotate.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

from reports.text.findings import Span

TESTS = Path(__file__).resolve().parent.parent / "tests"
# The annotated sets by name. Each says in its README how and why it was composed.
SETS = {"heldback": TESTS / "heldback", "unseen": TESTS / "unseen"}
NEWEST = "unseen"

# How the gold annotations call what this project calls otherwise.
GOLD_MASTHEAD_NAMES = {
    "issuer": "federation",
    "period_start": "covers_from",
    "period_end": "covers_to",
    "published": "published_on",
}


@dataclass(frozen=True, slots=True)
class ExpectedFigure:
    """One figure a reader should find; ``answers`` are the right values of each attribute."""

    raw: str
    span: Span
    values: tuple[Decimal, ...]
    low: Decimal | None
    high: Decimal | None
    units: tuple[str, ...]
    answers: Mapping[str, tuple[str | None, ...]]
    unit_inferred: bool = False
    optional: bool = False


@dataclass(frozen=True, slots=True)
class ExpectedHeading:
    """One heading a reader should find; each plural field lists the answers as good."""

    span: Span
    wordings: tuple[str, ...]
    depths: tuple[int, ...]
    kinds: tuple[str, ...]
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Sample:
    """One text and its annotations. Only findings inside ``scope`` are measured."""

    name: str
    text: str
    scope: Span
    figures: tuple[ExpectedFigure, ...]
    set_aside: tuple[Span, ...]
    headings: tuple[ExpectedHeading, ...] | None = None
    masthead: Mapping[str, tuple[Any, ...]] = field(default_factory=dict)


def read_sentences(folder: Path) -> list[Sample]:
    """The sentences of the set in ``folder``, each in a report of its own."""
    return [_sentence(record) for record in _records(folder / "sentences.jsonl")]


def read_documents(folder: Path) -> list[Sample]:
    """The documents of the set in ``folder``."""
    return [_document(record) for record in _records(folder / "documents.jsonl")]


def read_gold(folder: Path, texts: Path | None = None) -> list[Sample]:
    """Gold annotations; the texts they name are looked for in ``texts`` or ``../seeds``."""
    texts = texts or folder.resolve().parent / "seeds"
    paths = sorted(folder.glob("*.json"))
    if not paths:
        raise FileNotFoundError(f"no gold annotations (*.json) in {folder}")
    return [_gold(json.loads(path.read_text("utf-8")), texts) for path in paths]


def frame_sentence(text: str, context: Mapping[str, Any]) -> tuple[str, int]:
    """The smallest report that tells a reader what the sentence's context is.

    A title gives the federation and the years covered, a heading says whether the sentence
    looks back or ahead. Returns the whole text and where the sentence begins in it.
    """
    first, last = context["covers_from"], context["covers_to"]
    years = str(last) if first == last else f"{first}—{last}"
    heading = f"{context['plan_year']}年工作安排" if context["kind"] == "plan" else "主要工作"
    before = f"{context['federation']}{years}年工作总结\n\n一、{heading}\n"
    return f"{before}{text}\n", len(before)


def _sentence(record: Mapping[str, Any]) -> Sample:
    text, shift = frame_sentence(record["text"], record["context"])
    return Sample(
        name=record["id"],
        text=text,
        scope=Span(shift, shift + len(record["text"])),
        figures=tuple(_figure(figure, shift) for figure in record["figures"]),
        set_aside=tuple(_span(words, shift) for words in record["set_aside"]),
    )


def _document(record: Mapping[str, Any]) -> Sample:
    return Sample(
        name=record["id"],
        text=record["text"],
        scope=Span(0, len(record["text"])),
        figures=tuple(_figure(figure) for figure in record["figures"]),
        set_aside=tuple(_span(words) for words in record["set_aside"]),
        headings=tuple(_heading(section) for section in record["sections"]),
        masthead=_masthead(record["masthead"], record["masthead_alt"]),
    )


def _gold(record: Mapping[str, Any], texts: Path) -> Sample:
    text = (texts / record["file"]).read_bytes().decode("utf-8")
    headings = (s for s in record["sections"] if s["heading"] is not None)
    names = GOLD_MASTHEAD_NAMES
    masthead = {names.get(n, n): value for n, value in record["meta"].items()}
    also = {names.get(n, n): values for n, values in record["meta_alt"].items()}
    return Sample(
        name=record["file"],
        text=text,
        scope=Span(0, len(text)),
        figures=tuple(_figure(figure) for figure in record["figures"]),
        set_aside=tuple(_span(words) for words in record["set_aside"]),
        headings=tuple(_heading(section) for section in headings),
        masthead=_masthead(masthead, also),
    )


def _figure(record: Mapping[str, Any], shift: int = 0) -> ExpectedFigure:
    values = [record["value"], *record.get("value_alt", [])]
    attributes = ("raw", "relation", "kind", "basis", "scope", "period", "topic")
    return ExpectedFigure(
        raw=record["raw"],
        span=_span(record, shift),
        values=tuple(Decimal(value) for value in values if value is not None),
        low=_decimal(record["low"]),
        high=_decimal(record["high"]),
        units=(record["unit"], *record.get("unit_alt", [])),
        answers={name: (record[name], *record.get(f"{name}_alt", [])) for name in attributes},
        unit_inferred=record.get("unit_inferred", False),
        optional=record["status"] == "optional",
    )


def _heading(record: Mapping[str, Any]) -> ExpectedHeading:
    return ExpectedHeading(
        span=_span(record),
        wordings=(record["heading"], *record.get("heading_alt", [])),
        depths=(record.get("depth") or record["level"], *record.get("depth_alt", [])),
        kinds=(record["kind"], *record.get("kind_alt", [])),
        optional=record["status"] == "optional",
    )


def _masthead(
    values: Mapping[str, Any], also: Mapping[str, list[Any]]
) -> dict[str, tuple[Any, ...]]:
    return {name: (value, *also.get(name, [])) for name, value in values.items()}


def _records(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _span(record: Mapping[str, Any], shift: int = 0) -> Span:
    return Span(record["start"] + shift, record["end"] + shift)


def _decimal(value: str | None) -> Decimal | None:
    return None if value is None else Decimal(value)
