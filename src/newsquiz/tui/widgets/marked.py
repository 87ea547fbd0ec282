"""Article text with the quote that proves a key marked in it."""

from __future__ import annotations

from textual.content import Content

from newsquiz.tui.shown import literal
from newsquiz.tui.widgets.lines import Lines

BAR = "  ▌ "


class Marked(Lines):
    """The quote is bold, and a bar stands before each of its lines: nothing is told by colour alone."""

    _parts = (Content(""), Content(""), Content(""))

    def show(self, text: str, start: int, end: int) -> None:
        """Show `text`, with `text[start:end]` marked."""
        # The three parts are cleaned apart, since cleaning would shift the offsets of what comes behind.
        before, quote, after = (literal(part) for part in (text[:start], text[start:end], text[end:]))
        self._parts = (before, quote.stylize("bold"), after)
        self.refresh(layout=True)

    def lines(self, width: int) -> list[Content]:
        """The wrapped text, with a bar in the margin where the quote is."""
        wrapped = Content("").join(self._parts).wrap(max(width - len(BAR), 2))
        return [Content(BAR if text.spans else " " * len(BAR)) + text for text in wrapped]

    def marked_lines(self) -> tuple[int, int]:
        """The numbers of the first and the last line with a bar at the present width; (0, 0) without any."""
        numbers = [n for n, text in enumerate(self.lines(self.size.width)) if text.plain.startswith(BAR)]
        return (numbers[0], numbers[-1]) if numbers else (0, 0)
