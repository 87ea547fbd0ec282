"""What a quiz and an exam have in common: a session over the items of banks, and what of it is shown."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Self

from newsquiz.collection.holdings import Holding, passages_of
from newsquiz.collection.views import Answered, Question, QuizOptions
from newsquiz.event import Confidence, DontKnow, Event, Kind, Mode, Outcome, Response
from newsquiz.grading import describe, right_answer
from newsquiz.item import ITEM, Cloze, Item, Matching, ShortAnswer, Status, content_digest, key_digest
from newsquiz.session import Session, Step, presented, response_data, response_from

if TYPE_CHECKING:
    from newsquiz.schedule import Schedule
    from newsquiz.store import Store


class Sitting:
    """A session under way. Leaving it unfinished means that it can be resumed.

    `title` is that of its banks; `resumed` tells whether it was begun earlier. `schedule` gives the schedule as the log
    has it now.
    """

    MODE: ClassVar[Mode] = Mode.PLAY

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
        schedule: Callable[[], Schedule] | None = None,
    ) -> None:
        self.title = title
        self.resumed = resumed
        self._store = store
        self._banks = tuple(banks)
        self._held = held
        self._options = options
        self._notices = notices
        self._schedule = schedule
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
        schedule: Callable[[], Schedule] | None = None,
    ) -> Self:
        """A new session on the chosen items; its start is written down."""
        plan = [[id, content_digest(held[id].item), key_digest(held[id].item)] for id in chosen]
        data = {
            "session": str(uuid.uuid4()),
            "mode": cls.MODE.value,
            "seed": seed,
            "showing": showing,
            "banks": [list(bank) for bank in banks],
            "options": options.as_data(),
            "items": plan,
        }
        session = Session.started(store.append(Kind.STARTED, data=data))
        return cls(store, title, banks, held, options, session, notices, schedule=schedule)

    @property
    def notices(self) -> tuple[str, ...]:
        """What the learner should know, such as questions that left the bank."""
        return self._notices

    @property
    def total(self) -> int:
        """How many questions there are."""
        return len(self._session.asked)

    def _append(self, kind: Kind, item: str | None = None, score: float | None = None, **data: Any) -> Event:
        return self._store.append(kind, item=item, score=score, data={"session": self._session.id, **data})

    def _set(self, session: Session) -> None:
        lost = len(session.lost) - len(self._session.lost)
        self._session = session
        self._notices += _lost(lost)

    def _flag(self, item: str, note: str) -> None:
        self._set(self._session.after(self._append(Kind.FLAGGED, item, note=note)))

    def _overrule(self, step: Step) -> None:
        """Count an answer as right, as the learner says; what was typed is put to the teacher as acceptable."""
        if step.worth < 1 and not _is_unknown(step):
            proposed = _proposed(step)
            event = self._append(
                Kind.OVERRIDDEN, step.item, 1.0, of=step.event, **({"accepted": proposed} if proposed else {})
            )
            self._set(self._session.after(event))

    def _answer_data(
        self, item: Item, context: str, response: Response, outcome: Outcome, confidence: Confidence | None
    ) -> dict[str, Any]:
        """What is kept of an answer."""
        return answer_data(self.MODE, item, context, response_data(response), outcome, confidence)

    def _held_question(self, id: str) -> Question:
        holding = self._held[id]
        return self._question(id, holding.item, holding.context)

    def _question(self, id: str, item: Item, context: str) -> Question:
        return Question(
            number=self._session.place[id] + 1,
            total=self.total,
            item=item,
            context=context,
            options=presented(item, self._session.seed, id, self._session.showing),
            lefts=tuple(pair.left for pair in item.pairs) if isinstance(item, Matching) else (),
            unchecked=item.status is Status.DRAFT,
        )

    def _answered(self, step: Step) -> Answered:
        """An answer as it was given: the item of that time, never graded anew."""
        item, response = item_of(step), response_from(step.data["response"])
        return self._shown(
            step.item, item, step.data["context"], response, _outcome(step),
            given=describe(item, response), confidence=confidence_of(step),
        )  # fmt: skip

    def _shown(
        self, id: str, item: Item, context: str, response: Response, outcome: Outcome, *, given: str,
        confidence: Confidence | None = None,
    ) -> Answered:  # fmt: skip
        holding = self._held.get(id)
        return Answered(
            question=self._question(id, item, context),
            response=response,
            outcome=outcome,
            given=given,
            right=right_answer(item),
            explanation=item.explanation,
            passages=passages_of(item, holding.loaded if holding else None),
            as_of=item.as_of or (holding.as_of if holding else None),
            conflict=holding.conflict if holding else "",
            confidence=confidence,
        )


def answer_data(
    mode: Mode,
    item: Item,
    context: str,
    response: Mapping[str, Any],
    outcome: Outcome,
    confidence: Confidence | None,
) -> dict[str, Any]:
    """What is kept of an answer. The item goes along as it was asked, so that it can be shown after any edit."""
    return {
        "mode": mode.value,
        "response": dict(response),
        "confidence": confidence,
        "content": content_digest(item),
        "key": key_digest(item),
        "credit": list(outcome.credit),
        "slips": list(outcome.slips),
        "feedback": outcome.feedback,
        "proposed": None,
        "context": context,
        "asked": {"type": item.type, **item.model_dump(mode="json", exclude_defaults=True)},
    }


def item_of(step: Step) -> Item:
    """The item as it was asked."""
    return ITEM.validate_python(step.data["asked"])


def confidence_of(step: Step) -> Confidence | None:
    """How sure the learner said to be."""
    said = step.data.get("confidence")
    return Confidence(said) if said else None


def _proposed(step: Step) -> list[str | None]:
    """What was typed into each gap that was not counted right; [] where nothing typed could be accepted."""
    item, response = item_of(step), step.data["response"]
    if response["type"] != "typed" or not isinstance(item, ShortAnswer | Cloze):
        return []
    texts, credit = response["texts"], step.data["credit"]
    missed = [text if len(credit) <= gap or credit[gap] < 1 else None for gap, text in enumerate(texts)]
    return missed if any(missed) else []


def _is_unknown(step: Step) -> bool:
    """Whether the learner said not to know."""
    return isinstance(response_from(step.data["response"]), DontKnow)


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
