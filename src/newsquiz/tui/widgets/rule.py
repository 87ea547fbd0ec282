"""A ruled line with words in it."""

from __future__ import annotations

from textual.content import Content

from newsquiz.text import one_line
from newsquiz.tui.shown import line
from newsquiz.tui.widgets.lines import Lines

RULE = "─"


class Ruled(Lines):
    """`── words ─────` over the whole width; a plain rule without words."""

    words = ""

    def show(self, words: str) -> None:
        """Other words."""
        self.words = one_line(words)
        self.refresh()

    def lines(self, width: int) -> list[Content]:
        """One line; words that do not fit end in an ellipsis."""
        if not self.words:
            return [Content(RULE * width)]
        title = line(self.words).truncate(max(width - 6, 1), ellipsis=True)
        head = Content(RULE * 2 + " ") + title.stylize("bold") + " "
        return [head + RULE * max(width - head.cell_length, 0)]
