"""A learner's afternoon in a real terminal, kill -9 and all; and hostile banks on every screen of it, byte by byte."""

from __future__ import annotations

import signal
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from tests.tui.fakes import ARTICLE, NUMBER, ORDERING, SEVERAL, SHORT, SINGLE, TRUTH
from tests.tui.hostile import FORBIDDEN, PAYLOADS
from tests.tui.sitting import _bank
from tests.tui.terminal import Terminal

pytestmark = pytest.mark.process

Run = Callable[..., Terminal]
DOWN, SHIFT_DOWN, F1, F4, CTRL_G, CTRL_L, CTRL_N, CTRL_P, CTRL_R, CTRL_T = (
    "\x1b[B", "\x1b[1;2B", "\x1bOP", "\x1bOS", "\x07", "\x0c", "\x0e", "\x10", "\x12", "\x14",
)  # fmt: skip


@pytest.fixture
def newsquiz(tmp_path: Path) -> Run:
    """The program on a home folder that knows one folder of banks."""
    (tmp_path / "banks").mkdir()
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "settings.toml").write_text(f'folders = ["{tmp_path / "banks"}"]\n')

    def run(*arguments: str, now: str = "2025-06-05T12:00:00+00:00") -> Terminal:
        env = {"NEWSQUIZ_HOME": str(tmp_path / "home"), "NEWSQUIZ_NOW": now, "NEWSQUIZ_FUZZ": "0"}
        return Terminal("newsquiz", *arguments, env=env)

    return run


def give(terminal: Terminal, *keys: str, seen: str = "") -> str:
    """Press keys, wait until they show, and answer; the verdict's screen."""
    terminal.press(*keys)
    terminal.until(seen)
    terminal.press("enter")
    return terminal.until("Enter next")


def test_five_types_a_kill_a_resumption_a_review_an_undo_and_the_end(newsquiz: Run, tmp_path: Path) -> None:
    (tmp_path / "banks" / "pier.md").write_text(f"---\ntitle: The pier\n---\n\n{ARTICLE}\n", "utf-8")
    bank = tmp_path / "banks" / "pier.yaml"
    bank.write_text(yaml.safe_dump(_bank((SINGLE, SEVERAL, TRUTH, SHORT, NUMBER, ORDERING))), "utf-8")

    first = newsquiz("play", str(bank))
    assert "1 of 6" in first.until("Enter answer")
    assert "▌ The work will take 90 days" in " ".join(give(first, "3", seen="› 3").split())
    first.press("enter")
    assert "2 of 6" in first.until("Enter answer")
    give(first, "1", "2", seen="2 of 6")
    first.press("enter")
    assert "True or false?" in first.until("Enter answer")
    assert give(first, "f", seen="› 2").split()[0] == "RIGHT"
    first.press("enter")
    assert "4 of 6" in first.until("Enter answer")
    assert "Forgiven: spelling: Marlw → Marlow" in give(first, *"Marlw Bay", seen="Marlw Bay")
    first.press("enter")
    assert "5 of 6" in first.until("Enter answer")
    assert give(first, *"12 weeks", seen="that is 84 days").split()[0] == "WRONG"
    first.process.kill(signal.SIGKILL)

    second = newsquiz()
    assert "To go on with: Pier week, 5 of 6 answered" in second.until("c go on")
    second.press("c")
    assert "6 of 6" in second.until("Enter answer") and "Resumed where you left off." in second.sees()
    give(second, SHIFT_DOWN, seen="1. ")
    second.press("enter")
    assert "5 of 6 answered" not in second.until("r retry the mistakes") and "6 of 6 answered" in second.sees()
    second.press("q")
    assert "Due today:" in second.until("r review")
    second.press("r")
    second.until("Space reveal")
    before = second.sees().splitlines()[0].split()[-2]
    second.press(" ")
    second.until("4 easy")
    second.press("4")
    second.until("Easy: it comes again")
    second.press(F4)
    second.until("Taken back.")
    assert second.sees().splitlines()[0].split()[-2] == before
    second.press("escape")
    assert "Pier week" in second.until("r review")
    second.press("q")
    assert second.ends() == 0


