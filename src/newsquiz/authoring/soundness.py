"""Is a statement whole? What cutting and parsing can break, found before a question is made of it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from newsquiz.authoring.clauses import auxiliaries, finite_token, quoted_tokens
from newsquiz.authoring.cuts import rough_cut
from newsquiz.authoring.statement import QUOTES, Statement
from newsquiz.authoring.vocabulary import phrase_list, word_list

if TYPE_CHECKING:
    from spacy.tokens import Token

_BROKEN = re.compile(
    r"[;:()\[\]{}…]|\s[-–—]|\b(\w+) \1\b|(?:^|\s)[,.]|,,|\ban? \w+ an? \w|\.\.(?!\.)|(?<=\w),(?=[^\s\d”\"])"
)
_RUN_TOGETHER = re.compile(r"(?<=[a-z] )(?:In|On|At|For|With|After|During|From|By|When|While)(?= [A-Za-z])")
_WRONG_ARTICLE = re.compile(
    r"\b[Aa]n (?:[bcdgjkpqtvwyzBCDGJKPQTVWYZ][a-z]+|[Uu]ni[tvfq]\w*|use\w*|one\b)"
    r"|\b[Aa] (?:[aeiAEI](?!u)[a-z]+|o(?!ne|nce)[a-z]+)"
)
_LOOSE_END = phrase_list("loose_ends")
UNSURE_LINKS = {"dep", "parataxis"}
SAYING = word_list("saying")
TAKING = word_list("reporting") | word_list("taking")
DATED = {"date", "bound"}
COUNTING = {"few", "couple", "dozen", "hundred", "thousand", "million", "billion", "good", "great", "further", "total"}
AFTERWARDS = {"after", "later", "onward", "onwards"}
LONGEST_QUOTED_PHRASE = 9


def broken(statement: Statement, text: str) -> str | None:
    """Why `text`, made from the statement, cannot be trusted to be a whole sentence; None where nothing is wrong."""
    outside = re.sub(r"“[^”]*”|\"[^\"]*\"", "Q", text)
    found = _BROKEN.search(outside)
    if found is not None and found.group().strip():
        return f"“{found.group().strip()}” shows that the sentence was cut badly"
    run_together = _RUN_TOGETHER.search(outside)
    if run_together is not None:
        return f"“{run_together.group()}” begins a sentence within another"
    if text.count('"') % 2 or text.count("“") != text.count("”"):
        return "a quotation mark has lost its partner"
    if not _quotes_stand_well(text):
        return "a quotation mark stands where none can"
    if statement.clause.sentence.text.count('"') + statement.clause.sentence.text.count("“") > 2 and '"' in text:
        return "the quotation goes on behind its speaker"
    opening = statement.clause.verb.doc[statement.pieces[0].first] if statement.pieces else None
    asking = {"WP", "WDT", "WRB", "WP$"}
    led = opening is not None and opening.tag_ == "IN" and opening.i + 1 < len(opening.doc)
    if opening is None or opening.tag_ in asking or (led and opening.nbor().tag_ in asking):
        return "it begins like a question and is none"
    if re.search(r"[^s\W]['’] \w|([A-Z]\w+ [A-Z]\w+)\b.* born \1", outside):
        return "a name was put in where it does not fit"
    if re.search(r"\bwhereby\b|\"\"|“”", text):
        return "it hangs on what was cut"
    wrong_article = _WRONG_ARTICLE.search(outside)
    if wrong_article is not None:
        return f"“{wrong_article.group()}” has the wrong article"
    last = re.sub(r"[?.”\"]+$", "", outside).rsplit(" ", 1)[-1].lower()
    if last in _LOOSE_END:
        return f"it ends on “{last}”"
    return _broken_by_cuts(statement)


@lru_cache(maxsize=64)
def _broken_by_cuts(statement: Statement) -> str | None:
    """What is wrong with the statement whatever is made of it."""
    checks = (
        _cuts_quotation, _loses_complement, _odd_front, _shares_object, _loses_speech, _runs_on, _dates_a_stretch,
        _open_list, _mixed_list, _open_apposition, _split_verb, _disagrees, _two_sentences, _two_claims, _half_a_score,
        _dates_the_telling, _lacks_manner, _lacks_result, _not_finite, _slip, _lost_subject, _perfect_with_date,
        _record_so_far, rough_cut,
    )  # fmt: skip
    return next((wrong for check in checks if (wrong := check(statement)) is not None), None)


def _quotes_stand_well(text: str) -> bool:
    """Every straight mark that opens stands before a word, every one that closes behind a word or its punctuation."""
    parts = text.split('"')
    outside, inside = parts[::2], parts[1::2]
    opens = all(part == "" or part[-1] in " (—–-" for part in outside[:-1])
    closes = all(part == "" or not part[0].isalnum() for part in outside[1:])
    return opens and closes and all(part == part.strip() and part for part in inside)


def _loses_speech(statement: Statement) -> str | None:
    """`X tweeted.`: what was said stood in quotation marks, and is gone."""
    verb = statement.clause.verb
    kept = statement.kept
    needed = {"ccomp", "oprd"} if verb.lemma_ in {"tell", "inform"} else {"ccomp", "dobj", "oprd", "dative"}
    told = any(t.i in kept and t.dep_ in needed for t in verb.children)
    if verb.lemma_ in SAYING and not told and not statement.clause.passive:
        return f"what was meant by “{verb.text}” is missing"
    return None


def _runs_on(statement: Statement) -> str | None:
    """A dash was dropped between two words that were both kept."""
    doc, kept = statement.clause.verb.doc, statement.kept
    for i in kept:
        if i + 1 not in kept and i + 2 in kept and doc[i + 1].text in {"—", "–", "--", ";", ":"}:
            return f"“{doc[i].text} {doc[i + 2].text}” runs on where the article has a dash"
    return None


def _dates_a_stretch(statement: Statement) -> str | None:
    """`between Monday and Tuesday`: two dates joined are one stretch of time, and neither is the date."""
    pieces = statement.pieces
    dates = [piece.text for piece in pieces if piece.kind in DATED]
    if len(set(dates)) < len(dates):
        return "it gives the same date twice"
    for before, joint, after in zip(pieces, pieces[1:], pieces[2:], strict=False):
        if before.kind in DATED and joint.text in {"and", "to", "through"} and after.kind in DATED:
            return "it is about a stretch of time"
        if (
            before.kind in DATED
            and joint.text in {"and", "or"}
            and after.text in {"after", "later", "onward", "onwards"}
        ):
            return "it is about a stretch of time"
    return None


def _record_so_far(statement: Statement) -> str | None:
    """`the highest this year`: the year went on."""
    doc, kept = statement.clause.verb.doc, statement.kept
    this_year = any(
        p.kind in DATED and any(t.lower_ == "this" for t in doc[p.first : p.last + 1]) for p in statement.pieces
    )
    best = next((doc[i].text for i in sorted(kept) if doc[i].tag_ in {"JJS", "RBS"}), None)
    return f"“{best}” of a year that was not over" if this_year and best else None


def _slip(statement: Statement) -> str | None:
    """`a women died`, `saved a defensive a clearance`, a branch that the parser could not name."""
    doc, kept = statement.clause.verb.doc, statement.kept
    for i in kept:
        articles = [t for t in doc[i].children if t.dep_ == "det" and t.lower_ in {"a", "an", "the"} and t.i in kept]
        single = articles and articles[0].lower_ in {"a", "an"} and doc[i].tag_ == "NNS"
        single = single and articles[0].nbor().lower_ not in COUNTING
        if len(articles) > 1 or (single and not any(t.like_num or t.dep_ == "nummod" for t in doc[i].children)):
            return f"“{articles[0].text} … {doc[i].text}” does not agree"
        if doc[i].dep_ in UNSURE_LINKS and i != statement.clause.verb.i:
            return f"how “{doc[i].text}” belongs to it is unsure"
    return None


def _open_list(statement: Statement) -> str | None:
    """`his background, political positions`: the `and` of a list was cut, or belongs to something else."""
    doc, kept = statement.clause.verb.doc, statement.kept
    for i in kept:
        members = [t for t in doc[i].children if t.dep_ == "conj" and t.i in kept]
        if members and doc[i].dep_ != "conj" and not _has_joint(doc[i], kept):
            return f"the list that begins with “{doc[i].text}” has no “and”"
    return None


def _has_joint(head: Token, kept: frozenset[int]) -> bool:
    chain = [head]
    for token in chain:
        chain += [t for t in token.children if t.dep_ == "conj" and t.i in kept]
    return any(t.i in kept and (t.dep_ == "cc" or t.text == "&") for token in chain for t in token.children)


def _mixed_list(statement: Statement) -> str | None:
    """`the commonwealth and Pedro Pierluisi`, `Illinois and studied law`: the second part belongs elsewhere."""
    doc, kept = statement.clause.verb.doc, statement.kept
    for i in kept:
        token, head = doc[i], doc[i].head
        if token.dep_ != "conj" or head.i not in kept:
            continue
        person = token.ent_type_ == "PERSON" and head.ent_type_ in {"GPE", "LOC", "FAC", "LAW", "EVENT", "DATE"}
        verbal = token.pos_ in {"VERB", "AUX"} and token.tag_ != "VBG" and head.pos_ not in {"VERB", "AUX"}
        if person or verbal:
            return f"“{token.text}” may not belong with “{head.text}”"
    return None


def _open_apposition(statement: Statement) -> str | None:
    """An odd number of commas between the subject and its verb: an apposition that was not closed."""
    doc = statement.clause.verb.doc
    first, last = statement.subject
    heads = [t for t in doc[first : last + 1] if t.dep_ in {"nsubj", "nsubjpass"}]
    if len(heads) != 1 or any(t.dep_ in {"conj", "cc"} for t in doc[first : last + 1]):
        return None
    between = [p for p in statement.pieces if p.text == "," and heads[0].i < p.first < statement.clause.verb.i]
    return "a comma between subject and verb is left open" if len(between) % 2 else None


def _disagrees(statement: Statement) -> str | None:
    """`X are all members`: a subject taken over from another clause, or misread."""
    clause, doc = statement.clause, statement.clause.verb.doc
    head = clause.verb.head if clause.verb.dep_ == "relcl" else clause.subject
    finite = finite_token(clause)
    if head is None or head.tag_ not in {"NN", "NNP", "NNS", "NNPS"} or any(t.dep_ == "conj" for t in head.children):
        return None
    many = head.tag_ in {"NNS", "NNPS"}
    if finite.lower_ in {"are", "were", "have"} and head.tag_ == "NNP" and head.ent_type_ == "PERSON":
        return f"“{doc[head.i].text}” does not go with “{finite.text}”"
    if finite.lower_ in {"is", "was", "has"} and many and not head.ent_type_:
        return f"“{doc[head.i].text}” does not go with “{finite.text}”"
    return None


def _lost_subject(statement: Statement) -> str | None:
    """`called for a revolt and supporters have been protesting`: the subject was read as joined to the object."""
    doc, kept = statement.clause.verb.doc, statement.kept
    for i in kept:
        finite = [t for t in doc[i].children if t.dep_ == "aux" and t.tag_ in {"VBP", "VBZ", "VBD", "MD"}]
        if doc[i].dep_ == "advcl" and finite and finite[0].nbor(-1).dep_ == "conj":
            return f"“{doc[i].text}” has lost its subject"
    return None


def _two_sentences(statement: Statement) -> str | None:
    """`did not have children Omani law allowed ...`: a second sentence hangs on a verb that takes none."""
    doc, kept = statement.clause.verb.doc, statement.kept
    for i in kept:
        child, head = doc[i], doc[i].head
        marked = any(t.dep_ == "mark" and t.i in kept for t in child.children)
        whole = any(t.dep_ in {"nsubj", "nsubjpass"} and t.i in kept for t in child.children)
        if child.dep_ == "ccomp" and head.i in kept and whole and not marked and head.lemma_ not in TAKING:
            return f"“{head.text}” and “{child.text}” are two sentences"
    return None


def _dates_the_telling(statement: Statement) -> str | None:
    """`conceded last month that it had happened`: the date is that of the telling."""
    link = statement.clause.link
    for piece in statement.pieces:
        if link is not None and piece.kind in DATED and link.i < piece.first < statement.subject[0]:
            return "the date may be that of the telling"
    return None


def _lacks_manner(statement: Statement) -> str | None:
    """`described Day to the BBC`: as what, stood in quotation marks."""
    verb, kept = statement.clause.verb, statement.kept
    told = any(t.i in kept and t.dep_ in {"xcomp", "ccomp", "pcomp"} for t in verb.children)
    told = told or any(verb.doc[i].lower_ == "as" for i in kept if i > verb.i)
    if verb.lemma_ in {"describe", "characterize", "characterise", "refer", "label"} and not told:
        return f"what “{verb.text}” says of it is missing"
    return None


def _lacks_result(statement: Statement) -> str | None:
    """`so low`, `such a blow`: that what?"""
    doc, kept = statement.clause.verb.doc, statement.kept
    for i in kept:
        degree = doc[i].lower_ == "so" and doc[i].dep_ == "advmod" and doc[i].head.pos_ in {"ADJ", "ADV"}
        if degree and not any(doc[j].lower_ in {"that", "as"} for j in kept if j > i):
            return f"“so {doc[i].head.text}” wants its consequence"
    return None


def _not_finite(statement: Statement) -> str | None:
    """`Amateur researcher and systems engineer X of Kobe`: a noun was taken for the verb."""
    clause, kept = statement.clause, statement.kept
    carriers = [clause.verb, *auxiliaries(clause)]
    if any(t.i in kept and t.tag_ in {"VBD", "VBZ", "VBP", "VBN", "MD"} for t in carriers):
        return None
    return f"“{clause.verb.text}” is no verb that carries a sentence"


def _perfect_with_date(statement: Statement) -> str | None:
    """`has died on 4 February`: the article has "today", and a perfect goes with no other date."""
    finite = finite_token(statement.clause)
    perfect = finite.lemma_ == "have" and finite.tag_ in {"VBZ", "VBP"} and finite.i != statement.clause.verb.i
    if perfect and any(p.kind == "date" for p in statement.pieces):
        return "a perfect goes with no date"
    return None


def _half_a_score(statement: Statement) -> str | None:
    """`won 3–1` or `20–30 people`, cut at its dash."""
    doc, kept = statement.clause.verb.doc, statement.kept
    for i in kept:
        following = doc[i + 1] if i + 1 < len(doc) else None
        if doc[i].like_num and following is not None and following.text[:1] in "–-—" and i + 1 not in kept:
            return f"“{doc[i].text}{following.text} …” is half a figure"
    return None


def _two_claims(statement: Statement) -> str | None:
    """`A continues and B begins`: two facts are put to one judgement."""
    kept = statement.kept
    for child in statement.clause.verb.children:
        own = any(t.i in kept and t.dep_ in {"nsubj", "nsubjpass"} for t in child.children)
        if child.i in kept and child.dep_ == "conj" and own:
            return f"“{statement.clause.verb.text}” and “{child.text}” are two claims"
    return None


def _split_verb(statement: Statement) -> str | None:
    """`co-founded` is cut in three by the tokeniser, and its first part is no verb."""
    verb = statement.clause.verb
    after = verb.doc[verb.i + 1] if verb.i + 1 < len(verb.doc) else None
    hyphen = after is not None and after.text.startswith("-") and not verb.whitespace_
    return f"“{verb.text}{after.text}” is one word" if hyphen and after is not None else None


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
    kept = statement.kept
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
