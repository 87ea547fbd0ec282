"""Offices and who holds them: matching people with the roles that the article gives them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsquiz.article import BlockKind
from newsquiz.authoring import knowledge
from newsquiz.authoring.asking import name_answers
from newsquiz.authoring.candidate import Candidate
from newsquiz.authoring.distractors import Key
from newsquiz.authoring.fame import is_famous
from newsquiz.authoring.lexicon import HEADS, is_person_noun
from newsquiz.authoring.patterns import Material, pattern
from newsquiz.authoring.resolve import Person
from newsquiz.authoring.vocabulary import word_list
from newsquiz.language.dates import PartialDate

PASSING = word_list("passing")
ADVERBS = word_list("role_adverbs")
SINGLE = word_list("single_offices")
NO_OFFICE = word_list("no_offices")
ROUNDS = 2  # somebody named only once is not who the article is about
FEWEST, MOST = 3, 4
OPENING = 400  # characters


@pattern("office.matching")
def matching(material: Material) -> Iterator[Candidate]:
    """Three or four people of the article, each with a role that nobody else in it has."""
    day = material.annotated.article.published
    if day is None:
        return
    published = PartialDate(day.year, day.month)
    people = [p for p in _people(material) if _usable(material, p) and not is_famous(p.full) and _is_office(p)]
    chosen = [p for p in people if not any(_alike(p.role, other.role) for other in people if other is not p)][:MOST]
    if len(chosen) < FEWEST:
        return
    pairs = tuple({"left": p.full, "right": _role_words(p)} for p in chosen)
    evidence = tuple(_with_name(material, p) for p in chosen)
    yield Candidate(
        pattern="office.matching",
        type="matching",
        fact="people-and-roles",
        stem=f"Match each person with the office or role held in {published.in_words()}.",
        key=Key("; ".join(p.full for p in chosen), "LIST"),
        fields={"pairs": pairs},
        answers=(),
        secrets=tuple(p.full for p in chosen),
        evidence=evidence,
        sentence=_sentence(material, evidence[0]),
        explanation="; ".join(f"{p['left']}: {p['right']}" for p in pairs) + ".",
        also_facts=tuple(f"role-{p.surname.lower()}" for p in chosen),
    )


def _is_office(person: Person) -> bool:
    """An office or calling that says of what, held by somebody whose name is no body's."""
    names = any(word[:1].isupper() for word in person.role.split()[:-1]) or re.search(r" (?:of|for|at) ", person.role)
    return person.full.split()[-1] not in HEADS["ORG"] and bool(names)


def _alike(role: str, other: str) -> bool:
    """Whether one role could be the other's: its words, in whatever gender, are among the other's."""
    a, b = ({re.sub(r"(?:man|woman|person)$", "", word) for word in each.lower().split()} for each in (role, other))
    return a <= b or b <= a


def _people(material: Material) -> tuple[Person, ...]:
    return material.composer.resolver.people.everyone()


def _usable(material: Material, person: Person) -> bool:
    """A full name, and a role held at the time that names its body or subject by itself."""
    role = person.role.lower().replace("-", " ")
    words = role.split()
    if _head(role) in NO_OFFICE or "old" in words:
        return False
    if len(words) < 2 or words[0] in ADVERBS or not role[:1].isalpha() or role.endswith((".", ",")):
        return False
    if person.role_evidence is None or not _in_paragraph(material, person.role_evidence):
        return False
    if _no_longer(material, person.role_evidence[0]) or _goes_on(material, person.role_evidence[1]):
        return False
    if _of_another(material, person.role_evidence[0]) or _is_dead(material, person.role_evidence[0]):
        return False
    if any(c.isdigit() for c in role):
        return False  # the number of a ward or a squad is for those who live or serve there
    if any(word in PASSING for word in words) or "'s" in role or "’s" in role:
        return False
    if re.search(r"\b(?:the|this|that|its|their|his|her) [a-z]", person.role):
        return False
    if any(
        word in role for word in ("fianc", "wife", "husband", "son of", "daughter", "brother", "sister", "national")
    ):
        return False
    return " " in person.full and person.role_evidence is not None and is_person_noun(_head(role))


def _in_paragraph(material: Material, span: tuple[int, int]) -> bool:
    return material.annotated.article.block_at(span[0]).kind is BlockKind.PARAGRAPH


def _no_longer(material: Material, start: int) -> bool:
    """Whether `former`, `then` or the like stands right before the role."""
    before = material.annotated.article.text[max(start - 40, 0) : start].lower().replace("-", " ").split()
    return bool(set(before[-3:]) & PASSING) or _of_another_year(material, start)


