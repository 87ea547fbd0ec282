"""Exams: in any order, changed at will, kept as given, on time, judged when they are handed in."""

from __future__ import annotations

import datetime as dt
import io
import json
import os
import pty
import re
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from newsquiz import plain
from newsquiz.cli import status_of
from newsquiz.collection import Calibration, Exam, Marking, Terms
from newsquiz.errors import Interrupted, StoreError, Unreadable, UsageError
from newsquiz.event import Chosen, Confidence, Truth, Typed
from newsquiz.plain.exam import in_words
from newsquiz.plain.lines import Lines
from tests.unit.desk import Desk, choice, truth

SHORT = {"id": "s", "type": "short_answer", "stem": "Which bay?", "key": "Marlow Bay", "status": "approved"}
NUMBER = {"id": "n", "type": "number", "stem": "How many?", "key": 3, "status": "approved"}
CLOZE = {"id": "cz", "type": "cloze", "stem": "A {{pier}} in a {{storm}}.", "status": "approved"}


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(tmp_path)
    yield desk
    desk.close()


def approved(*ids: str, **more: Any) -> list[dict[str, Any]]:
    return [truth(id, status="approved", **more) for id in ids]


def terms(written: str = "1/0", **more: Any) -> Terms:
    return Terms(Marking.parse(written), **more)


def words(exam: Exam) -> list[str]:
    return [judged.word for judged in exam.result().judged]


def test_questions_are_answered_in_any_order_and_changed_until_the_end(desk: Desk) -> None:
    exam = desk.exam(desk.bank(*approved("a", "b", "c")))
    exam.answer(3, Truth(False))
    exam.answer(1, Truth(False))
    exam.answer(3, Truth(True))
    assert [exam.response(number) for number in (1, 2, 3)] == [Truth(False), None, Truth(True)]
    assert exam.given(3) == "True" and exam.given(2) == ""
    exam.hand_in()
    assert words(exam) == ["WRONG", "UNANSWERED", "RIGHT"]
    assert (exam.result().score, exam.result().possible) == (1, 3)


def test_an_answer_is_on_disk_when_it_is_given_and_a_changed_one_revokes_the_one_before(desk: Desk) -> None:
    exam = desk.exam(desk.bank(*approved("a")))
    exam.answer(1, Truth(True), Confidence.GUESS)
    exam.answer(1, Truth(True), Confidence.GUESS)
    exam.answer(1, Truth(False))
    log = desk.rows("SELECT kind, item, score, json_extract(data, '$.mode') FROM events ORDER BY seq")
    assert log == [
        ("started", None, None, "exam"),
        ("answered", "a", 1.0, "exam"),
        ("revoked", "a", None, None),
        ("answered", "a", 0.0, "exam"),
    ]
    [(revoked, first)] = desk.rows(
        "SELECT json_extract(r.data, '$.of'), a.id FROM events r, events a WHERE r.kind = 'revoked' AND a.seq = 2"
    )
    assert revoked == first


