"""Judged queries: what people ask, which sections answer, and how well a ranking does.

``data/queries.jsonl`` has one query a line: ``id kind half q grades``. A grade is 3 for a
section that answers best, 2 in part, 1 where it touches on it; others do not answer. Sections
are named by file and a part of their heading, so that the judgements outlive a re-read.
"""

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

DATA = Path(__file__).parent / "data"
QUERIES = DATA / "queries.jsonl"
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


@dataclass(frozen=True, slots=True)
class Score:
    """How well one ranking does on one query; both between 0 and 1."""

    ndcg: float
    reciprocal_rank: float


def load_queries(half: str | None = None, path: Path = QUERIES) -> list[JudgedQuery]:
    """The judged queries, all or those of one half (dev, held)."""
    with path.open(encoding="utf-8") as lines:
        queries = [JudgedQuery(**json.loads(line)) for line in lines]
    return [query for query in queries if half in (None, query.half)]


def score(ranking: Sequence[str], grades: Mapping[str, int]) -> Score:
    """Hold a ranking of section names against the grades.

    What nothing answers is answered right by showing nothing.
    """
    if not grades:
        right = float(not ranking)
        return Score(right, right)
    found = [grades.get(name, 0) for name in ranking[:DEPTH]]
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


def name_sections(sections: Mapping[str, tuple[str, str]], names: Iterable[str]) -> dict[str, str]:
    """Which section each name means.

    ``sections`` gives for each id the file's stem and the heading; a name is ``stem/part of
    the heading``. Returns {id: name}. Raises ValueError where a name fits none or several.
    """
    named: dict[str, str] = {}
    for name in dict.fromkeys(names):
        stem, _, words = name.partition("/")
        fitting = [
            key for key, (of, heading) in sections.items() if of == stem and words in heading
        ]
        if len(fitting) != 1:
            raise ValueError(f"{len(fitting)} sections are called {name}")
        named[fitting[0]] = name
    return named
