"""A word that stands nowhere in the archive, and the nearest one that does.

Near is what sounds the same (竞赛 for 竟赛), then what differs in one character, or has two
of them swapped; of several the most frequent.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property

from .analysis import tokenizer
from .pinyin import spell

SHORTEST = 2
LONGEST = 10


class Vocabulary:
    """Words of the archive with the number of sections that hold each.

    ``rare`` ones may be chance: they are found by their sound, and nothing is put right to them.
    """

    def __init__(self, frequencies: Mapping[str, int], rare: Iterable[str] = ()) -> None:
        self._frequencies = frequencies
        self._rare = rare
        self._by_sound: dict[str, list[str]] = defaultdict(list)
        self._by_gap: dict[str, list[str]] = defaultdict(list)
        for word in frequencies:
            self._by_sound[spell(word)].append(word)
            for gap in _gaps(word):
                self._by_gap[gap].append(word)

    def most_frequent(self, words: Iterable[str]) -> list[str]:
        """Those of the words that stand here, the most frequent first."""
        held = [word for word in words if self._frequencies.get(word)]
        return sorted(held, key=lambda word: -self._frequencies[word])

    def find_sounding(self, sound: str) -> tuple[str, ...]:
        """The words of this pinyin, the most frequent first."""
        known = self.most_frequent(self._by_sound.get(sound, ()))
        return (*known, *self._rare_by_sound.get(sound, ()))

    @cached_property
    def _rare_by_sound(self) -> dict[str, list[str]]:
        """Worked out once somebody types pinyin."""
        found: dict[str, list[str]] = defaultdict(list)
        for word in sorted(self._rare):
            found[spell(word)].append(word)
        return found

    def find_near(self, word: str) -> str | None:
        """The most frequent word that sounds or is written nearly so; None if there is none."""
        if not SHORTEST <= len(word) <= LONGEST or word.isascii():
            return None
        return self._best(self._by_sound.get(spell(word), ()), word) or self._by_shape(word)

    def _by_shape(self, word: str) -> str | None:
        if len(word) <= SHORTEST or tokenizer().FREQ.get(word):
            # Of two characters one is half the word: most others would be near. And what is a
            # word itself is meant: 奥运会 is no 省运会.
            return None
        near = [other for gap in _gaps(word) for other in self._by_gap.get(gap, ())]
        swapped = [other for other in _swaps(word) if other in self._frequencies]
        return self._best([*near, *swapped], word)

    def _best(self, words: list[str] | tuple[()], typed: str) -> str | None:
        others = [word for word in words if word != typed]
        return max(others, key=lambda word: (self._frequencies[word], word), default=None)


def _gaps(word: str) -> list[str]:
    """The word with each of its characters left open in turn."""
    return [f"{word[:at]}\x00{word[at + 1 :]}" for at in range(len(word))]


def _swaps(word: str) -> list[str]:
    """The word with each two neighbours in the other order."""
    pairs = range(len(word) - 1)
    return [f"{word[:at]}{word[at + 1]}{word[at]}{word[at + 2 :]}" for at in pairs]
