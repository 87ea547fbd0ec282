"""Questions to the gazetteer."""

from __future__ import annotations

import re

from newsquiz.authoring.anchors.tables import gazetteer, word_lists


def is_place(name: str) -> bool:
    """Whether `name` is a country, region or city known by heart."""
    atlas = gazetteer()
    return name in atlas.countries or name in atlas.regions or name in atlas.cities


def is_area(name: str) -> bool:
    """Whether `name` is a place, or a part of one: "southern Philippines"."""
    first, _, rest = name.partition(" ")
    return is_place(name) or (first.lower() in word_lists()["compass"] and is_place(rest))


def opening_place(text: str) -> str:
    """The place with its region that `text` opens with: "Porto, Portugal" of "Porto, Portugal market"; "" for none."""
    words = text.split()
    names = (" ".join(words[:n]) for n in range(len(words), 1, -1))
    return next((name for name in names if ", " in name and is_place(name.rpartition(", ")[2])), "")


def are_countries(first: str, second: str) -> bool:
    """Whether the two are a list of countries, and not a place with its country."""
    atlas = gazetteer()
    return first in atlas.countries and second in atlas.countries


def tells_place(words: str, place: str, *, other: bool) -> bool:
    """Whether `words` name the place already, or the people of the country `place`; or any `other` place."""
    country = gazetteer().countries.get(place)
    return (
        (other and names_place(words))
        or place.split(", ")[0] in words
        or (country is not None and any(people in words for people in country.people))
    )


def names_place(text: str) -> bool:
    """Whether a place known by heart is named in `text` (a demonym names none)."""
    atlas = gazetteer()
    names = (
        {c.name for c in atlas.countries.values()}
        | {"US", "UK", "U.S.", "U.K."}
        | set(atlas.cities)
        | set(atlas.regions)
    )
    return any(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) for name in names if name in text)


def with_a(noun: str) -> str:
    """`noun` behind the article that fits its first letter."""
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"


def with_the(place: str) -> str:
    """`place` behind the article that running text gives it: "the Bahamas"."""
    atlas = gazetteer()
    first, _, rest = place.partition(" ")
    if first in word_lists()["compass"]:
        return f"the {place}" if with_the(rest) != rest else place
    country = atlas.countries.get(place)
    article = country.article if country is not None and country.name == place else ""
    return f"the {place}" if place in atlas.articled else f"{article} {place}".strip()
