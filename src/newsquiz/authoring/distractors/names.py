"""Wrong names: from the closed set that the key belongs to, or people of the article in the same kind of role."""

from __future__ import annotations

import itertools
import random
import re
from dataclasses import dataclass
from functools import lru_cache

from newsquiz.authoring import knowledge
from newsquiz.authoring.distractors.model import Key, Surroundings
from newsquiz.authoring.distractors.screen import (
    Index,
    any_stands_in,
    around,
    folded,
    index_of,
    standing_in,
    stands_in,
    whole_in,
)
from newsquiz.authoring.knowledge import Entry

_LABELS = {"PERSON": {"PERSON"}, "PLACE": {"PLACE"}, "ORG": {"ORG"}, "TERM": {"TERM", "GROUP", "ORG"}}
_WEIGHTS = {
    "state": 3,
    "country": 6,
    "office": 4,
    "kind": 5,
    "region": 4,
    "party": 3,
    "continent": 2,
}
_FRAMES = ("country", "state", "region", "party")
"""Attributes that the stem may name: then every option has the key's value."""
_SIZE_CLASS = 2
"""What a step in size costs."""
_ABOUT_THEN = 6
"""Years around a term of office in which its holder is news as its holder."""
_SPREAD = 3
"""How far chance may lift a candidate over a more alike one, in the units of the weights."""
_TOP = 30
"""How many of the best candidates are looked at."""
_LONG_ENOUGH = 0.8
"""How often a key that is the longest option gets a longer companion, where there is one."""
_TAKES_ARTICLE = re.compile(
    r"\b(of|for|on|Administration|Agency|Air Force|Alliance|Army|Assembly|Association|Authority|Bailey|Bank|Board"
    r"|Bureau|Cent(?:er|re)|Coast Guard|Commission|Committee|Community|Company|Conference|Congress|Corps|Council|Court"
    r"|Cross|Diet|Duma|Foundation|Fund|Forum|Group|Guard|Institute|Institution|Knesset|League|Lords|Commons|Marines"
    r"|Ministry|Movement|Navy|Office|Organi[sz]ation|Parliament|Party|Patrol|Police|Press|Program(?:me)?|Rada"
    r"|Secretariat|Sejm|Senate|Service|Society|Survey|Treasury|Tribunal|Union|Yuan|Greens|Democrats|Republicans"
    r"|Pentagon|Department)\b"
)
"""Words in the names of bodies that are spoken of with `the`."""
_MALE = re.compile(r"\b(he|his|him|man|men|father|son|husband|brother|king|prince|actor|chairman|mr)\b", re.IGNORECASE)
_FEMALE = re.compile(
    r"\b(she|her|woman|women|mother|daughter|wife|sister|queen|princess|actress|mrs|ms|fianc[eé]e)\b", re.IGNORECASE
)


@dataclass(frozen=True)
class _Candidate:
    text: str
    nearness: float


def options(key: Key, used: Surroundings, rng: random.Random) -> tuple[str, ...] | None:
    """Three wrong names, or None where no closed set and no three people of the article suit."""
    if key.text.endswith(("'s", "’s")):
        return None
    entry = _entry(key, used)
    candidates = _of_set(key, entry, used) if entry else []
    if key.kind == "PERSON":
        candidates += _of_article(key, entry, used, {candidate.text for candidate in candidates})
    form = _Form.of(key, used)
    fitting = [c for c in candidates if form.fits(c.text)]
    return _draw(fitting, key, rng) if len(fitting) >= 3 else None


def _entry(key: Key, used: Surroundings) -> Entry | None:
    """The key's entry in a closed set; of several of one name (Georgia) the one that role and article speak of."""
    names = (key.text, *key.aliases)
    found = [entry for name in names for entry in knowledge.lookup(name) if _suits(entry, key)]
    if len(found) < 2:
        return found[0] if found else None
    told = f"{used.lead}\n{used.article_text}\n{key.country or ''}\n{key.role or ''}"
    role = set(re.findall(r"\w+", (key.role or "").casefold()))

    def spoken_of(entry: Entry) -> int:
        named = sum(stands_in(value, told) for value in entry.attributes.values() if len(value) > 3)
        return named + 3 * len(role & {*entry.set_name.split("_"), *entry.get("office").casefold().split()})

    return max(found, key=spoken_of)


