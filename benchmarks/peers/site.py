"""Our own engine, through Haystack as the site asks it, over records instead of reports.

Words are taken as typed: other names, everyday wordings, places and years among the words are
left to the search page, so that totals can be compared. Django must be set up.
"""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, cast

from haystack.constants import DJANGO_CT, ID

from reports.text.places import place_by_code, place_named
from search import analysis
from search.backend import SectionQuerySet, open_snapshot
from search.engine.asking import Question
from search.grammar import parse_query
from search.lexicon import Lexicon
from search.outbox import backend
from search.pinyin import Sounds
from search.search_indexes import SectionIndex
from search.snippets import make_snippet
from search.state import Plain
from search.understanding import Knowledge, understand

from ..corpus import CorpusSection
from . import FACETS, SHOWN, Query, Reply, index_size

MODEL = "reports.section"
AS_TYPED = Knowledge(Lexicon([]), Sounds(()))


class RecordIndex(SectionIndex):
    """Makes a record into the document that a section with its texts would be.

    A record's own id travels in a field that is kept and not searched, so that it may have
    any form.
    """

    def __init__(self) -> None:
        super().__init__()
        self._number = 0

    def full_prepare(self, record: CorpusSection) -> dict[str, Any]:
        self._number += 1
        province = _code(record.province)
        return {
            ID: f"{MODEL}.{self._number}",
            DJANGO_CT: MODEL,
            "text": record.text,
            "head": record.title,
            "anchors": str(record.id),
            "report": str(record.report),
            "province": province,
            "city": _code(record.city, province),
            "county": "",
            "year": [str(record.year)],
            "level": "",
            "genre": "",
            "topic": record.topic,
            "kind": "",
            "newest": int(record.year),
        }


class Site:
    """The index of the archive that Django is set up for."""

    @property
    def folder(self) -> Path:
        return backend().generations.path

    def build(self, records: Iterable[CorpusSection]) -> None:
        # The engine never looks at what it is given, only RecordIndex does.
        backend().rebuild(RecordIndex(), cast(Iterable[Any], records))

    def ask(self, query: Query, start: int = 0, size: int = SHOWN) -> Reply:
        understood = understand(parse_query(query.q), AS_TYPED, frozenset(Plain))
        if not understood.asks and not query.filter:
            return Reply(0, ())
        question = Question(
            understood.node,
            filters={name: _values(name, value) for name, value in query.filter.items()},
            facets=FACETS,
            closer=understood.closer,
            start=start,
            end=start + size,
        )
        answer, results = SectionQuerySet().ask(question).answered()
        looked_for = understood.looked_for
        snippets = tuple(_marked(result.text, looked_for) for result in results)
        facets = {name: _named(name, answer.facets[name]) for name in FACETS}
        return Reply(answer.total, tuple(result.anchors for result in results), snippets, facets)

    def forget(self) -> None:
        open_snapshot(self.folder).cache.clear()
        analysis.pattern_of.cache_clear()

    @property
    def size(self) -> int:
        """Bytes of the live generation; the one before stays a while for those who read it."""
        generations = backend().generations
        return index_size(generations.directory(generations.read_live().generation))


def _marked(text: str, looked_for: tuple[str, ...]) -> str:
    pieces = make_snippet(text, looked_for).pieces
    return "".join(f"<mark>{piece.text}</mark>" if piece.marked else piece.text for piece in pieces)


@lru_cache(maxsize=4096)
def _code(name: str, within: str | None = None) -> str:
    """The code of a place, as the site's facets hold it; a name that is none stays."""
    places = place_named(name, within) or place_named(name)
    return places[0].code if places else name


def _values(facet: str, value: str) -> frozenset[str]:
    """What a facet may hold for a value as a person would name it."""
    if facet not in ("city", "province"):
        return frozenset({str(value)})
    return frozenset({value, *(place.code for place in place_named(value))})


def _named(facet: str, counts: Mapping[str, int]) -> dict[str, int]:
    """Counts by the names of places instead of their codes."""
    if facet not in ("city", "province"):
        return dict(counts)
    return {_name(code): number for code, number in counts.items()}


@lru_cache(maxsize=4096)
def _name(code: str) -> str:
    place = place_by_code(code)
    return place.name if place else code
