"""The vocabulary as editors keep it: loaded, edited, applied to what is stored and what comes."""

import pytest
from django.core.management import CommandError, call_command

from reports.corrections import correct
from reports.intake import take_in
from reports.models import Indicator, Metric, Report
from reports.readers import Reader
from reports.reference import load_reference
from reports.vocabulary import apply_vocabulary
from tests.conftest import SEEDS

pytestmark = pytest.mark.django_db


def edit(code, **changes):
    indicator = Indicator.objects.get(pk=code)
    for name, value in changes.items():
        setattr(indicator, name, value)
    indicator.edited = True
    indicator.save()
    return indicator


def a_figure_with_an_indicator():
    return Metric.objects.exclude(indicator=None).select_related("indicator").first()


def test_applied_unchanged_it_moves_nothing(seeded):
    assert list(apply_vocabulary(Report.objects.all())) == []


def test_an_edited_entry_moves_the_figures_it_no_longer_fits(seeded, capsys):
    figure = a_figure_with_an_indicator()
    name = edit(figure.indicator_id, wordings=["没有报告会这样写"]).name
    held = Metric.objects.filter(indicator=figure.indicator_id).count()
    call_command("apply_vocabulary", "--dry-run")
    assert f"{name} → " in capsys.readouterr().out
    assert Metric.objects.filter(indicator=figure.indicator_id).count() == held
    call_command("apply_vocabulary")
    assert not Metric.objects.filter(indicator=figure.indicator_id).exists()
    figure.refresh_from_db()
    assert figure.reading["indicator"] == figure.indicator_id


def test_an_indicator_that_a_person_chose_stays(seeded):
    figure = a_figure_with_an_indicator()
    code = figure.indicator_id
    correct(figure, {"indicator": figure.indicator}, None, "核对")
    edit(code, wordings=["没有报告会这样写"])
    list(apply_vocabulary(Report.objects.all()))
    figure.refresh_from_db()
    assert figure.indicator_id == code


def test_a_malformed_entry_stops_the_command_and_moves_nothing(seeded):
    figure = a_figure_with_an_indicator()
    edit(figure.indicator_id, wordings=["|"])
    with pytest.raises(CommandError, match="未作改动"):
        call_command("apply_vocabulary")
    figure.refresh_from_db()
    assert figure.indicator_id


def test_loading_the_packaged_vocabulary_leaves_an_edited_entry_alone(regions):
    code = Indicator.objects.first().pk
    edit(code, name="编辑改过的名称")
    load_reference()
    assert Indicator.objects.get(pk=code).name == "编辑改过的名称"


def test_a_document_taken_in_later_is_read_with_the_edited_vocabulary(seeded):
    report = Report.objects.get(region="429004")
    code = report.metrics.exclude(indicator=None).first().indicator_id
    edit(code, wordings=["没有报告会这样写"])
    report.delete()
    file = Reader().read(SEEDS / "xiantao-2020.txt")
    taken, _ = take_in(file.document, file.reading)
    assert taken.metrics.exists()
    assert not taken.metrics.filter(indicator=code).exists()
