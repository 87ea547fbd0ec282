"""A ruled line with words in it."""

from __future__ import annotations

from textual.content import Content

from newsquiz.text import one_line
from newsquiz.tui.shown import line
from newsquiz.tui.widgets.lines import Lines, hanging

RULE = "─"


class Ruled(Lines):
    """`── words ─────` over the whole width; a plain rule without words."""

    words = ""

    def show(self, words: str) -> None:
        """Other words."""
        self.words = one_line(words)
        self.refresh(layout=True)

    def lines(self, width: int) -> list[Content]:
        """One line; words that do not fit go on below, and the rule fills up the last line."""
        if not self.words:
            return [Content(RULE * width)]
        *above, last = hanging(Content(RULE * 2 + " "), line(self.words).stylize("bold"), width - 2)
        return [*above, last + " " + RULE * max(width - last.cell_length - 1, 0)]
