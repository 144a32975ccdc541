"""The pages' only door to the engine."""

import logging
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from django.db import DatabaseError
from haystack.models import SearchResult

from reports.models import Report

from .analysis import field_words
from .backend import SectionQuerySet
from .engine.asking import Answer, Contains, Node, Question
from .engine.snapshot import Snapshot
from .figure_search import BEST, FoundFigures, search_figures
from .figure_state import FigureState
from .figures import SHOWN, TopFigure, read_figures
from .generations import IndexUnavailable
from .grammar import parse_query
from .knowledge import Knowledge
from .lexicon import Lexicon, load_lexicon
from .outbox import backend, find_removed
from .pinyin import Sounds
from .places import find_spelled_place
from .results import ReportHits, gather_hits
from .similar import find_section, liken
from .state import FACETS, REGIONS, REPORT, SearchState
from .suggesting import Suggester, Suggestion, find_suggestions
from .understanding import understand
from .understood import Understood

__all__ = [
    "Found",
    "IndexUnavailable",
    "count_sections",
    "find_metrics",
    "find_sections",
    "prepare",
    "suggest",
]

log = logging.getLogger(__name__)

PAGE_SIZE = 20
"""Reports on a page, or sections where the search is within one report."""
PER_REPORT = 3
"""Sections of one report on a page."""
_USUAL = "工会 工作"
"""Words that some section of any archive holds."""


