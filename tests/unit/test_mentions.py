"""What "that agreement" or "both countries" means, and when nobody can tell."""

from __future__ import annotations

import pytest

from tests.unit.authoring_helpers import statements

TREATY = "Kenya and Uganda signed a water treaty."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{TREATY} That treaty covers two rivers.", "The water treaty covers two rivers"),
        (f"{TREATY} This treaty covers two rivers.", "The water treaty covers two rivers"),
        (f"{TREATY} Farmers praised this agreement.", "Farmers praised the water treaty"),
        ("Divers recovered two flight recorders. These recorders hold 25 hours of sound.",
         "Flight recorders hold 25 hours of sound"),
        (f"{TREATY} Both countries promised 30 pumping stations.", "Kenya and Uganda promised 30 pumping stations"),
    ],
)  # fmt: skip
def test_a_demonstrative_is_written_as_the_phrase_that_it_points_to(text: str, expected: str) -> None:
    assert statements(text)[-1] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Kenya and Uganda signed a treaty. That treaty covers two rivers.",
        "That treaty covers two rivers. Kenya and Uganda signed a water treaty.",
        f"{TREATY} This project covers two rivers.",
        f"{TREATY} These treaties cover two rivers.",
        "Kenya, Uganda and Rwanda signed a water treaty. Both countries promised 30 pumping stations.",
    ],
)
def test_where_nothing_earlier_is_meant_for_certain_the_words_stay(text: str) -> None:
    own = next(part.strip(" .") for part in text.split(". ") if part.startswith(("That", "This", "These", "Both")))
    assert own in statements(text)


def test_a_demonstrative_does_not_reach_over_the_whole_article() -> None:
    between = " ".join(f"Farmers planted {number} trees." for number in range(20, 30))
    assert statements(f"{TREATY} {between} That treaty covers two rivers.")[-1] == "That treaty covers two rivers"
