"""前后不一: sums that are not the product written beside them."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from ..findings import Doubt
from .document import Document, Figure, Sentence, is_result, is_standard
from .numbers import say_number
from .totals import RULE

_ROUNDED = Decimal("0.05")
"""Products may differ by so much from what is written: amounts are rounded to 万."""


def find_wrong_products(document: Document) -> Iterator[Doubt]:
    """Matching funds at so much per cent, and so much for each, that come to another sum."""
    base: Figure | None = None
    for sentence in document.sentences:
        yield from _wrong_matching_funds(document, sentence, base)
        yield from _wrong_per_head(document, sentence)
        base = _last_money(sentence) if sentence.words.endswith(";") else None


def _last_money(sentence: Sentence) -> Figure | None:
    return next((f for f in reversed(sentence.figures) if f.metric.unit == "元"), None)


_MATCHING = re.compile(r"(?:比例|标准)?[^,。;0-9]{0,6}配套")


def _wrong_matching_funds(
    document: Document, sentence: Sentence, base: Figure | None
) -> Iterator[Doubt]:
    """Money given, a rate of matching, and the matching sum, in this order.

    ``base`` is the money given before the semicolon that the sentence follows, if any.
    """
    for rate, matched in pairwise(sentence.figures):
        base = rate if rate.metric.unit == "元" else base
        if base and _is_matching(sentence, base, rate, matched):
            share = base.value * rate.value / 100
            both = base.value + share
            if not _close(matched.value, share, both):
                yield sentence.doubt(
                    document.text,
                    RULE,
                    rate.start,
                    matched.end,
                    f"{base.written}×{rate.metric.raw}＝{say_number(share)}元"
                    f"（连同所拨共{say_number(both)}元），与所写{matched.written}不符。",
                )


def _is_matching(sentence: Sentence, base: Figure, rate: Figure, matched: Figure) -> bool:
    between = sentence.words[rate.end : matched.start]
    return (
        rate.metric.unit == "%"
        and matched.metric.unit == "元"
        and bool(_MATCHING.match(between))
        and _can_be_reckoned(base, rate, matched)
    )


_PER_HEAD = re.compile(r"每(?:人|名|户|位|家|个)[^,。;0-9]{0,8}$")
_ALTOGETHER = re.compile(r"(?:共计|合计|总计|累计|共)[^,。;0-9]{0,8}$")


def _wrong_per_head(document: Document, sentence: Sentence) -> Iterator[Doubt]:
    """A count, so much for each, and the sum they come to: 25名…每人2000元,共5万元."""
    for count, each, total in zip(
        sentence.figures, sentence.figures[1:], sentence.figures[2:], strict=False
    ):
        product = count.value * each.value
        if _is_per_head(sentence, count, each, total) and not _close(total.value, product):
            yield sentence.doubt(
                document.text,
                RULE,
                count.start,
                total.end,
                f"{count.written}×{each.written}＝{say_number(product)}元，"
                f"与所写{total.written}不符。",
            )


def _is_per_head(sentence: Sentence, count: Figure, each: Figure, total: Figure) -> bool:
    before_each = sentence.words[max(0, each.start - 12) : each.start]
    before_total = sentence.words[max(0, total.start - 14) : total.start]
    return (
        count.metric.unit in {"人", "名", "户", "家", "个", "位"}
        and each.metric.unit == total.metric.unit == "元"
        and bool(_PER_HEAD.search(before_each))
        and bool(_ALTOGETHER.search(before_total))
        and _can_be_reckoned(count, each, total)
    )


def _can_be_reckoned(*figures: Figure) -> bool:
    """Whether all of the figures have one value, and none is a plan's target."""
    return all(is_result(figure) or is_standard(figure) for figure in figures)


def _close(written: Decimal, *reckoned: Decimal) -> bool:
    return any(abs(written - number) <= abs(number) * _ROUNDED for number in reckoned)
