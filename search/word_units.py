"""A word -> what looks for it under all its names, and what is said of that."""

from collections.abc import Iterable
from dataclasses import replace

from . import analysis
from .engine.asking import AnyOf, Contains
from .lexicon import Lexicon, Meaning
from .state import Plain
from .understood import Remark, Unit
from .weighing import NAME, common_words, worth_of

LIKENESS = 0.5
"""What another name for a thing counts, of what the typed one would."""
KINDNESS = 0.25
"""What a kind of a thing counts, of what the thing itself would."""
TYPED = 2.5
"""What the typed word counts, so that its other names stand below it."""
MOST_ALIKE = 16
MOST_WIDER = 40

Words = tuple[str, ...]


def read_word(word: str, lexicon: Lexicon) -> Unit:
    """A word by itself."""
    parts = _parts([word])
    return Unit(word, Contains(word), (word,), worth=worth_of(word, lexicon), parts=parts)


def read_meaning(
    meaning: Meaning, lexicon: Lexicon, how: str = "", plain: Plain = Plain.ALIKE
) -> Unit:
    """The word, what else it is called and what it includes; said aloud."""
    others = meaning.others[:MOST_ALIKE]
    kinds = meaning.kinds[:MOST_ALIKE]
    wider = meaning.wider[:MOST_WIDER]
    nodes = (
        Contains(meaning.word, weight=TYPED),
        *(Contains(other, weight=LIKENESS) for other in others),
        *(Contains(kind, weight=KINDNESS) for kind in (*kinds, *wider)),
    )
    return Unit(
        meaning.word,
        AnyOf(nodes, alike=not meaning.everyday),
        (meaning.word, *others, *kinds, *wider),
        remark=Remark(_say(meaning.word, how or _how(meaning), others, kinds, wider), plain),
        worth=_worth(meaning, lexicon, plain),
        parts=_parts((meaning.word, *others) if meaning.everyday else (meaning.word,)),
        loose=meaning.everyday,
        closer=tuple(map(Contains, _parts([meaning.word]))) if meaning.everyday else (),
    )


def _worth(meaning: Meaning, lexicon: Lexicon, plain: Plain) -> float:
    """A wording known by its pieces is worth what one known as it stands is."""
    if meaning.everyday and plain is Plain.ALIKE and meaning.word not in lexicon:
        return NAME
    return worth_of(meaning.word, lexicon)


def _how(meaning: Meaning) -> str:
    return "按日常说法检索" if meaning.everyday else "同时检索"


def _say(word: str, how: str, others: Words, kinds: Words, wider: Words) -> str:
    said = [f"{how}{_quote(others)}"] if others else []
    said += ["也检索它们的同义词"] if wider else []
    said += [f"也检索所含的{_quote(kinds)}"] if kinds else []
    return f"“{word}”{'，'.join(said)}"


def read_corrected(word: str, near: str, lexicon: Lexicon) -> Unit:
    """A word that stands nowhere, searched as the one it seems to be."""
    meaning = lexicon.meaning_of(near)
    unit = read_meaning(meaning, lexicon) if meaning else read_word(near, lexicon)
    said = f"没有“{word}”，已按“{near}”检索"
    if unit.remark:
        said += f"：{unit.remark.said}"
    return replace(unit, remark=Remark(said, Plain.SPELLING))


def _parts(words: Iterable[str]) -> Words:
    """The shorter words inside these, those left out that stand everywhere."""
    parts = dict.fromkeys(part for word in words for part in analysis.split_word(word))
    return tuple(part for part in parts if part not in common_words())


def _quote(words: Words) -> str:
    return "".join(f"“{word}”" for word in words)
