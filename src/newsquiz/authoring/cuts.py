"""Where a sentence was cut to make a statement: every cut must lie where a reader would make it.

The parser says what belongs to a clause, and is often wrong about it. What it says is believed only where the words
around the cut agree: a comma, a conjunction with a verb behind it, `that` behind a reporting verb.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from newsquiz.authoring.clauses import Clause
    from newsquiz.authoring.statement import Statement

BREAKS = {",", ";", ":", "—", "–", "(", ")", "[", "]", "-", "--", '"', "“", "”", "``", "''"}
JOINTS = {"and", "but", "or", "so", "yet"}
TIES = {"that", "as", "while", "because", "since", "although", "though", "after", "when", "whereas"}


def rough_cut(statement: Statement) -> str | None:
    """The first cut that the words around it do not bear out, in words; None where all are clean."""
    clause, doc, span = statement.clause, statement.clause.verb.doc, statement.clause.sentence.span
    kept = sorted(statement.kept)
    front = [doc[i] for i in range(span.start, kept[0])]
    if not _clean_front(front, clause):
        return f"“… {front[-1].text}” was cut from its front"
    behind = [doc[i] for i in range(kept[-1] + 1, span.end)]
    if not _clean_end(behind, statement.kept, clause):
        return f"“{_words(behind)[0].text} …” was cut from its end"
    for a, b in itertools.pairwise(kept):
        gap = [doc[i] for i in range(a + 1, b)]
        if not _clean_gap(gap, doc, statement.kept, clause):
            return f"“{_words(gap)[0].text} …” was cut from the middle"
    return None


def _words(tokens: Sequence[Token]) -> list[Token]:
    return [t for t in tokens if not t.is_punct and not t.is_space]


def _clean_front(run: Sequence[Token], clause: Clause) -> bool:
    """What precedes ends in a break, a conjunction or whoever says it; a relative clause begins with its name."""
    if not _words(run):
        return True
    last = run[-1]
    if last.text == "," and len(run) > 1 and run[-2].ent_type_ == "GPE" == last.nbor().ent_type_:
        return False  # `X of Delft, Holland came across`: the subject is in what was cut
    reported = clause.link is not None and any(t.i == clause.link.i for t in run)
    connective = len(run) == 1 and last.pos_ in {"ADV", "CCONJ"}
    return reported or connective or clause.verb.dep_ == "relcl" or last.text in BREAKS or last.lower_ in JOINTS | TIES


def _clean_end(run: Sequence[Token], kept: frozenset[int], clause: Clause) -> bool:
    """What follows begins with a break, or with a conjunction that has a verb of its own behind it."""
    words = _words(run)
    if not words:
        return True
    if _cuts_list(run, kept, clause):
        return False
    if run[0].text == ":" and run[0].i and run[0].nbor(-1).pos_ == "PROPN" and words[0].text[:1].isupper():
        return False  # `Batman: The Animated Series`
    if _goes_on(run):
        return False
    if run[0].text in BREAKS or _behind_quoted_comma(run[0]):
        return True
    if run[0].lower_ in JOINTS:
        return any(t.pos_ in {"VERB", "AUX"} for t in words[1:4]) or _has_verb(words[1:])
    return clause.link is not None and any(t.i == clause.link.i for t in words)


def _goes_on(run: Sequence[Token]) -> bool:
    """`after one of their daughters, aged 17, escaped`: the verb of what was kept stands behind the cut."""
    here = {t.i for t in run}
    for token in run:
        if token.lower_ in JOINTS | TIES or token.tag_ in {"WDT", "WP", "WRB", "WP$"}:
            return False
        if token.tag_ in {"VBD", "VBZ", "VBP"}:
            return not any(t.i in here for t in token.children if t.dep_ in {"nsubj", "nsubjpass"})
    return False


def _behind_quoted_comma(token: Token) -> bool:
    """`“very fair,” promising`: the comma stands within the marks."""
    return token.i > 1 and token.nbor(-1).text in {'"', "”"} and token.nbor(-2).text == ","


def _has_verb(words: Sequence[Token]) -> bool:
    return any(t.tag_ in {"VBD", "VBZ", "VBP", "MD"} for t in words)


def _cuts_list(run: Sequence[Token], kept: frozenset[int], clause: Clause) -> bool:
    """Whether something joined to a word that was kept was cut, other than a second verb of the clause itself."""
    return any(t.dep_ == "conj" and t.head.i in kept and t.head.i != clause.verb.i for t in run)


def _clean_gap(gap: Sequence[Token], doc: Doc, kept: frozenset[int], clause: Clause) -> bool:
    """What is left out stands between breaks, is one adverb, the first of two verbs, or a relative pronoun."""
    words = _words(gap)
    if not words:
        return True
    if words[0].lower_ == "then" and doc[gap[-1].i + 1].pos_ == "VERB" and doc[gap[-1].i + 1].i != clause.verb.i:
        return False  # `with a knife, then fled`
    if len(words) == 1 and (words[0].pos_ == "ADV" or words[0].lower_ == "both"):
        return True
    if _cuts_list(gap, kept, clause):
        return False
    before, after = doc[gap[0].i - 1], doc[gap[-1].i + 1]
    if (gap[0].text in BREAKS or before.text in BREAKS) and (gap[-1].text in BREAKS or after.text in BREAKS):
        return True
    if clause.verb.dep_ == "relcl" and words == [clause.subject]:
        return True
    joined = gap[-1].lower_ in JOINTS | {","} and any(t.pos_ in {"VERB", "AUX"} for t in words[:3])
    return clause.shared and joined and any(t.i == clause.verb.head.i for t in gap)
