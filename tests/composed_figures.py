"""Composed sentences with the figures expected in them: ``cases/*.txt``, and how to read them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from reports.text.figures import find_metrics
from reports.text.findings import Layout, Masthead, Paragraph, ReadMetric, SetAside, Span

CASES = Path(__file__).parent / "cases"


@dataclass
class Case:
    """One sentence, the form it is an example of, and its figures as lines of the file."""

    form: str
    text: str
    figures: list[tuple[str, ...]] = field(default_factory=list)


def load_cases(name: str) -> list[Case]:
    """The sentences of one file; blank lines and ⏎ within a sentence stand for themselves."""
    cases: list[Case] = []
    form = ""
    for line in (CASES / name).read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            form = line.removeprefix("## ")
        elif line.startswith("= "):
            fields = line.removeprefix("= ").replace("⏎", "\n").split("|")
            cases[-1].figures.append(tuple(part.strip() for part in fields))
        elif line.strip() and not line.startswith("# "):
            cases.append(Case(form, line.replace("⏎", "\n")))
    return cases


def read_sentence(
    text: str, masthead: Masthead | None = None
) -> tuple[tuple[ReadMetric, ...], tuple[SetAside, ...]]:
    """What is found in one sentence that is a report's only paragraph."""
    layout = Layout((Paragraph((Span(0, len(text)),), text),))
    return find_metrics(text, layout, (), masthead or Masthead())


def describe(metrics: tuple[ReadMetric, ...]) -> Iterator[tuple[str, ...]]:
    """Figures in the notation of the case files."""
    for metric in metrics:
        value = f"{metric.low}~{metric.high}" if metric.value is None else f"{metric.value}"
        unit = metric.unit + ("?" if metric.unit_inferred else "")
        yield metric.raw, value, unit, metric.relation.value
