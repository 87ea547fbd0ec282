"""How long until something: in words for sentences, in short for buttons."""

from __future__ import annotations

import datetime as dt

_UNITS = ((365.25 * 86400, "year", "y"), (30.44 * 86400, "month", "mo"), (86400, "day", "d"), (3600, "hour", "h"))


def in_words(span: dt.timedelta) -> str:
    """`10 minutes`, `1 day`, `2.5 months`; less than a minute is `less than a minute`."""
    if span < dt.timedelta(minutes=1):
        return "less than a minute"
    number, name, _ = _measured(span)
    return f"{number} {name}{'' if number == '1' else 's'}"


def in_short(span: dt.timedelta) -> str:
    """`10m`, `1d`, `2.5mo`; less than a minute is `<1m`."""
    if span < dt.timedelta(minutes=1):
        return "<1m"
    number, _, short = _measured(span)
    return number + short


def _measured(span: dt.timedelta) -> tuple[str, str, str]:
    """The number, and the unit's name and sign: months and years with one decimal, the others whole."""
    seconds = span.total_seconds()
    for size, name, short in _UNITS:
        if seconds >= size:
            decimals = 1 if name in ("month", "year") else 0
            return f"{seconds / size:.{decimals}f}".removesuffix(".0"), name, short
    return f"{seconds / 60:.0f}", "minute", "m"
