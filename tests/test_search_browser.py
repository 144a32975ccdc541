"""The search pages in a real browser: suggestions walked by keyboard, pages that fit a phone."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

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


@pytest.mark.parametrize("path", ["/", "/places/", "/help/", "/search/"])
def test_every_search_box_suggests(page: Page, archive: str, path: str):
    page.goto(archive + path)
    box = page.get_by_role("combobox")
    expect(box).to_have_attribute("aria-autocomplete", "list")
    box.press_sequentially("集体协")
    listed = page.get_by_role("option").filter(has_text="集体协商").first
    expect(listed).to_be_visible()
    listed.click()
    expect(page).to_have_title(re.compile("检索：.*集体协商"))


def test_letters_of_an_input_method_ask_nothing_until_they_are_characters(page: Page, archive: str):
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(archive)
    box = page.get_by_role("combobox")
    box.focus()
    keys = page.context.new_cdp_session(page)
    for letters in ("j", "ji", "ji ti"):
        caret = len(letters)
        keys.send(
            "Input.imeSetComposition",
            {"text": letters, "selectionStart": caret, "selectionEnd": caret},
        )
    page.wait_for_timeout(400)
    assert not [url for url in asked if "/search/suggest/" in url]
    keys.send("Input.insertText", {"text": "集体"})
    expect(page.get_by_role("option").first).to_be_visible()


def test_without_javascript_every_box_is_a_plain_form(browser: Browser, archive: str):
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(archive)
    box = page.get_by_role("searchbox")
    box.fill("集体协商")
    box.press("Enter")
    expect(page).to_have_title(re.compile("检索：集体协商"))
    page.context.close()


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
