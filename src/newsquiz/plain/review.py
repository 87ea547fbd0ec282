"""Flashcards line by line: the question, its other side, the learner's grade."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, TextIO

from newsquiz.collection.review_words import NAMES, end_lines, graded_lines, info_lines
from newsquiz.errors import Unreadable
from newsquiz.event import Confidence, DontKnow
from newsquiz.language.spans import in_words
from newsquiz.plain.lines import Lines
from newsquiz.plain.reading import read_answer
from newsquiz.plain.wording import SURENESS, article_lines, prompt, proof_lines, question_lines, verdict_lines
from newsquiz.text import one_line

if TYPE_CHECKING:
    from newsquiz.collection import Question
    from newsquiz.collection.review import Review

COMMANDS = (
    "Commands: Enter reveals, or type the answer; :- bury until tomorrow, :@ suspend, :i about the card, :e its place "
    "in the bank file, :u take back, :d don't know, :sure :likely :guess before an answer, :f note to flag, "
    ":v evidence, :q leave."
)
GRADES = "1 again  2 hard  3 good  4 easy"
AT_THE_END = "Enter ends the review; :u takes back the last card."


class Reviewer:
    """Goes through the cards of one review."""

    def __init__(self, review: Review, lines: Lines, out: TextIO) -> None:
        self._review = review
        self._lines = lines
        self._out = out
        self._confidence: Confidence | None = None

    def go(self) -> None:
        """Ask until nothing is left, the time is up, the learner leaves or the input ends."""
        self._say([one_line(self._review.title), *map(one_line, self._review.notices), COMMANDS])
        while (line := self._next_line()) is not None:
            command, _, rest = line.partition(" ")
            if command == ":q" or (self._review.question is None and command != ":u"):
                break
            self._carry_out(command, rest, line)
        self._say([score_line(self._review)])

    def _next_line(self) -> str | None:
        """Say what is asked for, and wait for it; at the end only a person is waited for."""
        question = self._review.question
        if question is None:
            self._say(["", *end_lines(self._review)])
            if not self._lines.interactive and not self._lines.waiting():
                return None
            if self._lines.interactive:
                self._say([AT_THE_END])
        elif self._review.revealed is None:
            self._say(["", *question_lines(question), f"{prompt(question)} Enter reveals."])
        else:
            self._say([*_interval_lines(self._review), GRADES])
        line = self._lines.next()
        return None if line is None else one_line(line)

    def _say(self, lines: Iterable[str]) -> None:
        self._out.writelines(f"{line}\n" for line in lines)
        self._out.flush()

    def _carry_out(self, command: str, rest: str, line: str) -> None:
        match command.removeprefix(":") if self._review.revealed else command:
            case "u" | ":u":
                self._say(["Taken back."] if self._review.undo() else ["There is nothing to take back."])
            case "-" | ":-":
                self._review.bury()
                self._say(["Buried until tomorrow."])
            case "@" | ":@":
                self._review.suspend()
                self._say(["Suspended: it comes no more until it is let back in, in the browser."])
            case "i" | ":i":
                self._say(info_lines(self._review.info()))
            case _ if command.startswith(":"):
                self._aside(command, rest)
            case _ if self._review.revealed:
                self._grade(line)
            case "":
                answered = self._review.reveal()
                self._say([f"Answer: {one_line(answered.right)}", *proof_lines(answered)])
            case _:
                question = self._review.question
                assert question is not None
                self._answer(question, line)

    def _aside(self, command: str, rest: str) -> None:
        match command:
            case ":f":
                self._review.flag(rest)
                self._say(["Flagged."])
            case ":v":
                self._say(self._article_lines())
            case ":e":
                path, at = self._review.place()
                self._say([f"It stands in {one_line(str(path))}, line {at}."])
            case ":d" if self._review.revealed is None:
                self._say(verdict_lines(self._review.answer(DontKnow())))
            case _ if command in SURENESS and self._review.revealed is None:
                self._confidence = SURENESS[command]
                self._say([f"Noted: {self._confidence}."])
            case _:
                self._say([f"{command} is no command here. {COMMANDS}"])

    def _article_lines(self) -> Iterable[str]:
        revealed = self._review.revealed
        if revealed is None:
            return ["The article would give the answer away."]
        return article_lines(revealed.whole_article) if revealed.whole_article else ["There is no article to show."]

    def _answer(self, question: Question, line: str) -> None:
        try:
            answered = self._review.answer(read_answer(question, line), self._confidence)
        except Unreadable as unreadable:
            self._say([f"Not an answer: {one_line(str(unreadable))}."])
            return
        self._confidence = None
        self._say(verdict_lines(answered))

    def _grade(self, line: str) -> None:
        grade = line if line else str(self._review.proposed or "")
        if grade not in ("1", "2", "3", "4"):
            self._say([f"Not a grade: “{line}”. Type a number, 1 to 4."])
            return
        self._say(graded_lines(self._review.grade(int(grade))))


def _interval_lines(review: Review) -> Iterator[str]:
    if review.proposed:
        yield f"Proposed: {review.proposed} {NAMES[review.proposed - 1]}; Enter takes it."
    if review.intervals:
        after = (f"{name} in {in_words(each)}" for name, each in zip(NAMES, review.intervals, strict=True))
        yield f"Again after: {', '.join(after)}."


def score_line(review: Review) -> str:
    """`Score: 4/5`: cards remembered, of those graded."""
    return f"Score: {review.remembered}/{review.done}"
