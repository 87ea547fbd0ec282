"""Long statements lose what they can do without, from the end: purposes, and circumstances of little weight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsquiz.authoring.clauses import Clause
from newsquiz.authoring.statement import Piece
from newsquiz.authoring.vocabulary import word_list

if TYPE_CHECKING:
    from spacy.tokens import Token

LONGEST = 22  # words
CIRCUMSTANCES = word_list("circumstances")


def shortened(pieces: tuple[Piece, ...], clause: Clause, subject: tuple[int, int]) -> tuple[Piece, ...]:
    """The pieces less the last adverbial clauses and circumstances of the verb, as long as there are too many words.

    Nothing with a date, and nothing before the verb, is taken out.
    """
    kept = pieces
    branches = sorted((t for t in clause.verb.children if _optional(t, clause)), key=lambda t: -t.i)
    for branch in branches:
        if _words(kept) <= LONGEST:
            break
        below = {t.i for t in branch.subtree}
        if any(p.kind in {"date", "bound"} and p.first in below for p in kept):
            continue
        kept = tuple(p for p in kept if p.first not in below)
    return kept


def _optional(child: Token, clause: Clause) -> bool:
    if child.i < clause.verb.i:
        return False
    return child.dep_ == "advcl" or (child.dep_ == "prep" and child.lower_ in CIRCUMSTANCES)


def _words(pieces: tuple[Piece, ...]) -> int:
    return sum(len(p.text.split()) for p in pieces if p.text[:1].isalnum())
