"""Which of the lines that look like headings are some, judged by the whole document."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from ..findings import Decoded, Hint, Paragraph
from ..layout.markers import Style
from .headings import (
    Heading,
    is_prose,
    is_strong,
    read_alone,
    read_marked,
    read_news,
    read_numbered,
    read_run_in,
    read_sentence,
    sequences,
)

LEAST_RUN_INS = 2
SHARE = 0.5
"""Share of a block's paragraphs that must open with a claim for claims to be headings."""
MANNER = 5
"""Claims from this many on can be the manner of a document."""
LEAST_SENTENCES = 3
"""Claims with a full stop on lines of their own are headings from this many on."""

Headings = list[Heading | None]


def find_headings(words: Sequence[str], sources: Sequence[Paragraph], decoded: Decoded) -> Headings:
    """For each paragraph its heading, or None.

    ``words`` are the paragraphs in folded text, ``sources`` where they stand in ``decoded``,
    whose format may mark headings and tables itself.
    """
    marked = _hinted("heading", sources, decoded)
    tabular = _hinted("table", sources, decoded)
    headings = [None if index in tabular else read_numbered(own) for index, own in enumerate(words)]
    _add_marked(words, headings, marked)
    _add_news(words, headings)
    _drop_list_items(headings)
    _add_alone(words, headings, tabular)
    _add_run_ins(words, headings)
    return headings


def _hinted(kind: str, sources: Sequence[Paragraph], decoded: Decoded) -> dict[int, Hint]:
    """The paragraphs that begin inside a hint of this kind, each with its hint."""
    hints = sorted((hint for hint in decoded.hints if hint.kind == kind), key=lambda h: h.start)
    found: dict[int, Hint] = {}
    position = 0
    for index, paragraph in enumerate(sources):
        while position < len(hints) and hints[position].end <= paragraph.start:
            position += 1
        if position < len(hints) and hints[position].start <= paragraph.start:
            found[index] = hints[position]
    return found


def _add_marked(words: Sequence[str], headings: Headings, marked: dict[int, Hint]) -> None:
    for index, hint in marked.items():
        headings[index] = headings[index] or read_marked(words[index], hint.level)


def _add_news(words: Sequence[str], headings: Headings) -> None:
    news = [read_news(own) if not headings[index] else None for index, own in enumerate(words)]
    for index in sequences(news):
        headings[index] = news[index]


def _drop_list_items(headings: Headings) -> None:
    """Numbered siblings of which none has words of a heading are points, not sections."""
    for group in list(_siblings(headings)):
        named = [h for index in group if (h := headings[index]) and h.end > h.begin]
        if not named:
            for index in group:
                headings[index] = None


def _siblings(headings: Headings) -> Iterator[list[int]]:
    """Headings of one style, as long as none of an outer style comes between."""
    open_groups: dict[Style, list[int]] = {}
    for index, heading in enumerate(headings):
        if heading is None:
            continue
        for style in [style for style in open_groups if style > heading.style]:
            yield open_groups.pop(style)
        open_groups.setdefault(heading.style, []).append(index)
    yield from open_groups.values()


def _add_alone(words: Sequence[str], headings: Headings, tabular: dict[int, Hint]) -> None:
    """Lines of their own above prose."""
    sentences = [read_sentence(own) for own in words]
    enough = sum(sentence is not None for sentence in sentences) >= LEAST_SENTENCES
    for index, (own, below) in enumerate(pairwise(words)):
        if headings[index] or index in tabular:
            continue
        if headings[index + 1] or is_prose(below):
            headings[index] = read_alone(own) or (sentences[index] if enough else None)


def _add_run_ins(words: Sequence[str], headings: Headings) -> None:
    """First sentences that are claims, where most paragraphs of a block open with one."""
    run_ins = [
        None if heading else read_run_in(own) for own, heading in zip(words, headings, strict=True)
    ]
    blocks = _blocks(headings)
    manner = _is_manner(run_ins, blocks)
    for start, end in blocks:
        first = start if manner and start else _first_strong(words, run_ins, start, end)
        claims = sum(run_in is not None for run_in in run_ins[first:end])
        if claims >= LEAST_RUN_INS and claims >= SHARE * (end - start):
            headings[first:end] = run_ins[first:end]


def _is_manner(run_ins: Headings, blocks: Sequence[tuple[int, int]]) -> bool:
    """True where opening paragraphs with a claim is the manner of the whole document."""
    claims = sum(run_in is not None for run_in in run_ins)
    return claims >= MANNER and claims >= SHARE * sum(end - start for start, end in blocks)


def _first_strong(words: Sequence[str], run_ins: Headings, start: int, end: int) -> int:
    """The first paragraph of a block that opens with a claim beyond doubt, else its end."""
    for index in range(start, end):
        run_in = run_ins[index]
        if run_in and is_strong(words[index][: run_in.end]):
            return index
    return end


def _blocks(headings: Headings) -> list[tuple[int, int]]:
    """The stretches of paragraphs between headings."""
    marks = [-1, *(i for i, heading in enumerate(headings) if heading), len(headings)]
    return [(upper + 1, lower) for upper, lower in pairwise(marks) if lower - upper > 1]
