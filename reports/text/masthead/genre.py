"""文种: what sort of document a report is, by its title, its mandate and its page."""

import re

from ..findings import Finding
from ..layout.markers import BRACKETED
from ..lexicons import any_of
from ..words import Genre
from .sheet import BREADCRUMB, BYLINE, DATELINE, FROM_PAPER, SIGNATURE, TOOLBAR, Sheet, Stretch

LEAD = 8
"""Paragraphs at the top that may say on whose behalf a report is given."""
LEAD_LENGTH = 300
ENTRIES = 2
"""Paragraphs that open with 【】 make a yearbook or a gazetteer from this many on."""
OPENING = 60
"""Characters of the first paragraph that tell what it is about."""

# 在某某市工会第十次代表大会上 · 向大会报告工作
CONGRESS = re.compile(
    r"第?[一二三四五六七八九十]{1,4}次(?:工会)?(?:会员)?代表大会(?:上|$)"
    r"|向(?:大会|代表大会)(?:作|做)?(?:工作)?报告"
)
# 十届三次全委(扩大)会议 · 第九届委员会第四次全体会议 · 向全委会报告工作
PLENARY = re.compile(
    r"[一二三四五六七八九十]届[一二三四五六七八九十]{1,3}次(?:全委|全体|委员)"
    r"|委员会第?[一二三四五六七八九十]{1,3}次(?:全体|全委)"
    r"|全委\(扩大\)会|全委会|全体会议|向(?:全会|委员会)(?:作|做)?(?:工作)?报告"
)
# 职代会 of an enterprise or a school, to which its union reports on the year
STAFF_MEETING = re.compile(r"职代会|教代会|(?:职工|教职工|教工)代表大会")
MEETINGS = ((Genre.CONGRESS, CONGRESS), (Genre.PLENARY, PLENARY))
# 各位代表、同志们: who is addressed by name of office
ADDRESSED = re.compile(r"各位(?P<whom>代表|委员)(?=[、,:!]|$)")
MANDATE = re.compile(
    r"受.{2,40}委托|请(?:予)?(?:各位.{2,6})?审议|报告工作|(?<!工)(?:作|做)(?!了|题为|的|了题为).{0,6}报告"
)
# 参加了…会议。会上,…作了工作报告: of others, not in one's own voice
RETOLD = re.compile(
    r"会上|审议通过|传达|(?:参加|出席|召开|听取|举行)了?[^。]{0,30}(?:会议|大会|全委)"
)
REPORT = re.compile(r"报告")
TO_A_MEETING = re.compile(r"(?:各位[^,。:!]{2,6}[、,])*(?:各位)?同志们?[:!,]")
# where a site says that a text is out of a yearbook or a gazetteer
OF_RECORDS = re.compile(r"年鉴|[县市区省]志|志书|地方志|史志|方志|档案馆")
PLAN = re.compile(any_of("genres", "plan"))
# 发布2024年十件实事 · 2024年度服务职工实事项目清单: what is promised for a year
_REAL_THINGS = r"(?:(?:[十\d]|[一二三四五六七八九]十?)+[件项大]|[办]|服务)[^,。;]{0,20}?实事"
REAL_THINGS = re.compile(
    rf"(?:发布|公布|推出|确定|敲定|公开|承诺)了?[^,。;]{{0,24}}?{_REAL_THINGS}(?:项目|清单)*"
    rf"|\d{{4}}年[^,。;]{{0,16}}?{_REAL_THINGS}(?:项目)?(?:清单|出炉|发布|公布|揭晓|来了|$)"
    r"|实事(?:项目)?清单"
)
KEPT = re.compile(any_of("genres", "kept"))
SUMMARY = re.compile(any_of("genres", "summary"))
FIELD = re.compile(any_of("genres", "fields"))
# 写入政府工作报告 · 县委听取县总工会工作汇报: what another one reported, or was told
OF_OTHERS = re.compile(r"政府工作报告|(?:听取|审议|传达|学习)[^,。]{0,24}(?:汇报|报告|总结)")
OTHER_SORT = re.compile(any_of("genres", "nouns") + "|" + any_of("genres", "none"))
NEWS = re.compile(any_of("genres", "news"))
FIVE_YEARS = re.compile(
    r"(?<!十)五年(?!规划|计划|级)|(?<!\d)5年(?!级)|十[一二三四五六]五(?!规划|[”\"]?规划)"
)
# What a first paragraph says of five years that are its subject, not a plan that it belongs to:
# 十三五期间, 五年来; not 2020年是十三五收官之年
FIVE_YEARS_TOLD = re.compile(
    r"(?:过去|这|近|最近)的?五年|(?<!十)五年(?:来|间)|(?<!\d)5年(?:来|间)"
    r"|十[一二三四五六]五[”\"]?(?:期间|时期|以来|这五年|的五年)"
)
YEAR = re.compile(r"\d{4}年|[一二][〇零九][〇零一二三四五六七八九]{2}年")
# 3月19日,… · 21日上午,… · 近日,…: how news without a headline begin
NEWS_LEAD = re.compile(
    r"(?:为了?[^。!?]{4,60},)?"
    r"(?:昨|今)?(?:\d{4}年)?(?:(?:\d{1,2}月)?\(?\d{1,2}\)?日(?:[上下]午|晚)?|近日|日前|近期|连日来)(?:至\d{1,2}日)?,"
    r"(?![^。]{0,40}我[会局校司])"
)
NEXT_STEPS = re.compile(
    r"^[一二三四五六七八九十]{1,2}、(?:" + any_of("kinds", "ahead") + r")[^。]{0,12}$"
)
# What tells an account of work from any other signed text where there is no title.
ACCOUNT = re.compile(
    r"(?:现|特)?将[^,。;]{0,24}(?:情况|工作)(?:总结|汇报|报告)如下|做了(?:以下|如下)[^,。;]{0,6}工作"
    r"|主要(?:做法|工作情况|工作)|工作(?:总结|回顾|开展情况)"
)


