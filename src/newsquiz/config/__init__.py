"""Where newsquiz keeps its things, what time it is, and what the user set."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable
from pathlib import Path

from newsquiz.config.model import DATE_STYLES, THEMES, Settings
from newsquiz.config.reading import line_of, settings, settings_file
from newsquiz.errors import UsageError

__all__ = ["DATE_STYLES", "THEMES", "Clock", "Settings", "clock", "home", "line_of", "settings", "settings_file"]

Clock = Callable[[], dt.datetime]


def home() -> Path:
    """The folder of the database and the settings: `NEWSQUIZ_HOME`, else the platform's user data folder."""
    named = os.environ.get("NEWSQUIZ_HOME")
    if named:
        return Path(named).expanduser()
    import platformdirs

    return Path(platformdirs.user_data_dir("newsquiz", appauthor=False))


def clock() -> Clock:
    """Tells the time in UTC; stands still at `NEWSQUIZ_NOW` where that is set. Raises UsageError if it is no time."""
    fixed = os.environ.get("NEWSQUIZ_NOW")
    if not fixed:
        return lambda: dt.datetime.now(dt.UTC)
    try:
        moment = dt.datetime.fromisoformat(fixed)
        moment = moment.replace(tzinfo=dt.UTC) if moment.tzinfo is None else moment.astimezone(dt.UTC)
    except (ValueError, OverflowError):
        raise UsageError(
            f"NEWSQUIZ_NOW is {fixed!r}, which is no time", mend="write it like 2025-06-05T12:00:00Z"
        ) from None
    return lambda: moment
