"""The end of a quiz: the score, what went wrong and what would have been right."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from newsquiz.collection import Answered, Calibration
from newsquiz.tui.shown import line, points, stem_of
from newsquiz.tui.widgets.heading import Heading
from newsquiz.tui.widgets.keyline import Hint, KeyLine
from newsquiz.tui.widgets.rule import Ruled

if TYPE_CHECKING:
    from newsquiz.collection import Summary
    from newsquiz.tui.app import QuizApp


class SummaryScreen(Screen[str]):
    """Ends with what the learner wishes: `retry`, `take_back` or `leave`."""

    CSS_PATH = "summary.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("r", "retry", "retry the mistakes", id="summary.retry"),
        Binding("u", "wish('take_back')", "take back the last answer", id="summary.take_back"),
        Binding("q,escape", "wish('leave')", "leave", id="summary.leave"),
    ]

    app: QuizApp

    def __init__(self, title: str, summary: Summary) -> None:
        super().__init__()
        self._heading = title
        self._summary = summary

    def compose(self) -> ComposeResult:
        """Score, mistakes, what was not answered."""
        yield Heading()
        yield Ruled()
        with VerticalScroll():
            yield Static(_score(self._summary), id="score")
            for answered in self._summary.mistakes:
                yield Static(_mistake(answered), classes="mistake")
            if self._summary.unanswered:
                yield Static(_list("Not answered", (stem_of(q.item) for q in self._summary.unanswered)))
            if self._summary.slips:
                yield Static(_list("Forgiven", (line(slip) for slip in self._summary.slips)))
            if self._summary.calibration:
                yield Static(_list("How sure you were", map(calibrated, self._summary.calibration)))
        yield KeyLine()

    def on_mount(self) -> None:
        """Title and keys; keys count once this is painted."""
        with self.app.changing():
            self._fill()

    def _fill(self) -> None:
        self.query_one(Heading).show(line(self._heading), Content("the end"))
        retry = (Hint("r", "retry the mistakes", "screen.retry"),) if self._summary.mistakes else ()
        undo, leave = Hint("u", "take back", "screen.wish('take_back')"), Hint("q", "leave", "screen.wish('leave')")
        self.query_one(KeyLine).show((*retry, undo, leave, Hint("F1", "keys", "app.help")))
        self.query_one(VerticalScroll).focus()

    def action_retry(self) -> None:
        """Where there is something to retry."""
        if self._summary.mistakes:
            self.dismiss("retry")

    def action_wish(self, wish: str) -> None:
        """Tell the application."""
        self.dismiss(wish)


def _score(summary: Summary) -> Content:
    score = Content(f"Score: {points(summary.score)}/{points(summary.possible)}").stylize("bold")
    if summary.answered == summary.total and not summary.mistakes:
        return score + "   all right"
    return score + f"   {summary.answered} of {summary.total} answered"


def _mistake(answered: Answered) -> Content:
    verdict = Content(answered.outcome.verdict.value).stylize("bold")
    return Content("\n").join(
        (
            Content.assemble(verdict, "   ", stem_of(answered.question.item)),
            Content.assemble("  yours: ", line(answered.given)),
            Content.assemble("  right: ", (line(answered.right).plain, "bold")),
        )
    )


def calibrated(each: Calibration) -> Content:
    """`sure     4 of 5 right`."""
    return Content(f"{each.confidence:<8}{each.right} of {each.answers} right")


def _list(title: str, entries: Iterable[Content]) -> Content:
    return Content("\n").join((Content(title).stylize("bold"), *(Content("  ") + entry for entry in entries)))
