"""`newsquiz schedule`: what reviews cost, the exam date, fitting; on the screen or as lines."""

from __future__ import annotations

from contextlib import closing

import typer

from newsquiz.cli.terminal import has_screen, or_home
from newsquiz.collection import Collection
from newsquiz.collection.plan import fit_lines, plan_lines
from newsquiz.language.date_words import Choice, choose


def run(*, exam: str | None = None, retention: float | None = None, fit: bool = False, unfit: bool = False) -> int:
    """Change what is named, and tell how the schedule then is; with nothing named open its screen."""
    with closing(Collection.open()) as collection:
        if exam is None and retention is None and not (fit or unfit) and has_screen():
            from newsquiz.tui import placed

            return or_home(placed.schedule(collection), collection)
        choose(Choice(collection.settings.dates))
        planning = collection.planning()
        if retention is not None:
            planning.set_retention(retention)
        if exam is not None:
            planning.set_exam(exam)
        if unfit:
            planning.unfit()
        lines = [*(fit_lines(planning.fit()) if fit else ()), *plan_lines(planning.plan())]
        typer.echo("\n".join(lines))
    return 0
