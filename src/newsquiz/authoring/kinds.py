"""What a name is: all that the article says around its mentions, weighed together.

Every mention gives evidence for labels; the evidence of all mentions of a name is added up, a surname shares that of
its full name, names joined by "and" share some of theirs. A label that does not win clearly is none: the name is MISC.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from newsquiz.authoring import knowledge
from newsquiz.authoring.doctext import text_of
from newsquiz.authoring.lexicon import (
    HEADS,
    INSTITUTIONS,
    MONARCHS,
    NOUNS,
    PARTICLES,
    PERSONAL,
    PERTAINING,
    REGIONS,
    SEATS,
    STARTS,
    VERBS_OF_PEOPLE,
    is_group,
    is_person_noun,
    is_place,
    known_label,
    place_kind,
)
from newsquiz.authoring.names import titled

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

UNSURE = "MISC"
Weights = defaultdict[str, float]
MOST = 9.0
ENOUGH = 3.0
MARGIN = 1.0
_AGE = re.compile(r", (?:now )?\d{1,2}(?:,|\.| and )")
_OFFICIAL = {"National", "Federal", "European", "International"}
_OF = {"of", "for", "in", "at"}
_ACRONYM = re.compile(r"[A-Z][A-Z0-9&]+s?")


@dataclass(frozen=True)
class Name:
    """A mention to be typed. `key` is what mentions of the same name share."""

    span: Span
    key: str

    @property
    def words(self) -> list[str]:
        """The key's words."""
        return self.key.split()


def key_of(span: Span) -> str:
    """Accents, full stops and the possessive do not make another name."""
    return knowledge.fold(span.text)


def labels(names: Sequence[Name]) -> dict[str, str]:
    """The label of every key: one of spaCy's, AWARD, or MISC where no label wins."""
    evidence = _weighed(names)
    _share_between_joined(names, evidence)
    _share_with_full_names(evidence)
    result = {key: _winner(weights) for key, weights in evidence.items()}
    result.update(_spelled_out(names, result))
    result.update(_shortened(result))
    return result


def _weighed(names: Sequence[Name]) -> dict[str, Weights]:
    """What speaks for each label of each key: what stands around its mentions (up to a bound; what speaks against a
    label counts once), the model's guesses on average, and the form of the name itself."""
    evidence: dict[str, Weights] = defaultdict(lambda: defaultdict(float))
    against: dict[str, Weights] = defaultdict(lambda: defaultdict(float))
    mentions = Counter(name.key for name in names)
    for name in names:
        weights = evidence[name.key]
        for label, weight in _evidence(name):
            if weight < 0:
                against[name.key][label] = min(against[name.key][label], weight)
            else:
                weights[label] = max(weights[label], min(weights[label] + weight, MOST))
    for name in names:
        guess = _guess(name)
        evidence[name.key][guess] += (3.2 if guess == "PERSON" and _looks_personal(name) else 2.5) / mentions[name.key]
    for key in mentions:
        for label, weight in (*_form(key), *against[key].items()):
            evidence[key][label] += weight
    return evidence


def _spelled_out(names: Sequence[Name], labels: dict[str, str]) -> dict[str, str]:
    """`Automatic Identification System (AIS)`: an acronym is what its full name is."""
    found = {}
    for name, following in pairwise(names):
        between = text_of(name.span.doc)[name.span.end_char : following.span.start_char]
        if following.span.doc is name.span.doc and between == " (" and _ACRONYM.fullmatch(following.key):
            found[following.key] = labels[name.key]
    return found


def _shortened(labels: dict[str, str]) -> dict[str, str]:
    """`Humberto` after `Hurricane Humberto`, `Namse Bangdzod` after `MV Namse Bangdzod`: the tail of a typed name."""
    found = {}
    for key in (key for key, label in labels.items() if label == UNSURE):
        longer = {labels[other] for other in labels if other.endswith(f" {key}")} - {UNSURE}
        if len(longer) == 1:
            found[key] = longer.pop()
    return found


def _winner(weights: Weights) -> str:
    ranked = sorted(((weight, label) for label, weight in weights.items() if label != UNSURE), reverse=True)
    if not ranked or ranked[0][0] < ENOUGH:
        return UNSURE
    runner_up = max(ranked[1][0] if len(ranked) > 1 else 0.0, weights.get(UNSURE, 0.0))
    return ranked[0][1] if ranked[0][0] - runner_up >= MARGIN else UNSURE


def _guess(name: Name) -> str:
    """The model's own label of this mention."""
    covering = [e for e in name.span.doc.ents if e.start < name.span.end and name.span.start < e.end]
    best = max(covering, key=lambda e: min(e.end, name.span.end) - max(e.start, name.span.start), default=None)
    return str(best.label_) if best is not None else UNSURE


def _looks_personal(name: Name) -> bool:
    return 2 <= len(name.words) <= 4 and not _has_head(name.words) and all(word[:1].isalpha() for word in name.words)


