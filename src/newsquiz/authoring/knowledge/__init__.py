"""What a well-read person knows: closed sets of names by fine type, kept as data files beside this module.

A set is a list of things that can stand for one another in a question: space agencies, Canadian provinces, rare
earths. README.md tells how the files are written and what each set holds. Everything is read once, on first use.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

SetName = str

_FOLDER = Path(__file__).parent
_LABELS = {
    "GPE": ("PLACE",),
    "LOC": ("PLACE",),
    "FAC": ("PLACE",),
    "PLACE": ("PLACE",),
    "PERSON": ("PERSON",),
    "ORG": ("ORG",),
    "NORP": ("GROUP",),
    "TERM": ("TERM", "GROUP"),
    "PRODUCT": ("TERM", "ORG"),
    "EVENT": ("TERM",),
    "LAW": ("TERM",),
    "WORK_OF_ART": ("TERM",),
    "LANGUAGE": ("GROUP",),
}


class Entry(NamedTuple):
    """A member of a closed set. `forms` are all its names, the usual one first; `attributes` are for matching."""

    set_name: SetName
    forms: tuple[str, ...]
    attributes: Mapping[str, str]

    @property
    def name(self) -> str:
        """The usual name."""
        return self.forms[0]

    def get(self, attribute: str) -> str:
        """The attribute's value, "" where there is none."""
        return self.attributes.get(attribute, "")


class ClosedSet(NamedTuple):
    """A closed set: its labels (PERSON, PLACE, ORG, TERM, GROUP) and its members in the order of the file."""

    name: SetName
    labels: tuple[str, ...]
    members: list[Entry]


class _Library(NamedTuple):
    sets: dict[SetName, ClosedSet]
    by_name: dict[str, list[Entry]]


def fold(text: str) -> str:
    """The form under which names are compared: no accents, full stops, leading "the" or possessive ending."""
    if not text.isascii():
        text = text.replace("’", "'")
        text = unicodedata.normalize("NFD", text)
        for mark in filter(unicodedata.combining, set(text)):
            text = text.replace(mark, "")
    text = text.replace(".", "")
    if text.endswith("'s"):
        text = text[:-2]
    return text[4:] if text[:4] in ("the ", "The ") else text


def _read(lines: Iterator[str], library: _Library) -> None:
    """Add the sets of one file. A set opens with `[name]`, its labels and the names of its columns."""
    current, columns = None, []
    for line in lines:
        if not line or line.startswith("#"):
            continue
        names, *values = line.split("\t")
        if names.startswith("["):
            current = ClosedSet(names[1:-1], tuple(values[0].split()), [])
            library.sets[current.name] = current
            columns = values[1:]
            continue
        assert current is not None, f"an entry before any set: {line}"
        attributes = dict(zip(columns, values, strict=False))
        for member in names.split(" | "):
            entry = Entry(current.name, tuple(member.split(" = ")), attributes)
            current.members.append(entry)
            for form in entry.forms:
                library.by_name.setdefault(fold(form), []).append(entry)


@lru_cache(maxsize=1)
def _library() -> _Library:
    library = _Library({}, {})
    for path in sorted(_FOLDER.glob("*.tsv")):
        _read(iter(path.read_text(encoding="utf-8").splitlines()), library)
    return library


@lru_cache(maxsize=4096)
def lookup(text: str) -> tuple[Entry, ...]:
    """Every entry of that name, in the order of the files. Proper names keep their capitals: "Nice" is not "nice"."""
    by_name, key = _library().by_name, fold(text.strip())
    found = by_name.get(key) or by_name.get(key[:1].lower() + key[1:], [])
    return tuple(found)


def set_names() -> tuple[SetName, ...]:
    """The names of all sets."""
    return tuple(_library().sets)


def members(set_name: SetName) -> tuple[Entry, ...]:
    """The members of a set; () for a name that is none."""
    found = _library().sets.get(set_name)
    return tuple(found.members) if found else ()


def labels_of(set_name: SetName) -> tuple[str, ...]:
    """Of PERSON, PLACE, ORG, TERM and GROUP those that the set's members go by; () for a name that is no set."""
    found = _library().sets.get(set_name)
    return found.labels if found else ()


def sets_of(text: str) -> tuple[SetName, ...]:
    """The sets that have a member of that name, each once."""
    return tuple(dict.fromkeys(entry.set_name for entry in lookup(text)))


def fine_type(text: str, label: str) -> SetName | None:
    """The first set with that name that suits a label: spaCy's (GPE, NORP, ...) or PERSON, PLACE, ORG, TERM."""
    wanted = _LABELS.get(label, (label,))
    return next((name for name in sets_of(text) if not set(wanted).isdisjoint(labels_of(name))), None)


def is_country(text: str) -> bool:
    """Whether the text is the name of a sovereign state."""
    return "country" in sets_of(text)


def is_city(text: str) -> bool:
    """Whether the text is the name of a known city."""
    return "city" in sets_of(text)


@lru_cache(maxsize=1)
def _demonyms() -> dict[str, Entry]:
    found: dict[str, Entry] = {}
    for entry in members("country"):
        for demonym in demonyms_of(entry):
            found.setdefault(fold(demonym), entry)
    return found


def demonyms_of(country: Entry) -> tuple[str, ...]:
    """Adjective and nouns of a country's people: ("British", "Briton", "Britons")."""
    words = [word for word in country.get("demonym").split(", ") if word]
    plurals = [word + "s" for word in words if not re.search(r"(ese|ch|sh|ss|[szx])$", word)]
    return (*words, *plurals)


def country_of_demonym(text: str) -> str | None:
    """`French` → France, `Britons` → United Kingdom; None for what is no demonym."""
    found = _demonyms().get(fold(text.strip()))
    return found.name if found else None


@lru_cache(maxsize=1024)
def country_named(text: str) -> Entry | None:
    """The country of that name, ISO code or demonym."""
    named = next((entry for entry in lookup(text) if entry.set_name == "country"), None)
    return named or _by_code().get(text) or _demonyms().get(fold(text.strip()))


@lru_cache(maxsize=1)
def _by_code() -> dict[str, Entry]:
    return {entry.get("iso"): entry for entry in members("country")}


def neighbours(country: Entry) -> tuple[Entry, ...]:
    """The countries that share a land border (islands: the nearest states) with this one."""
    codes = _by_code()
    return tuple(codes[code] for code in country.get("neighbours").split() if code in codes)


@lru_cache(maxsize=1)
def _first_names() -> dict[str, str]:
    found: dict[str, str] = {}
    for line in (_FOLDER / "first_names.txt").read_text(encoding="utf-8").splitlines():
        gender, _, names = line.partition(" ")
        found.update(dict.fromkeys(names.split(), gender))
    return found


def is_first_name(text: str) -> bool:
    """Whether the text is a common given name."""
    return fold(text) in _first_names()


def gender_of(name: str) -> str | None:
    """`male` or `female` by the first word of a person's name; None where it is unknown or given to both."""
    gender = _first_names().get(fold(name.split()[0])) if name.split() else None
    return gender if gender in ("male", "female") else None
