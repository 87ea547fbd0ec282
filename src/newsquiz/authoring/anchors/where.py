"""Where the event of a sentence was, as a place a stranger can find: "Gdańsk, Poland"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsquiz.authoring.anchors.places import are_countries, is_place
from newsquiz.authoring.anchors.tables import gazetteer, word_lists
from newsquiz.authoring.doctext import text_of

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_AT = {"in", "at", "near", "off", "outside"}
_NAME = r"[A-ZÀ-Ž][\w’'.-]+(?:[ -](?:de|del|la|el|al|of|the|and|upon)?[ -]?[A-ZÀ-Ž][\w’'.-]+)*"


def place_of(verb: Token, sentence: Span) -> str:
    """The place that the clause of `verb` gives with a preposition; "" where none is sure."""
    for token in sentence:
        if token.lower_ in _AT and token.dep_ == "prep" and _belongs(token, verb):
            name = _named_after(token, sentence)
            if name:
                return (
                    name if token.lower_ in ("in", "at") or name.startswith(token.lower_) else f"{token.lower_} {name}"
                )
    return ""


def _belongs(preposition: Token, verb: Token) -> bool:
    """Whether the phrase tells of `verb` itself: no other clause stands between them, and no other person's office."""
    token = preposition
    while token.head.i != token.i and token.i != verb.i:
        token = token.head
        clause = token.pos_ in ("VERB", "AUX") and not (token.tag_ == "VBG" and token.dep_ == "advcl")
        speaker = token.dep_ == "nsubj" and token.lemma_.lower() in word_lists()["speakers"]
        if token.i != verb.i and (clause or speaker or token.dep_ == "appos" or token.ent_type_ == "PERSON"):
            return False
    return bool(token.i == verb.i)


def _named_after(preposition: Token, sentence: Span) -> str:
    """The first known place of the prepositional phrase, with its region or country."""
    text = text_of(sentence.doc)[preposition.idx + len(preposition) : sentence.end_char]
    skipped = rf"(?:\s+(?:the|a|an|{'|'.join(gazetteer().people)}|[a-z]+)){{0,5}}"
    match = re.match(rf"{skipped}\s+({_NAME}(?:, {_NAME})*)", text)
    if match is None or re.match(r" and (?:the )?[A-ZÀ-Ž]", text[match.end() :]):
        return ""
    return _complete(match[1].rstrip(".").split(", "), sentence)


def with_region(name: str, text: str) -> str:
    """A place of the headline with the region or country that `text` gives it, or the gazetteer to a small city."""
    atlas = gazetteer()
    told = re.search(rf"\b{re.escape(name)}, ({_NAME})", text)
    if "," in name or name in atlas.countries or name in atlas.regions:
        return name
    if told is not None and is_place(told[1]):
        return f"{name}, {told[1]}"
    return f"{name}, {atlas.cities[name]}" if name in atlas.cities and name not in atlas.famous else name


def _complete(names: list[str], sentence: Span) -> str:
    """`["Pandeglang"]` → "Pandeglang, Indonesia"; "" for what is no place by the gazetteer or the parser."""
    atlas = gazetteer()
    first = names[0]
    second = names[1] if len(names) > 1 else ""
    if is_place(second) and not are_countries(first, second):
        return f"{first}, {second}" if first != second and not _person(first, sentence) else second
    if first in atlas.countries or first in atlas.regions:
        return first
    if first in atlas.cities:
        return first if first in atlas.famous else f"{first}, {atlas.cities[first]}"
    return ""


def _person(name: str, sentence: Span) -> bool:
    return any(ent.label_ == "PERSON" and name in ent.text for ent in sentence.ents)