def test_a_change_that_cannot_be_written_leaves_the_answer_before(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    exam = desk.exam(desk.bank(*approved("a")))
    exam.answer(1, Truth(True))
    connection = sqlite3.connect(desk.home / "newsquiz.db")
    connection.execute(
        "CREATE TRIGGER full BEFORE INSERT ON events WHEN NEW.kind = 'answered' "
        "BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END"
    )
    connection.commit()
    connection.close()
    with pytest.raises(StoreError):
        exam.answer(1, Truth(False))
    assert exam.response(1) == Truth(True)
    assert desk.rows("SELECT kind FROM events ORDER BY seq") == [("started",), ("answered",)]


def test_an_exam_that_was_left_goes_on_with_its_answers_and_marks(desk: Desk) -> None:
    bank = desk.bank(*approved("a", "b", "c"))
    exam = desk.exam(bank)
    exam.answer(1, Truth(False), Confidence.LIKELY)
    exam.mark(1)
    exam.mark(3)
    exam.mark(3)
    again = desk.exam(bank)
    assert (again.resumed, again.first_open) == (True, 2)
    assert (again.response(1), again.confidence(1)) == (Truth(False), Confidence.LIKELY)
    assert [place.marked for place in again.places] == [True, False, False]


@pytest.mark.parametrize("other", [None, terms("2/-1"), terms(seconds=60), terms(drafts=True)])
def test_other_terms_make_another_exam_and_a_quiz_is_none(desk: Desk, other: Terms | None) -> None:
    bank = desk.bank(*approved("a", "b"))
    desk.exam(bank, terms=terms(seconds=90)).answer(1, Truth(True))
    assert not desk.exam(bank, terms=other).resumed
    assert not desk.quiz(bank).resumed
    assert desk.exam(bank, terms=terms(seconds=90)).resumed


def test_an_exam_that_was_handed_in_is_over(desk: Desk) -> None:
    bank = desk.bank(*approved("a", "b"))
    exam = desk.exam(bank)
    exam.hand_in()
    assert not exam.answer(1, Truth(True))
    exam.clear(1)
    exam.hand_in()
    assert desk.rows("SELECT count(*) FROM events WHERE kind = 'ended'") == [(1,)]
    assert not desk.exam(bank).resumed


def test_the_end_of_an_exam_says_in_the_log_how_it_went(desk: Desk) -> None:
    exam = desk.exam(desk.bank(*approved("a", "b"), SHORT), terms=terms("2/-0.5"))
    exam.answer(1, Truth(False))
    exam.hand_in()
    [(data,)] = desk.rows("SELECT data FROM events WHERE kind = 'ended'")
    stored = json.loads(data)
    assert (stored["points"], stored["possible"], stored["unanswered"], stored["by_time"]) == (
        -0.5,
        6,
        ["b", "s"],
        False,
    )


def test_wrong_answers_cost_what_the_marking_says_and_open_questions_nothing(desk: Desk) -> None:
    items = [*approved("a", "b", "c"), {**approved("d")[0], "points": 3}, CLOZE]
    exam = desk.exam(desk.bank(*items), terms=terms("2/-0.66"))
    exam.answer(1, Truth(True))
    exam.answer(2, Truth(False))
    exam.answer(4, Truth(False))
    exam.answer(5, Typed(("pier", "calm")))
    result = exam.hand_in()
    assert [judged.points for judged in result.judged] == pytest.approx([2, -0.66, 0, -1.98, 1])
    assert (round(result.score, 2), result.possible) == (0.36, 14)
    assert [result.count(word) for word in ("RIGHT", "PARTLY", "WRONG", "UNANSWERED")] == [1, 1, 2, 1]


def test_what_cannot_be_read_leaves_the_answer_before(desk: Desk) -> None:
    exam = desk.exam(desk.bank(NUMBER))
    exam.answer(1, Typed(("4",)))
    with pytest.raises(Unreadable):
        exam.answer(1, Typed(("many",)))
    assert exam.response(1) == Typed(("4",))


def test_an_answer_can_be_cleared_and_the_last_one_taken_back(desk: Desk) -> None:
    exam = desk.exam(desk.bank(*approved("a", "b")))
    assert exam.undo() is None
    exam.answer(2, Truth(True))
    exam.answer(1, Truth(True))
    exam.clear(2)
    assert [place.answered for place in exam.places] == [True, False]
    assert exam.undo() == 1
    assert not any(place.answered for place in exam.places)


@pytest.mark.parametrize(("drafts", "total"), [(False, 2), (True, 3)])
def test_an_exam_asks_what_is_approved_unless_drafts_are_included(desk: Desk, drafts: bool, total: int) -> None:
    items = [*approved("a", "b"), truth("draft"), truth("no", status="rejected"), truth("later", status="changed")]
    assert desk.exam(desk.bank(*items), terms=terms(drafts=drafts)).total == total


def test_an_exam_without_approved_items_says_how_to_have_one(desk: Desk) -> None:
    with pytest.raises(UsageError, match="approve some, or add --include draft"):
        desk.exam(desk.bank(truth("a")))


def test_siblings_are_never_in_one_exam(desk: Desk) -> None:
    evidence = [{"article": "pier", "start": 0, "end": 4, "quote": "Pier"}]
    items = approved("a", "b", "c", fact="same", evidence=evidence)
    assert desk.exam(desk.bank(*items, articles=[{"id": "pier"}])).total == 1


def test_time_runs_while_the_exam_is_left_and_nothing_is_kept_behind_it(desk: Desk) -> None:
    bank = desk.bank(*approved("a", "b"))
    limit = terms(seconds=60)
    exam = desk.exam(bank, terms=limit)
    assert exam.answer(1, Truth(True))
    desk.now += dt.timedelta(seconds=59.5)
    again = desk.exam(bank, terms=limit)
    assert (again.seconds_left, again.time_is_up) == (1, False)
    desk.now += dt.timedelta(seconds=0.5)
    assert (again.seconds_left, again.time_is_up) == (0, True)
    assert not again.answer(2, Truth(True))
    again.clear(1)
    result = again.hand_in()
    assert result.by_time and [judged.word for judged in result.judged] == ["RIGHT", "UNANSWERED"]


def test_without_a_limit_there_is_no_time(desk: Desk) -> None:
    exam = desk.exam(desk.bank(*approved("a")))
    desk.now += dt.timedelta(days=9)
    assert exam.seconds_left is None and exam.answer(1, Truth(True))


def test_the_mistakes_become_a_quiz_with_verdicts(desk: Desk) -> None:
    bank = desk.bank(*approved("a", "b", "c", "d"))
    exam = desk.exam(bank)
    for number, value in ((1, True), (2, False), (4, False)):
        exam.answer(number, Truth(value))
    exam.hand_in()
    quiz = exam.retry()
    asked = []
    while quiz.question is not None:
        asked.append(quiz.question.item.id)
        assert quiz.answer(Truth(True)).outcome.score == 1
    assert asked == ["b", "d"]


def test_an_exam_without_a_mistake_has_nothing_to_retry(desk: Desk) -> None:
    exam = desk.exam(desk.bank(*approved("a", "b")))
    exam.answer(1, Truth(True))
    exam.hand_in()
    with pytest.raises(UsageError, match="no mistake"):
        exam.retry()


def test_mistakes_of_an_exam_count_when_it_is_handed_in_and_not_before(desk: Desk) -> None:
    bank = desk.bank(*approved("a", "b"))
    exam = desk.exam(bank)
    exam.answer(1, Truth(False))
    with pytest.raises(UsageError, match="no mistake"):
        desk.quiz(bank, retry=True)
    exam.hand_in()
    quiz = desk.quiz(bank, retry=True)
    assert quiz.total == 1 and quiz.question is not None and quiz.question.item.id == "a"


def test_i_was_right_counts_only_after_the_exam_and_reaches_the_teacher(desk: Desk) -> None:
    bank = desk.bank(SHORT)
    exam = desk.exam(bank, terms=terms("2/-1"))
    exam.answer(1, Typed(("The harbour",)))
    exam.overrule(1)
    assert exam.result().score == -1
    exam.hand_in()
    assert exam.overrule(1).points == 2
    assert [(each.text, each.times) for each in desk.collection().proposals(bank)] == [("The harbour", 1)]


def test_how_sure_one_was_is_reported_after_the_exam(desk: Desk) -> None:
    exam = desk.exam(desk.bank(*approved("a", "b")))
    exam.answer(1, Truth(True), Confidence.SURE)
    exam.answer(2, Truth(False), Confidence.SURE)
    assert exam.hand_in().calibration == (Calibration(Confidence.SURE, 2, 1),)


def test_an_answered_question_stays_as_it_was_asked_whatever_becomes_of_the_bank(desk: Desk) -> None:
    exam = desk.exam(desk.bank(*approved("a", "b", "c")))
    exam.answer(1, Truth(True))
    exam.answer(2, Truth(True))
    again = desk.exam(desk.bank(truth("a", False, status="approved", stem="Now it does not."), *approved("c")))
    assert [place.question.item.stem[-8:] for place in again.places] == ["a holds.", "b holds.", "c holds."]
    again.answer(2, Truth(False))
    assert words(again) == ["RIGHT", "WRONG", "UNANSWERED"]
    again.clear(2)
    assert again.total == 2


# Line by line


def fed(text: str) -> Lines:
    read, write = os.pipe()
    os.write(write, text.encode())
    os.close(write)
    return Lines(read)


def sat(exam: Exam, text: str) -> str:
    out = io.StringIO()
    assert plain.run_exam(exam, fed(text), out) == 0
    return out.getvalue()


GOLDEN = """\
Pier week
Exam, 3 questions. Points: 2 for a right answer, -0.66 for a wrong one, 0 for none.
Commands: :n next, :p previous, :g 3 go to question 3, :l list, :m mark for later, :c clear the answer, \
:u take back the last answer, :sure :likely :guess before an answer, :f note to flag, :h hand in, :q leave.

Question 1 of 3
Statement a holds.
Time left: 20 minutes.
Type t for true or f for false.
Noted: sure.
Kept.

Question 2 of 3
Statement b holds.
Time left: 20 minutes.
Type t for true or f for false.
Marked for later.

Question 3 of 3
Which bay?
Time left: 20 minutes.
Type the answer.
Kept.

That was the last question.
Unanswered: 2.
Marked for later: 2.
Type :h to hand in, or :g with a number to go to a question.

Question 1 of 3
Statement a holds.
Your answer: True
Time left: 20 minutes.
Type t for true or f for false.
Kept.

Question 2 of 3
Statement b holds.
Marked for later.
Time left: 20 minutes.
Type t for true or f for false.
1: answered: Statement a holds.
2: unanswered, marked for later: Statement b holds.
3: answered: Which bay?

Question 1 of 3
Statement a holds.
WRONG. Yours: False
Right answer: True
Points: -0.66 of 2

Question 2 of 3
Statement b holds.
UNANSWERED. Yours: no answer
Right answer: True
Points: 0 of 2

Question 3 of 3
Which bay?
RIGHT. Yours: marlow bay
Right answer: Marlow Bay
Points: 2 of 2

1 right, 1 wrong, 1 unanswered.
Score: 1.34/6
"""


def test_an_exam_line_by_line_reads_in_order_and_tells_no_verdict_before_its_end(desk: Desk) -> None:
    exam = desk.exam(desk.bank(*approved("a", "b"), SHORT, title="Pier week"), terms=terms("2/-0.66", seconds=1200))
    assert sat(exam, ":sure\nt\n:m\n:n\nmarlow bay\n:g 1\nf\n:l\n:h\n") == GOLDEN


def test_the_end_of_the_input_behind_the_last_question_hands_in(desk: Desk) -> None:
    output = sat(desk.exam(desk.bank(*approved("a", "b"))), "t\n:s\n")
    assert output.splitlines()[-1] == "Score: 1/2" and "UNANSWERED." in output


def test_the_end_of_the_input_before_that_keeps_the_answers_and_tells_nothing(desk: Desk) -> None:
    bank = desk.bank(*approved("a", "b"))
    output = sat(desk.exam(bank), "f\n")
    assert "The input ended.\n1 of 2 answered and kept. The same command goes on from here.\nUnanswered: 2.\n" in output
    assert not re.search(r"RIGHT|WRONG|Score: \d", output)
    again = sat(desk.exam(bank), "t\n:h\n")
    assert "Resumed: what was answered is kept." in again and "Question 2 of 2" in again
    assert again.splitlines()[-1] == "Score: 1/2"


def test_leaving_keeps_the_exam(desk: Desk) -> None:
    bank = desk.bank(*approved("a", "b"))
    assert sat(desk.exam(bank), "t\n:q\n:h\n").endswith("Score: none yet, since the exam was not handed in.\n")
    assert desk.exam(bank).resumed


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (":g 9", "The questions go from 1 to 3."),
        (":g", "The questions go from 1 to 3."),
        (":g ²", "The questions go from 1 to 3."),
        (":p", "The questions go from 1 to 3."),
        (":x", ":x is no command of an exam."),
        (":v", ":v is no command of an exam."),
        (":u", "There is nothing to take back."),
        ("perhaps", "Not an answer: “perhaps” is neither true nor false"),
        ("", "Not an answer: nothing was typed"),
        (":f two keys", "Flagged."),
        (":m\n:m", "No longer marked."),
        ("t\n:u", "Taken back."),
        ("t\n:p\n:c", "Cleared: the question has no answer now."),
        (":g 4\n:m", "There is no question here."),
    ],
)
def test_every_line_of_an_exam_is_answered_in_words(desk: Desk, typed: str, said: str) -> None:
    output = sat(desk.exam(desk.bank(*approved("a", "b", "c"))), f"{typed}\n:h\n")
    assert said in output and output.splitlines()[-1] == "Score: 0/3"


