"""首页: what is here, how much, and the ways in."""

import pytest
from django.test import Client

from reports.models import Report
from tests.making import make_metric, make_report

pytestmark = pytest.mark.django_db


def test_an_empty_archive_says_so(client: Client, regions: None) -> None:
    assert "档案馆里还没有报告" in client.get("/").content.decode()


def test_the_counts_come_from_the_database(client: Client, regions: None) -> None:
    report = make_report("429004", 2020, 2020)
    make_report("441200", 2014, 2018)
    make_metric(report, "15万元", 150000)
    make_metric(report, "374人", 374, status="rejected")
    held = client.get("/").context["held"]
    assert (held.reports, held.places, held.figures) == (2, 2, 1)
    assert held.years == [2020, 2018, 2017, 2016, 2015, 2014]


def test_every_example_is_a_link_to_the_search(client: Client, regions: None) -> None:
    page = client.get("/").content.decode()
    assert page.count('<a href="/search/?q=') >= 3


def test_more_reports_cost_no_more_queries(
    client: Client, regions: None, django_assert_max_num_queries
) -> None:
    for code in ("429004", "441200", "430200", "640000", "420324", "420600"):
        make_metric(make_report(code, 2020, 2020), "15万元", 150000, topic=None)
    with django_assert_max_num_queries(10):
        client.get("/")


def test_the_seeds_are_listed_with_their_origin(client: Client, seeded: None) -> None:
    page = client.get("/").content.decode()
    for report in Report.objects.all():
        assert report.get_absolute_url() in page
    assert page.count('<span class="flag">改写摘编，非原文</span>') == Report.objects.count()
