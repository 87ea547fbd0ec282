"""What a response is worth. Typed answers are tabled in grading_table.tsv: answer given, key, verdict, why."""

from __future__ import annotations

import csv
import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsquiz.errors import Unreadable
from newsquiz.event import Chosen, Counted, DontKnow, Matched, Ordered, Response, Truth, Typed, Verdict
from newsquiz.grading import describe, grade, reading, right_answer
from newsquiz.item import ITEM, Cloze, Item, Number
from newsquiz.text import one_line

TABLE = Path(__file__).with_name("grading_table.tsv")


def item(**fields: Any) -> Item:
    return ITEM.validate_python({"stem": "Which?", **fields})


def typed_item(type: str, key: str, detail: str) -> Item:
    match type:
        case "number":
            unit, _, tolerance = detail.partition("; ")
            return item(type=type, key=float(key), unit=unit, tolerance=float(tolerance or 0))
        case "date":
            return item(type=type, key=key, granularity=detail)
        case "cloze":
            return item(type=type, stem=key)
        case _:
            answer_type, *accepted = detail.split("; ")
            return item(type=type, key=key, answer_type=answer_type, accepted=accepted)


def rows() -> list[dict[str, str]]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


CHOICE = item(
    type="multiple_choice", key="90", distractors=["45", {"text": "60", "feedback": "That was the call before."}]
)
STATEMENTS = {"keys": ["A", "B"], "distractors": ["C", {"text": "D", "feedback": "D came later."}]}
WHICH = item(type="multiple_answer", **STATEMENTS)
HOW_MANY = item(type="multiple_answer", ask="how_many", **STATEMENTS)
FALSE = item(type="true_false", key=False, correction="It lasted 90 minutes.")
ORDER = item(type="ordering", sequence=["first", "then", "next", "last"])
MATCH = item(
    type="matching",
    pairs=[{"left": "France", "right": "Paris"}, {"left": "Italy", "right": "Rome"}],
    distractors=[{"text": "Lyon", "feedback": "Lyon is no capital."}],
)
MINUTES = item(type="number", key=90, unit="minutes")
DAY = item(type="date", key="2025-06-05", granularity="day")
PERSON = item(type="short_answer", key="Xi Jinping", answer_type="person")
GAPS = item(type="cloze", stem="{{Xi Jinping}} spoke for {{90 minutes}} on {{5 June 2025}}.")
ALL = [CHOICE, WHICH, HOW_MANY, FALSE, ORDER, MATCH, MINUTES, DAY, PERSON, GAPS]
RIGHT: list[Response] = [
    Chosen(("90",)), Chosen(("A", "B")), Counted(2), Truth(False), Ordered(("first", "then", "next", "last")),
    Matched((("Italy", "Rome"), ("France", "Paris"))), Typed(("90",)), Typed(("2025-06-05",)), Typed(("Xi Jinping",)),
    Typed(("Xi Jinping", "90 minutes", "5 June 2025")),
]  # fmt: skip


def verdict(item: Item, answer: str) -> str:
    try:
        return grade(item, Typed((answer,))).verdict
    except Unreadable:
        return "ASKED"


@pytest.mark.parametrize("row", rows(), ids=lambda row: f"{row['answer']} for {row['key']} {row['detail']}")
def test_a_typed_answer_gets_the_verdict_of_the_table(row: dict[str, str]) -> None:
    assert verdict(typed_item(row["type"], row["key"], row["detail"]), row["answer"]) == row["verdict"], row["why"]


def test_the_table_holds_all_three_verdicts_in_numbers() -> None:
    verdicts = [row["verdict"] for row in rows()]
    assert min(verdicts.count("RIGHT"), verdicts.count("WRONG"), verdicts.count("ASKED")) > 50
    assert len(verdicts) >= 400


@pytest.mark.parametrize(("each", "response"), list(zip(ALL, RIGHT, strict=True)), ids=lambda x: type(x).__name__)
def test_the_key_itself_is_right(each: Item, response: Response) -> None:
    outcome = grade(each, response)
    assert outcome.verdict is Verdict.RIGHT
    assert not outcome.slips


@pytest.mark.parametrize("each", ALL, ids=lambda each: each.type)
def test_not_knowing_scores_nothing(each: Item) -> None:
    assert grade(each, DontKnow()).score == 0
    assert describe(each, DontKnow()) == "don't know"


@pytest.mark.parametrize("each", ALL, ids=lambda each: each.type)
def test_another_types_response_is_asked_again(each: Item) -> None:
    own = type(RIGHT[ALL.index(each)])
    others = [response for response in RIGHT if type(response) is not own]
    for response in others:
        with pytest.raises(Unreadable):
            grade(each, response)


