"""Offices and who holds them: matching people with the roles that the article gives them."""

from __future__ import annotations

from collections.abc import Iterator

from newsquiz.authoring.candidate import Candidate
from newsquiz.authoring.distractors import Key
from newsquiz.authoring.patterns import Material, pattern
from newsquiz.authoring.resolve import Person
from newsquiz.language.dates import PartialDate

PASSING = {"former", "fellow", "ex", "then", "first", "late", "other", "another", "future", "incoming", "suspected"}
ADVERBS = {"also", "as", "now", "who", "including", "with", "of", "version", "alias", "laboratory", "one", "not"}
FEWEST, MOST = 3, 4


@pattern("office.matching")
def matching(material: Material) -> Iterator[Candidate]:
    """Three or four people of the article, each with a role that nobody else in it has."""
    day = material.annotated.article.published
    if day is None:
        return
    published = PartialDate(day.year, day.month)
    people = [p for p in _people(material) if _usable(p)]
    by_role = {p.role.lower(): p for p in people}
    chosen = [p for p in people if by_role[p.role.lower()] is p][:MOST]
    if len(chosen) < FEWEST:
        return
    pairs = tuple({"left": p.full, "right": _role_words(p)} for p in chosen)
    evidence = tuple(p.role_evidence for p in chosen if p.role_evidence is not None)
    yield Candidate(
        pattern="office.matching",
        type="matching",
        fact="people-and-roles",
        stem=f"Match each person with the office or role held in {published.in_words()}.",
        key=Key("; ".join(p.full for p in chosen), "LIST"),
        fields={"pairs": pairs},
        answers=(),
        evidence=evidence,
        sentence=_sentence(material, evidence[0]),
        explanation="; ".join(f"{p['left']}: {p['right']}" for p in pairs) + ".",
        also_facts=tuple(f"role-{p.surname.lower()}" for p in chosen),
    )


def _people(material: Material) -> tuple[Person, ...]:
    return material.composer.resolver.people.everyone()


def _usable(person: Person) -> bool:
    """A full name, and a role held at the time that names its body or subject by itself."""
    role = person.role.lower()
    passing = any(word in PASSING for word in role.replace("-", " ").split()) or "'s" in role or "’s" in role
    if not role[:1].isalpha() or role.split()[0] in ADVERBS or role.rstrip().endswith((".", ",")):
        return False
    return " " in person.full and len(role.split()) >= 2 and not passing and person.role_evidence is not None


def _role_words(person: Person) -> str:
    role = person.role.strip(" ,")
    return role[:1].upper() + role[1:]


def _sentence(material: Material, span: tuple[int, int]) -> int:
    return next(s.index for s in material.annotated.sentences if s.start <= span[0] < s.end)
