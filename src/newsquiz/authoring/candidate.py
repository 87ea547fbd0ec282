"""A question that might be asked: what a pattern makes, what gates and ranking look at, what becomes an item."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from newsquiz.authoring.distractors import Key
from newsquiz.item import BLANK, GAP


@dataclass(frozen=True)
class Candidate:
    """One possible item.

    `fields` are the fields of its item type (key, unit, accepted, ...). `answers` is every wording of the right answer
    that stem and context must not show, `secrets` what the context must not show besides; `context_tells` says that the
    context line names an event, not only a name or place. `evidence` are the article offsets that prove the key.
    `central` says that it is about the meeting or agreement that the article tells of, `mendable` that one gate of
    style alone stops it. `doubts` are what the soft gates find, by name; `stopped_by` names the gate that stopped it,
    `reason` says why.
    """

    pattern: str
    type: str
    fact: str
    stem: str
    key: Key
    fields: Mapping[str, Any]
    answers: tuple[str, ...]
    evidence: tuple[tuple[int, int], ...]
    sentence: int
    secrets: tuple[str, ...] = ()
    sentence_text: str = ""
    explanation: str = ""
    context: str = ""
    context_tells: bool = False
    also_facts: tuple[str, ...] = ()
    conflict: str | None = None
    features: Mapping[str, float] = field(default_factory=dict)
    confidence: float = 0.0
    central: bool = False
    mendable: bool = False
    doubts: Mapping[str, str] = field(default_factory=dict)
    stopped_by: str | None = None
    reason: str = ""

    @cached_property
    def plain_stem(self) -> str:
        """The stem with its gaps as blanks."""
        return GAP.sub(BLANK, self.stem)

    @property
    def whole(self) -> str:
        """Context line and stem, as a learner and a judge read them."""
        return f"{self.context}: {self.plain_stem}" if self.context else self.plain_stem

    @property
    def key_text(self) -> str:
        """The key in words."""
        return "; ".join(self.answers[:1]) if self.answers else self.key.text
