"""How the pages sit in a real browser: narrow, wide, by keyboard, on paper."""

import pytest
from playwright.sync_api import Page, expect

from reports.models import Indicator, Report

pytestmark = pytest.mark.browser

PATHS = [
    "/",
    "/places/",
    "/places/420000/",
    "/places/430200/",
    "/years/2020/",
    "/indicators/",
    "/topics/relief/",
    "/coverage/",
    "/help/",
    "/about/",
]

SMALL_TARGETS = """() => [...document.querySelectorAll(
    '.site-nav a, .chips a, .jump a, .chart td a, .sorts a, .year-strip a, button, input, select'
)].filter(element => element.offsetParent).map(element => element.getBoundingClientRect())
  .filter(box => box.width < 24 || box.height < 24).length"""

SKIPPED_LEVELS = """() => {
    const levels = [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')]
        .map(heading => Number(heading.tagName[1]));
    return levels.filter((level, index) => level > (index ? levels[index - 1] : 0) + 1);
}"""


def report_path(code: str) -> str:
    return Report.objects.get(region=code).get_absolute_url()


def indicator_path() -> str:
    """The page of the indicator that most figures have."""
    return Indicator.objects.best_known()[0].get_absolute_url()


def test_no_page_scrolls_sideways_at_400_percent_zoom(page: Page, archive: str) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    for path in [
        *PATHS,
        indicator_path(),
        report_path("429004"),
        report_path("430200"),
        "/nowhere/",
    ]:
        page.goto(archive + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, path
        assert page.evaluate(SMALL_TARGETS) == 0, path


def test_on_a_phone_a_row_of_figures_is_a_card_with_nothing_out_of_sight(
    page: Page, archive: str
) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    for path in ["/places/430200/", indicator_path(), "/topics/relief/"]:
        page.goto(archive + path)
        cards = page.locator(".cards tbody tr").evaluate_all(
            "rows => rows.map(row => row.getBoundingClientRect().toJSON())"
        )
        assert cards, path
        assert all(card["right"] <= 390 for card in cards), path
        assert page.locator("td:not([data-label])").count() == 0, path
        narrow = page.locator(".cards td.number").evaluate_all(
            "cells => cells.filter(cell => cell.offsetWidth < 250).length"
        )
        assert narrow == 0, path


def test_every_page_has_one_title_and_its_headings_skip_no_level(page: Page, archive: str) -> None:
    reports = [report.get_absolute_url() for report in Report.objects.all()]
    for path in [*PATHS, indicator_path(), *reports, "/nowhere/"]:
        page.goto(archive + path)
        assert page.locator("h1").count() == 1, path
        assert page.evaluate(SKIPPED_LEVELS) == [], path


def test_the_outline_stays_in_view_while_the_text_moves(page: Page, archive: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(archive + report_path("430200"))
    page.locator(".text").evaluate("text => window.scrollTo(0, text.offsetHeight / 2)")
    expect(page.locator("#outline-title")).to_be_in_viewport()


def test_a_figure_leads_to_its_record_and_back_to_its_words(page: Page, archive: str) -> None:
    page.goto(archive + report_path("429004"))
    mark = page.locator("mark.figure").nth(5)
    mark.locator("a").click()
    row = page.locator("tr:target")
    expect(row).to_be_in_viewport()
    row.locator("a.back").click()
    expect(mark).to_be_in_viewport()


def test_the_keyboard_reaches_the_text_first(page: Page, archive: str) -> None:
    page.goto(archive + report_path("429004"))
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="跳到正文")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


def test_paper_shows_the_report_and_how_to_cite_it_without_the_site_around_it(
    page: Page, archive: str
) -> None:
    page.goto(archive + report_path("429004"))
    page.emulate_media(media="print")
    expect(page.locator(".site-header")).to_be_hidden()
    expect(page.locator(".outline")).to_be_hidden()
    expect(page.locator(".citation")).to_be_visible()
