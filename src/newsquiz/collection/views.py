"""What the user interfaces are shown: questions, answers with their evidence, and how a quiz went."""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict, dataclass, replace
from typing import Any

from newsquiz.errors import UsageError
from newsquiz.event import Confidence, DontKnow, Outcome, Response
from newsquiz.item import ITEM_TYPES, Item, Status
from newsquiz.session import Terms
from newsquiz.statistics.calibration import Calibration

UNANSWERED = "UNANSWERED"


@dataclass(frozen=True)
class Question:
    """What an interface needs to draw one item. `options` are in the order to show them.

    `options` holds the choices of a choice item, the entries of an ordering (shuffled), or the right sides of a
    matching (shuffled, left-over ones included); `lefts` holds the left sides of a matching.
    """

    number: int
    total: int
    item: Item
    context: str
    options: tuple[str, ...] = ()
    lefts: tuple[str, ...] = ()
    unchecked: bool = False


@dataclass(frozen=True)
class Passage:
    """A piece of evidence in its paragraph: the quote is `paragraph[start:end]`.

    `position` counts paragraphs from 1, and is 0 for a headline, a caption or an article that is missing.
    `text[text_start:text_end]` is the same quote in the whole article; `text` is "" where that is missing.
    """

    title: str
    published: dt.date | None
    position: int
    paragraph: str
    start: int
    end: int
    text: str
    text_start: int
    text_end: int


@dataclass(frozen=True)
class Answered:
    """An answer that is on disk, with all that the verdict screen shows. `given` and `right` are in words."""

    question: Question
    response: Response
    outcome: Outcome
    given: str
    right: str
    explanation: str
    passages: tuple[Passage, ...] = ()
    as_of: dt.date | None = None
    conflict: str = ""
    confidence: Confidence | None = None

    @property
    def arguable(self) -> bool:
        """Whether the learner can say to have been right: something was answered, and not all of it was counted."""
        return self.outcome.score < 1 and not isinstance(self.response, DontKnow)

    @property
    def whole_article(self) -> tuple[str, str, int, int] | None:
        """Title and text of the article that proves the key, and where the quote is; None where there is none."""
        passage = next((each for each in self.passages if each.text), None)
        return (passage.title, passage.text, passage.text_start, passage.text_end) if passage else None


@dataclass(frozen=True)
class Summary:
    """How a quiz stands. `score` and `possible` count points; `total` counts items, `answered` those with an answer."""

    score: float
    possible: float
    answered: int
    total: int
    mistakes: tuple[Answered, ...]
    unanswered: tuple[Question, ...]
    slips: tuple[str, ...]
    calibration: tuple[Calibration, ...] = ()


@dataclass(frozen=True)
class Place:
    """A question of an exam that is under way, as its overview lists it."""

    question: Question
    answered: bool
    marked: bool


@dataclass(frozen=True)
class Judged:
    """A question of an exam that was handed in; `points` are those it brought, of `possible`."""

    answered: Answered
    points: float
    possible: float
    unanswered: bool = False

    @property
    def word(self) -> str:
        """The verdict; no answer is an outcome of its own."""
        return UNANSWERED if self.unanswered else self.answered.outcome.verdict.value


@dataclass(frozen=True)
class Result:
    """How an exam went. `by_time` tells that its time ran out before it was handed in."""

    score: float
    possible: float
    judged: tuple[Judged, ...]
    calibration: tuple[Calibration, ...]
    by_time: bool

    def count(self, word: str) -> int:
        """How many questions had this verdict."""
        return sum(judged.word == word for judged in self.judged)

    @property
    def mistakes(self) -> tuple[Judged, ...]:
        """What was answered, and not right."""
        return tuple(each for each in self.judged if not each.unanswered and each.answered.outcome.score < 1)


@dataclass(frozen=True)
class Proposal:
    """What a learner typed and holds to be right: `text` for the gap `gap` (from 0) of `item`, said `times` times."""

    item: Item
    gap: int
    text: str
    times: int


@dataclass(frozen=True)
class QuizOptions:
    """What a quiz is made of. `new` begins afresh even where a quiz like it was left unfinished.

    `exam` holds the terms of an exam: without `drafts` among them, what was not approved does not come. Raises
    UsageError for a type that there is not, and for a count below 1.
    """

    count: int | None = None
    types: tuple[str, ...] = ()
    tag: str | None = None
    since: dt.date | None = None
    seed: int | None = None
    approved: bool = False
    retry: bool = False
    new: bool = False
    exam: Terms | None = None

    def __post_init__(self) -> None:
        known = [type_.model_fields["type"].default for type_ in ITEM_TYPES]
        unknown = [name for name in self.types if name not in known]
        if unknown:
            raise UsageError(f"{unknown[0]!r} is no type of item", mend=f"the types are {', '.join(known)}")
        if self.count is not None and self.count < 1:
            raise UsageError(f"a quiz of {self.count} items cannot be played", mend="ask for one item at least")

    @property
    def statuses(self) -> frozenset[Status]:
        """Which items may come. What is rejected or waits for a teacher never does."""
        approved_only = self.approved or (self.exam is not None and not self.exam.drafts)
        return frozenset({Status.APPROVED} if approved_only else {Status.APPROVED, Status.DRAFT})

    def as_data(self) -> dict[str, Any]:
        """What must be equal for an unfinished quiz to be resumed, as JSON-ready data."""
        data = asdict(replace(self, new=False, exam=None))
        del data["new"], data["exam"]
        if self.exam is not None:
            data["exam"] = self.exam.as_data()
        return {**data, "types": sorted(self.types), "since": str(self.since) if self.since else None}
