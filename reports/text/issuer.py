"""Which federation issued a report, and of which place it is."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from .findings import Finding, Span
from .places import Mention, Place, find_places, parents
from .sheet import NOT_OURS, Sheet
from .words import Level

# What stands before a federation that is only a partner, a guest or a model.
PARTNER = re.compile(r"(?:与|同|会同|联合|联系|对接|携手|赴|到|向|学习|考察|对口|支援|驻|来自|邀请|由|和|跟|借鉴|承接|走进)$")
BODY = re.compile(r"(?:总)?工会")
GOVERNMENT = re.compile(r"(?:市|县|区|省|州)?(?:委|政府|人民政府|人大|政协|党委)")
PRESS = re.compile(r"(?:日报|晚报|时报|晨报|工人报|新闻网|电视台|广播|政府网|网)")
# How a federation speaks of its own area; the sort of place is the last sign but one.
OWN_AREA = re.compile(r"(?:全|我)(?P<area>[省市县区州盟旗])(?![总级直])|(?<![\u4e00-\u9fff])(?P<body>[省市县区州盟旗])总")
OWN_BODY = re.compile(r"(?P<area>自治区|省|市|县|区|州|盟|旗)总(?:工会)?(?![\u4e00-\u9fff]{0,3}(?:下达|拨付|补助))")
# X县总工会 · 某某市总工会
MASK = re.compile(r"(?:[Xx×某*＊○〇ΟO]{1,4})(?P<area>[省市县区州])(?:总?工会|委|直)")
# 某某集团工会 · 某某开发区总工会
BODY_NAME = re.compile(r"(?P<body>[\u4e00-\u9fff()]{2,32}?(?:总工会|工会委员会|工会联合会|工会工作委员会|工会))")

AREA_LEVELS = {"省": Level.PROVINCE, "县": Level.COUNTY, "旗": Level.COUNTY, "州": Level.PREFECTURE}

SIGNED, IN_TITLE, FEDERATION, PRESS_NAME, GOVERNED, NAMED = 24.0, 12.0, 4.0, 3.0, 2.0, 1.0
"""How much a mention says for its place being the report's."""
OTHER_SORT = 0.4
"""What a place's votes are worth where the report calls its own area another sort."""
CLEAR = 1.25
"""A place must have this many times the votes of the next to be the report's."""


class Issuer(NamedTuple):
    """The federation and its place; findings without value where unknown."""

    federation: Finding[str]
    place: Place | None
    evidence: Finding[str]
    level: Finding[Level]


@dataclass
class Votes:
    """What speaks for one place: a sum, and the mention that says it best."""

    total: float = 0.0
    best: float = 0.0
    mention: Mention | None = None
    federation: Mention | None = None

    def add(self, weight: float, mention: Mention, names_federation: bool) -> None:
        self.total += weight
        if weight > self.best:
            self.best, self.mention = weight, mention
        if names_federation and weight > 0 and self.federation is None:
            self.federation = mention


def read_issuer(sheet: Sheet, title_span: Span | None) -> Issuer:
    """Tell who issued the report by all the places and federations that it names."""
    mentions = find_places(sheet.folded)
    mask = _read_mask(sheet, title_span)
    if mask:
        return _masked(sheet, mask, mentions)
    area = _own_area(sheet.folded)
    tally = _tally(sheet, title_span, mentions, area)
    place = _settle(tally, area)
    other = _other_body(sheet, title_span)
    if other:
        return _of_other_body(sheet, other, place, tally)
    return _of_place(sheet, place, tally)


def _tally(
    sheet: Sheet, title_span: Span | None, mentions: tuple[Mention, ...], area: str | None
) -> dict[Place, Votes]:
    ignored = [aside for aside in sheet.aside if aside.reason in NOT_OURS]
    signed = [aside for aside in sheet.aside if aside.reason == "落款"]
    tally: dict[Place, Votes] = {}
    for mention in mentions:
        if any(aside.start <= mention.start < aside.end for aside in ignored):
            continue
        weight, names_federation = _weight(sheet.folded, mention)
        if title_span and title_span.start <= mention.start < title_span.end:
            weight += IN_TITLE
        if any(aside.start <= mention.start < aside.end for aside in signed):
            weight += SIGNED
        for candidate in mention.candidates:
            votes = tally.setdefault(candidate, Votes())
            votes.add(weight, mention, names_federation)
    return tally


def _weight(folded: str, mention: Mention) -> tuple[float, bool]:
    """A mention's vote, and whether it names the place's federation."""
    before = folded[max(0, mention.start - 3) : mention.start]
    after = folded[mention.end : mention.end + 6]
    if BODY.match(after):
        return (0.0, False) if PARTNER.search(before) else (FEDERATION, True)
    if PRESS.match(after):
        return PRESS_NAME, False
    return (GOVERNED if GOVERNMENT.match(after) else NAMED), False


