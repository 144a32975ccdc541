"""Which federation issued a report, and of which place it is."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from ..findings import Finding
from ..lexicons import any_of
from ..places import Place, find_places, parents, place_named
from ..words import Level
from .corps import Body, read_corps
from .sheet import NOTED, SIGNATURE, Sheet, Stretch
from .votes import BODY, Votes, count_votes, own_area, settle
from .years import MODEL

# X县总工会 · 某某市总工会
MASK = re.compile(r"(?:[Xx×*＊○〇]{1,4}|某{1,2})(?P<area>[省市县区州])(?:总?工会|委|直)")
# 某某集团工会 · 某某开发区总工会
BODY_NAME = re.compile(
    r"(?P<body>[\u4e00-\u9fff()]{2,32}?(?:总工会|工会委员会|工会联合会|工会工作委员会|工会))"
)
REPORT = re.compile(any_of("genres", "summary") + "|" + any_of("genres", "plan"))
OWN_FEDERATION = re.compile(r"[\u4e00-\u9fff]{2,12}[省市县州旗盟]")
# 某某镇总工会, 某某街道总工会: what is below the region table
BELOW_COUNTY = re.compile(r"[\u4e00-\u9fff]{2,12}(?:镇|乡|街道|开发区|园区|新区)(?:总工会|工会)")
PARTY = re.compile(r"^中共")

AREA_LEVELS = {
    "省": Level.PROVINCE,
    "县": Level.COUNTY,
    "旗": Level.COUNTY,
    "州": Level.PREFECTURE,
    "盟": Level.PREFECTURE,
}
"""The level that a federation's way of naming its area proves; 市 and 区 prove none."""


class Issuer(NamedTuple):
    """The federation and its place; findings without value where unknown.

    ``name`` is the place's own name where several places bear it and none is the likeliest.
    """

    federation: Finding[str] = Finding()
    place: Place | None = None
    evidence: Finding[str] = Finding()
    level: Finding[Level] = Finding()
    name: str | None = None


def read_issuer(sheet: Sheet, title: Finding[str], stated: str | None) -> Issuer:
    """Tell who issued the report by all the places and federations that it names.

    ``stated`` is the federation's name as an archivist gives it: its place is the report's.
    """
    head = sheet.joined(title.span)
    if stated:
        return _of_stated(stated, count_votes(sheet, head))
    masked = _read_masked(sheet, head)
    if masked:
        return masked
    area = own_area(sheet)
    tally = count_votes(sheet, head)
    if corps := read_corps(sheet, head, tally):
        return _of_corps(*corps)
    collected = head is not None and MODEL.search(head.words) is not None
    names = _of_province(settle(tally, None if collected else area), tally, area)
    other = _other_body(sheet, head)
    if other:
        return _of_other_body(*other, names[0] if len(names) == 1 else None, tally)
    if names:
        return _of_place(names, tally)
    return _of_area(sheet, area)


def _of_province(
    places: tuple[Place, ...], tally: dict[Place, Votes], area: str | None
) -> tuple[Place, ...]:
    """The province where a text of 全省 names only a city, by the newspaper it is from."""
    if area != "省" or len(places) != 1 or tally[places[0]].federation:
        return places
    place = places[0]
    above = parents(place.code)
    if not above or not place.name.endswith(("市", "州", "县", "区")):
        return places
    tally.setdefault(above[0], tally[place])
    return (above[0],)


def _of_stated(stated: str, tally: dict[Place, Votes]) -> Issuer:
    federation = Finding(stated, NOTED, 1.0)
    candidates = [mention.candidates for mention in find_places(stated)][-1:]
    places = [place for group in candidates for place in group]
    if len(places) > 1:
        votes = [tally[place].total if place in tally else 0.0 for place in places]
        places = [p for p, own in zip(places, votes, strict=True) if own == max(votes)]
    if len(places) != 1 or not _names_place(stated):
        return Issuer(federation)
    (place,) = places
    return Issuer(
        federation, place, Finding(place.name, NOTED, 1.0), Finding(place.level, NOTED, 1.0)
    )


