"""指标 and 主题: what is counted, and every figure that counts it."""

import csv
import re
from collections.abc import Iterator
from io import StringIO

import pytest
from django.db.models import Count
from django.test import Client

from reports.models import Indicator, Metric, Report, Topic
from reports.views import indicators
from tests.making import TEXT, make_metric, make_report, make_section

pytestmark = pytest.mark.django_db

MORE = TEXT + "\n又发放慰问金16万元，累计17万元，慰问18人。"


@pytest.fixture
def indicator(regions: None) -> Indicator:
    return Indicator.objects.order_by("position")[0]


def groups(client: Client, indicator: Indicator, query: str = "") -> dict[str, list[str]]:
    """The groups of the indicator's page with the words of their figures."""
    context = client.get(f"{indicator.get_absolute_url()}{query}").context
    return {group.name: [one.raw for one in group.figures] for group in context["groups"]}


def make_four(indicator: Indicator) -> Report:
    """Two amounts of one year, one over several years and one head count, of one place."""
    report = make_report("429004", 2020, 2020, text=MORE)
    for raw, value in (("15万元", 150000), ("16万元", 160000)):
        make_metric(report, raw, value, indicator=indicator)
    make_metric(report, "17万元", 170000, indicator=indicator, basis="cumulative")
    make_metric(report, "18人", 18, indicator=indicator, unit="人", status="confirmed")
    return report


def test_the_list_holds_the_whole_vocabulary_with_counts(
    client: Client, indicator: Indicator
) -> None:
    report = make_four(indicator)
    report.metrics.filter(raw="16万元").update(status="rejected")
    found = list(client.get("/indicators/").context["indicators"])
    assert len(found) == Indicator.objects.count()
    assert {one.pk: one.figures for one in found if one.figures} == {indicator.pk: 3}


def test_the_list_of_indicators_costs_one_query(
    client: Client, indicator: Indicator, django_assert_num_queries
) -> None:
    make_four(indicator)
    with django_assert_num_queries(1):
        client.get("/indicators/")


def test_figures_of_unlike_basis_or_unit_stand_in_groups_of_their_own(
    client: Client, indicator: Indicator
) -> None:
    make_four(indicator)
    assert groups(client, indicator) == {
        "完成 · 累计 · 元": ["17万元"],
        "完成 · 当年 · 人": ["18人"],
        "完成 · 当年 · 元": ["15万元", "16万元"],
    }


def test_a_target_never_stands_among_what_was_done(client: Client, indicator: Indicator) -> None:
    report = make_report("429004", 2020, 2020)
    make_metric(report, "15万元", 150000, indicator=indicator)
    make_metric(report, "374人", 374, indicator=indicator, kind="target")
    assert len(groups(client, indicator)) == 2


def test_what_is_not_known_of_a_group_is_said_so(client: Client, indicator: Indicator) -> None:
    report = make_report("429004", 2020, 2020)
    make_metric(report, "15万元", 150000, indicator=indicator, basis="", unit="")
    assert list(groups(client, indicator)) == ["完成 · 口径未载 · 单位未载"]


def test_a_figure_shows_its_place_years_value_and_leads_to_its_words(
    client: Client, indicator: Indicator
) -> None:
    report = make_report("429004", 2016, 2020)
    figure = make_metric(report, "15万元", 150000, indicator=indicator, period_from=2019)
    page = client.get(indicator.get_absolute_url()).content.decode()
    for words in ("仙桃市", "2016-2020", "2019-2020", "15万", "150,000", indicator.definition):
        assert words in page
    assert f'href="{report.get_absolute_url()}#m-{figure.start}"' in page
    assert f'id="m-{figure.start}"' in client.get(report.get_absolute_url()).content.decode()


