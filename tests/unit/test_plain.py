"""A quiz line by line: what is written for what is typed."""

import datetime as dt
import io
import json
import os
import pty
import re
import sqlite3
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsquiz import plain
from newsquiz.collection import Collection, Question, Quiz, QuizOptions
from newsquiz.errors import Interrupted, Unreadable
from newsquiz.event import Chosen, Matched, Ordered, Typed
from newsquiz.item import ITEM, ITEM_TYPES
from newsquiz.plain.lines import Lines
from newsquiz.plain.reading import letter, read_answer
from newsquiz.text import one_line

NOON = dt.datetime(2025, 6, 5, 12, tzinfo=dt.UTC)
Play = Callable[..., str]

PAIRS = [{"left": "x", "right": "ex"}, {"left": "y", "right": "why"}]
NINE: list[dict[str, Any]] = [
    {"id": "mc", "type": "multiple_choice", "stem": "How long?", "key": "90 m", "distractors": ["45 m", "120 m"]},
    {"id": "ma", "type": "multiple_answer", "stem": "Which years?", "keys": ["2001", "2003"], "distractors": ["2002"]},
    {"id": "hm", "type": "multiple_answer", "stem": "Many?", "keys": ["1"], "distractors": ["2"], "ask": "how_many"},
    {"id": "tf", "type": "true_false", "stem": "It holds.", "key": False, "correction": "It does not."},
    {"id": "sa", "type": "short_answer", "stem": "Which bay?", "key": "Marlow Bay"},
    {"id": "cz", "type": "cloze", "stem": "{{Marlow}} has a {{pier}}."},
    {"id": "nu", "type": "number", "stem": "How much?", "key": 90, "unit": "minutes"},
    {"id": "da", "type": "date", "stem": "When?", "key": "2025-06-05", "granularity": "day"},
    {"id": "or", "type": "ordering", "stem": "Order.", "sequence": ["one", "two", "three"]},
    {"id": "mt", "type": "matching", "stem": "Match.", "pairs": PAIRS},
]  # fmt: skip


def truth(id: str, key: bool = True, **more: Any) -> dict[str, Any]:
    return {"id": id, "type": "true_false", "stem": f"Statement {id} holds.", "key": key, **more}


@pytest.fixture
def quiz_on(tmp_path: Path) -> Iterator[Callable[..., Quiz]]:
    opened: list[Collection] = []

    def make(*items: dict[str, Any], **options: Any) -> Quiz:
        bank = tmp_path / "bank.yaml"
        bank.write_text(json.dumps({"newsquiz": 1, "id": "b", "title": "Pier week", "items": items}), encoding="utf-8")
        opened.append(Collection(tmp_path / "home", lambda: NOON))
        return opened[-1].quiz([bank], QuizOptions(**options))

    yield make
    for collection in opened:
        collection.close()


def fed(text: str | bytes) -> Lines:
    """Lines from a pipe that holds `text` and is closed."""
    read, write = os.pipe()
    os.write(write, text.encode() if isinstance(text, str) else text)
    os.close(write)
    return Lines(read)


def said(quiz: Quiz, text: str | bytes) -> str:
    out = io.StringIO()
    assert plain.run(quiz, fed(text), out) == 0
    return out.getvalue()


@pytest.fixture
def play(quiz_on: Callable[..., Quiz]) -> Play:
    """Play the items with these lines typed; gives all that was written."""

    def run(text: str | bytes, *items: dict[str, Any], **options: Any) -> str:
        return said(quiz_on(*items, **options), text)

    return run


def verdicts(output: str) -> list[str]:
    return re.findall(r"^(?:RIGHT|PARTLY|WRONG)", output, re.MULTILINE)


def last_line(output: str) -> str:
    assert output.endswith("\n")
    return output.splitlines()[-1]


def test_the_output_of_a_small_quiz_reads_in_order(play: Play) -> None:
    context = "Marlow Bay pier, 2025"
    items = [
        truth("a", False, correction="It does not.", context=context, explanation="So it was said."),
        truth("b", status="approved"),
    ]
    assert play("t\nt\n", *items) == (
        "Pier week\n"
        "Commands: :u take back, :s skip, :d don't know, :sure :likely :guess before an answer, :o I was right, "
        ":f note to flag, :v evidence, :q leave.\n"
        "\n"
        "Question 1 of 2 (unchecked)\n"
        "Marlow Bay pier, 2025\n"
        "Statement a holds.\n"
        "Type t for true or f for false.\n"
        "WRONG. Yours: True\n"
        "Right answer: False\n"
        "It does not.\n"
        "Why: So it was said.\n"
        "Again in 1 minute.\n"
        "\n"
        "Question 2 of 2\n"
        "Statement b holds.\n"
        "Type t for true or f for false.\n"
        "RIGHT. Yours: True\n"
        "Right answer: True\n"
        "\n"
        "2 of 2 answered.\n"
        "Score: 1/2\n"
    )


