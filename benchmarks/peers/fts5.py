"""SQLite's FTS5 over jieba's words, as one would set it up with care.

The words stand blank-separated in an FTS5 table that keeps no second copy of them; facets are
counted in one statement over the matches, which are found once.
"""

import sqlite3
from collections.abc import Iterable, Sequence
from pathlib import Path

from ..corpus import CorpusSection
from . import FACETS, SHOWN, Query, Reply, index_size
from .words import Asked, index_words, mark, read_query

TABLES = """
CREATE TABLE section (
    rowid INTEGER PRIMARY KEY, id TEXT, city TEXT, province TEXT, year TEXT, topic TEXT,
    title TEXT, text TEXT
);
CREATE TABLE facet (rowid INTEGER PRIMARY KEY, city TEXT, province TEXT, year TEXT, topic TEXT);
CREATE VIRTUAL TABLE words USING fts5(title, text, content='', tokenize='unicode61');
"""
_BEST = (
    "SELECT section.id, section.text FROM words JOIN section ON section.rowid = words.rowid "
    "WHERE words MATCH ? {narrow} ORDER BY bm25(words), words.rowid LIMIT ? OFFSET ?"
)
_MATCHES = (
    "WITH hit AS MATERIALIZED (SELECT facet.* FROM words "
    "JOIN facet ON facet.rowid = words.rowid WHERE words MATCH ?) "
)


class Fts5:
    """One database file. ``any_word`` asks for sections with any of the words."""

    def __init__(self, folder: Path, any_word: bool = False) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        self._joint = " OR " if any_word else " AND "
        self._path = folder / "fts5.sqlite3"
        self._connection = sqlite3.connect(self._path)

    def build(self, records: Iterable[CorpusSection]) -> None:
        self._connection.close()
        self._path.unlink(missing_ok=True)
        self._connection = sqlite3.connect(self._path)
        self._connection.executescript(TABLES)
        for number, record in enumerate(records, 1):
            self._add(number, record)
        self._connection.commit()
        self._connection.execute("INSERT INTO words(words) VALUES ('optimize')")
        self._connection.commit()

    def _add(self, number: int, record: CorpusSection) -> None:
        values = (record.city, record.province, str(record.year), record.topic)
        row = (number, record.id, *values, record.title, record.text)
        self._connection.execute("INSERT INTO section VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)
        self._connection.execute("INSERT INTO facet VALUES (?, ?, ?, ?, ?)", (number, *values))
        words = (number, index_words(record.title), index_words(record.text))
        self._connection.execute("INSERT INTO words(rowid, title, text) VALUES (?, ?, ?)", words)

    def ask(self, query: Query, start: int = 0, size: int = SHOWN) -> Reply:
        match = self._match(read_query(query.q))
        if not match:
            return Reply(0, ())
        narrow = "".join(f" AND section.{name} = ?" for name in query.filter)
        values = list(query.filter.values())
        rows = self._connection.execute(
            _BEST.format(narrow=narrow), (match, *values, size, start)
        ).fetchall()
        total, facets = self._count(match, query)
        snippets = tuple(mark(text, query.q) for _, text in rows)
        return Reply(total, tuple(row[0] for row in rows), snippets, facets)

    def _count(self, match: str, query: Query) -> tuple[int, dict[str, dict[str, int]]]:
        """The total, and for each facet how many matches have each value."""
        parts = ["SELECT '', '', count(*) FROM hit" + _where(query.filter)]
        values: list[str] = list(query.filter.values())
        for name in FACETS:
            others = [other for other in query.filter if other != name]
            parts.append(f"SELECT '{name}', {name}, count(*) FROM hit{_where(others)} GROUP BY 2")
            values += [query.filter[other] for other in others]
        rows = self._connection.execute(_MATCHES + " UNION ALL ".join(parts), (match, *values))
        facets: dict[str, dict[str, int]] = {name: {} for name in FACETS}
        total = 0
        for name, value, number in rows:
            if name:
                facets[name][value] = number
            else:
                total = number
        return total, facets

    def _match(self, clauses: Sequence[Asked]) -> str:
        """An FTS5 expression, or nothing where nothing is looked for."""
        wanted = [
            text for clause in clauses if not clause.without if (text := self._clause(clause))
        ]
        unwanted = [text for clause in clauses if clause.without if (text := self._clause(clause))]
        if not wanted:
            return ""
        return f"({self._joint.join(wanted)})" + "".join(f" NOT {text}" for text in unwanted)

    def _clause(self, clause: Asked) -> str:
        options = []
        for words, phrase in clause.options:
            quoted = [f'"{word}"' for word in words]
            options.append(f'"{" ".join(words)}"' if phrase else self._joint.join(quoted))
        return f"({' OR '.join(f'({option})' for option in options)})" if options else ""

    def forget(self) -> None:
        self._connection.close()
        self._connection = sqlite3.connect(self._path)

    @property
    def size(self) -> int:
        """Bytes of the database, the stored texts in it as they are in the others' indexes."""
        return index_size(self.folder)


def _where(names: Iterable[str]) -> str:
    conditions = " AND ".join(f"{name} = ?" for name in names)
    return f" WHERE {conditions}" if conditions else ""
