"""Every item of the known banks in one place, so that a hundred thousand can be searched between two keys.

A cache: it is made from the bank files and the event log, and may be thrown away at any time. SQLite's full-text index
finds words by their beginnings; accents and case do not count.
"""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any, NamedTuple

import sqlalchemy as sa

from newsquiz.errors import StoreError
from newsquiz.store import BUSY_SECONDS, turn_to_wal
from newsquiz.store.transaction import immediate

FILE_NAME = "index.db"
VERSION = 1
PAGE = 500

_SEARCHED = ("stem", "key", "tag", "status", "article", "bank", "type", "item")
_TABLES = f"""
CREATE TABLE files (id INTEGER PRIMARY KEY, path TEXT UNIQUE NOT NULL, stamp TEXT NOT NULL, bank TEXT NOT NULL,
  title TEXT NOT NULL, problem TEXT NOT NULL);
CREATE TABLE entries (id INTEGER PRIMARY KEY, file INTEGER NOT NULL, position INTEGER NOT NULL, item TEXT NOT NULL,
  type TEXT NOT NULL, status TEXT NOT NULL, context TEXT NOT NULL, stem TEXT NOT NULL, key TEXT NOT NULL,
  tag TEXT NOT NULL, article TEXT NOT NULL, bank TEXT NOT NULL, digest TEXT NOT NULL, facts TEXT NOT NULL);
CREATE INDEX entries_of_file ON entries (file, status);
CREATE INDEX entries_of_item ON entries (item);
CREATE TABLE states (item TEXT PRIMARY KEY, key TEXT NOT NULL, due TEXT, ready INTEGER NOT NULL, fresh INTEGER NOT NULL,
  suspended INTEGER NOT NULL, flag TEXT) WITHOUT ROWID;
CREATE VIRTUAL TABLE search USING fts5({", ".join(_SEARCHED)}, content='entries', content_rowid='id',
  tokenize='unicode61 remove_diacritics 2', prefix='1 2 3');
PRAGMA user_version = {VERSION};
"""
_NAMES = ", ".join(_SEARCHED)
_WITH_STATE = "LEFT JOIN states s ON s.item = e.item"
_MATCHING = "SELECT rowid FROM search WHERE search MATCH ?"
_STATED = f"SELECT e.id FROM entries e {_WITH_STATE}"
# An item whose key has changed since it was answered is new, and what was learnt of it is superseded.
_FRESH = "(s.item IS NULL OR s.fresh OR (s.key <> '' AND s.key <> e.digest))"
_READY = f"(coalesce(s.ready AND NOT s.suspended, 0) AND NOT {_FRESH})"
_WHERE = {
    "due": _READY,
    "new": _FRESH,
    "suspended": "s.suspended",
    "flagged": "s.flag IS NOT NULL",
    "superseded": "(s.key <> '' AND s.key <> e.digest AND NOT s.suspended AND e.status <> 'rejected')",
}
_ASKED = ("approved", "draft")
ORDERS: Mapping[str, str] = {
    "bank": "f.path, e.position",
    "stem": "e.stem COLLATE NOCASE",
    "status": "e.status, f.path, e.position",
    "type": "e.type, f.path, e.position",
    "due": "s.due IS NULL, s.due, f.path, e.position",
}


class Line(NamedTuple):
    """An item as the index keeps it. `tag` and `article` are words to search; `facts` is JSON."""

    item: str
    type: str
    status: str
    context: str
    stem: str
    key: str
    tag: str
    article: str
    digest: str
    facts: str


class File(NamedTuple):
    """A bank file. `stamp` changes with its content; `problem` says why nothing of it can be used, or is ""."""

    path: str
    stamp: str
    bank: str = ""
    title: str = ""
    problem: str = ""


class Known(NamedTuple):
    """A bank file with how many items it holds by status, and how many of those that can be asked are new or due."""

    file: File
    counts: Mapping[str, int]
    new: int
    due: int


class State(NamedTuple):
    """What the log says of an item. `key` is the digest of the key that was last answered, `due` UTC in ISO format.

    `ready` says that a review is wanted now, `flag` holds the note of a flag; it is None where there is none.
    """

    item: str
    key: str = ""
    due: str | None = None
    ready: bool = False
    fresh: bool = True
    suspended: bool = False
    flag: str | None = None


