"""Gates that keep what is worth asking, and worded as the published rules of item writing want it."""

from __future__ import annotations

import re
from itertools import combinations

from newsquiz.authoring import knowledge
from newsquiz.authoring.clauses import REPORTING, finite_token
from newsquiz.authoring.fame import is_famous
from newsquiz.authoring.gates.gate import DATED, NOT_A_QUESTION, Case, gate
from newsquiz.authoring.spelling import slip
from newsquiz.authoring.vocabulary import phrase_list, word_list
from newsquiz.authoring.wording import content_words, words
from newsquiz.language.dates import MONTHS
from newsquiz.language.numbers import find_numbers
from newsquiz.lint import lint

TELLING = word_list("telling")
OUTLETS = {"newspaper", "news_agency", "broadcaster", "magazine", "news_site"}
HOUSEHOLD = phrase_list("household")
HIGH_OFFICE = re.compile(
    r"\b([Pp]resident|[Pp]rime [Mm]inister|[Cc]hancellor|[Kk]ing|[Qq]ueen|[Ee]mperor|[Pp]ope),? ____"
)
FROM_TO = re.compile(r"\b(?:from|between) .{0,20}\b\d{4}\b.{0,5}\b(?:to|until|and|through)\b.{0,20}\b\d{4}\b")
_DATE = re.compile(rf"\b(?:\d{{1,2}} )?(?:{'|'.join(MONTHS)})(?: \d{{1,2}},)?(?: \d{{4}})?|\b\d{{4}}\b")
ASSEMBLY = re.compile(r"\b(?:House|Senate|Congress|Parliament|Supreme Court|House of (?:Representatives|Commons))$")
LIGHT = word_list("light_verbs")
FEWEST_CONTENT_WORDS = 5
OPENING = 0.3
"""The share of an article in which it tells its story; details follow."""
LEAD = 400  # characters
_NAME = re.compile(r"\b[A-Z][\w’'-]+")
FEWEST_BEHIND_CONTEXT = 4


@gate("outlet", "which outlet reported something is incidental")
def outlet(case: Case) -> str | None:
    """No question for an organisation that only tells of something."""
    if case.outlet and case.outlet in words(case.candidate.plain_stem):
        return "it speaks of the outlet that the article is from"
    if case.fact is None or case.candidate.key.kind != "ORG":
        return None
    clause = case.fact.statement.clause
    asked_for_teller = case.candidate.pattern in {"who.subject", "speaker.claim"} and clause.verb.lemma_ in TELLING
    told_to = case.candidate.type == "cloze" and knowledge.fine_type(case.candidate.key.text, "ORG") in OUTLETS
    return f"“{case.candidate.key.text}” only tells of it" if asked_for_teller or told_to else None


@gate("body", "which body or country does something, at no date, nobody remembers", style=True)
def body(case: Case) -> str | None:
    """A body is asked for with a date, or where it is a team; a country with a date, or for what it did once."""
    if case.fact is None or case.candidate.pattern != "who.subject" or case.candidate.key.kind not in {"ORG", "PLACE"}:
        return None
    once = case.candidate.key.kind == "PLACE" and finite_token(case.fact.statement.clause).tag_ in {"VBD", "VBN"}
    told = DATED.search(case.candidate.plain_stem) is not None or once or _is_team(case)
    return None if told else "many could have done it, and no date tells which did"


def _is_team(case: Case) -> bool:
    kind = knowledge.fine_type(case.candidate.key.text, "ORG") or ""
    return kind.endswith(("club", "team"))


