"""The search pages in a real browser: suggestions walked by keyboard, pages that fit a phone."""

import re

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


def test_the_list_is_walked_by_keyboard(page: Page, archive: str):
    page.goto(f"{archive}/search/")
    box = page.get_by_role("combobox")
    box.press_sequentially("jitixie")
    options = page.get_by_role("option")
    expect(options.first).to_be_visible()
    expect(box).to_have_attribute("aria-expanded", "true")
    box.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    first = options.first.get_attribute("data-text")
    box.press("Enter")
    expect(page).to_have_title(re.compile(f"检索：{first}"))


def test_escape_closes_the_list_and_keeps_the_words(page: Page, archive: str):
    page.goto(f"{archive}/search/")
    box = page.get_by_role("combobox")
    box.press_sequentially("jitixie")
    expect(page.get_by_role("listbox")).to_be_visible()
    box.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(box).to_have_value("jitixie")


def test_the_pages_of_search_fit_a_phone(page: Page, archive: str):
    page.set_viewport_size({"width": 390, "height": 844})
    for path in ["/search/?q=医疗救助 资金", "/search/?q=鲲鹏 职工", "/search/figures/?q=职工"]:
        page.goto(archive + path)
        width = page.evaluate("document.documentElement.scrollWidth")
        assert width <= 390, f"{path} is {width} pixels wide"
