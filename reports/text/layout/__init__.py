"""Page numbers, breadcrumbs, captions and broken lines: what is prose and what is not."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from ..findings import Decoded, Layout, Paragraph, SetAside, Span
from ..folding import fold
from .frame import find_frame
from .inline import UNSPOKEN, Cut, find_cuts
from .joining import Joiner, is_number_alone
from .lines import Line, find_lines
from .margins import find_margins
from .pages import find_page_numbers, find_running_heads

REPEAT_LENGTH = 15
"""Shorter paragraphs are headings and list rows: they may well occur twice."""
TAIL = 500
"""Characters of a paragraph that tell whether the next line goes on with it."""

WALLS = frozenset(
    {
        "时间、来源与页面工具条",
        "网站菜单",
        "网站栏目",
        "面包屑导航",
        "标题下的日期",
        "标题下的单位",
        "报告人署名",
    }
)
"""What stands between two texts, a title and its first paragraph mostly, and inside none."""

Strip = tuple[Line, tuple[Span, ...]]
"""A line of prose (its folded words) and the stretches of the text that it is made of."""


def read_layout(decoded: Decoded) -> Layout:
    """Take the decoded text apart into paragraphs and what was set aside from them."""
    folded = fold(decoded.text)
    lines = list(_fix(_as_spoken(find_lines(folded)), decoded))
    cuts = _find_aside(folded, lines)
    paragraphs = tuple(
        _paragraph(decoded.text, strips)
        for strips in _join(_strips(folded, lines, cuts), _below_walls(lines, cuts))
    )
    aside = tuple(
        SetAside(decoded.text[span.start : span.end], span.start, span.end, reason)
        for span, reason in cuts
    )
    return Layout(_mark_repeats(paragraphs), aside)


def _find_aside(folded: str, lines: Sequence[Line]) -> list[Cut]:
    """Everything that is none of the report's prose, in order, none overlapping."""
    whole = dict(find_frame(lines))
    rest = [line for line in lines if line.start not in whole]
    loose = tuple(line for line in rest if not line.fixed)
    pages = [Cut(span, "页码") for span in find_page_numbers(loose)]
    numbers = {cut.span.start for cut in (*whole.values(), *pages) if cut.reason == "页码"}
    pages += [Cut(span, "页眉页脚") for span in find_running_heads(loose, numbers)]
    taken = {cut.span for cut in pages}
    rest = [line for line in rest if Span(line.start, line.end) not in taken]
    margins = find_margins(rest)
    bare = {cut.span for cut in margins}
    rest = [line for line in rest if Span(line.start, line.end) not in bare]
    return _in_order([*whole.values(), *pages, *margins, *find_cuts(folded, rest)])


def _as_spoken(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines as the rules see them: 會(huì) is 會; a reading alone is no line."""
    for line in lines:
        words = UNSPOKEN.sub("", line.words)
        if words == line.words:
            yield line
        elif words:
            yield replace(line, words=words)


def _fix(lines: Iterator[Line], decoded: Decoded) -> Iterator[Line]:
    """The lines, those of tables and lists marked."""
    hints = sorted((h for h in decoded.hints if h.kind in ("table", "list")), key=lambda h: h.end)
    upcoming = hints[::-1]
    for line in lines:
        while upcoming and upcoming[-1].end <= line.start:
            upcoming.pop()
        inside = bool(upcoming) and upcoming[-1].start <= line.start
        yield replace(line, fixed=True) if inside else line


def _in_order(cuts: list[Cut]) -> list[Cut]:
    ordered: list[Cut] = []
    for cut in sorted(cuts, key=lambda cut: cut.span):
        if not ordered or cut.span.start >= ordered[-1].span.end:
            ordered.append(cut)
    return ordered


def _strips(folded: str, lines: Sequence[Line], cuts: Sequence[Cut]) -> Iterator[Strip]:
    """The lines with what was set aside cut out of them."""
    upcoming = list(reversed(cuts))
    for line in lines:
        if not upcoming or upcoming[-1].span.start >= line.end:
            yield line, (Span(line.start, line.end),)
            continue
        start, pieces = line.start, []
        while upcoming and upcoming[-1].span.start < line.end:
            cut = upcoming.pop().span
            pieces.append(Span(start, cut.start))
            start = cut.end
        pieces.append(Span(start, line.end))
        kept = tuple(_trim(folded, piece) for piece in pieces if folded[slice(*piece)].strip())
        if kept:
            words = "".join(folded[piece.start : piece.end] for piece in kept)
            yield replace(line, words=words), kept


def _trim(folded: str, piece: Span) -> Span:
    words = folded[piece.start : piece.end]
    return Span(
        piece.start + len(words) - len(words.lstrip()), piece.end - len(words) + len(words.rstrip())
    )


def _below_walls(lines: Sequence[Line], cuts: Sequence[Cut]) -> frozenset[int]:
    """Where the lines begin that stand below a wall, whatever they look like."""
    walls = {cut.span for cut in cuts if cut.reason in WALLS}
    return frozenset(
        below.start for upper, below in pairwise(lines) if Span(upper.start, upper.end) in walls
    )


def _join(strips: Iterator[Strip], below_walls: frozenset[int]) -> Iterator[list[Strip]]:
    """The strips of each paragraph together."""
    prose = list(strips)
    joiner = Joiner([line for line, _ in prose])
    paragraph: list[Strip] = []
    upper = ""
    for line, pieces in prose:
        heading = bool(paragraph) and is_number_alone(paragraph[0][0].words)
        joined = len(paragraph) > 1 + heading
        anew = line.start in below_walls
        if paragraph and (anew or not joiner.goes_on(upper, paragraph[-1][0], line, joined)):
            yield paragraph
            paragraph, upper = [], ""
        paragraph.append((line, pieces))
        upper = (upper + line.words)[-TAIL:]
    if paragraph:
        yield paragraph


def _paragraph(text: str, strips: list[Strip]) -> Paragraph:
    pieces = tuple(piece for _, pieces in strips for piece in pieces)
    return Paragraph(pieces, "".join(text[piece.start : piece.end] for piece in pieces))


def _mark_repeats(paragraphs: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
    """Mark every paragraph that says again, word for word, what an earlier one said."""
    first: dict[str, int] = {}
    marked = []
    for index, paragraph in enumerate(paragraphs):
        words = "".join(filter(str.isalnum, paragraph.text))
        earlier = first.setdefault(words, index) if len(words) >= REPEAT_LENGTH else index
        marked.append(replace(paragraph, repeats=earlier) if earlier != index else paragraph)
    return tuple(marked)
