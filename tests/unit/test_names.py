"""Names and terms compared; the bulk of the cases stands in grading_table.tsv."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsquiz.language import lexicon
from newsquiz.language.folding import fold, singular
from newsquiz.language.names import NameKind, NameMatch, same_name

PERSON, PLACE, TERM, ORGANISATION = NameKind.PERSON, NameKind.PLACE, NameKind.TERM, NameKind.ORGANISATION


def test_an_exact_match_has_neither_slip_nor_reason() -> None:
    assert same_name("xi", "Xi Jinping", kind=PERSON) == NameMatch(True)


def test_a_slip_is_told_as_it_was_typed_and_as_the_key_has_it() -> None:
    assert same_name("XI XINPING", "Xi Jinping", kind=PERSON).slip == "spelling: XINPING → Jinping"
    assert same_name("worl heath organization", "World Health Organization").slip == (
        "spelling: worl → World; spelling: heath → Health"
    )


def test_a_refusal_says_why_where_it_can() -> None:
    assert same_name("Jinping", "Xi Jinping", kind=PERSON).reason == "A first name alone is not enough."
    assert same_name("Iran", "Iraq", kind=PLACE).reason == "Iran is not Iraq."
    assert same_name("something else", "Iraq").reason == ""


def test_an_exact_match_with_what_is_accepted_comes_before_a_slip() -> None:
    assert same_name("Kiew", "Kyiw", ("Kiew",)) == NameMatch(True)


def test_a_surname_is_enough_for_a_person_only() -> None:
    assert same_name("Delhi", "New Delhi", kind=PERSON).ok
    assert not same_name("Delhi", "New Delhi", kind=PLACE).ok


def test_a_first_name_is_right_where_it_is_accepted() -> None:
    assert same_name("Lula", "Luiz Inácio Lula da Silva", ("Lula",), kind=PERSON).ok


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Iran", "Iraq"), ("Niger", "Nigeria"), ("Austria", "Australia"), ("Mali", "Malawi"), ("Slovakia", "Slovenia"),
        ("Gambia", "Zambia"), ("Guinea", "Guyana"), ("Mauritius", "Mauritania"), ("Latvian", "Lithuanian"),
        ("north", "south"), ("eastern", "western"), ("million", "billion"), ("sixteen", "sixty"), ("seven", "eleven"),
        ("Tuesday", "Thursday"), ("June", "July"), ("1951", "1915"), ("G7", "G8"), ("H5N1", "H1N1"), ("F-16", "F-15"),
        ("imports", "exports"), ("immigration", "emigration"), ("employee", "employer"), ("legal", "illegal"),
        ("constitutional", "unconstitutional"), ("guilty", "not guilty"), ("nuclear", "unclear"), ("Peru", "Perú1"),
        ("Kansas", "Arkansas"), ("Maria", "Mario"), ("war", "was"), ("bank", "band"), ("3-1", "31"), ("C++", "C"),
    ],
)  # fmt: skip
def test_another_fact_is_never_a_slip_in_either_direction(typed: str, meant: str) -> None:
    for kind in (PLACE, TERM, ORGANISATION):
        assert not same_name(typed, meant, kind=kind).ok
        assert not same_name(meant, typed, kind=kind).ok


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("tarrif", "tariff"), ("Austrlia", "Australia"), ("Muhammad", "Mohammed"), ("Zelenskyy", "Zelensky"),
        ("Gaddafi", "Qaddafi"), ("Micheal", "Michael"), ("Netanyahoo", "Netanyahu"), ("Phillipines", "Philippines"),
        ("Massachusets", "Massachusetts"), ("Untied Nations", "United Nations"), ("soya beans", "soybeans"),
    ],
)  # fmt: skip
def test_one_slip_or_another_transliteration_is_forgiven(typed: str, meant: str) -> None:
    match = same_name(typed, meant)
    assert match.ok
    assert match.slip.startswith("spelling: ")


@pytest.mark.parametrize(
    ("given_name", "key"),
    [("Apple", "Apple Inc."), ("Goldman Sachs", "Goldman Sachs Group"), ("AT and T", "AT&T"), ("g 7", "G7")],
)
def test_legal_forms_and_signs_make_no_difference_to_organisations(given_name: str, key: str) -> None:
    assert same_name(given_name, key, kind=ORGANISATION).ok


@pytest.mark.parametrize(
    ("given_name", "key"),
    [
        ("World War 2", "World War II"),
        ("Artemis Two", "Artemis II"),
        ("Saint Lucia", "St. Lucia"),
        ("Mt Etna", "Mount Etna"),
    ],
)
def test_numerals_and_abbreviated_titles_of_places_are_one_word(given_name: str, key: str) -> None:
    assert same_name(given_name, key).ok


def test_accents_and_letters_that_do_not_decompose_are_folded() -> None:
    assert fold("Łódź, Ærø, STRASSE, Straße, Erdoğan, São") == "lodz, aero, strasse, strasse, erdogan, sao"


def test_plurals_are_reduced_but_not_words_that_only_look_so() -> None:
    assert [singular(word) for word in ("tariffs", "cities", "boxes", "news", "virus", "crisis", "gas")] == [
        "tariff", "city", "box", "news", "virus", "crisis", "gas",
    ]  # fmt: skip


COUNTRIES = sorted(lexicon.COUNTRIES)


@given(st.sampled_from(COUNTRIES), st.sampled_from(COUNTRIES))
def test_no_country_is_a_slip_of_another(typed: str, meant: str) -> None:
    same = any(typed in group and meant in group for group in lexicon.SAME_NAMES)
    assert same_name(typed, meant, kind=PLACE).ok == (typed == meant or same)


@given(st.from_regex(r"[A-Za-z]{1,4}", fullmatch=True), st.from_regex(r"[A-Za-z]{1,4}", fullmatch=True))
def test_words_of_four_letters_take_no_slip(typed: str, meant: str) -> None:
    assert not same_name(typed, meant).slip


@given(st.text(max_size=40), st.text(min_size=1, max_size=40), st.sampled_from(list(NameKind)))
def test_any_two_texts_can_be_compared(typed: str, key: str, kind: NameKind) -> None:
    match = same_name(typed, key, kind=kind)
    assert match.ok or not match.slip
