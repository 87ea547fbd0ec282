"""The application that opens one place: `newsquiz browse`, `newsquiz settings`."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from textual.screen import Screen

from newsquiz.tui.frame import Frame
from newsquiz.tui.opening import Opening

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

    def work() -> tuple[object, Collection]:
        from newsquiz.tui.screens.browser import BrowserScreen

        return partial(BrowserScreen, search), opened()

    return _run(PlacedApp(Opening(work)))


def settings(opened: Callable[[], Collection]) -> int:
    """The settings; the exit status. Raises what ended them early."""

    def work() -> tuple[object, Collection]:
        from newsquiz.tui.screens.settings import SettingsScreen

        return SettingsScreen, opened()

    return _run(PlacedApp(Opening(work)))


def _run(app: PlacedApp) -> int:
    status = app.run()
    if app.failure is not None:
        raise app.failure
    return status if status is not None else app.return_code or 0
