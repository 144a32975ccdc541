"""The five digests the archive starts with: rewritten, complete, and as odd as their originals."""

import json
import re
import tomllib
from collections import Counter
from pathlib import Path

import pytest

from reports.text.findings import Known
from reports.text.notes import parse_note

ROOT = Path(__file__).resolve().parent.parent
SEEDS = ROOT / "seeds"
ORIGINALS = ROOT.parent / "shared" / "seeds"
GOLD = ROOT.parent / "shared" / "gold"

# The digests in the order of the originals' numbers.
STEMS = (
    "xiantao-2020",
    "zhuzhou-2020",
    "ningxia-2019",
    "zhuxi-2016-2020",
    "zhaoqing-2014-2018",
)
LONGEST_COMMON_RUN = 23
NUMBER = re.compile(r"\d+(?:\.\d+)?")
HALF_WIDTH = str.maketrans("，（）：；！？", ",():;!?")

needs_originals = pytest.mark.skipif(
    not ORIGINALS.is_dir(), reason=f"the original documents are not at {ORIGINALS}"
)
needs_gold = pytest.mark.skipif(
    not GOLD.is_dir(), reason=f"the annotated documents are not at {GOLD}"
)


def digest(stem: str) -> str:
    return (SEEDS / f"{stem}.txt").read_text(encoding="utf-8")


def original(stem: str) -> str:
    (path,) = ORIGINALS.glob(f"{STEMS.index(stem):03}_*.txt")
    return path.read_text(encoding="utf-8")


def squeezed(text: str) -> str:
    """The text without whitespace, its punctuation half-width, so that runs can be compared."""
    return re.sub(r"\s", "", text).translate(HALF_WIDTH)


def runs(text: str, length: int) -> set[str]:
    return {text[i : i + length] for i in range(len(text) - length + 1)}


def paragraphs(stem: str) -> list[str]:
    return [line.strip() for line in digest(stem).splitlines() if line.strip()]


def repeated(stem: str) -> list[str]:
    return [line for line, times in Counter(paragraphs(stem)).items() if times > 1]


def test_every_seed_is_known_to_these_tests() -> None:
    assert {path.stem for path in SEEDS.glob("*.txt")} == set(STEMS)


@pytest.mark.parametrize("stem", STEMS)
def test_a_seed_is_as_long_as_a_report(stem: str) -> None:
    assert len(squeezed(digest(stem))) > 2000


@pytest.mark.parametrize("stem", STEMS)
def test_a_note_says_digest_and_gives_nothing_else_away(stem: str) -> None:
    note = (SEEDS / f"{stem}.note.toml").read_text(encoding="utf-8")
    known = parse_note(note)
    assert known.provenance is not None
    assert known.provenance.startswith("改写摘编，非原文")
    assert known == Known(provenance=known.provenance)


def test_the_readme_shows_a_note_that_can_be_read() -> None:
    readme = (SEEDS / "README.md").read_text(encoding="utf-8")
    assert "改写摘编，非原文" in readme
    (example,) = re.findall(r"```toml\n(.*?)```", readme, re.DOTALL)
    assert None not in [getattr(parse_note(example), key) for key in tomllib.loads(example)]


@pytest.mark.parametrize("stem", STEMS)
def test_the_readme_names_every_seed(stem: str) -> None:
    assert f"`{stem}.txt`" in (SEEDS / "README.md").read_text(encoding="utf-8")


@needs_originals
@pytest.mark.parametrize("stem", STEMS)
def test_no_sentence_is_taken_from_an_original(stem: str) -> None:
    length = LONGEST_COMMON_RUN + 1
    taken = set().union(*(runs(squeezed(original(other)), length) for other in STEMS))
    assert not runs(squeezed(digest(stem)), length) & taken


@needs_originals
@pytest.mark.parametrize("stem", STEMS)
def test_every_number_of_the_original_stands_in_the_digest(stem: str) -> None:
    missing = Counter(NUMBER.findall(original(stem))) - Counter(NUMBER.findall(digest(stem)))
    assert not missing


@needs_originals
@pytest.mark.parametrize("stem", STEMS)
def test_no_number_is_added_to_the_original(stem: str) -> None:
    added = Counter(NUMBER.findall(digest(stem))) - Counter(NUMBER.findall(original(stem)))
    assert not added


