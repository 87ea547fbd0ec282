"""Noun phrases of a headline made whole: articles put back, people in full, counts and ornaments left out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from newsquiz.authoring.anchors.body import PARTICLES, Body, fold
from newsquiz.authoring.anchors.tables import event_nouns, gazetteer, roles, word_lists

if TYPE_CHECKING:
    from spacy.tokens import Token

Tokens = tuple["Token", ...]

LONGEST = 10
_VOWEL = re.compile(
    r"[AEFHILMNORSX](?=[A-Z]|-)|(?i:[ai]|e(?!u)|o(?!ne\b)|u(?!ni(?!n|m)|s|k|\.|ra|t[eir]|gan)|hono|heir|hour)"
)
_YEAR = r"(?:19|20)\d\d"
_LINKS = {"of", "in", "for", "on", "at", "to", "from", "with", "against", "over", "into", "by", "between", "near"}
_FIT = frozenset(
    [
        "NN",
        "NNS",
        "NNP",
        "NNPS",
        "JJ",
        "JJR",
        "JJS",
        "RBS",
        "HYPH",
        "POS",
        "CC",
        "DT",
        "CD",
        "VBN",
        "VBD",
        "VBG",
        "IN",
        "TO",
    ]
    + ["NFP", "$", "AFX", ","]
)


@dataclass(frozen=True)
class Phrase:
    """A noun phrase: `whole` in running text, `bare` as a line may begin, `role` with its person's name left out."""

    whole: str
    bare: str
    person: str = ""
    role: str = ""
    event: bool = False


def phrase(words: Tokens, body: Body, *, subject: bool = False) -> Phrase | None:
    """The phrase that `words` stand for; None where they are no short and certain noun phrase."""
    kept = _plain(list(words))
    if not kept or len(kept) > LONGEST or any(t.tag_ not in _FIT and t.text.islower() for t in kept):
        return None
    segments = _segments(kept)
    parts = [_segment(part, body, subject and len(segments) == 1) for part in segments]
    if any(part is None for part in parts):
        return None
    joined = [p for p in parts if p is not None]
    first = joined[0]
    behind = [p.whole for p in joined[1:]]
    if not _sound(kept):
        return None
    return Phrase(
        " ".join([_definite(first, behind), *behind]),
        " ".join([first.bare, *behind]),
        first.person if len(joined) == 1 else "",
        first.role if len(joined) == 1 else "",
        first.event,
    )


def _definite(first: Phrase, behind: list[str]) -> str:
    """One of a kind: a deed with its "of" ("the withdrawal of ..."), a person told by place ("the driver in ...")."""
    head = first.bare.split()[-1]
    named = head.endswith(tuple(word_lists()["deeds"])) or head in event_nouns()
    deed = bool(behind) and behind[0].startswith("of ") and named
    told = bool(behind) and head in roles()[1]
    return (
        f"the {first.bare}" if head.islower() and (deed or told) and not first.whole.startswith("the ") else first.whole
    )


def _plain(words: list[Token]) -> list[Token]:
    """Without counts ("two", "hundreds of", "540 million") and ornaments in front."""
    while words:
        word = words[0]
        if word.lower_ in word_lists()["counts"] and len(words) > 1 and words[1].lower_ == "of":
            words = words[2:]
        elif (
            (word.lower_ in word_lists()["ornaments"] and word.pos_ != "PROPN")
            or (word.tag_ == "CD" and not re.fullmatch(_YEAR, word.text))
            or word.tag_ in ("RB", "DT")
        ):
            words = words[1:]
        elif (
            len(words) > 2
            and words[1].tag_ == "HYPH"
            and f"{word.lower_}-{words[2].lower_}" in word_lists()["ornaments"]
        ):
            words = words[3:]
        else:
            break
    while words and words[-1].tag_ == "RB":
        words = words[:-1]
    return words


def _sound(words: list[Token]) -> bool:
    """Ends in a noun; holds no count and no stray participle."""
    last = words[-1]
    if last.pos_ not in ("NOUN", "PROPN") and last.tag_ != "CD" and last.lower_ not in event_nouns():
        return False
    for i, token in enumerate(words):
        following = words[i + 1] if i + 1 < len(words) else None
        if token.tag_ == "CD" and not _part_of_name(words, i):
            return False
        if token.tag_ in ("VBN", "VBD") and i and words[i - 1].pos_ in ("NOUN", "PROPN"):
            return False
        if token.tag_ in ("VBN", "VBD", "VBG") and (
            following is None or (following.pos_ not in ("NOUN", "PROPN", "ADJ") and following.tag_ != "HYPH")
        ):
            return False
    return True


def _part_of_name(words: list[Token], at: int) -> bool:
    near = words[max(0, at - 1) : at] + words[at + 1 : at + 2]
    return bool(re.fullmatch(_YEAR, words[at].text)) or any(t.pos_ == "PROPN" or t.tag_ == "HYPH" for t in near)


def _segments(words: list[Token]) -> list[list[Token]]:
    """Cut before each preposition (which stays in front of its part)."""
    parts: list[list[Token]] = [[]]
    for i, token in enumerate(words):
        if _starts_segment(words, i) and parts[-1]:
            parts.append([])
        parts[-1].append(token)
    return parts


def _starts_segment(words: list[Token], at: int) -> bool:
    """A preposition, but not that of "secretary of state" or "Tropical Depression Three of 2019"."""
    token, following = words[at], words[at + 1] if at + 1 < len(words) else None
    if token.lower_ not in _LINKS or token.tag_ not in ("IN", "TO", "RP"):
        return False
    fixed = following is not None and (following.lower_ in word_lists()["fixed"] or re.fullmatch(_YEAR, following.text))
    return not (token.lower_ == "of" and fixed)


