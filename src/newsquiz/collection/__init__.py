"""The one door for the user interfaces: bank folders, the event store and the clock."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from collections.abc import Collection as Names
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from newsquiz import config, session
from newsquiz.collection import folders as known_folders
from newsquiz.collection import history
from newsquiz.collection.exam import Exam
from newsquiz.collection.folders import Folder
from newsquiz.collection.holdings import (
    Holding,
    are_same,
    held_in,
    identity_of,
    read_banks,
    read_known,
    title_of,
)
from newsquiz.collection.quiz import Quiz
from newsquiz.collection.renaming import new_names
from newsquiz.collection.scheduler_settings import note_settings
from newsquiz.collection.sitting import Sitting
from newsquiz.collection.views import (
    UNANSWERED,
    Answered,
    Judged,
    Passage,
    Place,
    Proposal,
    Question,
    QuizOptions,
    Result,
    Summary,
)
from newsquiz.errors import UsageError
from newsquiz.event import Kind
from newsquiz.item import Status
from newsquiz.session import Candidate, Marking, Session, Terms, parse_time
from newsquiz.statistics.calibration import Calibration

if TYPE_CHECKING:
    from newsquiz.bank import Loaded
    from newsquiz.collection.browser import Browser
    from newsquiz.collection.catalogue import BankCard
    from newsquiz.collection.home import Home
    from newsquiz.collection.learnt import Learnt
    from newsquiz.collection.plan import Planning
    from newsquiz.collection.review import Deck, Review
    from newsquiz.collection.scheduling import Scheduling
    from newsquiz.collection.superseded import Superseded
    from newsquiz.config.model import Settings
    from newsquiz.schedule import Fit, Schedule
    from newsquiz.statistics.report import Statistics
    from newsquiz.store import Store
    from newsquiz.store.index import Index

__all__ = [
    "UNANSWERED", "Answered", "Calibration", "Collection", "Exam", "Folder", "Judged", "Marking", "Passage", "Place",
    "Proposal", "Question", "Quiz", "QuizOptions", "Result", "Summary", "Terms", "parse_time",
]  # fmt: skip

S = TypeVar("S", bound=Sitting)


class Collection:
    """The banks, the learner's events and the clock. Making one costs nothing: the database is opened when needed."""

    def __init__(self, home: Path, clock: config.Clock) -> None:
        self._home = home
        self._clock = clock

    @classmethod
    def open(cls) -> Collection:
        """The collection that the environment names (`NEWSQUIZ_HOME`, `NEWSQUIZ_NOW`)."""
        return cls(config.home(), config.clock())

    @cached_property
    def settings(self) -> Settings:
        """What the learner set. Raises SettingsError for a file that cannot be used."""
        return config.settings(self._home)

    @property
    def settings_file(self) -> Path:
        """Where the settings stand; there may be no such file."""
        return config.settings_file(self._home)

    def change_settings(self, changes: Mapping[str, Any]) -> Settings:
        """Write new values into the settings file, whose comments stay; all settings as they then are.

        Raises SettingsError, with nothing written, where a value does not fit.
        """
        from newsquiz.config import writing

        self.settings = writing.edit(self._home, changes)
        return self.settings

    def written_settings(self) -> Path:
        """The settings file, for an editor; written where there was none yet. Raises SettingsError."""
        from newsquiz.config import writing

        return writing.ensure(self._home)

    def reread_settings(self) -> Settings:
        """The settings as the file says now. Raises SettingsError, and keeps the old ones, where it cannot be used."""
        self.settings = config.settings(self._home)
        return self.settings

    def folders(self) -> tuple[Folder, ...]:
        """The known bank folders, that which ships last."""
        return known_folders.known(self.settings)

    def add_folder(self, folder: Path) -> None:
        """Look for banks in this folder, too. Raises UsageError where it is none, or known already."""
        self.change_settings({"folders": known_folders.added(self.settings, folder)})

    def remove_folder(self, folder: Path) -> None:
        """Look for banks in this folder no longer; nothing in it is touched. Raises UsageError where it is unknown."""
        self.change_settings({"folders": known_folders.removed(self.settings, folder)})

    def banks(self, progress: Callable[[int, int], None] = lambda done, of: None) -> list[BankCard]:
        """Every bank of the known folders with its counts. Only what changed is read again.

        `progress` is told how many of the changed files are read, of how many.
        """
        from newsquiz.collection import catalogue

        files = self._known_files()
        catalogue.refresh(self._index, files, progress)
        self._index.set_states(self._learnt().states(self._clock()))
        return catalogue.cards(self._index, files)

    def home(self) -> Home:
        """How things stand in the known banks, for the home screen. May be called from any thread."""
        from newsquiz.collection import superseded
        from newsquiz.collection.home import home

        banks, index, schedule = self.banks(), self._index, self.schedule()
        return home(
            schedule, self._store, self._clock(), banks, index.entries(), superseded.count(index),
            self._scheduling.recent(),
        )  # fmt: skip

    def browser(self) -> Browser:
        """Every item of the known banks, to search and change; `refresh` it first."""
        from newsquiz.collection.browser import Browser

        return Browser(self._index, self._store, self._clock, self._known_files, self._learnt)

    def schedule(self) -> Schedule:
        """The learner's cards as the log has them now, with the settings noted in it. Quick when asked again."""
        return self._scheduling.adopt(self.settings)

    def set_scheduler(self, **changes: Any) -> Schedule:
        """Write down what is not in the settings file: `exam_date` (a date or None), `parameters`, `max_interval`.

        The schedule as it is from now on. Raises ValueError where FSRS cannot work with a value.
        """
        data = self.schedule().settings.with_(**changes).as_data()
        self._store.append(Kind.SCHEDULER_SET, data={name: data[name] for name in changes})
        return self.schedule()

    def fit_scheduler(self) -> Fit:
        """Fit the schedule's parameters to this learner; they are used from now on where they predict better.

        Raises UsageError where there are too few reviews.
        """
        found = self._scheduling.fit()
        if found.accepted:
            self.set_scheduler(parameters=found.parameters)
        return found

    def planning(self) -> Planning:
        """What the schedule is set to and what that costs, to see and to change."""
        from newsquiz.collection.plan import Planning

        return Planning(self, self._clock)

    def known_schedule(self) -> Schedule:
        """The schedule over what the known banks hold."""
        from newsquiz.collection.home import entries_of

        self.banks()
        return self.schedule().over(entries_of(self._index.entries()))

    def statistics(self, path: Path | None = None) -> Statistics:
        """What the log tells of the items of a bank (a file or a folder), or of every item that was answered.

        Folds the whole log, which takes seconds for a long one. Raises BankError for a bank that cannot be used.
        """
        from newsquiz.collection import figures

        banks = read_banks([path]) if path else figures.usable(self._known_files())
        learner = self.settings.learner
        return figures.statistics(self._store, self._scheduling, self.schedule(), learner, banks, whole=path is None)

    def _known_files(self) -> list[Path]:
        return known_folders.files_of(self.folders())

    def _learnt(self) -> Learnt:
        from newsquiz.collection.learnt import Learnt

        return Learnt.of(self.schedule(), self._store.events([Kind.FLAGGED]))

    @cached_property
    def _scheduling(self) -> Scheduling:
        from newsquiz.collection.scheduling import Scheduling, with_fuzz

        return Scheduling(self._store, self._home, self.settings.learner, fuzz=with_fuzz())

    @cached_property
    def _index(self) -> Index:
        from newsquiz.store.index import Index

        return Index(self._home)

    @cached_property
    def _store(self) -> Store:
        from newsquiz.store import Store

        return Store(self._home, self._clock, self.settings.learner)

    def close(self) -> None:
        """Let go of the databases, where they were opened."""
        if "_index" in self.__dict__:
            self._index.close()
        if "_store" in self.__dict__:
            self._store.close()

    def quiz(self, paths: Sequence[Path] = (), options: QuizOptions | None = None) -> Quiz:
        """A quiz on the banks (files or folders; all of the known folders where none is named).

        The last quiz on the same banks with the same options goes on where it was left, unless it was finished, nothing
        was answered in it, or `options.new` is set. Items that ask about the same fact never come together. Raises
        BankError for a bank that cannot be used, UsageError where nothing can be asked, StoreError where the database
        fails.
        """
        return self._sit(Quiz, paths, options or QuizOptions())

    def exam(self, paths: Sequence[Path] = (), options: QuizOptions | None = None) -> Exam:
        """An exam on the banks, on the terms in `options.exam`; otherwise as `quiz`."""
        options = options or QuizOptions()
        return self._sit(Exam, paths, options if options.exam else replace(options, exam=Terms()))

    def review(self, paths: Sequence[Path] = (), deck: Deck | None = None, minutes: int | None = None) -> Review:
        """Flashcards of the banks (of the known folders where none is named): what is due, or another deck.

        `minutes` ends it after the card at that time. Raises BankError for a bank that cannot be used, StoreError where
        the database fails.
        """
        from newsquiz.collection.review import Deck, Review

        loaded, left_out = self._loaded(paths)
        held, notices = held_in(loaded)
        return Review(
            self._store, self.schedule, title_of(loaded), held, (*left_out, *notices),
            seed=len(self._store.events([Kind.STARTED])) + 1, deck=deck or Deck.DUE, minutes=minutes,
        )  # fmt: skip

    def superseded(self) -> tuple[Superseded, ...]:
        """What was learnt and is no longer so, in the known banks. May be called from any thread."""
        from newsquiz.collection.superseded import superseded

        self.banks()
        return superseded(self._index, self._store)

    def relearn(self) -> Review:
        """Flashcards of what was learnt and is no longer so; also of what waits for a teacher since it changed."""
        from newsquiz.collection.review import Deck, Review
        from newsquiz.collection.superseded import holdings

        self.banks()
        return Review(self._store, self.schedule, "No longer so", holdings(self._index), deck=Deck.SUPERSEDED)

    def proposals(self, path: Path) -> tuple[Proposal, ...]:
        """What was typed for items of the bank, and counted as right by the learner; the most often said first."""
        held, _ = held_in(read_banks([path]))
        return history.proposals(self._store.events(history.ANSWERS, items=held), held)

    def _sit(self, kind: type[S], paths: Sequence[Path], options: QuizOptions) -> S:
        loaded, left_out = self._loaded(paths)
        banks, title = identity_of(loaded), title_of(loaded)
        held, notices = held_in(loaded)
        notices = (*left_out, *notices)
        note_settings(self._store, self.settings)
        left = None if options.new else self._unfinished(banks, held, options)
        if left is not None and not _is_untouched(left, options):
            sitting = kind(
                self._store, title, banks, held, options, left, notices, resumed=True, schedule=self.schedule
            )
            if sitting.total:
                return sitting
        seed = self._seed(left) if options.seed is None else options.seed
        fitting = self._fitting(held, options)
        chosen = session.choose(self._candidates(fitting, held), options.count, seed)
        notices += _kept_back(len(fitting), len(chosen), options.count)
        return kind.begin(self._store, title, banks, held, options, chosen, notices, seed=seed, schedule=self.schedule)

    def _seed(self, left: Session | None) -> int:
        """That of the quiz that was left, else the number of quizzes so far: the same history gives the same quiz."""
        return left.seed if left is not None else len(self._store.events([Kind.STARTED])) + 1

    def _loaded(self, paths: Sequence[Path]) -> tuple[list[Loaded], tuple[str, ...]]:
        """The banks named, or those of the known folders, with notices of what cannot be used."""
        return (read_banks(paths), ()) if paths else read_known(self._known_files())

    def _unfinished(
        self, banks: Sequence[Sequence[str]], held: Mapping[str, Holding], options: QuizOptions
    ) -> Session | None:
        for started in reversed(self._store.events([Kind.STARTED])):
            if are_same(started.data["banks"], banks) and started.data["options"] == options.as_data():
                last = session.fold(self._store.events(session=started.data["session"]))
                return None if last.ended else last.renamed(new_names(last, held))
        return None

    def _fitting(self, held: Mapping[str, Holding], options: QuizOptions) -> list[Holding]:
        fitting = [holding for holding in held.values() if holding.fits(options)]
        if options.retry:
            scores = self._last_scores(held, held)
            fitting = [holding for holding in fitting if scores.get(holding.id, 1.0) < 1]
        if not fitting:
            raise _nothing_to_ask(held, options)
        return fitting

    def _candidates(self, fitting: Sequence[Holding], held: Mapping[str, Holding]) -> list[Candidate]:
        """The items as they are chosen from. Only of siblings does it matter what the learner knows."""
        kin = history.siblings(fitting)
        scores = self._last_scores(held, kin) if kin else {}
        return [
            Candidate(each.id, each.facts, session.form_of(each.item), scores.get(each.id, 0.0) >= 1)
            for each in fitting
        ]

    def _last_scores(self, held: Mapping[str, Holding], items: Names[str]) -> dict[str, float]:
        ended = {event.data["session"] for event in self._store.events([Kind.ENDED])}
        return history.last_scores(history.standing(self._store.events(history.ANSWERS, items=items), ended), held)


def _is_untouched(last: Session, options: QuizOptions) -> bool:
    """Whether nothing is lost with it: it may have been planned on another bank. An exam's clock runs on, though."""
    return not last.steps and not last.marked and (options.exam is None or options.exam.seconds is None)


def _kept_back(fitting: int, chosen: int, count: int | None) -> tuple[str, ...]:
    """A notice of how many siblings were left out; none where as many items came as were wanted."""
    kept = fitting - chosen
    if not kept or chosen == count:
        return ()
    questions = "1 question is left out: it asks" if kept == 1 else f"{kept} questions are left out: they ask"
    return (f"{questions} about the same facts as others, in another form",)


def _nothing_to_ask(held: Mapping[str, Holding], options: QuizOptions) -> UsageError:
    if not held:
        return UsageError("the bank holds no item", mend="make one with `newsquiz make`, or write one by hand")
    if options.retry:
        return UsageError("there is no mistake to try again", mend="play without --retry")
    if options.exam is not None and not any(holding.item.status is Status.APPROVED for holding in held.values()):
        return UsageError("an exam asks approved items, and there is none", mend="approve some, or add --include draft")
    return UsageError(f"none of the {len(held)} items fits these options", mend="play with fewer of them")
