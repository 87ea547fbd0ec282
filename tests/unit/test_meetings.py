"""The one call or meeting of an article, called by its participants."""

from __future__ import annotations

import pytest

from newsquiz.authoring.meetings import meeting_of
from tests.unit.authoring_helpers import material, statements

CALL = "Kenyan President Uhuru Kenyatta and Ugandan President Yoweri Museveni had a phone call on 9 September 2021."
SECOND = "Tanzanian President Samia Hassan and Rwandan President Paul Kagame held a meeting on 10 September 2021."


@pytest.mark.parametrize(
    ("verb", "noun"),
    [
        ("had a phone call", "call"),
        ("held a summit", "summit"),
        ("met in Kisumu", "meeting"),
        ("spoke", "conversation"),
    ],
)
def test_two_people_who_met_or_spoke_make_a_meeting(verb: str, noun: str) -> None:
    found = material(f"President Uhuru Kenyatta and President Yoweri Museveni {verb} on 9 September 2021.")
    meeting = found.composer.meeting
    assert meeting is not None
    assert [person.full for person in meeting.people] == ["Uhuru Kenyatta", "Yoweri Museveni"]
    assert meeting.noun == noun


def test_the_call_is_named_by_its_participants() -> None:
    assert statements(f"{CALL} The call lasted 40 minutes.")[-1] == (
        "The call between Uhuru Kenyatta and Yoweri Museveni lasted 40 minutes"
    )


def test_in_a_statement_about_a_participant_offices_stand_for_the_names() -> None:
    assert statements(f"{CALL} Kenyatta requested the call.")[-1] == (
        "Uhuru Kenyatta requested the call between the Kenyan President and the Ugandan President"
    )


def test_a_call_that_says_itself_which_one_it_is_keeps_its_words() -> None:
    text = f"{CALL} The call about river dams lasted 40 minutes."
    assert statements(text)[-1] == "The call about river dams lasted 40 minutes"


@pytest.mark.parametrize(
    "text",
    [
        f"{CALL} {SECOND} The call lasted 40 minutes.",
        "Kenyan President Uhuru Kenyatta had a phone call on 9 September 2021. The call lasted 40 minutes.",
        "Uhuru Kenyatta, Yoweri Museveni and Paul Kagame had a phone call. The call lasted 40 minutes.",
        "The call lasted 40 minutes.",
    ],
)
def test_without_exactly_one_meeting_of_two_the_call_stays_the_call(text: str) -> None:
    assert statements(text)[-1] == "The call lasted 40 minutes"


def test_a_caption_makes_no_meeting() -> None:
    found = material(f"^ {CALL}\nFarmers near Kisumu planted 900 trees.")
    assert meeting_of(found.annotated, found.composer.resolver) is None
