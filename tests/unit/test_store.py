"""The event log on disk: what is kept, what is refused, and in which words."""

import datetime as dt
import os
import sqlite3
import subprocess
import sys
import warnings
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import SimpleNamespace

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from newsquiz import store as store_room
from newsquiz.errors import StoreError
from newsquiz.event import Kind
from newsquiz.store import FILE_NAME, REVISIONS, Store

NOON = dt.datetime(2025, 6, 5, 12, tzinfo=dt.UTC)


def clock() -> dt.datetime:
    return NOON


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "100% mine"


@pytest.fixture
def store(home: Path) -> Iterator[Store]:
    with Store(home, clock) as store:
        yield store


def rows(home: Path, query: str) -> list[tuple[object, ...]]:
    connection = sqlite3.connect(home / FILE_NAME)
    try:
        return connection.execute(query).fetchall()
    finally:
        connection.close()


def test_an_event_is_on_disk_when_append_returns(home: Path, store: Store) -> None:
    event = store.append(Kind.ANSWERED, item="k3v9q2mx", score=0.5, data={"session": "s", "response": {"type": "x"}})
    assert rows(home, "SELECT id, learner, device, seq, at, kind, item, score, data FROM events") == [
        (
            event.id, "me", event.device, 1, "2025-06-05T12:00:00.000000Z", "answered", "k3v9q2mx", 0.5,
            '{"session": "s", "response": {"type": "x"}}',
        )
    ]  # fmt: skip


def test_what_was_appended_is_read_back_the_same_after_opening_again(home: Path, store: Store) -> None:
    events = (store.append(Kind.STARTED, data={"session": "s", "title": "Über"}), store.append(Kind.ENDED))
    store.close()
    with Store(home, clock) as again:
        assert again.events() == events
        assert again.append(Kind.FLAGGED, item="a").seq == 3


def test_events_are_found_by_kind_session_and_learner(home: Path, store: Store) -> None:
    started = store.append(Kind.STARTED, data={"session": "s"})
    flagged = store.append(Kind.FLAGGED, item="a", data={"session": "t"})
    with Store(home, clock, "somebody else") as other:
        other.append(Kind.STARTED, data={"session": "s"})
    assert store.events([Kind.STARTED]) == (started,)
    assert store.events(session="t") == (flagged,)
    assert store.events() == (started, flagged)


def test_times_sort_as_text_whatever_their_zone_and_fraction(home: Path) -> None:
    east = dt.timezone(dt.timedelta(hours=9))
    times = [NOON, NOON + dt.timedelta(microseconds=1), NOON.astimezone(east) + dt.timedelta(hours=1)]
    with Store(home, iter([times[2], times[0], times[1]]).__next__) as store:
        for _ in times:
            store.append(Kind.FLAGGED)
        assert [event.at for event in store.events()] == times


def test_two_stores_on_one_database_number_their_events_without_a_gap(home: Path) -> None:
    def write(_: int) -> None:
        with Store(home, clock) as store:
            for _ in range(20):
                store.append(Kind.FLAGGED)

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(write, range(4)))
    assert rows(
        home, "SELECT count(*), count(DISTINCT id), min(seq), max(seq), count(DISTINCT device) FROM events"
    ) == [(80, 80, 1, 80, 1)]


def test_the_log_is_flushed_to_the_disk_at_every_commit(store: Store) -> None:
    with store._engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == 2


def test_the_migrations_lead_to_the_tables_that_the_store_uses(home: Path, store: Store) -> None:
    engine = sa.create_engine(f"sqlite:///{home / FILE_NAME}")
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        with warnings.catch_warnings():  # Expressions in indexes are not compared; a test of its own is below.
            warnings.simplefilter("ignore", sa.exc.SAWarning)
            assert compare_metadata(context, store_room._METADATA) == []
    engine.dispose()


def test_the_store_knows_every_revision_in_order() -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(store_room.__file__).parent / "migrations"))
    script = ScriptDirectory.from_config(config)
    assert tuple(revision.revision for revision in reversed(list(script.walk_revisions()))) == REVISIONS


def test_sessions_are_found_by_an_index(home: Path, store: Store) -> None:
    plan = rows(home, "EXPLAIN QUERY PLAN SELECT * FROM events WHERE json_extract(data, '$.session') = 's'")
    assert "events_of_session" in str(plan)


