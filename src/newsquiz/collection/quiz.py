"""One quiz: what the interfaces call. Each change is on disk before it shows."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from newsquiz.collection.holdings import Holding
from newsquiz.collection.sitting import Sitting, confidence_of, item_of
from newsquiz.collection.views import Answered, Question, Summary
from newsquiz.errors import UsageError
from newsquiz.event import Confidence, DontKnow, Kind, Response
from newsquiz.grading import grade
from newsquiz.item import item_id
from newsquiz.statistics.calibration import calibration

MINUTE = dt.timedelta(minutes=1)


class Quiz(Sitting):
    """A quiz under way: one question after the other, each with its verdict at once."""

    @property
    def question(self) -> Question | None:
        """The question to ask now; None at the summary."""
        current = self._session.current
        return None if current is None else self._held_question(current)

    @property
    def number(self) -> int:
        """Which question of the quiz this is, from 1; the total at the summary."""
        current = self._session.current
        return self.total if current is None else self._session.place[current] + 1

    @property
    def last(self) -> Answered | None:
        """The last answer that stands."""
        answers = self._session.answers
        return self._answered(answers[-1]) if answers else None

    @property
    def undoable(self) -> bool:
        """Whether there is an answer or a skip to take back."""
        return self._session.last is not None

    def answer(self, response: Response, confidence: Confidence | None = None) -> Answered:
        """Grade the response to the current question and write it down, with how sure the learner said to be.

        It is on disk when this returns. Raises Unreadable, and stores nothing, where the response cannot be read as an
        answer.
        """
        holding = self._current()
        outcome = grade(holding.item, response)
        data = self._answer_data(holding.item, holding.context, response, outcome, confidence)
        event = self._append(Kind.ANSWERED, holding.id, outcome.score, **data)
        self._set(self._session.after(event))
        return self._answered(self._session.answers[-1])

    def skip(self) -> None:
        """Leave the current question unanswered and go on."""
        self._set(self._session.after(self._append(Kind.SKIPPED, self._current().id)))

    def undo(self) -> Question | None:
        """Take back the last answer or skip, at any depth, and ask again; None where there is nothing to take back."""
        last = self._session.last
        if last is None:
            return None
        self._set(self._session.after(self._append(Kind.REVOKED, last.item, of=last.event)))
        return self.question

    def flag(self, note: str = "", answered: Answered | None = None) -> None:
        """Mark the answered question, else the current one, else the last, as one that a teacher should look at."""
        last = self._session.last
        item = self._session.current or (last.item if last else None)
        if answered is not None:
            item = item_id(answered.question.item)
        if item is not None:
            self._flag(item, note)

    def overrule(self) -> Answered | None:
        """Count the last answer as right, as the learner says; returns it so, or None where nothing was answered.

        Not knowing is no answer to count as right. What was typed is put to the teacher as an answer to accept: see
        `Collection.proposals`.
        """
        if self.last is None or isinstance(self.last.response, DontKnow):
            return None
        self._overrule(self._session.answers[-1])
        return self.last

    def comes_back(self, answered: Answered) -> dt.timedelta | None:
        """How long until the item is asked again in a review, in minutes begun; None where its answer set no date.

        Folds what is new in the log. May be called from any thread.
        """
        if self._schedule is None:
            return None
        due = self._schedule().card(item_id(answered.question.item)).due
        return max(-((self._store.now() - due) // MINUTE) * MINUTE, dt.timedelta()) if due else None

    def summary(self) -> Summary:
        """How the quiz stands; at any time."""
        steps = self._session.answers
        items = {step.item: item_of(step) for step in steps}
        left = self._session.unanswered
        points = [items[step.item].points for step in steps]
        return Summary(
            score=sum(worth * step.worth for worth, step in zip(points, steps, strict=True)),
            possible=sum(points) + sum(self._held[id].item.points for id in left),
            answered=len(steps),
            total=self.total,
            mistakes=tuple(self._answered(step) for step in steps if step.worth < 1),
            unanswered=tuple(self._held_question(id) for id in left),
            slips=tuple(slip for step in steps for slip in step.data.get("slips", ())),
            calibration=calibration((confidence_of(step), step.worth) for step in steps),
        )

    def retry(self) -> Quiz:
        """The mistakes as a new quiz; this one is finished. Raises UsageError where there are none to ask again."""
        wrong = {step.item for step in self._session.answers if step.worth < 1} & self._askable
        if not wrong:
            raise UsageError("there is no mistake to try again")
        self.finish()
        return Quiz.begin(
            self._store, self.title, self._banks, self._held, replace(self._options, retry=True),
            [id for id in self._session.asked if id in wrong],
            seed=self._session.seed, showing=self._session.showing + 1, schedule=self._schedule,
        )  # fmt: skip

    def finish(self) -> None:
        """Mark the quiz as ended, so that it is not resumed."""
        if not self._session.ended:
            self._set(self._session.after(self._append(Kind.ENDED)))

    def _current(self) -> Holding:
        current = self._session.current
        if current is None:
            raise ValueError("the quiz is at its summary: there is no question to answer or to skip")
        return self._held[current]
