"""Places named among the words of a query."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from reports.models import Region

from .gazetteer import load_gazetteer


@dataclass(frozen=True, slots=True)
class Places:
    """Words that name places: codes of those held, and regions of which nothing is."""

    held: Mapping[str, frozenset[str]] = field(default_factory=dict)
    absent: tuple[Region, ...] = ()


def find_region(name: str) -> frozenset[str]:
    """Codes of the regions that answer to a name."""
    return frozenset(Region.objects.answering_to(name).values_list("code", flat=True))


def find_places(words: Iterable[str], held: frozenset[str]) -> Places:
    """The places that words name, each in full, short, former or usual form or in pinyin.

    Of places held initials count too.
    """
    gazetteer = load_gazetteer()
    found: dict[str, frozenset[str]] = {}
    absent: dict[str, None] = {}
    for word in dict.fromkeys(words):
        called = gazetteer.called(word)
        if here := held.intersection((*called, *gazetteer.with_initials(word))):
            found[word] = here
        else:
            absent |= dict.fromkeys(called[:1])
    return Places(found, _fetch(absent))


def _fetch(codes: Collection[str]) -> tuple[Region, ...]:
    return tuple(Region.objects.filter(code__in=codes).order_by("code")) if codes else ()


def find_spelled_place(sound: str, held: Collection[str]) -> str | None:
    """The place held whose short name has this pinyin, under a name that is understood."""
    gazetteer = load_gazetteer()
    here = (code for code in gazetteer.called(sound) if code in held)
    return next(map(gazetteer.known_name, here), None)
