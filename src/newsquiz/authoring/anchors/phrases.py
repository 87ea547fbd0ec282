"""Noun phrases of a headline made whole: articles put back, people in full, counts and ornaments left out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from newsquiz.authoring.anchors.body import PARTICLES, Body, fold, is_event, is_mass
from newsquiz.authoring.anchors.cutting import fits, in_a_row, listed, plain, segments, sound, spot, text_of
from newsquiz.authoring.anchors.determiners import article_of_name, with_article, with_indefinite
from newsquiz.authoring.anchors.tables import event_nouns, is_calling, mass_nouns, roles, word_lists

if TYPE_CHECKING:
    from spacy.tokens import Token

Tokens = tuple["Token", ...]

LONGEST = 10


@dataclass(frozen=True)
class Phrase:
    """A noun phrase: `whole` in running text, `bare` as a line may begin, `role` with its person's name left out."""

    whole: str
    bare: str
    person: str = ""
    role: str = ""
    event: bool = False
    plural: bool = False

    @property
    def human(self) -> bool:
        """Whether a person or people are meant."""
        head = self.bare.split(" of ")[0].split(" in ")[0].split()[-1].lower()
        known = {head, head.removesuffix("s")}
        return bool(self.person) or bool(known & word_lists()["people"]) or any(is_calling(word) for word in known)

    def behind(self, link: str) -> Phrase:
        """The same behind a preposition."""
        return replace(self, whole=f"{link} {self.whole}", bare=f"{link} {self.bare}") if link else self


def phrase(words: Tokens, body: Body, *, subject: bool = False) -> Phrase | None:
    """The phrase that `words` stand for; None where they are no short and certain noun phrase."""
    kept = plain(list(words))
    if not kept or len(kept) > LONGEST or not all(fits(t) for t in kept) or not sound(kept):
        return None
    cut = segments(kept)
    first, *rest = [_segment(part, body, subject and len(cut) == 1) for part in cut]
    behind = [p.whole for p in rest if p is not None]
    if first is None or len(behind) < len(rest):
        return None
    if not behind:
        return first
    whole, bare = " ".join([_definite(first, behind[0]), *behind]), " ".join([first.bare, *behind])
    height = first.bare.lower() in word_lists()["heights"] and behind[0].startswith("of ")
    return replace(first, whole=whole, bare=bare, person="", role="", event=first.event and not height)


def _definite(first: Phrase, behind: str) -> str:
    """One of a kind: "the withdrawal of ...", "the atmosphere of Mars", "the driver in ..."; else as it was."""
    head = first.bare.split()[-1]
    if not head.islower() or head in mass_nouns() or first.plural or not first.whole.endswith(first.bare):
        return first.whole
    deed = head.endswith(tuple(word_lists()["deeds"])) or head in event_nouns()
    deed = deed or head in word_lists()["parts"]
    owned = behind.startswith("of ") and (deed or any(c.isupper() for c in behind))
    return f"the {first.bare}" if owned or head in roles()[1] else first.whole


def _segment(words: list[Token], body: Body, subject: bool) -> Phrase | None:
    """A preposition, if there is one, and the phrase or the list behind it."""
    link = ""
    if words[0].lower_ in word_lists()["links"] and words[0].tag_ in ("IN", "TO", "RP"):
        link, words = words[0].lower_, plain(words[1:])
    if not words or words[0].tag_ == "CC" or words[-1].tag_ in ("CC", ",", "POS", "IN"):
        return None
    found = _placed(words, body) or _list(words, body, subject)
    return found.behind(link) if found is not None else None


def _placed(words: list[Token], body: Body) -> Phrase | None:
    """ "Boulder, Colorado shooting": the shooting in Boulder, Colorado."""
    at = spot(words)
    thing = _simple(words[at:], body, False) if at else None
    if thing is None:
        return None
    there = f"{thing.bare} in {text_of(words[:at])}"
    return replace(thing, whole=f"the {there}", bare=there, person="", role="")


def _list(words: list[Token], body: Body, subject: bool) -> Phrase | None:
    """Several of one kind; what is part a name and part a thing is no certain list."""
    parts = listed(words)
    if len(parts) == 1:
        return _simple(words, body, subject)
    found = [p for p in (_simple(part, body, False) for part in parts) if p is not None]
    if not found or len(found) < len(parts):
        return None
    if found[-1].person and all(part[-1].lower_ in roles()[1] for part in parts[:-1]):
        callings = in_a_row([text_of(part) for part in parts[:-1]])
        return replace(found[-1], whole=f"{callings} and {found[-1].bare}", bare=f"{callings} and {found[-1].bare}")
    events = all(p.event for p in found)
    if not events and len({p.whole == p.bare or p.whole == f"the {p.bare}" for p in found}) > 1:
        return None
    return Phrase(
        in_a_row([p.whole for p in found]),
        in_a_row([p.bare for p in found]),
        event=events,
        plural=True,
    )


