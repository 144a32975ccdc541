"""How much a document says for each place that it might be the report's own."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from ..findings import Finding
from ..places import Mention, Place, find_places, parents
from .sheet import CAPTION, ISSUER_BELOW_TITLE, SIGNATURE, Sheet, Stretch

BODY = re.compile(r"(?:总工会|工会).*$", re.DOTALL)
FEDERATION = re.compile(r"总?工会(?!代表大会|法)")
# What stands before a federation that is only a partner, a guest or a model.
PARTNER = re.compile(
    r"(?:[与同和跟赴到由向及、]|联合|联系|对接|携手|学习|考察|对口|支援|来自|邀请|借鉴|承接|走进|接待|参观|结对"
    r"|制定[《“]?|印发[《“]?|[《])$"
)
# What stands behind a federation that is only the higher one (在…总工会的领导下).
SUPERIOR = re.compile(
    r"(?:的)?(?:正确|坚强|具体|精心|大力|关心|有力|悉心)*(?:领导|指导|部署|支持|关心|要求|下达|帮助)"
)
# What stands behind a federation that came to see the one that reports (一行来我县考察).
GUEST = re.compile(r"一行|[^。;]{0,30}(?:来|参观|考察|学习|到|赴)[^。;]{0,4}我[省市县区州旗]")
GOVERNMENT = re.compile(r"[市县区省州]?(?:委|政府|人民政府|人大|政协|党委)")
PRESS = re.compile(r"(?:日报|晚报|时报|晨报|晨刊|工人报|新闻网|电视台|广播|政府网)")
# 被《某某日报》、某某电视台报道: who wrote about them
WRITTEN_OF = re.compile(r"[^。;]{2,24}?(?:报道|刊发|刊登|刊载|播出|转载|推介)(?!组|员|:)")
# How a federation speaks of its own area: 全市, 我县; 市总, 县总工会 where no name stands before
OWN_AREA = re.compile(r"[全我](?P<area>[省市县区州盟旗])(?![总级直])")
# 获评全省先进单位, 列全省第一: whom it was compared with, a tier above
COMPARED = re.compile(
    r"全.[^,。;、]{0,14}?(?:先进|优秀|优胜|考核|考评|模范|示范|标兵|试点|前列|首[家个批位]|第[一二三]|率先|[一二三]等奖)"
)
OWN_BODY = re.compile(r"(?<![\u4e00-\u9fff])(?P<area>[省市县区州盟旗])总")

SIGNED, IN_TITLE, FEDERATED, IN_PRESS, GOVERNED, NAMED, PARTNERED = 24, 12, 4, 3, 2, 1, 0.25
"""How much a mention says for its place being the report's."""
SHORT_NAME = 0.5
"""What each further use of a place's short name adds (桐梓 where 桐梓县 is named)."""
GONE, ONCE = 0.6, 0.8
"""What a mention is worth to a place that is no more, and to one that was once so called."""
OTHER_SORT = 0.4
"""What a place's votes are worth where the report calls its own area another sort."""
SUPPORT = 0.5
"""What a place's parents, named in the text, add of their own votes to its own."""
ENOUGH = 2.0
"""A place named but once and in passing is not the report's."""
CLEAR = 1.2
"""A place must have this many times the votes of the next to be the report's."""


@dataclass
class Votes:
    """What speaks for one place: a sum, and the mention that says it best."""

    total: float = 0.0
    best: float = 0.0
    mention: tuple[Stretch, Mention] | None = None
    federation: Finding[str] = field(default_factory=Finding)
    names: set[str] = field(default_factory=set)

    def evidence(self, confidence: float) -> Finding[str]:
        """The words that speak for the place most strongly."""
        if self.mention is None:
            return Finding()
        part, mention = self.mention
        words = part.written[mention.start : mention.end]
        return part.found(words, mention.start, mention.end, confidence)


def count_votes(sheet: Sheet, head: Stretch | None) -> dict[Place, Votes]:
    """What every place named in prose, title, signature and margins has for it."""
    tally: dict[Place, Votes] = {}
    for part in (*sheet.prose, *sheet.margins):
        for mention in find_places(part.words):
            in_title = head is not None and head.start <= part.start < head.end
            weight, federated = _weigh(part, mention, in_title)
            for candidate in mention.candidates:
                votes = tally.setdefault(candidate, Votes())
                _add(votes, weight * _fit(candidate, mention), part, mention, federated)
    for place, votes in tally.items():
        uses = sum(part.words.count(place.short) for part in sheet.prose)
        votes.total += SHORT_NAME * uses if votes.total and len(place.short) > 1 else 0
    return tally


