"""What the article's body tells about the words of its headline: their case, their articles, people's full names."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from newsquiz.authoring.anchors.tables import event_nouns, gazetteer, mass_nouns, roles, word_lists
from newsquiz.authoring.annotate import Annotated, Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token

LEAD = 2
PARTICLES = {"de", "da", "di", "del", "della", "van", "von", "bin", "ibn", "al", "el", "la", "le", "du", "dos"}


COUNTED = {
    "painting",
    "building",
    "ceiling",
    "wedding",
    "ring",
    "king",
    "wing",
    "thing",
    "coating",
    "drawing",
    "string",
    "spring",
}


_UNDIVIDED = str.maketrans({"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ı": "i"})
"""Letters whose stroke Unicode does not hold for a sign of its own."""


def fold(text: str) -> str:
    """`text` without case, diacritics, possessive and full stops."""
    text = text.translate(_UNDIVIDED)
    plain = unicodedata.normalize("NFKD", text.replace("’", "'")).casefold()
    return "".join(c for c in plain if not unicodedata.combining(c) and c != ".").removesuffix("'s").removesuffix("'")


def known_verb(token: Token) -> bool:
    """Whether a dictionary has the word as a verb."""
    from lemminflect import getAllLemmas

    return bool(getAllLemmas(token.lower_, upos="VERB"))


def is_event(noun: Token) -> bool:
    """Whether the noun names an event by itself, also within a name: "World Championships"."""
    return bool({noun.lower_, noun.lemma_.lower(), noun.lower_.removesuffix("s")} & event_nouns())


def is_mass(noun: Token) -> bool:
    """Whether the noun takes no "a": "coffee", "money laundering"."""
    gerund = noun.lower_.endswith("ing") and noun.lower_ not in event_nouns() | COUNTED
    return noun.lower_ in mass_nouns() or gerund


@dataclass(frozen=True)
class Body:
    """The article's sentences as evidence."""

    annotated: Annotated

    @cached_property
    def sentences(self) -> list[Sentence]:
        """Full sentences of the paragraphs: with a verb, and an end."""
        return [s for s in self.annotated.body() if len(s.span) > 5 and any(t.pos_ in ("VERB", "AUX") for t in s.span)]

    @cached_property
    def text(self) -> str:
        """The sentences, and the lists between them, without the headline where it is repeated."""
        return self.annotated.article.text.replace(self.annotated.article.title, "")

    def mentions(self, word: str) -> int:
        """How often `word` stands in the sentences, in any form."""
        return sum(fold(word) in (fold(t.text), fold(t.lemma_)) for t in self.tokens)

    @property
    def lead(self) -> list[Sentence]:
        """The first sentences, which tell the news."""
        return self.sentences[:LEAD]

    @cached_property
    def tokens(self) -> list[Token]:
        """All words of the sentences."""
        return [t for s in self.sentences for t in s.span]

    @cached_property
    def verbs(self) -> Counter[str]:
        """How often each lemma is a verb."""
        return Counter(t.lemma_.lower() for t in self.tokens if t.pos_ == "VERB")

    @cached_property
    def nouns(self) -> Counter[str]:
        """How often each lemma is a noun."""
        return Counter(t.lemma_.lower() for t in self.tokens if t.pos_ == "NOUN")

    @cached_property
    def _case(self) -> dict[tuple[str, bool], Counter[str]]:
        """Folded word → spellings seen inside sentences: all, and (True) those that are not just part of a name."""
        seen: dict[tuple[str, bool], Counter[str]] = {}
        for before, word in re.findall(r"([^\s]*[\w,;)]) (?=([^\W\d_]+))", self.text):
            seen.setdefault((fold(word), False), Counter())[word] += 1
            if word.islower() or before.islower():
                seen.setdefault((fold(word), True), Counter())[word] += 1
        return seen

    def stands_bare(self, word: str) -> bool:
        """Whether `word` opens a sentence as a singular subject without an article: only names do, and stuff."""
        if word.lower() in mass_nouns():
            return False
        return any(
            t.text == word and t.is_sent_start and t.dep_ == "nsubj" and t.tag_ in ("NN", "NNP") and not list(t.lefts)
            for t in self.tokens
        )

    def spelled(self, word: str, *, alone: bool = False) -> str | None:
        """The body's usual spelling of `word` inside sentences; `alone`: not as part of a name. None: it has none."""
        seen = self._case.get((fold(word), alone))
        return seen.most_common(1)[0][0] if seen else None

    @cached_property
    def people(self) -> Counter[str]:
        """Full names (two words or more) by how often they or their surnames stand in the body."""
        names: Counter[str] = Counter()
        for sentence in self.sentences:
            for ent in sentence.span.ents:
                name = ent.text.removesuffix("'s").removesuffix("’s")
                cut_short = sentence.span.doc[ent.end : ent.end + 1].text == "-"
                if ent.label_ != "PERSON" or cut_short or "," in name or not name[0].isupper():
                    continue
                if 1 < len(name.split()) < 6:
                    names[name] += 1
        return names

    def full_name(self, surname: str) -> str | None:
        """The one person of that surname; None where there is none, or more."""
        end = fold(surname)
        lead = " ".join(s.text for s in self.lead)
        found = [_without_role(name) for name in self.people if f" {fold(name)}".endswith(" " + end)]
        found = found or [name for name in self.people if fold(name).startswith(end + " ") and name in lead]
        first = [name for name in found if name in lead] or found
        longest = max(first, key=len, default=None)
        return longest if longest and all(_within(name, longest) for name in first) else None

    def spelled_out(self, surname: str) -> str:
        """`surname` with the one forename that stands before it in the body; itself where there is none, or more."""
        told = re.findall(rf"((?:[A-Z][\w'’-]+ )+){re.escape(surname)}\b(?! d[aeo]s? )", self.text)
        forenames = {" ".join(word for word in run.split() if _is_forename(word)) for run in told} - {""}
        return f"{forenames.pop()} {surname}" if len(forenames) == 1 else surname

    def person_called(self, name: str) -> bool:
        """Whether the body knows `name` as a person."""
        tagged = [t.ent_type_ for t in self.tokens if fold(t.text) == fold(name.split()[-1]) and t.text[0].isupper()]
        return name in self.people or (bool(tagged) and tagged.count("PERSON") * 2 > len(tagged))

    def article_before(self, name: str) -> str:
        """`the` where the body says "the NAME" mostly, else ""."""
        times = self.text.count(name)
        with_the = self.text.count(f"the {name}") + self.text.count(f"The {name}")
        return "the" if times and with_the * 2 >= times else ""

    def article_of_model(self, name: str) -> str:
        """`a` for one of many of that name ("a Boeing 737"), "" for one of its own ("Flight 17")."""
        found = re.search(rf"\b[Aa]n? (?:[A-Z]\w* ){{0,3}}{re.escape(name)}\b", self.text)
        return "a" if found else ""

    def determiner(self, noun: Token, modifiers: tuple[str, ...]) -> str:
        """The article of `noun` where it is first spoken of: "a", "the" or "".

        "the" only with one of its `modifiers`, since a headline speaks of what the reader has not met.
        """
        found = [
            t
            for t in self.tokens
            if t.lemma_.lower() == noun.lemma_.lower() and t.tag_ == "NN" and t.dep_ != "compound"
        ]
        same = [t for t in found if {c.lower_ for c in t.lefts if c.dep_ != "poss"} & set(modifiers)]
        before = [_before(t) for t in same or found]
        if is_mass(noun):
            return "the" if same and before[0] == "the" else ""
        if before and before[0] == "the" and same:
            return "the"
        if "a" in before or not before or before[0] == "the":
            return "a"
        if before[0] == "own":
            named = any(c.pos_ == "PROPN" and c.dep_ != "poss" for t in same for c in t.lefts)
            return "the" if named and noun.lower_ not in event_nouns() else _of_somebody(noun)
        called = any(t.i + 1 < len(t.doc) and t.nbor().pos_ in ("PROPN", "NUM") for t in found)
        return "a" if modifiers or called else ""


