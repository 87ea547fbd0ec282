"""A headline's words cut into noun phrases: counts and ornaments off, prepositions and lists apart."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsquiz.authoring.anchors.body import known_verb
from newsquiz.authoring.anchors.places import are_countries, is_place
from newsquiz.authoring.anchors.tables import event_nouns, word_lists

if TYPE_CHECKING:
    from spacy.tokens import Token

YEAR = r"(?:19|20)\d\d"


def fits(token: Token) -> bool:
    """Whether the word can stand in a noun phrase; a "verb" that no dictionary knows is a noun mistaken."""
    return (
        token.tag_ in word_lists()["nominal_tags"]
        or not token.text.islower()
        or (token.pos_ == "VERB" and not known_verb(token))
    )


def plain(words: list[Token]) -> list[Token]:
    """Without counts ("two", "hundreds of", "540 million") and ornaments in front."""
    while words:
        word = words[0]
        if word.lower_ in word_lists()["counts"] and len(words) > 1 and words[1].lower_ == "of":
            words = words[2:]
        elif (
            (word.lower_ in word_lists()["ornaments"] and (word.text.islower() or word.pos_ != "PROPN"))
            or (word.tag_ == "CD" and not re.fullmatch(YEAR, word.text) and not _measures(words[:2]))
            or (word.tag_ == "VBG" and len(words) > 1 and words[1].tag_ == "NN" and words[-1].text[0].isupper())
            or word.tag_ in ("RB", "DT")
        ) and not (len(words) > 1 and words[1].tag_ == "HYPH"):
            words = words[1:]
        elif word.lower_ in ("magnitude", "category") and len(words) > 2 and words[1].tag_ == "CD":
            words = words[2:]
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


def sound(words: list[Token]) -> bool:
    """Ends in a noun; holds no count and no stray participle. A bare gerund is a noun: "flying"."""
    last = words[-1]
    if len(words) == 1 and last.tag_ == "VBG":
        return True
    if last.pos_ not in ("NOUN", "PROPN") and last.tag_ != "CD" and last.lower_ not in event_nouns():
        return False
    for i, token in enumerate(words):
        following = words[i + 1] if i + 1 < len(words) else None
        if token.tag_ == "CD" and not _part_of_name(words, i):
            return False
        if re.fullmatch(r"\d+(?:st|nd|rd|th)", token.lower_) and (following is None or following.text.islower()):
            return False
        if token.tag_ == "VBG" and i == 0 and (following is None or following.tag_ != "HYPH"):
            return False
        if token.tag_ in ("VBN", "VBD") and i and words[i - 1].pos_ in ("NOUN", "PROPN"):
            return False
        gerund = token.tag_ == "VBG" and i > 1 and words[i - 1].tag_ == "IN"
        if (
            token.tag_ in ("VBN", "VBD", "VBG")
            and not gerund
            and (following is None or (following.pos_ not in ("NOUN", "PROPN", "ADJ") and following.tag_ != "HYPH"))
        ):
            return False
    return True


def _part_of_name(words: list[Token], at: int) -> bool:
    near = words[max(0, at - 1) : at] + words[at + 1 : at + 2]
    return (
        bool(re.fullmatch(YEAR, words[at].text))
        or _measures(words[at : at + 2])
        or any(t.pos_ == "PROPN" or t.tag_ == "HYPH" for t in near)
    )


def _measures(words: list[Token]) -> bool:
    """Whether a figure names a measure ("400 m hurdles") and counts nothing."""
    return len(words) > 1 and words[1].lower_ in word_lists()["measures"]


def segments(words: list[Token]) -> list[list[Token]]:
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
    if token.lower_ not in word_lists()["links"] or token.tag_ not in ("IN", "TO", "RP"):
        return False
    fixed = following is not None and (following.lower_ in word_lists()["fixed"] or re.fullmatch(YEAR, following.text))
    return not (token.lower_ == "of" and fixed)


def listed(words: list[Token]) -> list[list[Token]]:
    """The members of "A, B" and "A and B"; a headline's comma between nouns means "and"."""
    parts: list[list[Token]] = [[]]
    for token in words:
        inside = (token.text == "," and _region_behind(words, token)) or token.nbor(-1 if token.i else 0).tag_ == "HYPH"
        if token.text not in (",", "and", "&") or (parts[-1] and inside):
            parts[-1].append(token)
        elif parts[-1]:
            parts.append([])
    return [plain(part) for part in parts if part]


def _region_behind(words: list[Token], comma: Token) -> bool:
    """Whether the comma stands between a place and its region: "Brumadinho, Brazil"."""
    at = words.index(comma)
    before, behind = words[at - 1].text, text_of(words[at + 1 :])
    return before[0].isupper() and is_place(behind) and not are_countries(before, behind)


def spot(words: list[Token]) -> int:
    """How many words in front are a place with its region ("Charlottesville, Virginia killer"); 0 for none."""
    comma = next((i for i, t in enumerate(words) if t.text == ","), 0)
    if not comma or not all(t.text[0].isupper() for t in words[:comma]):
        return 0
    ends = [n for n in range(comma + 2, min(comma + 5, len(words))) if is_place(text_of(words[comma + 1 : n]))]
    return ends[-1] if ends and words[ends[-1]].text.islower() else 0


def in_a_row(parts: list[str]) -> str:
    return f"{', '.join(parts[:-1])} and {parts[-1]}" if len(parts) > 1 else parts[0]


def text_of(words: list[Token]) -> str:
    return "".join(t.text_with_ws for t in words).strip()
