"""What the schedule is set to: seen, changed, and told in words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from newsquiz.cli import status_of
from newsquiz.collection import Collection
from newsquiz.collection.plan import RETENTIONS, exam_day, fit_lines, plan_lines
from newsquiz.errors import UsageError
from newsquiz.schedule import Fit, Settings
from tests.unit.desk import NOON, Desk, truth

TODAY = dt.date(2025, 6, 5)


@pytest.fixture
def collection(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Collection]:
    """Ten items, all of them new."""
    monkeypatch.setattr("newsquiz.collection.folders.shipped", lambda: tmp_path / "shipped")
    monkeypatch.setenv("NEWSQUIZ_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("NEWSQUIZ_NOW", NOON.isoformat())
    (tmp_path / "banks").mkdir()
    Desk(tmp_path / "banks").bank(*(truth(f"i{number}") for number in range(10)))
    collection = Collection(tmp_path / "home", lambda: NOON)
    collection.add_folder(tmp_path / "banks")
    yield collection
    collection.close()


def test_each_share_is_told_with_its_cost_over_the_known_banks(collection: Collection) -> None:
    plan = collection.planning().plan()
    costs = dict(plan.costs)
    assert list(costs) == list(RETENTIONS) and plan.retention == 0.9
    assert 0 < costs[0.9] < costs[0.97]


def test_a_share_that_is_set_is_in_the_settings_and_in_the_list(collection: Collection) -> None:
    planning = collection.planning()
    planning.set_retention(0.87)
    assert collection.settings.retention == planning.plan().retention == 0.87
    assert 0.87 in dict(planning.plan().costs)


def test_an_exam_date_is_set_and_taken_away(collection: Collection) -> None:
    planning = collection.planning()
    planning.set_exam("12 June 2025")
    assert planning.plan().exam_date == dt.date(2025, 6, 12)
    assert "Exam: 12 June 2025, a Thursday. Everything comes once more before it." in list(plan_lines(planning.plan()))
    planning.set_exam("none")
    assert planning.plan().exam_date is None


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2025-07-01", (2025, 7, 1)),
        ("1 July", (2025, 7, 1)),
        ("July 1, 2026", (2026, 7, 1)),
        ("", None),
        ("None", None),
    ],
)
def test_the_day_of_an_exam_is_read_in_the_usual_ways(written: str, day: tuple[int, int, int] | None) -> None:
    assert exam_day(written, TODAY) == (dt.date(*day) if day else None)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("8/7/2025", "may be 8 July 2025 or 7 August 2025"),
        ("July 2025", "is no day"),
        ("soon", "is no day"),
        ("5 June 2025", "is not to come"),
        ("2024-01-01", "is not to come"),
    ],
)
def test_what_is_no_day_to_come_is_told(written: str, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        exam_day(written, TODAY)


def test_fitted_parameters_can_be_given_back(collection: Collection) -> None:
    fitted = tuple(each * 1.01 for each in Settings().parameters[:20]) + Settings().parameters[20:]
    collection.set_scheduler(parameters=fitted)
    planning = collection.planning()
    assert planning.plan().fitted
    planning.unfit()
    assert not planning.plan().fitted


def test_fitting_tells_the_loss_before_and_after_and_what_is_used() -> None:
    better, worse = Fit((), 0.4123, 0.3987, True, 1200, 240), Fit((), 0.4123, 0.42, False, 1200, 240)
    first, last = fit_lines(better)
    assert first == "Log loss on 240 held-back reviews: 0.4123 before, 0.3987 after."
    assert last == "The fitted parameters predict better, and are used from now on."
    assert list(fit_lines(worse))[1] == "The fitted parameters predict no better: nothing was changed."


def test_the_command_changes_and_tells(collection: Collection, capsys: pytest.CaptureFixture[str]) -> None:
    assert status_of(["schedule", "--exam", "1 August 2025", "--retention", "0.85"]) == 0
    said = capsys.readouterr().out
    assert "1 August 2025, a Friday" in said and "85%" in said and "which is set" in said
    assert status_of(["schedule", "--fit"]) == 2
    assert "0 reviews are too few" in capsys.readouterr().err
    assert status_of(["schedule", "--exam", "yesterday"]) == 2
    assert status_of(["schedule", "--unfit"]) == 0