def test_only_figures_that_were_looked_at_bear_a_status(
    client: Client, indicator: Indicator
) -> None:
    make_four(indicator)
    page = client.get(indicator.get_absolute_url()).content.decode()
    assert re.findall(r'<small class="status \w+">(.+?)</small>', page) == ["已核"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("province=420000", {"15万元", "16万元", "17万元", "18人"}),
        ("province=440000", {"374人"}),
        ("place=441200", {"374人"}),
        ("basis=cumulative", {"17万元"}),
        ("basis=none", {"374人"}),
        ("status=confirmed", {"18人"}),
        ("province=420000&basis=year&status=unreviewed", {"15万元", "16万元"}),
        ("province=420000&place=441200", set()),
    ],
)
def test_figures_can_be_narrowed(
    client: Client, indicator: Indicator, query: str, expected: set[str]
) -> None:
    make_four(indicator)
    make_metric(make_report("441200", 2018, 2018), "374人", 374, indicator=indicator, basis="")
    shown = groups(client, indicator, f"?{query}")
    assert {raw for words in shown.values() for raw in words} == expected


@pytest.mark.parametrize(
    "query", ["province=110000", "place=x", "basis=%27", "status=rejected", "page=x", "page=-3"]
)
def test_what_is_not_offered_is_no_question(
    client: Client, indicator: Indicator, query: str
) -> None:
    make_four(indicator)
    assert groups(client, indicator, f"?{query}") == groups(client, indicator)


def test_a_refused_value_leaves_the_others_standing(client: Client, indicator: Indicator) -> None:
    make_four(indicator)
    assert list(groups(client, indicator, "?basis=cumulative&status=nonsense")) == [
        "完成 · 累计 · 元"
    ]