def _own_area(folded: str) -> str | None:
    """省, 市, 县 …: what the report calls its own area, or None where it doesn't say."""
    calls: Counter[str] = Counter()
    for found in OWN_AREA.finditer(folded):
        calls[found["area"] or found["body"]] += 2 if found["area"] else 1
    if not calls:
        return None
    return calls.most_common(1)[0][0]


def _settle(tally: dict[Place, Votes], area: str | None) -> Place | None:
    """The place that most speaks for, or None where it is a near thing."""
    scores = {
        place: _score(place, votes, tally, area) for place, votes in tally.items() if votes.total
    }
    ranked = sorted(scores, key=lambda place: -scores[place])
    if not ranked:
        return None
    if len(ranked) > 1 and scores[ranked[0]] < CLEAR * scores[ranked[1]]:
        return None
    return ranked[0]


def _score(place: Place, votes: Votes, tally: dict[Place, Votes], area: str | None) -> float:
    fits = area is None or _is_called(place, area)
    above = sum(tally[parent].total for parent in parents(place.code) if parent in tally)
    return (votes.total + min(above, votes.total) * 0.5) * (1.0 if fits else OTHER_SORT)


def _is_called(place: Place, area: str) -> bool:
    if area == "区":
        return place.name.endswith("区")
    if area == "县":
        return place.name.endswith("县")
    return place.name.endswith(area)


def _of_place(sheet: Sheet, place: Place | None, tally: dict[Place, Votes]) -> Issuer:
    if place is None:
        return Issuer(Finding(), None, Finding(), Finding())
    votes = tally[place]
    evidence = _evidence(sheet, votes.mention, 0.9)
    named = votes.federation
    if named:
        end = named.end + len(BODY.match(sheet.folded, named.end).group())  # type: ignore[union-attr]
        federation = sheet.found(place.name + "总工会", named.start, end, 0.95)
    else:
        federation = Finding(place.name + "总工会", evidence.evidence, 0.75, evidence.span)
    level = Finding(place.level, evidence.evidence, evidence.confidence, evidence.span)
    return Issuer(federation, place, evidence, level)


def _evidence(sheet: Sheet, mention: Mention | None, confidence: float) -> Finding[str]:
    if mention is None:
        return Finding()
    return sheet.found(mention.words, mention.start, mention.end, confidence)


def _read_mask(sheet: Sheet, title_span: Span | None) -> re.Match[str] | None:
    """The masked name of the federation, where the title or the text hides it."""
    if title_span:
        found = MASK.search(sheet.folded, *title_span)
        if found:
            return found
    found_all = list(MASK.finditer(sheet.folded))
    return found_all[0] if len(found_all) > 1 else None


def _masked(sheet: Sheet, mask: re.Match[str], mentions: tuple[Mention, ...]) -> Issuer:
    level: Finding[Level] = Finding()
    if mask["area"] in AREA_LEVELS:
        level = sheet.found(AREA_LEVELS[mask["area"]], *mask.span(), 0.8)
    before = next((m for m in mentions if m.end == mask.start()), None)
    place = before.candidates[0] if before and len(before.candidates) == 1 else None
    return Issuer(Finding(), place, _evidence(sheet, before, 0.8), level)


def _other_body(sheet: Sheet, title_span: Span | None) -> re.Match[str] | None:
    """A body in title or signature that is no place's federation (某某集团工会)."""
    for start, end in _where_bodies_sign(sheet, title_span):
        found = BODY_NAME.match(sheet.folded, start, end)
        if found and not _names_place(found["body"]):
            return found
    return None


def _where_bodies_sign(sheet: Sheet, title_span: Span | None) -> Iterator[tuple[int, int]]:
    for aside, _ in sheet.asides("落款"):
        yield aside.start, aside.end
    if title_span:
        yield title_span.start, title_span.end


def _names_place(body: str) -> bool:
    """True for 某某市总工会, 市总工会, 某省工会 …: a place's own federation."""
    rest = re.sub(r"(?:总)?工会.*$", "", body)
    mentions = find_places(body)
    if mentions and mentions[-1].end >= len(rest):
        return True
    return len(rest) <= 3 or re.fullmatch(r"[\u4e00-\u9fff]{2,12}[省市县州旗盟]", rest) is not None


def _of_other_body(
    sheet: Sheet, body: re.Match[str], place: Place | None, tally: dict[Place, Votes]
) -> Issuer:
    federation = sheet.found(body["body"], *body.span("body"), 0.85)
    within = find_places(body["body"])
    if within and len(within[0].candidates) == 1:
        place = within[0].candidates[0]
    evidence = _evidence(sheet, tally[place].mention, 0.7) if place in tally else Finding()
    return Issuer(federation, place, evidence, Finding())
