"""The folders that banks are looked for in: the one that ships, and those the learner named."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from newsquiz.collection.holdings import BANK_SUFFIXES, shipped
from newsquiz.config.model import Settings
from newsquiz.errors import UsageError


@dataclass(frozen=True)
class Folder:
    """A known folder with its bank files; `problem` says why it cannot be read, or is ""."""

    path: Path
    files: tuple[Path, ...]
    ships: bool = False
    problem: str = ""


def known(settings: Settings) -> tuple[Folder, ...]:
    """Every known folder, that which ships last."""
    named = [_read(Path(folder), ships=False) for folder in settings.folders]
    return (*named, _read(shipped(), ships=True))


def added(settings: Settings, folder: Path) -> tuple[str, ...]:
    """The named folders with one more. Raises UsageError where it is none, or is known already."""
    path = _written(folder)
    if not Path(path).is_dir():
        raise UsageError(f"{folder} is no folder", mend="name a folder that holds question banks")
    if path in settings.folders:
        raise UsageError(f"{folder} is on the list already", mend="`newsquiz list` shows it")
    return (*settings.folders, path)


def removed(settings: Settings, folder: Path) -> tuple[str, ...]:
    """The named folders without this one, which need not exist. Raises UsageError where it is not among them."""
    names = {_written(folder), str(folder)}
    if not names & set(settings.folders):
        raise UsageError(f"{folder} is not on the list", mend="`newsquiz list` shows what is")
    return tuple(each for each in settings.folders if each not in names)


def files_of(folders: Sequence[Folder]) -> list[Path]:
    """Every bank file once."""
    return list(dict.fromkeys(file for folder in folders for file in folder.files))


def _written(folder: Path) -> str:
    """As the settings name it: from the root, wherever newsquiz is called."""
    return os.path.abspath(folder.expanduser())  # noqa: PTH100  # resolve() would follow links


def _read(path: Path, *, ships: bool) -> Folder:
    try:
        files = sorted(file for file in path.expanduser().iterdir() if file.suffix in BANK_SUFFIXES)
    except OSError as error:
        return Folder(path, (), ships, (error.strerror or "cannot be read").lower())
    return Folder(path, tuple(files), ships)
