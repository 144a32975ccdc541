"""What typed words are understood as: places, years, other names, questions; all can be undone."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from haystack.constants import ID

from reports.models import Region, Section
from search.engine.asking import Question
from search.engine.searching import search
from search.lexicon import load_lexicon, load_packaged, read_packaged
from search.models import WordGroup
from search.outbox import backend
from search.pinyin import initials, spell
from search.queries import find_sections
from search.questions import reduce_question
from search.similar import find_telling_words, hold_many
from search.state import Plain, SearchState
from search.years import parse_years, split_years
from tests.search_archive import *  # noqa: F403 - fixtures


def found_in(q: str, *plain: Plain) -> set[str]:
    found = find_sections(SearchState(q=q, plain=frozenset(plain)))
    codes = [hits.report.region for hits in found.hits]
    return set(Region.objects.filter(code__in=codes).values_list("short_name", flat=True))


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
    found = find_sections(SearchState(q="劳动竞赛 鲲鹏 -技能"))
    assert found.nearly
    for hits in found.nearly.hits:
        for hit in hits.sections:
            assert "技能" not in Section.objects.get(pk=hit.section.pk).body


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


def looked_for(q: str) -> tuple[str, ...]:
    return find_sections(SearchState(q=q)).understood.looked_for


def test_words_for_the_documents_themselves_are_no_words_to_look_for(archive: None):
    everything = find_sections(SearchState(q="工会工作报告"))
    assert everything.total == Section.objects.count()
    assert found_in("工会工作报告 2019 宁夏") == {"宁夏"}
    assert "指文献本身" in remarks("工会工作报告")


def test_a_word_for_a_genre_narrows_to_it_and_can_be_switched_off(archive: None):
    found = find_sections(SearchState(q="职工 工作总结"))
    assert {hits.report.genre for hits in found.hits} == {"工作总结"}
    off = find_sections(SearchState(q="职工 工作总结", plain=frozenset({Plain.GENRES})))
    assert set(off.understood.looked_for) == {"职工", "工作", "总结"}


def test_a_report_of_something_else_is_a_word(archive: None):
    assert "指文献本身" not in remarks("调研报告")


def test_words_apart_that_are_one_name_together_are_also_taken_so(archive: None):
    apart, whole = (find_sections(SearchState(q=q)) for q in ("户外劳动者 驿站", "户外劳动者驿站"))
    assert apart.total >= whole.total > 0
    assert "也连作一词" in remarks("户外劳动者 驿站")


def test_a_place_without_reports_is_named(client: Client, archive: None):
    html = client.get("/search/", {"q": "北京 职工"}).content.decode()
    assert "尚未收录北京市的报告" in html and 'href="/places/110000/"' in html
    assert "尚未收录“北京”的报告。" in find_sections(SearchState(q="城市:北京")).understood.notices


@pytest.mark.parametrize("q", ["年份:2030", "2030年 职工"])
def test_a_year_without_reports_is_named_with_those_that_have(archive: None, q: str):
    expected = ("没有2030年的报告，现有2014—2020年。",)
    assert find_sections(SearchState(q=q)).understood.notices == expected


def test_a_number_stands_with_the_measure_word_typed_after_it(archive: None):
    assert looked_for("847家") == ("847家",)
    assert looked_for("120万元") == ("120万元",)
    assert "12351" in looked_for("12351热线")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("农民公工资", "农民工"), ("劳动竟赛活动", "劳动竞赛"), ("集体协尚制度", "集体协商")],
)
def test_a_word_misspelt_inside_a_run_is_put_right(archive: None, typed: str, meant: str):
    assert meant in looked_for(typed)
    assert "已按" in remarks(typed)


def test_one_word_that_is_nowhere_else_whole_is_followed_by_its_parts(archive: None):
    found = find_sections(SearchState(q="集体协商"))
    assert found.nearly
    assert found.nearly.words == ("集体", "协商")
    for hits in found.nearly.hits:
        assert all(any(piece.marked for piece in hit.snippet.pieces) for hit in hits.sections)
        assert not any(hit.missing for hit in hits.sections)


@pytest.mark.parametrize(
    ("whole", "kind"),
    [
        ("新就业形态劳动者", "货车司机"),
        ("女职工体检", "两癌筛查"),
        ("中小微企业", "小微企业"),
    ],
)
def test_a_whole_finds_its_kinds_and_not_the_reverse(archive: None, whole: str, kind: str):
    assert kind in looked_for(whole)
    assert whole not in looked_for(kind)
    assert f"也检索所含的“{kind}”" in remarks(whole)


@pytest.mark.parametrize(
    ("one", "other"),
    [("职工书屋", "农家书屋"), ("工会经费", "工会会费"), ("职工之家", "职工小家")],
)
def test_what_is_not_one_thing_is_not_searched_as_one(archive: None, one: str, other: str):
    assert other not in looked_for(one)


def test_wages_owed_are_found_in_every_order_of_words(archive: None):
    assert "拖欠农民工工资" in looked_for("拖欠工资怎么办")


@pytest.mark.parametrize("kind", ["includes", "everyday"])
def test_what_includes_or_means_must_say_what(kind: str):
    with pytest.raises(ValidationError):
        WordGroup(kind=kind, words="甲").clean()


def total(q: str) -> int:
    return find_sections(SearchState(q=q)).total


def test_a_title_is_not_found_inside_a_longer_word(archive: None):
    characters, title = total("“集体协”"), total("《集体协》")
    assert characters > title == 0
    assert total("《集体协商》") > 0


def test_a_run_shut_out_takes_away_what_it_would_find(client: Client, archive: None):
    shut_out, everything = total("工会 -技能竞赛获奖"), total("工会")
    assert total("工会 技能竞赛获奖") > 0
    plain = SearchState(q="工会 技能竞赛获奖", plain=frozenset(Plain))
    assert everything - shut_out == find_sections(plain).total
    html = client.get("/search/", {"q": "工会 -技能竞赛获奖"}).content.decode()
    assert "排除的是同时含有“技能竞赛”“获奖”的章节" in html


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("zhuzhou jineng jingsai", ("株洲", "技能竞赛")),
        ("zhuzhoujinengjingsai", ("株洲", "技能竞赛")),
        ("ji ti xie shang", ("集体协商",)),
        ("nongmingong gongzi", ("农民工", "工资")),
        ("zhuzhou jtxs", ("株洲", "集体协商")),
    ],
)
def test_pinyin_of_several_words_is_read_with_or_without_blanks(
    archive: None, typed: str, read: tuple[str, ...]
):
    assert f"“{typed}”按拼音检索“{' '.join(read)}”" in remarks(typed)
    spelled, written = (find_sections(SearchState(q=q)) for q in (typed, " ".join(read)))
    assert spelled.total == written.total > 0


@pytest.mark.parametrize("q", ["APP", "CPI", "12351", "iso9000", "VR", "Windows"])
def test_latin_words_are_no_pinyin(archive: None, q: str):
    assert "拼音" not in remarks(q)


def test_pinyin_can_be_switched_off(archive: None):
    off = find_sections(SearchState(q="nongmingong", plain=frozenset({Plain.SOUND})))
    assert off.total == 0 and off.understood.looked_for == ("nongmingong",)


@pytest.mark.parametrize(
    "q", ["火星探测器", "量子通信卫星", "明天天气怎么样", "彩票中奖号码是多少", "怎么做红烧肉"]
)
def test_what_nothing_answers_shows_nothing(archive: None, q: str):
    found = find_sections(SearchState(q=q))
    assert not found.total and not found.nearly


def test_words_of_every_report_carry_no_match(archive: None):
    assert find_sections(SearchState(q="鲲鹏 职工 开展")).nearly is None


@pytest.mark.parametrize(
    ("asked", "sought"),
    [
        ("工会怎么帮困难职工的孩子上大学？", ("困难职工", "孩子上大学")),
        ("农民工被拖欠工资，工会能帮上什么忙？", ("农民工", "被拖欠工资")),
        ("哪些地方给快递员成立了工会？", ("快递员", "成立了工会")),
        ("请问关于集体协商的情况是怎样的", ("集体协商",)),
    ],
)
def test_a_sentence_asks_for_its_telling_words(archive: None, asked: str, sought: tuple[str, ...]):
    assert f"看作问句，检索“{' '.join(sought)}”" in remarks(asked)


def test_the_typed_word_stands_above_its_other_names(archive: None):
    found = find_sections(SearchState(q="劳动模范"))
    first = Section.objects.get(pk=found.hits[0].sections[0].section.pk)
    assert found.total > 1 and "劳动模范" in first.body


def test_sections_with_figures_stand_higher_where_figures_are_asked_for(archive: None):
    def first(q: str) -> str:
        found = find_sections(SearchState(q=q)).hits[0].sections[0]
        return Section.objects.get(pk=found.section.pk).body

    assert "元" in first("金秋助学 金额")
    assert "看作要找数据" in remarks("金秋助学 金额")
    assert "元" in first("金秋助学发了多少钱")


def test_what_is_not_looked_for_leaves_no_gap_in_what_is_said(archive: None):
    parts = find_sections(SearchState(q="金秋助学 金额")).understood.parts
    assert [unit.said for part in parts for unit in part.units] == ["金秋助学"]


def test_a_corrected_word_says_what_else_it_is_called(archive: None):
    assert "已按“技能竞赛”检索：“技能竞赛”同时检索“技能大赛”" in remarks("技能竟赛")


def test_what_holds_all_the_telling_words_is_the_likest(archive: None):
    snapshot = backend().snapshot()
    for section in Section.objects.filter(body__contains="劳动竞赛"):
        telling = find_telling_words(f"{section.heading}\n{section.body}", snapshot)
        found = search(snapshot, Question(hold_many(telling), end=1))
        assert snapshot.text(ID, found.hits[0].document).endswith(f".{section.pk}")


def test_without_telling_words_nothing_is_alike(archive: None):
    assert search(backend().snapshot(), Question(hold_many(()), end=1)).total == 0


@pytest.mark.parametrize("word", ["奥运会", "银行利率"])
def test_a_word_that_is_one_is_not_put_right_nor_answered_by_a_part(archive: None, word: str):
    found = find_sections(SearchState(q=word))
    assert "已按" not in remarks(word) and not found.total and not found.nearly


@pytest.mark.parametrize(
    "typed", ["没钱看病", "看病没钱", "看病实在是没有钱", "家里没钱给老人看病", "看不起病"]
)
def test_an_everyday_wording_is_known_in_every_order_of_its_words(archive: None, typed: str):
    assert {"医疗互助", "大病救助"} <= set(looked_for(typed))


def test_pieces_are_told_as_they_were_typed(archive: None):
    assert "“工资三个月没发”按日常说法检索" in remarks("工资三个月没发")


@pytest.mark.parametrize(
    "typed",
    [
        "职工花卉",  # 工 of 职工 is no worker
        "浙江人",  # 江 of 浙江 is no river
        "技能竟赛",  # a word misspelt is put right first
    ],
)
def test_no_piece_is_taken_of_a_name(archive: None, typed: str):
    assert "按日常说法" not in remarks(typed)


def test_a_name_of_the_field_is_not_read_as_an_everyday_wording(archive: None):
    assert "按日常说法" not in remarks("集体协商")


def test_an_unknown_word_beside_a_wording_does_not_empty_the_page(archive: None):
    found = find_sections(SearchState(q="鲲鹏展翅看病没钱"))
    assert found.total or found.nearly


def test_an_editor_may_add_a_wording_by_its_pieces(archive: None):
    WordGroup.objects.create(kind="everyday", words="鲲/鹏+展翅", meanings="劳动竞赛")
    assert "劳动竞赛" in looked_for("展翅的鹏")
