"""What the article's body tells about the words of its headline: their case, their articles, people's full names."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from newsquiz.authoring.anchors.tables import gazetteer, mass_nouns, roles
from newsquiz.authoring.annotate import Annotated, Sentence
from newsquiz.authoring.dictionary import lemmas

if TYPE_CHECKING:
    from spacy.tokens import Token

LEAD = 2
PARTICLES = {"de", "da", "di", "del", "della", "van", "von", "bin", "ibn", "al", "el", "la", "le", "du", "dos"}

_UNDIVIDED = str.maketrans({"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ı": "i"})
"""Letters whose stroke Unicode does not hold for a sign of its own."""


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """`text` without case, diacritics, possessive and full stops."""
    text = text.translate(_UNDIVIDED)
    plain = unicodedata.normalize("NFKD", text.replace("’", "'")).casefold()
    return "".join(c for c in plain if not unicodedata.combining(c) and c != ".").removesuffix("'s").removesuffix("'")


def known_verb(token: Token) -> bool:
    """Whether a dictionary has the word as a verb."""
    return "VERB" in lemmas(token.lower_)


def known_noun(token: Token) -> bool:
    """Whether a dictionary has the word as a noun."""
    return "NOUN" in lemmas(token.lower_)


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
    def compounds(self) -> set[tuple[str, str]]:
        """Neighbours of which the second is a noun, folded: `("emissions", "testing")`."""
        pairs = [(s.span[i], s.span[i + 1]) for s in self.sentences for i in range(len(s.span) - 1)]
        return {
            (fold(a.text), fold(b.text))
            for a, b in pairs
            if b.pos_ in ("NOUN", "PROPN") and a.pos_ in ("NOUN", "PROPN", "ADJ")
        }

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
            for ent in sentence.ents:
                name = ent.text.removesuffix("'s").removesuffix("’s")
                cut_short = sentence.span.doc[ent.end : ent.end + 1].text == "-"
                if ent.label_ != "PERSON" or cut_short or "," in name or not name[0].isupper():
                    continue
                office = fold(name.split()[-1]) in roles()[0] | roles()[1]
                if 1 < len(name.split()) < 6 and not office:
                    names[name] += 1
        return names

    def full_name(self, surname: str) -> str | None:
        """The one person of that surname; None where there is none, or more. A full name stays as it is."""
        if " " in surname and surname in self.people:
            return surname
        end = fold(surname)
        lead = " ".join(s.text for s in self.lead)
        found = [_without_role(name) for name in self.people if f" {fold(name)}".endswith(" " + end)]
        if not found and not surname.isupper() and self.person_called(surname):
            found = [name for name in self.people if fold(name).startswith(end + " ") and name in lead]
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
