"""Values as Chinese readers expect to see them: in 万 or 亿 where that loses nothing.

A rounded value is never shown for an exact one: 约 stands only where the text has it.
"""

from decimal import Decimal

from reports.models import Metric
from reports.models.choices import Relation

STEPS = ((Decimal(10) ** 8, "亿"), (Decimal(10) ** 4, "万"))
FINEST = Decimal("0.01")
"""A value that would need more decimals in 万 or 亿 is shown with all its digits."""

QUALIFIERS = {Relation.ABOUT: "约", Relation.OVER: "以上", Relation.UNDER: "近"}


def digits(value: Decimal) -> str:
    """All digits, thousands separated: 1,234,567.8."""
    return f"{value.normalize():,f}"


def readable(value: Decimal) -> str:
    """The value in 亿 or 万 where it is that large and nothing is lost, else all its digits."""
    for step, word in STEPS:
        shortened = value / step
        if abs(value) >= step and shortened == shortened.quantize(FINEST):
            return f"{digits(shortened)}{word}"
    return digits(value)


def readable_figure(metric: Metric) -> str:
    """A figure's value or range, with 约, 以上 or 近 where the text is not exact."""
    if metric.value is None:
        return "—".join(readable(end) for end in (metric.low, metric.high) if end is not None)
    shown = readable(metric.value)
    if metric.relation == Relation.OVER:
        return f"{shown}{QUALIFIERS[Relation.OVER]}"
    return f"{QUALIFIERS.get(Relation(metric.relation), '')}{shown}"


def figure_digits(metric: Metric) -> str:
    """All digits of a figure that is shown in 万 or 亿; nothing where it shows them itself."""
    ends = (metric.low, metric.high) if metric.value is None else (metric.value,)
    known = [end for end in ends if end is not None]
    if all(readable(end) == digits(end) for end in known):
        return ""
    return "—".join(digits(end) for end in known)
