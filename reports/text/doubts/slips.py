"""外文杂入 and 缺计量单位: slips of the pen that a reader stumbles over."""

import re
from collections.abc import Iterator
from functools import cache

from ..findings import Doubt
from .document import Document, Figure, Sentence, load_tables

STRAY = "外文杂入"
NO_UNIT = "缺计量单位"

_LETTER = re.compile("[A-Za-z]")
_CJK = r"[\u4e00-\u9fff，。、；：”“）》（《,;:)(]"


def find_stray_words(document: Document) -> Iterator[Doubt]:
    """English function words between Chinese ones: never a name, never an abbreviation."""
    for sentence in document.sentences:
        if not _LETTER.search(sentence.words):
            continue
        for found in _stray_pattern().finditer(sentence.words):
            word = found["word"]
            meant = load_tables()["stray"][word.lower()]
            hint = f"，疑应作“{meant}”" if meant else "，疑为录入或转换时混入"
            yield sentence.doubt(
                document.text,
                STRAY,
                found.start("word"),
                found.end("word"),
                f"中文句中夹入外文“{word}”{hint}。",
            )


@cache
def _stray_pattern() -> re.Pattern[str]:
    """A stray word with Chinese on both sides of it, blanks between them or not."""
    words = sorted(load_tables()["stray"], key=len, reverse=True)
    either = "|".join(f"[{word[0]}{word[0].upper()}]{word[1:]}" for word in words)
    return re.compile(rf"(?<={_CJK}) ?(?<![A-Za-z])&?(?P<word>{either});?(?![A-Za-z]) ?(?={_CJK})")


def find_missing_units(document: Document) -> Iterator[Doubt]:
    """Figures without a measure word.

    People are counted without one in speech (服务9万职工), so only what breaks off after the
    number is asked about there; money always needs its 元.
    """
    for sentence in document.sentences:
        for figure in sentence.figures:
            if _is_bare_money(figure) or _breaks_off(sentence, figure):
                yield sentence.doubt(
                    document.text,
                    NO_UNIT,
                    figure.start,
                    figure.end,
                    f"“{figure.metric.raw}”后没有计量单位，据上下文当为“{figure.metric.unit}”。",
                )


def _is_bare_money(figure: Figure) -> bool:
    """Whether it is money by its context only, and written in 万 or 亿 as prose does."""
    return (
        figure.metric.unit_inferred and figure.metric.unit == "元" and _is_bare(figure.metric.raw)
    )


def _is_bare(raw: str) -> bool:
    """Whether 万 or 亿 asks for a measure word; in speech 1.5个亿 is complete."""
    return bool(re.search("[万亿萬億]", raw) and not re.search("[个個][余多]?[亿億]", raw))


def _breaks_off(sentence: Sentence, figure: Figure) -> bool:
    """Whether a clause ends right after a number of 万 or 亿 that has no measure word."""
    return (
        figure.metric.unit_inferred
        and _is_bare(figure.metric.raw)
        and bool(re.match(r"[,。;]|$", sentence.words[figure.end :]))
    )
