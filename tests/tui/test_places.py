"""The browser and the settings on the screen, and the ways between places."""

from __future__ import annotations

import datetime as dt
import subprocess
from array import array
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, nullcontext
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.screen import Screen

from newsquiz.collection import Collection, QuizOptions
from newsquiz.collection.browser import SORTS
from newsquiz.config import settings_file
from newsquiz.event import Typed
from newsquiz.tui import editor
from newsquiz.tui.placed import PlacedApp
from newsquiz.tui.screens import browser as browser_module
from newsquiz.tui.screens.browser import BrowserScreen
from newsquiz.tui.screens.schedule import ScheduleScreen
from newsquiz.tui.screens.settings import SettingsScreen, shown
from newsquiz.tui.screens.statistics import StatisticsScreen
from newsquiz.tui.screens.superseded import SupersededScreen
from newsquiz.tui.widgets.itemlist import ItemList
from tests.tui.driving import Learner, _key
from tests.tui.hostile import FORBIDDEN, PAYLOADS

NOON = dt.datetime(2025, 6, 5, 12, tzinfo=dt.UTC)
BANK = """\
newsquiz: 1
id: pier-id
title: Pier week
articles:
  - {id: pier, title: Marlow Bay rebuilds its pier, context: "Marlow Bay ferry pier, March 2025", file: pier.md}
items:
  - id: days
    type: multiple_choice
    stem: How many days will the work on the ferry pier in Marlow Bay take?
    key: 90 days
    distractors: [45 days, 60 days]
    evidence: [{article: pier, start: 0, end: 4, quote: Work}]
    tags: [ferry]
    status: approved
  - {id: town, type: short_answer, stem: Which town rebuilds its pier?, key: Marlow Bay, status: approved}
  - {id: mayor, type: cloze, stem: "The mayor is {{Zoë Brand}}.", status: draft}
"""


class Place(Learner):
    """The application on a place, with what its threads bring."""

    async def settle(self) -> None:
        """Wait for the threads, too."""
        for _ in range(3):
            await self.pilot.pause()
            await self.app.workers.wait_for_complete()
        await super().settle()

    async def press(self, *keys: str) -> None:
        """Press keys by name, each once the threads are done."""
        for key in keys:
            self.app.post_message(_key(key))
            await self.settle()


