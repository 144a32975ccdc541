"""Reading -> rows: repeatable, whole or not at all, and addresses that last."""

from itertools import pairwise

import pytest
from django.core.management import call_command
from django.db import IntegrityError, transaction

from reports.documents import Document
from reports.intake import Outcome, take_in
from reports.models import Metric, Report, Section
from reports.readers import Reader
from reports.rereading import reread
from reports.text.findings import Known
from reports.text.reading import read_report
from tests.conftest import SEEDS

pytestmark = pytest.mark.django_db

XIANTAO = SEEDS / "xiantao-2020.txt"


def take(path=XIANTAO):
    file = Reader().read(path)
    return take_in(file.document, file.reading)


def snapshot():
    return (
        list(Report.objects.order_by("pk").values()),
        list(Section.objects.order_by("pk").values()),
        list(Metric.objects.order_by("pk").values()),
    )


def test_a_document_becomes_a_report_with_sections_and_figures(regions):
    report, outcome = take()
    assert outcome == Outcome.TAKEN_IN
    assert report.region_id == "429004"
    assert report.federation.name == "仙桃市总工会"
    assert report.covers_label == "2020"
    assert report.sections.count() > 10
    assert report.metrics.count() > 30


def test_the_same_bytes_twice_change_nothing(regions):
    take()
    before = snapshot()
    _, outcome = take()
    assert outcome == Outcome.UNCHANGED
    assert snapshot() == before


def test_every_figure_stands_at_its_stored_offsets(seeded):
    assert Metric.objects.count() > 100
    for report in Report.objects.all():
        for metric in report.metrics.all():
            assert report.text[metric.start : metric.end] == metric.raw


def test_sections_of_a_report_follow_each_other_without_overlap(seeded):
    for report in Report.objects.all():
        sections = list(report.sections.all())
        for earlier, later in pairwise(sections):
            assert earlier.end <= later.start


def test_the_original_is_kept_byte_for_byte(regions):
    report, _ = take()
    with report.original.open("rb") as file:
        assert file.read() == XIANTAO.read_bytes()


def test_the_note_beside_a_document_is_kept(regions):
    report, _ = take()
    assert report.provenance.startswith("改写摘编")


def test_a_failure_half_way_leaves_no_row_and_no_file(regions, monkeypatch, settings, tmp_path):
    def fail(*args, **kwargs):
        raise RuntimeError("half-way")

    settings.MEDIA_ROOT = tmp_path
    monkeypatch.setattr("reports.intake.merge_metrics", fail)
    with pytest.raises(RuntimeError, match="half-way"):
        take()
    assert not Report.objects.exists()
    assert not Section.objects.exists()
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


def test_an_address_is_made_of_place_years_and_content(regions):
    report, _ = take()
    assert report.address == f"429004-2020-{report.sha256[:10]}"


def test_an_address_survives_a_rebuild_elsewhere(regions):
    first, _ = take()
    address = first.address
    first.delete()
    second, _ = take()
    assert second.address == address


def test_an_old_readable_part_still_finds_the_report(regions):
    report, _ = take()
    assert Report.objects.at_address(f"unplaced-undated-{report.digest}").get() == report
    assert not Report.objects.at_address("429004-2020-nothex").exists()
    assert not Report.objects.at_address("").exists()


def test_rereading_with_the_same_rules_changes_no_figure_and_no_address(seeded):
    for report in Report.objects.all():
        address, figures = report.address, list(report.metrics.values_list("pk", "start"))
        assert reread(report) == 0
        report.refresh_from_db()
        assert report.address == address
        assert list(report.metrics.values_list("pk", "start")) == figures


def test_a_masthead_field_decided_by_a_person_survives_a_reread(regions):
    report, _ = take()
    report.title, report.decided = "仙桃市总工会二〇二〇年总结", ["title"]
    report.save()
    reread(report)
    report.refresh_from_db()
    assert report.title == "仙桃市总工会二〇二〇年总结"


def test_what_an_archivist_states_outranks_the_reader(regions):
    data = XIANTAO.read_bytes()
    known = Known(title="注明的标题", source="注明的来源")
    report, _ = take_in(Document("a.txt", data, known), read_report(data, "a.txt", known))
    assert (report.title, report.source) == ("注明的标题", "注明的来源")
    reread(report)
    report.refresh_from_db()
    assert report.title == "注明的标题"


def test_constraints_refuse_a_figure_with_both_value_and_range(seeded):
    metric = Metric.objects.filter(value__isnull=False).first()
    metric.low = metric.high = 1
    with pytest.raises(IntegrityError), transaction.atomic():
        metric.save()


def test_constraints_refuse_covered_years_in_the_wrong_order(seeded):
    report = Report.objects.filter(covers_from=2020).first()
    report.covers_from = 2021
    with pytest.raises(IntegrityError), transaction.atomic():
        report.save()


def test_merging_needs_no_more_queries_for_more_figures(regions, django_assert_max_num_queries):
    file = Reader().read(SEEDS / "zhuxi-2016-2020.txt")
    assert len(file.reading.metrics) > 50
    with django_assert_max_num_queries(40):
        take_in(file.document, file.reading)


def test_reread_says_how_many_figures_moved(seeded, capsys):
    call_command("reread")
    assert "重读 5 份，0 条数据有变动。" in capsys.readouterr().out
