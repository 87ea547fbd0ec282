"""Rows to move through and pick from: the base of every answer that is not typed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Click

from newsquiz.tui.shown import line
from newsquiz.tui.widgets.lines import Lines, hanging

CURSOR = "›"
NOWHERE = -1


class Row(NamedTuple):
    """One row: its label ("2", "[x] 2"), its text, and whether it is picked."""

    label: str
    text: str
    picked: bool = False


class Rows(Lines, can_focus=True):
    """Arrows move the cursor, digits and clicks pick; a subclass says what picking does."""

    DEFAULT_CSS = """
    Rows { padding: 0 0 0 4; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", "up and down", show=False, id="rows.up"),
        Binding("down", "move(1)", "up and down", show=False, id="rows.down"),
        Binding("home", "go(0)", "first and last", show=False, id="rows.first"),
        Binding("end", "go(-1)", "first and last", show=False, id="rows.last"),
        *(Binding(str(n), f"pick({n - 1})", "choose", show=False, id=f"rows.pick{n}") for n in range(1, 10)),
    ]

    cursor = NOWHERE

    def rows(self) -> Sequence[Row]:
        """What is shown now."""
        raise NotImplementedError

    def pick(self, number: int) -> None:
        """The row with this number (from 0) was named by its digit or clicked; the cursor stands on it."""

    def lines(self, width: int) -> list[Content]:
        """Every row with its cursor and label, wrapped under its own text."""
        return [text for block in self._blocks(width) for text in block]

    def _blocks(self, width: int) -> list[list[Content]]:
        rows = self.rows()
        label_width = max((len(row.label) for row in rows), default=0)
        return [hanging(self._prefix(number, row, label_width), _styled(row), width) for number, row in enumerate(rows)]

    def _prefix(self, number: int, row: Row, label_width: int) -> Content:
        mark = CURSOR if number == self.cursor and self.shows_cursor else " "
        return Content.assemble(
            (f"{mark} {row.label:<{label_width}}   ", "bold $text-accent" if mark == CURSOR else "")
        )

    @property
    def shows_cursor(self) -> bool:
        """Whether to draw the cursor; a field with two lists draws it in one."""
        return True

    def place(self, number: int) -> None:
        """Put the cursor on a row and scroll to it."""
        self.cursor = number
        self.changed()
        if number >= 0 and self.size.width:
            heights = [len(block) for block in self._blocks(self.size.width)]
            top = sum(heights[:number])
            self.keep_in_view(top, top + heights[number] - 1)

    def changed(self) -> None:
        """Draw anew, since the rows are no longer the same."""
        self.refresh(layout=True)

    def action_move(self, by: int) -> None:
        """One row up or down; from nowhere to the first or last."""
        count = len(self.rows())
        if self.cursor == NOWHERE:
            self.place(0 if by > 0 else count - 1)
        else:
            self.place(min(max(self.cursor + by, 0), count - 1))

    def action_go(self, number: int) -> None:
        """To the first (0) or last (-1) row."""
        self.place(number % len(self.rows()))

    def action_pick(self, number: int) -> None:
        """A digit: the row with that number, if there is one."""
        if number < len(self.rows()):
            self.place(number)
            self.pick(number)

    def on_click(self, event: Click) -> None:
        """A click picks the row under the pointer."""
        at = event.get_content_offset(self)
        if at is None:
            return
        bottom = 0
        for number, block in enumerate(self._blocks(self.size.width)):
            bottom += len(block)
            if at.y < bottom:
                self.click(number)
                return

    def click(self, number: int) -> None:
        """A row was clicked."""
        self.action_pick(number)


def _styled(row: Row) -> Content:
    return line(row.text).stylize("bold") if row.picked else line(row.text)
