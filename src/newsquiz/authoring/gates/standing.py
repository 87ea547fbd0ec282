"""Gates that make a stem stand alone: nothing in it points outside it, and it says which event it is about."""

from __future__ import annotations

import itertools
import re

from newsquiz.authoring import knowledge
from newsquiz.authoring.clauses import Certainty
from newsquiz.authoring.facts import Fact
from newsquiz.authoring.gates.gate import DATED, NOT_A_QUESTION, Case, gate
from newsquiz.authoring.pointing import dangling_phrase, loose_pronoun
from newsquiz.authoring.soundness import broken
from newsquiz.authoring.vocabulary import phrase_list, word_list
from newsquiz.authoring.wording import content_words, has_name
from newsquiz.language.dates import MONTHS

RELATIVE = re.compile(
    rf"\b(?:{'|'.join(sorted(phrase_list('relative'), key=len, reverse=True))})\b(?<!such(?= as\b))", re.IGNORECASE
)
PRONOUNS = re.compile(
    r"\b([Ii]ts?|[Tt]hey|[Tt]hem|[Tt]heirs?|[Ww]e|us|[Oo]urs?|I|[Mm]e|[Mm]y|[Yy]ours?|[Yy]ou|itself|themselves|himself|herself|ones?"
    r"|[Hh]e|[Ss]he|[Hh]im|[Hh]is|[Hh]ers?)\b"
)
SPOKEN_OF = re.compile(
    r"^(?:It|This|That|These|Those)\b|\b(?:[Tt]hese|[Tt]hose) [a-z]+|\b[Tt]h(?:at|is) way\b"
    r"|\b(?:[Nn]either|[Hh]e|[Ss]he|[Hh]im|[Tt]hey|[Tt]hem|[Tt]heirs?|[Bb]oth of)\b"
)
_MONTH, _NO_YEAR = f"(?:{'|'.join(MONTHS)})", r"(?! \d\d?, \d{4}| \d{4})"
_LED = r"(?i:\b(?:in|on|since|until|last|early|late|mid|by))"
YEARLESS = re.compile(rf"\b{_MONTH}{_NO_YEAR}(?= \d|[?.,]| (?:and|by|to)\b)|{_LED} {_MONTH}{_NO_YEAR}")
FORMER = re.compile(r"\b[Ff]ormer\b(?! (?:[a-z’'-]+ ){0,3}[A-Z])")  # `former president George W. Bush` stands alone
NAMES = re.compile(r"(?!(?:The|An?|In|On|At|According|Who|Which|What|How|When|Where|President)\b)\b[A-Z][\w’'-]+")
NATIONAL = re.compile(
    r"\b(?:[Tt]he (?:economy|government|military|army|country|nation|(?:un)?employment rate|central bank)"
    r"|nation(?:ally|wide)|[Ee]mployers|[Gg]overnment (?:jobs|employment)|[Uu]nemployment|[Jj]obless (?:rate|claims))\b"
)
ACRONYM = re.compile(r"\b(?<![$€£])[A-Z]{3,6}\b(?! ?\d)")
KNOWN_LETTERS = word_list("known_letters")
NAMES_WITHOUT_CONTEXT, NAMES_WITHOUT_EVENT = 3, 2
UNNAMED = {
    "some",
    "many",
    "several",
    "most",
    "all",
    "others",
    "few",
    "everybody",
    "everyone",
    "anyone",
    "hundreds",
    "thousands",
    "dozens",
}
_DATE = rf"(?:\d\d? )?(?:{_MONTH} )?\d{{4}}"
TWO_DATES = re.compile(rf"\b(?:on|in) {_DATE},? (?:on|in) {_DATE}\b")
LEAD_BLOCKS = 1
FEWEST_IN_ENTRY = 4


@gate("points-inward", "no pronoun that points outside the stem")
def points_inward(case: Case) -> str | None:
    """No pronoun without a certain antecedent in the stem."""
    stem = case.candidate.plain_stem
    if case.candidate.type == "matching":
        return None
    outside_quotes = re.sub(r"“[^”]*”|\"[^\"]*\"", " ", stem)
    if case.candidate.pattern == "speaker.quote":
        told = {word.rstrip("s") for word in content_words(case.candidate.context)}
        pointers = SPOKEN_OF.finditer(stem.partition("“")[2])
        spoken = next((p for p in pointers if p.group().split()[-1].rstrip("s") not in told), None)
        return f"“{spoken.group()}” in the quotation points outside it" if spoken else None
    if case.fact is None:
        pronoun = PRONOUNS.search(outside_quotes)
        return f"“{pronoun.group()}” points outside the stem" if pronoun else None
    claim = case.candidate.pattern == "speaker.claim"
    accused = re.search(
        r"\b[Tt]he (?:accused|deceased|injured|dead|wounded|statement|article|report|\d+-year-old(?! [a-z]+ [A-Z]))\b",
        outside_quotes,
    )
    if accused is not None:
        return f"“{accused.group()}” points outside the stem"
    subject = case.fact.statement.clause.subject
    if subject is not None and subject.lower_ in UNNAMED and not list(subject.children):
        return f"“{subject.text}” does not say who"
    loose = loose_pronoun(case.fact.statement, outside_quotes, spoken=claim)
    if loose is not None:
        return f"“{loose}” points outside the stem"
    return None


@gate("absolute", "no word that only has a meaning on the day or in the flow of the article", style=True)
def absolute(case: Case) -> str | None:
    """No relative time, no `other`, `both`, `such`."""
    stem = re.sub(r"“[^”]*”|\"[^\"]*\"|[Ww]hich of these", " ", case.candidate.plain_stem)
    stem = stem.replace("Put these events in order", "")
    found = RELATIVE.search(stem) or YEARLESS.search(stem) or FORMER.search(stem) or TWO_DATES.search(stem)
    since = re.search(r"\bsince (\d{4})\b", stem)
    if found is None and since is not None and int(since.group(1)) == case.published_year:
        return f"“{since.group()}” has no end but the day of the article"
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


