"""What was not counted as prose or as a figure, by the reason it was set aside."""

from dataclasses import dataclass, field

from reports.models import Report
from reports.pages.paragraphs import Paragraphs

CONTEXT = 8
"""Characters shown on either side of a numeral, so that it can be understood alone."""


@dataclass(frozen=True, slots=True)
class Words:
    """Words that were set aside, with the words around them where they stand in the prose.

    ``paragraph`` is the start of the paragraph they stand in, None outside of the prose.
    """

    text: str
    before: str = ""
    after: str = ""
    paragraph: int | None = None


@dataclass(slots=True)
class Group:
    """All words set aside for one reason, in the order of the text."""

    reason: str
    words: list[Words] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class SetAside:
    """Words that are no prose, and numerals in the prose that are no figures."""

    words: list[Group]
    numerals: list[Group]

    @property
    def numeral_count(self) -> int:
        return sum(len(group.words) for group in self.numerals)

    @property
    def count(self) -> int:
        return self.numeral_count + sum(len(group.words) for group in self.words)


def group_set_aside(report: Report) -> SetAside:
    """The groups in the order their reasons are first met."""
    paragraphs = Paragraphs(report.layout)
    words: dict[str, Group] = {}
    numerals: dict[str, Group] = {}
    for stored in report.set_aside:
        start, end, reason = stored["start"], stored["end"], stored["reason"]
        paragraph = paragraphs.holding(start)
        if paragraph is None:
            group = words.setdefault(reason, Group(reason))
            group.words.append(Words(report.text[start:end].strip()))
        else:
            group = numerals.setdefault(reason, Group(reason))
            group.words.append(_in_context(report.text, start, end, paragraph.start))
    return SetAside(list(words.values()), list(numerals.values()))


def _in_context(text: str, start: int, end: int, paragraph: int) -> Words:
    """The words with their neighbours on the same line."""
    before = text[max(start - CONTEXT, 0) : start].rpartition("\n")[2]
    after = text[end : end + CONTEXT].partition("\n")[0]
    return Words(text[start:end], before, after, paragraph)
