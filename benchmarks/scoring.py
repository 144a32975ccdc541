"""One Reading held against one annotated sample, counted.

A figure is found where a reader's figure overlaps it in the text with the same value (or the
same bounds) and the same unit; 人, 名 and 位 are one unit. Optional annotations are neutral:
neither missed nor wrong.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from reports.text.findings import Masthead, Reading, ReadMetric, ReadSection, Span

from .number_forms import find_forms
from .samples import ExpectedFigure, ExpectedHeading, Sample

SAME_UNITS = ({"人", "名", "位"}, {"元", "人民币"}, {"%", "％"})
TOLERANCE = Decimal("0.01")
"""Two thirds may be written 66.67 or 66.6667."""

ATTRIBUTES = ("raw", "relation", "kind", "basis", "scope", "period", "topic")
PUNCTUATION = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Tally:
    """How many were right, of how many expected and how many found."""

    right: int = 0
    expected: int = 0
    found: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(
            self.right + other.right, self.expected + other.expected, self.found + other.found
        )

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.expected if self.expected else 0.0

    @property
    def f1(self) -> float:
        both = self.found + self.expected
        return 2 * self.right / both if both else 0.0


def _empty() -> defaultdict[str, Tally]:
    return defaultdict(Tally)


@dataclass(slots=True)
class Score:
    """Tallies by measure and by number form, and what went wrong in words."""

    measures: defaultdict[str, Tally] = field(default_factory=_empty)
    forms: defaultdict[str, Tally] = field(default_factory=_empty)
    faults: list[str] = field(default_factory=list)

    def add(self, other: "Score") -> None:
        for name, tally in other.measures.items():
            self.measures[name] += tally
        for name, tally in other.forms.items():
            self.forms[name] += tally
        self.faults += other.faults

    def judge(self, measure: str, right: bool) -> None:
        """Count one answer to a question that has exactly one."""
        self.measures[measure] += Tally(int(right), 1, 1)


def score_reading(sample: Sample, reading: Reading) -> Score:
    """Everything that can be measured of ``reading`` against ``sample``."""
    score = Score()
    found = [metric for metric in reading.metrics if _overlap(_span(metric), sample.scope)]
    _score_figures(score, sample, found)
    _score_set_aside(score, sample, reading, found)
    if sample.headings is not None:
        _score_headings(score, sample.headings, reading.sections)
    _score_masthead(score, sample.masthead, reading.masthead)
    return score


def _score_figures(score: Score, sample: Sample, found: list[ReadMetric]) -> None:
    required = [figure for figure in sample.figures if not figure.optional]
    optional = [figure.span for figure in sample.figures if figure.optional]
    counted = [metric for metric in found if not _overlaps_any(_span(metric), optional)]
    pairs = _pair(required, counted)
    values = _pair(required, counted, units=False)
    score.measures["figures"] += Tally(len(pairs), len(required), len(counted))
    score.measures["values"] += Tally(len(values), len(required), len(counted))
    for figure, metric in pairs:
        _score_attributes(score, figure, metric)
    _score_forms(score, required, counted, pairs)
    _note_faults(score, sample, required, counted, pairs)


Pairs = list[tuple[ExpectedFigure, ReadMetric]]


def _pair(figures: list[ExpectedFigure], metrics: list[ReadMetric], units: bool = True) -> Pairs:
    """Each expected figure with the first unused finding that says the same of it."""
    pairs: Pairs = []
    free = list(metrics)
    for figure in figures:
        match = next((metric for metric in free if _agree(figure, metric, units)), None)
        if match:
            free.remove(match)
            pairs.append((figure, match))
    return pairs


def _agree(figure: ExpectedFigure, metric: ReadMetric, units: bool) -> bool:
    return (
        _overlap(figure.span, _span(metric))
        and _same_worth(figure, metric)
        and (not units or any(_same_unit(unit, metric.unit) for unit in figure.units))
    )


def _same_worth(figure: ExpectedFigure, metric: ReadMetric) -> bool:
    if figure.low is not None or metric.value is None:
        return (figure.low, figure.high) == (metric.low, metric.high)
    value = metric.value
    return any(abs(value - expected) < TOLERANCE for expected in figure.values)


def _same_unit(expected: str, found: str) -> bool:
    plain = [unit.replace("（", "(").replace("）", ")").strip() for unit in (expected, found)]
    return plain[0] == plain[1] or any(set(plain) <= units for units in SAME_UNITS)


def _score_attributes(score: Score, figure: ExpectedFigure, metric: ReadMetric) -> None:
    for name in ATTRIBUTES:
        score.judge(name, getattr(metric, name) in figure.answers[name])


def _score_forms(
    score: Score, required: list[ExpectedFigure], counted: list[ReadMetric], pairs: Pairs
) -> None:
    matched = {figure.span for figure, _ in pairs}
    used = {_span(metric) for _, metric in pairs}
    for figure in required:
        right = int(figure.span in matched)
        for form in find_forms(figure):
            score.forms[form] += Tally(right, 1, right)
    for metric in counted:
        if _span(metric) not in used:
            for form in find_forms(metric):
                score.forms[form] += Tally(0, 0, 1)


def _note_faults(
    score: Score,
    sample: Sample,
    required: list[ExpectedFigure],
    counted: list[ReadMetric],
    pairs: Pairs,
) -> None:
    matched = {figure.span for figure, _ in pairs}
    used = {_span(metric) for _, metric in pairs}
    missed = (f"missed  {f.raw!r}" for f in required if f.span not in matched)
    spurious = (f"spurious {m.raw!r} = {m.value} {m.unit}" for m in counted if _span(m) not in used)
    score.faults += [f"{sample.name}: {fault}" for fault in (*missed, *spurious)]


def _score_set_aside(
    score: Score, sample: Sample, reading: Reading, found: list[ReadMetric]
) -> None:
    """Set aside is what the reader names as such and doesn't count as well."""
    aside = [Span(words.start, words.end) for words in reading.set_aside]
    figures = [_span(metric) for metric in found]
    for span in sample.set_aside:
        counted = _overlaps_any(span, figures)
        score.judge("kept out of the figures", not counted)
        score.judge("set aside", not counted and _overlaps_any(span, aside))


