"""What names, pronouns and dates of an article point to; None wherever a careful reader would have to guess."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

pytest.importorskip("spacy")

from hypothesis import given
from hypothesis import strategies as st

from newsquiz.article import Article, BlockKind
from newsquiz.authoring.annotate import annotate
from newsquiz.authoring.quotes import is_quoted, quotations
from newsquiz.authoring.resolve import Dated, Resolver
from newsquiz.authoring.when import Tense, find, resolve
from newsquiz.language.dates import MONTHS, PartialDate

if TYPE_CHECKING:
    from spacy.tokens import Token

PUBLISHED = dt.date(2019, 9, 14)  # a Saturday
WORDS = ["on", "in", "May", "March", "5", "12", "2019", ",", "last", "Monday", "-", "to", "the", "year", "ago", "two"]
DAYS = st.dates(dt.date(1900, 1, 1), dt.date(2090, 12, 31))


def resolver(*paragraphs: str, published: dt.date | None = PUBLISHED) -> Resolver:
    blocks = [(BlockKind.PARAGRAPH, text) for text in paragraphs]
    return Resolver(annotate(Article.from_blocks("a", "A", blocks, published=published)))


@pytest.mark.parametrize(
    ("event", "known"),
    [("September 5 to 8", False), ("5 to 8 September", False), ("May 5 to 8", True), ("2001 to 2003", True)],
)
def test_a_weekday_is_unsure_where_an_event_of_several_days_has_just_been(event: str, known: bool) -> None:
    found = resolver(f"The fair ran from {event} in Leiden.", "Anna Visser sang there on Saturday.")
    assert bool(found.dates(found.annotated.sentences[-1])) is known


def token(found: Resolver, text: str, nth: int = 0) -> Token:
    tokens = [t for s in found.annotated.sentences for t in s.span if t.text == text]
    return tokens[nth]


def date(text: str, expression: str, published: dt.date | None = PUBLISHED) -> Dated | None:
    found = resolver(text, published=published)
    sentence = next(s for s in found.annotated.sentences if expression in s.text)
    return found.date(expression, sentence)


def test_a_surname_stands_for_the_full_name() -> None:
    found = resolver("Interior Minister Carla Jensen resigned.", "Jensen had led the ministry since 2015.")
    person = found.person(token(found, "Jensen", 1))
    assert person is not None
    assert (person.full, person.surname, person.role) == ("Carla Jensen", "Jensen", "Interior Minister")
    assert person.role_evidence is not None
    assert found.annotated.article.text[slice(*person.role_evidence)] == "Interior Minister"
    assert [found.annotated.article.text[slice(*m)] for m in person.mentions] == ["Carla Jensen", "Jensen"]


@pytest.mark.parametrize(
    ("title", "known"), [("News of September 16, 2019", False), ("September 9-15", False), ("News of the week", True)]
)
def test_a_weekday_is_unsure_where_the_headline_gives_another_day_than_the_publication(title: str, known: bool) -> None:
    blocks = [(BlockKind.PARAGRAPH, "The museum closed on Thursday. It had opened on 9 September 2019.")]
    found = Resolver(annotate(Article.from_blocks("a", title, blocks, published=PUBLISHED)))
    first, second = found.annotated.sentences
    assert (found.date("Thursday", first) is not None) is known
    assert found.date("9 September 2019", second) is not None


def test_a_word_that_is_no_name_is_not_completed_to_one() -> None:
    found = resolver("Coloring Book won Best Rap Album.", "The prize for Album of the Year went to another album.")
    people = {person.full for person in found.people.everyone()}
    assert not [e for doc in found.annotated.docs for e in doc.ents if e.text == "Album" and found.name(e) in people]


def test_a_relative_with_a_longer_name_is_somebody_else() -> None:
    found = resolver("Anna Visser died on Monday.", "Her mother, Anna Maria Visser, was a singer.")
    first, mother = found.person(token(found, "Visser")), found.person(token(found, "Visser", 1))
    assert first is not None
    assert mother is not None
    assert (first.full, mother.full) == ("Anna Visser", "Anna Maria Visser")


def test_a_surname_that_two_share_is_nobodys() -> None:
    found = resolver("Joe Biden and his son Hunter Biden met reporters.", "Biden spoke first.")
    assert found.person(token(found, "Biden", 2)) is None
    assert found.name(found.annotated.docs[1].ents[0]) is None


def test_accents_do_not_make_another_person() -> None:
    found = resolver("President Recep Tayyip Erdoğan arrived.", "Erdogan met ministers. Then Erdogan left.")
    person = found.person(token(found, "Erdogan"))
    assert person is not None
    assert person.full == "Recep Tayyip Erdoğan"


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Wanda Perez, the secretary of justice for Puerto Rico, took office.", "secretary of justice for Puerto Rico"),
        ("The mayor of London, Sadiq Khan, opened the bridge.", "mayor of London"),
        ("He met U.S. Secretary of State Mike Pompeo in Rome.", "U.S. Secretary of State"),
        ("The killers of Peter Marsh were never found.", ""),
        ("Dr. Peter Marsh was found at home.", ""),
    ],
)
def test_a_role_is_what_stands_at_the_name(text: str, role: str) -> None:
    found = resolver(text)
    [span] = [e for doc in found.annotated.docs for e in doc.ents if e.label_ == "PERSON"]
    person = found.person(span)
    assert person is not None
    assert person.role == role


def test_an_acronym_has_the_name_that_the_article_spells_out() -> None:
    found = resolver("The National Hurricane Center (NHC) issued a warning.", "The NHC lifted it.")
    [acronym] = [e for e in found.annotated.docs[1].ents if e.text == "NHC"]
    assert found.name(acronym) == "National Hurricane Center"


def test_he_is_the_only_man_named() -> None:
    found = resolver("The lawyer Peter Marsh left the court on Monday. He said that he would appeal.")
    assert [p.full for n in (0, 1) if (p := found.pronoun(token(found, ("He", "he")[n])))] == [
        "Peter Marsh",
        "Peter Marsh",
    ]


def test_she_is_the_woman_beside_a_man() -> None:
    found = resolver("Peter Marsh wrote to Anna Lund in May. She did not answer him.")
    person = found.pronoun(token(found, "She"))
    assert person is not None
    assert person.full == "Anna Lund"


def test_he_is_nobody_where_two_men_are_named() -> None:
    found = resolver("Peter Marsh met David Cole in Leeds. He was late.")
    assert found.pronoun(token(found, "He")) is None


def test_he_is_nobody_where_a_nameless_man_may_be_meant() -> None:
    found = resolver("The driver was taken to hospital. Peter Marsh said that he had been asleep.")
    assert found.pronoun(token(found, "he")) is None


def test_he_is_never_somebody_named_behind_him() -> None:
    found = resolver("Rain fell all day. He praised the songs of Peter Marsh.")
    assert found.pronoun(token(found, "He")) is None


def test_a_pronoun_in_a_quotation_is_not_resolved() -> None:
    found = resolver('Peter Marsh left early. "He was tired," a friend said.')
    assert found.pronoun(token(found, "He")) is None


def test_it_and_they_are_never_resolved() -> None:
    found = resolver("Peter Marsh left early. It was late and they were tired.")
    assert found.pronoun(token(found, "It")) is None
    assert found.pronoun(token(found, "they")) is None


@pytest.mark.parametrize(
    ("text", "expression", "iso"),
    [
        ("The court ruled on 5 June 2017.", "5 June 2017", "2017-06-05"),
        ("The court ruled on June 5, 2017, in Leeds.", "June 5, 2017", "2017-06-05"),
        ("The court ruled in March 2011.", "March 2011", "2011-03"),
        ("The court ruled in 1998.", "1998", "1998"),
        ("The court ruled on September 3.", "September 3", "2019-09-03"),
        ("The court ruled on December 3.", "December 3", "2018-12-03"),
        ("The trial is scheduled for November.", "November", "2019-11"),
        ("The court ruled in November.", "November", "2018-11"),
        ("He announced his resignation effective September 30.", "September 30", "2019-09-30"),
        ("He announced his resignation effective next Friday, September 20.", "September 20", "2019-09-20"),
        ("The court ruled last March.", "last March", "2019-03"),
        ("The court ruled last October.", "last October", "2018-10"),
        ("The court ruled on Thursday.", "Thursday", "2019-09-12"),
        ("The court will rule on Thursday.", "Thursday", "2019-09-19"),
        ("The court ruled yesterday.", "yesterday", "2019-09-13"),
        ("The court ruled last month.", "last month", "2019-08"),
        ("The court ruled last year.", "last year", "2018"),
        ("The court ruled three days ago.", "three days ago", "2019-09-11"),
        ("The lockdown began on December 22, last year.", "December 22, last year", "2018-12-22"),
    ],
)
def test_a_date_is_resolved_against_publication(text: str, expression: str, iso: str) -> None:
    dated = date(text, expression)
    assert dated is not None
    assert str(dated.value) == iso


@pytest.mark.parametrize(
    ("text", "expression"),
    [
        ("The court sat from March 5 to 9.", "March 5 to 9"),
        ("The band was popular in the 1990s.", "the 1990s"),
        ("Many people today live in towns.", "today"),
        ("The court ruled last week.", "last week"),
        ("The shop opens every year.", "every year"),
        ("The court ruled two years ago.", "two years ago"),
        ("It happened on either December 27 or December 28.", "December 27"),
        ("The storm might reach the coast on Tuesday.", "Tuesday"),
        ('"We ruled on Monday," she said.', "Monday"),
        ("Sales grew for the last month.", "last month"),
        ("He has 2011 friends.", "2011 friends"),
    ],
)
def test_a_date_that_is_not_certain_is_none(text: str, expression: str) -> None:
    assert date(text, expression) is None


def test_only_absolute_dates_are_known_without_a_date_of_publication() -> None:
    assert date("The court ruled on Thursday.", "Thursday", published=None) is None
    absolute = date("The court ruled on 5 June 2017.", "5 June 2017", published=None)
    assert absolute is not None
    assert absolute.absolute


def test_a_date_knows_its_preposition_and_its_place() -> None:
    text = "Two firms merged on June 5, 2025, in Oslo."
    dated = date(text, "June 5, 2025")
    assert dated is not None
    assert text[dated.start : dated.end] == "on June 5, 2025"
    assert (dated.preposition, dated.modifier) == ("on", False)


def test_a_date_before_its_noun_is_a_modifier() -> None:
    dated = date("Voters left the union in a 2016 referendum.", "2016")
    assert dated is not None
    assert (dated.preposition, dated.modifier) == ("", True)


def test_the_presumed_month_is_that_of_the_latest_past_date() -> None:
    found = resolver(
        "The firms merged on June 5, 2025. They met in March 2025.", "Prices may rise in 2027.", published=None
    )
    assert found.presumed == PartialDate(2025, 6)


@given(DAYS)
def test_a_written_day_is_read_back(day: dt.date) -> None:
    for text in (
        f"on {day.day} {MONTHS[day.month - 1]} {day.year}",
        f"on {MONTHS[day.month - 1]} {day.day}, {day.year}",
    ):
        [expression] = find(text)
        assert resolve(expression, None) == PartialDate.of(day)


@given(DAYS, st.integers(0, 6))
def test_a_weekday_in_the_past_lies_in_the_week_up_to_publication(published: dt.date, number: int) -> None:
    name = (dt.date(2024, 1, 1) + dt.timedelta(days=number)).strftime("%A")
    [expression] = find(f"It happened on {name}.")
    date = resolve(expression, published, Tense.PAST)
    assert date is not None
    assert 0 <= (published - date.first_day()).days < 7
    assert date.first_day().weekday() == number


@given(DAYS, DAYS)
def test_a_yearless_day_in_the_past_is_not_after_publication(published: dt.date, day: dt.date) -> None:
    [expression] = find(f"It happened on {MONTHS[day.month - 1]} {day.day}.")
    date = resolve(expression, published, Tense.PAST)
    assert date is None or date.first_day() <= published


@given(st.lists(st.sampled_from(WORDS), max_size=25))
def test_expressions_do_not_overlap_and_lie_in_the_text(words: list[str]) -> None:
    text = " ".join(words)
    found = find(text)
    assert all(0 <= e.start < e.end <= len(text) for e in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


def test_a_quotation_that_is_not_closed_runs_to_the_end() -> None:
    text = 'She said: "We will see.'
    assert quotations(text) == ((10, len(text)),)
    assert is_quoted(text, 15)
    assert not is_quoted(text, 2)
