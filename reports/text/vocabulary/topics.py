"""Which field of union work a phrase belongs to, by the words it holds.

The words and what each proves are data: ``data/topics.toml``.
"""

import tomllib
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from ..wordlist import WordList
from ..words import Topic

SOURCE = Path(__file__).parent.parent / "data" / "topics.toml"

WEIGHTS = {"certain": 7, "strong": 5, "fair": 2, "hint": 1}
LABEL_FACTOR = 2
"""What is counted says more of a figure than the clause it stands in."""
SECTION_WEIGHT = 3
"""The section's topic decides between weak words and gives way to one strong word."""
CARRIED_WEIGHT = 8
"""What the same sentence spoke of before, which weak words beside a figure don't outweigh."""
ENOUGH = 4
"""The least evidence for a topic of its own; below it the section's topic stands."""


class Lexicon(NamedTuple):
    """The topic words as loaded: where to find them, and what each of them proves."""

    words: WordList
    evidence: dict[str, tuple[tuple[Topic, int], ...]]
    gifts: tuple[str, ...]
    gifts_for: frozenset[Topic]


def topic_of(
    words: str,
    section_topic: Topic | None = None,
    sentence: str = "",
    carried: Topic | None = None,
) -> Topic | None:
    """The topic of a label or heading, or None where nothing tells.

    ``section_topic`` is what the section around it is about; it settles close cases and
    stands where the words prove nothing. ``sentence`` may give the clause that a label was
    taken from; its words count half. Pass the clause, not a paragraph of several topics.
    ``carried`` is what the sentence spoke of just before.
    """
    if section_topic in load_topics().gifts_for and _names_gifts(words):
        return section_topic
    scores: dict[Topic, int] = {}
    for topic, weight in _evidence(words):
        scores[topic] = scores.get(topic, 0) + LABEL_FACTOR * weight
    for topic, weight in _evidence(sentence):
        scores[topic] = scores.get(topic, 0) + weight
    if section_topic:
        scores[section_topic] = scores.get(section_topic, 0) + SECTION_WEIGHT
    if carried:
        scores[carried] = scores.get(carried, 0) + CARRIED_WEIGHT
    return _best(scores, section_topic)


def _names_gifts(words: str) -> bool:
    return any(gift in words for gift in load_topics().gifts)


def _best(scores: dict[Topic, int], section_topic: Topic | None) -> Topic | None:
    """The topic of most evidence; of equals the section's own, then the first met."""
    if not scores or max(scores.values()) < ENOUGH:
        return section_topic
    return max(scores, key=lambda topic: (scores[topic], topic == section_topic))


@lru_cache(maxsize=4096)
def _evidence(words: str) -> tuple[tuple[Topic, int], ...]:
    """What the distinct topic words of a phrase prove, in the order they are met."""
    lexicon = load_topics()
    met = dict.fromkeys(word for _, word in lexicon.words.find_longest(words))
    return tuple(proof for word in met for proof in lexicon.evidence[word])


@cache
def load_topics(source: Path = SOURCE) -> Lexicon:
    """Read the topic words.

    Raises ValueError where the file names an unknown topic, or a word twice in one.
    """
    data = tomllib.loads(source.read_text(encoding="utf-8"))
    evidence: dict[str, tuple[tuple[Topic, int], ...]] = dict.fromkeys(data["ignored"], ())
    for table in data["topic"]:
        topic = Topic(table["name"])
        for strength, weight in WEIGHTS.items():
            for word in table.get(strength, ()):
                if topic in dict(evidence.get(word, ())):
                    raise ValueError(f"主题“{topic}”两次列出“{word}”")
                evidence[word] = (*evidence.get(word, ()), (topic, weight))
    gifts_for = frozenset(map(Topic, data["gifts_for"]))
    return Lexicon(WordList(evidence), evidence, tuple(data["gifts"]), gifts_for)
