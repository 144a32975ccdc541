"""What a dry run shows: each document's place, genre and years, and the words behind them."""

import unicodedata
from collections.abc import Sequence

from reports.text.findings import Finding, Masthead, Reading

HEADINGS = ("文件", "地方", "工会", "文种", "所述年份", "依据")


def survey_table(surveyed: Sequence[tuple[str, ...]]) -> str:
    """A plain table, a line a document, columns aligned for a terminal that shows Chinese."""
    rows = [HEADINGS, *surveyed]
    widths = [max(_width(row[column]) for row in rows) for column in range(len(HEADINGS) - 1)]
    return "\n".join(
        "  ".join(
            [*(_padded(cell, width) for cell, width in zip(row, widths, strict=False)), row[-1]]
        )
        for row in rows
    )


def survey_row(reading: Reading) -> tuple[str, ...]:
    """A document's line of the table; the reading itself can then be let go."""
    masthead = reading.masthead
    place = "".join(
        finding.value
        for finding in (masthead.province, masthead.prefecture, masthead.county)
        if finding.value
    )
    return (
        reading.file,
        place or "未知",
        masthead.federation.value or "未知",
        masthead.genre.value or "未知",
        _years(masthead),
        _evidence(masthead),
    )


def _years(masthead: Masthead) -> str:
    first, last = masthead.covers_from.value, masthead.covers_to.value
    if last is None:
        return "未知"
    return str(last) if first == last else f"{first}-{last}"


def _evidence(masthead: Masthead) -> str:
    facts: tuple[tuple[str, Finding[object]], ...] = (
        ("工会", masthead.federation),  # type: ignore[assignment]
        ("文种", masthead.genre),
        ("年份", masthead.covers_to),
    )
    return "；".join(
        f"{name}：“{finding.evidence}”（{finding.confidence:.0%}）"
        for name, finding in facts
        if finding and finding.evidence
    )


def _width(words: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in words)


def _padded(words: str, width: int) -> str:
    return words + " " * (width - _width(words))
