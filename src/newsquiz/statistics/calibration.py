"""Whether a learner who says to be sure is right."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from newsquiz.event import Confidence


@dataclass(frozen=True)
class Calibration:
    """Of the answers that were said to be this sure, how many were right."""

    confidence: Confidence
    answers: int
    right: int


def calibration(answers: Iterable[tuple[Confidence | None, float]]) -> tuple[Calibration, ...]:
    """From the surest to the least sure, what became of answers given as (how sure, what they are worth).

    Answers without a word on it are left out. Right is a full score, as in the schedule (Lichtenstein, Fischhoff &
    Phillips, 1982: calibration is the share that was right within each stated confidence).
    """
    said: dict[Confidence, list[float]] = {confidence: [] for confidence in Confidence}
    for confidence, worth in answers:
        if confidence is not None:
            said[confidence].append(worth)
    return tuple(
        Calibration(confidence, len(worths), sum(worth >= 1 for worth in worths))
        for confidence, worths in said.items()
        if worths
    )
