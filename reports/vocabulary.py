"""The vocabulary as editors keep it, applied to figures that are stored already."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from django.db import transaction

from reports.models import Indicator, Metric, Report
from reports.quoting import quote
from reports.signals import report_changed
from reports.text.vocabulary import Indicator as Entry
from reports.text.vocabulary import Vocabulary
from reports.text.words import Topic


class Move(NamedTuple):
    """A figure whose indicator changes: from one code to another, either may be None."""

    metric: Metric
    old: str | None
    new: str | None


def stored_vocabulary() -> Vocabulary:
    """The vocabulary out of the database. Raises ValueError where an entry is malformed."""
    return Vocabulary(
        Entry(
            code=row.code,
            name=row.name,
            definition=row.definition,
            unit_family=row.unit_family,
            topic=Topic(row.topic.name),
            wordings=tuple(row.wordings),
            family=row.family or None,
        )
        for row in Indicator.objects.select_related("topic")
    )


def apply_vocabulary(reports: Iterable[Report], dry_run: bool = False) -> Iterator[Move]:
    """Look up every figure's indicator anew; yields what moves.

    An indicator that a person has decided stays.
    """
    vocabulary = stored_vocabulary()
    for report in reports:
        moves = list(_moves(report, vocabulary))
        if moves and not dry_run:
            _carry_out(report, moves)
        yield from moves


def _moves(report: Report, vocabulary: Vocabulary) -> Iterator[Move]:
    for metric in report.metrics.all():
        if "indicator" in metric.decided:
            continue
        context = "".join(quote(report, metric.start, metric.end))
        code = vocabulary.code_for(metric.label, metric.unit, context)
        if code != metric.indicator_id:
            yield Move(metric, metric.indicator_id, code)


def _carry_out(report: Report, moves: list[Move]) -> None:
    with transaction.atomic():
        for metric, _, new in moves:
            metric.indicator_id = metric.reading["indicator"] = new
        Metric.objects.bulk_update(
            [move.metric for move in moves], ["indicator", "reading"], batch_size=200
        )
        report_changed.send(sender=Report, report_id=report.pk)
