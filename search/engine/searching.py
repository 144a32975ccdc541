"""Question -> Answer: match, narrow, count, order, and cut one page."""

import numpy as np

from .asking import SCORE, Answer, By, Hit, Order, Question
from .facets import Narrowing
from .matching import Matcher
from .snapshot import Snapshot

CLOSER_WEIGHT = 1.0
GROUP = "report"
"""The facet that results are grouped by."""
GLANCE = 8
"""Documents looked at for each group wanted; so many times more where they are of too few."""
YEAR = "newest"
"""The number that years are ordered by."""
ORDERS = {
    Order.RELEVANCE: (By(SCORE, falling=True), By(YEAR, falling=True)),
    Order.NEWEST: (By(YEAR, falling=True), By(SCORE, falling=True)),
    Order.OLDEST: (By(YEAR), By(SCORE, falling=True)),
}


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


def _select(positions: np.ndarray, keys: tuple[np.ndarray, ...], end: int) -> np.ndarray:
    """The first ``end`` of these ascending positions by all keys, in any order."""
    if end >= len(positions):
        return positions
    if not keys or not end:
        return positions[:end]
    values = keys[0][positions]
    bound = np.partition(values, end - 1)[end - 1]
    before = positions[values < bound]
    equal = _select(positions[values == bound], keys[1:], end - len(before))
    return np.concatenate([before, equal])


class _Ranking:
    """Matched documents in their order."""

    def __init__(
        self,
        snapshot: Snapshot,
        docs: np.ndarray,
        scores: np.ndarray,
        order: Order | tuple[By, ...],
    ) -> None:
        self.snapshot = snapshot
        self.docs = docs
        self.scores = scores
        self.keys = tuple(map(self._key, ORDERS[order] if isinstance(order, Order) else order))

    def _key(self, by: By) -> np.ndarray:
        if by.number == SCORE:
            found = self.scores
        elif by.number in self.snapshot.schema:
            found = self.snapshot.numbers(by.number)[self.docs]
        else:
            found = np.zeros(len(self.docs), np.int64)
        return -found if by.falling else found

    def page(self, question: Question, facets: dict[str, dict[str, int]]) -> Answer:
        chosen = self._first(question.end)[question.start :]
        hits = tuple(Hit(int(self.docs[at]), float(self.scores[at])) for at in chosen)
        return Answer(len(self.docs), self._group_count(), hits, facets)

    def _first(self, end: int | None) -> np.ndarray:
        """Positions of the first ``end`` by all keys; equal ones stay in document order."""
        every = np.arange(len(self.docs))
        return self._in_order(every if end is None else _select(every, self.keys, end))

    def _in_order(self, positions: np.ndarray) -> np.ndarray:
        """Positions by all keys; equal ones stay in document order."""
        keys = (positions, *(key[positions] for key in reversed(self.keys)))
        return positions[np.lexsort(keys)]

    def _group_count(self) -> int:
        schema = self.snapshot.schema
        if GROUP not in schema or schema[GROUP].column_type is None:
            return len(self.docs)
        return int(np.count_nonzero(np.bincount(self.snapshot.codes(GROUP).numbers[self.docs])))

    def page_of_groups(self, question: Question, facets: dict[str, dict[str, int]]) -> Answer:
        """Groups in the order of their best documents, each with its first few."""
        groups = self.snapshot.codes(GROUP).numbers[self.docs]
        sizes = np.bincount(groups)
        page = self._leading(groups, question.end)[question.start :]
        members = self._in_order(np.flatnonzero(np.isin(groups, page)))
        hits: list[Hit] = []
        for group in page:
            best = members[groups[members] == group][: question.per_group]
            others = int(sizes[group]) - len(best)
            hits += [Hit(int(self.docs[at]), float(self.scores[at]), others) for at in best]
        return Answer(len(self.docs), int(np.count_nonzero(sizes)), tuple(hits), facets)

    def _leading(self, groups: np.ndarray, end: int | None) -> np.ndarray:
        """The first ``end`` groups by their best documents, found without ordering all others."""
        looked_at = len(groups) if end is None else GLANCE * end
        while True:
            first = groups[self._first(looked_at)]
            _, at = np.unique(first, return_index=True)
            if looked_at >= len(groups) or end is None or len(at) >= end:
                return first[np.sort(at)][:end]
            looked_at *= GLANCE
