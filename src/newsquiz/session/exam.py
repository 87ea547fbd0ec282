"""The terms of an exam: what an answer is worth, how long it takes, which items may come."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, field
from typing import Any

from newsquiz.errors import UsageError

_TIME = re.compile(r"(?:(\d{1,3})h)?(?:(\d{1,4})m)?(?:(\d{1,5})s)?")


@dataclass(frozen=True)
class Marking:
    """Points for an answer that is right and for one that is wrong; a question without an answer has 0.

    Raises UsageError where right answers bring nothing, or wrong ones bring something.
    """

    right: float = 1.0
    wrong: float = 0.0

    def __post_init__(self) -> None:
        if not (math.isfinite(self.right) and math.isfinite(self.wrong) and self.right > 0 >= self.wrong):
            raise UsageError(
                f"marking {self.right:g}/{self.wrong:g} cannot be used",
                mend="give points for right and for wrong answers, as in 2/-0.66",
            )

    @classmethod
    def parse(cls, written: str) -> Marking:
        """The marking in `2/-0.66`. Raises UsageError."""
        try:
            right, wrong = (float(part) for part in written.split("/"))
        except ValueError:
            raise UsageError(
                f"{written!r} is no marking", mend="give points for right and for wrong answers, as in 2/-0.66"
            ) from None
        return cls(right, wrong + 0.0)  # -0.0 would be shown.

    def points(self, worth: float | None) -> float:
        """Points for an answer worth 0.0 to 1.0, None for no answer.

        An answer that is partly right has its share of the points for a right one, and none is taken off for it.
        """
        if worth is None:
            return 0.0
        return self.right * worth if worth > 0 else self.wrong


@dataclass(frozen=True)
class Terms:
    """How an exam is taken: its marking, its time in seconds (None: no limit), and whether drafts may come."""

    marking: Marking = field(default_factory=Marking)
    seconds: int | None = None
    drafts: bool = False

    def as_data(self) -> dict[str, Any]:
        """JSON-ready."""
        marking = {"right": self.marking.right, "wrong": self.marking.wrong}
        return {"marking": marking, "seconds": self.seconds, "drafts": self.drafts}


def parse_time(written: str) -> int:
    """Seconds in `20m`, `1h30m`, `90s`; a number alone means minutes. Raises UsageError."""
    bare = written.strip().replace(" ", "").casefold()
    match = _TIME.fullmatch(f"{bare}m" if bare.isascii() and bare.isdigit() else bare)
    hours, minutes, seconds = (int(part or 0) for part in match.groups()) if match else (0, 0, 0)
    if not (total := hours * 3600 + minutes * 60 + seconds):
        raise UsageError(f"{written!r} is no time for an exam", mend="write it like 20m, 90s or 1h30m")
    return total
