"""The editors' desk: what an editor may do, and that every correction is on record."""

import pytest
from django.contrib.auth.models import User
from django.urls import reverse

from reports.editors import make_editor
from reports.models import Indicator, Metric, Report
from reports.models.choices import MetricStatus
from reports.models.metric import READ_FIELDS, attribute_of

pytestmark = pytest.mark.django_db

PASSWORD = "a long enough phrase"


@pytest.fixture
def editor(seeded, client):
    user = make_editor("bianji", PASSWORD)
    client.force_login(user)
    return user


@pytest.fixture
def figure(seeded):
    return Metric.objects.filter(report__region="429004", value__isnull=False).first()


def change_url(metric):
    return reverse("admin:reports_metric_change", args=[metric.pk])


def form_of(metric, **changes):
    """What a browser would send for the figure as it stands."""
    data = {name: getattr(metric, attribute_of(name)) for name in READ_FIELDS}
    data |= {"decision": "save", "reason": "", **changes}
    return {name: "" if value is None else value for name, value in data.items()}


def test_the_source_sentence_stands_beside_the_fields(editor, client, figure):
    page = client.get(change_url(figure)).content.decode()
    assert f"<mark>{figure.raw}</mark>" in page
    assert figure.report.get_absolute_url() in page


def test_an_editor_corrects_a_figure_and_the_history_says_so(editor, client, figure):
    old = figure.value
    response = client.post(change_url(figure), form_of(figure, value="77", reason="原文为 77"))
    assert response.status_code == 302
    figure.refresh_from_db()
    assert figure.value == 77
    assert figure.status == MetricStatus.CORRECTED
    assert figure.decided == ["high", "low", "relation", "value"]
    history = client.get(reverse("admin:reports_metric_history", args=[figure.pk]))
    page = history.content.decode()
    assert "原文为 77" in page
    assert "bianji" in page
    assert "机器判读" in page
    assert f"{old.normalize():f} → 77" in page
    assert "待核 → 已更正" in page


def test_a_correction_without_a_reason_is_asked_for_one(editor, client, figure):
    response = client.post(change_url(figure), form_of(figure, value="77"))
    assert "请写明理由。" in response.content.decode()
    figure.refresh_from_db()
    assert figure.value != 77


def test_a_value_beside_a_range_is_explained_not_stored(editor, client, figure):
    response = client.post(change_url(figure), form_of(figure, low="1", high="2", reason="试"))
    assert "二者只取其一" in response.content.decode()


def test_confirming_in_bulk_leaves_a_record_for_each(editor, client, seeded):
    chosen = list(Metric.objects.values_list("pk", flat=True)[:3])
    client.post(
        reverse("admin:reports_metric_changelist"),
        {"action": "confirm_figures", "_selected_action": chosen},
    )
    for metric in Metric.objects.filter(pk__in=chosen):
        assert metric.status == MetricStatus.CONFIRMED
        assert metric.history.first().history_user == editor


def test_a_rejected_figure_leaves_the_pages(editor, client, figure):
    client.post(change_url(figure), form_of(figure, decision="reject", reason="是年份"))
    figure.refresh_from_db()
    assert figure.status == MetricStatus.REJECTED


def test_an_earlier_version_can_be_brought_back(editor, client, figure):
    old = figure.value
    client.post(change_url(figure), form_of(figure, value="77", reason="错改"))
    first = figure.history.last()
    figure.refresh_from_db()
    client.post(
        reverse("admin:reports_metric_simple_history", args=[figure.pk, first.pk]),
        form_of(first.instance),
    )
    figure.refresh_from_db()
    assert figure.value == old
    assert figure.history.count() == 3
    assert figure.status == MetricStatus.UNREVIEWED
    assert figure.decided == []


def test_a_rejection_can_be_taken_back(editor, client, figure):
    client.post(change_url(figure), form_of(figure, decision="reject", reason="误剔"))
    first = figure.history.last()
    client.post(
        reverse("admin:reports_metric_simple_history", args=[figure.pk, first.pk]),
        form_of(first.instance),
    )
    figure.refresh_from_db()
    assert figure.status == MetricStatus.UNREVIEWED


def test_a_form_opened_before_anothers_decision_is_refused_with_its_contents(
    editor, client, figure
):
    seen = client.get(change_url(figure)).context["adminform"].form.initial["stamp"]
    client.post(change_url(figure), form_of(figure, value="111", reason="甲", stamp=seen))
    late = client.post(change_url(figure), form_of(figure, unit="箱", reason="乙", stamp=seen))
    assert "刚被别人处理过" in late.content.decode()
    assert 'value="箱"' in late.content.decode()
    figure.refresh_from_db()
    assert (figure.value, figure.unit == "箱") == (111, False)


