"""`newsquiz play`: a quiz on the screen, or line by line."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Collection as Names
from collections.abc import Sequence
from pathlib import Path

from newsquiz import config
from newsquiz.cli.terminal import has_screen, or_home
from newsquiz.collection import Collection, Exam, Marking, Quiz, QuizOptions, Terms, parse_time
from newsquiz.errors import UsageError
from newsquiz.language.date_words import Choice, choose


def run(
    banks: Sequence[Path],
    *,
    plain: bool = False,
    count: int | None = None,
    types: Names[str] | None = None,
    tag: str | None = None,
    since: dt.date | None = None,
    seed: int | None = None,
    terms: Terms | None = None,
    retry: bool = False,
    new: bool = False,
    approved: bool = False,
) -> int:
    """Play the banks and return the exit status. Without a terminal, or on a dumb one, line by line.

    With `terms` it is an exam on these terms.
    """
    options = QuizOptions(
        count, tuple(types or ()), tag, since, seed, approved=approved, retry=retry, new=new, exam=terms
    )
    collection = Collection.open()
    try:
        sitting = collection.exam(banks, options) if terms else collection.quiz(banks, options)
        if plain or not has_screen():
            choose(Choice(collection.settings.dates))
            return _play_plain(sitting)
        return or_home(_play_on_screen(sitting, collection), collection)
    finally:
        collection.close()


def terms_of(exam: bool, marking: str | None, time: str | None, include: str | None) -> Terms | None:
    """The terms of an exam, as the command line has them and else the settings; None for a quiz. Raises UsageError."""
    if not exam:
        for option, given in (("--marking", marking), ("--time", time), ("--include", include)):
            if given is not None:
                raise UsageError(f"{option} is for exams", mend="add --exam")
        return None
    if include not in (None, "draft"):
        raise UsageError(f"--include {include}: an exam can include drafts only", mend="write --include draft")
    usual = config.settings(config.home())
    return Terms(
        Marking.parse(usual.marking if marking is None else marking),
        parse_time(time) if time is not None else usual.exam_minutes * 60 or None,
        drafts=include == "draft",
    )


def _play_plain(sitting: Quiz | Exam) -> int:
    from newsquiz import plain

    lines = plain.Lines(sys.stdin.fileno(), sys.stdin.encoding)
    if isinstance(sitting, Exam):
        return plain.run_exam(sitting, lines, sys.stdout)
    return plain.run(sitting, lines, sys.stdout)


def _play_on_screen(sitting: Quiz | Exam, collection: Collection) -> int:
    if isinstance(sitting, Exam):
        from newsquiz.tui import exam_app

        return exam_app.run(sitting, collection)
    from newsquiz.tui import app

    return app.run(sitting, collection)
