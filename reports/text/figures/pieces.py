"""The words around the figures of one item of a clause, and the phrase they make together.

The phrase keeps the order of the words: 组织600家企业提供岗位2万个 -> 组织企业提供岗位.
"""

import re
from functools import lru_cache

from .clauses import Item
from .tidying import BULLETS, drop_adverbs, drop_counting, drop_frame, tidy_phrase
from .verbs import has_verb_inside

NOUN_FOLLOWS = re.compile(r"[\u4e00-\u9fff“《‘(]")
# (次) without its 人; 为 without whom
EXTRA = re.compile(
    r"\(次\)|已(?=将)|这样的|这种|(?<![公中总])共(?=受理|举办|开展|筹集|发放|投入|慰问|走访|培训|组织|接待|救助|帮扶|资助|补助|拨付|下拨|征集|收到"
    r"|表彰|签订|发展|创建|评选)|[为对向给](?=送去|送上|发放|提供|办理|赠送|购买|申请|开展)|(?<=[会位])就(?=投入|发放|筹集)"
)
# 将县总筹措的3万元送到: what is taken needs no preposition in a name
_TAKING = re.compile(
    "(?:把(?![握关手脉控])|[已还均都]?(?<![即必])将(?!军|来|近))(?=[\u4e00-\u9fff]{2})"
    "(?!.*(?:用于|作为|列入|纳入|打造|延伸|转化|[送发交][到往给至]))"
)
# 对30家企业进行检查: to inspect 30 firms
_OBJECT_DONE = re.compile(
    r"^(?P<who>[^,对]{0,12}?)(?:基本实现|实现|做到|投入|投资|出资|拿出|筹集|筹措|安排|拨付)?(?:资金|经费)?对(?P<whom>.+)(?:进行|开展|实施)了?(?:一次|[\u4e00-\u9fff]{2,3}的)?(?P<deed>[\u4e00-\u9fff]{2,8})$"
)
_ASIDE = re.compile(r"\((?:不包括|不含|不包含|含|包括)[^()]*\)")
_PLACED = re.compile(
    "^(?:在(?![保职岗档册建校编外读线])|从(?!业)|对(?![口接外象])|到(?![位场岗期]))"
)
# 在报名的[50名]选手中: what frames them
_AMONG = re.compile(r"^在(?![保职岗档册建校编外读线]).*[^过程期年]中\s*$")
_LIST_ENDS = re.compile("等(?:共|共计)?$")
VALUED = re.compile(r"(?:每[人户名家位份])?总?价值$")
_COMPOSED = re.compile(r"由?组成$")


def phrase_of(words: str, item: Item) -> str:
    """All words of an item without its figures."""
    pieces = pieces_of(words, item)
    named = clean_phrase("".join(pieces))
    named = _COMPOSED.sub("成员", named) if "组成" in named else named
    return named + "等" if "、" in named and _LIST_ENDS.search("".join(pieces)) else named


def pieces_of(words: str, item: Item) -> list[str]:
    """The words of an item around its figures, without what only introduces these."""
    pieces, position = [], item.start
    for figure in item.figures:
        pieces.append(drop_counting(words[position : figure.start]))
        position = figure.end
    pieces.append(words[position : item.end])
    pieces[0] = pieces[0].lstrip(BULLETS + " ")
    if _AMONG.match("".join(pieces)):
        pieces[0], pieces[-1] = pieces[0].removeprefix("在"), pieces[-1].rstrip()[:-1]
    pieces[1:] = [piece.strip().removeprefix("的") for piece in pieces[1:]]
    return [
        VALUED.sub("", piece) if "价值" in piece and NOUN_FOLLOWS.match(after.strip()) else piece
        for piece, after in zip(pieces, [*pieces[1:], ""], strict=True)
    ]


@lru_cache(maxsize=4096)
def clean_phrase(words: str) -> str:
    """The phrase in words of an item, several of which are asked for again by the next ones."""
    words = _TAKING.sub("", EXTRA.sub("", _ASIDE.sub("", words)))
    if words.endswith("中"):
        words = drop_frame(words.strip())
    words = drop_adverbs(tidy_phrase(words))
    words = _OBJECT_DONE.sub(r"\g<who>\g<deed>\g<whom>", drop_frame(words))
    if not has_verb_inside(words):
        words = _PLACED.sub("", words)
    return tidy_phrase(words)
