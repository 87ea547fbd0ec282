"""The units that are known: their names, the ways they are written, and their factors.

Where several units share a spelling (`m`, `pound`, `dollar`), the first listed is meant unless the context says
another. Factors are exact by definition (SI; international yard and pound, 1959); pint, gallon, barrel are the US ones.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from newsquiz.language.folding import fold


@dataclass(frozen=True)
class Unit:
    """A unit of measure: `value * factor + offset` is the value in the base unit of its dimension."""

    name: str
    plural: str
    dimension: str
    factor: float = 1.0
    offset: float = 0.0
    aliases: tuple[str, ...] = ()


_SECONDS_A_YEAR = 365 * 86400.0
_MEASURES: dict[str, tuple[tuple[str, str, float, str], ...]] = {
    "duration": (
        ("millisecond", "milliseconds", 0.001, "ms msec"),
        ("second", "seconds", 1, "s sec secs"),
        ("minute", "minutes", 60, "m min mins minuts"),
        ("hour", "hours", 3600, "h hr hrs"),
        ("day", "days", 86400, "d"),
        ("week", "weeks", 7 * 86400, "w wk wks"),
        ("fortnight", "fortnights", 14 * 86400, ""),
        ("month", "months", _SECONDS_A_YEAR / 12, "mo mos mth mths"),
        ("year", "years", _SECONDS_A_YEAR, "y yr yrs"),
        ("decade", "decades", 10 * _SECONDS_A_YEAR, ""),
        ("century", "centuries", 100 * _SECONDS_A_YEAR, ""),
    ),
    "length": (
        ("nanometre", "nanometres", 1e-9, "nm"),
        ("micrometre", "micrometres", 1e-6, "µm micron microns"),
        ("millimetre", "millimetres", 0.001, "mm"),
        ("centimetre", "centimetres", 0.01, "cm"),
        ("metre", "metres", 1, "m"),
        ("kilometre", "kilometres", 1000, "km kms"),
        ("inch", "inches", 0.0254, 'in "'),
        ("foot", "feet", 0.3048, "ft '"),
        ("yard", "yards", 0.9144, "yd yds"),
        ("mile", "miles", 1609.344, "mi"),
        ("nautical mile", "nautical miles", 1852, "nmi"),
        ("light-year", "light-years", 9.4607304725808e15, "light_year light_years ly"),
    ),
    "mass": (
        ("microgram", "micrograms", 1e-9, "µg"),
        ("milligram", "milligrams", 1e-6, "mg"),
        ("gram", "grams", 0.001, "g gr gm"),
        ("kilogram", "kilograms", 1, "kg kgs kilo kilos"),
        ("tonne", "tonnes", 1000, "t metric_ton metric_tons metric_tonne metric_tonnes mt"),
        ("ton", "tons", 1000, ""),  # as most news means it; the American one has to be called short
        ("short ton", "short tons", 907.18474, "us_ton us_tons"),
        ("pound", "pounds", 0.45359237, "lb lbs"),
        ("ounce", "ounces", 0.028349523125, "oz"),
        ("stone", "stone", 6.35029318, "st stones"),
    ),
    "area": (
        ("square centimetre", "square centimetres", 1e-4, "sq_cm cm2"),
        ("square metre", "square metres", 1, "sq_m sqm m2"),
        ("square kilometre", "square kilometres", 1e6, "sq_km sqkm km2"),
        ("hectare", "hectares", 1e4, "ha"),
        ("acre", "acres", 4046.8564224, "ac"),
        ("square mile", "square miles", 2589988.110336, "sq_mi sq_mile sq_miles mi2"),
        ("square foot", "square feet", 0.09290304, "sq_ft sqft ft2 sq_foot sq_feet"),
        ("square yard", "square yards", 0.83612736, "sq_yd"),
    ),
    "volume": (
        ("millilitre", "millilitres", 1e-6, "ml cc"),
        ("centilitre", "centilitres", 1e-5, "cl"),
        ("litre", "litres", 0.001, "l"),
        ("cubic metre", "cubic metres", 1, "m3 cu_m"),
        ("cubic foot", "cubic feet", 0.028316846592, "cu_ft ft3"),
        ("cubic kilometre", "cubic kilometres", 1e9, "km3"),
        ("gallon", "gallons", 0.003785411784, "gal us_gallon us_gallons"),
        ("pint", "pints", 0.000473176473, "pt"),
        ("barrel", "barrels", 0.158987294928, "bbl bbls"),
    ),
    "speed": (
        ("metre per second", "metres per second", 1, "m/s mps"),
        ("kilometre per hour", "kilometres per hour", 1 / 3.6, "km/h kmh kph km_per_hour kilometres_an_hour"),
        ("mile per hour", "miles per hour", 0.44704, "mph miles_an_hour mi/h"),
        ("knot", "knots", 1852 / 3600, "kn kt kts"),
    ),
    "energy": (
        ("joule", "joules", 1, "j"),
        ("kilowatt hour", "kilowatt hours", 3.6e6, "kwh"),
        ("megawatt hour", "megawatt hours", 3.6e9, "mwh"),
        ("gigawatt hour", "gigawatt hours", 3.6e12, "gwh"),
        ("terawatt hour", "terawatt hours", 3.6e15, "twh"),
    ),
    "power": (
        ("watt", "watts", 1, "w"),
        ("kilowatt", "kilowatts", 1e3, "kw"),
        ("megawatt", "megawatts", 1e6, "mw"),
        ("gigawatt", "gigawatts", 1e9, "gw"),
        ("terawatt", "terawatts", 1e12, "tw"),
    ),
    "data": (
        ("byte", "bytes", 1, ""),
        ("kilobyte", "kilobytes", 1e3, "kb"),
        ("megabyte", "megabytes", 1e6, "mb"),
        ("gigabyte", "gigabytes", 1e9, "gb"),
        ("terabyte", "terabytes", 1e12, "tb"),
    ),
    "percent": (("percent", "percent", 1, "% per_cent pct"),),
    "percentage points": (
        ("percentage point", "percentage points", 1, "pp ppt pps percent_point percent_points %_points "
         "%-points %_point point points pt pts"),
        ("basis point", "basis points", 0.01, "bp bps"),
    ),
}  # fmt: skip
_TEMPERATURES = (
    Unit("degree Celsius", "degrees Celsius", "temperature", 1, 273.15, ("°c", "c", "celsius", "centigrade",
         "degrees centigrade", "degree centigrade", "deg c", "degrees c", "degree", "degrees", "°", "deg")),
    Unit("degree Fahrenheit", "degrees Fahrenheit", "temperature", 5 / 9, 459.67 * 5 / 9, ("°f", "f", "fahrenheit",
         "deg f", "degrees f", "degree", "degrees", "°", "deg")),
    Unit("kelvin", "kelvin", "temperature", 1, 0, ("k", "kelvins", "degrees kelvin")),
)  # fmt: skip
_CURRENCIES = (  # code, sign to write before a figure, singular, plural, other spellings
    ("USD", "$", "US dollar", "US dollars", "us$ $us u.s._dollar u.s._dollars american_dollars american_dollar "
     "$ dollar dollars buck bucks"),
    ("EUR", "€", "euro", "euros", "€"),
    ("GBP", "£", "British pound", "British pounds", "£ pound pounds sterling pound_sterling pounds_sterling quid"),
    ("JPY", "¥", "Japanese yen", "Japanese yen", "¥ yen jp¥ 円"),
    ("CNY", "", "Chinese yuan", "Chinese yuan", "yuan rmb renminbi cn¥ ¥ 元"),
    ("CAD", "C$", "Canadian dollar", "Canadian dollars", "c$ ca$ can$ $ dollar dollars"),
    ("AUD", "A$", "Australian dollar", "Australian dollars", "a$ au$ $ dollar dollars"),
    ("NZD", "NZ$", "New Zealand dollar", "New Zealand dollars", "nz$ $ dollar dollars"),
    ("HKD", "HK$", "Hong Kong dollar", "Hong Kong dollars", "hk$ $ dollar dollars"),
    ("SGD", "S$", "Singapore dollar", "Singapore dollars", "s$ sg$ $ dollar dollars"),
    ("TWD", "NT$", "Taiwan dollar", "Taiwan dollars", "nt$ $ dollar dollars"),
    ("INR", "₹", "Indian rupee", "Indian rupees", "₹ rs rupee rupees"),
    ("PKR", "", "Pakistani rupee", "Pakistani rupees", "rs rupee rupees"),
    ("RUB", "", "Russian rouble", "Russian roubles", "₽ rouble roubles ruble rubles"),
    ("CHF", "", "Swiss franc", "Swiss francs", "franc francs sfr"),
    ("KRW", "₩", "South Korean won", "South Korean won", "₩ won"),
    ("SEK", "", "Swedish krona", "Swedish kronor", "krona kronor kr"),
    ("NOK", "", "Norwegian krone", "Norwegian kroner", "krone kroner kr"),
    ("DKK", "", "Danish krone", "Danish kroner", "krone kroner kr"),
    ("TRY", "", "Turkish lira", "Turkish lira", "₺ lira liras"),
    ("BRL", "R$", "Brazilian real", "Brazilian reais", "r$ real reais reals"),
    ("MXN", "", "Mexican peso", "Mexican pesos", "peso pesos mx$ $"),
    ("ARS", "", "Argentine peso", "Argentine pesos", "peso pesos $"),
    ("ZAR", "", "South African rand", "South African rand", "rand rands"),
    ("ILS", "₪", "Israeli shekel", "Israeli shekels", "₪ shekel shekels"),
    ("UAH", "₴", "Ukrainian hryvnia", "Ukrainian hryvnias", "₴ hryvnia hryvnias"),
    ("PLN", "", "Polish zloty", "Polish zlotys", "zloty zlotys zł"),
    ("BTC", "", "bitcoin", "bitcoins", "₿"),
)  # fmt: skip
_SIGNS = {f"currency {code}": sign for code, sign, *_ in _CURRENCIES if sign}


def sign_of(unit: Unit) -> str:
    """The sign a currency is written with before a figure, else an empty text."""
    return _SIGNS.get(unit.dimension, "")


def spelling(text: str) -> str:
    """A unit as it is looked up: folded, without full stops, single spaces."""
    return " ".join(fold(text).replace(".", "").split())


def units_spelt(text: str) -> tuple[Unit, ...]:
    """The units that `text` can stand for, the likeliest first; () for none."""
    return _by_spelling().get(spelling(text), ())


def units_of(dimension: str) -> tuple[Unit, ...]:
    """All units of a dimension."""
    return tuple(unit for unit in _units() if unit.dimension == dimension)


def _spellings(unit: Unit) -> Iterator[str]:
    for name in (unit.name, unit.plural, *(alias.replace("_", " ") for alias in unit.aliases)):
        plain = spelling(name)
        for form in (plain, plain.replace("square ", "sq ").replace("cubic ", "cu ")):
            yield form
            yield form.replace("metre", "meter").replace("litre", "liter")


@lru_cache(maxsize=1)
def _units() -> tuple[Unit, ...]:
    measured = [
        Unit(name, plural, dimension, factor, 0.0, tuple(aliases.split()))
        for dimension, rows in _MEASURES.items()
        for name, plural, factor, aliases in rows
    ]
    money = [
        Unit(name, plural, f"currency {code}", 1.0, 0.0, (code, *aliases.split()))
        for code, _, name, plural, aliases in _CURRENCIES
    ]
    return (*measured, *_TEMPERATURES, *money)


@lru_cache(maxsize=1)
def _by_spelling() -> dict[str, tuple[Unit, ...]]:
    found: dict[str, tuple[Unit, ...]] = {}
    for unit in _units():
        for form in dict.fromkeys(_spellings(unit)):
            found[form] = (*found.get(form, ()), unit)
    return found
