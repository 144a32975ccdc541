"""What an archivist would question; the arithmetic written out, the text never changed."""

from .findings import Doubt, Layout, Masthead, ReadMetric, ReadSection


def find_doubts(
    text: str,
    layout: Layout,
    sections: tuple[ReadSection, ...],
    metrics: tuple[ReadMetric, ...],
    masthead: Masthead,
) -> tuple[Doubt, ...]:
    """Every doubt of every rule, in the order of the text."""
    return ()
