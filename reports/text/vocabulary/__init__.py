"""The vocabulary: which indicator a figure belongs to, so that cities can be set side by side.

The entries, their wordings and the measure words of each family are data:
``data/indicators.toml``, where the notation of a wording is explained. None is better than
wrong: a figure whose unit does not agree, or that two indicators explain equally well, gets
no indicator.
"""

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from ..folding import fold
from ..wordlist import WordList
from ..words import Topic

SOURCE = Path(__file__).parent.parent / "data" / "indicators.toml"


@dataclass(frozen=True, slots=True)
class Indicator:
    """One entry: what is counted, in which family of units, and the wordings leading to it.

    ``code`` is a lasting ASCII slug; ``definition`` a Chinese sentence; ``unit_family`` a key
    of the packaged measures; ``family`` joins indicators that tell of one thing.
    """

    code: str
    name: str
    definition: str
    unit_family: str
    topic: Topic
    wordings: tuple[str, ...]
    family: str | None = None


class Need(NamedTuple):
    """One condition of a wording: any of these words, and where one of them must stand.

    The longest word comes first, so that the first met is the longest.
    """

    words: tuple[str, ...]
    at_end: bool = False
    nearby: bool = False


class Wording(NamedTuple):
    """A wording taken apart: what must be there, and what must not."""

    needs: tuple[Need, ...]
    never: frozenset[str]


class Measures(NamedTuple):
    """What the vocabulary file says of units and of words that change what is counted."""

    units: dict[str, frozenset[str]]
    guards: frozenset[str]
    flows: tuple[str, ...]
    of_others: tuple[str, ...]


class Label(NamedTuple):
    """A label being looked up: what it may end in, its words, the guards among them, and the
    sentence around it.
    """

    endings: tuple[str, str, str]
    found: frozenset[str]
    guards: frozenset[str]
    context: str


# Signs that tell nothing; what closes a label without saying what is counted:
# （省级）, 人数, 总数, 场次.
_QUOTES = re.compile('[“”"]')
_BRACKETS = re.compile(r"\([^()]*\)$")
_COUNT = re.compile(r"(?:总?数|数量|总量)$")
_UNIT_COUNT = re.compile(r"(?:总?[人户家个场次期件份项支对条篇册张]数量?|[人户场件]次)$")


def indicator_for(
    label: str, unit: str, context: str = "", vocabulary: "Vocabulary | None" = None
) -> str | None:
    """The code of the one indicator that a figure belongs to, or None.

    ``label`` says what the figure counts, ``unit`` is its measure word as written (元, 人次,
    %), ``context`` the sentence around it. ``vocabulary`` is the packaged one unless given.
    """
    return (vocabulary or packaged_vocabulary()).code_for(label, unit, context)


class Vocabulary:
    """A set of indicators made ready for looking up thousands of labels a second."""

    def __init__(self, indicators: Iterable[Indicator]) -> None:
        """Raises ValueError, in Chinese, where a wording or a unit family is not one."""
        # for each family of units, the wordings by what may stand first in them
        self._by_family: dict[str, dict[str, list[tuple[Indicator, Wording]]]] = defaultdict(
            lambda: defaultdict(list)
        )
        words = set(load_measures().guards)
        for indicator in indicators:
            if indicator.unit_family not in load_measures().units:
                raise ValueError(f"指标“{indicator.name}”的计量类别“{indicator.unit_family}”不存在")
            for wording in map(parse_wording, indicator.wordings):
                words |= wording.never.union(*(need.words for need in wording.needs))
                for word in wording.needs[0].words:
                    self._by_family[indicator.unit_family][word].append((indicator, wording))
        self._words = WordList(words)

    def code_for(self, label: str, unit: str, context: str = "") -> str | None:
        """The code of the indicator whose wording explains the label best, or None."""
        label = fold(label)
        if any(words in label for words in load_measures().of_others):
            return None
        looked_up = self._look_up(label, context)
        best: dict[str, int] = {}
        for indicator, wording in self._candidates(looked_up, fold(unit)):
            explained = _explained(wording, looked_up)
            best[indicator.code] = max(explained, best.get(indicator.code, 0))
        most = max(best.values(), default=0)
        codes = [code for code, explained in best.items() if explained == most > 0]
        return codes[0] if len(codes) == 1 else None

    def _look_up(self, label: str, context: str) -> Label:
        found = frozenset(word for _, word in self._words.find_all(label))
        unquoted = _QUOTES.sub("", label)
        bare = _BRACKETS.sub("", unquoted) if unquoted.endswith(")") else unquoted
        endings = (bare, _COUNT.sub("", bare), _UNIT_COUNT.sub("", bare))
        return Label(endings, found, found & load_measures().guards, context)

    def _candidates(self, label: Label, unit: str) -> Iterator[tuple[Indicator, Wording]]:
        """The wordings whose first word stands in the label and whose unit agrees."""
        for family, by_word in self._by_family.items():
            if unit in load_measures().units[family]:
                for word in by_word.keys() & label.found:
                    yield from by_word[word]