def _form(key: str) -> Iterator[tuple[str, float]]:
    """What the name itself tells."""
    words = key.split()
    if is_group(key):
        yield "NORP", 12
        return
    if key in REGIONS:
        yield "LOC", 8
    known = known_label(key)
    if known:
        yield known, 9 if place_kind(key) in {"COUNTRY", "STATE"} else 8 if len(words) > 1 else 4
    yield from _head(words)
    if len(words) > 1 and words[0] in {"MV", "MS", "SS", "USS", "HMS", "RMS", "INS"}:
        yield "PRODUCT", 9
    if len(words) > 1:
        yield from ((label, 5.0) for label, starts in STARTS.items() if words[0] in starts)
    if 2 <= len(words) <= 5 and knowledge.is_first_name(words[0]) and not _has_head(words):
        yield "PERSON", 4
    if len(words) > 1 and any(word in PARTICLES for word in words[1:-1]) and not _has_head(words):
        yield "PERSON", 1.5
    if "v" in words[1:-1] or "vs" in words[1:-1]:
        yield "LAW", 6
    if any(word in HEADS["ORG"] for word in words[1:-1]) or words[-1].endswith("news"):
        yield "ORG", 4 if words[-1].endswith("news") else 2
    if _ACRONYM.fullmatch(key):
        yield "ORG", 0.6
        yield "PERSON", -6
    if len(words) > 1 and words[0] in MONARCHS and not _has_head(words):
        yield "PERSON", 6


def _core(words: Sequence[str]) -> Sequence[str]:
    """The words before "of", "for": the head of `University of Kansas` is University."""
    at = next((i for i, word in enumerate(words) if i and word in _OF), len(words))
    return words[:at]


def _has_head(words: Sequence[str]) -> bool:
    return any(True for _ in _head(words))


def _head(words: Sequence[str]) -> Iterator[tuple[str, float]]:
    core = [word for word in _core(words) if not word[0].isdigit()] or list(words)
    last = core[-1].removesuffix("'s")
    found = [label for label, heads in HEADS.items() if last in heads or core[-1] in heads]
    if last in {"Center", "Centre", "House", "Court", "Church", "Museum"} and (
        len(core) < len(words) or len(words) == 1
    ):
        found = ["ORG"]
    if (last in {"Center", "Centre"} and words[0] in _OFFICIAL) or " ".join(words) in SEATS:
        found = ["ORG"]
    for label in found[:1]:
        if len(words) > 1 or label != "ORG" or last in INSTITUTIONS:
            yield label, 7 if len(words) > 1 else 4


def _evidence(name: Name) -> Iterator[tuple[str, float]]:
    """What stands around one mention."""
    span, doc = name.span, name.span.doc
    if titled(doc, span.start) and not _has_head(name.words):
        yield "PERSON", 8
    yield from _noun_before(span)
    yield from _noun_after(span)
    yield from _apposition(span)
    if _AGE.match(text_of(doc)[span.end_char : span.end_char + 12]) and not is_place(name.key):
        yield "PERSON", 6
    if re.search(r"\b\d+-year-old $", text_of(doc)[: span.start_char]):
        yield "PERSON", 6
    yield from _as_subject(span)
    yield from _neighbours(span)


def _noun_before(span: Span) -> Iterator[tuple[str, float]]:
    """`journalist Jamal Khashoggi`, `the company Ridgeback`, `the ship Conception`."""
    i = span.start - 1
    if i > 0 and span.doc[i].text in {'"', "“"}:
        i -= 1
    if i < 0 or span.doc[i].pos_ not in {"NOUN", "PROPN", "ADJ"} or span.doc[i].is_sent_end:
        return
    noun, root = span.doc[i], span.root
    label = _label_of_noun(noun)
    related = noun.head.i == root.i or root.head.i in {noun.i, noun.head.i}
    if label and (related or label == "WORK_OF_ART"):
        yield label, 8 if related else 4


def _noun_after(span: Span) -> Iterator[tuple[str, float]]:
    """`Waterloo station`, `Salaheddin district`, `the Kepler space telescope`: the name is part of what follows."""
    doc = span.doc
    if (
        span.root.dep_ not in {"compound", "nmod", "amod"}
        or span.root.head.i < span.end
        or span.root.head.i > span.end + 1
    ):
        return
    noun = doc[span.root.head.i]
    label = _label_of_noun(noun)
    if noun.lower_ in PERTAINING and _ACRONYM.fullmatch(span.text):
        yield UNSURE, 4
    elif (label in {"FAC", "GPE"} or noun.lower_ in {"telescope", "spacecraft"}) and not is_place(span.text):
        yield label or UNSURE, 4 if label == "GPE" else 8


def _label_of_noun(noun: Token) -> str | None:
    for word in (noun.lower_, noun.lemma_.lower()):
        for label, nouns in NOUNS.items():
            if word in nouns:
                return label
    return "PERSON" if is_person_noun(noun.lemma_) else None


