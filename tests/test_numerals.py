"""One numeral -> its number, in every way of writing it."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.text.figures.numerals import find_numerals, parse_numeral
from reports.text.folding import fold

DIGITS = "零一二三四五六七八九"


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("12.5万", "125000"),
        ("3万2千余", "32000"),
        ("二十三", "23"),
        ("廿三", "23"),
        ("三百二十", "320"),
        ("一万二千", "12000"),
        ("三点五亿", "350000000"),
        ("一百零五", "105"),
        ("两千三", "2300"),
        ("三万五", "35000"),
        ("十", "10"),
        ("百余", "100"),
        ("十余万", "100000"),
        ("240余万", "2400000"),
        ("1亿2千万", "120000000"),
        ("2.3万亿", "2300000000000"),
        ("一千零一万", "10010000"),
        ("壹佰贰拾万", "1200000"),
        ("3,556", "3556"),
        ("3 556", "3556"),
        ("0.30", "0.3"),
    ],
)
def test_a_numeral_is_read_as_its_number(words, value):
    assert parse_numeral(words) == Decimal(value)


@pytest.mark.parametrize("words", ["", "多", "1" * 40, "五6", "点五"])
def test_what_is_no_number_is_none(words):
    assert parse_numeral(words) is None


@pytest.mark.parametrize(
    ("words", "share"),
    [
        ("七成", "70"),
        ("七成五", "75"),
        ("八成半", "85"),
        ("百分之九十五", "95"),
        ("百分之12.5", "12.5"),
        ("千分之三", "0.3"),
        ("三分之二", "66.67"),
        ("1/3", "33.33"),
        ("半数", "50"),
        ("百分之百", "100"),
    ],
)
def test_a_share_in_words_becomes_per_cent(words, share):
    (numeral,) = find_numerals(words)
    assert (numeral.low, numeral.unit) == (Decimal(share), "%")


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [("三四十", 30, 40), ("两三", 2, 3), ("十七八", 17, 18), ("三五百", 300, 500)],
)
def test_two_neighbouring_digits_are_a_range(words, low, high):
    (numeral,) = find_numerals(words)
    assert (numeral.low, numeral.high) == (low, high)


@pytest.mark.parametrize("name", ["五一", "三八", "二〇二〇", "成立", "成员"])
def test_digits_in_a_row_name_something_and_count_nothing(name):
    assert list(find_numerals(name)) == []


@pytest.mark.parametrize("words", ["成立", "七成立了工会"])
def test_founding_is_no_tenth(words):
    assert all(numeral.unit != "%" for numeral in find_numerals(words))


def spell(number: int) -> str:
    """A number below 100,000,000 as it is said in full."""
    if number >= 10000:
        high, low = divmod(number, 10000)
        zero = "零" if 0 < low < 1000 else ""
        return spell(high) + "万" + (zero + spell(low) if low else "")
    said, gap = "", False
    for factor, sign in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, factor)
        if digit:
            said += ("零" if gap and said else "") + DIGITS[digit] + sign
            gap = False
        else:
            gap = True
    return said


@given(st.integers(min_value=1, max_value=99_999_999))
def test_a_number_spelled_out_is_read_back(number):
    assert parse_numeral(spell(number)) == number


@given(st.integers(min_value=0, max_value=10**12))
def test_thousands_separators_change_nothing(number):
    assert parse_numeral(f"{number:,}") == number


@given(st.decimals(min_value=0, max_value=10**6, places=2), st.sampled_from(["万", "亿"]))
def test_a_multiplier_multiplies(number, sign):
    factor = {"万": 10**4, "亿": 10**8}[sign]
    assert parse_numeral(f"{number}{sign}") == number * factor


@given(st.text())
def test_folding_keeps_the_length(text):
    assert len(fold(text)) == len(text)


@given(st.text(alphabet="0123456789,. 一二三十百千万亿零点余多几成分之/半数两廿"))
def test_numerals_of_any_text_stand_apart_and_in_order(text):
    end = 0
    for numeral in find_numerals(text):
        assert end <= numeral.start < numeral.end <= len(text)
        assert numeral.low.is_finite()
        end = numeral.end
