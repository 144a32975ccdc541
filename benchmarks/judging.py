"""Judged queries: what people ask, which sections answer, and how well a ranking does.

``data/queries.jsonl`` has one query a line: ``id kind half q grades``. A grade is 3 for a
section that answers best, 2 in part, 1 where it touches on it; others do not answer. A section
is named by its file and some words of its heading, or else of its text, so that the judgements
outlive a re-read. ``data/unseen_queries.jsonl`` is a set of its own in the same form, asked only
where it is named.
"""

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

DATA = Path(__file__).parent / "data"
QUERIES = DATA / "queries.jsonl"
UNSEEN = DATA / "unseen_queries.jsonl"
COLLECTION = (DATA / "judged", DATA.parent.parent / "seeds")
"""The composed reports and the site's own digests: what is searched."""
DEPTH = 10
"""How far down a ranking is looked at."""
GOOD = 2
"""The grade of a section that a reader is content to find."""
KINDS = {
    "single": "one word",
    "several": "several words",
    "everyday": "everyday wording",
    "abbreviation": "abbreviation",
    "phrase": "phrase",
    "place-year": "place and year",
    "exclusion": "exclusion",
    "figure": "figure-seeking",
    "traditional": "traditional",
    "pinyin": "pinyin, initials",
    "one-character": "one character",
    "typo": "typo",
    "full-width": "full-width",
    "latin": "Latin",
    "question": "whole question",
    "unanswerable": "unanswerable",
}


@dataclass(frozen=True, slots=True)
class JudgedQuery:
    """A query and the grades of the sections that answer it, by their names."""

    id: str
    kind: str
    half: str
    q: str
    grades: Mapping[str, int]


class Passage(NamedTuple):
    """What a section can be named by: its file without suffix, its heading, its own text."""

    stem: str
    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class Score:
    """How well one ranking does on one query; both between 0 and 1."""

    ndcg: float
    reciprocal_rank: float


def load_queries(half: str | None = None) -> list[JudgedQuery]:
    """The judged queries, all or those of one half (dev, held), or the unseen ones (unseen)."""
    path = UNSEEN if half == "unseen" else QUERIES
    with path.open(encoding="utf-8") as lines:
        queries = [JudgedQuery(**json.loads(line)) for line in lines]
    return [query for query in queries if half in (None, query.half)]


def score(ranking: Sequence[str], grades: Mapping[str, int]) -> Score:
    """Hold a ranking of sections against their grades.

    What nothing answers is answered right by showing nothing.
    """
    if not grades:
        right = float(not ranking)
        return Score(right, right)
    found = [grades.get(key, 0) for key in ranking[:DEPTH]]
    best = sorted(grades.values(), reverse=True)[:DEPTH]
    first = next((place for place, grade in enumerate(found, 1) if grade >= GOOD), 0)
    return Score(_gain(found) / _gain(best), 1 / first if first else 0.0)


def _gain(grades: Iterable[int]) -> float:
    """Discounted cumulative gain, 2^grade - 1 each."""
    return sum((2**grade - 1) / math.log2(place + 2) for place, grade in enumerate(grades))


def mean(scores: Sequence[Score]) -> Score:
    """The mean of both measures; of none, 0."""
    number = len(scores) or 1
    return Score(
        sum(score.ndcg for score in scores) / number,
        sum(score.reciprocal_rank for score in scores) / number,
    )


def find_named(sections: Mapping[str, Passage], names: Iterable[str]) -> dict[str, str]:
    """Which section each name means: {name: id}.

    ``sections`` are by id. A name is ``file/words``: words of a heading, or of a text where no
    heading has them. Raises ValueError where a name fits none or several.
    """
    found = {}
    for name in names:
        stem, _, words = name.partition("/")
        inside = {key: passage for key, passage in sections.items() if passage.stem == stem}
        fitting = [key for key, passage in inside.items() if words in passage.heading]
        fitting = fitting or [key for key, passage in inside.items() if words in passage.text]
        if len(fitting) != 1:
            raise ValueError(f"{len(fitting)} sections are called {name}")
        found[name] = fitting[0]
    return found


def grade_sections(grades: Mapping[str, int], named: Mapping[str, str]) -> dict[str, int]:
    """Grades by section id; of several passages in one section the best counts."""
    graded: dict[str, int] = {}
    for name, grade in grades.items():
        graded[named[name]] = max(grade, graded.get(named[name], 0))
    return graded
