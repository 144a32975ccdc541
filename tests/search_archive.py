"""An archive with the five seeds and their index, made once for all tests of a module."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import transaction

SEEDS = Path(__file__).resolve().parent.parent / "seeds"


@pytest.fixture(scope="module")
def seeds_taken_in(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """Rows that every test of the module finds; what a test changes is rolled back."""
    with django_db_blocker.unblock():
        whole = transaction.atomic()
        whole.__enter__()
        call_command("load_reference", verbosity=0)
        call_command("ingest", str(SEEDS), verbosity=0)
        call_command("index", "--rebuild", verbosity=0)
    yield
    with django_db_blocker.unblock():
        transaction.set_rollback(True)
        whole.__exit__(None, None, None)


@pytest.fixture
def archive(seeds_taken_in: None, db: None) -> None:
    """The seeds, searchable. For tests that only read the index."""


@pytest.fixture
def index(archive: None) -> Iterator[Path]:
    """An index of the test's own, to change or to break."""
    call_command("index", "--rebuild", verbosity=0)
    yield Path(settings.HAYSTACK_CONNECTIONS["default"]["PATH"])
    call_command("index", "--rebuild", verbosity=0)
