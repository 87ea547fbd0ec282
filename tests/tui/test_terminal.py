"""The real program in a real terminal."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.tui.hostile import FORBIDDEN, questions
from tests.tui.terminal import Terminal

pytestmark = pytest.mark.process

BANK = """\
newsquiz: 1
title: Pier week
articles:
  - {id: pier, title: Marlow Bay rebuilds its pier, context: "Marlow Bay ferry pier, March 2025", file: pier.md}
items:
  - type: multiple_choice
    stem: How many days will the work on the ferry pier in Marlow Bay take?
    key: 90 days
    distractors: [45 days, 60 days, 120 days]
    evidence:
      - {article: pier, start: 0, end: 26, quote: The work will take 90 days}
    status: approved
  - {type: short_answer, stem: Which town is rebuilding its pier?, key: Marlow Bay, status: approved}
"""
ARTICLE = "---\ntitle: Marlow Bay rebuilds its pier\n---\n\nThe work will take 90 days, the harbour office said.\n"


@pytest.fixture
def bank(tmp_path: Path) -> Path:
    """A bank with its article."""
    (tmp_path / "pier.md").write_text(ARTICLE)
    path = tmp_path / "pier.yaml"
    path.write_text(BANK)
    return path


@pytest.fixture
def play(bank: Path, tmp_path: Path) -> Iterator[Callable[..., Terminal]]:
    """Start `newsquiz play` on the bank, again and again with the same home."""
    running: list[Terminal] = []

    def start(**env: str) -> Terminal:
        terminal = Terminal("newsquiz", "play", str(bank), env={"NEWSQUIZ_HOME": str(tmp_path / "home"), **env})
        running.append(terminal)
        return terminal

    yield start
    for terminal in running:
        terminal.process.close(force=True)


def test_a_quiz_is_left_resumed_and_finished(play: Callable[..., Terminal]) -> None:
    first = play()
    first.until("F1 keys")
    first.press("3")
    first.until("›")
    first.press("enter")
    verdict = first.until("Enter next")
    assert verdict.splitlines()[0].split()[0] in ("RIGHT", "WRONG")
    assert "▌ The work will take 90 days" in verdict
    first.press("enter")
    assert "2 of 2" in first.until("Enter answer")
    first.press("escape")
    assert first.ends() == 0
    assert b"1 of 2 answered" in first.raw

    second = play()
    resumed = second.until("Enter answer")
    assert "2 of 2" in resumed and "Resumed where you left off." in resumed
    second.press(*"marlow bay")
    second.until("marlow bay")
    second.press("enter")
    assert second.until("Enter next").startswith("  RIGHT")
    second.press("enter")
    second.until("q leave")
    second.press("q")
    assert second.ends() == 0


def test_enter_twice_in_one_write_stays_on_the_verdict(play: Callable[..., Terminal]) -> None:
    terminal = play()
    terminal.until("F1 keys")
    terminal.press("1", "enter", "enter", "enter")
    assert "1 of 2" in terminal.until("Enter next").splitlines()[0]
    terminal.press("enter")
    assert "2 of 2" in terminal.until("Enter answer")
    terminal.press("ctrl+q")
    assert terminal.ends() == 0


def test_an_interrupt_ends_with_130_and_keeps_what_was_answered(play: Callable[..., Terminal]) -> None:
    terminal = play()
    terminal.until("F1 keys")
    terminal.press("0")
    terminal.until("Enter next")
    terminal.press("ctrl+c")
    assert terminal.ends() == 130
    assert "Resumed" in play().until("Enter answer")


def test_no_color_means_no_colour_at_all(play: Callable[..., Terminal]) -> None:
    terminal = play(NO_COLOR="1")
    terminal.until("F1 keys")
    terminal.press("0")
    terminal.until("Enter next")
    sequences = re.findall(rb"\x1b\[([\d;]*)m", terminal.raw)
    codes = {code for sequence in sequences for code in sequence.split(b";")}
    assert codes and codes.isdisjoint(str(code).encode() for code in (*range(30, 39), *range(40, 49), *range(90, 108)))


def test_no_byte_of_hostile_text_reaches_the_terminal() -> None:
    terminal = Terminal("tests.tui.hostile")
    terminal.until("F1 keys")
    for number in range(1, len(questions()) + 1):
        assert f"{number} of" in terminal.until("Enter answer")
        terminal.press("f2")
        terminal.until("Enter next")
        terminal.press("enter")
    assert "Score: 0/" in terminal.until("q leave")
    terminal.press("q")
    assert terminal.ends() == 0
    reached = terminal.raw.decode()
    assert [each for each in FORBIDDEN if each in reached] == []
