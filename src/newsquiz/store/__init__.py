"""The learner's database: an append-only log of events in SQLite.

An event is on disk when `append` returns (WAL, synchronous=FULL). Several programs may write at once: each append
takes the write lock before it takes its number.
"""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
import time
import uuid
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple

import sqlalchemy as sa

from newsquiz.errors import StoreError
from newsquiz.event import Event, Kind
from newsquiz.store.transaction import immediate

FILE_NAME = "newsquiz.db"
REVISIONS = ("0001",)
AGAIN_AFTER = 0.02
BUSY_SECONDS = 20

_METADATA = sa.MetaData()
_EVENTS = sa.Table(
    "events",
    _METADATA,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("learner", sa.Text, nullable=False),
    sa.Column("device", sa.Text, nullable=False),
    sa.Column("seq", sa.Integer, nullable=False),
    sa.Column("at", sa.Text, nullable=False),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("item", sa.Text),
    sa.Column("score", sa.Float),
    sa.Column("data", sa.JSON, nullable=False),
    sa.UniqueConstraint("device", "seq"),
)
_META = sa.Table(
    "meta",
    _METADATA,
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("value", sa.Text, nullable=False),
)
_row_number: sa.ColumnElement[int] = sa.literal_column("events.rowid", sa.Integer)
_ONLY_SHOWN = ("asked", "context", "credit", "slips", "feedback", "response.texts", "response.options")
_session_of: sa.ColumnElement[str] = sa.literal_column("json_extract(data, '$.session')")


class Entry(NamedTuple):
    """What an event says, before it has a number and a time."""

    kind: Kind
    item: str | None = None
    score: float | None = None
    data: Mapping[str, Any] = {}


class Store:
    """The event log of one learner on one device. Every method raises StoreError where the database fails."""

    def __init__(self, home: Path, clock: Callable[[], dt.datetime], learner: str = "me") -> None:
        """Open the database in the folder `home`; both are made where they are missing."""
        self.path = home / FILE_NAME
        self._clock = clock
        self._learner = learner
        self._make_home(home)
        self._engine = sa.create_engine(
            sa.URL.create("sqlite", database=str(self.path)),
            isolation_level="AUTOCOMMIT",
            connect_args={"timeout": BUSY_SECONDS},
        )
        sa.event.listen(self._engine, "connect", _prepare)
        try:
            self._upgrade()
            self._device = self._own_name()
        except BaseException:
            self.close()
            raise

    def append(
        self, kind: Kind, *, item: str | None = None, score: float | None = None, data: Mapping[str, Any] | None = None
    ) -> Event:
        """Write one event; it is on disk when this returns."""
        return self.append_all([Entry(kind, item, score, data or {})])[0]

    def append_all(self, entries: Sequence[Entry]) -> tuple[Event, ...]:
        """Write these events at once: all of them are on disk when this returns, or none ever is."""
        with self._writing() as connection:
            last = sa.select(sa.func.max(_EVENTS.c.seq)).where(_EVENTS.c.device == self._device)
            first, at = (connection.scalar(last) or 0) + 1, self._clock()
            events = tuple(
                Event(str(uuid.uuid4()), self._learner, self._device, seq, at, kind, item, score, dict(data))
                for seq, (kind, item, score, data) in enumerate(entries, first)
            )
            connection.execute(sa.insert(_EVENTS), [_row(event) for event in events])
        return events

    def now(self) -> dt.datetime:
        """What the clock says by which events are stamped."""
        return self._clock()

    def events(
        self, kinds: Collection[Kind] | None = None, *, session: str | None = None, items: Collection[str] | None = None
    ) -> tuple[Event, ...]:
        """This learner's events in order (time, device, number), narrowed to what is named."""
        query = sa.select(_EVENTS).where(_EVENTS.c.learner == self._learner)
        if kinds is not None:
            query = query.where(_EVENTS.c.kind.in_([kind.value for kind in kinds]))
        if session is not None:
            query = query.where(_session_of == session)
        if items is not None:
            wanted = sa.func.json_each(json.dumps(sorted(items))).table_valued("value")
            query = query.where(_EVENTS.c.item.in_(sa.select(wanted.c.value)))
        with self._connected() as connection:
            rows = connection.execute(query.order_by(_EVENTS.c.at, _EVENTS.c.device, _EVENTS.c.seq)).all()
        return tuple(_event(row) for row in rows)

    def last_row(self) -> int:
        """The number of the row that was written last; 0 where there is none. Rows are numbered as they come."""
        with self._connected() as connection:
            return connection.scalar(sa.select(sa.func.max(_row_number)).select_from(_EVENTS)) or 0

    def id_at(self, row: int) -> str | None:
        """The id of the event in a row; None where there is no such row."""
        with self._connected() as connection:
            return connection.scalar(sa.select(_EVENTS.c.id).where(_row_number == row))

    def replay(
        self, kinds: Collection[Kind], since: int = 0, until: int | None = None, *, everybody: bool = False
    ) -> Iterator[tuple[int, Event]]:
        """This learner's events of these kinds in order, each with the number of its row, read as they are asked for.

        With `everybody`, those of all learners. Only rows `since` to `until` are looked at. Answers come without what
        they carry only to be shown again.
        """
        slim = sa.func.json_remove(_EVENTS.c.data, *(f"$.{name}" for name in _ONLY_SHOWN))
        columns = [each for each in _EVENTS.c if each.name != "data"]
        query = (
            sa.select(_row_number, *columns, slim)
            .where(_row_number >= since, sa.true() if everybody else _EVENTS.c.learner == self._learner)
            .where(_EVENTS.c.kind.in_([kind.value for kind in kinds]))
            .order_by(_EVENTS.c.at, _EVENTS.c.device, _EVENTS.c.seq)
        )
        if until is not None:
            query = query.where(_row_number <= until)
        known, read = {kind.value: kind for kind in Kind}, json.JSONDecoder().raw_decode
        with self._connected() as connection:
            for row, id, learner, device, seq, at, kind, item, score, data in connection.execution_options(
                yield_per=5000
            ).execute(query):
                moment = dt.datetime.fromisoformat(at)
                yield row, Event(id, learner, device, seq, moment, known[kind], item, score, read(data)[0])

    def close(self) -> None:
        """Let go of the file; what was appended stays."""
        self._engine.dispose()

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _make_home(self, home: Path) -> None:
        try:
            home.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreError(
                f"the folder for the database cannot be made ({error.strerror})",
                mend="set NEWSQUIZ_HOME to a folder that you can write to",
                path=home,
            ) from None

    @contextmanager
    def _connected(self) -> Iterator[sa.Connection]:
        try:
            with self._engine.connect() as connection:
                yield connection
        except sa.exc.DBAPIError as error:
            raise self._failure(error) from None

    @contextmanager
    def _writing(self) -> Iterator[sa.Connection]:
        """A connection that holds the write lock; commits at the end, or undoes all."""
        with self._connected() as connection, immediate(connection):
            yield connection

    def _upgrade(self) -> None:
        """Bring the schema to this version. A second program that starts meanwhile waits, and finds it done."""
        if self._revision() == REVISIONS[-1]:
            return
        with self._writing() as connection:
            revision = _revision(connection)
            if revision == REVISIONS[-1]:
                return
            if revision is not None and revision not in REVISIONS:
                raise StoreError(
                    f"the database was written by a newer newsquiz (its version is {revision})",
                    mend="update newsquiz, or set NEWSQUIZ_HOME to another folder",
                    path=self.path,
                )
            _migrate(connection)

    def _revision(self) -> str | None:
        with self._connected() as connection:
            return _revision(connection)

    def _own_name(self) -> str:
        query = sa.select(_META.c.value).where(_META.c.name == "device")
        with self._connected() as connection:
            name = connection.scalar(query)
        if name is not None:
            return str(name)
        with self._writing() as connection:
            new = sa.insert(_META).prefix_with("OR IGNORE").values(name="device", value=uuid.uuid4().hex[:12])
            connection.execute(new)
            return str(connection.scalar(query))

    def _failure(self, error: sa.exc.DBAPIError) -> StoreError:
        """What SQLite said, as one line with its mend."""
        said = str(error.orig).rstrip(".")
        mend = next((mend for words, mend in _MENDS.items() if words in said), "see that the file can be written")
        return StoreError(f"the database cannot be used ({said})", mend=mend, path=self.path)


