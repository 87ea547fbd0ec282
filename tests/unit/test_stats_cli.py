"""`newsquiz stats`: one log, as JSON for programs and as lines for people."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from newsquiz.cli import stats, status_of
from newsquiz.event import Confidence, Event, Kind, Mode
from newsquiz.item import ITEM, key_digest
from newsquiz.store import Store
from tests.unit.desk import NOON, Desk, choice, truth

GOLDEN = Path(__file__).parents[1] / "golden" / "statistics.json"
ITEMS = [
    choice("paris", tags=["towns"], pattern="where.event", stem="Where was the fair of 2024 held?"),
    truth("fair", tags=["towns", "trade"], pattern="truth.number"),
    {"id": "days", "type": "number", "stem": "How many days did the fair of 2024 last?", "key": 9, "unit": "days"},
    truth("unasked"),
]
KEYS = {item["id"]: key_digest(ITEM.validate_python(item)) for item in ITEMS}

Capture = pytest.CaptureFixture[str]


class Class:
    """Learners who share a database, and their answers."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.bank = desk.bank(*ITEMS, title="Fair week")
        desk.collection().change_settings({"zone": "UTC"})

    def answer(self, learner: str, item: str, score: float, **data: Any) -> Event:
        said = {"session": "s", "key": KEYS.get(item, "key"), "mode": Mode.PLAY, "response": {"type": "typed"}, **data}
        return self.append(learner, Kind.ANSWERED, item, score, **said)

    def append(self, learner: str, kind: Kind, item: str, score: float | None = None, **data: Any) -> Event:
        with Store(self.desk.home, lambda: self.desk.now, learner) as store:
            return store.append(kind, item=item, score=score, data=data)

    def days_pass(self, days: int) -> None:
        self.desk.now += dt.timedelta(days=days)


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    desk = Desk(tmp_path)
    monkeypatch.setenv("NEWSQUIZ_HOME", str(desk.home))
    monkeypatch.setenv("NEWSQUIZ_FUZZ", "0")
    monkeypatch.setenv("NEWSQUIZ_NOW", (NOON + dt.timedelta(days=40)).isoformat())
    yield desk
    desk.close()


@pytest.fixture
def school(desk: Desk) -> Class:
    """Three learners on three items, one of whom comes back for weeks; an answer taken back, and one overruled."""
    school = Class(desk)
    for learner, scores in {"Ana": (1, 1, 1), "Ben": (1, 0, 0), "me": (0, 0, 1)}.items():
        for item, score in zip(("paris", "fair", "days"), scores, strict=True):
            school.answer(learner, item, score, confidence=Confidence.SURE if item == "days" else None)
    slip = school.answer("me", "paris", 0.0)
    school.append("me", Kind.REVOKED, "paris", of=slip.id)
    school.days_pass(1)
    for days, given in ((3, 3), (10, 3), (20, 1)):
        school.answer("me", "days", float(given > 1), mode=Mode.REVIEW, given=given)
        school.days_pass(days)
    almost = school.answer("me", "paris", 0.0, mode=Mode.REVIEW, given=1)
    school.append("me", Kind.OVERRIDDEN, "paris", 1.0, of=almost.id)
    school.answer("me", "gone", 1.0)
    return school


def told(capsys: Capture, *arguments: str) -> Any:
    capsys.readouterr()
    assert status_of(["stats", *arguments, "--format", "json"]) == 0
    return json.loads(capsys.readouterr().out)


def lines(capsys: Capture, *arguments: str) -> list[str]:
    capsys.readouterr()
    assert status_of(["stats", *arguments]) == 0
    return capsys.readouterr().out.splitlines()


def test_the_figures_for_programs_are_as_they_were(school: Class, capsys: Capture) -> None:
    assert told(capsys, str(school.bank)) == json.loads(GOLDEN.read_text())


def test_items_are_analysed_over_all_learners(school: Class, capsys: Capture) -> None:
    items = {item["id"]: item for item in told(capsys, str(school.bank))["items"]}
    assert list(items) == ["paris", "fair", "days", "unasked"]
    assert {name: (item["n"], item["answers"]) for name, item in items.items()} == {
        "paris": (3, 4), "fair": (3, 3), "days": (3, 6), "unasked": (0, 0),
    }  # fmt: skip
    assert items["paris"]["facility"] == pytest.approx(2 / 3)
    # Scores on paris 1 1 0 against means of the rest 1, 0, 1/2: no relation at all.
    assert items["paris"]["discrimination"] == pytest.approx(0)
    # Scores on fair 1 0 0 against 1, 1/2, 1/2: as one.
    assert items["fair"]["discrimination"] == pytest.approx(1)
    assert items["unasked"]["facility"] is None and items["unasked"]["discrimination"] is None


