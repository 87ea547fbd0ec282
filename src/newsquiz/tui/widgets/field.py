"""What every answer field can do, and which one an item needs."""

from __future__ import annotations

from typing import Protocol

from newsquiz.collection import Question
from newsquiz.event import Response
from newsquiz.item import Cloze, Date, Item, Matching, MultipleAnswer, Number, Ordering, ShortAnswer, TrueFalse
from newsquiz.tui.widgets.keyline import Hint


class Field(Protocol):
    """A widget that takes one kind of answer. It is used again for the next question of its kind."""

    display: bool
    typed: bool

    async def ask(self, question: Question) -> None:
        """Show the question's options, nothing chosen yet."""

    def fill(self, response: Response) -> None:
        """Show an answer that was given to this question before."""

    def response(self) -> Response | None:
        """What the learner has given; None where something is still missing."""

    def draft(self) -> Response | None:
        """What stands there now, complete or not; None for nothing."""

    def missing(self) -> str:
        """What to do when `response` is None."""

    def instruction(self) -> str:
        """How to answer, where the stem alone does not say; "" otherwise."""

    def hints(self) -> tuple[Hint, ...]:
        """The field's own keys."""

    def take_focus(self) -> None:
        """Let keys come here."""


def kind_of(item: Item) -> str:
    """The name of the field for this item; equal names share one widget."""
    match item:
        case ShortAnswer() | Cloze() | Number() | Date():
            return "typed"
        case TrueFalse():
            return "truth"
        case Ordering():
            return "ordering"
        case Matching():
            return "matching"
        case MultipleAnswer(ask="how_many"):
            return "counted"
        case MultipleAnswer():
            return "several"
        case _:
            return "single"
