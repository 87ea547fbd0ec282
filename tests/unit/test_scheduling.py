"""The schedule kept beside the log: the same as the log folded from nothing, whatever comes, and quick to open."""

from __future__ import annotations

import datetime as dt
import random
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from newsquiz.collection import Collection, scheduling
from newsquiz.collection.scheduler_settings import INITIALLY, local_zone, note_settings
from newsquiz.collection.scheduling import FILE_NAME, Scheduling
from newsquiz.config import model
from newsquiz.event import Event, Kind
from newsquiz.schedule import Schedule, Settings
from newsquiz.store import Store
from tests.unit.learner import NOON


class Clock:
    """Stands where it was set."""

    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> dt.datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(tmp_path: Path, clock: Clock) -> Iterator[Store]:
    with Store(tmp_path, clock) as store:
        yield store


@pytest.fixture(autouse=True)
def short_tail(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scheduling, "TAIL", 4)


def review(store: Store, item: str, given: int) -> Event:
    data = {
        "session": "s",
        "mode": "review",
        "given": given,
        "key": "key",
        "response": {"type": "typed", "texts": ["x"]},
    }
    return store.append(Kind.ANSWERED, item=item, score=float(given > 1), data={**data, "asked": {"stem": "?"}})


def study(store: Store, clock: Clock, reviews: int) -> list[Event]:
    chance, made = random.Random(reviews), []
    for _ in range(reviews):
        clock.now += dt.timedelta(hours=chance.choice([1, 24, 100]))
        made.append(review(store, chance.choice("abc"), chance.choice([1, 3, 4])))
    return made


def opened(store: Store) -> Schedule:
    """As a program that starts now sees it."""
    return Scheduling(store, store.path.parent, "me", fuzz=True).schedule()


def folded(store: Store) -> Schedule:
    return Schedule.fold(store.events())


def test_a_thrown_away_cache_is_made_again_to_the_last_bit(store: Store, clock: Clock) -> None:
    study(store, clock, 50)
    cache = store.path.parent / FILE_NAME
    first = opened(store)
    content = cache.read_bytes()
    again = opened(store)
    cache.unlink()
    assert opened(store).cards == again.cards == first.cards == folded(store).cards
    assert cache.read_bytes() == content