@gate("not-known-without-reading", "what follows from the stem or is known to all is not worth asking")
def not_known(case: Case) -> str | None:
    """A country whose people, capital or adjective stands in the stem; a name that shares a word with the stem."""
    key, whole = case.candidate.key, case.candidate.whole
    if key.kind == "PLACE" and re.search(r"\bcapital\b", case.candidate.plain_stem):
        return "it asks for a capital"
    if key.kind == "PLACE":
        leader = _leader_of(key.text, whole)
        if leader:
            return f"“{leader}” gives “{key.text}” away"
        for demonym in _demonyms(key.text):
            if re.search(rf"\b{re.escape(demonym)}s?\b", whole):
                return f"“{demonym}” gives “{key.text}” away"
    if key.kind == "NUMBER" and _listed(case.candidate.plain_stem, key.value):
        return "the stem lists what is to be counted"
    if key.kind == "NUMBER" and _sums_up(case.candidate.plain_stem, key.value):
        return "it follows from the other numbers of the stem"
    if key.kind == "DURATION" and FROM_TO.search(case.candidate.plain_stem):
        return "the stem says from when to when"
    figure = re.match(r"[\d,.]+", key.text)
    if case.candidate.type == "multiple_choice" and figure and figure.group() in _figures_of(case.candidate.plain_stem):
        return f"“{figure.group()}” stands in the stem, too"
    if case.candidate.type != "true_false" and ASSEMBLY.search(key.text):
        return f"“{key.text}” is what anybody would think of"
    if key.text in HOUSEHOLD:
        return f"everybody thinks of “{key.text}”"
    past = {int(year) for year in DATED.findall(case.candidate.plain_stem)} - {case.published_year}
    if key.kind == "PERSON" and case.published_year and past and is_famous(key.text):
        return f"“{key.text}” is known for it without this article"
    if key.kind == "PERSON" and is_famous(key.text) and HIGH_OFFICE.search(case.candidate.plain_stem):
        return "the office alone tells who it was"
    if key.kind in {"PERSON", "ORG", "PLACE", "TERM"} and case.candidate.type != "true_false":
        names = {w.lower() for w in re.findall(r"\b[A-Z][\w’'-]+", whole)}
        shared = {w for w in words(key.text) if len(w) > 3} & names
        if shared and case.candidate.pattern != "speaker.quote":
            return f"“{sorted(shared)[0]}” stands in the stem and in the key"
    return None


def _figures_of(text: str) -> set[str]:
    """The figures of a text, those before a hyphen included."""
    return set(re.findall(r"\d[\d,.]*", text))


def _listed(stem: str, count: object) -> bool:
    """`How many types of coral were examined, A, B and C?`"""
    joints = len(re.findall(r", and |, | and ", stem))
    return isinstance(count, int | float) and joints > 0 and count in {joints, joints + 1}


def _sums_up(stem: str, count: object) -> bool:
    """`20 bodies, ____ women and nine men`: what is missing follows, and what is wrong shows."""
    if not isinstance(count, int | float):
        return False
    others = [value for _, _, value in find_numbers(_DATE.sub(" ", stem)) if value != count]
    return any(a + b == count or abs(a - b) == count for a, b in combinations(others, 2))


def _leader_of(place: str, text: str) -> str | None:
    """Somebody in `text` who is known as the leader of the country `place`."""
    names = re.findall(r"[A-Z][\w’'-]+(?: (?:al-|bin |de |van )?[A-Z][\w’'-]+)+", text)
    leaders = [(n, e) for n in names for e in knowledge.lookup(n) if e.set_name in {"national_leader", "monarch"}]
    return next((name for name, entry in leaders if entry.get("country") == place), None)


def _demonyms(place: str) -> tuple[str, ...]:
    country = knowledge.country_named(place)
    return knowledge.demonyms_of(country) if country is not None else ()


@gate("item-writing", "the published rules of item writing")
def item_writing(case: Case) -> str | None:
    """What `newsquiz check` would find."""
    flaws = lint(case.item, case.candidate.context)
    return f"{flaws[0].rule}: {flaws[0].message}" if flaws else None


@gate("spelled", "a slip of the article's pen would be copied", style=True)
def spelled(case: Case) -> str | None:
    """No word or name that looks misspelt."""
    wrong = slip(case.candidate.plain_stem, case.article_text)
    return f"“{wrong}” looks misspelt" if wrong else None


@gate("substance", "a stem with too few words asks for nothing in particular")
def substance(case: Case) -> str | None:
    """At least five content words, and a verb that says something."""
    if case.candidate.pattern in NOT_A_QUESTION:
        return None
    count = len(content_words(case.candidate.plain_stem))
    if count < (FEWEST_BEHIND_CONTEXT if case.candidate.context else FEWEST_CONTENT_WORDS):
        return f"only {count} content words"
    return None


