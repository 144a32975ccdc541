"""The query language: every form it knows, and nothing that can upset it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.grammar import (
    MOST_CHARACTERS,
    MOST_TERMS,
    Clause,
    Field,
    Notice,
    Query,
    Term,
    parse_query,
    write_query,
)


def clauses(typed: str) -> tuple[Clause, ...]:
    return parse_query(typed).clauses


def words(*texts: str) -> tuple[Clause, ...]:
    return tuple(Clause((Term(text),)) for text in texts)


def test_words_are_each_a_clause():
    assert clauses("职工 技能") == words("职工", "技能")


def test_a_full_width_blank_parts_words():
    assert clauses("职工　技能") == words("职工", "技能")


@pytest.mark.parametrize(
    "typed",
    ['"送温暖"', "“送温暖”", "「送温暖」", "『送温暖』", "＂送温暖＂", '"送温暖'],
)
def test_every_kind_of_quote_makes_a_phrase(typed: str):
    assert clauses(typed) == (Clause((Term("送温暖", phrase=True),)),)


def test_a_title_is_a_phrase_that_no_longer_word_holds():
    assert clauses("《工会法》") == (Clause((Term("工会法", phrase=True, title=True),)),)


@pytest.mark.parametrize("typed", ["-宣传", "－宣传", "−宣传"])
def test_a_minus_in_front_shuts_out(typed: str):
    assert clauses(f"工会 {typed}") == (*words("工会"), Clause((Term("宣传"),), without=True))


def test_a_minus_inside_a_word_is_no_minus():
    assert clauses("工会-职工 2023-2024") == words("工会-职工", "2023-2024")


def test_or_joins_its_neighbours():
    either = Clause((Term("送温暖"), Term("送清凉")))
    assert clauses("送温暖 或 送清凉 资金") == (either, *words("资金"))


@pytest.mark.parametrize("either", ["或", "OR", "or", "Or", "|", "｜", "||"])
def test_either_has_the_signs_people_know(either: str):
    assert clauses(f"五一 {either} 劳模") == (Clause((Term("五一"), Term("劳模"))),)


def test_or_is_a_word_where_it_is_quoted_or_part_of_one():
    assert clauses('"or" order') == (Clause((Term("or", phrase=True),)), *words("order"))


@pytest.mark.parametrize("typed", ["-", "()", '""', "《》", "……"])
def test_signs_alone_ask_for_nothing_and_say_so(typed: str):
    query = parse_query(typed)
    assert not query and query.notices == (Notice.NO_WORDS,)


def test_a_star_alone_is_told_of_once():
    assert parse_query("*").notices == (Notice.WILDCARD,)


@pytest.mark.parametrize("typed", ["或", "或 或", "或 工会", "工会 或", "工会 或 或"])
def test_or_without_a_neighbour_joins_nothing(typed: str):
    assert clauses(typed) == (words("工会") if "工会" in typed else ())


def test_or_inside_a_word_is_a_character():
    assert clauses("或者 全部或部分") == words("或者", "全部或部分")


@pytest.mark.parametrize(
    ("typed", "field", "text"),
    [
        ("城市:襄阳", Field.CITY, "襄阳"),
        ("城市：襄阳", Field.CITY, "襄阳"),
        ("市:襄阳", Field.CITY, "襄阳"),
        ("县：竹溪", Field.CITY, "竹溪"),
        ("区:西陵", Field.CITY, "西陵"),
        ("省:湖北", Field.PROVINCE, "湖北"),
        ("年份：2018-2020", Field.YEAR, "2018-2020"),
        ("主题:助学", Field.TOPIC, "助学"),
        ("文种:工作总结", Field.GENRE, "工作总结"),
        ("标题:集体协商", Field.TITLE, "集体协商"),
    ],
)
def test_field_words_narrow(typed: str, field: Field, text: str):
    assert clauses(typed) == (Clause((Term(text, field=field),)),)


def test_a_field_takes_a_phrase():
    assert clauses("标题:“集体 协商”") == (
        Clause((Term("集体 协商", phrase=True, field=Field.TITLE),)),
    )


def test_an_unknown_field_word_is_plain_text():
    assert clauses("作者:张三") == words("作者:张三")


@pytest.mark.parametrize("typed", ["*", "*会", "工*", "工?会", "＊会"])
def test_wildcards_are_refused_by_name(typed: str):
    query = parse_query(typed)
    assert Notice.WILDCARD in query.notices
    assert all("*" not in term.text for clause in query.clauses for term in clause.options)


def test_a_question_mark_at_the_end_of_a_question_is_no_wildcard():
    assert parse_query("什么是集体协商?").notices == ()


@pytest.mark.parametrize(
    "typed", ["[a TO b]", "词~99", "((((工会", "工会 AND NOT 职工", "'; DROP TABLE", "<script>"]
)
def test_other_languages_are_plain_text(typed: str):
    query = parse_query(typed)
    assert query.clauses
    assert not any(term.phrase or term.field for clause in query.clauses for term in clause.options)


def test_a_long_query_is_cut_and_says_so():
    query = parse_query("工" * 10_000)
    assert query.clauses == words("工" * MOST_CHARACTERS)
    assert query.notices == (Notice.TOO_LONG,)


def test_many_words_are_cut_and_say_so():
    query = parse_query(" ".join(f"词{n}" for n in range(40)))
    assert len(query.clauses) == MOST_TERMS
    assert query.notices == (Notice.TOO_MANY,)


def test_only_shutting_out_is_explained():
    assert parse_query("-宣传").notices == (Notice.ONLY_WITHOUT,)


@given(st.text(max_size=300))
def test_nothing_typed_raises(typed: str):
    assert isinstance(parse_query(typed), Query)


@given(st.text(alphabet='工会或-－"“”《》:：城市年份 　*?\x00\ud800()', max_size=60))
def test_no_arrangement_of_signs_raises(typed: str):
    for clause in parse_query(typed).clauses:
        assert clause.options and all(term.text for term in clause.options)


@given(st.text(alphabet='工会职工或-－"“”《》:：城市年份 　35.6', max_size=60))
def test_a_query_written_again_reads_the_same(typed: str):
    once = parse_query(typed).clauses
    assert parse_query(write_query(once)).clauses == once
