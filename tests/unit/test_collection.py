"""Quizzes on banks in a folder: begun, left, resumed, changed meanwhile, taken back, summed up, tried again."""

import datetime as dt
import json
import sqlite3
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from newsquiz import config
from newsquiz.collection import Answered, Calibration, Collection, Quiz
from newsquiz.errors import BankError, SettingsError, StoreError, Unreadable, UsageError
from newsquiz.event import Chosen, Confidence, DontKnow, Response, Truth, Typed, Verdict
from tests.unit.desk import NOON, Desk, choice, truth

TEXT = "Pier to be rebuilt\n\nThe council of Marlow Bay met.\n\nThe work takes 90 days, the mayor said. It begins soon."


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(tmp_path)
    yield desk
    desk.close()


def ids(quiz: Quiz) -> list[str]:
    """What the quiz asks from here on, in order; skips all of it."""
    found = []
    while (question := quiz.question) is not None:
        found.append(question.item.id)
        quiz.skip()
    return found


def stem(quiz: Quiz) -> str | None:
    return quiz.question.item.stem if quiz.question else None


def test_an_answer_is_on_disk_when_answer_returns(desk: Desk) -> None:
    quiz = desk.quiz(desk.bank(choice("a", context="In May")))
    answered = quiz.answer(Chosen(("Rome",)))
    [(item, score, data)] = desk.rows("SELECT item, score, data FROM events WHERE kind = 'answered'")
    stored = json.loads(data)
    assert (item, score) == ("a", 0.0)
    assert stored["response"] == {"type": "chosen", "options": ["Rome"]}
    assert {"session", "content", "key", "credit", "slips", "proposed"} <= set(stored)
    assert (answered.outcome.verdict, answered.given, answered.right) == (Verdict.WRONG, "Rome", "Paris")
    assert quiz.last == answered


def test_what_cannot_be_read_is_neither_stored_nor_left(desk: Desk) -> None:
    quiz = desk.quiz(desk.bank({"id": "n", "type": "number", "stem": "How many?", "key": 3}))
    with pytest.raises(Unreadable):
        quiz.answer(Typed(("many",)))
    assert desk.rows("SELECT kind FROM events") == [("started",)]
    assert stem(quiz) == "How many?"


def test_not_knowing_is_an_answer_and_a_skip_is_none(desk: Desk) -> None:
    quiz = desk.quiz(desk.bank(truth("a"), truth("b")))
    quiz.answer(DontKnow())
    quiz.skip()
    summary = quiz.summary()
    assert (summary.score, summary.possible, summary.answered, summary.total) == (0, 2, 1, 2)
    assert [answered.question.item.id for answered in summary.mistakes] == ["a"]
    assert [question.item.id for question in summary.unanswered] == ["b"]


def test_the_summary_of_a_long_quiz_is_there_at_once(desk: Desk) -> None:
    quiz = desk.quiz(desk.bank(*(truth(f"t{number}") for number in range(4000))))
    quiz.answer(DontKnow())
    began = time.process_time()
    assert quiz.summary().total == 4000
    assert time.process_time() - began < 1  # every question looked up among all others takes ten times as long


def test_a_quiz_that_was_left_goes_on_at_its_next_question_with_the_same_options(desk: Desk) -> None:
    bank = desk.bank(truth("a"), choice("b"), choice("c"))
    quiz = desk.quiz(bank)
    quiz.answer(Truth(True))
    before = quiz.question
    again = desk.quiz(bank)
    assert (again.resumed, again.number, again.total, again.question) == (True, 2, 3, before)
    assert again.last == quiz.last


def test_a_finished_quiz_is_not_resumed_and_new_begins_afresh(desk: Desk) -> None:
    bank = desk.bank(truth("a"), truth("b"))
    quiz = desk.quiz(bank)
    quiz.answer(Truth(True))
    assert desk.quiz(bank, new=True).number == 1
    desk.quiz(bank).finish()
    again = desk.quiz(bank)
    assert (again.resumed, again.number) == (False, 1)


