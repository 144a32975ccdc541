"""分别: a list of things beside a list of numbers, matched by position."""

import re
from collections.abc import Sequence

from .tidying import drop_counting, tidy_phrase
from .verbs import first_verb, has_verb, leading_verb, split_predicate

_WORD = re.compile(r"分别|依次")
_SIGN = re.compile(r"、|以及|[和及与]")
# What the things share after the last of them: 职代会、厂务公开|建制率; 省、市、县|三级.
_SHARED_TAIL = re.compile(
    r"(?P<tail>[\u4e00-\u9fff]{0,2}率|人?数|[\u4e00-\u9fff]{0,4}资金|的[^、]+|[两三四]级[^、]*)$"
)
# What they share before the first of them: 非公企业|职代会、厂务公开建制率.
_SHARED_HEAD = re.compile(r".*(?:企业|单位|全[省市县区州]|的)(?=[\u4e00-\u9fff]{2})")
_LEVELS = re.compile(r"[两三四]级")
_KINDS = "级类"
_BRIEF = 3


def name_respectively(words: str, count: int) -> list[str] | None:
    """A phrase for each of ``count`` numbers that the clause before them lists; None if unlike.

    ``words`` is the clause up to its first number: 职代会、厂务公开建制率分别达到.
    """
    found = _WORD.search(words)
    if not found:
        return None
    things = tidy_phrase(words[: found.start()])
    predicate = tidy_phrase(words[found.end() :])
    members = [member for member in _SIGN.split(things) if member]
    if len(members) != count or count < 2:
        return None
    return [f"{name}{predicate}" for name in _complete(members)]


def name_shared_out(before: str, between: Sequence[str], after: str) -> list[str] | None:
    """A phrase for each number of a list that a list of things follows; None if unlike.

    ``before`` stands before the first number, ``between`` between the numbers, ``after``
    behind the last: (分别有, 、, 名职工获得金、银奖) -> 获得金奖的职工, 获得银奖的职工.
    """
    noun, predicate = split_predicate(_WORD.sub("", after).strip())
    told = _WORD.search(before) or _WORD.search(after)
    if not told or not predicate or any(not _SIGN.fullmatch(sign.strip()) for sign in between):
        return None
    members = [member for member in _SIGN.split(tidy_phrase(predicate)) if member]
    if len(members) != len(between) + 1:
        return None
    verb = first_verb(members[0])
    things = [members[0][len(verb) :], *members[1:]]
    whose = tidy_phrase(drop_counting(_WORD.sub("", before)))
    ends = _ended_alike(things)
    return [f"{verb}{thing}的{whose}{tidy_phrase(noun)}" for thing in ends]


def _ended_alike(things: list[str]) -> list[str]:
    """金、银、铜奖 -> 金奖, 银奖, 铜奖."""
    length = len(things[0])
    tail = things[-1][length:] if length < _BRIEF else ""
    return [thing if thing.endswith(tail) else thing + tail for thing in things]


def _complete(members: list[str]) -> list[str]:
    """Each member with what it shares with the others."""
    tail = _SHARED_TAIL.search(members[-1])
    ending = tail["tail"] if tail else _after_kind(members)
    if members[0].endswith(ending[-1:] or "\n"):  # 组建率和入会率: nothing is shared
        return members
    bare = [*members[:-1], members[-1].removesuffix(ending)]
    ending = _LEVELS.sub("级", ending)
    head = _SHARED_HEAD.match(bare[0])
    opening = head.group() if head else leading_verb(bare[0])
    first, *others = bare
    return [first + ending, *(_with(opening, other) + ending for other in others)]


def _after_kind(members: list[str]) -> str:
    """省级、市级工作室: what stands after the last of the tiers or kinds; else empty."""
    kind = members[0][-1]
    return members[-1].partition(kind)[2] if kind in _KINDS else ""


def _with(opening: str, member: str) -> str:
    return member if has_verb(member) else opening + member
