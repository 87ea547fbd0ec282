"""Flashcards on the screen: keys, mouse, what is stored, how it looks."""

from __future__ import annotations

import datetime as dt
import sqlite3
import subprocess
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, nullcontext
from pathlib import Path

import pytest
import yaml
from textual.pilot import Pilot

from newsquiz.collection import Collection
from newsquiz.collection.review import Deck, Review
from newsquiz.item import Item
from newsquiz.tui.review_app import ReviewApp
from newsquiz.tui.widgets.keyline import KeyLine
from tests.tui.driving import Learner
from tests.tui.fakes import ARTICLE, CLOZE, NINE, NUMBER, ORDERING, SEVERAL, SHORT, SINGLE, TRUTH
from tests.tui.hostile import FORBIDDEN, PAYLOADS
from tests.tui.sitting import NOON, _bank


class Desk:
    """A bank, and reviews of it at a clock that the test sets."""

    def __init__(self, folder: Path) -> None:
        self.now = NOON
        self.home = folder / "home"
        self._folder = folder
        self._collections: list[Collection] = []
        (folder / "pier.md").write_text(f"---\ntitle: Marlow Bay rebuilds its pier\n---\n\n{ARTICLE}\n", "utf-8")

    def review(self, *items: Item, deck: Deck = Deck.DUE) -> Review:
        """What is due of these items."""
        bank = self._folder / "bank.yaml"
        bank.write_text(yaml.safe_dump(_bank(items)), encoding="utf-8")
        self._collections.append(Collection(self.home, lambda: self.now))
        return self._collections[-1].review([bank], deck)

    def answers(self) -> list[tuple[str, int]]:
        """Which items were answered, and how they were graded, less what was taken back."""
        query = (
            "select item, json_extract(data, '$.given') from events e where kind = 'answered' and not exists "
            "(select 1 from events r where r.kind = 'revoked' and json_extract(r.data, '$.of') = e.id) order by seq"
        )
        connection = sqlite3.connect(self.home / "newsquiz.db")
        try:
            return connection.execute(query).fetchall()
        finally:
            connection.close()

    def close(self) -> None:
        """Let go of the databases."""
        for collection in self._collections:
            collection.close()


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.setenv("NEWSQUIZ_FUZZ", "0")
    desk = Desk(tmp_path)
    yield desk
    desk.close()


@asynccontextmanager
async def going_through(review: Review, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Learner]:
    async with ReviewApp(review).run_test(size=size) as pilot:
        learner = Learner(pilot)
        await learner.settle()
        yield learner


async def test_space_reveals_and_a_digit_grades_with_its_interval_shown(desk: Desk) -> None:
    async with going_through(desk.review(SINGLE, TRUTH)) as learner:
        assert "2 left" in learner.sees() and "again" not in learner.sees()
        await learner.press("space")
        assert learner.sees().lstrip().startswith("ANSWER   right: 90 days")
        assert "1 again 1m   2 hard 6m   3 good 10m   4 easy 8d" in learner.sees()
        assert desk.home.joinpath("newsquiz.db").exists() and desk.answers() == []
        await learner.press("4")
        assert "Easy: it comes again in 8 days." in learner.sees() and "1 left" in learner.sees()
        assert desk.answers() == [("i1", 4)]


async def test_a_typed_answer_proposes_and_the_learner_overrules(desk: Desk) -> None:
    async with going_through(desk.review(SHORT, NUMBER)) as learner:
        await learner.press(*"harlow", "enter")
        assert learner.sees().lstrip().startswith("WRONG") and "1 again is proposed" in learner.sees()
        assert desk.answers() == [("i1", 1)]
        await learner.press("3")
        assert desk.answers() == [("i1", 3)]
        await learner.press(*"many", "enter")
        assert "3 good" not in learner.sees() and "0 left" not in learner.sees()
        await learner.press(*["backspace"] * 4, *"90 days", "enter", "enter")
        assert desk.answers() == [("i1", 3), ("i2", 3)]


async def test_every_type_is_revealed_by_space_and_by_enter_where_nothing_was_given(desk: Desk) -> None:
    for key in ("space", "enter"):
        async with going_through(desk.review(*(each for each in NINE if each is not ORDERING or key == "space"))) as it:
            while "left" in it.sees().splitlines()[0]:
                await it.press(key)
                assert "1 again" in it.sees(), it.sees()
                await it.press("4")
        desk.now += dt.timedelta(days=100)


async def test_space_belongs_to_the_answer_once_that_is_begun(desk: Desk) -> None:
    async with going_through(desk.review(SHORT, SEVERAL)) as learner:
        await learner.press(*"marlow", "space", *"bay", "enter")
        assert learner.sees().lstrip().startswith("RIGHT")
        await learner.press("4", "1", "down", "space", "enter")
        assert "proposed" in learner.sees()


