"""A question typed as a sentence, reduced to what it asks."""

import re
from functools import cache
from pathlib import Path

SOURCE = Path(__file__).parent / "data" / "questions.txt"

SHORTEST = 6
"""A shorter run is taken at its word: 多少, 什么人."""
_SUMS = ("万元", "亿元", "元")
_HEADS = ("人", "名", "人次")
_PIECES = ("个", "家")
MEASURES = {
    **dict.fromkeys(("金额", "总额", "数额"), _SUMS),
    "人数": _HEADS,
    **dict.fromkeys(("个数", "家数", "数量", "数目", "总数"), _PIECES),
    **dict.fromkeys(("户数", "户次"), ("户",)),
    "件数": ("件",),
    "场次": ("场",),
    "次数": ("次",),
    **dict.fromkeys(("占比", "比例", "比率", "数字", "数据"), ()),
}
"""Words that ask for the figure of what stands beside them, and the units it may be written in."""

_HOW_MUCH = re.compile(r"(?:多少|几)(?P<unit>钱|元|人|名|个|家|户|件|场|次)")

_END = re.compile(r"[?？!！。.]+$")
_SAYS_LITTLE = re.compile(
    r"今年以来|今年|去年|前年|近年来|近几年|这几年|各地|全国|县里|市里|省里|(?:开展|情况|进行|关于)(?=$)"
    r"|关于|目前|现在|最近"
)
_PLACE_NOUN = re.compile(
    r"(?:县|市|省|区|地方|城市|单位|工会|总工会|部门)(?=给|为|对|把|在|有|都|建|开|办|做|搞)"
)


def find_units(text: str) -> tuple[str, ...]:
    """The units that an answer to 多少钱, 多少人 is written in."""
    asked = _HOW_MUCH.search(text)
    if not asked:
        return ()
    return _SUMS if asked["unit"] in "钱元" else (asked["unit"],)


def reduce_question(run: str) -> str:
    """The run with question words turned into blanks; unchanged if it asks nothing."""
    bare = _END.sub("", run)
    if len(bare) < SHORTEST or not _asking().search(bare):
        return run
    reduced = _asking().sub(" ", bare)
    reduced = _PLACE_NOUN.sub(" ", reduced)
    reduced = " ".join(_SAYS_LITTLE.sub(" ", reduced).split())
    return reduced or run


@cache
def _asking() -> re.Pattern[str]:
    lines = SOURCE.read_text(encoding="utf-8").splitlines()
    words = [word for line in lines if (word := line.partition("#")[0].strip())]
    return re.compile("|".join(map(re.escape, sorted(words, key=len, reverse=True))))
