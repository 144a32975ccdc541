"""分别: a list of things, then a list of numbers, matched by position."""

import re

from .phrases import has_verb, leading_verb, tidy_phrase

_WORD = re.compile(r"分别|依次")
_SIGN = re.compile(r"、|以及|[和及与]")
# What the things share after the last of them: 职代会、厂务公开|建制率; 省、市、县|三级.
_SHARED_TAIL = re.compile(
    r"(?P<tail>[\u4e00-\u9fff]{0,2}率|人?数|[\u4e00-\u9fff]{0,4}资金|的[^、]+|[两三四]级[^、]*)$"
)
# What they share before the first of them: 非公企业|职代会、厂务公开建制率.
_SHARED_HEAD = re.compile(r".*(?:企业|单位|全[省市县区州]|的)(?=[\u4e00-\u9fff]{2})")
_LEVELS = re.compile(r"[两三四]级")


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


def _complete(members: list[str]) -> list[str]:
    """Each member with what it shares with the others."""
    tail = _SHARED_TAIL.search(members[-1])
    ending = tail["tail"] if tail else ""
    if members[0].endswith(ending[-1:] or "\n"):  # 组建率和入会率: nothing is shared
        return members
    bare = [*members[:-1], members[-1].removesuffix(ending)]
    ending = _LEVELS.sub("级", ending)
    head = _SHARED_HEAD.match(bare[0])
    opening = head.group() if head else leading_verb(bare[0])
    first, *others = bare
    return [first + ending, *(_with(opening, other) + ending for other in others)]


def _with(opening: str, member: str) -> str:
    return member if has_verb(member) else opening + member
