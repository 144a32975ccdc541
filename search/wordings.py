"""Everyday wordings that are recognised by their pieces, in any order and with words between.

``没钱+看病`` is found in 没钱看病 as in 看病实在没钱; ``/`` parts forms of one piece, any of which
may stand for it: ``没钱/缺钱/花不起+看病/治病``. A wording written as one run is taken by its words
in any order where at least two of them say something.
"""

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from . import analysis
from .weighing import common_words, function_words

JOINT = "+"
EITHER = "/"
Span = tuple[int, int]
"""Where a stretch begins, and behind its last character."""
LEAST_PIECE = 2
"""Characters of a word of a wording written as one run, to be taken by itself: 看 is too little."""


@dataclass(frozen=True, slots=True)
class Typed:
    """A text as wordings are looked for in it.

    ``words`` has, for each character, where the word stands that it belongs to; ``names`` are
    those of the field and those that stand everywhere: 工 of 职工 means nothing by itself.
    """

    text: str
    words: tuple[Span, ...]
    names: frozenset[Span]

    def widen(self, span: Span) -> Span:
        """A stretch with the rest of the words that it begins and ends in."""
        return self.words[span[0]][0], self.words[span[1] - 1][1]

    def find(self, form: str) -> Iterator[Span]:
        """Where a form of a piece stands: for whole words, or inside one that is no name."""
        start = self.text.find(form)
        while start >= 0:
            found = start, start + len(form)
            wide = self.widen(found)
            if wide == found or (wide == self.words[start] and wide not in self.names):
                yield found
            start = self.text.find(form, start + 1)


def hide(text: str, start: int, end: int) -> str:
    """The text with a stretch of it blank."""
    return f"{text[:start]}{' ' * (end - start)}{text[end:]}"


def read_typed(folded: str, names: Container[str]) -> Typed:
    """A folded text cut into words, the field's ``names`` whole."""
    words = [(at, at + 1) for at in range(len(folded))]
    known = set()
    at = 0
    for word in analysis.join_known(list(analysis.find_words(folded)), names):
        if (start := folded.find(word, at)) >= 0:
            at = start + len(word)
            words[start:at] = [(start, at)] * len(word)
            if len(word) > 1 and (word in names or word in common_words()):
                known.add((start, at))
    return Typed(folded, tuple(words), frozenset(known))


@dataclass(frozen=True)
class Wording:
    """Pieces that must all stand in a text, each in one of its forms, and the terms they mean."""

    pieces: tuple[tuple[str, ...], ...]
    terms: tuple[str, ...]

    @cached_property
    def _beginnings(self) -> tuple[frozenset[str], ...]:
        """The characters that each piece may begin with: most wordings are ruled out by them."""
        return tuple(frozenset(form[0] for form in forms) for forms in self.pieces)

    def may_stand_in(self, characters: frozenset[str]) -> bool:
        return not any(map(characters.isdisjoint, self._beginnings))

    def find(self, typed: Typed) -> tuple[Span, ...]:
        """Where in a text the pieces stand, in its order; nothing where one is missing."""
        spans: list[Span] = []
        for forms in self.pieces:
            places = (place for form in forms for place in typed.find(form))
            span = next((place for place in places if is_free(place, spans)), None)
            if span is None:
                return ()
            spans.append(span)
        return tuple(sorted(spans))

    def without(self, names: Container[str]) -> "Wording":
        """The wording as it is looked for: a name of the field alone is what it says."""
        if len(self.pieces) > 1:
            return self
        (forms,) = self.pieces
        return replace(self, pieces=(tuple(form for form in forms if form not in names),))


def is_free(place: Span, taken: Iterable[Span]) -> bool:
    """Whether a stretch overlaps none of those taken."""
    return all(place[1] <= start or end <= place[0] for start, end in taken)


@dataclass(frozen=True, slots=True)
class Described:
    """What a text says in an everyday wording: where its pieces stand, and the terms meant."""

    spans: tuple[Span, ...]
    terms: tuple[str, ...]

    @property
    def covered(self) -> int:
        """Characters of the text that the wording accounts for."""
        return sum(end - start for start, end in self.spans)


def find_described(typed: Typed, wordings: Iterable[Wording]) -> list[Described]:
    """The wordings that stand in a text, that first which accounts for most of it."""
    characters = frozenset(typed.text)
    possible = (wording for wording in wordings if wording.may_stand_in(characters))
    found = (Described(spans, w.terms) for w in possible if (spans := w.find(typed)))
    return sorted(found, key=lambda described: -described.covered)


def parse_wording(written: str, terms: tuple[str, ...]) -> Wording | None:
    """A wording as a list has it, folded; None where it is only to be taken as it stands."""
    if JOINT in written or EITHER in written:
        pieces = tuple(_forms(piece) for piece in written.split(JOINT) if piece.strip(EITHER))
        return Wording(pieces, terms) if pieces else None
    words = [word for word in analysis.find_words(written) if word not in function_words()]
    telling = [word for word in words if word not in common_words()]
    if len(words) < 2 or not telling or min(map(len, words)) < LEAST_PIECE:
        return None
    return Wording(tuple((word,) for word in words), terms)


def _forms(piece: str) -> tuple[str, ...]:
    """The forms of one piece, the longest first: the most specific one that stands counts."""
    forms = dict.fromkeys(form for form in piece.split(EITHER) if form)
    return tuple(sorted(forms, key=len, reverse=True))
