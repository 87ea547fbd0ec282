"""What the line-by-line interface says, as lines. All that banks and articles hold is cleaned and kept to one line."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from newsquiz.article import SEPARATOR
from newsquiz.collection import Answered, Calibration, Passage, Question, Result, Summary
from newsquiz.collection.home_words import no_longer_so
from newsquiz.event import Confidence
from newsquiz.item import (
    BLANK,
    GAP,
    Cloze,
    Date,
    Item,
    Matching,
    MultipleAnswer,
    MultipleChoice,
    Number,
    Ordering,
    TrueFalse,
)
from newsquiz.language.dates import Granularity, PartialDate
from newsquiz.plain.reading import GAPS_APART, letter
from newsquiz.text import one_line

if TYPE_CHECKING:
    from newsquiz.collection.superseded import Superseded

_PARTS_OF_DATE = {Granularity.DAY: "day, month and year", Granularity.MONTH: "month and year", Granularity.YEAR: "year"}
COMMANDS = (
    "Commands: :u take back, :s skip, :d don't know, :sure :likely :guess before an answer, :o I was right, "
    ":f note to flag, :v evidence, :q leave."
)
AT_THE_END = "Enter ends the quiz; :u takes back the last answer, :o counts it as right, :v shows its article."
SURENESS = {f":{confidence}": confidence for confidence in Confidence}


def question_lines(question: Question) -> Iterator[str]:
    """The question in reading order: which one, its context, its stem, its options."""
    yield f"Question {question.number} of {question.total}{' (unchecked)' if question.unchecked else ''}"
    if question.context:
        yield one_line(question.context)
    yield stem_line(question.item)
    for number, left in enumerate(question.lefts, start=1):
        yield f"{number}) {one_line(left)}"
    for at, option in enumerate(question.options):
        yield f"{letter(at) if question.lefts else at + 1}) {one_line(option)}"


def stem_line(item: Item) -> str:
    """The stem with a blank for each gap of a cloze; several blanks are numbered."""
    if not isinstance(item, Cloze):
        return one_line(item.stem)
    gaps = iter(range(1, len(item.keys) + 1))
    return one_line(GAP.sub(lambda _: f"{BLANK} ({next(gaps)})" if len(item.keys) > 1 else BLANK, item.stem))


def prompt(question: Question) -> str:
    """How to answer this question."""
    match question.item:
        case TrueFalse():
            return "Type t for true or f for false."
        case MultipleChoice():
            return f"Type a number, 1 to {len(question.options)}."
        case MultipleAnswer(ask="how_many"):
            return "Type how many of these are right."
        case MultipleAnswer():
            return "Type the numbers of all that are right, with spaces."
        case Ordering():
            return "Type all the numbers in the right order, with spaces, as in 3 1 2."
        case Matching():
            return "Type each number with its letter, as in 1b 2a 3c."
        case Cloze() as item if len(item.keys) > 1:
            return f"Type what belongs in the {len(item.keys)} gaps, with {GAPS_APART} between them."
        case Cloze():
            return "Type what belongs in the gap."
        case Number(unit=unit):
            return f"Type a number, in {one_line(unit)}." if unit else "Type a number."
        case Date(granularity=granularity):
            return {"day": "Type a day, month and year.", "month": "Type a month and year.", "year": "Type a year."}[
                granularity
            ]
        case _:
            return "Type the answer."


def verdict_lines(answered: Answered, word: str = "") -> Iterator[str]:
    """The verdict first, in words (or `word` for it); then key, explanation and evidence."""
    yield f"{word or answered.outcome.verdict}. Yours: {one_line(answered.given)}"
    yield f"Right answer: {one_line(answered.right)}"
    if answered.outcome.slips:
        yield f"Forgiven: {one_line('; '.join(answered.outcome.slips))}"
    if answered.outcome.feedback:
        yield one_line(answered.outcome.feedback)
    yield from proof_lines(answered)


def proof_lines(answered: Answered) -> Iterator[str]:
    """Explanation, evidence, what speaks against it, and how old it is."""
    if answered.explanation:
        yield f"Why: {one_line(answered.explanation)}"
    for passage in answered.passages:
        yield from _evidence_lines(passage)
    if answered.conflict:
        yield one_line(answered.conflict)
    if answered.as_of:
        yield f"As of {_day(answered.as_of)}."


def superseded_lines(found: Sequence[Superseded]) -> Iterator[str]:
    """What was learnt and is no longer so, with both passages."""
    yield "Nothing that you learnt is no longer so." if not found else f"{no_longer_so(len(found))}."
    for number, each in enumerate(found, 1):
        yield ""
        yield f"{number}. {one_line(each.stem)}"
        yield f"You learnt: {one_line(each.before)}"
        for passage in each.passages_before:
            yield from _evidence_lines(passage)
        yield f"Now: {one_line(each.now)}"
        for passage in each.passages_now:
            yield from _evidence_lines(passage)


def _evidence_lines(passage: Passage) -> Iterator[str]:
    quote = one_line(passage.paragraph[passage.start : passage.end])
    yield f"Evidence: {_source(passage)}: “{quote}”"
    if (paragraph := one_line(passage.paragraph)) != quote:
        yield f"In its paragraph: {paragraph}"


def _source(passage: Passage) -> str:
    """`Leaders talk trade by phone, 5 June 2025, paragraph 2`"""
    parts = [one_line(passage.title)]
    if passage.published:
        parts.append(_day(passage.published))
    if passage.position:
        parts.append(f"paragraph {passage.position}")
    return ", ".join(parts)


def _day(date: dt.date) -> str:
    return PartialDate.of(date).in_words()


def article_lines(article: tuple[str, str, int, int]) -> Iterator[str]:
    """The whole article, a line a block; the block that holds the quote is announced, with the quote."""
    title, text, start, end = article
    yield f"Article: {one_line(title)}"
    at = 0
    for block in text.split(SEPARATOR):
        if at <= start < at + len(block):
            yield f"The evidence, “{one_line(text[start:end])}”, is in this paragraph:"
        yield one_line(block)
        at += len(block) + len(SEPARATOR)
    yield "End of the article."


def unanswered_lines(summary: Summary) -> Iterator[str]:
    """Every question without an answer, in full; nothing where all were answered."""
    if summary.unanswered:
        yield "Unanswered:"
    for question in summary.unanswered:
        yield ""
        yield from question_lines(question)
    if summary.unanswered:
        yield ""


def calibration_lines(calibration: Iterable[Calibration]) -> Iterator[str]:
    """How many were right of the answers that were said to be sure, likely or a guess."""
    for each in calibration:
        said = "a guess" if each.confidence is Confidence.GUESS else each.confidence
        yield f"Said to be {said}: {each.right} of {each.answers} right."


def score_line(summary: Summary | Result) -> str:
    """`Score: 7.5/10`, in points."""
    return f"Score: {points(summary.score)}/{points(summary.possible)}"


def points(value: float) -> str:
    """`7.5`, `10`, `-0.66`; never `-0`."""
    return f"{value if abs(value) >= 0.005 else 0.0:.2f}".rstrip("0").rstrip(".")
