"""A query as parsed -> what the engine is asked, said back in words.

A plain word may be understood as more than its characters: a place or a year to narrow by,
a name with others like it, an everyday wording, a word spelled in pinyin. Each of these is
said aloud and can be switched off.
"""

from collections.abc import Iterator
from dataclasses import replace

from . import analysis, fields, years
from .cutting import Cutter
from .engine.asking import AnyOf, Contains, HasValue, Without
from .genres import read_genre
from .grammar import Clause, Query, Term
from .knowledge import Knowledge as Knowledge
from .latin import find_spelled, read_latin
from .lexicon import Meaning
from .places import Places, find_places
from .state import Plain
from .understood import Part, Remark, Understood, Unit, all_of
from .weighing import COMMON
from .word_units import read_corrected, read_meaning, read_word

LONGEST_RUN = 20
"""Characters of a typed run whose standing together raises a match."""
MEASURED = 2.0
"""What a unit counts where figures are asked for: 人数, 多少钱."""
BESIDE_EVERYDAY = 1.5
"""What a plain word counts beside an everyday wording, which stands for many terms."""
MOST_JOINED = 3
"""Words typed apart that may be one name together."""


def understand(
    query: Query, knowledge: Knowledge, plain: frozenset[Plain] = frozenset()
) -> Understood:
    """Give every clause its meaning. Unknown places and years match nothing, and say so."""
    takes_sounds = Plain.SOUND not in plain
    clauses, spelled = read_latin(query.clauses, knowledge) if takes_sounds else (query.clauses, ())
    reader = _Reader(clauses, knowledge, plain)
    parts = _weigh(tuple(part for part in map(reader.read, reader.group(clauses)) if part.units))
    troubles = tuple(part.trouble for part in parts if part.trouble)
    remarks = tuple(unit.remark for part in parts for unit in part.units if unit.remark)
    return Understood(
        parts,
        (*map(str, query.notices), *troubles),
        (*spelled, *reader.remarks, *remarks),
        reader.places.absent,
        reader.figures,
    )


