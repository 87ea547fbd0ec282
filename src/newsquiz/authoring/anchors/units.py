"""The words of a headline as it prints them: hyphenated words and possessives in one piece, and what each may be.

Headlines drop articles and auxiliaries and are tagged badly. Which of their words are verbs is judged by the form of
the word, what stands before it, and how the body uses it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from newsquiz.authoring.anchors.body import Body, fold, known_noun, known_verb
from newsquiz.authoring.anchors.places import is_place
from newsquiz.authoring.anchors.tables import event_nouns, mass_nouns, word_lists
from newsquiz.authoring.dictionary import lemmas

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

YEAR = r"(?:19|20)\d\d"

_STOPS = frozenset(",:;?!.()[]\"“”…—–|-'‘’/")
_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_FINITE = frozenset({"VBZ", "VBP", "VBD", "VB", "MD"})


@dataclass(frozen=True)
class Unit:
    """A word with all that is printed in one with it: `all-girl`, `Trump's`, `U.S.`."""

    tokens: tuple[Token, ...]

    @cached_property
    def head(self) -> Token:
        """The last token that is no possessive ending."""
        return next((t for t in reversed(self.tokens) if t.tag_ != "POS"), self.tokens[-1])

    @cached_property
    def text(self) -> str:
        """As printed."""
        return "".join(t.text for t in self.tokens)

    @property
    def lower(self) -> str:
        return self.text.lower()

    @property
    def possessive(self) -> bool:
        """Whether something of it is meant: `Trump's`."""
        return len(self.tokens) > 1 and self.tokens[-1].tag_ == "POS"

    @property
    def denial(self) -> bool:
        """Whether it is a verb that takes something back: `Doesn't`."""
        return bool(self.tokens[-1].lower_.replace("’", "'") == "n't")

    @property
    def compound(self) -> bool:
        """Whether it is written with a hyphen."""
        return "-" in self.text.strip("-")

    @property
    def proper(self) -> bool:
        """Whether it is written as a name."""
        return any(c.isupper() for c in self.text)

    @property
    def stop(self) -> bool:
        """Whether it is a sign between phrases."""
        return self.text in _STOPS or not any(c.isalnum() or c == "&" for c in self.text)

    @property
    def noun(self) -> bool:
        """Whether a phrase can end in it: a noun, or a figure."""
        tagged = self.head.tag_ in _NOUNS or self.head.pos_ == "PROPN" or self.figure
        return tagged or (self.proper and not self.demonym) or self.missed_noun

    @cached_property
    def missed_noun(self) -> bool:
        """Whether the dictionary has as nothing but a noun, or as an event, what was tagged as another word."""
        if self.proper or self.head.tag_ not in ("JJ", "RB", "VB", "VBP", "VBZ"):
            return False
        return set(lemmas(self.head.lower_)) == {"NOUN"} or self.lower in event_nouns()

    @property
    def figure(self) -> bool:
        return bool(re.fullmatch(r"[\d,.]+", self.text)) or self.head.tag_ == "CD"

    @property
    def year(self) -> bool:
        return bool(re.fullmatch(YEAR, self.text))

    @property
    def demonym(self) -> bool:
        """Whether it is a capitalised adjective: `Iranian`."""
        return self.proper and self.head.tag_ == "JJ"

    @property
    def plural(self) -> bool:
        return self.head.tag_ in ("NNS", "NNPS") or self.lower in word_lists()["plural"]


def units(doc: Doc) -> list[Unit]:
    """The headline's words without the full stop that was added for the parser."""
    found: list[list[Token]] = []
    for token in [t for t in doc if not t.is_space][:-1]:
        before = found[-1][-1] if found else None
        apart = before is None or before.whitespace_ or (before.text in _STOPS and before.text != "-")
        if apart or (token.text in _STOPS and token.tag_ != "POS" and (token.text != "-" or token.whitespace_)):
            found.append([token])
        else:
            found[-1].append(token)
    return [Unit(tuple(tokens)) for tokens in found]


