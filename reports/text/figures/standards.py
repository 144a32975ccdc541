"""Whether a figure prescribes: an amount for each case, a share to be paid, a threshold.

A standard said once holds for the list it opens: 每人资助本科生5000元、专科生4000元.
"""

import re
from decimal import Decimal

from .clauses import Place, list_head
from .verbs import has_verb_inside
from .wording import is_threshold

_EACH_ONE = (
    r"每一?(?:个?[人名户家位生件场期张班次份套处件]|[个月天日]|季度|学期|课时|小时"
    r"|[\u4e00-\u9fff]{0,4}?(?:职工|会员|车票|企业|工会|单位|工作室))"
)
_PRIZE = "(?:[一二三]|特)等奖"
# 每人500元, 按每户1000元; every year is no unit that money is given for
_PER_HEAD = re.compile(
    rf"(?<!平均)(?:{_EACH_ONE}|{_PRIZE})[^,。;、\d]{{0,10}}$|(?<!平)均不(?:低于|少于)$"
    r"|(?<![\d第])[1一](?:个月|年|天)$"
    r"|人均(?:补助|补贴|资助|奖励|发放|标准)[^,。;、\d]{0,4}$"
)
# 每人每月补助由200元提高到350元: the second number is as much a rule as the first
_RAISED = re.compile(
    rf"(?:{_EACH_ONE}|标准)[^,。;]{{0,30}}(?:提高|调整|上调|增加|降低|下调)(?:到|至|为)$"
)
_STANDARD_BEFORE = re.compile(
    r"(?:标准|限额|上限|下限|门槛|起付线|封顶线?|(?:返还|补贴|补助|报销|留成|上缴|计提|拨缴|配套|分成)比例)"
    r"(?:统一|由|从|最[高低])*(?:提高|调整|增加|降低|下调|上调|提)?(?:到|至|为|是|达|定为)*$|按照?$"
)
_STANDARD_AFTER = re.compile(r"(?:\([^()]*\))?的?(?:标准|比例配套|比例|补贴|限额|不等|额度)")
# 按自费部分的30%, 按工资总额2%; not 按计划完成30%
_SHARE_OF = re.compile(
    r"(?:按照?(?!计划|时|期|进度|要求)[^,。;完达率占]{1,18}|计提|提取|上解|留成|留存|拨缴)$"
)
# 最高[不超过]5000元, 补助[不低于]200元, 比例[不低于]30%: the bound belongs to the figure
_BOUND = re.compile(r"不(?:得)?(?:超过|高于|多于|大于|低于|少于|小于|下于)|至[少多]|最[少多]")
_BOUNDED = {
    "money": re.compile(
        r"(?:最高|最低|标准|补助|补贴|给予|报销|奖励|救助|资助|金额|限额)[^,。;]{0,4}$"
    ),
    "proportions": re.compile(r"比例(?:原则上)?(?:应|要|须|均)?$"),
}
# 对省级、市级工作室分别补助5万元、3万元: an amount for each tier
_TIERED = re.compile(r"级[^,。;\d]{0,14}分别(?:给予|予以|按)?(?:补助|奖励|补贴|资助|奖补)[^,。;]*$")
_PRIZE_LIST = re.compile(rf"{_PRIZE}分别(?:给予|予以)?[^,。;]*$")
# 按本科5000元、专科4000元的标准
_LIST_OF_STANDARDS = re.compile(
    r"(?:[、和至到-][^,。;]{0,12}\d[\d.]*[万千]?元)*(?:不等)?的?(?:资助|补助|奖励|慰问)?标准"
)
# What a list of standards may repeat before each amount.
_GIVING = re.compile("补助|奖励|资助|补贴|给予|发放标准|奖补")
_TOTAL = re.compile("共|总|累计|合计|金额|资金|经费|增收|收入|[筹募拨]|价值")
_OPENED = re.compile(rf"(?:{_EACH_ONE}|{_PRIZE}|标准)[^,。;]{{0,24}},?[^,。;]{{0,10}}\d")
_LONGEST_LEAD = 14
_TOO_MUCH = Decimal(100_000)
"""No standard that a list only continues is as high; sums are."""


def is_standard(place: Place, planned: bool = False) -> bool:
    """Whether a figure is a standard or a threshold, not a result.

    Where things are ``planned``, 投入不低于200万元 is what is aimed at.
    """
    figure = place.figure
    if figure.family not in ("money", "proportions"):
        return is_threshold(figure, place.raw, place.trail)
    if "/" in figure.unit or _STANDARD_AFTER.match(place.trail) or _in_list_of_standards(place):
        return True
    return _opens(place) or (not planned and _is_bounded(place)) or _continues(place)


def _in_list_of_standards(place: Place) -> bool:
    """按本科[5000元]、专科4000元的标准: the word stands after the last of them."""
    after = place.clause[len(place.until) + len(place.raw) :]
    return "按" in place.until and bool(_LIST_OF_STANDARDS.match(after))


def _is_bounded(place: Place) -> bool:
    bounded = _BOUNDED.get(place.figure.family)
    return bool(bounded and _BOUND.match(place.raw) and bounded.search(place.lead))


def continues_standard(place: Place, earlier: Place) -> bool:
    """Whether a figure only goes on with the list of the standard before it."""
    same = place.figure.family == earlier.figure.family in ("money", "proportions")
    return same and _adds_nothing(place.lead) and _is_modest(place)


def _is_modest(place: Place) -> bool:
    value = place.figure.value
    return value is None or value < _TOO_MUCH


def _opens(place: Place) -> bool:
    family = place.figure.family
    rules = [_PER_HEAD, _STANDARD_BEFORE, _RAISED]
    if family == "proportions":
        rules.append(_SHARE_OF)
    if any(rule.search(place.lead) for rule in rules):
        return True
    tiered = _TIERED.search(place.until) or _PRIZE_LIST.search(place.until)
    return family == "money" and bool(tiered)


def _continues(place: Place) -> bool:
    """Whether an amount stands in a list whose first one is a standard."""
    if place.figure.family != "money" or not _is_modest(place):
        return False
    head = list_head(place, _adds_nothing)
    return _adds_nothing(place.lead) and bool(_OPENED.search(head))


def _adds_nothing(words: str) -> bool:
    """Whether words before an amount only say for whom it is."""
    words = re.split(r"\d", words, maxsplit=1)[0]
    bare = _GIVING.sub("", words)
    return len(words) <= _LONGEST_LEAD and not _TOTAL.search(bare) and not has_verb_inside(bare)
