"""What a person decides about a figure stays, with its history."""

from decimal import Decimal

import pytest
from django.contrib.auth.models import User

from reports import rereading
from reports.corrections import confirm, correct, reject
from reports.models import Metric, Report
from reports.models.choices import MetricStatus
from reports.rereading import reread

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(db):
    return User.objects.create_user("editor")


@pytest.fixture
def figure(seeded):
    return Metric.objects.filter(report__region="429004", value__isnull=False).first()


def test_a_correction_keeps_the_machines_reading_beside_it(figure, editor):
    read = figure.reading["value"]
    correct(figure, {"value": Decimal(7)}, editor, "原文为 7")
    figure.refresh_from_db()
    assert figure.value == 7
    assert figure.reading["value"] == read
    assert figure.differs() == {"value": (read, "7")}
    assert figure.status == MetricStatus.CORRECTED


def test_history_shows_the_reading_the_correction_who_and_why(figure, editor):
    before = figure.value
    correct(figure, {"value": Decimal(7)}, editor, "原文为 7")
    newest, oldest = figure.history.all()
    assert (oldest.value, oldest.history_change_reason) == (before, "机器判读")
    assert (newest.value, newest.history_user, newest.history_change_reason) == (
        7,
        editor,
        "原文为 7",
    )


def test_a_reread_never_overwrites_a_correction(figure, editor):
    correct(figure, {"unit": "箱", "label": "改过的名目"}, editor, "核对")
    for _ in range(3):
        reread(Report.objects.get(pk=figure.report_id))
    figure.refresh_from_db()
    assert (figure.unit, figure.label) == ("箱", "改过的名目")
    assert figure.status == MetricStatus.CORRECTED


def reading_changed(monkeypatch, start, **changes):
    """Let the reader find something else in the figure that starts there."""
    from dataclasses import replace

    original = rereading.read_report

    def changed(*args):
        reading = original(*args)
        metrics = tuple(
            replace(metric, **changes) if metric.start == start else metric
            for metric in reading.metrics
        )
        return replace(reading, metrics=metrics)

    monkeypatch.setattr(rereading, "read_report", changed)


def test_a_new_reading_of_a_decided_field_is_a_conflict_with_both_values(
    figure, editor, monkeypatch
):
    correct(figure, {"value": Decimal(7)}, editor, "原文为 7")
    reading_changed(monkeypatch, figure.start, value=Decimal(8), label="新名目")
    reread(figure.report)
    figure.refresh_from_db()
    assert figure.status == MetricStatus.CONFLICT
    assert figure.differs()["value"] == ("8", "7")
    assert figure.label == "新名目"


def test_a_decided_figure_that_is_no_longer_found_awaits_review(figure, editor, monkeypatch):
    from dataclasses import replace

    correct(figure, {"unit": "箱"}, editor, "核对")
    original = rereading.read_report
    monkeypatch.setattr(
        rereading, "read_report", lambda *args: replace(original(*args), metrics=())
    )
    reread(figure.report)
    kept = Metric.objects.get(report=figure.report)
    assert (kept.pk, kept.unit, kept.status) == (figure.pk, "箱", MetricStatus.CONFLICT)


def test_deciding_a_range_decides_its_relation_too(figure, editor, monkeypatch):
    correct(
        figure,
        {"value": None, "low": Decimal(1), "high": Decimal(2), "relation": "range"},
        editor,
        "原文为区间",
    )
    reread(figure.report)
    figure.refresh_from_db()
    assert (figure.value, figure.low, figure.high, figure.relation) == (None, 1, 2, "range")


def test_confirming_decides_every_field(figure, editor):
    confirm(figure, editor)
    figure.refresh_from_db()
    assert figure.status == MetricStatus.CONFIRMED
    assert "label" in figure.decided


def test_a_rejected_figure_is_shown_no_more_and_stays_rejected(figure, editor):
    reject(figure, editor, "是年份")
    reread(figure.report)
    figure.refresh_from_db()
    assert figure.status == MetricStatus.REJECTED
    assert figure not in Metric.objects.shown()


def test_the_words_themselves_are_nobodys_to_correct(figure, editor):
    with pytest.raises(ValueError, match="raw"):
        correct(figure, {"raw": "别的"}, editor, "")
