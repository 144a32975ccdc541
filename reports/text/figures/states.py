"""Whether a figure tells how things stand, not what was done."""

import re
from functools import cache

from ..lexicons import any_of
from .clauses import Place, list_head
from .deeds import names_only, shared_lead, tells_of_deed, tells_of_year, without_plain_verbs
from .period import Period, is_former
from .shares import is_standing_share
from .verbs import has_verb_inside

# 比上年增加1.5万人: a change, not a state
CHANGED_BY = re.compile(r"(?:增加|净增|增长|减少|下降|新增|增)了?[约近达]*$")
_GROWN = re.compile(
    r"(?:增加|增|增长|发展|扩大|扩展|提高|提升|上升|升|减少|减|下降|降|总数达)[到至]?(?:20\d\d年底?的?)?$"
)
# 全县有工会小组860个; not 有效, 有关
_HAS = re.compile(
    r"(?:^|[省市县区州旗会,\s])[现共已还尚设建配]?有(?![效关力序条望机的偿益色限所些利人针幸意])"
    r"(?:[^有,。;]{0,14}|[^有,。;]{0,30}等[^有,。;]{1,10})$"
)
# 目前,全市已建成; 今年 and 新 tell of a flow
_BY_NOW = re.compile("目前|截至|截止|至今|迄今|(?<!不)已(?=[经建创组成设覆涵有])|年末|年底")
_SET_UP = re.compile(
    "(?:建立|建成|建有|创建|组建|成立|设立|设有|建会(?:单位|企业)|覆盖|涵盖)[^,。;]*$"
)
_AREA_HAS = re.compile(r"^[\s\u4e00-\u9fff]{0,6}(?:全[省市县区州旗盟]|各[县市区地旗镇级]|两级工会)")
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
# [60个]驿站具备法律服务功能: what so many of them are fitted out with
_FITTED = re.compile(
    r"[\u4e00-\u9fff“”]{1,10}?(?:具备|具有|设有|设置|配有|配备|拥有|安装|开设|可(?:常态化|免费)?提供)"
)
# 互助资金池已达[50万元], 年末结余[8万元]: money that is there, not money that was spent
_FUND = re.compile(
    "(?:资金池|基金池|基金规模|基金总额|资产总额|固定资产|余额|结余|滚存|存量资金|本金)[已累计共为有约近达到至超过]*$"
)
# 全市农民工[66万人]
_AREA_PEOPLE = re.compile(
    "[全我][省市县区州盟旗](?:[共现]?有|在册|在档|建档|外来|进城|省部级|[国省市县]级|以上|各级|困难)*(?:农民工|劳动模范|劳模|工匠|困难职工|产业工人|劳动者)(?:总?人?数)?[共有已约近达到为超过]*"
)
# 为在档困难职工[86户], 慰问在册劳模[30名]
_MEANT = re.compile(
    "(?:[为对向给]|慰问|走访|看望|救助|帮扶|资助|组织)[^,。;]{0,8}(?:在档|在册|在籍|健在|建档立卡)[^,。;]*$"
)
# 已有近万名职工[前来]参观: they came one after the other
_COME = re.compile("前来|到场|走进|接受|领取|领到|报名|参观|观看|体验|打卡|享受")
_LISTED = re.compile(r"[\u4e00-\u9fff]{1,8}、[^,。;\d]{0,4}\d")
_IS_ALREADY = re.compile(r"已[\u4e00-\u9fff]{1,6}的$")
_OPENED = re.compile("^(?:目前|截至目前)?[已现]?(?:全|我)[省市县区州旗盟]")
_LASTING = ("bodies", "places", "people")
# 设组织部等12个部门
_DIVISION = re.compile(
    r"(?:内设|驻会|直属|下属)?(?:机构|部门|部室|科室|处室|[\u4e00-\u9fff]{0,4}产业工会|事业单位|党支部|党小组)"
    r"(?P<are>(?:分别)?(?:是|为))?"
)
_DIVIDED = re.compile("(?<![建开增创假])设(?![立备计施置法])")
_PASSING = ("money", "visits", "durations")
OCCASIONS = ("场", "期", "次", "场次", "起", "件")


