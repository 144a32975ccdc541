"""Title, federation, place, genre, the three years: each with its evidence."""

from .findings import Decoded, Finding, Known, Layout, Masthead


def read_masthead(decoded: Decoded, layout: Layout, known: Known) -> Masthead:
    """Say what the report is; what is not known stays null."""
    title = Finding(known.title, "档案员注明", 1.0) if known.title else Finding()
    return Masthead(title=title)
