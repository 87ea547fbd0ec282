"""The home screen: what is due, and the way to everything."""

from __future__ import annotations

import datetime as dt
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot

from newsquiz.collection import Collection
from newsquiz.collection.review import Deck, Review
from newsquiz.event import Chosen
from newsquiz.tui import app as quiz_app
from newsquiz.tui import exam_app, home_app, review_app
from newsquiz.tui.home_app import HomeApp
from tests.tui.hostile import FORBIDDEN, PAYLOADS
from tests.tui.test_places import BANK, NOON, Place


class Now:
    """The clock."""

    at = NOON

    def __call__(self) -> dt.datetime:
        return self.at


@pytest.fixture
def clock() -> Now:
    return Now()


@pytest.fixture
def collection(tmp_path: Path, clock: Now, monkeypatch: pytest.MonkeyPatch) -> Iterator[Collection]:
    """One that knows one bank."""
    monkeypatch.setenv("NEWSQUIZ_FUZZ", "0")
    monkeypatch.setattr("newsquiz.collection.folders.shipped", lambda: tmp_path / "shipped")
    (tmp_path / "shipped").mkdir()
    (tmp_path / "banks").mkdir()
    (tmp_path / "banks" / "pier.yaml").write_text(BANK)
    collection = Collection(tmp_path / "home", clock)
    collection.add_folder(tmp_path / "banks")
    yield collection
    collection.close()


@asynccontextmanager
async def at_home(collection: Collection, size: tuple[int, int] = (80, 24), trouble: str = "") -> AsyncIterator[Place]:
    async with HomeApp(collection, trouble).run_test(size=size) as pilot:
        place = Place(pilot)
        await place.settle()
        yield place


def grade(collection: Collection, *grades: int) -> None:
    review = collection.review(())
    for each in grades:
        review.grade(each)


Ran = list[tuple[str, object]]


@pytest.fixture
def ran(monkeypatch: pytest.MonkeyPatch) -> Ran:
    """What was opened from home, instead of opening it."""
    opened: Ran = []

    def opening(name: str) -> Callable[[object, object], int]:
        def run(what: object, _collection: object) -> int:
            opened.append((name, what))
            return 0

        return run

    for module in (quiz_app, exam_app, review_app):
        monkeypatch.setattr(module, "run", opening(module.__name__.rpartition(".")[2]))
    return opened


async def wished(collection: Collection, *keys: str) -> bool:
    """Press keys at home, and do what was wished for."""
    async with at_home(collection) as place:
        await place.press(*keys)
        app = place.app
        assert isinstance(app, HomeApp)
    if app.wish is not None:
        app.wish(collection)
    return app.wish is not None


async def test_the_first_start_welcomes_and_one_key_asks_the_first_question(collection: Collection, ran: Ran) -> None:
    async with at_home(collection) as place:
        assert "Welcome." in place.sees() and "Pier week" in place.sees()
        assert "Enter asks the first question" in place.sees() and "today" not in place.sees()
    assert await wished(collection, "enter")
    ((name, quiz),) = ran
    assert name == "app" and quiz.number == 1  # type: ignore[attr-defined]


async def test_what_is_due_is_said_with_two_weeks_and_the_banks(collection: Collection, clock: Now) -> None:
    grade(collection, 4, 4)
    clock.at += dt.timedelta(days=8)
    async with at_home(collection) as place:
        seen = place.sees()
        assert "Friday, 13 June 2025" in seen and "Due today: 2 reviews, 1 new." in seen
        assert "███" in seen and "today  Sat" in seen
        assert "    1     2      1        0  Pier week" in seen and "r review" in seen


async def test_every_key_opens_what_it_says(collection: Collection, ran: Ran, clock: Now) -> None:
    quiz = collection.quiz(())
    quiz.answer(Chosen(("90 days",)))
    for key in "rcpx":
        assert await wished(collection, key)
    assert [name for name, _ in ran] == ["review_app", "app", "app", "exam_app"]
    assert ran[1][1].resumed  # type: ignore[attr-defined]


async def test_where_nothing_is_due_the_offers_are_open(collection: Collection, ran: Ran) -> None:
    collection.change_settings({"new_per_day": 1})
    grade(collection, 4)
    async with at_home(collection) as place:
        assert "Nothing is due." in place.sees() and "a ahead   w weakest   n new" in place.sees()
        await place.press("r")
        assert "There is no such card." in place.sees()
    for key in "awn":
        assert await wished(collection, key)
    assert [review.deck for _, review in ran] == ["ahead", "weakest", "new"]  # type: ignore[attr-defined]
    assert all(review.question for _, review in ran)  # type: ignore[attr-defined]


