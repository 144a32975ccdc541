"""Figures by what they count, how much, where and when; totals are the database's."""

import re
from html import unescape
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from reports import corrections
from reports.models import Metric
from search.figure_state import FigureForm, read_figure_state
from search.queries import find_metrics
from tests.bad_queries import MUST_WORK, at_random, by_hand
from tests.search_archive import *  # noqa: F403 - fixtures


def page(client: Client, **data: object) -> str:
    response = client.get("/search/figures/", data)
    assert response.status_code == 200
    return response.content.decode()


def found(client: Client, **data: object) -> list[Metric]:
    """All figures of the first page, by their links, once their number is what is said."""
    html = page(client, **data)
    links = re.findall(r'data-label="原文"><a href="([^"]+)"', html)
    said = re.search(r'class="count"[^>]*><b>(\d+)</b>', html)
    assert (int(said[1]) if said else 0) >= len(links)
    by_address = {m.get_absolute_url(): m for m in Metric.objects.select_related("report")}
    return [by_address[unescape(link)] for link in links]


def total(client: Client, **data: object) -> int:
    said = re.search(r'class="count"[^>]*><b>(\d+)</b>', page(client, **data))
    return int(said[1]) if said else 0


def test_words_are_looked_for_in_label_and_indicator(client: Client, archive: None):
    figures = found(client, q="资金")
    assert figures
    for figure in figures:
        assert "资金" in figure.label + (figure.indicator.name if figure.indicator else "")


def test_bounds_and_unit_narrow_exactly(client: Client, archive: None):
    figures = found(client, min="100万", unit="money")
    assert figures and all((f.value or f.high) >= 1_000_000 and f.unit == "元" for f in figures)
    expected = Metric.objects.shown().filter(unit="元")
    big = [m for m in expected if (m.value if m.value is not None else m.high) >= 1_000_000]
    assert total(client, min="100万", unit="money") == len(big)


def test_an_upper_bound_keeps_what_lies_below(client: Client, archive: None):
    figures = found(client, unit="people", max="100", sort="most")
    values = [f.value if f.value is not None else f.high for f in figures]
    assert values and values == sorted(values, reverse=True)
    assert all((f.value if f.value is not None else f.low) <= 100 for f in figures)


@pytest.mark.parametrize(
    ("place", "held"), [("420000", {"429004", "420324"}), ("429004", {"429004"})]
)
def test_a_place_brings_what_lies_below_it(
    client: Client, archive: None, place: str, held: set[str]
):
    expected = Metric.objects.shown().filter(report__region__in=held).count()
    assert total(client, place=place) == expected > 0


def test_a_place_or_year_among_the_words_is_understood(client: Client, archive: None):
    assert {f.report.region_id for f in found(client, q="仙桃 职工")} == {"429004"}
    for figure in found(client, q="2020年 职工"):
        assert figure.period_from is None or figure.period_from <= 2020 <= figure.period_to


@pytest.mark.parametrize("asked", [{"q": "2019年以来 职工"}, {"q": "职工", "years": "2019年以来"}])
def test_since_a_year_brings_it_and_all_later_ones(client: Client, archive: None, asked: dict):
    figures = found(client, **asked)
    assert {f.period_to for f in figures if f.period_to} == {2019, 2020}
    assert 0 < len(figures) < total(client, q="职工")


def test_years_and_basis_narrow(client: Client, archive: None):
    figures = found(client, years="2016-2018", basis="cumulative")
    assert figures
    for figure in figures:
        assert figure.basis == "cumulative"
        assert figure.period_to is None or (figure.period_from <= 2018 <= figure.period_to + 2)


def test_an_indicator_narrows_to_its_own(client: Client, archive: None):
    code = Metric.objects.exclude(indicator=None).values_list("indicator", flat=True)[0]
    assert {f.indicator_id for f in found(client, indicator=code)} == {code}
    assert total(client, indicator=code) == Metric.objects.filter(indicator=code).count()


