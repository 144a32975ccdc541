"""What looks wrong in a report: each doubt shows its reckoning, and the text stays as it is.

Each rule is a function from a :class:`.document.Document` to doubts, in a file of its kind;
the words and bounds they work with are data: ``data/doubts.toml``.
"""

from collections.abc import Callable, Iterable

from ..findings import Doubt, Layout, Masthead, ReadMetric, ReadSection
from .amounts import find_implausible_sums
from .breaks import find_broken_sentences, find_repeated_paragraphs, find_repeated_sentences
from .document import Document
from .parts import find_parts_over_wholes, find_shares_over_hundred
from .products import find_wrong_products
from .rates import find_wrong_rates
from .seasons import find_past_anniversaries, find_past_seasons
from .slips import find_missing_units, find_stray_words
from .strangers import find_strange_federations
from .totals import find_conflicting_totals

__all__ = ["RULES", "find_doubts"]

RULES: tuple[Callable[[Document], Iterable[Doubt]], ...] = (
    find_strange_federations,
    find_repeated_paragraphs,
    find_repeated_sentences,
    find_broken_sentences,
    find_implausible_sums,
    find_parts_over_wholes,
    find_shares_over_hundred,
    find_conflicting_totals,
    find_wrong_products,
    find_wrong_rates,
    find_past_seasons,
    find_past_anniversaries,
    find_stray_words,
    find_missing_units,
)


def find_doubts(
    text: str,
    layout: Layout,
    sections: tuple[ReadSection, ...],
    metrics: tuple[ReadMetric, ...],
    masthead: Masthead,
) -> tuple[Doubt, ...]:
    """Every doubt of every rule, in the order of the text.

    ``text`` is the decoded text that all offsets count in; ``explanation`` is Chinese and
    shows the figures it reckons with.
    """
    document = Document(text, layout, sections, metrics, masthead)
    doubts = [doubt for rule in RULES for doubt in rule(document)]
    return tuple(sorted(doubts, key=lambda doubt: (doubt.start, doubt.end, doubt.rule)))
