"""What is indexed: one document a section, found by its report's title, place and years too."""

import json
from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet
from haystack import indexes
from haystack.fields import FacetMultiValueField

from reports.models import Region, Report, Section
from reports.text.words import Level


class SectionIndex(indexes.SearchIndex, indexes.Indexable):
    """A section's document. Facets hold codes and keys; pages know their names."""

    text = indexes.CharField(document=True)
    head = indexes.CharField()
    anchors = indexes.CharField(indexed=False)
    report = indexes.FacetCharField()
    province = indexes.FacetCharField()
    city = indexes.FacetCharField()
    county = indexes.FacetCharField()
    year = FacetMultiValueField()
    level = indexes.FacetCharField()
    genre = indexes.FacetCharField()
    topic = indexes.FacetCharField()
    kind = indexes.FacetCharField()
    newest = indexes.IntegerField()

    def get_model(self) -> type[Section]:
        return Section

    def build_queryset(self, **kwargs: Any) -> QuerySet[Section]:
        """Every section with all that its document is made of, report by report."""
        return Section.objects.select_related(
            "parent__parent", "topic", "report__federation", "report__region__parent__parent"
        ).order_by("report", "position")

    def prepare(self, section: Section) -> dict[str, Any]:
        paragraphs = list(find_paragraphs(section))
        report = section.report
        self.prepared_data = super().prepare(section) | {
            "text": "\n".join(words for _, words in paragraphs),
            "head": "\n".join(_headings(section)),
            "anchors": json.dumps(_anchors(paragraphs)),
            "report": str(report.pk),
            "year": [str(year) for year in _years(report)],
            "level": report.level,
            "genre": report.genre,
            "topic": section.topic.name if section.topic else "",
            "kind": section.kind,
            "newest": report.covers_to or 0,
            **find_places(report.region),
        }
        return dict(self.prepared_data)


def find_paragraphs(section: Section) -> Iterator[tuple[int, str]]:
    """The section's paragraphs as they read, each with where the paragraph starts.

    The start is that of the whole paragraph, which is its address on the report's page,
    also where a run-in heading takes up the first words of it.
    """
    text = section.report.text
    for paragraph in section.report.layout:
        pieces = paragraph["pieces"]
        if pieces[-1][1] <= section.heading_end or pieces[0][0] >= section.end:
            continue
        words = "".join(
            text[max(start, section.heading_end) : min(end, section.end)] for start, end in pieces
        ).strip()
        if words:
            yield pieces[0][0], words


def _anchors(paragraphs: list[tuple[int, str]]) -> list[tuple[int, int]]:
    """For each paragraph, its offset in the section's text and its start in the report."""
    anchors = []
    offset = 0
    for start, words in paragraphs:
        anchors.append((offset, start))
        offset += len(words) + 1
    return anchors


def _headings(section: Section) -> list[str]:
    """What names a section: its headings from the inmost, its report's title, place, years."""
    report = section.report
    headings = [section.heading]
    if section.parent:
        headings.append(section.parent.heading)
    headings.append(report.title)
    headings.append(report.federation.name if report.federation else "")
    headings += [region.name for region in report.region.lineage] if report.region else []
    headings.append(" ".join(f"{year}年" for year in _years(report)))
    return [heading for heading in dict.fromkeys(headings) if heading]


def _years(report: Report) -> range:
    if report.covers_from is None or report.covers_to is None:
        return range(0)
    return range(report.covers_from, report.covers_to + 1)


def find_places(region: Region | None) -> dict[str, str]:
    """The codes of a report's province, city and county.

    A county directly under its province stands among the cities.
    """
    codes = {"province": "", "city": "", "county": ""}
    for part in region.lineage if region else []:
        if part.level == Level.PROVINCE:
            codes["province"] = part.code
        elif part.level == Level.PREFECTURE or part.directly_administered:
            codes["city"] = part.code
        elif part.level == Level.COUNTY:
            codes["county"] = part.code
    return codes
