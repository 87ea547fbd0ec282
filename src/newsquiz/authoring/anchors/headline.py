"""The headline as a clause: who, verb, whom, and the phrases behind.

Headlines drop articles and auxiliaries and are parsed badly; the body's words say which of them are names and verbs.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from newsquiz.authoring.anchors.body import Body, known_verb
from newsquiz.authoring.anchors.places import are_countries, is_place
from newsquiz.authoring.anchors.tables import consequences, frames, gazetteer, roles, word_lists
from newsquiz.authoring.annotate import model

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Tokens = tuple["Token", ...]

_OUTLET = re.compile(r"\s+[|–—-]\s+[A-Z][\w .]{2,30}$")
_QUOTED = re.compile(r"(?<!\w)['\"‘“](\w[\w-]*(?: [\w-]+){0,2})['\"’”](?!\w)")
_SAID = re.compile(r",\s+(?:say|says|find|finds|warn|warns|according to|report|reports|show|shows)\b[^,]*$")
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


def parse(title: str, body: Body) -> Doc:
    """The headline in the case that the body gives its words, parsed."""
    text = _SAID.sub("", _OUTLET.sub("", _QUOTED.sub(r"\1", title.strip()))).rstrip(".")
    return model()(_cased(text, body) + " .")


def _cased(text: str, body: Body) -> str:
    words = text.split()
    telling = [
        w
        for w in words
        if len(w) > 3 and w[0].isalpha() and w.lower() not in word_lists()["cuts"] | word_lists()["prepositions"]
    ]
    titled = len(telling) > 2 and all(w[0].isupper() for w in telling)
    named = [t.tag_ in ("NNP", "NNPS") for t in model()(text) if not t.is_space][:1] == [True]
    return " ".join(
        w
        if (i and not titled and not words[i - 1].endswith(":")) or _in_name(words, i, body)
        else _word(w, body, titled, plain=titled or not named)
        for i, w in enumerate(words)
    )


def _in_name(words: list[str], at: int, body: Body) -> bool:
    """Whether the body has the word and its capitalised neighbour as they stand here: "Supreme Court"."""
    if at == 0 and words[0].lower() in roles()[1] - word_lists()["styles"]:
        return False
    pairs = (words[max(0, at - 1) : at + 1], words[at : at + 2])
    return any(len(p) == 2 and p[0][0].isupper() and p[1][0].isupper() and " ".join(p) in body.text for p in pairs)


def _word(word: str, body: Body, titled: bool, *, plain: bool) -> str:
    """`word` as the body has it; one that the body lacks is lowered where it is `plain` and in the dictionary."""
    core = word.strip(",:;'\"’‘“”")
    if core.partition("-")[0].lower() in word_lists()["prefixes"] and "-" in core:
        return word[0].lower() + word[1:]
    if not core[:1].isupper() or core[1:] != core[1:].lower():
        return word
    if core in gazetteer().people or is_place(core) or body.stands_bare(core):
        return word
    if not titled and core.lower() in roles()[1] - word_lists()["styles"]:
        return word[0].lower() + word[1:]
    spelled = body.spelled(core.split("-")[0], alone=not titled)
    if spelled is None:
        return word[0].lower() + word[1:] if plain and _common(core) else word
    return word if spelled[0].isupper() else word[0].lower() + word[1:]


def _common(word: str) -> bool:
    """Whether a dictionary has `word`."""
    from lemminflect import getAllLemmas

    return bool(getAllLemmas(word.lower()))


def clause_of(doc: Doc, body: Body) -> Clause | None:
    """The first clause; None where the headline asks, quotes or has no verb."""
    words = [t for t in doc if not t.is_space][:-1]
    words = words[_colon(words) + 1 :]
    if not words or words[-1].text == "?" or any(t.is_quote for t in words):
        return None
    at = _verb_index(words, body)
    if at is None:
        return _promised(words)
    active = words[at].tag_ in ("VBZ", "VBP", "VB")
    if not words[at].tag_.startswith("V") and words[at].lower_.endswith("s"):
        words, active = _reparsed(words, at), True
    return _split(words, at, active)


def _reparsed(words: list[Token], at: int) -> list[Token]:
    """The same words parsed again with the verb in the past tense, which no tagger takes for a noun."""
    from lemminflect import getInflection

    past = getInflection(lemma_of(words[at]), "VBD")[0]
    texts = [(past if i == at else t.text) + t.whitespace_ for i, t in enumerate(words)]
    again = [t for t in model()("".join(texts).strip() + " .") if not t.is_space][:-1]
    return again if len(again) == len(words) and again[at].tag_ == "VBD" else words


def _colon(words: list[Token]) -> int:
    return next((i for i, t in enumerate(words) if t.text == ":"), -1)


def heading_of(doc: Doc, clause: Clause | None) -> Tokens:
    """What stands before the headline's colon ("Thai cave rescue: ..."), or the whole of a headline without a verb."""
    words = [t for t in doc if not t.is_space][:-1]
    colon = _colon(words)
    return tuple(words[:colon] if colon > 0 else words if clause is None else ())


