"""The data files beside this module, read once a process."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files


@dataclass(frozen=True)
class Deeds:
    """Verbs whose noun a line may give: `happens` (Death of ...) and `done` (Arrest of ...) to named people, of which
    `made` give an office and `sentences` are passed by courts; `harms` to people without a name (Stabbing in ...);
    `crashes` of things (... crash); `rulings` of courts.
    """

    happens: dict[str, str]
    done: dict[str, str]
    made: frozenset[str]
    sentences: frozenset[str]
    harms: dict[str, str]
    crashes: dict[str, str]
    rulings: frozenset[str]


def _text(name: str) -> str:
    return (files(__package__) / "data" / name).read_text(encoding="utf-8")


def _rows(name: str) -> Iterator[dict[str, str]]:
    yield from csv.DictReader(_text(name).splitlines(), delimiter="\t")


def _list(cell: str | None) -> tuple[str, ...]:
    return tuple(part.strip() for part in (cell or "").split(";") if part.strip())


def _words(name: str) -> frozenset[str]:
    lines = (line for line in _text(name).splitlines() if not line.startswith("#"))
    return frozenset(word for line in lines for word in line.split())


@lru_cache(maxsize=1)
def deeds() -> Deeds:
    """The verbs that make an event."""
    table = json.loads(_text("deeds.json"))
    return Deeds(
        table["happens"],
        table["done"],
        frozenset(table["made"]),
        frozenset(table["sentences"]),
        table["harms"],
        table["crashes"],
        frozenset(table["rulings"]),
    )


@lru_cache(maxsize=1)
def kin() -> list[frozenset[str]]:
    """Verbs with their nouns, where the two do not begin alike: `die death`."""
    lines = (line for line in _text("kin.txt").splitlines() if not line.startswith("#"))
    return [frozenset(line.split()) for line in lines]


@lru_cache(maxsize=1)
def event_nouns() -> frozenset[str]:
    """Nouns that name an event by themselves."""
    return _words("events.txt")


@lru_cache(maxsize=1)
def word_lists() -> dict[str, frozenset[str]]:
    """The short lists by name: `ornaments`, `counts`, `unique` (names that take "the") and so on."""
    return {name: frozenset(words.split()) for name, words in json.loads(_text("words.json")).items()}


@lru_cache(maxsize=1)
def mass_nouns() -> frozenset[str]:
    """Nouns that take no "a"."""
    return _words("mass.txt")


@lru_cache(maxsize=1)
def consequences() -> frozenset[str]:
    """Verbs that say what an event did, and add nothing a topic needs."""
    return _words("strikes.txt")


@lru_cache(maxsize=1)
def roles() -> tuple[frozenset[str], frozenset[str]]:
    """Offices with one holder at a time, and other callings."""
    lines = [line for line in _text("roles.txt").splitlines() if not line.startswith("#")]
    at = lines.index("---")
    return frozenset(" ".join(lines[:at]).split()), frozenset(" ".join(lines[at + 1 :]).split())


def is_calling(word: str) -> bool:
    """Whether a person is called by `word`: an office, a calling of the list, or any "-ologist"."""
    return word in roles()[0] | roles()[1] or word.endswith(("ologist", "ographer"))


@dataclass(frozen=True)
class Country:
    """A country with what else it and its people are called."""

    name: str
    article: str
    names: tuple[str, ...]
    people: tuple[str, ...]


@dataclass(frozen=True)
class Gazetteer:
    """Countries by name and by people; cities and regions to their country; cities that need no country beside them."""

    countries: dict[str, Country]
    people: dict[str, Country]
    cities: dict[str, str]
    regions: dict[str, str]
    famous: frozenset[str]
    articled: frozenset[str]


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """The places known by heart."""
    countries: dict[str, Country] = {}
    people: dict[str, Country] = {}
    cities: dict[str, str] = {}
    famous: set[str] = set()
    for row in _rows("countries.tsv"):
        country = Country(row["country"], row["article"] or "", _list(row["names"]), _list(row["people"]))
        countries |= dict.fromkeys((country.name, *country.names), country)
        people |= dict.fromkeys(country.people, country)
        for city in _list(row["cities"]):
            cities[city.removesuffix("*")] = country.name
            if city.endswith("*"):
                famous.add(city.removesuffix("*"))
    regions, articled = _regions()
    return Gazetteer(countries, people, cities, regions, frozenset(famous), articled)


def _regions() -> tuple[dict[str, str], frozenset[str]]:
    """Region → country, and the regions that take "the"."""
    named = [(region, row["country"]) for row in _rows("regions.tsv") for region in _list(row["regions"])]
    articled = frozenset(region.removeprefix("the ") for region, _ in named if region.startswith("the "))
    return {region.removeprefix("the "): country for region, country in named}, articled
