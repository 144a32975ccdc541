"""Words of a clause without what says nothing of the thing counted.

Signs, words of time and manner, what only introduces a number; long lists and long labels.
Word lists: ``data/labels.toml``.
"""

import re
from functools import cache, lru_cache

from ..lexicons import any_of, words_of

BULLETS = "◆◇●○■□★☆▲△▶►※▪•➤"
_SIGNS = " ,、:;。·*|>~-—()（），：；" + BULLETS
_NO_BRACKETS = {ord(bracket): None for bracket in "()"}
_BLANKS = re.compile(r"\s+")
# What some converters to traditional characters leave behind: 企业(yè).
_PINYIN = re.compile(r"\([a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]{1,6}\)")
_BRACKETS = (("(", ")"), ("“", "”"), ("《", "》"), ("‘", "’"))
_YEAR = r"(?:\d{4}年?[-至到~]\d{4}|\d{4}|[二〇零一九]{4})年(?:度|底|末|初)?"
_MONTH = r"\d{1,2}[-至到]?\d{0,2}月(?:份|底|末|初)?"
_DAY = r"(?:\d{1,2}月)?\d{1,2}日(?:上午|下午|晚)?"
_PART_OF_YEAR = "第?[一二三四]季度|[上下]半年"
_UP_TO = (
    r"[到至](?:\d{4}年(?:\d{1,2}月)?|\d{1,2}月)(?:底|末|份)?|至(?:昨日|今日|目前|今)"
    r"|截[至止](?:目前|[^,]{0,8}[底末月日])"
)
_SINCE = r"[从自]\d{4}年(?:开始|起)|自?[^,]{0,10}以来"
_YEARS = (
    r"(?:近|过去|[这前])?[一二三四五六七八九十两\d]+年(?:来|间|多来)?(?:期间)?"
    "|“?十[一二三四]五”?(?:期间|时期|以来)?"
)
_AROUND_THEN = "在[^,]{2,12}期间|[\u4e00-\u9fff“”]{1,6}(?:前夕|前后)"
_ON_TOP_OF = "在(?:去年|上年|原有|现有|此)的?基础上"
_TIME = re.compile(
    f"^(?:{_AROUND_THEN}|{_PART_OF_YEAR}|{_YEAR}|{_DAY}|{_MONTH}|{_UP_TO}|{_YEARS}|{_SINCE}|{_ON_TOP_OF}),?"
)
# 3.全年发放: the number of a list is no part of what its first clause says
_LIST_NUMBER = re.compile(
    r"^(?:\(?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[.、)]+(?!\d)|其?[一二三四五六七八九十]{1,2}是)"
)
# Single characters are stripped only where they are no part of a word (共青团, 有关, 就业).
_ONE_OPENS = (
    "共(?![青同产建享创识和])|已(?!建)|现(?![场代金实行役])|即(?![将时墨])|还(?!款)|仅|并(?!联)|及(?![时格])|与(?!会)|的|了|则|再(?![就生次现造创婚])|另(?!外)|约(?![谈定])"
    "|其(?![他它实余])|有(?![关效色偿机])|是|将(?!军)|均(?![衡等])|都(?![市])|也|和(?![谐平解睦])|又|另|各(?![级类种项地县市区乡镇企单部行界族方条])"
)
_ONE_CLOSES = (
    "(?<![触送直传表转])达|(?<![预签特合节公条])约|(?<![行作认成人])为|(?<![所没拥建设办配])有|是|(?<![附最就])近|(?<![人户日月年平])均|各|超|逾|由|从|的|了|也|(?<!首)都|再|就|(?<![高初集其空水陆心手])中"
    "|已|仅|只|在|至|于|按|等|(?<![惠涉普])及|和|(?<!参)与|还|将|共|(?<![需主重纪摘必首])要"
)
_COUNTING = re.compile(
    r"(?:[将现已还仅才]有|(?:由|从)(?:(?:19|20)\d\d年|年初|去年|上年|原来|原先|过去|最初|当初|[^,由从]{0,6}?(?:大会|届|时|年|前|初|底|末))?底?的?"
    r"|(?:增加|减少|提高|提升|增长|上升|下降|扩大|发展|降低|成长|壮大|跃升|攀升|缩短|缩减|压缩|回落)(?:到|至|为)(?:(?:19|20)\d\d年|如今|目前|现在)?底?的?"
    r"|[增降升减](?:到|至|为)(?:(?:19|20)\d\d年)?底?的?|了|(?<![部区])分|共计|总计|合计|累计达|累计|达到|(?<![触送直传表转])达|共有|共|(?<![拥所没具建设办配])有|约为|约|近|先后|分别|各|均为|(?<![人户日年月平])均|(?<![经超通])过|多达|超过|逾|超|突破)$"
)
# 在健康保障方面, 在原有资金的基础上: what frames a noun is no part of it
_FRAME = re.compile(
    r"^在(?!.*(?:开展|举办|组织|进行))(?P<what>.{4,}?(?:(?=的?(?:基础上|同时|情况下|过程中|方面|上$))|活动|行动|竞赛|比赛|期间))"
    r"(?:的?(?:基础上|同时|情况下|过程中)|方面|上|中)?$"
)
_AMID = re.compile("^在(?P<what>[^,在]{2,})(?<![程期])[中里]$")
_LISTED = re.compile(r"(?:、|(?<=”)(?=“))[^,。]*等(?![级待候次额同于效])")
# “甲工作室”等工作室: long names are examples only
_EXAMPLES = re.compile(r"(?:“[^”]{6,}”、?)+等(?=[\u4e00-\u9fff]{2})")
# 为2019年度考取证书的|会员发放奖励: which ones they are is said last and goes first
_ATTRIBUTE = re.compile(
    "(?<=[为向给对])(?<![作成认]为)[^,为向给对]*[^,]{6,}的(?=[\u4e00-\u9fff]{2})|来自[^,的]{2,}的"
)
# 该负责人告诉记者, 据某某介绍: who says it, and to whom
_SAYS = (
    "(?:告诉|对|向)(?:笔者|本报记者|记者|我们)(?:说|表示|介绍)?"
    "|(?:人|主席|书记|主任|[部局科处]长)[\u4e00-\u9fff]{0,4}介绍(?=,|$)|介绍[说称]|表示(?=,|$)|透露|获悉|了解到|得知"
)
_SPEECH = re.compile(f"^(?:据[^,]{{2,24}}(?:介绍|透露|了解|统计)|[^,]{{1,30}}?(?:{_SAYS}))[,:]?")
# A speaker is looked for only beside one of these.
_TELLS = re.compile("笔者|记者|我们|介绍|表示|透露|获悉|了解|得知|统计")
# 加强了阵地建设; 为了 and 了解 are words of their own
_FINISHED = re.compile("(?<=[\u4e00-\u9fff]{2})(?<![为除])了(?!解|得)(?=[\u4e00-\u9fff“《])")
LONGEST = 44
"""Characters of a label; what is cut off is its beginning."""


