"""The name that an article is mostly about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsquiz.authoring.anchors.body import Body, fold

if TYPE_CHECKING:
    from spacy.tokens import Doc

_KINDS = {"PERSON", "ORG", "EVENT", "PRODUCT", "FAC", "WORK_OF_ART", "LAW"}


def main_name(title: Doc, body: Body) -> str:
    """The named thing of the headline that the body speaks of most, in full; "" where there is none."""
    scores: dict[str, int] = {}
    for ent in title.ents:
        if ent.label_ not in _KINDS or not ent.text[0].isupper():
            continue
        name = body.full_name(ent.text) or ent.text
        last = fold(name.split()[-1])
        scores[name] = sum(fold(t.text) == last for t in body.tokens)
    best = max(scores, key=lambda name: scores[name], default="")
    return best if best and scores[best] > 1 else ""