def test_a_chosen_distractor_says_why_it_is_wrong() -> None:
    outcome = grade(CHOICE, Chosen(("60",)))
    assert (outcome.score, outcome.feedback) == (0, "That was the call before.")


@pytest.mark.parametrize("options", [(), ("45", "90"), ("91",)])
def test_one_option_of_the_item_is_asked_for(options: tuple[str, ...]) -> None:
    with pytest.raises(Unreadable):
        grade(CHOICE, Chosen(options))


@pytest.mark.parametrize(
    ("chosen", "score", "credit"),
    [
        ("AB", 1, (1, 1, 1, 1)),
        ("A", 0.5, (1, 0, 1, 1)),
        ("ABC", 0.5, (1, 1, 0, 1)),
        ("AC", 0, (1, 0, 0, 1)),
        ("CD", 0, (0, 0, 0, 0)),
        ("ABCD", 0, (1, 1, 0, 0)),
        ("AA", 0.5, (1, 0, 1, 1)),
    ],
)
def test_wrong_choices_are_taken_off_right_ones(chosen: str, score: float, credit: tuple[float, ...]) -> None:
    outcome = grade(WHICH, Chosen(tuple(chosen)))
    assert (outcome.score, outcome.credit) == (score, credit)
    assert outcome.feedback == ("D came later." if "D" in chosen else "")


@pytest.mark.parametrize("chosen", ["", "AE"])
def test_choosing_nothing_or_what_is_not_there_is_asked_again(chosen: str) -> None:
    with pytest.raises(Unreadable):
        grade(WHICH, Chosen(tuple(chosen)))


def test_how_many_statements_are_right_is_exact() -> None:
    assert [grade(HOW_MANY, Counted(n)).score for n in range(5)] == [0, 0, 1, 0, 0]
    for number in (-1, 5):
        with pytest.raises(Unreadable):
            grade(HOW_MANY, Counted(number))


def test_a_false_statement_is_corrected() -> None:
    assert grade(FALSE, Truth(True)).score == 0
    assert grade(FALSE, Truth(True)).feedback == "It lasted 90 minutes."
    assert grade(item(type="true_false", key=True), Truth(True)).score == 1


@pytest.mark.parametrize(
    ("order", "score", "credit"),
    [
        ("first then next last", 1, (1, 1, 1)),
        ("then first next last", 4 / 6, (0, 1, 1)),
        ("last first then next", 0, (1, 1, 0)),
        ("first last next then", 0, (1, 0, 0)),
        ("next then first last", 0, (0, 0, 1)),
        ("last next then first", 0, (0, 0, 0)),
    ],
)
def test_an_order_scores_its_rank_correlation(order: str, score: float, credit: tuple[float, ...]) -> None:
    outcome = grade(ORDER, Ordered(tuple(order.split())))
    assert outcome.score == pytest.approx(score)
    assert outcome.credit == credit


@pytest.mark.parametrize("order", ["first then next", "first then next next", "first then next last last", ""])
def test_an_order_holds_every_entry_once(order: str) -> None:
    with pytest.raises(Unreadable):
        grade(ORDER, Ordered(tuple(order.split())))


def test_each_right_pair_counts() -> None:
    outcome = grade(MATCH, Matched((("France", "Paris"), ("Italy", "Lyon"))))
    assert (outcome.score, outcome.credit, outcome.feedback) == (0.5, (1, 0), "Lyon is no capital.")
    assert grade(MATCH, Matched((("France", "Rome"), ("Italy", "Paris")))).score == 0


@pytest.mark.parametrize(
    "pairs",
    [
        (),
        (("France", "Paris"),),
        (("France", "Paris"), ("France", "Rome")),
        (("France", "Paris"), ("Italy", "Bonn")),
    ],
)
def test_every_left_side_is_matched_once(pairs: tuple[tuple[str, str], ...]) -> None:
    with pytest.raises(Unreadable):
        grade(MATCH, Matched(pairs))


def test_each_gap_counts_and_an_empty_one_is_wrong() -> None:
    outcome = grade(GAPS, Typed(("Xi Xinping", "", "June 6, 2025")))
    assert outcome.credit == (1, 0, 0)
    assert outcome.score == pytest.approx(1 / 3)
    assert outcome.slips == ("spelling: Xinping → Jinping",)


