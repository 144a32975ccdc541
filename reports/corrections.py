"""A person's decisions about a figure: each is recorded with who, when, why, and what stood."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction

from reports.models import Metric
from reports.models.choices import MetricStatus
from reports.models.metric import READ_FIELDS, attribute_of
from reports.signals import report_changed

BOUND_TOGETHER = (
    frozenset({"value", "low", "high", "relation"}),
    frozenset({"period_from", "period_to"}),
)
"""Fields that only make sense as one: deciding about one decides about all."""


def correct(metric: Metric, changes: Mapping[str, Any], by: User | None, reason: str) -> None:
    """Set the fields named in ``changes``; a re-read will leave them alone from now on.

    Raises ValueError for a field that is no one's to correct.
    """
    strangers = set(changes) - set(READ_FIELDS)
    if strangers:
        raise ValueError(f"not a correctable field: {sorted(strangers)}")
    for name, value in changes.items():
        setattr(metric, name, value)
    _decide(metric, with_bound_fields(changes), MetricStatus.CORRECTED, by, reason)


def confirm(metric: Metric, by: User | None, reason: str = "核对无误") -> None:
    """Say that the figure is right as it stands, in every field."""
    status = MetricStatus.CORRECTED if metric.differs() else MetricStatus.CONFIRMED
    _decide(metric, READ_FIELDS, status, by, reason)


def reject(metric: Metric, by: User | None, reason: str) -> None:
    """Say that these words are no figure; pages stop showing it, the record stays."""
    _decide(metric, (), MetricStatus.REJECTED, by, reason)


def restore(metric: Metric, version: Metric, by: User | None, reason: str) -> None:
    """Bring back what people had decided at an earlier version; the rest is the machine's.

    ``version`` is the figure as its history keeps it.
    """
    for name in READ_FIELDS:
        attribute = attribute_of(name)
        decided = name in version.decided
        setattr(metric, attribute, getattr(version, attribute) if decided else metric.reading[name])
    metric.decided = []
    _decide(metric, version.decided, MetricStatus(version.status), by, reason)


def stamp_of(metric_id: int) -> int:
    """A number that changes with every decision about the figure; 0 before the first."""
    newest = Metric.history.filter(id=metric_id).order_by("-history_id").first()
    return newest.history_id if newest else 0


def with_bound_fields(names: Iterable[str]) -> set[str]:
    """The fields named, and those that cannot be decided apart from them."""
    decided = set(names)
    for group in BOUND_TOGETHER:
        if decided & group:
            decided |= group
    return decided


def _decide(
    metric: Metric, names: Iterable[str], status: MetricStatus, by: User | None, reason: str
) -> None:
    with transaction.atomic():
        _record_baseline(metric)
        metric.decided = sorted({*metric.decided, *names})
        metric.status = status
        # django-simple-history reads who and why from these two attributes.
        metric._history_user = by  # type: ignore[attr-defined]
        metric._change_reason = reason  # type: ignore[attr-defined]
        metric.save()
        report_changed.send(sender=Metric, report_id=metric.report_id)


def _record_baseline(metric: Metric) -> None:
    """Before the first decision, record what the machine had read.

    Reading makes no history rows of its own: most figures are never touched, and the
    report's text and reader version tell how they came about.
    """
    stored = Metric.objects.select_related("report").get(pk=metric.pk)
    if not stored.history.exists():
        Metric.history.bulk_history_create(
            [stored], default_change_reason="机器判读", default_date=stored.report.read_at
        )
