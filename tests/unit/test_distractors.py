"""Wrong options are of the key's kind, proven wrong, and give no cue."""

import datetime as dt
import itertools
import random
import re
from collections import Counter
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsquiz.authoring import knowledge
from newsquiz.authoring.distractors import Key, Surroundings, choose, false_value
from newsquiz.authoring.distractors.quantities import figures_in
from newsquiz.authoring.distractors.screen import sentences, stands_in
from newsquiz.language.dates import PartialDate

PUBLISHED = dt.date(2019, 9, 20)
FEW = 12


def used(article: str = "", stem: str = "What?", **more: object) -> Surroundings:
    return Surroundings(article, stem, **{"published": PUBLISHED, **more})  # type: ignore[arg-type]


def chosen(key: Key, around: Surroundings, times: int = FEW) -> list[tuple[str, ...]]:
    """The options of several seeds; none of them may abstain."""
    found = [choose(key, around, random.Random(seed)) for seed in range(times)]
    assert all(options is not None for options in found)
    return [options for options in found if options is not None]


def every_option(key: Key, around: Surroundings, times: int = FEW) -> set[str]:
    return set(itertools.chain.from_iterable(chosen(key, around, times)))


def amount(text: str) -> float:
    (figure,) = figures_in(text)
    return figure.amount


@given(st.integers(2, 5_000_000), st.randoms(use_true_random=False))
def test_numbers_are_neither_too_near_nor_too_far(value: int, rng: random.Random) -> None:
    options = choose(Key(f"{value:,}", "NUMBER"), used(published=None), rng)
    if options is None:
        return
    numbers = [amount(option) for option in options]
    assert numbers == sorted(numbers)
    ladder = sorted([*numbers, value])
    assert len(set(ladder)) == 4
    assert all(b / a >= 1.3 or b <= 5 for a, b in itertools.pairwise(ladder))
    assert ladder[-1] <= max(3.5 * ladder[0], 5)


@pytest.mark.parametrize(
    ("key", "form"),
    [
        ("90 minutes", r"\d+ minutes"),
        ("1,150", r"\d{1,3}|\d,\d{3}"),
        ("US$473.60", r"US\$[\d,]+\.\d0"),
        ("€20,000", r"€\d+,000"),
        ("about 50 gallons", r"about \d+[05] gallons"),
        ("$540 million", r"\$\d+0 million|\$\d\.\d billion"),
        ("1.2 billion", r"\d\.\d billion|\d00 million"),
        ("Eight", r"[A-Z][a-z]+(-[a-z]+)?"),
        ("144%", r"\d+%"),
        ("seven-year", r"[a-z]+(-[a-z]+)?-year"),
    ],
)
def test_numbers_are_written_like_the_key(key: str, form: str) -> None:
    assert all(re.fullmatch(form, option) for option in every_option(Key(key, "NUMBER"), used()))


@pytest.mark.parametrize(
    "text",
    ["more than 40", "at least 12 people", "up to 30%", "between 3 and 5", "1", "zero", "two-thirds", "Boeing", "22nd"],
)
def test_no_number_is_offered_where_several_may_be_right(text: str) -> None:
    assert choose(Key(text, "NUMBER"), used(), random.Random(1)) is None


def test_a_stem_that_asks_more_than_how_many_gets_no_options() -> None:
    around = used(stem="More than how many people marched in London in March 2019?")
    assert choose(Key("400,000", "NUMBER"), around, random.Random(1)) is None


def test_percentages_stay_within_a_hundred_and_ages_within_a_life() -> None:
    assert all(0 < amount(option) <= 100 for option in every_option(Key("84%", "PERCENT"), used(), 40))
    around = used(stem="At what age did the singer die in 2019?")
    assert all(amount(option) <= 105 for option in every_option(Key("78", "NUMBER"), around, 40))


def test_a_number_of_the_article_with_the_same_unit_is_no_option() -> None:
    article = "The storm killed eight people. Five people are missing, twelve people were found. It took four hours."
    options = every_option(Key("eight", "NUMBER", 8, unit="people"), used(article), 60)
    assert not options & {"five", "twelve"}
    assert "four" in options


