"""The search page: what it shows, what it links to, what it says when there is nothing."""

import re
from html import unescape
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.test import Client
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from reports.models import Report
from search.engine.asking import Order
from search.generations import Generations
from search.models import FruitlessSearch
from search.state import FACETS, REPORT, Plain, SearchState
from tests.search_archive import *  # noqa: F403 - fixtures


def page(client: Client, **data: object) -> str:
    response = client.get("/search/", data)
    assert response.status_code == 200
    return response.content.decode()


def links(html: str, css_class: str) -> list[str]:
    found = re.findall(rf'class="{css_class}"[^>]*>\s*<a href="([^"]+)"', html)
    return [unescape(address) for address in found]


@pytest.mark.parametrize(
    ("q", "marked"),
    [
        ("集体协商", "集体协商"),
        ('"五一劳动奖章"', "五一劳动奖章"),
        ("“五一劳动奖章”", "五一劳动奖章"),
        ("工", "工"),
        ("勞動競賽", "劳动竞赛"),
        ("“２０２０”", "2020"),
    ],
)
def test_what_was_looked_for_is_marked(client: Client, archive: None, q: str, marked: str):
    assert f"<mark>{marked}</mark>" in page(client, q=q)


def test_a_snippet_links_to_the_very_paragraph(client: Client, archive: None):
    addresses = links(page(client, q="“集体协商”"), "snippet")
    assert addresses
    for address in addresses:
        parts = urlsplit(address)
        report = Report.objects.at_address(parts.path.strip("/").split("/")[-1]).get()
        start = int(parts.fragment.removeprefix("p-"))
        paragraph = next(p for p in report.layout if p["pieces"][0][0] == start)
        words = "".join(report.text[a:b] for a, b in paragraph["pieces"])
        assert "协商" in words
        assert f'id="{parts.fragment}"' in client.get(parts.path).content.decode()


def test_the_title_says_query_and_page(client: Client, archive: None):
    html = page(client, q="工", page=2)
    assert re.search(r"<title>\s*检索：工（第 2 页）", html)


def test_a_place_can_be_chosen_and_taken_back(client: Client, archive: None):
    html = page(client, q="职工")
    (address,) = set(re.findall(r'<a href="([^"]*city=441200[^"]*)"', html))
    narrowed = client.get(unescape(address)).content.decode()
    assert "肇庆市" in narrowed and "已选条件" in narrowed
    assert set(re.findall(r'class="hit-meta"><a href="/places/(\d+)/"', narrowed)) == {"441200"}
    off = re.search(r'class="active-chips".*?<a href="([^"]+)"', narrowed, re.DOTALL)
    assert off and "city=" not in off[1]


def test_an_empty_result_is_diagnosed_with_links(client: Client, archive: None):
    html = page(client, q="职工 鲲鹏展翅", year="2020")
    assert "没有找到" in html and "各词单独检索" in html and "去掉一项" in html
    found = re.findall(r'<li><a href="([^"]+)">(?:去掉|不限)?[^<]*</a>：(\d+) 节', html)
    assert any(int(count) for _, count in found)
    for address, count in found:
        linked = client.get(unescape(address)).content.decode()
        shown = re.search(r'class="count"[^>]*><b>(\d+)</b>', linked)
        assert (int(shown[1]) if shown else 0) == int(count)


def test_a_missing_index_is_said_and_browsing_offered(client: Client, index: Path):
    Generations(index).pointer.unlink()
    response = client.get("/search/", {"q": "职工"})
    html = response.content.decode()
    assert response.status_code == 503
    assert "检索暂不可用" in html and 'href="/places/"' in html
    assert client.get("/").status_code == 200


def test_what_is_typed_is_shown_escaped(client: Client, archive: None):
    html = page(client, q="<script>alert(1)</script>", city="<b>", year="1'--", sort="{{7*7}}")
    assert "<script>alert" not in html and "&lt;script&gt;alert" in html
    assert "49" not in html or "{{7*7}}" not in html


@pytest.mark.parametrize("number", ["0", "-1", "51", "999999999999", "1.5", "x", "", "１"])
def test_an_odd_page_number_is_a_page(client: Client, archive: None, number: str):
    assert page(client, q="工", page=number)


def test_refused_syntax_is_explained(client: Client, archive: None):
    assert "不支持通配符" in page(client, q="*会")
    assert "只取前200字" in page(client, q="工" * 3_000)
    assert "只有排除词" in page(client, q="-工会")


def test_the_examples_of_the_syntax_find_something(client: Client, archive: None):
    examples = re.findall(r'<td><a href="([^"]+)">', page(client))
    assert len(examples) >= 8
    for address in examples:
        assert 'class="count"' in client.get(unescape(address)).content.decode(), address


def test_a_page_of_results_takes_few_queries(
    client: Client, archive: None, django_assert_max_num_queries
):
    # One of them loads the word groups, once for each process and each change of them.
    with django_assert_max_num_queries(8):
        page(client, q="职工", year="2020")


