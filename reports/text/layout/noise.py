"""Lines that belong to the page and not to the report, and why.

Each rule looks at one short line of folded text by itself; what needs the lines around it
(page numbers, a list of other pages) is in :mod:`.layout`.
"""

import re
from collections.abc import Callable
from functools import lru_cache

from ..lexicons import any_of, words_of
from .bylines import NAME, is_byline
from .papers import COLUMN, DATE, EPAPER, RUNNING_HEAD
from .sentences import SENTENCE_END

LONGEST = 240
"""A line longer than this is prose, whatever words it holds."""

FIELDS_LENGTH = 160
PERSON = NAME.pattern

# 第3页 · 第 3 页 共 10 页 · - 3 - · 3/15 · Page 3 of 15
PAGE_NUMBER = re.compile(
    r"第\s*\d{1,4}\s*页(?:[\s,/]*共\s*\d{1,4}\s*页)?"
    r"|[-·.]{1,3}\s*\d{1,4}\s*[-·.]{1,3}"
    r"|\d{1,4}\s*/\s*\d{1,4}"
    r"|(?:Page|page|PAGE|P\.)\s*\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?"
    r"|幻灯片\s*\d{1,4}"
)
DATE_LINE = re.compile(rf"[\[(]?\s*{DATE}\s*[\])]?")
LABEL = any_of("noise", "labels")
FIELD = re.compile(
    rf"[\[(【<|]?\s*{LABEL}"
    rf"\s*(?:[:]\s*(?P<value>{DATE}|[^\s|【】]{{0,40}}?(?={LABEL}\s*:|[\s|【】]|$))"
    rf"|(?P<day>{DATE}))"
)
# 时间:2022-03-03 09:14:55 and the name of a column behind it
DATED = re.compile(rf"{any_of('noise', 'labels')}\s*[:]?\s*{DATE}")
# 2023-04-15 工代会报告 1134: day, column and how often it was read
SITE = re.compile(r"\S{1,8}(?:网|论坛|在线|社区|文库)")
DAY = re.compile(DATE)
FILED = re.compile(rf"{DATE}\s+\S{{2,12}}\s+\d{{1,7}}")
KEYWORDS = re.compile(rf"{any_of('noise', 'keyword_labels')}\s*[:]")
TOOL = re.compile(
    rf"[\[(【<]?{any_of('noise', 'tools')}[+o\d-]*[\])】>]?(?=[\W\d]|{any_of('noise', 'tools')}|$)"
)
BETWEEN = re.compile(r"[\s|/·,、>:]+")
TRAIL = re.compile(r"\s*(?:-+>|[>»›→]+)\s*")
STEP = 15
"""Characters at most in a step of a breadcrumb."""
PLACE_IN_SITE = re.compile(rf"{any_of('noise', 'places_in_site')}\s*[::]")
# 多媒体数字报 · 展开通版 · 网易首页 > 网易号 > 正文 申请入驻
FRAME = re.compile(
    rf"(?:{any_of('noise', 'frames')}|正文|[\s:>|·])*{any_of('noise', 'frames')}[\s:>|·]*"
)
FORMER_TITLE = re.compile(r"[(\[]?原(?:标题|题)\s*:")
CAPTION = re.compile(
    r"[\u4e00-\u9fff]{0,10}(?:活动|启动|仪式|会议|颁奖|比赛|竞赛|培训|签约|慰问|发放|送清凉|送温暖|义诊|讲座|演出|座谈|招聘会)现场$|"
    r"[▲△▼▽►▶▷◀◄◁↑↓]"
    r"|(?:图为|图片为|图片说明|资料图|资料图片|组图|题图|封面图)"
    r"|[上下左右]图[为:,(]"
    r"|图\s*(?:\d{1,2}|[一二三四五六七八九十①-⑳])\s*[:、.]?\s*(?=[\u4e00-\u9fff“])"
)
# 某某/摄 · 某某 摄影报道 · (某某摄) · (资料图)
CREDIT = re.compile(
    r"(?:[/\s(:]摄(?:影)?(?:报道)?|[。(][\u4e00-\u9fff]{2,4}\s?摄(?:影)?|资料图片?|[\s。/][\u4e00-\u9fff]{2,12}\s?供图|图片由.{2,20}提供)[)】]?$"
)
# 编辑 某某 二审 某某 三审 某某: no colons
EDITORS = re.compile(
    rf"(?:{any_of('noise', 'editors')}\s{{0,2}}[:/丨|]?\s{{0,2}}{PERSON}\s*){{2,}}"
)
# blanks that a site stored as question marks
LOST_BLANK = re.compile(r"\?(?=\s|$)")
EDITOR = re.compile(rf"[\[(【]?\s*{any_of('noise', 'editors')}\s*[:/丨|]")
WAY_OUT = re.compile(rf"[\[(【<«‹]*\s*{any_of('noise', 'ways_out')}(?:\s*[:>»\])】]|\s*$|\s+)")
OTHER_PAGE = re.compile(rf"[·•●◦○■□◆◇※▪>»-]\s*\S.{{3,70}}?[\s\[(]{DATE}[\])]?")
IMAGE = re.compile(r"(?:图片\s*)?[\w()\[\]-]{1,80}\.(?:jpe?g|png|gif|bmp|webp)", re.IGNORECASE)
# (某市总工会办公室供稿) · (作者单位:某县总工会)
SENT_IN = re.compile(
    r"[(](?:[\u4e00-\u9fff、\s]{2,30}(?:供稿|撰稿|整理|提供)|(?:作者单位|供稿单位|供稿|来稿)\s*:?.{2,40})[)]"
)
# 某某总结 由会员分享,可在线阅读,更多相关…请在…搜索
SHARED = re.compile(
    r"《?(?P<title>[^《》。]{4,60}?)(?:\.(?:docx?|pdf|wps))?[》\s,]*(?:\([^()]*\))?\s*由[^。]{0,8}(?:会员|用户)[^。]{0,6}(?:分享|上传)"
)
# (原载《某某日报》2019年1月15日第3版)
REPRINT = re.compile(
    r"[(]?(?:原载于?|转载自|转自|摘自|刊载?于|载于|原文刊于)\s*《?[^()。]{2,60}[)]?"
)
# 小编为大家整理了… · 希望对您有帮助
BLURB = re.compile(
    r"本文档共\d+页|下载文档前|仅部分预览|如文档侵犯|文档一经付费|本站所有内容|本站不对文档"
    r"|小编(?:为|给|就|整理|收集|精心|带来|今天)|(?:欢迎|供大家)(?:查阅|阅读|下载|参考)|希望对(?:你|您|大家)有"
)
# 某工发〔2020〕5号 · 某某市总工会文件 · 抄送:… · 2012年3月5日印发
OFFICIAL = re.compile(
    r"[\u4e00-\u9fff]{1,10}[〔\[(【]\s*\d{4}\s*[〕\])】]\s*第?\s*\d{1,4}\s*号"
    r"|[\u4e00-\u9fff]{2,20}总工会文件|签发人:.{0,12}"
    r"|(?:抄送|抄报|主送|报送|发送|主题词)\s*:.{1,80}"
    r"|.{0,30}\d{1,2}月\d{1,2}日印发|\(?共印\s*\d+\s*份\)?|\(?此件(?:公开|依申请公开|不予公开).{0,6}\)?"
)
# 工会工作简报 · 第12期(总第120期): the head of a brief
BRIEF = re.compile(
    r"[\u4e00-\u9fff]{2,12}(?:工作简报|信息简报|工运简报|信息专报)"
    r"|[(]?(?:\d{4}年?)?\s*第\s*\d{1,3}\s*期\s*(?:[(]?总第\s*\d{1,4}\s*期[)]?)?[)]?"
)
# 某某网欢迎您! | 今天是:
GREETING = re.compile(
    r"(?:.{0,20}欢迎(?:您|你|访问|光临|来到|进入)[\u4e00-\u9fff]{0,16}|今天是)\s*[!。,:]?(?:\s*\|?\s*今天是.{0,30})?"
)
ADDRESS = re.compile(r"(?:[\u4e00-\u9fffA-Za-z\s]{0,16}:?\s*)?(?:https?://|www\.)[!-~]+")
SITE_LINE = re.compile(r"[\[【(]?" + any_of("noise", "site_lines") + r"[!。…]*[\])】]?")
OPERATOR = re.compile(r"(?:管理员|admin|Admin|站长|发布人)\s*\d*")
FLOOR = re.compile(r"#?\d{1,4}\s*(?:#|楼)(?:\s.{0,60})?")
ADVERTISEMENT = re.compile(any_of("noise", "advertisements"))
FOOTER = re.compile(any_of("noise", "footers"))
SITE_NOTICE = re.compile(r"[^。,]{0,16}(?:版权|免责|法律|郑重)[^。,]{0,16}(?:声明|说明)\s*[:]?")
SITE_END = re.compile(r"ICP备|公网安备|Copyright|©|版权所有|All Rights Reserved", re.IGNORECASE)
FORUM = re.compile(any_of("noise", "forum"))


