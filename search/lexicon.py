"""Words that are searched together: the packaged lists, editors' changes, and their lookup."""

import threading
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import filterfalse
from pathlib import Path
from typing import Any

from django.db.models import Count, Max

from reports.remembering import Remembered

from . import analysis
from .models import WordGroup
from .wordings import (
    EITHER,
    JOINT,
    Described,
    Typed,
    Wording,
    find_described,
    parse_wording,
)

DATA = Path(__file__).parent / "data"
Kind = WordGroup.Kind


@dataclass(frozen=True, slots=True)
class Meaning:
    """What is searched for a word: other names of the thing, or what an everyday word means.

    ``kinds`` are what the thing includes; ``wider`` what else the terms of an everyday word
    are called and include.
    """

    word: str
    others: tuple[str, ...]
    everyday: bool
    kinds: tuple[str, ...] = ()
    wider: tuple[str, ...] = ()


class Lexicon:
    """All active groups, folded, by word."""

    def __init__(self, groups: list[WordGroup]) -> None:
        self._meanings: dict[str, Meaning] = {}
        self._wordings: list[Wording] = []
        # A field's own name for a thing outranks an everyday reading of the same word.
        for group in sorted(groups, key=lambda group: group.kind == Kind.EVERYDAY):
            for meaning in _meanings(group):
                self._add(meaning)
            self._wordings += _wordings(group)
        self._names = frozenset(self._find_names())
        self._wordings = [wording.without(self._names) for wording in self._wordings]
        for word, meaning in self._meanings.items():
            if meaning.everyday:
                self._meanings[word] = replace(meaning, wider=self._widen(meaning))

    def _find_names(self) -> Iterator[str]:
        """What reports call things: every word of a group but the everyday ones."""
        yield from analysis.field_words()
        for word, meaning in self._meanings.items():
            if not meaning.everyday:
                yield word
            yield from (*meaning.others, *meaning.kinds)

    def _add(self, meaning: Meaning) -> None:
        held = self._meanings.get(meaning.word)
        if held and held.everyday == meaning.everyday:
            others = tuple(dict.fromkeys((*held.others, *meaning.others)))
            kinds = tuple(dict.fromkeys((*held.kinds, *meaning.kinds)))
            meaning = Meaning(meaning.word, others, meaning.everyday, kinds)
        elif held:
            return
        self._meanings[meaning.word] = meaning

    def meaning_of(self, folded: str) -> Meaning | None:
        return self._meanings.get(folded)

    def is_name(self, folded: str) -> bool:
        """Whether reports call something so."""
        return folded in self._names

    def describe(self, typed: Typed) -> list[Described]:
        """The everyday wordings in a text, that first which accounts for most of it."""
        return find_described(typed, self._wordings)

    def meaning_in(self, word: str, terms: tuple[str, ...]) -> Meaning:
        """What pieces of a wording mean together; as a wording of their own also what that does."""
        held = self._meanings.get(word)
        known = held.others if held and held.everyday else ()
        others = tuple(dict.fromkeys((*terms, *known)))
        meaning = Meaning(word, others, everyday=True)
        return replace(meaning, wider=self._widen(meaning))

    def _widen(self, meaning: Meaning) -> tuple[str, ...]:
        named = [held for term in meaning.others if (held := self._meanings.get(term))]
        words = (w for held in named if not held.everyday for w in (*held.others, *held.kinds))
        known = {meaning.word, *meaning.others}
        return tuple(word for word in dict.fromkeys(words) if word not in known)

    def __contains__(self, folded: object) -> bool:
        return folded in self._meanings

    def words(self) -> list[str]:
        """Every word that a group holds or leads to."""
        found = dict.fromkeys(self._meanings)
        for meaning in self._meanings.values():
            found |= dict.fromkeys((*meaning.others, *meaning.kinds))
        return list(found)


def _meanings(group: WordGroup) -> Iterator[Meaning]:
    words = [analysis.fold(word) for word in group.words.split()]
    terms = tuple(analysis.fold(term) for term in group.meanings.split())
    if group.kind == Kind.EVERYDAY:
        for word in filterfalse(_is_in_pieces, words):
            yield Meaning(word, tuple(term for term in terms if term != word), everyday=True)
    elif group.kind == Kind.INCLUDES:
        yield from (Meaning(word, (), everyday=False, kinds=terms) for word in words)
    else:
        for word in words:
            yield Meaning(word, tuple(w for w in words if w != word), everyday=False)


def _wordings(group: WordGroup) -> Iterator[Wording]:
    """The wordings of a group that are recognised by their pieces."""
    if group.kind == Kind.EVERYDAY:
        terms = tuple(map(analysis.fold, group.meanings.split()))
        parsed = (parse_wording(analysis.fold(word), terms) for word in group.words.split())
        yield from (wording for wording in parsed if wording)


def _is_in_pieces(word: str) -> bool:
    return JOINT in word or EITHER in word


_lock = threading.Lock()
_loaded: tuple[Any, Lexicon] | None = None


def load_lexicon() -> Lexicon:
    """The lexicon as the database has it now; read again only once a group has changed."""
    return _remembered.get()


def _load() -> Lexicon:
    """One lexicon for all threads, since much is worked out for each."""
    global _loaded
    stamp = WordGroup.objects.aggregate(Count("pk"), Max("changed_at"), Max("pk"))
    with _lock:
        if _loaded is None or _loaded[0] != stamp:
            _loaded = stamp, Lexicon(list(WordGroup.objects.filter(active=True)))
        return _loaded[1]


_remembered = Remembered(_load)


def load_packaged(**kwargs: Any) -> None:
    """Bring the packaged lists into the database; groups that a person changed stay.

    Receiver of post_migrate.
    """
    packaged = {(group.kind, group.packaged): group for group in read_packaged()}
    held = {(g.kind, g.packaged): g for g in WordGroup.objects.exclude(packaged="")}
    new = [group for key, group in packaged.items() if key not in held]
    WordGroup.objects.bulk_create(new)
    for key, group in held.items():
        if not group.edited:
            _renew(group, packaged.get(key))


def _renew(group: WordGroup, packaged: WordGroup | None) -> None:
    if packaged is None:
        group.delete()
    elif (group.words, group.meanings) != (packaged.words, packaged.meanings):
        group.words, group.meanings, group.note = packaged.words, packaged.meanings, packaged.note
        group.save()


def read_packaged() -> Iterator[WordGroup]:
    """The groups of the packaged lists, unsaved."""
    for line, note in _lines("synonyms.txt"):
        yield WordGroup(kind=Kind.ALIKE, words=line, note=note, packaged=line.split()[0])
    for kind, name in ((Kind.INCLUDES, "kinds.txt"), (Kind.EVERYDAY, "everyday.txt")):
        for line, note in _lines(name):
            words, _, meanings = (part.strip() for part in line.partition("="))
            first = words.split()[0]
            yield WordGroup(kind=kind, words=words, meanings=meanings, note=note, packaged=first)


def _lines(name: str) -> Iterator[tuple[str, str]]:
    for line in (DATA / name).read_text(encoding="utf-8").splitlines():
        words, _, note = (part.strip() for part in line.partition("#"))
        if words:
            yield words, note
