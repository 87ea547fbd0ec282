"""What is wrong with this question?"""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from newsquiz.text import one_line
from newsquiz.tui.widgets.typed import Line


class FlagScreen(ModalScreen[str | None]):
    """Ends with the note (which may be empty), or None where the learner thought better of it."""

    CSS_PATH = "flag.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", "back", id="flag.back"),
        Binding("enter", "done", "flag", id="flag.done"),
    ]

    def compose(self) -> ComposeResult:
        """A line to type in."""
        with Vertical():
            yield Static("What is wrong with this question?", markup=False)
            yield Line(placeholder="a note for the teacher, if you like", compact=True)
            yield Static("Enter flag   Esc back", classes="keys", markup=False)

    def action_done(self) -> None:
        """Hand the note over."""
        self.dismiss(one_line(self.query_one(Line).value))
