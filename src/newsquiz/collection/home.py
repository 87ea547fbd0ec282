"""What a learner sees first: what is due, the known banks, what can be gone on with, what the next days bring."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from newsquiz.collection.catalogue import BankCard
from newsquiz.collection.views import QuizOptions
from newsquiz.event import Event, Kind, Mode
from newsquiz.schedule import CatchUp, Counts, Entry, Review, Schedule
from newsquiz.session import Marking, Session, Terms, fold
from newsquiz.statistics.memory import Retention, retention

if TYPE_CHECKING:
    from newsquiz.store import Store

DAYS = 14


@dataclass(frozen=True)
class Resumable:
    """A quiz or an exam that was left: `answered` of its `total` questions have an answer."""

    title: str
    answered: int
    total: int
    paths: tuple[Path, ...]
    options: QuizOptions


@dataclass(frozen=True)
class Home:
    """How things stand. `forecast` counts what falls due on each of 14 days, today first, with what is overdue.

    `first` says that nothing was ever asked; `waiting` counts cards that are learnt and not due yet, `superseded` what
    was learnt and is no longer so. `retention` is that of the last reviews, `wanted` the share that is set.
    """

    today: dt.date
    counts: Counts
    forecast: tuple[int, ...]
    waiting: int
    catch_up: CatchUp | None
    banks: tuple[BankCard, ...]
    resumable: Resumable | None
    first: bool
    superseded: int
    retention: Retention
    wanted: float


def home(
    schedule: Schedule,
    store: Store,
    now: dt.datetime,
    banks: Sequence[BankCard],
    known: Iterable[tuple[str, ...]],
    superseded: int,
    recent: Sequence[Review],
) -> Home:
    """How things stand. `known` are the rows of the index: path, item, key digest, facts as JSON.

    `recent` are the last reviews.
    """
    over = schedule.over(entries_of(known))
    return Home(
        today=dt.date.fromordinal(over.today(now)),
        counts=over.counts(now),
        forecast=over.forecast(now, DAYS),
        waiting=len(over.ahead(now, 999)),
        catch_up=over.catch_up(now),
        banks=tuple(card for card in banks if not card.problem),
        resumable=_resumable(store, banks),
        first=not store.events([Kind.STARTED]),
        superseded=superseded,
        retention=retention(recent),
        wanted=over.settings.retention,
    )


def entries_of(known: Iterable[tuple[str, ...]]) -> Iterator[Entry]:
    """What the schedule must know of the rows of the index."""
    for _, item, digest, facts in known:
        yield Entry(item, digest, frozenset((article, fact) for article, fact in json.loads(facts)))


def _resumable(store: Store, banks: Sequence[BankCard]) -> Resumable | None:
    """The last quiz or exam, where something was answered in it, it was not ended and its banks are still there."""
    sittings = (each for each in reversed(store.events([Kind.STARTED])) if _mode(each) in (Mode.PLAY, Mode.EXAM))
    started = next(sittings, None)
    if started is None:
        return None
    session = fold(store.events(session=started.data["session"]))
    paths = tuple(Path(path) for _, path in started.data["banks"])
    if session.ended or not session.steps or not all(path.is_file() for path in paths):
        return None
    return _as_resumable(session, paths, started, {card.path.resolve(): card.title for card in banks})


def _as_resumable(
    session: Session, paths: tuple[Path, ...], started: Event, titles: Mapping[Path, str]
) -> Resumable | None:
    title = titles.get(paths[0], paths[0].stem) if len(paths) == 1 else f"{len(paths)} question banks"
    return Resumable(title, len(session.answers), len(session.plan), paths, _options(started.data["options"]))


def _mode(event: Event) -> Mode:
    return Mode(event.data.get("mode", Mode.PLAY))


def _options(data: Mapping[str, Any]) -> QuizOptions:
    """The options that `QuizOptions.as_data` wrote."""
    exam = data.get("exam")
    terms = Terms(Marking(**exam["marking"]), exam["seconds"], drafts=exam["drafts"]) if exam else None
    since = dt.date.fromisoformat(data["since"]) if data["since"] else None
    return QuizOptions(**{**data, "types": tuple(data["types"]), "since": since, "exam": terms})
