"""Whether a figure counts the federation's own doing or its whole area's."""

import re
from functools import cache, lru_cache

from ..words import Level, Scope
from .clauses import Place

_PLACE = "(?:[省市县区州盟旗镇乡]|地区|自治区|兵团)"
_AREA = re.compile(
    rf"(?:全|我|整个){_PLACE}(?!总(?!数|量|体|共)|委|人大|政府|政协|工会(?:干部|主席))|各级(?:各类|产业)?(?:工会|组织|职工)|{_PLACE}(?:级|、{_PLACE}(?:\([乡镇街]\))?)?[、和]?{_PLACE}?(?:\([乡镇街]\))?[两三]级(?:工会|劳动|帮扶|调解|服务|组织)|{_PLACE}{_PLACE}两?级工会|基层(?:工会|劳|调|组织|职工)"
    rf"|各(?:县|市|区|乡镇|单位|基层|企业)|全系统|辖区"
)
_OWN = (
    "我会|本会|{place}总(?:工会)?(?!体|部|数|量)|{place}?(?:总?工会)?本级|{place}总机关|机关(?:干部|党|全体)|我们"
    "|领导小组|班子成员|工作专班|总工会(?!组织的)"
)
_TIERS = {
    Level.PROVINCE: "(?:省|自治区|区)",
    Level.PREFECTURE: "[市州盟]",
    Level.COUNTY: "[县区市旗]",
}
# 今年以来,目前 and the like may stand before a subject.
_OPENING = re.compile(
    r"^[\s“\"(]*(?:(?:目前|今年|去年|全年|一年来|截至目前|此前|日前|近日|其间|期间|会上|此外|另外|据悉|据了解|据介绍|近年来|[一二三四五六七八九十\d]+年来|(?:今年|去年)以来|其中|同时|仅|还|据统计|20\d\d年)[,、]?)*"
)
_RECEIVER = re.compile(r"[为向给][^,。;]{0,6}$|[为向给](?:全|我|各)[^,。;]{0,12}")
# 补助基层工会: whom something is given to is not who acts
_OBJECT = re.compile("(?:补助|扶持|指导|支持|奖励|资助|下拨|返还|帮助|服务)基层工会")
# 市本级投入, 全县各级工会共投入: who acts, wherever it stands before the figure
_AT_OWN_LEVEL = re.compile("本级")
_ACTORS = re.compile("各级工会|[两三]级工会")
_NARRATOR = re.compile(r"我会|本会|我们(?=[组坚按采先始还也又])")
_NARRATED = 3


def narrates(text: str) -> bool:
    """Whether the federation tells of itself in the first person throughout a report."""
    return sum(1 for _ in _NARRATOR.finditer(text)) >= _NARRATED


def scope_of(place: Place, narrated: bool, level: Level | None) -> Scope | None:
    """The scope of a figure: its clause's subject, a place named beside it, or the subject
    of the nearest clause before.

    ``narrated`` says that where nothing is told the federation speaks of itself; ``level``
    is the federation's own tier: 省总 is somebody else to a city. A federation in the
    third person by its full name may as well stand for all its area: that tells nothing.
    """
    if _AT_OWN_LEVEL.search(place.until):
        return Scope.OWN
    own = _own_of(level)
    told = (
        _subject(place.clause, own)
        or _named(place.until)
        or _told_before(place, own)
        or _named(place.trail)
    )
    return told or (Scope.OWN if narrated else None)


def _told_before(place: Place, own: re.Pattern[str]) -> Scope | None:
    """The scope that the nearest of the clauses before tells."""
    clauses = (words for words in place.before if not _closes_a_bracket(words))
    for distance, clause in enumerate(clauses):
        if told := _subject(clause, own) or _named(clause, _ACTORS if distance else _AREA):
            return told
    return None


def _closes_a_bracket(words: str) -> bool:
    """(其中,我市一线职工[57人]),: who stands in brackets does not go on after them."""
    return words.find(")") >= 0 and "(" not in words


@cache
def _own_of(level: Level | None) -> re.Pattern[str]:
    """How a federation of a tier calls itself: 市总, 我会."""
    return re.compile(_OWN.format(place=_TIERS[level] if level else _PLACE))


@lru_cache(maxsize=4096)
def _subject(clause: str, own: re.Pattern[str]) -> Scope | None:
    words = _OPENING.sub("", clause)
    if own.match(words):
        return Scope.OWN
    return Scope.AREA if _AREA.match(words) else None


@lru_cache(maxsize=4096)
def _named(words: str, area: re.Pattern[str] = _AREA) -> Scope | None:
    """全市 and the like beside the figure; after 为 or 向 they only name who receives."""
    named = area.search(_OBJECT.sub("", _RECEIVER.sub("", words)))
    return Scope.AREA if named else None
