"""Newly read figures into stored ones: what a person decided is never overwritten."""

from decimal import Decimal
from typing import Any

from reports.models import Indicator, Metric, Report, Section, Topic
from reports.models.choices import MetricStatus
from reports.models.metric import READ_FIELDS, SMALLEST_STEP, attribute_of, plain_value
from reports.text.findings import Reading, ReadMetric

TEXT_FIELDS = ("section", "start", "end", "raw", "unit_inferred", "part_of", "reading")


def merge_metrics(
    report: Report, reading: Reading, sections: list[Section], topics: dict[str, Topic]
) -> None:
    """Make the report's figures those of the reading, keeping every decision.

    A stored figure is the same figure if it starts at the same place. One that the reader
    no longer finds is dropped, unless a person decided about it: then it stays for review.
    """
    indicators = set(Indicator.objects.values_list("pk", flat=True))
    held = {metric.start: metric for metric in report.metrics.all()}
    new: list[Metric] = []
    renewed: list[Metric] = []
    for found in reading.metrics:
        metric = held.pop(found.start, None) or Metric(report=report, start=found.start)
        _apply(metric, found, sections, _read_values(found, topics, indicators))
        (renewed if metric.pk else new).append(metric)
    Metric.objects.bulk_create(new)
    Metric.objects.bulk_update(renewed, [*TEXT_FIELDS, *READ_FIELDS, "status"], batch_size=200)
    _retire(list(held.values()))


def _read_values(
    found: ReadMetric, topics: dict[str, Topic], indicators: set[str]
) -> dict[str, Any]:
    """What the machine read, as plain values keyed by READ_FIELDS."""
    period_from, period_to = _years(found.period)
    topic = topics.get(found.topic) if found.topic else None
    return {
        "value": _plain_number(found.value),
        "low": _plain_number(found.low),
        "high": _plain_number(found.high),
        "unit": found.unit,
        "relation": found.relation.value,
        "label": found.label,
        "topic": topic.pk if topic else None,
        "indicator": found.indicator if found.indicator in indicators else None,
        "kind": found.kind.value,
        "basis": found.basis.value if found.basis else "",
        "scope": found.scope.value if found.scope else "",
        "period_from": period_from,
        "period_to": period_to,
    }


def _plain_number(number: Decimal | None) -> Any:
    """A number as the column will give it back, so that readings compare with decisions."""
    return None if number is None else plain_value(number.quantize(SMALLEST_STEP))


def _years(period: str | None) -> tuple[int | None, int | None]:
    if not period:
        return None, None
    first, _, last = period.partition("-")
    return int(first), int(last or first)


def _apply(
    metric: Metric, found: ReadMetric, sections: list[Section], read: dict[str, Any]
) -> None:
    metric.section = sections[found.section] if found.section is not None else None
    metric.end, metric.raw = found.end, found.raw
    metric.unit_inferred, metric.part_of = found.unit_inferred, found.part_of
    if any(metric.reading.get(name) != read[name] for name in metric.decided):
        metric.status = MetricStatus.CONFLICT
    metric.reading = read
    for name in READ_FIELDS:
        if name not in metric.decided:
            setattr(metric, attribute_of(name), read[name])


def _retire(unfound: list[Metric]) -> None:
    """Figures the reader no longer finds: undecided ones go, decided ones await review."""
    for metric in unfound:
        if metric.decided or metric.status == MetricStatus.REJECTED:
            metric.section = None
            metric.status = (
                metric.status if metric.status == MetricStatus.REJECTED else MetricStatus.CONFLICT
            )
            Metric.objects.filter(pk=metric.pk).update(section=None, status=metric.status)
        else:
            metric.delete()