def _suits(entry: Entry, key: Key) -> bool:
    if key.fine and knowledge.members(key.fine):
        return entry.set_name == key.fine
    return not _LABELS[key.kind].isdisjoint(knowledge.labels_of(entry.set_name))


def _of_set(key: Key, entry: Entry, used: Surroundings) -> list[_Candidate]:
    """The members of the key's set that are wrong here, each with how alike the key it is."""
    evidence = around((key.text, *entry.forms, *key.aliases), used.article_text)
    frames = [name for name in _FRAMES if entry.get(name) and _frames(entry.get(name), used.lead)]
    needed = _gender_asked(used.lead) if key.kind == "PERSON" else None
    named = standing_in(f"{used.lead}\n{evidence}", _index_of_all_names(entry.set_name))
    said_elsewhere = _said(entry.set_name, used.article_text)
    others = knowledge.members(entry.set_name)
    texts, alike = _surfaces(entry.set_name, _Surface.of(key)), _likenesses(entry.set_name, others.index(entry))
    dated, office = entry.get("from"), entry.get("office")
    year = _year_of_fact(entry, used) if dated else None
    found = []
    for number, (other, text) in enumerate(zip(others, texts, strict=True)):
        if text is None or number in named or other.forms == entry.forms:
            continue
        if frames and any(other.get(name) != entry.get(name) for name in frames):
            continue
        if needed and knowledge.gender_of(other.name) not in (None, needed):
            continue
        if office and _held_it_too(other, entry, used):
            continue
        nearness = alike[number] - (_years_apart(entry, other, year) / 2 if dated else 0)
        found.append(_Candidate(text, nearness - (3 if number in said_elsewhere else 0)))
    return found


@lru_cache(maxsize=64)
def _surfaces(set_name: str, surface: _Surface) -> tuple[str | None, ...]:
    return tuple(map(surface.written, knowledge.members(set_name)))


@lru_cache(maxsize=64)
def _likenesses(set_name: str, number: int) -> tuple[float, ...]:
    """How alike each member of the set is the one of that number, whatever the year."""
    others = knowledge.members(set_name)
    likeness = _Likeness.of(others[number])
    return tuple(map(likeness.to, others))


@lru_cache(maxsize=256)
def _index_of_all_names(set_name: str) -> Index:
    return index_of(map(_all_names, knowledge.members(set_name)))


@lru_cache(maxsize=256)
def _index_of_forms(set_name: str) -> Index:
    return index_of(entry.forms for entry in knowledge.members(set_name))


@lru_cache(maxsize=32)
def _said(set_name: str, article_text: str) -> frozenset[int]:
    """The members of the set, by number, that the article names."""
    return standing_in(article_text, _index_of_forms(set_name))


def _all_names(entry: Entry) -> tuple[str, ...]:
    """The entry's names; those of a country with its people and capital; of a person with the surname."""
    if entry.set_name == "country":
        return (*entry.forms, *knowledge.demonyms_of(entry), *entry.get("capital").split(", "))
    if "PERSON" in knowledge.labels_of(entry.set_name):
        return (*entry.forms, _surname(entry.name))
    return entry.forms


def _frames(value: str, lead: str) -> bool:
    """Whether the stem names the country, state or region, or its people."""
    country = knowledge.country_named(value)
    names = (*country.forms, *knowledge.demonyms_of(country)) if country else (value,)
    return any_stands_in(names, lead)