def is_state(place: Place, period: Period) -> bool:
    """Whether a figure of ``period`` is a state at a date."""
    lead = shared_lead(place)
    if place.figure.family == "proportions":
        return is_standing_share(place, lead)
    if place.figure.family == "money" and _FUND.search(lead):
        return True
    if _is_passing(place) or CHANGED_BY.search(lead):
        return False
    if _takes_part(place, lead):
        return False
    if _is_held(lead) or _lists_held(place, lead) or _is_part_of_body(place, lead):
        return True
    if _stands_by_now(place, lead, period) or _is_total(place, lead):
        return True
    whole = place.before[0] if place.before and "其中" in place.until else ""
    if tells_of_deed(whole + _own_words(place)):
        return False
    if _states().search(whole + lead) or _composed(place) or _grown(place, lead):
        return True
    if _HAS.search(lead) and not has_verb_inside(place.trail):
        return True
    ends = _state_ends().search(lead)
    return ends is not None and not has_verb_inside(without_plain_verbs(lead[: ends.start()]))


def _is_held(lead: str) -> bool:
    """Whether words say that something is held; 为在档困难职工86户 only says who is meant."""
    return bool(_held().search(lead)) and not _MEANT.search(lead)


def _is_passing(place: Place) -> bool:
    """Whether what is counted is spent or happens: no sum of it stands at a date."""
    return place.figure.family in _PASSING or place.figure.unit in OCCASIONS


def _takes_part(place: Place, lead: str) -> bool:
    """共有[120支]代表队参赛, 共有[60家]企业、8名职工参加: it only says how many did it together."""
    if "已有" in lead:
        return bool(_COME.search(place.trail))
    listed = _LISTED.match(_after(place))
    after = without_plain_verbs(_after(place) if listed else place.trail)
    return "共有" in lead and bool(has_verb_inside(after) or tells_of_deed(after))


def _own_words(place: Place) -> str:
    """The clause without what is told next: 会员[9万人]、救助职工300人."""
    after = _after(place)
    deed = _next_deed().search(after)
    return place.until + place.raw + (after[: deed.start()] if deed else after)


def _after(place: Place) -> str:
    """What stands after the figure in its clause."""
    return place.clause[len(place.until) + len(place.raw) :]


def _is_part_of_body(place: Place, lead: str) -> bool:
    """设办公室等[8个]部室, [5个]驻会产业工会分别是: what a body consists of."""
    named = _DIVISION.match(place.trail)
    return bool(named and (named["are"] or _DIVIDED.search(lead)))


def _stands_by_now(place: Place, lead: str, period: Period) -> bool:
    """目前,全市已建成[86家]: bodies and places set up by a date that words before tell, or in
    an area where no years are told.
    """
    around = ",".join((place.until, *place.before))
    if place.figure.family not in _LASTING or tells_of_deed(lead) or tells_of_year(around):
        return False
    by_now = _BY_NOW.search(around)
    if by_now and names_only(_OPENED.sub("", lead)):
        return not (
            tells_of_deed(place.clause) or has_verb_inside(without_plain_verbs(place.trail))
        )
    if place.figure.family == "people" or not _SET_UP.search(lead):
        return False
    if by_now or (_COVERS.search(around) and not period.spans_years):
        return True
    return bool(_AREA_HAS.search(place.until)) and not (period.stated or period.spans_years)


def _is_total(place: Place, lead: str) -> bool:
    """省部级劳模共[213名], 工会驿站达[86家]: a noun and how many there are of it."""
    if place.figure.family not in _LASTING or tells_of_deed(lead):
        return False
    if _PLACES_COME_TO.search(lead):
        return not tells_of_year(lead)
    if place.figure.family == "bodies" and (_IS_ALREADY.search(lead) or _ALL.match(place.trail)):
        return True
    if place.figure.family in ("bodies", "places") and not lead and _FITTED.match(place.trail):
        return True
    if place.figure.family == "people" and _AREA_PEOPLE.fullmatch(lead):
        return True
    lead = lead.rstrip()
    return lead.endswith("共") and not place.trail and names_only(lead[:-1])


def _lists_held(place: Place, lead: str) -> bool:
    """现有独立工会310家、联合工会[26家],小组[80个]: the list goes on with what is held."""
    if tells_of_year(lead):
        return False
    return names_only(lead) and _is_held(list_head(place, names_only))


def _composed(place: Place) -> bool:
    """由[4人]组成"""
    return place.lead.endswith("由") and place.trail.startswith("组成")


def _grown(place: Place, lead: str) -> bool:
    """从310家增加到[420家]: both are how things stood."""
    return bool(_GROWN.search(lead)) or is_former(place.lead, place.trail)


@cache
def _next_deed() -> re.Pattern[str]:
    return re.compile("、(?=" + any_of("basis", "flows") + ")")


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
