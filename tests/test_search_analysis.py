"""Folding and cutting: offsets stay true, every character of a run can be found."""

from hypothesis import given
from hypothesis import strategies as st

from search import analysis


def test_full_width_traditional_and_capitals_fold():
    assert analysis.fold("１２３萬 ＡＰＰ勞動競賽") == "123万 app劳动竞赛"


@given(st.text())
def test_folding_keeps_the_length(text: str):
    assert len(analysis.fold(text)) == len(text)


@given(st.text())
def test_folding_twice_changes_nothing(text: str):
    assert analysis.fold(analysis.fold(text)) == analysis.fold(text)


def test_words_of_the_field_are_kept_whole():
    assert analysis.cut_run("工资集体协商") == ["工资集体协商"]
    assert "户外劳动者" in analysis.cut_run("户外劳动者驿站")


def test_characters_that_jieba_leaves_over_stay_together():
    assert analysis.cut_run("竹溪县") in (["竹溪县"], ["竹溪", "县"])


def test_empty_words_go_unless_nothing_else_is_there():
    assert analysis.cut_run("职工的培训") == ["职工", "培训"]
    assert analysis.cut_run("的") == ["的"]


def test_a_number_with_its_point_is_one_atom():
    assert [atom.text for atom in analysis.find_atoms("35.6%")] == ["35.6"]


@given(st.text(alphabet="职工会劳动12ab.，", max_size=30))
def test_atoms_of_a_text_are_all_indexed(text: str):
    held = set(analysis.find_characters(text))
    assert {atom.text for atom in analysis.find_atoms(text)} <= held
