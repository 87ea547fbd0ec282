"""Keywords: the name that an article is mostly about, and the thing that its headline speaks of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsquiz.authoring.anchors.body import Body, fold
from newsquiz.authoring.anchors.phrases import phrase
from newsquiz.authoring.anchors.tables import word_lists

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_NAMED = {"PERSON", "ORG", "EVENT", "PRODUCT", "FAC", "WORK_OF_ART", "LAW"}
_NOMINAL = {"NN", "NNS", "NNP", "NNPS", "JJ", "HYPH", "POS"}
_OFTEN = 2


def main_name(title: Doc, body: Body) -> str:
    """The named thing of the headline that the body speaks of most, in full; "" where there is none."""
    scores: dict[str, int] = {}
    for ent in title.ents:
        cut_short = title[ent.end : ent.end + 1].text == "-" or title[ent.start - 1 : ent.start].text == "-"
        if cut_short or ent.label_ not in _NAMED or not ent.text[0].isupper() or ent.text not in body.text:
            continue
        name = body.full_name(ent.text) or ent.text
        scores[name] = body.mentions(name.split()[-1])
    best = max(scores, key=lambda name: scores[name], default="")
    return best if best and scores[best] else ""


def main_thing(title: Doc, body: Body, name: str) -> str:
    """The headline's noun phrase of two words or more that the body speaks of most, in the body's own words."""
    scores: dict[str, int] = {}
    taken = set(fold(name).split())
    for run in _runs(title):
        found = phrase(tuple(run), body)
        if any(t.pos_ == "NOUN" and body.verbs[t.lower_] and not body.nouns[t.lemma_] for t in run):
            continue
        if (
            found is None
            or found.person
            or taken & set(fold(found.bare).split())
            or " " not in found.bare
            or found.human
            or _vague(run)
        ):
            continue
        if " ".join(found.bare.split()[-2:]).lower() in body.text.lower():
            often = body.mentions(run[-1].lemma_)
            if often > _OFTEN or run[0].pos_ != "ADJ" or run[0].text[0].isupper():
                scores[found.bare] = often
    return max(scores, key=lambda thing: scores[thing], default="")


def _vague(run: list[Token]) -> bool:
    return run[-1].lower_ in word_lists()["vague"] or run[0].lower_ == "new"


def _runs(title: Doc) -> list[list[Token]]:
    """Unbroken runs of nouns and their adjectives."""
    runs: list[list[Token]] = [[]]
    for token in title:
        if token.tag_ in _NOMINAL:
            runs[-1].append(token)
        elif runs[-1]:
            runs.append([])
    return [run for run in runs if run and run[-1].pos_ in ("NOUN", "PROPN")]
