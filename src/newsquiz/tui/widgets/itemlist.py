"""Any number of items to scroll through: only those in sight are drawn, and only those near it are ever asked for."""

from __future__ import annotations

import datetime as dt
from array import array
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar

from rich.cells import set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.binding import Binding, BindingType
from textual.events import Click, Resize
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from newsquiz.text import one_line

if TYPE_CHECKING:
    from newsquiz.collection.browser import Listed

KEPT = 1000
NEAR = 100
TYPE_FROM = 96
CURSOR, SELECTED, FLAG = "›", "•", "!"
COLUMNS = (("due", 11), ("status", 9), ("type", 16))


class ItemList(ScrollView, can_focus=True):
    """Shows items by number. It asks for their content with `Wanted` and is given it with `fill`."""

    DEFAULT_CSS = """
    ItemList { height: 1fr; scrollbar-size-vertical: 1; overflow-x: hidden; overflow-y: scroll; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", "up and down", show=False, id="items.up"),
        Binding("down", "move(1)", "up and down", show=False, id="items.down"),
        Binding("pageup", "page(-1)", "by pages", show=False, id="items.page_up"),
        Binding("pagedown", "page(1)", "by pages", show=False, id="items.page_down"),
        Binding("home", "go(0)", "first and last", show=False, id="items.first"),
        Binding("end", "go(-1)", "first and last", show=False, id="items.last"),
        Binding("space", "select", "select, or no longer", show=False, id="items.select"),
        Binding("shift+up", "extend(-1)", "select several", show=False, id="items.select_up"),
        Binding("shift+down", "extend(1)", "select several", show=False, id="items.select_down"),
        Binding("ctrl+a", "select_all", "select all that were found", show=False, id="items.select_all"),
    ]

    class Wanted(Message):
        """These items are about to be seen and are not known here."""

        def __init__(self, numbers: Sequence[int]) -> None:
            super().__init__()
            self.numbers = numbers

    class Moved(Message):
        """The cursor stands on another item, or the selection has changed."""

    def __init__(self) -> None:
        super().__init__()
        self.numbers: array[int] = array("q")
        self.cursor = 0
        self.selected: set[int] = set()
        self._rows: dict[int, Listed] = {}
        self._asked: set[int] = set()
        self._complete = True
        self._all_wanted = False

    @property
    def current(self) -> Listed | None:
        """The item under the cursor; None where there is none, or it is not known yet."""
        return self._rows.get(self.numbers[self.cursor]) if self.numbers else None

    def targets(self) -> list[int]:
        """What a command is about: the selected items, else the one under the cursor."""
        if self.selected:
            return [number for number in self.numbers if number in self.selected]
        return [self.numbers[self.cursor]] if self.numbers else []

    def show(self, numbers: array[int], rows: Mapping[int, Listed], *, complete: bool = True) -> None:
        """List these, of which some are known; the cursor stays on its item where that is among them, else goes up.

        Where they are not `complete`, the rest is about to come.
        """
        before = self.numbers[self.cursor] if self.numbers else None
        self.numbers = numbers
        self._rows = dict(rows)
        self._asked.clear()
        self.cursor = numbers.index(before) if before is not None and before in numbers else 0
        self.virtual_size = Size(self.size.width, len(numbers))
        self.scroll_to_region(Region(0, self.cursor, 1, 1), animate=False)
        self._ask()
        self.refresh()
        self._complete = complete
        if complete and self._all_wanted:
            self.action_select_all()
        self.post_message(self.Moved())

    def window(self) -> tuple[int, int]:
        """The first and the last place whose items should be known."""
        top = int(self.scroll_offset.y)
        return max(top - NEAR, 0), min(top + max(self.size.height, 1) + NEAR, len(self.numbers))

    def fill(self, rows: Mapping[int, Listed]) -> None:
        """Here is what was wanted."""
        if len(self._rows) > KEPT:
            first, last = self.window()
            near = set(self.numbers[first:last])
            self._rows = {number: row for number, row in self._rows.items() if number in near}
        self._rows.update(rows)
        self._asked.difference_update(rows)
        self.refresh()
        self.post_message(self.Moved())

    def _ask(self) -> None:
        first, last = self.window()
        missing = [n for n in self.numbers[first:last] if n not in self._rows and n not in self._asked]
        if missing:
            self._asked.update(missing)
            self.post_message(self.Wanted(missing))

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """What comes into sight is asked for."""
        super().watch_scroll_y(old_value, new_value)
        self._ask()

    def on_resize(self, event: Resize) -> None:
        """A taller list shows more."""
        self.virtual_size = Size(event.size.width, len(self.numbers))
        self._ask()

    def render_line(self, y: int) -> Strip:
        """One item."""
        place = int(self.scroll_offset.y) + y
        width = self.size.width
        if place >= len(self.numbers):
            return Strip.blank(width, self.rich_style)
        number = self.numbers[place]
        text = set_cell_size(self._text(number, place == self.cursor), width)
        style = self.rich_style
        if number in self.selected:
            style += Style(bold=True)
        if place == self.cursor and self.has_focus:
            style += Style(reverse=True)
        return Strip([Segment(text, style)], width)

    def _text(self, number: int, under_cursor: bool) -> str:
        row = self._rows.get(number)
        marks = (CURSOR if under_cursor else " ") + (SELECTED if number in self.selected else " ")
        if row is None:
            return f"{marks} …"
        cells = dict(
            zip((name for name, _ in COLUMNS), (_when(row), row.status, row.type.replace("_", " ")), strict=True)
        )
        shown = "".join(set_cell_size(cells[name], wide - 1) + " " for name, wide in self.columns())
        return f"{marks} {shown}{FLAG if row.flag is not None else ' '} {one_line(row.stem)}"

    def columns(self) -> list[tuple[str, int]]:
        """Name and width of the columns before the stem; narrow lists leave the type out."""
        return [each for each in COLUMNS if each[0] != "type" or self.size.width >= TYPE_FROM]

    def _place(self, place: int) -> None:
        if not self.numbers:
            return
        self.cursor = min(max(place, 0), len(self.numbers) - 1)
        self.scroll_to_region(Region(0, self.cursor, 1, 1), animate=False, immediate=True)
        self.refresh()
        self.post_message(self.Moved())

    def action_move(self, by: int) -> None:
        """One item up or down."""
        self._place(self.cursor + by)

    def action_page(self, by: int) -> None:
        """One page up or down."""
        self._place(self.cursor + by * max(self.size.height - 1, 1))

    def action_go(self, place: int) -> None:
        """To the first (0) or last (-1) item."""
        self._place(place % max(len(self.numbers), 1))

    def action_select(self) -> None:
        """Select the item, or no longer, and go on to the next."""
        if self.numbers:
            self.selected ^= {self.numbers[self.cursor]}
            self._place(self.cursor + 1)

    def action_extend(self, by: int) -> None:
        """Select the item and the next one."""
        if self.numbers:
            self.selected.add(self.numbers[self.cursor])
            self._place(self.cursor + by)
            self.selected.add(self.numbers[self.cursor])

    def action_select_all(self) -> None:
        """Select all, as soon as all are known; where all are selected, none."""
        self._all_wanted = not self._complete
        if self._all_wanted:
            return
        everything = set(self.numbers)
        self.selected = set() if everything <= self.selected else everything
        self._place(self.cursor)

    def select_none(self) -> None:
        """Nothing is selected."""
        self.selected = set()
        self._place(self.cursor)

    def on_click(self, event: Click) -> None:
        """A click goes to an item; at its margin, or with ctrl, it selects it."""
        place = int(self.scroll_offset.y) + event.y
        if place < len(self.numbers):
            self._place(place)
            if event.x < 3 or event.ctrl:
                self.selected ^= {self.numbers[place]}
                self._place(place)


def _when(row: Listed) -> str:
    if row.suspended:
        return "suspended"
    if row.is_new:
        return "new"
    if row.is_due or row.due is None:
        return "due"
    return day(row.due)


def day(moment: dt.datetime) -> str:
    """The day of a moment (UTC), where this computer is."""
    return moment.astimezone().date().isoformat()