def test_a_quiz_in_which_nothing_was_answered_begins_afresh_with_what_the_bank_holds_now(desk: Desk) -> None:
    desk.quiz(desk.bank(truth("a"), truth("b")))
    again = desk.quiz(desk.bank(truth("a"), truth("c"), truth("d")))
    assert (again.resumed, again.total, again.notices) == (False, 3, ())


@pytest.mark.parametrize("other", [{"count": 1}, {"seed": 7}, {"types": ("true_false",)}, {"approved": True}])
def test_other_options_make_another_quiz(desk: Desk, other: dict[str, Any]) -> None:
    bank = desk.bank(truth("a", status="approved"), truth("b", status="approved"))
    desk.quiz(bank).answer(Truth(True))
    another = desk.quiz(bank, **other)
    assert not another.resumed
    another.skip()
    assert desk.quiz(bank, **other).resumed


def test_another_bank_makes_another_quiz_and_a_bank_that_moved_does_not(desk: Desk) -> None:
    bank, other = desk.bank(truth("a")), desk.bank(truth("a"), name="other")
    desk.quiz(bank).skip()
    assert not desk.quiz(other).resumed
    assert desk.quiz(bank.rename(desk.folder / "moved.yaml")).resumed


def test_an_unanswered_item_that_left_the_bank_is_dropped_with_a_notice(desk: Desk) -> None:
    desk.quiz(desk.bank(truth("a"), truth("b"), truth("c"))).answer(Truth(True))
    quiz = desk.quiz(desk.bank(truth("c"), truth("a")))
    assert (quiz.total, stem(quiz)) == (2, "Statement c holds.")
    assert any("1 question can be asked no more" in notice for notice in quiz.notices)


@pytest.mark.parametrize("status", ["rejected", "changed"])
def test_an_item_that_was_rejected_meanwhile_is_not_asked(desk: Desk, status: str) -> None:
    desk.quiz(desk.bank(truth("a"), truth("b")))
    assert ids(desk.quiz(desk.bank(truth("a"), truth("b", status=status)))) == ["a"]


def test_an_edited_item_is_asked_in_its_new_form(desk: Desk) -> None:
    desk.quiz(desk.bank(truth("a"), truth("b"))).answer(Truth(True))
    quiz = desk.quiz(desk.bank(truth("a"), truth("b", False, stem="Now it does not.")))
    assert stem(quiz) == "Now it does not."
    assert any("1 question was edited" in notice for notice in quiz.notices)
    assert quiz.answer(Truth(False)).outcome.score == 1


def test_an_answered_item_keeps_its_outcome_whatever_becomes_of_it(desk: Desk) -> None:
    quiz = desk.quiz(desk.bank(truth("a"), truth("b"), truth("c")))
    for _ in "ab":
        quiz.answer(Truth(True))
    quiz = desk.quiz(desk.bank(truth("a", False, stem="The contrary."), truth("c")))
    summary = quiz.summary()
    assert (summary.score, summary.answered, summary.total) == (2, 2, 3)
    assert quiz.last is not None and quiz.last.question.item.stem == "Statement b holds."
    assert stem(quiz) == "Statement c holds."


def test_taking_back_an_answer_to_an_item_that_is_gone_does_not_ask_it(desk: Desk) -> None:
    quiz = desk.quiz(desk.bank(truth("a"), truth("b"), truth("c")))
    for _ in "ab":
        quiz.answer(Truth(True))
    quiz = desk.quiz(desk.bank(truth("a"), truth("c")))
    quiz.undo()
    assert (quiz.total, stem(quiz)) == (2, "Statement c holds.")
    assert any("can be asked no more" in notice for notice in quiz.notices)


def nameless(*stems: str) -> list[dict[str, Any]]:
    return [{"type": "true_false", "stem": stem, "key": True} for stem in stems]