def test_nobody_is_killed_by_halves() -> None:
    assert all(amount(option) == int(amount(option)) for option in every_option(Key("3", "NUMBER"), used(), 40))


@pytest.mark.parametrize(
    ("key", "form"),
    [
        ("June 5, 2019", r"[A-Z][a-z]+ \d{1,2}, 20\d\d"),
        ("5 June 2019", r"\d{1,2} [A-Z][a-z]+ 20\d\d"),
        ("June 5", r"[A-Z][a-z]+ \d{1,2}"),
        ("June 2019", r"[A-Z][a-z]+ 20\d\d"),
        ("June", r"[A-Z][a-z]+"),
        ("1968", r"\d{4}"),
    ],
)
def test_dates_are_written_like_the_key(key: str, form: str) -> None:
    assert all(re.fullmatch(form, option) for option in every_option(Key(key, "DATE"), used()))


@given(st.dates(PUBLISHED - dt.timedelta(days=90), PUBLISHED), st.randoms(use_true_random=False))
def test_no_date_lies_after_publication(date: dt.date, rng: random.Random) -> None:
    options = choose(Key(f"{date:%B} {date.day}, {date.year}", "DATE", PartialDate.of(date)), used(), rng)
    assert options is not None
    days = [dt.datetime.strptime(option, "%B %d, %Y").date() for option in options]  # noqa: DTZ007
    assert days == sorted(days)
    assert max(days) <= PUBLISHED and date not in days and len(set(days)) == 3


def test_years_lie_apart_and_not_in_the_future() -> None:
    for options in chosen(Key("1993", "DATE", PartialDate(1993)), used(), 40):
        years = sorted([1993, *map(int, options)])
        assert all(b - a >= 4 for a, b in itertools.pairwise(years))
        assert years[-1] - years[0] <= 18
    assert all(int(year) <= 2019 for year in every_option(Key("2016", "DATE"), used(), 40))


def test_a_date_that_the_article_holds_is_no_option() -> None:
    article = "The hearing was on June 5, 2019. The verdict came on June 7, the appeal on 9 June 2019, after 2016."
    assert not every_option(Key("June 5, 2019", "DATE"), used(article), 60) & {"June 7, 2019", "June 9, 2019"}
    assert "2016" not in every_option(Key("2012", "DATE"), used(article), 60)


def test_a_month_or_year_in_the_stem_holds_for_every_option() -> None:
    around = used(stem="On what day did the court sit?", context="Trial in Paris, June 2019")
    assert all(option.startswith("June ") for option in every_option(Key("June 15, 2019", "DATE"), around))
    around = used(stem="In which month of 2018 did the court sit?")
    assert all(option.endswith(" 2018") for option in every_option(Key("May 2018", "DATE"), around))


def test_a_weekday_in_the_stem_holds_for_every_option() -> None:
    around = used(stem="On which Wednesday in 2019 did the court sit?")
    for option in every_option(Key("5 June 2019", "DATE"), around):
        assert dt.datetime.strptime(option, "%d %B %Y").weekday() == 2  # noqa: DTZ007


@pytest.mark.parametrize("text", ["31 June 2019", "Thursday", "the following spring"])
def test_what_is_no_date_gets_no_options(text: str) -> None:
    assert choose(Key(text, "DATE"), used(), random.Random(1)) is None


@pytest.mark.parametrize(
    ("text", "kind", "set_name"),
    [
        ("Yemen", "PLACE", "country"),
        ("Louisiana", "PLACE", "us_state"),
        ("Gdańsk", "PLACE", "city"),
        ("Truth Social", "ORG", "social_platform"),
        ("NASA", "ORG", "space_agency"),
        ("British Transport Police", "ORG", "police_force"),
        ("rare earth minerals", "TERM", "mineral_group"),
        ("subpoena", "TERM", "legal_document"),
        ("Theresa May", "PERSON", "national_leader"),
    ],
)
def test_names_are_of_the_key_s_own_fine_type(text: str, kind: str, set_name: str) -> None:
    assert all(set_name in knowledge.sets_of(option) for option in every_option(Key(text, kind), used()))