def _of_place(places: tuple[Place, ...], tally: dict[Place, Votes]) -> Issuer:
    """The federation of the place, or of the places that share a name."""
    place, votes = places[0], tally[places[0]]
    evidence = votes.evidence(0.9)
    value = place.name + "总工会"
    federation = votes.federation or Finding(None, evidence.evidence, 0.75, evidence.span)
    federation = Finding(value, federation.evidence, federation.confidence, federation.span)
    level = Finding(place.level, evidence.evidence, evidence.confidence, evidence.span)
    if len(places) == 1:
        return Issuer(federation, place, evidence, level)
    return Issuer(federation, None, evidence, level, place.name)


def _of_corps(body: Body, evidence: Finding[str]) -> Issuer:
    """A federation of 兵团, which has the rank of its own and lies in a place."""
    return Issuer(
        federation=replace(evidence, value=body.name),
        place=body.place,
        evidence=replace(evidence, value=body.place.name),
        level=Finding(body.level, evidence.evidence, evidence.confidence, evidence.span),
    )


def _of_area(sheet: Sheet, area: str | None) -> Issuer:
    """No place is named, but 全县 and 县总工会 tell the level."""
    if area not in AREA_LEVELS:
        return Issuer()
    calls = re.compile(rf"[全我]{area}|{area}总")
    for passage in sheet.prose:
        if found := calls.search(passage.words):
            return Issuer(level=passage.found(AREA_LEVELS[area], *found.span(), 0.6))
    return Issuer()


def _read_masked(sheet: Sheet, head: Stretch | None) -> Issuer | None:
    """X县总工会: where title or text hides the name, only what is left of it is known."""
    found = [(part, match) for part in sheet.prose for match in MASK.finditer(part.words)]
    in_title = MASK.search(head.words) if head else None
    if head and in_title:
        found = [(head, in_title)]
    elif len(found) < 2:
        return None
    part, mask = found[0]
    level: Finding[Level] = Finding()
    if mask["area"] in AREA_LEVELS:
        level = part.found(AREA_LEVELS[mask["area"]], *mask.span(), 0.8)
    for mention in find_places(part.words[: mask.start()]):
        if mention.end == mask.start() and len(mention.candidates) == 1:
            evidence = part.found(mention.words, mention.start, mention.end, 0.8)
            return Issuer(place=mention.candidates[0], evidence=evidence, level=level)
    return Issuer(level=level)


def _other_body(sheet: Sheet, head: Stretch | None) -> tuple[Stretch, re.Match[str]] | None:
    """A body in title or signature that is no place's federation (某某集团工会)."""
    for part in _where_bodies_sign(sheet, head):
        found = BODY_NAME.match(PARTY.sub("", part.words))
        if found and part.words.startswith(found["body"]) and not _names_place(found["body"]):
            return part, found
    return None


def _where_bodies_sign(sheet: Sheet, head: Stretch | None) -> Iterator[Stretch]:
    yield from sheet.asides(SIGNATURE)
    if head and (REPORT.search(head.words) or BELOW_COUNTY.match(head.words)):
        yield head


def _names_place(body: str) -> bool:
    """True for 某某市总工会, 市总工会, 某省工会: a place's own federation."""
    rest = BODY.sub("", body)
    mentions = find_places(body)
    if mentions and mentions[-1].end >= len(rest):
        return True
    if BELOW_COUNTY.match(body):
        return False
    return len(rest) <= 3 or OWN_FEDERATION.fullmatch(rest) is not None


def _of_other_body(
    part: Stretch, body: re.Match[str], place: Place | None, tally: dict[Place, Votes]
) -> Issuer:
    """The body itself, and the place its name begins with or else the text speaks of."""
    federation = part.found(part.written[: body.end()], *body.span(), 0.85)
    for length in (3, 2):
        named = place_named(body["body"][:length])
        if len(named) == 1 and named[0].level is not Level.COUNTY:
            evidence = part.found(part.written[:length], 0, length, 0.8)
            return Issuer(federation, named[0], evidence)
    if place is None:
        return Issuer(federation)
    return Issuer(federation, place, tally[place].evidence(0.6))
