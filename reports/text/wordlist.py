"""Many words looked for in one text at once.

A pattern of hundreds of alternatives is tried one by one at every character. Chinese words
differ early, so looking up the first two characters leaves few candidates.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from operator import add

_END = "\n"
"""Stands behind the last character of a text: no word holds it."""


class WordList:
    """A closed set of words that can be found in a text in time linear in its length."""

    def __init__(self, words: Iterable[str]) -> None:
        self._by_start: dict[str, list[str]] = defaultdict(list)
        # for each character that a word begins with, the word that it is by itself
        self._alone: dict[str, list[str]] = defaultdict(list)
        for word in sorted({word for word in words if word}, key=len, reverse=True):
            self._alone[word[0]] += [word] if len(word) == 1 else []
            self._by_start[word[:2]].append(word)
        for start, longer in self._by_start.items():
            longer += self._alone[start[0]] if len(start) == 2 else []

    def find_all(self, text: str) -> Iterator[tuple[int, str]]:
        """Every (position, word) of the text; the longest first where several begin together."""
        return (
            (position, word)
            for position, words in self._candidates(text)
            for word in words
            if text.startswith(word, position)
        )

    def find_longest(self, text: str) -> Iterator[tuple[int, str]]:
        """The (position, word) pairs met on reading from the left; none overlap."""
        free = 0
        for position, words in self._candidates(text):
            if position < free:
                continue
            for word in words:
                if text.startswith(word, position):
                    yield position, word
                    free = position + len(word)
                    break

    def _candidates(self, text: str) -> list[tuple[int, list[str]]]:
        """Where words may begin, and which, by their first two characters."""
        by_start, alone = self._by_start, self._alone
        pairs = map(add, text, text[1:] + _END)
        return [
            (position, words)
            for position, (pair, character) in enumerate(zip(pairs, text, strict=True))
            if (words := by_start.get(pair) or alone.get(character))
        ]
