"""Where names stand in a document: from the model's guesses and from capital letters, with whole and clean borders.

Titles, articles and possessive endings stay outside; particles, "of" phrases and hyphened halves stay inside; a country
or a nationality before somebody's name is a name of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from newsquiz.authoring import knowledge
from newsquiz.authoring.doctext import words_of
from newsquiz.authoring.lexicon import (
    COMPOUND_TITLES,
    HEADS,
    MONARCHS,
    NOT_ALONE,
    NOT_NAMES,
    NUMBERED,
    PARTICLES,
    STARTS,
    TITLES,
    is_group,
    is_person_noun,
    is_place,
    place_kind,
)
from newsquiz.authoring.when import WEEKDAYS
from newsquiz.language.dates import MONTHS

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

NAME_LABELS = {
    "PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "EVENT", "LAW", "WORK_OF_ART", "PRODUCT", "LANGUAGE",
}  # fmt: skip
_ARABIC = re.compile(r"(?:al|el|as|ul|ad|an|at)-[A-Z]")
_SUFFIXES = {"Inc.", "Inc", "Ltd.", "Ltd", "LLC", "Jr.", "Jr", "Sr."}
_ARTICLES = {"al", "el", "as", "ul", "ad", "an", "at", "ash"}
_OPENERS = {'"', "“", "(", "[", ":", "—", "–", "-", "‘", "«", "•", ";", "...", "…", "[...]"}
_PARTICLES_ALONE = {"de", "del", "della", "di", "da", "dos", "von", "van", "bin", "bint", "ibn"}
_CALENDAR = {*WEEKDAYS, *MONTHS}
_ALL_HEADS = frozenset().union(*HEADS.values())
_OF_HEADS = (
    HEADS["ORG"]
    | HEADS["LAW"]
    | STARTS["ORG"]
    | {"Republic", "State", "States", "Hall", "School", "Kingdom", "Bay", "Gulf"}
)
_TITLE_PHRASES: dict[str, list[tuple[str, ...]]] = {}
"""Titles of several words by the first of them, the longest first."""
for _phrase in sorted((tuple(title.split()) for title in COMPOUND_TITLES), key=len, reverse=True):
    _TITLE_PHRASES.setdefault(_phrase[0], []).append(_phrase)

Range = tuple[int, int]
OFFICE_ENDS = {"Affairs", "Relations", "Operations", "Resources", "Communications", "Services"}
LONGEST_CALLING = 4  # letters: `CEO`, `MP`


def capitalised_words(docs: Iterable[Doc]) -> frozenset[str]:
    """Words that the article writes with a capital inside a sentence: at the start of one they are names, too."""
    return frozenset(
        token.text
        for doc in docs
        for token in doc
        if _has_capital(token) and not _opens(token) and token.text not in NOT_NAMES
    )


def common_words(docs: Iterable[Doc]) -> frozenset[str]:
    """Lemmas that the article writes in lower case: a capital at the start of a sentence makes no name of them."""
    return frozenset(token.lemma_.lower() for doc in docs for token in doc if token.text.islower() and token.is_alpha)


def find(doc: Doc, known: frozenset[str], common: frozenset[str] = frozenset()) -> list[Range]:
    """Token ranges (end exclusive) of the names in a document, in order and without overlap."""
    doc.user_data |= {"common words": common, "capital words": known}
    titles = _title_tokens(doc)
    starts = {ent.start: ent for ent in doc.ents if ent.label_ in NAME_LABELS}
    inside = {t.i for ent in starts.values() for t in ent}
    named = [_is_name_token(t, known, inside) and t.i not in titles for t in doc]
    found: list[Range] = []
    for run in _runs(doc, named, inside):
        found.extend(_segments(doc, *run))
    return found


def titled(doc: Doc, start: int) -> bool:
    """Whether a title stands directly before the token at `start`."""
    return start > 0 and start - 1 in _title_tokens(doc)


def _has_capital(token: Token) -> bool:
    return bool(token.text[:1].isupper()) or bool(_ARABIC.match(token.text))


def _opens(token: Token) -> bool:
    """Whether a capital says nothing here: at the start of a sentence, a quotation, a bracket."""
    return bool(token.is_sent_start) or token.i == 0 or token.nbor(-1).text in _OPENERS


def _is_name_token(token: Token, known: frozenset[str], inside: set[int]) -> bool:
    if _is_arabic_article(token):
        return True
    if not _has_capital(token) or token.text in NOT_NAMES or not set("$[]").isdisjoint(token.text):
        return False
    if token.text in _CALENDAR:
        return token.text in MONTHS and _follows_a_first_name(token)
    if not _opens(token):
        return token.pos_ not in {"PRON", "DET"} or token.text.isupper()
    if token.is_stop and not (token.text.isupper() and len(token.text) > 1):
        return False
    return token.text in known or ((token.pos_ == "PROPN" or token.i in inside) and not _is_plain_opener(token))


def _follows_a_first_name(token: Token) -> bool:
    """The May of `Theresa May`."""
    before = token.nbor(-1) if token.i else None
    after = token.nbor() if token.i + 1 < len(token.doc) else None
    if before is None or before.is_stop or not before.is_alpha or before.text in _CALENDAR:
        return False
    return _has_capital(before) and not (after is not None and after.like_num)


def _is_arabic_article(token: Token) -> bool:
    """The first half of `al-Sharabi`, which the tokeniser takes apart."""
    if token.text not in _ARTICLES:
        return False
    following = token.doc[token.i + 1 : token.i + 3]
    return len(following) == 2 and following[0].text == "-" and _has_capital(following[1])


def _is_plain_opener(token: Token) -> bool:
    """A sentence-opening word that the model takes for a name although only its capital speaks for it."""
    following = token.nbor() if token.i + 1 < len(token.doc) else None
    alone = following is None or not _has_capital(following)
    if alone and (token.tag_ in {"NNS", "NN"} or token.lemma_.lower() in token.doc.user_data.get("common words", ())):
        return True
    return alone and not token.ent_type_ and token.dep_ not in {"nsubj", "nsubjpass", "poss", "compound"}


def _title_tokens(doc: Doc) -> frozenset[int]:
    """Tokens of titles and offices, which are no part of a name."""
    found: frozenset[int] | None = doc.user_data.get("titles")
    if found is None:
        found = frozenset(at for i in range(len(doc)) for at in range(i, i + _title_at(doc, i)))
        doc.user_data["titles"] = found
    return found


def _title_at(doc: Doc, i: int) -> int:
    """How many tokens a title at `i` takes; 0 where none stands there."""
    words = words_of(doc)
    word = words[i]
    for phrase in _TITLE_PHRASES.get(word, ()):
        if words[i : i + len(phrase)] == phrase:
            after = words[i + len(phrase)] if i + len(phrase) < len(words) else ""
            return 0 if after in {"Act", "Office", "Party"} else len(phrase)
    if i + 1 >= len(words) or (i > 1 and words[i - 1] == "of" and words[i - 2] in _OF_HEADS):
        return 0
    if word not in TITLES:
        return 1 if doc[i].is_sent_start and is_person_noun(word) and _has_capital(doc[i + 1]) else 0
    following = doc[i + 1]
    if (
        not _has_capital(following)
        and i
        and _has_capital(doc[i - 1])
        and doc[i - 1].text not in TITLES
        and not _opens(doc[i - 1])
    ):
        return 0
    if following.text == "of" and word in {"Secretary", "Minister", "Director", "Head", "Commissioner", "Speaker"}:
        return 3 if i + 2 < len(doc) and _has_capital(doc[i + 2]) and not is_place(doc[i + 2].text) else 1
    if word in MONARCHS and _has_capital(following) and not (i + 2 < len(doc) and _is_surname_like(doc[i + 2])):
        return 0
    heads_a_body = following.text in _ALL_HEADS and not knowledge.is_first_name(following.text)
    return 0 if heads_a_body or following.text in {"'s", "’s"} else 1


def _is_surname_like(token: Token) -> bool:
    return (_has_capital(token) and not re.fullmatch(r"[IVX]+", token.text)) or token.text in PARTICLES


def _runs(doc: Doc, named: list[bool], inside: set[int]) -> Iterator[Range]:
    """Stretches of name tokens with what joins them."""
    i = 0
    while i < len(doc):
        if not named[i]:
            i += 1
            continue
        start, end = _with_particles(doc, i), i + 1
        while (step := _joined(doc, named, inside, i, end)) > 0:
            end += step
        yield start, end
        i = end


def _with_particles(doc: Doc, start: int) -> int:
    """Where a surname begins whose particles stand in lower case behind a title or a verb (`Mayor de Blasio`)."""
    while start and doc[start - 1].text in _PARTICLES_ALONE:
        start -= 1
    return start


def _joined(doc: Doc, named: list[bool], inside: set[int], start: int, end: int) -> int:
    """How many further tokens belong to the name that stands from `start` to `end`."""
    if end >= len(doc) or doc[end].is_sent_start:
        return 0
    if named[end]:
        return 1
    word, rest = doc[end].text, doc[end + 1 : end + 4]
    follows = [named[t.i] for t in rest]
    if word in {"-", "–"} and not doc[end].whitespace_ and not doc[end - 1].whitespace_ and rest:
        return 2 if follows[0] or any(c.isdigit() for c in rest[0].text) else 0
    if word in PARTICLES and word[0].islower() and _particle_end(doc, named, end):
        return _particle_end(doc, named, end) - end
    if (
        word == "on"
        and doc[end - 1].text in {"Commission", "Committee", "Council", "Conference", "Panel"}
        and follows[:1] == [True]
    ):
        return 2
    if (
        word == "of"
        and follows[:1] == [True]
        and {end - 1, end, end + 1} <= inside
        and _within_one(doc, end - 1, end + 2)
    ):
        return 2
    if word == "of" and doc[end - 1].text in _OF_HEADS:
        return 2 if follows[:1] == [True] else 3 if rest[0].text == "the" and follows[:2] == [False, True] else 0
    if word == "for" and doc[end - 1].text in STARTS["ORG"] | HEADS["ORG"] and follows[:1] == [True]:
        return 2
    if word in {"and", "&"} and follows[:1] == [True]:
        return 2 if word == "&" or _and_belongs(doc, inside, start, end) else 0
    if word == "to" and doc[end - 1].text in {"Committee", "Campaign", "Coalition"} and follows[:1] == [True]:
        return 2
    if (
        word == ","
        and rest
        and (rest[0].text in _SUFFIXES or (doc[end - 1].text, rest[0].text) == ("Washington", "D.C."))
    ):
        return 2
    if (
        word in {"'s", "’s"}
        and follows[:1] == [True]
        and {end - 1, end, end + 1} <= inside
        and rest[0].text in _ALL_HEADS
    ):
        return 2
    if doc[end].like_num and (doc[end - 1].text in NUMBERED):
        return 1
    return 0


def _within_one(doc: Doc, start: int, end: int) -> bool:
    """Whether one of the model's entities covers the tokens."""
    return any(e.start <= start and end <= e.end and e.label_ in NAME_LABELS for e in doc.ents)


