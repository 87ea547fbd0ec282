"""The real program in a real terminal, killed between a key and the end of its paint: what was shown is stored once."""

from __future__ import annotations

import json
import random
import re
import signal
import sqlite3
import time
from pathlib import Path

import pytest

from tests.tui.terminal import Terminal

pytestmark = pytest.mark.process

KILLS = 10
LONGEST = 0.04
"""Seconds from a key to its verdict, and a good while longer."""


def bank_of(folder: Path, count: int) -> Path:
    items = [
        {"id": f"i{at}", "type": "true_false", "stem": f"Statement {at} holds.", "key": True, "status": "approved"}
        for at in range(count)
    ]
    path = folder / "bank.yaml"
    path.write_text(json.dumps({"newsquiz": 1, "id": "bank", "items": items}), encoding="utf-8")
    return path


def stored(home: Path) -> list[str]:
    connection = sqlite3.connect(home / "newsquiz.db")
    try:
        return [item for (item,) in connection.execute("SELECT item FROM events WHERE kind = 'answered' ORDER BY seq")]
    finally:
        connection.close()


def answered_and_killed(bank: Path, home: Path, seconds: float | None) -> tuple[int, bool]:
    """Answer one question, and kill the program so long after the key, or (None) once the verdict is painted.

    The question's number, and whether its verdict was seen.
    """
    terminal = Terminal("newsquiz", "play", str(bank), env={"NEWSQUIZ_HOME": str(home)})
    asked = re.search(r"(\d+) of", terminal.until("F1 keys"))
    assert asked is not None
    terminal.press("t", "enter")
    if seconds is None:
        terminal.until("Enter next")
    end = time.monotonic() + (seconds or 0)
    while (left := end - time.monotonic()) > 0:
        assert terminal.read(left)
    terminal.process.kill(signal.SIGKILL)
    while terminal.read(0.2):
        pass
    terminal.process.close()
    return int(asked[1]), "RIGHT" in terminal.sees()


def test_a_verdict_that_was_shown_is_stored_once_wherever_the_program_is_killed(tmp_path: Path) -> None:
    bank, home, chance = bank_of(tmp_path, KILLS + 1), tmp_path / "home", random.Random(7)
    for seconds in [None, *(chance.uniform(0, LONGEST) for _ in range(KILLS))]:
        before = len(stored(home)) if home.exists() else 0
        number, judged = answered_and_killed(bank, home, seconds)
        answers = stored(home)
        assert number == before + 1
        assert answers == [f"i{at}" for at in range(len(answers))]
        assert judged <= len(answers) - before <= 1
        assert judged or seconds is not None
