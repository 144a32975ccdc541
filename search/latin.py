"""Words typed in Latin letters that spell Chinese ones: pinyin, whole or by initials.

``xiangyang jineng dasai`` and ``jinengdasai`` are read as 襄阳 and 技能大赛, blanks or not;
``ldjs`` as 劳动竞赛. What stands in the texts as typed (APP, CPI) is left a Latin word.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import groupby

from . import analysis
from .grammar import Clause, Term
from .knowledge import Knowledge
from .state import Plain
from .understood import Remark

SHORTEST_SOUND = 3
"""Letters of a spelled word: 阿二 is none that anyone asks for."""
LONGEST_SOUND = 40
SHORTEST_INITIALS = 3
"""Fewer initials stand for too many words."""
MOST_WORDS = 3
"""Words of one sound or of the same initials that are all looked for."""

_LETTERS = re.compile(r"[a-z]+(?:['’][a-z]+)*")

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Reading:
    """The Chinese words that letters up to some place spell, each with others that sound so."""

    words: tuple[Words, ...] = ()


def read_latin(
    clauses: tuple[Clause, ...], knowledge: Knowledge
) -> tuple[tuple[Clause, ...], tuple[Remark, ...]]:
    """The clauses with those that spell Chinese words written in characters; and what was read."""
    read: list[Clause] = []
    remarks: list[Remark] = []
    for spells, group in groupby(clauses, key=lambda clause: _may_spell(clause, knowledge)):
        run = list(group)
        for tokens in [run] if spells else []:
            run = []
            for typed, words in _spell_out([_letters(clause) for clause in tokens], knowledge):
                run += list(_clauses(words)) or [Clause((Term(typed),))]
                if words:
                    said = " ".join("或".join(others) for others in words)
                    remarks.append(Remark(f"“{typed}”按拼音检索“{said}”", Plain.SOUND))
        read += run
    return tuple(read), tuple(remarks)


def find_spelled(letters: str, knowledge: Knowledge) -> Words:
    """The words of one spelling or of these initials; none where the letters stand as such."""
    if not _LETTERS.fullmatch(letters) or knowledge.holds(letters):
        return ()
    spelled = _sounding(letters, knowledge) or _beginning(letters, knowledge)
    return (_held(spelled, knowledge) or spelled)[:MOST_WORDS]


def _letters(clause: Clause) -> str:
    return analysis.fold(clause.options[0].text)


def _may_spell(clause: Clause, knowledge: Knowledge) -> bool:
    if not clause.is_plain_word:
        return False
    letters = _letters(clause)
    return bool(_LETTERS.fullmatch(letters)) and not knowledge.holds(letters)


def _clauses(words: tuple[Words, ...]) -> Iterator[Clause]:
    for others in words:
        yield Clause(tuple(map(Term, others)))


def _spell_out(tokens: list[str], knowledge: Knowledge) -> Iterator[tuple[str, tuple[Words, ...]]]:
    """What is typed with the words it spells: all of it together, else token by token."""
    if whole := _read(tokens, knowledge):
        yield " ".join(tokens), whole
        return
    for token in tokens:
        yield token, _read([token], knowledge)


def _read(tokens: list[str], knowledge: Knowledge) -> tuple[Words, ...]:
    """The words that spell all the letters, such as stand in the texts if they can."""
    held = _read_fewest(tokens, lambda step: _held(step, knowledge), knowledge)
    reading = held or _read_fewest(tokens, lambda step: step, knowledge)
    return reading.words if reading else ()


def _read_fewest(
    tokens: list[str], choose: Callable[[Words], Words], knowledge: Knowledge
) -> _Reading | None:
    """The fewest words of those chosen that spell all the letters; None where some are over."""
    bare = [re.sub("['’]", "", token) for token in tokens]
    letters = "".join(bare)
    starts = {sum(map(len, bare[:at])): len(token) for at, token in enumerate(bare)}
    best: list[_Reading | None] = [_Reading(), *[None] * len(letters)]
    for start in range(len(letters)):
        reached = best[start]
        if reached is None:
            continue
        for end, spelled in _steps(letters, start, starts.get(start), knowledge):
            known, words = best[end], choose(spelled)[:MOST_WORDS]
            if words and (known is None or len(known.words) > len(reached.words) + 1):
                best[end] = _Reading((*reached.words, words))
    return best[-1]


def _steps(
    letters: str, start: int, token: int | None, knowledge: Knowledge
) -> Iterator[tuple[int, Words]]:
    """Where a word that begins here may end: anywhere by its sound, by initials with its token."""
    last = min(len(letters), start + LONGEST_SOUND)
    for end in range(last, start + SHORTEST_SOUND - 1, -1):
        if words := _sounding(letters[start:end], knowledge):
            yield end, words
    if token and (words := _beginning(letters[start : start + token], knowledge)):
        yield start + token, words


def _sounding(sound: str, knowledge: Knowledge) -> Words:
    """A place, else words of the field, else the word of the texts that is spelled so."""
    if place := knowledge.find_spelled_place(sound):
        return (place,)
    return knowledge.sounds.find_sounding(sound) or knowledge.find_sounding(sound)[:1]


def _beginning(initials: str, knowledge: Knowledge) -> Words:
    return knowledge.sounds.find_beginning(initials) if len(initials) >= SHORTEST_INITIALS else ()


def _held(words: Words, knowledge: Knowledge) -> Words:
    return tuple(filter(knowledge.holds, words))
