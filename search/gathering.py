"""Documents -> the terms of each field with their postings, gathered by sorting numbers.

A posting is one number, its term's above its document's: sorting a field's numbers puts
terms in order, each with its documents in order, and equal neighbours are counted.
"""

from array import array
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from functools import cache
from itertools import chain
from typing import NamedTuple

import numpy as np

from . import analysis
from .schema import values_of

KEPT_VALUES = 200_000
"""Values whose terms are kept: the same phrases come again and again, report after report."""
MOST_WORDS = 500_000
"""Words numbered in one process, from which on the next segment begins anew."""
MOST_SORTED = 1_000_000
"""Places of the character field sorted at a time; bounds the memory that they take."""

_SECOND_BITS = np.uint64(21)
_DOC_BITS = np.uint64(22)
_DOC_MASK = np.uint64((1 << 22) - 1)
_EVERY_CHARACTER = 0x110000
_SAMPLED = 16
"""Of so many places one is counted to share the characters out."""


class Terms(NamedTuple):
    """Some of a field's terms in the order of their bytes, postings one term after another.

    Those of the term n are ``docs[starts[n]:starts[n + 1]]``, with ``counts`` beside them.
    """

    terms: list[bytes]
    starts: np.ndarray
    docs: np.ndarray
    counts: np.ndarray


class Gathered(NamedTuple):
    """A field of all documents: its terms, part after part, and how many each document has."""

    parts: Iterable[Terms]
    lengths: np.ndarray


class _Numbering(dict[Hashable, "array[int]"]):
    """The terms that a value consists of, as numbers; each term has one."""

    def __init__(self, split: Callable[..., Iterable[str]]) -> None:
        super().__init__()
        self._split = split
        self._numbers: dict[str, int] = {}

    def __missing__(self, value: Hashable) -> "array[int]":
        if len(self) >= KEPT_VALUES:
            self.clear()
        numbers = self._numbers
        found = array("I", [numbers.setdefault(t, len(numbers)) for t in self._split(value)])
        self[value] = found
        return found

    @property
    def size(self) -> int:
        """How many terms are numbered."""
        return len(self._numbers)

    def terms(self) -> list[str]:
        """Every term, in the place of its number."""
        return list(self._numbers)


def gather_values(values: Sequence[str | list[str] | None]) -> Gathered:
    """A facet: its whole values."""
    numbering = _Numbering(values_of)
    return _gather(numbering, ([_hashable(value)] for value in values))


def _hashable(value: str | list[str] | None) -> Hashable:
    return tuple(value) if isinstance(value, list) else value


def gather_words(folded: Iterable[str]) -> Gathered:
    """jieba's words of folded texts."""
    if _words().size > MOST_WORDS:
        _words.cache_clear()
    return _gather(_words(), map(analysis.find_pieces, folded))


@cache
def _words() -> _Numbering:
    """Shared by the segments that one process builds."""
    return _Numbering(_cut)


def _cut(piece: str) -> Iterable[str]:
    return (piece,) if piece[0].isascii() else analysis.cut_words(piece)


def gather_characters(folded: Sequence[str]) -> Gathered:
    """Single characters, adjacent pairs and Latin runs of folded texts.

    Latin runs come first: every other character stands after them in UTF-8.
    """
    latin = _gather(_Numbering(lambda run: (run,)), map(analysis.find_latin, folded))
    runs = _Runs(folded)
    return Gathered(chain(latin.parts, runs.parts()), latin.lengths + runs.lengths)


def _gather(numbering: _Numbering, documents: Iterable[Iterable[Hashable]]) -> Gathered:
    """The terms of each document's values."""
    numbers = array("I")
    sizes = array("I")
    for values in documents:
        before = len(numbers)
        for found in map(numbering.__getitem__, values):
            numbers.extend(found)
        sizes.append(len(numbers) - before)
    lengths = np.frombuffer(sizes, np.uint32).astype(np.int64)
    return Gathered(_sort(np.frombuffer(numbers, np.uint32), lengths, numbering.terms()), lengths)