def read_genre(sheet: Sheet, title: Finding[str]) -> Finding[Genre]:
    """The genre and the words it rests on; unknown stays without value."""
    head = sheet.joined(title.span)
    return (
        _by_meeting(sheet, head)
        or _by_promise(sheet, head)
        or _by_title(sheet, head)
        or _by_press(sheet)
        or _by_lead(sheet)
        or _by_signature(sheet, title)
        or _by_headline(sheet, head)
        or _by_news_lead(sheet)
    )


def _by_meeting(sheet: Sheet, head: Stretch | None) -> Finding[Genre]:
    """A report given to a congress or a plenary session."""
    if head and REPORT.search(head.words):
        for genre, pattern in MEETINGS:
            if found := pattern.search(head.words):
                return head.found(genre, *found.span(), 0.95)
        if found := STAFF_MEETING.search(head.words):
            return head.found(Genre.SUMMARY, *found.span(), 0.6)
        for passage in sheet.prose[:LEAD]:
            if found := ADDRESSED.match(passage.words):
                genre = Genre.CONGRESS if found["whom"] == "代表" else Genre.PLENARY
                return passage.found(genre, *found.span(), 0.7)
    for passage in sheet.prose[:LEAD] if not _by_press(sheet) else ():
        words = passage.words[:LEAD_LENGTH]
        if not MANDATE.search(words) or RETOLD.search(words):
            continue
        for genre, pattern in MEETINGS:
            if found := pattern.search(words):
                return passage.found(genre, *found.span(), 0.85)
    return Finding()


def _by_title(sheet: Sheet, head: Stretch | None) -> Finding[Genre]:
    if head is None:
        return Finding()
    words = _without_others(head.words)
    summary, plan = SUMMARY.search(words), PLAN.search(words)
    if plan and not summary:
        return head.found(Genre.PLAN, *plan.span(), 0.9)
    five = FIVE_YEARS.search(head.words)
    if five and not _by_press(sheet):
        return head.found(Genre.FIVE_YEARS, *five.span(), 0.85)
    if summary and summary.group() == "工作报告" and not FIELD.search(head.words):
        return _by_delivery(sheet, head, summary.span())
    if summary:
        genre = Genre.SPECIAL if FIELD.search(head.words) else Genre.SUMMARY
        return head.found(genre, *summary.span(), 0.85)
    if found := NEWS.search(head.words):
        return head.found(Genre.NEWS, *found.span(), 0.7)
    return Finding()


