"""An exam under way: questions in any order, no verdicts; what is given is kept on the way to the next question."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from newsquiz.errors import Unreadable
from newsquiz.event import Confidence, Response
from newsquiz.tui.screens.too_small import TooSmallScreen
from newsquiz.tui.shown import line
from newsquiz.tui.widgets.asked import AskedView
from newsquiz.tui.widgets.heading import Heading
from newsquiz.tui.widgets.keyline import Hint, KeyLine
from newsquiz.tui.widgets.rule import Ruled

if TYPE_CHECKING:
    from newsquiz.collection import Exam
    from newsquiz.tui.frame import Frame

TICK = 1.0
LAST_SECONDS = 2


class ExamScreen(Screen[str]):
    """Asks the questions of `exam`, then shows its result. Ends with what is wished for: `retry` or `leave`."""

    CSS_PATH = "exam.tcss"
    AUTO_FOCUS = ""  # None would be that of the application: whatever is hidden would take the letters.
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "answer", "answer, and next", id="exam.answer"),
        Binding("f8", "go(1)", "next question", id="exam.next"),
        Binding("f7", "go(-1)", "previous question", id="exam.previous"),
        Binding("f3", "list", "all questions, hand in", id="exam.list"),
        Binding("f5", "mark", "mark for later", id="exam.mark"),
        Binding("f2", "clear", "leave unanswered", id="exam.clear"),
        Binding("s", "sure('sure')", "sure of the answer", show=False, id="exam.sure"),
        Binding("l", "sure('likely')", "likely right", show=False, id="exam.likely"),
        Binding("g", "sure('guess')", "a guess", show=False, id="exam.guess"),
        Binding("f6", "next_sureness", "how sure", id="exam.how_sure"),
        Binding("pageup", "scroll(-1)", "scroll by pages", show=False, id="exam.page_up"),
        Binding("pagedown", "scroll(1)", "scroll by pages", show=False, id="exam.page_down"),
        Binding("escape", "leave", "leave; answers are kept", id="exam.leave"),
    ]

    app: Frame

    def __init__(self, exam: Exam) -> None:
        super().__init__()
        self.exam = exam
        self.number = exam.first_open
        self._shown: tuple[Response | None, Confidence | None] = (None, None)

    def compose(self) -> ComposeResult:
        """Heading, a body that scrolls, keys."""
        yield Heading()
        yield Ruled()
        with VerticalScroll(id="body", can_focus=False):
            yield Static(id="notice")
            yield AskedView()
        yield Static(id="trouble")
        yield KeyLine()

    @property
    def asked(self) -> AskedView:
        """The question."""
        return self.query_one(AskedView)

    async def on_mount(self) -> None:
        """The first question without an answer; where there is a limit, the time runs."""
        if self.exam.seconds_left is not None:
            self.set_interval(TICK, self.tick)
        if self.exam.time_is_up:
            self.call_after_refresh(self._hand_in)
            return
        notices = ["Resumed where you left off."] * self.exam.resumed + list(self.exam.notices)
        await self.show(self.number, "\n".join(notices))

    async def show(self, number: int, notice: str = "") -> None:
        """Ask this question, with the answer that it has."""
        with self.app.changing():
            self.number = min(number, self.exam.total)
            response = self.exam.response(self.number)
            field = await self.asked.ask(self.exam.place(self.number).question)
            if response is not None:
                field.fill(response)
            self.asked.show_sure(self.exam.confidence(self.number))
            self._shown = self._stands()
            self._say("#notice", Content("\n").join(map(line, notice.splitlines())))
            self._say("#trouble", Content(""))
            self._show_heading()
            self._show_keys()
            self.query_one("#body").scroll_home(animate=False, immediate=True)
            field.take_focus()

    def _show_heading(self) -> None:
        place = self.exam.place(self.number)
        marked = "marked   " if place.marked else ""
        unchecked = "unchecked   " if place.question.unchecked else ""
        progress = f"{marked}{unchecked}{self.number} of {self.exam.total}{clock(self.exam.seconds_left)}"
        self.query_one(Heading).show(line(f"Exam: {self.exam.title}"), Content(progress))

    def _show_keys(self) -> None:
        step = (Hint("F7", "back", "screen.go(-1)"), Hint("F8", "next", "screen.go(1)"))
        mark, every = Hint("F5", "mark", "screen.mark"), Hint("F3", "all, hand in", "screen.list")
        clear = Hint("F2", "clear", "screen.clear")
        keys = (Hint("Enter", "answer", "screen.answer"), every, *step, mark, clear, self.asked.sureness_hint())
        self.query_one(KeyLine).show((*keys, Hint("F1", "keys", "app.help")))

    def _say(self, where: str, what: Content) -> None:
        static = self.query_one(where, Static)
        static.update(what)
        static.display = bool(what)

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
            self._say("#trouble", line(f"{error}; F2 leaves the question unanswered"))
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
            self._say("#trouble", line(field.missing()))
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

    def action_sure(self, confidence: str) -> None:
        """How sure the learner is; the same key takes it back."""
        self.asked.say_sure(Confidence(confidence))

    def action_next_sureness(self) -> None:
        """The same with one key, which is no letter."""
        self.asked.next_sureness()

    def action_scroll(self, by: int) -> None:
        """One page of the question."""
        body = self.query_one("#body")
        body.scroll_relative(y=by * max(body.size.height - 1, 1), animate=False)

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
