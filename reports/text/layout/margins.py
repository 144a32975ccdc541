"""The head and the tail of a document: dates and names under the title, the signature."""

import re
from collections.abc import Iterator, Sequence

from ..findings import Span
from .bylines import NAME
from .inline import Cut
from .lines import Line
from .markers import parse_marker
from .noise import is_date_line

HEAD = 12
"""Lines at most that stand above a report's first paragraph."""
TAIL = 4
"""Lines at most that a signature takes."""
SIGNATURE_LENGTH = 30
REPEATED = 6
"""A title said again has more characters than this."""

HAN_DATE = re.compile(
    r"[(]?[〇零Oo0一二三四五六七八九]{4}年[一二三四五六七八九十元]{1,3}月(?:[一二三四五六七八九十]{1,3}日)?[)]?"
)
MONTH = re.compile(r"[(]?\d{4}年\s*\d{1,2}月[)]?")
ISSUER = re.compile(
    r"[\u4e00-\u9fff()、·XxX某*\s]{0,24}(?:工会|工会委员会|工会联合会|工会办公室|工会工作委员会)"
)
SIGNER = re.compile(
    r"(?:中共)?[\u4e00-\u9fff()、·XxX某*\s]{0,24}工会[\u4e00-\u9fff()]{0,10}(?:工会|委员会|办公室|部|党组|中心|处|科|室|组|党支部)"
)
# (县总办): the office that sent the text in
OFFICE = re.compile(r"\([\u4e00-\u9fff\s]{2,10}\)")
SPEAKER = re.compile(
    r"[\u4e00-\u9fff\s、()]{0,24}(?:主席|副主席|书记|部长|主任|会长)\s*[:]?\s*(?P<name>[\u4e00-\u9fff]\s?[\u4e00-\u9fff]{1,2})"
)
# 注1:… · [2]…: notes below everything else
NOTE = re.compile(r"注\s?\d{0,2}\s?:|\[\d{1,2}\]")
BODY = re.compile(r"[。!?;,…]$|.{60}")


def find_margins(lines: Sequence[Line]) -> list[Cut]:
    """Whole lines of head and tail that are no prose; ``lines`` hold no noise any more."""
    found = [*_find_head(lines), *_find_signature(lines), *_find_title_below(lines)]
    found += [(line, "供稿单位署名") for line in lines[-TAIL:] if OFFICE.fullmatch(line.words)]
    return [Cut(Span(line.start, line.end), reason) for line, reason in found]


def head_length(lines: Sequence[str]) -> int:
    """How many of the first lines stand above the report's first paragraph."""
    for count, words in enumerate(lines[:HEAD]):
        if BODY.search(words) or parse_marker(words):
            return count
    return 0


def parse_signature_date(words: str) -> str | None:
    """The words if they are a date of a signature (numbers or Chinese), else None."""
    whole = is_date_line(words) or HAN_DATE.fullmatch(words) or MONTH.fullmatch(words)
    return words if whole else None


def _find_head(lines: Sequence[Line]) -> Iterator[tuple[Line, str]]:
    seen: set[str] = set()
    head = lines[: head_length([line.words for line in lines])]
    for line in head:
        if parse_signature_date(line.words) or _signs_with_date(line.words):
            yield line, "标题下的日期"
        elif line.words in seen and len(line.words) > REPEATED:
            yield line, "重复的标题"
        elif seen and _is_speaker(line.words):
            yield line, "报告人署名"
        elif seen and (ISSUER.fullmatch(line.words) or SIGNER.fullmatch(line.words)):
            yield line, "标题下的单位"
        seen.add(line.words)


def _find_title_below(lines: Sequence[Line]) -> Iterator[tuple[Line, str]]:
    """The title once more under the text, as electronic newspapers have it."""
    head = head_length([line.words for line in lines])
    titles = {line.words for line in lines[:head] if len(line.words) > REPEATED}
    for line in lines[max(head, len(lines) - TAIL) :]:
        if line.words in titles:
            yield line, "重复的标题"


def _is_speaker(words: str) -> bool:
    found = SPEAKER.fullmatch(words)
    name = found["name"] if found else words if len(words) <= 4 else ""
    return NAME.fullmatch(re.sub(r"\s", "", name)) is not None


def _find_signature(lines: Sequence[Line]) -> Iterator[tuple[Line, str]]:
    """The issuer and the date at the very end; a list of units is no signature."""
    issuers = 0
    above_notes = list(lines)
    while above_notes and NOTE.match(above_notes[-1].words):
        above_notes.pop()
    for line in reversed(above_notes[max(1, len(above_notes) - TAIL) :]):
        if not _signs(line.words):
            return
        issuers += parse_signature_date(line.words) is None
        if issuers > 1:
            return
        yield line, "落款"


def _signs_with_date(words: str) -> bool:
    """True for 某某市总工会办公室 2021年1月5日 on one line, as briefs have it in their head."""
    issuer, blank, day = words.rpartition(" ")
    return bool(blank and parse_signature_date(day) and SIGNER.fullmatch(issuer.strip()))


def _signs(words: str) -> bool:
    if len(words) > SIGNATURE_LENGTH:
        return False
    issuer = re.sub(r"\s*\d{4}年.*$", "", words)
    return parse_signature_date(words) is not None or bool(
        ISSUER.fullmatch(issuer) or SIGNER.fullmatch(issuer)
    )
