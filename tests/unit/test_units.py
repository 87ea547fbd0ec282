"""Quantities: read with their units, converted, written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsquiz.language.units import Quantity, convert, find_unit, in_words, read_quantity, same_count, split_scale


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("90", 90, ""), ("90 min", 90, "minute"), ("90min", 90, "minute"), ("1.5 hours", 1.5, "hour"),
        ("an hour and a half", 1.5, "hour"), ("one and a half hours", 1.5, "hour"), ("half an hour", 0.5, "hour"),
        ("three quarters of an hour", 0.75, "hour"), ("an hour", 1, "hour"), ("1h30", 90, "minute"),
        ("1:30 hours", 90, "minute"), ("1:30 minutes", 90, "second"), ("2:05:30 hours", 7530, "second"),
        ("2 hours 15 minutes", 135, "minute"), ("2h15m", 135, "minute"), ("a day and six hours", 30, "hour"),
        ("2 weeks, 3 days", 17, "day"), ("5 ft 10 in", 70, "inch"), ("$5", 5, "US dollar"),
        ("US$1.2m", 1.2e6, "US dollar"),
        ("-$5", -5, "US dollar"), ("EUR 5bn", 5e9, "euro"), ("5 million euros", 5e6, "euro"),
        ("£2.50", 2.5, "British pound"),
        ("¥100", 100, "Japanese yen"), ("12%", 12, "percent"), ("12 per cent", 12, "percent"),
        ("12 percentage points", 12, "percentage point"), ("12 pp", 12, "percentage point"),
        ("-4 °C", -4, "degree Celsius"), ("40 °F", 40, "degree Fahrenheit"), ("20 m²", 20, "square metre"),
        ("5 square kilometers", 5, "square kilometre"), ("100 km/h", 100, "kilometre per hour"),
        ("60 mph", 60, "mile per hour"),
        ("300 people", 300, "people"), ("3 gold medals", 3, "gold medals"), ("40 years old", 40, "year"),
        ("3 tonnes of grain", 3, "tonne"), ("90-minute", 90, "minute"),
    ],
)  # fmt: skip
def test_a_quantity_is_read_with_its_unit(text: str, value: float, unit: str) -> None:
    quantity = read_quantity(text)
    assert quantity is not None
    assert quantity.value == pytest.approx(value)
    assert quantity.unit == unit


@pytest.mark.parametrize(
    "text",
    ["", "minutes", "10-12 minutes", "between 3 and 5 km", "hundreds of people", "90 or more", "1:75 hours",
     "1:30", "5 ft 10 m",
     "10 minutes 2 hours", "ten or twelve", "more than 5 km", "5 km 3 kg", "12 5 km"],
)  # fmt: skip
def test_what_is_not_one_quantity_is_refused(text: str) -> None:
    assert read_quantity(text) is None


@pytest.mark.parametrize(
    ("text", "like", "quantity"),
    [
        ("5m", "metres", Quantity(5, "metre", "length")),
        ("5m", "minutes", Quantity(5, "minute", "duration")),
        ("5m", "people", Quantity(5e6)),
        ("5 m", "people", Quantity(5e6)),
        ("5 pounds", "kilograms", Quantity(5, "pound", "mass")),
        ("5 pounds", "British pounds", Quantity(5, "British pound", "currency GBP")),
        ("$5", "Australian dollars", Quantity(5, "Australian dollar", "currency AUD")),
        ("US$5", "Australian dollars", Quantity(5, "US dollar", "currency USD")),
        ("¥5", "yuan", Quantity(5, "Chinese yuan", "currency CNY")),
        ("3 points", "percentage points", Quantity(3, "percentage point", "percentage points")),
        ("3 points", "goals", Quantity(3, "percentage point", "percentage points")),
        ("20 degrees", "Fahrenheit", Quantity(20, "degree Fahrenheit", "temperature")),
        ("1:30", "hours", Quantity(90, "minute", "duration")),
        ("90 mintues", "hours", Quantity(90, "minute", "duration")),
    ],
)
def test_the_unit_asked_for_decides_between_shared_spellings(text: str, like: str, quantity: Quantity) -> None:
    assert read_quantity(text, like=like) == quantity


@pytest.mark.parametrize(
    ("value", "source", "target", "expected"),
    [
        (1.5, "hours", "minutes", 90), (18, "months", "years", 1.5), (365, "days", "year", 1),
        (2, "weeks", "days", 14),
        (5, "km", "m", 5000), (1, "mile", "km", 1.609344), (1, "inch", "cm", 2.54), (1, "lb", "g", 453.59237),
        (2, "hectares", "square metres", 20_000), (1, "litre", "ml", 1000), (20, "°C", "°F", 68),
        (-40, "°F", "°C", -40),
        (0, "celsius", "kelvin", 273.15), (36, "km/h", "m/s", 10), (25, "basis points", "percentage points", 0.25),
        (1, "GW", "MW", 1000),
    ],
)  # fmt: skip
def test_units_of_one_dimension_are_converted(value: float, source: str, target: str, expected: float) -> None:
    assert convert(value, source, target) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("source", "target"),
    [("minutes", "km"), ("dollars", "euros"), ("US dollars", "Canadian dollars"), ("percent", "percentage points"),
     ("people", "km"), ("km", "people"), ("km", "square km")],
)  # fmt: skip
def test_what_measures_different_things_is_never_converted(source: str, target: str) -> None:
    with pytest.raises(ValueError, match=r"no measure|not a unit"):
        convert(1, source, target)


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (90, "minutes", "90 minutes"), (1, "minutes", "1 minute"), (1.2e6, "dollars", "$1.2 million"),
        (-5, "euros", "-€5"),
        (1.2, "million dollars", "$1.2 million"), (12, "percent", "12%"),
        (12, "percentage points", "12 percentage points"),
        (300, "people", "300 people"), (1200, "", "1,200"), (5, "Swiss francs", "5 Swiss francs"),
        (20, "°C", "20 degrees Celsius"),
        (40, "dollars per barrel", "40 dollars per barrel"), (3, "million people", "3 million people"),
    ],
)  # fmt: skip
def test_quantities_are_written_in_words(value: float, unit: str, text: str) -> None:
    assert in_words(value, unit) == text


def test_a_unit_may_carry_a_scale() -> None:
    assert split_scale("million dollars") == (1e6, "dollars")
    assert split_scale("thousands of tonnes") == (1e3, "tonnes")
    assert split_scale("millimetres") == (1, "millimetres")


def test_what_is_counted_is_compared_without_plural_and_filler() -> None:
    assert same_count("person", "people")
    assert same_count("people killed", "deaths")
    assert same_count("soldiers", "US soldiers")
    assert same_count("country", "countries")
    assert not same_count("seats", "votes")


def test_a_free_noun_is_no_unit() -> None:
    assert find_unit("people") is None
    assert find_unit("tonnes of grain") == find_unit("tonnes")


UNITS = st.sampled_from(["seconds", "minutes", "hours", "weeks", "years"])


@given(st.floats(min_value=-1e6, max_value=1e6), UNITS, UNITS)
def test_a_conversion_and_its_return_give_the_value(value: float, source: str, target: str) -> None:
    assert convert(convert(value, source, target), target, source) == pytest.approx(value)


@given(
    st.integers(min_value=-(10**9), max_value=10**9),
    st.sampled_from(["minutes", "US dollars", "percent", "km", "people", "°C"]),
)
def test_a_written_quantity_is_read_back(value: int, unit: str) -> None:
    quantity = read_quantity(in_words(value, unit), like=unit)
    assert quantity is not None
    assert quantity.value == value


@given(st.text(max_size=60), st.sampled_from(["", "minutes", "dollars", "people", "°C"]))
def test_any_text_is_a_quantity_or_none(text: str, like: str) -> None:
    quantity = read_quantity(text, like=like)
    assert quantity is None or isinstance(quantity.in_words(), str)
