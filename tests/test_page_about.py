"""帮助, 关于, healthz and the error pages."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import DatabaseError
from django.test import Client
from django.views.defaults import bad_request, permission_denied, server_error

from reports.models import Report
from reports.views import about
from tests.making import make_report

pytestmark = pytest.mark.django_db

PATHS = ["/", "/places/", "/years/", "/indicators/", "/coverage/", "/help/", "/about/"]


def test_help_explains_the_search_and_the_marks(client: Client) -> None:
    page = client.get("/help/").content.decode()
    for words in ("怎样检索", "怎样浏览", "怎样读一份报告", "未载", "待核"):
        assert words in page


def test_about_shows_the_last_measurement(
    client: Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    measured = {
        "date": "2026-01-02",
        "reader_version": "7",
        "sentences": 321,
        "documents": 12,
        "rows": [
            {"label": "数据", "right": 95, "expected": 100, "precision": 0.9544, "recall": 0.95},
            {"label": "口径", "right": 80, "expected": 95, "accuracy": 0.8421},
        ],
    }
    path = tmp_path / "accuracy.json"
    path.write_text(json.dumps(measured), encoding="utf-8")
    monkeypatch.setattr(about, "ACCURACY", path)
    page = client.get("/about/").content.decode()
    for words in ("2026-01-02", "321 个句子", "12 份文件", "95.4%", "正确率 84.2%"):
        assert words in page


@pytest.mark.parametrize(
    ("name", "said"),
    [("unseen", "没有看过判读规则"), ("heldback", "反复测过"), (None, "个句子和")],
)
def test_about_says_of_which_texts_the_measure_is(
    client: Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str | None, said: str
) -> None:
    measured = {"sentences": 3, "documents": 1, "rows": []} | ({"set": name} if name else {})
    path = tmp_path / "accuracy.json"
    path.write_text(json.dumps(measured), encoding="utf-8")
    monkeypatch.setattr(about, "ACCURACY", path)
    page = client.get("/about/").content.decode()
    assert said in page
    assert ("没有看过判读规则" in page) == (name == "unseen")


def test_the_kept_measure_is_of_the_set_it_names() -> None:
    kept = about.read_accuracy(about.ACCURACY)
    assert kept is not None
    folder = Path(settings.BASE_DIR) / "tests" / kept["set"]
    for part in ("sentences", "documents"):
        lines = (folder / f"{part}.jsonl").read_text(encoding="utf-8").splitlines()
        assert kept[part] == len([line for line in lines if line.strip()])


def test_about_says_where_nothing_was_measured(
    client: Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(about, "ACCURACY", tmp_path / "none.json")
    assert "尚未测定" in client.get("/about/").content.decode()


def test_health_tells_the_counts(client: Client, regions: None) -> None:
    make_report("429004", 2020, 2020)
    response = client.get("/healthz")
    assert response.status_code == 200
    assert response.json() == {"database": "ok", "reports": 1, "figures": 0}
    assert "no-store" in response["Cache-Control"]


def test_browsers_that_ask_for_an_icon_get_the_seal(client: Client) -> None:
    response = client.get("/favicon.ico")
    assert (response.status_code, response["Location"]) == (302, "/static/img/seal.svg")


def test_a_lost_database_is_unhealthy(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> int:
        raise DatabaseError("gone")

    monkeypatch.setattr(Report.objects, "count", fail)
    response = client.get("/healthz")
    assert (response.status_code, response.json()) == (503, {"database": "unavailable"})


def test_a_page_that_is_not_there_offers_ways_on(client: Client) -> None:
    response = client.get("/nowhere/")
    page = response.content.decode()
    assert response.status_code == 404
    assert 'action="/search/"' in page
    assert 'href="/places/"' in page


@pytest.mark.parametrize("view", [bad_request, permission_denied])
def test_refusals_are_in_chinese(rf: Any, view: Any) -> None:
    response = view(rf.get("/"), exception=Exception("x"))
    assert "工会工作报告档案馆" in response.content.decode()


def test_the_page_for_a_fault_needs_nothing_that_may_be_broken(
    rf: Any, django_assert_num_queries: Any
) -> None:
    with django_assert_num_queries(0):
        response = server_error(rf.get("/"))
    page = response.content.decode()
    assert response.status_code == 500
    assert "出了差错" in page
    assert "/static/" not in page


def test_a_form_that_came_too_late_is_told_so_in_chinese() -> None:
    response = Client(enforce_csrf_checks=True).post("/admin/login/", {})
    assert response.status_code == 403
    assert "提交未被接受" in response.content.decode()


@pytest.mark.parametrize("path", PATHS)
def test_pages_only_answer_to_reading(client: Client, path: str) -> None:
    assert client.post(path).status_code == 405


@pytest.mark.parametrize("path", PATHS)
def test_pages_carry_no_inline_script_or_style(client: Client, regions: None, path: str) -> None:
    page = client.get(path).content.decode()
    for forbidden in ("style=", "<style", "<script>", "onclick", "javascript:"):
        assert forbidden not in page
    assert '<html lang="zh-CN">' in page
