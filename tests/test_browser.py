"""The main job in a real browser: from the front page to a figure, search, and a correction."""

import re

import pytest
from django.core.management import call_command
from playwright.sync_api import Page, expect

from reports.editors import make_editor
from reports.models import Metric, Report
from reports.rereading import reread
from tests.conftest import SEEDS

pytestmark = pytest.mark.browser

PASSWORD = "a long enough phrase"


def search(page: Page, archive: str, words: str) -> None:
    page.goto(archive)
    box = page.get_by_role("combobox").first
    box.fill(words)
    box.press("Enter")
    expect(page).to_have_title(re.compile("检索"))


def marks(page: Page) -> list[str]:
    return page.locator("main mark").all_inner_texts()


def test_from_the_front_page_to_a_figure(page: Page, archive: str):
    page.goto(archive)
    page.get_by_role("link", name="地方", exact=True).first.click()
    page.locator("main").get_by_role("link", name=re.compile("^仙桃")).first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("仙桃")
    page.locator('main a[href*="/reports/429004-2020-"]').first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("仙桃市总工会")
    figure = Metric.objects.get(report__region="429004", raw="374人")
    page.get_by_role("navigation").locator(f'a[href$="#{figure.section.anchor}"]').first.click()
    assert page.url.endswith(f"#{figure.section.anchor}")
    page.locator(f'a[href$="#{figure.anchor}"]').first.click()
    assert page.url.endswith(figure.anchor)
    expect(page.locator(f"#{figure.anchor}")).to_contain_text("374")


def test_a_report_says_that_it_is_a_digest(page: Page, archive: str):
    page.goto(archive + Report.objects.get(region="429004").get_absolute_url())
    expect(page.locator("main")).to_contain_text("改写摘编")


def test_words_find_sections_and_lead_to_the_very_paragraph(page: Page, archive: str):
    search(page, archive, "集体协商")
    assert "集体协商" in "".join(marks(page))
    page.locator("main a:has(mark), main a[href*='#p-']").first.click()
    assert re.search(r"/reports/.+#p-\d+$", page.url)
    anchor = page.url.rpartition("#")[2]
    expect(page.locator(f"#{anchor}")).to_be_visible()


def test_a_quoted_phrase_is_exact(page: Page, archive: str):
    search(page, archive, '"五一劳动奖章"')
    found = marks(page)
    assert found
    assert set(found) == {"五一劳动奖章"}


def test_one_character_is_enough(page: Page, archive: str):
    search(page, archive, "工")
    assert set(marks(page)) == {"工"}


def test_a_facet_narrows_to_one_city_and_can_be_taken_off_again(page: Page, archive: str):
    search(page, archive, "职工")
    page.locator("main").get_by_role("link", name=re.compile("^肇庆")).first.click()
    hrefs = page.locator('main a[href*="/reports/"]').evaluate_all(
        "links => links.map(link => link.getAttribute('href'))"
    )
    assert hrefs
    assert all("/reports/441200-" in href for href in hrefs)


def test_pages_fit_a_phone(page: Page, archive: str):
    report = Report.objects.get(region="420324").get_absolute_url()
    page.set_viewport_size({"width": 390, "height": 844})
    for path in [
        "/",
        "/places/",
        "/places/429004/",
        "/years/",
        "/years/2020/",
        "/coverage/",
        report,
        "/search/?q=职工",
        "/help/",
        "/about/",
        "/nowhere/",
    ]:
        page.goto(archive + path)
        width = page.evaluate("document.documentElement.scrollWidth")
        assert width <= 390, f"{path} is {width} pixels wide"


def test_pages_ask_nothing_of_other_hosts_and_break_no_rule_of_their_own(page: Page, archive: str):
    asked: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))
    for path in ["/", "/places/429004/", "/coverage/", "/search/?q=职工", "/help/"]:
        page.goto(archive + path)
    assert {url for url in asked if not url.startswith((archive, "data:"))} == set()
    assert complaints == []


def log_in(page: Page, archive: str) -> None:
    make_editor("bianji", PASSWORD)
    page.goto(f"{archive}/admin/")
    page.get_by_label("用户名").fill("bianji")
    page.get_by_label("密码").fill(PASSWORD)
    page.get_by_role("button", name="登录").click()


def test_an_editor_corrects_a_figure_and_it_stands(page: Page, archive: str):
    figure = Metric.objects.filter(report__region="429004", raw="374人").get()
    log_in(page, archive)
    page.goto(f"{archive}/admin/reports/metric/{figure.pk}/change/")
    expect(page.locator(".figure-sentence mark")).to_have_text("374人")
    page.locator("#id_value").fill("375")
    page.locator("#id_reason").fill("核对原文，应为 375 人")
    page.get_by_role("button", name="保存", exact=True).click()
    expect(page.locator(".messagelist")).to_contain_text("成功")

    page.goto(f"{archive}/admin/reports/metric/{figure.pk}/history/")
    expect(page.locator("#change-history")).to_contain_text("核对原文，应为 375 人")
    expect(page.locator("#change-history")).to_contain_text("机器判读")

    call_command("ingest", str(SEEDS), verbosity=0)
    reread(figure.report)
    page.goto(archive + figure.get_absolute_url())
    expect(page.locator(f"#{figure.anchor}")).to_contain_text("375")
