"""An exam line by line: questions in any order, no verdict before it is handed in, then all of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TextIO

from newsquiz.collection import UNANSWERED, Exam, Judged, Question, Quiz, Result
from newsquiz.errors import Unreadable, UsageError
from newsquiz.event import Confidence, Verdict
from newsquiz.plain.lines import Lines
from newsquiz.plain.reading import read_answer
from newsquiz.plain.wording import (
    SURENESS,
    article_lines,
    calibration_lines,
    points,
    prompt,
    question_lines,
    score_line,
    stem_line,
    verdict_lines,
)
from newsquiz.text import one_line

COMMANDS = (
    "Commands: :n next, :p previous, :g 3 go to question 3, :l list, :m mark for later, :c clear the answer, "
    ":u take back the last answer, :sure :likely :guess before an answer, :f note to flag, :h hand in, :q leave."
)
AFTERWARDS = (
    "Commands: :g 3 question 3 again, :n next, :p previous, :v its article, :o I was right, :f note to flag, "
    ":r retry the mistakes, Enter to end."
)


class Sitter:
    """Sits one exam. `retry` is the quiz of its mistakes, once that is wished for."""

    def __init__(self, exam: Exam, lines: Lines, out: TextIO) -> None:
        self.retry: Quiz | None = None
        self._exam = exam
        self._lines = lines
        self._out = out
        self._number = exam.first_open
        self._confidence: Confidence | None = None
        self._warned = False

    def sit(self) -> None:
        """Ask until the exam is handed in, then tell how it went; or until the learner leaves."""
        self._greet()
        while not self._exam.handed_in:
            if not self._ask():
                return
        self._judge()
        self._look_back()

    @property
    def _at_the_end(self) -> bool:
        """Behind the last question."""
        return self._number > self._exam.total

    def _say(self, lines: Iterable[str]) -> None:
        self._out.writelines(f"{line}\n" for line in lines)
        self._out.flush()

    def _greet(self) -> None:
        exam, marking = self._exam, self._exam.terms.marking
        self._say([one_line(exam.title), *map(one_line, exam.notices)])
        questions = f"{exam.total} question{'' if exam.total == 1 else 's'}"
        worth = f"{points(marking.right)} for a right answer, {points(marking.wrong)} for a wrong one, 0 for none"
        self._say([f"Exam, {questions}. Points: {worth}."])
        if exam.resumed:
            self._say(["Resumed: what was answered is kept. --new begins afresh."])
        self._say([COMMANDS])

    def _ask(self) -> bool:
        """Show a question, or the end of them, and carry out lines until another is due; False to leave."""
        self._confidence = None
        self._say(["", *(self._end_lines() if self._at_the_end else self._asked_lines())])
        while True:
            line = self._next()
            if self._exam.handed_in:
                return True
            if line is None:
                return self._input_ended()
            if line == ":q":
                self._leave()
                return False
            if self._carried_out(line):
                return True

    def _next(self) -> str | None:
        """The next line; the exam is handed in where its time runs out before that comes."""
        left = self._exam.seconds_left
        if left is not None:
            self._lines.waiting(left)
        line = None if self._exam.time_is_up else self._lines.next()
        if self._exam.time_is_up:
            self._end_by_time()
        return None if line is None else one_line(line)

    def _end_by_time(self) -> None:
        self._exam.hand_in()
        self._say(["The time is up."])

    def _asked_lines(self) -> Iterator[str]:
        place = self._exam.place(self._number)
        yield from question_lines(place.question)
        if place.marked:
            yield "Marked for later."
        if place.answered:
            yield f"Your answer: {one_line(self._exam.given(self._number))}"
        if self._exam.seconds_left is not None:
            yield f"Time left: {in_words(self._exam.seconds_left)}."
        yield prompt(place.question)

    def _end_lines(self) -> Iterator[str]:
        yield "That was the last question."
        yield from self._open_lines()
        yield "Type :h to hand in, or :g with a number to go to a question."

    def _open_lines(self) -> Iterator[str]:
        places = self._exam.places
        for words, numbers in (
            ("Unanswered", [place.question.number for place in places if not place.answered]),
            ("Marked for later", [place.question.number for place in places if place.marked]),
        ):
            if numbers:
                yield f"{words}: {', '.join(map(str, numbers))}."

    def _carried_out(self, line: str) -> bool:
        """Whether another question is to be shown (or this one again)."""
        command, _, rest = line.partition(" ")
        match command:
            case ":h":
                return self._handed_in()
            case ":n" | ":s":
                return self._go(self._number + 1)
            case ":p":
                return self._go(self._number - 1)
            case ":g":
                return self._go(int(rest) if rest.isascii() and rest.isdigit() and len(rest) < 9 else 0)
            case ":u":
                return self._take_back()
            case ":l":
                self._say(self._list_lines())
            case _ if not command.startswith(":") and not self._at_the_end:
                return self._answer(self._exam.place(self._number).question, line)
            case _:
                self._say([self._aside(command, rest)])
        return False

    def _aside(self, command: str, rest: str) -> str:
        """Carry out a command on the question that is shown; what to say of it."""
        if self._at_the_end:
            return f"There is no question here. {COMMANDS}"
        match command:
            case ":m":
                return "Marked for later." if self._exam.mark(self._number) else "No longer marked."
            case ":c":
                self._exam.clear(self._number)
                return "Cleared: the question has no answer now."
            case ":f":
                self._exam.flag(self._number, rest)
                return "Flagged."
            case _ if command in SURENESS:
                self._confidence = SURENESS[command]
                return f"Noted: {self._confidence}."
            case _:
                return f"{command} is no command of an exam. {COMMANDS}"

    def _go(self, number: int) -> bool:
        if not 1 <= number <= self._exam.total + 1:
            self._say([f"The questions go from 1 to {self._exam.total}."])
            return False
        self._number = number
        return True

    def _answer(self, question: Question, line: str) -> bool:
        try:
            kept = self._exam.answer(self._number, read_answer(question, line), self._confidence)
        except Unreadable as unreadable:
            self._say([f"Not an answer: {one_line(str(unreadable))}.", prompt(question)])
            return False
        if kept:
            self._say(["Kept."])
            self._number += 1
        else:
            self._end_by_time()
        return True

    def _take_back(self) -> bool:
        number = self._exam.undo()
        if number is None:
            self._say(["There is nothing to take back."])
            return False
        self._say(["Taken back."])
        self._number = number
        return True

    def _list_lines(self) -> Iterator[str]:
        for place in self._exam.places:
            state = "answered" if place.answered else "unanswered"
            marked = ", marked for later" if place.marked else ""
            yield f"{place.question.number}: {state}{marked}: {stem_line(place.question.item)}"

    def _handed_in(self) -> bool:
        """A person is told first what is still open, and hands in by saying so again."""
        still_open = list(self._open_lines())
        if still_open and self._lines.interactive and not self._warned:
            self._warned = True
            self._say([*still_open, "Type :h again to hand in all the same."])
            return False
        self._exam.hand_in()
        return True

    def _input_ended(self) -> bool:
        """Who has come to the end of the questions has no more to say; anywhere else the exam can be resumed."""
        if self._at_the_end and not self._lines.interactive:
            self._exam.hand_in()
            return True
        self._say(["", "The input ended."])
        self._leave()
        return False

    def _leave(self) -> None:
        kept = sum(place.answered for place in self._exam.places)
        self._say([f"{kept} of {self._exam.total} answered and kept. The same command goes on from here."])
        self._say([*self._open_lines(), "Score: none yet, since the exam was not handed in."])

    def _judge(self) -> None:
        """Every question with its verdict, then how the exam went."""
        result = self._exam.result()
        for judged in result.judged:
            self._say(["", *_judged_lines(judged)])
        self._say(["", _counts(result), *calibration_lines(result.calibration)])

    def _look_back(self) -> None:
        """Anything but a command ends it; a person is waited for, a program may be waiting for the end."""
        self._number = 0
        while True:
            if self._lines.interactive:
                self._say([AFTERWARDS])
            self._say([score_line(self._exam.result())])
            line = self._lines.next() if self._lines.interactive or self._lines.waiting() else None
            command, _, rest = one_line(line or "").partition(" ")
            if not command.startswith(":") or command == ":q":
                return
            if command == ":r" and self._begin_retry():
                return
            if command != ":r":
                self._say(self._looked_at(command, rest))

    def _begin_retry(self) -> bool:
        try:
            self.retry = self._exam.retry()
        except UsageError as error:
            self._say([f"{one_line(str(error)).capitalize()}."])
        return self.retry is not None

    def _looked_at(self, command: str, rest: str) -> Iterator[str]:
        steps = {":n": self._number + 1, ":p": self._number - 1}
        number = int(rest) if command == ":g" and rest.isascii() and rest.isdigit() and len(rest) < 9 else 0
        number = steps.get(command, number if command == ":g" else self._number)
        if not 1 <= number <= self._exam.total:
            yield f"Type :g with a question from 1 to {self._exam.total} first."
            return
        self._number = number
        judged = self._exam.judged(number)
        match command:
            case ":n" | ":p" | ":g":
                yield from ("", *_judged_lines(judged))
            case ":o" if not judged.answered.arguable:
                yield "There is no answer to count as right."
            case ":o":
                yield from _judged_lines(self._exam.overrule(number))
            case ":f":
                self._exam.flag(number, rest)
                yield "Flagged."
            case ":v":
                article = judged.answered.whole_article
                yield from article_lines(article) if article else ["There is no article to show for this question."]
            case _:
                yield f"{command} is no command. {AFTERWARDS}"


def _judged_lines(judged: Judged) -> Iterator[str]:
    yield from question_lines(judged.answered.question)
    yield from verdict_lines(judged.answered, judged.word)
    yield f"Points: {points(judged.points)} of {points(judged.possible)}"


def _counts(result: Result) -> str:
    words = (*Verdict, UNANSWERED)
    counts = ", ".join(f"{result.count(word)} {word.lower()}" for word in words if result.count(word))
    return f"{'The time ran out. ' if result.by_time else ''}{counts.capitalize()}."


def in_words(seconds: int) -> str:
    """`1 hour 5 minutes`, `12 minutes`, `40 seconds`."""
    hours, minutes = seconds // 3600, seconds % 3600 // 60
    parts = [(hours, "hour"), (minutes, "minute")] if seconds >= 60 else [(seconds, "second")]
    return " ".join(f"{count} {unit}{'' if count == 1 else 's'}" for count, unit in parts if count or unit == "second")
