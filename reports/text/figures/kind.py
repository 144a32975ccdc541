"""Achieved, promised or prescribed: what a figure is said to be."""

import re
from functools import cache, lru_cache

from ..lexicons import any_of
from ..words import MetricKind
from .clauses import Place
from .standards import continues_standard, is_standard

# 将举办; but 将慰问金送到 and 将服务站建在 only move their object forward
_WILL = (
    r"将(?=继续|进一步|努力|在|于|通过|面向|为|对|再|陆续|分批|不断|全面|深入|重点|实施|惠及|筹集|筹措)"
    rf"|将(?=(?:拟|新)?{any_of('basis', 'undertaken')}"
    r"(?!金|款|品|物|资金|经费|费用|对象|成果|成效|内容|范围|站|阵地|工作|活动|项目|中心|成))"
)
_STRIVEN_FOR = (
    rf"{_WILL}|"
    r"(?<!努)力争|争取(?:在|实现|达|年内|年底|今年|明年|再|到(?=20\d\d|年|[明今]年|\d{1,2}月))"
    r"|拟(?!定)|预计|预期|有望|明年"
)
_FUTURE = re.compile(
    rf"{_STRIVEN_FOR}|确保(?:完成|实现|达)|(?<!年)(?<!年度)计划(?!生育|的|数|任务|$|[”\"》、和])"
    r"|(?<![需按])要(?=完成|建成|达到|实现|新建|新增|发展)|目标(?:是|为)?|来年|下一?年度?|下一步"
    r"|到20\d\d年底?[,，]?[^,。;]{0,10}(?:达到|实现)|年度预定"
    r"|(?:明确|提出|要求)[^,。;\d]{0,6}20\d\d年[底末]?之?前"
)
# In a plan or a promise these govern the clauses that follow too.
_PROMISED = re.compile(
    rf"{_STRIVEN_FOR}|(?<!为)(?<!为了)确保(?!了)|计划(?!生育)(?=[新建投完举开组培发筹慰在到用])|新的一年|下一年度|下一步"
)
# After a promise: what a clause says of the present or the past is none.
_DONE_MEANWHILE = re.compile(r"目前|截至|(?:现|均|都)?已(?!建会|入会|建立工会)|了\d|去年")
# In a plan: what turns from what was done to what is to come.
_STRIVEN = re.compile(rf"{_STRIVEN_FOR}|今年|确保|[再新](?:建|增|发展)|计划|要|目标|达到")
# 超额完成年度目标, 为年计划的112%: what was aimed at has been reached
_REACHED = re.compile(
    r"(?<!确保)(?<!力争)(?<!争取)(?<![要将保])(?:超额|提前|顺利|圆满|全面|已经?|共)*(?:完成|实现|达到)了?"
    r"[^,。;]{0,10}?(?:目标|任务|计划)|超[额出过]?[^,。;]{0,8}?(?:目标|计划|任务)"
    r"|[为是达占](?:全年|年度|年|原定?)?(?:目标|计划)(?:任务)?数?的"
)


def kind_of(
    place: Place,
    planned: bool = False,
    earlier: tuple[Place, MetricKind] | None = None,
) -> MetricKind:
    """A rule first, then what is still to come, else what was achieved.

    ``planned`` says that it stands in a plan; ``earlier`` is the figure before in the same
    sentence, and what it was found to be.
    """
    if is_standard(place, planned):
        return MetricKind.RULE
    if earlier and earlier[1] is MetricKind.RULE and continues_standard(place, earlier[0]):
        return MetricKind.RULE
    if planned:
        goes_on = earlier is not None and earlier[1] is MetricKind.ACHIEVED
        told = _achieved().search(place.clause) or (goes_on and not _STRIVEN.search(place.clause))
        return MetricKind.ACHIEVED if told else MetricKind.TARGET
    return MetricKind.TARGET if _is_promised(place) else MetricKind.ACHIEVED


def _is_promised(place: Place) -> bool:
    """预计培训5000人,可带动就业800人: a promise governs what follows in its sentence."""
    if _is_to_come(place.clause):
        return True
    clause = _REACHED.sub("", place.clause) if place.before else ""
    for nearer, words in zip((clause, *place.before), place.before, strict=False):
        if _DONE_MEANWHILE.search(nearer):
            return False
        if _promises(words):
            return True
    return False


@lru_cache(maxsize=4096)
def _is_to_come(clause: str) -> bool:
    """Whether a clause tells of what is still to be done, its goals already reached left out."""
    words = _REACHED.sub("", clause)
    return bool(_FUTURE.search(words) or _PROMISED.search(words))


@lru_cache(maxsize=4096)
def _promises(clause: str) -> bool:
    """Whether a clause promises what the next ones tell: each of several figures asks."""
    return bool(_PROMISED.search(clause))


@cache
def _achieved() -> re.Pattern[str]:
    return re.compile(any_of("basis", "achieved"))
