"""What stands in `doc.ents` after correction: whole names, labels that all mentions share, bare figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

pytest.importorskip("spacy")

from newsquiz.article import Article, BlockKind
from newsquiz.authoring.annotate import annotate
from newsquiz.authoring.entities import hedge, place_kind, unsure

if TYPE_CHECKING:
    from spacy.tokens import Span


def spans(*paragraphs: str) -> list[Span]:
    blocks = [(BlockKind.PARAGRAPH, text) for text in paragraphs]
    return [ent for doc in annotate(Article.from_blocks("a", "A", blocks)).docs for ent in doc.ents]


def labels(*paragraphs: str) -> dict[str, str]:
    return {ent.text: ent.label_ for ent in spans(*paragraphs)}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("On Friday Mayor Bill de Blasio left the race.", "Bill de Blasio"),
        ("The raid killed Abu Bakr al-Baghdadi in October.", "Abu Bakr al-Baghdadi"),
        ("Crowds greeted Emperor Naruhito in Tokyo.", "Emperor Naruhito"),
        ("The bill was signed by President Recep Tayyip Erdoğan.", "Recep Tayyip Erdoğan"),
        ("Critics of Theresa May met in London.", "Theresa May"),
        ("It was announced by First Minister of Scotland Nicola Sturgeon.", "Nicola Sturgeon"),
        ("The former leader, Sadiq Khan's ally, resigned.", "Sadiq Khan"),
    ],
)
def test_a_persons_name_is_whole_and_has_no_title(text: str, name: str) -> None:
    assert labels(text).get(name) == "PERSON"


def test_a_surname_is_a_person_where_its_full_name_is() -> None:
    found = labels("The singer Paul Sirhan was hurt in Jordan.", "Sirhan left the hospital. Later Sirhan spoke.")
    assert found["Sirhan"] == found["Paul Sirhan"] == "PERSON"
    assert found["Jordan"] == "GPE"


def test_all_mentions_of_a_name_have_one_label() -> None:
    ents = spans(
        "The company Navexa was sold in May.",
        "Navexa said it would hire. Workers of Navexa cheered.",
        "Analysts said Navexa had grown.",
    )
    assert {ent.label_ for ent in ents if ent.text == "Navexa"} == {"ORG"}


@pytest.mark.parametrize(
    ("text", "name", "label"),
    [
        ("He swam across the English Channel at night.", "English Channel", "LOC"),
        ("Police closed Fifth Avenue for an hour.", "Fifth Avenue", "FAC"),
        ("The plane left Heathrow Airport late.", "Heathrow Airport", "FAC"),
        ("She studied at the University of Kansas.", "University of Kansas", "ORG"),
        ("They sued under the Clean Water Act.", "Clean Water Act", "LAW"),
        ("He leads the New Progressive Party.", "New Progressive Party", "ORG"),
        ("Hurricane Ophelia reached the coast.", "Hurricane Ophelia", "EVENT"),
        ("The ferry MV Coral Star sank off the coast.", "MV Coral Star", "PRODUCT"),
        ("Rescuers searched the Java Sea for days.", "Java Sea", "LOC"),
        ("The Department of Corrections and Rehabilitation declined to speak.",
         "Department of Corrections and Rehabilitation", "ORG"),
    ],
)  # fmt: skip
def test_the_head_of_a_name_tells_what_it_is(text: str, name: str, label: str) -> None:
    assert labels(text).get(name) == label


def test_the_article_and_the_possessive_stay_outside() -> None:
    found = labels("The Supreme Court's ruling pleased the United Nations.")
    assert {"Supreme Court", "United Nations"} <= set(found)


def test_city_and_state_are_two_places() -> None:
    found = labels("The bus came from Marksville, Louisiana, on Thursday.")
    assert found["Marksville"] == found["Louisiana"] == "GPE"


def test_a_country_before_a_name_is_a_name_of_its_own() -> None:
    found = labels("The treaty was praised by French President Emmanuel Macron.")
    assert found["French"] == "NORP"
    assert found["Emmanuel Macron"] == "PERSON"


def test_an_acronym_is_what_its_full_name_is() -> None:
    found = labels("The National Hurricane Center (NHC) issued a warning.", "The NHC lifted it on Sunday.")
    assert found["NHC"] == found["National Hurricane Center"] == "ORG"


def test_an_apposition_tells_a_firm_from_a_person() -> None:
    assert labels("Doug Miller works for Milltech Marine, a firm in Leeds.")["Milltech Marine"] == "ORG"


@pytest.mark.parametrize(
    ("text", "figure", "label"),
    [
        ("The talks lasted three days.", "three days", "DURATION"),
        ("They held a 90-minute call.", "90-minute", "DURATION"),
        ("Anna Smith, 39, won the race.", "39", "AGE"),
        ("A 44-year-old worker was found.", "44-year-old", "AGE"),
        ("Organisers counted 2240 attendees.", "2240", "CARDINAL"),
        ("The firm paid US$6.16 million in fines.", "US$6.16 million", "MONEY"),
        ("Support fell to 48%.", "48%", "PERCENT"),
        ("The ship sank 12 miles off the coast.", "12 miles", "QUANTITY"),
        ("The alarm rang at 2:20 a.m. in the hall.", "2:20 a.m.", "TIME"),
        ("The law passed on 5 June 2025.", "5 June 2025", "DATE"),
        ("She finished third.", "third", "ORDINAL"),
    ],
)
def test_a_figure_has_the_label_of_what_it_measures(text: str, figure: str, label: str) -> None:
    assert labels(text).get(figure) == label


def test_what_hedges_a_figure_stands_outside_of_it() -> None:
    [figure] = [ent for ent in spans("The fire killed at least 12 people.") if ent.label_ == "CARDINAL"]
    assert figure.text == "12"
    assert hedge(figure) == "at least"


def test_a_name_that_nothing_speaks_for_is_not_guessed() -> None:
    article = Article.from_blocks("a", "A", [(BlockKind.PARAGRAPH, "It reminded many of Zorvex.")])
    docs = annotate(article).docs
    assert [ent.label_ for ent in docs[0].ents] == ["MISC"]
    assert unsure(docs) == (1, 1)


@pytest.mark.parametrize(
    ("text", "kind"), [("Kenya", "COUNTRY"), ("Ohio", "STATE"), ("Nairobi", "CITY"), ("Kim", None)]
)
def test_a_place_has_a_kind(text: str, kind: str | None) -> None:
    assert place_kind(text) == kind


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Airvolt CEO Mark Jensen spoke in Aalborg.", {"Mark Jensen"}),
        ("Referee Peter Jansen left.", {"Peter Jansen"}),
    ],
)
def test_a_calling_before_a_name_is_no_part_of_it(text: str, names: set[str]) -> None:
    found = annotate(Article.from_blocks("a", "A", [(BlockKind.PARAGRAPH, text)]))
    assert names <= {ent.text for doc in found.docs for ent in doc.ents}