def test_an_item_without_an_id_is_known_again_when_it_was_edited(desk: Desk) -> None:
    desk.quiz(desk.bank(*nameless("One.", "Two.", "Three."), id="")).answer(Truth(True))
    edited = desk.quiz(desk.bank(*nameless("One.", "Two, edited.", "Three."), id=""))
    assert (edited.number, edited.total, stem(edited)) == (2, 3, "Two, edited.")
    edited.answer(Truth(True))
    again = desk.quiz(desk.bank(*nameless("One.", "Two, edited.", "Three."), id=""))
    assert (again.number, again.total, stem(again)) == (3, 3, "Three.")


def test_a_quiz_survives_that_its_bank_and_items_get_their_ids(desk: Desk) -> None:
    items = nameless("One.", "Two.", "Three.")
    desk.quiz(desk.bank(*items, id="")).answer(Truth(True))
    named = desk.quiz(desk.bank(*({**item, "id": f"i{at}"} for at, item in enumerate(items)), id="minted"))
    assert (named.resumed, named.number, named.total, stem(named)) == (True, 2, 3, "Two.")


def test_undo_restores_the_question_as_it_was_at_any_depth_and_from_the_summary(desk: Desk) -> None:
    bank = desk.bank(choice("a"), choice("b"), choice("c"))
    quiz = desk.quiz(bank)
    seen = []
    for _ in "abc":
        seen.append(quiz.question)
        quiz.answer(Chosen(("Paris",)))
    assert quiz.question is None
    quiz = desk.quiz(bank)
    assert [quiz.undo() for _ in "abc"] == seen[::-1]
    assert (quiz.undo(), quiz.undoable, quiz.summary().answered) == (None, False, 0)
    assert desk.rows("SELECT count(*) FROM events WHERE kind = 'answered'") == [(3,)]
    assert desk.quiz(bank).number == 1


def test_not_knowing_cannot_be_counted_as_right(desk: Desk) -> None:
    quiz = desk.quiz(desk.bank(truth("a")))
    assert not quiz.answer(DontKnow()).arguable
    assert quiz.overrule() is None
    assert desk.rows("SELECT count(*) FROM events WHERE kind = 'overridden'") == [(0,)]
    quiz.undo()
    assert quiz.answer(Truth(False)).arguable


def test_an_overruled_answer_counts_right_until_it_is_taken_back(desk: Desk) -> None:
    bank = desk.bank(truth("a", points=2), truth("b"))
    quiz = desk.quiz(bank)
    assert quiz.overrule() is None
    quiz.answer(Truth(False))
    overruled = quiz.overrule()
    assert overruled is not None and overruled.outcome.verdict is Verdict.RIGHT
    assert desk.quiz(bank).summary().score == 2
    assert not quiz.summary().mistakes
    quiz.undo()
    assert quiz.summary().score == 0
    assert desk.rows("SELECT item, score FROM events WHERE kind = 'overridden'") == [("a", 1.0)]


def test_a_flag_is_kept_with_its_note_for_the_item_that_was_meant(desk: Desk) -> None:
    quiz = desk.quiz(desk.bank(truth("a"), truth("b")))
    answered = quiz.answer(Truth(True))
    quiz.flag("unclear")
    quiz.flag("wrong key", answered)
    flags = desk.rows("SELECT item, json_extract(data, '$.note') FROM events WHERE kind = 'flagged'")
    assert flags == [("b", "unclear"), ("a", "wrong key")]


def test_the_mistakes_are_tried_again_as_a_quiz_of_their_own(desk: Desk) -> None:
    bank = desk.bank(truth("a"), truth("b"), truth("c"))
    quiz = desk.quiz(bank)
    for value in (False, True, False):
        quiz.answer(Truth(value))
    again = quiz.retry()
    assert ids(again) == ["a", "c"]
    assert not desk.quiz(bank).resumed


def test_there_is_nothing_to_try_again_without_a_mistake(desk: Desk) -> None:
    bank = desk.bank(truth("a"))
    quiz = desk.quiz(bank)
    quiz.answer(Truth(True))
    with pytest.raises(UsageError, match="no mistake"):
        quiz.retry()
    with pytest.raises(UsageError, match=r"no mistake.*without --retry"):
        desk.quiz(bank, retry=True)


