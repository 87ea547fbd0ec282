"""The headline as a clause: who, verb, whom, and the phrases behind.

Headlines drop articles and auxiliaries and are parsed badly; the body's words say which of them are names and verbs.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from newsquiz.authoring.anchors.body import Body
from newsquiz.authoring.anchors.places import are_countries, is_place
from newsquiz.authoring.anchors.tables import word_lists
from newsquiz.authoring.anchors.verbs import mend_nouns, reparsed, split_key, verb_index, verb_key

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Tokens = tuple["Token", ...]

_TELLING = frozenset({"VBZ", "VBP", "VBD", "VBN", "MD"})
_STOPS = frozenset(";:–—,")


@dataclass(frozen=True)
class Adjunct:
    """A prepositional phrase: `in`, and the words behind it."""

    preposition: str
    words: Tokens


@dataclass(frozen=True)
class Clause:
    """The headline's first clause. `verb` is a key of the table where its frame is known, else a lemma.

    `purpose` is the clause of an infinitive behind ("vows to ban plastic"), its subject empty. `hedged` clauses tell
    of what may be, or is denied.
    """

    subject: Tokens
    verb: str
    passive: bool = False
    object: Tokens = ()
    adjuncts: tuple[Adjunct, ...] = ()
    purpose: Clause | None = None
    hedged: bool = False


def clause_of(doc: Doc, body: Body) -> Clause | None:
    """The first clause; None where the headline asks, quotes or has no verb."""
    words = [t for t in doc if not t.is_space][:-1]
    return _clause(words[_colon(words) + 1 :], body)


def second_clause(doc: Doc, body: Body) -> Clause | None:
    """The clause behind "as", "after" or "when": what had happened ("Arrest made as mayor stabbed")."""
    words = [t for t in doc if not t.is_space][:-1]
    at = next((i for i, t in enumerate(words) if i and t.lower_ in word_lists()["when"]), None)
    clause = _clause(words[at + 1 :], body) if at is not None else None
    return None if clause is None or clause.verb == "plan" else clause


def _clause(words: list[Token], body: Body) -> Clause | None:
    if not words or words[-1].text == "?" or any(t.is_quote for t in words):
        return None
    at = verb_index(words, body)
    planned = _promised(words) if at is None or words[at].tag_ == "VBN" else None
    if planned is not None or at is None:
        return planned
    active = words[at].tag_ in ("VBZ", "VBP", "VB")
    if not words[at].tag_.startswith("V") and words[at].lower_.endswith("s"):
        words, active = reparsed(words, at), True
    return _split(words, at, active)


def _colon(words: list[Token]) -> int:
    return next((i for i, t in enumerate(words) if t.text == ":"), -1)


def heading_of(doc: Doc, clause: Clause | None) -> Tokens:
    """What stands before the headline's colon ("Thai cave rescue: ..."), or the whole of a headline without a verb."""
    words = [t for t in doc if not t.is_space][:-1]
    colon = _colon(words)
    return tuple(words[:colon] if colon > 0 else words if clause is None else ())


def _promised(words: list[Token]) -> Clause | None:
    """A headline without a finite verb in front: "X to VERB ...", "X first in Asia to VERB ..."."""
    at = next((i for i, t in enumerate(words[:-1]) if i and t.tag_ == "TO" and words[i + 1].tag_ == "VB"), None)
    if at is None or any(t.tag_ in _TELLING for t in words[:at]):
        return None
    first = next((i for i, t in enumerate(words[:at]) if t.lower_ == "first"), None)
    if first is not None:
        return _simple(tuple(words[:first]), words, at + 1)
    known = all(t.tag_ in word_lists()["nominal_tags"] and t.text != "," for t in words[:at])
    return Clause(tuple(words[:at]), "plan", purpose=_simple((), words, at + 1)) if known else None


def _split(words: list[Token], at: int, active: bool) -> Clause:
    hedged = any(t.text in word_lists()["hedges"] for t in words[max(0, at - 1) : at + 2]) and not _pleads(words, at)
    start = at + 1 if words[at].tag_ == "MD" or (words[at].lemma_ == "be" and at + 1 < len(words)) else at
    start = start + 1 if words[start : start + 1] and words[start].tag_ == "RB" and start + 1 < len(words) else start
    if start >= len(words):
        return Clause(tuple(words[:at]), "", hedged=True)
    mend_nouns(words, start)
    clause = _simple(_subject(words[:at]), words, start)
    return replace(clause, passive=clause.passive and not (active and start == at), hedged=hedged or clause.hedged)


def _subject(words: list[Token]) -> Tokens:
    """Without what is said of it between commas: "X, former minister of Y,"; the name, where that stands second."""
    if not words or words[-1].text != ",":
        return tuple(words)
    at = next(i for i, t in enumerate(words) if t.text == ",")
    first, second = words[:at], words[at + 1 : -1]
    named = bool(second) and all(t.text[0].isupper() for t in second) and first[-1].text.islower()
    return tuple(first + second if named else first)


