"""Plain text out of bytes: which encoding, how sure, and never a silent replacement."""

import codecs
import re
from collections.abc import Iterator

from charset_normalizer import from_bytes

from .findings import Decoded
from .unreadable import Unreadable

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
LEGACY = ("gb18030", "big5hkscs")
"""Tried in this order; where both decode, the one that reads like Chinese is taken."""

# The most frequent characters of modern Chinese prose in both scripts, and those of this
# field: bytes read in the wrong encoding give rare characters instead.
COMMON = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产"
    "种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业"
    "本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比"
    "或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次"
    "品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战"
    "先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改"
    "清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米"
    "整空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿须际商非验连断深难近矿"
    "千周委素技备半办青省列习响约支般史感劳便团往酸历市克何除消构府称太准精值号率族维划选标写存候毛亲快效斯"
    "院查江型眼王按格养易置派层片始却专状育厂京识适属圆包火住调满县局照参红细引听该铁价严职帮扶困慰问"
    "這個為們時來會說後對過動學國經開關發業務義總結實產書聯導處報團職縣區應與體現間條員將樣從種點讓辦進還"
)
CJK = re.compile(r"[\u3400-\u9fff]")
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
REPLACEMENT = "\ufffd"
MOJIBAKE = re.compile(r"锟斤拷|烫烫烫|鈥|銆|锛|(?:[ÃÂäåæçèé][\x80-\xbf¡-¿]){3}")
"""What UTF-8 looks like after it was read as GBK or Latin-1 and stored so."""

LEAST_COMMON = 0.35
"""Share of common characters below which the text does not read like Chinese prose."""

MOST_DAMAGE = 0.02
"""Share of undecodable bytes above which the bytes are no text at all."""


def decode_plain(data: bytes) -> Decoded:
    """Decode text. Raises Unreadable for bytes that are no text.

    Where no encoding fits without loss, the damaged places stay visible and the result is
    doubtful.
    """
    decoded = _marked(data) or _unmarked_utf16(data) or _utf8(data) or _legacy(data)
    decoded = decoded or _damaged(data)
    if decoded is None:
        raise Unreadable("不是文本文件，内容为二进制数据")
    return _questioned(decoded)


def _marked(data: bytes) -> Decoded | None:
    """Text that says itself what it is, by a byte order mark."""
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            text = data.decode(encoding, errors="replace")
            return _lossy(text, encoding) if REPLACEMENT in text else Decoded(text, encoding=encoding)
    return None


def _unmarked_utf16(data: bytes) -> Decoded | None:
    """UTF-16 without its mark shows in its zero bytes: every line end and digit has one."""
    if b"\0" not in data or len(data) % 2:
        return None
    for encoding in ("utf-16-le", "utf-16-be"):
        text = _strictly(data, encoding)
        if text and not CONTROL.search(text) and _likeness(text) >= LEAST_COMMON:
            return Decoded(text, encoding=encoding)
    return None


def _utf8(data: bytes) -> Decoded | None:
    text = _strictly(data, "utf-8")
    if text is None or _is_binary(text):
        return None
    return Decoded(text)


def _legacy(data: bytes) -> Decoded | None:
    """GB18030 or Big5, whichever reads more like Chinese."""
    texts = {encoding: text for encoding in LEGACY if (text := _strictly(data, encoding))}
    texts = {encoding: text for encoding, text in texts.items() if not _is_binary(text)}
    if not texts:
        return None
    best = max(texts, key=lambda encoding: _likeness(texts[encoding]))
    return Decoded(texts[best], encoding=best)


def _damaged(data: bytes) -> Decoded | None:
    """The encoding that loses least; None where every one loses too much."""
    candidates = [
        (data.decode(encoding, errors="replace"), encoding) for encoding in ("utf-8", *LEGACY)
    ]
    guess = from_bytes(data[:200_000]).best()
    if guess is not None:
        candidates.append((data.decode(guess.encoding, errors="replace"), guess.encoding))
    text, encoding = min(candidates, key=lambda c: (c[0].count(REPLACEMENT), -_likeness(c[0])))
    if _is_binary(text) or text.count(REPLACEMENT) > MOST_DAMAGE * len(text) + 3:
        return None
    return _lossy(text, encoding)


def _lossy(text: str, encoding: str) -> Decoded:
    lost = text.count(REPLACEMENT)
    note = f"{lost} 处字节无法按 {encoding} 解码，以 � 标出" if lost else f"推测为 {encoding}"
    return Decoded(text, encoding=encoding, doubtful=True, note=note)


def _questioned(decoded: Decoded) -> Decoded:
    """Mark text that decoded without loss and still does not look as it was written."""
    if decoded.doubtful:
        return decoded
    text, encoding = decoded.text, decoded.encoding
    if REPLACEMENT in text:
        return _lossy(text, encoding)
    if MOJIBAKE.search(text):
        return Decoded(text, encoding=encoding, doubtful=True, note="疑似乱码：文字曾按错误的编码保存")
    if encoding not in {"utf-8", "utf-8-sig"} and _likeness(text) < LEAST_COMMON:
        return Decoded(text, encoding=encoding, doubtful=True, note=f"推测为 {encoding}，多为罕用字")
    return decoded


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, UnicodeError):
        return None


def _is_binary(text: str) -> bool:
    return sum(1 for _ in _controls(text)) > 0.001 * len(text) + 2


def _controls(text: str) -> Iterator[re.Match[str]]:
    return CONTROL.finditer(text)


def _likeness(text: str) -> float:
    """Share of a text's Chinese characters that are common ones; 0 where it has none."""
    characters = CJK.findall(text[:20_000])
    return sum(char in COMMON for char in characters) / len(characters) if characters else 0.0
