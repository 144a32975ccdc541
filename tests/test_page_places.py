"""地方: the list of places, one place, and the words a place answers to."""

import pytest
from django.test import Client
from django.urls import reverse

from reports.models import Indicator, Region
from tests.making import TEXT, make_metric, make_report

pytestmark = pytest.mark.django_db


def page(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_provinces_stand_in_the_order_of_their_pinyin(client: Client, regions: None) -> None:
    groups = client.get("/places/").context["groups"]
    assert len(groups) == Region.objects.current().filter(level="province").count()
    pinyin = [group.region.pinyin for group in groups]
    assert pinyin == sorted(pinyin)


def test_a_province_says_how_many_of_its_places_are_held(client: Client, regions: None) -> None:
    make_report("429004", 2020, 2020)
    make_report("420324", 2016, 2020)
    make_report("420000", 2019, 2019)
    groups = client.get("/places/").context["groups"]
    hubei = next(group for group in groups if group.region.pk == "420000")
    assert (hubei.total, hubei.held) == (3, 1)
    assert [one.region.pk for one in hubei.counties] == ["420324"]


def test_the_list_of_places_costs_two_queries(
    client: Client, regions: None, django_assert_num_queries
) -> None:
    for code in ("429004", "441200", "430200", "640000", "420324"):
        make_report(code, 2020, 2020)
    with django_assert_num_queries(2):
        client.get("/places/")


@pytest.mark.parametrize("word", ["xiantao", "XianTao", "仙桃", "仙桃市"])
def test_a_place_answers_to_its_pinyin_and_names(client: Client, regions: None, word: str) -> None:
    response = client.get(reverse("place", args=[word]))
    assert (response.status_code, response["Location"]) == (301, "/places/429004/")


def test_a_former_name_leads_to_the_place_of_today(client: Client, regions: None) -> None:
    response = client.get(reverse("place", args=["襄樊"]))
    assert (response.status_code, response["Location"]) == (301, "/places/420600/")


def test_a_word_that_several_places_answer_to_is_a_choice(client: Client, regions: None) -> None:
    found = page(client, reverse("place", args=["鼓楼区"]))
    assert "福建省福州市鼓楼区" in found
    assert "江苏省南京市鼓楼区" in found


def test_a_word_no_place_answers_to_is_not_found(client: Client, regions: None) -> None:
    response = client.get(reverse("place", args=["没有的地方"]))
    assert response.status_code == 404
    assert "没有这一页" in response.content.decode()


def test_years_not_held_are_named(client: Client, regions: None) -> None:
    make_report("429004", 2020, 2020)
    make_report("441200", 2018, 2018)
    cells = client.get("/places/429004/").context["cells"]
    assert [(cell.year, cell.mark) for cell in cells] == [(2018, ""), (2019, ""), (2020, "●")]


def test_a_place_without_reports_says_so(client: Client, regions: None) -> None:
    assert "尚未收录荆州市" in page(client, "/places/421000/")


def test_a_province_lists_what_lies_below_with_all_it_contains(
    client: Client, regions: None
) -> None:
    make_report("420324", 2020, 2020)
    below = client.get("/places/420000/").context["below"]
    assert {one.region.pk: one.reports for one in below if one.reports} == {"420300": 1}


def test_a_province_charts_the_years_of_the_places_below(client: Client, regions: None) -> None:
    make_report("420324", 2019, 2020)
    make_report("420000", 2018, 2018)
    chart = client.get("/places/420000/").context["chart"]
    assert [(row.region.pk, row.held) for row in chart.rows] == [("420324", 2)]


def test_indicators_stand_by_year_with_named_blanks(client: Client, regions: None) -> None:
    indicator = Indicator.objects.order_by("position")[0]
    older = make_report("429004", 2018, 2018)
    newer = make_report("429004", 2020, 2020, text=TEXT + "\n又发放慰问金16万元。")
    make_metric(older, "15万元", 150000, indicator=indicator)
    make_metric(newer, "16万元", 160000, indicator=indicator)
    make_metric(newer, "374人", 374, indicator=indicator, unit="人", basis="stock")
    panel = client.get("/places/429004/").context["panel"]
    assert panel.periods == ["2018", "2020"]
    cells = {
        (line.unit, line.basis): [cell.blank or cell.figures[0].raw for cell in line.cells]
        for line in panel.lines
    }
    assert cells == {("元", "当年"): ["15万元", "16万元"], ("人", "期末"): ["未提及", "374人"]}


def test_the_indicators_known_for_most_years_come_first(client: Client, regions: None) -> None:
    first, second = Indicator.objects.order_by("position")[:2]
    older = make_report("429004", 2018, 2018)
    newer = make_report("429004", 2020, 2020)
    make_metric(older, "15万元", 150000, indicator=second)
    make_metric(newer, "15万元", 150000, indicator=second)
    make_metric(newer, "374人", 374, indicator=first, unit="人")
    panel = client.get("/places/429004/").context["panel"]
    assert [line.indicator for line in panel.lines] == [second, first]


def test_a_place_costs_the_same_queries_however_much_is_held(
    client: Client, regions: None, django_assert_num_queries
) -> None:
    indicator = Indicator.objects.order_by("position")[0]
    for year in range(2012, 2021):
        make_metric(make_report("420000", year, year), "15万元", 150000, indicator=indicator)
    with django_assert_num_queries(9):
        client.get("/places/420000/")