@lru_cache(maxsize=4096)
def tidy_phrase(words: str) -> str:
    """The words without what says nothing of the thing counted, at either end."""
    words = _PINYIN.sub("", _BLANKS.sub("", words))
    previous = None
    while words != previous:
        previous = words
        words = _without_speaker(_without_opening(_LIST_NUMBER, words))
        words = _without_opening(_TIME, _strip_signs(words))
        words = _without_opening(_opener(), words)
        words = _balance(_without_closing(words))
    return words


def _without_opening(pattern: re.Pattern[str], words: str) -> str:
    """Without what the pattern matches at the beginning: not searched for behind it."""
    found = pattern.match(words)
    return words[found.end() :] if found else words


def _without_speaker(words: str) -> str:
    return _without_opening(_SPEECH, words) if _TELLS.search(words) else words


def _without_closing(words: str) -> str:
    found = _closer().search(words, max(0, len(words) - _longest_closer()))
    return words[: found.start()] if found else words


def _strip_signs(words: str) -> str:
    """Without signs at either end, but for the brackets of 企业(工地)."""
    words = words.strip(_SIGNS.translate(_NO_BRACKETS))
    inside = words.find("(") > 0 and words.count("(") == words.count(")")
    return words if inside and words.endswith(")") else words.strip(_SIGNS)