def _simple(words: list[Token], body: Body, subject: bool) -> Phrase | None:
    """A phrase without prepositions: a storm, a person, a holder of an office, a possession, a name or a thing."""
    if len(words) == 1 and words[0].tag_ == "VBG" and words[0].lower_ not in event_nouns():
        return Phrase(words[0].text, words[0].text)
    if not words or (words[-1].tag_ in ("VBN", "VBG", "JJ", "DT") and words[-1].lower_ not in event_nouns()):
        return None
    text, head = text_of(words), words[-1]
    if words[0].lower_ in word_lists()["storms"] and any(t.text[0].isupper() for t in words[1:]):
        return Phrase(text, text, event=True)
    someone = _person(words, body) or (_holder(words, body) if subject else None)
    if someone is not None:
        return someone
    event = is_event(head)
    if any(t.tag_ == "POS" for t in words):
        return _owned(words, body, event)
    if text.split()[-1][0].isupper():
        kind = len(words) > 1 and any(t.tag_ == "NN" and t.text.islower() and t.whitespace_ for t in words[:-1])
        if text.split()[-1][-1].isdigit() and body.article_of_model(text):
            return Phrase(f"{with_indefinite(text)}", text)
        name = text_of(words[1:]) if words[0].lower_ in word_lists()["compass"] and len(words) > 1 else text
        return Phrase(f"{'the' if kind else article_of_name(name, body)} {text}".strip(), text, event=event)
    known = event and any(t.text[0].isupper() for t in words) and head.tag_ == "NN" and not is_mass(head)
    plural = head.tag_ in ("NNS", "NNPS") or head.lower_ in word_lists()["plural"]
    return Phrase(f"the {text}" if known else with_article(words, body), text, event=event, plural=plural)


def _owned(words: list[Token], body: Body, event: bool) -> Phrase | None:
    """ "Trump administration's asylum ban": the owner takes the article."""
    at = next(i for i, t in enumerate(words) if t.tag_ == "POS")
    owner, text = _simple(words[:at], body, False), text_of(words)
    if owner is None:
        return None
    return Phrase(owner.whole + text[len(text_of(words[:at])) :], text, event=event)


def _person(words: list[Token], body: Body) -> Phrase | None:
    """Title and name: the longest end of `words` that is a person, in full."""
    starts = [i for i, t in enumerate(words) if t.text[0].isupper() or t.lower_ in PARTICLES]
    for start in starts:
        full = body.full_name(text_of(words[start:]))
        if full is not None:
            return _titled(words[:start], full, body)
    for start in starts:
        name = words[start:]
        alone = len(name) < 4 and all(t.text[0].isupper() and fold(t.text) not in roles()[0] | roles()[1] for t in name)
        if alone and fold(name[-1].text) not in event_nouns() and body.person_called(text_of(name)):
            called = text_of(name)
            return _titled(words[:start], called if " " in called else body.spelled_out(called), body)
    return None


def _titled(title: list[Token], name: str, body: Body) -> Phrase:
    if not title:
        return Phrase(name, name, name)
    bare = f"{text_of(title)} {name}"
    calling = is_calling(title[-1].lemma_.lower())
    whole = f"the {bare}" if not calling and title[-1].tag_ == "NN" and title[-1].text.islower() else bare
    return Phrase(whole, bare, name, with_article(title, body) if calling else "")


def _holder(words: list[Token], body: Body) -> Phrase | None:
    """ "Hong Kong leader": the one person who is the grammatical subject of the first sentence, by that role."""
    head = words[-1]
    if not head.text.islower() or head.lower_ not in roles()[0] | roles()[1]:
        return None
    for ent in (ent for sentence in body.lead[:1] for ent in sentence.span.ents):
        if ent.label_ == "PERSON" and len(ent.text.split()) > 1 and ent.root.dep_ in ("nsubj", "nsubjpass"):
            name = str(ent.text).removesuffix("'s")
            whole = f"{text_of(words)} {name}"
            return Phrase(whole, whole, name, with_article(words, body))
    return None
