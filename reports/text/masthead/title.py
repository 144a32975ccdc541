"""A document's title: one line or several above its first paragraph, or none."""

import re
from collections.abc import Sequence

from ..findings import Finding, Span
from ..layout.margins import ISSUER
from ..layout.markers import BRACKETED, Style, parse_marker
from ..layout.noise import SHARED
from ..lexicons import any_of, words_of
from ..outline.headings import COLLECTED
from .sheet import FORMER_TITLE, SHARING, Sheet, Stretch

MOST_LINES = 8
MOST_MAIN_LINES = 4
EYEBROW = 8
"""A first line this short above a longer one introduces it."""
COLUMN = 4
"""A first line this short above any longer one is the name of a site's column."""
EVEN = 2
"""Two lines of a headline differ by so many characters at most."""

BODY = re.compile(r"[。;,:…]$|.{71}|^.{36,}[!?]$")
# 关于印发《某市总工会2021年工作要点》的通知: a notice, and what it issues
NOTICE = re.compile(
    r"关于(?:印发|下发|转发|公布)[^《》]{0,12}《(?P<issued>[^《》]{4,60})》的(?:通知|函)"
)
SHORTEST_ISSUED = 6
"""A line this long that ends the name of what a notice issues is the title of it."""
BULLETS = "•·●■◆ "
LONGEST_LABELLED = 40
SUBTITLE = re.compile(r"-{1,4}\s*(?=\S)")
# …而努力奋斗 ——在某某市工会第七次代表大会上的报告: the subtitle on the title's last line
GIVEN_AT = re.compile(r"\s-{1,4}\s*在.{4,40}上的(?:工作)?(?:报告|讲话)$")
# ——在某某市总工会第九届委员会 | 第三次全体会议上的报告
GIVEN = re.compile(r"-{1,4}\s*在")
ENDS = re.compile(r"(?:报告|讲话|发言)$")
GENRE_NOUN = re.compile(any_of("genres", "nouns"))
SALUTATION = re.compile(any_of("headings", "salutations"))
UNFINISHED = re.compile(
    r"^(?:在|关于)|[的、和及暨与]$|(?:启动|开展|举办|举行|召开|推出|发布|组织|部署|实施|推进|出台)$"
)
REST_OF_TITLE = re.compile(rf"(?:工作|年度)?{any_of('genres', 'nouns')}|(?:的|和|及|暨|与)")
OF_ITS_ISSUER = re.compile(r"\d{4}年|关于")
SITE_SUFFIX = re.compile(r"\s*[_|-]+\s*[^_|-]{0,20}(?:网|网站|总工会|门户|日报|平台|频道|中心)$")
_OUTLET = r"[\u4e00-\u9fff]{2,10}?(?:日报|晚报|时报|工人报|网|网站|电子报|数字报)"
# 某某日报 · 某某日报-某某网
# 某县总工会2019年工作总结.docx
FILE_SUFFIX = re.compile(r"\.(?:docx?|pdf|txt|wps|pptx?)$", re.IGNORECASE)
OUTLET = re.compile(rf"{_OUTLET}(?:\s*[-|·]\s*{_OUTLET})*")
# 原标题:某市总工会…: what a page that reprints says the text was called
REPRINTED_AS = re.compile(r"[(\[]?原(?:标题|题)\s*:\s*(?P<title>.{6,70}?)[)\]]?$")


def read_title(sheet: Sheet) -> tuple[Finding[str], Span | None]:
    """The title with its evidence, and where the lines of the title stand."""
    if marked := _marked_title(sheet):
        return marked
    above = _title_lines(sheet.prose)
    lines = _issued_title(sheet.prose) or _main_lines(above)
    if above and all(line.words.strip(BULLETS) in words_of("genres", "chapters") for line in above):
        return _shared_title(sheet), Span(above[0].start, above[-1].end)
    if not lines:
        return _shared_title(sheet) or _former_title(sheet), None
    span = Span(lines[0].start, lines[-1].end)
    words = _joined(lines)
    confidence = 0.95 if GENRE_NOUN.search(words) else 0.85
    return Finding(words, sheet.text[slice(*span)], confidence, span), span


def _marked_title(sheet: Sheet) -> tuple[Finding[str], Span] | None:
    """The title that the file's format marks, with further lines of it right below."""
    marked = list(sheet.hinted("title"))
    first = next((hint for hint in marked if SITE_SUFFIX.sub("", hint.written.strip())), None)
    if first is None:
        return None
    lines = [first]
    starts = {hint.start for hint in marked}
    for line in sheet.prose:
        if line.start < first.end or len(lines) == MOST_MAIN_LINES:
            continue
        if line.start not in starts and not _goes_on_below(lines[-1].words, line.words):
            break
        lines.append(line)
    span = Span(first.start, lines[-1].end)
    words = SITE_SUFFIX.sub("", _joined(lines))
    return Finding(words, sheet.text[slice(*span)], 0.95, span), span


def _goes_on_below(above: str, below: str) -> bool:
    """True for a subtitle, and for the second line of one that is not at its end."""
    if SUBTITLE.match(below):
        return True
    return GIVEN.match(above) is not None and not ENDS.search(above) and bool(ENDS.search(below))


