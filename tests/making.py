"""Small archives made by hand, for pages whose every number a test must know."""

import hashlib
from typing import Any

from django.core.files.base import ContentFile
from django.utils import timezone

from reports.models import Federation, Metric, Region, Report, Section

TEXT = """江口市总工会二〇二〇年工作总结

一、工作回顾

全年发放慰问金15万元，慰问职工374人。

二、明年打算

明年再建驿站20个。"""


def make_report(region: str | None, first: int | None, last: int | None, **fields: Any) -> Report:
    """A report of the region with this code; its text is TEXT unless given.

    ``text`` lines become paragraphs. Each call makes bytes of its own.
    """
    text = fields.pop("text", TEXT)
    place = Region.objects.get(pk=region) if region else None
    data = f"{text}\n{region} {first} {last} {fields}".encode()
    sha256 = hashlib.sha256(data).hexdigest()
    values = {
        "federation": make_federation(place),
        "size": len(data),
        "format": "text",
        "encoding": "utf-8",
        "original_name": "报告.txt",
        "reader_version": "1",
        "layout": lay_out(text),
    } | fields
    report = Report(
        region=place,
        covers_from=first,
        covers_to=last,
        sha256=sha256,
        text=text,
        read_at=timezone.now(),
        **values,
    )
    report.original.save(report.original_name, ContentFile(data), save=False)
    report.save()
    return report


def make_federation(place: Region | None) -> Federation | None:
    if place is None:
        return None
    name = f"{place.name}总工会"
    return Federation.objects.get_or_create(name=name, region=place)[0]


def lay_out(text: str) -> list[dict[str, Any]]:
    """A paragraph for every line that has words."""
    paragraphs, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            paragraphs.append({"pieces": [[start, start + len(line)]], "repeats": None})
        start += len(line) + 1
    return paragraphs


def make_section(report: Report, heading: str, **fields: Any) -> Section:
    """A section whose heading is the first such words of the text."""
    start = report.text.index(heading)
    values = {
        "position": report.sections.count(),
        "heading": heading,
        "depth": 1,
        "kind": "review",
        "start": start,
        "heading_end": start + len(heading),
        "end": len(report.text),
    } | fields
    return Section.objects.create(report=report, **values)


def make_metric(report: Report, raw: str, value: int | str | None, **fields: Any) -> Metric:
    """A figure whose words are the first such words of the text."""
    start = report.text.index(raw)
    values = {
        "raw": raw,
        "value": value,
        "unit": "元",
        "label": "慰问金",
        "relation": "exact",
        "kind": "achieved",
        "basis": "year",
        "period_from": report.covers_from,
        "period_to": report.covers_to,
    } | fields
    return Metric.objects.create(report=report, start=start, end=start + len(raw), **values)
