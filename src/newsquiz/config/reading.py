"""The settings file, read. Where it is wrong the line is named."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import ValidationError

from newsquiz.config.model import Settings
from newsquiz.errors import SettingsError

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

_TABLE = re.compile(r"\s*\[([^\[\]]+)\]")
_PLACE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)")
_BOUNDS = {
    "greater_than_equal": "at least",
    "greater_than": "more than",
    "less_than_equal": "at most",
    "less_than": "less than",
}
_KINDS = {
    "int": "a whole number", "float": "a number", "finite": "a number", "bool": "true or false",
    "string": 'text in "quotes"', "list": "a list", "tuple": "a list", "dict": "a table of name = value lines",
    "model": "a table of name = value lines", "date": "a date",
}  # fmt: skip


def settings(path: Path) -> Settings:
    """The settings in this file, the defaults where there is none. Raises SettingsError for one that cannot be used."""
    text = read_text(path)
    return Settings() if text is None else parsed(text, path)


def read_text(path: Path) -> str | None:
    """The text of the file; None where there is none. Raises SettingsError."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return None
    except NotADirectoryError:
        mend = "set NEWSQUIZ_HOME to a folder"
        raise SettingsError("is no folder, or lies in none", mend=mend, path=path.parent) from None
    except OSError as error:
        raise SettingsError(
            f"the settings cannot be read ({error.strerror})", mend="mend or remove the file", path=path
        ) from None
    except UnicodeDecodeError:
        raise SettingsError("the settings are not UTF-8 text", mend="save the file as UTF-8", path=path) from None


def parsed(text: str, path: Path) -> Settings:
    """The settings that `text`, which stands in `path`, holds. Raises SettingsError."""
    import tomllib

    try:
        return Settings.model_validate(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise _not_toml(error, text, path) from None
    except ValidationError as error:
        raise _unfit(error, text, path) from None


def line_of(text: str, place: Sequence[str | int]) -> int | None:
    """The line, from 1, that sets what is at `place`: `("zone",)`, `("keys", "quiz.flag")`; None if it is not found."""
    names = [str(part) for part in place]
    *table, name = names[:2] if names[0] == "keys" else names[:1]
    setting = re.compile(rf"""\s*["']?{re.escape(name)}["']?\s*=""")
    inside: list[str] = []
    for number, line in enumerate(text.splitlines(), 1):
        if header := _TABLE.match(line):
            inside = [header[1].strip()]
            if names == inside:
                return number
        elif inside == table and setting.match(line):
            return number
    return None


def _not_toml(error: ValueError, text: str, path: Path) -> SettingsError:
    place = _PLACE.search(str(error))
    line = int(place[1]) if place and place[1] else len(text.splitlines())
    column = int(place[2]) if place and place[2] else None
    what = f"this is not TOML ({_PLACE.sub('', str(error))})"
    mend = 'write settings as: name = value, with text in "quotes"'
    return SettingsError(what, mend=mend, path=path, line=line, column=column)


def _unfit(error: ValidationError, text: str, path: Path) -> SettingsError:
    """The first thing that is wrong, as one line."""
    first = error.errors()[0]
    line = line_of(text, first["loc"])
    name = ".".join(str(part) for part in first["loc"])
    if first["type"] == "extra_forbidden":
        return SettingsError(f"there is no setting {name}", mend=_nearest(name), path=path, line=line)
    return SettingsError(f"{name}: {_demand(first)}", mend="mend or remove that line", path=path, line=line)


def _demand(first: ErrorDetails) -> str:
    """What the value must be, in plain words."""
    kind, context = first["type"], first.get("ctx", {})
    if kind == "value_error":
        message = str(context["error"])
        return f"{message[:1].lower()}{message[1:]}"
    if kind in ("literal_error", "enum"):
        return f"it must be {context['expected']}"
    for name, words in _BOUNDS.items():
        if kind == name:
            return f"it must be {words} {next(iter(context.values())):g}"
    words = next((words for start, words in _KINDS.items() if kind.startswith(start)), "something else")
    return f"it must be {words}"


def _nearest(name: str) -> str:
    from difflib import get_close_matches

    near = get_close_matches(name, Settings.model_fields, 1)
    return f"did you mean {near[0]}?" if near else f"there are {', '.join(Settings.model_fields)}"
