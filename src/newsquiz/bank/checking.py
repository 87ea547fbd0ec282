"""All that is wrong with a bank: its form, its items, their wording, and the evidence against the articles' texts."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from newsquiz.article import Article
from newsquiz.bank.articles import read_article
from newsquiz.bank.finding import Finding
from newsquiz.bank.reading import Placed, Survey, article_path, place_of, read_text
from newsquiz.bank.rules import STRUCTURE_RULES
from newsquiz.bank.tree import Fields
from newsquiz.errors import ArticleError
from newsquiz.item import ArticleEntry, Bank, Conflict, Evidence, Item, Status, TrueFalse, item_id
from newsquiz.lint import MENDS, Severity, lint
from newsquiz.text import clean

_BANK_RULES = frozenset(
    (
        "article-digest", "article-file", "control-character", "evidence-block", "evidence-quote", "fact-twice",
        "missing-correction", "missing-reason", "no-evidence", "resolution", "unknown-article", "unknown-conflict",
    )
)  # fmt: skip
RULES = _BANK_RULES | STRUCTURE_RULES | frozenset(MENDS)

_Texts = Mapping[str, Article | None]
"""The articles of a bank by their ids; None for one whose text cannot be had."""


class _Problem(NamedTuple):
    """What is wrong at a place below an entry."""

    place: tuple[str | int, ...]
    rule: str
    message: str
    mend: str
    severity: Severity = Severity.ERROR


def check(path: Path) -> tuple[Finding, ...]:
    """Every problem of a bank file, in the order of its lines. Raises BankError where the file is no text."""
    survey = Survey(path, read_text(path))
    if survey.bank is not None:
        _check_entries(survey, survey.bank)
    return tuple(sorted(survey.findings, key=lambda finding: (finding.line, finding.column)))


def _check_entries(survey: Survey, bank: Bank) -> None:
    texts: dict[str, Article | None] = dict.fromkeys(survey.named["articles"])
    conflicts = survey.named["conflicts"]
    _report(survey, survey.root, _control_characters(survey.root, skip=("articles", "items", "conflicts")))
    for entry, fields in survey.articles:
        texts[entry.id], problems = _article(survey.path, entry)
        _report(survey, fields, (*_control_characters(fields), *problems))
    for conflict, fields in survey.conflicts:
        _report(survey, fields, (*_control_characters(fields), *_conflict(conflict, texts)))
    facts: set[tuple[str, ...]] = set()
    for placed in survey.items:
        references = _references(placed.item, conflicts, texts)
        rest = (*_control_characters(placed.fields), *_item(placed, bank), *_fact(placed.item, facts))
        _report(survey, placed.fields, (*references, *rest), placed.item)
    for fields in survey.unfit:
        for place, rule, message, mend, _ in _names_of_unfit(fields, conflicts, texts):
            survey.find(place_of(fields, place), rule, message, mend, item=str(fields.get("id") or "") or None)


def _report(survey: Survey, fields: Fields, problems: Iterable[_Problem], item: Item | None = None) -> None:
    """Note problems, but for those that the item allows."""
    allowed = item.allow if item else {}
    id = item_id(item) if item else None
    for place, rule, message, mend, severity in problems:
        if rule not in allowed:
            survey.find(place_of(fields, place), rule, message, mend, item=id, severity=severity)


def _control_characters(fields: Fields, skip: Iterable[str] = ()) -> Iterator[_Problem]:
    for name, value in fields.items():
        if name not in skip and not all(_is_clean(text) for text in _texts_in(value)):
            message = f"`{name}` holds control or invisible characters"
            yield _Problem((name,), "control-character", message, "type the text anew")


def _texts_in(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _texts_in(inner)


def _is_clean(text: str) -> bool:
    return (text.isascii() and text.isprintable()) or clean(text) == unicodedata.normalize("NFC", text)


def _article(bank: Path, entry: ArticleEntry) -> tuple[Article | None, tuple[_Problem, ...]]:
    """The article of an entry, if it has a readable file, and what is wrong with that."""
    if entry.file is None:
        return None, ()
    try:
        article = read_article(article_path(bank, entry.file))
    except ArticleError as error:
        mend = error.mend or "put the file back"
        return None, (_Problem(("file",), "article-file", f"{entry.file}: {error.what}", mend),)
    if entry.digest in (None, article.digest):
        return article, ()
    mend = "put the old text back, or mend the evidence and write the digest of the new text: " + article.digest
    return article, (_Problem(("digest",), "article-digest", f"{entry.file} holds another text", mend),)


def _conflict(conflict: Conflict, texts: _Texts) -> Iterator[_Problem]:
    if isinstance(conflict.resolution, int) and conflict.resolution > len(conflict.claims):
        message = f"claim {conflict.resolution} of {len(conflict.claims)}"
        yield _Problem(("resolution",), "resolution", message, f"write a number from 1 to {len(conflict.claims)}")
    for number, claim in enumerate(conflict.claims):
        yield from _evidence(claim.evidence, ("claims", number, "evidence"), texts)


def _item(placed: Placed, bank: Bank) -> Iterator[_Problem]:
    item = placed.item
    if placed.whole:
        yield from _omissions(item, bank)
    if item.status is Status.REJECTED:
        return
    for flaw in lint(item, bank.context_of(item)):
        if placed.sound or flaw.rule not in STRUCTURE_RULES:
            yield _Problem((flaw.field,), flaw.rule, flaw.message, flaw.mend, flaw.severity)


def _references(item: Item, conflicts: Collection[str], texts: _Texts) -> Iterator[_Problem]:
    """What the item names must be there."""
    for number, span in enumerate(item.evidence):
        yield from _evidence(span, ("evidence", number), texts)
    if item.conflict is not None:
        yield from _conflict_named(item.conflict, conflicts)
    for rule in sorted(item.allow.keys() - RULES):
        yield _Problem(("allow",), "unknown-rule", f"there is no rule {rule}", "correct it", Severity.WARNING)


def _conflict_named(id: str, conflicts: Collection[str]) -> Iterator[_Problem]:
    if id not in conflicts:
        yield _Problem(("conflict",), "unknown-conflict", f"no conflict has the id {id}", "correct or remove it")


def _article_named(id: str, place: tuple[str | int, ...], texts: _Texts) -> Iterator[_Problem]:
    if id not in texts:
        message = f"no article has the id {id}"
        yield _Problem((*place, "article"), "unknown-article", message, "name one of `articles`")


def _names_of_unfit(fields: Fields, conflicts: Collection[str], texts: _Texts) -> Iterator[_Problem]:
    """What an item that does not fit the schema names must be there, too."""
    evidence = fields.get("evidence")
    for number, span in enumerate(evidence if isinstance(evidence, list) else ()):
        if isinstance(span, dict) and isinstance(span.get("article"), str):
            yield from _article_named(span["article"], ("evidence", number), texts)
    if isinstance(fields.get("conflict"), str):
        yield from _conflict_named(fields["conflict"], conflicts)


def _evidence(span: Evidence, place: tuple[str | int, ...], texts: _Texts) -> Iterator[_Problem]:
    yield from _article_named(span.article, place, texts)
    article = texts.get(span.article)
    if article is None:
        return
    found = article.text[span.start : span.end]
    if found != span.quote:
        message = f'"{_short(span.quote)}" does not stand at {span.start}–{span.end} of {span.article}'
        yield _Problem((*place, "quote"), "evidence-quote", message, _where_it_is(span, article.text))
    elif "\n" in found:
        message = "the quote runs over the end of a paragraph"
        yield _Problem((*place, "quote"), "evidence-block", message, "make one piece of evidence of each part")


def _where_it_is(span: Evidence, text: str) -> str:
    at = text.find(span.quote)
    if at < 0:
        return "copy the quote from the article's file"
    return f"write start: {at}, end: {at + len(span.quote)}"


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:39] + "…"


def _omissions(item: Item, bank: Bank) -> Iterator[_Problem]:
    """What a good item has and the format does not ask for."""
    if isinstance(item, TrueFalse) and not item.key and not item.correction:
        message = "a false statement without `correction`"
        yield _Problem(("key",), "missing-correction", message, "write what is true", Severity.WARNING)
    if item.status is Status.REJECTED and not item.rejected_because:
        message = "rejected without `rejected_because`"
        yield _Problem(("status",), "missing-reason", message, "write why", Severity.WARNING)
    if bank.articles and not item.evidence and item.status is not Status.REJECTED:
        yield _Problem((), "no-evidence", "no evidence", "quote the passage that proves the key", Severity.WARNING)


def _fact(item: Item, seen: set[tuple[str, ...]]) -> Iterator[_Problem]:
    """One item a fact and type, within an article."""
    if item.fact is None or item.status is Status.REJECTED:
        return
    what = (item.fact, item.type, *(span.article for span in item.evidence[:1]))
    if what in seen:
        message = f"another {item.type} item asks for {item.fact}"
        yield _Problem(("fact",), "fact-twice", message, "keep the better one", Severity.WARNING)
    seen.add(what)
