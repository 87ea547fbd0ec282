"""The people of an article: every mention to the fullest name, with role and gender as the article gives them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from newsquiz.authoring import knowledge
from newsquiz.authoring.annotate import Annotated, Sentence
from newsquiz.authoring.doctext import text_of
from newsquiz.authoring.lexicon import PARTICLES, TITLES, is_person_noun
from newsquiz.authoring.quotes import is_quoted
from newsquiz.authoring.roles import Role, gender_of_role, role_of
from newsquiz.authoring.vocabulary import word_list

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

RELATIVES = word_list("relatives")
PRONOUNS = {
    "he": "male", "him": "male", "his": "male", "she": "female", "her": "female", "hers": "female",
}  # fmt: skip


@dataclass(frozen=True)
class Person:
    """Somebody the article names.

    `full` is the fullest name, `surname` what the article calls them afterwards. `role` stands in the article at
    `role_evidence` ("" and None where it gives none). `gender` is `male`, `female` or None. `mentions` are article
    spans.
    """

    full: str
    surname: str
    role: str = ""
    role_evidence: tuple[int, int] | None = None
    gender: str | None = None
    mentions: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True)
class _Mention:
    """A PERSON span of a block's document, with the sentence it stands in."""

    span: Span
    sentence: Sentence
    words: tuple[str, ...]

    @property
    def bounds(self) -> tuple[int, int]:
        return self.sentence.bounds(self.span)


