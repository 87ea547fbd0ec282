"""Every test that a candidate must pass before it is kept, each with a name and a reason in plain words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from newsquiz.authoring.candidate import Candidate
from newsquiz.authoring.gates import standing, truth, worth  # noqa: F401  # they register their gates
from newsquiz.authoring.gates.gate import GATES, Case, Gate

__all__ = ["GATES", "Case", "Gate", "doubts", "is_mendable", "stop"]


def stop(case: Case, gates: Sequence[Gate] | None = None) -> Candidate:
    """The candidate, marked with the first hard gate that objects, or as it was."""
    for each in GATES if gates is None else gates:
        wrong = None if each.soft else each.check(case)
        if wrong is not None:
            return replace(case.candidate, stopped_by=each.name, reason=wrong)
    return case.candidate


def doubts(case: Case, gates: Sequence[Gate] | None = None) -> dict[str, str]:
    """What the soft gates find, by name."""
    found = {each.name: each.check(case) for each in (GATES if gates is None else gates) if each.soft}
    return {name: wrong for name, wrong in found.items() if wrong is not None}


def is_mendable(case: Case) -> bool:
    """Whether gates of style alone stop the candidate: its question is true and wants rewording."""
    stopping = [each for each in GATES if not each.soft and each.check(case) is not None]
    return bool(stopping) and all(each.style for each in stopping)
