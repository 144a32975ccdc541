"""Paragraphs know where each of their characters stands in the decoded text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.text.findings import Paragraph, Span


def paragraph_of(lengths_and_gaps):
    pieces, position = [], 0
    for length, gap in lengths_and_gaps:
        pieces.append(Span(position, position + length))
        position += length + gap
    text = "".join(chr(0x4E00 + i) for piece in pieces for i in range(piece.start, piece.end))
    return Paragraph(tuple(pieces), text)


@given(st.lists(st.tuples(st.integers(1, 9), st.integers(1, 4)), min_size=1, max_size=30))
def test_every_character_leads_back_to_its_own_place(lengths_and_gaps):
    paragraph = paragraph_of(lengths_and_gaps)
    for position, char in enumerate(paragraph.text):
        span = paragraph.source(position, position + 1)
        assert span == (ord(char) - 0x4E00, ord(char) - 0x4E00 + 1)


def test_a_span_over_a_break_covers_the_break():
    paragraph = paragraph_of([(3, 2), (4, 0)])
    assert paragraph.source(1, 5) == Span(1, 7)


def test_a_place_beyond_the_paragraph_is_an_error():
    with pytest.raises(IndexError):
        paragraph_of([(3, 0)]).source(0, 4)
