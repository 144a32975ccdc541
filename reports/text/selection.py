"""Which of the lines that look like headings are some, judged by the whole document."""

from collections.abc import Sequence

from .findings import Decoded, Paragraph
from .headings import (
    Heading,
    is_prose,
    is_strong,
    read_alone,
    read_news,
    read_numbered,
    read_run_in,
    read_sentence,
    sequences,
)
from .markers import Style

LEAST_RUN_INS = 2
SHARE = 0.5
"""Share of a block's paragraphs that must open with a claim for claims to be headings."""
LEAST_SENTENCES = 3
"""Claims with a full stop on lines of their own are headings from this many on."""


def find_headings(
    words: Sequence[str], decoded: Decoded, sources: Sequence[Paragraph]
) -> list[Heading | None]:
    """For each paragraph its heading, or None.

    ``words`` are the paragraphs in folded text, ``sources`` where they stand in ``decoded``,
    whose format may mark headings itself.
    """
    paragraphs = words
    headings = [read_numbered(words) for words in paragraphs]
    _add_news(paragraphs, headings)
    _drop_list_items(paragraphs, headings)
    _add_alone(paragraphs, headings)
    _add_run_ins(paragraphs, headings)
    return headings


def _add_news(paragraphs: Sequence[str], headings: list[Heading | None]) -> None:
    news = [read_news(words) if not headings[i] else None for i, words in enumerate(paragraphs)]
    for index in sequences(news):
        headings[index] = news[index]


def _drop_list_items(paragraphs: Sequence[str], headings: list[Heading | None]) -> None:
    """Numbered paragraphs of which none has words of a heading are points, not sections."""
    for style in Style:
        same = [i for i, heading in enumerate(headings) if heading and heading.style == style]
        if all(headings[i].begin == headings[i].end for i in same):  # type: ignore[union-attr]
            for index in same:
                headings[index] = None


def _add_alone(paragraphs: Sequence[str], headings: list[Heading | None]) -> None:
    """Lines of their own above prose."""
    sentences = [read_sentence(words) for words in paragraphs]
    enough = sum(sentence is not None for sentence in sentences) >= LEAST_SENTENCES
    for index, words in enumerate(paragraphs[:-1]):
        below = paragraphs[index + 1]
        if headings[index] or not (headings[index + 1] or is_prose(below)):
            continue
        headings[index] = read_alone(words) or (sentences[index] if enough else None)


def _add_run_ins(paragraphs: Sequence[str], headings: list[Heading | None]) -> None:
    """First sentences that are claims, in blocks where most paragraphs open with one."""
    for start, end in _blocks(headings):
        block = paragraphs[start:end]
        run_ins = [read_run_in(words) for words in block]
        strong = [
            run_in is not None and is_strong(words[: run_in.end])
            for words, run_in in zip(block, run_ins, strict=True)
        ]
        first = strong.index(True) if any(strong) else len(block)
        claims = sum(run_in is not None for run_in in run_ins[first:])
        if claims >= LEAST_RUN_INS and claims >= SHARE * len(block):
            headings[start + first : end] = run_ins[first:]


def _blocks(headings: Sequence[Heading | None]) -> list[tuple[int, int]]:
    """The stretches of paragraphs between headings."""
    marks = [-1, *(i for i, heading in enumerate(headings) if heading), len(headings)]
    return [
        (upper + 1, lower)
        for upper, lower in zip(marks, marks[1:], strict=False)
        if lower - upper > 1
    ]
