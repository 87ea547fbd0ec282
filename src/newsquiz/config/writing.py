"""The settings file, edited: comments and the order of lines stay as they are.

tomlkit takes 60 ms to import, so nothing that only reads settings comes here.
"""

from __future__ import annotations

import contextlib
import os
import re
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import tomlkit

from newsquiz.config import settings_file
from newsquiz.config.model import Settings
from newsquiz.config.reading import parsed, read_text
from newsquiz.errors import SettingsError

HEADER = "Settings of newsquiz. Edit them here, or on the settings screen, which keeps your comments."


_ABOVE_TABLES = re.compile(r"(?:^[ \t]*#.*\n)*^[ \t]*\[", re.MULTILINE)


def template() -> str:
    """A new settings file: every setting at its default, its meaning above it."""
    blocks = (_block(name, value) for name, value in Settings().model_dump().items())
    return f"# {HEADER}\n" + "".join(f"\n{block}" for block in blocks)


def ensure(folder: Path) -> Path:
    """The settings file of `folder`, written from the template where there is none yet. Raises SettingsError."""
    path = settings_file(folder)
    if read_text(path) is None:
        _write(path, template())
    return path


def edit(folder: Path, changes: Mapping[str, Any]) -> Settings:
    """Give settings new values in the file of `folder`, and return all of them as they then stand.

    Raises SettingsError, with nothing written, where the file cannot be used or a value does not fit.
    """
    path = settings_file(folder)
    text = read_text(path)
    text = template() if text is None else text
    before = parsed(text, path)
    new = edited(text, changes)
    try:
        settings = parsed(new, path)
    except SettingsError as error:
        raise SettingsError(error.what, mend="nothing was changed") from None
    if settings != Settings.model_validate({**before.model_dump(), **changes}):
        raise SettingsError("is written in a way that cannot be edited safely", mend="edit it by hand", path=path)
    _write(path, new)
    return settings


def edited(text: str, changes: Mapping[str, Any]) -> str:
    """`text` with the named settings changed, or added with their comments, and nothing else."""
    document = tomlkit.parse(text)
    new = {name: value for name, value in changes.items() if name not in document}
    for name, value in changes.items():
        if name not in new:
            _change(document, name, value)
    text = tomlkit.dumps(document)
    for name, value in new.items():
        text = _with_block(text, _block(name, value), is_table=isinstance(value, Mapping))
    return text


def _change(document: Any, name: str, value: Any) -> None:
    """Give a setting that is there a new value; a table keeps the comments between its lines."""
    if not isinstance(value, Mapping):
        document[name] = _plain(value)
        return
    table = document[name]
    for key in [key for key in table if key not in value]:
        del table[key]
    for key, each in value.items():
        table[key] = each


def _plain(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value


def _block(name: str, value: Any) -> str:
    """A setting with its comment above it; a table's comment stands inside, below its name."""
    comment = f"# {Settings.model_fields[name].description}\n"
    written = tomlkit.dumps({name: _plain(value)})
    if isinstance(value, Mapping):
        return f"[{name}]\n{comment}{written.removeprefix(f'[{name}]').lstrip()}"
    return comment + written


def _with_block(text: str, block: str, *, is_table: bool) -> str:
    """`text` with a block more: a table at the end, anything else above the first table and its comments."""
    if text and not text.endswith("\n"):
        text += "\n"
    first = None if is_table else _ABOVE_TABLES.search(text)
    if first is None:
        return f"{text}\n{block}" if text else block
    return f"{text[: first.start()]}{block}\n{text[first.start() :]}"


def _write(path: Path, text: str) -> None:
    """Whole or not at all."""
    temporary = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        target = path.resolve()
        handle, temporary = tempfile.mkstemp(prefix=".settings-", dir=target.parent)
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            file.write(text)
        if target.exists():
            Path(temporary).chmod(target.stat().st_mode & 0o777)
        Path(temporary).replace(target)
    except OSError as error:
        if temporary is not None:
            with contextlib.suppress(OSError):
                Path(temporary).unlink()
        mend = "make the folder writable, or set NEWSQUIZ_HOME to one that is"
        raise SettingsError(f"cannot be written ({error.strerror})", mend=mend, path=path) from None
