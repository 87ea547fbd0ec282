"""The application that opens one place: `newsquiz browse`, `newsquiz settings`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from newsquiz.tui.frame import Frame

if TYPE_CHECKING:
    from textual.screen import Screen

    from newsquiz.collection import Collection


class PlacedApp(Frame):
    """Begins with this screen; from there on all places are open."""

    def __init__(self, collection: Collection, first: Screen[Any]) -> None:
        super().__init__(collection)
        self._first = first

    def on_mount(self) -> None:
        """Show it."""
        self.push_screen(self._first)


def browse(collection: Collection, search: str = "") -> int:
    """The browser, with something in its search line; the exit status. Raises the NewsquizError that ended it."""
    from newsquiz.tui.screens.browser import BrowserScreen

    return _run(PlacedApp(collection, BrowserScreen(search)))


def settings(collection: Collection) -> int:
    """The settings; the exit status."""
    from newsquiz.tui.screens.settings import SettingsScreen

    return _run(PlacedApp(collection, SettingsScreen()))


def schedule(collection: Collection) -> int:
    """What reviews cost, the exam date, fitting; the exit status."""
    from newsquiz.tui.screens.schedule import ScheduleScreen

    return _run(PlacedApp(collection, ScheduleScreen()))


def superseded(collection: Collection) -> int:
    """What was learnt and is no longer so; the exit status."""
    from newsquiz.tui.screens.superseded import SupersededScreen

    return _run(PlacedApp(collection, SupersededScreen()))


def _run(app: PlacedApp) -> int:
    status = app.run()
    if app.failure is not None:
        raise app.failure
    return status if status is not None else app.return_code or 0
