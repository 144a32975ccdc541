"""tantivy over jieba's words. An optional peer: ``pip install tantivy``."""

import shutil
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import tantivy

from ..corpus import CorpusSection
from . import FACETS, SHOWN, Query, Reply, index_size
from .words import Asked, index_words, mark, read_query

MEMORY = 200_000_000
MOST_VALUES = 1_000
FIELDS = ("title", "words")


class Tantivy:
    """One index directory."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "tantivy"
        if (self.folder / "meta.json").exists():
            self._open()

    def build(self, records: Iterable[CorpusSection]) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)
        index = tantivy.Index(_schema(), path=str(self.folder))
        writer = index.writer(heap_size=MEMORY, num_threads=1)
        for record in records:
            writer.add_document(tantivy.Document(**_document(record)))
        writer.commit()
        writer.wait_merging_threads()
        self._open()

    def _open(self) -> None:
        self._index = tantivy.Index.open(str(self.folder))
        self._searcher = self._index.searcher()

    def ask(self, query: Query, start: int = 0, size: int = SHOWN) -> Reply:
        asked = self._query(read_query(query.q))
        if asked is None:
            return Reply(0, ())
        schema = self._index.schema
        terms = {
            name: tantivy.Query.term_query(schema, name, value)
            for name, value in query.filter.items()
        }
        found = self._searcher.search(_narrow(asked, terms.values()), limit=size, offset=start)
        documents = [self._searcher.doc(address) for _, address in found.hits]
        snippets = tuple(mark(document["text"][0], query.q) for document in documents)
        facets = self._facets(asked, terms)
        ids = tuple(document["id"][0] for document in documents)
        return Reply(found.count, ids, snippets, facets)

    def _facets(
        self, asked: tantivy.Query, terms: Mapping[str, tantivy.Query]
    ) -> dict[str, dict[str, int]]:
        """Facets that are not narrowed by are counted together, each other one by itself."""
        together = [name for name in FACETS if name not in terms]
        facets = self._count(_narrow(asked, terms.values()), together)
        for name in terms:
            others = [term for other, term in terms.items() if other != name]
            facets |= self._count(_narrow(asked, others), [name])
        return facets

    def _count(self, asked: tantivy.Query, names: Sequence[str]) -> dict[str, dict[str, int]]:
        wanted = {name: {"terms": {"field": name, "size": MOST_VALUES}} for name in names}
        counted = self._searcher.aggregate(asked, wanted)
        return {
            name: {bucket["key"]: bucket["doc_count"] for bucket in counted[name]["buckets"]}
            for name in names
        }

    def _query(self, clauses: Sequence[Asked]) -> tantivy.Query | None:
        parts = []
        for clause in clauses:
            options = [self._words(words, phrase) for words, phrase in clause.options]
            if options:
                either = _either(options)
                how = tantivy.Occur.MustNot if clause.without else tantivy.Occur.Must
                parts.append((how, either))
        wanted = any(how == tantivy.Occur.Must for how, _ in parts)
        return tantivy.Query.boolean_query(parts) if wanted else None

    def _words(self, words: Sequence[str], phrase: bool) -> tantivy.Query:
        schema = self._index.schema
        if phrase and len(words) > 1:
            return _either(
                [tantivy.Query.phrase_query(schema, name, list(words)) for name in FIELDS]
            )
        each = [
            _either([tantivy.Query.term_query(schema, name, word) for name in FIELDS])
            for word in words
        ]
        return tantivy.Query.boolean_query([(tantivy.Occur.Must, part) for part in each])

    def forget(self) -> None:
        self._open()

    @property
    def size(self) -> int:
        return index_size(self.folder)


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    for name in ("id", "text"):
        builder.add_text_field(name, stored=True, tokenizer_name="raw", index_option="basic")
    for name in FIELDS:
        builder.add_text_field(name, tokenizer_name="whitespace")
    for name in FACETS:
        builder.add_text_field(name, tokenizer_name="raw", fast=True, index_option="basic")
    return builder.build()


def _document(record: CorpusSection) -> dict[str, Any]:
    facets = {name: str(getattr(record, name)) for name in FACETS}
    words = {"title": index_words(record.title), "words": index_words(record.text)}
    return {"id": record.id, "text": record.text, **words, **facets}


def _either(options: Sequence[tantivy.Query]) -> tantivy.Query:
    return tantivy.Query.boolean_query([(tantivy.Occur.Should, part) for part in options])


def _narrow(asked: tantivy.Query, terms: Iterable[tantivy.Query]) -> tantivy.Query:
    parts = [(tantivy.Occur.Must, part) for part in (asked, *terms)]
    return tantivy.Query.boolean_query(parts) if len(parts) > 1 else asked
