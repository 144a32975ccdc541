"""What was not counted as prose or as a figure, by the reason it was set aside."""

from dataclasses import dataclass, field

from reports.models import Report


@dataclass(frozen=True, slots=True)
class Words:
    """Words that were set aside, and where they stand in the text."""

    text: str
    start: int


@dataclass(slots=True)
class Group:
    """All words set aside for one reason, in the order of the text."""

    reason: str
    words: list[Words] = field(default_factory=list)


def group_set_aside(report: Report) -> list[Group]:
    """The groups in the order their reasons are first met."""
    groups: dict[str, Group] = {}
    for stored in report.set_aside:
        group = groups.setdefault(stored["reason"], Group(stored["reason"]))
        words = report.text[stored["start"] : stored["end"]].strip()
        group.words.append(Words(words, stored["start"]))
    return list(groups.values())
