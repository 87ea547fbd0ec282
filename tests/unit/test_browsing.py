"""Bank folders, the index of their items, and what the browser does with it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from newsquiz import bank
from newsquiz.cli import status_of
from newsquiz.collection import Collection, QuizOptions
from newsquiz.collection.browser import SORTS, Browser
from newsquiz.collection.query import terms_of
from newsquiz.errors import BankError, StoreError, UsageError
from newsquiz.event import Typed
from newsquiz.store.index import FILE_NAME, Index, Term

NOON = dt.datetime(2025, 6, 5, 12, tzinfo=dt.UTC)
PIER = """\
newsquiz: 1
id: pier-id
title: Pier week
articles:
  - {id: pier, title: Marlow Bay rebuilds its pier, context: "Marlow Bay ferry pier, March 2025", file: pier.md}
items:
  # the first one
  - id: days
    type: multiple_choice
    stem: How many days will the work on the ferry pier take?
    key: 90 days
    distractors: [45 days, 60 days]   # wrong ones
    evidence: [{article: pier, start: 0, end: 4, quote: Work}]
    tags: [ferry]
    status: approved
  - {id: town, type: short_answer, stem: Which town rebuilds its pier?, key: Marlow Bay, status: approved}
  - {id: mayor, type: cloze, stem: "The mayor is {{Zoë Brand}}.", status: draft}
  - {id: old, type: true_false, stem: The pier is new., key: false, status: changed}
  - {id: bad, type: true_false, stem: The pier is., key: false, status: rejected}
"""
COAST = """\
newsquiz: 1
title: Coast
items:
  - {type: short_answer, stem: "Which storm broke the quay?", key: Ada, tags: [storm, "far away"], status: approved}
"""


class Desk:
    """A folder with two banks and one file that is none, known to a collection."""

    def __init__(self, folder: Path) -> None:
        self.home, self.banks = folder / "home", folder / "banks"
        self.banks.mkdir()
        self.pier, self.coast = self.banks / "pier.yaml", self.banks / "coast.yml"
        self.pier.write_text(PIER)
        self.coast.write_text(COAST)
        self.collection = Collection(self.home, lambda: NOON)
        self.collection.add_folder(self.banks)

    def browser(self) -> Browser:
        browser = self.collection.browser()
        browser.refresh()
        return browser


@pytest.fixture(scope="module", autouse=True)
def no_shipped_banks(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The banks that ship come and go; here only those of the test count."""
    folder = tmp_path_factory.mktemp("shipped")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("newsquiz.collection.folders.shipped", lambda: folder)
        yield


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(tmp_path)
    yield desk
    desk.collection.close()


def found(browser: Browser, text: str, by: str = "bank", *, descending: bool = False) -> list[str]:
    """The first words of the ids found, in order."""
    numbers = browser.find(text, by, descending=descending)
    rows = browser.rows(numbers)
    return [rows[number].item if len(rows[number].item) < 8 else "storm" for number in numbers]


ALL = ["storm", "days", "town", "mayor", "old", "bad"]


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("", ALL),
        ("pier", ["days", "town", "mayor", "old", "bad"]),
        ("pie ho", ["days"]),
        ("PIER", ["days", "town", "mayor", "old", "bad"]),
        ("zoe", ["mayor"]),
        ("key:marlow", ["town"]),
        ("stem:marlow", []),
        ("tag:fer", ["days"]),
        ('tag:"far aw', ["storm"]),
        ("status:changed", ["old"]),
        ("is:draft", ["mayor"]),
        ("is:dr", ["mayor"]),
        ("article:rebuilds", ["days"]),
        ("bank:coast", ["storm"]),
        ("type:true", ["old", "bad"]),
        ("id:town", ["town"]),
        ('"work on the"', ["days"]),
        ('"on work the"', []),
        ("pier -status:draft -is:rejected", ["days", "town", "old"]),
        ("-pier", ["storm"]),
        ("is:new", ALL),
        ("is:suspended", []),
        ("is:", ALL),
        ("is:nonsense", ALL),
        ("due:", ALL),
        ("due:2025-06-05", []),
        ("due:9999999999999", ALL),
        ("- : \" * ' AND OR NEAR(", []),
        ("nothing:here", []),
        ("%", ALL),
        ("flag:", ALL),
    ],
)
def test_a_search_finds(desk: Desk, text: str, items: list[str]) -> None:
    assert found(desk.browser(), text) == items


@pytest.mark.parametrize(
    ("by", "items"),
    [
        ("bank", ALL),
        ("stem", ["days", "mayor", "old", "bad", "storm", "town"]),
        ("status", ["storm", "days", "town", "old", "mayor", "bad"]),
        ("type", ["mayor", "days", "storm", "town", "old", "bad"]),
        ("due", ALL),
    ],
)
def test_items_are_sorted_either_way(desk: Desk, by: str, items: list[str]) -> None:
    browser = desk.browser()
    assert found(browser, "", by) == items
    assert found(browser, "", by, descending=True) == items[::-1]
    assert by in SORTS