def _add(
    votes: Votes, weight: float, part: Stretch, mention: Mention, federated: re.Match[str] | None
) -> None:
    votes.total += weight
    votes.names.add(mention.words)
    if weight > votes.best:
        votes.best, votes.mention = weight, (part, mention)
    if federated and weight > 0 and not votes.federation.evidence:
        votes.federation = part.found(mention.words, mention.start, federated.end(), 0.95)


def _fit(place: Place, mention: Mention) -> float:
    """How well the words name the place as it is called today."""
    if len(mention.candidates) == 1:
        return 1.0
    if place.valid_to is not None:
        return GONE
    return 1.0 if mention.words in (place.name, place.short) else ONCE


def _weigh(part: Stretch, mention: Mention, in_title: bool) -> tuple[float, re.Match[str] | None]:
    """A mention's vote, and the words 总工会 where it names the place's federation."""
    words = part.words
    federated = FEDERATION.match(words, mention.end)
    extra = (
        SIGNED if part.reason in (SIGNATURE, ISSUER_BELOW_TITLE) else IN_TITLE if in_title else 0.0
    )
    if federated:
        if is_superior(words, federated.end()):
            return extra + NAMED, None
        if GUEST.match(words, federated.end()):
            return 0.0, None
        partner = is_partner(words, mention.start)
        return (extra + PARTNERED, None) if partner else (extra + FEDERATED, federated)
    if PRESS.match(words, mention.end):
        return extra + (NAMED if WRITTEN_OF.match(words, mention.end) else IN_PRESS), None
    if part.reason == CAPTION:
        return PARTNERED, None
    return extra + (GOVERNED if GOVERNMENT.match(words, mention.end) else NAMED), None


def is_superior(words: str, end: int) -> bool:
    """True where a federation named up to ``end`` is only the higher one (…的领导下)."""
    return SUPERIOR.match(words, end) is not None


def is_partner(words: str, start: int) -> bool:
    """True where a federation named from ``start`` is only a partner or a model (与…)."""
    return PARTNER.search(words[max(0, start - 4) : start]) is not None


def own_area(sheet: Sheet) -> str | None:
    """省, 市, 县 …: what the report calls its own area, or None where it doesn't say."""
    calls = Counter(_calls(sheet))
    return calls.most_common(1)[0][0] if calls else None


def _calls(sheet: Sheet) -> Iterator[str]:
    for part in sheet.prose:
        for found in OWN_AREA.finditer(part.words):
            if not COMPARED.match(part.words, found.start()):
                yield from (found["area"], found["area"])
        for found in OWN_BODY.finditer(part.words):
            yield found["area"]


def settle(tally: dict[Place, Votes], area: str | None) -> tuple[Place, ...]:
    """The place that most speaks for; several that share its name where none stands out.

    Empty where two places of different names have about as much for them.
    """
    scores = {place: _score(place, tally, area) for place in tally if tally[place].total}
    if not scores:
        return ()
    best = max(scores, key=lambda place: scores[place])
    named = tally[best].names
    rivals = [place for place in scores if not named & tally[place].names]
    # 我市 in a text that names one city only is that city
    ours = area is not None and best.name.endswith(area) and not rivals
    if tally[best].total < (NAMED if ours else ENOUGH):
        return ()
    if any(scores[best] < CLEAR * scores[rival] for rival in rivals):
        return ()
    namesakes = [place for place in scores if named & tally[place].names]
    ranked = sorted(namesakes, key=lambda place: -scores[place])
    if len(ranked) > 1 and scores[ranked[1]] == scores[ranked[0]]:
        return tuple(place for place in ranked if place.level is best.level)
    return (best,)


def _score(place: Place, tally: dict[Place, Votes], area: str | None) -> float:
    own = tally[place]
    above = sum(
        tally[parent].total
        for parent in parents(place.code)
        if parent in tally and not own.names & tally[parent].names
    )
    fits = area is None or place.name.endswith(area)
    return (own.total + min(above, own.total) * SUPPORT) * (1.0 if fits else OTHER_SORT)
