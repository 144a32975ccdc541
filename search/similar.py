"""Sections like a section: those that share its telling words."""

import math
from collections import Counter

from reports.models import Section

from . import analysis
from .engine.asking import AllOf, AnyOf, Contains, MostOf, Node
from .engine.snapshot import Snapshot
from .grammar import Clause
from .schema import TEXT
from .understood import Part, Understood, Unit

TELLING = 12
"""Words that a section is likened by."""
MOST_READ = 4_000
"""Characters of a section that are looked at."""


def find_section(address: str) -> Section | None:
    """The section that ``digest-start`` names, as a page's address has it."""
    digest, _, start = address.partition("-")
    found = Section.objects.filter(report__digest=digest, start=start or -1)
    return found.select_related("report").first()


def liken(section: Section, snapshot: Snapshot) -> Understood:
    """What to look for to find sections like this one."""
    words = find_telling_words(f"{section.heading}\n{section.body[:MOST_READ]}", snapshot)
    unit = Unit(f"与“{section}”相似", hold_many(words), words, required=True)
    return Understood((Part(Clause(()), (unit,)),))


def hold_many(words: tuple[str, ...]) -> Node:
    """Sections that hold many of the words; all of them, as a near copy does, is best."""
    parts = tuple(map(Contains, words))
    return AnyOf((AllOf(parts), MostOf(parts)), alike=True) if parts else AnyOf(())


def find_telling_words(text: str, snapshot: Snapshot) -> tuple[str, ...]:
    """The words that stand often here and seldom elsewhere; numbers and single ones left out."""
    counts = Counter(analysis.find_words(analysis.fold(text)))
    weights = {
        word: count * _rarity(word, snapshot)
        for word, count in counts.items()
        if len(word) > 1 and not word.isascii()
    }
    telling = sorted(weights, key=lambda word: (-weights[word], word))
    return tuple(word for word in telling[:TELLING] if weights[word] > 0)


def _rarity(word: str, snapshot: Snapshot) -> float:
    """None for a word that no other section holds: it likens to nothing."""
    holding = len(snapshot.postings(TEXT, word).docs)
    return math.log(1 + snapshot.count / holding) if holding > 1 else 0.0
