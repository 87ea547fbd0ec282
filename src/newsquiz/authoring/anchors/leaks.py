"""Whether a context line gives an answer away, and the best wording that does not."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache

from rapidfuzz import fuzz

from newsquiz.authoring.anchors.body import fold
from newsquiz.authoring.anchors.context import Context
from newsquiz.authoring.anchors.tables import gazetteer, kin, word_lists
from newsquiz.language.dates import MONTHS

_MONTHS = frozenset(m.casefold() for m in MONTHS)
_ISO = re.compile(r"\b((?:19|20)\d\d)-(\d\d)(?:-(\d\d))?\b")
_RULER = re.compile(r"(?:^|, )(?:(?! of )[^,])*\b(?:President|Prime Minister|Chancellor|King|Queen|Pope)(?:,|$)")
"""Whoever rules is known from the office and the year: "South African President, March 2010"."""
_NAME = re.compile(r"[A-Z][\w.'’-]+(?: (?:[a-z]{2,3} )?[A-Z][\w.'’-]*)+")
_SHORT_KEY = 3
_LONG, _ALIKE = 6, 85.0
_ENDINGS = (
    "isation", "ization", "ations", "ation", "ings", "ing", "ment", "ians", "ian", "ies", "ied", "ese", "ed", "es",
    "ion", "al", "s", "e", "y",
)  # fmt: skip


def fitting(context: Context, secret: tuple[str, ...], *, needs_no: Collection[str] = ()) -> str:
    """The best variant that neither holds nor gives away an answer; "" where none is left.

    `secret`: the key and its accepted forms. `needs_no`: further words that must not stand in the line.
    """
    banned = {fold(word) for word in needs_no}
    for variant in context.variants:
        if not banned & set(content(variant)) and not any(gives_away(variant, text) for text in secret):
            return variant
    return ""


@lru_cache(maxsize=512)
def content(text: str) -> tuple[str, ...]:
    """Content words, folded; initialisms and hyphenated words in one piece and in parts."""
    found = re.findall(r"[^\W_]+(?:[.'’-][^\W_]+)*\.?", text)
    pieces = [piece for word in found for piece in (fold(word), *re.split(r"[-]", fold(word)))]
    return tuple(piece for piece in dict.fromkeys(pieces) if piece and piece not in word_lists()["stop"])


def gives_away(line: str, secret: str) -> bool:
    """Whether `line` holds the answer `secret`, or enough of it.

    A key of up to three content words must share none with the line; a longer one less than half of its words. A
    date counts by what it adds: a year by its year, a month by its month, a day by its month.
    """
    said = _in_words(secret)
    date = _date_words(said)
    if date:
        return bool(date & (set(content(line)) - _MONTHS | set(content(line.rpartition(",")[2]))))
    asked = content(said)
    if not asked:
        return False
    if _RULER.search(line.rpartition(",")[0]) and _NAME.fullmatch(secret.strip()):
        return True
    forms = _forms(line)
    if _initials(said) & set(content(line)):
        return True
    shared = [word for word in asked if _stem(word) in forms or forms & _also(word) or _misspelt(word, line)]
    if len(asked) > 1 and all(word in _of_countries() for word in shared):
        return False  # `Greek court ruling` does not tell which `Greek Orthodox Church`
    return len(shared) > 0 if len(asked) <= _SHORT_KEY else 2 * len(shared) >= len(asked)


@lru_cache(maxsize=1)
def _of_countries() -> frozenset[str]:
    """Every word that a country or its people is called by, folded."""
    countries = gazetteer().countries.values()
    return frozenset(fold(name) for c in countries for name in (c.name, *c.names, *c.people) if " " not in name)


def _misspelt(word: str, line: str) -> bool:
    """Whether the line has the word in another spelling: `Magnitigorsk` and `Magnitogorsk`."""
    return len(word) >= _LONG and any(fuzz.ratio(word, other) >= _ALIKE for other in content(line))


def _in_words(secret: str) -> str:
    """ISO dates written out."""

    def spell(match: re.Match[str]) -> str:
        month = MONTHS[int(match[2]) - 1] if 0 < int(match[2]) <= 12 else ""
        return " ".join(filter(None, (match[3], month, match[1])))

    return _ISO.sub(spell, secret)


def _date_words(secret: str) -> set[str]:
    """For a key that is a date: its month, else its year; empty for any other key."""
    asked = content(secret)
    if not asked or any(not (w in _MONTHS or w.isdigit()) for w in asked):
        return set()
    months = set(asked) & _MONTHS
    years = {w for w in asked if re.fullmatch(r"(1[5-9]|20)\d\d", w)}
    return months or (years if len(asked) == 1 else set())


@lru_cache(maxsize=64)
def _forms(line: str) -> frozenset[str]:
    """Stems of the line's words and of whatever they say in other words: initials, demonyms, countries of cities."""
    stems = {_stem(word) for word in content(line)}
    return frozenset(stems.union(*(_also(word) for word in content(line)), _names(line)))


def _stem(word: str) -> str:
    """A crude stem: enough to tell "stabbed" from "stabbing" no longer."""
    for end in _ENDINGS:
        if word.endswith(end) and len(word) - len(end) >= 4:
            stem = word[: -len(end)]
            return stem[:-1] if len(stem) > 4 and stem[-1] == stem[-2] else stem.removesuffix("e")
    return word


@lru_cache(maxsize=1)
def _kin() -> dict[str, frozenset[str]]:
    """Stem → stems of words that say the same: verbs and their nouns, countries, their people and other names."""
    groups = [list(group) for group in kin()]
    for country in dict.fromkeys(gazetteer().countries.values()):
        groups.append([fold(name) for name in (country.name, *country.names, *country.people) if " " not in name])
    alike: dict[str, set[str]] = {}
    for group in groups:
        stems = {_stem(word) for word in group}
        for stem in stems:
            alike.setdefault(stem, set()).update(stems)
    return {stem: frozenset(others) for stem, others in alike.items()}


def _also(word: str) -> frozenset[str]:
    return _kin().get(_stem(word), frozenset())


def _initials(text: str) -> set[str]:
    """The initials of the names of two words or more in `text`, folded."""
    names = re.findall(r"[A-ZÀ-Ž][\w.'’-]*(?:\s(?:of\s|the\s|for\s|and\s)*[A-ZÀ-Ž][\w.'’-]*)+", text)
    return {"".join(part[0] for part in name.split() if part[0].isupper()).casefold() for name in names}


def _names(line: str) -> set[str]:
    """Words of the countries that the line names in another way or by a city, and the initials of its names."""
    atlas = gazetteer()
    found: set[str] = set()
    for name in re.findall(r"[A-ZÀ-Ž][\w.'’-]*(?:\s(?:of\s|the\s|de\s)*[A-ZÀ-Ž][\w.'’-]*)*", line):
        parts = name.split()
        for span in (" ".join(parts[i:j]) for i in range(len(parts)) for j in range(i + 1, len(parts) + 1)):
            country = (
                atlas.countries.get(span)
                or atlas.people.get(span)
                or atlas.countries.get(atlas.cities.get(span) or atlas.regions.get(span, ""))
            )
            if country is not None:
                found.update(
                    _stem(word) for each in (country.name, *country.names, *country.people) for word in content(each)
                )
    return found | _initials(line)
