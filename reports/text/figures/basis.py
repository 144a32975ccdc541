"""Whether a figure is a flow, a sum, a state or a standard (口径)."""

import re
from dataclasses import dataclass
from functools import cache

from ..lexicons import any_of
from ..words import Basis, MetricKind
from .clauses import Place, list_head
from .period import Period, is_former
from .verbs import has_verb_inside

_CHANGE = re.compile(
    r"(?:增长|提高|提升|上升|下降|减少|降低|增加|增幅|翻|增)(?:了|幅度)?[约近达为超]*$|同比|环比|增幅"
)
# 比上年增加1.5万人: a change, not a state
_CHANGED_BY = re.compile(r"(?:增加|净增|增长|减少|下降|新增|增)了?[约近达]*$")
_GROWN = re.compile(
    r"(?:增加|增|增长|发展|扩大|扩展|提高|提升|上升|升|减少|减|下降|降|总数达)[到至]?(?:20\d\d年底?的?)?$"
)
# 85%的企业建立了制度, 近半数享受减免, 三分之二设在车站
_IS_SO = re.compile(
    r"的?[\u4e00-\u9fff]{0,12}?(?:建立|实行|推行|签订|配备|加入|设立|成立|纳入|享受|设在|设于|持有|拥有|召开了?职代会|覆盖)"
)
_RATE = re.compile(
    r"(?:率|面|比例|占比|比重|达标|覆盖|占[^,。;]{0,12})[均都已只仅有达到至降为约近超过保持稳定在的]*$"
)
# 转化率提高到45%: where a share has come to, not by how much it moved
_COME_TO = re.compile(r"[到至]$")
# 全县有工会小组860个; not 有效, 有关
_HAS = re.compile(
    r"(?:^|[省市县区州旗会,\s])[现共已还尚设建配]?有(?![效关力序条望机的偿益色限所些利人针幸意])"
    r"[^有,。;]{0,14}$"
)
# 目前,全市已建成; 今年 and 新 tell of a flow
_BY_NOW = re.compile("目前|截至|截止|至今|迄今|(?<!不)已(?=[经建创组成设覆涵有])|年末|年底")
_IN_YEAR = re.compile(
    "新(?!就业|业态|时代|兴|媒体|型|疆|闻)|年内|全年|今年|当年|本年|是年|一年来|去年|上半年|这一年|五年来"
)
_SET_UP = re.compile(
    "(?:建立|建成|建有|创建|组建|成立|设立|设有|建会(?:单位|企业)|覆盖|涵盖)[^,。;]*$"
)
_AREA_HAS = re.compile(r"^[\s\u4e00-\u9fff]{0,6}(?:全[省市县区州旗盟]|各级|两级工会)")
# 行业集体协商覆盖企业80家
_COVERS = re.compile("集体协商|集体合同|专项合同|协议|制度|职代会|联合会")
_PLACES_COME_TO = re.compile(
    "(?:驿站|书屋|之家|小屋|服务站|中心|基地|工作室|联合会|站点|网点|商户|超市)(?:总?数)?[已增扩]?(?:达到?|至|到|发展到)$"
)
# [86家]驿站遍布全城, [40家]企业全部建立工会; 对已挂牌的[12家]
_ALL = re.compile(
    r"[\u4e00-\u9fff“”\"()、]{1,18}?(?:遍布|分布在|星罗棋布|坐落|成为|构成"
    r"|[全均都]部?已?(?:建立|纳入|成立|签订|设立|配备|建成|得到落实))"
)
_IS_ALREADY = re.compile(r"已[\u4e00-\u9fff]{1,6}的$")
_OPENED = re.compile("^(?:目前|截至目前)?[已现]?(?:全|我)[省市县区州旗盟]")
_LASTING = ("bodies", "places", "people")
# 设组织部等12个部门
_DIVISION = re.compile(
    r"(?:内设|驻会|直属|下属)?(?:机构|部门|部室|科室|处室|[\u4e00-\u9fff]{0,4}产业工会|事业单位|党支部|党小组)"
    r"(?P<are>(?:分别)?(?:是|为))?"
)
_DIVIDED = re.compile("(?<![建开增创假])设(?![立备计施置法])")
_RESPECTIVELY = re.compile("分别|依次")
_NUMBER = re.compile(r"\d")
# 联合基层工会: here it is no verb
_JOINT = re.compile(
    "联合(?=基层|工会|党|支)|代表(?!团)|培训(?=基地|中心)|服务(?=站|中心|点|卡)|帮扶(?=站|中心|点)|(?<=工会)组织"
)
_OFFICE = re.compile(
    "(?:调解|培训|服务|帮扶|救助|援助|宣传|宣讲|维权)(?=干部|人员|组织|网络|中心|站|点|小组|员|基地|委员会|室|机构|队伍|团)"
)
_LONGEST_NAME = 12
_PASSING = ("money", "visits", "durations")
_OCCASIONS = ("场", "期", "次", "场次", "起", "件")
_PLAIN_STATE = re.compile(r"开展|建立|实行|推行|成立|组建")


