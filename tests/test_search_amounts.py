"""Amounts typed among the words of a query for figures."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.amounts import find_amounts


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (">100万元", "数值大于 100 万元"),
        ("＞１００万元", "数值大于 100 万元"),
        ("> 100 万元", "数值大于 100 万元"),
        (">=30%", "数值不小于 30%"),
        ("≤30%", "数值不大于 30%"),
        ("100万元以上", "数值不小于 100 万元"),
        ("不到50人", "数值小于 50 人"),
        ("不超过50%", "数值不大于 50%"),
        ("超过一百万元", "数值大于 一百万元"),
        ("500-1000元", "数值在 500-1000 元之间"),
        ("500元至1000元", "数值在 500 元至1000 元之间"),
        ("300 人次", "数值为 300 人次"),
        (">70", "数值大于 70"),
    ],
)
def test_an_amount_is_said_back(typed: str, said: str):
    (amount,), words, unreadable = find_amounts(typed)
    assert (amount.said, words, unreadable) == (said, "", ())


@pytest.mark.parametrize(
    ("typed", "low", "high", "unit"),
    [
        ("1.5亿元以上", 150_000_000, 150_000_000, "元"),
        ("3-5万人", 30_000, 50_000, "人"),
        ("900—600元", 600, 900, "元"),
        ("1,200人次以下", 1_200, 1_200, "人次"),
        ("二十三家以上", 23, 23, "家"),
    ],
)
def test_values_are_in_base_units(typed: str, low: int, high: int, unit: str):
    ((amount,), _, _) = find_amounts(typed)
    assert (amount.number, amount.last, amount.unit) == (low, high, unit)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("互助金 >20万元 荆州", "互助金   荆州"),
        ("互助金20万元以上", "互助金"),
        ("疗养超过300人次", "疗养"),
    ],
)
def test_the_other_words_stay(typed: str, words: str):
    found, rest, _ = find_amounts(typed)
    assert len(found) == 1 and rest == words


@pytest.mark.parametrize(
    "typed",
    [
        *("2017-2019", "2017年", "2017年以上", "2017-2019年", "6月", "12368", "十佳班组"),
        *('"20万元以上"', "《20条以上》", "“20万元以上”", "年份:2017-2019", "-20人以上", "第7次"),
        *("20件实事", "三八节", "五一劳动奖章", "6小时以外", "超过一半", "互助金20万元"),
    ],
)
def test_names_dates_and_what_is_quoted_are_no_amounts(typed: str):
    assert find_amounts(typed) == ((), typed, ())


def test_what_is_no_number_is_named():
    assert find_amounts("互助 大于1.2.3.4万元").unreadable == ("大于1.2.3.4万元",)


LIKELY = '<>≥≤＞=0123456789０９.,，-至到大于超过不以上下内万亿元人次个%年月第一二十百 "“”资金:'


@given(st.text(alphabet=LIKELY, max_size=40) | st.text(max_size=40))
def test_any_text_is_read_and_nothing_of_it_is_lost(typed: str):
    found, words, unreadable = find_amounts(typed)
    taken = "".join((*(amount.typed for amount in found), *unreadable, words))
    assert sorted("".join(taken.split())) == sorted("".join(typed.split()))
    for amount in found:
        assert amount.number <= amount.last and amount.said and amount.node
