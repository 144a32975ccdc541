"""Every number of the prose: a figure, or set aside with a reason."""

from .findings import Layout, Masthead, ReadMetric, ReadSection, SetAside


def find_metrics(
    text: str, layout: Layout, sections: tuple[ReadSection, ...], masthead: Masthead
) -> tuple[tuple[ReadMetric, ...], tuple[SetAside, ...]]:
    """The figures, and the numerals that are none, both in the order of the text."""
    return (), ()