class _Reader:
    """Reads the clauses of one query; its places are looked up all at once."""

    def __init__(
        self, clauses: tuple[Clause, ...], knowledge: Knowledge, plain: frozenset[Plain]
    ) -> None:
        self._knowledge = knowledge
        self._plain = plain
        cutter = Cutter(knowledge, plain)
        typed = [clause.options[0].text for clause in clauses if clause.is_plain_word]
        self._cut = cutter.cut_all(typed)
        self._described = cutter.described
        self.remarks = cutter.remarks
        self.figures = tuple(
            Contains(unit, weight=MEASURED) for unit in dict.fromkeys(cutter.units)
        )
        words = {word for found in self._cut.values() for word in found}
        looks = knowledge.regions and Plain.PLACES not in plain
        self.places = find_places(words, knowledge.regions) if looks else Places()

    def group(self, clauses: tuple[Clause, ...]) -> Iterator[tuple[Clause, ...]]:
        """The clauses one by one, but those together that make up one name between them."""
        at = 0
        while at < len(clauses):
            ends = range(min(len(clauses), at + MOST_JOINED), at + 1, -1)
            groups = (clauses[at:end] for end in ends)
            group = next(filter(self._is_one_name, groups), clauses[at : at + 1])
            yield group
            at += len(group)

    def _is_one_name(self, clauses: tuple[Clause, ...]) -> bool:
        if Plain.ALIKE in self._plain or not all(clause.is_plain_word for clause in clauses):
            return False
        meaning = self._knowledge.lexicon.meaning_of(_join(clauses))
        return meaning is not None and not meaning.everyday

    def read(self, group: tuple[Clause, ...]) -> Part:
        """The part of the query that one clause is, or several that are one name."""
        if len(group) > 1:
            return self._read_one_name(group)
        (clause,) = group
        return self._read_words(clause) if clause.is_plain_word else self._read_terms(clause)

    def _read_terms(self, clause: Clause) -> Part:
        held = fields.Held(self._knowledge.regions, self._knowledge.years)
        find = self._knowledge.find_region
        meanings = [fields.read_term(term, find, held) for term in clause.options]
        node = meanings[0].node if len(meanings) == 1 else AnyOf(tuple(m.node for m in meanings))
        said = " 或 ".join(meaning.said for meaning in meanings)
        trouble = "".join(meaning.trouble for meaning in meanings)
        if clause.without:
            trouble += "".join(map(_tell_shut_out, clause.options, meanings))
            return Part(clause, (Unit(said, Without(node), required=True),), (), trouble)
        looked_for = tuple(text for meaning in meanings for text in meaning.looked_for)
        required = clause.options[0].phrase or clause.options[0].field is not None
        return Part(clause, (Unit(said, node, looked_for, required),), (), trouble)

    def _read_one_name(self, group: tuple[Clause, ...]) -> Part:
        """Words typed apart: each of them, or the name that they make up, or its others."""
        apart = tuple(unit for clause in group for unit in self._read_words(clause).units)
        whole = self._read_word(_join(group), alone=True)
        typed = " ".join(clause.options[0].text for clause in group)
        node = AnyOf((all_of(tuple(unit.node for unit in apart)), whole.node), alike=True)
        others = tuple(text for unit in apart for text in unit.looked_for[:1])
        how = whole.remark.said if whole.remark else ""
        remark = Remark(f"“{typed}”也连作一词：{how}", Plain.ALIKE)
        unit = Unit(typed, node, (*whole.looked_for, *others), False, remark)
        return Part(Clause((Term(typed),)), (unit,))

    def _read_words(self, clause: Clause) -> Part:
        typed = clause.options[0]
        words = tuple(dict.fromkeys(self._cut[typed.text]))
        units = tuple(self._look_up(self._read_word(word, alone=len(words) == 1)) for word in words)
        closer = (*_closer(typed, words), *(part for unit in units for part in unit.closer))
        return Part(clause, units, closer, self._trouble(words))

    def _look_up(self, unit: Unit) -> Unit:
        """The unit, marked where no section holds it under any name."""
        absent = bool(unit.looked_for) and not any(map(self._knowledge.holds, unit.looked_for))
        return replace(unit, absent=absent)

    def _trouble(self, words: tuple[str, ...]) -> str:
        """What is wrong with years that are named as such."""
        if Plain.YEARS in self._plain:
            return ""
        named = (word for word in words if not word.isdigit())
        return "".join(fields.tell_absent(word, self._knowledge.years) for word in named)

    def _read_word(self, word: str, alone: bool) -> Unit:
        if codes := self.places.held.get(word):
            remark = Remark(f"“{word}”看作地方", Plain.PLACES)
            return Unit(word, fields.within_places(codes), (word,), True, remark)
        span = years.parse_years(word) if Plain.YEARS not in self._plain else None
        if span and not self._knowledge.years.isdisjoint(span):
            remark = Remark(f"“{word}”看作报告所述年份", Plain.YEARS)
            return Unit(word, HasValue("year", span), (), True, remark)
        genres = self._knowledge.genres
        if Plain.GENRES not in self._plain and (unit := read_genre(word, alone, genres)):
            return unit
        return self._read_spelling(word) if Plain.ALIKE in self._plain else self._read_name(word)

    def _read_name(self, word: str) -> Unit:
        """A word with what else the thing is called, in characters or spelled."""
        lexicon = self._knowledge.lexicon
        if meaning := self._described.get(word) or lexicon.meaning_of(word):
            return read_meaning(meaning, lexicon)
        spelled = find_spelled(word, self._knowledge) if Plain.SOUND not in self._plain else ()
        if spelled:
            meaning = Meaning(word, spelled, everyday=True)
            return read_meaning(meaning, lexicon, "按拼音检索", Plain.SOUND)
        return self._read_spelling(word)

    def _read_spelling(self, word: str) -> Unit:
        lexicon = self._knowledge.lexicon
        if Plain.SPELLING not in self._plain and (near := self._knowledge.correct(word)):
            return read_corrected(word, near, lexicon)
        return read_word(word, lexicon)


def _weigh(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """The parts, what no section holds weighing little beside what is understood.

    A colloquial word must not empty the page of what was understood of the sentence; and a
    plain word that was typed must not drown in the many terms of an everyday one beside it.
    """
    units = [unit for part in parts for unit in part.units]
    if not any(unit.understood for unit in units):
        return parts
    weigh = _weigh_beside_everyday if any(unit.loose for unit in units) else _weigh_absent
    return tuple(replace(part, units=tuple(map(weigh, part.units))) for part in parts)


def _weigh_absent(unit: Unit) -> Unit:
    return replace(unit, worth=min(unit.worth, COMMON)) if unit.absent else unit


def _weigh_beside_everyday(unit: Unit) -> Unit:
    node = unit.node
    if isinstance(node, Contains) and unit.worth > COMMON:
        unit = replace(unit, node=replace(node, weight=BESIDE_EVERYDAY))
    return _weigh_absent(unit)


def _tell_shut_out(term: Term, meaning: fields.Reading) -> str:
    """What a run that was cut shuts out: what the same run typed without the minus would find."""
    if term.phrase or len(meaning.looked_for) < 2:
        return ""
    words = "".join(f"“{word}”" for word in meaning.looked_for)
    return f"排除的是同时含有{words}的章节；只排除连写的“{term.text}”，请加引号。"


def _join(clauses: tuple[Clause, ...]) -> str:
    return analysis.fold("".join(clause.options[0].text for clause in clauses))


def _closer(typed: Term, words: tuple[str, ...]) -> Iterator[Contains]:
    """A run of several words as it was typed: a match that holds it whole is the better one."""
    folded = analysis.fold(typed.text)
    if len(words) > 1 and len(folded) <= LONGEST_RUN and not folded.isascii():
        yield Contains(folded)
