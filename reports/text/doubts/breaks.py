"""段落重复 and 断句: what a page or a careless paste did to the paragraphs."""

import re
from collections.abc import Iterator
from itertools import pairwise

from ..findings import Doubt, Paragraph, Span
from ..folding import fold
from ..layout.joining import is_number_alone
from ..lexicons import words_of
from .document import Document

REPEATED = "段落重复"
BROKEN = "断句"

AROUND = 12
"""Characters shown on either side of a break."""
MANY = 12
"""Above this many breaks the document is broken throughout, and one doubt says so."""
LONG = 25
"""A shorter sentence may be said twice without being pasted twice."""
PROSE = 20
"""A shorter paragraph without a full stop is a heading or a row of a list."""
HABIT = 0.3
"""Where a larger share of the prose goes without an end mark, that is how it is written."""

_ROW = re.compile("[|｜]")
_SENTENCE_END = re.compile(r"[。;!?]")
_LINE_END = re.compile(r"\r\n?|\n")
_CJK = re.compile(r"[\u4e00-\u9fff]")


def find_repeated_paragraphs(document: Document) -> Iterator[Doubt]:
    """Paragraphs that say an earlier one again."""
    paragraphs = document.layout.paragraphs
    for paragraph in paragraphs:
        if paragraph.repeats is None:
            continue
        first = paragraphs[paragraph.repeats]
        yield Doubt(
            REPEATED,
            paragraph.start,
            paragraph.end,
            document.text[paragraph.start : paragraph.end],
            f"本段（{len(paragraph.text)}字）与前文“{first.text[:AROUND]}……”一段相同，"
            "疑为重复刊出，其中数据只计一次。",
        )


def find_repeated_sentences(document: Document) -> Iterator[Doubt]:
    """Long sentences with a figure in them that stand in two paragraphs word for word."""
    first: dict[str, int] = {}
    for sentence in document.sentences:
        words = sentence.words.strip(" 。;!?")
        if len(words) < LONG or not sentence.figures:
            continue
        if words in first and first[words] != sentence.offset:
            yield sentence.doubt(
                document.text,
                REPEATED,
                0,
                len(sentence.words),
                f"此句（{len(words)}字）与前文“{words[:AROUND]}……”一句相同，疑为重复，其中数据只宜计一次。",
            )
        first.setdefault(words, sentence.offset)


def find_broken_sentences(document: Document) -> Iterator[Doubt]:
    """Sentences and words broken by a page or a caption, and paragraphs cut off."""
    breaks = [
        (before, after)
        for paragraph in document.layout.paragraphs
        for before, after in pairwise(paragraph.pieces)
        if _is_page_break(document, before, after)
    ]
    if len(breaks) > MANY:
        yield _broken_throughout(document, len(breaks), *breaks[0])
    else:
        yield from (_broken(document, before, after) for before, after in breaks)
    yield from _cut_off(document)


def _is_page_break(document: Document, before: Span, after: Span) -> bool:
    """Whether an empty line, a page number or a caption stands between, not just a line's end.

    A heading's number on a line of its own is no broken sentence.
    """
    if is_number_alone(fold(document.text[before.start : before.end])):
        return False
    gap = document.text[before.end : after.start]
    line_ends = len(_LINE_END.findall(gap))
    return "\f" in gap or line_ends > 1 or (line_ends == 1 and bool(gap.strip()))


def _broken(document: Document, before: Span, after: Span) -> Doubt:
    start = max(before.start, before.end - AROUND)
    end = min(after.end, after.start + AROUND)
    joined = document.text[start : before.end] + document.text[after.start : end]
    return Doubt(
        BROKEN,
        start,
        end,
        document.text[start:end],
        f"一句话在“{document.text[start : before.end]}”之后被换页或插图断成两段，"
        f"连读当为“{joined}”。",
    )


def _broken_throughout(document: Document, count: int, before: Span, after: Span) -> Doubt:
    first = _broken(document, before, after)
    explanation = f"全文有{count}处句子被换页断成两段，首处：{first.explanation}"
    return Doubt(BROKEN, first.start, first.end, first.words, explanation)


def _cut_off(document: Document) -> Iterator[Doubt]:
    """Paragraphs of prose that stop without an end mark, unless the whole text does so."""
    prose = [p for p in document.layout.paragraphs if _is_prose(document, p)]
    cut = [paragraph for paragraph in prose if _is_cut_off(paragraph)]
    if len(cut) > max(2, HABIT * len(prose)):
        return
    following = dict(pairwise(document.layout.paragraphs))
    for paragraph in cut:
        start = max(paragraph.pieces[-1].start, paragraph.end - AROUND)
        last = document.text[start : paragraph.end]
        after = following.get(paragraph)
        yield Doubt(
            BROKEN,
            start,
            paragraph.end,
            last,
            f"本段止于“{last}”，没有句末标点，文意未完，疑在换行、换页或转版处残断；{_next(after)}。",
        )


def _next(after: Paragraph | None) -> str:
    return f"下一段以“{after.text[:AROUND]}”起" if after else "其后再无正文"


def _is_prose(document: Document, paragraph: Paragraph) -> bool:
    """A paragraph of whole sentences, no heading, no row of a table."""
    words = fold(paragraph.text)
    return (
        len(words) >= PROSE
        and not _ROW.search(paragraph.text)
        and paragraph.repeats is None
        and bool(_SENTENCE_END.search(words[:-1]))
        and not document.is_heading(paragraph)
    )


def _is_cut_off(paragraph: Paragraph) -> bool:
    """Whether it ends in the middle of a clause, after a Chinese character or a comma."""
    last = fold(paragraph.text.rstrip())[-1:]
    return last not in words_of("doubts", "endings") and bool(_CJK.match(last) or last in ",、")
