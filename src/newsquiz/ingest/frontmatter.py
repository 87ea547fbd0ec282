"""The YAML head of a Markdown file: what it says of the article."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from newsquiz.article import BlockKind
from newsquiz.errors import ArticleError
from newsquiz.ingest.dateline import read_date
from newsquiz.text import one_line

FENCE = "---"
_FIELD = re.compile(r"[A-Za-z_][\w -]*:(?:\s|$)")


@dataclass(frozen=True)
class FrontMatter:
    """What stands in a file's head. `blocks` is there in files that newsquiz itself wrote."""

    title: str = ""
    published: dt.date | None = None
    source: str | None = None
    license: str | None = None
    language: str | None = None
    blocks: tuple[BlockKind, ...] = ()


def split(text: str) -> tuple[str | None, str]:
    """The head without its fences, or None, and the text behind it and the blank line that follows it.

    A rule drawn as `---` above anything but a `name:` is no head.
    """
    lines = text.split("\n")
    if lines[0].rstrip() != FENCE or len(lines) < 2 or not _FIELD.match(lines[1]):
        return None, text
    end = next((number for number, line in enumerate(lines[1:], 1) if line.rstrip() in (FENCE, "...")), None)
    if end is None:
        return None, text
    behind = lines[end + 1 :]
    return "\n".join(lines[1:end]), "\n".join(behind[1:] if behind and not behind[0].strip() else behind)


def parse(head: str, published: dt.date | None) -> FrontMatter:
    """Read a head; `published` overrides its date. Raises ArticleError where it is no YAML, or misdated."""
    fields = _mapping(head)
    return FrontMatter(
        title=_first(fields, "title", "headline") or "",
        published=published or _date(_first(fields, "published", "date")),
        source=_first(fields, "source", "url", "link"),
        license=_first(fields, "license", "licence"),
        language=_first(fields, "language", "lang"),
        blocks=_kinds(fields.get("blocks")),
    )


def _mapping(head: str) -> Mapping[str, Any]:
    """The head as strings, lists and mappings: BaseLoader guesses no types, so that `No` stays a word."""
    try:
        fields = yaml.load(head, Loader=yaml.BaseLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 2 if error.problem_mark else None
        raise ArticleError(f"the front matter is not YAML: {error.problem}", line=line) from None
    except (yaml.YAMLError, RecursionError):
        raise ArticleError("the front matter is not YAML") from None
    return fields if isinstance(fields, Mapping) else {}


def _first(fields: Mapping[str, Any], *names: str) -> str | None:
    """The first of these fields that holds words."""
    values = (fields.get(name) for name in names)
    return next((line for value in values if isinstance(value, str) and (line := one_line(value))), None)


def _date(written: str | None) -> dt.date | None:
    if written is None:
        return None
    date = read_date(written)
    if date is None:
        raise ArticleError(
            f"`published: {written[:40]}` is not a date", mend="write it as 2025-06-05, or give --published 2025-06-05"
        )
    return date


def _kinds(value: Any) -> tuple[BlockKind, ...]:
    names = value.split() if isinstance(value, str) else value
    if not isinstance(names, list):
        return ()
    known = {kind.value: kind for kind in BlockKind}
    kinds = [known.get(name) if isinstance(name, str) else None for name in names]
    return () if None in kinds else tuple(kind for kind in kinds if kind is not None)
