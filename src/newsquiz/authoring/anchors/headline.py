"""The headline as a clause: who, verb, whom, and the phrases behind.

Headlines drop articles and auxiliaries and are parsed badly; the body's words say which of them are names and verbs.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from newsquiz.authoring.anchors.body import Body
from newsquiz.authoring.anchors.tables import consequences, frames
from newsquiz.authoring.annotate import model

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Tokens = tuple["Token", ...]

_OUTLET = re.compile(r"\s+[|–—-]\s+[A-Z][\w .]{2,30}$")
_SAID = re.compile(r",\s+(?:says?|finds?|warns?|according to|reports?|shows?)\b[^,]*$")
_CUTS = {
    "as", "after", "before", "while", "amid", "following", "despite", "until", "since", "when", "if", "because", "but",
    "though", "although", "where", "who", "which", "that", "than", "ahead", "due", "without", "upon", "say", "says",
    "citing", "via", "aged",
}  # fmt: skip
_PREPOSITIONS = {
    "in", "at", "on", "near", "off", "for", "over", "from", "to", "into", "against", "with", "by", "through", "of",
    "under", "across", "about", "during", "towards", "toward", "between", "inside", "outside", "around",
}  # fmt: skip
_HEDGES = {"may", "might", "could", "would", "should", "will", "can", "must", "not", "n't", "never", "no"}


@dataclass(frozen=True)
class Adjunct:
    """A prepositional phrase: `in`, and the words behind it."""

    preposition: str
    words: Tokens


@dataclass(frozen=True)
class Clause:
    """The headline's first clause. `verb` is a key of the table where its frame is known, else a lemma."""

    subject: Tokens
    verb: str
    passive: bool
    object: Tokens
    adjuncts: tuple[Adjunct, ...]
    tail: str = ""


def parse(title: str, body: Body) -> Doc:
    """The headline in the case that the body gives its words, parsed."""
    text = _SAID.sub("", _OUTLET.sub("", title.strip())).rstrip(".")
    return model()(_cased(text, body) + " .")


def _cased(text: str, body: Body) -> str:
    words = text.split()
    long = [w for w in words if len(w) > 3 and w[0].isalpha()]
    titled = sum(w[0].isupper() for w in long) > 0.75 * len(long) and len(long) > 3
    return " ".join(_word(w, body) if titled or i == 0 else w for i, w in enumerate(words))


def _word(word: str, body: Body) -> str:
    """`word` as the body has it; in lower case where the body never has it, unless it is no plain capitalised word."""
    core = word.strip(",:;'\"’‘“”")
    if not core[:1].isupper() or core[1:] != core[1:].lower():
        return word
    spelled = body.spelled(core.split("-")[0])
    return word if spelled and spelled[0].isupper() else word[0].lower() + word[1:] if spelled else word


def clause_of(doc: Doc, body: Body) -> Clause | None:
    """The first clause; None where it asks, doubts, quotes or has no verb."""
    words = [t for t in doc if not t.is_space][:-1]
    if not words or words[-1].text == "?" or any(t.is_quote for t in words):
        return None
    at = _verb_index(words, body)
    if at is None or at == 0:
        return None
    return _split(words, at)


def verb_key(words: list[Token], at: int) -> tuple[str, int]:
    """The table's key at `at` with as many particles as it knows, and how many words that takes."""
    lemma = _lemma(words[at])
    for more in (2, 1):
        key = " ".join([lemma, *(t.lower_ for t in words[at + 1 : at + 1 + more])])
        if len(words) > at + more and key in frames():
            return key, 1 + more
    return lemma, 1


def _lemma(token: Token) -> str:
    """The verb's lemma also where the tagger took it for a noun."""
    if token.tag_.startswith("V"):
        return str(token.lemma_).lower()
    from lemminflect import getAllLemmas

    found = getAllLemmas(token.lower_, upos="VERB").get("VERB", ())
    return next((lemma for lemma in found if lemma in frames()), "")


