"""The statistics on the screen."""

from __future__ import annotations

import datetime as dt
import json
import random
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from textual.containers import VerticalScroll
from textual.pilot import Pilot

from newsquiz.collection import Collection, QuizOptions
from newsquiz.event import Confidence, Kind
from newsquiz.store import Store
from newsquiz.tui.app import QuizApp
from newsquiz.tui.placed import PlacedApp
from newsquiz.tui.screens.quiz import QuizScreen
from newsquiz.tui.screens.statistics import StatisticsScreen
from tests.tui.hostile import FORBIDDEN, PAYLOADS
from tests.tui.test_places import BANK, Place, at

START = dt.datetime(2025, 2, 3, 12, tzinfo=dt.UTC)
ITEMS = ("days", "town", "mayor")


class Clock:
    """Stands where it was set."""

    now = START

    def __call__(self) -> dt.datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def collection(tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> Iterator[Collection]:
    """A collection that knows one bank."""
    monkeypatch.setenv("NEWSQUIZ_FUZZ", "0")
    monkeypatch.setattr("newsquiz.collection.folders.shipped", lambda: tmp_path / "none")
    (tmp_path / "banks").mkdir()
    (tmp_path / "banks" / "pier.yaml").write_text(BANK)
    collection = Collection(tmp_path / "home", clock)
    collection.change_settings({"zone": "UTC", "folders": (str(tmp_path / "banks"),)})
    yield collection
    collection.close()


@pytest.fixture
def studied(collection: Collection, clock: Clock, tmp_path: Path) -> Collection:
    """Four months of learning, always the same."""
    chance = random.Random(1)
    with Store(tmp_path / "home", clock) as store:
        for _ in range(60):
            clock.now += dt.timedelta(days=chance.choice([1, 1, 2, 4]))
            for item in chance.sample(ITEMS, chance.randint(1, 3)):
                given = chance.choice([1, 3, 3, 3])
                data = {"session": "s", "mode": "review", "given": given, "key": "", "confidence": _said(chance)}
                store.append(Kind.ANSWERED, item=item, score=float(given > 1), data=data)
    return collection


def _said(chance: random.Random) -> str | None:
    return chance.choice([None, Confidence.SURE.value, Confidence.GUESS.value])


async def test_the_statistics_show_what_is_remembered_and_what_was_predicted(studied: Collection) -> None:
    async with at(studied, StatisticsScreen(), (120, 40)) as place:
        found = studied.statistics()
        seen = place.sees()
        assert f"{found.attempts} answers, 3 cards" in seen
        assert f"remembered  {100 * (found.retention.true or 0):.0f} %" in seen and "predicted" in seen
        assert "Hardest items" in seen and "Which town rebuilds its pier?" in seen


async def test_the_second_half_stands_below_where_there_is_no_room_beside(studied: Collection) -> None:
    async with at(studied, StatisticsScreen()) as place:
        assert "Days" in place.sees() and "Hardest items" not in place.sees()
        await place.press("end")
        assert "By fact kind" in place.sees() or "By type" in place.sees()
        await place.press("home")
        assert "Memory" in place.sees()


async def test_no_line_is_wider_than_the_screen_down_to_the_least_size(studied: Collection) -> None:
    async with at(studied, StatisticsScreen(), (60, 20)) as place:
        assert place.app.screen.query_one(VerticalScroll).max_scroll_x == 0
        assert "Esc back" in place.sees()


async def test_before_the_first_answer_the_screen_says_so(collection: Collection) -> None:
    async with at(collection, StatisticsScreen()) as place:
        assert "Nothing was answered yet." in place.sees()


async def test_the_statistics_are_a_key_away_from_a_quiz_and_escape_leads_back(collection: Collection) -> None:
    app = QuizApp(collection.quiz((), QuizOptions(types=("multiple_choice",))), collection)
    async with app.run_test(size=(80, 24)) as pilot:
        place = Place(pilot)
        await place.settle()
        await place.press("0", "ctrl+t")
        assert isinstance(app.screen, StatisticsScreen) and "1 answer, 1 card" in place.sees()
        await place.press("escape")
        assert isinstance(app.screen, QuizScreen) and place.sees().lstrip().startswith("WRONG")


async def test_the_statistics_are_in_the_command_palette(studied: Collection) -> None:
    app = PlacedApp(StatisticsScreen, studied)
    async with app.run_test(size=(80, 24)) as pilot:
        await Place(pilot).settle()
        assert "Statistics" in [command.title for command in app.get_system_commands(app.screen)]


async def test_a_click_on_the_key_leads_back(studied: Collection) -> None:
    app = QuizApp(studied.quiz(), studied)
    async with app.run_test(size=(80, 24)) as pilot:
        place = Place(pilot)
        await place.settle()
        await place.press("ctrl+t")
        row = place.sees().splitlines()[-1]
        await pilot.click(offset=(row.index("Esc"), 23))
        await place.settle()
        assert isinstance(app.screen, QuizScreen)


@pytest.mark.parametrize("payload", PAYLOADS)
async def test_names_from_outside_are_shown_literally(payload: str, collection: Collection, tmp_path: Path) -> None:
    bank = tmp_path / "banks" / "pier.yaml"
    item = {"id": "e", "type": "true_false", "key": True, "stem": f"{payload} stem", "tags": [f"{payload} tag"]}
    bank.write_text(json.dumps({"newsquiz": 1, "id": "x", "title": payload, "items": [item]}))
    with Store(tmp_path / "home", lambda: START) as store:
        store.append(Kind.ANSWERED, item="e", score=0.0, data={"session": "s", "key": ""})
    async with at(collection, StatisticsScreen(), (120, 40)) as place:
        assert "0 % of 1 answer" in place.sees()
        assert [each for each in FORBIDDEN if each in place.sees()] == []
        assert place.app.is_running


@pytest.mark.parametrize("theme", ["dark", "high contrast"])
@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
def test_the_statistics_look_as_they_did(
    theme: str, size: tuple[int, int], studied: Collection, snap_compare: Callable[..., bool],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.delenv("NO_COLOR", raising=False)
    studied.change_settings({"theme": theme})

    async def look(pilot: Pilot[int]) -> None:
        await Place(pilot).settle()

    assert snap_compare(PlacedApp(StatisticsScreen, studied), terminal_size=size, run_before=look)
