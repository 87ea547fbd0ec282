"""The application that takes a quiz, and the quizzes of its mistakes."""

from __future__ import annotations

import sys
from collections.abc import Awaitable
from typing import TYPE_CHECKING

from newsquiz.tui.frame import Frame

if TYPE_CHECKING:
    from newsquiz.collection import Collection, Quiz
    from newsquiz.tui.opening import Opening
    from newsquiz.tui.screens.quiz import QuizScreen


class QuizApp(Frame):
    """Takes one quiz, and the quizzes of its mistakes."""

    quiz: Quiz

    def begin(self, first: Quiz) -> Awaitable[object]:
        """Start with the quiz."""
        from newsquiz.tui.screens.quiz import QuizScreen

        self.quiz = first
        return self.push_screen(QuizScreen(first))

    def show_summary(self) -> None:
        """The end of the quiz, above the screen that asked it."""
        from newsquiz.tui.screens.summary import SummaryScreen

        with self.failing():
            self.guard.close()
            self.push_screen(SummaryScreen(self.quiz.title, self.quiz.summary()), self._after_summary)

    async def _after_summary(self, wish: str | None) -> None:
        with self.failing():
            if wish == "take_back":
                self.quiz.undo()
                await self._asking_screen().show_taken_back()
            elif wish == "retry":
                self.quiz = self.quiz.retry()
                await self._asking_screen().begin(self.quiz)
            else:
                self.action_leave()

    def _asking_screen(self) -> QuizScreen:
        from newsquiz.tui.screens.quiz import QuizScreen

        return next(screen for screen in self.screen_stack if isinstance(screen, QuizScreen))

    def action_leave(self) -> None:
        """End the program; every answer is on disk already."""
        with self.failing():
            if self.opened and self.quiz.question is None:
                self.quiz.finish()
            self.exit(self.status)


def run(quiz: Quiz | Opening, collection: Collection | None = None) -> int:
    """Take `quiz` on the screen; the exit status. Needs a terminal.

    Without its collection there is no way from the quiz to other screens, and the settings are the defaults. Raises
    what ended the quiz early: a NewsquizError, or what the opening raised.
    """
    app = QuizApp(quiz, collection)
    status = app.run()
    if app.failure is not None:
        raise app.failure
    if app.opened:
        sys.stderr.write(_farewell(app.quiz))
    return status if status is not None else app.return_code or 0


def _farewell(quiz: Quiz) -> str:
    from newsquiz.tui.shown import points

    summary = quiz.summary()
    if quiz.question is None:
        return f"Score: {points(summary.score)}/{points(summary.possible)}\n"
    return f"{summary.answered} of {summary.total} answered and kept; the same command goes on from there.\n"
