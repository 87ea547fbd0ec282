"""The closed sets hold what they say, and names are found in them as articles write them."""

import re
import time
from collections import Counter
from pathlib import Path

import pytest

from newsquiz.authoring import knowledge

FOLDER = Path(knowledge.__file__).parent
LABELS = {"PERSON", "PLACE", "ORG", "TERM", "GROUP"}


def test_there_are_sets_enough_to_choose_from() -> None:
    assert len(knowledge.set_names()) >= 60
    too_small = [name for name in knowledge.set_names() if len(knowledge.members(name)) < 3]
    assert too_small == []


def test_every_set_says_what_it_holds() -> None:
    assert all(set(knowledge.labels_of(name)) <= LABELS and knowledge.labels_of(name) for name in knowledge.set_names())


def test_every_data_file_stands_in_the_readme() -> None:
    readme = (FOLDER / "README.md").read_text(encoding="utf-8")
    files = {path.name for path in FOLDER.iterdir() if path.suffix in (".tsv", ".txt")}
    assert files == set(re.findall(r"`(\w+\.(?:tsv|txt))`", readme))


def test_no_set_is_opened_twice() -> None:
    opened = Counter(
        line.split("\t")[0]
        for path in FOLDER.glob("*.tsv")
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.startswith("[")
    )
    assert [name for name, count in opened.items() if count > 1] == []


def test_no_name_has_blanks_around_it() -> None:
    entries = [entry for name in knowledge.set_names() for entry in knowledge.members(name)]
    assert [entry for entry in entries if any(form != form.strip() or not form for form in entry.forms)] == []


def test_terms_of_office_begin_before_they_end() -> None:
    dated = [e for name in knowledge.set_names() for e in knowledge.members(name) if e.get("from")]
    assert len(dated) > 300
    wrong = [e for e in dated if not 1500 <= int(e.get("from")) <= int(e.get("to") or 2100)]
    assert wrong == []


def test_neighbours_are_countries_and_land_borders_go_both_ways() -> None:
    codes = {entry.get("iso"): entry for entry in knowledge.members("country")}
    assert len(codes) == len(knowledge.members("country")) >= 193
    assert all(set(entry.get("neighbours").split()) <= set(codes) for entry in codes.values())
    landlocked = [codes[code] for code in ("CH", "AT", "NP", "ML", "PY", "CZ", "RW")]
    for country in landlocked:
        assert all(country in knowledge.neighbours(other) for other in knowledge.neighbours(country)), country.name


@pytest.mark.parametrize(
    ("text", "set_name"),
    [
        ("Truth Social", "social_platform"),
        ("rare earth minerals", "mineral_group"),
        ("NASA", "space_agency"),
        ("the World Health Organization", "un_body"),
        ("Gdansk", "city"),
        ("U.S.", "country"),
        ("Côte d’Ivoire", "country"),
        ("Hong Kong's", "city"),
        ("Subpoena", "legal_document"),
        ("Ted Cruz", "us_senator"),
    ],
)
def test_names_are_found_as_articles_write_them(text: str, set_name: str) -> None:
    assert set_name in knowledge.sets_of(text)


def test_common_words_are_not_names() -> None:
    assert knowledge.is_city("Nice") and not knowledge.is_city("nice")
    assert knowledge.is_country("US") and not knowledge.is_country("us")
    assert knowledge.sets_of("") == knowledge.sets_of("Xyzzy") == ()


def test_the_fine_type_follows_the_label() -> None:
    assert knowledge.fine_type("Jordan", "GPE") == "country"
    assert knowledge.fine_type("Amazon", "ORG") == "tech_company"
    assert knowledge.fine_type("Amazon", "LOC") == "river"
    assert knowledge.fine_type("Amazon", "PERSON") is None
    assert knowledge.fine_type("Kurds", "NORP") == "ethnic_group"


def test_a_demonym_leads_to_its_country() -> None:
    found = {word: knowledge.country_of_demonym(word) for word in ("French", "Britons", "Dutch", "Filipino", "Poles")}
    assert list(found.values()) == ["France", "United Kingdom", "Netherlands", "Philippines", "Poland"]
    assert knowledge.country_of_demonym("Atlantean") is None


def test_first_names_tell_a_gender_where_they_have_one() -> None:
    assert knowledge.gender_of("Nancy Pelosi") == "female"
    assert knowledge.gender_of("Ted Cruz") == "male"
    assert knowledge.gender_of("Taylor Smith") is None
    assert knowledge.gender_of("Xi Jinping") is None
    assert knowledge.is_first_name("Élisabeth") and not knowledge.is_first_name("Parliament")


def test_no_first_name_is_given_to_men_and_to_women_but_those_marked() -> None:
    lines = (FOLDER / "first_names.txt").read_text(encoding="utf-8").splitlines()
    given = {gender: set(names.split()) for gender, _, names in (line.partition(" ") for line in lines)}
    assert given["male"] & given["female"] == set()


def test_all_sets_are_read_in_a_blink() -> None:
    times = []
    for _ in range(5):
        knowledge._library.cache_clear()
        start = time.perf_counter()
        knowledge.lookup("Paris")
        times.append(time.perf_counter() - start)
    assert min(times) < 0.1