@needs_gold
@pytest.mark.parametrize("stem", ["xiantao-2020", "zhuxi-2016-2020", "zhaoqing-2014-2018"])
def test_every_annotated_figure_is_written_as_in_the_original(stem: str) -> None:
    gold = json.loads((GOLD / f"{STEMS.index(stem):03}.json").read_text(encoding="utf-8"))
    wanted = Counter(squeezed(figure["raw"]) for figure in gold["figures"])
    text = squeezed(digest(stem))
    assert not {raw: times for raw, times in wanted.items() if text.count(raw) < times}


def test_xiantao_has_no_title_and_is_signed_at_its_end() -> None:
    lines = paragraphs("xiantao-2020")
    assert len(lines[0]) > 60 and lines[0].endswith("。")
    assert lines[-2:] == ["仙桃市总工会", "2020年12月29日"]


def test_xiantao_names_another_citys_federation() -> None:
    assert digest("xiantao-2020").count("菏泽市总工会") == 1


def test_xiantao_plans_an_autumn_trip_in_december() -> None:
    text = digest("xiantao-2020")
    assert "秋季" in text[text.index("四、下段工作") :]


def test_xiantao_has_headings_of_three_depths() -> None:
    starts = [line[:2] for line in paragraphs("xiantao-2020")]
    assert [start for start in starts if start in ("一、", "二、", "三、", "四、")] == [
        "一、",
        "二、",
        "三、",
        "四、",
    ]
    assert [start for start in starts if start[0] == "("] == ["(一", "(二", "(三", "(四", "(五"]
    assert sum(bool(re.match(r"\d\.", start)) for start in starts) == 23


def test_zhuzhou_says_two_paragraphs_twice() -> None:
    lines = paragraphs("zhuzhou-2020")
    apart, in_a_row = repeated("zhuzhou-2020")
    assert lines[lines.index(in_a_row) + 1] == in_a_row
    assert lines[lines.index(apart) + 1] != apart


def test_zhuzhou_has_captions_and_numbered_headings() -> None:
    lines = paragraphs("zhuzhou-2020")
    assert sum(line.startswith("▲") for line in lines) == 5
    assert [line[0] for line in lines if re.match(r"\d ", line)] == list("123456")


def test_zhuzhou_breaks_a_word_and_implies_absurd_vouchers() -> None:
    text = digest("zhuzhou-2020")
    assert "工\n\n会主席" in text
    assert "123万职工" in text and "122亿元" in text
    assert "怀化市总工会" in text


def test_ningxia_breaks_a_word_and_holds_a_stray_english_one() -> None:
    text = digest("ningxia-2019")
    assert "入\n\n会“" in text
    assert re.findall(r"\b[a-z]+\b", text) == ["and"]
    assert "实施实施" in text


def test_ningxia_ends_with_its_byline() -> None:
    assert paragraphs("ningxia-2019")[-1] == "（文/图 本报记者）"


def test_zhuxi_has_fifteen_lone_page_numbers() -> None:
    lone = [line for line in paragraphs("zhuxi-2016-2020") if line.isdecimal()]
    assert lone == [str(page) for page in range(1, 16)]


def test_zhuxi_is_framed_by_its_page() -> None:
    lines = paragraphs("zhuxi-2016-2020")
    assert lines[0].count(" > ") == 2
    assert "责任编辑" in lines[-1]


def test_zhuxi_names_neither_province_nor_prefecture() -> None:
    assert not re.search("湖北|十堰", digest("zhuxi-2016-2020"))


def test_zhaoqing_parts_a_number_and_a_word_at_a_page() -> None:
    text = digest("zhaoqing-2014-2018")
    assert "已经实施\n\n16285件" in text
    assert "政治生\n\n态" in text


def test_zhaoqing_breaks_off_before_its_captions() -> None:
    lines = paragraphs("zhaoqing-2014-2018")
    first, second = (i for i, line in enumerate(lines) if line[0] in "▲►")
    assert lines[first - 1][-1] not in "。！？"
    assert re.search(r"\d年\d+月\d+日", lines[first]) and re.search(
        r"\d年\d+月\d+日", lines[second]
    )


def test_zhaoqing_lacks_units_and_holds_a_stray_english_word() -> None:
    text = digest("zhaoqing-2014-2018")
    assert "180多万," in text and "94.5万高温" in text
    assert re.findall(r"\b[a-z]+\b", text) == ["and"]


@pytest.mark.parametrize("stem", STEMS)
def test_only_zhuzhou_repeats_itself(stem: str) -> None:
    wanted = 2 if stem == "zhuzhou-2020" else 0
    assert len([line for line in repeated(stem) if len(line) > 20]) == wanted
