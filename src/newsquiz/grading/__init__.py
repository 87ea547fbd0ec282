"""A response to an item, graded: `grade`; and both sides of it in words: `describe`, `right_answer`, `reading`.

choices.py  what is picked, ordered or matched
typed.py    what is typed: names, numbers, dates
wording.py  answers in words
"""

from __future__ import annotations

from newsquiz.errors import Unreadable
from newsquiz.event import Chosen, Counted, DontKnow, Matched, Ordered, Outcome, Response, Truth, Typed
from newsquiz.grading import choices, typed
from newsquiz.grading.wording import describe, reading, right_answer
from newsquiz.item import (
    Cloze,
    Date,
    Item,
    Matching,
    MultipleAnswer,
    MultipleChoice,
    Number,
    Ordering,
    ShortAnswer,
    TrueFalse,
)

__all__ = ["describe", "grade", "reading", "right_answer"]


def grade(item: Item, response: Response) -> Outcome:
    """What a response is worth.

    Multiple choice, true/false, typed names, numbers and dates: 1 or 0. Multiple answer: right options less wrong ones,
    over the number of keys, never below 0. Cloze and matching: the share of gaps or pairs that are right. Ordering:
    Kendall's tau, never below 0 (see `choices.ordering`). Not knowing scores 0.

    Raises Unreadable where the response is no answer to this item: another type's response, options that are not on the
    item, text for a number, a range, an unreadable date, or one that can be read in two ways that are not both right.
    """
    match item, response:
        case _, DontKnow():
            return Outcome(0.0)
        case MultipleChoice(), Chosen(options):
            return choices.multiple_choice(item, options)
        case MultipleAnswer(ask="which"), Chosen(options):
            return choices.multiple_answer(item, options)
        case MultipleAnswer(ask="how_many"), Counted(number):
            return choices.how_many(item, number)
        case TrueFalse(), Truth(value):
            return choices.true_false(item, value)
        case Ordering(), Ordered(sequence):
            return choices.ordering(item, sequence)
        case Matching(), Matched(pairs):
            return choices.matching(item, pairs)
        case ShortAnswer() | Cloze() | Number() | Date(), Typed(texts):
            return typed.grade_texts(item, texts)
    raise Unreadable(f"this is no answer to a {item.type.replace('_', ' ')} item", mend="answer it in its own way")
