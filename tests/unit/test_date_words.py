"""Dates in the manner a learner likes."""

from __future__ import annotations

from contextvars import copy_context

import pytest

from newsquiz.config.model import DATE_STYLES
from newsquiz.language.date_words import MANNERS, Choice, choose
from newsquiz.language.dates import PartialDate, read_dates

WRITTEN = {
    "en": ("5 June 2025", "June 2025", "5 June", "5 June 2025, a Thursday"),
    "en-US": ("June 5, 2025", "June 2025", "June 5", "June 5, 2025, a Thursday"),
    "de": ("5. Juni 2025", "Juni 2025", "5. Juni", "5. Juni 2025, ein Donnerstag"),
    "fr": ("5 juin 2025", "juin 2025", "5 juin", "5 juin 2025, un jeudi"),
    "es": ("5 de junio de 2025", "junio de 2025", "5 de junio", "5 de junio de 2025, un jueves"),
    "iso": ("2025-06-05", "2025-06", "06-05", "2025-06-05, a Thursday"),
}


def as_written() -> tuple[str, str, str, str]:
    day = PartialDate(2025, 6, 5)
    return day.in_words(), PartialDate(2025, 6).in_words(), day.in_words(with_year=False), day.with_weekday()


def in_manner(choice: Choice) -> tuple[str, str, str, str]:
    choose(choice)
    return as_written()


@pytest.mark.parametrize("style", DATE_STYLES)
def test_every_manner_of_the_settings_writes_dates_so(style: str) -> None:
    assert copy_context().run(in_manner, Choice(style)) == WRITTEN[style]


def test_one_learners_manner_is_not_anothers() -> None:
    copy_context().run(in_manner, Choice("de"))
    assert as_written() == WRITTEN["en"]


def test_a_manner_can_change_while_the_program_runs() -> None:
    choice = Choice()

    def changed() -> tuple[str, str, str, str]:
        choose(choice)
        choice.style = "fr"
        return as_written()

    assert copy_context().run(changed) == WRITTEN["fr"]


@pytest.mark.parametrize("style", MANNERS)
@pytest.mark.parametrize("month", range(1, 13))
def test_what_is_written_is_read_back(style: str, month: int) -> None:
    day = PartialDate(2025, month, 14)

    def words() -> str:
        choose(Choice(style))
        return day.in_words()

    assert read_dates(copy_context().run(words)) == (day,)