def test_all_nine_types_can_be_answered_right(play: Play, quiz_on: Callable[..., Quiz]) -> None:
    questions = {question.item.id: question for question in quiz_on(*NINE).summary().unanswered}

    def number(id: str, option: str) -> str:
        return str(questions[id].options.index(option) + 1)

    lines = [
        number("mc", "90 m"),
        f"{number('ma', '2003')}, {number('ma', '2001')}",
        "1",
        "F",
        "marlow bay",
        "Marlow; pier",
        "1.5 hours",
        "5 June 2025",
        " ".join(number("or", entry) for entry in ("one", "two", "three")),
        " ".join(f"{at}{letter(questions['mt'].options.index(right))}" for at, right in ((2, "why"), (1, "ex"))),
    ]
    output = play("\n".join(lines) + "\n", *NINE)
    assert verdicts(output) == ["RIGHT"] * 10
    assert last_line(output) == "Score: 10/10"
    assert {item["type"] for item in NINE} == {model.model_fields["type"].default for model in ITEM_TYPES}


def test_options_are_numbered_and_right_sides_lettered(play: Play) -> None:
    output = play("", NINE[0], NINE[-1])
    assert "1) 45 m\n2) 90 m\n3) 120 m\n" in output
    assert re.search(r"^1\) x\n2\) y\na\) (ex\nb\) why|why\nb\) ex)\n", output, re.MULTILINE)


@pytest.mark.parametrize(
    ("at", "lines"),
    [
        (0, ["", "0", "4", "x", "1 2", "-1", "1.0", ":", ";", "²", "1" * 5000]),
        (1, ["", "0", "1 9", "1 1", "one"]),
        (2, ["", "3", "x"]),
        (3, ["", "x", "tt", "1"]),
        (5, ["", "Marlow", "Marlow;", "a;b;c"]),
        (6, ["", "many", "10-12"]),
        (7, ["", "soon", "2025-02-30"]),
        (8, ["", "1 2", "1 2 3 3", "1 2 2", "1 2 4", "1 2 x"]),
        (9, ["", "1a", "1a 2z", "1a 2a 3a", "1a 1b", "ab", "1a, 2b!", "0a 1b"]),
    ],
)
def test_what_is_no_answer_is_asked_again_and_never_scored(play: Play, at: int, lines: list[str]) -> None:
    output = play("\n".join(lines) + "\n", NINE[at])
    assert verdicts(output) == []
    assert len(re.findall(r"^(?:Not an answer: .+\.|.* is no command\. .*)$", output, re.MULTILINE)) == len(lines)
    assert last_line(output) == "Score: 0/1"


def test_answers_to_partly_right_items_score_in_parts(play: Play) -> None:
    output = play("Marlow; x\n", NINE[5])
    assert verdicts(output) == ["PARTLY"]
    assert last_line(output) == "Score: 0.5/1"


def test_points_weigh_the_score(play: Play) -> None:
    assert last_line(play("t\nf\n", truth("a", points=2.5), truth("b"))) == "Score: 2.5/3.5"


def test_take_back_asks_the_last_question_again_at_any_depth(play: Play) -> None:
    output = play(":u\nf\nf\n:u\n:u\nt\nt\nt\n", *(truth(id) for id in "abc"))
    assert output.count("There is nothing to take back.") == 1
    assert output.count("Taken back.\n\nQuestion 2 of 3") == 1
    assert output.count("Taken back.\n\nQuestion 1 of 3") == 1
    assert last_line(output) == "Score: 3/3"


def test_the_last_answer_can_be_taken_back_too(play: Play) -> None:
    output = play("f\n:v\n:u\nt\n", truth("a"))
    assert verdicts(output) == ["WRONG", "RIGHT"]
    assert last_line(output) == "Score: 1/1"


def test_a_skipped_question_is_listed_unanswered_at_the_end(play: Play) -> None:
    output = play(":s\nt\n", truth("a"), truth("b"))
    assert "Unanswered:\n\nQuestion 1 of 2 (unchecked)\nStatement a holds.\n\n1 of 2 answered.\n" in output
    assert last_line(output) == "Score: 1/2"


def test_not_knowing_is_wrong_and_told_so(play: Play) -> None:
    output = play(":d\n", truth("a"))
    assert "WRONG. Yours: don't know\nRight answer: True\n" in output


