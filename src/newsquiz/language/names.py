"""Names and short terms: whether what was typed is what is meant.

Accents, case, punctuation, titles and word order make no difference; a typing slip is forgiven and told; a word that
is itself another name (Iran for Iraq) or that holds a digit is never taken for a slip.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz.distance import OSA

from newsquiz.language import lexicon, variants
from newsquiz.language.folding import fold, singular

Words = tuple[str, ...]

# Letters that a word has to have, for a slip in it to be forgiven: one, two, one in words joined, a transliteration.
_SHORTEST_SLIP = 5
_SHORTEST_DOUBLE_SLIP = 10
_SHORTEST_JOINED = 8
_SHORTEST_TRANSLITERATION = 7
_LONGEST_BOUND = 6  # up to here the first letter has to be right
_LONGEST = 300
_PARENTHESIS = re.compile(r"\s*\(([^()]+)\)\s*$")
_DOTTED = re.compile(r"\b(?:[a-z]\.){2,}")
_GROUPED = re.compile(r"(?<=[0-9]),(?=[0-9]{3}(?![0-9]))")
_ARTICLE = re.compile(r"\b(?:the|an?)\s+(?=\w)")
_BETWEEN_WORDS = re.compile(r"(?<![0-9]) | (?![0-9])")
_SIGNS = {"&": "and", "+": "plus", "%": "percent", "#": "sharp"}
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_SOUNDS = ("ckqgx", "szc", "ijy", "vwfb", "td", "aeiou", "pb", "hk")
_CONSONANTS = str.maketrans("cqgzwf", "kkksvv")
_SYLLABLES = re.compile(r"(?:[bcdfghjklmnpqrstwxyz]{0,2}[aeiou]{1,3}(?:ng|[nklm])?){1,2}")
_JOINING = frozenset({"and", "or", "not", "of", "vs", "nor"})
_ENDINGS = {1: "st", 2: "nd", 3: "rd"}
_SHORT_NUMBERS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
)  # fmt: skip
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_ROMAN = {"ii": 2, "iii": 3, "iv": 4, "vii": 7, "viii": 8, "ix": 9, "xii": 12, "xiii": 13, "xiv": 14, "xvi": 16}
_CANONICAL = {  # spellings of one word; the Roman numerals that are names or letters (i, v, vi, x, xi) are left alone
    **{word: str(number) for number, word in enumerate(_SHORT_NUMBERS)},
    **{word: f"{number}{_ENDINGS.get(number, 'th')}" for number, word in enumerate(_ORDINALS, 1)},
    **{word: str(number) for word, number in _ROMAN.items()},
    "saint": "st",
    "mount": "mt",
    **dict.fromkeys(("tue", "tues"), "tuesday"),
    "weds": "wednesday",
    **dict.fromkeys(("thu", "thur", "thurs"), "thursday"),
    "fri": "friday",
}


class NameKind(StrEnum):
    """What a name names, as far as comparing goes."""

    PERSON = "person"
    PLACE = "place"
    ORGANISATION = "organisation"
    TERM = "term"


@dataclass(frozen=True)
class NameMatch:
    """Whether a name is the one meant. `slip` says what was forgiven, `reason` why it was refused."""

    ok: bool
    slip: str = ""
    reason: str = ""


def same_name(given: str, key: str, accepted: Iterable[str] = (), *, kind: NameKind = NameKind.TERM) -> NameMatch:
    """Compare what was typed with the key and what else is accepted.

    Of a person the surname is enough, a first name is not, and the order of the parts is free. Of a place `Geneva,
    Switzerland` the part before the comma is enough. An exact match is preferred to one with a slip.
    """
    texts = (key, *accepted)
    if given in texts:
        return NameMatch(True)
    if len(given) > _LONGEST or not _words(given):
        return NameMatch(False)
    targets = list(dict.fromkeys(target for text in texts for target in _targets(text, kind)))
    answers = list(dict.fromkeys(_answers(given, kind)))
    if kind is NameKind.PERSON:
        answers += [_without_middle(answers[-1], key)]
    if {_squeezed(answer) for answer in answers} & {_squeezed(target) for target in targets}:
        return NameMatch(True)
    found = (_slips(answer, target, kind) for answer in answers for target in targets)
    slips = min((slips for slips in found if slips is not None), key=len, default=None)
    if slips is None:
        return NameMatch(False, reason=_reason(answers, given, key, kind))
    told = (f"spelling: {_as_typed(typed, given)} → {_as_typed(meant, *texts)}" for typed, meant in slips)
    return NameMatch(True, slip="; ".join(told))


def _words(text: str) -> Words:
    """Folded words without articles, possessives and full stops inside abbreviations; numbers as figures."""
    plain = _ARTICLE.sub("", _GROUPED.sub("", fold(text)))
    for sign, word in _SIGNS.items():
        plain = plain.replace(sign, f" {word} ")
    plain = _DOTTED.sub(lambda match: match[0].replace(".", "") + " ", plain)
    words = (word.removesuffix("'s").replace("'", "") for word in _WORD.findall(plain))
    return tuple(_CANONICAL.get(word, word) for word in words if word)


def _squeezed(words: Words) -> str:
    """Words without the spaces, but for those between two figures: `F-16` is `F16`, 3-1 is not 31."""
    return _BETWEEN_WORDS.sub("", " ".join(words))


def _targets(text: str, kind: NameKind) -> Iterator[Words]:
    """All the ways a key may be given, folded."""
    for form in _forms(text, kind):
        words = _words(form)
        yield words
        if kind is NameKind.PERSON:
            yield from _person(_untitled(words))
        else:
            yield from ((each,) for each in variants.initials(form))
        if kind is NameKind.ORGANISATION:
            yield _without_legal_form(words)
        elif kind is NameKind.PLACE:
            yield from variants.of_place(words)
        for group in lexicon.SAME_NAMES:
            if " ".join(words) in group and kind is not NameKind.PERSON:
                yield from (tuple(other.split()) for other in group)


def _forms(text: str, kind: NameKind) -> Iterator[str]:
    """The text, and what it holds: `World Health Organization (WHO)` is both; `Geneva, Switzerland` is Geneva."""
    yield text
    if match := _PARENTHESIS.search(text):
        yield text[: match.start()]
        if match[1].isupper() and " " not in match[1]:
            yield match[1]
    if kind is NameKind.PLACE and "," in text:
        yield text.partition(",")[0]


def _answers(given: str, kind: NameKind) -> Iterator[Words]:
    words = _words(given)
    yield words
    if kind is NameKind.PERSON:
        yield _untitled(words)
    elif kind is NameKind.PLACE and words[0] in variants.COMPASS:
        yield from variants.of_place(words)
    elif kind is NameKind.ORGANISATION:
        yield _without_legal_form(words)


def _without_legal_form(words: Words) -> Words:
    while len(words) > 1 and words[-1] in lexicon.LEGAL_FORMS:
        words = words[:-1]
    return words


def _untitled(words: Words) -> Words:
    """A person's name without what goes before it: `French President`, `Dr`, `Secretary of State`."""
    offices = [i for i, word in enumerate(words[:-1]) if word in lexicon.OFFICES and i < 4]
    if offices:
        words = words[offices[-1] + 1 :]
        if words[0] == "of" and len(words) > 2:
            words = words[2:]
    while len(words) > 1 and words[0] in lexicon.HONORIFICS:
        words = words[1:]
    return words


