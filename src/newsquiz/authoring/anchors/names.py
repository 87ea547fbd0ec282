"""Names of a headline in full, as the body gives them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsquiz.authoring.anchors.body import PARTICLES, Body, fold
from newsquiz.authoring.anchors.chunks import Chunk
from newsquiz.authoring.anchors.tables import event_nouns, roles, word_lists
from newsquiz.authoring.anchors.units import YEAR
from newsquiz.authoring.doctext import text_of

if TYPE_CHECKING:
    from spacy.tokens import Token


def full(chunk: Chunk, body: Body) -> str:
    """The phrase, with the person that it ends in named in full."""
    found = person(chunk, body)
    return f"{found[0]} {found[1]}".strip() if found is not None else holder(chunk, body) or chunk.text


def person(chunk: Chunk, body: Body) -> tuple[str, str] | None:
    """What the person that the phrase names is called by, and the name in full; None where it names none."""
    words = [t for u in chunk.units for t in u.tokens]
    if chunk.units[-1].possessive or chunk.head != chunk.end - 1 or any(u.stop for u in chunk.units):
        return None
    starts = [i for i, t in enumerate(words) if (t.text[0].isupper() or t.lower_ in PARTICLES) and t.tag_ != "POS"]
    for start in starts:
        name = body.full_name(_text(words[start:]))
        if name is not None:
            twice = set(name.split()) & {t.text for t in words[:start]}
            return None if twice else (_text(words[:start]), name)
    for start in starts:
        name = _text(words[start:])
        if _known(words[start:], body):
            return _text(words[:start]), name if " " in name else body.spelled_out(name)
    return None


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
    fuller = [longer for longer in found if set(words) < set(longer.split())]
    return max(fuller, key=len, default=name).removeprefix("The ")


def _text(words: list[Token]) -> str:
    return "".join(t.text_with_ws for t in words).strip()
