"""The gates: what each of them stops, what it lets through, and that none of them could be left out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import pytest

from newsquiz.authoring.gates import GATES, Case, Gate, doubts, stop
from newsquiz.authoring.soundness import broken
from newsquiz.language.dates import PartialDate
from newsquiz.lint import lint
from tests.unit.authoring_helpers import cases, material, statements

CONTEXT = "Museum robbery in Leiden, May 2019"
LONG = (
    "Piet Bakker sold nine maps of Jakarta and a set of engravings of ships, towers, bridges and markets "
    "in Delft to a dealer in books and prints of distant harbours."
)

Change = Callable[[Case], Case]


def as_it_is(case: Case) -> Case:
    return case


def found(text: str, pattern: str, type: str, key: str, context: str = CONTEXT) -> Case:
    """The one candidate of a text with this pattern, type and key, behind a context line that tells of an event."""
    (case,) = [
        case for case in cases(text)
        if (case.candidate.pattern, case.candidate.type, case.candidate.key.text) == (pattern, type, key)
    ]  # fmt: skip
    return placed(case, context)


def placed(case: Case, context: str, *, tells: bool = True) -> Case:
    """The case behind another context line."""
    candidate = replace(case.candidate, context=context, context_tells=tells and bool(context))
    return replace(case, candidate=candidate, item=case.item.model_copy(update={"context": context}))


def disputed(case: Case) -> Case:
    """As where another sentence of the article gives another date."""
    return replace(case, disputed=case.candidate.evidence)


def called(name: str) -> Change:
    """With a key as a mistaken reading of the text would have it."""
    return lambda case: replace(case, candidate=replace(case.candidate, key=replace(case.candidate.key, text=name)))


def shown(*evidence: tuple[int, int]) -> Change:
    """With other passages as evidence."""
    return lambda case: replace(case, candidate=replace(case.candidate, evidence=evidence))


def undated(case: Case) -> Case:
    return placed(case, "")


def at_place_only(case: Case) -> Case:
    """Behind a context line that names a place and a month, and nothing that happened there."""
    return placed(case, "Leiden, May 2019", tells=False)


def off_topic(case: Case) -> Case:
    """As in a text that is no report."""
    return replace(case, off_topic="it speaks to its reader")


def of_another_time(case: Case) -> Case:
    """As where its sentence gives another date than the context."""
    return replace(case, other_dates=(PartialDate(2011),), context_date=PartialDate(2019, 5))


@dataclass(frozen=True)
class Example:
    """A text whose candidate the gate stops, and a sound sibling that it lets through."""

    gate: str
    flawed: Case
    sound: Case


def example(
    gate: str, pattern: str, type: str, flawed: tuple[str, str], sound: tuple[str, str],
    flaw: Change = as_it_is, mend: Change = as_it_is,
) -> tuple[str, Callable[[], Example]]:  # fmt: skip
    """An example that is made when its test runs: (text, key) of the flawed and of the sound candidate."""
    return gate, lambda: Example(gate, flaw(found(flawed[0], pattern, type, flawed[1])),
                                 mend(found(sound[0], pattern, type, sound[1])))  # fmt: skip


SOLD = "Piet Bakker sold nine maps of Jakarta in Delft."
OPENED = "Anna Visser opened a museum of maps in Leiden on 12 March 2019."
TWO_DAYS = f"{OPENED}\n\n{SOLD}"
FIRST = "Anna Visser opened a museum of maps in Leiden"
LONG_OPENING = " ".join([OPENED] * 8)
THREE_DAYS = (
    "Anna Visser opened a museum of maps in Leiden on 12 March 2019. "
    "Novalis bought a museum of ships in Aalborg on 4 June 2019. "
    "Lufthansa sold a museum of planes in Bremen on 7 July 2019."
)

ALONE = dict([
    example("news", "cloze.gap", "cloze", (SOLD, "nine"), (SOLD, "nine"), flaw=off_topic),
    example("certain", "cloze.gap", "cloze",
            ("Piet Bakker reportedly sold nine maps of Jakarta in Delft.", "nine"), (SOLD, "nine")),
    example("undisputed", "when.adjunct", "date",
            (OPENED, "12 March 2019"), (OPENED, "12 March 2019"), flaw=disputed),
    example("names-in-full", "who.subject", "short_answer",
            ("Mr Bakker sold nine maps of Jakarta to Eva Smit.", "Bakker"),
            ("Mr Piet Bakker sold nine maps of Jakarta to Eva Smit.", "Piet Bakker")),
    example("typed", "where.adjunct", "short_answer",
            ("Piet Bakker sold nine maps in Delft.", "Delft"), ("Piet Bakker sold nine maps in Delft.", "Delft"),
            flaw=called("Delft/docks")),
    example("whole", "who.subject", "short_answer",
            ("Piet Bakker called the nine maps of Jakarta “a miracle of light and patience that nobody in Delft had "
             "hoped for.”", "Piet Bakker"),
            ("Piet Bakker called the nine maps of Jakarta “a miracle” in Delft.", "Piet Bakker")),
    example("entries-stand-alone", "sequence.dated", "ordering",
            (THREE_DAYS.replace("Lufthansa", "It"), FIRST), (THREE_DAYS, FIRST)),
    example("outlet", "cloze.gap", "cloze",
            ("Piet Bakker showed nine maps of Jakarta to Reuters.", "Reuters"),
            ("Piet Bakker showed nine maps of Jakarta to Lufthansa.", "Lufthansa")),
    example("acronyms", "cloze.gap", "cloze",
            ("Piet Bakker sold nine maps of Jakarta to the BXTW.", "nine"),
            ("Piet Bakker sold nine maps of Jakarta to the BBC.", "nine")),
    example("family", "cloze.gap", "cloze",
            ("Piet Bakker of Delft was survived by nine grandchildren.", "nine"),
            ("Piet Bakker of Delft was taught by nine grandmasters.", "nine")),
    example("body", "who.subject", "short_answer",
            ("Lufthansa bought nine maps of Jakarta in Delft.", "Lufthansa"),
            ("Lufthansa bought nine maps of Jakarta in Delft in 2011.", "Lufthansa")),
    example("points-inward", "cloze.gap", "cloze",
            ("Anna Visser gave Eva Bakker nine maps of them in Delft.", "nine"),
            ("Anna Visser gave Eva Bakker nine maps of Jakarta in Delft.", "nine")),
    example("definite", "cloze.gap", "cloze",
            ("Divers found nine maps of Jakarta in the barge.", "nine"),
            ("Divers found nine maps of Jakarta in a barge.", "nine")),
    example("absolute", "cloze.gap", "cloze",
            ("Piet Bakker sold nine other maps of Jakarta in Delft.", "nine"), (SOLD, "nine")),
    example("dated", "when.adjunct", "date",
            ("Anna Visser opened a museum of maps in Leiden in 2021.", "2021"),
            ("Anna Visser opened a museum of maps in Leiden in 2021.", "2021"), flaw=undated),
    example("anchored", "cloze.gap", "cloze",
            ("A fire at night killed nine workers.", "nine"), ("A fire at night killed nine workers.", "nine"),
            flaw=at_place_only),
    example("past-perfect", "cloze.gap", "cloze",
            ("Piet Bakker had sold nine maps of Jakarta in Delft.", "nine"),
            ("Piet Bakker had sold nine maps of Jakarta in Delft in 2011.", "nine")),
    example("own-time", "cloze.gap", "cloze", (SOLD, "nine"), (SOLD, "nine"), flaw=of_another_time),
    example("substance", "cloze.gap", "cloze",
            ("Anna Visser met Piet Bakker.", "Piet Bakker"),
            ("Anna Visser met Piet Bakker in a museum of maps in Delft.", "Piet Bakker")),
    example("contentful-verb", "who.subject", "short_answer",
            ("Piet Bakker took nine maps of Jakarta to Delft.", "Piet Bakker"),
            ("Piet Bakker drove nine maps of Jakarta to Delft.", "Piet Bakker")),
    example("event", "truth.value", "true_false",
            ("Piet Bakker said on 12 March 2019 that Eva Smit owned nine stolen maps of Jakarta.", "12 March 2019"),
            (OPENED, "12 March 2019")),
    example("not-known-without-reading", "where.adjunct", "short_answer",
            ("A French dealer sold nine maps of harbours in France.", "France"),
            ("A French dealer sold nine maps of harbours in Italy.", "Italy")),
    example("own-place", "where.adjunct", "short_answer",
            (SOLD, "Delft"), ("Piet Bakker sold nine maps of harbours in Delft.", "Delft")),
    example("spelled", "cloze.gap", "cloze",
            ("Piet Bakker sold nine beautifull maps of Jakarta in Delft.", "nine"),
            ("Piet Bakker sold nine beautiful maps of Jakarta in Delft.", "nine")),
    example("central", "cloze.gap", "cloze", (f"{LONG_OPENING}\n\n{SOLD}", "nine"),
            (f"{LONG_OPENING}\n\nPiet Bakker sold nine maps of Jakarta to the museum in Delft.", "nine")),
    example("settled", "cloze.gap", "cloze",
            ("Piet Bakker has sold nine maps of Jakarta in Delft.", "nine"), (SOLD, "nine")),
    example("gap-of-a-role", "cloze.gap", "cloze",
            ("Piet Bakker is a dealer in maps for Lufthansa in Delft.", "Lufthansa"),
            ("Piet Bakker sold nine maps of Jakarta to Lufthansa.", "Lufthansa")),
    example("one-answer", "who.subject", "short_answer",
            (f"{SOLD} Eva Smit sold nine maps of Jakarta in Delft.", "Piet Bakker"), (SOLD, "Piet Bakker")),
    example("evidence", "cloze.gap", "cloze",
            (f"{SOLD}\n\n{OPENED}", "nine"), (f"{SOLD}\n\n{OPENED}", "nine"), flaw=shown((40, 80))),
    example("item-writing", "cloze.gap", "cloze", (SOLD, "Piet Bakker"), (SOLD, "nine")),
])  # fmt: skip
"""For each gate what it alone stops: every other gate would let it through."""


def objections(case: Case, gates: list[Gate] | None = None) -> list[str]:
    """The gate that stops the case, and the gates that doubt it."""
    stopped = stop(case, gates)
    assert bool(stopped.stopped_by) == bool(stopped.reason)
    return [*filter(None, [stopped.stopped_by]), *doubts(case, gates)]


@pytest.mark.parametrize("gate", GATES, ids=lambda gate: gate.name)
def test_a_gate_stops_its_failure_and_lets_the_sound_sibling_through(gate: Gate) -> None:
    assert gate.name in ALONE, f"the gate {gate.name} has no example here: write a failure and its sound sibling"
    case = ALONE[gate.name]()
    assert objections(case.flawed) == [gate.name]
    assert objections(case.sound) == []


@pytest.mark.parametrize("gate", GATES, ids=lambda gate: gate.name)
def test_with_a_gate_switched_off_its_failure_comes_through(gate: Gate) -> None:
    without = [each for each in GATES if each.name != gate.name]
    assert objections(ALONE[gate.name]().flawed, without) == []


@pytest.mark.parametrize("gate", [gate for gate in GATES if gate.soft], ids=lambda gate: gate.name)
def test_a_doubt_stops_nothing(gate: Gate) -> None:
    assert stop(ALONE[gate.name]().flawed).stopped_by is None


def test_no_two_gates_have_the_same_name_and_each_says_what_it_is_for() -> None:
    assert len({gate.name for gate in GATES}) == len(GATES)
    assert all(gate.reason for gate in GATES)


def test_no_example_is_left_of_a_gate_that_is_gone() -> None:
    assert set(ALONE) == {gate.name for gate in GATES}


def test_a_candidate_that_no_gate_objects_to_stays_as_it_was() -> None:
    case = found(SOLD, "cloze.gap", "cloze", "nine")
    assert stop(case) is case.candidate


def verdict(text: str, pattern: str, type: str, key: str, change: Change = as_it_is) -> str | None:
    return stop(change(found(text, pattern, type, key))).stopped_by


@pytest.mark.parametrize(
    "text",
    [
        "Piet Bakker may sell nine maps of Jakarta in Delft.",
        "Piet Bakker will sell nine maps of Jakarta in Delft.",
        "Piet Bakker allegedly sold nine maps of Jakarta in Delft.",
        "Piet Bakker never sold nine maps of Jakarta in Delft.",
        "Piet Bakker plans to sell nine maps of Jakarta in Delft.",
        "Eva Smit said that Piet Bakker might sell nine maps of Jakarta in Delft.",
        "Piet Bakker is suspected of selling nine maps of Jakarta in Delft.",
    ],
)
def test_nothing_hedged_denied_or_planned_is_asked_as_a_fact(text: str) -> None:
    made = [stop(placed(case, CONTEXT)) for case in cases(text)]
    assert [c.stem for c in made if c.stopped_by is None and "ccording to" not in c.stem and "said" not in c.stem] == []


@pytest.mark.parametrize(
    ("gate", "text", "pattern", "type", "key"),
    [
        ("points-inward", "He sold nine maps of Jakarta in Delft.", "cloze.gap", "cloze", "nine"),
        ("points-inward", "They sold nine maps of Jakarta in Delft.", "cloze.gap", "cloze", "nine"),
        ("definite", "The dealer sold nine maps of Jakarta in Delft.", "cloze.gap", "cloze", "nine"),
        ("absolute", "Piet Bakker again sold nine maps of Jakarta in Delft.", "cloze.gap", "cloze", "nine"),
        ("absolute", "Piet Bakker has since sold nine maps of Jakarta in Delft.", "cloze.gap", "cloze", "nine"),
        ("absolute", "Both dealers sold nine maps of Jakarta in Delft.", "cloze.gap", "cloze", "nine"),
        ("absolute", "Piet Bakker sold nine such maps of Jakarta in Delft.", "cloze.gap", "cloze", "nine"),
        ("not-known-without-reading", "A dealer from the Delft Gallery sold nine maps of Jakarta in Delft.",
         "where.adjunct", "short_answer", "Delft"),
        ("contentful-verb", "Piet Bakker had nine maps of Jakarta in Delft.", "who.subject", "short_answer",
         "Piet Bakker"),
        ("outlet", "Piet Bakker showed nine maps of Jakarta to Reuters.", "cloze.gap", "cloze", "Reuters"),
        ("event", "Anna Visser announced in Delft that Piet Bakker owned nine maps.", "where.adjunct", "short_answer",
         "Delft"),
    ],
)  # fmt: skip
def test_a_gate_stops_its_other_failures_too(gate: str, text: str, pattern: str, type: str, key: str) -> None:
    assert verdict(text, pattern, type, key) == gate


@pytest.mark.parametrize("context", ["", "Museum robbery in Leiden"])
def test_without_a_year_in_stem_and_context_nothing_is_dated(context: str) -> None:
    case = placed(found(SOLD, "cloze.gap", "cloze", "nine"), context)
    assert stop(case).stopped_by == "dated"


def test_a_bare_surname_in_the_stem_is_doubted_even_behind_a_form_of_address() -> None:
    case = found("Mr Bakker sold nine maps of Jakarta to Eva Smit.", "cloze.gap", "cloze", "nine")
    assert list(doubts(case)) == ["names-in-full"]


def test_evidence_must_be_there_and_must_lie_in_the_article() -> None:
    for evidence in ((), ((0, 0),), ((5, 10_000),), ((-3, 4),)):
        assert verdict(SOLD, "cloze.gap", "cloze", "nine", shown(*evidence)) == "evidence"


@pytest.mark.parametrize("name", ["People Peter Jansen", "Universal Anna Visser"])
def test_a_word_beside_a_name_is_not_asked_for_with_it(name: str) -> None:
    assert verdict(SOLD, "who.subject", "short_answer", "Piet Bakker", called(name)) == "typed"


def test_a_conflict_that_is_told_with_the_item_lets_the_date_of_the_text_through() -> None:
    case = disputed(found(OPENED, "when.adjunct", "date", "12 March 2019"))
    told = replace(case, candidate=replace(case.candidate, conflict="caption-1"))
    assert stop(told).stopped_by is None


def test_a_place_has_no_person_for_a_rival() -> None:
    text = f"{SOLD} Eva Smit sold nine maps of Jakarta in Delft."
    delft = [stop(placed(c, CONTEXT)) for c in cases(text) if c.candidate.key.text == "Delft"]
    assert delft
    assert not [c.reason for c in delft if "Smit" in c.reason or "Bakker" in c.reason]


def test_the_same_value_said_of_somebody_else_is_no_second_answer() -> None:
    text = f"{SOLD} Eva Smit sold nine maps of Jakarta in Delft."
    judged = [stop(placed(c, CONTEXT)) for c in cases(text) if c.candidate.type == "true_false"]
    assert judged
    assert [c.reason for c in judged if c.stopped_by == "one-answer"] == []


def test_what_passes_has_no_flaw_of_item_writing() -> None:
    for text in (SOLD, OPENED, LONG):
        for case in (placed(case, CONTEXT) for case in cases(text)):
            if stop(case).stopped_by is None:
                assert lint(case.item, CONTEXT) == ()


LACKING = [
    ("Piet Bakker described the maps of Jakarta to reporters in Delft in 2002.",
     "Piet Bakker described the maps of Jakarta as a miracle in Delft in 2002."),
    ("Piet Bakker was polling so low in Delft in May 2019.",
     "Piet Bakker was polling low in Delft in May 2019."),
    ("On Friday, Piet Bakker attacked a guard of the museum in Delft with a knife, then fled up the bridge.",
     "On Friday, Piet Bakker attacked a guard of the museum in Delft with a knife."),
    ("Anna Visser called for a “civil revolt” in Delft and supporters have been protesting against the museum.",
     "Anna Visser called for a “civil revolt” in Delft."),
    ("Piet Bakker sold nine maps of Jakarta in Delft, the highest number this year.",
     "Piet Bakker sold nine maps of Jakarta in Delft this year."),
    ("The singer Anna Visser has died on 4 February 2019 in Delft.",
     "The singer Anna Visser died on 4 February 2019 in Delft."),
    ("Researcher and engineer Piet Bakker of Delft, Holland came across records in 2002.",
     "Researcher Piet Bakker came across records in 2002."),
]  # fmt: skip


@pytest.mark.parametrize(("lacking", "whole"), LACKING)
def test_a_statement_that_lost_what_its_words_need_is_not_whole(lacking: str, whole: str) -> None:
    for text, sound in ((lacking, False), (whole, True)):
        statement = material(text).facts[0].statement
        assert (broken(statement, statement.text() + ".") is None) is sound, statement.text()


def test_what_ends_a_longer_phrase_is_not_taken_for_the_subject_of_its_relative_clause() -> None:
    told = "Anna Visser sold the museum to {}, which closed four factories in Delft in 2009."
    assert "Lufthansa closed four factories in Delft in 2009" in statements(told.format("Lufthansa"))
    assert len(statements(told.format("the owner of the group Lufthansa"))) == 1


def test_a_gap_that_the_other_numbers_fill_is_not_asked() -> None:
    told = "Piet Bakker sold 20 maps of Jakarta in Delft to {} women and nine men."
    assert verdict(told.format("eleven"), "cloze.gap", "cloze", "eleven") == "not-known-without-reading"
    assert verdict(told.format("five"), "cloze.gap", "cloze", "five") is None


def test_an_assembly_that_anybody_would_think_of_is_not_asked_for() -> None:
    elected = "Anna Visser was elected to the {} in Leiden in 2016."
    assert verdict(elected.format("Senate"), "cloze.gap", "cloze", "Senate") == "not-known-without-reading"


def test_an_article_gate_lets_such_as_through() -> None:
    assert verdict("Piet Bakker sold nine maps such as the Atlas of Jakarta in Delft.", "cloze.gap", "cloze",
                   "nine") is None  # fmt: skip


def test_the_year_of_what_lasts_is_never_changed() -> None:
    lasting = [c.candidate for c in cases("Piet Bakker supported the Museum of Leiden in 2003.")]
    assert lasting
    assert not [c.stem for c in lasting if c.type == "true_false"]


def test_what_was_last_done_before_the_news_is_never_judged_by_its_date() -> None:
    last = [c.candidate for c in cases("The museum last bought maps of Jakarta in 2003.")]
    assert last
    assert not [c.stem for c in last if c.type == "true_false"]


def test_one_of_several_examples_is_no_gap() -> None:
    told = "Nine ministers, including Anna Visser and Eva Smit, bought maps of Jakarta in Delft."
    assert [c.candidate.plain_stem for c in cases(told)]
    assert not [c.candidate.plain_stem for c in cases(told) if c.candidate.type == "cloze" and "____" in
                c.candidate.plain_stem.partition("including")[2]]  # fmt: skip


def test_what_is_asked_before_the_verb_closes_its_commas() -> None:
    told = "Nine ministers, including Anna Visser and Eva Smit, bought maps of Jakarta in Delft."
    stems = [c.candidate.stem for c in cases(told) if c.candidate.type == "number"]
    assert stems == ["How many ministers, including Anna Visser and Eva Smit, bought maps of Jakarta in Delft?"]


def test_who_stands_beside_a_number_with_including_is_not_counted_in_front() -> None:
    told = "Forty people were arrested in Delft, including three generals."
    stems = [c.candidate.stem for c in cases(told) if c.candidate.type == "number"]
    assert stems
    assert not [stem for stem in stems if stem.startswith("Including")]


def test_a_list_within_a_noun_phrase_is_not_asked_in_front() -> None:
    stems = [
        c.candidate.stem for c in cases("The talks between China and Russia caused a sale of maps in Delft in 2009.")
    ]
    assert stems
    assert not [stem for stem in stems if stem.startswith("Between")]


def test_a_number_with_blanks_between_its_thousands_is_not_read_in_pieces() -> None:
    numbers = [c.candidate.key.text for c in cases("Anna Visser sold 15 000 maps in Delft in 2009.")]
    assert not {"15", "000", "15 000"} & set(numbers)
    assert "1,500" in [c.candidate.key.text for c in cases("Anna Visser sold 1,500 maps in Delft in 2009.")]