@hypothesis_settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(q=st.text(max_size=80), page_number=st.text(max_size=4), year=st.text(max_size=5))
def test_no_address_is_an_error(client: Client, archive: None, q: str, page_number: str, year: str):
    q = q.encode("utf-8", "replace").decode()
    response = client.get(
        "/search/",
        {
            "q": q,
            "page": page_number.encode("utf-8", "replace"),
            "year": year.encode("utf-8", "replace"),
        },
    )
    assert response.status_code == 200


def test_figures_that_the_words_name_stand_on_top(client: Client, archive: None):
    html = page(client, q="医疗救助 资金")
    assert "相关数据" in html
    (first, *_) = re.findall(r'<td class="number"[^>]*><a href="([^"]+)">', html)
    parts = urlsplit(first)
    assert f'id="{parts.fragment}"' in client.get(parts.path).content.decode()


def test_figures_stand_on_the_first_page_only(client: Client, archive: None):
    assert "相关数据" not in page(client, q="医疗救助 资金", page=2)


def test_sections_like_a_section_are_those_of_other_reports(client: Client, archive: None):
    html = page(client, q="“集体协商”")
    address = unescape(re.findall(r'class="alike"><a href="([^"]+)"', html)[0])
    likened = Report.objects.get(digest=re.search(r"like=([0-9a-f]+)-", address)[1])
    alike = client.get(address).content.decode()
    titles = re.findall(r'<article class="hit">\s*<h2><a href="([^"]+)"', alike)
    assert titles and likened.get_absolute_url() not in titles
    assert "相似" in alike


def test_sections_like_none_are_none(client: Client, archive: None):
    assert "<article" not in page(client, like="0123456789-5")


def test_a_search_that_found_nothing_is_kept_without_who(client: Client, archive: None):
    for _ in range(2):
        page(client, q="鲲鹏展翅 九万里")
    page(client, q="职工")
    (kept,) = FruitlessSearch.objects.all()
    assert (kept.words, kept.count) == ("鲲鹏展翅 九万里", 2)


def test_a_digest_is_marked_at_every_report_and_figure(client: Client, archive: None):
    html = page(client, q="医疗救助 资金")
    reports = len(re.findall(r'<article class="hit">', html))
    figures = len(re.findall(r'<tr><th scope="row">', html))
    assert reports and figures
    assert html.count("改写摘编") == reports + figures


@pytest.mark.parametrize("q", ["*", "-", "()", '""'])
def test_signs_alone_bring_the_syntax_and_one_message(client: Client, archive: None, q: str):
    html = page(client, q=q)
    assert html.count('class="notice"') == 1 and "怎样检索" in html


def test_an_empty_result_says_what_was_not_found(client: Client, archive: None):
    assert "没有找到同时含有这几个词的章节" in page(client, q="职工 鲲鹏展翅")
    assert "这几个词在全部报告中都没有出现" in page(client, q="鲲鹏展翅 扶摇直上")
    assert "这个词在全部报告中都没有出现" in page(client, q="“鲲鹏展翅”")
    assert "在所选条件下没有找到" in page(client, q="职工", year="1950")


def test_a_code_that_no_place_has_is_said_and_can_be_dropped(client: Client, archive: None):
    html = page(client, q="职工", city="999999")
    (address,) = re.findall(r'没有代码为999999的地方。<a href="([^"]+)"', html)
    assert "999999" not in address
    assert "<article" in client.get(unescape(address)).content.decode()


def test_words_of_one_run_are_told_from_words_typed_apart(client: Client, archive: None):
    assert "并且" not in page(client, q="帮扶资金")
    assert re.search(r'帮扶<span class="within">＋</span>资金', page(client, q="帮扶资金"))
    assert 'class="within"' not in page(client, q="帮扶 资金")


def test_a_corrected_title_and_figure_show_at_once(client: Client, archive: None):
    html = page(client, q="医疗救助 资金")
    (first, *_) = re.findall(r'<td class="number"[^>]*><a href="([^"]+)">', html)
    address, start = re.fullmatch(r"/reports/([^/]+)/#f-(\d+)", first).groups()
    report = Report.objects.at_address(address).get()
    report.title = "经更正的标题"
    report.save(update_fields=["title"])
    report.metrics.filter(start=start).update(label="医疗救助资金（更正）", status="corrected")
    html = page(client, q="医疗救助 资金")
    assert "经更正的标题" in html
    assert "（更正）" in html
    report.metrics.filter(start=start).update(status="rejected")
    assert "（更正）" not in page(client, q="医疗救助 资金")


@pytest.mark.parametrize("facet", list(FACETS))
def test_the_address_of_a_narrowing_is_that_of_the_narrowed_search(facet: str):
    state = SearchState(
        q="职工 &=技能",
        filters={"province": ("420000",), "topic": ("劳动竞赛",), facet: ("甲",)},
        report="0123456789",
        order=Order.NEWEST,
        page=3,
        plain=frozenset({Plain.PLACES}),
    )
    assert state.narrowing(facet, ("甲",))("乙&") == state.adding(facet, "乙&").address
    alone = state.unfiltered(facet).adding(facet, "乙&")
    assert state.narrowing(facet)("乙&") == alone.address
    assert state.narrowing(REPORT)("abcdef0123") == state.within("abcdef0123").address
