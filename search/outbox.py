"""From the database to the index: what changed, in order, by one indexer at a time."""

import logging
from typing import Any

from django.db import DatabaseError, close_old_connections
from haystack import connections
from haystack.constants import DEFAULT_ALIAS

from reports.models import Metric
from reports.remembering import Remembered

from .backend import ChineseWhooshBackend
from .figure_documents import find_documents
from .generations import FIGURES, IndexBusy, IndexUnavailable
from .models import PendingChange
from .search_indexes import SectionIndex

BATCH = 200
"""Changed reports taken over in one commit."""

log = logging.getLogger(__name__)


def note_change(report_id: int, **kwargs: Any) -> None:
    """Receiver of report_changed: remember it in the same transaction."""
    PendingChange.objects.create(report_id=report_id)


def note_removal(report_id: int, **kwargs: Any) -> None:
    """Receiver of report_removed: from its commit on no answer shows the report."""
    PendingChange.objects.create(report_id=report_id, removed=True)


def apply_after_intake(**kwargs: Any) -> None:
    """Receiver of intake_finished: a command has committed its reports; index them now.

    Where an indexer is at work it takes them over itself. Where no index exists yet,
    ``manage.py index`` will build it from the database, these reports among them.
    """
    try:
        apply_changes()
    except IndexBusy:
        log.info("an indexer is at work and will take over the new reports")
    except IndexUnavailable as error:
        log.warning("the new reports are not searchable until `manage.py index` has run: %s", error)


def find_removed() -> frozenset[str]:
    """Reports removed since the index last took over changes."""
    return _removed.get()


def _find_removed() -> frozenset[str]:
    ids = PendingChange.objects.filter(removed=True).values_list("report_id", flat=True)
    return frozenset(map(str, ids))


_removed = Remembered(_find_removed)


def apply_changes(refused: list[str] | None = None) -> int:
    """Take every pending change over into the live index; how many reports they concerned.

    Sections that cannot be indexed are named in ``refused``, each with the reason. Raises
    IndexBusy where another indexer is at work, IndexUnavailable where there is no sound index
    to amend.
    """
    total = 0
    while pending := list(PendingChange.objects.all()[:BATCH]):
        reports = {change.report_id for change in pending}
        sections = SectionIndex().build_queryset().filter(report__in=reports)
        backend().replace(SectionIndex(), map(str, reports), sections, refused)
        PendingChange.objects.filter(pk__in=[change.pk for change in pending]).delete()
        total += len(reports)
    return total


def rebuild(refused: list[str] | None = None) -> int:
    """Build a new generation from the whole database and switch to it; how many sections.

    Changes noted before the reading began are in it. Sections that cannot be indexed are
    named in ``refused``, each with the reason. Raises IndexBusy.
    """
    noted = list(PendingChange.objects.values_list("pk", flat=True))
    figures = find_documents(Metric.objects.shown())
    count = backend().rebuild(SectionIndex(), _every_section(), refused, figures)
    PendingChange.objects.filter(pk__in=noted).delete()
    return count


def _every_section() -> Any:
    return SectionIndex().build_queryset().iterator(chunk_size=500)


def is_sound() -> bool:
    """Whether the live index opens and its files are as written."""
    generations = backend().generations
    try:
        live, _ = generations.open_live()
        generations.open(live, FIGURES)
    except IndexUnavailable:
        return False
    return True


def backend() -> ChineseWhooshBackend:
    found: ChineseWhooshBackend = connections[DEFAULT_ALIAS].get_backend()
    return found


def follow_once(check: bool = False) -> None:
    """One look at the outbox by an indexer that keeps running; what fails is tried again.

    With ``check`` every file of the index is compared with what was written.
    """
    close_old_connections()
    try:
        if backend().generations.stamp() is None or (check and not is_sound()):
            rebuild()
        apply_changes()
    except IndexBusy:
        log.debug("another indexer is at work")
    except IndexUnavailable:
        log.exception("the index is unsound and is built anew")
        rebuild()
    except (DatabaseError, OSError):
        log.exception("the index could not be brought up to date; trying again")
