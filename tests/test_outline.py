"""The section tree: which lines are headings, how deep they stand, what they look at."""

import json
from pathlib import Path

import pytest

from reports.text.findings import Decoded, Known, ReadSection
from reports.text.layout import read_layout
from reports.text.masthead import read_masthead
from reports.text.outline import read_outline

from .composed import NAMES, read_composed

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"
GOLD = sorted((SHARED / "gold").glob("*.json"))
needs_gold = pytest.mark.skipif(not GOLD, reason="../shared/gold is not here")


def outline(text: str) -> tuple[ReadSection, ...]:
    decoded = Decoded(text)
    layout = read_layout(decoded)
    return read_outline(decoded, layout, read_masthead(decoded, layout, Known()))


def shape(sections: tuple[ReadSection, ...]) -> list[tuple[int, str, str, str]]:
    return [(s.depth, s.number or "", s.heading or "", str(s.kind)) for s in sections]


@pytest.mark.parametrize("name", NAMES)
def test_a_composed_document_has_the_outline_its_author_gave_it(name: str) -> None:
    document = read_composed(name)
    expected = [tuple(section) for section in document.expected["outline"]["sections"]]
    assert shape(document.sections) == expected


def gold_headings(gold: dict[str, object], status: str) -> set[tuple[int, str, str]]:
    return {
        (section["level"], section["number"] or "", heading)
        for section in gold["sections"]
        if section["heading"] and section["status"] == status
        for heading in (section["heading"], *section.get("heading_alt", ()))
    }


@needs_gold
@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_the_gold_headings_are_found_with_their_level(path: Path) -> None:
    gold = json.loads(path.read_text(encoding="utf-8"))
    text = (SHARED / "seeds" / gold["file"]).read_text(encoding="utf-8")
    found = {(s.depth, s.number or "", s.heading) for s in outline(text) if s.heading}
    wanted = [
        {(s["level"], s["number"] or "", h) for h in (s["heading"], *s.get("heading_alt", ()))}
        for s in gold["sections"]
        if s["heading"]
    ]
    required = [
        answers
        for answers, section in zip(
            wanted, (s for s in gold["sections"] if s["heading"]), strict=True
        )
        if section["status"] == "required"
    ]
    hits = sum(bool(answers & found) for answers in required)
    strays = sum(not any(heading in answers for answers in wanted) for heading in found)
    precision, recall = hits / (hits + strays), hits / len(required)
    assert 2 * precision * recall / (precision + recall) >= 0.97


@needs_gold
@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_the_gold_sections_look_back_or_ahead_as_marked(path: Path) -> None:
    gold = json.loads(path.read_text(encoding="utf-8"))
    text = (SHARED / "seeds" / gold["file"]).read_text(encoding="utf-8")
    kinds = {s.heading: str(s.kind) for s in outline(text) if s.heading}
    wrong = [
        section["heading"]
        for section in gold["sections"]
        if section["heading"] in kinds and kinds[section["heading"]] != section["kind"]
    ]
    assert wrong == []
