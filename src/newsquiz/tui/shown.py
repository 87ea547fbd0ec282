"""Outside text on its way to the screen: always cleaned, always literal, never markup."""

from __future__ import annotations

from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from newsquiz.item import BLANK, GAP, Cloze, Item
from newsquiz.text import clean, one_line

TAB = "    "


def literal(text: str) -> Content:
    """Cleaned text, shown as it stands; line breaks stay."""
    return Content(clean(text).replace("\t", TAB))


def line(text: str) -> Content:
    """Cleaned text as one line."""
    return Content(one_line(text))


def say(holder: Widget, where: str, what: Content) -> None:
    """Show `what` in the Static of `holder` at `where`, which takes no room where that is nothing."""
    static = holder.query_one(where, Static)
    static.update(what)
    static.display = bool(what)


def points(value: float) -> str:
    """`7.5`, `10`, `0.33`."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def stem_of(item: Item) -> Content:
    """The stem, with a blank for each gap of a cloze; several blanks are numbered."""
    if not isinstance(item, Cloze):
        return literal(item.stem)
    several = len(item.keys) > 1
    numbers = iter(range(1, len(item.keys) + 1))
    return literal(GAP.sub(lambda _: f"{BLANK}({next(numbers)})" if several else BLANK, item.stem))
