"""Where newsquiz keeps its things, what time it is, and what the user set."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from newsquiz.errors import SettingsError, UsageError

Clock = Callable[[], dt.datetime]


class Settings(BaseModel):
    """What `settings.toml` in the home folder may hold."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    learner: str = "me"
    quick_answer: bool = False


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
    except ValueError:
        raise UsageError(
            f"NEWSQUIZ_NOW is {fixed!r}, which is no time", mend="write it like 2025-06-05T12:00:00Z"
        ) from None
    moment = moment.replace(tzinfo=dt.UTC) if moment.tzinfo is None else moment.astimezone(dt.UTC)
    return lambda: moment


def settings(folder: Path) -> Settings:
    """The settings in `folder`, the defaults where it has none. Raises SettingsError for a file that cannot be used."""
    path = folder / "settings.toml"
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return Settings()
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(
            f"the settings cannot be read ({error})", mend="mend or remove the file", path=path
        ) from None
    return _parsed(text, path)


def _parsed(text: str, path: Path) -> Settings:
    import tomllib

    try:
        return Settings.model_validate(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"this is not TOML ({error})", mend="mend or remove the file", path=path) from None
    except ValidationError as error:
        first = error.errors()[0]
        name = ".".join(str(part) for part in first["loc"])
        raise SettingsError(f"{name}: {first['msg']}", mend="mend or remove that line", path=path) from None
