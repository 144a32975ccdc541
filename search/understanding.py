"""A query as parsed -> what the engine is asked, said back in words.

A plain word may be understood as more than its characters: a place or a year to narrow by,
a name with others like it, an everyday wording, a word spelled in pinyin. Each of these is
said aloud and can be switched off.
"""

from collections.abc import Callable, Container, Iterator
from dataclasses import dataclass, field, replace

from . import analysis, fields, years
from .engine.asking import AllOf, AnyOf, Contains, Everything, HasValue, MostOf, Node, Without
from .grammar import Clause, Query, Term, write_query
from .lexicon import Lexicon, Meaning
from .pinyin import Sounds
from .places import find_places
from .questions import MEASURES, reduce_question
from .state import Plain

LIKENESS = 0.9
"""What another name for a thing counts, of what the typed one would."""
MOST_ALIKE = 12
LONGEST_RUN = 20
"""Characters of a typed run whose standing together raises a match."""


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What the archive and its editors know, that typed words are understood by."""

    lexicon: Lexicon
    sounds: Sounds
    regions: frozenset[str] = frozenset()
    """Codes of the places that the index holds reports of."""
    years: frozenset[str] = frozenset()
    correct: Callable[[str], str | None] = lambda word: None
    """For a word that stands nowhere the near one that does."""
    find_region: Callable[[str], frozenset[str]] = fields.find_region
    """The codes of the places that a name after 城市: or 省: means."""


@dataclass(frozen=True, slots=True)
class Unit:
    """The least that is looked for: one word, one phrase, one value to narrow by.

    ``required`` units hold in every result; of the others, most must.
    """

    said: str
    node: Node
    looked_for: tuple[str, ...] = ()
    required: bool = False
    remark: "Remark | None" = None


@dataclass(frozen=True, slots=True)
class Remark:
    """How a word was understood, and which understanding to switch off."""

    said: str
    plain: Plain


@dataclass(frozen=True, slots=True)
class Part:
    """One clause of a query with its units."""

    clause: Clause
    units: tuple[Unit, ...]
    closer: tuple[Contains, ...] = ()
    trouble: str = ""

    @property
    def said(self) -> str:
        words = " ".join(unit.said for unit in self.units)
        return f"不含{words}" if self.clause.without else words

    @property
    def typed(self) -> tuple[tuple[str, tuple[Unit, ...]], ...]:
        """The clause as pieces that can be typed by themselves, with the units of each."""
        if _is_plain_word(self.clause):
            return tuple((unit.said, (unit,)) for unit in self.units)
        return ((write_query((self.clause,)), self.units),)


@dataclass(frozen=True, slots=True)
class Understood:
    """All clauses of a query, and what had to be said about it."""

    parts: tuple[Part, ...] = ()
    notices: tuple[str, ...] = ()
    remarks: tuple[Remark, ...] = field(default=())

    @property
    def units(self) -> tuple[Unit, ...]:
        return tuple(unit for part in self.parts for unit in part.units)

    @property
    def words(self) -> tuple[Unit, ...]:
        """The units that a result may lack one of and still be shown apart."""
        return tuple(unit for unit in self.units if not unit.required)

    @property
    def node(self) -> Node:
        return node_of(self.units)

    @property
    def closer(self) -> tuple[Contains, ...]:
        return tuple(closer for part in self.parts for closer in part.closer)

    @property
    def looked_for(self) -> tuple[str, ...]:
        """Folded texts to mark, longer ones first."""
        found = dict.fromkeys(text for unit in self.units for text in unit.looked_for)
        return tuple(sorted(found, key=len, reverse=True))

    @property
    def asks(self) -> bool:
        """Whether there is anything to look for; what is only shut out finds nothing."""
        return any(not part.clause.without for part in self.parts)

    @property
    def most(self) -> Node | None:
        """Results that lack some of the words; None where there is but one."""
        words = self.words if len(self.words) > 1 else self._shorter_words()
        if len(words) < 2:
            return None
        required = tuple(unit.node for unit in self.units if unit.required)
        return _all((MostOf(tuple(unit.node for unit in words)), *required))

    def _shorter_words(self) -> tuple[Unit, ...]:
        texts = [text for unit in self.words for text in unit.looked_for[:1]]
        return tuple(_word(part) for text in texts for part in analysis.split_word(text))


def node_of(units: tuple[Unit, ...]) -> Node:
    """All of the units together; of none, everything."""
    return _all(tuple(unit.node for unit in units)) if units else Everything()


def _all(nodes: tuple[Node, ...]) -> Node:
    return nodes[0] if len(nodes) == 1 else AllOf(nodes)


def understand(
    query: Query, knowledge: Knowledge, plain: frozenset[Plain] = frozenset()
) -> Understood:
    """Give every clause its meaning. Unknown places and years match nothing, and say so."""
    reader = _Reader(query, knowledge, plain)
    parts = tuple(map(reader.read, query.clauses))
    troubles = tuple(part.trouble for part in parts if part.trouble)
    remarks = tuple(unit.remark for part in parts for unit in part.units if unit.remark)
    return Understood(parts, (*map(str, query.notices), *troubles), (*reader.remarks, *remarks))


class _Reader:
    """Reads the clauses of one query; its places are looked up all at once."""

    def __init__(self, query: Query, knowledge: Knowledge, plain: frozenset[Plain]) -> None:
        self._knowledge = knowledge
        self._plain = plain
        self.remarks: list[Remark] = []
        self._cut: dict[str, list[str]] = {}
        for clause in query.wanted:
            if _is_plain_word(clause):
                self._cut[clause.options[0].text] = self._find_words(clause.options[0].text)
        self._leave_out_measures()
        words = {word for found in self._cut.values() for word in found}
        known = frozenset() if Plain.PLACES in plain else knowledge.regions
        self._places = find_places(words, known) if known else {}

    def read(self, clause: Clause) -> Part:
        if _is_plain_word(clause):
            return self._read_words(clause)
        meanings = [fields.read_term(term, self._knowledge.find_region) for term in clause.options]
        node = meanings[0].node if len(meanings) == 1 else AnyOf(tuple(m.node for m in meanings))
        said = " 或 ".join(meaning.said for meaning in meanings)
        trouble = "".join(meaning.trouble for meaning in meanings)
        if clause.without:
            return Part(clause, (Unit(said, Without(node), required=True),), (), trouble)
        looked_for = tuple(text for meaning in meanings for text in meaning.looked_for)
        required = clause.options[0].phrase or clause.options[0].field is not None
        return Part(clause, (Unit(said, node, looked_for, required),), (), trouble)

    def _leave_out_measures(self) -> None:
        """金额 and 人数 ask for figures of the other words; few texts hold them as words."""
        measures = {word for found in self._cut.values() for word in found} & MEASURES
        others = any(set(found) - MEASURES for found in self._cut.values())
        if Plain.QUESTION in self._plain or not measures or not others:
            return
        self._cut = {
            typed: [word for word in found if word not in MEASURES]
            for typed, found in self._cut.items()
        }
        said = f"“{'”“'.join(sorted(measures))}”看作要找数据，未作检索词"
        self.remarks.append(Remark(said, Plain.QUESTION))

    def _find_words(self, typed: str) -> list[str]:
        folded = analysis.fold(typed)
        asked = folded if Plain.QUESTION in self._plain else reduce_question(folded)
        words = list(self._cut_words(asked))
        if asked != folded:
            words = [word for word in words if len(word) > 1] or words
            said = f"“{typed}”看作问句，检索“{' '.join(words)}”"
            self.remarks.append(Remark(said, Plain.QUESTION))
        return words

    def _cut_words(self, asked: str) -> Iterator[str]:
        held = frozenset() if Plain.YEARS in self._plain else self._knowledge.years
        known = () if Plain.ALIKE in self._plain else self._knowledge.lexicon
        for run in asked.split():
            for piece in years.split_years(run, held):
                yield from [piece] if years.parse_years(piece) else self._cut_piece(piece, known)

    def _cut_piece(self, piece: str, known: Container[str]) -> list[str]:
        """The words of a run; one whole where they make no sense but a near whole does."""
        words = analysis.cut_run(piece, known) or [piece]
        if len(words) > 1 and Plain.SPELLING not in self._plain and self._knowledge.correct(piece):
            return [piece] if any(self._knowledge.correct(word) for word in words) else words
        return words

    def _read_words(self, clause: Clause) -> Part:
        typed = clause.options[0]
        words = tuple(dict.fromkeys(self._cut[typed.text]))
        units = tuple(self._read_word(word) for word in words)
        return Part(clause, units, tuple(_closer(typed, words)))

    def _read_word(self, word: str) -> Unit:
        if codes := self._places.get(word):
            remark = Remark(f"“{word}”看作地方", Plain.PLACES)
            return Unit(word, fields.within_places(codes), (word,), True, remark)
        span = years.parse_years(word) if Plain.YEARS not in self._plain else None
        if span and not self._knowledge.years.isdisjoint(span):
            remark = Remark(f"“{word}”看作报告所述年份", Plain.YEARS)
            return Unit(word, HasValue("year", span), (), True, remark)
        if Plain.ALIKE in self._plain:
            return self._read_spelling(word)
        if meaning := self._knowledge.lexicon.meaning_of(word):
            return _alike(meaning)
        if (
            word.isascii()
            and word.isalpha()
            and (spelled := self._knowledge.sounds.find_words(word))
        ):
            return _alike(Meaning(word, spelled, everyday=True), "按拼音检索")
        return self._read_spelling(word)

    def _read_spelling(self, word: str) -> Unit:
        if Plain.SPELLING not in self._plain and (near := self._knowledge.correct(word)):
            return _corrected(word, near, self._knowledge.lexicon.meaning_of(near))
        return _word(word)


def _is_plain_word(clause: Clause) -> bool:
    """One word typed by itself; what is quoted, named or shut out is taken as it stands."""
    if len(clause.options) != 1 or clause.without:
        return False
    return not clause.options[0].phrase and clause.options[0].field is None


def _word(word: str) -> Unit:
    return Unit(word, Contains(word), (word,))


def _alike(meaning: Meaning, how: str = "") -> Unit:
    """The word and what else it is called; said aloud."""
    others = meaning.others[:MOST_ALIKE]
    how = how or ("按日常说法检索" if meaning.everyday else "同时检索")
    nodes = (Contains(meaning.word), *(Contains(other, weight=LIKENESS) for other in others))
    remark = Remark(f"“{meaning.word}”{how}“{'”“'.join(others)}”", Plain.ALIKE)
    node = AnyOf(nodes, alike=not meaning.everyday)
    return Unit(meaning.word, node, (meaning.word, *others), False, remark)


def _corrected(word: str, near: str, meaning: Meaning | None) -> Unit:
    """A word that stands nowhere, searched as the one it seems to be."""
    unit = _alike(meaning) if meaning else _word(near)
    return replace(unit, remark=Remark(f"没有“{word}”，已按“{near}”检索", Plain.SPELLING))


def _closer(typed: Term, words: tuple[str, ...]) -> Iterator[Contains]:
    """A run of several words as it was typed: a match that holds it whole is the better one."""
    folded = analysis.fold(typed.text)
    if len(words) > 1 and len(folded) <= LONGEST_RUN and not folded.isascii():
        yield Contains(folded)
