"""The real program, with an exam, in a real terminal."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.tui.fakes import SHORT, SINGLE, TRUTH
from tests.tui.sitting import Desk
from tests.tui.terminal import Terminal

pytestmark = pytest.mark.process


@pytest.fixture
def sit(tmp_path: Path) -> Iterator[Callable[[], Terminal]]:
    """Start the exam, again and again with the same home."""
    Desk(tmp_path, SINGLE, TRUTH, SHORT)
    running: list[Terminal] = []

    def start() -> Terminal:
        command = ("newsquiz", "play", str(tmp_path / "bank.yaml"), "--exam", "--marking", "2/-0.5", "--time", "2h")
        running.append(Terminal(*command, env={"NEWSQUIZ_HOME": str(tmp_path / "home")}))
        return running[-1]

    yield start
    for terminal in running:
        terminal.process.close(force=True)


def test_an_exam_is_killed_resumed_handed_in_and_its_mistake_retried(sit: Callable[[], Terminal]) -> None:
    first = sit()
    first.until("F1 keys")
    first.press("1")
    first.until("› 1")
    first.press("f8")
    first.until("2 of 3")
    first.press("f", "enter")
    first.until("3 of 3")
    first.process.kill(signal.SIGKILL)
    first.process.wait()

    second = sit()
    resumed = second.until("F1 keys")
    assert "3 of 3" in resumed and "Resumed where you left off." in resumed and "left" in resumed.splitlines()[0]
    second.press("f3")
    second.until("h hand in")
    assert "1 unanswered" in second.sees()
    second.press("h")
    second.until("Press h again")
    second.press("h")
    result = second.until("r retry the mistakes")
    assert "1 right, 1 wrong, 1 unanswered" in result
    second.press("r")
    assert "1 of " in second.until("Enter answer").splitlines()[0]
    second.press("ctrl+q")
    assert second.ends() == 0
    assert b"Score: " in second.raw