def name_noise(words: str) -> str | None:
    """Why this line of folded text is none of the report's prose, or None where it may be."""
    return _name_short(words) if len(words) <= LONGEST else None


@lru_cache(maxsize=4096)
def _name_short(words: str) -> str | None:
    return next((reason for reason, is_noise in RULES if is_noise(words)), None)


def closes_site(words: str) -> bool:
    """True for what stands under everything else on a page: rights and registrations."""
    return len(words) <= LONGEST and SITE_END.search(words) is not None


def opens_notice(words: str) -> bool:
    """True for the heading of a site's notice about its rights, under the text."""
    return SITE_NOTICE.fullmatch(words) is not None


def is_date_line(words: str) -> bool:
    """True for a line that is a date and nothing else."""
    return DATE_LINE.fullmatch(words) is not None


def names_other_page(words: str) -> bool:
    """True for 相关新闻: and a headline on the same line."""
    head, colon, headline = words.partition(":")
    return bool(colon and 0 < len(headline) <= 60) and opens_other_pages(head)


def opens_other_pages(words: str) -> bool:
    """True for the line above a list of other pages' headlines (相关阅读)."""
    return words.strip(" :[]【】()>»·•■|更多").removesuffix("…") in words_of(
        "noise", "lists_of_others"
    )


