"""A stored report through today's reader: what changes is counted, decisions stay."""

from typing import Any

from reports.documents import known_from_plain
from reports.intake import renew
from reports.models import Report
from reports.text.reading import read_report


def reread(report: Report) -> int:
    """Read the stored original again; the number of figures that came, went or moved."""
    before = _figures(report)
    with report.original.open("rb") as file:
        data = file.read()
    known = known_from_plain(report.known)
    renew(report, read_report(data, report.original_name, known), known)
    after = _figures(report)
    return sum(before.get(start) != after.get(start) for start in before.keys() | after.keys())


def _figures(report: Report) -> dict[int, dict[str, Any]]:
    return {metric.start: metric.current() for metric in report.metrics.all()}
