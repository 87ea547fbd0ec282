"""The one door for the user interfaces: bank folders, the event store and the clock."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from newsquiz.event import Outcome, Response
from newsquiz.item import Item


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
    """A piece of evidence in its paragraph: the quote is `paragraph[start:end]`; `position` counts paragraphs from 1.

    `text[text_start:text_end]` is the same quote in the whole article.
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
