"""A reference as GB/T 7714—2015 writes it."""

from datetime import date

from reports.models import Report
from reports.models.choices import Genre

NAMED_AUTHORS = 3
"""The standard names at most three authors and sums the rest up as 等."""


def cite(report: Report, address: str, on: date) -> str:
    """The reference for a report read at ``address`` on the day ``on``.

    A mark of provenance stands where the standard puts further words of the title.
    """
    issued = report.published_on or report.delivered_on
    published = f"({issued.isoformat()})" if issued else ""
    kind = "N/OL" if report.genre == Genre.NEWS else "R/OL"
    source = f"{report.source}, " if report.source else ""
    mark = f": {report.provenance_mark}" if report.provenance_mark else ""
    return (
        f"{_responsible(report)}. {report.display_title}{mark}[{kind}]. "
        f"{source}{published}[{on.isoformat()}]. {address}."
    )


def _responsible(report: Report) -> str:
    """The authors where the document names them, else the body that reports."""
    if report.authors:
        more = ", 等" if len(report.authors) > NAMED_AUTHORS else ""
        return ", ".join(report.authors[:NAMED_AUTHORS]) + more
    return report.federation.name if report.federation else "佚名"