def _particle_end(doc: Doc, named: list[bool], at: int) -> int:
    """Where the surname behind particles ends ("de la Cruz"), 0 where no name follows."""
    while at < len(doc) and doc[at].text in PARTICLES and not named[at]:
        at += 1
    return at + 1 if at < len(doc) and named[at] else 0


def _and_belongs(doc: Doc, inside: set[int], start: int, at: int) -> bool:
    """`Department of Corrections and Rehabilitation`, `Food and Drug Administration`: one name, not two."""
    words = [t.text for t in doc[start:at]]
    if at not in inside or at + 1 not in inside or doc[at + 1].text in STARTS["ORG"] or is_place(words[-1]):
        return False
    if any(word in _OF_HEADS for word in words) and any(word in {"of", "for"} for word in words):
        return True
    heads = HEADS["ORG"]
    return any(t.text in heads for t in doc[at + 1 : at + 5] if t.i in inside) and not any(w in heads for w in words)


def _segments(doc: Doc, start: int, end: int) -> Iterator[Range]:
    """One run as the names that it is made of."""
    words = [t.text for t in doc[start:end]]
    if words[-1] not in _ALL_HEADS and not _one_entity(doc, start, end):
        lead = _leading_place(doc, start, end)
        if lead:
            yield start, start + lead
            yield from _segments(doc, start + lead, end)
            return
        calling = _leading_calling(words)
        if calling is not None:
            if calling:
                yield start, start + calling
            yield start + calling + 1, end
            return
        body = _leading_body(words)
        if body:
            yield start, start + body
            yield start + body, end
            return
    hyphen = next((i for i in range(start + 1, end - 1) if doc[i].text in {"-", "–"}), None)
    if hyphen is not None and is_place(doc[start:hyphen].text) and is_place(doc[hyphen + 1].text):
        yield from _segments(doc, start, hyphen)
        yield from _segments(doc, hyphen + 1, end)
        return
    lone = end - start == 1 and not is_group(words[0]) and not is_place(words[0])
    if start < end and not (lone and _is_no_name(doc[start])):
        yield start, end


