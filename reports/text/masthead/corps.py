"""Reports of 新疆生产建设兵团 and of its divisions, which are no places of the region table.

The corps ranks as a province and lies in 新疆; a division (第八师石河子市) ranks as a prefecture
and lies in the city it is one with, or else in 新疆 as well.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from ..findings import Finding
from ..places import Place, place_named
from ..words import Level
from .sheet import ISSUER_BELOW_TITLE, SIGNATURE, Sheet, Stretch
from .votes import ENOUGH, FEDERATED, IN_TITLE, PARTNERED, SIGNED, Votes, is_partner, is_superior

PROVINCE = "新疆维吾尔自治区"
NAME = "新疆生产建设兵团"
# 新疆生产建设兵团总工会 · 兵团工会 · 第八师石河子市总工会 · 兵团第十一师工会
FEDERATION = re.compile(
    r"(?:(?:新疆)?(?:生产建设)?兵团)?第?(?P<number>[一二三四五六七八九十]{1,2})师"
    r"(?P<city>[\u4e00-\u9fff]{2,5}市)?(?:总工会|工会)"
    r"|(?:新疆)?(?:生产建设)?兵团(?:总工会|工会)"
)
SIGNS = ("师", "兵团")
"""What stands in any name of such a federation; most paragraphs hold neither."""


class Body(NamedTuple):
    """A federation of the corps: its full name, its rank, and where it lies."""

    name: str
    level: Level
    place: Place


@dataclass
class Claim:
    """What speaks for one body: a sum of votes, and the words that say it best."""

    total: float = 0.0
    best: float = 0.0
    evidence: Finding[str] = field(default_factory=Finding)


def read_corps(
    sheet: Sheet, head: Stretch | None, tally: dict[Place, Votes]
) -> tuple[Body, Finding[str]] | None:
    """The corps' federation that the report is of, and the words it rests on; mostly None.

    ``tally`` is what speaks for places: a report of another place may name a division too.
    """
    claims: dict[Body, Claim] = defaultdict(Claim)
    for part in (*sheet.prose, *sheet.margins):
        if not any(sign in part.words for sign in SIGNS):
            continue
        in_title = head is not None and head.start <= part.start < head.end
        for found in FEDERATION.finditer(part.words):
            weight = _weigh(part, found, in_title)
            claim = claims[_body(found)]
            claim.total += weight
            if weight > claim.best:
                claim.best = weight
                claim.evidence = part.found(part.written[slice(*found.span())], *found.span(), 0.9)
    if not claims:
        return None
    best = max(claims, key=lambda body: claims[body].total)
    rival = max((votes.total for votes in _rivals(best, tally)), default=0.0)
    total = claims[best].total
    return (best, claims[best].evidence) if total >= ENOUGH and total > rival else None


def _weigh(part: Stretch, found: re.Match[str], in_title: bool) -> float:
    signed = part.reason in (SIGNATURE, ISSUER_BELOW_TITLE)
    extra = SIGNED if signed else IN_TITLE if in_title else 0.0
    aside = is_superior(part.words, found.end()) or is_partner(part.words, found.start())
    return extra + (PARTNERED if aside else FEDERATED)


def _body(found: re.Match[str]) -> Body:
    (province,) = place_named(PROVINCE)
    if not found["number"]:
        return Body(NAME + "总工会", Level.PROVINCE, province)
    city = found["city"] or ""
    places = place_named(city, within=province.code) if city else ()
    place = places[0] if places else province
    return Body(f"第{found['number']}师{city}总工会", Level.PREFECTURE, place)


def _rivals(body: Body, tally: dict[Place, Votes]) -> Iterator[Votes]:
    """Votes of places that are neither where the body lies nor what that lies in."""
    own = {body.place.name, body.place.province}
    return (votes for place, votes in tally.items() if place.name not in own)
