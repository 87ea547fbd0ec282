"""What a fact is: a statement with typed slots, how sure the article is of it, and the passage that says so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from newsquiz.authoring.annotate import Sentence
from newsquiz.authoring.clauses import Certainty
from newsquiz.authoring.distractors import Key
from newsquiz.authoring.statement import Statement


class Slot(StrEnum):
    """The part of a fact that can be asked for."""

    WHO = "who"
    NAME = "name"
    WHEN = "when"
    WHERE = "where"
    DURATION = "duration"
    COUNT = "count"
    AMOUNT = "amount"
    PERCENT = "percent"
    ROLE = "role"
    CAUSE = "cause"
    SPEAKER = "speaker"
    LIST = "list"
    EXCLUDED = "excluded"


@dataclass(frozen=True)
class Filler:
    """What fills a slot: tokens `first..last` (inclusive, in the block's document) and what they stand for.

    `text` is the resolved wording; `head` the token index of the noun or verb that it belongs to; `parts` the members
    of a list; `detail` what a pattern needs besides (a date's granularity, a count's noun, ...).
    """

    slot: Slot
    first: int
    last: int
    text: str
    key: Key
    head: int
    parts: tuple[str, ...] = ()
    detail: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, eq=False)
class Fact:
    """A statement with its slots. `evidence` are article offsets of the words that prove it, attribution included.

    Each is itself alone, so that what is found of it can be kept.
    """

    id: str
    statement: Statement
    fillers: tuple[Filler, ...]
    certainty: Certainty
    evidence: tuple[int, int]

    @property
    def sentence(self) -> Sentence:
        """The sentence it was read from."""
        return self.statement.clause.sentence
