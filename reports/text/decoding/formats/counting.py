"""A count written in the many ways Word knows: 3, 三, 叁, 丙, ③, III, c."""

from collections.abc import Callable

DIGITS = "零一二三四五六七八九"
FORMAL = "零壹贰叁肆伍陆柒捌玖"
STEMS = "甲乙丙丁戊己庚辛壬癸"
BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


def written_number(count: int, format: str) -> str:
    """``count`` as Word's number format of that name writes it; digits where it is unknown."""
    write = FORMATS.get(format)
    return (write(count) if write and count > 0 else "") or str(count)


def _chinese(count: int, digits: str = DIGITS, ten: str = "十", always_one: bool = False) -> str:
    """Up to 99; above that nothing, which gives digits."""
    if count > 99:
        return ""
    tens, ones = divmod(count, 10)
    lead = "" if tens == 0 or (tens == 1 and not always_one) else digits[tens]
    return lead + (ten if tens else "") + (digits[ones] if ones else "")


def _formal(count: int) -> str:
    return _chinese(count, FORMAL, "拾", always_one=True)


def _digit_by_digit(count: int) -> str:
    return "".join("〇一二三四五六七八九"[int(digit)] for digit in str(count))


def _one_of(row: str) -> Callable[[int], str]:
    return lambda count: row[count - 1] if count <= len(row) else ""


def _from(first: str, most: int) -> Callable[[int], str]:
    """Characters that follow each other in Unicode, such as ① to ⑳."""
    return lambda count: chr(ord(first) + count - 1) if count <= most else ""


def _letters(count: int) -> str:
    """a to z, then aa, bb, and so on."""
    times, place = divmod(count - 1, 26)
    return chr(ord("a") + place) * (times + 1) if times < 10 else ""


def _roman(count: int) -> str:
    if count > 3999:
        return ""
    words = ""
    for value, letters in ROMAN:
        times, count = divmod(count, value)
        words += letters * times
    return words


FORMATS: dict[str, Callable[[int], str]] = {
    "chineseCounting": _chinese,
    "chineseCountingThousand": _chinese,
    "japaneseCounting": _chinese,
    "taiwaneseCounting": _chinese,
    "taiwaneseCountingThousand": _chinese,
    "japaneseDigitalTenThousand": _digit_by_digit,
    "ideographDigital": _digit_by_digit,
    "taiwaneseDigital": _digit_by_digit,
    "chineseLegalSimplified": _formal,
    "ideographLegalTraditional": _formal,
    "japaneseLegal": _formal,
    "ideographTraditional": _one_of(STEMS),
    "ideographZodiac": _one_of(BRANCHES),
    "ideographEnclosedCircle": _from("㊀", 10),
    "decimalEnclosedCircle": _from("①", 20),
    "decimalEnclosedCircleChinese": _from("①", 20),
    "decimalEnclosedParen": _from("⑴", 20),
    "decimalEnclosedFullstop": _from("⒈", 20),
    "decimalFullWidth": lambda count: str(count).translate(
        str.maketrans("0123456789", "０１２３４５６７８９")
    ),
    "decimalFullWidth2": lambda count: str(count).translate(
        str.maketrans("0123456789", "０１２３４５６７８９")
    ),
    "decimalZero": lambda count: f"{count:02d}",
    "lowerLetter": _letters,
    "upperLetter": lambda count: _letters(count).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda count: _roman(count).upper(),
}
"""By the names of ECMA-376, part 1, 17.18.59 (ST_NumberFormat)."""
