"""What was learnt and is no longer so: both answers with both passages, and one key to relearn."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from newsquiz.collection.home_words import no_longer_so
from newsquiz.collection.review import OFFERED
from newsquiz.language.dates import PartialDate
from newsquiz.tui.shown import line, literal
from newsquiz.tui.widgets.heading import Heading
from newsquiz.tui.widgets.keyline import Hint, KeyLine
from newsquiz.tui.widgets.rule import Ruled
from newsquiz.tui.widgets.verdict import Proof

if TYPE_CHECKING:
    from newsquiz.collection import Passage
    from newsquiz.collection.superseded import Superseded
    from newsquiz.tui.frame import Frame

BACK, HELP = Hint("Esc", "back", "screen.back"), Hint("F1", "keys", "app.help")


class Told(Static):
    """A passage under its title, filled once it is there."""

    def __init__(self, passage: Passage) -> None:
        super().__init__()
        self._passage = passage

    def compose(self) -> ComposeResult:
        """The passage."""
        yield Proof()

    def on_mount(self) -> None:
        """Fill it."""
        self.query_one(Proof).show(self._passage)


class SupersededScreen(Screen[None]):
    """As many as are asked at once; what was relearnt is gone from it when the learner comes back."""

    CSS_PATH = "superseded.tcss"
    AUTO_FOCUS = "VerticalScroll"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,r", "relearn", "relearn", id="superseded.relearn"),
        Binding("escape,q", "back", "back", id="superseded.back"),
    ]

    app: Frame
    found: Sequence[Superseded] = ()

    def compose(self) -> ComposeResult:
        """Heading, what there is, keys."""
        yield Heading()
        yield Ruled()
        yield VerticalScroll()
        yield KeyLine()

    def on_mount(self) -> None:
        """An empty page, which is filled once it is painted."""
        self.query_one(Heading).show(Content("No longer so").stylize("bold"), Content(""))
        self.query_one(KeyLine).show((BACK, HELP))

    def on_screen_resume(self) -> None:
        """Looked up each time: something may have been relearnt."""
        self.look_up()

    def look_up(self) -> None:
        """Find out what there is, in a thread."""
        self.run_worker(self._look_up(), exclusive=True)

    async def _look_up(self) -> None:
        assert self.app.collection is not None
        with self.app.failing():
            self.found = await asyncio.to_thread(self.app.collection.superseded)
            page = self.query_one(VerticalScroll)
            with self.app.changing():
                await page.remove_children()
                await page.mount(*_page(self.found))
                relearn = (Hint("Enter", "relearn", "screen.relearn"),) if self.found else ()
                self.query_one(KeyLine).show((*relearn, BACK, HELP))

    async def action_relearn(self) -> None:
        """Ask these as cards."""
        from newsquiz.tui.screens.review import ReviewScreen

        if self.found:
            assert self.app.collection is not None
            with self.app.failing():
                self.app.push_screen(ReviewScreen(self.app.collection.relearn()))

    def action_back(self) -> None:
        """To where one came from."""
        self.app.action_go_back()


def _page(found: Sequence[Superseded]) -> Iterator[Widget]:
    if not found:
        yield Static("Nothing that you learnt is no longer so.", markup=False)
        return
    yield Static(f"{no_longer_so(len(found))}.", markup=False, classes="count")
    for each in found[:OFFERED]:
        yield Static(literal(each.context), classes="context")
        yield Static(literal(each.stem).stylize("bold"))
        yield Static(Content.assemble("You learnt: ", line(each.before).stylize("bold")), classes="answer")
        yield from map(Told, each.passages_before)
        now = f"Now, as of {PartialDate.of(each.as_of).in_words()}: " if each.as_of else "Now: "
        yield Static(Content.assemble(now, line(each.now).stylize("bold")), classes="answer")
        yield from map(Told, each.passages_now)
    if len(found) > OFFERED:
        yield Static(f"{len(found) - OFFERED} more come after these.", markup=False, classes="count")
