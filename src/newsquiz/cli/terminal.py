"""Whether there is a screen to draw on."""

from __future__ import annotations

import os
import sys


def has_screen() -> bool:
    """All three streams are a terminal, and not a dumb one; screens are drawn on standard error."""
    terminal = all(stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr))
    return terminal and os.environ.get("TERM", "dumb") != "dumb"
