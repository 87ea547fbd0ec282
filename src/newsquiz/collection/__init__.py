"""The one door for the user interfaces: bank folders, the event store and the clock."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from newsquiz import config, session
from newsquiz.collection.holdings import Holding, are_same, held_in, identity_of, read_banks, title_of
from newsquiz.collection.quiz import Quiz
from newsquiz.collection.renaming import new_names
from newsquiz.collection.views import Answered, Passage, Question, QuizOptions, Summary
from newsquiz.errors import UsageError
from newsquiz.event import Event, Kind
from newsquiz.item import key_digest
from newsquiz.session import Candidate, Session

if TYPE_CHECKING:
    from newsquiz.store import Store

__all__ = ["Answered", "Collection", "Passage", "Question", "Quiz", "QuizOptions", "Summary"]


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
    def settings(self) -> config.Settings:
        """What the learner set. Raises SettingsError for a file that cannot be used."""
        return config.settings(self._home)

    @cached_property
    def _store(self) -> Store:
        from newsquiz.store import Store

        return Store(self._home, self._clock, self.settings.learner)

    def close(self) -> None:
        """Let go of the database, if it was opened."""
        if "_store" in self.__dict__:
            self._store.close()

    def quiz(self, paths: Sequence[Path] = (), options: QuizOptions | None = None) -> Quiz:
        """A quiz on the banks (files or folders; those that ship where none is named).

        The last quiz on the same banks with the same options goes on where it was left, unless it was finished or
        `options.new` is set. Raises BankError for a bank that cannot be used, UsageError where nothing can be asked,
        StoreError where the database fails.
        """
        options = options or QuizOptions()
        loaded = read_banks(paths)
        banks, title = identity_of(loaded), title_of(loaded)
        held, notices = held_in(loaded)
        left = None if options.new else self._unfinished(banks, held, options)
        if left is not None:
            quiz = Quiz(self._store, title, banks, held, options, left, notices, resumed=True)
            if quiz.total:
                return quiz
        # Without a seed the number of quizzes so far is taken, not chance: the same history gives the same quiz.
        seed = len(self._store.events([Kind.STARTED])) + 1 if options.seed is None else options.seed
        fitting = [Candidate(each.id, each.facts) for each in self._fitting(held, options)]
        chosen = session.choose(fitting, options.count, seed)
        return Quiz.begin(self._store, title, banks, held, options, chosen, notices, seed=seed)

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
            wrong = _answered_wrong(self._store.events([Kind.ANSWERED, Kind.REVOKED, Kind.OVERRIDDEN]))
            fitting = [holding for holding in fitting if wrong.get(holding.id) == key_digest(holding.item)]
        if not fitting:
            raise _nothing_to_ask(held, options)
        return fitting


def _answered_wrong(events: Iterable[Event]) -> dict[str, str]:
    """Key digests of the items whose last answer that stands was not right, by id."""
    log = list(events)
    settled = {event.data["of"] for event in log if event.kind is not Kind.ANSWERED}
    revoked = {event.data["of"] for event in log if event.kind is Kind.REVOKED}
    last = {
        event.item: (event.score or 0.0) < 1 and event.id not in settled and event.data["key"]
        for event in log
        if event.kind is Kind.ANSWERED and event.item is not None and event.id not in revoked
    }
    return {item: key for item, key in last.items() if key}


def _nothing_to_ask(held: Mapping[str, Holding], options: QuizOptions) -> UsageError:
    if not held:
        return UsageError("the bank holds no item", mend="make one with `newsquiz make`, or write one by hand")
    if options.retry:
        return UsageError("there is no mistake to try again", mend="play without --retry")
    return UsageError(f"none of the {len(held)} items fits these options", mend="play with fewer of them")