def test_figures_are_paged_and_the_filter_stays(
    client: Client, indicator: Indicator, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(indicators, "FIGURES", 1)
    make_four(indicator)
    address = f"{indicator.get_absolute_url()}?basis=year&page=2"
    response = client.get(address)
    assert [group.total for group in response.context["groups"]] == [2]
    assert 'href="?basis=year&amp;page=3"' in response.content.decode()


def test_all_pages_together_show_every_figure_once(
    client: Client, indicator: Indicator, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(indicators, "FIGURES", 2)
    make_four(indicator)
    pages = [groups(client, indicator, f"?page={number}") for number in (1, 2)]
    shown = [raw for page in pages for words in page.values() for raw in words]
    assert sorted(shown) == ["15万元", "16万元", "17万元", "18人"]


def test_an_indicator_costs_the_same_queries_however_many_figures(
    client: Client, indicator: Indicator, django_assert_num_queries
) -> None:
    for code in ("429004", "441200", "430200", "640000", "420324"):
        make_metric(make_report(code, 2020, 2020), "15万元", 150000, indicator=indicator)
    with django_assert_num_queries(6):
        client.get(f"{indicator.get_absolute_url()}?province=420000")


def test_an_indicator_without_figures_says_so(client: Client, indicator: Indicator) -> None:
    page = client.get(indicator.get_absolute_url()).content.decode()
    assert "还没有见到这个指标的数据" in page
    assert indicator.definition in page


def table(client: Client, indicator: Indicator, query: str = "") -> list[dict[str, str]]:
    response = client.get(f"{indicator.get_absolute_url()}figures.csv{query}")
    text = b"".join(response.streaming_content).decode("utf-8")
    assert text.startswith("\ufeff")
    return list(csv.DictReader(StringIO(text.removeprefix("\ufeff"))))


def test_the_table_to_take_away_holds_what_is_filtered_with_its_evidence(
    client: Client, indicator: Indicator
) -> None:
    report = make_four(indicator)
    report.provenance = "改写摘编，非原文：事实取自公开报道。"
    report.save()
    (row,) = table(client, indicator, "?basis=cumulative&page=7")
    expected = {"指标代码": indicator.code, "地方": "湖北省仙桃市", "报告年份": "2020"} | {
        "数值": "170000",
        "下限": "",
        "单位": "元",
        "口径": "累计",
        "状态": "待核",
        "原文": "17万元",
        "报告出处": "改写摘编，非原文",
    }
    assert {name: row[name] for name in expected} == expected
    figure = report.metrics.get(raw="17万元")
    assert row["地址"] == f"http://testserver{figure.get_absolute_url()}"


def test_the_table_holds_all_pages(
    client: Client, indicator: Indicator, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(indicators, "FIGURES", 1)
    make_four(indicator)
    assert [row["原文"] for row in table(client, indicator)] == [
        "17万元",
        "18人",
        "15万元",
        "16万元",
    ]


def test_no_cell_of_the_table_is_a_formula(client: Client, indicator: Indicator) -> None:
    report = make_report("429004", 2020, 2020, title="@SUM(A1)")
    make_metric(report, "15万元", -5, indicator=indicator, label='=HYPERLINK("http://x")')
    (row,) = table(client, indicator)
    assert (row["报告"], row["名目"]) == ("'@SUM(A1)", '\'=HYPERLINK("http://x")')
    assert row["数值"] == "-5"


@pytest.mark.parametrize(
    "path", ["/indicators/nothing/", "/indicators/nothing/figures.csv", "/topics/nothing/"]
)
def test_what_is_not_in_the_vocabulary_is_not_found(
    client: Client, regions: None, path: str
) -> None:
    assert client.get(path).status_code == 404


def test_a_topic_lists_its_indicators_figures_and_sections(
    client: Client, indicator: Indicator
) -> None:
    topic = indicator.topic
    report = make_four(indicator)
    report.metrics.update(topic=topic)
    section = make_section(report, "一、工作回顾", topic=topic)
    make_section(report, "二、明年打算")
    context = client.get(topic.get_absolute_url()).context
    assert [one.pk for one in context["indicators"]] == [indicator.pk]
    assert context["page"].paginator.count == 4
    assert list(context["sections"]) == [section]


def test_the_sections_and_figures_of_a_topic_are_paged_apart(
    client: Client, indicator: Indicator, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(indicators, "FIGURES", 1)
    monkeypatch.setattr(indicators, "SECTIONS", 1)
    topic = indicator.topic
    report = make_four(indicator)
    report.metrics.update(topic=topic)
    for heading in ("一、工作回顾", "二、明年打算"):
        make_section(report, heading, topic=topic)
    page = client.get(f"{topic.get_absolute_url()}?page=2&sections=2").content.decode()
    assert 'href="?sections=2&amp;page=3#figures"' in page
    assert 'href="?page=2&amp;sections=1#sections"' in page


def test_a_topic_costs_the_same_queries_however_much_it_holds(
    client: Client, indicator: Indicator, django_assert_num_queries
) -> None:
    for code in ("429004", "441200", "430200", "640000", "420324"):
        report = make_report(code, 2020, 2020)
        make_section(report, "一、工作回顾", topic=indicator.topic)
        make_metric(report, "15万元", 150000, indicator=indicator, topic=indicator.topic)
    with django_assert_num_queries(6):
        client.get(indicator.topic.get_absolute_url())


def chips(client: Client) -> Iterator[tuple[str, int]]:
    """The links of the front page's topics and indicators, and the count each shows."""
    page = client.get("/").content.decode()
    for address, count in re.findall(
        r'<a href="(/(?:topics|indicators)/[^"]+)">[^<]+<small>([\d,]+)</small>', page
    ):
        yield address, int(count.replace(",", ""))


def test_every_chip_of_the_front_page_leads_to_as_many_figures_as_it_says(
    client: Client, seeded: None
) -> None:
    found = dict(chips(client))
    topics = Topic.objects.filter(metrics__isnull=False).distinct().count()
    assert len(found) > topics
    for address, count in found.items():
        assert client.get(address).context["page"].paginator.count == count, address


def test_every_figure_of_the_seeds_stands_on_its_indicators_page(
    client: Client, seeded: None
) -> None:
    counted = Metric.objects.shown().filter(indicator__isnull=False).values_list("indicator")
    for code, count in counted.annotate(figures=Count("pk")).order_by("-figures")[:10]:
        page = client.get(f"/indicators/{code}/").content.decode()
        assert len(re.findall(r'href="/reports/[^"]+#m-\d+"', page)) == count