def test_a_bank_leaves_out_what_it_does_not_hold(school: Class, capsys: Capture) -> None:
    assert told(capsys, str(school.bank))["attempts"] == 13
    everything = told(capsys)
    assert everything["attempts"] == 14 and "gone" in [item["id"] for item in everything["items"]]


def test_cards_are_those_of_the_schedule(school: Class, capsys: Capture) -> None:
    cards = {card["item"]: card for card in told(capsys, str(school.bank))["cards"]}
    schedule = school.desk.collection().schedule()
    assert set(cards) == {"paris", "fair", "days"}
    for item, said in cards.items():
        card = schedule.card(item)
        assert card.due is not None and said["due"] == card.due.isoformat()
        assert (said["stability"], said["difficulty"], said["state"], said["reps"], said["lapses"]) == (
            card.stability, card.difficulty, card.state.value, card.reps, card.lapses,
        )  # fmt: skip


def test_an_edited_key_starts_the_item_afresh(school: Class, capsys: Capture) -> None:
    school.desk.bank(*[{**item, "key": 10} if item["id"] == "days" else item for item in ITEMS])
    found = told(capsys, str(school.bank))
    assert [item["n"] for item in found["items"] if item["id"] == "days"] == [0]
    assert "days" not in [card["item"] for card in found["cards"]]


def test_the_same_log_gives_the_same_bytes(school: Class, capsys: Capture) -> None:
    assert lines(capsys, "--format", "json") == lines(capsys, "--format", "json")


def test_without_a_terminal_there_are_words_and_no_drawing(school: Class, capsys: Capture) -> None:
    said = lines(capsys, str(school.bank))
    assert said[:2] == ["Memory", "13 answers, 3 cards in the schedule"]
    assert "2025-06-05: 3 answers, 1 right" in said and "By bank" in said
    assert [char for line in said for char in line if "─" <= char <= "▟"] == []


def test_on_a_terminal_bars_and_a_calendar_are_drawn_within_its_width(
    school: Class, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stats, "has_screen", lambda: True)
    monkeypatch.setenv("COLUMNS", "60")
    said = lines(capsys)
    assert any(line.startswith("Mon ") and "·" in line for line in said) and any("█" * 10 in line for line in said)
    assert max(map(len, said)) <= 60


def test_items_can_be_listed(school: Class, capsys: Capture) -> None:
    said = lines(capsys, str(school.bank), "--items")
    assert said[:2] == ["Items", "   n facility discr. answers  item"]
    assert said[2] == "   3     0.67   0.00       4  paris: Where was the fair of 2024 held?"
    assert said[5] == "   0        –      –       0  unasked: Statement unasked holds."


def test_before_the_first_answer_it_says_so(desk: Desk, capsys: Capture) -> None:
    assert lines(capsys) == ["Memory", "Nothing was answered yet."]
    assert lines(capsys, "--items") == ["Items", "No item was answered yet."]
    empty = told(capsys)
    assert (empty["items"], empty["cards"], empty["attempts"]) == ([], [], 0)


def test_a_bank_that_is_not_there_is_told_in_one_line(desk: Desk, capsys: Capture) -> None:
    assert status_of(["stats", "gone.yaml"]) == 2
    said = capsys.readouterr()
    assert said.out == "" and said.err.count("\n") == 1 and "gone.yaml" in said.err


def test_stems_from_outside_cannot_reach_the_terminal_with_escapes(desk: Desk, capsys: Capture) -> None:
    path = desk.bank(truth("evil", stem="A \x1b]52;c;eA==\x07[b]bold\u202e claim.", tags=["\x1b[31mred"]))
    with Store(desk.home, lambda: NOON) as store:
        store.append(Kind.ANSWERED, item="evil", score=0.0, data={"session": "s", "key": ""})
    for arguments in ([str(path)], [str(path), "--items"], [str(path), "--format", "json"]):
        said = "\n".join(lines(capsys, *arguments))
        assert "\x1b" not in said and "\u202e" not in said and "\x07" not in said
