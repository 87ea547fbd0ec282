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
    where nothing was certain enough.
    """

    text: str
    level: Level
    variants: tuple[str, ...]
    when: PartialDate | None


NOTHING = Context("", Level.NONE, (), None)
