"""What a choice item is made from: its key, and what it must not contradict."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from newsquiz.language.dates import PartialDate

QUANTITIES = ("NUMBER", "DURATION", "MONEY", "PERCENT")
NAMES = ("PERSON", "PLACE", "ORG", "TERM")


@dataclass(frozen=True)
class Key:
    """The right answer. `text` is the option as it will be shown; all options are written in its format.

    `kind` is PERSON, PLACE, ORG, TERM, NUMBER, DURATION, MONEY, PERCENT or DATE; `value` the number in `unit` or the
    date; `fine` a set of `knowledge` where the caller knows it; `aliases` other names of the same thing.
    """

    text: str
    kind: str
    value: float | PartialDate | None = None
    unit: str = ""
    fine: str | None = None
    country: str | None = None
    role: str | None = None
    gender: str | None = None
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True)
class Surroundings:
    """What the options are checked against.

    `same_type` are other values of the key's type that the article holds; for a person, people of the same kind of
    role, who may become options. `published` bounds dates.
    """

    article_text: str
    stem: str
    context: str = ""
    same_type: tuple[str, ...] = ()
    published: dt.date | None = None

    @property
    def lead(self) -> str:
        """All that a learner reads before the options."""
        return f"{self.context}: {self.stem}" if self.context else self.stem
