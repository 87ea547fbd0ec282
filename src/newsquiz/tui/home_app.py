"""The application behind `newsquiz` alone: home, and from there to a quiz, an exam or a review and back."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from newsquiz.errors import BankError, UsageError
from newsquiz.tui.frame import INTERRUPTED, Frame
from newsquiz.tui.opening import Opening

if TYPE_CHECKING:
    from newsquiz.collection import Collection
    from newsquiz.tui.screens.home import HomeScreen

Wish = Callable[["Collection"], int]
"""What to do next, with its exit status."""


class HomeApp(Frame):
    """Shows home until something is wished for. `trouble` says what became of the last wish."""

    def __init__(self, collection: Collection | Opening, trouble: str = "") -> None:
        super().__init__(collection, None if isinstance(collection, Opening) else collection)
        self.wish: Wish | None = None
        self._trouble = trouble

    def begin(self, first: Collection) -> Awaitable[object]:
        """Show it."""
        from newsquiz.tui.screens.home import HomeScreen

        return self.push_screen(HomeScreen(self._trouble))

    def action_home(self) -> None:
        """To the screen that everything here stands above."""
        from newsquiz.tui.screens.home import HomeScreen

        while not isinstance(self.screen, HomeScreen):
            self.pop_screen()

    def on_home_screen_wished(self, event: HomeScreen.Wished) -> None:
        """Make room for what is wished for: it has a screen of its own."""
        self.wish = event.wish
        self.exit(0)


def run(collection: Collection | Opening) -> int:
    """Home, and whatever is wished for there, until the learner leaves; the exit status. Needs a terminal."""
    trouble = ""
    while True:
        app = HomeApp(collection, trouble)
        status = app.run()
        if app.failure is not None:
            raise app.failure
        if app.wish is None:
            return status if status is not None else app.return_code or 0
        assert app.collection is not None  # wishes are made where it is shown
        collection = app.collection
        trouble = ""
        try:
            if app.wish(collection) == INTERRUPTED:
                return INTERRUPTED
        except (BankError, UsageError) as error:
            trouble = str(error)