def _score_headings(
    score: Score, headings: Iterable[ExpectedHeading], sections: Iterable[ReadSection]
) -> None:
    found = {section: _heading_span(section) for section in sections if section.heading}
    neutral: set[ReadSection] = set()
    right = required = 0
    for heading in headings:
        match = next((s for s, span in found.items() if _same_heading(heading, s, span)), None)
        if heading.optional:
            neutral |= {match} if match else set()
            continue
        required += 1
        if match:
            right += 1
            score.judge("heading depth", match.depth in heading.depths)
            score.judge("heading kind", match.kind in heading.kinds)
    score.measures["headings"] += Tally(right, required, len(found) - len(neutral))


def _same_heading(heading: ExpectedHeading, section: ReadSection, span: Span) -> bool:
    words = PUNCTUATION.sub("", section.heading or "")
    return _overlap(heading.span, span) and any(
        PUNCTUATION.sub("", wording) == words for wording in heading.wordings
    )


def _score_masthead(
    score: Score, expected: Mapping[str, tuple[Any, ...]], masthead: Masthead
) -> None:
    for name, answers in expected.items():
        finding = getattr(masthead, name, None)
        if finding is not None:
            right = _plain(finding.value) in [_plain(answer) for answer in answers]
            score.judge(f"masthead: {name}", right)


def _plain(value: Any) -> Any:
    """Values as they are compared: dates written out, blanks dropped, nothing as None."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple | list):
        return tuple(value) or None
    return "".join(value.split()) if isinstance(value, str) else value


def _span(metric: ReadMetric) -> Span:
    return Span(metric.start, metric.end)


def _heading_span(section: ReadSection) -> Span:
    return Span(section.start, section.heading_end)


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _overlaps_any(span: Span, others: Iterable[Span]) -> bool:
    return any(_overlap(span, other) for other in others)
