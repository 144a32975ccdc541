"""A Reading as plain values for JSON: the stable interface of ``manage.py read --json``."""

from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from decimal import Decimal
from typing import Any

from .findings import Doubt, Finding, Masthead, Reading, ReadMetric, ReadSection, SetAside

REPORT_FIELDS = (
    "title",
    "federation",
    "province",
    "prefecture",
    "county",
    "level",
    "genre",
    "covers_from",
    "covers_to",
    "plan_year",
    "delivered_on",
    "published_on",
    "source",
    "authors",
)
SECTION_FIELDS = ("number", "heading", "depth", "kind", "topic", "start", "end")
METRIC_FIELDS = (
    "raw",
    "start",
    "end",
    "value",
    "low",
    "high",
    "unit",
    "relation",
    "label",
    "topic",
    "kind",
    "basis",
    "scope",
    "period",
    "indicator",
    "section",
)


def describe_reading(reading: Reading) -> dict[str, Any]:
    """The whole Reading of one file; keys and values as documented in the README."""
    return {
        "file": reading.file,
        "report": _masthead(reading.masthead),
        "sections": [_record(section, SECTION_FIELDS) for section in reading.sections],
        "metrics": [_record(metric, METRIC_FIELDS) for metric in reading.metrics],
        "set_aside": [_record(words) for words in reading.set_aside],
        "doubts": [_record(doubt) for doubt in reading.doubts],
        "decoding": {
            "format": reading.decoded.format,
            "encoding": reading.decoded.encoding,
            "doubtful": reading.decoded.doubtful,
            "note": reading.decoded.note,
        },
    }


def _masthead(masthead: Masthead) -> Mapping[str, Any]:
    return {name: _finding(getattr(masthead, name)) for name in REPORT_FIELDS}


def _finding(finding: Finding[Any]) -> dict[str, Any]:
    return {
        "value": _plain(finding.value),
        "evidence": finding.evidence,
        "confidence": round(finding.confidence, 2),
    }


def _record(
    found: ReadSection | ReadMetric | SetAside | Doubt, names: tuple[str, ...] = ()
) -> dict[str, Any]:
    shown = names or tuple(field.name for field in fields(found))
    return {name: _plain(getattr(found, name)) for name in shown}


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value