@dataclass(frozen=True, slots=True)
class Earlier:
    """What has been told of the figure before, in the same sentence."""

    place: Place
    kind: MetricKind
    basis: Basis | None


def basis_of(
    place: Place, kind: MetricKind, period: Period, earlier: Earlier | None = None
) -> Basis | None:
    """The basis of a figure; None for a duration."""
    if place.figure.family == "durations" and place.figure.unit not in ("小时", "学时", "课时"):
        return None
    if kind is MetricKind.RULE:
        return Basis.RULE
    flows_on = earlier is not None and _is_part_of_flow(place, earlier)
    goes_on = earlier is not None and _goes_on(place, earlier)
    if not flows_on and (goes_on or _is_state(place, period)):
        return Basis.STOCK
    if period.spans_years or (not period.stated and _is_summed(place, period)):
        return Basis.CUMULATIVE
    return Basis.YEAR


def _is_summed(place: Place, period: Period) -> bool:
    """Whether a figure is a sum since a beginning; where nothing tells of any year, 累计 does."""
    return bool(_summed().search(place.clause)) or (period.last is None and "累计" in place.clause)


def _is_part_of_flow(place: Place, earlier: Earlier) -> bool:
    """发展会员900人,其中农民工[400人],占[44%]; 新建工会30家,涵盖企业[90家]: a part or a property
    of what was done.
    """
    done = ",".join((earlier.place.clause, *earlier.place.before[:1]))
    if earlier.basis not in (Basis.YEAR, Basis.CUMULATIVE) or not _flows(done):
        return False
    if place.figure.unit == "%":
        return place.until.startswith(("占", "其中占"))
    if place.figure.family != earlier.place.figure.family:
        return False
    return "其中" in place.until or place.until.startswith(("涵盖", "覆盖"))


def _is_state(place: Place, period: Period) -> bool:
    lead = _shared_lead(place)
    if place.figure.family == "proportions":
        return _is_state_rate(place, lead)
    if _is_passing(place) or _CHANGED_BY.search(lead):
        return False
    if _takes_part(place, lead):
        return False
    if _held().search(lead) or _lists_held(place, lead) or _is_part_of_body(place, lead):
        return True
    if _stands_by_now(place, lead, period) or _is_total(place, lead):
        return True
    whole = place.before[0] if place.before and "其中" in place.until else ""
    if _flows(whole + place.clause):
        return False
    if _states().search(whole + lead) or _composed(place) or _grown(place, lead):
        return True
    if _HAS.search(lead) and not has_verb_inside(place.trail):
        return True
    ends = _state_ends().search(lead)
    return ends is not None and not has_verb_inside(_bare(lead[: ends.start()]))


def _bare(words: str) -> str:
    """The words without verbs that here only say what there is, or name who or where."""
    return _PLAIN_STATE.sub("", _JOINT.sub("", words))


def _is_passing(place: Place) -> bool:
    """Whether what is counted is spent or happens: no sum of it stands at a date."""
    return place.figure.family in _PASSING or place.figure.unit in _OCCASIONS


