"""Which line goes on where the one above it stopped: hard wraps and broken sentences."""

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from ..figures.units import parse_measure
from ..lexicons import any_of
from ..vocabulary.topics import load_topics
from .lines import Line
from .markers import BRACKETED, Style, parse_marker, parse_news_marker

TERMINAL = re.compile(r"[。!?;:…][”’」』)）\]】》]*$|[”’][。!?;]?$")
"""How a paragraph ends that is whole."""
INNER_STOP = re.compile(r"[。!?;](?=.)")
SENTENCE_WITHIN = re.compile(r"[。;](?=.)")
OPEN_END = re.compile(r"(?:[、,的和与及或在对以把被向从由将至“‘《(「【—\-~+]|(?<![作行有])为)$")
"""How a line ends that has to go on."""
# 今年新建 | 工会60家: a verb that ends no heading, and below it what is counted
COUNTING_END = re.compile(any_of("headings", "counting_verbs") + "$")
COUNTED = re.compile(r"[^,。;:!?\d]{0,12}\d")
OPEN_MARK = re.compile(r"[、,(《“]$")
CONTINUES = re.compile(r"[、,。;:!?”’》)」』】%]")
"""How a line begins that goes on."""
SENTENCE_SIGN = re.compile(r"[,;。]")
YEAR = re.compile(r"(?:19|20)\d\d年?")
FIGURE = re.compile(r"\d")
NUMBER_AHEAD = re.compile(r"\d{1,2}\s+(?=\D)")
"""A heading's own number (1 稳就业,促创业) is no figure of it."""
SENTENCE_WORD = re.compile(any_of("headings", "sentence_words"))
ADDRESS = re.compile(any_of("headings", "salutations") + r"[^。]{0,20}[:!]$")
BULLET = re.compile(r"[·•●◦○■□◆◇※▪*]")

HEADING_LENGTH = 45
"""A line without an end mark is no heading beyond this many characters."""
CLAUSES = 3
"""A line with so many commas is a sentence cut short, not a heading."""
LONGEST_WORD = 8
"""Characters on either side of a break that may be parts of one word."""
WRAP_SHARE = 0.35
"""Share of a document's lines that must be full for it to be hard-wrapped."""
BODY = 120
"""Columns beyond which a line belongs to a paragraph, not to a title."""
LONGER_SHARE = 0.12
"""Share of lines that may be longer than the width of a wrapped document all the same."""
CLOSE = 16
"""Characters at the end of a line that tell whether it ends a sentence."""
RAGGED = 8
"""Columns by which a full line may fall short: marks that may not open the next line."""
LONG_LINE = 60
"""Columns from which a line without an end mark is a sentence that goes on."""
NARROWEST = 30
"""Columns below which full lines prove nothing."""


class Joiner:
    """Knows how a document wraps its lines, and tells which lines belong together."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._width = _wrap_width(lines)
        self._body = next(
            (line.start for line in lines if TERMINAL.search(line.words) or line.width > BODY), 0
        )
        self._indents = self._width is not None and _indents_paragraphs(lines)

    def goes_on(self, upper: str, line: Line, below: Line, joined: bool) -> bool:
        """True where ``below`` goes on the paragraph that ends in ``upper``.

        ``line`` is its last line, ``joined`` tells whether it has more than one already.
        """
        if line.fixed or below.fixed or _opens_anew(upper, below) or _is_row(upper, below):
            return False
        if is_number_alone(upper):
            return _is_heading_like(below.words)
        if self._width is not None and line.width > self._width - RAGGED:
            return self._wrapped_on(upper, below)
        return not TERMINAL.search(upper) and self._is_broken(upper, line, below, joined)

    def _wrapped_on(self, upper: str, below: Line) -> bool:
        if not TERMINAL.search(upper):
            return not self._indents or below.indent < 2
        return self._indents and below.indent < 2 and not below.gap

    def _is_broken(self, upper: str, line: Line, below: Line, joined: bool) -> bool:
        """A paragraph without an end: broken by a page, or a heading, or a table's row?"""
        if below.words.isdigit() or (upper[-1].isdigit() and parse_measure(below.words, 0)):
            return True
        if OPEN_MARK.search(upper) or _fills_up(line, below) or _parts_count(upper, below.words):
            return True
        if _is_heading_like(below.words):
            return False
        if joined or OPEN_END.search(upper) or _is_unclosed(upper) or CONTINUES.match(below.words):
            return True
        marker = parse_marker(upper) or parse_news_marker(upper)
        if splits_word(upper, below.words):
            return True
        if line.start >= self._body and _is_unfinished(upper[marker.end :] if marker else upper):
            return True
        if marker and len(upper) <= HEADING_LENGTH:
            return False
        return INNER_STOP.search(upper) is not None or len(upper) > HEADING_LENGTH