def test_retry_asks_what_was_last_answered_wrong(desk: Desk) -> None:
    items = [truth(id) for id in "abcde"]
    quiz = desk.quiz(desk.bank(*items))
    for value in (False, True, False, False, False):
        quiz.answer(Truth(value))
    quiz.overrule()
    quiz.finish()
    later = desk.quiz(desk.bank(*items), types=("true_false",))
    later.answer(Truth(True))
    items[3] = truth("d", False)
    assert ids(desk.quiz(desk.bank(*items), retry=True)) == ["c"]


def test_an_answer_that_was_taken_back_is_no_mistake(desk: Desk) -> None:
    bank = desk.bank(truth("a"), truth("b"))
    quiz = desk.quiz(bank)
    quiz.answer(Truth(False))
    quiz.undo()
    with pytest.raises(UsageError, match="no mistake"):
        desk.quiz(bank, retry=True)


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({}, ["draft", "approved", "tagged"]),
        ({"approved": True}, ["approved"]),
        ({"tag": "trade"}, ["tagged"]),
        ({"types": ("multiple_choice",)}, ["tagged"]),
        ({"since": dt.date(2025, 6, 2)}, ["approved"]),
        ({"since": dt.date(2025, 6, 1)}, ["draft", "approved"]),
    ],
)
def test_options_choose_the_items(desk: Desk, options: dict[str, Any], expected: list[str]) -> None:
    bank = desk.bank(
        truth("draft", evidence=[{"article": "pier", "start": 0, "end": 4, "quote": "Pier"}]),
        truth("approved", status="approved", as_of="2025-06-02"),
        choice("tagged", tags=["trade"]),
        truth("no", status="rejected"),
        truth("later", status="changed"),
        articles=[{"id": "pier", "published": "2025-06-01"}],
    )
    assert ids(desk.quiz(bank, **options)) == expected


def test_drafts_are_marked_unchecked(desk: Desk) -> None:
    quiz = desk.quiz(desk.bank(truth("a"), truth("b", status="approved")))
    assert quiz.question is not None and quiz.question.unchecked
    quiz.skip()
    assert quiz.question is not None and not quiz.question.unchecked


def test_count_takes_items_of_different_facts_in_the_order_of_the_bank(desk: Desk) -> None:
    evidence = [{"article": "pier", "start": 0, "end": 4, "quote": "Pier"}]
    items = [truth(f"{fact}{at}", fact=fact, evidence=evidence) for fact in "xyz" for at in range(4)]
    bank = desk.bank(*items, articles=[{"id": "pier"}])
    chosen = ids(desk.quiz(bank, count=3, seed=5))
    assert [id[0] for id in chosen] == ["x", "y", "z"]
    assert chosen == ids(desk.quiz(bank, count=3, seed=5, new=True))
    assert len({tuple(ids(desk.quiz(bank, count=3, seed=seed))) for seed in range(9)}) > 3


EVIDENCE = [{"article": "pier", "start": 0, "end": 4, "quote": "Pier"}]
RIGHT: dict[str, Response] = {"mc": Chosen(("Paris",)), "cz": Typed(("Paris",)), "sa": Typed(("Paris",))}


def one_fact_in_three_forms(desk: Desk, **more: Any) -> Path:
    about = {"fact": "place", "evidence": EVIDENCE}
    cloze = {"id": "cz", "type": "cloze", "stem": "It is {{Paris}}.", **about}
    short = {"id": "sa", "type": "short_answer", "stem": "Which town?", "key": "Paris", **about, **more}
    return desk.bank(short, cloze, choice("mc", **about), truth("other"), articles=[{"id": "pier"}])


def asked_first(quiz: Quiz) -> str:
    assert quiz.question is not None
    return quiz.question.item.id


