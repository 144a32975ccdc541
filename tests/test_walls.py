"""The walls between rooms, held against a fresh interpreter."""

import subprocess
import sys

from tests.conftest import ROOT

FORBIDDEN_IN_THE_CELLAR = ("django", "haystack", "whoosh", "search", "config", "reports.models")

LOOK = """
import sys
import reports.text.reading, reports.text.plain, reports.text.notes
import reports.text.vocabulary, reports.text.places
print("\\n".join(sorted(sys.modules)))
"""


def modules_of(code: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT
    )
    return set(done.stdout.split())


def test_the_cellar_is_pure_python():
    loaded = modules_of(LOOK)
    assert "reports.text.reading" in loaded
    intruders = {
        name
        for name in loaded
        for room in FORBIDDEN_IN_THE_CELLAR
        if name == room or name.startswith(f"{room}.")
    }
    assert not intruders


def test_the_archive_knows_nothing_of_the_engine():
    sources = [path.read_text("utf-8") for path in (ROOT / "reports").rglob("*.py")]
    assert sources
    for source in sources:
        assert "import haystack" not in source
        assert "from haystack" not in source
        assert "whoosh" not in source.lower()
        assert "from search" not in source
        assert "import search" not in source
