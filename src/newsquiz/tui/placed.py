"""The application that opens one place: `newsquiz browse`, `newsquiz schedule`, `newsquiz settings`."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from textual.screen import Screen

from newsquiz.tui.frame import Frame
from newsquiz.tui.opening import Opening
from newsquiz.tui.places import place

if TYPE_CHECKING:
    from newsquiz.collection import Collection


class PlacedApp(Frame):
    """Begins with this screen; from there on all places are open."""

    def begin(self, first: Callable[[], Screen[Any]]) -> Awaitable[object]:
        """Show it."""
        shown: Awaitable[object] = self.push_screen(first())
        return shown


def browse(opened: Callable[[], Collection], search: str = "") -> int:
    """The browser, with something in its search line; the exit status. Raises what ended it early."""
    return _run(opened, "browser", search)


def settings(opened: Callable[[], Collection]) -> int:
    """The settings; the exit status. Raises what ended them early."""
    return _run(opened, "settings")


def schedule(opened: Callable[[], Collection]) -> int:
    """What reviews cost, the exam date, fitting; the exit status. Raises what ended it early."""
    return _run(opened, "schedule")


def superseded(opened: Callable[[], Collection]) -> int:
    """What was learnt and is no longer so; the exit status. Raises what ended it early."""
    return _run(opened, "superseded")


def _run(opened: Callable[[], Collection], name: str, *arguments: object) -> int:
    app = PlacedApp(Opening(lambda: (partial(place(name).imported(), *arguments), opened())))
    status = app.run()
    if app.failure is not None:
        raise app.failure
    return status if status is not None else app.return_code or 0
