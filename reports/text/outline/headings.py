"""Which paragraphs open with a heading: numbered, bracketed, alone on a line, or run in."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..figures.units import parse_measure
from ..layout.markers import BRACKETED, Marker, Style, parse_marker, parse_news_marker
from ..lexicons import any_of

LONGEST = 60
"""A numbered line of its own is a heading up to this many characters."""
LONGEST_ALONE = 45
LONGEST_RUN_IN = 45
LONGEST_UNNUMBERED = 36
LONGEST_CLAUSE = 20

STOP = re.compile(r"[。!?:;]")
END_MARKS = "。!?:;,、. \t"
DIGIT = re.compile(r"\d|[一二三四五六七八九十百千万]+(?:多|余)?(?:名|人|个|家|场|次|户|元|件)")
PERIOD = re.compile(r"^(?:\d{1,2}|[一二三四五])年来,|^(?:19|20)\d\d年")
SENTENCE_WORD = re.compile(any_of("headings", "sentence_words"))
OPENER = re.compile(any_of("headings", "openers"))
CLOSER = re.compile(any_of("headings", "closers") + "$")
SALUTATION = re.compile(any_of("headings", "salutations"))
# 一是抓… · 首先… · 其次…: points of a paragraph, not headings
POINT = re.compile(r"[一二三四五六七八九十]{1,2}(?:是|要|来)|首先|其次|再次|最后|同时|此外|另外")
# 存在问题 一是…: a blank, or nothing, between a heading and its first point
POINTS = re.compile(r"(?:\s+|(?<=[\u4e00-\u9fff])(?<![统唯单万同专之划第合]))(?=一(?:是|要))")
# 激发创新活力 全市各级工会…: a blank between a heading and its first sentence
SENTENCE = re.compile(
    r"(?<=[\u4e00-\u9fff”])\s+(?=(?:全[市县区省州]|各级|[市县区省]总|我[市县区省会]|一年来|五年来|今年|20\d\d年)[\u4e00-\u9fff])"
)
# 工会工作总结 篇3: what collections of reports call each of them
COLLECTED = re.compile(
    r"[^。;,!?]{2,30}(?:\s*[(【]?篇\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})[)】]?|[(【]第\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s*篇[)】])[:]?"
)
COPULA = re.compile(r"(?<![一二三四五六七八九十但就还凡于])是")
# 在全市…, 各级工会要…: how a sentence begins and what it says that a heading does not
MID_SENTENCE = re.compile(
    r"^(?:在|对|向|由|从|按|为|经|各级|街道总|镇总|乡总|各[县单基]|全[市县省区]|[市县省区]总|工会|市委|县委)"
    r"|(?<![主重需首紧])要(?![点求素闻事])|将(?!来)|应当|不得|会同"
)
MOST_COMMAS = 2
"""A numbered line that ends with a full stop and has more commas than this is a sentence."""
TABLE_ROW = re.compile(r"\|.*\||\t")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading as it stands in a paragraph of folded text: ``words[begin:end]``.

    ``close`` is where the heading with its end mark stops and the text goes on. A heading
    without words (a numbered paragraph that names nothing) has ``begin == end``. ``label``
    marks an editor's label, in which no other heading stands (【核心阅读】 alone); ``level``
    is the depth that the file's format gives, else 0.
    """

    style: Style
    marker: Marker | None
    begin: int
    end: int
    close: int
    run_in: bool
    label: bool = False
    level: int = 0


def read_numbered(words: str) -> Heading | None:
    """The heading of a paragraph that opens with a number or a bracketed entry."""
    marker = parse_marker(words)
    if marker:
        return _named(words, marker.style, marker, marker.end)
    if len(words) <= LONGEST_ALONE and COLLECTED.fullmatch(words):
        return Heading(Style.PART, None, 0, len(words.rstrip(":")), len(words), False)
    bracketed = BRACKETED.match(words)
    if bracketed:
        alone = bracketed.end() == len(words)
        style = Style.PLAIN if alone else Style.ENTRY
        return Heading(style, None, *bracketed.span(1), bracketed.end(), not alone, alone)
    return None


def read_news(words: str) -> Heading | None:
    """A newspaper's heading, 1 听党话: only on a line of its own."""
    marker = parse_news_marker(words)
    if marker is None or len(words) > LONGEST or words[-1] in "。;,":
        return None
    return Heading(Style.NEWS, marker, marker.end, len(words), len(words), False)


def read_marked(words: str, level: int) -> Heading | None:
    """A heading that the file's format marks as one."""
    end = len(words.rstrip(END_MARKS))
    if not end or len(words) > 2 * LONGEST:
        return None
    return Heading(Style.PLAIN, None, 0, end, len(words), False, level=level)