class People:
    """Who is who in one article."""

    def __init__(self, annotated: Annotated) -> None:
        self._annotated = annotated
        self._small: dict[str, bool] = {}
        self._block_of = {id(doc): index for index, doc in enumerate(annotated.docs)}
        self._sentence_of = {(s.block_index, token.i): s for s in annotated.sentences for token in s.span}
        self._mentions = list(self._find_mentions())
        relatives = {m.words for m in self._mentions if _is_relative(m.span)}
        self._names = _fullest({m.words for m in self._mentions if len(m.words) > 1}, relatives)
        self._introduced = self._introductions()

    def named(self, mention: Span | Token) -> Person | None:
        """The person a mention names, None where several share the name."""
        span = _as_entity(mention)
        if span is None or span.label_ != "PERSON":
            return None
        sentence = self.sentence_of(span.root)
        full = self._resolve(_words(span), sentence.bounds(span)[0])
        return self._persons.get(full) if full else None

    def full_name(self, span: Span) -> str | None:
        """The fullest name of a PERSON, or an ORG's where the article spells its acronym out."""
        if span.label_ == "PERSON":
            person = self.named(span)
            return person.full if person else None
        return self._acronyms.get(span.text, span.text) if span.label_ == "ORG" else None

    def meant_by(self, token: Token) -> Person | None:
        """Whom he, she, his or her means; None inside quotations and wherever more than one person can be meant."""
        gender = PRONOUNS.get(token.lower_)
        if gender is None or is_quoted(text_of(token.doc), token.idx) or self._has_rival(token, gender):
            return None
        named = self._named_around(token, gender)
        fitting = {full for full in named or () if self._persons[full].gender in {None, gender}}
        if named is None or len(fitting) != 1:
            return None
        person = self._persons[fitting.pop()]
        if self._about_another(person, gender):
            return None
        return person if person.gender == gender or len(named) == 1 else None

    def _about_another(self, person: Person, gender: str) -> bool:
        """Whether the article is about somebody else whom `gender` fits: a son who tells of his father's death."""
        main = max(self._persons.values(), key=lambda one: len(one.mentions), default=person)
        return main.full != person.full and main.gender in {None, gender} and len(main.mentions) > len(person.mentions)

    def everyone(self) -> tuple[Person, ...]:
        """All persons of the article, in the order of their first mention."""
        return tuple(sorted(self._persons.values(), key=lambda person: person.mentions[0]))

    def sentence_of(self, token: Token) -> Sentence:
        """The sentence that a token of the article stands in."""
        return self._sentence_of[self._block_of[id(token.doc)], token.i]

    def _find_mentions(self) -> Iterator[_Mention]:
        for index, doc in enumerate(self._annotated.docs):
            for span in doc.ents:
                if span.label_ == "PERSON":
                    yield _Mention(span, self._sentence_of[index, span.start], _words(span))

    def _introductions(self) -> dict[tuple[str, ...], int]:
        """Where each full name first stands."""
        first: dict[tuple[str, ...], int] = {}
        for mention in self._mentions:
            full = self._names.get(mention.words)
            if full:
                first.setdefault(full, mention.bounds[0])
        return first

    def _resolve(self, words: tuple[str, ...], at: int) -> tuple[str, ...] | None:
        """The full name that `words` stand for at an offset."""
        if words in self._names:
            return self._names[words]
        known = set(self._names.values())
        sharing = {full for full in known if _surname(full)[-1] == words[-1]} or {
            full for full in known if words[-1] in full
        }
        sharing = {full for full in sharing if not self._is_thing(full, words)}
        if len(sharing) > 1:
            sharing = {full for full in sharing if self._introduced[full] < at}
        if len(sharing) == 1:
            return sharing.pop()
        return None if any(words[-1] in full for full in known) else words

    def _is_thing(self, full: tuple[str, ...], words: tuple[str, ...]) -> bool:
        """`Best Rap Album` for `Album`: no first name, and the article has the word in small letters, too."""
        return not knowledge.is_first_name(full[0]) and self._in_small_letters(words[-1])

    def _in_small_letters(self, word: str) -> bool:
        """Whether the article has the word without a capital; the text is searched once for each."""
        if word not in self._small:
            found = re.search(rf"(?<![-\w]){re.escape(word)}(?![-\w])", self._annotated.article.text)
            self._small[word] = found is not None
        return self._small[word]

    @cached_property
    def _persons(self) -> dict[tuple[str, ...], Person]:
        grouped: dict[tuple[str, ...], list[_Mention]] = defaultdict(list)
        for mention in self._mentions:
            full = self._resolve(mention.words, mention.bounds[0])
            if full:
                grouped[full].append(mention)
        return {full: self._person(full, mentions) for full, mentions in grouped.items()}

    def _person(self, full: tuple[str, ...], mentions: list[_Mention]) -> Person:
        named = next((m for m in mentions if m.words == full), mentions[0])
        name = _plain(named.span.text)
        alone = {m.words[0]: _plain(m.span.text) for m in mentions if len(m.words) == 1}
        surname = next((alone[word] for word in (full[-1], *full) if word in alone), "")
        person = Person(name, surname or _surname_of(name), mentions=tuple(m.bounds for m in mentions))
        roles = [(m, role) for m in mentions if (role := role_of(m.span))]
        told = (
            *(role.text for _, role in roles),
            *(m.span.doc[m.span.start - 1].text for m in mentions if m.span.start),
        )
        gender = next((g for text in told if (g := gender_of_role(text))), None)
        person = replace(person, gender=gender or self._gender_by_name(name))
        if not roles:
            return person
        mention, role = max(roles, key=lambda each: (" " in each[1].text, -each[0].bounds[0]))
        return replace(person, role=role.text, role_evidence=_in_article(mention.sentence, role))

    def _gender_by_name(self, name: str) -> str | None:
        """The gender of the first name, where the article says he or she of anybody at all: Andrea may be either."""
        gender = knowledge.gender_of(name) if " " in name else None
        return gender if gender in self._genders else None

    @cached_property
    def _genders(self) -> set[str]:
        words = (token.lower_ for doc in self._annotated.docs for token in doc)
        return {PRONOUNS[word] for word in words if word in PRONOUNS}

    def _named_around(self, token: Token, gender: str) -> set[tuple[str, ...]] | None:
        """Who is named, or meant by the same pronoun, in this sentence and the one before; None where that is unclear.

        The subject of a main clause never stands for a name behind it.
        """
        sentence = self.sentence_of(token)
        end = (
            sentence.offset(token)
            if token.dep_ in {"nsubj", "nsubjpass"} and token.head.dep_ == "ROOT"
            else sentence.end
        )
        here, before = self._named_in(sentence, end), self._before(sentence)
        earlier = self._named_in(before, before.end) if before else set()
        if here is None or earlier is None:
            return None
        if before is not None and not here:
            meant = self._meant_in(before, gender)
            return None if meant is None else earlier | meant
        return here | earlier

    def _meant_in(self, sentence: Sentence, gender: str) -> set[tuple[str, ...]] | None:
        """Who the pronouns of a sentence mean; None where that cannot be told."""
        found: set[tuple[str, ...]] = set()
        for token in sentence.span:
            if PRONOUNS.get(token.lower_) == gender and not is_quoted(text_of(token.doc), token.idx):
                person = self.meant_by(token)
                if person is None:
                    return None
                found.add(next(full for full, known in self._persons.items() if known is person))
        return found

    def _named_in(self, sentence: Sentence, end: int) -> set[tuple[str, ...]] | None:
        """Who is named in a sentence before the offset `end`; None where a name is shared."""
        found = set()
        for mention in self._mentions:
            if mention.sentence.index == sentence.index and mention.bounds[0] < end:
                full = self._resolve(mention.words, mention.bounds[0])
                if full is None:
                    return None
                found.add(full)
        return found

    def _before(self, sentence: Sentence) -> Sentence | None:
        if sentence.index == 0:
            return None
        before = self._annotated.sentences[sentence.index - 1]
        return before if before.block.kind is sentence.block.kind else None

    def _has_rival(self, token: Token, gender: str) -> bool:
        """Whether a nameless person ("the driver") stands before the pronoun or is the sentence before's subject."""
        sentence = self.sentence_of(token)
        before = self._before(sentence)
        subjects = [t for t in before.span if t.dep_ in {"nsubj", "nsubjpass"}] if before else []
        return any(
            t.tag_ in {"NN", "NNP"}
            and (is_person_noun(t.text) or t.text in TITLES)
            and gender_of_role(t.text) in {None, gender}
            and not _belongs_to_a_name(t)
            for t in (*(t for t in sentence.span if t.i < token.i), *subjects)
        )

    @cached_property
    def _acronyms(self) -> dict[str, str]:
        """Acronym → full name, where the article writes `Full Name (ACR)`."""
        found: dict[str, str] = {}
        for doc in self._annotated.docs:
            text = text_of(doc)
            for span, following in zip(doc.ents, doc.ents[1:], strict=False):
                between = text[span.end_char : following.start_char]
                closed = text[following.end_char : following.end_char + 1] == ")"
                if between == " (" and closed and span.label_ == "ORG" and _abbreviates(following.text, span.text):
                    found.setdefault(following.text, span.text)
        return found


