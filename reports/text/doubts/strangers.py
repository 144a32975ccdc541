"""他地工会: a federation from elsewhere, or its leaders, where nothing says why it is named."""

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
_LED = 24
"""How far after a place what makes its committee a leader may stand."""
_TOTALS = "[体量数人值部额和计共产面长裁经监行]"
"""After 总, what makes a sum, a headquarters or a rank of it rather than a federation."""
_AFTER = 8
"""The longest word of what a visiting federation is said to do."""


def find_strange_federations(document: Document) -> Iterator[Doubt]:
    """Federations that are neither the report's own, nor above or below it, nor its partners.

    Another place's party committee or government counts where the report says that it is led
    by them, and another place itself where the report wants to see it prosper.

    Nothing is asked where the report's own place is not known.
    """
    own = place_by_code(document.masthead.region_code.value or "")
    if own is None:
        return
    for sentence in document.sentences:
        if _suspects().search(sentence.words) and not _dealings().search(sentence.words):
            yield from _in_sentence(document, sentence, own)


def _in_sentence(document: Document, sentence: Sentence, own: Place) -> Iterator[Doubt]:
    for mention in find_places(sentence.words):
        name = _name_at(sentence.words, mention)
        if name and not _is_kin(mention, own) and not _is_partner(sentence.words, mention, name):
            yield sentence.doubt(
                document.text,
                RULE,
                mention.start,
                mention.start + len(name),
                f"本文出自{_full_name(own)}，此处却写“{name}”（{_full_name(mention.candidates[0])}），"
                "句中不见联合、结对、考察等缘由，疑为沿用他处文稿未改。",
            )


def _name_at(words: str, mention: Mention) -> str | None:
    """The name of a federation, leader or hope of the report that begins with the place."""
    if any(words.startswith(other, mention.end) for other in words_of("doubts", "no_federations")):
        return None
    after = words[mention.end : mention.end + _LED]
    for pattern in (_federation(), _leader(), _hope()):
        if found := pattern.match(after):
            return mention.words + found["name"]
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
def _suspects() -> re.Pattern[str]:
    """What a sentence must hold to be looked at: most hold none of it."""
    return re.compile("总|工会|领导|部署|" + any_of("doubts", "hopes"))


@cache
def _federation() -> re.Pattern[str]:
    """鹤岗市|总工会; 鹤岗市|总, but not 鹤岗市总人口."""
    return re.compile(rf"(?P<name>{any_of('doubts', 'federations')}|总(?!{_TOTALS}))")


@cache
def _leader() -> re.Pattern[str]:
    """鹤岗市|委、市政府 坚强领导."""
    return re.compile(
        r"(?P<name>[市县区州盟旗]?(?:委|人民政府|政府))[^,。;]{0,12}(?:领导下|坚强领导|正确领导|部署)"
    )


@cache
def _hope() -> re.Pattern[str]:
    """鹤岗|高质量发展."""
    return re.compile(rf"(?P<name>){any_of('doubts', 'hopes')}")


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
    """浙江省温州市: the place with its province before it."""
    return place.name if place.province in (None, place.name) else f"{place.province}{place.name}"
