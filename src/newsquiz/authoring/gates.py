"""Every test that a candidate must pass before it is kept, each with a name and a reason in plain words.

A gate looks at the candidate and at the fact that it was made from. It returns what is wrong, in words for the teacher,
or None. `stop` runs them in order and names the first that objects.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from newsquiz.authoring import knowledge
from newsquiz.authoring.candidate import Candidate
from newsquiz.authoring.clauses import Certainty
from newsquiz.authoring.facts import Fact
from newsquiz.authoring.lexicon import place_kind
from newsquiz.authoring.pointing import dangling_phrase, loose_pronoun
from newsquiz.authoring.rivals import rival
from newsquiz.authoring.soundness import broken
from newsquiz.authoring.vocabulary import phrase_list, word_list
from newsquiz.authoring.wording import content_words, has_name, words
from newsquiz.item import Item
from newsquiz.language.dates import MONTHS, PartialDate
from newsquiz.lint import lint


@dataclass(frozen=True)
class Case:
    """A candidate before the gates: the fact it came from (None for patterns over several), and all facts beside it.

    `item` is what it would become; `disputed` are article offsets that a conflict makes unsure.
    """

    candidate: Candidate
    item: Item
    fact: Fact | None
    facts: tuple[Fact, ...]
    article_text: str
    disputed: tuple[tuple[int, int], ...] = ()
    published_year: int | None = None
    context_date: PartialDate | None = None
    other_dates: tuple[PartialDate, ...] = ()


Check = Callable[[Case], str | None]


@dataclass(frozen=True)
class Gate:
    """A named test; `reason` says what it is for.

    A `soft` gate guards how well an item reads, never whether it is true: see `only_weak`.
    """

    name: str
    reason: str
    check: Check
    soft: bool = False


GATES: list[Gate] = []

TELLING = word_list("telling")
OUTLETS = {"newspaper", "news_agency", "broadcaster", "magazine", "news_site"}
HOUSEHOLD = phrase_list("household")
HIGH_OFFICE = re.compile(
    r"\b([Pp]resident|[Pp]rime [Mm]inister|[Cc]hancellor|[Kk]ing|[Qq]ueen|[Ee]mperor|[Pp]ope),? ____"
)
NOT_A_QUESTION = {"speaker.quote", "list.members", "list.excluded", "office.matching", "sequence.dated"}
LIGHT = word_list("light_verbs")
RELATIVE = re.compile(rf"\b(?:{'|'.join(sorted(phrase_list('relative'), key=len, reverse=True))})\b", re.IGNORECASE)
PRONOUNS = re.compile(
    r"\b([Ii]ts?|[Tt]hey|[Tt]hem|[Tt]heirs?|[Ww]e|us|[Oo]urs?|I|[Mm]e|[Mm]y|[Yy]ours?|[Yy]ou|itself|themselves|himself|herself|ones?"
    r"|[Hh]e|[Ss]he|[Hh]im|[Hh]is|[Hh]ers?)\b"
)
_MONTH, _NO_YEAR = f"(?:{'|'.join(MONTHS)})", r"(?! \d\d?, \d{4}| \d{4})"
_LED = r"(?i:\b(?:in|on|since|until|last|early|late|mid|by))"
YEARLESS = re.compile(rf"\b{_MONTH}{_NO_YEAR}(?= \d|[?.,]| (?:and|by|to)\b)|{_LED} {_MONTH}{_NO_YEAR}")
FORMER = re.compile(r"\b[Ff]ormer\b(?! (?:[a-z’'-]+ ){0,3}[A-Z])")  # `former president George W. Bush` stands alone
NAMES = re.compile(r"(?!(?:The|An?|In|On|At|According|Who|Which|What|How|When|Where|President)\b)\b[A-Z][\w’'-]+")
NAMES_WITHOUT_CONTEXT = 3
DATED = re.compile(r"\b(1[5-9]|20)\d\d\b")
_DATE = rf"(?:\d\d? )?(?:{_MONTH} )?\d{{4}}"
TWO_DATES = re.compile(rf"\b(?:on|in) {_DATE},? (?:on|in) {_DATE}\b")
LEAD_BLOCKS = 1
LONGEST_STEM = 28
FEWEST_CONTENT_WORDS = 5
FEWEST_BEHIND_CONTEXT = 4


def gate(name: str, reason: str, *, soft: bool = False) -> Callable[[Check], Check]:
    """Register a check under a name, in the order of the file."""

    def register(check: Check) -> Check:
        GATES.append(Gate(name, reason, check, soft))
        return check

    return register


def stop(case: Case, gates: Sequence[Gate] | None = None) -> Candidate:
    """The candidate, marked with the first gate that objects, or as it was."""
    for each in GATES if gates is None else gates:
        wrong = each.check(case)
        if wrong is not None:
            return replace(case.candidate, stopped_by=each.name, reason=wrong)
    return case.candidate


def only_weak(case: Case) -> bool:
    """Whether no gate objects but soft ones: better than nothing where an article would give no item at all."""
    return all(each.soft or each.check(case) is None for each in GATES)


@gate("certain", "hedged, denied and planned things are not asked as facts")
def certain(case: Case) -> str | None:
    """Only what is asserted, or attributed with its source named."""
    if case.fact is None or case.candidate.pattern == "list.excluded":
        return None
    certainty = case.fact.certainty
    if certainty in {Certainty.ASSERTED, Certainty.ATTRIBUTED}:
        return None
    if certainty is Certainty.DENIED and case.candidate.pattern in {"count.noun", "percent.of"}:
        return None  # how many did not is as sure as how many did
    return f"the article gives it as {certainty}"


@gate("undisputed", "what the article says twice, differently, is never keyed")
def undisputed(case: Case) -> str | None:
    """No item whose key is a date or number in dispute."""
    if case.candidate.conflict or case.candidate.key.kind not in {
        "DATE",
        "NUMBER",
        "DURATION",
        "PERCENT",
        "MONEY",
        "LIST",
    }:
        return None
    for start, end in case.candidate.evidence:
        if any(a < end and start < b for a, b in case.disputed):
            return "the article contradicts itself here"
    return None


@gate("names-in-full", "a bare surname means nothing weeks later", soft=True)
def names_in_full(case: Case) -> str | None:
    """Persons of the stem and the key have their full names."""
    if case.fact is None:
        return None
    if case.candidate.key.kind == "PERSON" and " " not in case.candidate.key.text:
        return f"“{case.candidate.key.text}” is no full name"
    kept = case.fact.statement
    for ent in case.fact.sentence.span.ents:
        inside = kept.slice(ent.start, ent.end - 1)
        if ent.label_ == "PERSON" and inside and " " not in kept.words(ent.start, ent.end - 1):
            text = kept.words(ent.start, ent.end - 1)
            if re.search(rf"\b{re.escape(text)}\b", case.candidate.plain_stem) and not _named_before(kept.text(), text):
                return f"“{text}” is no full name"
    return None


def _named_before(text: str, surname: str) -> bool:
    found = re.search(rf"([A-Z]\S+) {re.escape(surname)}\b", text)
    return found is not None and found.group(1).rstrip(".") not in {"Mr", "Mrs", "Ms", "Dr", "Sir", "Lord", "Lady"}


@gate("typed", "a name whose kind is unsure is not asked for")
def typed(case: Case) -> str | None:
    """Keys are proper names or numbers, not half-words."""
    key = case.candidate.key
    if key.kind in {"PERSON", "ORG", "PLACE", "TERM"}:
        bare = key.text.removeprefix("the ").removeprefix("The ")
        if key.kind == "TERM" and knowledge.lookup(key.text):
            return None
        if key.kind == "PERSON" and len(bare.split()) > 2 and place_kind(bare.split()[0]):
            return f"“{bare.split()[0]}” is a place, and may not belong to the name"
        coded = re.fullmatch(r"[A-Z][A-Za-z]*-?\d[\w-]*", bare) is not None
        if not coded and (not bare[:1].isupper() or len(bare) < 3 or re.search(r"[\d@#/]", bare)):
            return f"“{key.text}” does not read like a name"
    return None


@gate("whole", "a statement that was cut badly, or that the parser is unsure of, reads like nonsense")
def whole(case: Case) -> str | None:
    """No loose ends, no half quotations, nothing lost that the verb needs."""
    if case.fact is None or case.candidate.pattern == "speaker.quote":
        return None
    return broken(case.fact.statement, case.candidate.plain_stem)


@gate("outlet", "which outlet reported something is incidental", soft=True)
def outlet(case: Case) -> str | None:
    """No question for an organisation that only tells of something."""
    if case.fact is None or case.candidate.key.kind != "ORG":
        return None
    clause = case.fact.statement.clause
    asked_for_teller = case.candidate.pattern in {"who.subject", "speaker.claim"} and clause.verb.lemma_ in TELLING
    told_to = case.candidate.type == "cloze" and knowledge.fine_type(case.candidate.key.text, "ORG") in OUTLETS
    return f"“{case.candidate.key.text}” only tells of it" if asked_for_teller or told_to else None


@gate("points-inward", "no pronoun that points outside the stem")
def points_inward(case: Case) -> str | None:
    """No pronoun without a certain antecedent in the stem."""
    stem = case.candidate.plain_stem
    if case.candidate.type == "matching":
        return None
    outside_quotes = re.sub(r"“[^”]*”|\"[^\"]*\"", " ", stem)
    if case.fact is None or case.candidate.pattern == "speaker.quote":
        pronoun = PRONOUNS.search(outside_quotes)
        return f"“{pronoun.group()}” points outside the stem" if pronoun else None
    claim = case.candidate.pattern == "speaker.claim"
    accused = re.search(
        r"\b[Tt]he (?:accused|deceased|injured|dead|wounded|statement|article|report)\b", outside_quotes
    )
    if accused is not None:
        return f"“{accused.group()}” points outside the stem"
    loose = loose_pronoun(case.fact.statement, outside_quotes, spoken=claim)
    if loose is not None:
        return f"“{loose}” points outside the stem"
    return None


@gate("definite", "`the X` must be the X that stem or context tells of", soft=True)
def definite(case: Case) -> str | None:
    """No definite phrase that neither stem nor context identifies."""
    if case.fact is None or case.candidate.pattern == "speaker.quote" or case.candidate.type == "matching":
        return None
    phrase = dangling_phrase(case.fact.statement, case.candidate.whole)
    return f"“{phrase}” points outside the stem" if phrase else None


@gate("absolute", "no word that only has a meaning on the day or in the flow of the article", soft=True)
def absolute(case: Case) -> str | None:
    """No relative time, no `other`, `both`, `such`."""
    stem = re.sub(r"“[^”]*”|\"[^\"]*\"|[Ww]hich of these", " ", case.candidate.plain_stem)
    stem = stem.replace("Put these events in order", "")
    found = RELATIVE.search(stem) or YEARLESS.search(stem) or FORMER.search(stem) or TWO_DATES.search(stem)
    return f"“{found.group().strip()}” leans on the article" if found else None


@gate("dated", "a stem needs a year")
def dated(case: Case) -> str | None:
    """Context or stem holds a year, or the year is asked for and something else tells what it is about."""
    year = getattr(case.candidate.key.value, "year", None)
    if case.candidate.type == "date" and not case.candidate.context and year == case.published_year:
        return "the year of the article itself, with nothing to anchor it"
    asks_year = case.candidate.type == "date" and str(case.candidate.fields.get("granularity")) == "year"
    if not asks_year and DATED.search(case.candidate.whole) is None:
        return "neither stem nor context says in which year"
    return None


@gate("anchored", "a stem needs somebody or something with a name, or a context that tells of an event", soft=True)
def anchored(case: Case) -> str | None:
    """What neither context nor names tie to an event could be about anything."""
    stem, context = case.candidate.plain_stem, case.candidate.context
    bare = _without_dates(stem)
    if not case.candidate.context_tells and not has_name(bare):
        return "the context names no event, and the stem nobody and nothing"
    needed = NAMES_WITHOUT_CONTEXT - (DATED.search(stem) is not None)
    if not context and len(set(NAMES.findall(bare))) < needed:
        return "no context, and too few names in the stem to tell what it is about"
    topical = set(content_words(context)) & set(content_words(bare))
    tied = DATED.search(stem) or has_name(bare) or topical or case.candidate.pattern in NOT_A_QUESTION
    if case.fact is not None and case.fact.sentence.block_index > LEAD_BLOCKS and not tied:
        return "far from the lead, with neither name nor date of its own"
    return None if has_name(case.candidate.whole) else "neither stem nor context names anybody or anything"


def _without_dates(text: str) -> str:
    return re.sub(rf"\b(?:\d{{1,2}} )?{_MONTH}(?: \d{{1,2}},)?(?: \d{{4}})?|\b\d+\b", "", text)


@gate("own-time", "a fact of another year than its context needs its own date")
def own_time(case: Case) -> str | None:
    """Past perfect and `used to` tell of an earlier time than the context line does."""
    if case.fact is None or re.search(r"\b(1[5-9]|20)\d\d\b", case.candidate.plain_stem):
        return None
    verb = case.fact.statement.clause.verb
    had = any(t.lower_ in {"had", "'d"} and t.dep_ == "aux" for t in verb.children)
    if had:
        return "it happened before what the context dates, and no date is given"
    for dated in case.other_dates:
        if case.context_date is not None and not dated.agrees(case.context_date):
            return f"its sentence is about {dated.in_words()}"
    return None


@gate("entries-stand-alone", "each event of an order must make sense beside the others")
def entries(case: Case) -> str | None:
    """Every entry of an order is a whole statement without a pronoun, a relative time or a dangling `the X`."""
    if case.candidate.pattern != "sequence.dated":
        return None
    texts = dict(zip(case.candidate.also_facts, case.candidate.fields["sequence"], strict=True))
    for fact in case.facts:
        text = texts.get(f"{fact.id}.when")
        if text is not None:
            wrong = _entry_fault(fact, text, case.candidate.context)
            if wrong is not None:
                return f"“{text}”: {wrong}"
    return None


def _entry_fault(fact: Fact, text: str, context: str) -> str | None:
    if fact.certainty is not Certainty.ASSERTED:
        return f"the article gives it as {fact.certainty}"
    wrong = broken(fact.statement, f"{text}.")
    loose = PRONOUNS.search(text) or RELATIVE.search(text) or YEARLESS.search(text)
    phrase = dangling_phrase(fact.statement, f"{context}: {text}")
    if wrong or loose or phrase:
        return wrong or f"“{loose.group() if loose else phrase}” leans on the article"
    return None if len(content_words(text)) >= FEWEST_BEHIND_CONTEXT else "it says too little"


@gate("substance", "a stem with too few words asks for nothing in particular", soft=True)
def substance(case: Case) -> str | None:
    """At least five content words, and a verb that says something."""
    if case.candidate.pattern in NOT_A_QUESTION:
        return None
    count = len(content_words(case.candidate.plain_stem))
    if count < (FEWEST_BEHIND_CONTEXT if case.candidate.context else FEWEST_CONTENT_WORDS):
        return f"only {count} content words"
    return None


@gate("contentful-verb", "be, have and do ask for little", soft=True)
def contentful_verb(case: Case) -> str | None:
    """Subject questions on light verbs read badly; gaps may stand there."""
    if case.fact is None or case.candidate.pattern not in {"who.subject", "when.adjunct", "where.adjunct"}:
        return None
    clause = case.fact.statement.clause
    if clause.verb.lemma_ in (LIGHT - {"give", "see", "call"} if clause.passive else LIGHT):
        return f"“{clause.verb.lemma_}” says little"
    return None


@gate("event", "the date or place of something said is not worth asking", soft=True)
def event(case: Case) -> str | None:
    """Dates and places of reporting verbs are incidental."""
    from newsquiz.authoring.clauses import REPORTING

    if case.fact is None or case.candidate.pattern not in {"when.adjunct", "where.adjunct", "truth.value"}:
        return None
    clause = case.fact.statement.clause
    if case.candidate.key.kind == "TERM" or case.candidate.key.kind not in {"DATE", "PLACE"}:
        return None
    says = any(t.dep_ == "ccomp" for t in clause.verb.children)
    if clause.verb.lemma_ in REPORTING and says and not clause.passive:
        return f"when or where somebody did “{clause.verb.lemma_}” is incidental"
    return None


@gate("length", "a stem of more than 28 words is a paragraph", soft=True)
def length(case: Case) -> str | None:
    """Stems stay short."""
    count = len(case.candidate.plain_stem.split())
    return f"{count} words" if count > LONGEST_STEM else None


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
    if case.candidate.type == "number" and _listed(case.candidate.plain_stem, key.value):
        return "the stem lists what is to be counted"
    if key.text in HOUSEHOLD:
        return f"everybody thinks of “{key.text}”"
    if key.kind == "PERSON" and _is_famous(key.text) and HIGH_OFFICE.search(case.candidate.plain_stem):
        return "the office alone tells who it was"
    if key.kind in {"PERSON", "ORG", "PLACE", "TERM"} and case.candidate.type != "true_false":
        names = {w.lower() for w in re.findall(r"\b[A-Z][\w’'-]+", whole)}
        shared = {w for w in words(key.text) if len(w) > 3} & names
        if shared and case.candidate.pattern != "speaker.quote":
            return f"“{sorted(shared)[0]}” stands in the stem and in the key"
    return None


def _listed(stem: str, count: object) -> bool:
    """`How many types of coral were examined, A, B and C?`"""
    joints = len(re.findall(r", and |, | and ", stem))
    return isinstance(count, int | float) and joints > 0 and count in {joints, joints + 1}


def _leader_of(place: str, text: str) -> str | None:
    """Somebody in `text` who is known as the leader of the country `place`."""
    names = re.findall(r"[A-Z][\w’'-]+(?: (?:al-|bin |de |van )?[A-Z][\w’'-]+)+", text)
    leaders = [(n, e) for n in names for e in knowledge.lookup(n) if e.set_name in {"national_leader", "monarch"}]
    return next((name for name, entry in leaders if entry.get("country") == place), None)


def _is_famous(name: str) -> bool:
    return any(
        entry.set_name in {"us_president", "national_leader", "pope", "monarch"} for entry in knowledge.lookup(name)
    )


def _demonyms(place: str) -> tuple[str, ...]:
    country = knowledge.country_named(place)
    return knowledge.demonyms_of(country) if country is not None else ()


@gate("one-answer", "nobody and nothing else in the article fits the stem")
def one_answer(case: Case) -> str | None:
    """No second actor, value or place for the same verb and object."""
    named_statement = case.candidate.type == "true_false" and case.candidate.key.value is None
    if case.fact is None or case.candidate.type == "multiple_answer" or named_statement:
        return None
    other = rival(case.candidate, case.fact, case.facts)
    return f"“{other}” fits as well" if other else None


@gate("evidence", "every key stands in the passage that is shown for it")
def evidence(case: Case) -> str | None:
    """There is evidence, and it does not cross a block."""
    if not case.candidate.evidence:
        return "no passage proves it"
    for start, end in case.candidate.evidence:
        if not 0 <= start < end <= len(case.article_text) or "\n" in case.article_text[start:end]:
            return "the passage crosses a block"
    return None


@gate("item-writing", "the published rules of item writing")
def item_writing(case: Case) -> str | None:
    """What `newsquiz check` would find."""
    flaws = lint(case.item, case.candidate.context)
    return f"{flaws[0].rule}: {flaws[0].message}" if flaws else None
