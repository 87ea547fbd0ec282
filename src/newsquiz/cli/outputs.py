"""Where `make` writes: one bank with all sources, or a folder with one bank a source."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from newsquiz.errors import OutputError
from newsquiz.ingest.files import STDIN, safe_id
from newsquiz.text import one_line

SUFFIX = ".yaml"


@dataclass(frozen=True)
class Source:
    """A file (or standard input) and the id that its article gets; ids are distinct within a run."""

    path: str
    id: str


@dataclass(frozen=True)
class Target:
    """A bank to write, and the sources that go into it."""

    path: Path
    sources: tuple[Source, ...]


def plan(out: str, paths: Sequence[str], *, force: bool) -> list[Target]:
    """The banks that `out` asks for.

    Raises OutputError, before any work is done, where one is there already (unless `force`) or could not be written.
    """
    sources = name(paths)
    if is_folder(out):
        targets = [Target(_bank_path(Path(out), source), (source,)) for source in sources]
    else:
        targets = [Target(Path(out), tuple(sources))]
    for target in targets:
        _refuse_unwritable(target, force=force)
    return targets


def is_folder(out: str) -> bool:
    """Whether `out` means a folder: it is one, or ends as one."""
    return out.endswith(("/", os.sep)) or Path(out).is_dir()


def articles_folder(out: str) -> Path:
    """Where the article files of these banks go."""
    return ((Path(out) if is_folder(out) else Path(out).parent) / "articles").resolve()


def name(paths: Iterable[str]) -> list[Source]:
    """Sources with distinct ids: the second `talk` is `talk-2`."""
    sources: list[Source] = []
    taken: set[str] = set()
    for path in paths:
        stem = safe_id(path)
        numbered = (stem if number == 1 else f"{stem}-{number}" for number in range(1, len(taken) + 2))
        id = next(candidate for candidate in numbered if candidate.casefold() not in taken)
        taken.add(id.casefold())
        sources.append(Source(path, id))
    return sources


def _bank_path(folder: Path, source: Source) -> Path:
    """Named after the file's own stem, cleaned, with the number that its id may carry."""
    stem = (one_line(Path(source.path).stem) or source.id) if source.path != STDIN else source.id
    return folder / f"{stem}{source.id.removeprefix(safe_id(source.path))}{SUFFIX}"


def _refuse_unwritable(target: Target, *, force: bool) -> None:
    path = target.path
    if any(source.path != STDIN and _same(path, Path(source.path)) for source in target.sources):
        raise OutputError("is the article itself", path=path, mend="give another -o")
    if os.path.lexists(path) and not force:
        raise OutputError("is there already", path=path, mend="give --force to write over it, or another -o")
    if path.is_dir():
        raise OutputError("is a folder", path=path, mend="give another -o")
    parent = next(folder for folder in path.absolute().parents if folder.exists())
    if not parent.is_dir() or not os.access(parent, os.W_OK):
        raise OutputError("cannot be written to", path=parent, mend="give another -o")


def _same(one: Path, other: Path) -> bool:
    return one.exists() and other.exists() and one.samefile(other)
