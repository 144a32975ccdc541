"""Words of the field by how they sound: whole pinyin, and initials."""

from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

from pypinyin import Style, lazy_pinyin


@lru_cache(maxsize=65_536)
def spell(word: str) -> str:
    """Pinyin without tones or gaps: 劳动竞赛 -> laodongjingsai."""
    return "".join(lazy_pinyin(word)).lower()


@lru_cache(maxsize=65_536)
def initials(word: str) -> str:
    """First letters: 劳动竞赛 -> ldjs."""
    return "".join(lazy_pinyin(word, style=Style.FIRST_LETTER)).lower()


class Sounds:
    """A list of words that can be looked up by pinyin or initials."""

    def __init__(self, words: Iterable[str]) -> None:
        self._by_sound: dict[str, list[str]] = defaultdict(list)
        self._by_initials: dict[str, list[str]] = defaultdict(list)
        for word in words:
            self._by_sound[spell(word)].append(word)
            self._by_initials[initials(word)].append(word)

    def find_sounding(self, sound: str) -> tuple[str, ...]:
        """The words that are spelled so, in the order of the list."""
        return tuple(self._by_sound.get(sound, ()))

    def find_beginning(self, letters: str) -> tuple[str, ...]:
        """The words of these initials, in the order of the list."""
        return tuple(self._by_initials.get(letters, ()))