def _person(words: Words) -> Iterator[Words]:
    """Surname alone, first names with it, in either order; initials, nicknames; `Jr` and numerals may be missing."""
    yield words
    core = words
    while len(core) > 1 and core[-1] in lexicon.SUFFIXES | lexicon.GENERATIONS:
        core = core[:-1]
        yield core
    for surname, first in _splits(core):
        yield surname
        for names in _first_names(first):
            yield names + surname
            yield surname + names


def _splits(core: Words) -> Iterator[tuple[Words, Words]]:
    """Ways to part a name into surname and first names."""
    if len(core) < 2:
        return
    if core[0] in lexicon.FAMILY_FIRST and all(_SYLLABLES.fullmatch(word) for word in core[1:]):
        yield core[:1], core[1:]
        return
    for at in range(1, len(core)):
        if core[at - 1] in lexicon.PARTICLES:
            loose = all(word in lexicon.LOOSE_PARTICLES for word in core[_particles_before(core, at) : at])
            if not loose or at == 1:
                continue
        yield core[at:], core[: _particles_before(core, at)] or core[:at]


def _particles_before(core: Words, at: int) -> int:
    """Where the run of particles that ends before `at` begins."""
    while at > 1 and core[at - 1] in lexicon.PARTICLES:
        at -= 1
    return at