def test_siblings_are_never_in_one_quiz_and_the_learner_is_told(desk: Desk) -> None:
    quiz = desk.quiz(one_fact_in_three_forms(desk))
    assert any("2 questions are left out: they ask about the same facts" in notice for notice in quiz.notices)
    assert ids(quiz) == ["mc", "other"]
    assert ids(desk.quiz(one_fact_in_three_forms(desk), count=4)) == ["mc", "other"]
    assert ids(desk.quiz(one_fact_in_three_forms(desk), types=("cloze",))) == ["cz"]


def test_a_fact_known_by_recognition_comes_back_as_cloze_then_typed(desk: Desk) -> None:
    bank = one_fact_in_three_forms(desk)
    for form in ("mc", "cz", "sa", "sa"):
        quiz = desk.quiz(bank)
        assert asked_first(quiz) == form
        quiz.answer(RIGHT[form])
        quiz.finish()


def test_a_form_that_was_not_known_is_asked_until_it_is(desk: Desk) -> None:
    bank = one_fact_in_three_forms(desk)
    for form, response, taken_back in (
        ("mc", Chosen(("Rome",)), False),
        ("mc", RIGHT["mc"], True),
        ("mc", RIGHT["mc"], False),
        ("cz", Typed(("Rome",)), False),
    ):
        quiz = desk.quiz(bank)
        assert asked_first(quiz) == form
        quiz.answer(response)
        if taken_back:
            quiz.undo()
        quiz.finish()
    assert asked_first(desk.quiz(bank)) == "cz"


def test_how_sure_one_was_is_kept_with_the_answer_and_summed_up(desk: Desk) -> None:
    bank = desk.bank(truth("a"), truth("b"), truth("c"), truth("d"))
    quiz = desk.quiz(bank)
    quiz.answer(Truth(True), Confidence.SURE)
    quiz.answer(Truth(False), Confidence.SURE)
    quiz.answer(Truth(True), Confidence.GUESS)
    quiz.answer(Truth(True))
    expected = (Calibration(Confidence.SURE, 2, 1), Calibration(Confidence.GUESS, 1, 1))
    assert desk.quiz(bank).summary().calibration == expected
    stored = desk.rows("SELECT json_extract(data, '$.confidence') FROM events WHERE kind = 'answered' ORDER BY seq")
    assert stored == [("sure",), ("sure",), ("guess",), (None,)]


def test_i_was_right_puts_what_was_typed_to_the_teacher(desk: Desk) -> None:
    bank = desk.bank(
        {"id": "s", "type": "short_answer", "stem": "Who?", "key": "Marlow Bay", "accepted": ["The Bay"]},
        {"id": "c", "type": "cloze", "stem": "A {{pier}} in a {{storm}}."},
        {"id": "n", "type": "number", "stem": "How many?", "key": 3},
        truth("t"),
    )
    for number in (1, 2):
        quiz = desk.quiz(bank, seed=number)
        for response in (Typed(("Harbour town",)), Typed(("pier", "gale")), Typed(("4",)), Truth(False)):
            quiz.answer(response)
            if number == 1 or response == Typed(("Harbour town",)):
                quiz.overrule()
        quiz.finish()
    proposed = [(each.item.id, each.gap, each.text, each.times) for each in desk.collection().proposals(bank)]
    assert proposed == [("s", 0, "Harbour town", 2), ("c", 1, "gale", 1)]


def test_no_proposal_is_made_of_what_was_taken_back_or_is_accepted_by_now_or_was_another_question(desk: Desk) -> None:
    def bank(*accepted: str, key: str = "Marlow Bay") -> Path:
        return desk.bank({"id": "s", "type": "short_answer", "stem": "Who?", "key": key, "accepted": list(accepted)})

    quiz = desk.quiz(bank())
    quiz.answer(Typed(("Harbour town",)))
    quiz.overrule()
    assert len(desk.collection().proposals(bank())) == 1
    assert desk.collection().proposals(bank("Harbour town")) == ()
    assert desk.collection().proposals(bank(key="Rome")) == ()
    quiz.undo()
    assert desk.collection().proposals(bank()) == ()


