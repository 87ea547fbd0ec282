"""All questions of an exam: which are answered, which are marked; from here it is handed in."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from newsquiz.tui.screens.exam import TICK, clock
from newsquiz.tui.shown import line, stem_of
from newsquiz.tui.widgets.heading import Heading
from newsquiz.tui.widgets.keyline import Hint, KeyLine
from newsquiz.tui.widgets.listing import Entry, Listing
from newsquiz.tui.widgets.rule import Ruled

if TYPE_CHECKING:
    from newsquiz.collection import Exam, Place
    from newsquiz.tui.frame import Frame

HAND_IN = 0


class ExamListScreen(Screen[int]):
    """Ends with the number of the question to go to, 0 to hand in, or None for back."""

    CSS_PATH = "exam_list.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("h", "hand_in", "hand in", id="exam_list.hand_in"),
        Binding("m,f5", "mark", "mark for later", id="exam_list.mark"),
        Binding("escape,f3", "back", "back to the question", id="exam_list.back"),
    ]

    app: Frame

    def __init__(self, exam: Exam, number: int) -> None:
        super().__init__()
        self._exam = exam
        self._number = number
        self._warned = False

    def compose(self) -> ComposeResult:
        """Heading, a line a question, keys."""
        yield Heading()
        yield Ruled()
        yield Listing()
        yield Static(id="trouble")
        yield KeyLine()

    def on_mount(self) -> None:
        """Fill in; keys count once this is painted."""
        if self._exam.seconds_left is not None:
            self.set_interval(TICK, self._show_heading)
        with self.app.changing():
            self._fill(self._number - 1)
            keys = (Hint("Enter", "go there", "screen.take"), Hint("h", "hand in", "screen.hand_in"))
            others = (Hint("m", "mark", "screen.mark"), Hint("Esc", "back", "screen.back"))
            self.query_one(KeyLine).show((*keys, *others, Hint("F1", "keys", "app.help")))
            self.query_one(Listing).focus()
            self.query_one("#trouble").display = False

    def _fill(self, cursor: int) -> None:
        width = len(str(self._exam.total))
        self.query_one(Listing).fill([_entry(place, width) for place in self._exam.places], cursor)
        self._show_heading()

    def _show_heading(self) -> None:
        places = self._exam.places
        left = sum(not place.answered for place in places)
        marked = sum(place.marked for place in places)
        state = f"{left} unanswered" + (f", {marked} marked" if marked else "")
        heading = Content(state + clock(self._exam.seconds_left))
        self.query_one(Heading).show(line(f"Exam: {self._exam.title}"), heading)

    def on_listing_taken(self, event: Listing.Taken) -> None:
        """Go there."""
        self.dismiss(event.number + 1)

    def action_take(self) -> None:
        """Go to the question under the cursor."""
        self.query_one(Listing).action_take()

    def action_mark(self) -> None:
        """Mark the question under the cursor, or no more."""
        with self.app.failing():
            listing = self.query_one(Listing)
            self._exam.mark(listing.cursor + 1)
            self._fill(listing.cursor)

    def action_hand_in(self) -> None:
        """It cannot be undone, so it is said twice."""
        if self._warned:
            self.dismiss(HAND_IN)
            return
        self._warned = True
        trouble = self.query_one("#trouble", Static)
        left = sum(not place.answered for place in self._exam.places)
        open_ones = f"{left} of {self._exam.total} have no answer. " if left else ""
        trouble.update(Content(f"{open_ones}Nothing can be changed afterwards. Press h again to hand in."))
        trouble.display = True

    def action_back(self) -> None:
        """Back to the question that was asked."""
        self.dismiss(None)


def _entry(place: Place, width: int) -> Entry:
    """`12  answered    marked  Which ...`."""
    state = "answered" if place.answered else "-"
    marked = "marked" if place.marked else ""
    head = f"{place.question.number:>{width}}  {state:<8}  {marked:<6}  "
    return Entry(head, stem_of(place.question.item).plain)