def test_behind_the_exam_questions_are_looked_at_again_overruled_and_retried(desk: Desk) -> None:
    exam = desk.exam(desk.bank(*approved("a", "b"), SHORT))
    output = sat(exam, "f\nf\nsea\n:h\n:v\n:g 2\n:v\n:n\n:o\n:f odd\n:n\n:z\n:g 1\n:z\n:r\nt\nf\n\n")
    after = output[output.index("Score: 0/3") :]
    assert after.startswith("Score: 0/3\nType :g with a question from 1 to 3 first.\nScore: 0/3\n\nQuestion 2 of 3\n")
    assert "There is no article to show for this question." in after
    assert "RIGHT. Yours: sea\nRight answer: Marlow Bay\nYou said that you were right.\nPoints: 1 of 1\n" in after
    assert ":z is no command. Commands: :g 3 question 3 again" in after
    assert after.endswith("2 of 2 answered.\nScore: 1/2\n")


def test_there_is_no_retry_without_a_mistake(desk: Desk) -> None:
    output = sat(desk.exam(desk.bank(*approved("a"))), "t\n:h\n:r\n")
    assert output.endswith("There is no mistake to try again.\nScore: 1/1\n")


def test_a_line_that_comes_too_late_is_not_kept_and_the_exam_is_handed_in(desk: Desk) -> None:
    class Slow(Lines):
        def next(self) -> str | None:
            desk.now += dt.timedelta(seconds=40)
            return super().next()

    out = io.StringIO()
    exam = desk.exam(desk.bank(*approved("a", "b", "c")), terms=terms(seconds=60))
    plain.run_exam(exam, Slow(fed("t\nt\nt\n")._descriptor), out)
    output = out.getvalue()
    assert "The time is up.\n" in output and "The time ran out. 1 right, 2 unanswered.\nScore: 1/3\n" in output


