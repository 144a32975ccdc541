"""Every search that the help page shows as an example."""

import re
from html import unescape

from django.test import Client

from tests.search_archive import *  # noqa: F403 - fixtures


def test_every_example_of_the_help_page_finds_something(client: Client, archive: None):
    page = client.get("/help/").content.decode()
    examples = re.findall(r'href="(/search/[^"]*\?q=[^"]+)"', page)
    assert len(examples) >= 13
    for address in map(unescape, examples):
        found = client.get(address).content.decode()
        said = re.search(r'class="count"[^>]*>.*?(\d+)', found, re.DOTALL)
        assert said and int(said[1]), address


def test_what_the_help_page_says_of_amounts_is_understood(client: Client, archive: None):
    page = client.get("/help/").content.decode()
    forms = re.search(r"数值可以写成 ([^；]+)；", page)
    assert forms
    for typed in unescape(forms[1]).split("、"):
        found = client.get("/search/figures/", {"q": typed}).content.decode()
        assert f"“{typed}”看作数值" in unescape(found), typed
