"""Which words of a clause a statement keeps: what it says, without what only the flow of the article needs."""

from __future__ import annotations

import pytest

from newsquiz.authoring.trim import kept_tokens
from tests.unit.authoring_helpers import clause_of


def kept(sentence: str, verb: str) -> list[str]:
    return [token.text for token in kept_tokens(clause_of(sentence, verb))]


@pytest.mark.parametrize(
    ("sentence", "verb", "statement"),
    [
        ("However, Novalis closed four factories.", "closed", "Novalis closed four factories"),
        ("Novalis also closed four factories.", "closed", "Novalis closed four factories"),
        ("Novalis (founded by two sisters) closed four factories.", "closed", "Novalis closed four factories"),
        ("Novalis — then a small firm — closed four factories.", "closed", "Novalis closed four factories"),
        ("Anna Visser, 54, opened the museum.", "opened", "Anna Visser opened the museum"),
        ("Anna Visser, aged 54, opened the museum.", "opened", "Anna Visser opened the museum"),
        ("Novalis closed four factories; thieves took the rest.", "closed", "Novalis closed four factories"),
        ("Novalis closed four plants because prices fell.", "closed", "Novalis closed four plants because prices fell"),
        ("Novalis closed four factories, because prices fell.", "closed", "Novalis closed four factories"),
        ("Novalis closed four factories, which employed 900 people.", "closed", "Novalis closed four factories"),
        ("Anna Visser said that Novalis closed four factories.", "closed", "Novalis closed four factories"),
        ("Novalis closed four factories, Anna Visser said.", "closed", "Novalis closed four factories"),
        ("Novalis closed two factories and sold a warehouse.", "closed", "Novalis closed two factories"),
        ("Novalis closed two factories and sold a warehouse.", "sold", "Novalis sold a warehouse"),
        ("Lufthansa, which bought four planes, sells batteries.", "bought", "Lufthansa bought four planes"),
        ("Novalis borrowed money to build a factory.", "borrowed", "Novalis borrowed money to build a factory"),
    ],
)  # fmt: skip
def test_a_statement_keeps_what_its_verb_says(sentence: str, verb: str, statement: str) -> None:
    assert " ".join(kept(sentence, verb)) == statement


def test_a_shared_auxiliary_goes_with_every_verb_that_it_belongs_to() -> None:
    assert kept("Two factories were closed and sold to Airvolt.", "sold") == [
        "Two", "factories", "were", "sold", "to", "Airvolt",
    ]  # fmt: skip


def test_tokens_stand_in_the_order_of_the_sentence() -> None:
    clause = clause_of("In 2019, Novalis, a Danish firm, closed two factories and sold a warehouse in Aalborg.", "sold")
    indices = [token.i for token in kept_tokens(clause)]
    assert indices == sorted(set(indices))


@pytest.mark.parametrize(
    ("sentence", "verb"),
    [
        ("Anna Visser, who lives in Leiden, opened a museum.", "opened"),
        ("In May, Novalis, founded in 2001, closed four factories.", "closed"),
        ("Novalis closed four factories, said Anna Visser, the director.", "closed"),
    ],
)
def test_no_comma_is_left_without_its_neighbours(sentence: str, verb: str) -> None:
    tokens = kept_tokens(clause_of(sentence, verb))
    inside = {token.i for token in tokens}
    assert tokens[0].text != ","
    assert tokens[-1].text not in {",", "."}
    assert all({t.i - 1, t.i + 1} <= inside for t in tokens if t.text == ",")


def test_a_quotation_mark_never_stands_alone() -> None:
    tokens = kept("Anna Visser called the map “a miracle of light,” while Piet Bakker called it a forgery.", "called")
    assert tokens.count("“") == tokens.count("”")