def _is_breadcrumb(words: str) -> bool:
    steps = TRAIL.split(words)
    if PLACE_IN_SITE.match(words):
        return len(words) <= 120 and not SENTENCE_END.search(words)
    if len(steps) < 2 or len(words) > 120 or SENTENCE_END.search(words):
        return False
    known = words_of("noise", "site_words")
    if steps[0].strip() in known or steps[-1].strip() in known:
        return True
    return all(0 < len(step.strip()) <= STEP for step in steps[:-1])


def _is_menu(words: str) -> bool:
    items = re.split(r"[\s|]+", words)
    return len(items) >= 4 and items[0] in ("首页", "网站首页", "主页") and len(words) <= 160


def _is_field_line(words: str) -> bool:
    """A line of labelled fields, dates and names of tools, or of several fields at least."""
    words = LOST_BLANK.sub("", words.lstrip("■□●◆·• "))
    short = len(words) <= FIELDS_LENGTH and not SENTENCE_END.search(words)
    if short and (len(FIELD.findall(words)) > 1 or KEYWORDS.match(words)):
        return True
    if short and (FILED.fullmatch(words) or _is_labelled_and_dated(words)):
        return True
    dated = DATED.match(words)
    if dated and short and len(words) - dated.end() <= STEP:
        return True
    position = labelled = tools = 0
    while position < len(words):
        if (found := FIELD.match(words, position)) or (found := DATE_LINE.match(words, position)):
            labelled += 1
        elif found := TOOL.match(words, position):
            tools += 1
        elif not (found := BETWEEN.match(words, position)):
            return False
        if found.end() == position:
            return False
        position = found.end()
    return (labelled > 0 or tools > 1) and not DATE_LINE.fullmatch(words)


def _is_labelled_and_dated(words: str) -> bool:
    """某某网 2007年12月11日 来源:某某社: a field, and a day or a site's name besides."""
    rest = FIELD.sub("", words)
    if rest == words:
        return False
    return DAY.search(rest) is not None or SITE.fullmatch(rest.strip()) is not None


def _is_caption(words: str) -> bool:
    if CAPTION.match(words):
        return True
    return len(words) <= 160 and CREDIT.search(words, max(0, len(words) - 24)) is not None


def _is_forum(words: str) -> bool:
    if FLOOR.fullmatch(words):
        return True
    return len(words) <= 80 and len(FORUM.findall(words)) >= 1 and not words.endswith("。")


def _is_editor(words: str) -> bool:
    named = EDITOR.match(words) or EDITORS.fullmatch(words)
    return named is not None and len(words) <= 100


def _is_way_out(words: str) -> bool:
    return WAY_OUT.match(words) is not None and len(words) <= 100 and not words.endswith("。")


def _short(pattern: re.Pattern[str], longest: int) -> Callable[[str], bool]:
    def holds(words: str) -> bool:
        return len(words) <= longest and pattern.search(words) is not None

    return holds


RULES: tuple[tuple[str, Callable[[str], object]], ...] = (
    ("页码", PAGE_NUMBER.fullmatch),
    ("图片文件名", IMAGE.fullmatch),
    ("图片说明", _is_caption),
    ("面包屑导航", _is_breadcrumb),
    ("网站菜单", _is_menu),
    ("网站菜单", FRAME.fullmatch),
    ("网站菜单", GREETING.fullmatch),
    ("网站菜单", SITE_LINE.fullmatch),
    ("网址", ADDRESS.fullmatch),
    # a bar parts the cells of a table, which are read later
    ("分隔线", lambda words: "|" not in words and not any(map(str.isalnum, words))),
    ("编辑与审核署名", _is_editor),
    ("作者署名", is_byline),
    ("时间、来源与页面工具条", _is_field_line),
    ("版面信息", EPAPER.fullmatch),
    ("版面信息", RUNNING_HEAD.fullmatch),
    ("版面信息", COLUMN.fullmatch),
    ("供稿单位署名", SENT_IN.fullmatch),
    ("原标题", FORMER_TITLE.match),
    ("上下篇与返回链接", _is_way_out),
    ("其他页面的标题", OTHER_PAGE.fullmatch),
    ("其他页面的标题", names_other_page),
    ("页脚与版权信息", _short(FOOTER, LONGEST)),
    ("论坛栏目文字", _is_forum),
    ("公文版头与版记", OFFICIAL.fullmatch),
    ("公文版头与版记", BRIEF.fullmatch),
    ("网站说明", _short(BLURB, LONGEST)),
    ("网站说明", OPERATOR.fullmatch),
    ("转载说明", REPRINT.fullmatch),
    ("文库网站说明", SHARED.match),
    ("广告", lambda words: words.strip("[]() ") == "广告"),
    ("广告", _short(ADVERTISEMENT, 60)),
)
