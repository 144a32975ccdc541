"""Which words tell that something was done, and which only name what there is."""

import re
from functools import cache, lru_cache

from ..lexicons import any_of
from .clauses import Place
from .verbs import has_verb_inside

_IN_YEAR = re.compile(
    "(?<![创革更最全翻刷])新(?!就业|业态|时代|兴|媒体|型|疆|闻)|年内|全年|今年|当年|本年|是年|一年来|去年|上半年|这一年|五年来"
)
_RESPECTIVELY = re.compile("分别|依次")
_NUMBER = re.compile(r"\d")
# 联合基层工会, 省级命名的工作室: here it is no verb
_JOINT = re.compile(
    "联合(?=基层|工会|党|支)|代表(?!团)|培训(?=基地|中心)|服务(?=站|中心|点|卡)|帮扶(?=站|中心|点)|(?<=工会)组织"
    "|(?:命名|认定|评定|授牌)的"
)
_OFFICE = re.compile(
    "(?:调解|培训|服务|帮扶|救助|援助|宣传|宣讲|维权)(?=干部|人员|组织|网络|中心|站|点|小组|员|基地|委员会|室|机构|队伍|团)"
    "|(?:命名|认定|评定|授牌)的"
)
_LONGEST_NAME = 12
_PLAIN_STATE = re.compile(r"开展|建立|实行|推行|成立|组建")


@lru_cache(maxsize=4096)
def tells_of_deed(words: str) -> bool:
    """Whether anything was done; 调解干部 and 服务中心 name who or where."""
    return bool(_flow_verbs().search(_OFFICE.sub("", words)))


def tells_of_year(words: str) -> bool:
    """Whether words tell that something is of the year: 全年, 今年, 新建."""
    return bool(_IN_YEAR.search(words))


@lru_cache(maxsize=4096)
def names_only(words: str) -> bool:
    """Whether words before a figure only name what it counts."""
    part = words.startswith("其中")
    words = words.removeprefix("其中")
    if words.startswith(("为", "对", "向", "给")):
        return False
    name = _JOINT.sub("", _NUMBER.split(words, maxsplit=1)[0])
    return len(name) <= _LONGEST_NAME * (2 if part else 1) and not has_verb_inside(name)


@lru_cache(maxsize=4096)
def without_plain_verbs(words: str) -> str:
    """The words without verbs that here only say what there is, or name who or where."""
    return _PLAIN_STATE.sub("", _JOINT.sub("", words))


def shared_lead(place: Place) -> str:
    """What stands before the figure in its item; before 分别 for all the items it governs."""
    respectively = _RESPECTIVELY.search(place.until)
    return place.until[: respectively.start()] if respectively else place.lead


@cache
def _flow_verbs() -> re.Pattern[str]:
    return re.compile(any_of("basis", "flows"))
