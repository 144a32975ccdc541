"""Suggestions as one types: what they are of, in which spelling, with and without JavaScript."""

import re
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from search.generations import Generations
from search.suggesting import Suggester, Suggestion
from tests.search_archive import *  # noqa: F403 - fixtures


def suggested(client: Client, typed: str) -> list[tuple[str, str]]:
    response = client.get("/search/suggest/", {"q": typed})
    assert response.status_code == 200
    return [(one["text"], one["kind"]) for one in response.json()["suggestions"]]


@pytest.mark.parametrize("typed", ["肇", "zhaoq", "zq"])
def test_places_held_are_suggested_in_characters_and_pinyin(
    client: Client, archive: None, typed: str
):
    assert ("肇庆", "地方") in suggested(client, typed)


@pytest.mark.parametrize("typed", ["集体协", "jitixie", "jtxs"])
def test_words_of_the_field_are_suggested(client: Client, archive: None, typed: str):
    assert "集体协商" in [text for text, _ in suggested(client, typed)]


def test_topics_and_indicators_are_suggested(client: Client, archive: None):
    assert ("劳动竞赛", "主题") in suggested(client, "劳动竞")
    assert "指标" in [kind for _, kind in suggested(client, "困难职工")]


def test_what_stands_before_the_last_word_is_kept(client: Client, archive: None):
    assert ("株洲 集体协商", "检索词") in suggested(client, "株洲 集体协")


@pytest.mark.parametrize("typed", ["", " ", "z", "鲲鹏", "<script>", "*" * 5_000])
def test_for_some_there_is_nothing_to_suggest(client: Client, archive: None, typed: str):
    assert suggested(client, typed) == []


def test_what_begins_so_stands_before_what_holds_it():
    suggester = Suggester([Suggestion("困难职工", "检索词"), Suggestion("职工书屋", "检索词")])
    assert [one.text for one in suggester.suggest("职工")] == ["职工书屋", "困难职工"]


def test_one_text_is_suggested_once(client: Client, archive: None):
    texts = [text for text, _ in suggested(client, "劳动竞")]
    assert len(texts) == len(set(texts))


def test_an_indicator_leads_to_its_own_page(client: Client, archive: None):
    found = client.get("/search/suggest/", {"q": "困难职工"}).json()["suggestions"]
    (indicator, *_) = [one for one in found if one["kind"] == "指标"]
    assert client.get(indicator["address"]).status_code == 200
    assert "指标" not in [kind for _, kind in suggested(client, "株洲 困难职工")]


def test_suggestions_ask_the_database_nothing_once_they_are_known(client: Client, archive: None):
    suggested(client, "职工")
    with CaptureQueriesContext(connection) as asked:
        suggested(client, "劳动")
    assert len(asked) == 0


def test_without_an_index_there_are_none(client: Client, index: Path):
    Generations(index).pointer.unlink()
    assert client.get("/search/suggest/", {"q": "职工"}).status_code == 503


def test_without_javascript_the_page_shows_them(client: Client, archive: None):
    html = client.get("/search/", {"q": "集体"}).content.decode()
    assert re.search(r'class="suggested">[^!]*<a href="/search/\?q=[^"]+"[^>]*>集体协商</a>', html)