def _belongs_to_a_name(noun: Token) -> bool:
    """Whether the noun is the title, apposition or predicate of somebody named, or part of a name or office."""
    if noun.ent_type_ or noun.head.ent_type_ == "PERSON" or noun.dep_ in {"compound", "attr", "oprd"}:
        return True
    following = noun.doc[noun.i + 1 : noun.i + 2]
    named = [t for t in noun.children if t.ent_type_ == "PERSON" and t.dep_ in {"appos", "compound", "nmod"}]
    return bool(named) or any(t.ent_type_ == "PERSON" for t in following) or _in_apposition(noun)


def _in_apposition(noun: Token) -> bool:
    return noun.dep_ in {"appos", "conj", "pobj"} and any(t.ent_type_ == "PERSON" for t in noun.ancestors)


def _as_entity(mention: Span | Token) -> Span | None:
    doc: Doc = mention.doc
    if hasattr(mention, "label_"):
        return mention if mention.label_ else next((e for e in doc.ents if e.start <= mention.start < e.end), None)
    return next((e for e in doc.ents if e.start <= mention.i < e.end), None)


def _plain(name: str) -> str:
    return re.sub(r"['’]s$", "", name)


def _words(span: Span) -> tuple[str, ...]:
    """The words of a name as they are compared: without accents and capitals."""
    return tuple(knowledge.fold(word).lower() for word in _plain(span.text).split())


def _surname_of(name: str) -> str:
    words = name.split()
    return " ".join(words[len(words) - len(_surname(tuple(word.lower() for word in words))) :])


def _surname(full: tuple[str, ...]) -> tuple[str, ...]:
    """The last word with the particles before it."""
    at = len(full) - 1
    if full[at] in {"jr", "sr", "ii", "iii"} and at > 1:
        at -= 1
    while at > 1 and full[at - 1] in PARTICLES:
        at -= 1
    return full[at:]


def _is_relative(span: Span) -> bool:
    """`her widowed mother, Gloria Morgan Vanderbilt`: who is introduced so is not whoever shares the name."""
    before = [t for t in span.doc[max(span.start - 2, span.sent.start) : span.start] if not t.is_punct]
    return bool(before) and before[-1].lemma_.lower() in RELATIVES


def _fullest(names: set[tuple[str, ...]], relatives: set[tuple[str, ...]]) -> dict[tuple[str, ...], tuple[str, ...]]:
    """Each name of several words → the longest name that holds its words in order, where there is only one.

    The `relatives` of somebody stand for nobody else.
    """
    result = {}
    for name in names:
        longer = [other for other in names - relatives if len(other) > len(name) and _within(name, other)]
        widest = [other for other in longer if not any(len(o) > len(other) for o in longer)]
        result[name] = widest[0] if len(widest) == 1 else name
    return result


def _within(name: tuple[str, ...], other: tuple[str, ...]) -> bool:
    words = iter(other)
    return all(any(word == candidate for candidate in words) for word in name)


def _abbreviates(acronym: str, name: str) -> bool:
    """Whether the letters of the acronym stand in the name in order, the first at its beginning."""
    letters = [c.lower() for c in acronym if c.isalnum()]
    rest = iter(name.lower())
    return len(letters) > 1 and name[:1].lower() == letters[0] and all(c in rest for c in letters)


def _in_article(sentence: Sentence, role: Role) -> tuple[int, int]:
    return sentence.block.start + role.start, sentence.block.start + role.end
