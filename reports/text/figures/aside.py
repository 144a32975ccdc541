"""Numerals that are no figures, told by their form: dates, numbering, sessions, names.

Each rule is a reason and a pattern over folded text. What a rule matches is set aside whole,
with every numeral in it. Words that hold a numeral are data: ``data/asides.toml``.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from ..lexicons import words_of
from .dates import DATE_SIGNS, DATES, YEAR
from .numerals import CHINESE
from .units import parse_measure


class Aside(NamedTuple):
    """A stretch of folded text whose numerals are no figures, and why."""

    start: int
    end: int
    reason: str


_C = f"[{CHINESE}]"
_N = rf"(?=[\d{CHINESE}])(?:\d{{1,4}}|{_C}{{1,4}})"
_HAN = r"[\u4e00-\u9fff]"
_ONE_TO_TEN = "[一二三四五六七八九十]"

_ADDRESS = (
    r"(?:https?://|www\.)[\w./?=&%#~:-]{1,300}|(?<![\w.-])[\w.-]{1,40}@[\w-]{1,40}\.[\w.]{1,20}"
    r"|(?<![A-Za-z\d_-])[A-Za-z\d_-]{1,60}\.(?:com|cn|net|org|jpg|jpeg|png|gif|html?|docx?|pdf)\b[\w./?=&-]{0,200}"
)
_DOCUMENT = rf"[〔\[(【]\s?{YEAR}\s?[〕\])】]\s?第?\s?{_N}\s?号|{YEAR}年第?\s?\d{{1,5}}\s?号"
_PLAN = (
    r"十[一二三四五](?:五(?![人名家个件场次元%户位])|个五年)|[一二三四五六七八]五(?=普法|规划|时期|期间)"
    rf"|第{_ONE_TO_TEN}{{1,3}}个五年(?:规划|计划)|{_C}{{1,3}}年(?:规划|计划|提升计划|行动|攻坚|规划纲要)"
)
_MEETING = "(?:代表大会|全委会|全委|常委会|委员会|会议|全会|人大|政协)"
# 十四届七次全委(扩大)会议, 十九届四中、五中全会, 五届历次
_SESSION = (
    rf"第?\s?{_N}\s?届\s?(?:历次|第?\s?{_N}\s?[次中])?(?:[、和及]第?{_N}[次中])*"
    rf"\s?(?:\(扩大\))?{_MEETING}?(?:\s?\(扩大\))?(?:会议)?"
    rf"|{_ONE_TO_TEN}{{1,3}}[次中](?:[、和及]{_ONE_TO_TEN}{{1,3}}[次中])*(?:\(扩大\))?{_MEETING}"
)
# 党的二十大, 中国工会十八大; not 十大工程
_CONGRESS = (
    r"(?:二十[一二]?|十[一二三四五六七八九]|(?<=[党会])[七八九])"
    r"大(?![量力型幅家批队专厅类产工行群任重举战])"
)
_COUNTED = "(?:季度|阶段|时间|产业|[次届名批个家期季轮位代版条章款项部方线件])"
# 第三批; 前十名
_ORDINAL = rf"第\s?{_N}(?:\s?{_COUNTED})?|(?<![提以之目当])前\s?{_N}\s?[名位强]"
_NUMBERING = (
    rf"^\s*[(]?(?:\d{{1,3}}|{_C}{{1,3}})(?:[)、]|\.(?!\d))"
    rf"|(?<=[。;:!?\s]){_C}{{1,3}}、|(?<=[。;:!?\s,])(?<!\d\s)\d{{1,2}}(?:、|\)|\.(?!\d))"
    rf"|\((?:\d{{1,2}}|{_C}{{1,3}})\)(?!次)|其{_ONE_TO_TEN}(?=[,、:是])"
    rf"|(?:^|(?<=[,;。:、!?\s”\"]))(?:{_ONE_TO_TEN}|十{_ONE_TO_TEN})(?:是|要|则|来是|手|靠|抓|看)"
    r"|^\s*(?:[附续]?[图表]\s?\d{1,3}(?:[-.]\d{1,3}){0,3}|\d{1,2}-\d{1,2}(?=\s+[\u4e00-\u9fff]))(?!\d)"
    r"|^\s*\d{1,2}\s+(?![家个名人户万亿元年月日场件次项余多])(?=[\u4e00-\u9fff])|[①-⑳]|[⑴-⒇]"
)
_SHORT_NUMBER = r"(?:12351|12345|12348|12333|12355|12338|12315|110|119|120|122)"
_CALL = (
    r"(?:电话|热线|传真|邮编|邮政编码|手机|QQ|微信|号码|报料|ICP[备证]?|举报|联系人)[^\d,。;]{0,6}"
    r"[\d-]{5,20}(?:\s?[-转、/]\s?\d{1,12})*"
    r"|(?<!\d)0\d{2,3}-\d{7,8}(?!\d)|(?<!\d)1[3-9]\d{9}(?!\d)|(?<!\d)400-?\d{3}-?\d{4}(?!\d)"
    rf"|(?<![\d.,]){_SHORT_NUMBER}(?=[”\"热维职工平服专信])"
)
_NUMBERED_THING = (
    r"(?<!\d)\d{1,9}\s?号(?:楼|线|厅|馆|院|令|公告|文件|文|路|门)?|(?<!\d)\d{1,3}\s?路(?=公交|车)"
    r"|ICP[备证]?\s?\d{1,12}"
)
_ANNIVERSARY = (
    rf"{_N}\s?(?:周年|华诞|诞辰)|(?:改革开放|中国成立|建国|建党|建会|建市|成立)\s?{_N}\s?[多余]?年"
)
_TITLE = r"《[^《》]{0,80}》|<[^<>]{1,60}>|〈[^〈〉]{1,60}〉"
# The title of a collection of model texts: 精选5篇, (通用8篇)
_COLLECTION = (
    rf"(?:精选|通用|范文|范本|模板|必备)\s?[(]?\s?{_N}\s?[篇份则]"
    rf"|{_N}\s?[篇份则](?:集锦|合集|大全|范文|模板)"
)
_QUOTED = r"“[^“”。;]{1,18}”|‘[^‘’。;]{1,18}’|「[^「」。;]{1,18}」|『[^『』。;]{1,18}』"
_STRAIGHT_QUOTED = r'"[^"]*"'
# 6+1, 7×24, 5G, G20, PM2.5, 2.0版, 1对1
_LATIN = (
    r"(?<!\d)\d{1,9}(?:\s?\+\s?(?:\d{1,9}|[A-Za-z])){1,9}|(?<!\d)\d{1,4}\s?[×xX*]\s?\d{1,4}"
    r"|(?<!\d)\d{1,2}对\d{1,2}(?!\d)|(?<![A-Za-z])[A-Za-z][A-Za-z-]{0,20}\d{1,9}(?:\.\d{1,9})*"
    r"|(?<![\d.])\d{1,9}(?:\.\d{1,9})?[A-Za-z]{1,20}(?![\u4e00-\u9fff]?[²³])"
    r"|(?<![\d.])\d\.0(?!\d|%)版?"
)
# 三会一课, 一岗双责, 两学一做; 三个一批; 六位一体
_MEASURED = "名个人次家户场期条件项份元位支本所"
_SLOGAN = (
    rf"(?<![{CHINESE}])(?:[一二三四五六七八九十百千万两双](?![{_MEASURED}{CHINESE}成分点余几]){_HAN})"
    rf"{{2,4}}"
    rf"|{_ONE_TO_TEN}[个大](?:一批|一|100(?!分)|不|百(?!分))|(?:位|{_C}{{1,2}}位)一体"
    rf"|{_ONE_TO_TEN}大(?![量力型幅家批])|(?:{_C}|\d)(?:星级|A级)|\d{{1,3}}强(?=企|县|市)"
)
_LEVEL = (
    rf"(?<=[省市县区乡镇村、上中下会国]){_C}级"
    rf"|{_C}级(?=巡视员|调研员|主任科员|科员|警|职员|教授|英模|技师|演员|律师|法官|检察官)"
    r"|[一二三]本(?=院校|大学|批|线|以上|及以上|高校|新生|录取|学生|学校|[A-Z])"
    rf"|{_C}级(?=联动|工会|网络|帮扶|体系|组织|联创|书记|医院|及|以)"
)
_RHETORIC = (
    rf"(?<![\d{CHINESE}数几近余多上])(?:千百万|[千百亿]?万|千万|亿万)(?=职工|群众|劳动者|农民工|户|家|会员|人民|颗心)"
    r"|千家万户|千千万万|省略\s?\d+\s?字"
)
_OTHER_NUMBERS = r"(?:ISBN|CN|邮编)[\d-]{1,20}|(?<!\d)\d{7,}+(?![\d.,]{0,9}\s?[万亿\u4e00-\u9fff%])"

# 比例为1:3, 大于1:20的比例; before times of day, which look alike
_TERM = r"\s?\d{1,4}(?:\.\d{1,2})?"
_RATIO = rf"(?<=[比例值达为约是]){_TERM}(?:\s?[:∶]{_TERM}){{1,3}}(?![\d:])"
# 单位:万元、万人; (万人) in the label of a row
_CAPTION = (
    rf"单位\s?[:为]\s?(?:[百千万亿]*{_HAN}{{1,4}}[、,/]\s?)*[百千万亿]{{1,2}}{_HAN}{{1,4}}(?=[\s()、,;。|]|$)"
    rf"|\((?:单位[:为]?)?[百千万亿]{{1,2}}{_HAN}{{1,3}}\)"
)

_RULES = (
    ("计量单位", _CAPTION),
    ("网址或文件名", _ADDRESS),
    ("文号", _DOCUMENT),
    ("比例", _RATIO),
    *DATES,
    ("规划或计划名称", _PLAN),
    ("会议届次", f"{_SESSION}|{_CONGRESS}"),
    ("序数", _ORDINAL),
    ("编号", _NUMBERING),
    ("号码", f"{_CALL}|{_OTHER_NUMBERS}"),
    ("编号", _NUMBERED_THING),
    ("纪念年数", _ANNIVERSARY),
    ("书名或文件名", f"{_TITLE}|{_COLLECTION}"),
    ("名称", _QUOTED),
    ("名称", f"{_LATIN}|{_SLOGAN}"),
    ("层级", _LEVEL),
    ("修辞", _RHETORIC),
)
# What a match of any rule that is slow to try begins with; it only saves trying.
_BEGINNINGS = {
    _CALL + "|" + _OTHER_NUMBERS: r"(?=[电热传邮手QIC微号报举联\d])",
    _LATIN + "|" + _SLOGAN: rf"(?=[\dA-Za-z{CHINESE}双位])",
    _NUMBERED_THING: r"(?=[\dI])",
    _ANNIVERSARY: rf"(?=[\d{CHINESE}改中建成])",
    _RHETORIC: "(?=[百千万亿省])",
    _NUMBERING: rf"(?=[\s(\d{CHINESE}其附续图表①-⒇])",
}
# A text without any of these signs need not be searched for the rule.
_SIGNS = {
    **DATE_SIGNS,
    _PLAN: "五年",
    _CALL + "|" + _OTHER_NUMBERS: "0123456789",
    _ADDRESS: "./@",
    _CAPTION: "位(",
    _RATIO: ":∶",
    _DOCUMENT: "号",
    f"{_SESSION}|{_CONGRESS}": "届会大政人委",
    _ORDINAL: "第前",
    _NUMBERED_THING: "号路I",
    _ANNIVERSARY: "年诞",
    f"{_TITLE}|{_COLLECTION}": "《<〈精通范模必集合大",
    _QUOTED: "“‘「『",
    _LEVEL: "级本",
    _RHETORIC: "万省",
}
_COMPILED = tuple(
    (
        reason,
        re.compile(f"{_BEGINNINGS.get(pattern, '')}(?:{pattern})"),
        frozenset(_SIGNS.get(pattern, "")),
    )
    for reason, pattern in _RULES
)
_STRAIGHT = re.compile(_STRAIGHT_QUOTED)
_NUMERAL_BEFORE = re.compile(rf"[\d{CHINESE}余多几数][十百千万亿]")
_NUMERAL_AFTER = re.compile(rf"[{CHINESE}][{CHINESE}]")
_SCHOOL_YEAR = re.compile("[高初大][一二三四]")
_MONEY_AFTER = re.compile("[余多]?元")
_ROUND = re.compile("[百千万亿]+")
_LONGEST_NAME = 20
_LISTS = (("名称", "names"), ("词内字", "inside"))
_ANY_NUMERAL = re.compile(rf"[\d{CHINESE}双半①-⒇]")


def find_asides(text: str, known: Iterable[Aside] = ()) -> list[Aside]:
    """What is no figure by its form alone, in order; none overlap, each holds a numeral.

    ``known`` are asides found elsewhere, such as the numbers of headings.
    """
    if not _ANY_NUMERAL.search(text):
        return []
    found = sorted([*known, *_find_all(text)], key=lambda aside: (aside.start, -aside.end))
    kept: list[Aside] = []
    for aside in found:
        if not kept or aside.start >= kept[-1].end:
            kept.append(aside)
    return kept


def _find_all(text: str) -> Iterator[Aside]:
    characters = set(text)
    for reason, pattern, signs in _COMPILED:
        if signs and signs.isdisjoint(characters):
            continue
        for match in pattern.finditer(text):
            if _ANY_NUMERAL.search(match.group()):
                yield Aside(*match.span(), reason)
    for match in _STRAIGHT.finditer(text):
        words = match.group()
        if len(words) <= _LONGEST_NAME and _ANY_NUMERAL.search(words):
            yield Aside(*match.span(), "名称")
    for match in _word_pattern().finditer(text):
        if not _cuts_numeral(text, *match.span()):
            yield Aside(*match.span(), _word_reasons()[match.group()])


def _cuts_numeral(text: str, start: int, end: int) -> bool:
    """Whether a word is only a piece of a longer numeral: 3万一线, 三分之一, 千万余元."""
    if text[start - 1 : start + 1] == "分之" or _MONEY_AFTER.match(text, end):
        return bool(_ROUND.fullmatch(text, start, end) or text.startswith("之", start))
    if _SCHOOL_YEAR.fullmatch(text, start, end):  # 提高三个百分点
        return text.startswith("点", end) or parse_measure(text, end) is not None
    before = _NUMERAL_BEFORE.match(text[start - 1 : start + 1])
    after = _NUMERAL_AFTER.match(text[end - 1 : end + 1])
    return bool(before or after)


@cache
def _word_reasons() -> dict[str, str]:
    return {word: reason for reason, key in _LISTS for word in words_of("asides", key)}


@cache
def _word_pattern() -> re.Pattern[str]:
    """All words, the longest first, grouped by their first character: tried in one step."""
    endings: dict[str, list[str]] = {}
    for word in sorted(_word_reasons(), key=len, reverse=True):
        endings.setdefault(word[0], []).append(word[1:])
    return re.compile(
        "|".join(f"{initial}(?:{'|'.join(rest)})" for initial, rest in endings.items())
    )
