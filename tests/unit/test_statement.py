"""Statements that stand alone, and the questions made of them by moving words."""

from __future__ import annotations

import itertools
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsquiz.authoring.statement import Piece, Statement, ended, join, question, sentence_case, tidy
from tests.unit.authoring_helpers import material, statements

TEXTS = st.one_of(
    st.sampled_from([",", ";", ":", ".", "?", "“", "”", '"', "'s", "’s", "(", ")", "%", "-", "the", "Novalis", "5.2"]),
    st.from_regex(r"[A-Za-zé0-9]{1,8}", fullmatch=True),
)


@st.composite
def pieces(draw: st.DrawFn) -> list[Piece]:
    """Pieces in order, some neighbours, some with words cut from between them; a blank follows punctuation."""
    found: list[Piece] = []
    at = 0
    for text in draw(st.lists(TEXTS, max_size=12)):
        at += draw(st.integers(0, 2))
        length = draw(st.integers(0, 1))
        found.append(Piece(text, at, at + length, text in ",;:.?" or draw(st.booleans())))
        at += length + 1
    return found


def words(text: str) -> str:
    """The letters and digits of a text in order."""
    return re.sub(r"\W", "", text)


def statement_of(text: str, which: int = 0) -> Statement:
    return material(text).facts[which].statement


def span_of(statement: Statement, text: str) -> tuple[int, int]:
    """The token range that the statement writes as `text`."""
    indices = [(p.first, q.last) for p in statement.pieces for q in statement.pieces if p.first <= q.first]
    return next(span for span in indices if statement.words(*span) == text)


@given(pieces())
def test_joining_and_tidying_lose_no_word(parts: list[Piece]) -> None:
    assert words(join(parts)) == words("".join(part.text for part in parts))
    assert words(join(tidy(parts))) == words("".join(part.text for part in parts))


@given(pieces())
def test_joined_text_has_single_spaces_and_none_before_a_comma(parts: list[Piece]) -> None:
    text = join(parts)
    assert text == text.strip()
    assert "  " not in text
    assert " ," not in text


@given(pieces())
def test_tidied_pieces_neither_begin_nor_end_with_a_comma_nor_hold_two_in_a_row(parts: list[Piece]) -> None:
    texts = [part.text for part in tidy(parts)]
    assert texts[:1] != [","]
    assert texts[-1:] != [","]
    assert (",", ",") not in list(itertools.pairwise(texts))


@given(pieces())
def test_tidying_twice_changes_nothing_more(parts: list[Piece]) -> None:
    assert tidy(tidy(parts)) == tidy(parts)


@settings(max_examples=50, deadline=None)
@given(st.integers(0, 12), st.integers(0, 12))
def test_a_statement_without_a_range_holds_every_word_outside_of_it(first: int, length: int) -> None:
    statement = statement_of("In May 2019, Novalis closed four factories in Aalborg, Denmark.")
    gone = (first, first + length)
    left = statement.without(*gone)
    expected = [p for p in statement.pieces if not p.within(*gone)]
    assert words(join(left.pieces)) == words(join(expected))


def test_text_keeps_the_spacing_of_the_article_between_neighbours() -> None:
    text = "Visser’s ferry carried 1,200 kg of “black” sand in a well-known hold"
    assert statements(f"{text}.") == [text]


