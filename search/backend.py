"""The Haystack engine: its Whoosh backend, with our fields, our reading and our writing.

Of the stock backend this keeps the interface. A search is a :class:`Question` carried
through Haystack by a string that only looks like a query: nothing a person types ever
reaches Whoosh's parser.
"""

import threading
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.db.models import Model
from haystack import connections
from haystack.backends import log_query
from haystack.backends.whoosh_backend import WhooshEngine, WhooshSearchBackend, WhooshSearchQuery
from haystack.constants import DJANGO_CT, ID
from haystack.exceptions import SkipDocument
from haystack.fields import FacetField, IntegerField, SearchField
from haystack.indexes import SearchIndex
from haystack.models import SearchResult
from haystack.query import SearchQuerySet
from haystack.utils import get_identifier, get_model_ct
from whoosh.fields import FieldType, Schema

from . import writing
from .analysis import field_words
from .engine.asking import Answer, Contains, Everything, Hit, Question
from .engine.searching import GROUP, search
from .engine.snapshot import Snapshot
from .generations import Generations, IndexUnavailable, Live
from .schema import ALTERED, CHARACTERS, SEPARATOR, TEXT, Characters, Facet, Kept, Rank, Words
from .spelling import Vocabulary

__all__ = ["ChineseWhooshEngine", "IndexUnavailable", "SectionQuerySet"]


class QuestionString(str):
    """A question in the shape that Haystack hands from query to backend."""

    question: Question

    def __new__(cls, question: Question) -> "QuestionString":
        made = super().__new__(cls, repr(question.node))
        made.question = question
        return made


class _Opened:
    """The snapshot in use for one index directory, whichever thread asks."""

    def __init__(self, path: Path) -> None:
        self._generations = Generations(path)
        self._lock = threading.Lock()
        self._stamp: tuple[int, int] | None = None
        self._live: Live | None = None
        self._snapshot: Snapshot | None = None

    def snapshot(self) -> Snapshot:
        """The live generation's. Raises IndexUnavailable."""
        stamp = self._generations.stamp()
        if stamp is not None and stamp == self._stamp and self._snapshot:
            return self._snapshot
        with self._lock:
            return self._reopen()

    def _reopen(self) -> Snapshot:
        stamp = self._generations.stamp()
        if self._snapshot and stamp is not None and stamp == self._stamp:
            return self._snapshot
        try:
            live, index = self._generations.open_live(self._live)
            self._snapshot = Snapshot(index, SEPARATOR)
        except Exception as error:
            if self._generations.stamp() != stamp:
                # Switched while it was being opened: the files that went were its own.
                return self._reopen()
            self._stamp = self._live = self._snapshot = None
            raise IndexUnavailable(str(error)) from error
        # The files of the snapshot before close once the last thread lets go of it.
        self._live, self._stamp = live, stamp
        return self._snapshot


_opened: dict[Path, _Opened] = {}


def open_snapshot(path: Path) -> Snapshot:
    """The index directory's live snapshot, shared by the whole process.

    Raises IndexUnavailable where the index is missing, or its files are not as written.
    """
    return _opened.setdefault(path, _Opened(path)).snapshot()