@pytest.mark.parametrize("texts", [(), ("Xi",), ("", "", ""), ("Xi", "90", "5 June", "more"), ("Xi", "long", "5 June")])
def test_gaps_that_cannot_be_read_are_asked_again(texts: tuple[str, ...]) -> None:
    with pytest.raises(Unreadable):
        grade(GAPS, Typed(texts))


def test_what_a_gap_accepts_is_right_for_names_numbers_and_dates() -> None:
    accepted = [["China's leader"], ["an hour and a half or so"], ["Thursday"]]
    gaps = item(type="cloze", stem="{{Xi Jinping}} spoke for {{90 minutes}} on {{5 June}}.", accepted=accepted)
    assert grade(gaps, Typed(("Chinas leader", "an hour and a half or so", "thursday"))).credit == (1, 1, 1)


def test_a_typed_answer_is_graded_as_its_answer_type() -> None:
    money = item(type="short_answer", key="$5 million", answer_type="money")
    assert [verdict(money, text) for text in ("5m dollars", "€5 million", "a lot")] == ["RIGHT", "WRONG", "ASKED"]
    year = item(type="short_answer", key="2019", answer_type="year")
    assert [verdict(year, text) for text in ("in 2019", "2018", "then")] == ["RIGHT", "WRONG", "ASKED"]
    weekday = item(type="short_answer", key="Thursday", answer_type="day")
    assert [verdict(weekday, text) for text in ("thursday", "Tuesday")] == ["RIGHT", "WRONG"]


def test_a_stem_that_asks_who_takes_a_surname() -> None:
    who = item(type="short_answer", stem="Who signed the treaty?", key="Emmanuel Macron")
    assert [verdict(who, text) for text in ("Macron", "Emmanuel")] == ["RIGHT", "WRONG"]
    body = item(type="short_answer", stem="Who declared the emergency?", key="World Health Organization")
    assert verdict(body, "Organization") == "WRONG"
    where = item(type="short_answer", stem="Where was it signed?", key="New Delhi")
    assert verdict(where, "Delhi") == "WRONG"


def test_a_percentage_is_no_answer_where_nothing_asks_for_a_share() -> None:
    minutes = Number(stem="How many minutes did the call last?", key=90)
    share = Number(stem="What share of the votes did she win?", key=90)
    assert [grade(item, Typed(("90%",))).score for item in (minutes, share)] == [0, 1]
    assert grade(Cloze(stem="It took {{90}} minutes."), Typed(("90%",))).score == 0
    assert grade(Cloze(stem="Sales fell by {{90}}%."), Typed(("90%",))).score == 1


def test_an_ambiguous_date_is_asked_with_its_readings() -> None:
    with pytest.raises(Unreadable, match="6 May 2025 or 5 June 2025"):
        grade(DAY, Typed(("6/5/2025",)))
    with pytest.raises(Unreadable, match=r"5 June or 6 May"):
        grade(DAY, Typed(("5/6",)))


def test_a_wrong_answer_says_what_is_asked() -> None:
    assert grade(DAY, Typed(("June 2025",))).feedback == "The day is asked."
    assert grade(MINUTES, Typed(("90 km",))).feedback == "The answer is in minutes."
    assert grade(PERSON, Typed(("Jinping",))).feedback == "A first name alone is not enough."
    points = item(type="number", key=3, unit="percentage points")
    assert grade(points, Typed(("3%",))).feedback == "Percent and percentage points are not the same."


def test_a_slip_is_forgiven_and_told() -> None:
    assert grade(PERSON, Typed(("Xi Xinping",))).slips == ("spelling: Xinping → Jinping",)
    leap = item(type="date", key="2024-02-29", granularity="day")
    assert grade(leap, Typed(("29 Febuary",))).slips == ("spelling: Febuary → February",)


@pytest.mark.parametrize(
    ("each", "text", "expected"),
    [
        (DAY, "5/6/2025", "5 June 2025, a Thursday or 6 May 2025, a Tuesday"),
        (DAY, "June 5, 2025", "5 June 2025, a Thursday"),
        (DAY, "june 5", "5 June"),
        (DAY, "soon", ""),
        (MINUTES, "ninety", "90 minutes"),
        (MINUTES, "90", "90 minutes"),
        (MINUTES, "1h30", "90 minutes"),
        (MINUTES, "1.5 hours", "1.5 hours, that is 90 minutes"),
        (MINUTES, "5 km", "5 kilometres"),
        (MINUTES, "80-90", ""),
        (PERSON, " xi ", "xi"),
        (CHOICE, "45", "45"),
    ],
)
def test_a_typed_text_is_echoed_as_it_is_read(each: Item, text: str, expected: str) -> None:
    assert reading(each, text) == expected


