"""What "that agreement" or "these minerals" means: the nearest earlier phrase of the same head that names more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsquiz.article import BlockKind
from newsquiz.authoring.annotate import Annotated, Sentence
from newsquiz.authoring.kin import KINDS

if TYPE_CHECKING:
    from spacy.tokens import Token

POINTING = {"this", "that", "these", "those"}
REACH = 8  # sentences looked back over; a demonstrative rarely points further
PAIRS = {"both", "two"}
PARTIES = {"country", "nation", "side", "government", "leader", "party", "company", "team"}


def antecedent(annotated: Annotated, sentence: Sentence, noun: Token) -> str | None:
    """Words for the noun phrase of `noun` that stand alone, or None where it already does or nothing is certain.

    Handles `this/that/these/those X` and `both countries`; a plain `the X` is left to the gates.
    """
    if noun.pos_ in {"PRON", "DET"} and noun.lower_ in {"these", "those"} and noun.dep_ in {"nsubj", "nsubjpass"}:
        return _only_plural_before(annotated, sentence) if noun.i == sentence.span.start else None
    if noun.pos_ != "NOUN":
        return None
    determiner = next((t for t in noun.children if t.dep_ == "det"), None)
    if determiner is None or determiner.i != noun.left_edge.i or noun.i - determiner.i != 1:
        return None
    if determiner.lower_ in POINTING:
        return _named_earlier(annotated, sentence, noun)
    if determiner.lower_ in PAIRS and noun.lemma_.lower() in {"country", "nation"}:
        return _two_parties(annotated, sentence)
    return None


def _earlier(annotated: Annotated, sentence: Sentence) -> list[Sentence]:
    body = [s for s in annotated.sentences[: sentence.index] if s.block.kind is BlockKind.PARAGRAPH]
    return body[-REACH:][::-1]


def _named_earlier(annotated: Annotated, sentence: Sentence, noun: Token) -> str | None:
    wanted = next((kind for kind in KINDS if noun.lemma_.lower() in kind), {noun.lemma_.lower()})
    same_number = noun.tag_
    for nearby, earlier in enumerate(_earlier(annotated, sentence)):
        for token in reversed(list(earlier.span)):
            if token.pos_ != "NOUN" or token.lemma_.lower() not in wanted or token.tag_ != same_number:
                continue
            if token.lemma_.lower() != noun.lemma_.lower() and nearby > 1:
                continue
            modifiers = _modifiers(token)
            if modifiers:
                article = "the " if noun.tag_ == "NN" else ""
                return article + "".join(t.text_with_ws for t in [*modifiers, token]).strip()
    return None


def _modifiers(token: Token) -> list[Token]:
    """Names and nouns right before `token` that tell which one is meant."""
    before = [t for t in token.children if t.i < token.i and t.dep_ in {"compound", "amod", "nmod"}]
    spread = sorted({t.i: t for m in before for t in m.subtree}.values(), key=lambda t: t.i)
    adjoining = bool(spread) and spread[-1].i == token.i - 1 and spread[-1].i - spread[0].i == len(spread) - 1
    telling = any(t.dep_ in {"compound", "nmod"} or t.pos_ == "PROPN" for t in spread)
    return spread if adjoining and telling else []


def _only_plural_before(annotated: Annotated, sentence: Sentence) -> str | None:
    """The one plural noun phrase of the sentence just before, in the same block, if it tells what it is."""
    if sentence.index == 0 or annotated.sentences[sentence.index - 1].block_index != sentence.block_index:
        return None
    plurals = [t for t in annotated.sentences[sentence.index - 1].span if t.tag_ == "NNS"]
    modifiers = _modifiers(plurals[0]) if len(plurals) == 1 else []
    return "".join(t.text_with_ws for t in [*modifiers, plurals[0]]).strip() if modifiers else None


def _two_parties(annotated: Annotated, sentence: Sentence) -> str | None:
    """`A and B` where the sentences just before join exactly two countries."""
    for earlier in _earlier(annotated, sentence)[:3]:
        for token in earlier.span:
            joined = [t for t in token.children if t.dep_ == "conj"]
            more = [t for other in joined for t in other.children if t.dep_ == "conj"]
            first = token.dep_ != "conj" and token.ent_type_ == "GPE"
            if first and len(joined) == 1 and not more and joined[0].ent_type_ == "GPE":
                return f"{_with_article(token)} and {_with_article(joined[0])}"
    return None


def _with_article(token: Token) -> str:
    words = [t for t in token.subtree if t.dep_ in {"det", "compound"} or t.i == token.i]
    return "".join(t.text_with_ws for t in words if t.head.i == token.i or t.i == token.i).strip()
