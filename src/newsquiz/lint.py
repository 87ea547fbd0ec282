"""Item-writing rules: what a strict judge or a test-wise learner would find in an item. Pure: item → flaws."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """An error makes an item or the file wrong; a warning names a weakness."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True)
class Flaw:
    """A rule that an item breaks, in which of its fields, and how to mend it."""

    rule: str
    message: str
    mend: str
    field: str
    severity: Severity = Severity.WARNING


def folded(text: str) -> str:
    """Text without regard to case, width and spacing."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())
