"""Haystack's own calls on a query set -> a question.

    filter(content="职工 技能")        all of these words; text="…" is the same
    filter(content__exact="…")        exactly these characters; also Exact("…"), __contains, __in
    auto_query("职工 -宣传 年份:2019")  the query language of the search page
    filter(head="…")                  in the section's headings, title, place or years
    filter(city="420600")             a facet's value; also __in, __gt, __gte, __lt, __lte,
                                      __range, __startswith
    narrow('city:"420600"')           a selection, left out of its own facet's counts
    exclude, models, SQ trees, facet, order_by("newest" or "-newest"), count, slices,
    highlight, more_like_this

What the engine cannot do is refused by name, never half done.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from django.utils.html import escape
from haystack.backends import SearchNode
from haystack.constants import DJANGO_CT, ID
from haystack.exceptions import SearchFieldError
from haystack.fields import BooleanField, MultiValueField, SearchField
from haystack.inputs import AutoQuery, BaseInput, Clean, Exact, Not, PythonData
from haystack.utils import get_identifier, get_model_ct
from whoosh.fields import Schema

from .engine.asking import (
    AllOf,
    AnyOf,
    Contains,
    Everything,
    HasValue,
    MostOf,
    Node,
    Order,
    Question,
    Without,
)
from .engine.searching import YEAR, search
from .engine.snapshot import Snapshot
from .fields import find_region, read_term
from .grammar import Clause, Field, Term, parse_query
from .schema import HEAD, TEXT, Facet, Rank
from .similar import find_telling_words, hold_many
from .snippets import make_snippet

ORDERS = {
    (): Order.RELEVANCE,
    (YEAR,): Order.OLDEST,
    (f"-{YEAR}",): Order.NEWEST,
}
_COMPARISONS: dict[str, Callable[[str, Any], bool]] = {
    "gt": lambda value, bound: value > str(bound),
    "gte": lambda value, bound: value >= str(bound),
    "lt": lambda value, bound: value < str(bound),
    "lte": lambda value, bound: value <= str(bound),
    "range": lambda value, bounds: str(bounds[0]) <= value <= str(bounds[1]),
    "startswith": lambda value, start: value.startswith(str(start)),
}
"""Facet values are texts and compared as such: years have four digits, codes six."""
_NARROWING = re.compile(r"""(?P<field>\w+):(?:"([^"]*)"|\(([^()]*)\)|([^\s"()\[\]*~]+))""")
_REFUSED = {
    "boost": "boost",
    "date_facets": "date_facet",
    "query_facets": "query_facet",
    "stats": "stats",
    "within": "within",
    "dwithin": "dwithin",
    "distance_point": "distance",
}
"""What a query notes of calls that the engine has no answer to, and the calls' names."""


class Unsupported(NotImplementedError):
    """A call on a query set that the engine does not answer. ``str()`` names it."""


def read_calls(query: Any, schema: Schema, open_snapshot: Callable[[], Snapshot]) -> Question:
    """What a Haystack query has been told so far, as a question. Raises Unsupported.

    The index is opened only where a call needs to know what it holds; that raises
    IndexUnavailable where there is no sound one.
    """
    for noted, call in _REFUSED.items():
        if getattr(query, noted):
            raise Unsupported(f"{call}() is not answered by this engine")
    reader = _Reader(schema, open_snapshot)
    filters, narrowed = reader.read_narrowings(query.narrow_queries)
    parts = [reader.read_tree(query.query_filter), *narrowed]
    if query.models:
        parts.append(HasValue(DJANGO_CT, frozenset(map(get_model_ct, query.models))))
    if query._mlt_instance is not None:
        parts += reader.read_likeness(get_identifier(query._mlt_instance))
    return Question(
        parts[0] if len(parts) == 1 else AllOf(tuple(parts)),
        filters=filters,
        facets=tuple(reader.read_facets(query.facets)),
        order=_read_order(query.order_by),
        start=query.start_offset,
        end=query.end_offset,
    )


def mark(text: str, node: Node) -> str:
    """An extract of a text as HTML, what the node looks for in ``<em>``."""
    looked_for = tuple(dict.fromkeys(_find_looked_for(node)))
    return "".join(
        f"<em>{escape(piece.text)}</em>" if piece.marked else escape(piece.text)
        for piece in make_snippet(text, looked_for).pieces
    )


def read_values(
    snapshot: Snapshot, document: int, fields: Mapping[str, SearchField]
) -> dict[str, Any]:
    """What one document holds in the fields of its search index, as these give it."""
    return {
        name: _read_field(snapshot, document, name, field)
        for name, field in fields.items()
        if name in snapshot.schema
    }


def _read_field(snapshot: Snapshot, document: int, name: str, field: SearchField) -> Any:
    kept = snapshot.schema[name]
    if isinstance(kept, Rank):
        return int(snapshot.numbers(name)[document])
    if not isinstance(kept, Facet):
        return snapshot.text(name, document)
    codes = snapshot.codes(name)
    values = [codes.values[member] for member in codes.members[codes.numbers[document]]]
    if isinstance(field, MultiValueField):
        return values
    if isinstance(field, BooleanField):
        return values == [str(True)]
    try:
        return field.convert(values[0]) if values else None
    except SearchFieldError:
        return values[0]  # a day, say, in a field of moments: as it was given