def _segment(words: list[Token], body: Body, subject: bool) -> Phrase | None:
    link = ""
    if words[0].lower_ in _LINKS and words[0].tag_ in ("IN", "TO", "RP"):
        link, words = words[0].lower_ + " ", _plain(words[1:])
    if not words or words[0].tag_ == "CC" or words[-1].tag_ in ("CC", ",", "POS", "IN"):
        return None
    both = _listed(words)
    if len(both) > 1:
        parts = [_simple(part, body, False) for part in both]
        if any(p is None for p in parts):
            return None
        whole = [p for p in parts if p is not None]
        return Phrase(
            link + _and([p.whole for p in whole]), _and([p.bare for p in whole]), event=all(p.event for p in whole)
        )
    found = _simple(words, body, subject)
    return found and Phrase(link + found.whole, link + found.bare, found.person, found.role, found.event)


def _listed(words: list[Token]) -> list[list[Token]]:
    """The members of "A, B" and "A and B"; a headline's comma between nouns means "and"."""
    parts: list[list[Token]] = [[]]
    for token in words:
        if token.text in (",", "and", "&") and parts[-1]:
            parts.append([])
        elif token.text not in (",", "and", "&"):
            parts[-1].append(token)
    return [_plain(part) for part in parts if part]


def _and(parts: list[str]) -> str:
    return f"{', '.join(parts[:-1])} and {parts[-1]}" if len(parts) > 1 else parts[0]


def _text(words: list[Token]) -> str:
    return "".join(t.text_with_ws for t in words).strip()


def _simple(words: list[Token], body: Body, subject: bool) -> Phrase | None:
    """A phrase without prepositions: title and name, an organisation or thing by name, or a common noun."""
    if not words or (words[-1].tag_ in ("VBN", "VBG", "JJ", "DT") and words[-1].lower_ not in event_nouns()):
        return None
    text, head = _text(words), words[-1]
    if words[0].text in word_lists()["storms"]:
        return Phrase(text, text, event=True)
    named = _person(words, body)
    if named is not None:
        return named
    if subject and head.text.islower() and head.lower_ in roles()[0] | roles()[1]:
        holder = _holder(body)
        if holder:
            return Phrase(f"{text} {holder}", f"{text} {holder}", holder, _with_article(words, body))
    event = head.lemma_.lower() in event_nouns()
    owner = next((i for i, t in enumerate(words) if t.tag_ == "POS"), 0)
    if owner:
        found = _simple(words[:owner], body, False)
        return found and Phrase(f"{found.whole}{text[len(_text(words[:owner])) :]}", text, event=event)
    if head.text[0].isupper():
        the = _the(text, body)
        return Phrase(f"{the} {text}".strip(), text, event=event)
    named = event and any(t.text[0].isupper() for t in words) and head.tag_ == "NN"
    return Phrase(f"the {text}" if named else _with_article(words, body), text, event=event)


def _the(name: str, body: Body) -> str:
    country = gazetteer().countries.get(name)
    if country is not None:
        return (
            country.article
            if name not in ("America", "Britain", "England", "Scotland", "Wales", "Holland", "Great Britain")
            else ""
        )
    if name in word_lists()["acronyms"] or name.split()[-1].lower() in word_lists()["unique"]:
        return "" if "'s " in name or "’s " in name else "the"
    return body.article_before(name)


def _person(words: list[Token], body: Body) -> Phrase | None:
    """Title and name: the longest end of `words` that is a person, in full."""
    ends = [i for i, t in enumerate(words) if t.text[0].isupper() or t.lower_ in PARTICLES]
    for start in ends:
        full = body.full_name(_text(words[start:]))
        if full is not None:
            return _titled(words[:start], full, body)
    for start in ends:
        end = words[start:]
        plain = len(end) < 4 and all(t.text[0].isupper() and fold(t.text) not in roles()[0] | roles()[1] for t in end)
        if plain and body.person_called(_text(end)):
            return _titled(words[:start], _text(end), body)
    return None


def _titled(title: list[Token], name: str, body: Body) -> Phrase:
    before = _text(title)
    if not before:
        return Phrase(name, name, name)
    if title[-1].lemma_.lower() in roles()[0] | roles()[1]:
        return Phrase(f"{before} {name}", f"{before} {name}", name, _with_article(title, body))
    return Phrase(f"{before} {name}", f"{before} {name}", name)


def _holder(body: Body) -> str:
    """The one person who is the grammatical subject of the first sentence."""
    for sentence in body.lead[:1]:
        for ent in sentence.span.ents:
            if ent.label_ == "PERSON" and len(ent.text.split()) > 1 and ent.root.dep_ in ("nsubj", "nsubjpass"):
                return str(ent.text).removesuffix("'s")
    return ""


def _with_article(words: list[Token], body: Body) -> str:
    """`words` behind the article that the body gives their noun; an office has one holder, a calling many."""
    head, text = next((words[i - 1] for i, t in enumerate(words) if i and t.lower_ == "of"), words[-1]), _text(words)
    if any(t.tag_ in ("POS", "DT", "PRP$") for t in words):
        return text
    if fold(head.text) in {fold(role) for role in roles()[0]}:
        return f"the {text}"
    if head.tag_ in ("NNS", "NNPS") or head.lower_ in word_lists()["plural"]:
        return text
    if re.fullmatch(_YEAR, words[0].text) or any(t.tag_ in ("JJS", "RBS") for t in words):
        return f"the {text}"
    article = body.determiner(head, tuple(t.lower_ for t in words[:-1]))
    article = article or ("a" if head.lower_ in roles()[1] else "")
    return f"{'an' if article == 'a' and _VOWEL.match(text) else article} {text}".strip()