class Found(NamedTuple):
    """An item with where it stands and what the log says of it."""

    line: Line
    path: str
    bank: str
    state: State


class Term(NamedTuple):
    """One thing asked for: a text (in one `field`, or in any), or a state (`is`, `flag`, `due`)."""

    text: str
    field: str = ""
    negated: bool = False


class Index:
    """The cache in a home folder. Every method raises StoreError where it fails; damaged, it is made anew."""

    def __init__(self, home: Path) -> None:
        self.path = home / FILE_NAME
        try:
            home.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            mend = "set NEWSQUIZ_HOME to a folder that you can write to"
            raise StoreError(f"the folder cannot be made ({error.strerror})", mend=mend, path=home) from None
        self._engine = sa.create_engine(
            sa.URL.create("sqlite", database=str(self.path)),
            isolation_level="AUTOCOMMIT",
            connect_args={"timeout": BUSY_SECONDS},
        )
        sa.event.listen(self._engine, "connect", _prepare)
        self._every: array[int] | None = None
        self._stated: dict[str, frozenset[int]] = {}
        if not self._is_usable():
            self._begin_anew()

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    def files(self) -> dict[str, str]:
        """The stamp of every file in the index, by its path."""
        with self._connected() as connection:
            return {row[0]: row[1] for row in connection.exec_driver_sql("SELECT path, stamp FROM files")}

    def put(self, file: File, lines: Iterable[Line]) -> None:
        """Put a bank in, in the place of what was known of it; items that stay keep their numbers."""
        with self._writing() as connection:
            known = "SELECT e.item, e.id FROM entries e JOIN files f ON f.id = e.file WHERE f.path = ?"
            numbers = {row[0]: row[1] for row in connection.exec_driver_sql(known, (file.path,))}
            free = count(1 + (connection.exec_driver_sql("SELECT max(id) FROM entries").scalar() or 0))
            self._drop(connection, file.path)
            values = "INSERT INTO files (path, stamp, bank, title, problem) VALUES (?, ?, ?, ?, ?)"
            number = connection.exec_driver_sql(values, tuple(file)).lastrowid
            rows = [
                (numbers.pop(line.item, None) or next(free), number, place, *line, file.title)
                for place, line in enumerate(lines)
            ]
            if rows:
                names = f"id, file, position, {', '.join(Line._fields)}, bank"
                marks = ", ".join("?" * len(rows[0]))
                connection.exec_driver_sql(f"INSERT INTO entries ({names}) VALUES ({marks})", rows)
                copied = f"INSERT INTO search (rowid, {_NAMES}) SELECT id, {_NAMES} FROM entries WHERE file = ?"
                connection.exec_driver_sql(copied, (number,))

    def drop(self, paths: Iterable[str]) -> None:
        """Take banks out."""
        with self._writing() as connection:
            for path in paths:
                self._drop(connection, path)

    def set_states(self, states: Iterable[State]) -> None:
        """What the log says of all items that it names."""
        with self._writing() as connection:
            connection.exec_driver_sql("DELETE FROM states")
            _insert_states(connection, states)

    def update_states(self, states: Iterable[State]) -> None:
        """The same for some items; the others stay as they are."""
        with self._writing() as connection:
            _insert_states(connection, states)

    def banks(self) -> list[Known]:
        """Every bank, in the order of their paths."""
        counted = (
            f"SELECT e.file, e.status, count(*), sum({_FRESH} AND NOT coalesce(s.suspended, 0)), sum({_READY}) "
            f"FROM entries e {_WITH_STATE} GROUP BY e.file, e.status"
        )
        with self._connected() as connection:
            counts: dict[int, dict[str, tuple[int, int, int]]] = {}
            for file, status, *numbers in connection.exec_driver_sql(counted):
                counts.setdefault(file, {})[status] = (numbers[0], numbers[1], numbers[2])
            files = "SELECT id, path, stamp, bank, title, problem FROM files ORDER BY path"
            return [_known(File(*row[1:]), counts.get(row[0], {})) for row in connection.exec_driver_sql(files)]

    def entries(self) -> list[tuple[str, str, str, str]]:
        """Path, item, key digest and facts (JSON) of every item that can be asked, in order."""
        query = (
            "SELECT f.path, e.item, e.digest, e.facts FROM entries e JOIN files f ON f.id = e.file "
            f"WHERE e.status IN {_ASKED} ORDER BY f.path, e.position"
        )
        with self._connected() as connection:
            return [tuple(row) for row in connection.exec_driver_sql(query)]

    def order(self, by: str) -> array[int]:
        """The numbers of all items, sorted by one of `ORDERS`."""
        query = f"SELECT e.id FROM entries e JOIN files f ON f.id = e.file {_WITH_STATE} ORDER BY {ORDERS[by]}"
        return self._numbers(query)

    def matching(self, terms: Sequence[Term]) -> array[int]:
        """The numbers of the items that fit every term, ascending."""
        texts = [term for term in terms if _is_text(term)]
        positive = [term for term in texts if not term.negated]
        numbers = self._texts(texts) if positive else self._all()
        for term in terms:
            if not _is_text(term) or (term.negated and not positive):
                fitting = self._fitting(term)
                numbers = array("q", [each for each in numbers if (each in fitting) != term.negated])
        return numbers

    def stated(self, state: str) -> frozenset[int]:
        """The items in a state: `due`, `new`, `suspended`, `flagged`, `superseded`."""
        return self._fitting(Term(state, "is"))

    def glance(self, terms: Sequence[Term], count: int) -> tuple[int, array[int]] | None:
        """How many items fit, and the first `count` of them in ascending order; None where that takes as long as all.

        SQLite counts a hundred thousand in a few milliseconds; handing their numbers over takes ten times as long.
        """
        if not any(not term.negated for term in terms) or not all(map(_is_text, terms)):
            return None
        value = _match(terms)
        [total] = self._numbers("SELECT count(*) FROM search WHERE search MATCH ?", (value,))
        return total, self._numbers(f"{_MATCHING} ORDER BY rowid LIMIT ?", (value, count))

    def _all(self) -> array[int]:
        if self._every is None:
            self._every = self._numbers("SELECT id FROM entries ORDER BY id")
        return self._every

    def _texts(self, terms: Sequence[Term]) -> array[int]:
        """The numbers, ascending, as one text: SQLite puts it together without a word to Python, so a key may pass."""
        query = f"SELECT group_concat(rowid) FROM ({_MATCHING})"
        with self._connected() as connection:
            joined = connection.exec_driver_sql(query, (_match(terms),)).scalar()
        return array("q", sorted(map(int, joined.split(",")))) if joined else array("q")

    def _fitting(self, term: Term) -> frozenset[int]:
        """The items that fit a term, its negation left aside; what only a change of the log changes is kept."""
        if term.field != "is":
            wanted = term._replace(negated=False)
            return frozenset(self._texts([wanted]) if _is_text(term) else self._numbers(*_state(term)))
        if term.text not in self._stated:
            self._stated[term.text] = frozenset(self._numbers(f"{_STATED} WHERE {_WHERE[term.text]}"))
        return self._stated[term.text]

    def rows(self, numbers: Sequence[int]) -> dict[int, Found]:
        """The items with these numbers; one that has gone meanwhile is left out."""
        fields = ", ".join(f"e.{name}" for name in Line._fields)
        found: dict[int, Found] = {}
        with self._connected() as connection:
            for at in range(0, len(numbers), PAGE):
                some = tuple(numbers[at : at + PAGE])
                query = (
                    f"SELECT e.id, {fields}, f.path, f.title, s.due, {_READY}, {_FRESH}, s.suspended, s.flag "
                    f"FROM entries e JOIN files f ON f.id = e.file {_WITH_STATE} "
                    f"WHERE e.id IN ({', '.join('?' * len(some))})"
                )
                found.update((row[0], _found(row)) for row in connection.exec_driver_sql(query, some))
        return found

    def _numbers(self, query: str, values: tuple[Any, ...] = ()) -> array[int]:
        with self._connected() as connection:
            # Plain tuples: rows of SQLAlchemy would take as long as the search itself.
            cursor = connection.connection.cursor()
            return array("q", (row[0] for row in cursor.execute(query, values)))

    def _drop(self, connection: sa.Connection, path: str) -> None:
        file = connection.exec_driver_sql("SELECT id FROM files WHERE path = ?", (path,)).scalar()
        if file is None:
            return
        removed = (
            f"INSERT INTO search (search, rowid, {_NAMES}) SELECT 'delete', id, {_NAMES} FROM entries WHERE file = ?"
        )
        for statement in (removed, "DELETE FROM entries WHERE file = ?", "DELETE FROM files WHERE id = ?"):
            connection.exec_driver_sql(statement, (file,))

    @contextmanager
    def _connected(self) -> Iterator[sa.Connection]:
        try:
            with self._engine.connect() as connection:
                yield connection
        except (sa.exc.DBAPIError, sqlite3.Error) as error:
            said = str(getattr(error, "orig", error)).rstrip(".")
            mend = "remove the file: it is only a cache, and made anew"
            raise StoreError(f"the index of banks cannot be used ({said})", mend=mend, path=self.path) from None

    @contextmanager
    def _writing(self) -> Iterator[sa.Connection]:
        with self._connected() as connection:
            with immediate(connection):
                yield connection
            self._every, self._stated = None, {}

    def _is_usable(self) -> bool:
        try:
            with self._engine.connect() as connection:
                return bool(connection.exec_driver_sql("PRAGMA user_version").scalar() == VERSION)
        except sa.exc.DBAPIError:
            return False

    def _begin_anew(self) -> None:
        self._engine.dispose()
        try:
            for suffix in ("", "-wal", "-shm"):
                Path(f"{self.path}{suffix}").unlink(missing_ok=True)
        except OSError as error:
            mend = "make the folder writable, or set NEWSQUIZ_HOME to one that is"
            raise StoreError(f"cannot be made anew ({error.strerror})", mend=mend, path=self.path) from None
        with self._connected() as connection:
            connection.connection.executescript(_TABLES)