def _goes_on(material: Material, end: int) -> bool:
    """`analyst at the Centre for Strategic` `and International Studies`: half of a name was taken for the whole."""
    following = material.annotated.article.text[end : end + 20]
    return re.match(r" (?:and|&) [A-Z]|, [A-Z]\w+ (?:Co|Inc|Corp|Ltd|LLC)", following) is not None


def _of_another(material: Material, start: int) -> bool:
    """`spokeswoman for the` `High Commissioner X`, `wife of` `President X`: the role is somebody else's."""
    before = material.annotated.article.text[max(start - 40, 0) : start]
    return re.search(r"\w (?:for|of|to|by) (?:the |its |his |her |their )?$", before) is not None


def _is_dead(material: Material, start: int) -> bool:
    """Whether the sentence tells of a death: who held the office then may hold it no longer."""
    sentence = material.annotated.sentences[_sentence(material, (start, start))]
    return re.search(r"\b(?:killed|died|dead|death|late|assassinat\w+|murdered)\b", sentence.text) is not None


def _of_another_year(material: Material, start: int) -> bool:
    """Whether the sentence is about another year than the article's."""
    published = material.annotated.article.published
    sentence = material.annotated.sentences[_sentence(material, (start, start))]
    years = {dated.value.year for dated in material.composer.resolver.dates(sentence)}
    years |= {int(year) for year in re.findall(r"\b(?:19|20)\d\d\b", sentence.text)}
    return published is not None and bool(years - {published.year})


def _head(role: str) -> str:
    """`spokesman for X` → `spokesman`, `Labour Party leader` → `leader`."""
    words = re.split(r" (?:of|for|at|in|to|and) |,", role)[0].split()
    return words[-1] if words else ""


@pattern("office.holder")
def holder(material: Material) -> Iterator[Candidate]:
    """`Speaker of the House Nancy Pelosi` → `Who was the Speaker of the House in January 2019?`

    Only offices that one person holds, that name what they are of, and whose holder is not known to everybody.
    """
    day = material.annotated.article.published
    people = [p for p in _people(material) if _usable(material, p)] if day else []
    for person in people:
        role = person.role
        if day is None or person.role_evidence is None or _head(role.lower()) not in SINGLE or not _names_body(role):
            continue
        if (
            len(person.mentions) < ROUNDS
            or not _opens_it(material, person)
            or is_famous(person.full)
            or sum(p.role.lower() == role.lower() for p in people) != 1
        ):
            continue
        if _head(role.lower()) == "ambassador" and " to " not in role:
            continue
        key = Key(person.full, "PERSON", role=role, gender=person.gender)
        yield Candidate(
            pattern="office.holder",
            type="short_answer",
            fact=f"role-{person.surname.lower()}.holder",
            stem=f"Who was the {role} in {PartialDate(day.year, day.month).in_words()}?",
            key=key,
            fields={"key": person.full, "accepted": name_answers(key)[1:], "answer_type": "person"},
            answers=name_answers(key),
            evidence=(_with_name(material, person),),
            sentence=_sentence(material, person.role_evidence),
            explanation=f"{person.full} was the {role}.",
        )


def _opens_it(material: Material, person: Person) -> bool:
    """Whether the headline or the opening names the person: what office a voice further on holds is incidental."""
    article = material.annotated.article
    return person.surname in f"{article.title} {article.text[:OPENING]}"


def _names_body(role: str) -> bool:
    """Whether some words of the role name a place, a people or a body: without one, many hold such an office."""
    words = role.replace("'s", "").replace("’s", "").split()
    runs = (" ".join(words[i : i + n]) for n in (1, 2, 3, 4) for i in range(len(words) - n + 1))
    return any(knowledge.country_of_demonym(run) or _is_body(run) for run in runs if run[:1].isupper())


def _is_body(name: str) -> bool:
    return any({"PLACE", "ORG"} & set(knowledge.labels_of(entry.set_name)) for entry in knowledge.lookup(name))


def _with_name(material: Material, person: Person) -> tuple[int, int]:
    """From the role to the name, where both stand in one sentence."""
    assert person.role_evidence is not None
    start, end = person.role_evidence
    sentence = material.annotated.sentences[_sentence(material, person.role_evidence)]
    near = [m for m in person.mentions if sentence.start <= m[0] < sentence.end]
    return (min(start, near[0][0]), max(end, near[0][1])) if near else (start, end)


def _role_words(person: Person) -> str:
    role = person.role.strip(" ,")
    return role[:1].upper() + role[1:]


def _sentence(material: Material, span: tuple[int, int]) -> int:
    return next(s.index for s in material.annotated.sentences if s.start <= span[0] < s.end)
