"""What the tests share: a loaded region table, an archive with the seeds, a real browser."""

import os
import shutil
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import call_command

from reports.models import Region
from reports.reference import load_reference

# The browser's driver keeps an event loop in the test's thread; the database calls around it
# are none of that loop's business.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

CHROMIUMS = ("chromium", "chromium-browser", "google-chrome")
CHROMIUM_ARGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
ROOT = Path(__file__).resolve().parent.parent
SEEDS = ROOT / "seeds"
SHARED = ROOT.parent / "shared"


@pytest.fixture(scope="session", autouse=True)
def _own_var(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Originals and index of a test run live in a folder of its own."""
    var = tmp_path_factory.mktemp("var")
    settings.VAR_DIR = var
    settings.MEDIA_ROOT = var / "media"
    settings.STATIC_ROOT = var / "static"
    settings.STATIC_ROOT.mkdir()
    settings.HAYSTACK_CONNECTIONS["default"]["PATH"] = str(var / "index")
    settings.STORAGES = {
        **settings.STORAGES,
        # Hashed file names need a collectstatic run, which tests do without.
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> None:
    """The test database, with the reference tables loaded once for all tests."""
    with django_db_blocker.unblock():
        load_reference()


@pytest.fixture
def regions(db: None) -> None:
    """The reference tables: regions, topics, indicators."""
    if not Region.objects.exists():  # a test with real transactions has emptied the database
        load_reference()


@pytest.fixture
def seeded(regions: None) -> None:
    """An archive that holds the five seeds."""
    call_command("ingest", str(SEEDS), verbosity=0)


@pytest.fixture(scope="session")
def shared_documents() -> list[Path]:
    """The five real documents, where they are at hand."""
    found = sorted((SHARED / "seeds").glob("*.txt"))
    if not found:
        pytest.skip("the real documents are not beside this checkout (../shared/seeds)")
    return found


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """The machine's own Chromium; browser tests say so and skip where there is none."""
    path = next(filter(None, map(shutil.which, CHROMIUMS)), None)
    if path is None:
        pytest.skip("no Chromium on this machine: the browser tests did not run")
    return {**browser_type_launch_args, "executable_path": path, "args": CHROMIUM_ARGS}


@pytest.fixture
def archive(transactional_db: None, live_server: Any) -> str:
    """A running archive with the seeds taken in and indexed; its address."""
    load_reference()
    call_command("ingest", str(SEEDS), verbosity=0)
    call_command("index", "--rebuild", verbosity=0)
    return str(live_server.url)