def _prepare(connection: Any, _record: object) -> None:
    """What is lost with the power is made anew, so nothing waits for the disk."""
    cursor = connection.cursor()
    turn_to_wal(cursor)
    cursor.execute("PRAGMA synchronous=OFF")
    cursor.close()


def _insert_states(connection: sa.Connection, states: Iterable[State]) -> None:
    rows = [tuple(state) for state in states]
    if rows:
        connection.exec_driver_sql("INSERT OR REPLACE INTO states VALUES (?, ?, ?, ?, ?, ?, ?)", rows)


def _known(file: File, counts: Mapping[str, tuple[int, int, int]]) -> Known:
    asked = [numbers for status, numbers in counts.items() if status in _ASKED]
    by_status = {status: numbers[0] for status, numbers in counts.items()}
    return Known(file, by_status, sum(new for _, new, _ in asked), sum(due for *_, due in asked))


def _found(row: Sequence[Any]) -> Found:
    end = 1 + len(Line._fields)
    line = Line(*row[1:end])
    path, title, due, ready, fresh, suspended, flag = row[end:]
    state = State(line.item, line.digest, None if fresh else due, bool(ready), bool(fresh), bool(suspended), flag)
    return Found(line, path, title, state)


def _is_text(term: Term) -> bool:
    return term.field == "" or term.field in _SEARCHED


def _match(terms: Sequence[Term]) -> str:
    """Texts in the language of FTS5: phrases whose last word may go on. At least one is not negated."""
    wanted = " AND ".join(_phrase(term) for term in terms if not term.negated)
    unwanted = [_phrase(term) for term in terms if term.negated]
    return " NOT ".join((f"({wanted})", *unwanted))


def _phrase(term: Term) -> str:
    phrase = '"' + term.text.replace('"', '""') + '"*'
    return f"{term.field} : {phrase}" if term.field else phrase


def _state(term: Term) -> tuple[str, tuple[str]]:
    """SQL for what the log says, and its values."""
    if term.field == "flag":
        return f"{_STATED} WHERE s.flag LIKE ? ESCAPE '!'", (f"%{_escaped(term.text)}%",)
    return f"{_STATED} WHERE s.due < ?", (term.text,)


def _escaped(text: str) -> str:
    for character in "!%_":
        text = text.replace(character, "!" + character)
    return text
