"""Home: what is due, what can be gone on with, the banks. How things stand is looked up after the first paint."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Static

from newsquiz.errors import NewsquizError
from newsquiz.tui.shown import line
from newsquiz.tui.widgets.heading import Heading
from newsquiz.tui.widgets.keyline import Hint, KeyLine
from newsquiz.tui.widgets.listing import Entry, Listing
from newsquiz.tui.widgets.rule import Ruled

if TYPE_CHECKING:
    from newsquiz.collection import Collection, QuizOptions
    from newsquiz.collection.home import Home
    from newsquiz.tui.frame import Frame

COLUMNS = f"  {'new':>5} {'due':>5} {'draft':>6} {'changed':>8}  bank"
PLACES = tuple(
    Hint(key, name, f"app.go('{name}')")
    for key, name in (("b", "browser"), ("s", "settings"), ("t", "statistics"), ("d", "schedule"))
)
OFFERS = {"ahead": "a", "weakest": "w", "new": "n"}


class HomeScreen(Screen[None]):
    """Lists the banks below what is due. What the learner wishes for is posted as `Wished`."""

    CSS_PATH = "home.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("r", "review('due')", "review what is due", id="home.review"),
        Binding("c", "resume", "go on with what was left", id="home.resume"),
        Binding("p", "play", "take a quiz on the bank", id="home.play"),
        Binding("x", "exam", "take an exam on the bank", id="home.exam"),
        Binding("a", "review('ahead')", "cards ahead of time", id="home.ahead"),
        Binding("w", "review('weakest')", "the weakest cards", id="home.weakest"),
        Binding("n", "review('new')", "more new items", id="home.new"),
        Binding("k", "review('cram')", "cram everything; the schedule stays", id="home.cram"),
        Binding("l", "app.go('superseded')", "what is no longer so", id="home.superseded"),
        Binding("b", "app.go('browser')", "browser", id="home.browser"),
        Binding("t", "app.go('statistics')", "statistics", id="home.statistics"),
        Binding("d", "app.go('schedule')", "schedule: exam date, costs", id="home.schedule"),
        Binding("s", "app.go('settings')", "settings", id="home.settings"),
        Binding("q,escape", "app.leave", "quit", id="home.quit"),
    ]

    app: Frame

    class Wished(Message):
        """What to do next."""

        def __init__(self, wish: Callable[[Collection], int]) -> None:
            super().__init__()
            self.wish = wish

    def __init__(self, trouble: str = "") -> None:
        super().__init__()
        self._trouble = trouble
        self._home: Home | None = None

    def compose(self) -> ComposeResult:
        """Heading, today, two weeks, banks, keys."""
        yield Heading()
        yield Ruled()
        yield Static(id="today")
        yield Static(id="forecast")
        yield Static(COLUMNS, id="columns", markup=False)
        yield Listing()
        yield Static(line(self._trouble), id="trouble")
        yield KeyLine()

    def on_mount(self) -> None:
        """An empty page, which is filled once it is painted."""
        self.query_one("#trouble").display = bool(self._trouble)
        self.query_one(Heading).show(Content("newsquiz").stylize("bold"), Content(""))
        self.query_one(KeyLine).show((Hint("q", "quit", "app.leave"), Hint("F1", "keys", "app.help")))
        self.query_one(Listing).focus()
        self.look_up()

    def on_screen_resume(self) -> None:
        """Something may have changed on another screen."""
        if self._home is not None:
            self.look_up()

    def look_up(self) -> None:
        """Find out how things stand, in a thread."""
        self.run_worker(self._look_up(), exclusive=True)

    async def _look_up(self) -> None:
        collection = self.app.collection
        assert collection is not None
        try:
            found = await asyncio.to_thread(collection.home)
        except NewsquizError as error:
            self.app.failure = error
            self.app.exit(error.exit_status)
            return
        with self.app.changing():
            self._show(found)

    def _show(self, home: Home) -> None:
        from newsquiz.collection.home_words import day_of, due_lines, resume_line

        self._home = home
        self.query_one(Heading).show(Content("newsquiz").stylize("bold"), Content(day_of(home)))
        said = [line(each) for each in due_lines(home)]
        if home.superseded:
            said.append(Content.assemble(("l", "bold"), " shows what changed, with both passages, and asks it anew."))
        if home.resumable is not None:
            said.append(Content.assemble("To go on with: ", line(resume_line(home.resumable))))
        if home.first and home.banks:
            said.append(Content.assemble(("Enter", "bold"), " asks the first question of the bank below."))
        self.query_one("#today", Static).update(Content("\n").join(said))
        self._show_forecast(home)
        listing = self.query_one(Listing)
        listing.fill([_entry(card.new, card.due, card.draft, card.changed, card.title) for card in home.banks],
                     listing.cursor)  # fmt: skip
        self.query_one(KeyLine).show(self._hints(home))

    def _show_forecast(self, home: Home) -> None:
        from newsquiz.collection.home_words import bars

        forecast = self.query_one("#forecast", Static)
        forecast.update(Content("\n".join(bars(home, forecast.size.width or self.size.width))))
        forecast.display = not home.first

    def on_resize(self) -> None:
        """Fewer days fit a narrower screen."""
        if self._home is not None:
            self.call_after_refresh(self._show_forecast, self._home)

    def _hints(self, home: Home) -> tuple[Hint, ...]:
        hints = []
        if home.counts.total and not home.first:
            hints.append(Hint("r", "review", "screen.review('due')"))
        if home.superseded:
            hints.append(Hint("l", "no longer so", "app.go('superseded')"))
        if home.resumable is not None:
            hints.append(Hint("c", "go on", "screen.resume"))
        if home.banks:
            hints += [Hint("Enter", "play", "screen.play"), Hint("x", "exam", "screen.exam")]
        if not home.counts.total:
            hints += [Hint(key, deck, f"screen.review('{deck}')") for deck, key in OFFERS.items() if _has(home, deck)]
        quit = Hint("q", "quit", "app.leave")
        return (*hints, quit, *PLACES, Hint("F1", "keys", "app.help"))

    def _say(self, what: str) -> None:
        trouble = self.query_one("#trouble", Static)
        trouble.update(line(what))
        trouble.display = True

    def on_listing_taken(self) -> None:
        """Play the bank that was taken."""
        self.action_play()

    def action_play(self) -> None:
        """A quiz on the bank under the cursor."""
        self._on_bank(exam=False)

    def action_exam(self) -> None:
        """An exam on the bank under the cursor, on the terms of the settings."""
        self._on_bank(exam=True)

    def _on_bank(self, *, exam: bool) -> None:
        if self._home is None or not self._home.banks:
            self._say("There is no bank here: `newsquiz add FOLDER` adds a folder of them.")
            return
        path = self._home.banks[self.query_one(Listing).cursor].path

        def wish(collection: Collection) -> int:
            from newsquiz.collection import Marking, QuizOptions, Terms

            settings = collection.settings
            terms = Terms(Marking.parse(settings.marking), settings.exam_minutes * 60 or None)
            return _sat(collection, [path], QuizOptions(exam=terms if exam else None))

        self.post_message(self.Wished(wish))

    def action_resume(self) -> None:
        """The quiz or exam that was left."""
        left = self._home.resumable if self._home else None
        if left is None:
            self._say("There is nothing to go on with.")
            return

        self.post_message(self.Wished(lambda collection: _sat(collection, left.paths, left.options)))

    def action_review(self, deck: str) -> None:
        """Flashcards: what is due, or what is offered where nothing is."""
        if self._home is None or not _has(self._home, deck):
            self._say("There is no such card." if self._home else "One moment.")
            return

        def wish(collection: Collection) -> int:
            from newsquiz.collection.review import Deck
            from newsquiz.tui import review_app

            return review_app.run(collection.review((), Deck(deck)), collection)

        self.post_message(self.Wished(wish))


def _sat(collection: Collection, paths: Sequence[Path], options: QuizOptions) -> int:
    """Take the quiz or the exam; the exit status."""
    if options.exam is not None:
        from newsquiz.tui import exam_app

        return exam_app.run(collection.exam(paths, options), collection)
    from newsquiz.tui import app

    return app.run(collection.quiz(paths, options), collection)


def _has(home: Home, deck: str) -> bool:
    """Whether there are cards of this kind."""
    counts = {"due": home.counts.total, "new": home.counts.unseen, "cram": len(home.banks)}
    return bool(counts.get(deck, home.waiting))


def _entry(new: int, due: int, draft: int, changed: int, title: str) -> Entry:
    return Entry(f"{new:>5} {due:>5} {draft:>6} {changed:>8}  ", title)