@dataclass(frozen=True)
class Reading:
    """What each word of a headline is taken for."""

    units: list[Unit]
    body: Body

    @cached_property
    def verbs(self) -> list[bool]:
        """Which words are, or may well be, verbs."""
        found: list[bool] = []
        for at in range(len(self.units)):
            found.append(self._verb(at, found))
        return found

    def _verb(self, at: int, found: list[bool]) -> bool:
        unit = self.units[at]
        if unit.denial:
            return True
        if unit.proper or unit.compound or unit.possessive or unit.stop or not unit.text.isalpha():
            return False
        before = self.units[at - 1] if at else None
        tag, phrase = unit.head.tag_, self._in_phrase(at, found)
        infinitive = before is not None and (before.lower in ("to", "not") or before.denial) and tag == "VB"
        if unit.lower == "dead" or tag == "MD" or infinitive or self._nothing_else(at):
            return True
        if tag == "VBG":
            return not self._gerund(at, phrase)
        if tag in ("VBN", "VBD") or (tag in ("JJ", "NN") and unit.lower.endswith("ed") and known_verb(unit.head)):
            marked = unit.lower != unit.head.lemma_
            return not (marked and self._noun_behind(at) and not phrase and not self._said_of(at))
        if tag in _FINITE:
            return not self._noun_after_all(at, found, phrase)
        return phrase and tag[:2] in ("NN", "JJ") and known_verb(unit.head) and self._predicates(at, found)

    def _nothing_else(self, at: int) -> bool:
        """Whether the word can be nothing else: a verb that is no participle ("awaits"), or what "helping" helps."""
        lower, before = self.units[at].lower, self.units[at - 1].head if at else None
        if before is None or lower.endswith(("ed", "ing", "en")):
            return False
        helped = before.lemma_.lower() == "help" and before.tag_.startswith("V")
        told = self._third(at) or self.units[at].head.tag_.startswith("V") or self._used_as_verb(at)
        return (told and set(lemmas(lower)) == {"VERB"}) or (helped and known_verb(self.units[at].head))

    def _in_phrase(self, at: int, found: list[bool]) -> bool:
        """Whether a noun stands right before, or before an adverb, which the word could be said of."""
        while at > 1 and self.units[at - 1].head.tag_ == "RB" and not self.units[at - 1].stop:
            at -= 1
        before = self.units[at - 1] if at else None
        if before is None or before.stop or before.possessive or found[at - 1] or self.counts(at - 1):
            return False
        return before.noun or (before.head.tag_ == "JJ" and not before.proper and known_noun(before.head))

    def counts(self, at: int) -> bool:
        """Whether a figure stands there that belongs to no name: "two" and no "Star Trek 4"."""
        return self.units[at].figure and not (at and self.units[at - 1].proper)

    def _noun_behind(self, at: int) -> bool:
        following = self.units[at + 1] if at + 1 < len(self.units) else None
        if following is None or following.stop:
            return False
        return following.noun or following.demonym or following.head.tag_ in ("JJ", "JJR", "JJS")

    def _said_of(self, at: int) -> bool:
        """Whether an auxiliary or a pronoun stands before: "was killed", "they freed"."""
        before = self.units[at - 1] if at else None
        return before is not None and (before.head.lemma_ in ("be", "have", "get") or before.head.tag_ == "PRP")

    def _gerund(self, at: int, phrase: bool) -> bool:
        """A noun in -ing: the body has it so, it is stuff ("emissions testing problems"), or an event that ends."""
        unit = self.units[at]
        following = self.units[at + 1] if at + 1 < len(self.units) else None
        if self._attested(at) or self._attested(at + 1):
            return True
        before = self.units[at - 1].lower if at else ""
        if following is not None and (
            following.lower == "of" or (before in ("on", "of") and not self._noun_behind(at))
        ):
            return True
        if phrase and (following is None or following.stop):
            return self._behind_preposition(at)
        if unit.lower in event_nouns() | mass_nouns() and phrase:
            return following is None or not following.proper
        return unit.lower in event_nouns() and not self._noun_behind(at)

    def _behind_preposition(self, at: int) -> bool:
        """Whether the phrase that the word ends hangs on a preposition: "in landmark Tokyo listing"."""
        starts = (i for i in range(at - 1, -1, -1) if self.units[i].head.tag_ not in _NOUNS | {"JJ"})
        start = next(starts, None)
        return start is not None and self.units[start].head.tag_ == "IN"

    def _noun_after_all(self, at: int, found: list[bool], phrase: bool) -> bool:
        """ "orders release of", "crimes suspect Ratko Mladić": what was taken for a verb and can be none."""
        unit, before = self.units[at], self.units[at - 1] if at else None
        if before is None:
            return False
        if phrase and self._attested(at):
            return True
        if unit.head.tag_ not in ("VB", "VBP"):
            return False
        if found[at - 1]:
            return before.head.tag_ != "MD" and before.head.lemma_ not in ("be", "do", "help", "let", "make")
        other = any(found[self._clause(at) :]) or self._told(at)
        return phrase and other and not before.plural and not self._several(at, found)

    def _clause(self, at: int) -> int:
        """Where the clause begins that the word stands in: behind a comma or a "while"."""
        cuts = (i + 1 for i in range(at) if self.units[i].stop or self.units[i].lower in word_lists()["cuts"])
        return max(cuts, default=0)

    def _several(self, at: int, found: list[bool]) -> bool:
        """Whether "A and B" or "A, B" stands before the word, and no verb between."""
        links = (i for i in range(1, at) if self.units[i].lower in ("and", "&", ","))
        return any(not any(found[0 if self.units[i].text == "," else i - 1 : at]) for i in links)

    def _predicates(self, at: int, found: list[bool]) -> bool:
        """Whether what was taken for a noun agrees with the noun before, and is the verb that the headline lacks.

        Where the headline has another, the body's own use of the word decides.
        """
        unit, before = self.units[at], self.units[at - 1]
        third = self._third(at)
        several = self._several(at, found)
        if unit.lower.endswith("ing") or self._attested(at):
            return False
        if before.demonym:
            return not third and self._used_as_verb(at)
        if not third and not several and self._team(at):
            return True
        if third == (several or self._subject(at).plural):
            return False
        crowd = before.plural and not before.proper and not third and unit.lower in event_nouns()
        if crowd and self._noun_behind(at):
            return True  # "forces battle militants": the first of three nouns is hardly ever a plural
        if third and at + 1 < len(self.units) and self._particle(at + 1):
            return True
        if third and self._plural_subject(at):
            return False
        if any(found[self._clause(at) :]) or self._told(at):
            return self._used_as_verb(at)
        of_names = before.proper and before.head.tag_ == "NNPS"
        return of_names or unit.lower.removesuffix("s") not in event_nouns() or self._used_as_verb(at)

    def _third(self, at: int) -> bool:
        """Whether the word has the "-s" of a verb: "miss" and "bus" have not."""
        lower = self.units[at].lower
        return lower.endswith("s") and not lower.endswith("ss") and lower not in lemmas(lower).get("VERB", ())

    def _subject(self, at: int) -> Unit:
        """The noun that the word would agree with: of "rivers of warm water break", the rivers."""
        ties = [i for i in range(1, at) if self.units[i].lower == "of" and self.units[i - 1].noun]
        inner = ties and all(u.noun or u.head.tag_ in ("JJ", "DT") for u in self.units[ties[-1] + 1 : at])
        return self.units[ties[-1] - 1] if inner else self.units[at - 1]

    def _team(self, at: int) -> bool:
        """Whether a country opens the headline and plays: "Argentina score in extra time"."""
        following = self.units[at + 1] if at + 1 < len(self.units) else None
        opens = is_place(" ".join(u.text for u in self.units[:at]))
        tied = following is not None and following.head.tag_ in ("IN", "RP", "DT", "CD")
        return opens and tied and self.units[at].lower not in event_nouns()

    def _plural_subject(self, at: int) -> bool:
        """Of "flower fans flock to", the second is the verb."""
        behind = self.units[at + 1 : at + 3]
        verb = len(behind) == 2 and behind[0].head.tag_ in ("VB", "VBP") and behind[1].head.tag_ in ("IN", "TO")
        return verb and behind[1].lower != "of" and not self._used_as_verb(at)

    def _particle(self, at: int) -> bool:
        """Whether an "up" or "in" goes with the word before: it has no noun of its own."""
        unit = self.units[at]
        return unit.head.tag_ == "RP" or (at + 1 == len(self.units) and unit.lower in word_lists()["prepositions"])

    def _used_as_verb(self, at: int) -> bool:
        """Whether the body has the word as a verb rather than a noun."""
        token = self.units[at].head
        lemma = next(iter(lemmas(token.lower_).get("VERB", ())), token.lemma_.lower())
        return self.body.verbs[lemma] > self.body.nouns[lemma]

    def _told(self, at: int) -> bool:
        """Whether a verb that is beyond doubt stands behind in the same clause."""
        behind = self.units[at + 1 :]
        end = next((i for i, u in enumerate(behind) if u.lower in word_lists()["cuts"] or u.text == ","), len(behind))
        return any(u.head.tag_ in ("VBZ", "VBD", "MD", "VBN") and not u.proper and not u.compound for u in behind[:end])

    def _attested(self, at: int) -> bool:
        """Whether the body has the word as a noun right behind the one before."""
        if not 0 < at < len(self.units):
            return False
        first, second = self.units[at - 1].head, self.units[at].head
        return (fold(first.text), fold(second.text)) in self.body.compounds
