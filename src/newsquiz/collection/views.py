"""What the user interfaces are shown: questions, answers with their evidence, and how a quiz went."""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict, dataclass, replace
from typing import Any

from newsquiz.errors import UsageError
from newsquiz.event import Outcome, Response
from newsquiz.item import ITEM_TYPES, Item


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


@dataclass(frozen=True)
class QuizOptions:
    """What a quiz is made of. `new` begins afresh even where a quiz like it was left unfinished.

    Raises UsageError for a type that there is not, and for a count below 1.
    """

    count: int | None = None
    types: tuple[str, ...] = ()
    tag: str | None = None
    since: dt.date | None = None
    seed: int | None = None
    approved: bool = False
    retry: bool = False
    new: bool = False

    def __post_init__(self) -> None:
        known = [type_.model_fields["type"].default for type_ in ITEM_TYPES]
        unknown = [name for name in self.types if name not in known]
        if unknown:
            raise UsageError(f"{unknown[0]!r} is no type of item", mend=f"the types are {', '.join(known)}")
        if self.count is not None and self.count < 1:
            raise UsageError(f"a quiz of {self.count} items cannot be played", mend="ask for one item at least")

    def as_data(self) -> dict[str, Any]:
        """What must be equal for an unfinished quiz to be resumed, as JSON-ready data."""
        data = asdict(replace(self, new=False))
        del data["new"]
        return {**data, "types": sorted(self.types), "since": str(self.since) if self.since else None}