def _is_no_name(token: Token) -> bool:
    """A single capitalised word that is a title, an adjective, a function word or a letter."""
    stop = token.is_stop and not (token.text.isupper() and len(token.text) > 1)
    return (
        stop or len(token.text) == 1 or token.text in TITLES | NOT_ALONE or token.pos_ in {"ADJ", "ADV", "VERB", "INTJ"}
    )


def _one_entity(doc: Doc, start: int, end: int) -> bool:
    """Whether the model takes the whole run for one thing that is nobody and no place."""
    return any(
        e.start <= start and e.end >= end and e.label_ in {"EVENT", "FAC", "WORK_OF_ART", "LAW"} for e in doc.ents
    )


def _leading_place(doc: Doc, start: int, end: int) -> int:
    """How many tokens of a longer run are a country, state or nationality in front of another name."""
    for length in (3, 2, 1):
        text = doc[start : start + length].text
        if start + length < end and doc[start + length].text not in {"-", "–", "of"} and _is_land(text):
            rest = {t.text for t in doc[start + length : end]}
            return 0 if knowledge.lookup(doc[start:end].text) or rest & _ALL_HEADS else length
    return 0


def _is_land(text: str) -> bool:
    """A country, state or nationality; a city might as well be somebody's first name."""
    return place_kind(text) in {"COUNTRY", "STATE"} or is_group(text)