def test_the_time_runs_out_while_a_line_is_waited_for(desk: Desk) -> None:
    """Nobody types anything; the pipe stays open."""

    class Impatient(Lines):
        def waiting(self, seconds: float = 0) -> bool:
            desk.now += dt.timedelta(seconds=seconds)
            return False

    read, write = os.pipe()
    out = io.StringIO()
    plain.run_exam(desk.exam(desk.bank(*approved("a")), terms=terms(seconds=60)), Impatient(read), out)
    os.close(write)
    assert out.getvalue().endswith("The time ran out. 1 unanswered.\nScore: 0/1\n")


def test_waiting_for_a_line_ends_with_the_time() -> None:
    read, write = os.pipe()
    lines = Lines(read)
    assert not lines.waiting(0.01)
    os.write(write, b"t\n")
    assert lines.waiting(20)
    os.close(write)


def test_a_person_is_told_what_is_open_before_handing_in(desk: Desk) -> None:
    keyboard, terminal = pty.openpty()
    os.write(keyboard, b"t\n:h\n:h\n\n")
    out = io.StringIO()
    assert plain.run_exam(desk.exam(desk.bank(*approved("a", "b"))), Lines(terminal), out) == 0
    os.close(keyboard)
    assert "Unanswered: 2.\nType :h again to hand in all the same.\n" in out.getvalue()
    assert out.getvalue().splitlines()[-1] == "Score: 1/2"


