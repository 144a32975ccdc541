"""年份 and 收录: what is held of each year, and the chart of places and years."""

import pytest
from django.test import Client

from reports.views import years
from tests.making import make_metric, make_report

pytestmark = pytest.mark.django_db


@pytest.fixture
def holdings(regions: None) -> None:
    """Two reports of 2020, one of them with figures, and one of 2016-2020."""
    with_figures = make_report("429004", 2020, 2020)
    make_metric(with_figures, "15万元", 150000)
    make_metric(with_figures, "374人", 374, unit="人")
    make_report("430200", 2020, 2020)
    make_report("420324", 2016, 2020)


def test_a_span_counts_in_every_year_it_is_about(client: Client, holdings: None) -> None:
    counts = [
        (one.year, one.single, one.spanning, one.places)
        for one in client.get("/years/").context["years"]
    ]
    assert counts == [
        (2020, 2, 1, 3),
        (2019, 0, 1, 1),
        (2018, 0, 1, 1),
        (2017, 0, 1, 1),
        (2016, 0, 1, 1),
    ]


def test_the_list_of_years_costs_one_query(
    client: Client, holdings: None, django_assert_num_queries
) -> None:
    with django_assert_num_queries(1):
        client.get("/years/")


def test_a_year_lists_all_places_in_the_order_of_their_codes(
    client: Client, holdings: None
) -> None:
    reports = client.get("/years/2020/").context["page"].object_list
    assert [report.region_id for report in reports] == ["420324", "429004", "430200"]


def test_a_year_can_be_sorted_by_figures(client: Client, holdings: None) -> None:
    reports = client.get("/years/2020/?sort=figures").context["page"].object_list
    assert [report.figures for report in reports] == [2, 0, 0]


@pytest.mark.parametrize("query", ["sort=nothing", "sort=figures;drop", "page=abc", "page=-1"])
def test_an_odd_question_gets_the_plain_page(client: Client, holdings: None, query: str) -> None:
    response = client.get(f"/years/2020/?{query}")
    assert response.status_code == 200
    assert response.context["form"].sorted_by() == "place"


def test_a_year_of_which_nothing_is_held_is_not_found(client: Client, holdings: None) -> None:
    assert client.get("/years/1999/").status_code == 404


def test_neighbouring_years_skip_those_not_held(client: Client, regions: None) -> None:
    make_report("429004", 2015, 2015)
    make_report("429004", 2020, 2020)
    assert client.get("/years/2020/").context["earlier"] == 2015


def test_a_year_costs_the_same_queries_however_many_places(
    client: Client, holdings: None, django_assert_num_queries
) -> None:
    for code in ("441200", "640000", "420600"):
        make_report(code, 2020, 2020)
    with django_assert_num_queries(3):
        client.get("/years/2020/")


def test_the_chart_marks_years_and_spans_apart(client: Client, holdings: None) -> None:
    chart = client.get("/coverage/").context["chart"]
    marks = {row.region.pk: "".join(cell.mark or "·" for cell in row.cells) for row in chart.rows}
    assert list(chart.years) == [2016, 2017, 2018, 2019, 2020]
    assert marks == {"420324": "◐◐◐◐◐", "429004": "····●", "430200": "····●"}


def test_the_chart_can_show_one_province(client: Client, holdings: None) -> None:
    rows = client.get("/coverage/?province=430000").context["chart"].rows
    assert [row.region.pk for row in rows] == ["430200"]


def test_a_province_that_is_none_shows_all(client: Client, holdings: None) -> None:
    assert len(client.get("/coverage/?province=xx").context["chart"].rows) == 3


def test_reports_without_place_or_year_are_listed_beside_the_chart(
    client: Client, regions: None
) -> None:
    placeless = make_report(None, 2020, 2020)
    undated = make_report("429004", None, None)
    context = client.get("/coverage/").context
    assert context["unplaced"] == 2
    assert set(context["unplaced_newest"]) == {placeless, undated}


def test_every_mark_says_in_words_what_it_stands_for(client: Client, holdings: None) -> None:
    page = client.get("/coverage/").content.decode()
    assert 'aria-label="仙桃市 2020年：1 份当年报告"' in page
    assert 'aria-label="竹溪县 2016年：1 份跨年度报告"' in page


def test_the_chart_costs_the_same_queries_however_much_is_held(
    client: Client, holdings: None, django_assert_num_queries
) -> None:
    for code in ("441200", "640000", "420600"):
        make_report(code, 2020, 2020)
    with django_assert_num_queries(7):
        client.get("/coverage/")


def test_the_chart_is_paged_by_place_with_all_years_on_every_page(
    client: Client, holdings: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(years, "CHART_ROWS", 2)
    chart = client.get("/coverage/?page=2").context["chart"]
    assert [row.region.pk for row in chart.rows] == ["430200"]
    assert list(chart.years) == [2016, 2017, 2018, 2019, 2020]
