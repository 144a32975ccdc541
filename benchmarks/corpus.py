"""Composes a corpus of union reports to measure search on: any number of sections, the same
for the same seed.

    python -m benchmarks.corpus 50000 corpus.jsonl
    python -m benchmarks.corpus 5000 corpus.jsonl --seed 7

One JSON line a section: ``id report city province year topic title text``. Places are those of
the region table; all else comes from ``data/phrases.toml``. Words are drawn by Zipf's law, so
that a few stand in most sections and most stand in few; names of brands, contests and firms
are put together by chance and make the long tail.
"""

import argparse
import json
import math
import random
import re
import sys
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, fields
from functools import cache
from itertools import accumulate, count, islice
from pathlib import Path

from reports.text.places import Place, all_places
from reports.text.words import Level

PHRASES = Path(__file__).parent / "data" / "phrases.toml"
FIRST_YEAR, LAST_YEAR = 2005, 2025
SECTIONS = (8, 16)
"""The fewest and the most sections of a report."""
LENGTH = (550, 190)
"""Mean and deviation of a section's length, in characters."""
SHORTEST, LONGEST = 120, 1400
OFF_TOPIC, GENERAL = 0.15, 0.5
"""How many of a section's sentences belong to another topic, or (up to this) to any."""
AGAIN = 4
"""How often another sentence is drawn in place of one that the section has already."""
CLOSING = 0.2
"""How many sentences are followed by one of those that fit everywhere."""
GENRES = ("工作总结", "工作总结", "工作报告", "工作情况综述")

_SLOT = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class CorpusSection:
    """One section of a composed report; ``title`` is the report's."""

    id: str
    report: str
    city: str
    province: str
    year: int
    topic: str
    title: str
    text: str


COLUMNS = tuple(column.name for column in fields(CorpusSection))


@dataclass(frozen=True, slots=True)
class Choice:
    """Phrases to draw from by Zipf's law, the first the likeliest."""

    phrases: Sequence[str]
    weights: Sequence[float]

    @classmethod
    def of(cls, phrases: Sequence[str]) -> "Choice":
        return cls(phrases, list(accumulate(1 / rank for rank in range(1, len(phrases) + 1))))

    def draw(self, chance: random.Random) -> str:
        return chance.choices(self.phrases, cum_weights=self.weights)[0]


@dataclass(frozen=True, slots=True)
class City:
    """A prefecture, its province's name, and the short names of its counties."""

    name: str
    province: str
    counties: Choice


@dataclass(frozen=True, slots=True)
class Stock:
    """The phrases as loaded: named lists, and headings and sentences by topic."""

    lists: dict[str, Choice]
    headings: dict[str, Choice]
    sentences: dict[str, Choice]

    @property
    def topics(self) -> list[str]:
        return list(self.sentences)


@cache
def load_stock() -> Stock:
    """The phrase stock of ``data/phrases.toml``."""
    with PHRASES.open("rb") as file:
        data = tomllib.load(file)
    topics = data["topics"].items()
    return Stock(
        {name: Choice.of(phrases) for name, phrases in data["lists"].items()},
        {name: Choice.of(topic["headings"]) for name, topic in topics},
        {name: Choice.of(topic["sentences"]) for name, topic in topics},
    )


@cache
def load_cities() -> tuple[City, ...]:
    """Every prefecture of today that has counties."""
    today = [place for place in all_places() if place.valid_to is None]
    counties: dict[str | None, list[str]] = {}
    for place in today:
        if place.level == Level.COUNTY:
            counties.setdefault(place.parent, []).append(place.short)
    return tuple(_city(place, counties[place.code]) for place in today if _is_city(place, counties))


def _is_city(place: Place, counties: dict[str | None, list[str]]) -> bool:
    return place.level == Level.PREFECTURE and place.code in counties


def _city(place: Place, counties: list[str]) -> City:
    return City(place.name, place.province or "", Choice.of([place.short, *counties]))


def compose(number: int, seed: int = 1) -> Iterator[CorpusSection]:
    """That many sections, report after report. The same seed gives the same sections."""
    return islice(_compose_all(seed), number)


def _compose_all(seed: int) -> Iterator[CorpusSection]:
    chance = random.Random(seed)
    cities = list(load_cities())
    chance.shuffle(cities)
    weights = list(accumulate(1 / math.sqrt(rank) for rank in range(1, len(cities) + 1)))
    for number in count(1):
        city = chance.choices(cities, cum_weights=weights)[0]
        yield from _compose_report(f"r{number:06d}", city, chance)


