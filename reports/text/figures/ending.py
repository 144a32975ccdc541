"""What a label ends in: 金额, 比例, 标准, or the number of what its measure word counts."""

import re

from .context import FOR_EACH, PER_HEAD
from .order import Wording
from .phrases import ends_in_money, suffix_of
from .quantities import Quantity
from .rates import name_rate
from .tidying import shorten

_COUNTED = re.compile(r"(?:总数|人数|数量|总量|次数|户数|发放量|阅读量|[工员人户家位业]数)$")
_IS_STANDARD = re.compile("(?:的?标准)?(?:是|为)(?=每)")


def finish_label(wording: Wording, figure: Quantity) -> str:
    """The label that a phrase makes with what its measure word counts: 举办夜校 [8期] -> 期数."""
    core = shorten(wording.phrase)
    if figure.family == "money":
        if PER_HEAD.search(core) or (FOR_EACH.match(core) and not core.endswith("标准")):
            return _IS_STANDARD.sub("", core) + "标准"
        return core if ends_in_money(core) else core + "金额"
    if figure.family == "proportions":
        return name_rate(core, "", figure.unit) or core + "比例"
    if core.endswith("的企业规模"):
        return core + "标准"
    suffix = suffix_of(figure.unit)
    if not wording.noun_last and suffix == "数":
        suffix = figure.unit + suffix
    return core if _COUNTED.search(core) or core.endswith(suffix) else core + suffix
