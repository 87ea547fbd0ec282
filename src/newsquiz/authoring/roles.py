"""What an article says somebody is: the title or noun phrase that stands directly at the name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from newsquiz.authoring.lexicon import TITLES, is_person_noun

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_MALE = frozenset(
    [
        "mr",
        "mr.",
        "sir",
        "lord",
        "king",
        "prince",
        "duke",
        "emperor",
        "brother",
        "father",
        "son",
        "husband",
        "widower",
        "uncle",
        "nephew",
        "grandfather",
        "grandson",
        "boyfriend",
        "countryman",
        "man",
        "boy",
        "spokesman",
        "chairman",
        "businessman",
        "policeman",
        "congressman",
        "actor",
        "councilman",
        "fiancé",
        "sultan",
        "emir",
        "pope",
        "imam",
        "bishop",
        "taoiseach",
        "priest",
        "monk",
        "frontman",
        "fisherman",
    ]
)
_FEMALE = frozenset(
    [
        "mrs",
        "mrs.",
        "ms",
        "ms.",
        "miss",
        "mme",
        "dame",
        "lady",
        "queen",
        "princess",
        "duchess",
        "empress",
        "sister",
        "mother",
        "daughter",
        "wife",
        "widow",
        "aunt",
        "niece",
        "grandmother",
        "granddaughter",
        "girlfriend",
        "woman",
        "girl",
        "spokeswoman",
        "chairwoman",
        "businesswoman",
        "policewoman",
        "congresswoman",
        "actress",
        "councilwoman",
        "fiancée",
        "nun",
    ]
)
_LINKS = {"of", "'s", "’s", "-", "–", "&"}
_LEADING = {"the", "a", "an", "his", "her", "their", "its", "another", "also", "fellow", "then", ","}
HONORIFICS = frozenset(
    {"Mr", "Mr.", "Mrs", "Mrs.", "Ms", "Ms.", "Miss", "Mme", "Dr", "Dr.", "Sir", "Dame", "Professor", "Prof."}
)
_STOPS = {",", ";", "—", "–", ")", "who", "whose", "which", "that", "and"}
_LIMIT = 12  # words; a longer "role" is a sentence about the person


@dataclass(frozen=True)
class Role:
    """A role as it stands in a block: `text == block[start:end]`."""

    text: str
    start: int
    end: int


def role_of(name: Span) -> Role | None:
    """The role that stands at a PERSON span: before it, or behind or before it between commas."""
    return _before(name) or _behind(name) or _apposed_to(name)


def gender_of_role(role: str) -> str | None:
    """`male` or `female` where a word of the role says so."""
    words = {word.lower() for word in role.replace("-", " ").split()}
    male, female = words & _MALE, words & _FEMALE
    if bool(male) == bool(female):
        return None
    return "male" if male else "female"


def _names_a_person(token: Token) -> bool:
    return is_person_noun(token.lemma_) or is_person_noun(token.text) or token.text in TITLES


def _before(name: Span) -> Role | None:
    """`Indonesia's security minister` Wiranto, `U.S. President` Donald Trump, `Secretary of State` Mike Pompeo."""
    doc, first = name.doc, name.start
    while first > name.sent.start and _belongs_before(doc, first - 1):
        first -= 1
    if _names_a_person(doc[name.start - 1]):
        first = max(
            [first, *(i + 1 for i in range(first, name.start) if doc[i].pos_ == "ADP" and not doc[i].ent_type_)]
        )
    first = max([first, *(i for i in range(first, name.start) if doc[i].lower_ in {"former", "then"})])
    while first < name.start and (doc[first].text in _LINKS or doc[first].pos_ == "ADP"):
        first += 1
    span = doc[first : name.start]
    if not len(span) or len(span) > _LIMIT or not _ends_in_a_role(span):
        return None
    return _role(doc, first, name.start)


def _belongs_before(doc: Doc, i: int) -> bool:
    token = doc[i]
    if token.ent_type_ in {"PERSON", "DATE", "TIME", "AGE"}:
        return False
    if token.text in _LINKS:
        return i > 0 and doc[i - 1].pos_ in {"NOUN", "PROPN", "ADJ"} and doc[i - 1].ent_type_ != "PERSON"
    return token.pos_ in {"NOUN", "PROPN", "ADJ"} or token.text in TITLES or token.lower_ == "former"


def _ends_in_a_role(span: Span) -> bool:
    """The phrase ends in one person's title, or in `Title of Something`."""
    if _names_a_person(span[-1]):
        return span[-1].tag_ not in {"NNS", "NNPS"} and not (span[-1].text in TITLES and span[-1].text.endswith("s"))
    links = [t.i for t in span[:-1] if t.text == "of" and t.i > span.start]
    return bool(links) and span[-1].text not in _LINKS and _names_a_person(span.doc[links[0] - 1])


def _behind(name: Span) -> Role | None:
    """Wanda Vázquez, `the secretary of justice for Puerto Rico`; Rosselló, `Puerto Rico's governor`."""
    doc = name.doc
    if name.end + 1 >= len(doc) or doc[name.end].text not in {",", "—", "–"}:
        return None
    head = next((t for t in name.root.children if t.dep_ == "appos" and t.i > name.end), None)
    if head is None or head.ent_type_ == "PERSON" or not _names_a_person(head) or head.left_edge.i != name.end + 1:
        return None
    end = _end_of_phrase(head)
    return _role(doc, head.left_edge.i, end) if end - head.left_edge.i <= _LIMIT else None


def _apposed_to(name: Span) -> Role | None:
    """`The mayor of London`, Sadiq Khan."""
    doc, head = name.doc, name.root.head
    if name.root.dep_ != "appos" or head.ent_type_ == "PERSON" or not _names_a_person(head) or head.i >= name.start:
        return None
    end = name.start - 1 if doc[name.start - 1].text == "," else name.start
    start = head.left_edge.i
    return _role(doc, start, end) if 0 < end - start <= _LIMIT and head.tag_ in {"NN", "NNP"} else None


def _end_of_phrase(head: Token) -> int:
    """One past the noun phrase of `head`, without relative clauses and what follows a comma."""
    doc, end = head.doc, int(head.i) + 1
    while end <= head.right_edge.i and doc[end].text not in {
        ",",
        ";",
        "—",
        "–",
        ")",
        "who",
        "whose",
        "which",
        "that",
        "and",
    }:
        end += 1
    return end


def _role(doc: Doc, first: int, end: int) -> Role | None:
    while first < end and doc[first].lower_ in _LEADING:
        first += 1
    if first >= end or all(t.text in HONORIFICS for t in doc[first:end]):
        return None
    span = doc[first:end]
    return Role(span.text, span.start_char, span.end_char)
