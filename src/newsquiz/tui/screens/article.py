"""The whole article, scrolled to the quote."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen

from newsquiz.tui.shown import line
from newsquiz.tui.widgets.heading import Heading
from newsquiz.tui.widgets.keyline import Hint, KeyLine
from newsquiz.tui.widgets.marked import Marked
from newsquiz.tui.widgets.rule import Ruled


class ArticleScreen(Screen[None]):
    """Shows `text` with `text[start:end]` marked."""

    CSS_PATH = "article.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q,v,enter", "dismiss", "back", id="article.back")]

    def __init__(self, title: str, text: str, start: int, end: int) -> None:
        super().__init__()
        self._heading = title
        self._passage = (text, start, end)

    def compose(self) -> ComposeResult:
        """Title, text, keys."""
        yield Heading()
        yield Ruled()
        with VerticalScroll():
            yield Marked()
        yield KeyLine()

    def on_mount(self) -> None:
        """Fill in, then go to the quote."""
        self.query_one(Heading).show(line(self._heading).stylize("bold"), Content("the whole article"))
        self.query_one(Marked).show(*self._passage)
        self.query_one(KeyLine).show(
            (Hint("↑ ↓ PgUp PgDn", "scroll"), Hint("Esc", "back", "screen.dismiss"), Hint("F1", "keys", "app.help"))
        )
        self.query_one(VerticalScroll).focus()
        self.call_after_refresh(self._show_quote)

    def _show_quote(self) -> None:
        first, _ = self.query_one(Marked).marked_lines()
        frame = self.query_one(VerticalScroll)
        frame.scroll_to(y=max(first - frame.size.height // 3, 0), animate=False)
