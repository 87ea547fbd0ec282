"""The real program in a real terminal: from home to a review and a quiz and back, killed and taken up again."""

from __future__ import annotations

import signal
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.tui.terminal import Terminal
from tests.tui.test_places import BANK


@pytest.fixture
def newsquiz(tmp_path: Path) -> Callable[..., Terminal]:
    """The program with these arguments, on a home folder that knows one bank."""
    (tmp_path / "banks").mkdir()
    (tmp_path / "banks" / "a.yaml").write_text(BANK)
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "settings.toml").write_text(f'folders = ["{tmp_path / "banks"}"]\n')
    env = {"NEWSQUIZ_HOME": str(tmp_path / "home"), "NEWSQUIZ_NOW": "2025-06-05T12:00:00+00:00", "NEWSQUIZ_FUZZ": "0"}
    return lambda *arguments: Terminal("newsquiz", *arguments, env=env)


def grades(folder: Path) -> list[tuple[str, int]]:
    connection = sqlite3.connect(folder / "home" / "newsquiz.db")
    try:
        query = "select item, json_extract(data, '$.given') from events where kind = 'answered' order by seq"
        return connection.execute(query).fetchall()
    finally:
        connection.close()


def test_from_home_to_a_quiz_and_a_review_and_back(newsquiz: Callable[..., Terminal], tmp_path: Path) -> None:
    terminal = newsquiz()
    assert "Welcome." in terminal.until("Pier week")
    terminal.press("enter")
    assert "1 of 3" in terminal.until("Enter answer")
    terminal.press("f2")
    terminal.until("Enter next")
    terminal.press("escape")
    assert "To go on with: Pier week, 1 of 3 answered" in terminal.until("c go on")
    terminal.press("r")
    assert "left" in terminal.until("Space reveal").splitlines()[0]
    terminal.press(" ", "4")
    terminal.until("4 easy 8d")
    terminal.press("4")
    terminal.until("Easy: it comes again in 8 days.")
    terminal.press("\x1bOS")
    terminal.until("Taken back.")
    terminal.press("escape")
    terminal.until("c go on")
    terminal.press("q")
    assert terminal.ends() == 0
    assert len(grades(tmp_path)) == 2


def test_a_killed_review_keeps_what_was_answered(newsquiz: Callable[..., Terminal], tmp_path: Path) -> None:
    bank = str(tmp_path / "banks" / "a.yaml")
    terminal = newsquiz("review", bank)
    assert "3 left" in terminal.until("Space reveal")
    terminal.press("3")
    terminal.until("› 3")
    terminal.press("enter")
    terminal.until("is proposed")
    terminal.process.kill(signal.SIGKILL)
    ((item, given),) = grades(tmp_path)
    assert item == "days" and given in (1, 3)
    again = newsquiz("review", bank)
    assert "2 left" in again.until("Space reveal") and "Which town" in again.sees()
    again.press(*"marlow bay", "enter")
    again.until("3 good is proposed")
    again.press("q")
    assert again.ends() == 0
    assert grades(tmp_path)[-1] == ("town", 3)