class ChineseWhooshBackend(WhooshSearchBackend):
    """Searches by questions, writes by generations."""

    def __init__(self, connection_alias: str, **options: Any) -> None:
        super().__init__(connection_alias, **options)
        self.generations = Generations(Path(self.path))

    def setup(self) -> None:
        """Work out the schema. Nothing is made on disk: a reader needs no writable folder."""
        index = connections[self.connection_alias].get_unified_index()
        self.content_field_name, self.schema = self.build_schema(index.all_searchfields())
        self._kept = [
            name
            for name, field in self.schema.items()
            if isinstance(field, Words | Kept) or name == GROUP
        ]
        self.setup_complete = True

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
        try:
            answer = search(snapshot, query_string.question)
            results = [
                self._result(snapshot, hit, kwargs.get("result_class")) for hit in answer.hits
            ]
        except Exception as error:
            # Checked when opened, the files were changed since: nothing of them can be trusted.
            raise IndexUnavailable(f"索引读取失败：{error}") from error
        fields = {name: list(counts.items()) for name, counts in answer.facets.items()}
        return {
            "results": results,
            "hits": answer.groups if query_string.question.grouped else answer.total,
            "facets": {"fields": fields, "dates": {}, "queries": {}},
            "answer": answer,
        }

    def snapshot(self) -> Snapshot:
        """The live index. Raises IndexUnavailable."""
        return open_snapshot(self.generations.path)

    def values(self, facet: str) -> tuple[str, ...]:
        """Every value that a facet has in the live index. Raises IndexUnavailable."""
        return self.snapshot().codes(facet).values

    def holds(self, folded: str) -> bool:
        """Whether any section holds these words. Raises IndexUnavailable."""
        answer = search(self.snapshot(), Question(Contains(folded), end=0))
        return answer.total > 0

    def vocabulary(self) -> Vocabulary:
        """The words of the live index; worked out once a generation. Raises IndexUnavailable."""
        return _vocabulary_of(self.snapshot())

    def _result(self, snapshot: Snapshot, hit: Hit, result_class: Any) -> SearchResult:
        content_type, _, key = snapshot.text(ID, hit.document).rpartition(".")
        app, _, model = content_type.partition(".")
        kept = {name: snapshot.text(name, hit.document) for name in self._kept}
        return (result_class or SearchResult)(app, model, key, hit.score, others=hit.others, **kept)

    def update(self, index: SearchIndex, iterable: Iterable[Model], commit: bool = True) -> None:
        """Index these objects anew. Raises IndexBusy where another process is writing."""
        documents = {document[ID]: document for document in self._prepare(index, iterable)}
        removed = [writing.identity_of(document) for document in documents.values()]
        with self.generations.lock():
            if self.generations.stamp() is None:
                writing.build(self.generations, self.schema, documents.values())
            else:
                writing.amend(self.generations, removed, documents.values())

    def _prepare(self, index: SearchIndex, objects: Iterable[Model]) -> Iterable[writing.Document]:
        if not self.setup_complete:
            self.setup()
        for instance in objects:
            try:
                prepared = index.full_prepare(instance)
            except SkipDocument:
                continue
            yield {name: value for name, value in prepared.items() if name in self.schema.names()}

    def rebuild(self, index: SearchIndex, objects: Iterable[Model]) -> int:
        """Write a new generation beside the live one and switch to it; how many documents."""
        documents = self._prepare(index, objects)
        if not self.setup_complete:
            self.setup()
        with self.generations.lock():
            return writing.build(self.generations, self.schema, documents)

    def replace(self, index: SearchIndex, groups: Iterable[str], objects: Iterable[Model]) -> None:
        """Let these objects be all that the index holds of these groups (reports)."""
        removed = [(GROUP, group) for group in groups]
        documents = self._prepare(index, objects)
        with self.generations.lock():
            writing.amend(self.generations, removed, documents)

    def remove(self, obj_or_string: Model | str, commit: bool = True) -> None:
        with self.generations.lock():
            writing.amend(self.generations, [(ID, get_identifier(obj_or_string))], ())

    def clear(self, models: list[type[Model]] | None = None, commit: bool = True) -> None:
        if not self.setup_complete:
            self.setup()
        with self.generations.lock():
            if models is None:
                writing.build(self.generations, self.schema, ())
            else:
                kinds = [(DJANGO_CT, get_model_ct(model)) for model in models]
                writing.amend(self.generations, kinds, ())

    def delete_index(self) -> None:
        self.clear()

    def more_like_this(self, model_instance: Model, *args: Any, **kwargs: Any) -> dict[str, Any]:
        raise NotImplementedError("similar sections are asked for through search.queries")


@lru_cache(maxsize=1)
def _vocabulary_of(snapshot: Snapshot) -> Vocabulary:
    """Words of several characters that are no chance: in more than one section, or of the field."""
    counts = snapshot.frequencies(TEXT)
    field = {word: counts.get(word, 0) for word in field_words()}
    common = {w: n for w, n in counts.items() if n > 1 and len(w) > 1 and not w.isascii()}
    return Vocabulary(common | {word: count for word, count in field.items() if count})


def _field_for(field: SearchField) -> FieldType:
    """How a field of a search index is kept: words, whole values, a number, or only kept."""
    if isinstance(field, FacetField):
        return Facet(many=field.index_fieldname == GROUP)
    if isinstance(field, IntegerField):
        return Rank()
    return Words() if field.indexed else Kept()


class ChineseSearchQuery(WhooshSearchQuery):
    """Carries a question from a query set to the backend, and its answer back."""

    def __init__(self, using: str = "default") -> None:
        super().__init__(using)
        self.question = Question(Everything())
        self.answer: Answer | None = None

    def _clone(self, klass: type | None = None, using: str | None = None) -> "ChineseSearchQuery":
        clone: ChineseSearchQuery = super()._clone(klass, using)
        clone.question = self.question
        return clone

    def build_query(self) -> QuestionString:
        return QuestionString(self.question)

    def run(self, spelling_query: str | None = None, **kwargs: Any) -> None:
        results = self.backend.search(self.build_query(), **{**self.build_params(), **kwargs})
        self._results = results["results"]
        self._hit_count = results["hits"]
        self._facet_counts = self.post_process_facets(results)
        self.answer = results["answer"]

    def build_query_fragment(self, field: str, filter_type: str, value: Any) -> str:
        raise NotImplementedError("searches are asked as questions, not as filters")


class SectionQuerySet(SearchQuerySet):
    """Haystack's query set, asked with a question."""

    def ask(self, question: Question) -> "SectionQuerySet":
        clone: SectionQuerySet = self._clone()
        clone.query.question = question
        return clone

    def answered(self) -> tuple[Answer, list[SearchResult]]:
        """The answer and the page's results, from one search."""
        results = self.query.get_results()
        return self.query.answer, results


class ChineseWhooshEngine(WhooshEngine):
    backend = ChineseWhooshBackend
    query = ChineseSearchQuery
