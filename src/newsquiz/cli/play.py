"""`newsquiz play`: a quiz on the screen, or line by line."""

from __future__ import annotations

import datetime as dt
import os
import sys
from collections.abc import Collection as Names
from collections.abc import Sequence
from pathlib import Path

from newsquiz.collection import Collection, Quiz, QuizOptions
from newsquiz.errors import NotYet


def run(
    banks: Sequence[Path],
    *,
    plain: bool = False,
    count: int | None = None,
    types: Names[str] | None = None,
    tag: str | None = None,
    since: dt.date | None = None,
    seed: int | None = None,
    exam: bool = False,
    retry: bool = False,
    new: bool = False,
    approved: bool = False,
) -> int:
    """Play the banks and return the exit status. Without a terminal, or on a dumb one, line by line."""
    if exam:
        raise NotYet("`newsquiz play --exam` is not built yet", mend="play without --exam")
    options = QuizOptions(count, tuple(types or ()), tag, since, seed, approved=approved, retry=retry, new=new)
    collection = Collection.open()
    try:
        quiz = collection.quiz(banks, options)
        if plain or not _has_screen():
            return _play_plain(quiz)
        return _play_on_screen(quiz, collection)
    finally:
        collection.close()


def _play_plain(quiz: Quiz) -> int:
    from newsquiz import plain

    return plain.run(quiz, plain.Lines(sys.stdin.fileno(), sys.stdin.encoding), sys.stdout)


def _play_on_screen(quiz: Quiz, collection: Collection) -> int:
    from newsquiz.tui import app

    return app.run(quiz, collection)


def _has_screen() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty() and os.environ.get("TERM", "dumb") != "dumb"