@gate("anchored", "a stem needs somebody or something with a name, or a context that tells of an event", style=True)
def anchored(case: Case) -> str | None:
    """What neither context nor names tie to an event could be about anything."""
    stem, context = case.candidate.plain_stem, case.candidate.context
    bare = _without_dates(stem)
    if not case.candidate.context_tells and not _stands_alone(bare, stem):
        return "the context names no event, and the stem too little to tell which it is about"
    if not context and case.candidate.pattern == "who.subject":
        return "no context, and the name that would tell what it is about is asked for"
    needed = NAMES_WITHOUT_CONTEXT - (DATED.search(stem) is not None)
    if not context and len(set(NAMES.findall(bare))) < needed:
        return "no context, and too few names in the stem to tell what it is about"
    topical = set(content_words(context)) & set(content_words(bare))
    tied = DATED.search(stem) or has_name(bare) or topical or case.candidate.pattern in NOT_A_QUESTION
    if case.fact is not None and case.fact.sentence.block_index > LEAD_BLOCKS and not tied:
        return "far from the lead, with neither name nor date of its own"
    return None if has_name(case.candidate.whole) else "neither stem nor context names anybody or anything"


def _stands_alone(bare: str, stem: str) -> bool:
    """Two names, or one with a date: without an event in the context, fewer could be about anything."""
    named = len(set(NAMES.findall(bare)))
    return named >= NAMES_WITHOUT_EVENT or (named > 0 and DATED.search(stem) is not None)


def _names_place(text: str) -> bool:
    """Whether a country, a people or a city is named."""
    words = [word.removesuffix("’s").removesuffix("'s").strip(",.:?") for word in text.split()]
    names = [*words, *(" ".join(pair) for pair in itertools.pairwise(words)), *(f"{word}." for word in words)]
    return any(knowledge.is_country(n) or knowledge.is_city(n) or knowledge.country_of_demonym(n) for n in names)


def _without_dates(text: str) -> str:
    return re.sub(rf"\b(?:\d{{1,2}} )?{_MONTH}(?: \d{{1,2}},)?(?: \d{{4}})?|\b\d+\b", "", text)


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
    return None if len(content_words(text)) >= FEWEST_IN_ENTRY else "it says too little"


@gate("names-in-full", "a bare surname means nothing weeks later", soft=True)
def names_in_full(case: Case) -> str | None:
    """Persons of the stem and the key have their full names."""
    if case.fact is None:
        return None
    if case.candidate.key.kind == "PERSON" and " " not in case.candidate.key.text:
        return f"“{case.candidate.key.text}” is no full name"
    kept = case.fact.statement
    for ent in case.fact.sentence.ents:
        inside = kept.slice(ent.start, ent.end - 1)
        if ent.label_ == "PERSON" and inside and " " not in kept.words(ent.start, ent.end - 1):
            text = kept.words(ent.start, ent.end - 1)
            if re.search(rf"\b{re.escape(text)}\b", case.candidate.plain_stem) and not _named_before(kept.text(), text):
                return f"“{text}” is no full name"
    return None


def _named_before(text: str, surname: str) -> bool:
    found = re.search(rf"([A-Z]\S+) {re.escape(surname)}\b", text)
    return found is not None and found.group(1).rstrip(".") not in {"Mr", "Mrs", "Ms", "Dr", "Sir", "Lord", "Lady"}


@gate("definite", "`the X` must be the X that stem or context tells of", style=True)
def definite(case: Case) -> str | None:
    """No definite phrase that neither stem nor context identifies."""
    if case.fact is None or case.candidate.pattern == "speaker.quote" or case.candidate.type == "matching":
        return None
    national = NATIONAL.search(case.candidate.plain_stem)
    if national is not None and not _names_place(case.candidate.whole):
        return f"“{national.group()}” does not say of which country"
    phrase = dangling_phrase(case.fact.statement, case.candidate.whole)
    return f"“{phrase}” points outside the stem" if phrase else None


@gate("past-perfect", "what had happened before needs the date on which it did")
def past_perfect(case: Case) -> str | None:
    """`had ruled for 600 years`: the context dates another time."""
    if case.fact is None or DATED.search(case.candidate.plain_stem):
        return None
    verb = case.fact.statement.clause.verb
    had = any(t.lower_ in {"had", "'d"} and t.dep_ == "aux" for t in verb.children)
    return "it happened before what the context dates, and no date is given" if had else None


@gate("own-time", "a fact of another year than its context needs its own date", soft=True)
def own_time(case: Case) -> str | None:
    """The other dates of its sentence tell of a time that the context line does not."""
    if case.fact is None or re.search(r"\b(1[5-9]|20)\d\d\b", case.candidate.plain_stem):
        return None
    for dated in case.other_dates:
        if case.context_date is not None and not dated.agrees(case.context_date):
            return f"its sentence is about {dated.in_words()}"
    return None


@gate("acronyms", "letters that nobody explains say nothing", style=True)
def acronyms(case: Case) -> str | None:
    """`PWTC`, `BTP`: capitals that neither a closed set nor everybody knows."""
    if case.candidate.pattern in {"list.members", "office.matching"}:
        return None
    for letters in ACRONYM.findall(case.candidate.plain_stem):
        if letters not in KNOWN_LETTERS and not knowledge.lookup(letters):
            return f"“{letters}” is not explained"
    return None
