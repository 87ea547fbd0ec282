"""Partial dates: read from what people type, compared, written."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsquiz.language.dates import Granularity, PartialDate, lacks_year, misspelt_month, read_dates

JUNE_5 = PartialDate(2025, 6, 5)
MAY_6 = PartialDate(2025, 5, 6)


@pytest.mark.parametrize(
    "text",
    [
        "2025-06-05", "2025/6/5", "2025.06.05", "June 5, 2025", "June 5th 2025", "5 June 2025", "5th of June, 2025",
        "the fifth of June 2025", "Thursday 5 June 2025", "Thu, 5 Jun 2025", "5. Juni 2025", "le 5 juin 2025",
        "5 de junio de 2025", "5-Jun-2025", "5/Jun/25", "June 5 '25", "5 June 25", "JUNE 5 2025", "2025 June 5",
        "  5  june  2025 ",
    ],
)  # fmt: skip
def test_a_day_is_read_in_the_common_orders(text: str) -> None:
    assert read_dates(text) == (JUNE_5,)


@pytest.mark.parametrize("text", ["5.6.2025", "5/6/2025", "05-06-2025", "5/6/25"])
def test_an_ambiguous_day_has_both_readings(text: str) -> None:
    assert read_dates(text) == (JUNE_5, MAY_6)


def test_a_weekday_or_an_impossible_month_leaves_one_reading() -> None:
    assert read_dates("Thursday 5/6/2025") == (JUNE_5,)
    assert read_dates("Tuesday 5/6/2025") == (MAY_6,)
    assert read_dates("6/13/2025") == read_dates("13/6/2025") == (PartialDate(2025, 6, 13),)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("June 2025", PartialDate(2025, 6)),
        ("2025-06", PartialDate(2025, 6)),
        ("6/2025", PartialDate(2025, 6)),
        ("März 2024", PartialDate(2024, 3)),
        ("2025", PartialDate(2025)),
        ("in 2025", PartialDate(2025)),
        ("AD 476", PartialDate(476)),
        ("Febuary 2024", PartialDate(2024, 2)),
        ("29 February 2024", PartialDate(2024, 2, 29)),
    ],
)
def test_months_years_and_slips_are_read(text: str, date: PartialDate) -> None:
    assert read_dates(text) == (date,)


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "hello", "5", "Thursday", "June", "5 June", "5/6", "2026-02-29", "31 June 2025", "13/13/2025",
        "0/0/2025", "2025-00", "2025-06-00",
        "5-6 June 2025", "2025-2026", "Friday 5 June 2025", "June June 2025", "5 6 June 2025", "June 0, 2025", "0000",
        "5 June 2025 at noon", "early June 2025", "99999", "٥ June 2025", "2025-13", "1" * 5000,
    ],
)  # fmt: skip
def test_what_is_no_date_has_no_reading(text: str) -> None:
    assert read_dates(text) == ()


def test_a_date_without_a_year_takes_the_one_given() -> None:
    assert read_dates("5th of june", default_year=2025) == (JUNE_5,)
    assert read_dates("5/6", default_year=2025) == (JUNE_5, MAY_6)
    assert read_dates("June", default_year=2025) == (PartialDate(2025, 6),)
    assert read_dates("29 February", default_year=2025) == ()
    assert read_dates("5 June 2024", default_year=2025) == (PartialDate(2024, 6, 5),)


def test_a_missing_year_is_noticed() -> None:
    assert [lacks_year(text) for text in ("5 June", "June", "5/6", "5 June 2025", "2025", "x")] == [True] * 3 + [
        False
    ] * 3


def test_a_misspelt_month_is_told() -> None:
    assert misspelt_month("3 Septmber 2024") == "spelling: Septmber → September"
    assert misspelt_month("3 septembre 2024") == misspelt_month("3 June 2024") == ""


def test_dates_are_written_in_words() -> None:
    assert JUNE_5.in_words() == "5 June 2025"
    assert JUNE_5.in_words(with_year=False) == "5 June"
    assert JUNE_5.with_weekday() == "5 June 2025, a Thursday"
    assert PartialDate(2025, 6).with_weekday() == "June 2025"
    assert PartialDate(2025).in_words() == "2025"


def test_a_coarser_date_agrees_with_the_finer_ones_in_it() -> None:
    assert PartialDate(2025).agrees(JUNE_5)
    assert not PartialDate(2025, 5).agrees(JUNE_5)
    assert JUNE_5.at(Granularity.MONTH) == PartialDate(2025, 6)
    assert (PartialDate(2024, 2).first_day(), PartialDate(2024, 2).last_day()) == (
        dt.date(2024, 2, 1),
        dt.date(2024, 2, 29),
    )


@given(st.dates(min_value=dt.date(100, 1, 1)))
def test_every_written_date_is_read_back(day: dt.date) -> None:
    date = PartialDate.of(day)
    assert read_dates(date.in_words()) == read_dates(str(date)) == read_dates(date.with_weekday()) == (date,)
    assert read_dates(f"{day:%d.%m}.{day.year:04}")[0] == date


@given(st.text(max_size=70))
def test_any_text_has_valid_readings_or_none(text: str) -> None:
    for date in read_dates(text, default_year=2000):
        assert PartialDate.from_iso(str(date)) == date
