"""Gates that keep what is asked true: sure, undisputed, whole, proven, with one answer."""

from __future__ import annotations

import re

from newsquiz.authoring import knowledge
from newsquiz.authoring.clauses import Certainty
from newsquiz.authoring.dictionary import lemmas
from newsquiz.authoring.gates.gate import Case, gate
from newsquiz.authoring.lexicon import TITLES, is_person_noun, place_kind
from newsquiz.authoring.rivals import rival
from newsquiz.authoring.soundness import broken
from newsquiz.language.dates import MONTHS


@gate("news", "only what is reported as news is asked about")
def news(case: Case) -> str | None:
    """No advice, no opinion, no figures from the midst of a match or a day on the markets."""
    return case.off_topic


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


@gate("typed", "a name whose kind is unsure is not asked for")
def typed(case: Case) -> str | None:
    """Keys are proper names or numbers, not half-words."""
    key = case.candidate.key
    if key.kind in {"PERSON", "ORG", "PLACE", "TERM"}:
        bare = key.text.removeprefix("the ").removeprefix("The ")
        if key.kind == "TERM" and knowledge.lookup(key.text):
            return None
        if key.kind == "PERSON" and " " not in bare and _part_of_a_name(bare, case.article_text):
            return f"“{bare}” is only part of a name"
        if _runs_on(bare, key.kind):
            return f"“{key.text}” may be a name and a word beside it"
        if key.kind == "PERSON" and len(bare.split()) > 2 and place_kind(bare.split()[0]):
            return f"“{bare.split()[0]}” is a place, and may not belong to the name"
        if (
            re.search(rf"\b{re.escape(bare)} \d+\b(?! (?:{'|'.join(MONTHS)}))", case.article_text)
            and key.kind != "PERSON"
        ):
            return f"“{key.text}” goes on with a number"
        if re.search(rf"\b{re.escape(bare)}-[a-z]", case.article_text):
            return f"“{key.text}” goes on behind a hyphen"
        if " " not in bare and re.search(rf"\b{re.escape(bare.lower())}\b", case.article_text):
            return f"“{key.text}” is written in small letters, too, and is nobody's name"
        coded = re.fullmatch(r"[A-Z][A-Za-z]*-?\d[\w-]*", bare) is not None
        if not coded and (not bare[:1].isupper() or len(bare) < 3 or re.search(r"[\d@#/]", bare)):
            return f"“{key.text}” does not read like a name"
    return None


def _runs_on(name: str, kind: str) -> bool:
    """`People Kellan Lutz`, `Cloudant Founder`: a magazine, or somebody's calling, was read into the name."""
    words = name.split()
    if kind == "PERSON":
        common = len(words) > 2 and not knowledge.is_first_name(words[0]) and bool(lemmas(words[0].lower()))
        return common and knowledge.is_first_name(words[1])
    return len(words) > 1 and kind == "ORG" and is_person_noun(words[-1].lower())


def _part_of_a_name(word: str, text: str) -> bool:
    """Whether the article has it with a forename: `France Córdova`, of whom only half was read as a name."""
    before = re.findall(rf"(?<![.?!“\"] )\b([A-Z][\w’'-]+) {re.escape(word)}\b", text)
    return any(name not in TITLES for name in before)


@gate("whole", "a statement that was cut badly, or that the parser is unsure of, reads like nonsense")
def whole(case: Case) -> str | None:
    """No loose ends, no half quotations, nothing lost that the verb needs."""
    if case.fact is None or case.candidate.pattern == "speaker.quote":
        return None
    return broken(case.fact.statement, case.candidate.plain_stem)


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
