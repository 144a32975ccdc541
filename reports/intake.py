"""Reading -> rows: one transaction a report, repeatable, a person's decisions untouched."""

from collections import deque
from enum import StrEnum
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone

from reports.documents import Document
from reports.merging import merge_metrics
from reports.models import Doubt, Federation, Indicator, Region, Report, Section, Topic
from reports.models.report import MASTHEAD_FIELDS
from reports.signals import report_changed
from reports.text.findings import Finding, Known, Layout, Masthead, Reading, ReadSection
from reports.vocabulary import apply_vocabulary

BLANKS: dict[str, Any] = {"title": "", "level": "", "genre": "", "source": "", "authors": []}
"""What stands in a column of words where nothing is known."""

EVIDENCE_FIELDS = (*MASTHEAD_FIELDS, "federation", "province", "prefecture", "county")


class Outcome(StrEnum):
    """What taking in one document came to."""

    TAKEN_IN = "收录"
    UNCHANGED = "已有"


def take_in(document: Document, reading: Reading) -> tuple[Report, Outcome]:
    """Store a document that the archive does not hold yet; the same bytes change nothing."""
    with transaction.atomic():
        held = Report.objects.filter(sha256=reading.sha256).first()
        if held:
            return held, Outcome.UNCHANGED
        report = Report(sha256=reading.sha256, original_name=document.name, size=reading.size)
        report.original.save(document.name, ContentFile(document.data), save=False)
        try:
            _write(report, reading, document.known)
        except BaseException:
            # The file is written before its row; without the row nobody would miss it.
            report.original.delete(save=False)
            raise
        return report, Outcome.TAKEN_IN


def renew(report: Report, reading: Reading, known: Known) -> None:
    """Read a stored report again: what the machine found is renewed, decisions stay."""
    with transaction.atomic():
        _write(report, reading, known)


def _write(report: Report, reading: Reading, known: Known) -> None:
    _write_masthead(report, reading.masthead)
    _write_note(report, known)
    _write_text(report, reading)
    report.read_at = timezone.now()
    report.save()
    topics = {topic.name: topic for topic in Topic.objects.all()}
    sections = _write_sections(report, reading, topics)
    merge_metrics(report, reading, sections, topics)
    if Indicator.objects.filter(edited=True).exists():
        # The reader knows the packaged vocabulary; editors have made it theirs.
        deque(apply_vocabulary([report]), maxlen=0)
    _write_doubts(report, reading)
    report_changed.send(sender=Report, report_id=report.pk)


def _write_masthead(report: Report, masthead: Masthead) -> None:
    found = {name: _stored(getattr(masthead, name)) for name in MASTHEAD_FIELDS}
    found |= {name: found[name] or blank for name, blank in BLANKS.items()}
    found["region"] = _region(masthead)
    found["federation"] = _federation(masthead, found["region"])
    for name, value in found.items():
        if name not in report.decided:
            setattr(report, name, value)
    report.evidence = {
        name: _evidence(getattr(masthead, name))
        for name in EVIDENCE_FIELDS
        if getattr(masthead, name)
    }


def _stored(finding: Finding[Any]) -> Any:
    value = finding.value
    return list(value) if isinstance(value, tuple) else value


def _region(masthead: Masthead) -> Region | None:
    code = masthead.region_code.value
    return Region.objects.get(pk=code) if code else None


def _federation(masthead: Masthead, region: Region | None) -> Federation | None:
    name = masthead.federation.value
    if not name:
        return None
    federation, _ = Federation.objects.get_or_create(
        name=name, region=region, defaults={"level": masthead.level.value or ""}
    )
    return federation


def _evidence(finding: Finding[Any]) -> dict[str, Any]:
    return {
        "words": finding.evidence or "",
        "confidence": round(finding.confidence, 2),
        "start": finding.span.start if finding.span else None,
        "end": finding.span.end if finding.span else None,
    }


def _write_note(report: Report, known: Known) -> None:
    report.source_address = known.source_address or ""
    report.provenance = known.provenance or ""
    report.retrieved_on = known.retrieved_on
    report.known = {
        name: str(value) for name in Known.__slots__ if (value := getattr(known, name)) is not None
    }


def _write_text(report: Report, reading: Reading) -> None:
    decoded = reading.decoded
    report.text = decoded.text
    report.format = decoded.format
    report.encoding = decoded.encoding
    report.decoding_doubtful = decoded.doubtful
    report.decoding_note = decoded.note
    report.layout = [
        {"pieces": [list(piece) for piece in paragraph.pieces], "repeats": paragraph.repeats}
        for paragraph in reading.layout.paragraphs
    ]
    report.set_aside = [
        {"start": words.start, "end": words.end, "reason": words.reason}
        for words in reading.set_aside
    ]
    report.reader_version = reading.reader_version


def _write_sections(report: Report, reading: Reading, topics: dict[str, Topic]) -> list[Section]:
    report.sections.all().delete()
    sections = [
        Section(
            report=report,
            position=position,
            number=found.number or "",
            heading=found.heading or "",
            depth=found.depth,
            kind=found.kind,
            topic=topics.get(found.topic) if found.topic else None,
            start=found.start,
            heading_end=found.heading_end,
            end=found.end,
            run_in=found.run_in,
            body=body_of(found, reading.layout, reading.text),
        )
        for position, found in enumerate(reading.sections)
    ]
    _store(sections, reading.sections)
    return sections


def _store(sections: list[Section], found: tuple[ReadSection, ...]) -> None:
    """Store level by level: a section must have its key before those within it can name it."""
    levels: list[int] = []
    for section, read in zip(sections, found, strict=True):
        section.parent = None if read.parent is None else sections[read.parent]
        levels.append(0 if read.parent is None else levels[read.parent] + 1)
    for level in sorted(set(levels)):
        Section.objects.bulk_create(
            section for section, own in zip(sections, levels, strict=True) if own == level
        )


def body_of(section: ReadSection, layout: Layout, text: str) -> str:
    """The section's prose as it reads: a line a paragraph, broken sentences rejoined."""
    lines = (
        "".join(
            text[max(piece.start, section.heading_end) : min(piece.end, section.end)]
            for piece in paragraph.pieces
        ).strip()
        for paragraph in layout.paragraphs
        if paragraph.end > section.heading_end and paragraph.start < section.end
    )
    return "\n".join(line for line in lines if line)


def _write_doubts(report: Report, reading: Reading) -> None:
    report.doubts.all().delete()
    Doubt.objects.bulk_create(
        Doubt(
            report=report,
            rule=doubt.rule,
            start=doubt.start,
            end=doubt.end,
            words=doubt.words,
            explanation=doubt.explanation,
        )
        for doubt in reading.doubts
    )
