"""Whether a phrase can stand as a name, and the surest words where it cannot.

The last look at a label: cut at the wrong place it opens with a preposition that governs
nothing, ends in one, or breaks off in a predicate. Then the noun right of the number names it,
or the one left of it: 近百名职工一直坚持 -> 职工.
"""

import re

from .clauses import Item
from .pieces import clean_phrase, pieces_of
from .tidying import is_closed
from .verbs import has_verb_inside, split_predicate

# 在职职工, 从业人员: words, not prepositions
_GOVERNS = re.compile(
    "(?:在(?![保职岗档册建校编外读线])|把(?!关)|将(?!军)|从(?!业)|到(?![位场岗期]))"
)
_BROKEN = re.compile(
    "^(?:据悉|这是|中[有的])|(?:(?<![拿收找领送得])到|的|在|是|(?<![行作认])为|把|从|向)$"
    "|一直是|始终是|如火如荼|方兴未艾"
)
_LEAST = 2


def sure_name(named: str, words: str, item: Item, index: int) -> str:
    """The name of the figure ``item.figures[index]`` as it is, or what is surest to name it."""
    return named if _is_sound(named) else _surest_words(words, item, index) or named


def _is_sound(phrase: str) -> bool:
    """Whether a phrase is whole: nothing in it waits for a word that is not there."""
    if _BROKEN.search(phrase) or not is_closed(phrase):
        return False
    return not _GOVERNS.match(phrase) or has_verb_inside(phrase)


def _surest_words(words: str, item: Item, index: int) -> str:
    """The noun right of the figure, or left of it; empty for neither."""
    pieces = pieces_of(words, item)
    noun, _ = split_predicate(pieces[index + 1])
    for piece in (noun, pieces[index]):
        phrase = _GOVERNS.sub("", clean_phrase(piece), count=1)
        if len(phrase) >= _LEAST and _is_sound(phrase):
            return phrase
    return ""
