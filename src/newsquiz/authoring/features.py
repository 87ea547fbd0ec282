"""What can be told of a candidate before anybody has read it: what its chance of acceptance is reckoned from.

Each feature is from 0 to 1, or a count that is cut off where more of it says no more. They speak of four things: how
far the question is from the article's own words, how well it stands alone, what is asked for, and where it comes from.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from newsquiz.authoring import knowledge
from newsquiz.authoring.anchors.leaks import content
from newsquiz.authoring.clauses import REPORTING
from newsquiz.authoring.vocabulary import word_list
from newsquiz.authoring.wording import content_words, has_name, words

if TYPE_CHECKING:
    from newsquiz.article import Article
    from newsquiz.authoring.candidate import Candidate
    from newsquiz.authoring.facts import Fact

LIGHT = word_list("light_verbs")
FAMOUS = {"us_president", "national_leader", "monarch", "pope", "un_body", "country_group"}
_NAMES = re.compile(r"(?<!^)(?<![.?!:“] )\b[A-Z][\w’'-]+(?:\s(?:of\s|the\s|de\s)*[A-Z][\w’'-]+)*")
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_DAY = re.compile(r"\b\d{1,2} [A-Z][a-z]+ (?:1[5-9]|20)\d\d\b")
_DEFINITE = re.compile(r"\b[Tt]he (?:[a-z’'-]+ )*?([a-z’'-]+)\b(?! [A-Z])")
_QUOTE = re.compile(r"[“”\"]")


@dataclass(frozen=True)
class Origin:
    """What the features of all candidates of one article have in common."""

    article: Article
    pairs: frozenset[tuple[str, str]]
    counts: dict[str, int]
    sentences: int

    @classmethod
    def of(cls, article: Article, sentences: int) -> Origin:
        """Read the article once."""
        said = words(article.text)
        counts: dict[str, int] = {}
        for word in said:
            counts[word] = counts.get(word, 0) + 1
        return cls(article, frozenset(itertools.pairwise(said)), counts, sentences)


def features(candidate: Candidate, fact: Fact | None, origin: Origin) -> dict[str, float]:
    """All features of the candidate by name."""
    found = {
        f"pattern {candidate.pattern}": 1.0,
        f"type {candidate.type}": 1.0,
        f"key {candidate.key.kind.lower()}": 1.0,
        **_stem(candidate),
        **_standing(candidate),
        **_asked(candidate, origin),
        **_place(candidate, origin),
    }
    if fact is not None:
        found |= {**_wording(candidate, fact, origin), **_clause(fact)}
    found |= {f"doubt {name}": 1.0 for name in candidate.doubts}
    return {name: round(value, 3) for name, value in found.items() if value}


def _stem(candidate: Candidate) -> dict[str, float]:
    stem = candidate.plain_stem
    count = len(stem.split())
    return {
        "content words": min(len(content_words(stem)), 14) / 14,
        "few content words": float(len(content_words(stem)) < 6),
        "words over 18": min(max(count - 18, 0), 12) / 12,
        "commas": min(stem.count(","), 4) / 4,
        "quotes": float(bool(_QUOTE.search(stem)) and candidate.pattern != "speaker.quote"),
        "attributed": float("ccording to" in stem),
        "hyphens and brackets": float(bool(re.search(r"[()\[\]/–—;:]", stem))),
    }


def _standing(candidate: Candidate) -> dict[str, float]:
    """How well the question stands alone."""
    stem, context = candidate.plain_stem, candidate.context
    told = set(content(context))
    definite = [m.group(1) for m in _DEFINITE.finditer(stem)]
    return {
        "names": min(len(_NAMES.findall(stem)), 4) / 4,
        "no name": float(not has_name(stem)),
        "year": float(bool(_YEAR.search(stem))),
        "day": float(bool(_DAY.search(stem))),
        "context": float(bool(context)),
        "context tells": float(candidate.context_tells),
        "context words": min(len(told), 12) / 12,
        "context shared": min(len(told & set(content(stem))), 4) / 4,
        "the": min(len(definite), 3) / 3,
        "the, untold": min(sum(noun not in told for noun in definite), 3) / 3,
    }


def _asked(candidate: Candidate, origin: Origin) -> dict[str, float]:
    key = candidate.key
    said = words(key.text)
    rarest = min((origin.counts.get(word, 0) for word in said), default=0)
    title = set(words(origin.article.title))
    named = key.kind in {"PERSON", "ORG", "PLACE", "TERM"}
    return {
        "key named": float(named),
        "key in title": float(bool(title & set(content_words(key.text)))),
        "key salience": min(rarest, 5) / 5,
        "key known": float(named and bool(knowledge.lookup(key.text))),
        "key famous": float(named and any(e.set_name in FAMOUS for e in knowledge.lookup(key.text))),
        "key words": min(len(said), 5) / 5,
        "key false": float(candidate.fields.get("key") is False),
        "key small number": float(isinstance(key.value, int | float) and abs(key.value) < 4),
    }


def _place(candidate: Candidate, origin: Origin) -> dict[str, float]:
    title = set(content_words(origin.article.title))
    stem = dict.fromkeys(content_words(candidate.plain_stem))  # in order: a sum of floats depends on it
    told = [min(origin.counts.get(word, 0), 6) / 6 for word in stem]
    names = {
        word.lower() for name in _NAMES.findall(candidate.plain_stem) for word in name.split() if word[0].isupper()
    }
    once = [origin.counts.get(name, 0) <= 1 for name in names]
    return {
        "centrality": sum(told) / len(told) if told else 0.0,
        "names told once": sum(once) / len(once) if once else 0.0,
        "position": candidate.sentence / max(origin.sentences, 1),
        "first sentence": float(candidate.sentence == 0),
        "title shared": min(len(title & stem.keys()), 5) / 5,
        "sentence long": min(len(candidate.sentence_text.split()), 50) / 50,
    }


def _wording(candidate: Candidate, fact: Fact, origin: Origin) -> dict[str, float]:
    """How far the statement is from the article's own words."""
    pieces = fact.statement.pieces
    kinds = [piece.kind for piece in pieces]
    kept = sum(piece.last - piece.first + 1 for piece in pieces)
    whole = _length(fact)
    gaps = sum(b.first > a.last + 1 for a, b in itertools.pairwise(pieces))
    stem = words(candidate.plain_stem)
    joins = sum(pair not in origin.pairs for pair in itertools.pairwise(stem))
    return {
        "kept": min(kept / whole, 1.0),
        "whole": float(kept / whole > 0.9 and not gaps),
        "gaps": min(gaps, 3) / 3,
        "new joins": min(joins, 8) / 8,
        "pronoun resolved": float("pronoun" in kinds),
        "name resolved": float("person" in kinds),
        "mention resolved": float("mention" in kinds),
        "dates": min(kinds.count("date") + kinds.count("bound"), 2) / 2,
    }


