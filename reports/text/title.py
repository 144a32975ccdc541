"""A document's title: one line or several above its first paragraph, or none."""

import re
from collections.abc import Sequence

from .findings import Finding, Span
from .lexicons import any_of
from .margins import ISSUER
from .markers import BRACKETED, parse_marker
from .sheet import Passage, Sheet

MOST_LINES = 8
LONGEST = 70
EYEBROW = 8
"""A first line this short above a longer one introduces it (向两会报告)."""

BODY = re.compile(r"[。;,:]$|.{71}|^.{36,}[!?]$")
SUBTITLE = re.compile(r"-{1,4}\s*(?=\S)")
GENRE_NOUN = re.compile(any_of("genres", "nouns"))
SALUTATION = re.compile(any_of("headings", "salutations"))
OPEN_END = re.compile(r"[的、和及暨与]$")
REST_OF_TITLE = re.compile(rf"(?:工作|年度)?{any_of('genres', 'nouns')}|(?:的|和|及|暨|与)")
SITE_SUFFIX = re.compile(r"\s*[_|-]+\s*[^_|-]{0,20}(?:网|网站|总工会|门户|日报|平台|频道|中心)$")
OUTLET = re.compile(r"[\u4e00-\u9fff]{2,10}(?:日报|晚报|时报|工人报|网|网站|电子报|数字报)")


def read_title(sheet: Sheet) -> tuple[Finding[str], Span | None]:
    """The title with its evidence, and where the lines of the title stand."""
    for hint in sheet.hinted("title"):
        words = SITE_SUFFIX.sub("", sheet.text[hint.start : hint.end].strip())
        if words:
            return sheet.found(words, hint.start, hint.end, 0.95), Span(hint.start, hint.end)
    lines = _main_lines(_title_lines(sheet.passages))
    if not lines:
        return Finding(), None
    start, end = lines[0].start, lines[-1].end
    words = _joined(lines, sheet)
    confidence = 0.95 if GENRE_NOUN.search(words) else 0.85
    return sheet.found(words, start, end, confidence), Span(start, end)


def _title_lines(passages: Sequence[Passage]) -> list[Passage]:
    """The lines above the first paragraph, as long as they may be a title's."""
    lines: list[Passage] = []
    for passage in passages[: MOST_LINES + 1]:
        words = passage.words
        if BODY.search(words):
            return lines
        if parse_marker(words) or BRACKETED.match(words) or SALUTATION.match(words):
            return lines
        if not OUTLET.fullmatch(words):
            lines.append(passage)
    return []


def _main_lines(lines: list[Passage]) -> list[Passage]:
    """The title proper: without what stands above it and without headings below."""
    while len(lines) > 1 and _is_eyebrow(lines[0].words, lines[1].words):
        lines = lines[1:]
    taken = lines[:1]
    for line in lines[1:4]:
        if SUBTITLE.match(line.words):
            return [*taken, line]
        if not _goes_on(taken, line.words):
            break
        taken.append(line)
    return taken if taken and not ISSUER.fullmatch(taken[0].words) else []


def _is_eyebrow(words: str, below: str) -> bool:
    if ISSUER.fullmatch(words):
        return not REST_OF_TITLE.match(below) and not re.match(r"\d{4}年|关于", below)
    return len(words) <= EYEBROW < len(below) and not SUBTITLE.match(below)


def _goes_on(taken: list[Passage], below: str) -> bool:
    above = taken[-1].words
    if ISSUER.fullmatch(above) or OPEN_END.search(above) or REST_OF_TITLE.match(below):
        return True
    return not GENRE_NOUN.search(above) and abs(len(above) - len(below)) <= 2


def _joined(lines: Sequence[Passage], sheet: Sheet) -> str:
    words = ""
    for line in lines:
        own = sheet.text[line.start : line.end].strip()
        if words and not (
            SUBTITLE.match(line.words)
            or OPEN_END.search(words)
            or ISSUER.fullmatch(words)
            or REST_OF_TITLE.match(line.words)
        ):
            words += " "
        words += own
    return re.sub(r"\s+", " ", words)
