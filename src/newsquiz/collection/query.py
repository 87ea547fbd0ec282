"""What is typed to search items: words, `tag:trade`, `is:due`, `-draft`, `"a phrase"`."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping

from newsquiz.store.index import Term

FIELDS: Mapping[str, str] = {
    "stem": "stem", "key": "key", "tag": "tag", "status": "status", "article": "article", "bank": "bank",
    "type": "type", "id": "item",
}  # fmt: skip
STATES = ("due", "new", "flagged", "suspended", "superseded")
STATUSES = ("draft", "approved", "changed", "rejected")

_PART = re.compile(r'-?[a-z]+:(?!\S)|(-?)(?:([a-z]+):)?(?:"([^"]*)"?|(\S+))')
_WORD = re.compile(r"\w")


def terms_of(text: str, now: dt.datetime) -> tuple[Term, ...]:
    """What the text asks for. While it is being typed it is never wrong: what cannot be read asks for nothing.

    Words are found by their beginnings. `is:` takes due, new, flagged, suspended, superseded (answered with a key that
    is no longer so) or a status; `flag:` the note of a flag; `due:` a day (2025-06-05) or a number of days from `now`
    (UTC), and finds what falls due until its end.
    """
    # SQLite ends a text at NUL, in the midst of what is searched for.
    found = (_term(part, now) for part in _PART.finditer(text.replace("\0", " ")))
    return tuple(term for term in found if term is not None)


def _term(part: re.Match[str], now: dt.datetime) -> Term | None:
    minus, name, phrase, word = part.groups()
    text, negated = phrase or word or "", bool(minus)
    match name:
        case "is":
            return _state(text.lower(), negated)
        case "flag":
            return Term(text, "flag", negated)
        case "due":
            until = _until(text, now)
            return Term(until, "due", negated) if until else None
        case _ if name in FIELDS:
            return Term(text, FIELDS[name], negated) if _WORD.search(text) else None
        case _:
            whole = f"{name}:{text}" if name else text
            return Term(whole, negated=negated) if _WORD.search(whole) else None


def _state(text: str, negated: bool) -> Term | None:
    state = next((each for each in (*STATES, *STATUSES) if text and each.startswith(text)), None)
    if state in STATUSES:
        return Term(state, "status", negated)
    return Term(state, "is", negated) if state else None


def _until(text: str, now: dt.datetime) -> str:
    """The end of the day that is meant, in ISO format; "" where it is none."""
    try:
        day = now.date() + dt.timedelta(int(text)) if text.isdigit() else dt.date.fromisoformat(text)
        return (dt.datetime.combine(day, dt.time(), dt.UTC) + dt.timedelta(1)).isoformat()
    except (ValueError, OverflowError):
        return ""
