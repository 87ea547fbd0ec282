"""A memory as bytes, and back to the last bit: what makes the schedule quick to open, and can be thrown away."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import fsrs.scheduler

from newsquiz.event import Mode
from newsquiz.schedule.card import Card, Settings, State
from newsquiz.schedule.folding import Done, Memory
from newsquiz.schedule.rules import Answer


def packed(memory: Memory, extra: Mapping[str, Any]) -> bytes:
    """The memory as text that begins with its digest. `extra` is JSON-ready, for whoever keeps the bytes."""
    body = json.dumps(
        {
            "made_by": _made_by(),
            "extra": dict(extra),
            "settings": memory.settings.as_data(),
            "cards": [_row(card) for card in memory.cards.values()],
            "load": list(memory.load.items()),
            "exams": {session: list(answers.values()) for session, answers in memory.exams.items()},
            "done": memory.done,
            "fuzz": memory.fuzz,
            "last": memory.last and [memory.last[0].isoformat(), *memory.last[1:]],
        },
        separators=(",", ":"),
    ).encode()
    return hashlib.sha256(body).hexdigest().encode() + b"\n" + body


def unpacked(content: bytes) -> tuple[Memory, dict[str, Any]] | None:
    """The memory and `extra`; None where the bytes were damaged, or written by another version of what reads them."""
    digest, _, body = content.partition(b"\n")
    if hashlib.sha256(body).hexdigest().encode() != digest:
        return None
    data = json.loads(body)
    if data["made_by"] != _made_by():
        return None
    memory = Memory(
        settings=Settings().changed(data["settings"]),
        cards={row[0]: _card(row) for row in data["cards"]},
        load=dict(data["load"]),
        exams={session: _answers(rows) for session, rows in data["exams"].items()},
        done=Done(*data["done"]),
        fuzz=data["fuzz"],
        last=data["last"] and (dt.datetime.fromisoformat(data["last"][0]), *data["last"][1:]),
    )
    return memory, data["extra"]


def _made_by() -> list[Any]:
    """What tells apart the programs that fold: the files of this package and of py-fsrs, by size and time."""
    files = [*sorted(Path(__file__).parent.glob("*.py")), Path(fsrs.scheduler.__file__)]
    return [[file.name, file.stat().st_size, file.stat().st_mtime_ns] for file in files]


def _row(card: Card) -> list[Any]:
    row = list(card)
    row[6] = card.due and card.due.isoformat()
    row[8] = card.last_review and card.last_review.isoformat()
    return row


_STATES = {state.value: state for state in State}


def _card(row: list[Any]) -> Card:
    row[2] = _STATES[row[2]]
    if row[6] is not None:
        row[6] = dt.datetime.fromisoformat(row[6])
    if row[8] is not None:
        row[8] = dt.datetime.fromisoformat(row[8])
    return Card._make(row)


def _answers(rows: list[list[Any]]) -> dict[str, Answer]:
    return {row[0]: Answer(row[0], row[1], Mode(row[2]), *row[3:]) for row in rows}
