"""Is a statement whole? What cutting and parsing can break, found before a question is made of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsquiz.authoring.clauses import quoted_tokens
from newsquiz.authoring.statement import QUOTES, Statement

if TYPE_CHECKING:
    from spacy.tokens import Token

_BROKEN = re.compile(r"[;:()\[\]{}…]|\s[-–—]|\b(\w+) \1\b|(?:^|\s)[,.]|,,|\.\.(?!\.)|(?<=\w),(?=[^\s\d”\"])")
_LOOSE_END = {
    "even", "as", "of", "and", "but", "or", "nor", "that", "than", "the", "a", "an", "because", "while", "when", "if",
    "whereby", "which", "who", "with", "by", "from", "between", "including", "until", "such", "like", "also", "just",
    "only", "not", "both", "either", "for example", "upon", "per", "via", "to",
}  # fmt: skip
UNSURE_LINKS = {"dep", "parataxis"}
LONGEST_QUOTED_PHRASE = 9


def broken(statement: Statement, text: str) -> str | None:
    """Why `text`, made from the statement, cannot be trusted to be a whole sentence; None where nothing is wrong."""
    outside = re.sub(r"“[^”]*”|\"[^\"]*\"", "Q", text)
    found = _BROKEN.search(outside)
    if found is not None and found.group().strip():
        return f"“{found.group().strip()}” shows that the sentence was cut badly"
    last = re.sub(r"[?.”\"]+$", "", outside).rsplit(" ", 1)[-1].lower()
    if last in _LOOSE_END:
        return f"it ends on “{last}”"
    return (
        _cuts_quotation(statement) or _loses_complement(statement) or _odd_front(statement) or _shares_object(statement)
    )


def _odd_front(statement: Statement) -> str | None:
    """A bare noun phrase before the subject is the object of a clause that was misread."""
    doc = statement.clause.verb.doc
    for piece in statement.front:
        token = doc[piece.last]
        head_of_front = token.dep_ in {"dobj", "nsubj", "nsubjpass", "attr", "dep", "ROOT", "appos", "nmod"}
        if (
            not piece.kind
            and token.pos_ in {"NOUN", "PROPN", "PRON"}
            and head_of_front
            and token.head.i >= statement.subject[0]
        ):
            return f"“{token.text}” stands before the subject and does not belong there"
    return None


def _shares_object(statement: Statement) -> str | None:
    """`fired and landed a round`: the object behind the second verb belongs to both."""
    verb = statement.clause.verb
    following = verb.doc[verb.i + 1] if verb.i + 1 < len(verb.doc) else None
    joined = any(t.dep_ == "conj" and t.pos_ == "VERB" for t in verb.children)
    if joined and following is not None and following.dep_ == "cc":
        return f"what follows “{verb.text} {following.text}” belongs to both verbs"
    return None


def _cuts_quotation(statement: Statement) -> str | None:
    """A quotation must be kept with both of its marks, and a long one is for the speaker's question."""
    doc = statement.clause.verb.doc
    inside = quoted_tokens(statement.clause.sentence)
    kept = [i for p in statement.pieces for i in range(p.first, p.last + 1) if i in inside]
    words = [i for i in kept if doc[i].text not in QUOTES]
    if not words:
        return None
    if len(words) > LONGEST_QUOTED_PHRASE:
        return "it holds a quotation"
    marked = {words[0] - 1, words[-1] + 1} <= set(kept)
    return None if marked else "it cuts a quotation"


def _loses_complement(statement: Statement) -> str | None:
    """A branch that the parser could not name was cut from within the clause: what is left may say something else."""
    clause = statement.clause
    kept = {i for p in statement.pieces for i in range(p.first, p.last + 1)}
    for i in sorted(kept):
        for child in clause.verb.doc[i].children:
            if child.i not in kept and child.dep_ in UNSURE_LINKS and _weighs(child, clause.verb):
                return f"“{child.text}” was cut, and may belong to it"
    return None


def _weighs(child: Token, verb: Token) -> bool:
    """Longer than a word, unbracketed, and on this side of a semicolon."""
    words = [t for t in child.subtree if t.is_alpha]
    left = child.left_edge.i - 1
    apart = left >= 0 and child.doc[left].text in {";", ":", "(", "—", "–", "["}
    return len(words) > 1 and not apart and child.i > verb.i
