"""Who is known to everybody: whose time in office, and whose deeds, nobody has to read about."""

from __future__ import annotations

import re

from newsquiz.authoring import knowledge

LEADERS = frozenset({"us_president", "national_leader", "us_vice_president", "pope", "monarch"})
_NAME = re.compile(r"[A-Z][\w’'-]+(?: (?:al-|bin |de |van )?[A-Z][\w’'-]+)+")


def is_famous(name: str) -> bool:
    """Whether the name is that of a president, head of government, monarch or pope."""
    return any(entry.set_name in LEADERS for entry in knowledge.lookup(name))


def names_leader(text: str) -> bool:
    """Whether some run of capitalised words in the text holds such a name."""
    for run in _NAME.findall(text):
        words = run.split()
        parts = (" ".join(words[i:j]) for i in range(len(words)) for j in range(i + 2, len(words) + 1))
        if any(is_famous(part) for part in parts):
            return True
    return False