async def test_everything_can_be_crammed_whatever_is_due(collection: Collection, ran: Ran) -> None:
    assert await wished(collection, "k")
    ((name, review),) = ran
    assert name == "review_app" and isinstance(review, Review) and review.deck is Deck.CRAM and review.left == 3


async def test_there_is_nothing_to_go_on_with_at_first(collection: Collection) -> None:
    async with at_home(collection) as place:
        await place.press("c")
        assert "There is nothing to go on with." in place.sees()


async def test_the_browser_and_the_settings_open_above_home_and_close_again(collection: Collection) -> None:
    async with at_home(collection) as place:
        await place.press("b")
        assert "Search:" in place.sees()
        await place.press("escape")
        assert "Welcome." in place.sees()
        await place.press("s")
        assert "rollover hour" in place.sees()


async def test_what_changes_elsewhere_shows_at_home(collection: Collection) -> None:
    async with at_home(collection) as place:
        await place.press("s")
        (Path(collection.settings.folders[0]) / "two.yaml").write_text(BANK.replace("Pier week", "Second week"))
        await place.press("escape")
        assert "Second week" in place.sees()


async def test_q_quits(collection: Collection) -> None:
    async with at_home(collection) as place:
        await place.press("q")
        assert place.app.return_value == 0 and place.app.wish is None  # type: ignore[attr-defined]


async def test_without_banks_home_says_how_to_get_some(collection: Collection) -> None:
    (Path(collection.settings.folders[0]) / "pier.yaml").unlink()
    async with at_home(collection) as place:
        await place.press("p")
        assert "`newsquiz add FOLDER` adds a folder" in place.sees()


async def test_a_click_on_a_bank_plays_it(collection: Collection, ran: Ran) -> None:
    from newsquiz.tui.widgets.listing import Listing

    async with at_home(collection) as place:
        await place.pilot.click(Listing, offset=(10, 0))
        assert place.app.wish is not None  # type: ignore[attr-defined]


def test_a_wish_that_fails_is_told_at_home_and_home_comes_back(
    collection: Collection, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []

    class Scripted(HomeApp):
        def run(self) -> int:  # type: ignore[override]
            told.append(self._trouble)
            if len(told) == 1:
                self.wish = lambda collection: collection.exam([Path("gone.yaml")]).total
            return 0

    monkeypatch.setattr(home_app, "HomeApp", Scripted)
    assert home_app.run(collection) == 0
    assert told[0] == "" and "gone.yaml" in told[1]


async def test_hostile_titles_are_only_text(collection: Collection) -> None:
    import json

    folder = Path(collection.settings.folders[0])
    for number, bad in enumerate(PAYLOADS):
        items = [{"id": f"x{number}", "type": "true_false", "stem": "It holds.", "key": True}]
        (folder / f"{number:03}.yaml").write_text(json.dumps({"newsquiz": 1, "title": bad, "items": items}))
    async with at_home(collection, (100, 60), trouble=" ".join(PAYLOADS)) as place:
        assert all(each not in place.sees() for each in FORBIDDEN)


async def test_sixty_by_twenty_is_enough(collection: Collection) -> None:
    grade(collection, 4)
    async with at_home(collection, (60, 20)) as place:
        assert "Pier week" in place.sees() and "F1 keys" in place.sees()
        assert [line.split()[0] for line in place.sees().splitlines() if "Fri" in line] == ["today"]


@pytest.mark.parametrize("stage", ["first", "due", "nothing", "due in high contrast"])
@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
def test_home_looks_as_it_did(
    stage: str, size: tuple[int, int], collection: Collection, clock: Now, snap_compare: Callable[..., bool],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.delenv("NO_COLOR", raising=False)
    if stage.endswith("high contrast"):
        collection.change_settings({"theme": "high contrast"})
    if stage != "first":
        collection.quiz(()).answer(Chosen(("90 days",)))
        grade(collection, *[4] * (3 if stage == "nothing" else 1))
    if stage.startswith("due"):
        clock.at += dt.timedelta(days=8)

    async def look(pilot: Pilot[int]) -> None:
        await Place(pilot).settle()

    assert snap_compare(HomeApp(collection), terminal_size=size, run_before=look)
