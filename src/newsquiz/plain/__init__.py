"""A quiz line by line, for screen readers, pipes and dumb terminals. Says everything in words, in reading order."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, TextIO

from newsquiz.collection import Answered, Exam, Question, Quiz
from newsquiz.errors import Interrupted, Unreadable
from newsquiz.event import Confidence, DontKnow
from newsquiz.language.spans import in_words
from newsquiz.plain.lines import Lines
from newsquiz.plain.reading import read_answer
from newsquiz.plain.wording import (
    AT_THE_END,
    COMMANDS,
    SURENESS,
    article_lines,
    calibration_lines,
    prompt,
    question_lines,
    score_line,
    unanswered_lines,
    verdict_lines,
)
from newsquiz.text import one_line

if TYPE_CHECKING:
    from newsquiz.collection.review import Review

__all__ = ["Lines", "run", "run_exam", "run_review"]


def run(quiz: Quiz, lines: Lines, out: TextIO) -> int:
    """Play the quiz on `lines` and `out`; the last line written is the score. Returns the exit status.

    At the end of the input what was answered is kept, and the quiz can be resumed. Raises Interrupted, saying what is
    kept, when the user stops the program.
    """
    try:
        return _Player(quiz, lines, out).play()
    except KeyboardInterrupt:
        kept = _answers(quiz.summary().answered)
        raise Interrupted(f"interrupted; {kept} kept", mend="the same command goes on from there") from None


def run_exam(exam: Exam, lines: Lines, out: TextIO) -> int:
    """Sit the exam on `lines` and `out`, and a quiz of its mistakes where that is wished for; otherwise as `run`."""
    from newsquiz.plain.exam import Sitter

    sitter = Sitter(exam, lines, out)
    try:
        sitter.sit()
    except KeyboardInterrupt:
        if exam.handed_in:
            raise Interrupted("interrupted; the exam is handed in") from None
        kept = _answers(sum(place.answered for place in exam.places))
        raise Interrupted(f"interrupted; {kept} kept", mend="the same command goes on from there") from None
    return run(sitter.retry, lines, out) if sitter.retry else 0


def run_review(review: Review, lines: Lines, out: TextIO) -> int:
    """Go through the cards on `lines` and `out`; otherwise as `run`."""
    from newsquiz.plain.review import Reviewer

    try:
        Reviewer(review, lines, out).go()
    except KeyboardInterrupt:
        kept = "1 card is" if review.done == 1 else f"{review.done} cards are"
        raise Interrupted(f"interrupted; {kept} kept", mend="the same command goes on from there") from None
    return 0


def _answers(count: int) -> str:
    return "1 answer is" if count == 1 else f"{count} answers are"


class _Player:
    def __init__(self, quiz: Quiz, lines: Lines, out: TextIO) -> None:
        self._quiz = quiz
        self._lines = lines
        self._out = out
        self._confidence: Confidence | None = None

    def play(self) -> int:
        self._greet()
        while True:
            question = self._quiz.question
            going_on = self._at_the_end() if question is None else self._ask(question)
            if not going_on:
                return 0

    def _say(self, lines: Iterable[str]) -> None:
        """Whole lines, flushed: what is said of an answer is said when that is on disk."""
        self._out.writelines(f"{line}\n" for line in lines)
        self._out.flush()

    def _greet(self) -> None:
        quiz = self._quiz
        self._say([one_line(quiz.title), *map(one_line, quiz.notices)])
        if quiz.resumed and quiz.question is not None:
            self._say([f"Resumed at question {quiz.number} of {quiz.total}. --new begins afresh."])
        elif quiz.resumed:
            self._say(["Resumed at the end: every question was seen. --new begins afresh."])
        self._say([COMMANDS])

    def _ask(self, question: Question) -> bool:
        """Ask until the quiz has moved on; False where the learner leaves or the input ends."""
        self._confidence = None
        self._say(["", *question_lines(question), prompt(question)])
        while True:
            line = self._lines.next()
            if line is None:
                return self._input_ended()
            line = one_line(line)
            if line == ":q":
                return self._leave()
            if self._moved_on(question, line):
                return True

    def _moved_on(self, question: Question, line: str) -> bool:
        """Carry out one line; whether another question is to be asked now (or this one again, after a change)."""
        command, _, rest = line.partition(" ")
        match command:
            case ":s":
                self._quiz.skip()
                self._say(["Skipped."])
                return True
            case ":u":
                return self._take_back()
            case ":d":
                self._tell(self._quiz.answer(DontKnow()))
                return True
            case _ if command.startswith(":"):
                self._aside(command, rest)
                return False
            case _:
                return self._answer(question, line)

    def _answer(self, question: Question, line: str) -> bool:
        try:
            answered = self._quiz.answer(read_answer(question, line), self._confidence)
        except Unreadable as unreadable:
            self._say([f"Not an answer: {one_line(str(unreadable))}.", prompt(question)])
            return False
        self._tell(answered)
        return True

    def _tell(self, answered: Answered) -> None:
        """The verdict at once; then when the item comes again, which takes a moment to find out."""
        self._say(verdict_lines(answered))
        again = self._quiz.comes_back(answered)
        if again is not None:
            self._say([f"Again in {in_words(again)}."])

    def _aside(self, command: str, rest: str) -> None:
        """A command that leaves the quiz where it is."""
        match command:
            case ":f":
                self._quiz.flag(rest)
                self._say(["Flagged."])
            case _ if command in SURENESS:
                self._confidence = SURENESS[command]
                self._say([f"Noted: {self._confidence}."])
            case ":o":
                overruled = self._quiz.overrule()
                self._say(verdict_lines(overruled) if overruled else ["There is no answer to count as right."])
            case ":v":
                last = self._quiz.last
                article = last.whole_article if last else None
                self._say(article_lines(article) if article else ["There is no article to show for the last answer."])
            case _:
                self._say([f"{command} is no command. {COMMANDS}"])

    def _take_back(self) -> bool:
        if not self._quiz.undoable:
            self._say(["There is nothing to take back."])
            return False
        told = len(self._quiz.notices)
        self._quiz.undo()
        self._say(["Taken back.", *map(one_line, self._quiz.notices[told:])])
        return True

    def _at_the_end(self) -> bool:
        """The summary. What still comes may take back the last answer; anything but a command ends the quiz."""
        summary = self._quiz.summary()
        self._say(["", *unanswered_lines(summary), *calibration_lines(summary.calibration)])
        self._say([f"{summary.answered} of {summary.total} answered."])
        while True:
            if self._lines.interactive:
                self._say([AT_THE_END])
            self._say([score_line(self._quiz.summary())])
            line = one_line(self._next_at_the_end() or "")
            if not line.startswith(":") or line == ":q":
                self._quiz.finish()
                return False
            if line == ":u":
                if self._take_back():
                    return True
            else:
                command, _, rest = line.partition(" ")
                self._aside(command, rest)

    def _next_at_the_end(self) -> str | None:
        """A person is waited for; a program that drives the quiz may be waiting for its end."""
        return self._lines.next() if self._lines.interactive or self._lines.waiting() else None

    def _input_ended(self) -> bool:
        summary = self._quiz.summary()
        self._say(["", f"The input ended; {_answers(summary.answered)} kept. The same command goes on from here."])
        self._say([*unanswered_lines(summary), score_line(summary)])
        return False

    def _leave(self) -> bool:
        summary = self._quiz.summary()
        self._say([f"{_answers(summary.answered)} kept. The same command goes on from here.", score_line(summary)])
        return False
