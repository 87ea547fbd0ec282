"""From the start of a process to what stands on its screen, against an empty Textual app.

The first paint of `newsquiz` and of `newsquiz play`, and when there is something to do: the bank under the cursor, the
first question. A learner comes a second time: the database is there, and nothing of it is cached but files.
"""

from __future__ import annotations

import os
from pathlib import Path

from tests.bench.measuring import painted, tell_ratio

BANK = Path(__file__).parents[2] / "question_banks" / "us-china-call.yaml"
EMPTY = ("tests.bench.empty",)
HOME = ("newsquiz",)
PLAY = ("newsquiz", "play", str(BANK), "--new")


def report(home: Path, pairs: int) -> None:
    """Print every figure; `home` is for the database."""
    os.environ["NEWSQUIZ_HOME"] = str(home)

    def empty() -> float:
        return painted(EMPTY)

    tell_ratio("home, first paint : empty app", pairs, lambda: painted(HOME), empty)
    tell_ratio("play, first paint : empty app", pairs, lambda: painted(PLAY), empty)
    tell_ratio("home, banks listed : empty app", pairs, lambda: painted(HOME, _lists_banks), empty)
    tell_ratio("play, first question : empty app", pairs, lambda: painted(PLAY, _asks), empty)


def _lists_banks(screen: str) -> bool:
    return "Enter play" in screen


def _asks(screen: str) -> bool:
    return " 1 of " in screen and "F1 keys" in screen