def _before(noun: Token) -> str:
    """What determines `noun`: "a", "the", "own" (a possessor) or ""."""
    for left in noun.lefts:
        if left.dep_ == "poss":
            return "own"
        if left.dep_ in ("det", "nummod"):
            return {"the": "the", "a": "a", "an": "a", "one": "a"}.get(left.lower_, "")
    return ""


def _of_somebody(noun: Token) -> str:
    """The article of what was somebody's: "the" of what one has only one of, a relative or a chief."""
    if noun.lower_.endswith(tuple(word_lists()["deeds"])):
        return ""
    return "the" if noun.lower_ in roles()[0] | word_lists()["parts"] else "a"


def _is_forename(word: str) -> bool:
    """Whether a capitalised word in front of a surname is no office, no country and no people."""
    atlas, plain = gazetteer(), word.removesuffix("'s").removesuffix("’s")
    return fold(plain) not in roles()[0] | roles()[1] and plain not in atlas.people and plain not in atlas.countries


def _without_role(name: str) -> str:
    """`name` without a calling that the parser took for its first word ("Comedian")."""
    first, _, rest = name.partition(" ")
    return rest if fold(first) in roles()[0] | roles()[1] and " " in rest else name


def _within(name: str, longest: str) -> bool:
    return set(fold(name).split()) <= set(fold(longest).split())