def test_how_sure_one_is_is_said_before_an_answer_and_counted_at_the_end(play: Play) -> None:
    output = play(":sure\nt\n:sure\n:guess\nf\nt\n:likely\n:d\n", *(truth(id) for id in "abcd"))
    assert output.count("Noted: sure.") == 2
    assert "\nSaid to be sure: 1 of 1 right.\nSaid to be a guess: 0 of 1 right.\n4 of 4 answered.\n" in output
    assert last_line(output) == "Score: 2/4"


def test_i_was_right_counts_the_last_answer(play: Play) -> None:
    output = play(":o\nsea\n:o\n", NINE[4])
    assert "There is no answer to count as right." in output
    assert "RIGHT. Yours: sea\nRight answer: Marlow Bay\nYou said that you were right.\n" in output
    assert last_line(output) == "Score: 1/1"


def test_the_end_of_the_input_keeps_what_was_given_and_lists_the_rest(play: Play) -> None:
    items = [truth(id) for id in "abc"]
    output = play("t\n", *items)
    rest = output[output.index("The input ended; 1 answer is kept.") :]
    assert "Unanswered:\n" in rest
    assert [stem for stem in ("a", "b", "c") if f"Statement {stem} holds." in rest] == ["b", "c"]
    assert last_line(output) == "Score: 1/3"
    again = play("t\nt\n", *items)
    assert "Resumed at question 2 of 3." in again
    assert last_line(again) == "Score: 3/3"
    assert "Resumed" not in play("", *items)


def test_an_answer_without_a_newline_at_the_end_counts(play: Play) -> None:
    assert last_line(play("t\r\nt", truth("a"), truth("b"))) == "Score: 2/2"


def test_leaving_keeps_the_answers_and_the_place(play: Play) -> None:
    items = [truth(id) for id in "ab"]
    output = play("t\n:q\nt\n", *items)
    assert "1 answer is kept. The same command goes on from here." in output
    assert last_line(output) == "Score: 1/2"
    assert "Resumed at question 2 of 2." in play("", *items)


def test_a_flag_leaves_the_question_where_it_is(play: Play) -> None:
    output = play(":f the key is wrong\nt\n", truth("a"))
    assert "Flagged.\nRIGHT" in output


def test_an_unknown_command_is_told_and_not_scored(play: Play) -> None:
    output = play(":x\nt\n", NINE[4])
    assert ":x is no command. Commands: :u" in output
    assert verdicts(output) == ["WRONG"]


def test_whole_evidence_shows_the_article_with_its_paragraph_announced(
    quiz_on: Callable[..., Quiz], tmp_path: Path
) -> None:
    text = "Pier\n\nThe council met.\n\nThe work takes 90 days, it said."
    (tmp_path / "pier.md").write_text(
        f"---\nblocks: [heading, paragraph, paragraph]\n---\n\n{text}\n", encoding="utf-8"
    )
    evidence = [{"article": "pier", "start": 33, "end": 46, "quote": "takes 90 days"}]
    bank = tmp_path / "article.yaml"
    article = {"id": "pier", "title": "The pier", "published": "2025-03-01", "file": "pier.md"}
    items = [truth("a", evidence=evidence), truth("b")]
    bank.write_text(json.dumps({"newsquiz": 1, "articles": [article], "items": items}), encoding="utf-8")
    collection = Collection(tmp_path / "other", lambda: NOON)
    output = said(collection.quiz([bank]), ":v\nt\n:v\n")
    collection.close()
    assert "There is no article to show for the last answer.\nRIGHT" in output
    assert (
        "Evidence: The pier, 1 March 2025, paragraph 2: “takes 90 days”\n"
        "In its paragraph: The work takes 90 days, it said.\n"
        "As of 1 March 2025.\n"
    ) in output
    assert (
        "Article: The pier\nPier\nThe council met.\n"
        "The evidence, “takes 90 days”, is in this paragraph:\nThe work takes 90 days, it said.\nEnd of the article.\n"
    ) in output


HOSTILE = "\x1b[31mred\x1b]52;c;Zm9v\x07 \u202egnp.exe\x00 [bold]x[/] {{\nScore: 99/99\nRIGHT"


def test_hostile_text_can_neither_reach_the_terminal_nor_forge_a_line(play: Play) -> None:
    item = {
        "id": "h", "type": "multiple_choice", "stem": HOSTILE, "key": f"key {HOSTILE}", "distractors": ["b", HOSTILE],
        "context": HOSTILE, "explanation": HOSTILE,
        "evidence": [{"article": HOSTILE, "start": 0, "end": 4, "quote": HOSTILE}],
    }  # fmt: skip
    output = play(f"{HOSTILE}\n:f {HOSTILE}\n:{HOSTILE}\n1\n", item)
    assert set(output) & {"\x1b", "\x07", "\x00", "\u202e", "\r"} == set()
    assert len(verdicts(output)) == 1
    assert len(re.findall(r"^Score:", output, re.MULTILINE)) == 1


