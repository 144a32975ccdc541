"""Our query language for engines that take jieba's words separated by blanks."""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import jieba

from search.analysis import fold
from search.grammar import Clause, Term, parse_query
from search.snippets import make_snippet


class Asked(NamedTuple):
    """One clause: the words of each of its options, and whether they are shut out."""

    options: tuple[tuple[tuple[str, ...], bool], ...]
    """For each option its words, and whether they must stand together."""
    without: bool


@cache
def _segmenter() -> jieba.Tokenizer:
    """jieba as it comes, without the cache file that it would leave in a shared folder."""
    made = jieba.Tokenizer()
    made.FREQ, made.total = made.gen_pfdict(made.get_dict_file())
    made.initialized = True
    return made


def index_words(text: str) -> str:
    """A text as such an engine is fed it."""
    return " ".join(word for word in _segmenter().cut(fold(text)) if not word.isspace())


def read_query(q: str) -> list[Asked]:
    """The clauses of a query; a field word is dropped and its value looked for as a word."""
    return [_asked(clause) for clause in parse_query(q).clauses]


def _asked(clause: Clause) -> Asked:
    options = [(tuple(_words(term)), term.phrase) for term in clause.options]
    return Asked(tuple(option for option in options if option[0]), clause.without)


def _words(term: Term) -> Iterator[str]:
    for word in _segmenter().cut(fold(term.text)):
        if any(character.isalnum() for character in word):
            yield word


def mark(text: str, q: str) -> str:
    """An extract of the text, with what was asked for marked."""
    wanted = [fold(t.text) for c in parse_query(q).wanted for t in c.options]
    pieces = make_snippet(text, wanted).pieces
    return "".join(f"<mark>{piece.text}</mark>" if piece.marked else piece.text for piece in pieces)
