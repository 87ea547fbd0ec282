"""Numbers in figures and words: read, found, written."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsquiz.language.numbers import find_numbers, in_figures, is_range, read_number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("90", 90), ("1,200", 1200), ("1 200", 1200), ("1'200", 1200), ("1.200.000", 1_200_000), ("1.5", 1.5),
        ("1,5", 1.5), (".5", 0.5), ("12 %", 12), ("-4", -4), ("−4", -4), ("+4", 4), ("minus four", -4),
        ("1.2 million", 1_200_000), ("1.5m", 1_500_000), ("90k", 90_000), ("3bn", 3e9), ("3 bn", 3e9), ("2tn", 2e12),
        ("ninety", 90), ("twenty-one", 21), ("twenty one", 21), ("one hundred and five", 105), ("a hundred", 100),
        ("two thousand and five", 2005), ("nineteen hundred", 1900), ("three hundred thousand", 300_000),
        ("two million five hundred thousand and one", 2_500_001), ("a thousand million", 1e9), ("2 hundred", 200),
        ("a dozen", 12), ("two dozen", 24), ("half a dozen", 6), ("half", 0.5), ("half a million", 500_000),
        ("a third", 1 / 3), ("two-thirds", 2 / 3), ("three quarters", 0.75), ("1 ½", 1.5), ("1½", 1.5), ("¾", 0.75),
        ("3/4", 0.75), ("1 3/4", 1.75), ("1 ½ million", 1_500_000), ("two and a half", 2.5),
        ("two and a half million", 2_500_000), ("one and three quarters", 1.75), ("one point five", 1.5),
        ("one point two five million", 1_250_000), ("about 90", 90), ("~90", 90), ("zero", 0), ("Ninety", 90),
    ],
)  # fmt: skip
def test_figures_and_words_are_read(text: str, value: float) -> None:
    assert read_number(text) == pytest.approx(value)


@pytest.mark.parametrize(
    "text",
    [
        "", "abc", "hundreds", "dozens", "hundred", "million", "several hundred", "a few", "a", "and", "a and",
        "half half",
        "1,2000", "1,20,0", "1.2.3", "12 13", "two three", "twenty eleven", "ten five", "one hundred and", "and five",
        "five and six", "10-12", "10 to 12", "between 3 and 5", "more than 90", "90 minutes", "5th", "1/0",
        "point five",
        "one point", "one point ten", "2 m", "9" * 400, "million million", "half a third", "two third", "one thirds",
    ],
)  # fmt: skip
def test_what_is_not_one_number_is_refused(text: str) -> None:
    assert read_number(text) is None


@pytest.mark.parametrize(
    "text", ["10-12", "10–12", "10 to 12", "10 or 12", "between 3 and 5", "$3 to $5", "ten or twelve", "5 km to 6 km"]
)
def test_a_range_is_noticed(text: str) -> None:
    assert is_range(text)


@pytest.mark.parametrize("text", ["12", "twenty-one", "from 5 to 10", "one hundred and five", "-5", "3/4", "F-16", "x"])
def test_what_is_no_range_is_none(text: str) -> None:
    assert not is_range(text)


def test_numbers_are_found_where_they_stand() -> None:
    text = (
        "Some 1,200 people, two-thirds of them from 10-12 towns, paid US$5 million for twenty-one F-16 jets on the 5th."
    )
    found = [(text[start:end], value) for start, end, value in find_numbers(text)]
    assert found == [("1,200", 1200), ("two-thirds", 2 / 3), ("5 million", 5e6), ("twenty-one", 21)]


def test_a_change_is_no_range() -> None:
    assert [value for *_, value in find_numbers("It rose from 5 to 10 percent.")] == [5, 10]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (90, "90"), (1200, "1,200"), (1_200_000, "1.2 million"), (1_234_567, "1,234,567"), (5e9, "5 billion"),
        (2.25e12, "2.25 trillion"), (0.5, "0.5"), (1234.5, "1,234.5"), (-4, "-4"), (-1.5e6, "-1.5 million"), (0, "0"),
        (1 / 3, "0.333333"), (999_999, "999,999"), (math.inf, "inf"),
    ],
)  # fmt: skip
def test_numbers_are_written_in_figures(value: float, text: str) -> None:
    assert in_figures(value) == text


@given(st.integers(min_value=-(10**14), max_value=10**14))
def test_a_whole_number_is_read_back_exactly(value: int) -> None:
    assert read_number(in_figures(value)) == value


@given(st.text(alphabet="0123456789 ,./-½%andtwohlfmi", max_size=40))
def test_any_text_is_a_finite_number_or_none(text: str) -> None:
    value = read_number(text)
    assert value is None or math.isfinite(value)


@given(st.text(max_size=200))
def test_found_numbers_stand_in_order_and_apart(text: str) -> None:
    found = find_numbers(text)
    assert all(0 <= start < end <= len(text) for start, end, _ in found)
    assert all(a[1] <= b[0] for a, b in pairwise(found))
