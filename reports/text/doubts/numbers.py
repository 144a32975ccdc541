"""Numbers as a Chinese sentence says them."""

from decimal import Decimal


def say_number(number: Decimal) -> str:
    """A number for a Chinese sentence: 122亿, 9,919, 1.96."""
    for size, word in ((Decimal(10**8), "亿"), (Decimal(10**4), "万")):
        if abs(number) >= size:
            return f"{_rounded(number / size)}{word}"
    return _rounded(number)


def _rounded(number: Decimal) -> str:
    places = 0 if abs(number) >= 1000 else 2
    return f"{round(number, places):,f}".rstrip("0").rstrip(".") if places else f"{number:,.0f}"