@dataclass(frozen=True)
class _Surface:
    """The format of a key: initials for initials, capitals for capitals, `the` for `the`."""

    kind: str
    article: str
    initials: bool
    lower: bool
    capital: bool
    spaces: int

    @classmethod
    def of(cls, key: Key) -> _Surface:
        article, bare = _split_article(key.text)
        return cls(key.kind, article, _is_initials(bare), bare.islower(), bare[:1].isupper(), bare.count(" "))

    def written(self, entry: Entry) -> str | None:
        """The entry's name in the format; None where it has none that fits."""
        article = self.article
        if self.kind == "PERSON" and not self.spaces and " " in entry.name:
            return _surname(entry.name)
        form = entry.name if entry.set_name == "country" else self._nearest(entry.forms)
        if form is None or (self.lower and form.istitle()):
            return None
        text = form[:1].upper() + form[1:] if self.capital else form
        if entry.set_name == "country":
            return f"{article} {text}" if article and entry.get("article") else text
        if article and self.kind == "ORG" and not _takes_article(entry, text):
            return None
        return f"{article} {text}" if article else text

    def _nearest(self, forms: tuple[str, ...]) -> str | None:
        """Of the forms that are initials, or none, as the key is, the one of its number of words."""
        fitting = [form for form in forms if _is_initials(form) == self.initials]
        if len(fitting) < 2:
            return fitting[0] if fitting else None
        return min(fitting, key=lambda form: abs(form.count(" ") - self.spaces))


def _takes_article(entry: Entry, name: str) -> bool:
    """Whether one says `the` before a body's name: the Green Party, but Interpol and Michigan State University."""
    if "University" in name:
        return name.startswith("University of")
    return entry.set_name == "newspaper" or _is_initials(name) or _TAKES_ARTICLE.search(name) is not None


def _split_article(text: str) -> tuple[str, str]:
    """`the United States` → `the`, `United States`; no article → ``."""
    article, _, rest = text.partition(" ")
    return (article, rest) if article.casefold() == "the" else ("", text)


def _is_initials(text: str) -> bool:
    return text.isupper() and " " not in text


def _surname(name: str) -> str:
    """`Ursula von der Leyen` → `von der Leyen`: the last word, and the small ones before it."""
    *others, last = name.split()
    particles = itertools.takewhile(str.islower, reversed(others))
    return " ".join((*reversed(tuple(particles)), last))


@dataclass(frozen=True)
class _Likeness:
    """How much of what is known of a key is true of other members of its set, too; times in office apart."""

    key: Entry
    known: tuple[tuple[str, str, int], ...]
    neighbours: frozenset[str]
    country: Entry | None

    @classmethod
    def of(cls, key: Entry) -> _Likeness:
        known = tuple((name, key.get(name), weight) for name, weight in _WEIGHTS.items() if key.get(name))
        country = knowledge.country_named(key.get("country")) if key.get("country") else None
        return cls(key, known, frozenset(key.get("neighbours").split()), country)

    def to(self, other: Entry) -> float:
        """In the units of the weights."""
        key, attributes = self.key, other.attributes
        alike = float(sum(weight for name, value, weight in self.known if attributes.get(name) == value))
        if key.set_name == "country":
            alike += 4 * (other.get("iso") in self.neighbours)
        elif self.country:
            there = knowledge.country_named(other.get("country"))
            if there:
                alike += sum(
                    _WEIGHTS[name] for name in ("region", "continent") if self.country.get(name) == there.get(name)
                )
        if key.get("size") and other.get("size"):
            alike -= _SIZE_CLASS * abs(int(key.get("size")) - int(other.get("size")))
        return alike


def _year_of_fact(key: Entry, used: Surroundings) -> int | None:
    """The stem's year, else the article's, where the key was in office about then; None for things without an end."""
    named = re.search(r"\b(?:19|20)\d\d\b", used.lead)
    year = int(named.group()) if named else used.published.year if used.published else None
    if year is None or "to" not in key.attributes or _outside(key, year) > _ABOUT_THEN:
        return None
    return year


def _years_apart(key: Entry, other: Entry, year: int | None) -> int:
    """Years between the other's time in office and that of the fact; who came later counts three times.

    Without the year of the fact the two are compared with each other.
    """
    if not other.get("from"):
        return 0
    if year is None:
        return abs(int(key.get("from")) - int(other.get("from"))) // 3
    return _outside(other, year) * (3 if int(other.get("from")) > year else 1)


def _outside(entry: Entry, year: int) -> int:
    """Years from the year to the entry's time, 0 within it."""
    return max(int(entry.get("from")) - year, year - int(entry.get("to") or year), 0)


def _held_it_too(other: Entry, key: Entry, used: Surroundings) -> bool:
    """Whether another person held the key's office in a year that the stem names: then both may be right."""
    if not key.get("office") or (key.get("office"), key.get("country")) != (other.get("office"), other.get("country")):
        return False
    years = [int(year) for year in re.findall(r"\b(?:19|20)\d\d\b", used.lead)]
    return any(int(other.get("from")) <= year <= int(other.get("to") or 9999) for year in years)