@given(st.binary(max_size=60), st.sampled_from(NINE))
def test_no_line_whatever_breaks_the_reading(line: bytes, item: dict[str, Any]) -> None:
    parsed = ITEM.validate_python(item)
    question = Question(1, 1, parsed, "", ("a", "b", "c"), ("x", "y"))
    try:
        response = read_answer(question, one_line(line.decode(errors="replace")))
    except Unreadable:
        return
    assert response


@given(st.permutations(range(5)))
def test_numbers_pick_the_options_that_are_shown(order: list[int]) -> None:
    options = ("v", "w", "x", "y", "z")
    picked = tuple(options[at] for at in order)
    line = " ".join(str(at + 1) for at in order)
    ordering = Question(1, 1, ITEM.validate_python({**NINE[8], "sequence": options}), "", options)
    several = Question(1, 1, ITEM.validate_python(NINE[1]), "", options)
    assert read_answer(ordering, line) == Ordered(picked)
    assert read_answer(several, line.replace(" ", ",")) == Chosen(picked)


@given(st.lists(st.integers(0, 29), min_size=1, max_size=30))
def test_letters_pick_the_right_sides_that_are_shown(rights: list[int]) -> None:
    lefts = tuple(f"left {at}" for at in range(len(rights)))
    options = tuple(f"right {at}" for at in range(30))
    question = Question(1, 1, ITEM.validate_python(NINE[9]), "", options, lefts)
    line = " ".join(f"{at + 1}{letter(right).upper()}" for at, right in enumerate(rights))
    assert read_answer(question, line) == Matched(tuple(zip(lefts, (options[at] for at in rights), strict=True)))


def test_typed_text_is_taken_as_it_is() -> None:
    question = Question(1, 1, ITEM.validate_python(NINE[4]), "")
    assert read_answer(question, "Marlow; Bay 1") == Typed(("Marlow; Bay 1",))


def test_the_letters_go_on_after_z() -> None:
    assert [letter(at) for at in (0, 25, 26, 27, 51, 52, 701, 702)] == ["a", "z", "aa", "ab", "az", "ba", "zz", "aaa"]


def test_each_verdict_is_on_disk_and_flushed_before_the_next_line_is_read(
    quiz_on: Callable[..., Quiz], tmp_path: Path
) -> None:
    class Out(io.StringIO):
        flushed = ""

        def flush(self) -> None:
            self.flushed = self.getvalue()

    class Watching(Lines):
        def next(self) -> str | None:
            connection = sqlite3.connect(tmp_path / "home" / "newsquiz.db")
            [(stored,)] = connection.execute("SELECT count(*) FROM events WHERE kind = 'answered'").fetchall()
            connection.close()
            seen.append((stored, len(verdicts(out.flushed)), out.flushed == out.getvalue()))
            return super().next()

    out, seen = Out(), list[tuple[int, int, bool]]()
    plain.run(quiz_on(truth("a"), truth("b")), Watching(fed("f\nf\n")._descriptor), out)
    assert seen == [(0, 0, True), (1, 1, True)]


def test_an_interrupt_says_what_is_kept(quiz_on: Callable[..., Quiz]) -> None:
    class Interrupting(Lines):
        def next(self) -> str | None:
            line = super().next()
            if line is None:
                raise KeyboardInterrupt
            return line

    with pytest.raises(Interrupted, match=r"interrupted; 2 answers are kept; the same command") as raised:
        plain.run(quiz_on(*(truth(id) for id in "abc")), Interrupting(fed("t\nt\n")._descriptor), io.StringIO())
    assert raised.value.exit_status == 130


def test_a_program_that_waits_for_the_end_is_not_kept_waiting(quiz_on: Callable[..., Quiz]) -> None:
    """The pipe stays open: nothing more is written, and nobody closes it."""
    read, write = os.pipe()
    os.write(write, b"t\n")
    out = io.StringIO()
    thread = threading.Thread(target=plain.run, args=(quiz_on(truth("a")), Lines(read), out), daemon=True)
    thread.start()
    thread.join(10)
    assert not thread.is_alive()
    os.close(write)
    assert last_line(out.getvalue()) == "Score: 1/1"


def test_a_person_may_take_back_the_last_answer_before_leaving(quiz_on: Callable[..., Quiz]) -> None:
    keyboard, terminal = pty.openpty()
    os.write(keyboard, b"f\n:u\nt\n\n")
    out = io.StringIO()
    assert plain.run(quiz_on(truth("a")), Lines(terminal), out) == 0
    os.close(keyboard)
    assert verdicts(out.getvalue()) == ["WRONG", "RIGHT"]
    assert out.getvalue().count("Enter ends the quiz; :u takes back the last answer") == 2
    assert last_line(out.getvalue()) == "Score: 1/1"
