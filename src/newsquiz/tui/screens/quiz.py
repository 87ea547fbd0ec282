"""The quiz: a question, then its verdict, on one screen that is filled anew and never switched."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget

from newsquiz.collection import Answered, Question
from newsquiz.errors import Unreadable
from newsquiz.event import DontKnow, Response
from newsquiz.tui.screens.asking import HELP, AskingScreen, count_of, paging, sureness
from newsquiz.tui.shown import line
from newsquiz.tui.widgets.heading import Heading
from newsquiz.tui.widgets.keyline import Hint, KeyLine
from newsquiz.tui.widgets.verdict import VerdictView

if TYPE_CHECKING:
    from newsquiz.collection import Quiz
    from newsquiz.tui.app import QuizApp

ASKING = frozenset({"answer", "dont_know", "skip", "sure", "next_sureness"})
JUDGED = frozenset({"next", "whole_article", "overrule", "flag", "scroll_line", "leave_by_letter"})
READING = 0.3
"""Seconds after a verdict in which nothing is looked up."""


class QuizScreen(AskingScreen[None]):
    """Either asks `quiz.question` or shows the verdict on `quiz.last`."""

    CSS_PATH = "quiz.tcss"
    PHASES = ("asking", "judged")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "answer", "answer", id="quiz.answer"),
        Binding("enter", "next", "next question", id="quiz.next"),
        Binding("0,f2", "dont_know", "don't know", id="quiz.dont_know"),
        Binding("f3", "skip", "skip the question", id="quiz.skip"),
        *sureness("quiz"),
        Binding("f4", "take_back", "take back the last answer", id="quiz.take_back"),
        Binding("u", "take_back_by_letter", "take back", id="quiz.undo"),
        Binding("v", "whole_article", "the whole article", id="quiz.article"),
        Binding("o", "overrule", "I was right", id="quiz.overrule"),
        Binding("exclamation_mark", "flag", "flag the question", id="quiz.flag"),
        Binding("q", "leave_by_letter", "leave", id="quiz.leave_by_letter"),
        Binding("escape", "app.leave", "leave; progress is kept", id="quiz.leave"),
        Binding("up", "scroll_line(-1)", "scroll", show=False, id="quiz.scroll_up"),
        Binding("down", "scroll_line(1)", "scroll", show=False, id="quiz.scroll_down"),
        *paging("quiz"),
    ]

    app: QuizApp

    def __init__(self, quiz: Quiz) -> None:
        super().__init__()
        self.quiz = quiz
        self.answered: Answered | None = None
        self._told = 0

    def beside(self) -> Iterable[Widget]:
        """The verdict, in the place of the question."""
        return (VerdictView(id="verdict"),)

    async def on_mount(self) -> None:
        """The first question, with what there is to say beforehand."""
        await self.begin(self.quiz)

    async def begin(self, quiz: Quiz) -> None:
        """Take this quiz from where it stands."""
        self.quiz = quiz
        self._told = 0
        await self.show_question("Resumed where you left off." if quiz.resumed else "")

    async def show_question(self, notice: str = "") -> None:
        """Ask `quiz.question`, with `notice` and what the quiz has to tell; go to the summary at its end."""
        question = self.quiz.question
        if question is None:
            self.app.show_summary()
            return
        self.workers.cancel_node(self)
        with self.app.changing():
            self.answered = None
            self.enter("asking", [notice] * bool(notice) + list(self.quiz.notices[self._told :]))
            self._told = len(self.quiz.notices)
            self.query_one(Heading).show(line(self.quiz.title), _progress(question))
            field = await self.asked.ask(question)
            dont_know = Hint("F2" if field.typed else "0", "don't know", "screen.dont_know")
            keys = (*field.hints(), Hint("Enter", "answer", "screen.answer"), dont_know, self.asked.sureness_hint())
            self.query_one(KeyLine).show((*keys, Hint("Esc", "leave", "app.leave"), HELP))
            field.take_focus()

    async def show_verdict(self) -> None:
        """Show what `quiz.last` was worth."""
        answered = self.quiz.last
        assert answered is not None
        with self.app.changing():
            self.answered = answered
            self.enter("judged")
            self.set_focus(None)
            await self.query_one(VerdictView).show(answered)
            self._show_verdict_heading()
            self._show_verdict_keys(answered)
        self.call_after_refresh(self.query_one(VerdictView).show_quote)
        self.run_worker(self._tell_return(answered), exclusive=True)

    async def _tell_return(self, answered: Answered) -> None:
        """Say when it comes again, once the learner has begun to read: whoever goes on at once waits for nothing."""
        await asyncio.sleep(READING)
        with self.app.failing():
            again = await asyncio.to_thread(self.quiz.comes_back, answered)
            if again is not None and self.answered is answered:
                self.query_one(VerdictView).tell_return(answered, again)

    def _show_verdict_heading(self) -> None:
        assert self.answered is not None
        verdict, progress = self.answered.outcome.verdict, _progress(self.answered.question)
        self.query_one(VerdictView).head(self.query_one(Heading), verdict, self.answered, progress)

    def _show_verdict_keys(self, answered: Answered) -> None:
        article = (Hint("v", "article", "screen.whole_article"),) if answered.whole_article else ()
        overrule = (Hint("o", "I was right", "screen.overrule"),) if answered.arguable else ()
        flag, undo = Hint("!", "flag", "screen.flag"), Hint("u", "take back", "screen.take_back")
        self.query_one(KeyLine).show((Hint("Enter", "next", "screen.next"), *article, *overrule, flag, undo, HELP))

    def on_resize(self) -> None:
        """What fits on the verdict's line depends on the width."""
        if self.answered is not None:
            self.call_after_refresh(self._show_verdict_heading)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Answers before the verdict, most letter commands only after it, and none while letters are being typed."""
        if action in {"sure", "take_back_by_letter"} and self.answered is None and self.asked.typing:
            return False
        if action in ASKING:
            return self.answered is None
        return action not in JUDGED or self.answered is not None

    async def action_answer(self) -> None:
        """Give what is chosen or typed."""
        response = self.asked.field.response()
        if response is None:
            self.trouble(self.asked.field.missing())
        else:
            await self._give(response)

    async def on_single_named(self) -> None:
        """Naming an option is answering where the learner wants it so."""
        if self.app.settings.quick_answer and self.answered is None:
            await self.action_answer()

    async def action_dont_know(self) -> None:
        """An answer too, and how sure one is of it says nothing."""
        self.asked.show_sure(None)
        await self._give(DontKnow())

    async def _give(self, response: Response) -> None:
        try:
            with self.app.failing():
                self.quiz.answer(response, self.asked.confidence)
                await self.show_verdict()
        except Unreadable as error:
            self.trouble(str(error))

    async def action_skip(self) -> None:
        """Go on without an answer."""
        with self.app.failing():
            self.quiz.skip()
            await self.show_question("Skipped.")

    async def action_next(self) -> None:
        """The next question, or the summary."""
        await self.show_question()

    async def action_take_back(self) -> None:
        """Ask the last answered question again."""
        with self.app.failing():
            if self.quiz.undo() is None:
                self.trouble("There is no answer to take back.")
            else:
                await self.show_taken_back()

    async def show_taken_back(self) -> None:
        """The question whose answer was taken back."""
        await self.show_question("Taken back: the answer no longer counts.")

    async def action_take_back_by_letter(self) -> None:
        """The same wherever letters are commands."""
        await self.action_take_back()

    async def action_overrule(self) -> None:
        """Count the answer as right after all."""
        if self.answered is None or not self.answered.arguable:
            return
        with self.app.failing():
            self.quiz.overrule()
            await self.show_verdict()

    def action_flag(self) -> None:
        """Ask what is wrong with the question."""
        from newsquiz.tui.screens.flag import FlagScreen

        self.app.push_screen(FlagScreen(), self._flag)

    def _flag(self, note: str | None) -> None:
        if note is None:
            return
        with self.app.failing():
            self.quiz.flag(note, self.answered)
            self.trouble("Flagged for the teacher.")

    def action_whole_article(self) -> None:
        """The article, scrolled to the quote."""
        assert self.answered is not None
        self.open_article(self.answered.whole_article)

    def action_leave_by_letter(self) -> None:
        """Leave, after a verdict."""
        self.app.action_leave()

    def action_scroll_line(self, by: int) -> None:
        """One line of the body."""
        self.scrolled().scroll_relative(y=by, animate=False)

    def scrolled(self) -> Widget:
        """The evidence where it has a pane that scrolls, else the body."""
        evidence = self.query_one("#evidence")
        return evidence if evidence.max_scroll_y and self.answered is not None else self.query_one("#body")


def _progress(question: Question) -> Content:
    return count_of(question, f"{question.number} of {question.total}")
