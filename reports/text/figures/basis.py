"""Achieved, promised or prescribed; and whether a figure is a flow, a sum or a state (口径)."""

import re
from dataclasses import dataclass
from functools import cache

from ..findings import ReadSection
from ..lexicons import any_of
from ..words import Basis, MetricKind, SectionKind
from .clauses import Place, list_head
from .period import Period, is_former
from .phrases import has_verb_inside
from .standards import continues_standard, is_standard

_FUTURE = re.compile(
    r"(?<!努)力争|争取(?:在|实现|达|年内|年底|今年|明年|再|到(?=20\d\d|年|[明今]年|\d{1,2}月))|确保(?:完成|实现|达)|(?<!年)(?<!年度)计划(?!生育|的|数|任务)|拟(?!定)|预计|将(?=继续|进一步|努力|在|于|开展|举办|建设|投入|组织|新建|发展|达到|实现|不断|全面|深入|加大|推进|完成|培训|评选|选树|走访|建成)"
    r"|(?<![需按])要(?=完成|建成|达到|实现|新建|新增|发展)|目标(?:是|为)?|明年|来年|下一?年度?|下一步|到20\d\d年底?[,，]?[^,。;]{0,10}(?:达到|实现)|年度预定"
)
_CHANGE = re.compile(
    r"(?:增长|提高|提升|上升|下降|减少|降低|增加|增幅|翻|增)(?:了|幅度)?[约近达为超]*$|同比|环比|增幅"
)
# In a plan or a promise these govern the clauses that follow too.
_PROMISED = re.compile(
    r"(?<!努)力争|争取(?:在|实现|达|年内|年底|今年|明年|再|到(?=20\d\d|年|[明今]年|\d{1,2}月))|确保(?!了)|计划(?!生育)(?=[新建投完举开组培发筹慰在到用])|拟(?!定)|明年|新的一年|下一年度|将(?=继续|开展|举办|投入|组织|新建)"
)
# 超额完成年度目标, 为年计划的112%: what was aimed at has been reached
_REACHED = re.compile(
    r"(?<!确保)(?<!力争)(?<!争取)(?<![要将保])(?:超额|提前|顺利|圆满|全面|已经?|共)*(?:完成|实现|达到)了?"
    r"[^,。;]{0,10}?(?:目标|任务|计划)|超[额出过]?[^,。;]{0,8}?(?:目标|计划|任务)"
    r"|[为是达占](?:全年|年度|年|原定?)?(?:目标|计划)(?:任务)?数?的"
)
# 比上年增加1.5万人: a change, not a state
_CHANGED_BY = re.compile(r"(?:增加|净增|增长|减少|下降|新增|增)了?[约近达]*$")
_GROWN = re.compile(
    r"(?:增加|增|增长|发展|扩大|扩展|上升|升|减少|减|下降|降|总数达)[到至]?(?:20\d\d年底?的?)?$"
)
# 85%的企业建立了制度
_IS_SO = re.compile(r"的[\u4e00-\u9fff]{0,12}(?:建立|实行|推行|签订|配备|加入|设立|成立|纳入)")
_RATE = re.compile(
    r"(?:率|面|比例|占比|比重|占[^,。;]{0,12})[均都已达到至为约近超过保持稳定在的]*$"
)
# 全县有工会小组860个; not 有效, 有关
_HAS = re.compile(
    r"(?:^|[省市县区州旗会,\s])[现共已还尚设建配]?有(?![效关力序条望机的偿益色限所些利人针幸意])"
    r"[^有,。;]{0,14}$"
)
_RESPECTIVELY = re.compile("分别|依次")
_NUMBER = re.compile(r"\d")
# 联合基层工会: here it is no verb
_JOINT = re.compile("联合(?=基层|工会|党|支)|代表(?!团)|培训(?=基地|中心)|服务(?=站|中心|点)")
_OFFICE = re.compile(
    "(?:调解|培训|服务|帮扶|救助|援助|宣传|宣讲|维权)(?=干部|人员|组织|中心|站|点|小组|员|基地|委员会|室|机构|队伍|团)"
)
_LONGEST_NAME = 12
_OCCASIONS = ("场", "期", "次", "场次", "起", "件")
_PLAIN_STATE = re.compile(r"开展|建立|实行|推行|成立|组建")


@dataclass(frozen=True, slots=True)
class Earlier:
    """What has been told of the figure before, in the same sentence."""

    place: Place
    kind: MetricKind
    basis: Basis | None


