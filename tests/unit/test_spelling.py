"""Slips of the article's pen."""

from __future__ import annotations

import pytest

from newsquiz.authoring.spelling import slip


@pytest.mark.parametrize("word", ["mulitple", "spokeman", "goverment", "recieved"])
def test_a_word_that_a_known_one_is_a_letter_away_from_is_a_slip(word: str) -> None:
    text = f"The {word} thing stood in Delft."
    assert slip(text, text) == word


@pytest.mark.parametrize("word", ["smartphone", "livestream", "neurosurgery", "organisation", "website", "Jakarta"])
def test_rare_and_new_words_and_names_are_none(word: str) -> None:
    text = f"The {word} thing stood in Delft."
    assert slip(text, text) is None


def test_a_word_that_the_article_uses_again_is_meant() -> None:
    assert slip("The spokeman left.", "The spokeman left. The spokeman came back.") is None


def test_a_name_that_stands_once_beside_a_commoner_one_like_it_is_a_slip() -> None:
    article = "Visser came to Delft. Visser left. Vissre had paid."
    assert slip("Vissre had paid.", article) == "Vissre"
    assert slip("Visser left.", article) is None


def test_a_people_and_its_country_are_two_words() -> None:
    article = "Iran sold oil. Iran bought maps. An Iranian paid."
    assert slip("An Iranian paid.", article) is None
