"""A quiz in memory, with the door of `newsquiz.collection.Quiz` and its real grading, and questions of every type."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from newsquiz.collection import Answered, Passage, Question, Summary
from newsquiz.event import Confidence, Outcome, Response
from newsquiz.grading import describe, grade, right_answer
from newsquiz.item import ITEM, Item, Matching, Ordering, options_of
from newsquiz.statistics.calibration import calibration

PARAGRAPHS = (
    "The town council of Marlow Bay voted on Tuesday to rebuild the old ferry pier, which a storm broke last winter.",
    "The work will take 90 days and cost 2.4 million dollars, the harbour office said. Most of it comes from the "
    "region, and the town adds what is left.",
    "Ferries leave from the northern quay until the pier is ready.",
)
ARTICLE = "\n\n".join(PARAGRAPHS)
QUOTE = "The work will take 90 days"
CONTEXT = "Marlow Bay ferry pier, March 2025"


def passage(quote: str = QUOTE) -> Passage:
    """The evidence for `quote` in the article above."""
    start = ARTICLE.index(quote)
    position = next(n for n, text in enumerate(PARAGRAPHS) if quote in text)
    within = PARAGRAPHS[position].index(quote)
    return Passage(
        "Marlow Bay rebuilds its pier", dt.date(2025, 3, 4), position + 1, PARAGRAPHS[position],
        within, within + len(quote), ARTICLE, start, start + len(quote),
    )  # fmt: skip


@dataclass(frozen=True)
class Asked:
    """An item with what the fake tells about it."""

    item: Item
    passages: tuple[Passage, ...] = ()
    conflict: str = ""
    unchecked: bool = False
    context: str = CONTEXT


def item(**fields: object) -> Item:
    """An item from plain fields."""
    return ITEM.validate_python(fields)


SINGLE = item(
    type="multiple_choice",
    stem="How many days will the work on the ferry pier in Marlow Bay take?",
    key="90 days",
    distractors=["45 days", "60 days", "120 days"],
    explanation="The harbour office gave the time when the council had voted.",
    as_of="2025-03-04",
)
SEVERAL = item(
    type="multiple_answer",
    stem="Who pays for the new ferry pier in Marlow Bay?",
    keys=["the region", "the town"],
    distractors=["the ferry company", "the harbour office"],
)
COUNTED = item(
    type="multiple_answer",
    ask="how_many",
    stem="Statements about the ferry pier in Marlow Bay",
    keys=["A storm broke the pier.", "The council voted to rebuild it."],
    distractors=["Ferries have stopped.", "The work takes a year."],
)
TRUTH = item(
    type="true_false",
    stem="Ferries in Marlow Bay stop while the pier is rebuilt.",
    key=False,
    correction="They leave from the northern quay.",
)
CLOZE = item(type="cloze", stem="The new pier costs {{2.4}} million {{dollars}}.")
SHORT = item(
    type="short_answer", stem="Which town is rebuilding its ferry pier?", key="Marlow Bay", answer_type="place"
)
NUMBER = item(type="number", stem="How long will the work on the pier in Marlow Bay take?", key=90, unit="days")
DATE = item(type="date", stem="On which day did the council of Marlow Bay vote?", key="2025-03-04", granularity="day")
ORDERING = item(
    type="ordering",
    stem="What happened to the ferry pier in Marlow Bay?",
    sequence=["A storm broke it", "The council voted", "The work began"],
)
MATCHING = item(
    type="matching",
    stem="Who does what for the ferry pier in Marlow Bay?",
    pairs=[{"left": "the council", "right": "votes"}, {"left": "the region", "right": "pays"}],
    distractors=["swims"],
)
NINE = (SINGLE, SEVERAL, TRUTH, SHORT, CLOZE, NUMBER, DATE, ORDERING, MATCHING)


class MemoryQuiz:
    """Keeps answers in a list. Options stand in the order of the item, those of an ordering and a matching reversed."""

    def __init__(self, *asked: Asked | Item, title: str = "Pier week", notices: tuple[str, ...] = ()) -> None:
        self.title = title
        self.notices = notices
        self.resumed = False
        self.flags: list[tuple[str, int]] = []
        self.finished = False
        self._asked = [each if isinstance(each, Asked) else Asked(each, (passage(),)) for each in asked]
        self._steps: list[Answered | None] = []

    def _question(self, number: int) -> Question:
        asked = self._asked[number]
        match asked.item:
            case Ordering(sequence=sequence):
                options: tuple[str, ...] = sequence[::-1]
            case Matching(pairs=pairs, distractors=distractors):
                options = tuple(pair.right for pair in pairs)[::-1] + tuple(each.text for each in distractors)
            case _:
                options = options_of(asked.item)[::-1]
        lefts = tuple(pair.left for pair in asked.item.pairs) if isinstance(asked.item, Matching) else ()
        return Question(number + 1, len(self._asked), asked.item, asked.context, options, lefts, asked.unchecked)

    @property
    def question(self) -> Question | None:
        """The first one without a step."""
        return self._question(len(self._steps)) if len(self._steps) < len(self._asked) else None

    @property
    def answers(self) -> list[Answered]:
        """All answers that stand."""
        return [step for step in self._steps if step is not None]

    @property
    def last(self) -> Answered | None:
        """The last answer that stands."""
        return self.answers[-1] if self.answers else None

    def answer(self, response: Response, confidence: Confidence | None = None) -> Answered:
        """Grade and keep."""
        question = self.question
        assert question is not None
        asked = self._asked[len(self._steps)]
        answered = Answered(
            question, response, grade(asked.item, response), describe(asked.item, response), right_answer(asked.item),
            asked.item.explanation, asked.passages, asked.item.as_of, asked.conflict, confidence,
        )  # fmt: skip
        self._steps.append(answered)
        return answered

    def comes_back(self, answered: Answered) -> None:
        """There is no schedule."""

    def skip(self) -> None:
        """A step without an answer."""
        self._steps.append(None)

    def undo(self) -> Question | None:
        """Drop the last step."""
        if not self._steps:
            return None
        self._steps.pop()
        return self.question

    def flag(self, note: str = "", answered: Answered | None = None) -> None:
        """Remember the note, and the number of the question."""
        current = answered.question if answered else self.question
        self.flags.append((note, current.number if current else 0))

    def overrule(self) -> Answered | None:
        """The last answer counts in full."""
        last = self.last
        assert last is not None
        self._steps[self._steps.index(last)] = replace(
            last, outcome=Outcome(1.0, feedback="You said that you were right.")
        )
        return self.last

    def summary(self) -> Summary:
        """Counted from the steps."""
        answers = self.answers
        left = [n for n in range(len(self._asked)) if n >= len(self._steps) or self._steps[n] is None]
        return Summary(
            sum(each.outcome.score for each in answers), float(len(self._asked)), len(answers), len(self._asked),
            tuple(each for each in answers if each.outcome.score < 1), tuple(self._question(n) for n in left),
            tuple(slip for each in answers for slip in each.outcome.slips),
            calibration((each.confidence, each.outcome.score) for each in answers),
        )  # fmt: skip

    def retry(self) -> MemoryQuiz:
        """The mistakes again."""
        self.finish()
        wrong = {each.question.number - 1 for each in self.answers if each.outcome.score < 1}
        return MemoryQuiz(*(self._asked[n] for n in sorted(wrong)), title=self.title)

    def finish(self) -> None:
        """Remember it."""
        self.finished = True
