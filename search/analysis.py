"""How text becomes what the index holds, and how a typed run becomes what it looks for.

Two views of the same text: jieba's words, for ranking, and its characters, for finding.
A run of characters is found wherever it stands, however jieba cut the words around it:
single characters and adjacent pairs are indexed, and a longer run is looked up by its pairs
and then checked on the text. Letters and digits are taken as whole runs, so that 12 is
not found in 2012 or in 12.5.
"""

import math
import re
import unicodedata
from collections.abc import Container, Iterator
from functools import cache, lru_cache
from itertools import accumulate, pairwise
from pathlib import Path
from typing import NamedTuple

from jieba import Tokenizer
from opencc import OpenCC

DICTIONARY = Path(__file__).parent / "data" / "words.txt"
"""Words of the field that jieba does not know, one a line; # begins a note."""

_LATIN = r"[0-9a-z]+(?:\.[0-9]+)*"
_RUN = r"[^\W0-9a-z_]"
_LATIN_RUN = re.compile(_LATIN)
_RUN_CHARACTER = re.compile(_RUN)
_ATOMS = re.compile(rf"(?P<latin>{_LATIN})|(?P<run>{_RUN}+)")
"""A number or Latin word, or a run of characters without punctuation between them."""
_PIECE = re.compile(rf"{_LATIN}|{_RUN}+")

_GAP = r"[\W_]{1,3}"
_NOT_INSIDE = r"(?<![0-9a-z])(?<![0-9a-z]\.)"
_NOT_BEFORE_MORE = r"(?![0-9a-z])(?!\.[0-9])"

CUT_RUNS = 4_096
"""Runs whose words are kept: what is typed comes again."""

_NO_WORD = 1.0
"""In place of a log probability, of what is neither a word nor begins one."""

LONGEST_KNOWN = 8
"""Words of jieba's that a known wording may be made of."""

EMPTY_WORDS = frozenset("的了在和与及或是对为等把被将从以到向由也都就之其着过吗呢")
"""Words that say nothing of what is looked for; dropped where others stand beside them."""


class Atom(NamedTuple):
    """A stretch that the index holds whole: one character, two adjacent ones, a Latin run."""

    text: str
    start: int
    end: int


def fold(text: str) -> str:
    """The text in the spelling that is matched: as long as the text as written.

    Full-width letters and digits become half-width, capitals small, traditional characters
    simplified, one character for one: an offset in the folded text is an offset in the text.
    """
    return text.translate(_folding()) if _foldable().search(text) else text


@cache
def _foldable() -> re.Pattern[str]:
    """Finds any character that folding changes: most texts hold none."""
    return re.compile(f"[{''.join(re.escape(chr(code)) for code in _folding())}]")


@cache
def _folding() -> dict[int, int]:
    table = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F) if _is_kept_when_half(code)}
    table |= {ord("\u3000"): ord(" "), ord("\u00a0"): ord(" "), ord("○"): ord("〇")}
    table |= _simplified() | _radicals()
    for code in [*range(0x41, 0x250), *range(0x370, 0x530), *table]:
        lower = chr(table.get(code, code)).lower()
        if len(lower) == 1 and ord(lower) != code:
            table[code] = ord(lower)
    return table


def _is_kept_when_half(code: int) -> bool:
    """Letters, digits, and the signs inside a number; other full-width signs stay."""
    half = chr(code - 0xFEE0)
    return half.isalnum() or half in ".%"


def _simplified() -> dict[int, int]:
    convert = OpenCC("t2s").convert
    blocks = [range(0x3400, 0x4DC0), range(0x4E00, 0xA000), range(0xF900, 0xFB00)]
    pairs = ((code, convert(chr(code))) for block in blocks for code in block)
    return {code: ord(simple) for code, simple in pairs if len(simple) == 1 and ord(simple) != code}


def _radicals() -> dict[int, int]:
    """Kangxi radicals, which some PDF files hold in place of the characters."""
    codes = range(0x2F00, 0x2FD6)
    return {code: ord(unicodedata.normalize("NFKC", chr(code))) for code in codes}


@cache
def tokenizer() -> Tokenizer:
    """jieba with the field's own words. Loaded without jieba's cache file in a shared folder."""
    made = Tokenizer()
    made.FREQ, made.total = made.gen_pfdict(made.get_dict_file())
    made.initialized = True
    for word in field_words():
        made.add_word(word)
    return made


@cache
def field_words() -> tuple[str, ...]:
    """The words of the field that the dictionary adds to jieba's."""
    lines = DICTIONARY.read_text(encoding="utf-8").splitlines()
    return tuple(word for line in lines if (word := line.partition("#")[0].strip()))


@lru_cache(maxsize=CUT_RUNS)
def cut_words(run: str) -> tuple[str, ...]:
    """The most probable words of a run of characters.

    What ``jieba.cut(run, HMM=False)`` gives, found the same way over the same dictionary, in
    one pass from the end and several times as fast.
    """
    weights, least = _dictionary()
    size = len(run)
    best = [0.0] * (size + 1)
    ends = [0] * size
    for start in range(size - 1, -1, -1):
        end = start + 1
        score = weights.get(run[start], least) + best[end]
        longer = end + 1
        while longer <= size and (weight := weights.get(run[start:longer], _NO_WORD)) <= 0:
            if weight + best[longer] >= score:
                score, end = weight + best[longer], longer
            longer += 1
        best[start], ends[start] = score, end
    return tuple(_walk(run, ends))


