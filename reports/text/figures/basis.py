"""Achieved, promised or prescribed; and whether a figure is a flow, a sum or a state (口径)."""

import re
from functools import cache

from ..findings import ReadSection
from ..lexicons import any_of
from ..words import Basis, MetricKind, SectionKind
from .clauses import Place
from .period import Period
from .phrases import has_verb_inside
from .wording import is_threshold

_EACH_ONE = (
    r"每一?(?:个?[人名户家位生件场期张班次份套处件]"
    r"|[\u4e00-\u9fff]{0,4}?(?:职工|会员|车票|企业|工会|单位|工作室))"
)
# 每人500元, 按每户1000元; 每年 is no unit that money is given for
_PER_HEAD = re.compile(rf"(?<!平均){_EACH_ONE}[^,。;、\d]{{0,10}}$|(?<!平)均不(?:低于|少于)$")
# 每人每月补助由200元提高到350元: the second number is as much a rule as the first
_RAISED = re.compile(
    rf"(?:{_EACH_ONE}|标准)[^,。;]{{0,30}}(?:提高|调整|上调|增加|降低|下调)(?:到|至|为)$"
)
_STANDARD_BEFORE = re.compile(
    r"(?:标准|限额|上限|下限|门槛|起付线|封顶线?|(?:返还|补贴|补助|报销|留成|上缴|计提|拨缴|配套|分成)比例)"
    r"(?:统一|由|从)?(?:提高|调整|增加|降低|下调|上调)?(?:到|至|为|是|达|定为)*$|按照?$"
)
_STANDARD_AFTER = re.compile(r"(?:\([^()]*\))?的?(?:标准|比例配套|比例|补贴|限额|不等|额度)")
_FUTURE = re.compile(
    r"(?<!努)力争|争取(?:在|到|实现|达)|确保(?:完成|实现|达)|(?<!年)(?<!年度)计划(?!生育|的|数|任务)|拟(?!定)|预计|将(?=继续|进一步|努力|在|于|开展|举办|建设|投入|组织|新建|发展|达到|实现|不断|全面|深入|加大|推进|完成)"
    r"|目标(?:是|为)?|明年|来年|下一?年度?|下一步|到20\d\d年底?[,，]?[^,。;]{0,10}(?:达到|实现)|年度预定"
)
_CHANGE = re.compile(
    r"(?:增长|提高|提升|上升|下降|减少|降低|增加|增幅|翻|增)(?:了|幅度)?[约近达为超]*$|同比|环比|增幅"
)
# In a plan or a promise these govern the clauses that follow too.
_PROMISED = re.compile(
    r"(?<!努)力争|争取(?:在|到|实现|达)|确保(?!了)|计划(?!生育)(?=[新建投完举开组培发筹慰在到用])|拟(?!定)|明年|新的一年|下一年度|将(?=继续|开展|举办|投入|组织|新建)"
)
_PLAIN_STATE = re.compile(r"开展|建立|实行|推行|成立|组建")


def kind_of(place: Place, section: ReadSection | None) -> MetricKind:
    """A rule first, then what is still to come, else what was achieved."""
    if _is_rule(place):
        return MetricKind.RULE
    planned = section is not None and section.kind is SectionKind.PLAN
    if planned and not _achieved().search(place.clause):
        return MetricKind.TARGET
    promised = any(_PROMISED.search(clause) for clause in (place.clause, *place.before))
    if promised or _FUTURE.search(place.clause):
        return MetricKind.TARGET
    return MetricKind.ACHIEVED


def _is_rule(place: Place) -> bool:
    figure = place.figure
    if figure.family in ("money", "proportions"):
        rules = (_PER_HEAD, _STANDARD_BEFORE, _RAISED)
        before = any(rule.search(place.lead) for rule in rules)
        return "/" in figure.unit or bool(before or _STANDARD_AFTER.match(place.trail))
    return is_threshold(figure, place.raw, place.trail)


def basis_of(place: Place, kind: MetricKind, period: Period) -> Basis | None:
    """The basis of a figure; None for a duration."""
    if place.figure.family == "durations" and place.figure.unit not in ("小时", "学时", "课时"):
        return None
    if kind is MetricKind.RULE:
        return Basis.RULE
    if _is_state(place):
        return Basis.STOCK
    if period.spans_years or (_summed().search(place.clause) and not period.stated):
        return Basis.CUMULATIVE
    return Basis.YEAR


def _is_state(place: Place) -> bool:
    if place.figure.family == "proportions":
        return not _CHANGE.search(place.lead) and bool(_state_rates().search(place.clause))
    whole = place.before[0] if place.before and "其中" in place.until else ""
    if place.figure.family != "money" and _held().search(place.lead):
        return True
    if place.figure.family == "visits" or _flow_verbs().search(whole + place.clause):
        return False
    if _states().search(whole + place.lead):
        return True
    ends = _state_ends().search(place.lead)
    if not ends or place.figure.family == "money":
        return False
    return not has_verb_inside(_PLAIN_STATE.sub("", place.lead[: ends.start()]))


@cache
def _achieved() -> re.Pattern[str]:
    return re.compile(any_of("basis", "achieved"))


@cache
def _summed() -> re.Pattern[str]:
    return re.compile(any_of("basis", "summed"))


@cache
def _states() -> re.Pattern[str]:
    return re.compile(any_of("basis", "states"))


@cache
def _held() -> re.Pattern[str]:
    return re.compile(any_of("basis", "held"))


@cache
def _state_ends() -> re.Pattern[str]:
    ends = any_of("basis", "state_ends")
    return re.compile(rf"{ends}(?:总?数|人数)?[已达到至共有为约近超过突破]*$")


@cache
def _state_rates() -> re.Pattern[str]:
    return re.compile(any_of("basis", "state_rates"))


@cache
def _flow_verbs() -> re.Pattern[str]:
    return re.compile(any_of("basis", "flows"))