def _apposition(span: Span) -> Iterator[tuple[str, float]]:
    """`Milltech Marine, a firm specialising in ...`; `Sanaa, the capital`; `the capital, Sanaa,`."""
    doc = span.doc
    following = doc[span.end : span.end + 10]
    if len(following) > 2 and following[0].text in {",", "—", "–"} and _opens_apposition(following):
        head = _head_noun(following[2:])
        label = _label_of_noun(head) if head is not None else None
        if label:
            yield label, 5
    root = span.root
    if root.dep_ == "appos" and root.head.i < span.start and root.head.pos_ == "NOUN":
        label = _label_of_noun(root.head)
        if label:
            yield label, 4


def _opens_apposition(following: Span) -> bool:
    """`, the capital`, `, formerly a church`, `, Puerto Rico's governor`."""
    first, second = following[1], following[2]
    articles = {"a", "an", "the", "his", "her", "their"}
    owned = first.pos_ == "PROPN" and any(t.tag_ == "POS" for t in following[2:5])
    return first.lower_ in articles or owned or (first.pos_ == "ADV" and second.lower_ in articles)


def _head_noun(tokens: Iterable[Token]) -> Token | None:
    """The last noun before the noun phrase ends."""
    head = None
    for token in tokens:
        if token.pos_ == "NOUN":
            head = token
        elif token.pos_ not in {"ADJ", "PROPN", "PUNCT", "NUM", "ADV", "DET", "PART"} or token.text == ",":
            break
    return head


def _as_subject(span: Span) -> Iterator[tuple[str, float]]:
    root = span.root
    if root.dep_ in {"nsubj", "nsubjpass"} and root.head.lemma_.lower() in VERBS_OF_PEOPLE:
        yield "PERSON", 1
        yield "ORG", 0.6
    if (
        span.end + 1 < len(span.doc)
        and span.doc[span.end].text == ","
        and span.doc[span.end + 1].lower_ in {"who", "whose"}
    ):
        yield "PERSON", 4
    if span.end + 1 < len(span.doc) and span.doc[span.end].tag_ == "POS" and span.doc[span.end + 1].lower_ in PERSONAL:
        yield "PERSON", 2


def _neighbours(span: Span) -> Iterator[tuple[str, float]]:
    doc = span.doc
    before = doc[span.start - 1] if span.start else None
    after = text_of(doc)[span.end_char : span.end_char + 30]
    if before is not None and before.lower_ in {"in", "near"} and len(span) <= 3:
        yield "GPE", 2.5
        yield "PERSON", -2
    if before is not None and before.lower_ in {"the", "a", "an"}:
        yield "PERSON", -3
    region = re.match(r", ([A-Z][\w.]+(?: [A-Z]\w+)?)\b", after)
    if region and place_kind(region.group(1)) in {"STATE", "COUNTRY"}:
        yield "GPE", 8 if before is not None and before.lower_ in {"in", "from", "near", "to", "outside"} else 1


def _share_between_joined(names: Sequence[Name], evidence: dict[str, Weights]) -> None:
    """`Beni, Butembo and Katwa`: what most of a list is, the rest is likely, too."""
    by_token = {(id(name.span.doc), name.span.root.i): name for name in names}
    settled = {key: _winner(weights) for key, weights in evidence.items()}
    for name in names:
        root = name.span.root
        for other in (root.head if root.dep_ == "conj" else None, *(t for t in root.children if t.dep_ == "conj")):
            joined = by_token.get((id(name.span.doc), other.i)) if other is not None else None
            if joined and settled[joined.key] not in {UNSURE, "NORP"}:
                evidence[name.key][settled[joined.key]] += 1.5


def _share_with_full_names(evidence: dict[str, Weights]) -> None:
    """A surname is a person where its full name is, and speaks for it in turn."""
    full_names = [key for key in evidence if 1 < len(key.split()) <= 5 and not _has_head(key.split())]
    for full in full_names:
        words = full.split()
        for part in {words[-1], words[0], *words[1:-1]} & set(evidence):
            strong = evidence[part]["PERSON"] - max(evidence[part][label] for label in ("GPE", "NORP", "LOC"))
            if strong > 0 and part == words[-1]:
                evidence[full]["PERSON"] += min(strong, 3)
    for full in full_names:
        if _winner(evidence[full]) != "PERSON":
            continue
        for part in set(full.split()) & set(evidence):
            if not is_group(part):
                evidence[part]["PERSON"] += 10


def in_quotation_marks(doc: Doc, span: Span) -> bool:
    """Whether the span is all that stands between a pair of quotation marks."""
    before = text_of(doc)[span.start_char - 1 : span.start_char]
    after = text_of(doc)[span.end_char : span.end_char + 2]
    return before in {'"', "“"} and re.match(r"[,.]?[\"”]", after) is not None
