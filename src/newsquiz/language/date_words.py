"""Dates written out, in the manner a learner likes. English is the default, and what banks are made in."""

from __future__ import annotations

from collections.abc import Mapping
from contextvars import ContextVar
from typing import NamedTuple

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class Manner(NamedTuple):
    """Month and weekday names, and how the parts of a date are put together."""

    months: tuple[str, ...]
    weekdays: tuple[str, ...]
    full: str
    day_and_month: str
    month_and_year: str
    weekday: str


MANNERS: Mapping[str, Manner] = {
    "en": Manner(MONTHS, WEEKDAYS, "{d} {m} {y}", "{d} {m}", "{m} {y}", "{date}, a {w}"),
    "en-US": Manner(MONTHS, WEEKDAYS, "{m} {d}, {y}", "{m} {d}", "{m} {y}", "{date}, a {w}"),
    "de": Manner(
        ("Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November",
         "Dezember"),
        ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"),
        "{d}. {m} {y}", "{d}. {m}", "{m} {y}", "{date}, ein {w}",
    ),
    "fr": Manner(
        ("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
         "décembre"),
        ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
        "{d} {m} {y}", "{d} {m}", "{m} {y}", "{date}, un {w}",
    ),
    "es": Manner(
        ("enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre",
         "noviembre", "diciembre"),
        ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"),
        "{d} de {m} de {y}", "{d} de {m}", "{m} de {y}", "{date}, un {w}",
    ),
    "iso": Manner(
        tuple(f"{number:02d}" for number in range(1, 13)), WEEKDAYS,
        "{y:04d}-{m}-{d:02d}", "{m}-{d:02d}", "{y:04d}-{m}", "{date}, a {w}",
    ),
}  # fmt: skip


class Choice:
    """One learner's manner; it may change while the program runs."""

    def __init__(self, style: str = "en") -> None:
        self.style = style


_CHOSEN: ContextVar[Choice | None] = ContextVar("dates", default=None)


def choose(choice: Choice) -> None:
    """Write dates so from here on, in this context and those that begin in it. Other learners keep their own manner."""
    _CHOSEN.set(choice)


def written(year: int | None, month: int | None = None, day: int | None = None) -> str:
    """What is known of a date, in the chosen manner: `5 June 2025`, `June 2025`, `2025`, `5 June`, `June`."""
    if month is None:
        return "" if year is None else str(year)
    manner = _manner()
    name = manner.months[month - 1]
    if day is None:
        return manner.month_and_year.format(m=name, y=year) if year is not None else name
    return (manner.day_and_month if year is None else manner.full).format(d=day, m=name, y=year)


def with_weekday(date: str, weekday: int) -> str:
    """A written date with its day of the week (0 is Monday): `5 June 2025, a Thursday`."""
    manner = _manner()
    return manner.weekday.format(date=date, w=manner.weekdays[weekday])


def _manner() -> Manner:
    chosen = _CHOSEN.get()
    return MANNERS[chosen.style if chosen else "en"]
