"""An exam under way: questions in any order, no verdicts; what is given is kept on the way to the next question."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from newsquiz.errors import Unreadable
from newsquiz.event import Confidence, Response
from newsquiz.tui.screens.asking import HELP, AskingScreen, count_of, paging, sureness
from newsquiz.tui.screens.too_small import TooSmallScreen
from newsquiz.tui.shown import line
from newsquiz.tui.widgets.heading import Heading
from newsquiz.tui.widgets.keyline import Hint, KeyLine

if TYPE_CHECKING:
    from newsquiz.collection import Exam

TICK = 1.0
LAST_SECONDS = 2


class ExamScreen(AskingScreen[str]):
    """Asks the questions of `exam`, then shows its result. Ends with what is wished for: `retry` or `leave`."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "answer", "answer, and next", id="exam.answer"),
        Binding("f8", "go(1)", "next question", id="exam.next"),
        Binding("f7", "go(-1)", "previous question", id="exam.previous"),
        Binding("f3", "list", "all questions, hand in", id="exam.list"),
        Binding("f5", "mark", "mark for later", id="exam.mark"),
        Binding("f2", "clear", "leave unanswered", id="exam.clear"),
        *sureness("exam"),
        *paging("exam"),
        Binding("escape", "leave", "leave; answers are kept", id="exam.leave"),
    ]

    def __init__(self, exam: Exam) -> None:
        super().__init__()
        self.exam = exam
        self.number = exam.first_open
        self._shown: tuple[Response | None, Confidence | None] = (None, None)

    async def on_mount(self) -> None:
        """The first question without an answer; where there is a limit, the time runs."""
        if self.exam.seconds_left is not None:
            self.set_interval(TICK, self.tick)
        if self.exam.time_is_up:
            self.call_after_refresh(self._hand_in)
            return
        notices = ["Resumed where you left off."] * self.exam.resumed + list(self.exam.notices)
        await self.show(self.number, notices)

    async def show(self, number: int, notices: Iterable[str] = ()) -> None:
        """Ask this question, with the answer that it has."""
        with self.app.changing():
            self.number = min(number, self.exam.total)
            response = self.exam.response(self.number)
            field = await self.asked.ask(self.exam.place(self.number).question)
            if response is not None:
                field.fill(response)
            self.asked.show_sure(self.exam.confidence(self.number))
            self._shown = self._stands()
            self.enter("asking", notices)
            self._show_heading()
            self._show_keys()
            field.take_focus()

    def _show_heading(self) -> None:
        place = self.exam.place(self.number)
        marked = "marked   " if place.marked else ""
        progress = count_of(place.question, f"{self.number} of {self.exam.total}{clock(self.exam.seconds_left)}")
        self.query_one(Heading).show(line(f"Exam: {self.exam.title}"), Content(marked) + progress)

    def _show_keys(self) -> None:
        step = (Hint("F7", "back", "screen.go(-1)"), Hint("F8", "next", "screen.go(1)"))
        mark, every = Hint("F5", "mark", "screen.mark"), Hint("F3", "all, hand in", "screen.list")
        clear = Hint("F2", "clear", "screen.clear")
        keys = (Hint("Enter", "answer", "screen.answer"), every, *step, mark, clear, self.asked.sureness_hint())
        self.query_one(KeyLine).show((*keys, HELP))

    def _stands(self) -> tuple[Response | None, Confidence | None]:
        return self.asked.field.draft(), self.asked.confidence

    def tick(self) -> None:
        """Show the time, keep what stands there just before it is up, and hand in when it is.

        A terminal that is too small puts that off until the result can be seen.
        """
        left = self.exam.seconds_left
        if self.exam.handed_in or left is None:
            return
        if left > 0:
            self._show_heading()
            if left <= LAST_SECONDS:
                self.keep()
        elif not isinstance(self.app.screen, TooSmallScreen):
            while self.app.screen is not self:
                self.app.pop_screen()
            self._hand_in()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Letters say how sure one is, but not where they are typed."""
        return not (action == "sure" and self.asked.typing)

    def keep(self) -> bool:
        """Keep what stands in the field. False, with the reason on the screen, where it cannot be an answer."""
        response, confidence = self._stands()
        if (response, confidence) == self._shown:
            return True
        try:
            with self.app.failing():
                self._put(response, confidence)
        except Unreadable as error:
            self.trouble(f"{error}; F2 leaves the question unanswered")
            return False
        self._shown = (response, confidence)
        return True

    def _put(self, response: Response | None, confidence: Confidence | None) -> None:
        if response is None:
            self.exam.clear(self.number)
        else:
            self.exam.answer(self.number, response, confidence)

    async def action_answer(self) -> None:
        """Keep the answer, and on to the next question; behind the last one is the list of all."""
        draft, field = self.asked.field.draft(), self.asked.field
        if draft is not None and field.response() is None:
            self.trouble(field.missing())
            return
        # An order that was not touched counts as an answer only here, where the learner says so.
        if draft is not None and self.exam.response(self.number) is None:
            self._shown = (None, None)
        await self.action_go(1)

    async def action_go(self, by: int) -> None:
        """Keep the answer, and on or back."""
        if not self.keep():
            return
        if self.number + by > self.exam.total:
            self.action_list()
        elif self.number + by >= 1:
            await self.show(self.number + by)

    async def on_single_named(self) -> None:
        """An option that is named is kept at once; it is final where the learner wants it so."""
        if self.keep() and self.app.settings.quick_answer:
            await self.action_go(1)

    async def action_clear(self) -> None:
        """No answer."""
        with self.app.failing():
            self.exam.clear(self.number)
            await self.show(self.number)

    def action_mark(self) -> None:
        """Put the question aside for later, or no more."""
        with self.app.failing():
            self.exam.mark(self.number)
            self._show_heading()

    def action_list(self) -> None:
        """All questions, from where the exam is handed in."""
        from newsquiz.tui.screens.exam_list import ExamListScreen

        if self.keep():
            self.app.guard.close()
            self.app.push_screen(ExamListScreen(self.exam, self.number), self._after_list)

    async def _after_list(self, wish: int | None) -> None:
        """A number is a question to go to, 0 the wish to hand in."""
        if wish == 0:
            self._hand_in()
        else:
            await self.show(wish or self.number)

    def _hand_in(self) -> None:
        from newsquiz.tui.screens.exam_result import ExamResultScreen

        with self.app.failing():
            self.exam.hand_in()
            self.app.guard.close()
            self.app.push_screen(ExamResultScreen(self.exam), self._after_result)

    def _after_result(self, wish: str | None) -> None:
        # A callback that returned what `dismiss` returns would wait for its own end.
        self.dismiss(wish or "leave")

    def action_leave(self) -> None:
        """Leave; the exam goes on from here another time."""
        if self.keep():
            self.dismiss("leave")


def clock(seconds: int | None) -> str:
    """`   12:34 left`, `   1:05:00 left`; "" without a limit."""
    if seconds is None:
        return ""
    hours, minutes = f"{seconds // 3600}:" if seconds >= 3600 else "", seconds % 3600 // 60
    return f"   {hours}{minutes:02}:{seconds % 60:02} left"
