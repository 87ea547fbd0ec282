"""One exam: answers are kept as they are given, and judged when it is handed in."""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import replace
from typing import Any, ClassVar

from newsquiz.collection.quiz import Quiz
from newsquiz.collection.sitting import Sitting, confidence_of, item_of
from newsquiz.collection.views import Answered, Judged, Place, Result
from newsquiz.errors import UsageError
from newsquiz.event import Confidence, DontKnow, Kind, Mode, Outcome, Response
from newsquiz.grading import describe, grade
from newsquiz.item import Item
from newsquiz.session import Step, Terms, response_data, response_from
from newsquiz.statistics.calibration import calibration


class Exam(Sitting):
    """An exam, under way until `hand_in`. Questions are named by their numbers, from 1 to `total`.

    While it runs, it is told of an answer that it is there, never what it is worth. Once the time is up nothing more is
    kept; the interface then hands in.
    """

    MODE: ClassVar[Mode] = Mode.EXAM
    _by_time = False

    @property
    def terms(self) -> Terms:
        """Marking, time and whether drafts may come."""
        return self._options.exam or Terms()

    @property
    def handed_in(self) -> bool:
        """Whether the exam is over."""
        return self._session.ended

    @property
    def seconds_left(self) -> int | None:
        """Whole seconds until the time is up, None without a limit. They run while the exam is left, too."""
        if self.terms.seconds is None or self._session.began is None:
            return None
        end = self._session.began + dt.timedelta(seconds=self.terms.seconds)
        return max(math.ceil((end - self._store.now()).total_seconds()), 0)

    @property
    def time_is_up(self) -> bool:
        """Whether nothing more is kept."""
        return self.seconds_left == 0

    @property
    def first_open(self) -> int:
        """The first question without an answer; the last one where all have one."""
        open_ones = self._session.unanswered
        return self._session.place[open_ones[0]] + 1 if open_ones else self.total

    @property
    def places(self) -> tuple[Place, ...]:
        """All questions in order, with what was done about them."""
        return tuple(self.place(number) for number in range(1, self.total + 1))

    def place(self, number: int) -> Place:
        """One question. Where it was answered before an edit of the bank, it is shown as it was answered."""
        id = self._session.asked[number - 1]
        step = self._session.step(id)
        return Place(self._question(id, *self._item(id)), step is not None, id in self._session.marked)

    def response(self, number: int) -> Response | None:
        """What was given, or None."""
        step = self._step(number)
        return response_from(step.data["response"]) if step else None

    def given(self, number: int) -> str:
        """What was given, in words; "" for nothing."""
        step = self._step(number)
        return describe(item_of(step), response_from(step.data["response"])) if step else ""

    def confidence(self, number: int) -> Confidence | None:
        """How sure the learner said to be."""
        step = self._step(number)
        return confidence_of(step) if step else None

    def answer(self, number: int, response: Response, confidence: Confidence | None = None) -> bool:
        """Keep the response in place of an earlier one; it is on disk when this returns. False where time was up.

        Raises Unreadable, and keeps what was there, where the response cannot be read as an answer.
        """
        id = self._session.asked[number - 1]
        item, context = self._item(id)
        outcome = grade(item, response)
        if self.handed_in or self.time_is_up:
            return False
        step = self._session.step(id)
        if step is None or _said(step) != (response_data(response), confidence):
            data = self._answer_data(item, context, response, outcome, confidence)
            self._put(id, step, outcome.score, data)
        return True

    def clear(self, number: int) -> None:
        """Leave the question unanswered after all."""
        step = self._step(number)
        if step is not None and not self.handed_in and not self.time_is_up:
            self._set(self._session.after(self._append(Kind.REVOKED, step.item, of=step.event)))

    def undo(self) -> int | None:
        """Take back the answer given last; its number, or None where there is none."""
        last = self._session.last
        if last is None:
            return None
        number = self._session.place[last.item] + 1
        self.clear(number)
        return min(number, self.total)

    def mark(self, number: int) -> bool:
        """Put the question aside for later, or no more; whether it is now."""
        id = self._session.asked[number - 1]
        marked = id not in self._session.marked
        self._set(self._session.after(self._append(Kind.MARKED, id, marked=marked)))
        return marked

    def flag(self, number: int, note: str = "") -> None:
        """Mark the question as one that a teacher should look at."""
        self._flag(self._session.asked[number - 1], note)

    def hand_in(self) -> Result:
        """The end of the exam. What was given counts from now on; handing in again changes nothing."""
        if not self.handed_in:
            self._by_time = self.time_is_up
            result, unanswered = self.result(), list(self._session.unanswered)
            event = self._append(
                Kind.ENDED, points=result.score, possible=result.possible, unanswered=unanswered, by_time=result.by_time
            )
            self._set(self._session.after(event))
        return self.result()

    def result(self) -> Result:
        """How the exam went, for when it is handed in."""
        judged = tuple(self._judged(id) for id in self._session.asked)
        return Result(
            score=sum(each.points for each in judged),
            possible=sum(each.possible for each in judged),
            judged=judged,
            calibration=calibration((confidence_of(step), step.worth) for step in self._session.answers),
            by_time=self._by_time,
        )

    def judged(self, number: int) -> Judged:
        """One question of the result."""
        return self._judged(self._session.asked[number - 1])

    def overrule(self, number: int) -> Judged:
        """Count an answer of an exam that was handed in as right, as the learner says."""
        step = self._step(number)
        if step is not None and self.handed_in:
            self._overrule(step)
        return self.judged(number)

    def retry(self) -> Quiz:
        """The mistakes as a quiz. Raises UsageError where there are none to ask again."""
        wrong = {step.item for step in self._session.answers if step.worth < 1} & self._askable
        if not wrong:
            raise UsageError("there is no mistake to try again")
        return Quiz.begin(
            self._store, self.title, self._banks, self._held, replace(self._options, retry=True, exam=None),
            [id for id in self._session.asked if id in wrong],
            seed=self._session.seed, showing=self._session.showing + 1,
        )  # fmt: skip

    def _step(self, number: int) -> Step | None:
        return self._session.step(self._session.asked[number - 1])

    def _item(self, id: str) -> tuple[Item, str]:
        """The item with its context: as it was answered, else as the bank holds it."""
        step = self._session.step(id)
        if step is not None:
            return item_of(step), step.data["context"]
        return self._held[id].item, self._held[id].context

    def _put(self, id: str, before: Step | None, score: float, data: dict[str, Any]) -> None:
        """Take back the answer before and give another: both come on disk, or neither."""
        from newsquiz.store import Entry

        of_session = {"session": self._session.id}
        revoked = [Entry(Kind.REVOKED, id, None, {**of_session, "of": before.event})] if before else []
        session = self._session
        for event in self._store.append_all([*revoked, Entry(Kind.ANSWERED, id, score, {**of_session, **data})]):
            session = session.after(event)
        self._set(session)

    def _judged(self, id: str) -> Judged:
        item, context = self._item(id)
        step, marking = self._session.step(id), self.terms.marking
        answered = self._answered(step) if step else self._not_answered(id, item, context)
        points = item.points * marking.points(step.worth if step else None)
        return Judged(answered, points, item.points * marking.right, unanswered=step is None)

    def _not_answered(self, id: str, item: Item, context: str) -> Answered:
        return self._shown(id, item, context, DontKnow(), Outcome(0.0), given="no answer")


def _said(step: Step) -> tuple[Any, Any]:
    return step.data["response"], confidence_of(step)