@gate("contentful-verb", "be, have and do ask for little", style=True)
def contentful_verb(case: Case) -> str | None:
    """Subject questions on light verbs read badly; gaps may stand there."""
    if case.fact is None or case.candidate.pattern not in {"who.subject", "when.adjunct", "where.adjunct"}:
        return None
    clause = case.fact.statement.clause
    if clause.verb.lemma_ in (LIGHT - {"give", "see", "call"} if clause.passive else LIGHT):
        return f"“{clause.verb.lemma_}” says little"
    return None


@gate("event", "the date or place of something said is not worth asking", style=True)
def event(case: Case) -> str | None:
    """Dates and places of reporting verbs are incidental."""
    if case.fact is None or case.candidate.pattern not in {"when.adjunct", "where.adjunct", "truth.value"}:
        return None
    clause = case.fact.statement.clause
    if case.candidate.key.kind == "TERM" or case.candidate.key.kind not in {"DATE", "PLACE"}:
        return None
    says = any(t.dep_ == "ccomp" for t in clause.verb.children)
    if clause.verb.lemma_ in REPORTING and says and not clause.passive:
        return f"when or where somebody did “{clause.verb.lemma_}” is incidental"
    return None


@gate("central", "a detail far from what the article opens with is not worth asking", style=True)
def central(case: Case) -> str | None:
    """Further on, a name or figure is asked for where stem or key have a word or name of what opens the article."""
    figure = case.candidate.type == "true_false" and case.candidate.key.kind in {"NUMBER", "DURATION", "PERCENT"}
    asked = case.candidate.type == "cloze" or case.candidate.pattern == "who.subject" or figure
    if case.fact is None or not asked or case.fact.sentence.start <= len(case.article_text) * OPENING:
        return None
    told = content_words(case.title) + content_words(case.candidate.context.rpartition(",")[0])
    named = (name.lower() for name in _NAME.findall(case.article_text[:LEAD]))
    said = content_words(case.candidate.plain_stem) + content_words(case.candidate.key.text)
    shared = {*told, *named} & set(said)
    return None if shared else "it shares no word with the headline, and no name with what the article opens with"


@gate("settled", "a count that may have grown since is true on one day only")
def settled(case: Case) -> str | None:
    """`20 people have been killed`, `coverage had risen to 55 percent`: no figure in a perfect without its date."""
    if case.fact is None or case.candidate.key.kind not in {"NUMBER", "PERCENT", "MONEY"}:
        return None
    finite = finite_token(case.fact.statement.clause)
    perfect = finite.lower_ in {"has", "have"} and finite.i != case.fact.statement.clause.verb.i
    if perfect and DATED.search(case.candidate.plain_stem) is None:
        return f"“{finite.text} …” gives a count of one day, and no day is named"
    return None


@gate("family", "how many children somebody has is for those who know them", style=True)
def family(case: Case) -> str | None:
    """`is survived by two daughters`, `has five children`."""
    if case.candidate.key.kind != "NUMBER":
        return None
    counted = re.search(
        r"\b(?:(?:grand|step)?children|(?:grand)?sons|(?:grand)?daughters|siblings|wives)\b", case.candidate.plain_stem
    )
    has = re.search(r"\b(?:has|have|had|survived|leaves|father|mother)\b", case.candidate.plain_stem)
    return f"“{counted.group()}” are counted" if counted and has else None


@gate("own-place", "a place that another place tells is not worth asking", style=True)
def own_place(case: Case) -> str | None:
    """`In which city did the army move into Tahrir Square?`: whoever knows the square knows the city."""
    if case.fact is None or case.candidate.pattern != "where.adjunct":
        return None
    kept = case.fact.statement.kept
    key = set(words(case.candidate.key.text))
    for ent in case.fact.sentence.ents:
        if ent.label_ in {"GPE", "LOC", "FAC"} and ent.root.i in kept and not set(words(ent.text)) & key:
            return f"“{ent.text}” tells where it was"
    return None


@gate("gap-of-a-role", "what somebody or something is, is no gap")
def gap_of_a_role(case: Case) -> str | None:
    """`was the inaugural member of the ____`, `is a student at ____`: a description, of which one word is missing."""
    if case.fact is None or case.candidate.type != "cloze" or case.candidate.key.kind not in {"ORG", "TERM", "PLACE"}:
        return None
    verb = case.fact.statement.clause.verb
    return f"it completes what “{verb.text}” says of somebody" if verb.lemma_ == "be" else None