def _shared_title(sheet: Sheet) -> Finding[str]:
    """The title that a site which shares documents names in its note."""
    for line in sheet.asides(SHARING):
        if found := SHARED.match(line.words):
            start, end = found.span("title")
            return line.found(line.written[start:end].strip(), start, end, 0.8)
    return Finding()


def _former_title(sheet: Sheet) -> Finding[str]:
    """The title that a text bore where it came out first, as the page that reprints it says."""
    for line in sheet.asides(FORMER_TITLE):
        if found := REPRINTED_AS.match(line.words):
            start, end = found.span("title")
            return line.found(line.written[start:end].strip(), start, end, 0.8)
    return Finding()


def _issued_title(prose: Sequence[Stretch]) -> list[Stretch]:
    """The title of the document that a notice issues, where it stands below the notice."""
    notice = next((n for line in prose[:MOST_LINES] if (n := NOTICE.search(line.words))), None)
    if notice is None:
        return []
    for first, line in enumerate(prose):
        above = prose[first - 1] if first else line
        if above is not line and above.words + line.words == notice["issued"]:
            return [above, line]
        if _names_issued(line.words, notice["issued"]):
            return [line]
    return []


def _names_issued(words: str, issued: str) -> bool:
    return len(words) >= SHORTEST_ISSUED and (issued.endswith(words) or words.endswith(issued))


def _title_lines(prose: Sequence[Stretch]) -> list[Stretch]:
    """The lines above the first paragraph, as long as they may be a title's."""
    lines: list[Stretch] = []
    for line in prose[: MOST_LINES + 1]:
        if not any(map(str.isalnum, line.words)):
            continue
        if BODY.search(line.words) or SALUTATION.match(line.words):
            return lines
        if _is_labelled(line.words):
            return [*lines, line]
        if not lines and _is_of_collection(line.words):
            continue
        if parse_marker(line.words) or BRACKETED.match(line.words):
            return lines
        if COLLECTED.fullmatch(line.words):
            return lines
        if not OUTLET.fullmatch(line.words):
            lines.append(line)
    return []


def _is_of_collection(words: str) -> bool:
    """True for 第一篇:… above the title proper, as sites that collect reports have it."""
    marker = parse_marker(words)
    return marker is not None and marker.style is Style.PART and "篇" in marker.number


def _is_labelled(words: str) -> bool:
    """True for 【精选】某某工会年度总结: a site's or a column's label before the title."""
    found = BRACKETED.match(words)
    rest = words[found.end() :] if found else ""
    return SHORTEST_ISSUED <= len(rest) <= LONGEST_LABELLED and not BODY.search(rest)


def _main_lines(lines: list[Stretch]) -> list[Stretch]:
    """The title proper: without what stands above it and without headings below."""
    while len(lines) > 1 and (_is_eyebrow(lines[0].words, lines[1].words) or _comes_again(lines)):
        lines = lines[1:]
    for count, line in enumerate(lines[1:MOST_MAIN_LINES], 2):
        if SUBTITLE.match(line.words) or GIVEN_AT.search(line.words):
            below = lines[count : count + 1]
            rest = below if below and _goes_on_below(line.words, below[0].words) else []
            return [*lines[:count], *rest]
    taken = lines[:1]
    for line in lines[1:MOST_MAIN_LINES]:
        if not _goes_on(taken[-1].words, line.words):
            break
        taken.append(line)
    return [] if len(taken) == 1 and ISSUER.fullmatch(taken[0].words) else taken


def _is_eyebrow(words: str, below: str) -> bool:
    if UNFINISHED.search(words):
        return False
    if ISSUER.fullmatch(words):
        return not REST_OF_TITLE.match(below) and not OF_ITS_ISSUER.match(below)
    short = len(words) <= EYEBROW < len(below) or len(words) <= COLUMN < len(below)
    return short and not SUBTITLE.match(below) and not REST_OF_TITLE.match(below)


def _comes_again(lines: Sequence[Stretch]) -> bool:
    """True where the first line is a page's running head, which the subtitle says over again."""
    head = lines[0].words
    return any(SUBTITLE.match(line.words) and head in line.words for line in lines[1:COLUMN])


def _goes_on(above: str, below: str) -> bool:
    if ISSUER.fullmatch(above) or REST_OF_TITLE.match(below):
        return True
    if GENRE_NOUN.search(above):
        return False
    return UNFINISHED.search(above) is not None or abs(len(above) - len(below)) <= EVEN


def _joined(lines: Sequence[Stretch]) -> str:
    words, above = "", ""
    for line in lines:
        found = BRACKETED.match(line.words)
        own = line.written[found.end() if found else 0 :].strip().lstrip("?？")
        words += own if not words or _close_up(above, line.words) else " " + own
        above = line.words
    return FILE_SUFFIX.sub("", re.sub(r"\s+", " ", words))


def _close_up(above: str, below: str) -> bool:
    """True where two lines of a title make one phrase."""
    return bool(
        SUBTITLE.match(below)
        or GIVEN.search(above)
        or UNFINISHED.search(above)
        or ISSUER.fullmatch(above)
        or REST_OF_TITLE.match(below)
    )