def test_countries_and_cities_come_from_the_neighbourhood() -> None:
    asian = {entry.name for entry in knowledge.members("country") if entry.get("continent") == "Asia"}
    assert every_option(Key("Yemen", "PLACE"), used()) <= asian
    polish = {entry.name for entry in knowledge.members("city") if entry.get("country") == "Poland"}
    assert every_option(Key("Gdańsk", "PLACE"), used()) <= polish


def test_an_article_tells_which_of_two_namesakes_is_meant() -> None:
    around = used("The governor of Georgia, in the United States, signed the bill.")
    states = {entry.name for entry in knowledge.members("us_state")}
    assert every_option(Key("Georgia", "PLACE"), around) <= states


def test_a_role_tells_which_of_two_offices_is_meant() -> None:
    mayors, aides = ({e.name for e in knowledge.members(name)} for name in ("us_mayor", "us_presidential_aide"))
    assert every_option(Key("Rahm Emanuel", "PERSON", role="mayor of Chicago"), used()) <= mayors
    assert every_option(Key("Rahm Emanuel", "PERSON", role="White House chief of staff"), used()) <= aides


def test_initials_stand_with_initials_and_the_with_the() -> None:
    assert all(option.isupper() for option in every_option(Key("NTSB", "ORG"), used()))
    assert all(option.startswith("the ") for option in every_option(Key("the European Union", "ORG"), used()))
    countries = every_option(Key("the United States", "PLACE"), used(), 40)
    assert "the United Kingdom" in countries and "Canada" in countries


def test_what_stands_in_stem_or_context_is_no_option() -> None:
    around = used(stem="Which country signed a treaty with German officials?", context="Talks in Brussels, May 2019")
    assert not every_option(Key("France", "PLACE"), around, 40) & {"Germany", "Belgium"}


def test_what_the_key_s_own_sentence_names_is_no_option() -> None:
    article = "France and its Swiss neighbours agreed on a tunnel. Italy was not asked."
    assert "Switzerland" not in every_option(Key("France", "PLACE"), used(article), 60)


def test_a_country_in_the_stem_holds_for_every_option() -> None:
    around = used(stem="Which politician led the German government in 2018?")
    germans = {e.name for e in knowledge.members("national_leader") if e.get("country") == "Germany"}
    assert every_option(Key("Angela Merkel", "PERSON"), around) <= germans


def test_a_party_or_state_in_the_stem_holds_for_every_option() -> None:
    around = used(stem="Which Republican senator proposed term limits in January 2019?")
    republicans = {e.name for e in knowledge.members("us_senator") if e.get("party") == "Republican"}
    assert every_option(Key("Ted Cruz", "PERSON"), around, 40) <= republicans
    around = used(stem="In which Florida city did the storm arrive in July 2019?")
    floridian = {e.name for e in knowledge.members("city") if e.get("state") == "Florida"}
    assert every_option(Key("Miami", "PLACE"), around, 40) <= floridian


def test_another_holder_of_the_office_in_the_year_asked_about_is_no_option() -> None:
    around = used(stem="Who was prime minister of the United Kingdom in early 2019?")
    assert "Boris Johnson" not in every_option(Key("Theresa May", "PERSON"), around, 40)


def test_people_of_the_article_serve_where_no_set_knows_the_key() -> None:
    article = (
        "Vinnie DeVita saw the crash. Nicole Towarek saw it too. Troy Roberts spoke for the department. "
        "Sam Okoro spoke with Hugo Lind. Carl Berg left."
    )
    people = ("Nicole Towarek", "Troy Roberts", "Sam Okoro", "Hugo Lind", "Carl Berg", "Donald Trump")
    options = every_option(Key("Vinnie DeVita", "PERSON"), used(article, "Who saw the crash?", same_type=people), 40)
    assert options == {"Troy Roberts", "Sam Okoro", "Hugo Lind", "Carl Berg"}


def test_no_option_is_part_of_the_key_or_of_another() -> None:
    options = every_option(Key("Guinea", "PLACE"), used(), 60)
    assert not options & {"Guinea", "Guinea-Bissau", "Equatorial Guinea", "Papua New Guinea"}
    for trio in chosen(Key("Best Actor", "TERM"), used(), 60):
        assert not any(stands_in(a, b) for a, b in itertools.permutations(trio, 2))


