"""A rewritten digest is marked as one on every page that shows it."""

from datetime import date

import pytest
from django.test import Client

from reports.models import Indicator, Metric, Report
from reports.pages.citation import cite
from tests.making import make_metric, make_report

pytestmark = pytest.mark.django_db

STATED = "改写摘编，非原文：事实取自公开报道。"
MARK = '<span class="flag">改写摘编，非原文</span>'


@pytest.mark.parametrize(
    ("provenance", "mark"),
    [
        ("改写摘编，非原文：事实取自公开报道。", "改写摘编，非原文"),
        ("馆员据纸本录入", "馆员据纸本录入"),
        ("馆员据纸本录入;个别字不清", "馆员据纸本录入"),
        ("抄本\n原件在市档案馆", "抄本"),
        ("  抄本。原件已佚", "抄本"),
        ("原件由该会办公室于当年年底交来的一份打印稿扫描而成。", "附出处说明"),
        ("：没有开头", "附出处说明"),
        ("", ""),
        (" \n", ""),
    ],
)
def test_the_mark_is_what_the_provenance_opens_with(provenance: str, mark: str) -> None:
    assert Report(provenance=provenance).provenance_mark == mark


@pytest.fixture
def digest(regions: None) -> Report:
    """A digest with a figure, beside a document that needs no mark."""
    indicator = Indicator.objects.order_by("position")[0]
    report = make_report("429004", 2020, 2020, provenance=STATED)
    make_metric(report, "15万元", 150000, indicator=indicator, topic=indicator.topic)
    make_metric(make_report("441200", 2018, 2018), "15万元", 150000, indicator=indicator)
    return report


@pytest.mark.parametrize("path", ["/", "/years/2020/", "/places/429004/", "/indicators/{}/"])
def test_a_digest_is_marked_wherever_it_is_listed(
    client: Client, digest: Report, path: str
) -> None:
    page = client.get(path.format(Indicator.objects.order_by("position")[0].pk)).content.decode()
    assert MARK in page


def test_a_digest_is_marked_on_its_topic_and_its_own_page(client: Client, digest: Report) -> None:
    topic = Metric.objects.get(report=digest).topic
    assert topic
    assert MARK in client.get(topic.get_absolute_url()).content.decode()
    page = client.get(digest.get_absolute_url()).content.decode()
    assert MARK in page[: page.index("<h1>")]


@pytest.mark.parametrize("path", ["/years/2018/", "/places/441200/"])
def test_a_document_as_it_was_issued_bears_no_mark(
    client: Client, digest: Report, path: str
) -> None:
    assert 'class="flag"' not in client.get(path).content.decode()


def test_the_chart_marks_the_cells_of_digests_and_explains_the_mark(
    client: Client, digest: Report
) -> None:
    page = client.get("/coverage/").content.decode()
    assert page.count("<sup>※</sup>") == 1
    assert "2020年：1 份当年报告（改写摘编，非原文）" in page
    assert "※ 改写摘编，非原文" in page


def test_a_row_of_indicators_is_marked_once_where_all_its_figures_need_it(
    client: Client, digest: Report
) -> None:
    lines = client.get("/places/429004/").context["panel"].lines
    assert [line.provenance for line in lines] == ["改写摘编，非原文"]


def test_in_a_row_of_unlike_origins_each_figure_bears_its_own_mark(
    client: Client, digest: Report
) -> None:
    indicator = Indicator.objects.order_by("position")[0]
    make_metric(make_report("429004", 2019, 2019), "15万元", 150000, indicator=indicator)
    response = client.get("/places/429004/")
    assert [line.provenance for line in response.context["panel"].lines] == [""]
    page = response.content.decode()
    assert page[page.index('class="panel') :].count(MARK) == 1


def test_a_reference_to_a_digest_says_that_it_is_one(digest: Report) -> None:
    digest.title = "江口市总工会工作总结"
    assert cite(digest, "http://a/", date(2026, 11, 21)) == (
        "仙桃市总工会. 江口市总工会工作总结: 改写摘编，非原文[R/OL]. [2026-11-21]. http://a/."
    )
