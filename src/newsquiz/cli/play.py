"""`newsquiz play`: a quiz on the screen, or line by line.

On a screen the banks are read, and all that reads them is imported, once something stands there.
"""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from newsquiz import config
from newsquiz.cli.later import collection_later
from newsquiz.cli.terminal import has_screen, or_home
from newsquiz.errors import UsageError

if TYPE_CHECKING:
    from newsquiz.collection import Collection, Exam, Quiz, QuizOptions, Terms


@dataclass(frozen=True)
class Wishes:
    """What the command line asks for."""

    count: int | None = None
    types: tuple[str, ...] = ()
    tag: str | None = None
    since: dt.date | None = None
    seed: int | None = None
    approved: bool = False
    retry: bool = False
    new: bool = False
    exam: bool = False
    marking: str | None = None
    time: str | None = None
    include: str | None = None

    def options(self) -> QuizOptions:
        """The same, with what the settings say of exams. Raises UsageError, SettingsError."""
        from newsquiz.collection import QuizOptions

        return QuizOptions(
            self.count, self.types, self.tag, self.since, self.seed,
            approved=self.approved, retry=self.retry, new=self.new,
            exam=terms_of(self.exam, self.marking, self.time, self.include),
        )  # fmt: skip


Then = Callable[[Sequence[Path], Wishes], None]


def run(banks: Sequence[Path], wishes: Wishes, *, plain: bool = False, then: Then | None = None) -> int:
    """Play the banks and return the exit status. Without a terminal, or on a dumb one, line by line.

    With `then`, which has a screen already, that takes the banks and the wishes.
    """
    if then is not None:
        then(banks, wishes)
        return 0
    with collection_later() as opened:

        def begun() -> tuple[Quiz | Exam, Collection]:
            return _begun(opened(), banks, wishes)

        if not plain and has_screen():
            return or_home(_play_on_screen(begun, exam=wishes.exam), opened)
        return _play_plain(*begun())


def run_unparsed(parse: Callable[[Then], int]) -> int:
    """A quiz on the screen, whose command line is parsed once that is painted: `parse` hands on what it finds."""
    with collection_later() as opened:

        def begun() -> tuple[Quiz | Exam, Collection]:
            found: list[tuple[Sequence[Path], Wishes]] = []
            parse(lambda banks, wishes: found.append((banks, wishes)))
            return _begun(opened(), *found[0])

        return or_home(_play_on_screen(begun, exam=False), opened)


def _begun(collection: Collection, banks: Sequence[Path], wishes: Wishes) -> tuple[Quiz | Exam, Collection]:
    options = wishes.options()
    return (collection.exam if wishes.exam else collection.quiz)(banks, options), collection


def terms_of(exam: bool, marking: str | None, time: str | None, include: str | None) -> Terms | None:
    """The terms of an exam, as the command line has them and else the settings; None for a quiz. Raises UsageError."""
    if not exam:
        for option, given in (("--marking", marking), ("--time", time), ("--include", include)):
            if given is not None:
                raise UsageError(f"{option} is for exams", mend="add --exam")
        return None
    from newsquiz.collection import Marking, Terms, parse_time

    if include not in (None, "draft"):
        raise UsageError(f"--include {include}: an exam can include drafts only", mend="write --include draft")
    usual = config.settings(config.home())
    return Terms(
        Marking.parse(usual.marking if marking is None else marking),
        parse_time(time) if time is not None else usual.exam_minutes * 60 or None,
        drafts=include == "draft",
    )


def _play_plain(sitting: Quiz | Exam, collection: Collection) -> int:
    from newsquiz import plain
    from newsquiz.collection import Exam
    from newsquiz.language.date_words import Choice, choose

    choose(Choice(collection.settings.dates))
    lines = plain.Lines(sys.stdin.fileno(), sys.stdin.encoding)
    if isinstance(sitting, Exam):
        return plain.run_exam(sitting, lines, sys.stdout)
    return plain.run(sitting, lines, sys.stdout)


def _play_on_screen(begun: Callable[[], tuple[Quiz | Exam, Collection]], *, exam: bool) -> int:
    from newsquiz.tui.opening import Opening

    if exam:
        from newsquiz.tui import exam_app

        return exam_app.run(Opening(begun))
    from newsquiz.tui import app

    return app.run(Opening(begun))