@lru_cache(maxsize=4096)
def drop_adverbs(words: str) -> str:
    """发放了慰问金 -> 发放慰问金, 全省已建成 -> 全省建成: a name has no tense."""
    words = _adverb().sub("", words)
    return _FINISHED.sub("", words) if "了" in words else words


@lru_cache(maxsize=4096)
def drop_frame(words: str) -> str:
    """在健康保障方面 -> 健康保障."""
    framed = _FRAME.match(words) or _AMID.match(words)
    return tidy_phrase(framed["what"] if framed else words)


@lru_cache(maxsize=4096)
def drop_counting(words: str) -> str:
    """What stands before a number without the words that only introduce it: 共, 达, 约."""
    previous = None
    while words != previous:
        previous, words = words, _COUNTING.sub("", words.rstrip())
    return words


def shorten_list(words: str) -> str:
    """合唱、书画、摄影等活动 -> 合唱等活动."""
    return _LISTED.sub("等", words)


def shorten(words: str) -> str:
    """At most LONGEST characters: lists first lose their later members, then the beginning."""
    if len(words) > LONGEST:
        words = _receivers().sub(r"\g<first>等", shorten_list(_EXAMPLES.sub("", words)))
    if len(words) > LONGEST:
        words = _ATTRIBUTE.sub("", words)
    if len(words) <= LONGEST:
        return words
    start = len(words) - LONGEST
    cut = re.search(r"[、的和)”》]|等(?![级待候次额同于效])", words[start:-8])
    return _balance(words[start + cut.end() :] if cut else words[start:]).removeprefix("等")


def is_closed(words: str) -> bool:
    return all(words.count(left) == words.count(right) for left, right in _BRACKETS)


def _balance(words: str) -> str:
    """Without brackets and quotation marks that have lost their partner."""
    for left, right in _BRACKETS:
        if words.count(left) != words.count(right):
            words = words.replace(left, "").replace(right, "")
    return words


@cache
def _opener() -> re.Pattern[str]:
    return re.compile(f"^(?:{any_of('labels', 'openers')}|{_ONE_OPENS})")


@cache
def _closer() -> re.Pattern[str]:
    return re.compile(f"(?:{any_of('labels', 'closers')}|{_ONE_CLOSES})$")


@cache
def _longest_closer() -> int:
    return max(map(len, words_of("labels", "closers")))


@cache
def _receivers() -> re.Pattern[str]:
    """A list of those that something is given to or done for, and its first member."""
    return re.compile(
        rf"(?P<first>[为向给对][^、,。]*)、[^,。]*(?={any_of('labels', 'givers')}|开展|进行|举办)"
    )


@cache
def _adverb() -> re.Pattern[str]:
    """Words between a subject and its verb that a name does without."""
    verbs = f"(?:{any_of('labels', 'verbs')}|{any_of('labels', 'predicates')})"
    return re.compile(
        rf"(?<=[\u4e00-\u9fff”)])(?!(?<=[平人户年月日])均){any_of('labels', 'adverbs')}+"
        rf"(?={verbs}|[为向对给在])"
        rf"|(?<=[\u4e00-\u9fff”)])(?:(?<![需主重纪必首])要|(?<!\))[就便])(?={verbs})"
        r"|(?<=[\u4e00-\u9fff”)])目前(?=$|[共现已]?有)|(?<=[省市县区州会])[共现已]有(?=[\u4e00-\u9fff]{2})"
        r"|(?:(?<=总工会)|(?<=全[省市县区州旗]))有(?=[\u4e00-\u9fff]{2})"
    )
