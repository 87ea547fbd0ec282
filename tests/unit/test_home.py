"""How things stand: what is due, what can be gone on with, what the next days bring; as figures and as lines."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from newsquiz.cli import status_of
from newsquiz.collection import Collection, QuizOptions, Terms
from newsquiz.collection.home import Home
from newsquiz.collection.home_words import bars, home_lines
from newsquiz.collection.review import Deck
from newsquiz.event import Truth
from tests.unit.desk import Desk, truth


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.setenv("NEWSQUIZ_FUZZ", "0")
    monkeypatch.setattr("newsquiz.collection.folders.shipped", lambda: tmp_path / "shipped")
    (tmp_path / "shipped").mkdir()
    desk = Desk(tmp_path)
    desk.collection().add_folder(tmp_path)
    yield desk
    desk.close()


def home(desk: Desk) -> Home:
    return desk.collection().home()


def grade(desk: Desk, *grades: int) -> None:
    review = desk.collection().review(())
    for each in grades:
        review.grade(each)


def said(desk: Desk) -> str:
    return "\n".join(home_lines(home(desk)))


def test_the_first_start_welcomes_and_lists_the_banks(desk: Desk) -> None:
    desk.bank(truth("a"), truth("b", status="changed"), title="Pier week")
    found = home(desk)
    assert found.first and [(card.title, card.new, card.changed) for card in found.banks] == [("Pier week", 1, 1)]
    assert "Welcome." in said(desk) and "Pier week: 1 new, 0 due, 1 draft, 1 changed" in said(desk)


def test_the_learners_own_banks_stand_before_those_that_ship(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = desk.bank(truth("a"), title="Pier week")
    ships = tmp_path / "0" / own.name
    ships.parent.mkdir()
    ships.write_text(own.read_text().replace("Pier week", "A bank that ships"))
    monkeypatch.setattr("newsquiz.collection.folders.shipped", lambda: ships.parent)
    assert [card.title for card in home(desk).banks] == ["Pier week", "A bank that ships"]


def test_without_banks_it_says_how_to_get_some(desk: Desk) -> None:
    assert "`newsquiz add FOLDER`" in said(desk)


def test_what_is_due_is_counted_and_forecast(desk: Desk) -> None:
    desk.bank(*(truth(id) for id in "abc"))
    grade(desk, 4, 4)
    assert home(desk).counts.new == 1 and "Due today: 1 new." in said(desk)
    assert home(desk).forecast == (0,) * 8 + (2,) + (0,) * 5
    desk.now += dt.timedelta(days=8)
    assert "Due today: 2 reviews, 1 new." in said(desk)


def test_a_bank_that_leaves_takes_its_cards_along(desk: Desk) -> None:
    path = desk.bank(truth("a"), truth("b"))
    grade(desk, 4, 4)
    path.unlink()
    desk.bank(truth("a"), name="other")
    assert sum(home(desk).forecast) == 1


def test_where_nothing_is_due_there_are_offers(desk: Desk) -> None:
    collection = desk.collection()
    collection.change_settings({"new_per_day": 1})
    desk.bank(truth("a"), truth("b"))
    grade(desk, 4)
    assert home(desk).counts.total == 0
    assert "Nothing is due. You could look at 1 card ahead of time, or the weakest; 1 new item." in said(desk)


def test_after_a_holiday_there_is_a_plan(desk: Desk) -> None:
    desk.bank(*(truth(f"i{n}") for n in range(10)))
    grade(desk, *[4] * 10)
    desk.now += dt.timedelta(days=30)
    assert "10 are overdue: with 1 a day you have caught up by " in said(desk)


def test_progress_is_what_was_remembered_of_the_last_reviews(desk: Desk) -> None:
    desk.bank(*(truth(f"i{n:02}") for n in range(10)))
    grade(desk, *[4] * 10)
    assert "you remembered" not in said(desk), "these were introduced, not remembered"
    desk.now += dt.timedelta(days=8)
    grade(desk, 1, *[3] * 9)
    assert "Of your last 10 reviews you remembered 9, 90%; 90% is what you want." in said(desk)
    assert home(desk).retention == desk.collection().statistics().retention


def test_a_quiz_that_was_left_can_be_gone_on_with_as_it_was(desk: Desk) -> None:
    bank = desk.bank(*(truth(id) for id in "abcd"), title="Pier week")
    options = QuizOptions(count=3, types=("true_false",), seed=5)
    quiz = desk.collection().quiz([bank], options)
    assert home(desk).resumable is None
    quiz.answer(Truth(True))
    grade(desk, 3)
    left = home(desk).resumable
    assert left is not None and (left.title, left.answered, left.total) == ("Pier week", 1, 3)
    again = desk.collection().quiz(left.paths, left.options)
    assert again.resumed and again.number == 2
    assert "To go on with: Pier week, 1 of 3 answered." in said(desk)
    again.finish()
    assert home(desk).resumable is None


def test_an_exam_that_was_left_keeps_its_terms(desk: Desk) -> None:
    bank = desk.bank(truth("a", status="approved"), truth("b", status="approved"))
    desk.exam(bank, terms=Terms(seconds=600)).answer(1, Truth(True))
    left = home(desk).resumable
    assert left is not None and left.options.exam == Terms(seconds=600)
    assert desk.collection().exam(left.paths, left.options).resumed
    bank.unlink()
    assert home(desk).resumable is None


def test_two_weeks_are_drawn_as_bars_of_equal_columns(desk: Desk) -> None:
    desk.bank(*(truth(id) for id in "abc"))
    grade(desk, 4, 4, 1)
    high, counts, days = bars(home(desk))
    assert len({len(high), len(counts), len(days)}) == 1
    assert "███" in high and "▄▄▄" in high and counts.split()[0] == "1" and counts.split()[8] == "2"
    assert days.split()[:3] == ["today", "Fri", "Sat"]


def test_more_new_items_count_as_reviews_like_any(desk: Desk) -> None:
    desk.bank(truth("a"))
    review = desk.collection().review((), Deck.NEW)
    review.grade(4)
    assert home(desk).forecast[8] == 1


def test_newsquiz_alone_prints_how_things_stand_without_a_terminal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("NEWSQUIZ_HOME", str(tmp_path / "new"))
    assert status_of([]) == 0
    said = capsys.readouterr()
    assert said.out.startswith("newsquiz, ") and "Banks:" in said.out and said.err == ""
    assert not set(said.out) & set("─│┌█▁")
    assert Collection(tmp_path / "new", lambda: dt.datetime.now(dt.UTC)).home().first
