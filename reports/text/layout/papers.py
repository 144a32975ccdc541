"""What newspapers, periodicals and yearbooks print around a text: their name, day and page."""

import re

# 2020-11-11 08:56:44 · 2023年07月20日 · 30.09.2014 14:25 · 2020/2/27
DATE = (
    r"(?:\d{4}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}\s*日?|\d{1,2}[-/.]\d{1,2}[-/.]\d{4})"
    r"(?:\s*(?:星期|周)[一二三四五六日天])?(?:\s*\d{1,2}[::时]\d{2}(?:[::分]\d{2}秒?)?)?"
)
OUTLET = (
    r"[\u4e00-\u9fff]{2,10}?"
    r"(?:日报|晚报|晨报|时报|快报|早报|都市报|商报|工人报|新闻网|电视台|在线|晨刊|年鉴|周刊)"
)
# 某县年鉴(2013) · 某市年鉴 2020卷 · 2020卷: what runs along the head of a yearbook's pages
RUNNING_HEAD = re.compile(
    r"[\u4e00-\u9fff]{2,12}(?:年鉴|县志|市志|区志|省志|工会志)[\s·-]*"
    r"[(]?(?:19|20)\d\d(?:\s*[-~至]\s*(?:19|20)?\d\d)?\s*(?:年?卷|年版?|年度)?[)]?"
    r"|(?:19|20)\d\d年?卷"
)
# · 工会之窗 ·: the name of a newspaper's column
COLUMN = re.compile(r"[·•●■◆〖]\s*[\u4e00-\u9fff]{2,10}\s*[·•●■◆〗]")

# 第A3版:要闻 · 00001版:一版要闻 · 第二版
PAGE = r"第?\s*(?:[A-Z]?\d{1,5}|[一二三四五六七八九十]{1,3})\s*版\s*[:·]?\s*[\u4e00-\u9fff]{0,10}"
EPAPER = re.compile(
    "|".join(
        (
            # 2014年2月19日 星期三 第A3版:要闻 · 某县年鉴(2013) 群众团体 第118页
            rf"(?:(?P<outlet>{OUTLET})(?:\(\d{{4}}\))?\s+)?"
            rf"(?:(?:{DATE}\s*)?{PAGE}|[\u4e00-\u9fff\s]{{2,20}}\s第\s*\d{{1,4}}\s*页)",
            # (某某日报 2019年1月15日)
            rf"\(?(?P<paper>{OUTLET})[\s,]*{DATE}\)?",
            # 《某某日报》(2019年1月15日 02版) · 《 某某日报 》( 2019年01月15日   04 版)
            rf"《\s*(?P<cited>{OUTLET})\s*》\s*\(\s*{DATE}[\s,]*(?:{PAGE})?\)",
            # 某某日报 数字报纸
            rf"(?P<digital>{OUTLET})\s*(?:数字报纸?|电子报|电子版|数字版|多媒体数字版)",
            # 某某日报 要闻 00001 (the title once more) 2019-01-15
            rf"(?P<foot>{OUTLET})\s.{{4,90}}?\s{DATE}(?:\s.{{0,40}})?",
            # 某某日报
            r"(?P<name>[\u4e00-\u9fff]{2,10}(?:日报|晚报|晨报|时报|都市报|工人报))",
            # 某某工运 2015年11期
            r"(?P<journal>[\u4e00-\u9fff]{2,12})\s*\d{4}年\s*第?\s*\d{1,3}期",
        )
    )
)


def name_paper(words: str) -> tuple[int, int] | None:
    """Where a line that :data:`EPAPER` matches names the newspaper; None where it does not."""
    found = EPAPER.fullmatch(words)
    return found.span(found.lastgroup) if found and found.lastgroup else None
