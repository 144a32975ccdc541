"""A typed run -> the words that are each looked for."""

import re
from collections.abc import Iterator
from itertools import chain, pairwise

from reports.text.figures.units import parse_measure

from . import analysis, years
from .gazetteer import load_gazetteer
from .genres import is_document_word
from .knowledge import Knowledge
from .lexicon import Lexicon, Meaning
from .questions import MEASURES, find_units, reduce_question
from .state import Plain
from .understood import Remark
from .weighing import common_words, function_words
from .wordings import Described, Span, Typed, hide, is_free, read_typed

_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_MANY = "余多百千万亿"
"""Characters between a number and its measure word: 120万元."""
MOST_WORDS = 4
"""Words that a misspelt one may have been cut into."""

MOST_DESCRIBED = 2
"""Everyday wordings that one run is read as."""
CLOSE = 4
"""Characters between the pieces of a wording that is told as it was typed."""


class Cutter:
    """Cuts the runs of one query; ``remarks`` tell what was read into them.

    ``units`` are those that the figures asked for may be written in; ``described`` has what the
    everyday wordings mean that were recognised by their pieces, by those pieces.
    """

    def __init__(self, knowledge: Knowledge, plain: frozenset[Plain]) -> None:
        self._knowledge = knowledge
        self._plain = plain
        self._held_years = frozenset() if Plain.YEARS in plain else knowledge.years
        self.remarks: list[Remark] = []
        self.units: tuple[str, ...] = ()
        self.described: dict[str, Meaning] = {}

    def cut_all(self, runs: list[str]) -> dict[str, list[str]]:
        """The words of every run. 金额 and 人数 ask for figures of the others: left out."""
        cut = {run: self.cut(run) for run in runs}
        measures = {word for found in cut.values() for word in found} & MEASURES.keys()
        others = any(found - MEASURES.keys() for found in map(set, cut.values()))
        if Plain.QUESTION in self._plain or not measures or not others:
            return cut
        said = f"“{'”“'.join(sorted(measures))}”看作要找数据，未作检索词"
        self.remarks.append(Remark(said, Plain.QUESTION))
        self.units += tuple(unit for word in sorted(measures) for unit in MEASURES[word])
        return {run: [word for word in words if word not in MEASURES] for run, words in cut.items()}

    def cut(self, typed: str) -> list[str]:
        """The words of one run, a question reduced to what it asks."""
        folded = analysis.fold(typed)
        if Plain.QUESTION in self._plain:
            return list(self._cut_words(folded))
        asked = reduce_question(folded)
        described, rest = self._take_described(asked)
        words = list(self._cut_words(rest))
        if described:
            words = sorted([*described, *words], key=asked.find)
        if asked != folded:
            told = self._cut_words(self._drop_grammar(rest))
            words = self._tell(sorted([*described, *told], key=asked.find) or words)
            self.units += find_units(folded)
            said = f"“{typed}”看作问句，检索“{' '.join(words)}”"
            self.remarks.append(Remark(said, Plain.QUESTION))
        elif any(map(self._is_everyday, words)):
            telling = self._tell(words)
            if dropped := [word for word in words if len(word) > 1 and word not in telling]:
                said = f"“{'”“'.join(dropped)}”未作检索词"
                self.remarks.append(Remark(said, Plain.QUESTION))
            words = telling
        return words

    def _take_described(self, asked: str) -> tuple[list[str], str]:
        """The everyday wordings in a text by their pieces, and the text without them."""
        if Plain.ALIKE in self._plain or self._is_name(asked) or self._is_near(asked):
            return [], asked
        lexicon = self._knowledge.lexicon
        typed = read_typed(asked, _Names(lexicon))
        taken: dict[str, tuple[Span, ...]] = {}
        for described in lexicon.describe(typed):
            word, spans = self._name(described, typed)
            if all(is_free(span, chain(*taken.values())) for span in spans):
                taken[word] = spans
                self.described[word] = lexicon.meaning_in(word, described.terms)
            if len(taken) == MOST_DESCRIBED:
                break
        rest = asked
        for start, end in chain(*taken.values()):
            rest = hide(rest, start, end)
        return list(taken), rest

    def _name(self, described: Described, typed: Typed) -> tuple[str, tuple[Span, ...]]:
        """What a wording is called, and which words it stands for.

        It is called as it was typed where its pieces stand close, or as the known wording is
        that they stand in.
        """
        text = typed.text
        first, last = described.spans[0][0], described.spans[-1][1]
        for start, end in self._find_known(text):
            if start <= first and last <= end:
                return text[start:end], ((start, end),)
        taken = tuple(typed.widen(span) for span in described.spans)
        if last - first - described.covered <= CLOSE:
            return "".join(text[first:last].split()), (typed.widen((first, last)),)
        return "".join(text[start:end] for start, end in described.spans), taken

    def _find_known(self, text: str) -> Iterator[Span]:
        """Where known everyday wordings stand whole."""
        at = 0
        for word in analysis.join_known(list(analysis.find_words(text)), self):
            if (start := text.find(word, at)) >= 0:
                at = start + len(word)
                if self._is_everyday(word):
                    yield start, at

    def _is_name(self, run: str) -> bool:
        return run in self and not self._is_everyday(run)

    def _is_near(self, run: str) -> bool:
        """Whether the whole run is a word misspelt."""
        return Plain.SPELLING not in self._plain and self._knowledge.correct(run) is not None

    def _drop_grammar(self, text: str) -> str:
        """A sentence with its words of grammar turned into blanks, names left whole."""
        empty = function_words()
        runs = (analysis.join_known(list(analysis.find_words(run)), self) for run in text.split())
        return " ".join("".join(" " if word in empty else word for word in run) for run in runs)

    def _tell(self, words: list[str]) -> list[str]:
        """The words of a sentence that say what is sought; names joined that it had parted."""
        named = analysis.join_known(words, self)
        little = function_words() | common_words()
        return [word for word in named if len(word) > 1 and word not in little] or named

    def _is_everyday(self, word: str) -> bool:
        if word in self.described:
            return True
        meaning = self._knowledge.lexicon.meaning_of(word)
        return meaning is not None and meaning.everyday

    def __contains__(self, word: object) -> bool:
        """Whether adjacent words that make up this one stand as one."""
        known = Plain.ALIKE not in self._plain and word in self._knowledge.lexicon
        return known or (Plain.GENRES not in self._plain and is_document_word(str(word)))

    def _cut_words(self, asked: str) -> Iterator[str]:
        for run in asked.split():
            for piece in years.split_years(run, self._held_years):
                yield from [piece] if years.parse_years(piece) else self._cut_piece(piece)

    def _cut_piece(self, piece: str) -> list[str]:
        words = list(_join_numbers(analysis.cut_run(piece, self) or [piece], piece))
        if len(words) == 1 or Plain.SPELLING in self._plain:
            return words
        return list(self._join_misspelt(words, piece))

    def _join_misspelt(self, words: list[str], piece: str) -> Iterator[str]:
        """Adjacent words that make no sense apart, but nearly a word that stands here."""
        at = 0
        while at < len(words):
            ends = range(min(len(words), at + MOST_WORDS), at + 1, -1)
            spans = (words[at:end] for end in ends)
            span = next(
                (span for span in spans if self._is_misspelt(span, piece)), words[at : at + 1]
            )
            yield "".join(span)
            at += len(span)

    def _is_misspelt(self, words: list[str], piece: str) -> bool:
        whole = "".join(words)
        if whole not in piece or not self._knowledge.correct(whole):
            return False
        return any(len(word) == 1 or not self._knowledge.holds(word) for word in words)


class _Names:
    """What no everyday wording takes a piece of: names of the field, of places, of their people."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._gazetteer = load_gazetteer()

    def __contains__(self, word: object) -> bool:
        name = str(word)
        return self._lexicon.is_name(name) or bool(
            self._gazetteer.called(name) or self._gazetteer.called(name.removesuffix("人"))
        )


def _join_numbers(words: list[str], piece: str) -> Iterator[str]:
    """A number and the measure word that it was typed with stand together."""
    joined = ""
    for word, after in pairwise([*words, ""]):
        if joined:
            joined = ""
        elif _NUMBER.fullmatch(word) and _is_measure(after) and word + after in piece:
            joined = word + after
            yield joined
        else:
            yield word


def _is_measure(word: str) -> bool:
    bare = word.lstrip(_MANY)
    measure = parse_measure(bare, 0)
    return measure is not None and measure.word == bare
