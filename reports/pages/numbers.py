"""Values as Chinese readers expect to see them: 万 and 亿, and the full digits beside."""

from decimal import ROUND_HALF_EVEN, Decimal

from reports.models import Metric
from reports.models.choices import Relation

STEPS = ((Decimal(10) ** 8, "亿"), (Decimal(10) ** 4, "万"))
SHORTENED = Decimal("0.01")
"""A shortened value keeps two decimals; where that loses anything, 约 says so."""

QUALIFIERS = {Relation.ABOUT: "约", Relation.OVER: "以上", Relation.UNDER: "不足"}


def digits(value: Decimal) -> str:
    """All digits, thousands separated: 1,234,567.8."""
    return f"{value.normalize():,f}"


def readable(value: Decimal) -> str:
    """The value in 亿 or 万 where it is that large, as short as two decimals allow."""
    for step, word in STEPS:
        if abs(value) >= step:
            shortened = (value / step).quantize(SHORTENED, ROUND_HALF_EVEN)
            about = "" if shortened * step == value else "约"
            return f"{about}{digits(shortened)}{word}"
    return digits(value)


def readable_figure(metric: Metric) -> str:
    """A figure's value or range, with 约, 以上 or 不足 where the text has it."""
    if metric.value is None:
        return "—".join(readable(end) for end in (metric.low, metric.high) if end is not None)
    shown = readable(metric.value)
    if metric.relation == Relation.OVER:
        return f"{shown}{QUALIFIERS[Relation.OVER]}"
    qualifier = QUALIFIERS.get(Relation(metric.relation), "")
    return shown if shown.startswith(qualifier) else f"{qualifier}{shown}"


def figure_digits(metric: Metric) -> str:
    """All digits of a figure that is shown in 万 or 亿; nothing where it shows them itself."""
    ends = (metric.low, metric.high) if metric.value is None else (metric.value,)
    known = [end for end in ends if end is not None]
    if all(readable(end) == digits(end) for end in known):
        return ""
    return "—".join(digits(end) for end in known)
