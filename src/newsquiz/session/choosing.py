"""Which items a session asks: never two about the same fact, and of a fact the form that is due to be learnt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from newsquiz.item import Cloze, Date, Item, Number, ShortAnswer
from newsquiz.session.showing import shuffled

Fact = tuple[str, str]


class Form(IntEnum):
    """How much an item gives away, from the most to the least: a fact is met in this order."""

    CHOICE = 0
    CLOZE = 1
    TYPED = 2


def form_of(item: Item) -> Form:
    """Recognised among options, put into a gap of its sentence, or typed without any help."""
    match item:
        case Cloze():
            return Form.CLOZE
        case ShortAnswer() | Number() | Date():
            return Form.TYPED
        case _:
            return Form.CHOICE


@dataclass(frozen=True)
class Candidate:
    """An item that may come into a session, with the facts it asks about.

    `known` says that the learner's last answer to it was right.
    """

    item: str
    facts: frozenset[Fact] = frozenset()
    form: Form = Form.CHOICE
    known: bool = False

    @property
    def fact(self) -> Fact | None:
        """The one fact it asks about; None for an item about several or none, which is no form of any of them."""
        return next(iter(self.facts)) if len(self.facts) == 1 else None


def choose(candidates: Sequence[Candidate], count: int | None, seed: int) -> tuple[str, ...]:
    """`count` of the candidates by chance, in their own order; as many as can be without a count.

    Siblings (items that share a fact) never come together, so there may be fewer than `count`. Of a fact the first form
    comes that the learner does not know yet, the last one where all are known.
    """
    drawn = shuffled(_in_due_form(candidates), seed, "items")
    chosen = _without_siblings(drawn, count)
    if count is not None and len(chosen) < count:
        # Items about many facts keep many others out.
        chosen = _without_siblings(sorted(drawn, key=lambda candidate: len(candidate.facts)), count)
    taken = {candidate.item for candidate in chosen}
    return tuple(candidate.item for candidate in candidates if candidate.item in taken)


def _in_due_form(candidates: Sequence[Candidate]) -> list[Candidate]:
    forms: dict[Fact, set[Form]] = {}
    known: dict[Fact, set[Form]] = {}
    for each in candidates:
        if each.fact is not None:
            forms.setdefault(each.fact, set()).add(each.form)
            known.setdefault(each.fact, set()).update({each.form} if each.known else ())
    due = {fact: min(forms[fact] - known[fact], default=max(forms[fact])) for fact in forms}
    return [each for each in candidates if each.fact is None or each.form is due[each.fact]]


def _without_siblings(candidates: Sequence[Candidate], count: int | None) -> list[Candidate]:
    chosen: list[Candidate] = []
    asked: set[Fact] = set()
    for candidate in candidates:
        if (count is None or len(chosen) < count) and asked.isdisjoint(candidate.facts):
            chosen.append(candidate)
            asked |= candidate.facts
    return chosen