def test_a_database_that_is_up_to_date_is_opened_without_alembic(home: Path, store: Store) -> None:
    code = (
        "import datetime as dt, pathlib, sys\n"
        "from newsquiz.store import Store\n"
        "Store(pathlib.Path(sys.argv[1]), lambda: dt.datetime.now(dt.UTC))\n"
        "sys.exit(any(name.split('.')[0] in ('alembic', 'mako') for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code, str(home)], check=False).returncode == 0


def test_a_database_of_a_newer_version_is_left_alone(home: Path, store: Store) -> None:
    store.close()
    with sqlite3.connect(home / FILE_NAME) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    before = (home / FILE_NAME).read_bytes()
    with pytest.raises(StoreError, match=r"newsquiz\.db: .*newer newsquiz.*9999.*; update newsquiz"):
        Store(home, clock)
    assert (home / FILE_NAME).read_bytes() == before


def test_a_file_that_is_no_database_is_left_alone(home: Path) -> None:
    home.mkdir()
    (home / FILE_NAME).write_text("my notes\n" * 100)
    with pytest.raises(StoreError, match=r"not a database.*; move the file away"):
        Store(home, clock)
    assert (home / FILE_NAME).read_text() == "my notes\n" * 100


def test_a_damaged_database_is_told_in_one_line(home: Path, store: Store) -> None:
    for _ in range(300):
        store.append(Kind.FLAGGED, data={"note": "x" * 100})
    store.close()
    whole = (home / FILE_NAME).read_bytes()
    (home / FILE_NAME).write_bytes(whole[:4096] + b"\xff" * (len(whole) - 4096))
    with pytest.raises(StoreError, match=r"malformed.*; move the file away"), Store(home, clock) as damaged:
        damaged.events()


def test_somebody_elses_database_is_not_taken_for_ours(home: Path) -> None:
    home.mkdir()
    connection = sqlite3.connect(home / FILE_NAME)
    connection.execute("CREATE TABLE events (name TEXT)")
    connection.commit()
    connection.close()
    with pytest.raises(StoreError, match=r"already exists.*; move the file away"):
        Store(home, clock)
    assert rows(home, "SELECT name FROM sqlite_master") == [("events",)]


def test_a_home_that_cannot_be_made_is_told_with_its_mend(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match=r"file.home: .*cannot be made.*; set NEWSQUIZ_HOME"):
        Store(tmp_path / "file" / "home", clock)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_home_is_told_with_its_mend(home: Path) -> None:
    home.mkdir()
    home.chmod(0o500)
    with pytest.raises(StoreError, match=r"unable to open.*; make the folder writable"):
        Store(home, clock)


def test_a_read_only_database_is_told_with_its_mend(home: Path, store: Store) -> None:
    with store._engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA query_only = ON")
    with pytest.raises(StoreError, match=r"readonly.*; make the file and its folder writable"):
        store.append(Kind.FLAGGED)


def test_a_full_disk_is_told_and_what_was_stored_stays(home: Path, store: Store) -> None:
    store.append(Kind.FLAGGED)
    with store._engine.connect() as connection:
        connection.exec_driver_sql(
            f"PRAGMA max_page_count = {connection.exec_driver_sql('PRAGMA page_count').scalar()}"
        )
    with pytest.raises(StoreError, match=r"full\); free some space"):
        store.append(Kind.FLAGGED, data={"note": "x" * 100_000})
    assert len(store.events()) == 1


def test_a_locked_database_is_told_after_a_while(home: Path, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    store.close()
    monkeypatch.setattr(store_room, "BUSY_SECONDS", 0.05)
    other = sqlite3.connect(home / FILE_NAME, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreError, match=r"locked\); another program"), Store(home, clock) as waiting:
        waiting.append(Kind.FLAGGED)
    other.close()


def test_an_append_that_is_interrupted_leaves_nothing_behind(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted() -> dt.datetime:
        raise KeyboardInterrupt

    monkeypatch.setattr(store, "_clock", interrupted)
    with pytest.raises(KeyboardInterrupt):
        store.append(Kind.FLAGGED)
    monkeypatch.setattr(store, "_clock", clock)
    assert store.append(Kind.FLAGGED).seq == 1


def test_a_database_that_another_program_is_just_making_is_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """SQLite itself does not wait when it turns to write-ahead logging."""
    waits: list[float] = []
    other = sqlite3.connect(tmp_path / "newsquiz.db", isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")

    def sleep(seconds: float) -> None:
        waits.append(seconds)
        other.execute("ROLLBACK")

    monkeypatch.setattr(store_room, "time", SimpleNamespace(sleep=sleep, monotonic=lambda: 0.0))
    monkeypatch.setattr(store_room, "BUSY_SECONDS", 0.2)
    with Store(tmp_path, lambda: dt.datetime(2025, 6, 5, tzinfo=dt.UTC)) as store:
        assert store.events() == ()
    assert len(waits) == 1
    other.close()
