"""What was learnt and is no longer so: told with both passages, and asked anew."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from newsquiz.cli import status_of
from newsquiz.collection import Collection
from newsquiz.collection.home_words import home_lines
from newsquiz.event import Typed
from newsquiz.schedule import State
from tests.superseded import write_bank
from tests.unit.desk import NOON


@pytest.fixture
def collection(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Collection]:
    """The item on the pier was learnt as of March."""
    monkeypatch.setattr("newsquiz.collection.folders.shipped", lambda: tmp_path / "shipped")
    monkeypatch.setenv("NEWSQUIZ_HOME", str(tmp_path / "home"))
    (tmp_path / "shipped").mkdir()
    (tmp_path / "banks").mkdir()
    write_bank(tmp_path / "banks", changed=False)
    collection = Collection(tmp_path / "home", lambda: NOON)
    collection.add_folder(tmp_path / "banks")
    quiz = collection.quiz(())
    quiz.answer(Typed(("90",)))
    quiz.answer(Typed(("Marlow Bay",)))
    yield collection
    collection.close()


def change(collection: Collection, **more: object) -> Path:
    return write_bank(Path(collection.settings.folders[0]), changed=True, **more)


def test_nothing_is_superseded_while_the_bank_says_what_was_learnt(collection: Collection) -> None:
    assert collection.superseded() == ()
    assert collection.home().superseded == 0


@pytest.mark.parametrize("status", ["changed", "approved", "draft"])
def test_a_newer_article_is_told_with_both_answers_and_both_passages(collection: Collection, status: str) -> None:
    change(collection, status=status)
    (told,) = collection.superseded()
    assert (told.item, told.before, told.now, str(told.as_of)) == ("days", "90 days", "120 days", "2025-05-20")
    [before], [now] = told.passages_before, told.passages_now
    assert (before.title, before.text[before.text_start : before.text_end]) == (
        "The old pier", "The work will take 90 days"
    )  # fmt: skip
    assert (now.title, now.text[now.text_start : now.text_end]) == ("The new pier", "The work will take 120 days")
    assert collection.home().superseded == 1
    assert "1 thing that you know is no longer so." in list(home_lines(collection.home()))


def test_what_was_never_answered_or_was_rejected_is_nobodys_loss(collection: Collection, tmp_path: Path) -> None:
    change(collection)
    stranger = Collection(tmp_path / "other", lambda: NOON)
    stranger.add_folder(Path(collection.settings.folders[0]))
    assert stranger.superseded() == () and stranger.home().superseded == 0
    stranger.close()
    change(collection, status="rejected")
    assert collection.superseded() == ()


def test_relearning_asks_the_new_key_as_a_new_card_and_ends_it(collection: Collection) -> None:
    change(collection)
    review = collection.relearn()
    question = review.question
    assert question is not None and question.unchecked and review.left == 1
    assert review.answer(Typed(("90",))).outcome.score == 0
    review.grade(1)
    assert collection.home().superseded == 0, "it was told, and is being learnt anew"
    review.answer(Typed(("120",)))
    review.grade(3)
    assert review.question is None
    card = collection.schedule().card("days")
    assert (card.state, card.lapses) == (State.LEARNING, 0)
    assert collection.superseded() == ()


def test_taking_the_new_answer_back_brings_the_notice_back(collection: Collection) -> None:
    change(collection)
    review = collection.relearn()
    review.grade(3)
    assert collection.home().superseded == 0
    review.undo()
    assert collection.home().superseded == 1


def test_who_does_not_want_to_relearn_it_suspends_it(collection: Collection) -> None:
    change(collection)
    collection.relearn().suspend()
    assert collection.superseded() == () and collection.relearn().question is None


def test_the_browser_finds_it(collection: Collection) -> None:
    change(collection)
    browser = collection.browser()
    browser.refresh()
    assert [each.item for each in browser.rows(browser.find("is:superseded")).values()] == ["days"]


def test_line_by_line_it_is_told_and_asked(
    collection: Collection, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    change(collection)
    with Path(os.devnull).open() as nothing:
        monkeypatch.setattr("sys.stdin", nothing)
        assert status_of(["review", "--superseded", "--plain"]) == 0
    said = capsys.readouterr().out
    order = ["no longer so.", "You learnt: 90 days", "March 2025", "Now: 120 days", "May 2025", "Question 1 of 1"]
    places = [said.index(each) for each in order]
    assert places == sorted(places)
    assert status_of(["review", "--superseded", "--cram"]) == 2
