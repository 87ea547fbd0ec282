"""Many entries of one line each, of which only those in sight are drawn."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from rich.cells import set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.binding import Binding, BindingType
from textual.events import Click
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from newsquiz.text import one_line
from newsquiz.tui.widgets.rows import CURSOR


class Entry(NamedTuple):
    """What the program says first, as it stands, and text from outside."""

    head: str
    text: str


class Listing(ScrollView, can_focus=True):
    """Arrows move the cursor; Enter or a click takes the entry."""

    DEFAULT_CSS = """
    Listing { height: 1fr; scrollbar-size-vertical: 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", "up and down", show=False, id="listing.up"),
        Binding("down", "move(1)", "up and down", show=False, id="listing.down"),
        Binding("pageup", "page(-1)", "by pages", show=False, id="listing.page_up"),
        Binding("pagedown", "page(1)", "by pages", show=False, id="listing.page_down"),
        Binding("home", "place(0)", "first and last", show=False, id="listing.first"),
        Binding("end", "last", "first and last", show=False, id="listing.last"),
        Binding("enter", "take", "open", show=False, id="listing.take"),
    ]

    entries: Sequence[Entry] = ()
    cursor = 0

    class Taken(Message):
        """The entry with this number (from 0) was taken."""

        def __init__(self, number: int) -> None:
            super().__init__()
            self.number = number

    def fill(self, entries: Sequence[Entry], cursor: int = 0) -> None:
        """Show these, the cursor on one of them."""
        self.entries = entries
        self.virtual_size = Size(0, len(entries))
        self.refresh()
        self.call_after_refresh(self.action_place, cursor)
        self.cursor = cursor

    def render_line(self, y: int) -> Strip:
        """One entry, cut where it does not fit."""
        number, width = y + int(self.scroll_y), self.size.width
        if number >= len(self.entries):
            return Strip.blank(width, self.rich_style)
        entry, here = self.entries[number], number == self.cursor
        text = f"{CURSOR if here else ' '} {entry.head}{one_line(entry.text)}"
        return Strip([Segment(set_cell_size(text, width), self.rich_style + Style(bold=here))], width)

    def action_place(self, number: int) -> None:
        """Put the cursor there, and scroll so that it can be seen."""
        self.cursor = min(max(number, 0), max(len(self.entries) - 1, 0))
        top, height = int(self.scroll_y), max(self.size.height, 1)
        if not top <= self.cursor < top + height:
            self.scroll_to(y=self.cursor if self.cursor < top else self.cursor - height + 1, animate=False)
        self.refresh()

    def action_move(self, by: int) -> None:
        """So many entries down."""
        self.action_place(self.cursor + by)

    def action_page(self, by: int) -> None:
        """So many pages down."""
        self.action_move(by * max(self.size.height - 1, 1))

    def action_last(self) -> None:
        """To the last entry."""
        self.action_place(len(self.entries) - 1)

    def action_take(self) -> None:
        """The entry under the cursor."""
        if self.entries:
            self.post_message(self.Taken(self.cursor))

    def on_click(self, event: Click) -> None:
        """Take the entry under the pointer."""
        number = event.y + int(self.scroll_y)
        if number < len(self.entries):
            self.action_place(number)
            self.action_take()
