"""Terms that are taken as they stand: phrases, shut-out words, and 城市: 年份: 标题: ..."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from reports.models.choices import Genre
from reports.text.words import Topic

from . import analysis
from .engine.asking import AllOf, AnyOf, Contains, HasValue, Node, Where
from .grammar import Field, Term
from .places import find_region
from .state import REGIONS
from .years import parse_years

__all__ = [
    "NOTHING_HELD",
    "Held",
    "Reading",
    "find_region",
    "read_term",
    "tell_absent",
    "within_places",
]

FindRegion = Callable[[str], frozenset[str]]


class Held(NamedTuple):
    """Codes of the places and the years that the index holds reports of."""

    regions: frozenset[str] = frozenset()
    years: frozenset[str] = frozenset()


NOTHING_HELD = Held()
"""Where nothing is to be said of what the archive lacks."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A term as understood: how it is said back, what it asks, what it marks."""

    said: str
    node: Node
    looked_for: tuple[str, ...] = ()
    trouble: str = ""


def read_term(term: Term, find_region: FindRegion, held: Held = NOTHING_HELD) -> Reading:
    """The meaning of one term. What names no place or year matches nothing, and says so."""
    match term.field:
        case Field.CITY | Field.PROVINCE:
            return _place(term, find_region, held.regions)
        case Field.YEAR:
            return _years(term, held.years)
        case Field.TOPIC:
            return _choice(term, "topic", [topic.value for topic in Topic])
        case Field.GENRE:
            return _choice(term, "genre", Genre.values)
        case Field.TITLE:
            return _words(term, Where.HEAD)
    return _words(term, Where.ANYWHERE)


def tell_absent(named: str, held: frozenset[str]) -> str:
    """What to say of years that no report is about, and nothing of others."""
    span = parse_years(named)
    if not span or not held or not held.isdisjoint(span):
        return ""
    first, last = min(held), max(held)
    said = f"{named}年" if named[-1].isdigit() else named
    return f"没有{said}的报告，现有{first}—{last}年。"


def within_places(codes: frozenset[str]) -> Node:
    """Sections of reports from one of these places or from below it."""
    return AnyOf(tuple(HasValue(facet, codes) for facet in REGIONS))


def _words(term: Term, where: Where) -> Reading:
    folded = analysis.fold(term.text)
    cut = [] if term.phrase else analysis.cut_run(folded)
    terms = tuple(dict.fromkeys(cut)) or (folded,)
    prefix = f"{term.field}：" if term.field else ""
    nodes = tuple(Contains(text, where, whole=term.title) for text in terms)
    said = "＋".join(terms)
    if term.phrase:
        said = f"《{term.text}》" if term.title else f"“{term.text}”"
    return Reading(prefix + said, nodes[0] if len(nodes) == 1 else AllOf(nodes), terms)


def _place(term: Term, find_region: FindRegion, held: frozenset[str]) -> Reading:
    codes = find_region(analysis.fold(term.text))
    kind = "省份" if term.field is Field.PROVINCE else "地方"
    node = HasValue("province", codes) if kind == "省份" else within_places(codes)
    trouble = _unless(codes, kind, term.text) or _unheld(codes, term.text, held)
    return Reading(f"{kind}：{term.text}", node, (), trouble)


def _unheld(codes: frozenset[str], name: str, held: frozenset[str]) -> str:
    return f"尚未收录“{name}”的报告。" if held and held.isdisjoint(codes) else ""


def _unless(found: frozenset[str], kind: str, name: str) -> str:
    return "" if found else f"没有叫“{name}”的{kind}。"


def _years(term: Term, held: frozenset[str]) -> Reading:
    named = analysis.fold(term.text).replace(" ", "")
    span = parse_years(named)
    trouble = tell_absent(named, held) if span else f"“{term.text}”不是年份。"
    return Reading(f"{term.field}：{term.text}", HasValue("year", span or frozenset()), (), trouble)


def _choice(term: Term, facet: str, choices: list[str]) -> Reading:
    """The choices that the word names: one exactly, else all that hold it."""
    name = analysis.fold(term.text)
    fitting = [c for c in choices if c == name] or [c for c in choices if name in c]
    said = f"{term.field}：{'、'.join(fitting) or term.text}"
    trouble = _unless(frozenset(fitting), str(term.field), term.text)
    return Reading(said, HasValue(facet, frozenset(fitting)), (), trouble)
