"""What the browse pages keep between requests, and that every change shows at once."""

from typing import Any

import pytest
from django.test import Client

from reports.models import Metric, Report
from tests.making import make_metric, make_report
from tests.test_search_freshness import elsewhere

PAGES = ("/", "/about/", "/indicators/", "/years/")


@pytest.fixture
def report(regions: None) -> Report:
    made = make_report("429004", 2020, 2020)
    make_metric(made, "15万元", 150000)
    return made


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.django_db
def test_nothing_is_counted_again_until_something_is_written(
    client: Client, report: Report, address: str, django_assert_num_queries: Any
) -> None:
    first = client.get(address).content
    with django_assert_num_queries(0):
        assert client.get(address).content == first


@pytest.mark.django_db(transaction=True)
def test_what_another_process_commits_is_counted_at_once(client: Client, report: Report) -> None:
    def counted() -> tuple[int, int, int]:
        home, about = client.get("/").context["held"], client.get("/about/").context["held"]
        assert (home.reports, home.figures) == (about.reports, about.figures)
        return about.reports, about.figures, about.decided

    assert counted() == (1, 1, 0)
    elsewhere(lambda: make_metric(report, "374人", 374))
    assert counted() == (1, 2, 0)
    elsewhere(lambda: Metric.objects.filter(raw="374人").update(status="rejected"))
    assert counted() == (1, 1, 1)
    elsewhere(lambda: make_report("441200", 2014, 2018))
    assert counted() == (2, 1, 1)
    elsewhere(lambda: Report.objects.filter(region="441200").delete())
    assert counted() == (1, 1, 1)


@pytest.mark.django_db(transaction=True)
def test_a_year_and_an_indicator_are_counted_at_once(client: Client, report: Report) -> None:
    figure = Metric.objects.get()
    assert client.get("/years/2014/").status_code == 404
    elsewhere(lambda: make_report("441200", 2014, 2018))
    assert client.get("/years/2014/").status_code == 200

    def counts() -> list[int]:
        return [one.figures for one in client.get("/indicators/").context["indicators"]]

    before = sum(counts())
    elsewhere(lambda: Metric.objects.filter(pk=figure.pk).update(status="rejected"))
    assert sum(counts()) == before - (figure.indicator_id is not None)


@pytest.mark.django_db(transaction=True)
def test_a_corrected_title_stands_on_the_front_page_at_once(client: Client, report: Report) -> None:
    client.get("/")
    elsewhere(lambda: Report.objects.filter(pk=report.pk).update(title="经更正的标题"))
    assert "经更正的标题" in client.get("/").content.decode()
