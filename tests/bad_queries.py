"""Queries that people and machines should not type, made by hand; all must be answered."""

import random

WORDS = ["职工", "工会", "劳动竞赛", "集体协商", "送温暖", "襄阳", "2019", "app", "35.6", "工"]
MUST_WORK = [
    *("35.6", "2023-2024", "工会-职工", '"送温暖"', "“送温暖”", "工", "１２３万", "《报告》"),
    *("职工　工会", "勞動競賽", "ＡＰＰ", "《》", "zhigong", "100%", "12.5万元", "e家"),
]
WILDCARDS = [
    *("*", "?", "*会", "职*", "职?", "*职*", "**", "??", "*:*", "＊", "？", "a*b*c*", "[a-z]*"),
    *("职工~", "职工~99", "职工~0.1", "职工^5", "职工^-1", "~", "^", "/职工/", "/.*/", "(.*)+$"),
]
OPERATORS = [
    *("AND", "OR", "NOT", "a AND", "OR b", "AND AND AND", "NOT NOT 职工", "a ANDNOT b"),
    *(
        "职工 ANDMAYBE 工会",
        "职工 REQUIRE 工会",
        "或",
        "或 或",
        "职工 或",
        "或 职工",
        "职工 或 或 工会",
    ),
    *("-", "--", "-职工", "- 职工", "--职工", "-或", "或-", '-"', '-"职工', "-城市:襄阳", "职工 -"),
    *("职工 && 工会", "职工 || 工会", "!职工", "+职工", "职工;工会", "a&b", "a|b", "|", "&&"),
    " ANDNOT ".join(["职工"] * 18),
    " 或 ".join(["职工"] * 5000),
    " ".join(["-职工"] * 500),
]
RANGES = [
    *("[a TO b]", "[* TO *]", "{a TO b}", "[TO]", "[职工 TO]", "year:[2018 TO 2020]", "text:职工"),
    *(
        "id:1",
        "django_ct:x",
        "年份:",
        "年份:abc",
        "年份:2020-2018",
        "年份:0-9999",
        "年份:-",
        "年份:１９",
    ),
    *("年份:99999999999999999999", "年份:2018-", "年份:-2020", "年份:2018~2020", "年份:二〇一八"),
    *(
        "城市:",
        "城市:*",
        "城市:襄阳:2",
        "城市:城市:襄阳",
        '城市:"',
        "省:",
        "省:火星",
        "主题:",
        "主题:?",
    ),
    *(
        "文种:",
        "文种:《》",
        "标题:",
        "标题:-",
        '标题:""',
        "标题:“”",
        "：",
        "城市：",
        "省：：",
        ":::",
    ),
]
QUOTES = [
    *('"', '""', '"""', '"职工', '职工"', '"职"工"', "“", "”", "“”", "“职工", "职工”", "”职工“"),
    *("《", "》", "》《", "「", "」", "『』", '"“《「『', '“职工"', "'", "''", "'职工'", "don't"),
    '"' * 2000,
    "“" * 2000,
    '"职工" ' * 300,
    '"' + "职" * 5000 + '"',
]
BRACKETS = [
    *(
        "(",
        ")",
        "()",
        "((",
        "))",
        ")(",
        "(职工",
        "职工)",
        "(职工 AND (工会",
        "{}",
        "[]",
        "<>",
        "（）",
    ),
    "(" * 1000,
    "(" * 1000 + "职工" + ")" * 1000,
    "[" * 1000,
    "{" * 1000,
]
LONG = [
    "职" * 10_000,
    "职工 " * 5_000,
    "a" * 10_000,
    "1" * 10_000,
    "1." * 5_000,
    "、" * 10_000,
    " " * 10_000,
    "".join(chr(0x4E00 + code) for code in range(5_000)),
    "职，" * 100,
    "职工" * 100,
    "12.5" * 50,
]
ODD_CHARACTERS = [
    *(
        "\x00",
        "职\x00工",
        "\ud800",
        "职\udfff工",
        "\ufeff职工",
        "\u200b",
        "职\u200b工",
        "\u202e职工",
    ),
    *(
        "\u2067职工\u2069",
        "\r\n",
        "职工\r\nSet-Cookie: a=b",
        "\t\v\f",
        "\x1f",
        "职工\x1f工会",
        "\x7f",
    ),
    *(
        "\u0301",
        "e\u0301",
        "ﬁ",
        "Ⅻ",
        "①②③",
        "㈠",
        "½",
        "𠀀",
        "👷‍♀️",
        "🇨🇳",
        "שלום",
        "مرحبا",
        "İ",
        "ß",
    ),
    *(
        "\uffff",
        "\ufffe",
        "\U0010ffff",
        "⼯会",
        "○",
        "〇",
        "—",
        "…",
        "·",
        "　",
        "\xa0",
        "_",
        "___",
        "__x",
    ),
]
HOSTILE = [
    *(
        "' OR 1=1 --",
        "'; DROP TABLE reports_report; --",
        "1 UNION SELECT 1",
        "%27",
        "%",
        "_%",
        "\\",
    ),
    *("<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "javascript:alert(1)", "&lt;"),
    *("{{ 7*7 }}", "{% include 'x' %}", "${7*7}", "#{7*7}", "../../etc/passwd", "%00", "\\x00"),
    *(
        "$(id)",
        "`id`",
        "| id",
        "() { :; }",
        "=cmd|'/c'!A1",
        "+1",
        "@a",
        "-1",
        "null",
        "None",
        "NaN",
    ),
    *(
        "True",
        "inf",
        "1e309",
        "-0",
        "0x10",
        "__class__",
        "%s%s%s%n",
        "{0.__class__}",
        "\\u0000",
        "\\",
    ),
]
NOTHING = [
    "",
    " ",
    "　",
    "，",
    "。！？",
    "的",
    "的 了",
    "和",
    "吗？",
    "什么",
    "多少？",
    "哪里有？",
    "-的",
]


def by_hand() -> list[str]:
    """Every one of them once."""
    lists = [MUST_WORK, WILDCARDS, OPERATORS, RANGES, QUOTES, BRACKETS, LONG]
    queries = [query for several in lists for query in several]
    return list(dict.fromkeys([*queries, *ODD_CHARACTERS, *HOSTILE, *NOTHING]))


def at_random(count: int, seed: int = 20) -> list[str]:
    """Pieces of all of them and of words, strung together with and without blanks."""
    chance = random.Random(seed)
    pieces = [piece for piece in by_hand() if len(piece) <= 20] + WORDS * 5
    return [_string_together(chance, pieces) for _ in range(count)]


def _string_together(chance: random.Random, pieces: list[str]) -> str:
    chosen = chance.choices(pieces, k=chance.randint(1, 12))
    if chance.random() < 0.3:
        code = chance.choice([0x80, 0x3000, 0x9FFF, 0xFFFF, 0x10FFFF])
        chosen.append("".join(chr(chance.randint(0, code)) for _ in range(chance.randint(1, 30))))
    chance.shuffle(chosen)
    return chance.choice(["", " ", "　"]).join(chosen)
