"""How a name is asked for (`Who`, `Which country`), and the wordings in which it may be answered."""

from __future__ import annotations

from newsquiz.authoring import knowledge
from newsquiz.authoring.distractors import Key
from newsquiz.authoring.facts import Filler

INITIALS = {"us", "uk", "un", "eu", "nfl", "nba", "mlb", "nhl"}
FAMILY_FIRST = {"China", "Taiwan", "Hong Kong", "North Korea", "South Korea", "Vietnam"}
PLAIN = {"ORG": "organisation", "EVENT": "event", "LAW": "law", "PRODUCT": None, "WORK_OF_ART": None}


def kind_word(text: str, label: str) -> str | None:
    """The common noun for what `text` names, from the closed sets, else from its entity label; None where unsure."""
    if knowledge.is_country(text):
        return "country"
    if label in {"GPE", "LOC", "FAC"} and knowledge.is_city(text):
        return "city"
    fine = knowledge.fine_type(text, label)
    if fine is not None:
        return set_label(fine)
    return PLAIN.get(label)


def set_label(name: str) -> str:
    """What a member of a closed set is called: `us_state` → `US state`, `new_york_borough` → `New York borough`."""
    parts = name.split("_")
    for count in (2, 1):
        proper = " ".join(part.capitalize() for part in parts[:count])
        if knowledge.country_of_demonym(proper) or knowledge.is_city(proper):
            return " ".join([proper, *parts[count:]])
    return " ".join([parts[0].upper() if parts[0] in INITIALS else parts[0], *parts[1:]])


def which(filler: Filler) -> str | None:
    """The words that ask for the filler; None where its kind is not certain."""
    label = filler.detail["label"]
    if label == "PERSON":
        return "Who"
    word = kind_word(filler.key.text, label)
    return f"Which {word}" if word else None


def surname(name: str) -> str:
    """The last name, without `Jr.` or a numeral; the first where a people puts the family first."""
    if any(entry.get("country") in FAMILY_FIRST for entry in knowledge.lookup(name)):
        return name.split()[0]
    parts = [part for part in name.replace(",", "").split() if part.rstrip(".") not in {"Jr", "Sr", "II", "III", "IV"}]
    return parts[-1] if parts else name


def name_answers(key: Key) -> tuple[str, ...]:
    """The name, and what is as good: how the article calls a person for short, a body without its article."""
    text = key.text
    answers = [text]
    if key.kind == "PERSON" and " " in text:
        answers += key.aliases or (surname(text),)
    bare = text.removeprefix("the ").removeprefix("The ")
    if bare != text:
        answers.append(bare)
    return tuple(dict.fromkeys(answers))
