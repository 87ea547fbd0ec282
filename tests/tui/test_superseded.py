"""The screen of what is no longer so."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from textual.pilot import Pilot

from newsquiz.collection import Collection
from newsquiz.event import Typed
from newsquiz.tui.home_app import HomeApp
from newsquiz.tui.placed import PlacedApp
from newsquiz.tui.screens.superseded import SupersededScreen
from tests.superseded import write_bank
from tests.tui.hostile import FORBIDDEN, PAYLOADS
from tests.tui.test_places import NOON, Place, at


@pytest.fixture
def collection(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Collection]:
    """One thing was learnt, and changed since."""
    monkeypatch.setattr("newsquiz.collection.folders.shipped", lambda: tmp_path / "shipped")
    (tmp_path / "shipped").mkdir()
    (tmp_path / "banks").mkdir()
    write_bank(tmp_path / "banks", changed=False)
    collection = Collection(tmp_path / "home", lambda: NOON)
    collection.add_folder(tmp_path / "banks")
    collection.quiz(()).answer(Typed(("90",)))
    write_bank(tmp_path / "banks", changed=True)
    yield collection
    collection.close()


async def test_from_home_one_key_shows_both_passages_and_another_relearns(collection: Collection) -> None:
    async with HomeApp(collection).run_test(size=(80, 24)) as pilot:
        place = Place(pilot)
        await place.settle()
        assert "1 thing that you know is no longer so." in place.sees()
        await place.press("l")
        seen = place.sees()
        assert "You learnt: 90 days" in seen and "▌ The work will take 90 days" in seen
        assert "20 May 2025: 120 days" in seen and "▌ Divers found rotten piles. The work will take 120" in seen
        await place.press("enter")
        assert "How many days" in place.sees() and "1 left" in place.sees()
        await place.press(*"120", "enter")
        assert place.sees().lstrip().startswith("RIGHT")
        await place.press("enter", "q")
        assert "Nothing that you learnt is no longer so." in place.sees()
        await place.press("escape")
        assert "no longer so" not in place.sees() and place.app.is_running


async def test_it_can_be_relearnt_with_the_mouse_alone(collection: Collection) -> None:
    async with HomeApp(collection).run_test(size=(80, 24)) as pilot:
        place = Place(pilot)
        await place.settle()
        foot = place.sees().splitlines()[-1]
        await pilot.click(offset=(foot.index("no longer so"), 23))
        await place.settle()
        foot = place.sees().splitlines()[-1]
        await pilot.click(offset=(foot.index("relearn"), 23))
        await place.settle()
        assert "Enter answer" in place.sees()


async def test_hostile_text_is_only_text_here_too(collection: Collection) -> None:
    bad = " ".join(PAYLOADS)
    write_bank(Path(collection.settings.folders[0]), changed=True, stem=bad, unit=bad)
    async with at(collection, SupersededScreen()) as place:
        assert "is no longer so" in place.sees()
        assert all(each not in place.sees() for each in FORBIDDEN)


@pytest.mark.parametrize("theme", ["dark", "high contrast"])
@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
def test_what_is_no_longer_so_looks_as_it_did(
    theme: str, size: tuple[int, int], collection: Collection, snap_compare: Callable[..., bool],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.delenv("NO_COLOR", raising=False)
    collection.change_settings({"theme": theme})

    async def look(pilot: Pilot[int]) -> None:
        await Place(pilot).settle()

    assert snap_compare(PlacedApp(SupersededScreen, collection), terminal_size=size, run_before=look)