def _explained(wording: Wording, label: Label) -> int:
    """How many characters of the label the wording accounts for; 0 where it does not fit."""
    if wording.never & label.found:
        return 0
    explained = 0
    named = []
    for need in wording.needs:
        word = _met(need, label)
        if word is None:
            return 0
        named.append(word)
        explained += 0 if need.nearby else len(word)
    if not label.guards:
        return explained
    kept = all(any(guard in word for word in named) for guard in label.guards)
    return explained if kept else 0


def _met(need: Need, label: Label) -> str | None:
    """The longest word that meets the need, or None."""
    for word in need.words:
        if need.at_end and not need.nearby:
            if any(end.endswith(word) for end in label.endings):
                return word
        elif word in label.found or (need.nearby and word in label.context):
            return word
    return None


def parse_wording(wording: str) -> Wording:
    """Take a wording apart. Raises ValueError, in Chinese, where it says nothing to look for.

    The notation stands at the top of ``data/indicators.toml``.
    """
    needs: list[Need] = []
    never: set[str] = set()
    for token in fold(wording).split():
        choices = token.strip("-~").replace("$", "").split("|")
        words = tuple(sorted(filter(None, choices), key=len, reverse=True))
        if not words:
            raise ValueError(f"措辞“{wording}”中的“{token}”没有词语")
        if token.startswith("-"):
            never.update(words)
        else:
            needs.append(Need(words, "$" in token, token.startswith("~")))
    if not needs or needs[0].nearby:
        raise ValueError(f"措辞“{wording}”须以标签中的词语开头")
    return Wording(tuple(needs), frozenset(never))


def topic_of_indicator(code: str) -> Topic:
    """The topic of a packaged indicator. Raises KeyError where there is none of that code."""
    return _topics()[code]


@cache
def _topics() -> dict[str, Topic]:
    return {indicator.code: indicator.topic for indicator in load_indicators()}


def unit_fits(unit: str, family: str) -> bool:
    """Whether a measure word belongs to a family of units (个 to several, 元 to one)."""
    return fold(unit) in load_measures().units.get(family, frozenset())


@cache
def packaged_vocabulary() -> Vocabulary:
    """The vocabulary of the packaged file, made ready once."""
    return Vocabulary(load_indicators())


@cache
def load_indicators(source: Path = SOURCE) -> tuple[Indicator, ...]:
    """The entries of the vocabulary file in its order. Raises ValueError where one is wrong."""
    wordings: dict[str, tuple[str, ...]] = {}
    indicators = []
    for entry in _tables(source)["indicator"]:
        code = entry["code"]
        if code in wordings:
            raise ValueError(f"指标代码“{code}”重复")
        wordings[code] = _wordings(entry, wordings)
        indicators.append(
            Indicator(
                code=code,
                name=entry["name"],
                definition=entry["definition"],
                unit_family=entry["unit_family"],
                topic=Topic(entry["topic"]),
                wordings=wordings[code],
                family=entry.get("family"),
            )
        )
    return tuple(indicators)


def _wordings(entry: dict[str, Any], earlier: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The entry's wordings, each with the words that none of them may stand beside."""
    if like := entry.get("same_wordings_as"):
        return earlier[like]
    never = [entry["never"]] if "never" in entry else []
    if entry.get("stock"):
        never += load_measures().flows
    return tuple(" -".join((wording, *never)) for wording in entry["wordings"])


@cache
def load_measures(source: Path = SOURCE) -> Measures:
    """The measure words of each family and the guard words of the vocabulary file."""
    tables = _tables(source)
    units = {family: frozenset(map(fold, words)) for family, words in tables["units"].items()}
    return Measures(
        units, frozenset(tables["guards"]), tuple(tables["flows"]), tuple(tables["of_others"])
    )


@cache
def _tables(source: Path) -> dict[str, Any]:
    return tomllib.loads(source.read_text(encoding="utf-8"))