@pytest.mark.parametrize(
    ("typed", "said"), [("t\n", "1 answer is kept; the same"), ("t\n:h\n", "the exam is handed in")]
)
def test_an_interrupt_says_what_becomes_of_the_exam(desk: Desk, typed: str, said: str) -> None:
    class Interrupting(Lines):
        def next(self) -> str | None:
            line = super().next()
            if line is None:
                raise KeyboardInterrupt
            return line

        def waiting(self, seconds: float = 0) -> bool:
            return True

    with pytest.raises(Interrupted, match=said):
        plain.run_exam(desk.exam(desk.bank(*approved("a", "b"))), Interrupting(fed(typed)._descriptor), io.StringIO())


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (0, "0 seconds"),
        (1, "1 second"),
        (59, "59 seconds"),
        (60, "1 minute"),
        (3900, "1 hour 5 minutes"),
        (7200, "2 hours"),
    ],
)
def test_time_is_said_in_words(seconds: int, said: str) -> None:
    assert in_words(seconds) == said


# The command


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--marking", "2/-1"], "--marking is for exams; add --exam"),
        (["--time", "20m"], "--time is for exams; add --exam"),
        (["--include", "draft"], "--include is for exams; add --exam"),
        (["--exam", "--include", "rejected"], "an exam can include drafts only"),
        (["--exam", "--marking", "much"], "'much' is no marking"),
        (["--exam", "--time", "long"], "'long' is no time for an exam"),
    ],
)
def test_wrong_terms_are_one_line(options: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert status_of(["play", "bank.yaml", *options]) == 2
    assert said in capsys.readouterr().err


@pytest.mark.process
def test_an_exam_that_is_killed_keeps_every_answer_that_it_confirmed(desk: Desk) -> None:
    bank = desk.bank(*approved(*(f"i{at}" for at in range(9))))
    command = [sys.executable, "-m", "newsquiz", "play", str(bank), "--exam", "--marking", "1/-1"]
    environment = {**os.environ, "NEWSQUIZ_HOME": str(desk.home)}
    kept = 0
    for given in (3, 2, 4):
        program = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment)
        assert program.stdin is not None and program.stdout is not None
        program.stdin.write(b"t\n" * given)
        program.stdin.flush()
        for line in iter(program.stdout.readline, b""):
            kept += line == b"Kept.\n"
            if kept == 9 or (line == b"Kept.\n" and kept in (3, 5)):
                break
        program.send_signal(signal.SIGKILL)
        program.communicate()
    done = subprocess.run(command, input=b":h\n", stdout=subprocess.PIPE, env=environment, check=False)
    assert done.stdout.splitlines()[-1] == b"Score: 9/9"
    assert done.returncode == 0


def test_choices_are_shown_in_the_same_order_whenever_a_question_is_visited(desk: Desk) -> None:
    exam = desk.exam(desk.bank(choice("a", status="approved")))
    before = exam.place(1).question.options
    exam.answer(1, Chosen(("Rome",)))
    assert exam.place(1).question.options == before
    assert desk.exam(desk.folder / "bank.yaml").place(1).question.options == before
