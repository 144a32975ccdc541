"""The stock recipe: Haystack, its Whoosh backend as it comes, and jieba's ChineseAnalyzer.

What tutorials do: the analyzer on the text field, facets as ``CharField(faceted=True)``,
queries through ``auto_query``. Nothing here is mended.
"""

import logging
import threading
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import jieba
from django.conf import settings
from haystack import connections, indexes
from haystack.backends import BaseEngine
from haystack.backends.whoosh_backend import WhooshSearchBackend, WhooshSearchQuery
from haystack.query import SearchQuerySet
from haystack.utils.highlighting import Highlighter
from haystack.utils.loading import UnifiedIndex
from jieba.analyse import ChineseAnalyzer
from whoosh.qparser import OrGroup

from reports.models import Section

from ..corpus import CorpusSection
from . import FACETS, SHOWN, Query, Reply, index_size

MODEL = "reports.section"

jieba.setLogLevel(logging.WARNING)


class StockIndex(indexes.SearchIndex, indexes.Indexable):
    """A section as tutorials index a post. Records stand in for the model's instances."""

    text = indexes.CharField(document=True, analyzer=ChineseAnalyzer())
    title = indexes.CharField(analyzer=ChineseAnalyzer())
    city = indexes.CharField(faceted=True)
    province = indexes.CharField(faceted=True)
    year = indexes.CharField(faceted=True)
    topic = indexes.CharField(faceted=True)

    def get_model(self) -> type[Section]:
        return Section

    def full_prepare(self, record: CorpusSection) -> dict[str, Any]:
        facets = {name: str(getattr(record, name)) for name in FACETS}
        return {
            "id": f"{MODEL}.{record.id}",
            "django_ct": MODEL,
            "django_id": record.id,
            "text": f"{record.title}\n{record.text}",
            "title": record.title,
            **facets,
            **{f"{name}_exact": value for name, value in facets.items()},
        }


class _OnlyStockIndex(UnifiedIndex):
    def collect_indexes(self) -> list[indexes.SearchIndex]:
        return [StockIndex()]


class StockEngine(BaseEngine):
    backend = WhooshSearchBackend
    query = WhooshSearchQuery
    unified_index = _OnlyStockIndex


class Stock:
    """One index directory. ``any_word`` asks for sections with any of the words."""

    def __init__(self, folder: Path, any_word: bool = False) -> None:
        self.folder = folder / "stock"
        self._alias = f"stock-{threading.get_ident()}-{folder.name}-{any_word}"
        settings.HAYSTACK_CONNECTIONS[self._alias] = {
            "ENGINE": f"{__name__}.StockEngine",
            "PATH": str(self.folder),
        }
        connections.connections_info[self._alias] = settings.HAYSTACK_CONNECTIONS[self._alias]
        self._any_word = any_word

    def _backend(self) -> WhooshSearchBackend:
        backend = connections[self._alias].get_backend()
        if not backend.setup_complete:
            backend.setup()
            if self._any_word:
                backend.parser.group = OrGroup
        return backend

    def build(self, records: Iterable[CorpusSection]) -> None:
        """All in one batch, which is the kindest: the default batches take many times as long."""
        self._backend().update(StockIndex(), list(records))

    def ask(self, query: Query, start: int = 0, size: int = SHOWN) -> Reply:
        self._backend()
        found = SearchQuerySet(using=self._alias).auto_query(query.q)
        for name, value in query.filter.items():
            found = found.narrow(f'{name}_exact:"{value}"')
        for name in FACETS:
            found = found.facet(name)
        hits = found[start : start + size]
        marker = Highlighter(query.q, html_tag="mark")
        snippets = tuple(marker.highlight(hit.text) for hit in hits)
        counts = found.facet_counts().get("fields", {})
        facets = {name: dict(counts.get(name, ())) for name in FACETS}
        return Reply(found.count(), tuple(hit.pk for hit in hits), snippets, facets)

    def forget(self) -> None:
        """Nothing is kept: the stock backend opens its index anew for each search."""

    @property
    def size(self) -> int:
        return index_size(self.folder)
