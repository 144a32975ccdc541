"""The outline beside a report's text."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reports.models import Section
from reports.models.choices import SectionKind


@dataclass(frozen=True, slots=True)
class Entry:
    """A heading of the outline; ``opens_plan`` where the text turns from review to plan."""

    section: Section
    level: int
    opens_plan: bool


def draw_outline(sections: Sequence[Section], levels: Mapping[int, int]) -> list[Entry]:
    """The sections that have headings, in the order of the text."""
    plans = {section.pk for section in sections if section.kind == SectionKind.PLAN}
    return [
        Entry(
            section,
            levels[section.pk],
            opens_plan=section.pk in plans and section.parent_id not in plans,
        )
        for section in sections
        if section.heading_line
    ]
