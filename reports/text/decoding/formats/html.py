"""HTML: the article, in the page's own order, with its title and what says when and whence."""

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from selectolax.lexbor import LexborHTMLParser

from reports.text.decoding.encodings import decode_plain
from reports.text.decoding.unreadable import Unreadable
from reports.text.findings import Decoded

from .article import find_article, is_link, is_prose
from .assembly import Assembly
from .page import PageLine, read_lines

MOST_CHARACTERS = 5_000_000

DATE = r"(?:19|20)\d\d\s?[-年/.]\s?\d{1,2}\s?[-月/.]\s?\d{1,2}"
DATED = re.compile(rf"(?:发布|发表|更新|时间|日期|時間|發佈)[^\n]{{0,8}}[:：]|{DATE}")
SOURCED = re.compile(r"(?:来源|來源|稿源|出处|作者|记者)\s*[:：]")
TRAIL = re.compile(r"(?:当前|您的|您现在的|所在|现在)(?:的)?位置|首页\s*(?:>|»|›|-)")
LONGEST_INFO = 160
ABOVE_TITLE = 5
"""Lines above the title among which date, source and breadcrumb are looked for."""

TITLE_REACH = 30
"""Lines above the article among which its title is looked for."""

SITE_PARTS = re.compile(r"\s*(?:[_|｜]+|[-–—]{1,2}|\s[-–—]\s)\s*")
SITE_NAME = re.compile(
    r"(?:网|网站|政府|工会|门户|[日晚时早]报|电子报|论坛|频道|在线|平台|首页|客户端)$"
)
LEAST_TITLE = 6
"""Characters; what is shorter may be the name of a column of the site."""

LONGEST_TITLE = 60
MOST_TITLE_LINES = 4
OUTLET = re.compile(
    r"[\u4e00-\u9fff](?:报|网|台|社|刊|新闻|中心|频道|政府|[局委办部厅会处])(?![:：])"
)
STATED_TITLE = ("articletitle", "og:title", "title")
STATED_DATE = ("pubdate", "publishdate", "article:published_time", "publishedtime", "date")
STATED_SOURCE = ("contentsource", "source", "article:source")
STATED_SITE = ("sitename", "og:site_name")


def extract(data: bytes) -> Decoded:
    """The page's article; nothing is run or fetched. Raises Unreadable for pages without."""
    plain = decode_plain(data)
    if len(plain.text) > MOST_CHARACTERS:
        raise Unreadable("网页过长")
    page = LexborHTMLParser(plain.text)
    lines = read_lines(page.body) if page.body is not None else []
    if not lines:
        raise Unreadable(_why_empty(page))
    found = _assembled(page, lines).decoded("html", plain.encoding)
    return Decoded(found.text, "html", plain.encoding, plain.doubtful, plain.note, found.hints)


def _why_empty(page: LexborHTMLParser) -> str:
    if page.css_first("frameset, frame, iframe") is not None:
        return "框架页：正文在另外的网页里，请收录框架内的网页"
    if page.css_first("script") is not None:
        return "网页里没有文字，正文可能由脚本生成，请另存完整网页再收录"
    return "网页里没有文字"


def _assembled(page: LexborHTMLParser, lines: Sequence[PageLine]) -> Assembly:
    stated = _stated(page)
    start, end = find_article(lines)
    titles = _possible_titles(page, stated)
    title = _find_title(lines, start, end, titles)
    assembly = Assembly()
    if title is None:
        assembly.add(titles[0] if titles else "", "title")
    else:
        start = title.stop
        for line in _info_above(lines, title.start):
            _add(assembly, line)
        assembly.add("".join(lines[index].words for index in title), "title")
    shown = [line for line in lines[start:end] if not is_link(line)]
    for line in _unshown(stated, _site(page, stated), shown):
        _add(assembly, line)
    for line in shown:
        _add(assembly, line)
    return assembly


def _add(assembly: Assembly, line: PageLine) -> None:
    words = line.words
    short = len(words) <= LONGEST_INFO
    if line.is_row:
        assembly.add(words, "table")
    elif line.heading:
        assembly.add(words, "heading", line.heading)
    elif short and DATED.search(words) and not is_prose(line):
        assembly.add(words, "date")
    elif short and SOURCED.search(words):
        assembly.add(words, "source")
    else:
        assembly.add(words)


def _stated(page: LexborHTMLParser) -> dict[str, str]:
    """What the page's meta elements state, by their names in lower case."""
    stated: dict[str, str] = {}
    for node in page.css("meta"):
        attributes = node.attributes
        name = (attributes.get("name") or attributes.get("property") or "").lower()
        words = " ".join((attributes.get("content") or "").split())
        if name and words:
            stated.setdefault(name, words)
    return stated


def _title_parts(page: LexborHTMLParser) -> list[str]:
    """The parts of the page's title, longest first: mostly a document's title and a site's name."""
    node = page.css_first("head > title")
    words = " ".join(node.text().split()) if node is not None else ""
    return [words, *sorted(SITE_PARTS.split(words), key=len, reverse=True)]


