"""报告: the text with its figures, what it rests on, the original file, the addresses."""

import hashlib
import re
from pathlib import Path

import pytest
from django.test import Client

from reports.models import Doubt, Report
from tests.making import make_metric, make_report, make_section

pytestmark = pytest.mark.django_db


def page(client: Client, report: Report) -> str:
    response = client.get(report.get_absolute_url())
    assert response.status_code == 200
    return response.content.decode()


@pytest.fixture
def report(regions: None) -> Report:
    report = make_report("429004", 2020, 2020)
    make_section(report, "一、工作回顾")
    make_metric(report, "15万元", 150000)
    make_metric(report, "374人", 374, unit="人", label="慰问职工")
    return report


def test_a_figure_in_the_text_and_in_the_list_lead_to_each_other(
    client: Client, report: Report
) -> None:
    found = page(client, report)
    start = report.text.index("374人")
    assert f'id="m-{start}"><a href="#f-{start}">374人</a>' in found
    assert f'<tr id="f-{start}">' in found
    assert f'href="#m-{start}"' in found


def test_sections_and_paragraphs_have_addresses_of_their_own(
    client: Client, report: Report
) -> None:
    found = page(client, report)
    assert f'id="s-{report.text.index("一、工作回顾")}"' in found
    assert f'id="p-{report.text.index("全年发放")}"' in found


def test_a_figure_that_was_rejected_is_not_shown(client: Client, report: Report) -> None:
    report.metrics.filter(raw="374人").update(status="rejected")
    assert [metric.raw for metric in client.get(report.get_absolute_url()).context["metrics"]] == [
        "15万元"
    ]


def test_an_unknown_unit_is_said_to_be_unknown(client: Client, report: Report) -> None:
    report.metrics.update(unit="")
    assert page(client, report).count("<td>未载</td>") == 2


def test_text_is_never_taken_for_markup(client: Client, regions: None) -> None:
    hostile = "<script>alert(1)</script>发放15万元&lt;"
    report = make_report("429004", 2020, 2020, text=hostile, title="<b>题</b>")
    make_metric(report, "15万元", 150000, label="<i>慰问</i>")
    found = page(client, report)
    assert "<script>alert" not in found
    assert "<b>题" not in found
    assert "<i>慰问" not in found


def test_a_stated_origin_stands_at_the_head(client: Client, regions: None) -> None:
    report = make_report("429004", 2020, 2020, provenance="改写摘编，非原文：事实取自公开报道。")
    found = page(client, report)
    assert found.index("改写摘编，非原文") < found.index('class="reading"')


def test_a_derived_title_is_marked_as_such(client: Client, report: Report) -> None:
    assert "原文无题名，此为拟题" in page(client, report)


def test_a_doubt_stands_at_its_words(client: Client, report: Report) -> None:
    start = report.text.index("15万元")
    Doubt.objects.create(
        report=report,
        rule="测试",
        start=start,
        end=start + 4,
        words="15万元",
        explanation="15万元 ÷ 374人 ≈ 401元。",
    )
    found = page(client, report)
    assert 'href="#d-1">存疑 1</a>' in found
    assert "15万元 ÷ 374人 ≈ 401元。" in found


def test_what_was_set_aside_is_listed_with_its_reason(client: Client, regions: None) -> None:
    aside = [
        {"start": 0, "end": 3, "reason": "页眉"},
        {"start": 10, "end": 14, "reason": "年份"},
    ]
    text = "第一页\n江口市总工会2020年工作总结"
    layout = [{"pieces": [[4, len(text)]], "repeats": None}]
    report = make_report("429004", 2020, 2020, text=text, layout=layout, set_aside=aside)
    found = client.get(report.get_absolute_url()).context["set_aside"]
    assert [(group.reason, group.words[0].text) for group in found.words] == [("页眉", "第一页")]
    numeral = found.numerals[0].words[0]
    assert (numeral.before, numeral.text, numeral.after) == ("江口市总工会", "2020", "年工作总结")
    assert numeral.paragraph == 4


