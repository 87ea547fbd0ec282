"""Noun phrases of a headline made whole: articles put back, people in full, counts and ornaments left out."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from newsquiz.authoring.anchors.body import PARTICLES, Body, fold, is_mass, known_verb
from newsquiz.authoring.anchors.places import are_countries, is_place
from newsquiz.authoring.anchors.tables import event_nouns, gazetteer, mass_nouns, roles, word_lists

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
    plural: bool = False

    @property
    def human(self) -> bool:
        """Whether a person or people are meant."""
        head = self.bare.split(" of ")[0].split(" in ")[0].split()[-1].lower()
        callings = roles()[0] | roles()[1] | word_lists()["people"]
        return bool(self.person) or head in callings or head.removesuffix("s") in callings


def phrase(words: Tokens, body: Body, *, subject: bool = False) -> Phrase | None:
    """The phrase that `words` stand for; None where they are no short and certain noun phrase."""
    kept = _plain(list(words))
    if not kept or len(kept) > LONGEST or not all(_fits(t) for t in kept):
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
    alone = len(joined) == 1
    return replace(
        first,
        whole=" ".join([_definite(first, behind), *behind]),
        bare=" ".join([first.bare, *behind]),
        person=first.person if alone else "",
        role=first.role if alone else "",
    )


def _fits(token: Token) -> bool:
    """Whether the word can stand in a noun phrase; a "verb" that no dictionary knows is a noun mistaken."""
    return token.tag_ in _FIT or not token.text.islower() or (token.pos_ == "VERB" and not known_verb(token))


def _definite(first: Phrase, behind: list[str]) -> str:
    """One of a kind: a deed with its "of" ("the withdrawal of ..."), a person told by place ("the driver in ...")."""
    head = first.bare.split()[-1]
    named = (head.endswith(tuple(word_lists()["deeds"])) and head not in mass_nouns()) or head in event_nouns()
    deed = bool(behind) and behind[0].startswith("of ") and named
    told = bool(behind) and head in roles()[1]
    owned = bool(behind) and behind[0].startswith("of ") and any(c.isupper() for c in behind[0])
    owned = owned and head not in mass_nouns()
    certain = head.islower() and (deed or told or owned) and first.whole.startswith(("a ", "an ", first.bare))
    return f"the {first.bare}" if certain and not first.plural else first.whole


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
        ) and not (len(words) > 1 and words[1].tag_ == "HYPH"):
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
    spot = _spot(words)
    if spot:
        thing = _simple(words[spot:], body, False)
        there = _text(words[:spot])
        return thing and replace(
            thing, whole=f"{link}the {thing.bare} in {there}", bare=f"{link}{thing.bare} in {there}", role="", person=""
        )
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
    return found and replace(found, whole=link + found.whole, bare=link + found.bare)


def _spot(words: list[Token]) -> int:
    """How many words in front are a place with its region ("Charlottesville, Virginia killer"); 0 for none."""
    comma = next((i for i, t in enumerate(words) if t.text == ","), 0)
    if not comma or not all(t.text[0].isupper() for t in words[:comma]):
        return 0
    ends = [n for n in range(comma + 2, min(comma + 5, len(words))) if is_place(_text(words[comma + 1 : n]))]
    return ends[-1] if ends and words[ends[-1]].text.islower() else 0


def _region_behind(words: list[Token], comma: Token) -> bool:
    """Whether the comma stands between a place and its region: "Brumadinho, Brazil"."""
    at = words.index(comma)
    before, behind = words[at - 1].text, _text(words[at + 1 :])
    return before[0].isupper() and is_place(behind) and not are_countries(before, behind)


def _listed(words: list[Token]) -> list[list[Token]]:
    """The members of "A, B" and "A and B"; a headline's comma between nouns means "and"."""
    parts: list[list[Token]] = [[]]
    for token in words:
        inside = (token.text == "," and _region_behind(words, token)) or token.nbor(-1 if token.i else 0).tag_ == "HYPH"
        if token.text not in (",", "and", "&") or (parts[-1] and inside):
            parts[-1].append(token)
        elif parts[-1]:
            parts.append([])
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
        possessor = _simple(words[:owner], body, False)
        return (
            None
            if possessor is None
            else Phrase(f"{possessor.whole}{text[len(_text(words[:owner])) :]}", text, event=event)
        )
    if text.split()[-1][0].isupper():
        the = _the(text, body)
        return Phrase(f"{the} {text}".strip(), text, event=event)
    named = event and any(t.text[0].isupper() for t in words) and head.tag_ == "NN" and not is_mass(head)
    plural = head.tag_ in ("NNS", "NNPS") or head.lower_ in word_lists()["plural"]
    return Phrase(f"the {text}" if named else _with_article(words, body), text, event=event, plural=plural)


def _the(name: str, body: Body) -> str:
    country = gazetteer().countries.get(name)
    if country is not None:
        short = name != country.name and name not in word_lists()["acronyms"]
        return "" if short else country.article
    if name in gazetteer().cities or name in gazetteer().regions:
        return "the" if name in gazetteer().articled else ""
    last = name.split()[-1].lower()
    office = last in roles()[0] or last == "general"
    if name in word_lists()["acronyms"] or office or (" " in name and last in word_lists()["unique"]):
        return "the" if body.article_before(name) or name in word_lists()["acronyms"] or name not in body.text else ""
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
    if head.lower_ in word_lists()["sole"]:
        return f"the {text}"
    if re.fullmatch(_YEAR, words[0].text) or any(t.tag_ in ("JJS", "RBS") for t in words):
        return f"the {text}"
    if head.tag_ == "CD":
        return f"{body.article_of_model(text)} {text}".strip()
    article = body.determiner(head, tuple(t.lower_ for t in words[:-1]))
    article = article or ("a" if head.lower_ in roles()[1] else "")
    spoken = words[0].text in word_lists()["spoken"]
    return f"{'an' if article == 'a' and _VOWEL.match(text) and not spoken else article} {text}".strip()
