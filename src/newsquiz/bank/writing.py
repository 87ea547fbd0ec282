"""New bank files, written whole or not at all."""

from __future__ import annotations

import contextlib
import json
import os
import re
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from newsquiz.article import Article
from newsquiz.bank.articles import MAX_BYTES, article_file
from newsquiz.bank.rendering import SCHEMA_FILE, dump
from newsquiz.bank.schema import SCHEMA_ID, json_schema
from newsquiz.errors import OutputError
from newsquiz.files import read_regular
from newsquiz.item import Bank

ARTICLES = "articles"

_UNFIT = re.compile(r"[^\w.-]+")


def write_new(path: Path, bank: Bank, articles: Sequence[Article] = (), force: bool = False) -> Bank:
    """Write a bank, its articles below `articles/` and the schema that its first line names, beside each other.

    Gives the bank as written: entries of `articles` name their file and digest. An article file of another text is
    not overwritten (it may belong to another bank), the new one then carries part of its digest in its name.
    Raises OutputError where the bank exists (unless `force`) or cannot be written; then nothing has changed.
    """
    if os.path.lexists(path) and not force:
        raise OutputError("exists already", path=path, mend="choose another name, or replace it with --force")
    files = {article.id: _article_name(path, article, force) for article in articles}
    bank = _with_files(bank, articles, files)
    texts = {path.parent / files[article.id]: article_file(article) for article in articles}
    if _may_write_schema(path.parent / SCHEMA_FILE):
        texts[path.parent / SCHEMA_FILE] = json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n"
    texts[path] = dump(bank)
    write_files(texts)
    return bank


def _may_write_schema(path: Path) -> bool:
    """Whether nothing is there, or the schema of another version; a file of the user's own stays."""
    if not os.path.lexists(path):
        return True
    try:
        schema = json.loads(read_regular(path, MAX_BYTES))
    except (OSError, ValueError, RecursionError):
        return False
    return isinstance(schema, dict) and schema.get("$id") == SCHEMA_ID


def _article_name(bank: Path, article: Article, force: bool) -> str:
    """Where the article goes, relative to the bank."""
    stem = _UNFIT.sub("-", article.id).strip(".-") or "article"
    name = f"{ARTICLES}/{stem}.md"
    path = bank.parent / name
    if not os.path.lexists(path) or (force and bank.exists()):
        return name
    if path.is_file() and path.read_bytes() == article_file(article).encode():
        return name
    return f"{ARTICLES}/{stem}-{article.digest.removeprefix('sha256:')[:8]}.md"


def _with_files(bank: Bank, articles: Sequence[Article], files: Mapping[str, str]) -> Bank:
    digests = {article.id: article.digest for article in articles}
    entries = tuple(
        entry.model_copy(update={"file": files[entry.id], "digest": digests[entry.id]}) if entry.id in files else entry
        for entry in bank.articles
    )
    return bank.model_copy(update={"articles": entries})


def write_files(texts: Mapping[Path, str]) -> None:
    """Write all files or none: each to a temporary file that is on disk before any takes its name, in the order given.

    Missing folders are made; a file that is replaced keeps its permissions. Raises OutputError.
    """
    waiting: list[tuple[Path, Path]] = []
    made: list[Path] = []
    target = Path()
    try:
        for target, text in texts.items():
            made += _make_folder(target.parent)
            waiting.append((_write_temporary(target, text), target))
        for temporary, target in waiting:
            temporary.replace(target)
    except OSError as error:
        for temporary, _ in waiting:
            temporary.unlink(missing_ok=True)
        for folder in reversed(made):
            with contextlib.suppress(OSError):
                folder.rmdir()
        mend = "check the folder, its permissions and the space on the disk"
        raise OutputError(f"cannot be written: {error.strerror or error}", path=target, mend=mend) from error


def _make_folder(folder: Path) -> list[Path]:
    """Make a folder and those above it; gives the ones that were missing."""
    missing = [each for each in (folder, *folder.parents) if not each.exists()][::-1]
    folder.mkdir(parents=True, exist_ok=True)
    return missing


def _write_temporary(target: Path, text: str) -> Path:
    handle, name = tempfile.mkstemp(prefix=f".{target.name[:60]}.", dir=target.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(text.encode())
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            shutil.copymode(target, temporary)
        else:
            temporary.chmod(0o666 & ~_umask())
    except OSError:
        temporary.unlink(missing_ok=True)
        raise
    return temporary


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
