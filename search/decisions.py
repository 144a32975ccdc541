"""People's decisions about figures that the index has yet to take over, searched with it.

A correction must count at once, in totals and order too, not when an indexer comes round:
until then the few figures concerned are indexed by themselves, in a folder for the time being.
"""

from tempfile import TemporaryDirectory
from typing import NamedTuple

from django.db.models import Max
from whoosh.filedb.filestore import FileStorage

from reports.models import Metric
from reports.remembering import Remembered

from .building import write_segments
from .engine.snapshot import Snapshot
from .figure_documents import find_documents
from .models import PendingChange
from .schema import FIGURE, figure_schema

MOST = 500
"""Figures that are searched so; of more than these, those decided last."""


class Decided(NamedTuple):
    """Keys of figures, and the last of the changes that they may have been part of."""

    change: int
    figures: tuple[int, ...]


class _Beside(NamedTuple):
    """A snapshot with the folder of its last documents, which goes when it does."""

    snapshot: Snapshot
    folder: "TemporaryDirectory[str]"


def with_decisions(live: Snapshot) -> Snapshot:
    """The index of figures as people have decided by now."""
    decided = _decided.get()
    if not decided.figures:
        return live
    beside: _Beside = live.cache.get(("decided", decided), lambda: _index_beside(live, decided))
    return beside.snapshot


def _index_beside(live: Snapshot, decided: Decided) -> _Beside:
    folder = TemporaryDirectory(prefix="figures-")
    index = FileStorage(folder.name).create_index(figure_schema())
    shown = Metric.objects.shown().filter(pk__in=decided.figures)
    write_segments(index, find_documents(shown), processes=1)
    return _Beside(live.replacing(FIGURE, decided.figures, index.refresh()), folder)


def _find_decided() -> Decided:
    """Figures with a history, of reports that changed since the index was brought up to date."""
    pending = PendingChange.objects.filter(removed=False)
    history = Metric.history.filter(report_id__in=pending.values("report_id"))
    latest = history.values("id").annotate(latest=Max("history_id")).order_by("-latest")
    figures = tuple(sorted(latest.values_list("id", flat=True)[:MOST]))
    last = pending.aggregate(last=Max("pk"))["last"] if figures else None
    return Decided(last or 0, figures)


_decided = Remembered(_find_decided)
