"""One transaction of an SQLite database that two programs may write to at the same time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import sqlalchemy as sa


@contextmanager
def immediate(connection: sa.Connection) -> Iterator[None]:
    """Hold the write lock from the start, so that what was read stays true; commit at the end, or undo all."""
    connection.exec_driver_sql("BEGIN IMMEDIATE")
    try:
        yield
        connection.exec_driver_sql("COMMIT")
    except BaseException:
        # SQLite has rolled back by itself where the disk is full.
        if connection.connection.dbapi_connection.in_transaction:  # type: ignore[union-attr]
            connection.exec_driver_sql("ROLLBACK")
        raise
