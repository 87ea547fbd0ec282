"""What a gate is: a named test of a candidate, with a reason in plain words.

A gate returns what is wrong, in words for the teacher, or None. A hard gate stops the candidate. A `soft` one guards
how well an item reads, never whether it is true: it raises a doubt, which changes the candidate's chance of acceptance.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from newsquiz.authoring.candidate import Candidate
from newsquiz.authoring.facts import Fact
from newsquiz.item import Item
from newsquiz.language.dates import PartialDate

NOT_A_QUESTION = {"speaker.quote", "list.members", "list.excluded", "office.matching", "sequence.dated"}
"""Patterns whose stems are quotations, lists or tasks: their words are not counted like those of a question."""
DATED = re.compile(r"\b(?:1[5-9]|20)\d\d\b")


@dataclass(frozen=True)
class Case:
    """A candidate before the gates: the fact it came from (None for patterns over several), and all facts beside it.

    `item` is what it would become; `off_topic` says why its passage is none that an item is made of; `outlet` is the
    name of the site that the article is from, in small letters; `disputed` are article offsets that a conflict makes
    unsure.
    """

    candidate: Candidate
    item: Item
    fact: Fact | None
    facts: tuple[Fact, ...]
    article_text: str
    title: str = ""
    outlet: str = ""
    disputed: tuple[tuple[int, int], ...] = ()
    published_year: int | None = None
    context_date: PartialDate | None = None
    other_dates: tuple[PartialDate, ...] = ()
    off_topic: str | None = None


Check = Callable[[Case], str | None]


@dataclass(frozen=True)
class Gate:
    """A named test; `reason` says what it is for, `soft` that it only raises a doubt.

    What a hard gate of `style` stops is true and can be mended by rewording.
    """

    name: str
    reason: str
    check: Check
    soft: bool = False
    style: bool = False


GATES: list[Gate] = []


def gate(name: str, reason: str, *, soft: bool = False, style: bool = False) -> Callable[[Check], Check]:
    """Register a check under a name, in the order in which the rooms of gates are imported."""

    def register(check: Check) -> Check:
        GATES.append(Gate(name, reason, check, soft, style))
        return check

    return register