def test_saving_without_a_change_says_so(editor, client, figure):
    response = client.post(change_url(figure), form_of(figure, reason="看过"))
    assert "没有改动" in response.content.decode()
    assert not figure.history.exists()


def test_a_value_far_from_the_reading_is_warned_of(editor, client, figure):
    response = client.post(
        change_url(figure), form_of(figure, value=figure.value * 1000, reason="试"), follow=True
    )
    assert "相差百倍以上" in response.content.decode()


def test_confirming_in_bulk_leaves_rejected_figures_alone(editor, client, figure):
    client.post(change_url(figure), form_of(figure, decision="reject", reason="是年份"))
    response = client.post(
        reverse("admin:reports_metric_changelist"),
        {"action": "confirm_figures", "_selected_action": [figure.pk]},
        follow=True,
    )
    figure.refresh_from_db()
    assert figure.status == MetricStatus.REJECTED
    assert "1 条已剔除的未动" in response.content.decode()


def test_save_and_next_leads_to_the_next_figure_that_awaits_review(editor, client, figure):
    following = Metric.objects.filter(report=figure.report, start__gt=figure.start).first()
    data = form_of(figure, decision="confirm") | {"_savenext": "1"}
    response = client.post(change_url(figure), data)
    assert response["Location"] == change_url(following)


def test_the_form_shows_a_number_as_the_text_writes_it(editor, client, figure):
    form = client.get(change_url(figure)).context["adminform"].form
    assert str(form.initial["value"]) == f"{figure.value.normalize():f}"


@pytest.mark.parametrize(
    "address",
    [
        "admin:reports_region_changelist",
        "admin:reports_topic_changelist",
        "admin:auth_user_changelist",
        "admin:auth_group_changelist",
    ],
)
def test_an_editor_sees_nothing_else_to_change(editor, client, address):
    assert client.get(reverse(address)).status_code == 403


def test_an_editor_looks_up_the_vocabulary_and_cannot_change_it(editor, client):
    url = reverse("admin:reports_indicator_change", args=[Indicator.objects.first().pk])
    assert client.get(url).status_code == 200
    assert client.post(url, {"name": "改"}).status_code == 403


def test_an_editor_cannot_change_a_report(editor, client):
    report = Report.objects.first()
    url = reverse("admin:reports_report_change", args=[report.pk])
    assert client.get(url).status_code == 200
    assert client.post(url, {"title": "改"}).status_code == 403
    assert client.post(reverse("admin:reports_report_delete", args=[report.pk])).status_code == 403


def test_an_editor_can_neither_add_nor_delete_figures(editor, client, figure):
    assert client.get(reverse("admin:reports_metric_add")).status_code == 403
    delete = reverse("admin:reports_metric_delete", args=[figure.pk])
    assert client.post(delete, {"post": "yes"}).status_code == 403


def test_the_list_of_figures_filters_by_place_year_topic_and_status(
    editor, client, django_assert_max_num_queries
):
    url = reverse("admin:reports_metric_changelist")
    query = {
        "report__region__code__exact": "429004",
        "report__covers_to": "2020",
        "status__exact": "unreviewed",
    }
    with django_assert_max_num_queries(20):
        page = client.get(url, query).content.decode()
    assert "仙桃市" in page
    assert "肇庆市</td>" not in page


def test_a_changed_title_is_a_decision_about_the_title(seeded, client):
    client.force_login(User.objects.create_superuser("guanli", password=PASSWORD))
    report = Report.objects.get(region="429004")
    url = reverse("admin:reports_report_change", args=[report.pk])
    form = client.get(url).context["adminform"].form
    data = {
        name: form.get_initial_for_field(field, name) or "" for name, field in form.fields.items()
    }
    data |= {"title": "新标题", "authors": "[]"}
    for inline in ("sections", "doubts"):
        data |= {f"{inline}-TOTAL_FORMS": 0, f"{inline}-INITIAL_FORMS": 0}
    assert client.post(url, data).status_code == 302
    report.refresh_from_db()
    assert report.title == "新标题"
    assert "title" in report.decided


def test_an_indicator_with_an_impossible_wording_is_refused(seeded, client):
    client.force_login(User.objects.create_superuser("guanli", password=PASSWORD))
    indicator = Indicator.objects.first()
    url = reverse("admin:reports_indicator_change", args=[indicator.pk])
    form = client.get(url).context["adminform"].form
    data = {name: form.get_initial_for_field(field, name) for name, field in form.fields.items()}
    data["wordings"] = "|"
    assert client.post(url, data).status_code == 200
    indicator.refresh_from_db()
    assert not indicator.edited