def _walk(run: str, ends: list[int]) -> Iterator[str]:
    start = 0
    while start < len(run):
        yield run[start : ends[start]]
        start = ends[start]


@cache
def _dictionary() -> tuple[dict[str, float], float]:
    """Log probabilities of jieba's words, of what only begins one, and of unknown characters."""
    total = math.log(tokenizer().total)
    weights: dict[str, float] = {}
    for word, count in tokenizer().FREQ.items():
        begins = -total if len(word) == 1 else -math.inf
        weights[word] = math.log(count) - total if count else begins
    return weights, -total


def find_words(folded: str) -> Iterator[str]:
    """The words of a folded text in their order; punctuation left out."""
    for atom in _ATOMS.finditer(folded):
        if atom["latin"]:
            yield atom["latin"]
        else:
            yield from cut_words(atom["run"])


def find_characters(folded: str) -> Iterator[str]:
    """What the character field holds: every character, every adjacent pair, Latin runs."""
    for atom in _ATOMS.finditer(folded):
        if atom["latin"]:
            yield atom["latin"]
            continue
        run = atom["run"]
        yield from run
        for position in range(len(run) - 1):
            yield run[position : position + 2]


def find_pieces(folded: str) -> list[str]:
    """The Latin runs and the runs of characters of a folded text, each cut by itself."""
    return _PIECE.findall(folded)


def find_latin(folded: str) -> list[str]:
    """The Latin runs and numbers of a folded text."""
    return _LATIN_RUN.findall(folded)


def is_run_character(character: str) -> bool:
    """Whether a character stands by itself in the index, and in pairs with its neighbours."""
    return _RUN_CHARACTER.match(character) is not None


def find_atoms(folded: str) -> list[Atom]:
    """The fewest indexed stretches that together cover a looked-for text."""
    atoms = []
    for match in _ATOMS.finditer(folded):
        start, end = match.span()
        if match["latin"] or end - start == 1:
            atoms.append(Atom(match.group(), start, end))
            continue
        steps = [*range(start, end - 1, 2), *([end - 2] if (end - start) % 2 else [])]
        atoms += [Atom(folded[at : at + 2], at, at + 2) for at in steps]
    return atoms


def is_whole(folded: str, start: int, end: int) -> bool:
    """Whether a stretch of a folded text begins and ends where words of it do."""
    return _is_boundary(folded, start) and _is_boundary(folded, end)


def _is_boundary(folded: str, at: int) -> bool:
    first = last = at
    while first > 0 and is_run_character(folded[first - 1]):
        first -= 1
    while last < len(folded) and is_run_character(folded[last]):
        last += 1
    return at - first in accumulate(map(len, cut_words(folded[first:last])), initial=0)


def cut_run(folded: str, known: Container[str] = ()) -> list[str]:
    """A run typed without blanks, cut into the terms that are each looked for.

    Adjacent words that together are ``known`` stand as one. Single characters that jieba
    leaves over stand together as one term: they are a name it does not know. Empty words
    go, unless nothing else remains.
    """
    words = join_known(list(find_words(folded)), known)
    terms: list[str] = []
    loose = ""
    for word in words:
        if len(word) == 1 and not word.isascii() and word not in EMPTY_WORDS:
            loose += word
            continue
        terms += [loose] if loose else []
        loose = ""
        terms.append(word)
    terms += [loose] if loose else []
    return [term for term in terms if term not in EMPTY_WORDS] or terms


def join_known(words: list[str], known: Container[str]) -> list[str]:
    """The words with the longest known runs of them joined."""
    joined: list[str] = []
    at = 0
    while at < len(words):
        ends = range(min(len(words), at + LONGEST_KNOWN), at, -1)
        end = next((end for end in ends if "".join(words[at:end]) in known), at + 1)
        joined.append("".join(words[at:end]))
        at = end
    return joined


def split_word(word: str) -> list[str]:
    """The dictionary's shorter words side by side inside a long one."""
    parts: list[str] = []
    reached = 0
    for part, start, end in sorted(
        tokenizer().tokenize(word, mode="search", HMM=False), key=lambda found: found[1:]
    ):
        if start >= reached and 1 < len(part) < len(word):
            parts.append(part)
            reached = end
    return parts


@lru_cache(maxsize=4096)
def pattern_of(folded: str) -> re.Pattern[str] | None:
    """Finds a looked-for text in a folded one: punctuation in it stands for any short gap.

    Letters and digits must begin and end where the looked-for ones do. None where the text
    holds nothing to look for.
    """
    atoms = list(_ATOMS.finditer(folded))
    if not atoms:
        return None
    joined = re.escape(atoms[0].group())
    for before, after in pairwise(atoms):
        joined += (_GAP if after.start() > before.end() else "") + re.escape(after.group())
    head = _NOT_INSIDE if atoms[0]["latin"] else ""
    tail = _NOT_BEFORE_MORE if atoms[-1]["latin"] else ""
    return re.compile(head + joined + tail)
