"""Whether a figure counts the federation's own doing or its whole area's."""

import re

from .clauses import Place
from .words import Scope

_PLACE = "[省市县区州盟旗镇乡]"
_AREA = re.compile(
    rf"(?:全|我|整个){_PLACE}(?!总|委|人大|政府|政协|工会(?:干部|主席))|各级工会|各级(?!领导|党委|政府)|{_PLACE}[、]?{_PLACE}两?级工会|基层(?:工会|劳|调|组织|职工)"
    rf"|各(?:县|市|区|乡镇|单位|基层|企业)|全系统|辖区"
)
_OWN = re.compile(
    rf"我会|本会|{_PLACE}总(?:工会)?(?!体|部|数|量)|本级|(?:市|县|省|区|州)总机关|机关(?:干部|党|全体)|我们|领导小组|班子成员|工作专班|总工会(?!组织的)"
)
_NARRATOR = re.compile(r"我会|本会|我们(?=[组坚按采先始还也又])")
_NARRATED = 3


def narrates(text: str) -> bool:
    """Whether the federation tells of itself in the first person throughout a report."""
    return sum(1 for _ in _NARRATOR.finditer(text)) >= _NARRATED


def scope_of(place: Place, narrated: bool) -> Scope | None:
    """The scope that the figure's sentence tells; the nearest word before the figure counts.

    ``narrated`` says that where nothing is told the federation speaks of itself.
    """
    before = place.sentence[: place.figure.start - place.sentence_start]
    area, own = _last(_AREA, before), _last(_OWN, before)
    if area < 0 and own < 0:
        area = _last(_AREA, place.trail)
    if area < 0 and own < 0:
        return Scope.OWN if narrated else None
    return Scope.AREA if area > own else Scope.OWN


def _last(pattern: re.Pattern[str], words: str) -> int:
    return max((match.start() for match in pattern.finditer(words)), default=-1)
