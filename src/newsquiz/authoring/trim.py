"""Which tokens of a clause a statement keeps: the clause itself, without what only the article's flow needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsquiz.authoring.clauses import Clause, auxiliaries
from newsquiz.authoring.vocabulary import word_list

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

CONNECTIVES = word_list("connectives")
PAPERS = word_list("papers")
EMPTY = word_list("empty")
OPENERS = {"(", "[", "{", "—", "–"}
CLOSERS = {")", "]", "}", "—", "–"}
ADDING = {"prep", "advcl", "acl", "relcl", "npadvmod", "advmod", "appos"}
FRONTED = {"prep", "advcl"}
LONG_APPOSITION = 6
LONGEST = 26  # words; a question may add a few
DATELINE = 7  # tokens, the dash included


def kept_tokens(clause: Clause) -> list[Token]:
    """The tokens of the statement, in order: subject, shared auxiliaries, and the verb with all that it governs."""
    kept = {t.i for t in _governed(clause.verb)} - _opening(clause)
    assert clause.subject is not None
    if clause.shared:
        kept |= {t.i for t in _governed(clause.subject)} | {t.i for t in auxiliaries(clause)}
    if clause.verb.dep_ == "relcl":
        kept = (kept - {clause.subject.i}) | {t.i for t in _governed(clause.verb.head) if not _below(t, clause.verb)}
    doc = clause.verb.doc
    kept -= _bracketed(clause) | _other_segments(clause) | _dateline(clause)
    if clause.link is not None and _below(clause.link, clause.verb):
        kept -= {t.i for t in clause.link.subtree}
    kept = _without_loose_commas(_shortened(kept - _published_in(clause), clause), doc)
    return [doc[i] for i in sorted(kept)]


def _shortened(kept: set[int], clause: Clause) -> set[int]:
    """Where it is too long to be asked, without what a comma sets off at its end."""
    doc = clause.verb.doc
    while sum(not doc[i].is_punct for i in kept) > LONGEST:
        commas = [i for i in kept if doc[i].text == "," and i > clause.verb.i]
        tails = ({i for i in kept if i >= comma} for comma in sorted(commas, reverse=True))
        tail = next((t for t in tails if _set_off(t, doc)), None)
        if tail is None:
            break
        kept = kept - tail
    if sum(not doc[i].is_punct for i in kept) > LONGEST:
        front = {i for child in clause.verb.children if child.dep_ in FRONTED for i in _fronted(child, clause)}
        kept = kept - front
    return kept


def _fronted(child: Token, clause: Clause) -> set[int]:
    """A branch before the subject with the comma behind it, where it opens the sentence and gives no date."""
    doc, end = child.doc, child.right_edge.i + 1
    opens = child.left_edge.i == clause.sentence.span.start and end < clause.verb.i
    opens = opens and not any(t.ent_type_ == "DATE" for t in child.subtree)
    return set(range(child.left_edge.i, end + 1)) if opens and doc[end].text == "," else set()


def _set_off(tail: set[int], doc: Doc) -> bool:
    """Whether a comma and what follows only add to what stands before: no member of a list, nothing the verb needs."""
    words = [doc[i] for i in sorted(tail) if not doc[i].is_punct]
    tops = [t for t in words if t.head.i not in tail]
    return len(words) > 1 and bool(tops) and all(t.dep_ in ADDING for t in tops)


def _opening(clause: Clause) -> set[int]:
    """The words that tie a subordinate clause to its sentence: `that`, `as`, `because`, `when`."""
    return {
        t.i
        for t in clause.verb.children
        if t.i < clause.verb.i and (t.dep_ == "mark" or (t.dep_ == "advmod" and t.tag_ == "WRB"))
    }


def _published_in(clause: Clause) -> set[int]:
    """A fronted `In findings published ...`: where it was said, not what."""
    for child in clause.verb.children:
        if child.dep_ == "prep" and child.i < clause.verb.i and any(t.lemma_.lower() in PAPERS for t in child.children):
            return {t.i for t in child.subtree}
    return set()


def _below(token: Token, top: Token) -> bool:
    return bool(token.i == top.i or top.is_ancestor(token))


def _governed(top: Token) -> list[Token]:
    """The subtree of `top` without the branches that a statement does not need."""
    result, stack = [top], [top]
    while stack:
        token = stack.pop()
        for child in token.children:
            if not _cut(child, token, top):
                result.append(child)
                stack.append(child)
    return result


def _cut(child: Token, parent: Token, top: Token) -> bool:
    dep = child.dep_
    if child.lower_ == "both" and any(t.dep_ == "cc" and t.lower_ == "and" for t in parent.children):
        return True  # `both A and B`
    if dep in {"parataxis", "intj", "discourse", "preconj"}:
        return True
    if parent.i == top.i and dep in {"conj", "cc"} and parent.pos_ in {"VERB", "AUX"}:
        return True
    if dep == "advmod" and child.lower_ in CONNECTIVES and parent.pos_ in {"VERB", "AUX"}:
        alone = not any(True for _ in child.children)
        return alone and (child.lower_ in EMPTY or child.is_sent_start or _after_comma(child))
    if dep == "advcl":
        return parent.i == top.i and (_after_comma(child) or child.i < parent.i)
    if dep == "relcl":
        return child.left_edge.i > 0 and _after_comma(child)
    if dep == "acl" and child.tag_ in {"VBG", "VBN"}:
        carried = (
            parent.dep_ == "pobj" and parent.head.lower_ == "with"
        )  # `with some of them, both A and B, taken away`
        return _after_comma(child) and not carried
    if dep in {"appos", "nummod", "npadvmod", "amod"} and child.like_num and child.i > parent.i and _after_comma(child):
        return True  # an age set off by commas
    if child.lower_ == "aged" and child.i > parent.i and _after_comma(child):
        return True
    if dep == "appos":
        loses = any(t.dep_ in {"relcl", "acl"} for t in child.children)
        return _after_comma(child) and (loses or len(list(child.subtree)) > LONG_APPOSITION)
    return False


def _after_comma(token: Token) -> bool:
    left = token.left_edge.i - 1
    if left >= 1 and token.doc[left].text in {'"', "”"}:
        left -= 1  # `“very fair,” promising`
    return left >= 0 and token.doc[left].text in {",", "—", "–", "-", "("}


def _bracketed(clause: Clause) -> set[int]:
    """Tokens in brackets, and between a pair of dashes."""
    result: set[int] = set()
    opened: int | None = None
    for token in clause.sentence.span:
        if opened is None and token.text in OPENERS:
            opened = token.i
        elif opened is not None and token.text in CLOSERS:
            if not opened <= clause.verb.i <= token.i:
                result |= set(range(opened, token.i + 1))
            opened = None
    return result


def _dateline(clause: Clause) -> set[int]:
    """`Taipei, Taiwan — `: where it was written, not what happened."""
    span = clause.sentence.span
    dashes = [t.i for t in span if t.text in {"—", "–", "--"}]
    dash = dashes[0] if len(dashes) == 1 and dashes[0] - span.start < DATELINE else None
    if dash is None or span.start or any(t.text[:1].islower() for t in span.doc[span.start : dash]):
        return set()
    return set(range(span.start, dash + 1))


def _other_segments(clause: Clause) -> set[int]:
    """What a semicolon or a colon parts from the verb."""
    result: set[int] = set()
    segment: list[int] = []
    for token in clause.sentence.span:
        segment.append(token.i)
        if token.text in {";", ":"} or token.i == clause.sentence.span.end - 1:
            if clause.verb.i not in segment:
                result |= set(segment)
            elif token.text in {";", ":"}:
                result.add(token.i)
            segment = []
    return result


def _without_loose_commas(kept: set[int], doc: object) -> set[int]:
    """Drop commas and dashes that a cut has left without a neighbour, and closing punctuation."""
    result = set(kept)
    for i in sorted(kept):
        token = doc[i]  # type: ignore[index]
        if token.text in {",", ";", ":", "—", "–", "-", "--"}:
            hyphen = token.text in {"-", "–"} and not token.whitespace_
            if not hyphen and not (i - 1 in result and i + 1 in kept):
                result.discard(i)
        elif token.text in {".", "!", "?"} and i + 1 >= token.sent.end - 1:
            result.discard(i)
    return _balanced(result, doc)


def _balanced(kept: set[int], doc: object) -> set[int]:
    """Without quotation marks whose partner is cut."""
    marks = [i for i in sorted(kept) if doc[i].text in {'"', "“", "”"}]  # type: ignore[index]
    return kept - set(marks) if len(marks) % 2 else kept
