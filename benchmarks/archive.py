"""An archive of its own for a measurement, far from the site's data."""

import io
import os
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path


def open_archive(folder: Path) -> None:
    """Let Django keep everything under this folder. Once a process, before any model."""
    import django

    folder.mkdir(parents=True, exist_ok=True)
    os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
    os.environ["ARCHIVE_VAR"] = str(folder)
    os.environ["INDEX_PATH"] = str(folder / "index")
    os.environ["DATABASE_URL"] = f"sqlite:///{folder / 'archive.sqlite3'}"
    os.environ["LOG_LEVEL"] = "ERROR"
    django.setup()


def prepare_archive() -> None:
    """Make the tables and load the reference tables: regions, topics, other names."""
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    call_command("load_reference", stdout=io.StringIO())


@contextmanager
def temporary_archive() -> Iterator[Path]:
    """An empty archive, gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="archive-") as name:
        open_archive(Path(name))
        prepare_archive()
        yield Path(name)


@contextmanager
def kept_archive(folder: Path) -> Iterator[Path]:
    """The archive in a folder, empty the first time; it stays."""
    open_archive(folder.resolve())
    prepare_archive()
    yield folder.resolve()


def take_in(paths: Iterable[Path], jobs: int = 1) -> None:
    """Read reports into the archive, in so many processes, and index them as the site does."""
    from django.core.management import call_command

    ingest = ("ingest", *map(str, paths), "--jobs", str(jobs))
    for name, *options in (ingest, ("index", "--rebuild")):
        call_command(name, *options, stdout=io.StringIO(), stderr=io.StringIO())
