"""How an exam went: its score, and every question with its verdict."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from newsquiz.collection import UNANSWERED
from newsquiz.event import Verdict
from newsquiz.tui.screens.summary import calibrated
from newsquiz.tui.shown import line, points, stem_of
from newsquiz.tui.widgets.heading import Heading
from newsquiz.tui.widgets.keyline import Hint, KeyLine
from newsquiz.tui.widgets.listing import Entry, Listing
from newsquiz.tui.widgets.rule import Ruled

if TYPE_CHECKING:
    from newsquiz.collection import Exam, Judged, Result
    from newsquiz.tui.frame import Frame


class ExamResultScreen(Screen[str]):
    """Ends with what the learner wishes: `retry` or `leave`."""

    CSS_PATH = "exam_result.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("r", "retry", "retry the mistakes", id="exam_result.retry"),
        Binding("q,escape", "leave", "leave", id="exam_result.leave"),
    ]

    app: Frame

    def __init__(self, exam: Exam) -> None:
        super().__init__()
        self._exam = exam

    def compose(self) -> ComposeResult:
        """Score, then a line a question."""
        yield Heading()
        yield Ruled()
        yield Static(id="score")
        yield Listing()
        yield KeyLine()

    def on_mount(self) -> None:
        """Fill in; keys count once this is painted."""
        with self.app.changing():
            self.query_one(Heading).show(line(f"Exam: {self._exam.title}"), Content("handed in"))
            self._fill(0)
            self.query_one(Listing).focus()

    def _fill(self, cursor: int) -> None:
        result = self._exam.result()
        self.query_one("#score", Static).update(_score(result))
        self.query_one(Listing).fill([_entry(judged) for judged in result.judged], cursor)
        retry = (Hint("r", "retry the mistakes", "screen.retry"),) if result.mistakes else ()
        leave, keys = Hint("q", "leave", "screen.leave"), Hint("F1", "keys", "app.help")
        self.query_one(KeyLine).show((Hint("Enter", "look at it", "screen.take"), *retry, leave, keys))

    def on_listing_taken(self, event: Listing.Taken) -> None:
        """Look at the question."""
        from newsquiz.tui.screens.exam_review import ExamReviewScreen

        self.app.guard.close()
        self.app.push_screen(ExamReviewScreen(self._exam, event.number + 1), self._after_review)

    def _after_review(self, number: int | None) -> None:
        """The review may have changed the score."""
        with self.app.changing():
            self._fill((number or 1) - 1)

    def action_take(self) -> None:
        """Look at the question under the cursor."""
        self.query_one(Listing).action_take()

    def action_retry(self) -> None:
        """Where there is something to retry."""
        if self._exam.result().mistakes:
            self.dismiss("retry")

    def action_leave(self) -> None:
        """The end."""
        self.dismiss("leave")


def _score(result: Result) -> Content:
    score = Content(f"Score: {points(result.score)}/{points(result.possible)}").stylize("bold")
    words = (*(verdict.value for verdict in Verdict), UNANSWERED)
    counts = ", ".join(f"{result.count(word)} {word.lower()}" for word in words if result.count(word))
    lines = [score + f"   {counts}"]
    if result.by_time:
        lines.append(Content("The time ran out; what was given was handed in."))
    if result.calibration:
        said = (line(calibrated(each).plain) for each in result.calibration)
        lines.append(Content("How sure you were: ") + Content(", ").join(said))
    return Content("\n").join(lines)


def _entry(judged: Judged) -> Entry:
    """`12  RIGHT        2  Which ...`."""
    question = judged.answered.question
    width = len(str(question.total))
    head = f"{question.number:>{width}}  {judged.word:<10}  {points(judged.points):>5}  "
    return Entry(head, stem_of(question.item).plain)
