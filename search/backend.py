"""The Haystack engine: its Whoosh backend, with our fields, our reading and our writing.

Of the stock backend this keeps the interface. A search is a :class:`Question` carried
through Haystack by a string that only looks like a query: nothing a person types ever
reaches Whoosh's parser.
"""

import logging
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.db import DatabaseError
from django.db.models import Model
from haystack import connections
from haystack.backends import log_query
from haystack.backends.whoosh_backend import WhooshEngine, WhooshSearchBackend
from haystack.constants import DJANGO_CT, ID
from haystack.exceptions import SkipDocument
from haystack.fields import CharField, FacetField, IntegerField, SearchField
from haystack.indexes import SearchIndex
from haystack.models import SearchResult
from haystack.utils import get_identifier, get_model_ct
from whoosh.fields import FieldType, Schema

from . import writing
from .analysis import field_words
from .decisions import with_decisions
from .engine.asking import Answer, Contains, Hit, Question
from .engine.searching import GROUP, search
from .engine.snapshot import Snapshot
from .figure_documents import find_changes
from .generations import FIGURES, UNREADABLE, Generations, IndexUnavailable
from .haystack_calls import Unsupported, read_values
from .opening import open_snapshot
from .query_sets import ChineseSearchQuery, QuestionString, SectionQuerySet
from .schema import ALTERED, CHARACTERS, FIGURE, TEXT, Characters, Facet, Kept, Rank, Words
from .spelling import Vocabulary

log = logging.getLogger(__name__)

WAIT = 60.0
"""Seconds that Haystack's own commands wait for each other; they write from several processes."""

__all__ = ["ChineseWhooshEngine", "IndexUnavailable", "SectionQuerySet", "open_snapshot"]


