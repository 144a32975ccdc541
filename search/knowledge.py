"""What typed words are understood by: what the archive holds and its editors know."""

from collections.abc import Callable
from dataclasses import dataclass

from .lexicon import Lexicon
from .pinyin import Sounds
from .places import find_region


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What the archive and its editors know, that typed words are understood by."""

    lexicon: Lexicon
    sounds: Sounds
    regions: frozenset[str] = frozenset()
    """Codes of the places that the index holds reports of."""
    years: frozenset[str] = frozenset()
    genres: frozenset[str] = frozenset()
    correct: Callable[[str], str | None] = lambda word: None
    """For a word that stands nowhere the near one that does."""
    find_region: Callable[[str], frozenset[str]] = find_region
    """The codes of the places that a name after 城市: or 省: means."""
    find_spelled_place: Callable[[str], str | None] = lambda sound: None
    """The name of the place held that has this pinyin."""
    holds: Callable[[str], bool] = lambda word: False
    """Whether any section holds a word."""
    find_sounding: Callable[[str], tuple[str, ...]] = lambda sound: ()
    """Words of the sections by their pinyin, the most frequent first."""
