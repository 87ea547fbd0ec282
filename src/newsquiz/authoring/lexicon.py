"""Words that tell what kind of thing a name is, read from lexicon.toml, and what the closed sets know of places."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Any

from newsquiz.authoring import knowledge

_DATA: dict[str, Any] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))


def _words(key: str) -> frozenset[str]:
    return frozenset(_DATA[key].split())


def _phrases(key: str) -> tuple[str, ...]:
    return tuple(phrase.strip() for phrase in _DATA[key].replace("\n", " ").split(";"))


def _table(key: str) -> dict[str, frozenset[str]]:
    return {label: frozenset(words.split()) for label, words in _DATA[key].items()}


TITLES = _words("titles")
MONARCHS = _words("monarchs")
PARTICLES = _words("particles")
NUMBERED = _words("numbered")
REGIONS = _words("regions")
GROUPS = _words("groups")
NOT_NAMES = _words("not_names")
NOT_ALONE = _words("not_alone")
INSTITUTIONS = _words("institutions")
PERTAINING = _words("pertaining")
PERSONAL = _words("personal")
VERBS_OF_PEOPLE = _words("verbs_of_people")
COMPOUND_TITLES = _phrases("compound_titles")
SEATS = frozenset(_phrases("seats"))
NOUNS = _table("nouns")
HEADS = _table("heads")
STARTS = _table("starts")

_STATES = re.compile(r"_(?:state|province|prefecture|region|county|nation|territory)$")
_LANDS = frozenset(
    {"continent", "world_region", "ocean", "sea", "strait", "river", "lake", "mountain", "volcano", "mountain_range"}
    | {"desert", "island", "planet", "dwarf_planet", "moon", "constellation", "celestial_body"}
)
_BUILT = frozenset(
    {"canal", "airport", "london_station", "us_prison", "ancient_site", "us_military_base", "observatory"}
)
_PERSON_ENDING = re.compile(r"[a-z](?:ologist|onomist|ographer|wright|smith|woman|man|person|ist|ician)$")


@lru_cache(maxsize=4096)
def place_kind(text: str) -> str | None:
    """COUNTRY, STATE (any first-level part or dependency of a country) or CITY; None for what is no such place."""
    kinds = knowledge.sets_of(text)
    if "country" in kinds:
        return "COUNTRY"
    if any(_STATES.search(kind) and kind != "world_region" for kind in kinds):
        return "STATE"
    return "CITY" if any(kind in {"city", "conference_city"} or kind.endswith("_borough") for kind in kinds) else None


def known_label(text: str) -> str | None:
    """The label that the closed sets give a name: PERSON, ORG, GPE, LOC or FAC; None where they do not hold it."""
    if len(text) < 2:
        return None
    if place_kind(text):
        return "GPE"
    for kind in knowledge.sets_of(text):
        if kind in _LANDS:
            return "LOC"
        if kind in _BUILT:
            return "FAC"
        found = next((label for label in ("PERSON", "ORG") if label in knowledge.labels_of(kind)), None)
        if found:
            return found
    return None


def is_place(text: str) -> bool:
    """Whether the text names a country, a state or a city."""
    return place_kind(text) is not None


def is_group(text: str) -> bool:
    """Whether the text names a nationality, a faith or a political colour."""
    return text in GROUPS or knowledge.country_of_demonym(text) is not None


@lru_cache(maxsize=4096)
def is_person_noun(word: str) -> bool:
    """Whether a common noun (any case, singular) names a person by what they are or do."""
    lower = word.lower()
    return lower in NOUNS["PERSON"] or bool(_PERSON_ENDING.search(lower) and len(lower) > 6)