def _promised(words: list[Token]) -> Clause | None:
    """A headline without a finite verb: "X to VERB ...", "X first in Asia to VERB ..."."""
    at = next(
        (i for i, t in enumerate(words) if i and t.tag_ == "TO" and words[i + 1 : i + 2] and words[i + 1].tag_ == "VB"),
        None,
    )
    if at is None:
        return None
    first = next((i for i, t in enumerate(words[:at]) if t.lower_ == "first"), None)
    if first is not None:
        return _simple(tuple(words[:first]), words, at + 1)
    names = all(not t.text.islower() or t.lower_ in roles()[0] | roles()[1] for t in words[:at])
    return Clause(tuple(words[:at]), "plan", purpose=_simple((), words, at + 1)) if names else None


def verb_key(words: list[Token], at: int) -> tuple[str, int]:
    """The table's key at `at` with as many particles as it knows, and how many words that takes."""
    lemma = lemma_of(words[at])
    for more in (2, 1):
        key = " ".join([lemma, *(t.lower_ for t in words[at + 1 : at + 1 + more])])
        if len(words) > at + more and key in frames():
            return key, 1 + more
    return lemma, 1


def lemma_of(token: Token) -> str:
    """The verb's lemma also where the tagger took it for a noun; "" where it can be none that the table has."""
    lemma = str(token.lemma_).lower()
    if token.tag_.startswith("V") and (lemma in frames() or lemma in consequences()):
        return lemma
    if token.lower_ == "dead":
        return "dead"
    from lemminflect import getAllLemmas

    found = getAllLemmas(token.lower_, upos="VERB").get("VERB", ())
    return next((other for other in found if other in frames()), lemma if token.tag_.startswith("V") else "")


def _verb_index(words: list[Token], body: Body) -> int | None:
    tagged = next((i for i, t in enumerate(words) if i and _finite(t, words, i)), None)
    end = len(words) if tagged is None else tagged
    missed = next((i for i in range(end - 1, 0, -1) if _verb_after_all(words, i)), None)
    if tagged is None or missed is None:
        return missed if tagged is None else tagged
    doubtful = (words[tagged].tag_ == "VBP" and missed == tagged - 1) or not body.verbs[lemma_of(words[tagged])]
    return missed if doubtful and words[tagged].tag_ != "VBZ" and body.verbs[lemma_of(words[missed])] else tagged


def _finite(token: Token, words: list[Token], at: int) -> bool:
    """A verb that can carry a headline: finite, or a participle that is no adjective of the next noun."""
    if token.tag_ == "VB" and words[at - 1].tag_ in ("TO", "MD"):
        return False
    if token.tag_ in ("VBZ", "VBP", "VBD", "VB", "MD"):
        return bool(token.text.islower()) and (token.tag_ == "MD" or known_verb(token))
    if token.lower_ == "dead":
        return words[at - 1].pos_ in ("NOUN", "PROPN", "NUM")
    if (
        token.tag_ != "VBN"
        or words[at - 1].tag_ in ("HYPH", "DT", "IN", "JJ", "JJS", "POS")
        or words[at - 1].text == ","
    ):
        return False
    following = words[at + 1] if at + 1 < len(words) else None
    return following is None or following.pos_ not in ("NOUN", "PROPN") or words[at - 1].lemma_ == "be"


