"""The region table holds what is so, and a text's places are found and nothing else."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.text.places import (
    Place,
    all_places,
    as_of,
    find_places,
    names_of,
    parents,
    place_by_code,
    place_named,
)
from reports.text.places import _words as word_lists
from reports.text.places.gazetteer import ancestors
from reports.text.words import Level

CURRENT = [place for place in all_places() if place.valid_to is None]


def place(code: str) -> Place:
    found = place_by_code(code)
    assert found is not None
    return found


def found_in(text: str) -> list[tuple[str, str]]:
    """The words found, each with the code of its likeliest place."""
    return [(mention.words, mention.candidates[0].code) for mention in find_places(text)]


# The table as a whole


def test_the_table_has_as_many_places_as_the_ministry_counted_at_the_end_of_2024() -> None:
    assert Counter(place.level for place in CURRENT) == {
        Level.PROVINCE: 34,
        Level.PREFECTURE: 333,
        Level.COUNTY: 2846,
    }


def test_the_ranks_of_prefectures_and_counties_add_up_too() -> None:
    ranks = Counter(
        (place.level.value, next(rank for rank in RANKS if place.name.endswith(rank)))
        for place in CURRENT
        if place.level is not Level.PROVINCE
    )
    assert ranks == {
        ("prefecture", "市"): 293,
        ("prefecture", "自治州"): 30,
        ("prefecture", "地区"): 7,
        ("prefecture", "盟"): 3,
        ("county", "区"): 977 + 2,  # with 六枝特区 and 神农架林区
        ("county", "市"): 397,
        ("county", "县"): 1301,
        ("county", "自治县"): 117,
        ("county", "旗"): 49,
        ("county", "自治旗"): 3,
    }


RANKS = ("自治州", "自治县", "自治旗", "地区", "盟", "市", "县", "旗", "区")


def test_codes_are_unique_and_six_digits() -> None:
    codes = [place.code for place in all_places()]
    assert len(set(codes)) == len(codes)
    assert all(len(code) == 6 and code.isdigit() for code in codes)


def test_no_current_code_was_also_borne_last_by_another_place() -> None:
    assert all(place_by_code(place.code) is place for place in all_places())


def test_only_provinces_have_no_parent() -> None:
    assert all((place.parent is None) == (place.level is Level.PROVINCE) for place in all_places())


def test_every_place_lies_in_one_of_a_higher_level_and_of_the_same_years() -> None:
    order = list(Level)
    for child in all_places():
        if child.parent:
            parent = place(child.parent)
            assert order.index(parent.level) < order.index(child.level), child
            assert parent.valid_to is None or child.valid_to is not None, child


def test_a_county_has_a_prefecture_unless_its_province_governs_it() -> None:
    municipalities = {"北京市", "天津市", "上海市", "重庆市"}
    for county in CURRENT:
        if county.level is Level.COUNTY:
            no_prefecture = county.directly_administered or county.province in municipalities
            assert (county.prefecture is None) == no_prefecture, county


def test_no_dummy_of_the_official_list_is_a_place() -> None:
    dummies = {"市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划"}
    assert not dummies & {place.name for place in all_places()}


def test_every_place_that_ceased_names_successors_that_exist() -> None:
    for ceased in all_places():
        assert (ceased.valid_to is None) <= (not ceased.successors), ceased
        assert all(place_by_code(code) for code in ceased.successors), ceased
    without = [p.name for p in all_places() if p.valid_to and not p.successors]
    assert without == []


def test_years_run_forward() -> None:
    for each in all_places():
        assert (each.valid_from or 0) < (each.valid_to or 9999), each
        for name in names_of(each.code):
            assert (name.valid_from or 0) < (name.valid_to or 9999), name


def test_a_full_name_is_unique_within_its_parent() -> None:
    twice = Counter((place.name, place.parent) for place in CURRENT)
    assert [key for key, count in twice.items() if count > 1] == []


def test_a_short_name_is_never_that_of_what_the_place_lies_in() -> None:
    for each in CURRENT:
        assert each.short not in {above.short for above in parents(each.code)}, each


def test_pinyin_and_initials_are_plain_letters() -> None:
    for each in all_places():
        assert each.pinyin.isascii() and each.pinyin.isalpha() and each.pinyin.islower(), each
        assert len(each.initials) == len(each.short), each
        assert each.initials[0] == each.pinyin[0], each


def test_every_unsafe_word_names_some_place() -> None:
    lists = word_lists()
    assert [word for word in sorted(lists.ordinary | lists.vague) if not place_named(word)] == []


# Places one would get wrong


@pytest.mark.parametrize(
    "code, name, province, prefecture",
    [
        ("429004", "仙桃市", "湖北省", None),
        ("429005", "潜江市", "湖北省", None),
        ("429006", "天门市", "湖北省", None),
        ("429021", "神农架林区", "湖北省", None),
        ("419001", "济源市", "河南省", None),
        ("469030", "琼中黎族苗族自治县", "海南省", None),
        ("659012", "白杨市", "新疆维吾尔自治区", None),
        ("110105", "朝阳区", "北京市", None),
        ("500151", "铜梁区", "重庆市", None),
        ("420324", "竹溪县", "湖北省", "十堰市"),
        ("653228", "和康县", "新疆维吾尔自治区", "和田地区"),
        ("460302", "西沙区", "海南省", "三沙市"),
    ],
)
def test_a_county_knows_what_it_lies_in(
    code: str, name: str, province: str, prefecture: str | None
) -> None:
    found = place(code)
    assert (found.name, found.province, found.prefecture) == (name, province, prefecture)
    assert found.county == name


def test_directly_administered_marks_what_a_province_governs_itself() -> None:
    direct = [place for place in CURRENT if place.directly_administered]
    assert Counter(place.province for place in direct) == {
        "湖北省": 4,
        "河南省": 1,
        "海南省": 15,
        "新疆维吾尔自治区": 12,
    }


def test_parents_come_from_the_province_down() -> None:
    assert [place.name for place in parents("420324")] == ["湖北省", "十堰市"]
    assert [place.name for place in parents("429004")] == ["湖北省"]
    assert parents("420000") == ()
    assert parents("000000") == ()


@pytest.mark.parametrize(
    "code, short",
    [
        ("150000", "内蒙古"),
        ("640000", "宁夏"),
        ("650000", "新疆"),
        ("422800", "恩施"),
        ("222400", "延边"),
        ("532800", "西双版纳"),
        ("513400", "凉山"),
        ("653000", "克孜勒苏"),
        ("632500", "海南州"),
        ("632324", "河南县"),
        ("622926", "东乡"),
        ("622927", "积石山"),
        ("430121", "长沙县"),
        ("220200", "吉林市"),
        ("130133", "赵县"),
        ("450328", "龙胜"),
        ("150625", "杭锦"),
        ("150826", "杭锦后旗"),
        ("429021", "神农架"),
        ("654021", "伊宁县"),
    ],
)
def test_a_short_name_is_the_one_in_use(code: str, short: str) -> None:
    assert place(code).short == short


@pytest.mark.parametrize(
    "code, pinyin",
    [
        ("500000", "chongqing"),
        ("341500", "luan"),
        ("341600", "bozhou"),
        ("340300", "bengbu"),
        ("331000", "taizhou"),
        ("331100", "lishui"),
        ("429004", "xiantao"),
        ("140400", "changzhi"),
        ("140428", "zhangzi"),
        ("211300", "chaoyang"),
        ("411100", "luohe"),
        ("441900", "dongguan"),
        ("440113", "panyu"),
        ("330382", "yueqing"),
        ("130224", "luannan"),
        ("130225", "laoting"),
        ("371522", "shenxian"),
        ("371722", "shanxian"),
        ("361124", "yanshan"),
        ("410621", "xunxian"),
        ("610829", "wubu"),
        ("510682", "shifang"),
        ("320116", "luhe"),
        ("222404", "hunchun"),
        ("421303", "zengdu"),
        ("653121", "shufu"),
        ("653129", "jiashi"),
        ("130726", "yuxian"),
        ("141100", "lvliang"),
        ("522701", "duyun"),
        ("451000", "baise"),
        ("411104", "shaoling"),
        ("621223", "tanchang"),
        ("610000", "shanxi"),
    ],
)
def test_polyphones_are_read_as_the_place_reads_them(code: str, pinyin: str) -> None:
    assert place(code).pinyin == pinyin


def test_initials_are_those_of_the_pinyin() -> None:
    assert place("429004").initials == "xt"
    assert place("500000").initials == "cq"


# Names and years


@pytest.mark.parametrize(
    "former, today, code",
    [
        ("襄樊市", "襄阳市", "420600"),
        ("大庸市", "张家界市", "430800"),
        ("思茅地区", "普洱市", "530800"),
        ("思茅市", "普洱市", "530800"),
        ("达县地区", "达州市", "511700"),
        ("伊克昭盟", "鄂尔多斯市", "150600"),
        ("荆沙市", "荆州市", "421000"),
        ("通什市", "五指山市", "469001"),
        ("京山县", "京山市", "420882"),
        ("株洲县", "渌口区", "430212"),
        ("盘县特区", "盘州市", "520281"),
        ("蒲圻市", "赤壁市", "421281"),
        ("萧山市", "萧山区", "330109"),
        ("鄂西土家族苗族自治州", "恩施土家族苗族自治州", "422800"),
    ],
)
def test_a_former_name_leads_to_the_place_of_today(former: str, today: str, code: str) -> None:
    found = place_named(former)[0]
    assert (found.code, found.name) == (code, today)
    assert former in {name.name for name in names_of(code) if name.kind == "former"}


def test_a_former_code_leads_to_the_place_of_today() -> None:
    assert place("420821").name == "京山市"
    assert place("510200").name == "重庆市"
    assert place("510200").level is Level.PREFECTURE
    assert place_by_code("999999") is None


@pytest.mark.parametrize(
    "code, name, year, successors",
    [
        ("341400", "巢湖市", 2011, ("340100", "340200", "340500")),
        ("371200", "莱芜市", 2019, ("370100",)),
        ("110103", "崇文区", 2010, ("110101",)),
        ("310119", "南汇区", 2009, ("310115",)),
        ("510200", "重庆市", 1997, ("500000",)),
        ("330104", "江干区", 2021, ("330102", "330114")),
    ],
)
def test_a_place_that_ceased_says_when_and_what_became_of_it(
    code: str, name: str, year: int, successors: tuple[str, ...]
) -> None:
    found = place(code)
    assert (found.name, found.valid_to, found.successors) == (name, year, successors)


def test_a_place_has_the_name_it_bore_in_a_year() -> None:
    xiangyang = place("420600")
    assert as_of(xiangyang, 2008).name == "襄樊市"
    assert as_of(xiangyang, 2008).prefecture == "襄樊市"
    assert as_of(xiangyang, 2008).code == "420600"
    assert as_of(xiangyang, 2010) == xiangyang
    assert as_of(xiangyang, 2020) == xiangyang


def test_a_place_lies_in_what_it_lay_in_then() -> None:
    gongzhuling, laohekou = place("220184"), place("420682")
    assert as_of(gongzhuling, 2015).prefecture == "四平市"
    assert as_of(gongzhuling, 2021).prefecture == "长春市"
    assert as_of(laohekou, 2005).prefecture == "襄樊市"
    xiantao = as_of(place("429004"), 1992)
    assert (xiantao.prefecture, xiantao.directly_administered) == ("荆州地区", False)


def test_names_in_between_are_dated_on_both_sides() -> None:
    names = {name.name: (name.valid_from, name.valid_to) for name in names_of("530800")}
    assert names == {"思茅地区": (None, 2003), "思茅市": (2003, 2007)}


def test_usual_names_and_abbreviations_find_the_place() -> None:
    assert [found.code for found in place_named("恩施州")] == ["422800"]
    assert [found.code for found in place_named("前郭县")] == ["220721"]
    assert [found.code for found in place_named("鄂")] == ["420000"]
    assert place_named("没有的地方") == ()


def test_within_keeps_what_lies_in_a_place() -> None:
    assert len(place_named("鼓楼区")) == 4
    assert [found.code for found in place_named("鼓楼区", within="350000")] == ["350102"]
    assert [found.code for found in place_named("鼓楼区", within="320100")] == ["320106"]
    assert place_named("鼓楼区", within="420000") == ()


def test_the_likeliest_place_comes_first() -> None:
    assert place_named("海南")[0].name == "海南省"
    assert place_named("朝阳")[0].name == "朝阳市"
    assert place_named("巢湖市")[0].code == "340181"
    assert place_named("重庆市")[0].code == "500000"


# Places in a text


@pytest.mark.parametrize(
    "text, expected",
    [
        ("湖北省仙桃市总工会", [("湖北省", "420000"), ("仙桃市", "429004")]),
        ("十堰市竹溪县总工会", [("十堰市", "420300"), ("竹溪县", "420324")]),
        ("襄樊市总工会2008年工作总结", [("襄樊市", "420600")]),
        ("马鞍山市和县总工会", [("马鞍山市", "340500"), ("和县", "340523")]),
        ("和县总工会开展慰问", [("和县", "340523")]),
        ("赴道县调研", [("道县", "431124")]),
        ("内江市市中区总工会", [("内江市", "511000"), ("市中区", "511002")]),
        ("北京市朝阳区", [("北京市", "110000"), ("朝阳区", "110105")]),
        ("恩施州总工会", [("恩施州", "422800")]),
        ("海南州总工会", [("海南州", "632500")]),
        ("山东阳谷", [("山东", "370000")]),  # 东阳 is no place here; 阳谷 a word too
        ("湖北竹溪职工", [("湖北", "420000"), ("竹溪", "420324")]),
        ("竹溪总工会", [("竹溪", "420324")]),
        ("广西来宾的职工", [("广西", "450000"), ("来宾", "451300")]),
        ("来宾总工会", [("来宾", "451300")]),
        ("河北、河南、海南", [("河北", "130000"), ("河南", "410000"), ("海南", "460000")]),
        ("贵州镇远县", [("贵州", "520000"), ("镇远县", "522625")]),
        ("湖北乡镇工会", [("湖北", "420000")]),
        ("湖南街道工会", [("湖南", "430000")]),
        ("宁夏、内蒙两区", [("宁夏", "640000"), ("内蒙", "150000")]),
    ],
)  # fmt: skip
def test_places_are_found(text: str, expected: list[tuple[str, str]]) -> None:
    assert found_in(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "南京路步行街",
        "省、市和县级工会",
        "为脱贫贡献县级力量",
        "提高县域企业建会率",
        "历任县委书记、县长",
        "在任县长期间",
        "全市中区域性合同",
        "“安康杯”竞赛",
        "各位来宾、同志们",
        "维护社会和谐稳定与长治久安",
        "工会理论研究和工会同志们",
        "公安民警与团结互助的友谊",
        "日照时间长，白银涨价",
        "建成二十四平方公里的园区",
        "在城区和郊区建设新区",
        "美丽大同世界，和平与新华",
        "街道县区两级",
        "",
        "京",
    ],
)
def test_what_only_looks_like_a_place_is_left_alone(text: str) -> None:
    assert found_in(text) == []


def test_a_short_name_counts_where_the_text_has_the_full_one_too() -> None:
    assert found_in("围绕开鲁经济发展") == []
    text = "开鲁县总工会围绕开鲁经济发展"
    assert found_in(text) == [("开鲁县", "150523"), ("开鲁", "150523")]


def test_a_place_named_elsewhere_in_the_text_decides_between_namesakes() -> None:
    (_, district) = find_places("福州市各区中，鼓楼区最早")
    assert district.candidates[0].prefecture == "福州市"
    assert len(district.candidates) == 4


def test_a_mention_after_its_parent_can_be_nothing_else() -> None:
    (_, district) = find_places("徐州市鼓楼区")
    assert [found.code for found in district.candidates] == ["320302"]


PIECES = st.sampled_from(
    [*"市县区州的和在总工会，、 1\n", "湖北", "和县", "襄樊市", "来宾", "竹溪", "竹溪县", "市中区"]
)


@given(st.one_of(st.text(), st.lists(PIECES).map("".join)))
def test_mentions_are_where_they_say_in_order_and_apart(text: str) -> None:
    end = 0
    for mention in find_places(text):
        assert mention.start >= end
        assert text[mention.start : mention.end] == mention.words
        assert mention.candidates
        end = mention.end


def test_every_full_name_of_today_is_found_by_itself() -> None:
    vague = word_lists().vague
    missed = [
        each.name
        for each in CURRENT
        if each.name not in vague and (each.name, True) not in _found_names(each)
    ]
    assert missed == []


def _found_names(each: Place) -> set[tuple[str, bool]]:
    return {(m.words, each in m.candidates) for m in find_places(each.name)}


def test_every_place_is_found_behind_the_names_of_what_it_lies_in() -> None:
    for each in CURRENT:
        text = "".join(above.name for above in parents(each.code)) + each.name
        last = find_places(text)[-1]
        assert last.candidates[0] == each, text


def test_ancestors_are_the_codes_of_parents_from_below() -> None:
    assert ancestors(place("420324")) == ("420300", "420000")
