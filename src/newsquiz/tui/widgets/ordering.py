"""Entries to be put in order."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType

from newsquiz.collection import Question
from newsquiz.event import Ordered, Response
from newsquiz.tui.widgets.keyline import Hint
from newsquiz.tui.widgets.rows import NOWHERE, Row, Rows


class InOrder(Rows):
    """Shift and an arrow move an entry, a digit sends it to that place, two clicks take it from here to there."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("shift+up", "carry(-1)", "move an entry", show=False, id="ordering.up"),
        Binding("shift+down", "carry(1)", "move an entry", show=False, id="ordering.down"),
    ]

    typed = False
    entries: tuple[str, ...] = ()
    carried = NOWHERE

    async def ask(self, question: Question) -> None:
        """Show the entries in the order of the question."""
        self.entries, self.carried = question.options, NOWHERE
        self.place(0)

    def fill(self, response: Response) -> None:
        """Show the order again."""
        if isinstance(response, Ordered):
            self.entries = response.sequence
            self.changed()

    def rows(self) -> Sequence[Row]:
        """A row an entry, numbered by its present place."""
        return [Row(f"{n}.", text, n - 1 == self.carried) for n, text in enumerate(self.entries, 1)]

    def action_carry(self, by: int) -> None:
        """Change places with the neighbour."""
        if 0 <= self.cursor + by < len(self.entries):
            self._move(self.cursor, self.cursor + by)

    def action_pick(self, number: int) -> None:
        """A digit: the entry under the cursor goes to that place."""
        if number < len(self.entries):
            self._move(self.cursor, number)

    def click(self, number: int) -> None:
        """The first click takes an entry up, the second puts it down."""
        if self.carried == NOWHERE:
            self.carried = number
            self.place(number)
        else:
            self._move(self.carried, number)

    def _move(self, origin: int, goal: int) -> None:
        entries = list(self.entries)
        entries.insert(goal, entries.pop(origin))
        self.entries, self.carried = tuple(entries), NOWHERE
        self.place(goal)

    def response(self) -> Response | None:
        """The present order."""
        return Ordered(self.entries)

    def draft(self) -> Response | None:
        """The same."""
        return self.response()

    def missing(self) -> str:
        """There is always an order."""
        return ""

    def instruction(self) -> str:
        """First things first."""
        return "Put these in order, the first at the top."

    def hints(self) -> tuple[Hint, ...]:
        """Moving by keys."""
        return (Hint("Shift+↑↓", "move"), Hint(f"1–{min(len(self.entries), 9)}", "to place"))

    def take_focus(self) -> None:
        """The rows themselves."""
        self.focus()