def _possible_titles(page: LexborHTMLParser, stated: dict[str, str]) -> list[str]:
    """What may be the article's title, likeliest first."""
    whole, *parts = _title_parts(page)
    titles = [stated[name] for name in STATED_TITLE if name in stated]
    titles += [*parts[:1], whole, *parts[1:]]
    return [title for title in titles if len(title) > 1 and not SITE_NAME.search(title)]


def _site(page: LexborHTMLParser, stated: dict[str, str]) -> str:
    """The name of the site, where the page states it."""
    names = [stated[name] for name in STATED_SITE if name in stated]
    names += filter(SITE_NAME.search, _title_parts(page)[1:])
    return names[0] if names else ""


def _find_title(
    lines: Sequence[PageLine], start: int, end: int, titles: Sequence[str]
) -> range | None:
    """The lines that are the title: nearest above the article's first prose.

    A page often opens with its site's name, which may be the only first-level heading:
    what stands nearest to the article is meant.
    """
    first = _first_prose(lines, start, end)
    lowest = max(0, start - TITLE_REACH)
    above = range(first, lowest - 1, -1)
    long = [title for title in titles if len(_bare(title)) >= LEAST_TITLE]
    for index in above:
        if found := _lines_that_say(lines, index, end, long):
            return _topmost(lines, index, lowest) if len(found) == 1 else found
    near = (index for index in above if _is_part(lines[index].words, long))
    short = (index for index in above if _lines_that_say(lines, index, index + 1, titles))
    headings = (index for index in above if lines[index].heading == 1 and not is_link(lines[index]))
    named = next(chain(near, _above_info(lines, lowest, first), short, headings), None)
    return None if named is None else range(named, named + 1)


def _lines_that_say(
    lines: Sequence[PageLine], index: int, end: int, titles: Sequence[str]
) -> range | None:
    """The line, or it and some below it, that together say one of the titles."""
    wanted = set(map(_bare, titles))
    for stop in range(index + 1, min(index + MOST_TITLE_LINES, end) + 1):
        if _bare("".join(line.words for line in lines[index:stop])) in wanted:
            return range(index, stop)
    return None


def _is_part(words: str, titles: Sequence[str]) -> bool:
    """True for a line that a title was cut from, or that has its site's name after it there."""
    bare = _bare(words)
    for title in titles:
        wanted = _bare(title)
        if title.endswith(("...", "…")) and len(bare) <= LONGEST_TITLE and bare.startswith(wanted):
            return len(wanted) >= LEAST_TITLE
        if wanted.startswith(bare) and len(bare) > max(LEAST_TITLE, 0.5 * len(wanted)):
            return True
    return False


def _above_info(lines: Sequence[PageLine], lowest: int, first: int) -> Iterator[int]:
    """The line above the one that says when and whence."""
    for index in range(lowest, min(first + 1, len(lines) - 1)):
        line = lines[index]
        if _is_info(lines[index + 1]) and LEAST_TITLE <= len(line.words) <= LONGEST_TITLE:
            other = is_link(line) or line.is_row or _is_info(line) or TRAIL.search(line.words)
            if not other:
                yield index


def _is_info(line: PageLine) -> bool:
    said = DATED.search(line.words) or SOURCED.search(line.words)
    return said is not None and len(line.words) <= LONGEST_INFO and not is_prose(line)


def _topmost(lines: Sequence[PageLine], index: int, lowest: int) -> range:
    """The title, or the same words above it where a page says its title twice."""
    for above in range(max(lowest, index - ABOVE_TITLE), index):
        same = _bare(lines[above].words) == _bare(lines[index].words)
        if same and not any(map(is_link, lines[above:index])):
            return range(above, above + 1)
    return range(index, index + 1)


def _first_prose(lines: Sequence[PageLine], start: int, end: int) -> int:
    return next((index for index in range(start, end) if is_prose(lines[index])), end - 1)


def _bare(words: str) -> str:
    """Words without blanks and punctuation, for comparing."""
    return "".join(filter(str.isalnum, words))


def _info_above(lines: Sequence[PageLine], title: int) -> Iterator[PageLine]:
    """Breadcrumb, date and source where they stand above the title."""
    for line in lines[max(0, title - ABOVE_TITLE) : title]:
        if _is_info(line) or (len(line.words) <= LONGEST_INFO and TRAIL.search(line.words)):
            yield line


def _unshown(stated: dict[str, str], site: str, shown: Sequence[PageLine]) -> Iterator[PageLine]:
    """Date and source that the page states in its head and shows nowhere."""
    short = [line.words for line in shown if not is_prose(line)]
    date = next((stated[name] for name in STATED_DATE if name in stated), "")
    if re.match(DATE, date) and not any(map(DATED.search, short)):
        yield PageLine(f"发布时间：{date}")
    source = next((stated[name] for name in STATED_SOURCE if name in stated), site)
    said = any(SOURCED.search(words) or _names_outlet(words) for words in short)
    if source and len(source) <= 40 and not said:
        yield PageLine(f"来源：{source}")


def _names_outlet(words: str) -> bool:
    """True for a line such as 2019年9月7日 04:04 某日报, whose source bears no label."""
    return re.match(DATE, words) is not None and OUTLET.search(words) is not None
