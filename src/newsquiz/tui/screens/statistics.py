"""What the log tells, drawn: retention, days, what falls due, groups, the hardest items."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.screen import Screen

from newsquiz.statistics import drawing
from newsquiz.statistics.drawing import Section
from newsquiz.tui.widgets.heading import Heading
from newsquiz.tui.widgets.keyline import Hint, KeyLine
from newsquiz.tui.widgets.lines import Lines
from newsquiz.tui.widgets.rule import Ruled

if TYPE_CHECKING:
    from newsquiz.statistics.report import Statistics
    from newsquiz.tui.frame import Frame

_DRAWN = re.compile("[░▒▓█]+")


class Figures(Lines):
    """Sections of lines; `draw` makes them for a width."""

    found: Statistics | None = None

    def __init__(self, draw: Callable[[Statistics, int], Sequence[Section]], id: str) -> None:
        super().__init__(id=id)
        self._draw = draw

    def show(self, found: Statistics) -> None:
        """Draw these."""
        self.found = found
        self.refresh(layout=True)

    def lines(self, width: int) -> list[Content]:
        """Each title bold, a blank line after each section."""
        if self.found is None:
            return []
        shown: list[Content] = []
        for section in self._draw(self.found, width):
            shown.append(Content(section.title).stylize("bold"))
            shown.extend(_coloured(text).truncate(width) for text in section.lines)
            shown.append(Content(""))
        return shown


class StatisticsScreen(Screen[None]):
    """Scrolls; what it shows is counted when it is opened."""

    CSS_PATH = "statistics.tcss"
    AUTO_FOCUS = "VerticalScroll"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q", "back", "back", id="statistics.back")]

    app: Frame

    def compose(self) -> ComposeResult:
        """Figures between heading and keys."""
        yield Heading()
        yield Ruled()
        with VerticalScroll(), Container(id="halves"):
            yield Figures(drawing.learning, id="learning")
            yield Figures(drawing.learnt, id="learnt")
        yield KeyLine()

    def on_mount(self) -> None:
        """Say that it counts, and count."""
        self._head("counting …")
        self.query_one(KeyLine).show(
            (Hint("↑ ↓ PgUp PgDn", "scroll"), Hint("Esc", "back", "screen.back"), Hint("F1", "keys", "app.help"))
        )
        self.run_worker(self._count(), group="count")

    async def _count(self) -> None:
        assert self.app.collection is not None
        with self.app.failing():
            found = await asyncio.to_thread(self.app.collection.statistics)
            self._head(f"up to {found.today.isoformat()}")
            for figures in self.query(Figures):
                figures.show(found)

    def _head(self, state: str) -> None:
        self.query_one(Heading).show(Content("Statistics").stylize("bold"), Content(state))

    def action_back(self) -> None:
        """To where one came from."""
        self.app.action_go_back()


def _coloured(text: str) -> Content:
    """The line with what is drawn in the accent colour; words say the same."""
    content = Content(text)
    for drawn in _DRAWN.finditer(text):
        content = content.stylize("$accent", *drawn.span())
    return content
