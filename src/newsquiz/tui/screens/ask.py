"""A question to the learner at the foot of the screen: a line to type, or yes or no."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from newsquiz.text import one_line
from newsquiz.tui.shown import line
from newsquiz.tui.widgets.keyline import Hint, KeyLine
from newsquiz.tui.widgets.typed import Line


class AskLine(ModalScreen[str | None]):
    """Ends with what was typed, or None where the learner thought better of it."""

    CSS_PATH = "ask.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", "back", id="ask.back"),
        Binding("enter", "done", "done", id="ask.done"),
    ]

    def __init__(self, question: str, value: str = "", placeholder: str = "") -> None:
        super().__init__()
        self._question, self._value, self._placeholder = question, value, placeholder

    def compose(self) -> ComposeResult:
        """A line to type in."""
        with Vertical():
            yield Static(line(self._question))
            yield Line(one_line(self._value), placeholder=self._placeholder, compact=True)
            yield KeyLine()

    def on_mount(self) -> None:
        """The keys."""
        self.query_one(KeyLine).show((Hint("Enter", "done", "screen.done"), Hint("Esc", "back", "screen.dismiss")))

    def action_done(self) -> None:
        """Hand the line over."""
        self.dismiss(one_line(self.query_one(Line).value))


class AskYes(ModalScreen[bool]):
    """Ends with whether the learner said yes."""

    CSS_PATH = "ask.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "answer(True)", "yes", id="yes.yes"),
        Binding("n,escape", "answer(False)", "no", id="yes.no"),
    ]

    def __init__(self, question: str) -> None:
        super().__init__()
        self._question = question

    def compose(self) -> ComposeResult:
        """The question and its two answers."""
        with Vertical():
            yield Static(line(self._question))
            yield KeyLine()

    def on_mount(self) -> None:
        """The keys."""
        hints = (Hint("y", "yes", "screen.answer(True)"), Hint("n", "no", "screen.answer(False)"))
        self.query_one(KeyLine).show(hints)

    def action_answer(self, yes: bool) -> None:
        """Hand it over."""
        self.dismiss(yes)
