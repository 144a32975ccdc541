"""Extracts: the densest window, marks where the words stand, the text as written."""

from hypothesis import given
from hypothesis import strategies as st

from search import analysis
from search.snippets import Snippet, find_marks, make_snippet

TEXT = (
    "全年召开三次会议，听取各部门汇报。\n"
    "推进集体协商，签订合同四十份。其后又开展技能培训，职工踊跃报名。\n"
    "末段只说集体协商一事。"
)


def shown(snippet: Snippet) -> str:
    return "".join(piece.text for piece in snippet.pieces)


def marked(snippet: Snippet) -> list[str]:
    return [piece.text for piece in snippet.pieces if piece.marked]


def test_the_window_with_most_different_words_is_shown():
    snippet = make_snippet(TEXT, ["集体协商", "技能培训"], width=40)
    assert marked(snippet) == ["集体协商", "技能培训"]


def test_a_snippet_stays_within_its_paragraph():
    assert "\n" not in shown(make_snippet(TEXT, ["集体协商"], width=200))


def test_the_first_mark_tells_the_paragraph():
    snippet = make_snippet(TEXT, ["一事"])
    assert TEXT[snippet.first_mark :].startswith("一事")


def test_without_any_mark_the_beginning_is_shown():
    snippet = make_snippet(TEXT, ["没有的词"], width=10)
    assert shown(snippet) == TEXT[:10]
    assert not snippet.cut_before and snippet.cut_after


def test_traditional_and_full_width_are_marked_as_written():
    assert marked(make_snippet("發放慰問金１２３萬元。", ["慰问金", "123万"])) == ["慰問金１２３萬"]


def test_a_number_is_not_marked_inside_another():
    assert find_marks("共2012人，12人，12.5万，112人", ["12"]) == find_marks(
        "共    人，12人", ["12"]
    )


def test_overlapping_words_are_marked_once():
    assert marked(make_snippet("工资集体协商制度", ["集体协商", "工资集体协商"])) == [
        "工资集体协商"
    ]


@given(
    st.text(alphabet="职工会，。\n12.a工", max_size=200),
    st.lists(st.text(alphabet="职工会12.", min_size=1, max_size=4), max_size=4),
)
def test_a_snippet_is_always_a_stretch_of_the_text(text: str, looked_for: list[str]):
    snippet = make_snippet(text, looked_for, width=20)
    assert text[snippet.start :].startswith(shown(snippet))
    for words in marked(snippet):
        assert any(
            pattern.search(analysis.fold(words))
            for term in looked_for
            if (pattern := analysis.pattern_of(term))
        )
