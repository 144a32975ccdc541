"""A phrase beside a figure -> one that is understood alone, with what was said before it."""

import re
from dataclasses import dataclass, replace

from .phrases import (
    collects_money,
    drop_pointing,
    general_but_for_subject,
    giver_of,
    is_general,
    is_relative,
    join_phrases,
    opens_with_purpose,
    raise_level,
)
from .quantities import Quantity
from .tidying import tidy_phrase
from .verbs import (
    beneficiary_of,
    drop_last_verb,
    first_verb,
    has_verb,
    has_verb_inside,
    leading_verb,
    opens_name,
)

SUM = re.compile(r"累计|总数|总量")
PER_HEAD = re.compile(r"每[人户名家个位生](?:价值)?$")
# 每人发放救助金: the sum of each one is understood alone
FOR_EACH = re.compile("^每[人户名家个位生].{4,}")
_TOGETHER = re.compile(r"^\s*(?:共|共计|合计|总计|总共|一共|计)(?:达|约|近|为)?\s*$")
# 基层工会9家,会员800人,涵盖单位: unions cover units, members do not
_OF_UNIONS = re.compile("(?:覆盖|涵盖)(?:法人)?(?:单位|企业|企事业|职工)")
_ARE_MEMBERS = re.compile("会员$")
_CONTAINS = re.compile("^(?:包括|包含|含)(?=[\u4e00-\u9fff]{2})")
_ADDED = re.compile("合计|总计|共计")
_FOUNDED = re.compile("建成|建立|创建|新建|成立|组建|命名|表彰|评选|打造|建好|设立")
# Whole bodies and people need the verb of those before only where these are dealt with.
_WHO = re.compile("(?:企业|单位|职工|会员|农民工|家庭|人员|劳模|工会|户|学生|子女|党员|代表)$")
_DEALT_WITH = re.compile(
    "(?:走访|慰问|看望|帮扶|救助|资助|表彰|命名|评选|推荐|选树|培训|服务|补助|奖励|扶持)(?:了|出)?$"
)
OF_AREA = re.compile("^(?:全|我|各)[省市县区州旗地]|总数$|总量$")
_EVERYONE = re.compile(
    "(?:全[省市县区州旗]|我[省市县区州])(?:在职|在岗)?(?:职工|会员|企业|单位|工会组织|基层工会)$"
)
# 涉及职工90人, 企业5家: they are all concerned
_COVERS = re.compile("^(?P<verb>.*(?:涉及|覆盖|惠及|涵盖|辐射|吸引))[\u4e00-\u9fff]{2,8}$")
_GIVER = re.compile("总工会|各级工会|[省市县区州]总(?!量|数|额|产)")
_ONLY_GIVEN = re.compile("(?:投资|投入|筹集|筹措|出资|拨款|筹资|下拨|拨付)(?:了|共)?$")
_PLACES = ("bodies", "households", "places")
_LISTED_ALIKE = ("people", "visits", "events", "cases", "documents", "things", *_PLACES)
_BRIEF = 6


@dataclass(frozen=True, slots=True)
class Context:
    """What stands before a clause.

    ``near`` are the clauses without a figure right before, ``core`` the phrase of the figure
    before, ``family`` what that one measures, ``purpose`` what a later clause says money is
    for, ``whole`` what the clause names a part of (其中), ``opener`` the phrase of the first
    figure of the sentence, ``around`` the topic and the heading that the sentence stands
    under. Each is empty where there is none.
    """

    near: str
    core: str
    family: str
    purpose: str
    whole: str
    opener: str
    around: tuple[str, ...] = ()


def put_in_context(context: Context, own: str, lead: str, figure: Quantity) -> str:
    """The phrase itself, or with what it takes to be understood.

    ``lead`` stands between the figure and the one before it in the clause.
    """
    if _OF_UNIONS.match(own) and _ARE_MEMBERS.search(context.core) and context.opener:
        context = replace(context, core=context.opener)
    core, named = context.core, drop_pointing(own)
    if own != named:  # 走进其中, 这两项建制率: what is meant was named before
        return join_phrases(core, named) if core else _complete(context, named, figure)
    if FOR_EACH.match(own) and figure.family == "money" and not context.whole:
        return own
    if context.whole and own:
        whole = drop_last_verb(context.whole)
        part = _CONTAINS.sub("", own)
        return part if whole in part or whole.endswith(part) else f"{whole}中{part}"
    if PER_HEAD.search(own) and (context.near or core):
        return join_phrases(context.near or core, own)
    belongs = core and _TOGETHER.match(lead)
    relative = bool(core or context.near) and is_relative(own)
    whom = beneficiary_of(core)
    if whom and has_verb(own) and len(own) <= _BRIEF and not relative:
        return whom + own
    if not (belongs or relative) and (shared := _share_verb(context, own, lead, figure)):
        return shared
    if own and not (belongs or relative or _says_too_little(own, figure)):
        return own
    if not own and core and SUM.search(lead):
        return join_phrases(core, "累计")
    if not own and core and context.family == figure.family == "money" and _ADDED.search(lead):
        return f"{core}等合计"
    return raise_level(core, own) or _complete(context, own, figure)


