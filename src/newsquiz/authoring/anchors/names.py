"""Names of a headline in full, as the body gives them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsquiz.authoring.anchors.body import PARTICLES, Body, fold
from newsquiz.authoring.anchors.chunks import Chunk
from newsquiz.authoring.anchors.places import is_place
from newsquiz.authoring.anchors.tables import event_nouns, gazetteer, is_calling, roles, word_lists
from newsquiz.authoring.anchors.units import YEAR
from newsquiz.authoring.doctext import text_of
from newsquiz.authoring.lexicon import TITLES

if TYPE_CHECKING:
    from spacy.tokens import Token

_AGENT = ("er", "or", "ist", "ian", "man", "woman", "ess", "ant", "ent", "ee")


def full(chunk: Chunk, body: Body) -> str:
    """The phrase, with the person that it ends in named in full."""
    found = person(chunk, body)
    if found is None:
        return holder(chunk, body) or chunk.text
    doubtful = found[0] and " " in found[1] and not _calls(chunk, found[0])
    return found[1] if doubtful else f"{found[0]} {found[1]}".strip()


def _calls(chunk: Chunk, prefix: str) -> bool:
    """Whether what stands before a name is what the person is called by, and no other noun of a broken phrase:
    "house Hitler was born in".
    """
    last = next((u for u in reversed(chunk.units) if prefix.endswith(u.text)), chunk.units[0])
    known = last.lower in word_lists()["people"] or is_calling(last.lower) or last.lower.endswith(_AGENT)
    return known or last.proper or not last.head.tag_.startswith("NN")


def person(chunk: Chunk, body: Body) -> tuple[str, str] | None:
    """What the person that the phrase names is called by, and the name in full; None where it names none."""
    words = [t for u in chunk.units for t in u.tokens]
    whole = chunk.head == chunk.end - 1 or is_calling(chunk.noun.lower)
    if chunk.units[-1].possessive or not whole or any(u.stop for u in chunk.units):
        return None
    starts = [i for i, t in enumerate(words) if (t.text[0].isupper() or t.lower_ in PARTICLES) and t.tag_ != "POS"]
    for start in starts:
        name = body.full_name(_text(words[start:]))
        if name is not None and (not start or _apart(words[start - 1])):
            twice = set(name.split()) & {t.text for t in words[:start]}
            return None if twice else (_text(words[:start]), name)
    for start in starts:
        name = _text(words[start:])
        if _known(words[start:], body) and (not start or _apart(words[start - 1])):
            return _text(words[:start]), name if " " in name else body.spelled_out(name)
    return _introduced(words, body)


def _apart(before: Token) -> bool:
    """Whether the word before a name is no name itself: else the two are one, which is no person's."""
    calls = is_calling(before.lower_) or before.text in TITLES or before.text in gazetteer().people
    return calls or before.tag_ == "POS" or before.text[0].islower()


def _introduced(words: list[Token], body: Body) -> tuple[str, str] | None:
    """A calling with the name behind it that the lead has too, whatever it takes that name for: "actor Doris Day"."""
    at = next((i for i, t in enumerate(words) if t.text[0].isupper() and i and is_calling(words[i - 1].lower_)), 0)
    name = _text(words[at:])
    sure = at and " " in name and all(t.text[0].isupper() or t.lower_ in PARTICLES for t in words[at:])
    return (_text(words[:at]), name) if sure and any(name in s.text for s in body.lead) else None


def _known(words: list[Token], body: Body) -> bool:
    """Whether the body has the words as a person's name."""
    alone = len(words) < 4 and all(t.text[0].isupper() and fold(t.text) not in roles()[0] | roles()[1] for t in words)
    return alone and fold(words[-1].text) not in event_nouns() and body.person_called(_text(words))


def holder(chunk: Chunk, body: Body) -> str:
    """The office with who holds it: whom the lead calls so ("Pakistani President Mamnoon Hussain"), or, of "Hong Kong
    leader", the one person who is the grammatical subject of the first sentence.
    """
    for ent in (ent for sentence in body.lead for ent in sentence.ents):
        called = text_of(ent.doc)[: ent.start_char].rstrip().lower().endswith(chunk.text.lower())
        if ent.label_ == "PERSON" and called and chunk.noun.lower in roles()[0]:
            name = ent.text.removesuffix("'s")
            return f"{chunk.text} {name}"
    owned = any(u.possessive for u in chunk.units) or chunk.end - 1 != chunk.head or chunk.start
    if owned or chunk.noun.proper or chunk.noun.lower not in roles()[0] - word_lists()["relatives"]:
        return ""
    for ent in (ent for sentence in body.lead[:1] for ent in sentence.ents):
        if ent.label_ == "PERSON" and len(ent.text.split()) > 1 and ent.root.dep_ in ("nsubj", "nsubjpass"):
            name = ent.text.removesuffix("'s")
            return f"{chunk.text} {name}"
    return ""


def fullest(name: str, body: Body) -> str:
    """The longest name in the body that ends like `name` and holds all its words."""
    words = name.split()
    found = re.findall(rf"(?:{YEAR} )?(?:[A-Z][\w'’-]* )*{re.escape(words[-1])}\b", body.text)
    fuller = [longer for longer in found if _adds(longer, words)]
    return max(fuller, key=len, default=name).removeprefix("The ")


def _adds(longer: str, words: list[str]) -> bool:
    """Whether `longer` is the same name with more words, and not with a city or another name before it."""
    added = [word for word in longer.split() if word not in words]
    same = [word for word in longer.split() if word in words] == words
    return same and bool(added) and not any(is_place(word) for word in added)


def _text(words: list[Token]) -> str:
    return "".join(t.text_with_ws for t in words).strip()
