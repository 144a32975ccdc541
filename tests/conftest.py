"""What the tests share: a loaded region table, an archive with the seeds, a real browser."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command

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


@pytest.fixture
def regions(db: None) -> None:
    """The reference tables: regions, topics, indicators."""
    call_command("load_reference", verbosity=0)


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
def chromium() -> Iterator[str]:
    """Where the machine's Chromium is; browser tests say so and skip where there is none."""
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None:
        pytest.skip("no Chromium on this machine: the browser tests did not run")
    yield path
