"""他地工会: the federation of another place, where the sentence gives no reason for it."""

import re
from collections.abc import Iterator
from functools import cache

from ..findings import Doubt
from ..lexicons import any_of, words_of
from ..places import Mention, Place, find_places, parents, place_by_code
from .document import Document, Sentence

RULE = "他地工会"

_REACH = 4
"""A companion word stands this close before the name, an opening mark between."""
_AFTER = 8
"""The longest word of what a visiting federation is said to do."""


def find_strange_federations(document: Document) -> Iterator[Doubt]:
    """Federations that are neither the report's own, nor above or below it, nor its partners.

    Nothing is asked where the report's own place is not known.
    """
    own = place_by_code(document.masthead.region_code.value or "")
    if own is None:
        return
    for sentence in document.sentences:
        if "工会" in sentence.words and not _dealings().search(sentence.words):
            yield from _in_sentence(document, sentence, own)


def _in_sentence(document: Document, sentence: Sentence, own: Place) -> Iterator[Doubt]:
    for mention in find_places(sentence.words):
        name = _federation_at(sentence.words, mention)
        if name and not _is_kin(mention, own) and not _is_partner(sentence.words, mention, name):
            yield sentence.doubt(
                document.text,
                RULE,
                mention.start,
                mention.start + len(name),
                f"本文出自{_full_name(own)}，此处却写“{name}”（{_full_name(mention.candidates[0])}），"
                "句中不见联合、结对、考察等缘由，疑为沿用他处文稿未改。",
            )


def _federation_at(words: str, mention: Mention) -> str | None:
    """The federation's name that begins with the place, or None."""
    if any(words.startswith(other, mention.end) for other in words_of("doubts", "no_federations")):
        return None
    for suffix in words_of("doubts", "federations"):
        if words.startswith(suffix, mention.end):
            return words[mention.start : mention.end] + suffix
    return None


def _is_kin(mention: Mention, own: Place) -> bool:
    """Whether the mention can mean the report's own place, one above it or one within it."""
    above = {place.code for place in parents(own.code)}
    for place in mention.candidates:
        if place.code == own.code or place.code in above:
            return True
        if own.code in {parent.code for parent in parents(place.code)}:
            return True
    return False


def _is_partner(words: str, mention: Mention, name: str) -> bool:
    """Whether the words on either side say why it is named: 与…, 赴…, …一行来."""
    before = words[max(0, mention.start - _REACH) : mention.start].rstrip('“"《(, ')
    end = mention.start + len(name)
    return bool(_companions().search(before) or _visitors().match(words[end : end + _AFTER]))


@cache
def _dealings() -> re.Pattern[str]:
    """What two federations do together, anywhere in a sentence."""
    return re.compile(any_of("doubts", "dealings"))


@cache
def _companions() -> re.Pattern[str]:
    return re.compile(any_of("doubts", "companions") + "$")


@cache
def _visitors() -> re.Pattern[str]:
    return re.compile(any_of("doubts", "visitors"))


def _full_name(place: Place) -> str:
    """湖北省仙桃市: the place with its province before it."""
    return place.name if place.province in (None, place.name) else f"{place.province}{place.name}"
