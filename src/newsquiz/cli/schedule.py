"""`newsquiz schedule`: what reviews cost, the exam date, fitting; on the screen or as lines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from newsquiz.cli.later import collection_later
from newsquiz.cli.terminal import has_screen, or_home

if TYPE_CHECKING:
    from newsquiz.collection import Collection


@dataclass(frozen=True)
class Changes:
    """What the command line asks to change."""

    exam: str | None = None
    retention: float | None = None
    fit: bool = False
    unfit: bool = False


def run(changes: Changes) -> int:
    """Change what is named, and tell how the schedule then is; with nothing named open its screen."""
    with collection_later() as opened:
        if changes == Changes() and has_screen():
            from newsquiz.tui import placed

            return or_home(placed.schedule(opened), opened)
        return _print(opened(), changes)


def _print(collection: Collection, changes: Changes) -> int:
    import typer

    from newsquiz.collection.plan import fit_lines, plan_lines
    from newsquiz.language.date_words import Choice, choose

    choose(Choice(collection.settings.dates))
    planning = collection.planning()
    if changes.retention is not None:
        planning.set_retention(changes.retention)
    if changes.exam is not None:
        planning.set_exam(changes.exam)
    if changes.unfit:
        planning.unfit()
    lines = [*(fit_lines(planning.fit()) if changes.fit else ()), *plan_lines(planning.plan())]
    typer.echo("\n".join(lines))
    return 0