def kind_of(
    place: Place, section: ReadSection | None, earlier: Earlier | None = None
) -> MetricKind:
    """A rule first, then what is still to come, else what was achieved."""
    if is_standard(place):
        return MetricKind.RULE
    if earlier and earlier.kind is MetricKind.RULE and continues_standard(place, earlier.place):
        return MetricKind.RULE
    planned = section is not None and section.kind is SectionKind.PLAN
    if planned and not _achieved().search(place.clause):
        return MetricKind.TARGET
    clause = _REACHED.sub("", place.clause)
    promised = any(_PROMISED.search(words) for words in (clause, *place.before))
    if promised or _FUTURE.search(clause):
        return MetricKind.TARGET
    return MetricKind.ACHIEVED


def basis_of(
    place: Place, kind: MetricKind, period: Period, earlier: Earlier | None = None
) -> Basis | None:
    """The basis of a figure; None for a duration."""
    if place.figure.family == "durations" and place.figure.unit not in ("小时", "学时", "课时"):
        return None
    if kind is MetricKind.RULE:
        return Basis.RULE
    if _is_state(place) or (earlier and _goes_on(place, earlier)):
        return Basis.STOCK
    if period.spans_years or (_summed().search(place.clause) and not period.stated):
        return Basis.CUMULATIVE
    return Basis.YEAR


def _is_state(place: Place) -> bool:
    lead = _shared_lead(place)
    if place.figure.family == "proportions":
        return _is_state_rate(place, lead)
    if place.figure.family in ("money", "visits") or place.figure.unit in _OCCASIONS:
        return False
    if _CHANGED_BY.search(lead):
        return False
    if _held().search(lead) or _lists_held(place, lead):
        return True
    whole = place.before[0] if place.before and "其中" in place.until else ""
    if _flows(whole + place.clause):
        return False
    if _states().search(whole + lead) or _composed(place) or _grown(place, lead):
        return True
    if _HAS.search(lead) and not has_verb_inside(place.trail):
        return True
    ends = _state_ends().search(lead)
    return ends is not None and not has_verb_inside(_PLAIN_STATE.sub("", lead[: ends.start()]))


def _is_state_rate(place: Place, lead: str) -> bool:
    """入会率达92%, 占会员的40%, 85%的企业建立了制度: how large a part of something is so."""
    if _CHANGE.search(lead):
        return False
    moved = is_former(place.lead, place.trail) or _GROWN.search(lead)
    so = _IS_SO.match(place.trail)
    return bool(moved or so or _state_rates().search(place.clause))


def _goes_on(place: Place, earlier: Earlier) -> bool:
    """Whether a figure goes on with a list of how things stand."""
    figure, lead = place.figure, _shared_lead(place)
    if earlier.basis is not Basis.STOCK or figure.family in ("money", "visits"):
        return False
    if _CHANGED_BY.search(lead):
        return False
    if figure.family == "proportions":
        return bool(_RATE.search(lead)) and not _CHANGE.search(lead)
    if earlier.place.figure.family == "proportions" or figure.unit in _OCCASIONS:
        return False
    return _names_only(lead) and not _flows(place.clause)


def _flows(words: str) -> bool:
    """Whether anything was done; 调解干部 and 服务中心 name who or where."""
    return bool(_flow_verbs().search(_OFFICE.sub("", words)))


def _shared_lead(place: Place) -> str:
    """What stands before the figure in its item; before 分别 for all the items it governs."""
    respectively = _RESPECTIVELY.search(place.until)
    return place.until[: respectively.start()] if respectively else place.lead


def _lists_held(place: Place, lead: str) -> bool:
    """现有独立工会310家、联合工会[26家],小组[80个]: the list goes on with what is held."""
    return _names_only(lead) and bool(_held().search(list_head(place, _names_only)))


def _names_only(words: str) -> bool:
    words = words.removeprefix("其中")
    if words.startswith(("为", "对", "向", "给")):
        return False
    name = _JOINT.sub("", _NUMBER.split(words, maxsplit=1)[0])
    return len(name) <= _LONGEST_NAME and not has_verb_inside(name)


def _composed(place: Place) -> bool:
    """由[4人]组成"""
    return place.lead.endswith("由") and place.trail.startswith("组成")


def _grown(place: Place, lead: str) -> bool:
    """从310家增加到[420家]: both are how things stood."""
    return bool(_GROWN.search(lead)) or is_former(place.lead, place.trail)


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