_MOVE = "move the file away: newsquiz then begins a new one; what it held is in your backup"
_MENDS = {
    "disk I/O error": "see that the disk is not full, and that the file can be written",
    "not a database": _MOVE,
    "malformed": _MOVE,
    "no such table": _MOVE,
    "already exists": _MOVE,
    "readonly": "make the file and its folder writable, or set NEWSQUIZ_HOME to a folder that is",
    "unable to open": "make the folder writable, or set NEWSQUIZ_HOME to one that is",
    "full": "free some space on the disk; every answer shown before this line is kept",
    "locked": "another program holds the database; close it and try again",
}


def _prepare(connection: Any, _record: object) -> None:
    cursor = connection.cursor()
    turn_to_wal(cursor)
    cursor.execute("PRAGMA synchronous=FULL")
    cursor.close()


def turn_to_wal(cursor: sqlite3.Cursor) -> None:
    """Write ahead from now on. For this one change SQLite does not wait for another program by itself."""
    end = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            cursor.execute("PRAGMA journal_mode=WAL")
            return
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > end:
                raise
            time.sleep(AGAIN_AFTER)


def _revision(connection: sa.Connection) -> str | None:
    """The version of the schema; None for a database that is new."""
    tables = "SELECT count(*) FROM sqlite_master WHERE name = 'alembic_version'"
    if not connection.exec_driver_sql(tables).scalar():
        return None
    revision = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    return None if revision is None else str(revision)


def _migrate(connection: sa.Connection) -> None:
    """Run the migrations. Alembic takes 0.2 s to import, so only a database that needs it pays for it."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    folder = Path(__file__).parent / "migrations"
    config.set_main_option("script_location", str(folder).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _row(event: Event) -> dict[str, Any]:
    """`at` is written with a fixed width, so that text sorts as time."""
    at = event.at.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    return {
        "id": event.id,
        "learner": event.learner,
        "device": event.device,
        "seq": event.seq,
        "at": at,
        "kind": event.kind.value,
        "item": event.item,
        "score": event.score,
        "data": dict(event.data),
    }


def _event(row: sa.Row[Any]) -> Event:
    at = dt.datetime.fromisoformat(row.at)
    return Event(row.id, row.learner, row.device, row.seq, at, Kind(row.kind), row.item, row.score, row.data)