def _verb_after_all(words: list[Token], at: int) -> bool:
    """Whether the tagger may have missed a verb: the table has it, a noun stands before, no noun behind is its own."""
    token, before = words[at], words[at - 1]
    if (
        not token.text.islower()
        or token.pos_ not in ("NOUN", "PROPN", "ADJ", "ADV")
        or before.pos_ not in ("NOUN", "PROPN", "NUM")
    ):
        return False
    inflected = (
        token.lower_.endswith(("s", "ed", "en"))
        or before.tag_ in ("NNS", "NNPS")
        or before.lower_ in word_lists()["plural"]
        or any(t.lower_ == "and" for t in words[:at])
    )
    owned = at + 1 < len(words) and words[at + 1].tag_ == "POS"
    return inflected and not owned and lemma_of(token) in frames()


def _split(words: list[Token], at: int, active: bool) -> Clause:
    hedged = any(t.text in word_lists()["hedges"] for t in words[max(0, at - 1) : at + 2]) and not _pleads(words, at)
    start = at + 1 if words[at].tag_ == "MD" or (words[at].lemma_ == "be" and at + 1 < len(words)) else at
    start = start + 1 if words[start : start + 1] and words[start].tag_ == "RB" and start + 1 < len(words) else start
    if start >= len(words):
        return Clause(tuple(words[:at]), "", hedged=True)
    clause = _simple(tuple(words[:at]), words, start)
    return replace(clause, passive=clause.passive and not (active and start == at), hedged=hedged or clause.hedged)


def _pleads(words: list[Token], at: int) -> bool:
    return verb_key(words, at)[0].endswith("guilty")


def _simple(subject: Tokens, words: list[Token], start: int) -> Clause:
    """The clause of the verb at `start`."""
    verb, width = verb_key(words, start)
    rest = words[start + width :]
    inner = _whole_phrases(_until_cut(rest), rest)
    first = next((i for i, t in enumerate(inner) if _links(t) or (i == 0 and t.lower_ == "of")), len(inner))
    found = tuple(t for t in inner[:first] if t.tag_ != "RB")
    past = words[start].tag_ in ("VBN", "VBD") or words[start].lower_.endswith("ed") or verb == "dead"
    told = first == len(inner) and rest[len(inner) : len(inner) + 1] and rest[len(inner)].tag_ in _TELLING
    return Clause(
        subject, verb, past, found, _adjuncts(inner[first:]), _purpose(rest, len(inner)), bool(told and found)
    )


def _whole_phrases(inner: list[Token], rest: list[Token]) -> list[Token]:
    """Without the last phrase where it was cut at a comma between adjectives ("self-cleaning, water-efficient ...")."""
    cut_short = bool(inner) and rest[len(inner) : len(inner) + 1] and inner[-1].pos_ not in ("NOUN", "PROPN", "NUM")
    enumerated = bool(inner) and len(inner) > 2 and inner[-2].tag_ == "HYPH" and len(inner) < len(rest)
    last = next((i for i in range(len(inner) - 1, -1, -1) if _links(inner[i])), len(inner))
    return inner[:last] if cut_short or enumerated else inner


def _links(token: Token) -> bool:
    return token.lower_ in word_lists()["prepositions"] and token.lower_ != "of"


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
        named = before is not None and before.text[0].isupper() and more is not None and is_place(more.text)
        return not (named and before is not None and more is not None and not are_countries(before.text, more.text))
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


def _adjuncts(words: list[Token]) -> tuple[Adjunct, ...]:
    starts = [i for i, t in enumerate(words) if _links(t) or (i == 0 and t.lower_ == "of")]
    ends = [*starts[1:], len(words)][: len(starts)]
    return tuple(
        Adjunct(words[s].lower_, tuple(words[s + 1 : e])) for s, e in zip(starts, ends, strict=True) if e > s + 1
    )
