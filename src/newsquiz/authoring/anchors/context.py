"""What a context line is: a topic with its time, and weaker wordings of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from newsquiz.language.dates import PartialDate


class Level(StrEnum):
    """How much a context line says."""

    EVENT = "event"
    NAME = "name"
    NONE = "none"


@dataclass(frozen=True)
class Context:
    """The line shown above an article's stems.

    `variants` run from the best to the weakest, each a complete line of its own; `text` is the first of them, or ""
    where nothing was certain enough. `events` are those among them that tell what happened.
    """

    text: str
    level: Level
    variants: tuple[str, ...]
    when: PartialDate | None
    events: frozenset[str] = frozenset()

    def level_of(self, line: str) -> Level:
        """How much one of the variants says: a weaker one may be a name or a place alone."""
        if line in self.events:
            return Level.EVENT
        return Level.NAME if line in self.variants else Level.NONE


NOTHING = Context("", Level.NONE, (), None)
