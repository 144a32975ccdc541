"""Dates, years and times, as patterns over folded text: numerals that place, not count."""

# 2019, 201*, ****, 二〇一九, and 2 0 1 9 as spaced by some converters
# (the first group only saves the engine from trying each form at every character)
YEAR = (
    r"(?=[\d*xX×一二])(?:(?<!\d)(?:19|20)\d{2}(?!\d)|(?<!\d)(?:19|20)(?:\d[*xX×]{1,2}|[*xX×]{2})"
    r"|[*xX×]{4}"
    r"|[一二][九〇零][〇零一二三四五六七八九]{2}|(?<!\d)[12] \d \d \d(?= ?年))"
)
MONTH = r"(?=[\d一二三四五六七八九十])(?:(?<![\d.])\d{1,2}|十[一二]|[一二三四五六七八九十])\s?月"
DAY = (
    r"(?=[\d一二三四五六七八九十])"
    r"(?:(?<![\d.])\d{1,2}|[二三]?十[一二三四五六七八九]?|[一二三四五六七八九])\s?[日号]"
)
_TO = r"\s?(?:至|到|-|~|、|和|/)\s?"
_PART = r"(?:份|中上旬|中下旬|上中旬|上旬|中旬|下旬|初|底|末|中|间|以来)"
_CLOCK = r"(?:\d{1,2}|十[一二]|[一二两三四五六七八九十])"

# 2019-03-15, 30.09.2014, 2020/2/27
_NUMERIC = rf"{YEAR}\s?[-/.]\s?\d{{1,2}}\s?[-/.]\s?\d{{1,2}}(?!\d)|\d{{1,2}}\.\d{{1,2}}\.{YEAR}"
# 2019年3月15日, 2019年3月至5月
_WITH_YEAR = (
    rf"{YEAR}\s?年\s?{MONTH}{_PART}?(?:\s?{DAY})?"
    rf"(?:{_TO}(?:{YEAR}\s?年)?\s?(?:{MONTH}{_PART}?)?(?:\s?{DAY})?)?"
)
# 3月15日, 3月15日至20日, 3月至5月, 1-8月, 7月中上旬, 七月底
_IN_YEAR = (
    rf"{MONTH}\s?{DAY}(?:{_TO}(?:{MONTH}\s?)?{DAY})?"
    rf"|(?<![\d.])\d{{1,2}}{_TO}{MONTH}{_PART}?|{MONTH}{_PART}?{_TO}{MONTH}{_PART}?|{MONTH}{_PART}"
)
# 昨(5)日, 当月20日, 同月7日, 截至10月, 12月, 每年5月
_NEARBY = (
    rf"(?<=[昨今明当前本次])\(?\d{{1,2}}\)?\s?[日号]|(?<=[从自至到于在截每年]){MONTH}"
    rf"|(?<!\d)(?:[1-9]|1[0-2])月(?![来度子])|(?<=日[、至到-]){DAY}|(?<=[同当本次该上下]月){DAY}"
)
# 8:30, 上午9时30分, 下午4点
_TIME = (
    r"(?<!\d)\d{1,2}:\d{2}(?::\d{2})?(?!\d)"
    rf"|(?:上午|下午|晚上|早上|凌晨|中午|傍晚|早|晚)\s?{_CLOCK}\s?[点时](?:半|\d{{1,2}}分)?"
    r"|(?<!\d)\d{1,2}[时点]\d{1,2}分"
)
_SPAN_OF_YEARS = rf"{YEAR}\s?年?(?:度)?{_TO}{YEAR}\s?(?:年(?:度)?)?"
_ONE_YEAR = (
    rf"{YEAR}\s?年(?:度|代|底|末|初|间|版|级|内|中)?"
    r"|(?<!\d)\d0\s?年代|[一二三四五六七八九]十年代"
    r"|(?<=民国)\s?(?:\d{1,2}|[一二三四五六七八九十元]{1,3})\s?年"
)
# 2017金秋助学: a year that opens a name; 2000张 is none.
_YEAR_OF_NAME = (
    rf"(?<![\d.,]){YEAR}(?=\s?[“\"]?[\u4e00-\u9fff]{{0,3}}(?:金秋|春季|秋季|学年|春风|送))"
)
_WEEKDAY = r"(?:周|星期)[一二三四五六日天](?:[至到、-](?:周|星期)?[一二三四五六日天])?(?!年)"
# 12.4国家宪法日, 4·23世界读书日, 3.15
_DAY_OF_NAME = (
    r"(?<![\d.])\d{1,2}[.·]\d{1,2}"
    r"(?=[”\"]?\s?(?:国家|世界|国际|全国|宪法|消费者|妇女|国庆|活动日))"
)

# What a date begins with; it only saves trying.
_NUMBER = r"(?=[\d*xX×一二三四五六七八九十])"

_FULL_DATE = f"{_NUMBER}(?:{_NUMERIC}|{_WITH_YEAR}|{_IN_YEAR})"
_SHORT_DATE = f"(?=[(周星\\d一二三四五六七八九十])(?:{_NEARBY}|{_WEEKDAY}|{_DAY_OF_NAME})"
_TIME_OF_DAY = rf"(?=[\d上下早晚凌中傍])(?:{_TIME})"

DATES = (
    ("日期", _FULL_DATE),
    ("日期", _SHORT_DATE),
    ("时刻", _TIME_OF_DAY),
    ("年份", f"{_NUMBER}(?:{_SPAN_OF_YEARS}|{_ONE_YEAR}|{_YEAR_OF_NAME})"),
)
"""Reason and pattern of what is a date, a time or a year."""

DATE_SIGNS = {_FULL_DATE: "年月-/.", _SHORT_DATE: "日号月周星.·", _TIME_OF_DAY: ":时点"}
"""Of which signs a text must hold one for a pattern to match."""
