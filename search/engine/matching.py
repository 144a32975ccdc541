"""Which documents match, and how well: a tree of what is asked, over a snapshot.

A looked-for text is found wherever it stands. One or two characters and Latin runs are in
the character field as such; of a longer text the pairs name the candidates, jieba's words
confirm most of them, and the rest are read.
"""

import math
import operator
from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from .. import analysis
from ..schema import CHARACTERS, HEAD, TEXT
from .asking import (
    AllOf,
    AnyOf,
    Compares,
    Contains,
    Everything,
    HasValue,
    MostOf,
    Node,
    Sign,
    Where,
    Without,
)
from .holding import find_holding
from .segment import NO_POSTINGS, Postings
from .snapshot import Snapshot

K1 = 1.2
B = 0.75
HEAD_WEIGHT = 1.5
"""A word of the heading or title counts this much of what it would count in the text."""
UNCUT_COUNT = 0.5
"""What a place counts where the words stand but jieba cut the text across them."""

_COMPARE: dict[Sign, Callable[[np.ndarray, float], np.ndarray]] = {
    Sign.MORE: operator.gt,
    Sign.AT_LEAST: operator.ge,
    Sign.LESS: operator.lt,
    Sign.AT_MOST: operator.le,
}


class Found(NamedTuple):
    """The documents of one looked-for text, ascending, with what each scores by it."""

    docs: np.ndarray
    scores: np.ndarray


class Match(NamedTuple):
    """For every document: whether it matches, and its score; no score where all are equal."""

    mask: np.ndarray
    scores: np.ndarray | None