async def test_space_in_the_second_gap_does_not_throw_away_the_first(desk: Desk) -> None:
    async with going_through(desk.review(CLOZE)) as learner:
        await learner.press(*"2.4", "tab", "space", *"dollars", "enter")
        assert learner.sees().lstrip().startswith("RIGHT")


async def test_cards_are_buried_suspended_looked_at_and_taken_back_also_from_the_end(desk: Desk) -> None:
    async with going_through(desk.review(SINGLE, TRUTH, SEVERAL)) as learner:
        await learner.press("i")
        assert "State: new. Reviews: 0." in learner.sees()
        await learner.press("minus", "at", "space", "4")
        assert "That is all for now." in learner.sees() and "1 card reviewed, 1 remembered." in learner.sees()
        await learner.press("u", "u", "u", "u")
        assert "3 left" in learner.sees() and "There is nothing to take back." in learner.sees()
        assert desk.answers() == []


async def test_letters_belong_to_a_typed_answer(desk: Desk) -> None:
    async with going_through(desk.review(SHORT)) as learner:
        await learner.press(*"uiq-@!")
        assert "uiq-@!" in learner.sees()


async def test_the_article_and_a_flag_stand_above_the_card(desk: Desk) -> None:
    async with going_through(desk.review(SINGLE)) as learner:
        await learner.press("space", "v")
        assert "the whole article" in learner.sees()
        await learner.press("escape", "!", *"odd", "enter")
        assert "Flagged for the teacher." in learner.sees() and "1 again 1m" in learner.sees()


async def test_a_click_grades(desk: Desk) -> None:
    async with going_through(desk.review(SINGLE)) as learner:
        await learner.press("space")
        grades = learner.app.screen.query_one("#grades", KeyLine)
        await learner.pilot.click(grades, offset=(grades.render().plain.index("4 easy") + 1, 0))
        await learner.settle()
        assert desk.answers() == [("i1", 4)]


async def test_cram_shows_no_intervals(desk: Desk) -> None:
    async with going_through(desk.review(SINGLE, deck=Deck.CRAM)) as learner:
        await learner.press("space")
        assert "1 again   2 hard   3 good   4 easy" in learner.sees()


async def test_leaving_keeps_what_was_graded(desk: Desk) -> None:
    async with going_through(desk.review(SINGLE, TRUTH)) as learner:
        await learner.press("space", "3", "q")
        assert learner.app.return_value == 0
    assert desk.answers() == [("i1", 3)]


async def test_hostile_text_is_only_text(desk: Desk) -> None:
    bad = [SHORT.model_copy(update={"stem": f"{each} where?", "key": each or "x"}) for each in PAYLOADS]
    async with going_through(desk.review(*bad, deck=Deck.CRAM)) as learner:
        for _ in bad:
            await learner.press("space")
            assert "4 easy" in learner.sees()
            assert all(each not in learner.sees() for each in FORBIDDEN)
            await learner.press("4")


async def test_sixty_by_twenty_is_enough(desk: Desk) -> None:
    async with going_through(desk.review(SINGLE), size=(60, 20)) as learner:
        await learner.press("space")
        assert "4 easy 8d" in learner.sees() and "F1 keys" in learner.sees()
        await learner.press("f1")
        assert "On this screen" in learner.sees()


async def test_e_opens_the_bank_at_the_card_and_asks_it_as_it_then_stands(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def edited(command: list[str], check: bool) -> None:
        path = Path(command[2])
        assert path.read_text().splitlines()[int(command[1].removeprefix("+")) - 1].startswith("- ")
        path.write_text(path.read_text().replace(TRUTH.stem, "Another statement."))

    monkeypatch.setenv("VISUAL", "vim")
    monkeypatch.setattr(subprocess, "run", edited)
    async with going_through(desk.review(TRUTH)) as learner:
        await learner.press("e")
        assert "cannot be handed to an editor" in " ".join(learner.sees().split())
        monkeypatch.setattr(learner.app, "suspend", nullcontext)
        await learner.press("e")
        assert "Another statement." in learner.sees() and "read again" in learner.sees()
        await learner.press("space", "e")
        assert "from the next time on" in learner.sees()


LOOKS: dict[str, list[str]] = {
    "card": ["2"],
    "other_side": ["space"],
    "proposed": ["2", "enter"],
    "end": ["space", "4"],
    "card_in_high_contrast": ["f9", "2"],
    "proposed_in_high_contrast": ["f9", "2", "enter"],
}


@pytest.mark.parametrize("name", LOOKS)
@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
def test_the_review_looks_as_it_did(
    name: str, size: tuple[int, int], desk: Desk, snap_compare: Callable[..., bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)

    async def look(pilot: Pilot[int]) -> None:
        learner = Learner(pilot)
        await learner.settle()
        await learner.press(*LOOKS[name])

    assert snap_compare(ReviewApp(desk.review(SINGLE)), terminal_size=size, run_before=look)
