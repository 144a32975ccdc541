"""Texts in every encoding and in every way of being spoiled."""

from .prose import SIMPLIFIED, TRADITIONAL

RARE = SIMPLIFIED + "㐀䶮𠀀𫖯"
"""Characters that GB18030 writes in four bytes."""

CANTONESE = TRADITIONAL + "嘅咗喺嚟㗎"
"""Characters that only Hong Kong's edition of Big5 holds."""


def as_windows_1252(data: bytes) -> str:
    """Read as browsers read it: bytes without a character stand for themselves."""
    return "".join(bytes([byte]).decode("cp1252", errors="ignore") or chr(byte) for byte in data)


def without_ascii(text: str) -> str:
    return "".join(char for char in text if not char.isascii())


EXACT: dict[str, tuple[bytes, str]] = {
    "utf-8": (SIMPLIFIED.encode(), SIMPLIFIED),
    "utf-8 with its mark": (SIMPLIFIED.encode("utf-8-sig"), SIMPLIFIED),
    "utf-8 with its mark twice": (b"\xef\xbb\xbf" + SIMPLIFIED.encode("utf-8-sig"), SIMPLIFIED),
    "utf-8 in traditional characters": (TRADITIONAL.encode(), TRADITIONAL),
    "utf-8 beyond the first plane": (RARE.encode(), RARE),
    "utf-16, little end, marked": (b"\xff\xfe" + SIMPLIFIED.encode("utf-16-le"), SIMPLIFIED),
    "utf-16, big end, marked": (b"\xfe\xff" + SIMPLIFIED.encode("utf-16-be"), SIMPLIFIED),
    "utf-16, little end": (SIMPLIFIED.encode("utf-16-le"), SIMPLIFIED),
    "utf-16, big end": (SIMPLIFIED.encode("utf-16-be"), SIMPLIFIED),
    "utf-16, not one zero byte": (
        without_ascii(SIMPLIFIED).encode("utf-16-le"),
        without_ascii(SIMPLIFIED),
    ),
    "utf-16, ASCII alone": ("Report 2020\r\n".encode("utf-16-le"), "Report 2020\r\n"),
    "utf-32, little end, marked": (b"\xff\xfe\0\0" + RARE.encode("utf-32-le"), RARE),
    "utf-32, big end, marked": (b"\0\0\xfe\xff" + RARE.encode("utf-32-be"), RARE),
    "utf-32, little end": (SIMPLIFIED.encode("utf-32-le"), SIMPLIFIED),
    "utf-32, big end": (SIMPLIFIED.encode("utf-32-be"), SIMPLIFIED),
    "gb2312": (SIMPLIFIED.encode("gb2312"), SIMPLIFIED),
    "gbk": (SIMPLIFIED.encode("gbk"), SIMPLIFIED),
    "gbk in traditional characters": (TRADITIONAL.encode("gbk"), TRADITIONAL),
    "gbk with the euro of Windows": (SIMPLIFIED.encode("gbk") + b"5\x80", SIMPLIFIED + "5€"),
    "gb18030 in four bytes": (RARE.encode("gb18030"), RARE),
    "gb18030 with its mark": ("\ufeff".encode("gb18030") + RARE.encode("gb18030"), RARE),
    "big5": (TRADITIONAL.encode("big5"), TRADITIONAL),
    "big5 of Windows, with its own dash": (
        ("8～9" + TRADITIONAL).encode("cp950"),
        "8～9" + TRADITIONAL,
    ),
    "big5 of Hong Kong": (CANTONESE.encode("big5hkscs"), CANTONESE),
    "hz": (SIMPLIFIED.encode("hz"), SIMPLIFIED),
    "iso-2022": (SIMPLIFIED.encode("iso2022_jp_2"), SIMPLIFIED),
    "ASCII": (b"Annual report, 2020.\n", "Annual report, 2020.\n"),
    "two characters of gbk": ("工会".encode("gbk"), "工会"),
    "two characters of gbk that fooled an editor": ("联通".encode("gbk"), "联通"),
    "two characters of big5": ("工會".encode("big5"), "工會"),
    "two characters of utf-16": ("工会".encode("utf-16-be"), "工会"),
    "line ends of Windows": (
        SIMPLIFIED.replace("\n", "\r\n").encode("gbk"),
        SIMPLIFIED.replace("\n", "\r\n"),
    ),
    "line ends of old Macs": (
        SIMPLIFIED.replace("\n", "\r").encode("gbk"),
        SIMPLIFIED.replace("\n", "\r"),
    ),
    "zero-width, bidi and wide blanks": (
        ("\u200b\u202e\u3000" + SIMPLIFIED).encode(),
        "\u200b\u202e\u3000" + SIMPLIFIED,
    ),
    "a stray control character": (("\x01\x1b" + SIMPLIFIED).encode(), "\x01\x1b" + SIMPLIFIED),
}
"""Bytes, and the text they are: no doubt remains."""

