"""The first line of a screen: what it is about on the left, how far one has come on the right."""

from __future__ import annotations

from textual.content import Content

from newsquiz.tui.widgets.lines import Lines

SPACE = 3


class Heading(Lines):
    """One line; the left side gives way where both do not fit."""

    _left = Content("")
    _right = Content("")

    def show(self, left: Content, right: Content) -> None:
        """Show these."""
        self._left, self._right = left, right
        self.refresh()

    def room(self, right: Content) -> int:
        """How many cells the left side may take beside `right`."""
        return max(self.size.width - right.cell_length - SPACE, 1)

    def lines(self, width: int) -> list[Content]:
        """Left, blanks, right."""
        left = self._left.truncate(self.room(self._right), ellipsis=True)
        return [left + " " * max(width - left.cell_length - self._right.cell_length, 0) + self._right]
