"""Whether there is a screen to draw on."""

from __future__ import annotations

import os
import sys


def has_screen() -> bool:
    """All three streams are a terminal, and not a dumb one; screens are drawn on standard error."""
    return sys.stdin.isatty() and sys.stdout.isatty() and sys.stderr.isatty() and os.environ.get("TERM", "dumb") != "dumb"
