"""What typed words are understood as: places, years, other names, questions; all can be undone."""

import pytest
from django.test import Client

from search.lexicon import load_lexicon, load_packaged, read_packaged
from search.models import WordGroup
from search.pinyin import initials, spell
from search.queries import find_sections
from search.questions import reduce_question
from search.state import Plain, SearchState
from search.years import parse_years, split_years
from tests.search_archive import *  # noqa: F403 - fixtures


def found_in(q: str, *plain: Plain) -> set[str]:
    found = find_sections(SearchState(q=q, plain=frozenset(plain)))
    return {hits.report.region.short_name for hits in found.hits}


def remarks(q: str) -> str:
    found = find_sections(SearchState(q=q))
    return " ".join(remark.said for remark in found.understood.remarks)


def test_a_place_among_the_words_narrows_to_it(archive: None):
    assert found_in("株洲 劳模") == {"株洲"}
    assert "“株洲”看作地方" in remarks("株洲 劳模")


@pytest.mark.parametrize("name", ["肇庆", "肇庆市", "zhaoqing", "肇慶", "ZhaoQing", "zq"])
def test_a_place_answers_to_every_way_of_writing_it(archive: None, name: str):
    assert found_in(name) == {"肇庆"}


def test_a_province_brings_everything_below_it(archive: None):
    assert found_in("湖北 职工") == {"仙桃", "竹溪"}


def test_a_place_that_the_archive_does_not_hold_is_a_word(archive: None):
    assert "看作地方" not in remarks("菏泽 职工")


def test_a_year_narrows_to_reports_about_it(archive: None):
    found = find_sections(SearchState(q="2019年 职工"))
    assert found.total
    assert all(h.report.covers_from <= 2019 <= h.report.covers_to for h in found.hits)


def test_an_understanding_can_be_switched_off(archive: None):
    off = find_sections(SearchState(q="株洲 2020", plain=frozenset(Plain)))
    assert off.understood.remarks == ()
    assert off.understood.looked_for == ("2020", "株洲")


def test_a_synonym_is_searched_and_said(archive: None):
    narrow = find_sections(SearchState(q="妈妈小屋", plain=frozenset({Plain.ALIKE})))
    wide = find_sections(SearchState(q="妈妈小屋"))
    assert wide.total > narrow.total
    assert "母婴室" in remarks("妈妈小屋")


def test_a_synonym_is_one_click_off(client: Client, archive: None):
    html = client.get("/search/", {"q": "妈妈小屋"}).content.decode()
    assert "plain=alike" in html


def test_everyday_words_find_what_reports_call_it(archive: None):
    assert find_sections(SearchState(q="过年")).total
    assert "两节" in remarks("逢年过节")


def test_initials_and_pinyin_find_terms(archive: None):
    spelled = find_sections(SearchState(q="jitixieshang"))
    assert spelled.total == find_sections(SearchState(q="jtxs")).total > 0
    assert "集体协商" in spelled.understood.looked_for


def test_sections_that_lack_a_word_follow_counted_apart(archive: None):
    found = find_sections(SearchState(q="集体协商 鲲鹏展翅"))
    assert found.total == 0
    assert found.nearly and found.nearly.total > 0
    for hits in found.nearly.hits:
        assert all(hit.missing == ("鲲鹏展翅",) or hit.missing for hit in hits.sections)


def test_sections_with_every_word_come_first_and_lack_none(archive: None):
    found = find_sections(SearchState(q="职工 技能"))
    assert found.total
    assert not any(hit.missing for hits in found.hits for hit in hits.sections)
    shown = {hit.section.pk for hits in found.hits for hit in hits.sections}
    if found.nearly:
        assert shown.isdisjoint(h.section.pk for hits in found.nearly.hits for h in hits.sections)


def test_an_excluded_word_is_never_among_what_nearly_fits(archive: None):
    found = find_sections(SearchState(q="职工 鲲鹏 -技能"))
    assert found.nearly
    for hits in found.nearly.hits:
        for hit in hits.sections:
            assert "技能" not in hit.section.body


@pytest.mark.parametrize(
    ("asked", "reduced"),
    [
        ("什么是集体协商？", "集体协商"),
        ("困难职工有哪些帮扶措施?", "困难职工 帮扶措施"),
        ("集体协商", "集体协商"),
        ("多少", "多少"),
        ("户外劳动者驿站建设", "户外劳动者驿站建设"),
    ],
)
def test_a_question_is_reduced_to_what_it_asks(asked: str, reduced: str):
    assert reduce_question(asked) == reduced


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("2020", {"2020"}),
        ("2020年", {"2020"}),
        ("2019-2021", {"2019", "2020", "2021"}),
        ("2020张", None),
        ("12", None),
    ],
)
def test_years_are_read(text: str, years: set[str] | None):
    assert parse_years(text) == (frozenset(years) if years else None)


def test_a_year_inside_a_run_needs_its_character():
    assert split_years("2020年技能大赛", {"2020"}) == ["2020年", "技能大赛"]
    assert split_years("2020张证书", {"2020"}) == ["2020张证书"]


def test_words_are_spelled():
    assert spell("劳动竞赛") == "laodongjingsai"
    assert initials("劳动竞赛") == "ldjs"


def test_an_editor_s_change_outlives_the_packaged_list(archive: None):
    group = WordGroup.objects.get(packaged="职工书屋")
    group.words, group.edited = "职工书屋 读书角", True
    group.save()
    load_packaged()
    group.refresh_from_db()
    assert group.words == "职工书屋 读书角"
    meaning = load_lexicon().meaning_of("职工书屋")
    assert meaning and meaning.others == ("读书角",)


def test_loading_the_packaged_lists_twice_changes_nothing(archive: None):
    before = list(WordGroup.objects.values_list("pk", "words", "meanings"))
    load_packaged()
    assert list(WordGroup.objects.values_list("pk", "words", "meanings")) == before
    assert len(before) == len(list(read_packaged()))


def test_a_group_switched_off_is_not_searched(archive: None):
    WordGroup.objects.filter(packaged="母婴室").update(active=False)
    WordGroup.objects.get(packaged="母婴室").save()
    assert "母婴室" not in remarks("妈妈小屋")
