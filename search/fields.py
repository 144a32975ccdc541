"""Terms that are taken as they stand: phrases, shut-out words, and 城市: 年份: 标题: ..."""

from collections.abc import Callable
from dataclasses import dataclass

from reports.models import Region
from reports.models.choices import Genre
from reports.text.words import Topic

from . import analysis
from .engine.asking import AllOf, AnyOf, Contains, HasValue, Node, Where
from .grammar import Field, Term
from .state import REGIONS
from .years import parse_years


@dataclass(frozen=True, slots=True)
class Reading:
    """A term as understood: how it is said back, what it asks, what it marks."""

    said: str
    node: Node
    looked_for: tuple[str, ...] = ()
    trouble: str = ""


FindRegion = Callable[[str], frozenset[str]]


def find_region(name: str) -> frozenset[str]:
    """Codes of the regions that answer to a name."""
    return frozenset(Region.objects.answering_to(name).values_list("code", flat=True))


def read_term(term: Term, find_region: FindRegion) -> Reading:
    """The meaning of one term. What names no place or year matches nothing, and says so."""
    match term.field:
        case Field.CITY | Field.PROVINCE:
            return _place(term, find_region)
        case Field.YEAR:
            return _years(term)
        case Field.TOPIC:
            return _choice(term, "topic", [topic.value for topic in Topic])
        case Field.GENRE:
            return _choice(term, "genre", Genre.values)
        case Field.TITLE:
            return _words(term, Where.HEAD)
    return _words(term, Where.ANYWHERE)


def within_places(codes: frozenset[str]) -> Node:
    """Sections of reports from one of these places or from below it."""
    return AnyOf(tuple(HasValue(facet, codes) for facet in REGIONS))


def _words(term: Term, where: Where) -> Reading:
    folded = analysis.fold(term.text)
    cut = [] if term.phrase else analysis.cut_run(folded)
    terms = tuple(dict.fromkeys(cut)) or (folded,)
    said = f"“{term.text}”" if term.phrase else " ".join(terms)
    prefix = f"{term.field}：" if term.field else ""
    nodes = tuple(Contains(text, where) for text in terms)
    return Reading(prefix + said, nodes[0] if len(nodes) == 1 else AllOf(nodes), terms)


def _place(term: Term, find_region: FindRegion) -> Reading:
    codes = find_region(analysis.fold(term.text))
    said = f"{term.field}：{term.text}"
    if term.field is Field.PROVINCE:
        return Reading(said, HasValue("province", codes), (), _unless(codes, "省", term.text))
    return Reading(said, within_places(codes), (), _unless(codes, "地方", term.text))


def _unless(found: frozenset[str], kind: str, name: str) -> str:
    return "" if found else f"没有叫“{name}”的{kind}。"


def _years(term: Term) -> Reading:
    span = parse_years(analysis.fold(term.text).replace(" ", ""))
    trouble = "" if span else f"“{term.text}”不是年份。"
    return Reading(f"{term.field}：{term.text}", HasValue("year", span or frozenset()), (), trouble)


def _choice(term: Term, facet: str, choices: list[str]) -> Reading:
    """The choices that the word names: one exactly, else all that hold it."""
    name = analysis.fold(term.text)
    fitting = [c for c in choices if c == name] or [c for c in choices if name in c]
    said = f"{term.field}：{'、'.join(fitting) or term.text}"
    trouble = _unless(frozenset(fitting), str(term.field), term.text)
    return Reading(said, HasValue(facet, frozenset(fitting)), (), trouble)