class Plain(yaml.SafeDumper):
    """Without aliases, which a bank may not hold."""

    def ignore_aliases(self, data: object) -> bool:
        """None."""
        return True


def hostile_bank(path: Path, *, key: str = "old") -> None:
    """Payloads wherever a bank and its article hold text; one item is there to be superseded."""
    bad = " ".join(PAYLOADS)
    quote = f"The {key} one holds."
    (path.parent / "a.md").write_text(f"---\n{yaml.safe_dump({'title': bad})}---\n\nThe {key} one holds.\n", "utf-8")
    evidence = [{"article": "a", "start": 0, "end": len(quote), "quote": quote}]
    shared = {"explanation": bad, "tags": [bad], "status": "approved", "evidence": evidence, "context": bad}
    items = [
        {"id": "sa", "type": "short_answer", "stem": bad, "key": key, **shared},
        {"id": "mc", "type": "multiple_choice", "stem": bad, "key": "k" + bad, **shared,
         "distractors": [{"text": f"{bad} {n}", "feedback": bad} for n in range(2)]},
        {"id": "mt", "type": "matching", "stem": bad, **shared,
         "pairs": [{"left": f"{bad} {n}", "right": f"{n} {bad}"} for n in range(2)]},
    ]  # fmt: skip
    entry = {"id": "a", "title": bad, "context": bad, "published": "2025-03-04", "file": "a.md"}
    bank = {"newsquiz": 1, "id": "b", "title": bad, "articles": [entry], "items": items}
    path.write_text(yaml.dump(bank, Dumper=Plain), encoding="utf-8")


def test_no_byte_of_a_hostile_bank_reaches_the_terminal_on_any_screen(newsquiz: Run, tmp_path: Path) -> None:
    bank = tmp_path / "banks" / "bad.yaml"
    hostile_bank(bank)
    terminal = newsquiz()
    terminal.rests("Enter play")
    terminal.press("enter")
    for number in (1, 2, 3):
        assert f"{number} of 3" in terminal.rests("don't know")
        terminal.press("f2")
        terminal.rests("Enter next")
        terminal.press("v")
        terminal.rests("the whole article")
        terminal.press("escape")
        terminal.rests("Enter next")
        terminal.press("!")
        terminal.rests("What is wrong")
        terminal.press(*"[/b]", "enter")
        terminal.rests("Flagged")
        terminal.press("enter")
    terminal.rests("q leave")
    terminal.press("q")
    terminal.rests("Enter play")
    hostile_bank(bank, key="new")
    for key, words in (
        (CTRL_L, " items"),
        (CTRL_T, "up to 2025-06-05"),
        (CTRL_G, "set now"),
        (CTRL_R, "relearn"),
    ):
        terminal.press(key)
        terminal.rests(words)
        terminal.press(F1)
        terminal.rests("everything there is")
        terminal.press(F1)
        terminal.rests(words)
    terminal.press("enter")
    terminal.rests("Space reveal")
    terminal.press(" ")
    terminal.rests("4 easy")
    terminal.press("i")
    terminal.rests("State: ")
    terminal.press(CTRL_P)
    terminal.rests("Search for commands")
    terminal.press("ctrl+q")
    assert terminal.ends() == 0
    exam = newsquiz("play", str(bank), "--exam")
    exam.rests("1 of 3")
    exam.press("f3")
    exam.rests("hand in")
    exam.press("h", "h")
    exam.rests("Score: 0/3")
    exam.press("enter")
    exam.rests("UNANSWERED")
    exam.press("ctrl+q")
    assert exam.ends() == 0
    reached = (terminal.raw + exam.raw).decode()
    assert [each for each in FORBIDDEN if each in reached] == []