def _gender_asked(lead: str) -> str | None:
    """`male` or `female` where the stem's words give it away."""
    male, female = _MALE.search(lead), _FEMALE.search(lead)
    return None if bool(male) == bool(female) else "male" if male else "female"


def _of_article(key: Key, entry: Entry | None, used: Surroundings, known: set[str]) -> list[_Candidate]:
    """People whom the article names in the same kind of role and never together with the key."""
    evidence = around((key.text, key.text.split()[-1], *key.aliases), used.article_text)
    gender = _gender_asked(used.lead) or key.gender or knowledge.gender_of(key.text)
    found = []
    for name in dict.fromkeys(re.sub(r"['’]s?$", "", name) for name in used.same_type):
        if not name[:1].isupper():
            continue
        known_people = [set_name for set_name in knowledge.sets_of(name) if "PERSON" in knowledge.labels_of(set_name)]
        same_set = entry.set_name in known_people if entry else not known_people
        other_gender = knowledge.gender_of(name)
        if name in known or not same_set or (gender and other_gender and gender != other_gender):
            continue
        if any_stands_in((name, name.split()[-1]), f"{used.lead}\n{evidence}"):
            continue
        found.append(_Candidate(name, 6))
    return found


@dataclass(frozen=True)
class _Form:
    """What an option must look like beside the key; `indefinite` tells that "a" or "an" stands before the gap."""

    key: Key
    own: str
    indefinite: bool

    @classmethod
    def of(cls, key: Key, used: Surroundings) -> _Form:
        indefinite = re.search(r"\b(an?) ____", used.lead, re.IGNORECASE) is not None
        return cls(key, folded(key.text), indefinite)

    def fits(self, text: str) -> bool:
        """Of the key's number, words and article; neither part of the key nor the key part of it."""
        key, mine, own = self.key, folded(text), self.own
        if mine == own or (mine in own and whole_in(mine, own)) or (own in mine and whole_in(own, mine)):
            return False
        if key.kind == "PERSON" and ((" " in text) != (" " in key.text) or mine.split()[-1] == own.split()[-1]):
            return False
        if key.kind == "TERM" and _plural(mine) != _plural(own):
            return False
        return not self.indefinite or (text[:1].casefold() in "aeiou") == (key.text[:1].casefold() in "aeiou")


def _plural(text: str) -> bool:
    return text.endswith("s") and not text.endswith(("ss", "us", "is", "ics", "news"))


def _draw(candidates: list[_Candidate], key: Key, rng: random.Random) -> tuple[str, ...] | None:
    """Three of the most alike, of lengths that do not point to the key."""
    merit = {c.text: c.nearness - abs(len(c.text) - len(key.text)) / 8 + _SPREAD * rng.random() for c in candidates}
    ranked = _without_twins(sorted(merit, key=lambda text: (-merit[text], text))[:_TOP])
    chosen = ranked[:3]
    if all(len(text) < len(key.text) for text in chosen) and rng.random() < _LONG_ENOUGH:
        longer = [text for text in ranked[3:] if len(text) >= len(key.text) and merit[text] > merit[chosen[0]] / 2]
        chosen = [*longer[:1], *chosen][:3]
    return tuple(chosen) if len(chosen) == 3 and _no_cue_of_length(key.text, chosen) else None


def _without_twins(texts: list[str]) -> list[str]:
    """The texts without those that are part of another."""
    kept: dict[str, str] = {}
    for text in texts:
        mine = folded(text)
        if not any((mine in o and whole_in(mine, o)) or (o in mine and whole_in(o, mine)) for o in kept.values()):
            kept[text] = mine
    return list(kept)


def _no_cue_of_length(key: str, others: list[str]) -> bool:
    """Not far longer than the longest, nor far shorter than the shortest distractor."""
    longest, shortest = max(map(len, others)), min(map(len, others))
    far_longer = len(key) >= 1.6 * longest and len(key) - longest >= 14
    far_shorter = 1.6 * len(key) <= shortest and shortest - len(key) >= 14
    return not far_longer and not far_shorter