class Matcher:
    """Evaluates trees over one snapshot; what it finds is kept in the snapshot's cache."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot

    def match(self, node: Node) -> Match:
        match node:
            case Contains():
                return self._contain(node)
            case HasValue(facet, values):
                return Match(self.having(facet, values), None)
            case Compares(number, sign, bound):
                fits = _COMPARE[sign](self.snapshot.numbers(number), bound)
                return Match(fits & self.snapshot.alive, None)
            case Everything():
                return Match(self.snapshot.alive, None)
            case AllOf(parts):
                return self._all([self.match(part) for part in parts])
            case AnyOf(parts, alike):
                return self._any([self.match(part) for part in parts], alike)
            case Without(part):
                return Match(self.snapshot.alive & ~self.match(part).mask, None)
            case MostOf(parts, worth, share):
                return self._most([self.match(part) for part in parts], worth, share)

    def having(self, facet: str, values: frozenset[str]) -> np.ndarray:
        """A mask of the documents with one of these values of a facet."""
        key = ("having", facet, values)
        return self.snapshot.cache.get(key, lambda: self._read_having(facet, values))

    def _read_having(self, facet: str, values: frozenset[str]) -> np.ndarray:
        mask = self._nothing()
        for value in values:
            mask[self.snapshot.postings(facet, value).docs] = True
        return mask

    def _contain(self, looked_for: Contains) -> Match:
        """What holds the text. Only the documents found are kept: most words stand in few."""
        key = ("found", looked_for.text, looked_for.where, looked_for.whole)
        found = self.snapshot.cache.get(key, lambda: self._score(looked_for))
        mask = self._nothing()
        scores = np.zeros(self.snapshot.size, np.float32)
        mask[found.docs] = True
        scores[found.docs] = found.scores * np.float32(looked_for.weight)
        return Match(mask, scores)

    def _all(self, parts: list[Match]) -> Match:
        mask = self.snapshot.alive.copy()
        for part in parts:
            mask &= part.mask
        return Match(mask, _sum([part.scores for part in parts]))

    def _any(self, parts: list[Match], alike: bool) -> Match:
        mask = self._nothing()
        for part in parts:
            mask |= part.mask
        scored = [part.scores for part in parts if part.scores is not None]
        if alike and scored:
            return Match(mask, np.maximum.reduce(scored))
        return Match(mask, _sum(list(scored)))

    def _most(self, parts: list[Match], worth: tuple[float, ...], share: float) -> Match:
        weights = np.array([self._rarity(part.mask) for part in parts], np.float32)
        if worth:
            weights *= np.array(worth, np.float32)
        held = np.zeros(self.snapshot.size, np.float32)
        for part, weight in zip(parts, weights, strict=True):
            held += part.mask * weight
        every = np.logical_and.reduce([part.mask for part in parts])
        mask = (held >= share * weights.sum()) & (held > 0) & ~every & self.snapshot.alive
        return Match(mask, _sum([part.scores for part in parts]))

    def _rarity(self, mask: np.ndarray) -> float:
        """What holding a part weighs: one that no document holds, twice as much as the rarest."""
        holding = int(mask.sum())
        rarity = math.log(1 + self.snapshot.count / max(holding, 1))
        return rarity if holding else 2 * rarity

    def _nothing(self) -> np.ndarray:
        return np.zeros(self.snapshot.size, bool)

    def _score(self, looked_for: Contains) -> Found:
        """BM25 by jieba's words where the text is one, by its bare occurrences elsewhere."""
        found = self._occurrences(looked_for)
        scores = np.zeros(self.snapshot.size, np.float32)
        if len(looked_for.text) == 1:
            self._add_score(scores, CHARACTERS, found, len(found.docs))
            return Found(found.docs, scores[found.docs])
        for field, weight in ((TEXT, 1.0), (HEAD, HEAD_WEIGHT)):
            words = self.snapshot.postings(field, looked_for.text)
            self._add_score(scores, field, words, len(words.docs), weight)
        bare = found.docs[scores[found.docs] == 0]
        if len(bare):
            counts = np.full(len(bare), UNCUT_COUNT, np.float32)
            self._add_score(scores, TEXT, Postings(bare, counts), len(found.docs))
        return Found(found.docs, scores[found.docs])

    def _add_score(
        self, scores: np.ndarray, field: str, places: Postings, frequency: int, weight: float = 1.0
    ) -> None:
        """Add Whoosh's BM25F of one field's postings."""
        rarity = math.log(self.snapshot.size / (frequency + 1)) + 1
        lengths = self.snapshot.lengths(field)[places.docs]
        level = K1 * ((1 - B) + B * lengths / self.snapshot.average_length(field))
        gained = weight * rarity * (K1 + 1) * places.counts / (places.counts + level)
        scores[places.docs] += gained.astype(np.float32)

    def _occurrences(self, looked_for: Contains) -> Postings:
        """Every document that holds the text, each checked unless its postings prove it."""
        text = looked_for.text
        atoms = analysis.find_atoms(text)
        if not atoms:
            return NO_POSTINGS
        lists = [self.snapshot.postings(CHARACTERS, atom.text) for atom in atoms]
        if looked_for.where is Where.ANYWHERE and len(atoms) == 1 and not looked_for.whole:
            return lists[0]
        candidates = _intersect([postings.docs for postings in lists])
        known = self._known(looked_for, candidates)
        known[~known] = find_holding(self.snapshot, candidates[~known], looked_for)
        docs = candidates[known]
        return Postings(docs, np.ones(len(docs), np.float32))

    def _known(self, looked_for: Contains, candidates: np.ndarray) -> np.ndarray:
        """Candidates that hold the text as one of jieba's words and need no reading."""
        fields = (HEAD,) if looked_for.where is Where.HEAD else (TEXT, HEAD)
        proven = np.zeros(self.snapshot.size, bool)
        for field in fields:
            proven[self.snapshot.postings(field, looked_for.text).docs] = True
        return proven[candidates]


def _sum(scores: list[np.ndarray | None]) -> np.ndarray | None:
    given = [part for part in scores if part is not None]
    if not given:
        return None
    total = given[0].copy()
    for part in given[1:]:
        total += part
    return total


def _intersect(lists: list[np.ndarray]) -> np.ndarray:
    """Documents of all lists, each ascending; the shortest is looked up in the others."""
    shortest, *others = sorted(lists, key=len)
    for other in others:
        if len(shortest):
            places = np.searchsorted(other, shortest).clip(max=len(other) - 1)
            shortest = shortest[other[places] == shortest]
    return shortest