def _verb_index(words: list[Token], body: Body) -> int | None:
    tagged = next((i for i, t in enumerate(words) if i and _finite(t, words, i)), None)
    missed = [
        i for i, t in enumerate(words)
        if i and (tagged is None or i < tagged) and t.lower_ == t.text and _inflected(t) and _lemma(t) in frames() and _fits(words, i)
    ]  # fmt: skip
    if tagged is None:
        return missed[-1] if missed else None
    sure = body.verbs[_lemma(words[tagged])] > 0 or words[tagged].tag_ == "VBZ"
    return missed[-1] if missed and not sure and body.verbs[_lemma(words[missed[-1]])] else tagged


def _finite(token: Token, words: list[Token], at: int) -> bool:
    """A verb that can carry a headline: finite, or a participle that is no adjective of the next noun."""
    if token.tag_ in ("VBZ", "VBP", "VBD", "MD"):
        return True
    if token.tag_ != "VBN" or words[at - 1].tag_ in ("HYPH", "DT", "IN", "JJ", "POS") or words[at - 1].text == ",":
        return False
    following = words[at + 1] if at + 1 < len(words) else None
    return following is None or following.pos_ not in ("NOUN", "PROPN") or words[at - 1].lemma_ == "be"


def _inflected(token: Token) -> bool:
    plural = token.i > 0 and token.nbor(-1).tag_ in ("NNS", "NNPS")
    return token.pos_ in ("NOUN", "PROPN", "ADJ", "ADV") and (plural or token.lower_.endswith(("s", "ed", "en")))


def _fits(words: list[Token], at: int) -> bool:
    """A noun tag is doubted only where a noun stands before, and a new phrase or nothing follows."""
    before, after = words[at - 1], words[at + 1] if at + 1 < len(words) else None
    return before.pos_ in ("NOUN", "PROPN") and (after is None or after.tag_ != "POS")


def _split(words: list[Token], at: int) -> Clause | None:
    subject = [t for t in words[:at] if t.lemma_ != "be" or t.pos_ not in ("AUX", "VERB")]
    start = at
    if words[at].lemma_ == "be" and at + 1 < len(words) and words[at + 1].tag_ == "VBN":
        start = at + 1
    if any(t.lower_ in _HEDGES or t.tag_ == "TO" for t in words[max(0, at - 1) : start + 1]):
        return None
    verb, width = verb_key(words, start)
    rest = _until_cut(words[start + width :])
    first = next((i for i, t in enumerate(rest) if t.lower_ in _PREPOSITIONS and t.lower_ != "of"), len(rest))
    obj = [t for t in rest[:first] if t.tag_ != "RB"]
    past = words[start].tag_ in ("VBN", "VBD") or words[start].lower_.endswith("ed")
    tail = " ".join(t.text for t in words[start + width :])
    return Clause(tuple(subject), verb, past and not obj, tuple(obj), _adjuncts(rest[first:]), tail)


def _until_cut(words: list[Token]) -> list[Token]:
    """The words up to the next clause."""
    for i, token in enumerate(words):
        more = words[i + 1] if i + 1 < len(words) else None
        if token.lower_ in _CUTS or token.text in (";", ":", "–", "—", ",", "-") or token.tag_ in ("VBZ", "VBP", "MD"):
            return words[:i]
        if token.tag_ == "TO" and more is not None and more.tag_ == "VB":
            return words[:i]
        if token.tag_ == "VBG" and (i == 0 or words[i - 1].pos_ in ("NOUN", "PROPN")) and more is not None:
            return words[:i]
    return words


def _adjuncts(words: list[Token]) -> tuple[Adjunct, ...]:
    starts = [i for i, t in enumerate(words) if t.lower_ in _PREPOSITIONS and t.lower_ != "of"]
    ends = [*starts[1:], len(words)][: len(starts)]
    return tuple(
        Adjunct(words[s].lower_, tuple(words[s + 1 : e])) for s, e in zip(starts, ends, strict=True) if e > s + 1
    )


def is_consequence(verb: str) -> bool:
    """Whether the verb says only what an event did."""
    return verb.split()[0] in consequences()
