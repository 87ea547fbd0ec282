"""Does `the X`, `he` or `its` say what it means within stem and context?"""

from __future__ import annotations

import pytest

from newsquiz.authoring.pointing import dangling_phrase, loose_pronoun
from tests.unit.authoring_helpers import material

CONTEXT = "Ferry collision near Piraeus, September 2021"


def dangling(text: str, context: str = "") -> str | None:
    statement = material(text).facts[-1].statement
    return dangling_phrase(statement, f"{context}: {statement.text()}" if context else statement.text())


def loose(text: str) -> str | None:
    statement = material(text).facts[-1].statement
    return loose_pronoun(statement, statement.text())


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("Divers searched the wreckage in May 2019.", "the wreckage"),
        ("The minister visited Piraeus in May 2019.", "the minister"),
        ("The President visited Piraeus in May 2019.", "the President"),
        ("Divers met the suspect's wife in May 2019.", "the suspect"),
        ("Anna Visser sold the company in May 2019.", "the company"),
        ("Anna Visser praised this decision in May 2019.", "this decision"),
        ("Those workers left Piraeus in May 2019.", "those workers"),
        ("Anna Visser bought the old building in May 2019.", "the building"),
    ],
)
def test_a_definite_phrase_that_nothing_identifies_dangles(text: str, phrase: str) -> None:
    assert dangling(text) == phrase


@pytest.mark.parametrize(
    "text",
    [
        "Divers searched the wreckage of the Aegean Star in May 2019.",
        "The harbour of Piraeus closed in May 2019.",
        "The police searched Piraeus in May 2019.",
        "Anna Visser told the world about nine maps in May 2019.",
        "A minister visited Piraeus in May 2019.",
        "The Leiden museum bought nine maps in May 2019.",
        "Ministers praised the law that forbids the export of stolen maps.",
    ],
)
def test_a_name_a_telling_phrase_or_being_one_of_a_kind_identifies(text: str) -> None:
    assert dangling(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "The Danish firm Novalis closed four factories in Aalborg in March 2019.",
        "The company Aegean Star bought nine ferries in Norway in 2009.",
        "The trial of Duarte Pinheiro began in Lisbon in March 2019.",
        "The museum owned by Anna Visser closed in March 2019.",
    ],
)
def test_a_name_that_the_composer_has_written_out_identifies_too(text: str) -> None:
    assert dangling(text) is None


def test_the_context_line_identifies_what_it_names() -> None:
    text = "The ferry carried 212 people in September 2021."
    assert dangling(text) == "the ferry"
    assert dangling(text, CONTEXT) is None


def test_another_word_for_what_the_context_names_is_identified() -> None:
    text = "The crash closed the harbour of Piraeus in September 2021."
    assert dangling(text) == "the crash"
    assert dangling(text, CONTEXT) is None
    assert dangling(text, "Water treaty in Kisumu, September 2021") == "the crash"


@pytest.mark.parametrize(
    ("text", "pronoun"),
    [
        ("It carried 212 passengers to Piraeus in May 2019.", "It"),
        ("They sold nine maps in Leiden in May 2019.", "They"),
        ("In May 2019, he opened a museum in Leiden.", "he"),
        ("Police in Leiden arrested her in May 2019.", "her"),
    ],
)
def test_a_pronoun_without_a_certain_antecedent_is_loose(text: str, pronoun: str) -> None:
    assert loose(text) == pronoun


@pytest.mark.parametrize(
    "text",
    [
        "Novalis closed its factories in Aalborg in May 2019.",
        "Kenya and Uganda praised their treaty in Kisumu in May 2019.",
        "Anna Visser sold her maps in Leiden in May 2019.",
        "Novalis blamed itself for the death of nine workers.",
        "Anna Visser sold nine maps in Leiden in May 2019.",
    ],
)
def test_a_pronoun_of_the_subject_or_of_the_one_person_is_tied(text: str) -> None:
    assert loose(text) is None


def test_a_person_whom_the_sentence_names_but_the_statement_does_not_makes_she_unsure() -> None:
    assert loose("Anna Visser met Eva Bakker and sold her nine maps.") == "her"
