"""One quiz: what the interfaces call. Each change is on disk before it shows."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from newsquiz.collection.holdings import Holding, passages_of
from newsquiz.collection.views import Answered, Question, QuizOptions, Summary
from newsquiz.errors import UsageError
from newsquiz.event import Event, Kind, Outcome, Response
from newsquiz.grading import describe, grade, right_answer
from newsquiz.item import ITEM, Item, Matching, Status, content_digest, item_id, key_digest
from newsquiz.session import Session, Step, presented, response_data, response_from

if TYPE_CHECKING:
    from newsquiz.store import Store


class Quiz:
    """A quiz under way. Leaving it without `finish` means that it can be resumed.

    `title` is that of its banks; `resumed` tells whether it was begun earlier.
    """

    def __init__(
        self,
        store: Store,
        title: str,
        banks: Sequence[Sequence[str]],
        held: Mapping[str, Holding],
        options: QuizOptions,
        session: Session,
        notices: tuple[str, ...] = (),
        *,
        resumed: bool = False,
    ) -> None:
        self.title = title
        self.resumed = resumed
        self._store = store
        self._banks = tuple(banks)
        self._held = held
        self._options = options
        self._notices = notices
        self._askable = {id for id, holding in held.items() if holding.fits(options)}
        self._session = session.against(self._askable)
        if resumed:
            self._notices += (*_lost(len(self._session.lost)), *_edited(self._session, held))

    @classmethod
    def begin(
        cls,
        store: Store,
        title: str,
        banks: Sequence[Sequence[str]],
        held: Mapping[str, Holding],
        options: QuizOptions,
        chosen: Sequence[str],
        notices: tuple[str, ...] = (),
        *,
        seed: int,
        showing: int = 0,
    ) -> Quiz:
        """A new quiz on the chosen items; its start is written down."""
        plan = [[id, content_digest(held[id].item), key_digest(held[id].item)] for id in chosen]
        data = {
            "session": str(uuid.uuid4()),
            "seed": seed,
            "showing": showing,
            "banks": [list(bank) for bank in banks],
            "options": options.as_data(),
            "items": plan,
        }
        session = Session.started(store.append(Kind.STARTED, data=data))
        return cls(store, title, banks, held, options, session, notices)

    @property
    def notices(self) -> tuple[str, ...]:
        """What the learner should know, such as questions that left the bank."""
        return self._notices

    @property
    def question(self) -> Question | None:
        """The question to ask now; None at the summary."""
        current = self._session.current
        return (
            None if current is None else self._question(current, self._held[current].item, self._held[current].context)
        )

    @property
    def number(self) -> int:
        """Which question of the quiz this is, from 1; the total at the summary."""
        current = self._session.current
        return self.total if current is None else self._session.asked.index(current) + 1

    @property
    def total(self) -> int:
        """How many questions the quiz has."""
        return len(self._session.asked)

    @property
    def last(self) -> Answered | None:
        """The last answer that stands."""
        answers = self._session.answers
        return self._answered(answers[-1]) if answers else None

    @property
    def undoable(self) -> bool:
        """Whether there is an answer or a skip to take back."""
        return self._session.last is not None

    def answer(self, response: Response) -> Answered:
        """Grade the response to the current question and write it down. It is on disk when this returns.

        Raises Unreadable, and stores nothing, where the response cannot be read as an answer.
        """
        holding = self._current()
        outcome = grade(holding.item, response)
        event = self._append(Kind.ANSWERED, holding.id, outcome.score, **_answer_data(holding, response, outcome))
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
            self._set(self._session.after(self._append(Kind.FLAGGED, item, note=note)))

    def overrule(self) -> Answered | None:
        """Count the last answer as right, as the learner says; returns it so, or None where nothing was answered."""
        if not self._session.answers:
            return None
        last = self._session.answers[-1]
        if last.worth < 1:
            self._set(self._session.after(self._append(Kind.OVERRIDDEN, last.item, 1.0, of=last.event)))
        return self.last

    def whole_article(self, answered: Answered) -> tuple[str, str, int, int] | None:
        """Title and text of the article that proves the key, and where the quote is; None where there is none."""
        passage = next((each for each in answered.passages if each.text), None)
        return (passage.title, passage.text, passage.text_start, passage.text_end) if passage else None

    def summary(self) -> Summary:
        """How the quiz stands; at any time."""
        steps = self._session.answers
        items = {step.item: _item_of(step) for step in steps}
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
            seed=self._session.seed, showing=self._session.showing + 1,
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

    def _append(self, kind: Kind, item: str | None = None, score: float | None = None, **data: Any) -> Event:
        return self._store.append(kind, item=item, score=score, data={"session": self._session.id, **data})

    def _set(self, session: Session) -> None:
        lost = len(session.lost) - len(self._session.lost)
        self._session = session
        self._notices += _lost(lost)

    def _held_question(self, id: str) -> Question:
        holding = self._held[id]
        return self._question(id, holding.item, holding.context)

    def _question(self, id: str, item: Item, context: str) -> Question:
        return Question(
            number=self._session.asked.index(id) + 1,
            total=self.total,
            item=item,
            context=context,
            options=presented(item, self._session.seed, id, self._session.showing),
            lefts=tuple(pair.left for pair in item.pairs) if isinstance(item, Matching) else (),
            unchecked=item.status is Status.DRAFT,
        )

    def _answered(self, step: Step) -> Answered:
        """An answer as it was given: the item of that time, never graded anew."""
        item, response = _item_of(step), response_from(step.data["response"])
        holding = self._held.get(step.item)
        return Answered(
            question=self._question(step.item, item, step.data["context"]),
            response=response,
            outcome=_outcome(step),
            given=describe(item, response),
            right=right_answer(item),
            explanation=item.explanation,
            passages=passages_of(item, holding.loaded if holding else None),
            as_of=item.as_of or (holding.as_of if holding else None),
            conflict=holding.conflict if holding else "",
        )


def _answer_data(holding: Holding, response: Response, outcome: Outcome) -> dict[str, Any]:
    """What is kept of an answer. The item goes along as it was asked, so that it can be shown after any edit."""
    item = holding.item
    return {
        "response": response_data(response),
        "content": content_digest(item),
        "key": key_digest(item),
        "credit": list(outcome.credit),
        "slips": list(outcome.slips),
        "feedback": outcome.feedback,
        "proposed": None,
        "context": holding.context,
        "asked": {"type": item.type, **item.model_dump(mode="json", exclude_defaults=True)},
    }


def _item_of(step: Step) -> Item:
    return ITEM.validate_python(step.data["asked"])


def _outcome(step: Step) -> Outcome:
    data = step.data
    feedback = "You said that you were right." if step.overridden else data["feedback"]
    return Outcome(step.worth, tuple(data["credit"]), tuple(data["slips"]), feedback)


def _lost(count: int) -> tuple[str, ...]:
    if count < 1:
        return ()
    return (f"{count} question{'s' if count > 1 else ''} can be asked no more: the bank was changed meanwhile",)


def _edited(session: Session, held: Mapping[str, Holding]) -> tuple[str, ...]:
    """A notice of how many unanswered items are now asked in a new form."""
    planned = {entry.item: entry.content for entry in session.plan}
    count = sum(content_digest(held[id].item) != planned[id] for id in session.unanswered)
    return (f"{count} question{'s were' if count > 1 else ' was'} edited meanwhile",) if count else ()