@pytest.mark.parametrize(
    ("article", "opener", "gone", "expected"),
    [
        ("Novalis closed four factories in Aalborg in May 2019.", "In which month of which year", "in May 2019",
         "In which month of which year did Novalis close four factories in Aalborg?"),
        ("Four factories were closed in Aalborg in May 2019.", "When", "in May 2019",
         "When were four factories closed in Aalborg?"),
        ("Novalis has closed four factories in Aalborg.", "In which city", "in Aalborg",
         "In which city has Novalis closed four factories?"),
        ("Novalis owns four factories in Aalborg.", "In which city", "in Aalborg",
         "In which city does Novalis own four factories?"),
        ("Novalis was a Danish firm in May 2019.", "When", "in May 2019", "When was Novalis a Danish firm?"),
        ("In May 2019, Novalis closed four factories in Aalborg.", "In which city", "in Aalborg",
         "In which city did Novalis close four factories in May 2019?"),
        ("According to police, Novalis closed four factories in Aalborg.", "In which city", "in Aalborg",
         "In which city did Novalis close four factories according to police?"),
    ],
)  # fmt: skip
def test_a_question_inverts_the_auxiliary_and_leaves_out_what_it_asks_for(
    article: str, opener: str, gone: str, expected: str
) -> None:
    statement = statement_of(article)
    assert question(statement, opener, span_of(statement, gone)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Ministers from Portugal, Spain and France met in Porto",
        "Anna Visser, Eva Smit and Piet Bakker sold nine maps",
        "Anna Visser, the director of the museum, sold nine maps",
        "Lufthansa flew maps, coins and stamps to Porto",
    ],
)
def test_a_plain_sentence_is_its_own_statement(text: str) -> None:
    assert statements(f"{text}.") == [text]


def test_a_gap_stands_where_its_words_stood() -> None:
    statement = statement_of("Novalis closed four factories in Aalborg.")
    gapped = statement.with_text(*span_of(statement, "four"), "{{four}}")
    assert gapped.text() == "Novalis closed {{four}} factories in Aalborg"


def test_subject_front_and_predicate_make_up_the_statement() -> None:
    statement = statement_of("In May 2019, Novalis closed four factories in Aalborg.")
    assert statement.subject_text == "Novalis"
    assert (*statement.front, *statement.slice(*statement.subject), *statement.predicate) == statement.pieces


def test_a_reported_statement_names_its_source_before_it() -> None:
    assert "According to Anna Visser, thieves stole nine maps" in statements(
        "Anna Visser said thieves stole nine maps."
    )


@pytest.mark.parametrize("source", ["They", "He", "It"])
def test_what_is_reported_by_somebody_without_a_name_makes_no_statement(source: str) -> None:
    assert statements(f"{source} said that thieves stole nine maps in Leiden.") == [
        f"{source} said that thieves stole nine maps in Leiden"
    ]


def test_dates_are_written_with_day_month_and_year() -> None:
    assert statements("Thieves stole nine maps on Monday.") == ["Thieves stole nine maps on 13 September 2021"]
    assert statements("Thieves stole nine maps last month.") == ["Thieves stole nine maps in August 2021"]


def test_without_a_day_of_publication_relative_dates_stay_as_they_are() -> None:
    assert statements("Thieves stole nine maps on Monday.", None) == ["Thieves stole nine maps on Monday"]


def test_people_are_written_with_their_full_names() -> None:
    text = "Anna Visser opened a museum of maps in Leiden. Visser bought nine maps. She sold two maps."
    assert statements(text)[1:] == ["Anna Visser bought nine maps", "Anna Visser sold two maps"]


def test_an_abbreviation_at_the_end_brings_its_own_full_stop() -> None:
    assert ended("Novalis moved to the U.S.", ".") == "Novalis moved to the U.S."
    assert ended("Novalis moved to Aalborg", ".") == "Novalis moved to Aalborg."
    assert sentence_case("novalis moved") == "Novalis moved"


def test_a_list_keeps_its_commas_in_a_question() -> None:
    statement = statement_of("Fire crews from Poland, Slovakia and Austria searched the wreck for nine hours.")
    asked = question(statement, "For how many hours", span_of(statement, "for nine hours"))
    assert asked in {None, "For how many hours did fire crews from Poland, Slovakia and Austria search the wreck?"}


@pytest.mark.parametrize("marks", ["“”", '""'])
def test_a_comma_before_a_closing_mark_goes_with_what_followed_it(marks: str) -> None:
    text = f"Anna Visser called the sale of maps {marks[0]}very fair,{marks[1]} promising nine more."
    assert statements(text) == [f"Anna Visser called the sale of maps {marks[0]}very fair{marks[1]}"]