def _by_promise(sheet: Sheet, head: Stretch | None) -> Finding[Genre]:
    """A list of what a federation promises to do in a year, if it does not tell how it went."""
    first = head or next(iter(sheet.prose), None)
    found = REAL_THINGS.search(first.words) if first else None
    if first is None or found is None or KEPT.search(first.words):
        return Finding()
    if not head and not YEAR.search(found.group()):
        return Finding()
    return first.found(Genre.PLAN, *found.span(), 0.7)


def _without_others(words: str) -> str:
    """The words of a title, another one's report in it struck out; as long as the words."""
    return OF_OTHERS.sub(lambda found: "*" * len(found.group()), words)


def _by_delivery(sheet: Sheet, head: Stretch, span: tuple[int, int]) -> Finding[Genre]:
    """工作报告 whose meeting nobody names: a congress hears of several years, a plenary of one.

    What is addressed to nobody is a summary under another name.
    """
    opening = sheet.prose[:LEAD]
    if not any(TO_A_MEETING.match(passage.words) for passage in opening):
        return head.found(Genre.SUMMARY, *span, 0.6)
    for passage in opening:
        if found := FIVE_YEARS_TOLD.search(passage.words[:OPENING]):
            return passage.found(Genre.CONGRESS, *found.span(), 0.6)
    return head.found(Genre.PLENARY, *span, 0.5)


def _by_press(sheet: Sheet) -> Finding[Genre]:
    for line in sheet.asides(BYLINE, DATELINE):
        return line.whole(Genre.NEWS, 0.85)
    return Finding()


def _by_lead(sheet: Sheet) -> Finding[Genre]:
    """A page whose first paragraph opens with the five years it is about."""
    lead = next((passage for passage in sheet.prose if len(passage.words) > OPENING), None)
    found = FIVE_YEARS_TOLD.search(lead.words[:OPENING]) if lead else None
    return lead.found(Genre.FIVE_YEARS, *found.span(), 0.7) if lead and found else Finding()


def _by_headline(sheet: Sheet, head: Stretch | None) -> Finding[Genre]:
    """A headline that names no sort of document stands above a text of the press."""
    if (
        head is None
        or OTHER_SORT.search(_without_others(head.words))
        or any(sheet.asides(SIGNATURE))
    ):
        return Finding()
    entries = sum(BRACKETED.match(passage.words) is not None for passage in sheet.prose)
    if any(OF_RECORDS.search(line.words) for line in sheet.asides(BREADCRUMB, FROM_PAPER, TOOLBAR)):
        return Finding()
    return head.whole(Genre.NEWS, 0.5) if entries < ENTRIES else Finding()


def _by_news_lead(sheet: Sheet) -> Finding[Genre]:
    """A text without a title that opens as news do: a day, and what others did on it."""
    if not sheet.prose or any(sheet.asides(SIGNATURE)):
        return Finding()
    lead = sheet.prose[0]
    found = NEWS_LEAD.match(lead.words)
    return lead.found(Genre.NEWS, *found.span(), 0.5) if found else Finding()


def _by_signature(sheet: Sheet, title: Finding[str]) -> Finding[Genre]:
    """A signed account without a title is a summary of work, most likely.

    It rests on the words that make it an account, else on a heading that looks ahead at its
    end, else on the day it is signed with.
    """
    signed = [line for line in sheet.asides(SIGNATURE) if YEAR.search(line.words)]
    if title or not any(sheet.asides(SIGNATURE)):
        return Finding()
    for pattern in (ACCOUNT, NEXT_STEPS):
        for passage in sheet.prose:
            if found := pattern.search(passage.words):
                return passage.found(Genre.SUMMARY, *found.span(), 0.5)
    return signed[0].whole(Genre.SUMMARY, 0.4) if signed else Finding()
