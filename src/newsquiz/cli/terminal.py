"""Whether there is a screen to draw on."""

from __future__ import annotations

import os
import sys


def has_screen() -> bool:
    """Both ends are a terminal, and not a dumb one."""
    return sys.stdin.isatty() and sys.stdout.isatty() and os.environ.get("TERM", "dumb") != "dumb"