def _pleads(words: list[Token], at: int) -> bool:
    return verb_key(words, at)[0].endswith("guilty")


def _simple(subject: Tokens, words: list[Token], start: int) -> Clause:
    """The clause of the verb at `start`."""
    verb, width = verb_key(words, start)
    rest = words[start + width :]
    inner = _whole_phrases(_until_cut(rest), rest)
    cut = len(inner)
    first = next((i for i, t in enumerate(inner) if _links(t) or (i == 0 and t.lower_ == "of")), len(inner))
    verb, behind = split_key(verb, inner[:first])
    if behind < first:
        first, inner = behind, inner[:behind] + inner[behind + 1 :]
    found = tuple(t for t in inner[:first] if t.tag_ != "RB")
    past = words[start].tag_ in ("VBN", "VBD") or words[start].lower_.endswith("ed") or verb == "dead"
    told = first == cut and rest[cut : cut + 1] and rest[cut].tag_ in _TELLING
    return Clause(subject, verb, past, found, _adjuncts(inner[first:]), _purpose(rest, cut), bool(told and found))


def _whole_phrases(inner: list[Token], rest: list[Token]) -> list[Token]:
    """Without the last phrase where it was cut at a comma between adjectives ("self-cleaning, water-efficient ...")."""
    cut_short = bool(inner) and rest[len(inner) : len(inner) + 1] and inner[-1].pos_ not in ("NOUN", "PROPN", "NUM")
    enumerated = bool(inner) and len(inner) > 2 and inner[-2].tag_ == "HYPH" and len(inner) < len(rest)
    last = next((i for i in range(len(inner) - 1, -1, -1) if _links(inner[i])), len(inner))
    return inner[:last] if cut_short or enumerated else inner


def _links(token: Token) -> bool:
    """Whether a phrase of its own begins; not with the preposition that the noun before asks for ("ban on")."""
    if token.lower_ not in word_lists()["prepositions"] or token.lower_ == "of":
        return False
    before = token.nbor(-1) if token.i else token
    asked = f"{before.lemma_.lower()}-{token.lower_}" in word_lists()["complements"]
    return not asked and not (before.tag_ == "VBG" and token.lower_ in ("to", "from"))


def _purpose(rest: list[Token], cut: int) -> Clause | None:
    """The infinitive or gerund that the verb's clause was cut at."""
    if cut < len(rest) and rest[cut].tag_ == "TO" and cut + 1 < len(rest):
        return _simple((), rest, cut + 1)
    if cut == 0 and rest and rest[0].tag_ == "VBG":
        return _simple((), rest, 0)
    return None


def _until_cut(words: list[Token]) -> list[Token]:
    """The words up to the next clause."""
    return words[: next((i for i in range(len(words)) if _cuts(words, i)), len(words))]


def _cuts(words: list[Token], at: int) -> bool:
    """Whether another clause or a list begins at `at`: a link, a stop, a verb, an infinitive, a participle."""
    token, before = words[at], words[at - 1] if at else None
    more = words[at + 1] if at + 1 < len(words) else None
    noun = before is not None and before.pos_ in ("NOUN", "PROPN")
    if token.text == ",":
        listed = {t.lower_ for t in words[:at]} & {"between", "and"} == {"between"}
        return not listed and not (
            before is not None and before.text[0].isupper() and _region_behind(before, words[at + 1 :])
        )
    if (
        token.lower_ in word_lists()["cuts"]
        or token.text in _STOPS
        or (token.text == "-" and before is not None and before.whitespace_)
    ):
        return True
    if token.tag_ in ("VBZ", "VBP", "MD"):
        return bool(token.text.islower())
    if token.tag_ == "TO":
        return more is not None and more.tag_ == "VB"
    if token.tag_ == "VBG":
        return more is not None and (noun or before is None)
    return token.tag_ in ("VBN", "VBD") and noun


def _region_behind(place: Token, words: list[Token]) -> bool:
    """Whether a place known by heart stands behind the comma: "Karol Bagh, New Delhi"."""
    names = ("".join(t.text_with_ws for t in words[:n]).strip() for n in (1, 2, 3))
    return any(is_place(name) and not are_countries(place.text, name) for name in names)


def _adjuncts(words: list[Token]) -> tuple[Adjunct, ...]:
    starts = [i for i, t in enumerate(words) if _links(t) or (i == 0 and t.lower_ == "of")]
    ends = [*starts[1:], len(words)][: len(starts)]
    return tuple(
        Adjunct(words[s].lower_, tuple(words[s + 1 : e])) for s, e in zip(starts, ends, strict=True) if e > s + 1
    )
