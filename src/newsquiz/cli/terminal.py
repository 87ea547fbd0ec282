"""Whether there is a screen to draw on."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newsquiz.collection import Collection


def has_screen() -> bool:
    """Both ends are a terminal, and not a dumb one."""
    return sys.stdin.isatty() and sys.stdout.isatty() and os.environ.get("TERM", "dumb") != "dumb"


def or_home(status: int, collection: Collection) -> int:
    """The status of what was on the screen, or that of home, where the learner left for it."""
    from newsquiz.tui.frame import HOME_WANTED

    if status != HOME_WANTED:
        return status
    from newsquiz.tui import home_app

    return home_app.run(collection)
