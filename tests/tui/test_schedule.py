"""The schedule screen, and the ways that lead from anywhere to anywhere."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from textual.pilot import Pilot

from newsquiz.cli.terminal import or_home
from newsquiz.collection import Collection, QuizOptions
from newsquiz.schedule import Fit
from newsquiz.tui import home_app
from newsquiz.tui.app import QuizApp
from newsquiz.tui.frame import HOME_WANTED
from newsquiz.tui.home_app import HomeApp
from newsquiz.tui.placed import PlacedApp
from newsquiz.tui.screens.home import HomeScreen
from newsquiz.tui.screens.schedule import ScheduleScreen
from tests.tui.test_places import BANK, NOON, Place, at


@pytest.fixture
def collection(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Collection]:
    """One that knows one bank."""
    monkeypatch.setattr("newsquiz.collection.folders.shipped", lambda: tmp_path / "shipped")
    (tmp_path / "banks").mkdir()
    (tmp_path / "banks" / "pier.yaml").write_text(BANK)
    collection = Collection(tmp_path / "home", lambda: NOON)
    collection.add_folder(tmp_path / "banks")
    yield collection
    collection.close()


async def test_a_share_is_set_with_its_cost_in_view(collection: Collection) -> None:
    async with at(collection, ScheduleScreen()) as place:
        assert "90%" in place.sees() and "set now" in place.sees()
        await place.press("down", "enter")
        assert "93% to remember" in place.sees()
        assert next(line for line in place.sees().splitlines() if "set now" in line).split()[1] == "93%"
    assert collection.settings.retention == 0.93


async def test_an_exam_date_is_read_back_with_its_weekday(collection: Collection) -> None:
    async with at(collection, ScheduleScreen()) as place:
        await place.press("e", *"5/8/2025", "enter")
        assert "may be 5 August 2025 or 8 May 2025" in place.sees()
        await place.press("e", *"1 august", "enter")
        assert "Exam: 1 August 2025, a Friday." in place.sees()
        await place.press("e", "escape")
        assert "a Friday" in place.sees()
    assert collection.schedule().settings.exam_date == dt.date(2025, 8, 1)


async def test_fitting_tells_what_it_found(collection: Collection, monkeypatch: pytest.MonkeyPatch) -> None:
    async with at(collection, ScheduleScreen()) as place:
        await place.press("f")
        assert "0 reviews are too few" in place.sees()
        monkeypatch.setattr(collection, "fit_scheduler", lambda: Fit((), 0.41, 0.40, True, 1200, 240))
        await place.press("f")
        assert "0.4100 before, 0.4000 after" in place.sees() and "predict better" in place.sees()
        await place.press("d", "q")
        assert place.app.return_value == 0


async def test_the_palette_offers_what_has_a_key_here(collection: Collection) -> None:
    async with at(collection, ScheduleScreen()) as place:
        await place.press("ctrl+p", *"exam date", "enter")
        assert "When is the exam?" in place.sees()


async def test_with_the_mouse_alone_one_gets_from_any_screen_to_any_other(collection: Collection) -> None:
    async with at(collection, ScheduleScreen()) as place:
        foot = place.sees().splitlines()[-1]
        await place.pilot.click(offset=(foot.index("F1"), 23))
        await place.settle()
        row, foot = next((n, line) for n, line in enumerate(place.sees().splitlines()) if "Ctrl+P" in line)
        await place.pilot.click(offset=(foot.index("Ctrl+P"), row))
        await place.settle()
        row, _ = next((n, line) for n, line in enumerate(place.sees().splitlines()) if "every item of every" in line)
        await place.pilot.click(offset=(4, row))
        await place.settle()
        assert "Search:" in place.sees()


async def test_home_is_left_to_from_a_quiz_and_opened_by_whoever_ran_it(
    collection: Collection, monkeypatch: pytest.MonkeyPatch
) -> None:
    quiz = QuizApp(collection.quiz(()), collection)
    async with quiz.run_test() as pilot:
        place = Place(pilot)
        await place.settle()
        await place.press("ctrl+n")
    assert quiz.return_value == HOME_WANTED
    monkeypatch.setattr(home_app, "run", lambda collection: 7)
    assert or_home(HOME_WANTED, lambda: collection) == 7 and or_home(0, lambda: collection) == 0


async def test_home_is_gone_back_to_where_it_is_open(collection: Collection) -> None:
    async with HomeApp(collection).run_test(size=(80, 24)) as pilot:
        place = Place(pilot)
        await place.settle()
        await place.press("d", "ctrl+o", "ctrl+n")
        assert isinstance(place.app.screen, HomeScreen) and place.app.is_running


async def test_the_verdict_says_when_the_question_comes_again_once_a_wrong_answer_brought_it_in(
    collection: Collection,
) -> None:
    app = QuizApp(collection.quiz((), QuizOptions(types=("multiple_choice",))), collection)
    async with app.run_test(size=(80, 24)) as pilot:
        place = Place(pilot)
        await place.settle()
        await place.press("0")
        assert "Again in 1 minute." in place.sees()
        await place.press("o")
        assert "RIGHT" not in place.sees() and "Again in 1 minute." in place.sees()  # not knowing is no answer
        await place.press("u")
        assert "Again in" not in place.sees()
        await place.press("1", "enter")
        right = place.sees().lstrip().startswith("RIGHT")
        assert right != ("Again in" in place.sees())


@pytest.mark.parametrize("theme", ["dark", "high contrast"])
@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
def test_the_schedule_looks_as_it_did(
    theme: str, size: tuple[int, int], collection: Collection, snap_compare: Callable[..., bool],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.delenv("NO_COLOR", raising=False)
    collection.change_settings({"theme": theme})

    async def look(pilot: Pilot[int]) -> None:
        await Place(pilot).settle()

    assert snap_compare(PlacedApp(ScheduleScreen, collection), terminal_size=size, run_before=look)