def _find_looked_for(node: Node) -> Iterator[str]:
    match node:
        case Contains(text):
            yield text
        case AllOf(parts) | AnyOf(parts) | MostOf(parts):
            for part in parts:
                yield from _find_looked_for(part)


def _read_order(fields: list[str]) -> Order:
    try:
        return ORDERS[tuple(fields)]
    except KeyError:
        raise Unsupported(f"order_by{tuple(fields)!r}: results are ordered by {YEAR}") from None


class _Reader:
    """Reads single calls against the fields of the index."""

    def __init__(self, schema: Schema, open_snapshot: Callable[[], Snapshot]) -> None:
        self._schema = schema
        self._open_snapshot = open_snapshot

    def read_tree(self, tree: SearchNode) -> Node:
        """A tree of filters: all or any of its branches, or none."""
        parts = tuple(
            self.read_tree(child) if isinstance(child, SearchNode) else self._read_filter(*child)
            for child in tree.children
        )
        if not parts:
            return Everything()
        several = AnyOf(parts) if tree.connector == SearchNode.OR else AllOf(parts)
        node = parts[0] if len(parts) == 1 else several
        return Without(node) if tree.negated else node

    def _read_filter(self, expression: str, value: Any) -> Node:
        name, kind = SearchNode().split_expression(expression)
        if name in ("content", TEXT):
            return _read_text(None, kind, value)
        if name == HEAD:
            return _read_text(Field.TITLE, kind, value)
        return self._read_value(self._facet(name), kind, value)

    def _facet(self, name: str) -> str:
        bare = name.removesuffix("_exact")
        if bare not in self._schema or not isinstance(self._schema[bare], Facet):
            raise Unsupported(f"{name} is no field that can be searched, narrowed by or counted")
        return bare

    def _read_value(self, facet: str, kind: str, value: Any) -> Node:
        if kind in ("content", "exact"):
            return HasValue(facet, frozenset({str(value)}))
        if kind == "in":
            return HasValue(facet, frozenset(map(str, value)))
        if kind not in _COMPARISONS:
            raise Unsupported(f"{facet}__{kind}: a facet has whole values")
        fits = _COMPARISONS[kind]
        held = self._open_snapshot().codes(facet).values
        return HasValue(facet, frozenset(one for one in held if fits(one, value)))

    def read_narrowings(self, narrowings: set[str]) -> tuple[dict[str, frozenset[str]], list[Node]]:
        """Selections by facet; a second one of a facet, and one of text, is a condition more."""
        filters: dict[str, frozenset[str]] = {}
        others: list[Node] = []
        for narrowing in sorted(narrowings):
            found = _NARROWING.fullmatch(narrowing)
            if found is None:
                raise Unsupported(f"narrow({narrowing!r}): write it as field:value")
            name, *ways = found.groups()
            value = next(way for way in ways if way is not None)
            node = self._read_filter(f"{name}__exact", value)
            if isinstance(node, HasValue) and node.facet not in filters:
                filters[node.facet] = node.values
            else:
                others.append(node)
        return filters, others

    def read_facets(self, facets: dict[str, Any]) -> Iterator[str]:
        for name, options in facets.items():
            if options:
                raise Unsupported(f"facet({name!r}) takes no options: all values are counted")
            yield self._facet(name)

    def read_likeness(self, identity: str) -> list[Node]:
        """What others must be like: the telling words of the document of this identity."""
        itself = HasValue(ID, frozenset({identity}))
        snapshot = self._open_snapshot()
        hits = search(snapshot, Question(itself, end=1)).hits
        words = find_telling_words(snapshot.text(TEXT, hits[0].document), snapshot) if hits else ()
        return [hold_many(words), Without(itself)]


def _read_text(field: Field | None, kind: str, value: Any) -> Node:
    """A filter on text: words, a phrase, one of several phrases, or our query language."""
    if kind == "in":
        return AnyOf(tuple(_node(Term(str(one), True, field)) for one in value))
    if kind not in ("content", "exact", "contains"):
        raise Unsupported(f"content__{kind}: texts are searched by words or exact phrases")
    match value:
        case AutoQuery():
            return _read_typed(str(value), field)
        case Not():
            return Without(_node(Term(str(value), False, field)))
        case Exact():
            return _node(Term(str(value), True, field))
        case BaseInput() if not isinstance(value, Clean | PythonData):
            raise Unsupported(f"{type(value).__name__}: no raw query reaches the engine")
    return _node(Term(str(value), kind != "content", field))


def _read_typed(typed: str, field: Field | None) -> Node:
    clauses = tuple(_read_clause(clause, field) for clause in parse_query(typed).clauses)
    return AllOf(clauses) if clauses else Everything()


def _read_clause(clause: Clause, field: Field | None) -> Node:
    options = tuple(_node(Term(t.text, t.phrase, t.field or field)) for t in clause.options)
    return Without(AnyOf(options)) if clause.without else AnyOf(options)


def _node(term: Term) -> Node:
    return read_term(term, find_region).node