def _compose_report(report: str, city: City, chance: random.Random) -> Iterator[CorpusSection]:
    year = chance.randint(FIRST_YEAR, LAST_YEAR)
    title = f"{city.name}总工会{year}年{chance.choice(GENRES)}"
    topics = load_stock().topics
    for number, topic in enumerate(chance.sample(topics, chance.randint(*SECTIONS)), 1):
        text = _compose_text(topic, city, chance)
        yield CorpusSection(
            f"{report}-{number:02d}", report, city.name, city.province, year, topic, title, text
        )


def _compose_text(topic: str, city: City, chance: random.Random) -> str:
    """A heading and paragraphs of about the length that was drawn."""
    stock = load_stock()
    wanted = min(max(chance.gauss(*LENGTH), SHORTEST), LONGEST)
    parts = [stock.headings[topic].draw(chance), "\n"]
    length = len(parts[0])
    used: set[str] = set()
    while length < wanted:
        sentence = _fill(_draw_sentence(topic, used, chance), city, chance)
        if chance.random() < CLOSING:
            sentence += _fill(stock.lists["closing"].draw(chance), city, chance) + "\n"
        parts.append(sentence)
        length += len(sentence)
    return "".join(parts).strip()


def _draw_sentence(topic: str, used: set[str], chance: random.Random) -> str:
    """A sentence of the topic, of another or of none, if possible not a used one."""
    stock = load_stock()
    kind = chance.random()
    if OFF_TOPIC <= kind < GENERAL:
        return stock.lists["general"].draw(chance)
    about = chance.choice(stock.topics) if kind < OFF_TOPIC else topic
    for _ in range(AGAIN):
        sentence = stock.sentences[about].draw(chance)
        if sentence not in used:
            break
    used.add(sentence)
    return sentence


def _fill(phrase: str, city: City, chance: random.Random) -> str:
    """The phrase with every {name} drawn, and the names in what was drawn."""
    lists = load_stock().lists

    def draw(slot: re.Match[str]) -> str:
        name = slot[1]
        if name in FIGURES:
            return FIGURES[name](chance)
        if name == "place":
            return city.counties.draw(chance)
        return _SLOT.sub(draw, lists[name].draw(chance))

    return _SLOT.sub(draw, phrase)


def _count(chance: random.Random) -> str:
    return str(_magnitude(chance, 2, 999))


def _big(chance: random.Random) -> str:
    """A thousand to some hundred thousand, written as such numbers are."""
    number = _magnitude(chance, 1_000, 400_000)
    if number < 10_000:
        return f"{number}余" if chance.random() < 0.3 else str(number)
    return f"{number / 10_000:.{chance.choice((1, 2))}f}万"


def _money(chance: random.Random) -> str:
    number = _magnitude(chance, 3, 9_000)
    return str(number) if chance.random() < 0.6 else f"{number + chance.random():.1f}"


def _percent(chance: random.Random) -> str:
    return f"{100 - chance.random() * 40:.{chance.choice((0, 1))}f}"


def _magnitude(chance: random.Random, least: int, most: int) -> int:
    """A number between the two, small ones likelier."""
    return int(math.exp(chance.uniform(math.log(least), math.log(most))))


FIGURES = {"n": _count, "big": _big, "money": _money, "percent": _percent}


def read_corpus(path: Path) -> Iterator[CorpusSection]:
    """The sections of a corpus file; columns that it has besides are left."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            yield CorpusSection(**{name: row[name] for name in COLUMNS})


def main(arguments: list[str] | None = None) -> None:
    """Write a corpus, and say how large it came out."""
    parser = argparse.ArgumentParser(prog="benchmarks.corpus", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("number", type=int, help="how many sections")
    parser.add_argument("path", type=Path, help="the JSONL file to write")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(arguments)
    characters = 0
    with options.path.open("w", encoding="utf-8") as file:
        for section in compose(options.number, options.seed):
            characters += len(section.text)
            file.write(json.dumps(asdict(section), ensure_ascii=False) + "\n")
    print(f"{options.number} sections, {characters:,} characters", file=sys.stderr)


if __name__ == "__main__":
    main()
