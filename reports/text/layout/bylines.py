"""Who signs a text: roles, outlets and names, and nothing besides."""

import re

from ..lexicons import any_of
from .sentences import SENTENCE_END

LONGEST = 100

ROLE = re.compile(any_of("noise", "bylines"))
OUTLET = re.compile(
    r"[\u4e00-\u9fff]{0,8}"
    r"(?:日报|晚报|晨报|时报|快报|早报|都市报|商报|工人报|新闻网|电视台|融媒体?中心|融媒|杂志|全媒体|客户端"
    r"|网(?=记者|通讯员))"
)
# 某某新闻记者 · 某县总工会 某某: what stands right before the role or the name
OF_OUTLET = re.compile(
    r"[\u4e00-\u9fff]{2,6}(?=记者|通讯员)|[\u4e00-\u9fff]{2,14}(?:工会|办公室|宣传部)(?=\s)"
)
# what a byline says beside roles and names; the place that 某地报道 names
REPORTED = re.compile(r"(?:联合|共同)?(?:采写|报道|摄影报道|采访|整理)")
PLACE_REPORTED = re.compile(r"\s[\u4e00-\u9fff]{2,4}报道$")
NAME = re.compile(rf"{any_of('noise', 'surnames')}[\u4e00-\u9fff·]{{1,3}}")
ENCLOSING = r"[\s()\[\]【】□■◎●◇◆○/:、,&*-]+"
SOURCED = re.compile(r"(?:[\u4e00-\u9fff]{0,2}来源|稿源)\s*:")
"""A field of the page's toolbar, though a reporter is named in it."""
SIGNS = "□■◎●◇◆○"
"""What newspapers set before the name of one who signs (□某某)."""


def is_byline(words: str) -> bool:
    """Roles, outlets and names; names alone only in brackets or behind a sign."""
    if len(words) > LONGEST or SENTENCE_END.search(words) or SOURCED.match(words):
        return False
    if ROLE.search(words):
        return bool(names_in_byline(words)) or not "".join(_tokens(words))
    enclosed = words[0] == "(" and words[-1] == ")"
    return (enclosed or words[0] in SIGNS) and bool(names_in_byline(words))


def names_in_byline(words: str) -> tuple[str, ...]:
    """The people a byline names; empty where anything in it is no name, role or outlet."""
    for bare in (words, OF_OUTLET.sub("", PLACE_REPORTED.sub("", words))):
        names = _joined_names(_tokens(bare))
        if names and all(map(NAME.fullmatch, names)):
            return tuple(names)
    return ()


def _tokens(words: str) -> list[str]:
    """What is left of a byline without its roles and outlets."""
    rest = ROLE.sub(" ", OUTLET.sub(" ", REPORTED.sub(" ", words)))
    return [token for token in re.split(ENCLOSING, rest) if token]


def _joined_names(tokens: list[str]) -> list[str]:
    """Names whose two characters are set apart (王 霄) made one again."""
    names: list[str] = []
    for token in tokens:
        if names and len(token) == 1 and len(names[-1]) == 1:
            names[-1] += token
        else:
            names.append(token)
    return names
