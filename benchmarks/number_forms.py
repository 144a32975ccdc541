"""How a number is written: the forms by which accuracy is broken down."""

import re
from decimal import Decimal
from typing import Protocol

CHINESE_NUMERAL = "[〇零一二三四五六七八九十百千廿两兩壹贰叁肆伍陆柒捌玖拾佰仟]"

# A form's name as the table shows it, and what its written figure contains.
PATTERNS: dict[str, re.Pattern[str]] = {
    "full-width digits": re.compile("[０-９]"),
    "blank or break inside": re.compile(r"\s"),
    "grouped by commas": re.compile(r"\d[,，]\s?\d{3}"),
    "decimal": re.compile(r"\d\s?[.．]\s?\d"),
    "万, 亿": re.compile("[万亿萬億]"),
    "mixed (3万2千)": re.compile(r"\d[\s余多]*[万千亿]\s*\d"),
    "Chinese numeral": re.compile(f"^\\D*{CHINESE_NUMERAL}\\D*$"),
    "share in words": re.compile("成|分之|半数|[/／]"),
    "per cent": re.compile("[%％]"),
    "qualifier before": re.compile("^(近|约|超|逾|不|至少|大约|将近|突破|过|上千)"),
    "qualifier after": re.compile("[余餘多来]|以上|以下|以内|左右|上下"),
    "traditional characters": re.compile("[萬億個餘戶場條冊兩]"),
}


class WrittenFigure(Protocol):
    """A figure as written, expected or found."""

    @property
    def raw(self) -> str: ...
    @property
    def low(self) -> Decimal | None: ...
    @property
    def unit_inferred(self) -> bool: ...


def find_forms(figure: WrittenFigure) -> list[str]:
    """Every form ``figure`` is an instance of; ``plain`` where it is none of them."""
    forms = [name for name, pattern in PATTERNS.items() if pattern.search(figure.raw)]
    if figure.low is not None:
        forms.append("range")
    if figure.unit_inferred:
        forms.append("no unit written")
    return forms or ["plain"]