def _sort(numbers: np.ndarray, lengths: np.ndarray, names: Sequence[str]) -> Iterator[Terms]:
    """Terms in the order of their characters, which is that of their bytes."""
    if not len(numbers):
        return
    held = np.unique(numbers).tolist()
    held.sort(key=names.__getitem__)
    ranks = np.zeros(len(names), np.uint64)
    ranks[held] = np.arange(len(held), dtype=np.uint64)
    keys = ranks[numbers] << _DOC_BITS
    keys |= np.repeat(np.arange(len(lengths), dtype=np.uint64), lengths)
    yield _count(keys, lambda rank: names[held[rank]])


def _count(keys: np.ndarray, name: Callable[[int], str]) -> Terms:
    """Postings of (term, document) numbers, in any order and as often as they occur."""
    keys.sort()
    firsts = np.flatnonzero(_changes(keys))
    once = keys[firsts]
    counts = np.diff(firsts, append=len(keys))
    terms = once >> _DOC_BITS
    starts = np.flatnonzero(_changes(terms))
    names = [name(term).encode() for term in terms[starts].tolist()]
    docs = (once & _DOC_MASK).astype(np.uint32)
    return Terms(names, np.append(starts, len(once)), docs, counts)


def _changes(ordered: np.ndarray) -> np.ndarray:
    """Where another value begins."""
    changes = np.ones(len(ordered), bool)
    np.not_equal(ordered[1:], ordered[:-1], out=changes[1:])
    return changes


class _Runs:
    """The characters of runs and their adjacent pairs, counted over all documents at once."""

    def __init__(self, folded: Sequence[str]) -> None:
        # A character between two documents, so that no pair spans them.
        self._codes = np.frombuffer("\n".join([*folded, ""]).encode("utf-32-le"), np.uint32)
        sizes = np.array([len(text) + 1 for text in folded], np.int64)
        self._docs = np.repeat(np.arange(len(folded), dtype=np.uint32), sizes)
        self._held = _are_run_characters(self._codes)
        self._paired = np.append(self._held[:-1] & self._held[1:], False)
        starts = np.cumsum(sizes) - sizes
        self.lengths = sum(
            np.add.reduceat(places, starts, dtype=np.int64) for places in (self._held, self._paired)
        )

    def parts(self) -> Iterator[Terms]:
        """Terms by their first character, so many characters at a time."""
        batches = self._batches()
        for batch in np.unique(batches[self._held]).tolist():
            here = np.flatnonzero((batches == batch) & self._held)
            yield _count(self._keys(here), _run_name)

    def _batches(self) -> np.ndarray:
        """For each place the batch of its character; a batch's characters follow each other.

        How frequent a character is, is told from some of the places.
        """
        sampled = self._codes[::_SAMPLED][self._held[::_SAMPLED]]
        frequencies = np.bincount(sampled, minlength=_EVERY_CHARACTER) * _SAMPLED
        return (np.cumsum(frequencies) // MOST_SORTED).astype(np.uint16)[self._codes]

    def _keys(self, singles: np.ndarray) -> np.ndarray:
        """The characters at these places, and the pairs that begin there."""
        pairs = singles[self._paired[singles]]
        first = self._codes[pairs].astype(np.uint64) << _SECOND_BITS
        terms = np.concatenate(
            [self._codes[singles].astype(np.uint64) << _SECOND_BITS, first | self._codes[pairs + 1]]
        )
        docs = np.concatenate([self._docs[singles], self._docs[pairs]])
        return (terms << _DOC_BITS) | docs


def _run_name(term: int) -> str:
    first, second = term >> int(_SECOND_BITS), term & ((1 << int(_SECOND_BITS)) - 1)
    return chr(first) + (chr(second) if second else "")


def _are_run_characters(codes: np.ndarray) -> np.ndarray:
    """Which codes are characters of runs: letters that are not Latin ones or digits."""
    held = np.zeros(_EVERY_CHARACTER, bool)
    held[codes] = True
    present = np.flatnonzero(held)
    held[present] = [analysis.is_run_character(chr(code)) for code in present.tolist()]
    return held[codes]
