"""Where newsquiz keeps its things, what time it is, and what the user set."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from newsquiz.errors import UsageError

if TYPE_CHECKING:
    from newsquiz.config.model import Settings

FILE_NAME = "settings.toml"

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


def settings_file(folder: Path) -> Path:
    """Where the settings of the home folder `folder` stand."""
    return folder / FILE_NAME


def settings(folder: Path) -> Settings:
    """The settings in `folder`, the defaults where it has none. Raises SettingsError for a file that cannot be used."""
    from newsquiz.config.reading import settings

    return settings(settings_file(folder))


def theme_at_a_glance(folder: Path) -> str:
    """The theme that the settings in `folder` name, before they are checked; dark where that is none."""
    import tomllib

    try:
        named = tomllib.loads(settings_file(folder).read_text(encoding="utf-8-sig")).get("theme")
    except (OSError, ValueError):
        return "dark"
    return named if isinstance(named, str) else "dark"
