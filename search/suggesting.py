"""What a person may be about to type: places, indicators, topics and words of the field.

A suggestion begins with what is typed, or holds it, in characters, in pinyin or by initials;
words of the field only where some section holds them.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from reports.models import Indicator, Region, Topic

from . import analysis
from .pinyin import initials, spell

MOST = 8
LONGEST = 20
"""Characters of what is typed that suggestions are looked for by."""
SHORTEST_LATIN = 2


class Suggestion(NamedTuple):
    """A text to search for, and what it is: 地方, 主题, 检索词; or 指标, with the page it has."""

    text: str
    kind: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class _Entry:
    suggestion: Suggestion
    folded: str
    sound: str
    initials: str


class Suggester:
    """All that can be suggested, in the order in which equals are."""

    def __init__(self, suggestions: Iterable[Suggestion]) -> None:
        self._entries = [_entry(one) for one in dict.fromkeys(suggestions)]

    def suggest(self, typed: str) -> tuple[Suggestion, ...]:
        """The best for the last word of what is typed; what stands before it is kept."""
        folded = analysis.fold(typed)[-LONGEST:]
        before, blank, last = folded.rpartition(" ")
        if not last or (last.isascii() and len(last) < SHORTEST_LATIN):
            return ()
        ranked = sorted(self._rank(last), key=lambda found: found[0])
        found = [entry.suggestion for _, entry in ranked if entry.folded != last]
        if before:  # a page of its own has nothing to do with the words before
            found = [one for one in found if not one.address]
        once = {one.text: one for one in reversed(found)}
        kept = [one for one in found if once[one.text] is one][:MOST]
        return tuple(one._replace(text=before + blank + one.text) for one in kept)

    def _rank(self, last: str) -> Iterator[tuple[int, _Entry]]:
        for entry in self._entries:
            rank = _rank(entry, last)
            if rank is not None:
                yield rank, entry


def _entry(suggestion: Suggestion) -> _Entry:
    text = suggestion.text
    return _Entry(suggestion, analysis.fold(text), spell(text), initials(text))


def _rank(entry: _Entry, last: str) -> int | None:
    """0 for what begins so, then what sounds so, then what holds it; None for none of them."""
    if entry.folded.startswith(last):
        return 0
    if last.isascii() and (entry.initials.startswith(last) or entry.sound.startswith(last)):
        return 1
    return 2 if last in entry.folded else None


def find_suggestions(held: frozenset[str], words: Iterable[str]) -> list[Suggestion]:
    """What the archive can suggest: its places, its vocabulary, words in the order given."""
    regions = Region.objects.filter(code__in=held).order_by("code")
    places = [Suggestion(region.short_name, "地方") for region in regions]
    topics = [Suggestion(topic.name, "主题") for topic in Topic.objects.all()]
    indicators = [
        Suggestion(one.name, "指标", one.get_absolute_url())
        for one in Indicator.objects.best_known()
    ]
    return [*places, *topics, *(Suggestion(word, "检索词") for word in words), *indicators]