@pytest.fixture(scope="module", autouse=True)
def no_shipped_banks(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The banks that ship come and go; here only those of the test count."""
    folder = tmp_path_factory.mktemp("shipped")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("newsquiz.collection.folders.shipped", lambda: folder)
        yield


@pytest.fixture
def collection(tmp_path: Path) -> Collection:
    """A collection that knows one bank, one item of which was answered."""
    (tmp_path / "banks").mkdir()
    (tmp_path / "banks" / "pier.yaml").write_text(BANK)
    collection = Collection(tmp_path / "home", lambda: NOON)
    collection.add_folder(tmp_path / "banks")
    return collection


def bank_of(collection: Collection) -> Path:
    """Its bank."""
    return Path(collection.settings.folders[0]) / "pier.yaml"


@asynccontextmanager
async def at(collection: Collection, screen: Screen[Any], size: tuple[int, int] = (80, 24)) -> AsyncIterator[Place]:
    """The application, opened at this screen."""
    app = PlacedApp(lambda: screen, collection)
    async with app.run_test(size=size) as pilot:
        place = Place(pilot)
        await place.settle()
        yield place
    collection.close()


async def test_the_browser_lists_every_item_and_searches_as_one_types(collection: Collection) -> None:
    async with at(collection, BrowserScreen()) as place:
        assert "3 of 3 items" in place.sees() and "Which town rebuilds" in place.sees()
        await place.press(*"tow")
        assert "1 of 3 items" in place.sees() and "key: Marlow Bay" in place.sees()
        await place.press(*"zz")
        assert "0 of 3 items" in place.sees() and "key:" not in place.sees()


async def test_a_search_can_be_handed_over_at_the_start(collection: Collection) -> None:
    async with at(collection, BrowserScreen("is:draft")) as place:
        assert "1 of 3 items" in place.sees() and "Search: is:draft" in place.sees()


async def test_letters_are_typed_in_the_search_and_commands_in_the_list(collection: Collection) -> None:
    async with at(collection, BrowserScreen()) as place:
        await place.press("t", "@")
        assert "Search: t@" in place.sees()
        await place.press("backspace", "backspace", "down", "t")
        assert "Tags for 1 item" in place.sees()
        await place.press("escape", "/", "enter", "/", "x")
        assert "Search: x" in place.sees()


async def test_selected_items_are_suspended_and_let_back_in_together(collection: Collection) -> None:
    async with at(collection, BrowserScreen()) as place:
        await place.press("enter", "space", "space")
        assert "2 selected" in place.sees()
        await place.press("@")
        assert "2 items suspended." in place.sees() and place.sees().count("suspended ") == 2
        assert {card.item for card in collection.schedule().cards.values() if card.suspended} == {"days", "town"}
        await place.press("@")
        assert "2 items back in reviews." in place.sees()
        await place.press("escape")
        assert "selected" not in place.sees() and place.app.is_running


async def test_tags_are_added_and_taken_away_in_the_file(collection: Collection) -> None:
    async with at(collection, BrowserScreen()) as place:
        await place.press("enter", "ctrl+a", "t", *"new one, -ferry", "enter")
        assert "3 items tagged." in place.sees() and "#new one" in place.sees()
    assert bank_of(collection).read_text().count("tags: [new one]") == 3


async def test_a_bank_that_cannot_be_edited_is_told_on_the_screen(collection: Collection) -> None:
    async with at(collection, BrowserScreen()) as place:
        bank_of(collection).write_text("gone: wrong")
        await place.press("enter", "t", "x", "enter")
        assert "pier.yaml" in place.sees() and "not a bank file" in place.sees().replace("\n  ", " ")


async def test_a_reset_asks_first(collection: Collection) -> None:
    collection.quiz((), QuizOptions(count=1, types=("short_answer",))).answer(Typed(("Marlow Bay",)))
    async with at(collection, BrowserScreen("town")) as place:
        await place.press("enter", "r", "n")
        assert collection.schedule().card("town").reps == 1
        await place.press("r", "y")
        assert "1 item begin" in place.sees() and collection.schedule().card("town").reps == 0


async def test_columns_sort_and_turn_around(collection: Collection) -> None:
    async with at(collection, BrowserScreen(), size=(120, 40)) as place:
        await place.press("enter")
        orders = []
        for _ in SORTS:
            await place.press("s")
            orders.append([line.split()[-1] for line in place.sees().splitlines()[3:6]])
        assert len({tuple(order) for order in orders}) > 2
        before = place.sees().splitlines()[3:6]
        await place.press("d")
        assert [line[3:] for line in place.sees().splitlines()[3:6]] == [line[3:] for line in before[::-1]]


def test_the_screen_sorts_by_what_the_collection_can() -> None:
    assert browser_module.SORTS == SORTS


async def test_the_editor_opens_the_bank_at_the_item(
    collection: Collection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran: list[list[str]] = []
    monkeypatch.setattr(subprocess, "run", lambda command, check: ran.append(command))
    monkeypatch.setenv("VISUAL", "vim -n")
    async with at(collection, BrowserScreen("town")) as place:
        monkeypatch.setattr(place.app, "suspend", nullcontext)
        await place.press("enter", "e")
        assert ran == [["vim", "-n", "+15", str(bank_of(collection))]]


async def test_a_terminal_that_cannot_be_handed_over_is_told(
    collection: Collection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VISUAL", "vim")
    async with at(collection, BrowserScreen()) as place:
        await place.press("enter", "e")
        assert "cannot be handed to an editor" in place.sees()


@pytest.mark.parametrize(
    ("words", "command"),
    [
        (["vi"], ["vi", "+7", "b.yaml"]),
        (["/usr/bin/code"], ["/usr/bin/code", "--wait", "--goto", "b.yaml:7"]),
        (["hx"], ["hx", "b.yaml:7"]),
        (["notepad"], ["notepad", "b.yaml"]),
    ],
)
def test_editors_are_told_the_line_as_each_expects(words: list[str], command: list[str]) -> None:
    assert editor.at_line(words, Path("b.yaml"), 7) == command


async def test_a_long_list_asks_only_for_what_is_near(collection: Collection) -> None:
    items = "\n".join(
        f"  - {{id: i{n:04d}, type: true_false, stem: Statement {n:04d} holds., key: true}}" for n in range(1500)
    )
    bank_of(collection).write_text(f"newsquiz: 1\nitems:\n{items}\n")
    async with at(collection, BrowserScreen()) as place:
        listed = place.app.screen.query_one(ItemList)
        await place.press("enter", "end")
        assert "Statement 1499" in place.sees() and "1,500 of 1,500" in place.sees()
        assert len(listed._rows) < 1200
        await place.press(*["pageup"] * 3, "home")
        assert "Statement 0000" in place.sees()
        await place.pilot.click(ItemList, offset=(20, 4))
        await place.settle()
        assert listed.current is not None and listed.current.item == "i0004"
        await place.pilot.click(ItemList, offset=(1, 5))
        await place.settle()
        assert listed.targets() == [listed.numbers[5]]


async def test_all_are_selected_even_where_only_the_first_are_known_yet(collection: Collection) -> None:
    async with at(collection, BrowserScreen()) as place:
        listed = place.app.screen.query_one(ItemList)
        listed.show(array("q", [1]), {}, complete=False)
        listed.action_select_all()
        assert listed.selected == set()
        listed.show(array("q", [1, 2, 3]), {})
        assert listed.selected == {1, 2, 3}


async def test_hostile_text_in_a_bank_is_only_text(collection: Collection) -> None:
    import json

    items = [
        {"id": f"x{n}", "type": "true_false", "stem": f"{bad} holds", "key": True, "tags": [bad or "x"]}
        for n, bad in enumerate(PAYLOADS)
    ]
    bank_of(collection).write_text(json.dumps({"newsquiz": 1, "title": " ".join(PAYLOADS), "items": items}))
    async with at(collection, BrowserScreen(), size=(100, 40)) as place:
        await place.press("enter", *["down"] * len(items))
        assert all(each not in place.sees() for each in FORBIDDEN)
        await place.press("t", *"[/b]", "enter", "/", *"[/b]")
        assert all(each not in place.sees() for each in FORBIDDEN)


async def test_a_setting_is_changed_in_its_file_and_counts_at_once(collection: Collection) -> None:
    file = settings_file(collection.settings_file.parent)
    file.write_text(f"# mine\n{file.read_text()}")
    async with at(collection, SettingsScreen()) as place:
        await place.press("down", "enter")
        assert "theme             light" in place.sees() and place.app.theme == "textual-light"
        await place.press("left", "left")
        assert place.app.theme == "newsquiz-16" and 'theme = "16 colours"' in file.read_text()
    assert file.read_text().startswith("# mine\n")


async def test_a_number_is_typed_and_a_wrong_one_is_told_and_changes_nothing(collection: Collection) -> None:
    async with at(collection, SettingsScreen()) as place:
        await place.press(*["down"] * 6, "enter", *["backspace"] * 3, *"0.85", "enter")
        assert "retention         0.85" in place.sees()
        await place.press("enter", *["backspace"] * 4, *"7", "enter")
        assert "nothing was changed" in place.sees() and "retention         0.85" in place.sees()
        await place.press("enter", *["backspace"] * 4, *"many", "enter")
        assert "many is no number" in place.sees()
    assert collection.settings.retention == 0.85


async def test_dates_are_written_as_set_from_that_moment_on(collection: Collection) -> None:
    async with at(collection, SettingsScreen()) as place:
        await place.press("down", "down", "right", "right")
        assert place.app._dates.style == "de"


async def test_folders_and_keys_are_left_to_the_file(collection: Collection) -> None:
    async with at(collection, SettingsScreen()) as place:
        await place.press("end", "enter")
        assert "This is set in the file: press e." in place.sees()


async def test_places_open_over_one_another_by_key_and_palette_and_close_again(collection: Collection) -> None:
    async with at(collection, SettingsScreen()) as place:
        await place.press("ctrl+l")
        assert "Search:" in place.sees()
        await place.press("ctrl+o")
        assert "rollover hour" in place.sees()
        await place.press("ctrl+p", *"brows", "enter")
        assert "Search:" in place.sees()
        await place.press("ctrl+p", "escape", "escape", "escape")
        assert place.app.return_value == 0


@pytest.mark.parametrize("screen", [BrowserScreen, SettingsScreen, ScheduleScreen, StatisticsScreen, SupersededScreen])
async def test_sixty_by_twenty_is_enough(collection: Collection, screen: type[Screen[Any]]) -> None:
    async with at(collection, screen(), size=(60, 20)) as place:
        assert "F1 keys" in place.sees()
        await place.press("f1")
        assert "On this screen" in place.sees()


SCREENS: dict[str, tuple[type[Screen[Any]], list[str]]] = {
    "browser": (BrowserScreen, ["enter", "space", "space", "@"]),
    "settings": (SettingsScreen, ["down", "down"]),
}


@pytest.mark.parametrize("name", SCREENS)
@pytest.mark.parametrize("theme", ["dark", "high contrast"])
@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
def test_the_place_looks_as_it_did(
    name: str, theme: str, size: tuple[int, int], collection: Collection, snap_compare: Callable[..., bool],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.delenv("NO_COLOR", raising=False)
    screen, keys = SCREENS[name]
    collection.change_settings(
        {"theme": theme, "folders": (Path(collection.settings.folders[0]),)} and {"theme": theme}
    )

    async def look(pilot: Pilot[int]) -> None:
        place = Place(pilot)
        await place.settle()
        await place.press(*keys)

    monkeypatch.setattr(type(collection), "settings_file", property(lambda _: Path("~/newsquiz/settings.toml")))
    monkeypatch.setattr("newsquiz.tui.screens.settings.shown", _without_places)
    app = PlacedApp(screen, collection)
    assert snap_compare(app, terminal_size=size, run_before=look)


def _without_places(name: str, value: Any) -> str:
    """Where the banks of the test stand is another place each time."""
    return "~/banks" if name == "folders" else shown(name, value)
