"""Whether there is a screen to draw on, and where to go on from it."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newsquiz.collection import Collection


def has_screen() -> bool:
    """All three streams are a terminal, and not a dumb one; screens are drawn on standard error."""
    terminal = all(stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr))
    return terminal and os.environ.get("TERM", "dumb") != "dumb"


def or_home(status: int, opened: Callable[[], Collection]) -> int:
    """The status of what was on the screen, or that of home, where the learner left for it."""
    from newsquiz.tui.frame import HOME_WANTED

    if status != HOME_WANTED:
        return status
    from newsquiz.tui import home_app

    return home_app.run(opened())
