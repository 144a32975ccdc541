"""Question -> Answer: match, narrow, count, order, and cut one page."""

import numpy as np

from .asking import Answer, Hit, Order, Question
from .matching import Matcher
from .snapshot import Snapshot

CLOSER_WEIGHT = 1.0
GROUP = "report"
"""The facet that results are grouped by."""
YEAR = "newest"
"""The number that years are ordered by."""


def search(snapshot: Snapshot, question: Question) -> Answer:
    """Exact totals and facet counts over all matches, and the hits of one page."""
    if not snapshot.size:
        return Answer(0, 0, (), {facet: {} for facet in question.facets})
    matcher = Matcher(snapshot)
    matched = matcher.match(question.node)
    base = (
        matched.mask & ~matcher.having(GROUP, question.hidden) if question.hidden else matched.mask
    )
    narrowing = {facet: matcher.having(facet, wanted) for facet, wanted in question.filters.items()}
    mask = _narrow(base, narrowing)
    docs = np.flatnonzero(mask)
    scores = _scores(matcher, question, matched.scores)[docs]
    facets = {
        facet: _count(snapshot, facet, _narrow(base, narrowing, facet)) for facet in question.facets
    }
    ranking = _Ranking(snapshot, docs, scores, question.order)
    if question.grouped:
        return ranking.page_of_groups(question, facets)
    return ranking.page(question, facets)


def _narrow(base: np.ndarray, narrowing: dict[str, np.ndarray], left_out: str = "") -> np.ndarray:
    mask = base
    for facet, fits in narrowing.items():
        if facet != left_out:
            mask = mask & fits
    return mask


def _scores(matcher: Matcher, question: Question, scores: np.ndarray | None) -> np.ndarray:
    total = np.zeros(matcher.snapshot.size, np.float32) if scores is None else scores
    for closer in question.closer:
        found = matcher.find(closer)
        total = total.copy()
        total[found.docs] += CLOSER_WEIGHT * found.scores
    return total


def _count(snapshot: Snapshot, facet: str, mask: np.ndarray) -> dict[str, int]:
    """How many documents of the mask have each value; values that none has are left out."""
    codes = snapshot.codes(facet)
    by_number = np.bincount(codes.numbers[mask], minlength=len(codes.members))
    counts: dict[str, int] = {}
    for number in np.flatnonzero(by_number):
        for member in codes.members[number]:
            value = codes.values[member]
            counts[value] = counts.get(value, 0) + int(by_number[number])
    return counts


class _Ranking:
    """Matched documents in their order: by score or year, newer first, then as they stand."""

    def __init__(
        self, snapshot: Snapshot, docs: np.ndarray, scores: np.ndarray, order: Order
    ) -> None:
        self.snapshot = snapshot
        self.docs = docs
        self.scores = scores
        years = snapshot.numbers(YEAR)[docs] if YEAR in snapshot.schema else np.zeros(len(docs))
        if order is Order.RELEVANCE:
            self.keys = (-scores, -years)
        else:
            self.keys = (-years if order is Order.NEWEST else years, -scores)

    def page(self, question: Question, facets: dict[str, dict[str, int]]) -> Answer:
        chosen = self._first(self.keys, question.end)[question.start :]
        hits = tuple(Hit(int(self.docs[at]), float(self.scores[at])) for at in chosen)
        return Answer(len(self.docs), self._group_count(), hits, facets)

    def _first(self, keys: tuple[np.ndarray, np.ndarray], end: int | None) -> np.ndarray:
        """Positions of the first ``end`` by both keys; equal ones stay in document order."""
        first, second = keys
        candidates = np.arange(len(first))
        if end is not None and end < len(first):
            bound = np.partition(first, end - 1)[end - 1] if end else -np.inf
            candidates = np.flatnonzero(first <= bound)
        order = np.lexsort((candidates, second[candidates], first[candidates]))
        return candidates[order][:end]

    def _group_count(self) -> int:
        if GROUP not in self.snapshot.schema:
            return len(self.docs)
        return int(np.count_nonzero(np.bincount(self.snapshot.codes(GROUP).numbers[self.docs])))

    def page_of_groups(self, question: Question, facets: dict[str, dict[str, int]]) -> Answer:
        """Groups in the order of their best documents, each with its first few."""
        order = self._first(self.keys, None)
        groups = self.snapshot.codes(GROUP).numbers[self.docs[order]]
        _, first, sizes = np.unique(groups, return_index=True, return_counts=True)
        by_rank = np.argsort(first)
        page = by_rank[question.start : question.end]
        hits: list[Hit] = []
        for leader, size in zip(first[page], sizes[page], strict=True):
            members = order[groups == groups[leader]][: question.per_group]
            others = int(size) - len(members)
            hits += [Hit(int(self.docs[at]), float(self.scores[at]), others) for at in members]
        return Answer(len(self.docs), len(first), tuple(hits), facets)
