"""The query language: what a person types -> what they ask. Never raises.

    职工 技能          all of these words
    "集体协商"         exactly these characters; also “ ” 「 」 『 』
    《工会法》          a title: these characters, but not inside a longer word (工会法律监督)
    -宣传  -"五一"      without
    送温暖 或 送清凉     either; also OR and |
    城市:襄阳 (also 市: 县: 区:)  省:湖北  年份:2018-2020  主题:助学  文种:工作总结  标题:集体协商

Signs may be full-width. Everything else is plain text: brackets, stars, slashes, SQL.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

MOST_CHARACTERS = 200
MOST_TERMS = 16


class Field(StrEnum):
    """Field words, by the name that is said on the page."""

    CITY = "城市"
    PROVINCE = "省"
    YEAR = "年份"
    TOPIC = "主题"
    GENRE = "文种"
    TITLE = "标题"


FIELD_NAMES = {
    **{field.value: field for field in Field},
    **dict.fromkeys(("市", "州", "市州", "县", "区", "区县", "县区", "地方"), Field.CITY),
    **dict.fromkeys(("省份", "自治区"), Field.PROVINCE),
    "年": Field.YEAR,
    "年度": Field.YEAR,
}


class Notice(StrEnum):
    """What was not done as typed, said on the page."""

    TOO_LONG = f"检索式超过{MOST_CHARACTERS}字，只取前{MOST_CHARACTERS}字。"
    TOO_MANY = f"检索词超过{MOST_TERMS}个，只取前{MOST_TERMS}个。"
    WILDCARD = "不支持通配符，* 与 ? 已略去。"
    NO_WORDS = "只有符号，没有要找的字词。"
    ONLY_WITHOUT = "只有排除词，没有要找的词；请先写要找的词。"


@dataclass(frozen=True, slots=True)
class Term:
    """Words to look for as typed; a phrase is looked for exactly, a field narrows.

    A ``title`` is a phrase that begins and ends where words do.
    """

    text: str
    phrase: bool = False
    field: Field | None = None
    title: bool = False


@dataclass(frozen=True, slots=True)
class Clause:
    """Terms of which one must be found, or, if ``without``, none."""

    options: tuple[Term, ...]
    without: bool = False

    @property
    def is_plain_word(self) -> bool:
        """One word typed by itself; what is quoted, named or shut out is taken as it stands."""
        if len(self.options) != 1 or self.without:
            return False
        return not self.options[0].phrase and self.options[0].field is None


@dataclass(frozen=True, slots=True)
class Query:
    """Clauses that all hold, and what to tell the person about them."""

    clauses: tuple[Clause, ...] = ()
    notices: tuple[Notice, ...] = ()

    @property
    def wanted(self) -> tuple[Clause, ...]:
        return tuple(clause for clause in self.clauses if not clause.without)

    @property
    def unwanted(self) -> tuple[Clause, ...]:
        return tuple(clause for clause in self.clauses if clause.without)

    def __bool__(self) -> bool:
        return bool(self.clauses)


class _Token(NamedTuple):
    term: Term | None
    without: bool = False
    either: bool = False


_FIELD_WORD = "|".join(sorted(map(re.escape, FIELD_NAMES), key=len, reverse=True))

_TOKEN = re.compile(
    rf"""
    (?P<either>(?:[或｜]|\|{{1,2}}|[Oo][Rr])(?=[\s\u3000"＂“”《》「」『』]|$))   # standing alone
    |
    (?P<minus>[-－−‐–—](?=[^\s\u3000]))?              # 不要
    (?:(?P<field>{_FIELD_WORD})[:：])?
    (?:
        ["＂](?P<straight>[^"＂]*)(?:["＂]|$)
        | [“”](?P<curly>[^“”]*)(?:[“”]|$)
        | 《(?P<title>[^《》]*)(?:》|$)
        | 「(?P<corner>[^「」]*)(?:」|$)
        | 『(?P<double>[^『』]*)(?:』|$)
        | (?P<plain>[^\s\u3000"＂“”《》「」『』]+)
    )
    """,
    re.VERBOSE,
)
_QUOTED = ("straight", "curly", "title", "corner", "double")
_HOLDS_WORDS = re.compile(r"[^\W_]")
_WILDCARD = re.compile(r"[*＊]|(?<![^\W_])[?？](?=[^\W_])|(?<=[^\W_])[?？](?=[^\W_])")
_UNSAFE = re.compile(
    r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]"
)
"""Controls, lone surrogates, zero-width and direction marks: blanks to us."""


def parse_query(typed: str) -> Query:
    """Read a query as typed. Anything at all gives a Query, at worst an empty one."""
    notices: list[Notice] = []
    text = _UNSAFE.sub(" ", typed).strip()
    if len(text) > MOST_CHARACTERS:
        notices.append(Notice.TOO_LONG)
        text = text[:MOST_CHARACTERS]
    if _WILDCARD.search(text):
        notices.append(Notice.WILDCARD)
        text = _WILDCARD.sub(" ", text)
    tokens = list(_find_tokens(text))
    if sum(token.term is not None for token in tokens) > MOST_TERMS:
        notices.append(Notice.TOO_MANY)
        tokens = _first_terms(tokens)
    clauses = tuple(_join(tokens))
    if clauses and all(clause.without for clause in clauses):
        notices.append(Notice.ONLY_WITHOUT)
    if typed.strip() and not clauses and not notices:
        notices.append(Notice.NO_WORDS)
    return Query(clauses, tuple(notices))


def _find_tokens(text: str) -> Iterator[_Token]:
    for match in _TOKEN.finditer(text):
        if match["either"]:
            yield _Token(None, either=True)
        elif term := _term(match):
            yield _Token(term, without=bool(match["minus"]))


def _term(match: re.Match[str]) -> Term | None:
    quoted = next((match[name] for name in _QUOTED if match[name] is not None), None)
    words = (match["plain"] if quoted is None else quoted).strip()
    if not _HOLDS_WORDS.search(words):
        return None
    field = FIELD_NAMES[match["field"]] if match["field"] else None
    title = match["title"] is not None
    return Term(words, phrase=quoted is not None, field=field, title=title)


def _first_terms(tokens: list[_Token]) -> list[_Token]:
    kept: list[_Token] = []
    for token in tokens:
        if token.term and sum(other.term is not None for other in kept) == MOST_TERMS:
            break
        kept.append(token)
    return kept


def _join(tokens: list[_Token]) -> Iterator[Clause]:
    """Terms with 或 between them become one clause; 或 at an end joins nothing."""
    options: list[Term] = []
    waiting = False
    for token in tokens:
        if token.term is None:
            waiting = bool(options)
        elif token.without:
            if options:
                yield Clause(tuple(options))
            options, waiting = [], False
            yield Clause((token.term,), without=True)
        elif waiting or not options:
            options.append(token.term)
            waiting = False
        else:
            yield Clause(tuple(options))
            options = [token.term]
    if options:
        yield Clause(tuple(options))


def write_query(clauses: tuple[Clause, ...]) -> str:
    """Clauses as they may be typed: reading the result gives the same clauses."""
    return " ".join(_write_clause(clause) for clause in clauses)


def _write_clause(clause: Clause) -> str:
    options = " 或 ".join(_write_term(term) for term in clause.options)
    return f"-{options}" if clause.without else options


def _write_term(term: Term) -> str:
    words = term.text
    if term.phrase:
        words = f"《{words}》" if term.title else _quote(words)
    return f"{term.field}:{words}" if term.field else words


def _quote(text: str) -> str:
    """The text in quotes that it does not hold itself."""
    for opening, closing in ('""', "“”", "「」", "『』"):
        if opening not in text and closing not in text:
            return f"{opening}{text}{closing}"
    return text
