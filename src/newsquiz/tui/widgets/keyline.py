"""The one line at the foot of a screen that says which keys do something."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from textual.content import Content
from textual.events import Click
from textual.widget import Widget

GAP = 3


class Hint(NamedTuple):
    """A key as it is shown, what it does, and the screen's action that a click on it runs ("" for none)."""

    key: str
    words: str
    action: str = ""


class KeyLine(Widget):
    """Hints from left to right; where they do not fit, those before the last go first."""

    DEFAULT_CSS = """
    KeyLine { width: 1fr; height: 1; text-wrap: nowrap; }
    """

    _hints: tuple[Hint, ...] = ()

    def show(self, hints: Sequence[Hint]) -> None:
        """Show these; the last one (help) always stays."""
        self._hints = tuple(hints)
        self.refresh()

    def _fitting(self) -> list[Hint]:
        hints = list(self._hints)
        while len(hints) > 1 and sum(_width(hint) + GAP for hint in hints) - GAP > self.size.width:
            del hints[-2]
        return hints

    def render(self) -> Content:
        """Keys bold, words plain."""
        shown = (Content.assemble((hint.key, "bold"), " ", hint.words) for hint in self._fitting())
        return Content(" " * GAP).join(shown)

    async def on_click(self, event: Click) -> None:
        """A click on a hint is as good as its key."""
        at = 0
        for hint in self._fitting():
            if at <= event.x < at + _width(hint) and hint.action:
                await self.app.run_action(hint.action, self.screen)
                return
            at += _width(hint) + GAP


def _width(hint: Hint) -> int:
    return Content(f"{hint.key} {hint.words}").cell_length
