"""Values as pages show them: short in 万 and 亿 where that loses nothing, never rounded."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.models import Metric
from reports.pages.numbers import digits, figure_digits, readable, readable_figure


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("0", "0"),
        ("85.5", "85.5"),
        ("9900", "9,900"),
        ("150000", "15万"),
        ("1855000", "185.5万"),
        ("609204", "609,204"),
        ("10000000", "1,000万"),
        ("12200000000", "122亿"),
        ("214363000000", "2,143.63亿"),
        ("2791360", "2,791,360"),
        ("-30000", "-3万"),
        ("0.000001", "0.000001"),
        ("20.000000", "20"),
    ],
)
def test_large_values_are_shortened(value: str, shown: str) -> None:
    assert readable(Decimal(value)) == shown


@given(st.decimals(min_value=-(10**12), max_value=10**12, places=3))
def test_all_digits_are_the_value(value: Decimal) -> None:
    assert Decimal(digits(value).replace(",", "")) == value


@given(st.decimals(min_value=0, max_value=10**12, places=2))
def test_what_is_shortened_is_exact(value: Decimal) -> None:
    shown = readable(value)
    steps = {"万": 10**4, "亿": 10**8}
    number = Decimal(shown.rstrip("万亿").replace(",", ""))
    assert number * steps.get(shown[-1], 1) == value


@pytest.mark.parametrize(
    ("relation", "shown"),
    [("exact", "3万"), ("about", "约3万"), ("over", "3万以上"), ("under", "近3万")],
)
def test_a_qualifier_stands_with_the_value(relation: str, shown: str) -> None:
    assert readable_figure(Metric(value=Decimal(30000), relation=relation)) == shown


def test_only_the_text_itself_makes_a_value_approximate() -> None:
    assert readable_figure(Metric(value=Decimal(609204), relation="exact")) == "609,204"
    assert readable_figure(Metric(value=Decimal(609204), relation="about")) == "约609,204"


def test_a_range_has_two_ends() -> None:
    metric = Metric(low=Decimal(500), high=Decimal(10000), relation="range")
    assert readable_figure(metric) == "500—1万"
    assert figure_digits(metric) == "500—10,000"


def test_digits_are_shown_only_where_the_value_is_shortened() -> None:
    assert figure_digits(Metric(value=Decimal(374), relation="over")) == ""
    assert figure_digits(Metric(value=Decimal(150000), relation="exact")) == "150,000"
