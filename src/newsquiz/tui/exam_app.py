"""The application that takes one exam, and then a quiz of its mistakes."""

from __future__ import annotations

import sys
from collections.abc import Awaitable
from typing import TYPE_CHECKING

from newsquiz.tui import app
from newsquiz.tui.frame import Frame

if TYPE_CHECKING:
    from newsquiz.collection import Collection, Exam
    from newsquiz.tui.opening import Opening


class ExamApp(Frame):
    """Takes one exam. `retry` says whether its mistakes are wanted again."""

    exam: Exam
    retry = False

    @property
    def places_open(self) -> bool:
        """Not before the exam is handed in: the browser tells every key."""
        return super().places_open and self.opened and self.exam.handed_in

    def begin(self, first: Exam) -> Awaitable[object]:
        """Start with the first question that has no answer."""
        from newsquiz.tui.screens.exam import ExamScreen

        self.exam = first
        return self.push_screen(ExamScreen(first), self._after_exam)

    def _after_exam(self, wish: str | None) -> None:
        self.retry = wish == "retry"
        self.exit(0)

    def action_leave(self) -> None:
        """End the program, with the answer that stands there kept where it can be."""
        from newsquiz.tui.screens.exam import ExamScreen

        for screen in self.screen_stack:
            if isinstance(screen, ExamScreen):
                screen.keep()
        if self.failure is None:
            self.exit(self.status)


def run(exam: Exam | Opening, collection: Collection | None = None) -> int:
    """Take `exam` on the screen; the exit status. Needs a terminal; otherwise as `newsquiz.tui.app.run`."""
    exam_app = ExamApp(exam, collection)
    status = exam_app.run()
    if exam_app.failure is not None:
        raise exam_app.failure
    if exam_app.opened:
        sys.stderr.write(_farewell(exam_app.exam))
    if exam_app.retry:
        return app.run(exam_app.exam.retry(), exam_app.collection)
    return status if status is not None else exam_app.return_code or 0


def _farewell(exam: Exam) -> str:
    from newsquiz.tui.shown import points

    if exam.handed_in:
        result = exam.result()
        return f"Score: {points(result.score)}/{points(result.possible)}\n"
    answered = sum(place.answered for place in exam.places)
    return f"{answered} of {exam.total} answered and kept; the same command goes on from there.\n"