def _is_row(upper: str, below: Line) -> bool:
    """True for rows of a table that close with a bar, each a line."""
    return upper.endswith("|") and "|" in below.words


def _fills_up(line: Line, below: Line) -> bool:
    """True for a long line without an end and a clause right below it, no blank line between.

    A document with a few wrapped lines only has no width that would tell.
    """
    unfinished = line.width >= LONG_LINE and SENTENCE_SIGN.search(line.words) is not None
    return unfinished and not below.gap and "," in below.words


def _parts_count(upper: str, lower: str) -> bool:
    return COUNTING_END.search(upper) is not None and COUNTED.match(lower) is not None


def is_number_alone(words: str) -> bool:
    """True for 第六部分 or （一） on a line of its own, whose heading stands below it."""
    marker = parse_marker(words)
    return marker is not None and marker.end == len(words) and marker.style <= Style.HAN_BRACKET


def _opens_anew(upper: str, below: Line) -> bool:
    """True where the line below begins something of its own, whatever stands above."""
    marker = parse_marker(below.words)
    if marker:
        return marker.style != Style.ORDINAL or TERMINAL.search(upper) is not None
    if BRACKETED.match(below.words) or BULLET.match(below.words) or ADDRESS.match(below.words):
        return True
    return _is_heading_like(below.words) and parse_news_marker(below.words) is not None


def _is_heading_like(words: str) -> bool:
    """A short line without an end mark that doesn't begin like the rest of a sentence."""
    return len(words) <= HEADING_LENGTH and _looks_like_heading(words)


@lru_cache(maxsize=4096)
def _looks_like_heading(words: str) -> bool:
    return (
        not TERMINAL.search(words)
        and not CONTINUES.match(words)
        and not SENTENCE_WITHIN.search(words)
        and not (words[0].isdigit() and _begins_with_a_count(words))
        and not _is_sentence(words)
    )


def _is_sentence(words: str) -> bool:
    """True for words with a comma and a figure: headings hold but one of them, if any."""
    rest = YEAR.sub("", words[found.end() if (found := NUMBER_AHEAD.match(words)) else 0 :])
    return SENTENCE_SIGN.search(words) is not None and bool(FIGURE.search(rest))


def _is_unfinished(words: str) -> bool:
    """True for words of a sentence that stops short: a figure in it, or clause upon clause."""
    if _is_sentence(words):
        return True
    commas = words.count(",")
    return commas >= CLAUSES or (commas > 1 and SENTENCE_WORD.search(words) is not None)


def splits_word(upper: str, lower: str) -> bool:
    """True where a word of the field lies across the break: 新就业形|态劳动者, 工|会主席.

    It must not be two words that happen to meet (服务工会|法律援助): what stands above the
    break is no word by itself, and none begins right below it.
    """
    words = load_topics().words
    tail = upper[-LONGEST_WORD:]
    joined = tail + lower[:LONGEST_WORD]
    if any(position == 0 for position, _ in words.find_all(lower[:LONGEST_WORD])):
        return False
    return any(
        position < len(tail) < position + len(word)
        and min(len(tail) - position, position + len(word) - len(tail)) == 1
        and not any(tail.endswith(other) for _, other in words.find_all(tail))
        for position, word in words.find_all(joined)
    )


def _begins_with_a_count(words: str) -> bool:
    digits = re.match(r"[\d.,]+[万亿多余]*", words)
    return bool(digits and parse_measure(words, digits.end()))


def _is_unclosed(words: str) -> bool:
    return any(words.rfind(left) > words.rfind(right) for left, right in ("“”", "《》", "()"))


def _wrap_width(lines: Sequence[Line]) -> int | None:
    """The columns a full line takes in a hard-wrapped document; None where lines are whole.

    Full lines crowd within a few columns of one width and mostly stop in mid-sentence.
    """
    own = [line.width for line in lines]
    widths = Counter(columns for columns in own if columns >= NARROWEST)
    if len(lines) < 6 or not widths:
        return None
    width = max(widths, key=lambda top: (_crowd(widths, top), top))
    long = sum(columns > width for columns in own)
    full = [
        line for line, columns in zip(lines, own, strict=True) if width - RAGGED < columns <= width
    ]
    if long > LONGER_SHARE * len(lines) or len(full) < max(4, WRAP_SHARE * len(lines)):
        return None
    stopped = sum(not TERMINAL.search(line.words[-CLOSE:]) for line in full)
    return width if stopped > 0.6 * len(full) else None


def _crowd(widths: Counter[int], top: int) -> int:
    return sum(widths[width] for width in range(top - RAGGED + 1, top + 1))


def _indents_paragraphs(lines: Sequence[Line]) -> bool:
    indented = sum(2 <= line.indent <= 12 for line in lines)
    return 0.02 * len(lines) <= indented <= 0.7 * len(lines) and indented > 1