@lru_cache(maxsize=64)
def _clause(fact: Fact) -> Mapping[str, float]:
    clause = fact.statement.clause
    subject = clause.subject
    own = fact.sentence.span
    return {
        f"clause {clause.verb.dep_}": 1.0,
        "shared subject": float(clause.shared),
        "passive": float(clause.passive),
        "past": float(clause.past),
        "light verb": float(clause.verb.lemma_ in LIGHT),
        "reporting verb": float(clause.verb.lemma_ in REPORTING),
        "source": float(clause.source is not None),
        "subject named": float(subject is not None and bool(subject.ent_type_)),
        "subject pronoun": float(subject is not None and subject.pos_ == "PRON"),
        "subject common": float(subject is not None and not subject.ent_type_ and subject.pos_ == "NOUN"),
        "unsure links": min(_count(own, {"dep", "parataxis"}), 2) / 2,
        "clauses": min(_count(own, {"relcl", "advcl", "ccomp", "conj"}), 5) / 5,
    }


@lru_cache(maxsize=64)
def _length(fact: Fact) -> int:
    """The tokens of its sentence that are no punctuation."""
    return max(sum(not token.is_punct for token in fact.sentence.span), 1)


def _count(tokens: Iterable[object], links: set[str]) -> int:
    return sum(getattr(token, "dep_", "") in links for token in tokens)