def test_from_the_cache_only_the_last_events_are_folded(
    store: Store, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    study(store, clock, 50)
    opened(store)
    read: list[int] = []
    replay = store.replay

    def counted(*args: Any, **more: Any) -> Iterator[tuple[int, Event]]:
        for row, event in replay(*args, **more):
            read.append(row)
            yield row, event

    monkeypatch.setattr(store, "replay", counted)
    assert opened(store).cards == folded(store).cards
    assert len(read) == 4
    review(store, "a", 3)
    assert opened(store).cards == folded(store).cards


@pytest.mark.parametrize(
    "spoil", [lambda content: b"", lambda content: content[:-9], lambda content: b"{}\n" + content]
)
def test_a_damaged_cache_is_made_again(store: Store, clock: Clock, spoil: Callable[[bytes], bytes]) -> None:
    study(store, clock, 50)
    cards = opened(store).cards
    cache = store.path.parent / FILE_NAME
    content = cache.read_bytes()
    cache.write_bytes(spoil(content))
    assert opened(store).cards == cards
    assert cache.read_bytes() == content


def test_the_cache_of_another_log_is_not_taken(store: Store, clock: Clock, tmp_path: Path) -> None:
    study(store, clock, 50)
    opened(store)
    with Store(tmp_path / "other", clock) as other:
        study(other, clock, 60)
        shutil.copy(tmp_path / FILE_NAME, tmp_path / "other" / FILE_NAME)
        assert opened(other).cards == folded(other).cards


def test_with_fuzz_and_without_do_not_share_a_cache(store: Store, clock: Clock) -> None:
    study(store, clock, 50)
    opened(store)
    plain = Scheduling(store, store.path.parent, "me", fuzz=False).schedule()
    assert plain.cards == Schedule.fold(store.events(), fuzz=False).cards != folded(store).cards


def test_where_no_cache_can_be_written_the_schedule_is_there_all_the_same(store: Store, clock: Clock) -> None:
    study(store, clock, 50)
    (store.path.parent / FILE_NAME).mkdir()
    assert opened(store).cards == folded(store).cards


def test_taking_back_an_answer_that_the_cache_holds_leaves_what_would_have_been(store: Store, clock: Clock) -> None:
    made = study(store, clock, 50)
    opened(store)
    kept = Scheduling(store, store.path.parent, "me", fuzz=True)
    kept.schedule()
    store.append(Kind.REVOKED, item=made[3].item, data={"of": made[3].id})
    without = Schedule.fold([event for event in made if event is not made[3]]).cards
    assert kept.schedule().cards == opened(store).cards == without


moves = st.one_of(
    st.tuples(st.just("review"), st.sampled_from("abc"), st.sampled_from([1, 3, 4])),
    st.tuples(st.just("review"), st.sampled_from("abc"), st.sampled_from([1, 3, 4])),
    st.tuples(st.sampled_from(["revoke", "override"]), st.integers(1, 12), st.none()),
    st.tuples(st.just("clock"), st.sampled_from([-30, 1, 24, 24, 200]), st.none()),
    st.tuples(st.sampled_from(["start", "other device", "skip", "thrown away"]), st.none(), st.none()),
)


@pytest.fixture(scope="module")
def empty_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with an empty log, to copy: making the tables takes its time."""
    home = tmp_path_factory.mktemp("empty")
    Store(home, Clock()).close()
    return home


@contextmanager
def copied(home: Path, clock: Clock) -> Iterator[Store]:
    with tempfile.TemporaryDirectory() as name:
        shutil.copytree(home, name, dirs_exist_ok=True)
        with Store(Path(name), clock) as store:
            yield store


TWICE_BEHIND = [
    ("review", "a", 1), ("review", "a", 1), ("clock", -30, None), ("review", "a", 1), ("review", "a", 1),
    ("review", "a", 1), ("other device", None, None), ("revoke", 5, None),
]  # fmt: skip

OVERRULED_BEHIND = [
    ("review", "a", 1), ("review", "a", 1), ("clock", -30, None), ("review", "a", 1), ("override", 3, None),
    ("review", "a", 1), ("other device", None, None), ("revoke", 4, None),
]  # fmt: skip


@given(st.lists(moves, max_size=40))
@example(TWICE_BEHIND)
@example(OVERRULED_BEHIND)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_comes_the_kept_schedule_is_that_of_the_log(
    empty_home: Path, history: list[tuple[str, Any, Any]]
) -> None:
    clock = Clock()
    with copied(empty_home, clock) as store:
        kept = Scheduling(store, store.path.parent, "me", fuzz=True)
        for move, what, given_ in history:
            events = store.events()
            match move:
                case "review":
                    review(store, what, given_)
                case "skip":
                    store.append(Kind.SKIPPED, item="a", data={"session": "s"})
                case "start":
                    store.append(Kind.STARTED, data={"session": "s"})
                case "revoke" | "override" if events:
                    of = events[max(0, len(events) - what)]
                    kind = Kind.REVOKED if move == "revoke" else Kind.OVERRIDDEN
                    store.append(kind, item=of.item, score=1.0, data={"of": of.id})
                case "clock":
                    clock.now += dt.timedelta(hours=what)
                case "other device":
                    kept = Scheduling(store, store.path.parent, "me", fuzz=True)
                case "thrown away":
                    (store.path.parent / FILE_NAME).unlink(missing_ok=True)
            assert kept.schedule().cards == folded(store).cards
        assert opened(store).cards == folded(store).cards


def test_what_the_learner_sets_is_noted_once(store: Store) -> None:
    wanted = model.Settings(retention=0.85, rollover_hour=3, zone="Europe/Madrid")
    assert note_settings(store, wanted)
    assert not note_settings(store, wanted)
    (event,) = store.events([Kind.SCHEDULER_SET])
    assert event.data == {"retention": 0.85, "rollover": 3, "zone": "Europe/Madrid"}
    assert note_settings(store, model.Settings(zone="Europe/Madrid", rollover_hour=3))
    assert opened(store).settings == Settings(zone="Europe/Madrid", rollover=3)


def test_a_log_that_says_nothing_means_the_initial_settings() -> None:
    assert dict(INITIALLY) == {name: Settings().as_data()[name] for name in INITIALLY}


def test_the_zone_of_this_computer_is_told_by_tz(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", ":Asia/Tokyo")
    assert local_zone() == "Asia/Tokyo"
    monkeypatch.setenv("TZ", "Etc/UTC")
    assert local_zone() == "UTC"
    monkeypatch.setenv("TZ", "no zone")
    assert local_zone() != "no zone"


def test_the_collection_shows_the_schedule_and_sets_the_exam_date(tmp_path: Path, clock: Clock) -> None:
    collection = Collection(tmp_path, clock)
    with Store(tmp_path, clock) as store:
        for _ in range(2):
            review(store, "a", 4)
            clock.now += dt.timedelta(days=8)
    assert collection.schedule().card("a").reps == 2
    exam = clock.now.date() + dt.timedelta(days=3)
    schedule = collection.set_scheduler(exam_date=exam)
    assert schedule.settings.exam_date == exam
    assert schedule.card("a").day == exam.toordinal() - 1
    collection.close()


def test_no_fuzz_is_wanted_where_the_environment_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NEWSQUIZ_FUZZ", raising=False)
    assert scheduling.with_fuzz()
    monkeypatch.setenv("NEWSQUIZ_FUZZ", "0")
    assert not scheduling.with_fuzz()
