"""Exact counts of facet values over all matches."""

from collections.abc import Iterable, Mapping

import numpy as np

from .snapshot import Snapshot


class Narrowing:
    """Matches and the narrowings on them: what remains, and what would without one of them."""

    def __init__(self, matched: np.ndarray, fitting: Mapping[str, np.ndarray]) -> None:
        """``matched`` and each of ``fitting``, by facet, are masks over all documents."""
        self._matched = matched
        self._fitting = fitting
        self.docs = self._remaining()

    def _remaining(self, left_out: str = "") -> np.ndarray:
        """Documents, ascending, that fit every narrowing but the one left out."""
        mask = self._matched
        for facet, fits in self._fitting.items():
            if facet != left_out:
                mask = mask & fits
        return np.flatnonzero(mask)

    def count(self, snapshot: Snapshot, facets: Iterable[str]) -> dict[str, dict[str, int]]:
        """For each facet how many have each value, its own narrowing left out."""
        return {
            facet: _count(snapshot, facet, self._remaining(facet))
            if facet in self._fitting
            else _count(snapshot, facet, self.docs)
            for facet in facets
        }


def _count(snapshot: Snapshot, facet: str, docs: np.ndarray) -> dict[str, int]:
    """How many of the documents have each value; values that none has are left out."""
    codes = snapshot.codes(facet)
    by_number = np.bincount(codes.numbers[docs], minlength=len(codes.members))
    held = np.flatnonzero(by_number)
    counts: dict[str, int] = {}
    for number, count in zip(held.tolist(), by_number[held].tolist(), strict=True):
        for member in codes.members[number]:
            value = codes.values[member]
            counts[value] = counts.get(value, 0) + count
    return counts
