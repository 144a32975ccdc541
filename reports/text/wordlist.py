"""Many words looked for in one text at once.

A pattern of hundreds of alternatives is tried one by one at every character. Chinese words
differ early, so looking up the first two characters leaves few candidates.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator


class WordList:
    """A closed set of words that can be found in a text in time linear in its length."""

    def __init__(self, words: Iterable[str]) -> None:
        self._by_start: dict[str, list[str]] = defaultdict(list)
        for word in sorted({word for word in words if word}, key=len, reverse=True):
            self._by_start[word[:2]].append(word)
        self._initials = frozenset(start[0] for start in self._by_start)

    def find_all(self, text: str) -> Iterator[tuple[int, str]]:
        """Every (position, word) of the text; the longest first where several begin together."""
        for position, character in enumerate(text):
            if character in self._initials:
                for word in self._starting(text, position):
                    yield position, word

    def find_longest(self, text: str) -> Iterator[tuple[int, str]]:
        """The (position, word) pairs met on reading from the left; none overlap."""
        free = 0
        for position, character in enumerate(text):
            if position >= free and character in self._initials:
                for word in self._starting(text, position):
                    yield position, word
                    free = position + len(word)
                    break

    def _starting(self, text: str, position: int) -> Iterator[str]:
        """The words that begin here, the longest first."""
        start = text[position : position + 2]
        for word in self._by_start.get(start, ()):
            if text.startswith(word, position):
                yield word
        if len(start) == 2:
            yield from self._by_start.get(start[0], ())
