"""A query as parsed -> what the engine is asked, said back in words."""

import re
from dataclasses import dataclass

from reports.models import Region
from reports.models.choices import Genre
from reports.text.words import Topic

from . import analysis
from .engine.asking import AllOf, AnyOf, Contains, Everything, HasValue, Node, Where, Without
from .grammar import Clause, Field, Query, Term

_YEARS = re.compile(r"(\d{4})(?:\s*[-~至到—–－～]+\s*(\d{4}))?年?")
LONGEST_SPAN = 100


@dataclass(frozen=True, slots=True)
class Part:
    """One clause of a query: as typed, as understood, and what of it is marked in texts."""

    clause: Clause
    said: str
    node: Node
    looked_for: tuple[str, ...] = ()
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class Understood:
    """All clauses of a query, and what had to be said about it."""

    parts: tuple[Part, ...]
    notices: tuple[str, ...]

    @property
    def node(self) -> Node:
        return node_of(self.parts)

    @property
    def looked_for(self) -> tuple[str, ...]:
        """Folded texts to mark, longer ones first."""
        found = dict.fromkeys(text for part in self.parts for text in part.looked_for)
        return tuple(sorted(found, key=len, reverse=True))

    @property
    def asks(self) -> bool:
        """Whether there is anything to look for; what is only shut out finds nothing."""
        return any(not part.clause.without for part in self.parts)

    @property
    def said(self) -> str:
        return " ＋ ".join(part.said for part in self.parts)


def understand(query: Query) -> Understood:
    """Give every clause its meaning. Unknown places and years match nothing, and say so."""
    parts = tuple(_understand_clause(clause) for clause in query.clauses)
    troubles = tuple(part.trouble for part in parts if part.trouble)
    return Understood(parts, (*map(str, query.notices), *troubles))


def node_of(parts: tuple[Part, ...]) -> Node:
    """All of the parts together; of none, everything."""
    if not parts:
        return Everything()
    return parts[0].node if len(parts) == 1 else AllOf(tuple(part.node for part in parts))


def _understand_clause(clause: Clause) -> Part:
    options = [_understand_term(term) for term in clause.options]
    node = options[0].node if len(options) == 1 else AnyOf(tuple(o.node for o in options))
    said = " 或 ".join(option.said for option in options)
    trouble = "".join(option.trouble for option in options)
    if clause.without:
        return Part(clause, f"不含{said}", Without(node), (), trouble)
    looked_for = tuple(text for option in options for text in option.looked_for)
    return Part(clause, said, node, looked_for, trouble)


@dataclass(frozen=True, slots=True)
class _Meaning:
    said: str
    node: Node
    looked_for: tuple[str, ...] = ()
    trouble: str = ""


def _understand_term(term: Term) -> _Meaning:
    match term.field:
        case Field.CITY | Field.PROVINCE:
            return _place(term)
        case Field.YEAR:
            return _years(term)
        case Field.TOPIC:
            return _choice(term, "topic", [topic.value for topic in Topic])
        case Field.GENRE:
            return _choice(term, "genre", Genre.values)
        case Field.TITLE:
            return _words(term, Where.HEAD)
    return _words(term, Where.ANYWHERE)


def _words(term: Term, where: Where) -> _Meaning:
    folded = analysis.fold(term.text)
    cut = [] if term.phrase else analysis.cut_run(folded)
    terms = tuple(dict.fromkeys(cut)) or (folded,)
    said = f"“{term.text}”" if term.phrase else " ".join(terms)
    prefix = f"{term.field}：" if term.field else ""
    nodes = tuple(Contains(text, where) for text in terms)
    return _Meaning(prefix + said, nodes[0] if len(nodes) == 1 else AllOf(nodes), terms)


def _place(term: Term) -> _Meaning:
    name = analysis.fold(term.text)
    codes = frozenset(Region.objects.answering_to(name).values_list("code", flat=True))
    said = f"{term.field}：{term.text}"
    if term.field is Field.PROVINCE:
        return _Meaning(said, HasValue("province", codes), (), _unless(codes, "省", term.text))
    node = AnyOf((HasValue("city", codes), HasValue("county", codes), HasValue("province", codes)))
    return _Meaning(said, node, (), _unless(codes, "地方", term.text))


def _unless(found: frozenset[str], kind: str, name: str) -> str:
    return "" if found else f"没有叫“{name}”的{kind}。"


def _years(term: Term) -> _Meaning:
    said = f"{term.field}：{term.text}"
    match = _YEARS.fullmatch(analysis.fold(term.text))
    if not match:
        return _Meaning(said, HasValue("year", frozenset()), (), f"“{term.text}”不是年份。")
    first, last = sorted((int(match[1]), int(match[2] or match[1])))
    span = range(first, min(last, first + LONGEST_SPAN) + 1)
    return _Meaning(said, HasValue("year", frozenset(map(str, span))))


def _choice(term: Term, facet: str, choices: list[str]) -> _Meaning:
    """The choices that the word names: one exactly, else all that hold it."""
    name = analysis.fold(term.text)
    fitting = [c for c in choices if c == name] or [c for c in choices if name in c]
    said = f"{term.field}：{'、'.join(fitting) or term.text}"
    trouble = _unless(frozenset(fitting), str(term.field), term.text)
    return _Meaning(said, HasValue(facet, frozenset(fitting)), (), trouble)