def test_what_was_answered_is_no_longer_new_and_sorts_by_its_day(desk: Desk) -> None:
    quiz = desk.collection.quiz([desk.pier], QuizOptions(count=1, types=("short_answer",)))
    quiz.answer(Typed(("Marlow Bay",)))
    browser = desk.browser()
    assert found(browser, "-is:new") == ["town"]
    assert found(browser, "", "due")[0] == "town"
    [row] = browser.rows(browser.find("id:town")).values()
    assert row.due is not None and not row.is_new
    assert found(browser, f"due:{row.due.date().isoformat()}") == ["town"]


def test_an_item_whose_key_changed_is_new_again(desk: Desk) -> None:
    quiz = desk.collection.quiz([desk.pier], QuizOptions(count=1, types=("short_answer",)))
    quiz.answer(Typed(("Marlow Bay",)))
    assert found(desk.browser(), "id:town -is:new") == ["town"]
    desk.pier.write_text(PIER.replace("key: Marlow Bay", "key: Port Ellery"))
    assert found(desk.browser(), "id:town is:new") == ["town"]


def test_a_flag_is_found_by_its_note(desk: Desk) -> None:
    quiz = desk.collection.quiz([desk.pier], QuizOptions(count=1, types=("short_answer",)))
    quiz.flag("two keys 100%")
    browser = desk.browser()
    assert found(browser, "is:flagged") == found(browser, "flag:keys") == found(browser, "flag:100%") == ["town"]
    assert found(browser, "flag:other") == []


def test_suspended_items_stay_out_of_reviews_until_they_are_let_back_in(desk: Desk) -> None:
    browser = desk.browser()
    both = list(browser.find("status:approved pier"))
    assert browser.suspend(both, on=True) == 2
    assert browser.suspend(both, on=True) == 0
    assert found(browser, "is:suspended") == ["days", "town"]
    assert desk.collection.schedule().card("days").suspended
    assert browser.suspend(both[:1], on=False) == 1
    assert found(desk.browser(), "is:suspended") == ["town"]


def test_a_reset_item_begins_afresh_and_its_answers_stay_in_the_log(desk: Desk) -> None:
    quiz = desk.collection.quiz([desk.pier], QuizOptions(count=1, types=("short_answer",)))
    quiz.answer(Typed(("Marlow Bay",)))
    browser = desk.browser()
    assert browser.reset(browser.find("")) == 1
    assert found(browser, "is:new") == ALL
    assert quiz.last is not None and quiz.last.given == "Marlow Bay"


def test_tags_are_written_into_the_bank_files_and_nothing_else_is_touched(desk: Desk) -> None:
    browser = desk.browser()
    numbers = browser.find("is:approved")
    assert browser.tag(numbers, ["spring"], ["ferry"]) == 3
    assert desk.pier.read_text() == PIER.replace("tags: [ferry]", "tags: [spring]").replace(
        "key: Marlow Bay, status: approved}", "key: Marlow Bay, status: approved, tags: [spring]}"
    )
    assert found(browser, "tag:spring") == ["storm", "days", "town"]
    assert list(browser.find("is:approved")) == list(numbers), "items keep their numbers"
    assert browser.tag(numbers, ["spring"]) == 0


def test_an_item_is_found_in_its_file_after_an_edit(desk: Desk) -> None:
    browser = desk.browser()
    [number] = browser.find("id:town")
    place = browser.place(number)
    assert place == (desk.pier, 16)
    desk.pier.write_text("# a line more\n" + PIER)
    assert browser.place(number) == (desk.pier, 17)


def test_only_changed_files_are_read_again_and_gone_ones_leave(desk: Desk) -> None:
    told: list[tuple[int, int]] = []
    browser = desk.collection.browser()
    browser.refresh(lambda done, of: told.append((done, of)))
    assert told == [(0, 2), (1, 2), (2, 2)]
    told.clear()
    browser.refresh(lambda done, of: told.append((done, of)))
    assert told == [(0, 0)]
    desk.coast.unlink()
    browser.refresh()
    assert found(browser, "") == ALL[1:]


def test_counts_tell_statuses_and_what_is_new(desk: Desk) -> None:
    (desk.banks / "broken.yaml").write_text("nothing: here")
    broken, coast, pier = sorted(desk.collection.banks(), key=lambda card: card.path.name)
    assert "not a bank file" in broken.problem and broken.items == 0
    assert (coast.title, coast.items, coast.approved, coast.new) == ("Coast", 1, 1, 1)
    assert (pier.items, pier.approved, pier.draft, pier.changed, pier.rejected) == (5, 2, 1, 1, 1)
    assert (pier.new, pier.due, pier.id, pier.problem) == (3, 0, "pier-id", "")


