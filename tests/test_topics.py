"""The topic of a phrase: by its own words first, its clause and its section after."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reports.text.vocabulary.topics import load_topics, topic_of
from reports.text.words import Topic


@pytest.mark.parametrize(
    ("phrase", "topic"),
    [
        ("新发展会员人数", Topic.ORGANISATION),
        ("快递行业工会联合会数", Topic.ORGANISATION),
        ("调处劳动争议件数", Topic.RIGHTS),
        ("追回拖欠农民工工资", Topic.RIGHTS),
        ("举办普法讲座场次", Topic.LAW),
        ("职工法律援助案件数", Topic.LAW),
        ("在档困难职工户数", Topic.RELIEF),
        ("职工医疗互助补助金额", Topic.RELIEF),
        ("元旦春节走访慰问职工人数", Topic.GIFTS),
        ("为高温岗位送清凉筹集资金", Topic.GIFTS),
        ("金秋助学发放助学金", Topic.STUDY_AID),
        ("困难职工子女圆梦大学人数", Topic.STUDY_AID),
        ("举办专场招聘会场次", Topic.JOBS),
        ("帮助下岗失业人员再就业人数", Topic.JOBS),
        ("职工提出合理化建议条数", Topic.COMPETITION),
        ("安康杯竞赛参赛班组数", Topic.COMPETITION),
        ("命名劳模创新工作室数", Topic.MODELS),
        ("获全国五一劳动奖章人数", Topic.MODELS),
        ("新建职工书屋数", Topic.CULTURE),
        ("职工文艺汇演观众人次", Topic.CULTURE),
        ("女职工两癌筛查人数", Topic.WOMEN),
        ("走访慰问困难职工户数", Topic.GIFTS),
        ("为工会会员免费实施白内障手术人数", Topic.RELIEF),
        ("带动消费惠及商家数", Topic.BENEFITS),
        ("为村级工会主席发放补贴", Topic.ORGANISATION),
        ("疗养院等直属事业单位数", Topic.SELF),
        ("开展送岗活动场次", Topic.JOBS),
        ("爱心母婴室数", Topic.WOMEN),
        ("下拨疫情防控专项资金", Topic.EPIDEMIC),
        ("职代会建制率", Topic.DEMOCRACY),
        ("已建会企业厂务公开建制率", Topic.DEMOCRACY),
        ("求学圆梦行动资助人数", Topic.INDUSTRIAL),
        ("产业工人技能等级提升人数", Topic.INDUSTRIAL),
        ("户外劳动者驿站数", Topic.BENEFITS),
        ("工会会员卡优惠商家数", Topic.BENEFITS),
        ("收缴工会经费金额", Topic.FINANCE),
        ("消费扶贫采购农副产品金额", Topic.POVERTY),
        ("驻村结对帮扶贫困户户数", Topic.POVERTY),
        ("机关党支部数", Topic.SELF),
        ("投入防汛抢险人数", Topic.OTHER),
    ],
)
def test_a_label_of_the_field_tells_its_topic(phrase: str, topic: Topic) -> None:
    assert topic_of(phrase) == topic


def test_a_longer_word_hides_the_shorter_one_inside_it() -> None:
    assert topic_of("慰问困难职工") in {Topic.RELIEF, Topic.GIFTS}
    assert topic_of("困难职工子女人数") == Topic.STUDY_AID


def test_the_section_stands_where_the_words_prove_nothing() -> None:
    assert topic_of("参加人数") is None
    assert topic_of("参加人数", Topic.CULTURE) == Topic.CULTURE


def test_the_section_gives_way_to_a_word_that_belongs_to_one_field() -> None:
    assert topic_of("职工书屋数", Topic.INDUSTRIAL) == Topic.CULTURE


def test_the_section_settles_a_tie() -> None:
    assert topic_of("调解与培训", Topic.JOBS) == Topic.JOBS
    assert topic_of("调解与培训", Topic.RIGHTS) == Topic.RIGHTS


def test_the_clause_helps_a_label_that_is_silent() -> None:
    assert topic_of("投入资金", None, "投入资金建成职工书屋") == Topic.CULTURE


def test_the_label_outweighs_its_clause() -> None:
    assert topic_of("女职工人数", None, "参加劳动竞赛的女职工") == Topic.WOMEN


def test_every_topic_has_words_of_its_own() -> None:
    proven = {topic for proofs in load_topics().evidence.values() for topic, _ in proofs}
    assert proven == set(Topic)


def test_a_word_listed_twice_in_a_topic_is_refused(tmp_path: Path) -> None:
    source = tmp_path / "topics.toml"
    source.write_text(
        'ignored = []\n[[topic]]\nname = "助学"\nstrong = ["助学"]\nfair = ["助学"]\n',
        encoding="utf-8",
    )
    with pytest.raises(ValueError, match="两次列出"):
        load_topics(source)


@settings(deadline=None)
@given(st.text(alphabet="工会职代女慰问助学一,。 \n困难", max_size=60))
def test_any_words_have_one_topic_or_none(words: str) -> None:
    assert topic_of(words) is None or topic_of(words) in set(Topic)


def test_a_gift_belongs_to_what_its_section_is_about() -> None:
    assert topic_of("组织劳模捐款金额", Topic.EPIDEMIC) == Topic.EPIDEMIC
    assert topic_of("女职工捐款金额", Topic.POVERTY) == Topic.POVERTY
    assert topic_of("慰问劳模人数", Topic.EPIDEMIC) == Topic.MODELS
