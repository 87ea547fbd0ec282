"""Question patterns: the wording that each gives to a fact, and what it leaves alone."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest

from newsquiz.authoring.candidate import Candidate
from newsquiz.authoring.patterns import pattern, patterns
from newsquiz.item import GAP
from newsquiz.language.dates import PartialDate
from tests.unit.authoring_helpers import PUBLISHED, article, material

MINISTERS = (
    "Portuguese environment minister Rui Saldanha, Spanish health minister Marta Robles and French transport minister "
    "Luc Perrin met in Porto. Rui Saldanha, Marta Robles and Luc Perrin left early."
)
EVENTS = (
    "Thieves stole a map of Jakarta on 4 January 2018. Police seized the map in Delft on 9 March 2018. "
    "Anna Visser sold the map in Leiden on 2 May 2019."
)


def asked(name: str, text: str) -> list[Candidate]:
    """The candidates of one pattern."""
    return list(patterns()[name](material(text)))


@pytest.mark.parametrize(
    ("name", "text", "stem", "key"),
    [
        ("when.adjunct", "Airvolt opened four factories in Aalborg on 3 June 2019.",
         "On what date did Airvolt open four factories in Aalborg?", PartialDate(2019, 6, 3)),
        ("when.adjunct", "Anna Visser founded a museum in May 2019.",
         "In which month of which year did Anna Visser found a museum?", PartialDate(2019, 5)),
        ("when.adjunct", "Anna Visser founded a museum in 2019.",
         "In which year did Anna Visser found a museum?", PartialDate(2019)),
        ("when.adjunct", "Anna Visser founded a museum on Monday.",
         "On what date did Anna Visser found a museum?", PartialDate(2021, 9, 13)),
        ("count.noun", "Airvolt opened four factories in Aalborg.",
         "How many factories did Airvolt open in Aalborg?", 4),
        ("count.noun", "Four miners died near Kiruna in 2018.", "How many miners died near Kiruna in 2018?", 4),
        ("count.noun", "At least four miners died near Kiruna.", "At least how many miners died near Kiruna?", 4),
        ("count.noun", "Anna Visser said that Airvolt opened 1,200 shops.",
         "According to Anna Visser, how many shops did Airvolt open?", 1200),
        ("percent.of", "67% of voters in Malta rejected the law.",
         "What percentage of voters in Malta rejected the law?", 67),
        ("percent.of", "67 per cent of voters rejected the law.", "What percentage of voters rejected the law?", 67),
        ("duration.adjunct", "The siege of Porto lasted 14 days.", "How many days did the siege of Porto last?", 14),
        ("duration.adjunct", "Police searched the docks for three hours.",
         "For how many hours did police search the docks?", 3),
        ("duration.modifier", "Novalis held a 90-minute hearing in Aalborg.",
         "How many minutes long was the hearing in Aalborg that Novalis held?", 90),
        ("who.subject", "Anna Visser founded a museum of maps in Leiden.",
         "Who founded a museum of maps in Leiden?", "Anna Visser"),
        ("who.subject", "Uganda promised 30 pumping stations.",
         "Which country promised 30 pumping stations?", "Uganda"),
        ("where.adjunct", "Ministers from Portugal met in Porto.",
         "In which city did ministers from Portugal meet?", "Porto"),
        ("where.adjunct", "Anna Visser published nine photographs on Instagram.",
         "On which social platform did Anna Visser publish nine photographs?", "Instagram"),
        ("speaker.claim", "Anna Visser said that Novalis closed four factories.",
         "Who said that Novalis closed four factories?", "Anna Visser"),
        ("speaker.quote", "“The city was sold to whoever paid the most money,” mayor Anna Visser said.",
         "Who said: “The city was sold to whoever paid the most money”?", "Anna Visser"),
        ("age.at", "The painter Anna Visser died in Porto at the age of 86.",
         "At what age did the painter Anna Visser die in Porto?", 86),
        ("list.members", "Ministers from Portugal, Spain and France met in Porto.",
         "From which of these countries did ministers meet in Porto?", ("Portugal", "Spain", "France")),
        ("office.holder",
         "Environment minister of Portugal Rui Saldanha met farmers in Porto. Rui Saldanha left early.",
         "Who was the Environment minister of Portugal in September 2021?", "Rui Saldanha"),
    ],
)  # fmt: skip
def test_a_fact_is_asked_for_in_its_patterns_words(name: str, text: str, stem: str, key: Any) -> None:
    made = {c.stem: c.fields.get("key", c.fields.get("keys")) for c in asked(name, text)}
    assert made.get(stem) == key, made


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("when.adjunct", "Anna Visser opens a museum on 3 June 2022."),
        ("when.adjunct", "The 2019 flood of the Meuse destroyed nine bridges."),
        ("when.adjunct", "Anna Visser lived in Leiden since 2019."),
        ("count.noun", "About a dozen miners left Kiruna."),
        ("count.noun", "The two miners left Kiruna."),
        ("count.noun", "In 2018 miners left Kiruna."),
        ("percent.of", "About 67% of voters in Malta rejected the law."),
        ("duration.adjunct", "The siege lasted about 14 days."),
        ("duration.adjunct", "Prosecutor Rui Saldanha asked the court in Porto for nine years."),
        ("who.subject", "Anna Visser said that Novalis closed four factories."),
        ("who.subject", "Anna Visser and Piet Bakker founded a museum."),
        ("speaker.quote", "Anna Visser called the map “a miracle” in Leiden."),
        ("speaker.quote", "“The city was sold to whoever paid the most money,” a banner said."),
        ("speaker.quote", "“The city was sold to whoever paid the most money,” student Anna Visser said."),
        ("speaker.quote", "“The city was sold to whoever paid the most money,” Anna Visser said."),
        ("age.at", "Anna Visser has died in Porto at the age of 86."),
        ("age.at", "Anna Visser sold a cheese at the age of the duke in Porto."),
        ("list.members", "Ministers from Portugal, farmers and snow came to Porto."),
        ("list.excluded", "The talks in Kisumu did not include fishing quotas or border posts."),
        ("office.matching", "Mayor of Leiden Piet Bakker met Anna Visser in Porto."),
        ("office.holder", "Former Environment minister of Portugal Rui Saldanha met farmers in Porto."),
        ("office.holder", "French President Emmanuel Macron met farmers in Porto."),
        ("office.holder",
         "A spokesman for the Environment minister of Portugal Rui Saldanha met farmers. Rui Saldanha left early."),
        ("office.holder",
         "Environment minister of Portugal Rui Saldanha was killed in a crash near Porto. Rui Saldanha was 50."),
        ("count.noun", "Around six or seven miners left Kiruna."),
        ("sequence.dated", "Thieves stole a map on 4 January 2018. Police seized it in 2018. Visser sold it in 2018."),
    ],
)  # fmt: skip
def test_a_pattern_leaves_alone_what_it_cannot_ask_for(name: str, text: str) -> None:
    assert [c.stem for c in asked(name, text)] == []


def test_names_and_numbers_of_a_statement_can_be_its_gap() -> None:
    made = {GAP.findall(c.stem)[0] for c in asked("cloze.gap", "Anna Visser sold nine maps of Jakarta in Leiden.")}
    assert made == {"Anna Visser", "nine"}  # a place has a region and a country that would fill its gap, too


def test_a_gap_with_a_number_takes_figures_and_words() -> None:
    (nine,) = [c for c in asked("cloze.gap", "Anna Visser sold nine maps in Leiden.") if "{{nine}}" in c.stem]
    assert nine.fields["accepted"] == (("9",),)


def test_a_person_may_be_answered_by_surname() -> None:
    (made,) = asked("who.subject", "Anna Visser founded a museum of maps in Leiden.")
    assert made.fields["accepted"] == ("Visser",)


def test_topics_left_out_are_asked_for_among_those_dealt_with() -> None:
    (made,) = asked(
        "list.excluded",
        "The talks in Kisumu did not include fishing quotas or border posts. "
        "The talks covered dam safety, river pollution and lake tourism.",
    )
    assert set(made.fields["keys"]) == {"fishing quotas", "border posts"}
    assert set(made.fields["distractors"]) == {"dam safety", "river pollution", "lake tourism"}
    assert made.stem == "Which of these topics did the talks in Kisumu leave out?"


def test_members_of_a_list_are_asked_for_among_their_like_and_none_of_the_article() -> None:
    text = "Ministers from Portugal, Spain and France met in Porto. Italy sent nobody."
    (made,) = asked("list.members", text)
    assert len(made.fields["distractors"]) >= 2
    assert not any(wrong in text for wrong in made.fields["distractors"] if wrong != "Italy")
    assert not set(made.fields["distractors"]) & {"Portugal", "Spain", "France"}


def test_people_are_matched_with_their_offices() -> None:
    (made,) = asked("office.matching", MINISTERS)
    assert {(p["left"], p["right"]) for p in made.fields["pairs"]} == {
        ("Rui Saldanha", "Portuguese environment minister"),
        ("Marta Robles", "Spanish health minister"),
        ("Luc Perrin", "French transport minister"),
    }
    assert len(made.evidence) == 3


def test_events_with_days_of_their_own_are_put_in_order_without_their_dates() -> None:
    (made,) = asked("sequence.dated", EVENTS)
    assert [entry.split()[0] for entry in made.fields["sequence"]] == ["Thieves", "Police", "Anna"]
    assert not re.search(r"\d{4}", " ".join(made.fields["sequence"]))


def test_the_order_of_the_text_is_not_the_order_of_events() -> None:
    backwards = " ".join(reversed(re.findall(r"\S[^.]+\.", EVENTS)))
    (made,) = asked("sequence.dated", backwards)
    assert [entry.split()[0] for entry in made.fields["sequence"]] == ["Thieves", "Police", "Anna"]


CITIES = ("Aalborg", "Odense", "Aarhus", "Leiden", "Delft", "Porto", "Ghent", "Lyon", "Bergen", "Turin")
STATEMENTS = " ".join(f"Novalis closed {3 + 7 * n} factories in {city} in May 2019." for n, city in enumerate(CITIES))


def test_a_false_statement_differs_from_the_article_in_one_value_and_says_what_is_true() -> None:
    false = [c for c in asked("truth.value", STATEMENTS) if not c.fields["key"]]
    assert false
    for made in false:
        stem, correction = made.stem.split(), made.fields["correction"].split()
        assert len(stem) == len(correction)
        assert sum(a != b for a, b in zip(stem, correction, strict=True)) == 1
        assert made.fields["correction"] in STATEMENTS
        assert made.stem not in STATEMENTS


def test_true_and_false_statements_are_both_made() -> None:
    assert {c.fields["key"] for c in asked("truth.value", STATEMENTS)} == {True, False}


@pytest.mark.parametrize("count", ["two", "three"])
def test_a_false_count_never_gives_away_by_its_grammar_that_it_is_false(count: str) -> None:
    text = " ".join(f"Novalis closed {count} factories in {city} in May 2019." for city in CITIES)
    makings = [replace(material(text), seed=seed) for seed in range(5)]
    stems = [candidate.stem for each in makings for candidate in patterns()["truth.value"](each)]
    assert not [stem for stem in stems if re.search(r"\b(one|1|zero|0|no) factories", stem)]


def test_every_candidate_of_every_pattern_shows_the_passage_that_it_was_made_from() -> None:
    text = f"{MINISTERS} {EVENTS} {STATEMENTS}"
    story = article(text)
    for make in patterns().values():
        for made in make(material(text)):
            assert made.evidence, made.stem
            assert all(story.text[start:end].strip() == story.text[start:end] != "" for start, end in made.evidence)


def test_a_name_is_taken_by_one_pattern_only() -> None:
    taken = next(iter(patterns()))
    with pytest.raises(ValueError, match=re.escape(taken)):
        pattern(taken)(lambda _: iter(()))


def test_without_a_day_of_publication_nothing_is_asked_about_who_held_an_office() -> None:
    for name in ("office.matching", "office.holder"):
        assert list(patterns()[name](material(MINISTERS, None))) == []
        assert list(patterns()[name](material(MINISTERS, PUBLISHED)))


@pytest.mark.parametrize("year", [2015, 2020, 2021, 2022, 2026, 2030])
def test_a_year_behind_publication_makes_no_pattern_stumble(year: int) -> None:
    text = " ".join(f"The museum opens nine halls in {city} in {year}." for city in CITIES)
    assert all(c.stem for name in patterns() for c in asked(name, text))