def test_each_gap_is_echoed_on_its_own() -> None:
    assert [reading(GAPS, "5 june", gap) for gap in range(3)] == ["5 june", "", "5 June"]


def test_answers_and_keys_are_told_in_words() -> None:
    told = [(describe(each, response), right_answer(each)) for each, response in zip(ALL, RIGHT, strict=True)]
    assert told == [
        ("90", "90"),
        ("A; B", "A; B"),
        ("2", "2"),
        ("False", "False"),
        ("1 first; 2 then; 3 next; 4 last",) * 2,
        ("Italy → Rome; France → Paris", "France → Paris; Italy → Rome"),
        ("90 minutes", "90 minutes"),
        ("5 June 2025", "5 June 2025"),
        ("Xi Jinping", "Xi Jinping"),
        ("Xi Jinping; 90 minutes; 5 June 2025",) * 2,
    ]
    assert describe(MINUTES, Typed(("1.5 hours",))) == "1.5 hours"
    assert describe(MINUTES, Typed(("dunno",))) == "dunno"
    assert describe(GAPS, Typed(("xi", "", "5/6"))) == "xi; (empty); 5/6"


TYPED_ITEMS = [
    MINUTES,
    DAY,
    PERSON,
    GAPS,
    *(typed_item(row["type"], row["key"], row["detail"]) for row in rows()[::40]),
]
FRAGMENTS = st.sampled_from([
    "1", "90", "2025", "5/6", ".", ",", "-", "–", ":", "%", "$", "€", "½", "°C", "th", "and", "a", "half", "of", "June",
    "mai", "hour", "h", "min", "million", "m", "bin", "von", "Xi", "not", "'",
])  # fmt: skip
TEXTS = st.one_of(st.text(max_size=40), st.lists(FRAGMENTS, max_size=8).map(" ".join), st.lists(FRAGMENTS).map("".join))


@given(st.sampled_from(TYPED_ITEMS), TEXTS)
@settings(max_examples=600, deadline=None)
def test_any_text_is_graded_or_asked_again(each: Item, text: str) -> None:
    reading(each, text)
    describe(each, Typed((text,)))
    try:
        outcome = grade(each, Typed((text,) * (len(each.keys) if isinstance(each, Cloze) else 1)))
    except Unreadable as asked:
        assert str(asked)
    else:
        assert 0 <= outcome.score <= 1


@given(
    st.text(min_size=1, max_size=30).map(one_line).filter(bool),
    st.sampled_from(["person", "place", "organisation", "term", ""]),
)
@settings(max_examples=300, deadline=None)
def test_any_name_that_is_a_key_is_right(key: str, answer_type: str) -> None:
    assert verdict(item(type="short_answer", key=key, answer_type=answer_type), key) == "RIGHT"


@given(st.from_regex(r"[\w][\w .,:/%$€-]{0,20}", fullmatch=True))
@settings(max_examples=300, deadline=None)
def test_any_gap_filled_with_its_key_is_right(key: str) -> None:
    assert verdict(item(type="cloze", stem=f"It was {{{{{key}}}}}."), key) == "RIGHT"


@given(
    st.floats(min_value=-1e9, max_value=1e9).map(lambda value: round(value, 3)),
    st.sampled_from(["", "minutes", "people", "US dollars", "percent", "degrees Celsius", "million euros", "km/h"]),
)
@settings(max_examples=300, deadline=None)
def test_a_number_is_right_as_figures_and_as_the_program_writes_it(key: float, unit: str) -> None:
    number = item(type="number", key=key, unit=unit)
    assert isinstance(number, Number)
    assert verdict(number, f"{key:.3f}") == "RIGHT"
    assert verdict(number, right_answer(number)) == "RIGHT"


@given(st.dates(min_value=dt.date(100, 1, 1)), st.sampled_from(["day", "month", "year"]))
@settings(max_examples=200, deadline=None)
def test_a_date_is_right_as_the_program_writes_it(day: dt.date, granularity: str) -> None:
    date = item(type="date", key=day, granularity=granularity)
    assert verdict(date, right_answer(date)) == "RIGHT"
    assert verdict(date, day.isoformat()) == "RIGHT"


@given(st.permutations(["first", "then", "next", "last"]))
def test_only_the_right_order_is_fully_right(order: list[str]) -> None:
    outcome = grade(ORDER, Ordered(tuple(order)))
    assert (outcome.score == 1) == (order == ["first", "then", "next", "last"])
    assert 0 <= outcome.score <= 1