def test_the_same_history_gives_the_same_quiz_and_another_one_other_orders(desk: Desk, tmp_path: Path) -> None:
    bank = desk.bank(*(choice(str(at)) for at in range(6)))

    def orders(quiz: Quiz) -> list[tuple[str, ...]]:
        return [question.options for question in quiz.summary().unanswered]

    first = orders(desk.quiz(bank))
    elsewhere = Collection(tmp_path / "elsewhere", lambda: NOON)
    assert orders(elsewhere.quiz([bank])) == first
    elsewhere.close()
    assert orders(desk.quiz(bank, new=True)) != first


def test_a_wrong_answer_tells_when_the_question_comes_again_and_a_right_choice_of_a_new_one_does_not(
    desk: Desk,
) -> None:
    quiz = desk.quiz(desk.bank(truth("a"), truth("b")))
    wrong, right = quiz.answer(Truth(False)), quiz.answer(Truth(True))
    assert quiz.comes_back(wrong) == dt.timedelta(minutes=1)
    assert quiz.comes_back(right) is None
    desk.now += dt.timedelta(seconds=0.3)  # the time that it takes to tell
    assert quiz.comes_back(wrong) == dt.timedelta(minutes=1)
    desk.now += dt.timedelta(minutes=2)
    assert quiz.comes_back(wrong) == dt.timedelta()


def test_several_banks_and_folders_are_played_together(desk: Desk) -> None:
    one, two = desk.bank(truth("a"), name="one", title="One"), desk.bank(truth("b"), truth("a"), name="two")
    assert desk.quiz(one).title == "One"
    quiz = desk.quiz(one, two)
    assert quiz.title == "2 question banks"
    assert any("a stands twice" in notice for notice in quiz.notices)
    assert ids(quiz) == ["a", "b"]
    assert ids(desk.quiz(desk.folder, new=True)) == ["a", "b"]


def test_what_is_wrong_in_a_bank_is_told_and_the_rest_is_played(desk: Desk) -> None:
    quiz = desk.quiz(desk.bank(truth("a"), {"id": "b", "type": "true_false", "stem": "So?"}))
    assert any("a problem; `newsquiz check" in notice for notice in quiz.notices)
    assert ids(quiz) == ["a"]


@pytest.mark.parametrize(
    ("make", "error", "words"),
    [
        (lambda desk: desk.quiz(desk.bank()), UsageError, "no item"),
        (lambda desk: desk.quiz(desk.bank(truth("a")), tag="none"), UsageError, "none of the 1 items"),
        (lambda desk: desk.quiz(desk.bank(truth("a")), types=("riddle",)), UsageError, "'riddle' is no type"),
        (lambda desk: desk.quiz(desk.bank(truth("a")), count=0), UsageError, "0 items"),
        (lambda desk: desk.quiz(desk.folder / "none.yaml"), BankError, "no such file"),
        (lambda desk: desk.quiz(desk.folder), BankError, "holds no question bank"),
    ],
)
def test_what_cannot_be_played_is_told_in_one_line(
    desk: Desk, make: Callable[[Desk], Quiz], error: type[Exception], words: str
) -> None:
    with pytest.raises(error, match=words) as raised:
        make(desk)
    assert "\n" not in str(raised.value)


def evidence_bank(desk: Desk, **more: Any) -> Path:
    (desk.folder / "pier.md").write_text(
        f"---\ntitle: Pier to be rebuilt\nblocks: [heading, paragraph, paragraph]\n---\n\n{TEXT}\n", encoding="utf-8"
    )
    quote = "takes 90 days"
    at = TEXT.index(quote) + more.pop("shift", 0)
    entry = {"id": "pier", "title": "Pier to be rebuilt", "published": "2025-03-01", "context": "Marlow Bay pier, 2025"}
    claims = [
        {"value": value, "evidence": {"article": "pier", "start": 0, "end": 4, "quote": "Pier"}}
        for value in ("90 days", "80 days")
    ]
    return desk.bank(
        truth(
            "a", evidence=[{"article": "pier", "start": at, "end": at + len(quote), "quote": quote}], conflict="long"
        ),
        articles=[{**entry, "file": "pier.md", **more}],
        conflicts=[{"id": "long", "about": "how long the work takes", "claims": claims}],
    )