@dataclass(frozen=True, slots=True)
class Nearly:
    """Sections that hold most of the words' weight, but not every word; counted apart.

    ``words`` are the parts of the one word that was asked for, where it was but one.
    """

    total: int
    hits: tuple[ReportHits, ...]
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found: exact counts over all of it, and one page."""

    state: SearchState
    understood: Understood
    total: int
    reports: int
    pages: int
    hits: tuple[ReportHits, ...]
    counts: Mapping[str, Mapping[str, int]]
    """For each facet, how many sections have each value, its own narrowing left out."""
    nearly: Nearly | None = None
    """Shown where what holds every word does not fill the last page."""
    figures: tuple[TopFigure, ...] = ()
    """The best figures for the words; on the first page only."""


def find_sections(state: SearchState) -> Found:
    """Search as a page's address says. Raises IndexUnavailable."""
    understood = _liken(state) if state.like else _understand(state)
    if not understood.asks and not state.filters and not state.report:
        return Found(state, understood, 0, 0, 0, (), {})
    answer, results = _ask(understood.node, state, understood.closer, tuple(FACETS))
    hits = gather_hits(results, understood, state)
    units = answer.total if state.report else answer.groups
    pages = -(-units // PAGE_SIZE)
    nearly = _find_nearly(understood, state, units) if state.page >= pages else None
    figures = _find_figures(understood, state) if state.page == 1 else ()
    counts = answer.facets
    return Found(
        state, understood, answer.total, answer.groups, pages, hits, counts, nearly, figures
    )


def find_metrics(state: FigureState) -> FoundFigures:
    """Figures as a page's address asks. Raises IndexUnavailable: it knows places and words."""
    return search_figures(state, load_knowledge(), backend().search_figures, find_removed())


def _find_figures(understood: Understood, state: SearchState) -> tuple[TopFigure, ...]:
    """The best figures for the words; where none is for all of them, those for most."""
    if not any(unit.looked_for for unit in understood.words):
        return ()
    filters, hidden = _filters(state), find_removed()
    nodes = (understood.node, *((understood.most,) if understood.most else ()))
    for node in nodes:
        question = Question(node, filters, (), understood.closer, hidden, BEST, end=SHOWN)
        if keys := backend().first_figures(question):
            return read_figures(keys, understood.looked_for)
    return ()


def _understand(state: SearchState) -> Understood:
    return understand(parse_query(state.q), load_knowledge(), state.plain)


def _liken(state: SearchState) -> Understood:
    section = find_section(state.like)
    return liken(section, backend().snapshot()) if section else Understood()


def _likened_report(state: SearchState) -> frozenset[str]:
    """The report of the section whose like are looked for: they are those of others."""
    section = find_section(state.like) if state.like else None
    return frozenset({str(section.report_id)}) if section else frozenset()


def _find_nearly(understood: Understood, state: SearchState, units: int) -> Nearly | None:
    """What fills up the last page, or None where nothing does."""
    node = understood.most
    room = PAGE_SIZE - (units - (state.page - 1) * PAGE_SIZE)
    if node is None or not 0 < room <= PAGE_SIZE:
        return None
    answer, results = _ask(node, replace(state, page=1), understood.closer, size=room)
    hits = gather_hits(results, understood.in_parts(), state, partial=True)
    return Nearly(answer.total, hits, understood.shorter) if hits else None


def load_knowledge() -> Knowledge:
    """What typed words are understood by, as of now. Raises IndexUnavailable."""
    lexicon = load_lexicon()
    regions = frozenset(code for facet in REGIONS for code in _values(facet))
    years = frozenset(_values("year"))
    genres = frozenset(_values("genre"))
    engine = backend()
    return Knowledge(
        lexicon,
        load_sounds(lexicon),
        regions,
        years,
        genres,
        correct,
        find_spelled_place=lambda sound: find_spelled_place(sound, regions),
        holds=engine.holds,
        find_sounding=lambda sound: engine.vocabulary().find_sounding(sound),
    )


def correct(word: str) -> str | None:
    """For a word that stands nowhere the near one that does. Raises IndexUnavailable."""
    engine = backend()
    if word.isascii() or len(word) < 2 or engine.holds(word):
        return None
    return engine.vocabulary().find_near(word)


def suggest(typed: str) -> tuple[Suggestion, ...]:
    """What a person may be about to type. Raises IndexUnavailable."""
    return _suggester(backend().snapshot()).suggest(typed)


def prepare() -> None:
    """Load what every search needs: dictionaries, the index, the words it is understood by."""
    try:
        find_sections(SearchState(q=_USUAL))
        suggest(_USUAL)
    except (IndexUnavailable, DatabaseError) as error:
        log.info("search is not ready yet: %s", error)


@lru_cache(maxsize=1)
def _suggester(snapshot: Snapshot) -> Suggester:
    """Places and vocabulary as they were when this generation was first asked."""
    regions = frozenset(code for facet in REGIONS for code in snapshot.codes(facet).values)
    words = backend().vocabulary().most_frequent(field_words())
    return Suggester(find_suggestions(regions, words))


@lru_cache(maxsize=2)
def load_sounds(lexicon: Lexicon) -> Sounds:
    return Sounds(dict.fromkeys((*lexicon.words(), *field_words())))


def _values(facet: str) -> tuple[str, ...]:
    """Every value of a facet in the index."""
    return backend().values(facet)


def count_sections(node: Node, state: SearchState) -> int:
    """How many sections match, narrowed as the state says. Raises IndexUnavailable."""
    answer, _ = _ask(node, replace(state, page=1), size=0)
    return answer.total


def _ask(
    node: Node,
    state: SearchState,
    closer: tuple[Contains, ...] = (),
    facets: tuple[str, ...] = (),
    size: int | None = None,
) -> tuple[Answer, list[SearchResult]]:
    start = (state.page - 1) * PAGE_SIZE
    question = Question(
        node,
        filters=_filters(state),
        facets=facets,
        closer=closer,
        hidden=find_removed() | _likened_report(state),
        order=state.order,
        grouped=not state.report,
        per_group=PER_REPORT,
        start=start,
        end=start + (PAGE_SIZE if size is None else size),
    )
    return SectionQuerySet().ask(question).answered()


def _filters(state: SearchState) -> dict[str, frozenset[str]]:
    filters = {name: frozenset(values) for name, values in state.filters.items()}
    if state.report:
        keys = Report.objects.at_address(state.report).values_list("pk", flat=True)
        filters[REPORT] = frozenset(map(str, keys))
    return filters