class ChineseWhooshBackend(WhooshSearchBackend):
    """Searches by questions, writes by generations."""

    def __init__(self, connection_alias: str, **options: Any) -> None:
        super().__init__(connection_alias, **options)
        self.generations = Generations(Path(self.path))

    def setup(self) -> None:
        """Work out the schema. Nothing is made on disk: a reader needs no writable folder."""
        index = connections[self.connection_alias].get_unified_index()
        self._fields = index.all_searchfields()
        self.content_field_name, self.schema = self.build_schema(self._fields)
        self._kept = [
            name
            for name, field in self.schema.items()
            if isinstance(field, Words | Kept) or name == GROUP
        ]
        self.setup_complete = True

    def known_schema(self) -> Schema:
        if not self.setup_complete:
            self.setup()
        return self.schema

    def build_schema(self, fields: dict[str, SearchField]) -> tuple[str, Schema]:
        made: dict[str, FieldType] = {
            ID: Facet(many=True, unique=True),
            DJANGO_CT: Facet(),
            CHARACTERS: Characters(),
            ALTERED: Rank(),
        }
        content = ""
        for field in fields.values():
            made[field.index_fieldname] = _field_for(field)
            if field.document:
                content = field.index_fieldname
        return content, Schema(**made)

    @log_query
    def search(self, query_string: str, **kwargs: Any) -> dict[str, Any]:
        """Answer a question. Raises IndexUnavailable where there is no sound index."""
        if not isinstance(query_string, QuestionString):
            raise TypeError("only questions are searched: no query text reaches the engine")
        if not self.setup_complete:
            self.setup()
        snapshot = self.snapshot()
        with self._reading():
            answer = search(snapshot, query_string.question)
            results = [
                self._result(snapshot, hit, kwargs.get("result_class"), query_string.whole)
                for hit in answer.hits
            ]
        order = _most_first if query_string.whole else _as_counted
        fields = {name: order(counts) for name, counts in answer.facets.items()}
        return {
            "results": results,
            "hits": answer.groups if query_string.question.grouped else answer.total,
            "facets": {"fields": fields, "dates": {}, "queries": {}},
            "answer": answer,
        }

    @contextmanager
    def _reading(self) -> Iterator[None]:
        """Files that were changed since they were opened are IndexUnavailable; our faults are not.

        Bytes gone wrong can upset anything: so the files are looked at before a fault is ours.
        """
        try:
            yield
        except UNREADABLE as error:
            raise IndexUnavailable(f"索引读取失败：{error}") from error
        except Exception:
            self.generations.verify()
            raise

    def snapshot(self) -> Snapshot:
        """The live index of sections. Raises IndexUnavailable."""
        return open_snapshot(self.generations.path)

    def search_figures(self, question: Question) -> tuple[Answer, list[int]]:
        """Answer a question about figures; beside it the keys of those on the page, in order.

        Raises IndexUnavailable.
        """
        with self._reading():
            snapshot = self._figures()
            answer = search(snapshot, question)
            keys = snapshot.numbers(FIGURE)
            return answer, [int(keys[hit.document]) for hit in answer.hits]

    def first_figures(self, question: Question) -> tuple[int, ...]:
        """Only the keys; kept for the next who asks the same. Raises IndexUnavailable."""
        filters = frozenset(question.filters.items())
        asked = question.node, question.closer, question.order, question.hidden, question.end
        key = ("first", filters, asked)
        with self._reading():
            cache = self._figures().cache
            return cache.get(key, lambda: tuple(self.search_figures(question)[1]))

    def _figures(self) -> Snapshot:
        return with_decisions(open_snapshot(self.generations.path, FIGURES))

    def values(self, facet: str) -> tuple[str, ...]:
        """Every value that a facet has in the live index. Raises IndexUnavailable."""
        return self.snapshot().codes(facet).values

    def holds(self, folded: str) -> bool:
        """Whether any section holds these words. Raises IndexUnavailable."""
        with self._reading():
            return search(self.snapshot(), Question(Contains(folded), end=0)).total > 0

    def vocabulary(self) -> Vocabulary:
        """The words of the live index; worked out once a generation. Raises IndexUnavailable."""
        return _vocabulary_of(self.snapshot())

    def _result(self, snapshot: Snapshot, hit: Hit, result_class: Any, whole: bool) -> SearchResult:
        identity = snapshot.text(ID, hit.document)
        content_type, _, key = identity.rpartition(".")
        app, _, model = content_type.partition(".")
        kept = {name: snapshot.text(name, hit.document) for name in self._kept}
        if whole:
            kept |= {ID: identity, **read_values(snapshot, hit.document, self._fields)}
        return (result_class or SearchResult)(app, model, key, hit.score, others=hit.others, **kept)

    def update(self, index: SearchIndex, iterable: Iterable[Model], commit: bool = True) -> None:
        """Index these objects anew. Raises IndexBusy where another process is writing."""
        documents = {document[ID]: document for document in self._prepare(index, iterable)}
        removed = [writing.identity_of(document) for document in documents.values()]
        figures = find_changes(d[GROUP] for d in documents.values() if GROUP in d)
        with self.generations.lock(WAIT):
            if self.generations.stamp() is None:
                writing.build(self.generations, self.schema, documents.values(), figures.added)
            else:
                writing.amend(self.generations, removed, documents.values(), figures)

    def _prepare(
        self, index: SearchIndex, objects: Iterable[Model], refused: list[str] | None = None
    ) -> Iterable[writing.Document]:
        """Documents of the objects; those that cannot be prepared are named in ``refused``."""
        names = self.known_schema().names()
        for instance in objects:
            try:
                prepared = index.full_prepare(instance)
            except SkipDocument:
                continue
            except DatabaseError:
                raise
            except Exception as error:
                # One bad record keeps no other out of the index.
                log.exception("not indexed: %s", get_identifier(instance))
                if refused is not None:
                    refused.append(f"{get_identifier(instance)}（{error!r}）")
                continue
            yield {name: value for name, value in prepared.items() if name in names}

    def rebuild(
        self,
        index: SearchIndex,
        objects: Iterable[Model],
        refused: list[str] | None = None,
        figures: Iterable[writing.Document] = (),
    ) -> int:
        """Write a new generation beside the live one and switch to it; how many documents."""
        documents = self._prepare(index, objects, refused)
        with self.generations.lock():
            return writing.build(self.generations, self.known_schema(), documents, figures)

    def replace(
        self,
        index: SearchIndex,
        groups: Iterable[str],
        objects: Iterable[Model],
        refused: list[str] | None = None,
    ) -> None:
        """Let these objects, and their figures, be all that is held of these groups (reports)."""
        reports = list(groups)
        removed = [(GROUP, report) for report in reports]
        documents = self._prepare(index, objects, refused)
        with self.generations.lock():
            writing.amend(self.generations, removed, documents, find_changes(reports))

    def remove(self, obj_or_string: Model | str, commit: bool = True) -> None:
        with self.generations.lock(WAIT):
            writing.amend(self.generations, [(ID, get_identifier(obj_or_string))], ())

    def clear(self, models: list[type[Model]] | None = None, commit: bool = True) -> None:
        with self.generations.lock(WAIT):
            if models is None:
                writing.build(self.generations, self.known_schema(), ())
            else:
                kinds = [(DJANGO_CT, get_model_ct(model)) for model in models]
                writing.amend(self.generations, kinds, ())

    def delete_index(self) -> None:
        self.clear()

    def more_like_this(self, model_instance: Model, *args: Any, **kwargs: Any) -> dict[str, Any]:
        raise Unsupported("similar documents are asked for through a query set")


def _as_counted(counts: Mapping[str, int]) -> list[tuple[str, int]]:
    return list(counts.items())


def _most_first(counts: Mapping[str, int]) -> list[tuple[str, int]]:
    """A facet's counts as Haystack gives them."""
    return sorted(counts.items(), key=lambda count: (-count[1], count[0]))


@lru_cache(maxsize=1)
def _vocabulary_of(snapshot: Snapshot) -> Vocabulary:
    """Words of several characters; known are those of the field or in more than one section."""
    counts = snapshot.frequencies(TEXT)
    words = {w: n for w, n in counts.items() if n and len(w) > 1 and not w.isascii()}
    field = {word: words[word] for word in field_words() if word in words}
    known = field | {word: count for word, count in words.items() if count > 1}
    return Vocabulary(known, words.keys() - known.keys())


def _field_for(field: SearchField) -> FieldType:
    """How a field of a search index is kept: words, whole values, a number, or only kept."""
    if isinstance(field, FacetField):
        return Facet(many=field.index_fieldname == GROUP)
    if isinstance(field, IntegerField):
        return Rank()
    if not isinstance(field, CharField):
        return Facet(many=True)
    return Words() if field.indexed else Kept()


class ChineseWhooshEngine(WhooshEngine):
    backend = ChineseWhooshBackend
    query = ChineseSearchQuery