MENDED: dict[str, tuple[bytes, str]] = {
    "gbk marked as utf-8": (b"\xef\xbb\xbf" + SIMPLIFIED.encode("gbk"), SIMPLIFIED),
    "utf-8 read as Latin-1 and stored": (
        SIMPLIFIED.encode().decode("latin-1").encode(),
        SIMPLIFIED,
    ),
    "utf-8 read as windows-1252 and stored": (
        as_windows_1252(SIMPLIFIED.encode()).encode(),
        SIMPLIFIED,
    ),
    "gbk read as Latin-1 and stored": (
        SIMPLIFIED.encode("gbk").decode("latin-1").encode(),
        SIMPLIFIED,
    ),
    "utf-8 read as gb18030 and stored": (
        "工会工作总结".encode().decode("gb18030").encode(),
        "工会工作总结",
    ),
    "lines of gbk among utf-8": (
        (SIMPLIFIED * 3).encode() + SIMPLIFIED.encode("gbk"),
        SIMPLIFIED * 4,
    ),
    "lines of utf-8 among gbk": (
        (SIMPLIFIED * 3).encode("gbk") + SIMPLIFIED.encode(),
        SIMPLIFIED * 4,
    ),
    "lines of big5 among utf-8": (
        (SIMPLIFIED * 3).encode() + TRADITIONAL.encode("big5"),
        SIMPLIFIED * 3 + TRADITIONAL,
    ),
}
"""Bytes that were stored wrongly, and the text they were: read right, and doubted."""

DAMAGED: dict[str, bytes] = {
    "utf-8 cut inside a character": SIMPLIFIED.rstrip().encode()[:-1],
    "gbk cut inside a character": SIMPLIFIED.rstrip().encode("gbk")[:-1],
    "big5 cut inside a character": TRADITIONAL.rstrip().encode("big5")[:-1],
    "utf-16 cut inside a character": b"\xff\xfe" + SIMPLIFIED.encode("utf-16-le")[:-1],
    "bad bytes amid utf-8": SIMPLIFIED.encode().replace("会员".encode(), b"\xff\xfe"),
    "bad bytes amid gbk": SIMPLIFIED.encode("gbk").replace("会员".encode("gbk"), b"\xff\xbb"),
    "a surrogate amid utf-8": SIMPLIFIED.encode() + b"\xed\xa0\x80",
    "replacement characters stored": SIMPLIFIED.replace("会员", "\ufffd").encode(),
    "replacement characters stored and read as gbk": SIMPLIFIED.replace("会员", "锟斤拷").encode(),
    "utf-8 read as gbk with loss": SIMPLIFIED.encode().decode("gbk", errors="ignore").encode(),
    "question marks for all characters": b"??????2020?????? ????????3????",
    "gbk of rare characters only": "龘靐齉齾".encode("gbk"),
}
"""Bytes of which something is lost for good."""
