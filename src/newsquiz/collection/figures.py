"""Statistics of what the log and the banks hold together."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from newsquiz.collection.catalogue import stem_of
from newsquiz.collection.holdings import Holding, held_in, read_known, title_of
from newsquiz.collection.scheduling import Scheduling, entries
from newsquiz.errors import BankError
from newsquiz.event import Kind
from newsquiz.item import key_digest
from newsquiz.schedule import Schedule, settled
from newsquiz.statistics import report
from newsquiz.statistics.attempts import Attempt, ended, of_current_key, standing
from newsquiz.statistics.groups import Traits
from newsquiz.statistics.report import Statistics

if TYPE_CHECKING:
    from newsquiz.bank import Loaded
    from newsquiz.store import Store

_MARKS = (Kind.REVOKED, Kind.OVERRIDDEN, Kind.ENDED)


def usable(files: Sequence[Path]) -> list[Loaded]:
    """The banks among these files that can be used; there may be none."""
    try:
        return read_known(files)[0]
    except BankError:
        return []


def statistics(
    store: Store, scheduling: Scheduling, schedule: Schedule, learner: str, banks: Sequence[Loaded], *, whole: bool
) -> Statistics:
    """Of the items that the banks hold; with `whole` of all that the log names, for which the banks have only words."""
    held, _ = held_in(banks)
    keys = {id: key_digest(holding.item) for id, holding in held.items()}
    return report.statistics(
        of_current_key(_attempts(store), keys),
        learner,
        schedule if whole else schedule.over(entries(held)),
        scheduling.reviews(),
        store.now(),
        {id: traits_of(holding) for id, holding in held.items()},
        None if whole else list(held),
    )


def traits_of(holding: Holding) -> Traits:
    """What an item is sorted by. The kind of its fact is the first word of the pattern that made it."""
    item = holding.item
    articles = (holding.loaded.bank.article(evidence.article) for evidence in item.evidence)
    return Traits(
        stem=stem_of(item),
        bank=(title_of([holding.loaded]),),
        article=tuple(dict.fromkeys(entry.title or entry.id for entry in articles if entry)),
        tag=item.tags,
        type=(item.type,),
        fact_kind=(item.pattern.partition(".")[0],) if item.pattern else (),
    )


def _attempts(store: Store) -> list[Attempt]:
    """The answers of all learners that stand; read one by one, as a log may be long."""
    top = store.last_row()
    marks = [event for _, event in store.replay(_MARKS, until=top, everybody=True)]
    answers = (event for _, event in store.replay([Kind.ANSWERED], until=top, everybody=True))
    return list(standing(answers, settled(marks), ended(marks)))