def read_alone(words: str) -> Heading | None:
    """A line of its own that may be a heading without a number."""
    if len(words) > LONGEST_ALONE or (words[-1] in "。!?:;,、…”" and not words.endswith("”")):
        return None
    if TABLE_ROW.search(words) or SALUTATION.match(words) or len(words) < 3:
        return None
    if DIGIT.search(PERIOD.sub("", words)) or not re.search(r"[\u4e00-\u9fff]{2}", words):
        return None
    return Heading(Style.PLAIN, None, 0, len(words), len(words), False)


def read_sentence(words: str) -> Heading | None:
    """A claim with a full stop on a line of its own, which may be a heading."""
    if len(words) > LONGEST_UNNUMBERED or not words.endswith("。") or "。" in words[:-1]:
        return None
    if not is_claim(words[:-1]) or not OPENER.match(PERIOD.sub("", words)):
        return None
    return Heading(Style.PLAIN, None, 0, len(words) - 1, len(words), False)


def read_run_in(words: str) -> Heading | None:
    """The first sentence of a longer paragraph where it has the shape of a claim."""
    stop = STOP.search(words, 0, LONGEST_UNNUMBERED)
    if stop is None or stop.end() == len(words) or stop.group() not in "。:":
        return None
    if not is_claim(words[: stop.start()]):
        return None
    return Heading(Style.RUN_IN, None, 0, stop.start(), stop.end(), True)


def is_claim(words: str) -> bool:
    """True for words with the shape of a heading: no figure, no tense, no speaker."""
    words = PERIOD.sub("", words)
    if POINT.match(words):
        return False
    if not 4 <= len(words) <= LONGEST_UNNUMBERED or words.count(",") > 2:
        return False
    return not (
        DIGIT.search(words)
        or SENTENCE_WORD.search(words)
        or COPULA.search(words)
        or SALUTATION.match(words)
        or words[0] in "“《(【"
    )


def is_strong(words: str) -> bool:
    """True for a claim that begins or ends as headings do (加强…, …成效显著)."""
    words = PERIOD.sub("", words)
    return bool(OPENER.match(words) or CLOSER.search(words))


def _named(words: str, style: Style, marker: Marker | None, begin: int) -> Heading:
    """The heading words behind a number."""
    for pattern in (POINTS, SENTENCE):
        turn = pattern.search(words, begin, begin + LONGEST_RUN_IN)
        if turn and turn.start() > begin + 1 and not STOP.search(words, begin, turn.start()):
            return Heading(style, marker, begin, turn.start(), turn.end(), True)
    stop = STOP.search(words, begin)
    if stop is None or stop.end() == len(words):
        if len(words) - begin <= LONGEST and _may_name(words[begin:]):
            end = begin + len(words[begin:].rstrip(END_MARKS))
            return Heading(style, marker, begin, end, len(words), False)
    elif stop.start() - begin <= LONGEST_RUN_IN and not _has_figure(words[begin : stop.start()]):
        return Heading(style, marker, begin, stop.start(), stop.end(), True)
    return _by_clause(words, style, marker, begin)


def _by_clause(words: str, style: Style, marker: Marker | None, begin: int) -> Heading:
    """A first clause that names the item, or a heading without words."""
    for sign in (",", " "):
        end = words.find(sign, begin + 3, begin + LONGEST_CLAUSE + 1)
        clause = words[begin:end]
        if end > 0 and is_claim(clause) and len(words) > end + 1 and _is_phrase(clause):
            return Heading(style, marker, begin, end, end + 1, True)
    return Heading(style, marker, begin, begin, begin, True)


def _is_phrase(clause: str) -> bool:
    return MID_SENTENCE.search(clause) is None


def _may_name(words: str) -> bool:
    """True for a line that may be a heading as a whole: no figure, no sentence of clauses."""
    is_sentence = words.endswith(("。", ";")) and words.count(",") >= MOST_COMMAS
    return not _has_figure(words) and not (is_sentence and MID_SENTENCE.search(words))


def _has_figure(words: str) -> bool:
    return any(
        parse_measure(words, found.end())
        for found in re.finditer(r"\d[\d.,]*[万亿多余]*", words)
        if words[found.end() : found.end() + 1] != "年"
    )


def is_prose(words: str) -> bool:
    """True for a paragraph of sentences, which a heading can stand above."""
    return (len(words) > 30 and words[-1] in "。!?;:”)…") or "。" in words


def sequences(headings: Sequence[Heading | None]) -> frozenset[int]:
    """Indices of the newspaper headings that count 1, 2, 3 … and so are headings indeed."""
    news = [
        (index, heading.marker.value)
        for index, heading in enumerate(headings)
        if heading and heading.marker and heading.style == Style.NEWS
    ]
    values = [value for _, value in news]
    good = len(values) > 1 and values[0] == 1 and values == sorted(values)
    return frozenset(index for index, _ in news) if good else frozenset()
