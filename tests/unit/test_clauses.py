"""Clauses of a sentence: their verbs and subjects, and how surely the article says them."""

from __future__ import annotations

import pytest

from newsquiz.authoring.annotate import annotate
from newsquiz.authoring.clauses import Certainty, clauses, finite_token, quoted_tokens
from tests.unit.authoring_helpers import all_clauses, article, clause_of, statements


@pytest.mark.parametrize(
    ("sentence", "verb", "certainty"),
    [
        ("Novalis closed four factories in Aalborg.", "closed", Certainty.ASSERTED),
        ("Novalis reportedly closed four factories in Aalborg.", "closed", Certainty.HEDGED),
        ("Novalis may close four factories in Aalborg.", "close", Certainty.HEDGED),
        ("Novalis allegedly bribed two inspectors in Aalborg.", "bribed", Certainty.HEDGED),
        ("Novalis is believed to have bribed two inspectors.", "believed", Certainty.HEDGED),
        ("If the price falls, Novalis closes its factories.", "closes", Certainty.HEDGED),
        ("Novalis will close four factories in Aalborg.", "close", Certainty.FUTURE),
        ("Novalis plans to close four factories in Aalborg.", "plans", Certainty.FUTURE),
        ("Novalis did not close four factories in Aalborg.", "close", Certainty.DENIED),
        ("Novalis never closed four factories in Aalborg.", "closed", Certainty.DENIED),
        ("Nobody closed the four factories in Aalborg.", "closed", Certainty.DENIED),
        ("Anna Visser said that Novalis closed four factories.", "closed", Certainty.ATTRIBUTED),
        ("Anna Visser said Novalis closed four factories.", "closed", Certainty.ATTRIBUTED),
        ("According to police, Novalis closed four factories.", "closed", Certainty.ATTRIBUTED),
        ("Novalis closed four factories, according to police.", "closed", Certainty.ATTRIBUTED),
        ("Novalis closed four factories, Anna Visser said.", "closed", Certainty.ATTRIBUTED),
        ("Anna Visser said that Novalis may close four factories.", "close", Certainty.HEDGED),
    ],
)
def test_a_clause_knows_how_surely_the_article_says_it(sentence: str, verb: str, certainty: Certainty) -> None:
    assert clause_of(sentence, verb).certainty is certainty


def test_what_two_joined_clauses_are_attributed_to_holds_for_both() -> None:
    found = all_clauses("According to police, the driver left the road and hit three cyclists.")
    assert {clause.verb.text: clause.certainty for clause in found} == {
        "left": Certainty.ATTRIBUTED,
        "hit": Certainty.ATTRIBUTED,
    }


def test_a_reporting_verb_and_its_subject_are_the_source_of_what_they_report() -> None:
    clause = clause_of("Anna Visser said that Novalis closed four factories.", "closed")
    assert clause.link is not None
    assert clause.source is not None
    assert (clause.link.text, clause.source.text) == ("said", "Visser")


def test_a_joined_verb_shares_the_subject_before_it() -> None:
    found = {clause.verb.text: clause for clause in all_clauses("Novalis closed two factories and sold a warehouse.")}
    assert found["sold"].subject is not None
    assert found["sold"].subject.text == "Novalis"
    assert (found["closed"].shared, found["sold"].shared) == (False, True)


def test_a_verb_with_a_subject_of_its_own_shares_none() -> None:
    found = {
        clause.verb.text: clause for clause in all_clauses("Novalis closed two factories and Airvolt bought them.")
    }
    assert found["bought"].subject is not None
    assert found["bought"].subject.text == "Airvolt"
    assert not found["bought"].shared


def test_words_in_quotation_marks_hold_no_clause() -> None:
    assert [c.verb.text for c in all_clauses("“Thieves stole the map,” Anna Visser said on Monday.")] == ["said"]


@pytest.mark.parametrize("marks", ["“”", '""'])
def test_quoted_tokens_are_those_from_mark_to_mark(marks: str) -> None:
    (sentence,) = annotate(
        article(f"Anna Visser called the map {marks[0]}a pure miracle{marks[1]} in Leiden.")
    ).sentences
    words = [token.text for token in sentence.span if token.i in quoted_tokens(sentence)]
    assert words == [marks[0], "a", "pure", "miracle", marks[1]]


@pytest.mark.parametrize(
    ("sentence", "verb", "passive", "past", "finite"),
    [
        ("Novalis closed four factories.", "closed", False, True, "closed"),
        ("Four factories were closed by Novalis.", "closed", True, True, "were"),
        ("Novalis has closed four factories.", "closed", False, True, "has"),
        ("Novalis owns four factories.", "owns", False, False, "owns"),
    ],
)
def test_voice_and_tense_are_read_from_verb_and_auxiliaries(
    sentence: str, verb: str, passive: bool, past: bool, finite: str
) -> None:
    clause = clause_of(sentence, verb)
    assert (clause.passive, clause.past, finite_token(clause).text) == (passive, past, finite)


def test_a_relative_clause_stands_alone_only_behind_a_name() -> None:
    named = all_clauses("Lufthansa, which bought four factories in 2019, sells batteries.")
    unnamed = all_clauses("A firm that bought four factories in 2019 sells batteries.")
    assert "bought" in [clause.verb.text for clause in named]
    assert "bought" not in [clause.verb.text for clause in unnamed]


@pytest.mark.parametrize("text", ["Four dead in Aalborg.", "Why?", "...", "Novalis!"])
def test_a_sentence_without_a_finite_verb_has_no_clause(text: str) -> None:
    assert [clause for sentence in annotate(article(text)).sentences for clause in clauses(sentence)] == []


@pytest.mark.parametrize(
    "text",
    [
        "Anna Visser was arrested, according to prosecutors, but the museum keeps nine maps of Jakarta.",
        "“I want nothing but maps,” said Piet Bakker in 2000, claims the museum denied in 2004.",
    ],
)
def test_what_the_writer_says_is_not_put_into_anothers_mouth(text: str) -> None:
    assert [s for s in statements(text) if "museum" in s and s.startswith("According to")] == []


@pytest.mark.parametrize(
    ("source", "named"),
    [("the governor", False), ("the embassy", False), ("the governor of Leiden", True), ("officials", True)],
)
def test_a_source_that_no_name_identifies_tells_nothing(source: str, named: bool) -> None:
    found = statements(f"{source.capitalize()} said that Airvolt opened four factories.")
    assert any("Airvolt opened four factories" in s and s.startswith("According to") for s in found) is named