def tell_apart(labels: dict[int, str], openers: dict[int, str]) -> dict[int, str]:
    """Labels of a paragraph of which no two sentences share one: 会员 of two bodies.

    ``openers`` holds, for a figure, what the first figure of its sentence counts.
    """
    seen: dict[str, set[str]] = {}
    for start, label in labels.items():
        seen.setdefault(label, set()).add(openers.get(start, ""))
    return {
        start: _put_before(drop_last_verb(openers[start]), label)
        if openers.get(start) and len(seen[label]) > 1
        else label
        for start, label in labels.items()
    }


def _put_before(opener: str, label: str) -> str:
    """出席会议的正式代表, 特邀代表人数 -> 出席会议的特邀代表人数: neither is part of the other."""
    whose, of, what = opener.rpartition("的")
    if of and len(what) > 1 and what[-2:] in label:
        return whose + of + label
    return join_phrases(opener, label)


def _says_too_little(own: str, figure: Quantity) -> bool:
    """Whether a phrase does not say what is counted, or what its money is for."""
    if _EVERYONE.match(own):
        return False
    if is_general(own):
        return True
    if figure.family == "money" and _ONLY_GIVEN.search(own) and not opens_with_purpose(own):
        return True
    return has_verb_inside(own) and general_but_for_subject(own)


def _share_verb(context: Context, own: str, lead: str, figure: Quantity) -> str:
    """走访企业30家, 困难家庭70户: the second is visited too; empty where nothing is shared."""
    if not own or context.near or not tidy_phrase(lead) or OF_AREA.search(own):
        return ""
    both = context.family in _LISTED_ALIKE and figure.family in _LISTED_ALIKE
    covers = _COVERS.match(context.core)
    if both and covers and is_general(own) and not has_verb_inside(own):
        return covers["verb"] + own
    kinds = _PLACES if figure.family in _PLACES else (figure.family,)
    if not both or context.family not in kinds:
        return ""
    verb = first_verb(context.core)
    if not verb or has_verb_inside(own) or verb == context.core:
        return ""
    alike = own[-2:] == context.core[-2:]
    if not alike and (is_general(own) or (_WHO.search(own) and not _DEALT_WITH.search(verb))):
        return ""
    return verb + own


def _complete(context: Context, own: str, figure: Quantity) -> str:
    """A general phrase after the nearest words that make it understood."""
    if alike := _begin_alike(context, own, figure):
        return alike
    for_purpose = figure.family == "money" and collects_money(own)
    if for_purpose and context.purpose and not context.near and not has_verb(own):
        return f"{own}用于{context.purpose.removeprefix('用于')}"
    core = _explaining_core(context, own, figure)
    spoken = (context.purpose, core) if for_purpose else (core, context.purpose)
    candidates = [words for words in (context.near, *spoken, *context.around) if words]
    if giver_of(own):  # 市总给予…, 区总补助…: one's doing does not explain another's
        candidates = [words for words in candidates if not giver_of(words)]
    for words in candidates:
        if words not in own and not is_general(words + own):
            stands_after = bool(own) and words.startswith("用于")
            return own + words if stands_after else join_phrases(words, own)
    nearest = candidates[0] if candidates else ""
    return join_phrases(nearest, own) if own not in nearest else nearest or own


def _begin_alike(context: Context, own: str, figure: Quantity) -> str:
    """新增单位, 新增职工: two objects of one verb; empty where they are none."""
    verb = leading_verb(own)
    if not verb or own == verb or context.near or context.core.count(verb) != 1:
        return ""
    if figure.family == "money" and context.family != "money":
        return ""
    head, _, object_before = context.core.partition(verb)
    return head + own if object_before and not opens_name(object_before) else ""


def _explaining_core(context: Context, own: str, figure: Quantity) -> str:
    """What of the phrase before may explain this one; empty where both stand by themselves."""
    core = context.core
    if has_verb(own) and collects_money(core) and figure.family != "money":
        core = giver_of(core) or core
    if _WHO.fullmatch(own) and _WHO.search(core) and not has_verb_inside(core):
        core = ""  # 会员90名,企业7家: beside each other
    if giver_of(own) and _GIVER.search(core):  # 市总工会…, 各县总工会…: another one's doing
        core = ""
    if own.endswith("率"):
        return _deed_of_rate(core, context.opener)
    two_deeds = _FOUNDED.match(own) and has_verb_inside(core)  # 招聘…, 建成9个示范点
    return "" if two_deeds else core


def _deed_of_rate(core: str, opener: str) -> str:
    """What a rate is of: 签订合同, 签订率 -> 合同; the deed of the sentence, not its people."""
    if not has_verb_inside(core) and has_verb_inside(opener):
        core = opener  # 建立女工组织9个,会员600人,组建率
    return (core[len(first_verb(core)) :] or core) if has_verb(core) else core