def test_other_years_and_other_places_are_one_click_away(client: Client, regions: None) -> None:
    report = make_report("429004", 2020, 2020)
    earlier = make_report("429004", 2019, 2019)
    elsewhere = make_report("420324", 2016, 2020)
    context = client.get(report.get_absolute_url()).context
    assert list(context["other_years"]) == [earlier]
    assert list(context["other_places"]) == [elsewhere]


def test_a_report_costs_the_same_queries_however_much_it_says(
    client: Client, report: Report, django_assert_num_queries
) -> None:
    make_report("429004", 2019, 2019)
    make_report("420324", 2016, 2020)
    with django_assert_num_queries(6):
        client.get(report.get_absolute_url())


def test_a_long_report_is_a_page_of_bounded_size_and_queries(
    client: Client, regions: None, django_assert_max_num_queries
) -> None:
    filling = "各级工会把服务送到车间班组，听取职工意见，逐项登记，限期答复。" * 10
    text = "\n\n".join(f"全年慰问职工{1000 + number}人。{filling}" for number in range(100))
    report = make_report("429004", 2020, 2020, text=text)
    for number in range(1000, 1100):
        make_metric(report, f"{number}人", number)
    with django_assert_max_num_queries(12):
        content = client.get(report.get_absolute_url()).content
    assert len(text) > 30_000
    assert content.decode().count('class="number"') > 100
    assert len(content) <= 400_000


def test_an_address_whose_readable_part_is_out_of_date_still_leads_here(
    client: Client, report: Report
) -> None:
    response = client.get(f"/reports/unplaced-undated-{report.digest}/")
    assert (response.status_code, response["Location"]) == (301, report.get_absolute_url())


@pytest.mark.parametrize("address", ["429004-2020-0123456789", "x", "429004-2020-ZZ"])
def test_an_address_of_no_report_is_not_found(client: Client, regions: None, address: str) -> None:
    assert client.get(f"/reports/{address}/").status_code == 404
    assert client.get(f"/reports/{address}/original/").status_code == 404


def test_a_report_that_was_removed_is_gone(client: Client, report: Report) -> None:
    address = report.get_absolute_url()
    report.delete()
    response = client.get(address)
    assert response.status_code == 410
    assert "已经撤下" in response.content.decode()
    assert client.get(f"{address}original/").status_code == 410


def test_the_original_is_the_file_that_was_taken_in(client: Client, report: Report) -> None:
    response = client.get(f"{report.get_absolute_url()}original/")
    data = b"".join(response.streaming_content)
    assert hashlib.sha256(data).hexdigest() == report.sha256
    assert response["Content-Disposition"].startswith("attachment")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"


def test_an_original_that_is_lost_is_said_to_be_lost(
    client: Client, report: Report, caplog: pytest.LogCaptureFixture
) -> None:
    Path(report.original.path).unlink()
    assert client.get(f"{report.get_absolute_url()}original/").status_code == 404
    assert report.sha256 in caplog.text


def test_every_seed_is_shown_whole_and_below_300_kilobytes(client: Client, seeded: None) -> None:
    for report in Report.objects.all():
        response = client.get(report.get_absolute_url())
        assert len(response.content) < 300_000
        blocks = response.context["marked"].blocks
        words = "".join(run.text for block in blocks for run in (*block.heading, *block.runs))
        pieces = [piece for one in report.layout for piece in one["pieces"]]
        assert words == "".join(report.text[start:end] for start, end in pieces)


def test_no_address_on_a_page_stands_twice_and_every_link_within_leads_somewhere(
    client: Client, seeded: None
) -> None:
    for report in Report.objects.all():
        found = page(client, report)
        ids = re.findall(r'\sid="([^"]+)"', found)
        assert len(ids) == len(set(ids))
        assert set(re.findall(r'href="#([^"]+)"', found)) <= set(ids)