def test_a_damaged_index_is_made_anew(desk: Desk) -> None:
    desk.browser()
    desk.collection.close()
    for file in desk.home.glob(f"{FILE_NAME}*"):
        file.write_bytes(b"no database at all")
    again = Collection(desk.home, lambda: NOON)
    browser = again.browser()
    browser.refresh()
    assert found(browser, "") == ALL
    again.close()


def test_an_index_that_cannot_be_made_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="cannot be made"):
        Index(tmp_path / "file" / "home")


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=30) | st.lists(st.sampled_from(["is:", "due", '"', "-", "tag:", "*", "a", " "])).map("".join))
@example("0\0")
def test_no_search_ever_fails_while_it_is_typed(shared: Browser, text: str) -> None:
    assert len(shared.find(text)) <= len(ALL)


@pytest.fixture(scope="module")
def shared(no_shipped_banks: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    desk = Desk(tmp_path_factory.mktemp("shared"))
    yield desk.browser()
    desk.collection.close()


def test_a_search_is_read_into_terms() -> None:
    assert terms_of('-tag:trade "a phrase" is:due due:1', NOON) == (
        Term("trade", "tag", True), Term("a phrase"), Term("due", "is"), Term("2025-06-07T00:00:00+00:00", "due"),
    )  # fmt: skip


def test_play_without_a_bank_asks_from_every_known_folder_and_leaves_broken_banks_out(desk: Desk) -> None:
    (desk.banks / "broken.yaml").write_text("nothing: here")
    quiz = desk.collection.quiz()
    assert quiz.total == 4 and quiz.title == "2 question banks"
    assert any("broken.yaml" in notice and "left out" in notice for notice in quiz.notices)


def test_without_any_bank_that_is_told(tmp_path: Path) -> None:
    (tmp_path / "banks").mkdir()
    collection = Collection(tmp_path / "home", lambda: NOON)
    collection.add_folder(tmp_path / "banks")
    with pytest.raises(BankError, match="no question bank in the known folders; name one"):
        collection.quiz()


def test_a_folder_is_known_once_and_can_be_forgotten(desk: Desk) -> None:
    with pytest.raises(UsageError, match="on the list already"):
        desk.collection.add_folder(desk.banks / ".." / "banks")
    with pytest.raises(UsageError, match="is no folder"):
        desk.collection.add_folder(desk.pier)
    desk.collection.remove_folder(desk.banks)
    assert desk.pier.exists() and desk.collection.settings.folders == ()
    with pytest.raises(UsageError, match="not on the list"):
        desk.collection.remove_folder(desk.banks)


def test_a_folder_that_is_gone_is_told_and_can_still_be_forgotten(tmp_path: Path) -> None:
    (tmp_path / "banks").mkdir()
    collection = Collection(tmp_path / "home", lambda: NOON)
    collection.add_folder(tmp_path / "banks")
    (tmp_path / "banks").rmdir()
    assert collection.folders()[0].problem == "no such file or directory"
    collection.remove_folder(tmp_path / "banks")
    assert [folder.ships for folder in collection.folders()] == [True]


def test_the_commands_list_add_and_remove_folders(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("NEWSQUIZ_HOME", str(desk.home / "other"))
    assert status_of(["add", str(desk.banks)]) == 0
    assert status_of(["list"]) == 0
    said = capsys.readouterr().out
    assert "  pier.yaml: Pier week; 5 items (2 approved, 1 draft, 1 changed, 1 rejected); 3 new, 0 due\n" in said
    assert "(comes with newsquiz)" in said
    assert status_of(["browse", "is:draft"]) == 0
    assert capsys.readouterr().out == f"{desk.pier}\tmayor\tdraft\tcloze\tThe mayor is ____.\n"
    assert status_of(["settings"]) == 0
    assert f'folders = ["{desk.banks}"]' in capsys.readouterr().out
    assert status_of(["remove", str(desk.banks)]) == 0
    assert status_of(["remove", str(desk.banks)]) == 2
    assert "newsquiz: " in capsys.readouterr().err


def test_one_field_of_several_items_is_set_in_one_pass(desk: Desk) -> None:
    bank.set_field_of_each(desk.pier, "tags", {"days": (), "mayor": ("x",)})
    text = desk.pier.read_text()
    assert "tags: [ferry]" not in text and "status: draft, tags: [x]}" in text and "# wrong ones" in text
    with pytest.raises(BankError, match="no entry of `items` has the id nobody"):
        bank.set_field_of_each(desk.pier, "tags", {"nobody": ("x",)})
    with pytest.raises(BankError, match="`type` cannot be changed"):
        bank.set_field_of_each(desk.pier, "type", {"days": "date"})
    assert desk.pier.read_text() == text
