"""One spelling for matching: half-width signs, simplified characters, same length.

Rules are written once, for half-width digits, letters and punctuation and for simplified
characters. ``fold`` never changes a text's length, so an offset in the folded text is an
offset in the text as written, and what is shown always comes from the latter.
"""

import re
from functools import cache, lru_cache

from opencc import OpenCC

_FULL_TO_HALF = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_BLANKS = dict.fromkeys(map(ord, "\u3000\u00a0\u2002\u2003\u2009\u202f\t"), " ")
_SIGNS: dict[int, int | str] = {
    **_FULL_TO_HALF,
    **_BLANKS,
    **{code: ord("~") for code in map(ord, "～〜∼˜")},
    **{code: ord("-") for code in map(ord, "‐‑‒–—―─−")},
    ord("﹪"): ord("%"),
    # small forms, as electronic newspapers in Big5 have them
    **dict(zip(map(ord, "﹐﹑﹒﹔﹕﹖﹗﹙﹚﹝﹞﹡"), ",、.;:?!()〔〕*", strict=True)),
    ord("○"): ord("〇"),
    ord("◯"): ord("〇"),
}

_REMEMBERED = 500
"""Longer texts are folded anew, so that what is remembered stays small."""

# Characters that occur only in traditional writing and in nearly every such report.
_TRADITIONAL = re.compile("[會員職個億兩萬餘約達戶場辦動勞幫發條項總為與區縣]")


def narrow(text: str) -> str:
    """The text with half-width signs, its characters as written; as long as the text."""
    return text.translate(_SIGNS)


def fold(text: str) -> str:
    """The text in the spelling that rules are written for; as long as the text itself."""
    return _fold_line(text) if len(text) <= _REMEMBERED else _fold(text)


@lru_cache(maxsize=4096)
def _fold_line(line: str) -> str:
    """Each line of a report is folded by several steps."""
    return _fold(line)


def _fold(text: str) -> str:
    folded = narrow(text)
    if not _TRADITIONAL.search(folded):
        return folded
    simplified = _converter().convert(folded)
    return simplified if len(simplified) == len(text) else folded


@cache
def _converter() -> OpenCC:
    return OpenCC("t2s")