def _first_names(first: Words) -> Iterator[Words]:
    """All, only the first, initials, or another form of the first (Joe, Joseph)."""
    initials = tuple(word[0] for word in first)
    yield from (first, first[:1], initials, initials[:1])
    for group in lexicon.NICKNAMES:
        if first[0] in group:
            yield from ((name, *rest) for name in group for rest in (first[1:], ()))


def _without_middle(answer: Words, key: str) -> Words:
    """A typed name without middle names, where the key has none of its own."""
    middle = answer[1:-1]
    fits = len(_untitled(_words(key))) == 2 and 0 < len(middle) <= 2
    barred = answer[-1:] and answer[-1] in lexicon.SUFFIXES | lexicon.GENERATIONS
    fits = fits and not barred and not _JOINING.intersection(middle)
    return (answer[0], answer[-1]) if fits else answer


def _slips(answer: Words, target: Words, kind: NameKind) -> list[tuple[str, str]] | None:
    """The words that differ by a slip, or None where the two are different names."""
    if len(answer) != len(target):
        return None if kind is NameKind.PERSON else _joined_slip(_squeezed(answer), _squeezed(target))
    differing = [(a, b) for a, b in zip(answer, target, strict=True) if not _same_word(a, b, kind)]
    if not all(_is_slip(a, b) for a, b in differing) or sum(OSA.distance(a, b) for a, b in differing) > 2:
        return None
    return differing


def _joined_slip(answer: str, target: str) -> list[tuple[str, str]] | None:
    """A slip in what one writes together and the other apart: `soya beans`, `soybeans`."""
    long = min(len(answer), len(target)) >= _SHORTEST_JOINED
    return [(answer, target)] if long and OSA.distance(answer, target) == 1 and _is_slip(answer, target) else None


def _same_word(a: str, b: str, kind: NameKind) -> bool:
    if kind is NameKind.PERSON and {a, b} == {"al", "el"}:
        return True
    return a == b or (kind is not NameKind.PERSON and _one(a) == _one(b))


def _one(word: str) -> str:
    return variants.irregular(word) or singular(word)


def _is_slip(typed: str, meant: str) -> bool:
    """Whether `typed` is `meant` mistyped or otherwise transliterated, and not a word of its own."""
    if len(meant) < _SHORTEST_SLIP or not (typed + meant).isalpha() or _begins_otherwise(typed, meant):
        return False
    distance = OSA.distance(typed, meant)
    if distance > 2 or (distance == 2 and not _forgives_two(typed, meant)):
        return False
    if any(typed == prefix + meant or meant == prefix + typed for prefix in lexicon.NEGATING_PREFIXES):
        return False
    return not any(OSA.distance(typed, word, score_cutoff=distance) < distance for word in lexicon.DISTINCT - {meant})


def _begins_otherwise(typed: str, meant: str) -> bool:
    """Another first letter makes a short word another (Walker, Talker), unless it sounds alike or two are swapped."""
    if typed[0] == meant[0] or len(meant) > _LONGEST_BOUND:
        return False
    swapped = typed[:2] == meant[1::-1] and typed[2:] == meant[2:]
    return not swapped and not any(typed[0] in sound and meant[0] in sound for sound in _SOUNDS)


def _forgives_two(typed: str, meant: str) -> bool:
    if len(meant) >= _SHORTEST_DOUBLE_SLIP or _undoubled(typed) == _undoubled(meant):
        return True
    return len(meant) >= _SHORTEST_TRANSLITERATION and _skeleton(typed) == _skeleton(meant)


def _skeleton(word: str) -> str:
    """The consonants by sound, doubled ones once: what transliterations of one name share."""
    return _undoubled(re.sub(r"[aeiouyh]", "", word.translate(_CONSONANTS)))


def _undoubled(word: str) -> str:
    return re.sub(r"(.)\1+", r"\1", word)


def _as_typed(word: str, *texts: str) -> str:
    """The word as it stands in one of the texts."""
    written = (found for text in texts for found in _WORD.findall(text))
    return next((found for found in written if _words(found) == (word,)), word)


def _reason(answers: list[Words], given: str, key: str, kind: NameKind) -> str:
    if kind is NameKind.PERSON:
        firsts = [first for _, first in _splits(_untitled(_words(key)))]
        if any(answer in (first, first[:1]) for answer in answers for first in firsts):
            return "A first name alone is not enough."
    for word, meant in zip(answers[0], _words(key), strict=False):
        if word != meant and OSA.distance(word, meant) <= 2 and len(answers[0]) == len(_words(key)):
            return f"{_as_typed(word, given)} is not {_as_typed(meant, key)}."
    return ""