def answered_on(desk: Desk, bank: Path) -> Answered:
    return desk.quiz(bank).answer(Truth(True))


@pytest.mark.parametrize("shift", [0, 3])
def test_the_evidence_stands_in_its_paragraph_also_where_its_offsets_moved(desk: Desk, shift: int) -> None:
    answered = answered_on(desk, evidence_bank(desk, shift=shift))
    [passage] = answered.passages
    assert (passage.title, passage.published, passage.position) == ("Pier to be rebuilt", dt.date(2025, 3, 1), 2)
    assert passage.paragraph == "The work takes 90 days, the mayor said. It begins soon."
    assert passage.paragraph[passage.start : passage.end] == "takes 90 days"
    title, text, start, end = answered.whole_article or ("", "", 0, 0)
    assert (title, text[start:end]) == ("Pier to be rebuilt", "takes 90 days")
    assert answered.question.context == "Marlow Bay pier, 2025"
    assert "how long the work takes" in answered.conflict and "80 days" in answered.conflict


def test_a_missing_article_leaves_the_quote(desk: Desk) -> None:
    answered = answered_on(desk, evidence_bank(desk, file="gone.md"))
    [passage] = answered.passages
    assert (passage.paragraph, passage.text, passage.position) == ("takes 90 days", "", 0)
    assert answered.whole_article is None


def test_opening_a_collection_touches_no_disk(desk: Desk) -> None:
    desk.collection()
    assert not desk.home.exists()


def test_the_environment_names_home_and_clock(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSQUIZ_HOME", str(desk.home))
    monkeypatch.setenv("NEWSQUIZ_NOW", "2025-06-05T14:00:00+02:00")
    collection = Collection.open()
    collection.quiz([desk.bank(truth("a"))]).skip()
    collection.close()
    assert desk.rows("SELECT at FROM events") == [("2025-06-05T12:00:00.000000Z",)] * 2
    monkeypatch.setenv("NEWSQUIZ_NOW", "0001-01-01T00:00:00+14:00")
    with pytest.raises(UsageError, match="no time"):
        config.clock()
    monkeypatch.setenv("NEWSQUIZ_NOW", "noon")
    with pytest.raises(UsageError, match="'noon', which is no time; write it like"):
        config.clock()


@pytest.mark.parametrize(
    ("text", "words"), [("learner =", "not TOML"), ("colour = 1", "colour"), ("learner = 1", "learner")]
)
def test_settings_that_cannot_be_used_are_told_with_their_file(desk: Desk, text: str, words: str) -> None:
    desk.home.mkdir()
    (desk.home / "settings.toml").write_text(text)
    with pytest.raises(SettingsError, match=rf"settings\.toml:1.*: .*{words}"):
        desk.quiz(desk.bank(truth("a")))


def test_the_learner_is_the_one_of_the_settings(desk: Desk) -> None:
    desk.home.mkdir()
    (desk.home / "settings.toml").write_text('learner = "Kim"')
    desk.quiz(desk.bank(truth("a")))
    assert desk.rows("SELECT learner FROM events") == [("Kim",)]


def test_a_database_that_fails_ends_the_answer_and_not_the_quiz(desk: Desk) -> None:
    quiz = desk.quiz(desk.bank(truth("a")))
    connection = sqlite3.connect(desk.home / "newsquiz.db")
    connection.execute("ALTER TABLE events RENAME TO lost")
    connection.commit()
    connection.close()
    with pytest.raises(StoreError):
        quiz.answer(Truth(True))
    assert stem(quiz) == "Statement a holds."
