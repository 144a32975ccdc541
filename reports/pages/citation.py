"""A reference as GB/T 7714—2015 writes it."""

from datetime import date

from reports.models import Report
from reports.models.choices import Genre

NAMED_AUTHORS = 3
"""The standard names at most three authors and sums the rest up as 等."""


def cite(report: Report, address: str, on: date) -> str:
    """The reference for a report read at ``address`` on the day ``on``."""
    issued = report.published_on or report.delivered_on
    published = f"({issued.isoformat()})" if issued else ""
    kind = "N/OL" if report.genre == Genre.NEWS else "R/OL"
    source = f"{report.source}, " if report.source else ""
    return (
        f"{_responsible(report)}. {report.display_title}[{kind}]. "
        f"{source}{published}[{on.isoformat()}]. {address}."
    )


def _responsible(report: Report) -> str:
    """The authors where the document names them, else the body that reports."""
    if report.authors:
        more = ", 等" if len(report.authors) > NAMED_AUTHORS else ""
        return ", ".join(report.authors[:NAMED_AUTHORS]) + more
    return report.federation.name if report.federation else "佚名"