def test_what_is_shut_out_leaves_figures_without_an_indicator(client: Client, archive: None):
    with_it, without = total(client, q="职工"), total(client, q="职工 -困难")
    held = found(client, q="职工 -困难")
    assert 0 < without < with_it
    assert any(f.indicator is None for f in held)
    assert all("困难" not in f.label for f in held)


def test_a_rejected_figure_is_gone_at_once(client: Client, archive: None):
    before = total(client, q="职工")
    figure = found(client, q="职工")[0]
    corrections.reject(figure, None, "不是数据")
    assert total(client, q="职工") == before - 1
    assert figure.pk not in {f.pk for f in found(client, q="职工")}


def test_a_corrected_figure_is_found_at_once_by_what_it_is_now(client: Client, archive: None):
    figure = found(client, q="职工", unit="people", sort="most")[0]
    asked = {"q": "职工", "unit": "people", "min": figure.value}
    above = total(client, **asked)
    corrections.correct(figure, {"value": 1, "label": "雪橇"}, None, "原文如此")
    assert total(client, **asked) == above - 1
    assert [f.pk for f in found(client, q="雪橇", max="1")] == [figure.pk]
    corrections.correct(figure, {"value": 2}, None, "再核")
    assert total(client, q="雪橇", max="1") == 0 < total(client, q="雪橇", min="2")


def test_pages_joined_are_all_of_them(client: Client, archive: None, monkeypatch):
    everything = [f.pk for f in found(client, unit="people")]
    monkeypatch.setattr("search.figure_search.PAGE_SIZE", 7)
    pages = range(1, -(-len(everything) // 7) + 1)
    joined = [f.pk for number in pages for f in found(client, unit="people", page=number)]
    assert joined[: len(everything)] == everything


@pytest.mark.parametrize(
    ("data", "said"),
    [({"min": "很多"}, "不是数"), ({"years": "去年"}, "不是年份"), ({"min": "9" * 30}, "不是数")],
)
def test_what_is_no_number_or_year_is_said(client: Client, archive: None, data: dict, said: str):
    assert said in page(client, q="职工", **data)


@pytest.mark.parametrize(
    "data", [{"unit": "x'--"}, {"place": "999999"}, {"indicator": "无"}, {"page": "-1"}]
)
def test_what_is_not_offered_is_left_out(client: Client, archive: None, data: dict):
    assert total(client, q="职工", **data) == total(client, q="职工")


def test_whatever_is_typed_is_a_page(client: Client, archive: None):
    for query in (*by_hand()[::5], *at_random(60), *MUST_WORK):
        typed = query.encode("utf-8", "surrogatepass")
        for asked in ({"q": typed}, {"min": typed, "years": typed, "indicator": typed}):
            assert client.get("/search/figures/", asked).status_code == 200, query[:80]


def test_every_line_asks_no_query_of_its_own(client: Client, archive: None, monkeypatch):
    def queries(size: int) -> int:
        monkeypatch.setattr("search.figure_search.PAGE_SIZE", size)
        with CaptureQueriesContext(
            connection,
        ) as asked:
            page(client, q="职工")
        return len(asked)

    queries(1)
    assert queries(1) == queries(40) <= 14


def test_an_address_read_is_the_address_written(archive: None, rf):
    asked = {"q": "资金", "min": "1000000", "unit": "money", "years": "2018-2020", "page": "2"}
    request = rf.get("/search/figures/", asked)
    state = read_figure_state(FigureForm(request.GET))
    assert state.address == f"/search/figures/?{urlencode(asked)}"
    assert find_metrics(state).state == state


def test_nothing_asked_explains_and_nothing_found_leads_on(client: Client, archive: None):
    assert "写出要找的数据" in page(client)
    html = page(client, q="鲲鹏展翅")
    assert "没有找到符合这些条件的数据" in html and "/search/?q=" in html


def test_sections_and_figures_lead_to_each_other(client: Client, archive: None):
    assert 'href="/search/figures/?q=' in client.get("/search/", {"q": "职工"}).content.decode()
    assert 'href="/search/?q=' in page(client, q="职工")


def test_digests_are_marked(client: Client, archive: None):
    html = page(client, q="资金")
    assert html.count("改写摘编") == html.count('data-label="原文"') > 0
