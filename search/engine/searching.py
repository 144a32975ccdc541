"""Question -> Answer: match, narrow, count, order, and cut one page."""

import numpy as np

from .asking import Answer, Hit, Order, Question
from .facets import Narrowing
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
    shown = matched.mask
    if question.hidden:
        shown = shown & ~matcher.having(GROUP, question.hidden)
    fitting = {facet: matcher.having(facet, wanted) for facet, wanted in question.filters.items()}
    narrowing = Narrowing(shown, fitting)
    facets = narrowing.count(snapshot, question.facets)
    scores = _scores(matcher, question, matched.scores, narrowing.docs)
    ranking = _Ranking(snapshot, narrowing.docs, scores, question.order)
    if question.grouped:
        return ranking.page_of_groups(question, facets)
    return ranking.page(question, facets)


def _scores(
    matcher: Matcher, question: Question, scores: np.ndarray | None, docs: np.ndarray
) -> np.ndarray:
    """What the documents score, words that stand together counted once more."""
    total = np.zeros(len(docs), np.float32) if scores is None else scores[docs]
    for closer in question.closer:
        gained = matcher.match(closer).scores
        if gained is not None:
            total += CLOSER_WEIGHT * gained[docs]
    return total


class _Ranking:
    """Matched documents in their order: by score or year, newer first, then as they stand."""

    def __init__(
        self, snapshot: Snapshot, docs: np.ndarray, scores: np.ndarray, order: Order
    ) -> None:
        self.snapshot = snapshot
        self.docs = docs
        self.scores = scores
        self.first, self.second = -scores, self._years(-1)
        if order is not Order.RELEVANCE:
            self.first = self._years(-1 if order is Order.NEWEST else 1)
            self.second = -scores

    def _years(self, sign: int) -> np.ndarray:
        if YEAR not in self.snapshot.schema:
            return np.zeros(len(self.docs), np.int64)
        return sign * self.snapshot.numbers(YEAR)[self.docs]

    def page(self, question: Question, facets: dict[str, dict[str, int]]) -> Answer:
        chosen = self._first(question.end)[question.start :]
        hits = tuple(Hit(int(self.docs[at]), float(self.scores[at])) for at in chosen)
        return Answer(len(self.docs), self._group_count(), hits, facets)

    def _first(self, end: int | None) -> np.ndarray:
        """Positions of the first ``end`` by both keys; equal ones stay in document order."""
        candidates = np.arange(len(self.first))
        if end is not None and end < len(self.first):
            bound = np.partition(self.first, end - 1)[end - 1] if end else -np.inf
            candidates = np.flatnonzero(self.first <= bound)
        keys = (candidates, self.second[candidates], self.first[candidates])
        return candidates[np.lexsort(keys)][:end]

    def _group_count(self) -> int:
        if GROUP not in self.snapshot.schema:
            return len(self.docs)
        return int(np.count_nonzero(np.bincount(self.snapshot.codes(GROUP).numbers[self.docs])))

    def page_of_groups(self, question: Question, facets: dict[str, dict[str, int]]) -> Answer:
        """Groups in the order of their best documents, each with its first few."""
        order = self._first(None)
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