def test_an_article_before_the_gap_fits_every_option() -> None:
    around = used(stem="The victim was hit with an ____ in London in 2019.")
    assert choose(Key("axe", "TERM"), around, random.Random(1)) is None
    around = used(stem="The victim was hit with a ____ in London in 2019.")
    assert "axe" not in every_option(Key("hammer", "TERM"), around, 60)


def test_without_three_of_a_kind_there_is_no_choice_item() -> None:
    assert choose(Key("Namse Bangdzod", "TERM"), used(), random.Random(1)) is None
    assert choose(Key("Vinnie DeVita", "PERSON"), used(same_type=("Troy Roberts",)), random.Random(1)) is None


def test_an_unknown_kind_is_an_error() -> None:
    with pytest.raises(ValueError, match="no kind of key"):
        choose(Key("x", "COLOUR"), used(), random.Random(1))


@pytest.mark.parametrize("key", [Key("90 minutes", "DURATION"), Key("Yemen", "PLACE"), Key("5 May 2019", "DATE")])
def test_the_same_chance_gives_the_same_options(key: Key) -> None:
    assert choose(key, used(), random.Random(5)) == choose(key, used(), random.Random(5))
    assert len({choose(key, used(), random.Random(seed)) for seed in range(FEW)}) > 1


def test_a_false_value_is_another_one_of_the_same_kind() -> None:
    assert amount(false_value(Key("90 minutes", "DURATION"), used(), random.Random(2)) or "") != 90
    people = ("Troy Roberts", "Sam Okoro", "Hugo Lind", "Carl Berg")
    assert false_value(Key("Vinnie DeVita", "PERSON"), used(same_type=people), random.Random(1)) is None


def many_keys() -> Iterator[Key]:
    """Numbers as news write them: many small ones, some round, some not."""
    rng = random.Random(3)
    for _ in range(150):
        yield Key(rng.choice(["two", "three", "four", "six", "eight", "eleven", "19"]), "NUMBER")
        yield Key(f"{rng.randint(12, 400)} people", "NUMBER")
        yield Key(f"${rng.randint(2, 90)}0,000", "MONEY")
        yield Key(f"{rng.randint(3, 97)}%", "PERCENT")
        yield Key(str(rng.randint(1950, 2016)), "DATE")


def test_the_rank_of_a_number_tells_nothing() -> None:
    ranks: Counter[int] = Counter()
    longest = 0
    for seed, key in enumerate(many_keys()):
        options = choose(key, used(), random.Random(seed))
        if options:
            ranks[sum(amount(option) < amount(key.text) for option in options)] += 1
            longest += len(key.text) > max(map(len, options))
    assert ranks.total() > 600
    assert max(ranks.values()) <= 0.34 * ranks.total(), ranks
    assert longest <= 0.2 * ranks.total()


def test_the_key_is_seldom_the_longest_name() -> None:
    rng = random.Random(4)
    names = [
        (entry.name, Key(entry.name, label, fine=set_name))
        for set_name in knowledge.set_names()
        for label in knowledge.labels_of(set_name)[:1]
        for entry in rng.sample(knowledge.members(set_name), min(4, len(knowledge.members(set_name))))
    ]
    found = [(name, choose(key, used(), rng)) for name, key in names]
    made = [(name, options) for name, options in found if options]
    assert len(made) > 0.9 * len(names)
    assert sum(len(name) > max(map(len, options)) for name, options in made) <= 0.16 * len(made)
    assert sum(len(name) < min(map(len, options)) for name, options in made) <= 0.25 * len(made)
    assert not any(len(name) >= 1.8 * max(map(len, o)) and len(name) >= max(map(len, o)) + 20 for name, o in made)


def test_sentences_are_not_cut_after_initials_and_titles() -> None:
    text = "U.S. President John F. Kennedy met Dr. Smith. They spoke.\nThen Gov. Brown left! Why?"
    assert sentences(text) == (
        "U.S. President John F. Kennedy met Dr. Smith.", "They spoke.", "Then Gov. Brown left!", "Why?",
    )  # fmt: skip
