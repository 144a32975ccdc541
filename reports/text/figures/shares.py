"""Whether a percentage tells how large a part of something is so, or what was done with it."""

import re
from functools import cache

from ..lexicons import any_of
from .clauses import Place
from .deeds import names_only
from .period import is_former

_CHANGE = re.compile(
    r"(?:增长|提高|提升|上升|下降|减少|降低|增加|增幅|翻|增)(?:了|幅度)?[约近达为超]*$|同比|环比|增幅"
)
# 85%的企业建立了制度, 近半数享受减免, 三分之二设在车站
_IS_SO = re.compile(
    r"的?[\u4e00-\u9fff]{0,12}?(?:建立|实行|推行|签订|配备|加入|设立|成立|纳入|享受|设在|设于|持有|拥有|召开了?职代会|覆盖)"
)
_RATE = re.compile(
    r"(?:率|面|比例|占比|比重|达标|覆盖|占[^,。;]{0,12})[均都已只仅有达到至降为约近超过保持稳定在的]*$"
)
# 从76%提高到[89%]
_GROWN = re.compile(
    r"(?:增加|增|增长|发展|扩大|扩展|提高|提升|上升|升|减少|减|下降|降)[到至]?(?:20\d\d年底?的?)?$"
)


def is_standing_share(place: Place, lead: str) -> bool:
    """入会率达92%, 占会员的40%, 85%的企业建立了制度: how large a part of something is so.

    ``lead`` stands before the figure. What was dealt with is no state: 办结率, 满意率.
    """
    if _CHANGE.search(lead):
        return False
    moved = is_former(place.lead, place.trail) or _GROWN.search(lead)
    if moved or _IS_SO.match(place.trail) or _state_rates().search(place.clause):
        return True
    return bool(_RATE.search(lead)) and not _done_rates().search(lead)


def goes_on_with_shares(place: Place, lead: str, earlier: Place) -> bool:
    """建制率均达98%、[95%],非公企业达[80%]: a share that goes on with standing ones."""
    if _CHANGE.search(lead) or _done_rates().search(lead):
        return False
    alike = earlier.figure.unit == place.figure.unit and names_only(lead)
    return alike or bool(_RATE.search(lead))


@cache
def _state_rates() -> re.Pattern[str]:
    return re.compile(any_of("basis", "state_rates"))


@cache
def _done_rates() -> re.Pattern[str]:
    return re.compile(any_of("basis", "done_rates"))
