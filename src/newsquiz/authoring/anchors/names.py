"""Keywords: the name that an article is mostly about, and the thing that its headline speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsquiz.authoring.anchors.body import Body, fold
from newsquiz.authoring.anchors.cutting import YEAR
from newsquiz.authoring.anchors.phrases import Phrase, phrase
from newsquiz.authoring.anchors.places import is_place
from newsquiz.authoring.anchors.tables import event_nouns, roles, word_lists
from newsquiz.authoring.anchors.verbs import lemma_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_NAMED = {"PERSON", "ORG", "EVENT", "PRODUCT", "FAC", "WORK_OF_ART", "LAW"}
_NOMINAL = {"NN", "NNS", "NNP", "NNPS", "JJ", "HYPH", "POS"}
_OFTEN = 2


def keywords(title: Doc, body: Body, verb: str, *, certain: bool) -> Iterator[str]:
    """Lines of a name and a thing, best first; with an event's noun only where its time is `certain`.

    `verb` is the headline's, which may look like a noun.
    """
    named = main_names(title, body)
    name = next(iter(named), "")
    found = thing_of(title, body, name, verb, single=bool(name))
    thing = found.bare if found is not None else ""
    if not name and not thing:
        name = next(iter(_ranked([e for s in body.lead[:1] for e in s.span.ents], body, often=_OFTEN)), "")
    if thing and thing.split()[-1].lower() in event_nouns() and not certain:
        thing = ""
    second = next((other for other in named[1:] if not set(other.split()) & set(name.split())), "")
    where = "" if name else next((e.text for e in title.ents if e.label_ in {"GPE", "LOC"} and is_place(e.text)), "")
    if _owns(thing, name) or (where and where in thing):
        name = second = where = ""
    lines = ((name or where, thing or second), (name,), (thing if " " in thing else "",), (where,))
    for line in lines:
        words = ", ".join(filter(None, line))
        if words:
            yield words[0].upper() + words[1:]


def _owns(thing: str, name: str) -> bool:
    """Whether the thing tells the name already: "President Trump's tax records"."""
    return bool(name) and fold(name.split()[-1]) in {fold(word) for word in thing.split()}


def main_names(title: Doc, body: Body) -> list[str]:
    """The named things of the headline, in full, those first that the body speaks of most."""
    return _ranked([ent for ent in title.ents if not _cut_short(title, ent)], body)


def _cut_short(title: Doc, ent: Span) -> bool:
    """Whether the name is part of a compound, or a place before its region."""
    around = title[ent.end : ent.end + 1].text, title[max(0, ent.start - 1) : ent.start].text
    region = title[ent.end + 1 : ent.end + 3]
    return "-" in around or (around[0] == "," and any(is_place(t.text) for t in region))


def _ranked(ents: list[Span], body: Body, often: int = 0) -> list[str]:
    scores: dict[str, int] = {}
    for ent in ents:
        if ent.label_ in _NAMED and ent.text[0].isupper() and fold(ent.text) in fold(body.text):
            numbered = ent.doc[ent.end : ent.end + 1]
            name = body.full_name(ent.text) or (f"{ent.text} {numbered}" if _is_number(numbered) else ent.text)
            scores[name] = body.mentions(ent.text.split()[-1])
    return sorted((name for name in scores if scores[name] > often), key=lambda name: -scores[name])


def _is_number(span: Span) -> bool:
    """Whether a figure follows that belongs to the name: "Area 51"."""
    return bool(re.fullmatch(r"\d{1,3}", span.text))


def thing_of(title: Doc, body: Body, name: str, verb: str, *, single: bool = False) -> Phrase | None:
    """The headline's noun phrase of two words or more that the body speaks of most, in the body's own words.

    `single`: else the one noun that it speaks of often.
    """
    taken = set(fold(name).split())
    scores: dict[Phrase, int] = {}
    for run in runs(title, verb):
        found = _thing(run, body, taken)
        often = body.mentions(run[-1].lemma_)
        if found is None or (often <= _OFTEN and run[0].pos_ == "ADJ" and not run[0].text[0].isupper()):
            continue
        if " " in found.bare or (single and often > _OFTEN and not found.bare[0].isupper()):
            scores[found] = often + (" " in found.bare) * 1000
    return max(scores, key=lambda thing: scores[thing], default=None)


def _thing(run: list[Token], body: Body, taken: set[str]) -> Phrase | None:
    """The run as a thing, and no person, that the body speaks of in these words."""
    if (
        run[-1].lower_ in word_lists()["vague"] | word_lists()["counts"] | roles()[0] | roles()[1]
        or run[0].lower_ in {"new"} | word_lists()["measures"]
    ):
        return None
    if any(t.pos_ == "NOUN" and body.verbs[t.lemma_] and not body.nouns[t.lemma_] for t in run):
        return None
    found = phrase(tuple(run), body)
    if found is None or found.human or {fold(word) for word in found.bare.split()} <= taken or is_place(found.bare):
        return None
    last = [fold(word) for word in found.bare.split()[-2:]]
    return found if all(body.mentions(word) for word in last) else None


def runs(title: Doc, verb: str, *, years: bool = False) -> list[list[Token]]:
    """Unbroken runs of nouns and their adjectives, and of names over "of"; with the years beside them, if wanted.

    The headline's `verb` breaks them even where it was taken for a noun.
    """
    found: list[list[Token]] = [[]]
    for token in title:
        year = years and bool(re.fullmatch(YEAR, token.text))
        named = token.tag_ in ("VBG", "VBN") and token.text[0].isupper()
        if (token.tag_ in _NOMINAL or named or year or _joins(token)) and not (verb and verb == lemma_of(token)):
            found[-1].append(token)
        elif found[-1]:
            found.append([])
    return [run for run in found if run and (run[-1].pos_ in ("NOUN", "PROPN") or run[-1].tag_ == "CD")]


def _joins(token: Token) -> bool:
    """The "of" of "Holy Headdress of Christ" and "contempt of Congress"."""
    named = token.i + 1 < len(token.doc) and token.nbor().tag_ in ("NNP", "NNPS")
    return token.lower_ == "of" and named and token.i > 0 and token.nbor(-1).tag_ in _NOMINAL


def fullest(name: str, body: Body) -> str:
    """The longest name in the body that ends like `name` and holds all its words."""
    words = name.split()
    found = re.findall(rf"(?:{YEAR} )?(?:[A-Z][\w'’-]* )*{re.escape(words[-1])}\b", body.text)
    fuller = [longer for longer in found if set(words) < set(longer.split())]
    return max(fuller, key=len, default=name)
