"""The schedule: what each share to remember costs, the exam date, and fitting to the learner."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from newsquiz.collection.plan import COSTED_DAYS, cost_line, exam_line, fit_lines, parameters_line
from newsquiz.errors import SettingsError, UsageError
from newsquiz.tui.shown import line
from newsquiz.tui.widgets.heading import Heading
from newsquiz.tui.widgets.keyline import Hint, KeyLine
from newsquiz.tui.widgets.listing import Entry, Listing
from newsquiz.tui.widgets.rule import Ruled

if TYPE_CHECKING:
    from newsquiz.collection.plan import Plan, Planning
    from newsquiz.tui.frame import Frame

LEAD = f"Share of reviews that you want to get right, and what it costs over the next {COSTED_DAYS} days:"


class ScheduleScreen(Screen[None]):
    """Counted when it is opened, and after each change; everything slow is done in a thread."""

    CSS_PATH = "schedule.tcss"
    AUTO_FOCUS = "Listing"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("e", "exam", "exam date", id="schedule.exam"),
        Binding("f", "fit", "fit the parameters to your reviews", id="schedule.fit"),
        Binding("d", "unfit", "the parameters of FSRS again", id="schedule.unfit"),
        Binding("escape,q", "back", "back", id="schedule.back"),
    ]

    app: Frame
    _plan: Plan | None = None
    _busy = False

    def compose(self) -> ComposeResult:
        """Heading, costs, exam, parameters, keys."""
        yield Heading()
        yield Ruled()
        yield Static(LEAD, id="lead", markup=False)
        yield Listing()
        yield Static(id="exam")
        yield Static(id="parameters")
        yield Static(id="said")
        yield KeyLine()

    def on_mount(self) -> None:
        """An empty page, which is filled once it is painted."""
        self.query_one(Heading).show(Content("Schedule").stylize("bold"), Content("counting …"))
        self.query_one(KeyLine).show(
            (
                Hint("Enter", "set this share", "screen.set"), Hint("e", "exam date", "screen.exam"),
                Hint("f", "fit", "screen.fit"), Hint("Esc", "back", "screen.back"), Hint("F1", "keys", "app.help"),
            )
        )  # fmt: skip
        self._do(lambda planning: ())

    def _do(self, what: Callable[[Planning], Iterable[str]]) -> None:
        """Change something, then show how things stand, and what `what` has to say; one thing at a time."""
        if not self._busy:
            self._busy = True
            self.run_worker(self._done(what))

    async def _done(self, what: Callable[[Planning], Iterable[str]]) -> None:
        assert self.app.collection is not None
        planning = self.app.collection.planning()
        with self.app.failing():
            try:
                said = list(await asyncio.to_thread(what, planning))
            except (UsageError, SettingsError) as error:
                said = [str(error)]
            plan = await asyncio.to_thread(planning.plan)
            self.app.apply(self.app.collection.settings)
            self._busy = False
            with self.app.batch_update():
                self._show(plan, said)

    def _show(self, plan: Plan, said: Iterable[str]) -> None:
        first = self._plan is None
        self._plan = plan
        self.query_one(Heading).show(Content("Schedule").stylize("bold"), Content(f"{plan.retention:.0%} to remember"))
        listing, places = self.query_one(Listing), [each for each, _ in plan.costs]
        listing.fill(
            [Entry(f"{cost_line(*each)}   ", "set now" if each[0] == plan.retention else "") for each in plan.costs],
            places.index(plan.retention) if first else min(listing.cursor, len(places) - 1),
        )
        self.query_one("#exam", Static).update(line(exam_line(plan)))
        self.query_one("#parameters", Static).update(line(parameters_line(plan)))
        self._say(said)

    def _say(self, lines: Iterable[str]) -> None:
        said = self.query_one("#said", Static)
        said.update(Content("\n").join(line(each) for each in lines))
        said.display = bool(said.content)

    def on_listing_taken(self) -> None:
        """Set the share under the cursor."""
        self.action_set()

    def action_set(self) -> None:
        """Want this share right from now on."""
        if self._plan is not None:
            retention, _ = self._plan.costs[self.query_one(Listing).cursor]
            self._do(lambda planning: _silent(planning.set_retention, retention))

    def action_exam(self) -> None:
        """Ask for the day."""
        from newsquiz.tui.screens.ask import AskLine

        def typed(text: str | None) -> None:
            if text is not None:
                self._do(lambda planning: _silent(planning.set_exam, text))

        self.app.push_screen(AskLine("When is the exam? Empty for none.", "", "such as 12 June 2025"), typed)

    def action_fit(self) -> None:
        """Fit the parameters, which takes a while."""
        self._say(["Fitting …"])
        self._do(lambda planning: fit_lines(planning.fit()))

    def action_unfit(self) -> None:
        """Back to what everybody begins with."""
        self._do(lambda planning: _silent(planning.unfit))

    def action_back(self) -> None:
        """To where one came from."""
        self.app.action_go_back()


def _silent(change: Callable[..., None], *values: object) -> tuple[str, ...]:
    change(*values)
    return ()