def _leading_calling(words: list[str]) -> int | None:
    """How many words stand before the calling in front of somebody's name (`Facebook` `CEO` `Mark Zuckerberg`)."""
    for at in range(len(words) - 2):
        word, rest = words[at], words[at + 1 :]
        letters = word.isupper() and 1 < len(word) <= LONGEST_CALLING
        office = word in OFFICE_ENDS and len(rest) == 2 and rest[1] not in _ALL_HEADS
        if office:
            return at  # `Minister of Civil Affairs Sun Shaocheng`
        called = word not in MONARCHS | {"Saint", "St"} and (letters or is_person_noun(word.lower()))
        person = 2 <= len(rest) <= 3 and knowledge.is_first_name(rest[0]) and not any(w in _ALL_HEADS for w in rest)
        if called and person and not knowledge.is_first_name(word):
            return at
    return None


def _leading_body(words: list[str]) -> int:
    """How many words of a run are an organisation in front of somebody's name ("Senate Committee Adam Schiff")."""
    at = next((i for i, word in enumerate(words) if i and word in HEADS["ORG"]), None)
    if at is None or not 2 <= len(words) - at - 1 <= 4:
        return 0
    rest = words[at + 1 :]
    person = knowledge.is_first_name(rest[0]) or knowledge.is_first_name(rest[1])
    return at + 1 if person and not any(word in _ALL_HEADS or not word[0].isupper() for word in rest) else 0