def _takes_part(place: Place, lead: str) -> bool:
    """共有[120支]代表队参赛, 共有[200名]职工领到: it only says how many did it together."""
    after = _bare(place.trail)
    return "共有" in lead and bool(has_verb_inside(after) or _flows(after))


def _is_part_of_body(place: Place, lead: str) -> bool:
    """设办公室等[8个]部室, [5个]驻会产业工会分别是: what a body consists of."""
    named = _DIVISION.match(place.trail)
    return bool(named and (named["are"] or _DIVIDED.search(lead)))


def _stands_by_now(place: Place, lead: str, period: Period) -> bool:
    """目前,全市已建成[86家]: bodies and places set up by a date that words before tell, or in
    an area where no years are told.
    """
    around = ",".join((place.until, *place.before))
    if place.figure.family not in _LASTING or _flows(lead) or _IN_YEAR.search(around):
        return False
    by_now = _BY_NOW.search(around)
    if by_now and _names_only(_OPENED.sub("", lead)):
        return not (_flows(place.clause) or has_verb_inside(_bare(place.trail)))
    if place.figure.family == "people" or not _SET_UP.search(lead):
        return False
    if by_now or (_COVERS.search(around) and not period.spans_years):
        return True
    return bool(_AREA_HAS.search(place.until)) and not (period.stated or period.spans_years)


def _is_total(place: Place, lead: str) -> bool:
    """省部级劳模共[213名], 工会驿站达[86家]: a noun and how many there are of it."""
    if place.figure.family not in _LASTING or _flows(lead):
        return False
    if _PLACES_COME_TO.search(lead):
        return not _IN_YEAR.search(lead)
    if place.figure.family == "bodies" and (_IS_ALREADY.search(lead) or _ALL.match(place.trail)):
        return True
    lead = lead.rstrip()
    return lead.endswith("共") and not place.trail and _names_only(lead[:-1])


def _is_state_rate(place: Place, lead: str) -> bool:
    """入会率达92%, 占会员的40%, 85%的企业建立了制度: how large a part of something is so.

    What was dealt with is no state: 办结率, 满意率, 完成率.
    """
    moved = is_former(place.lead, place.trail) or _GROWN.search(lead)
    if _CHANGE.search(lead):
        return bool(_COME_TO.search(lead)) and not _done_rates().search(lead)
    if moved or _IS_SO.match(place.trail) or _state_rates().search(place.clause):
        return True
    return bool(_RATE.search(lead)) and not _done_rates().search(lead)


def _goes_on(place: Place, earlier: Earlier) -> bool:
    """Whether a figure goes on with a list of how things stand."""
    figure, lead = place.figure, _shared_lead(place)
    if earlier.basis is not Basis.STOCK or figure.family in ("money", "visits"):
        return False
    if _CHANGED_BY.search(lead):
        return False
    if figure.family == "proportions":
        if _CHANGE.search(lead) or _done_rates().search(lead):
            return False
        alike = earlier.place.figure.unit == figure.unit and _names_only(lead)
        return alike or bool(_RATE.search(lead))
    if _IN_YEAR.search(lead):
        return False
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
    if _IN_YEAR.search(lead):
        return False
    return _names_only(lead) and bool(_held().search(list_head(place, _names_only)))


def _names_only(words: str) -> bool:
    part = words.startswith("其中")
    words = words.removeprefix("其中")
    if words.startswith(("为", "对", "向", "给")):
        return False
    name = _JOINT.sub("", _NUMBER.split(words, maxsplit=1)[0])
    return len(name) <= _LONGEST_NAME * (2 if part else 1) and not has_verb_inside(name)


def _composed(place: Place) -> bool:
    """由[4人]组成"""
    return place.lead.endswith("由") and place.trail.startswith("组成")


def _grown(place: Place, lead: str) -> bool:
    """从310家增加到[420家]: both are how things stood."""
    return bool(_GROWN.search(lead)) or is_former(place.lead, place.trail)


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
def _done_rates() -> re.Pattern[str]:
    return re.compile(any_of("basis", "done_rates"))


@cache
def _flow_verbs() -> re.Pattern[str]:
    return re.compile(any_of("basis", "flows"))
