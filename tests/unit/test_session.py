"""A quiz as a state machine, driven by random histories and held against a plain model of them."""

import datetime as dt
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from newsquiz.errors import UsageError
from newsquiz.event import (
    Chosen,
    Counted,
    DontKnow,
    Event,
    Kind,
    Matched,
    Mode,
    Ordered,
    Response,
    Truth,
    Typed,
)
from newsquiz.item import Cloze, Matching, MultipleChoice, Ordering, Pair, ShortAnswer, TrueFalse
from newsquiz.session import (
    Candidate,
    Form,
    Marking,
    Session,
    choose,
    fold,
    form_of,
    parse_time,
    presented,
    response_data,
    response_from,
    shuffled,
)

NOON = dt.datetime(2025, 6, 5, 12, tzinfo=dt.UTC)
ITEMS = ("a", "b", "c", "d", "e")


class Log:
    """Events numbered as a store numbers them."""

    def __init__(self) -> None:
        self.events: list[Event] = []

    def add(self, kind: Kind, item: str | None = None, score: float | None = None, **data: Any) -> Event:
        number = len(self.events) + 1
        event = Event(f"e{number}", "me", "here", number, NOON, kind, item, score, {"session": "s", **data})
        self.events.append(event)
        return event

    def start(self, *items: str, mode: str = "play") -> Session:
        plan = [[item, f"{item} as written", f"key of {item}"] for item in items]
        return Session.started(self.add(Kind.STARTED, seed=1, showing=0, items=plan, mode=mode))


class Histories(RuleBasedStateMachine):
    """Any order of answers, skips, take-backs, flags, overrules, edits of the bank, leaving and resuming."""

    @initialize(size=st.integers(1, len(ITEMS)))
    def begin(self, size: int) -> None:
        self.log = Log()
        self.session = self.log.start(*ITEMS[:size])
        self.bank = set(ITEMS[:size])
        self.plan = list(ITEMS[:size])
        self.done: list[tuple[str, float | None]] = []
        self.flagged: set[str] = set()

    def waiting(self) -> list[str]:
        """The model: what is to be asked, in order."""
        return [item for item in self.plan if item in self.bank and item not in dict(self.done)]

    @precondition(lambda self: self.waiting())
    @rule(score=st.sampled_from([0.0, 0.5, 1.0]))
    def answer(self, score: float) -> None:
        item = self.waiting()[0]
        self.session = self.session.after(self.log.add(Kind.ANSWERED, item, score))
        self.done.append((item, score))

    @precondition(lambda self: self.waiting())
    @rule()
    def skip(self) -> None:
        item = self.waiting()[0]
        self.session = self.session.after(self.log.add(Kind.SKIPPED, item))
        self.done.append((item, None))

    @precondition(lambda self: self.done)
    @rule()
    def take_back(self) -> None:
        last = self.session.last
        assert last is not None
        assert (last.item, last.score) == self.done[-1] or (last.overridden and last.item == self.done[-1][0])
        self.session = self.session.after(self.log.add(Kind.REVOKED, last.item, of=last.event))
        self.done.pop()

    @precondition(lambda self: any(score is not None for _, score in self.done))
    @rule()
    def overrule(self) -> None:
        last = self.session.answers[-1]
        self.session = self.session.after(self.log.add(Kind.OVERRIDDEN, last.item, 1.0, of=last.event))
        at = max(at for at, (_, score) in enumerate(self.done) if score is not None)
        self.done[at] = (self.done[at][0], 1.0)

    @rule(item=st.sampled_from(ITEMS))
    def flag(self, item: str) -> None:
        self.session = self.session.after(self.log.add(Kind.FLAGGED, item, note="unclear"))
        self.flagged.add(item)

    @rule(items=st.sets(st.sampled_from(ITEMS)))
    def leave_and_resume_over_another_bank(self, items: set[str]) -> None:
        self.bank = items
        self.session = fold(self.log.events).against(items)

    @rule()
    def leave_and_resume(self) -> None:
        self.session = fold(self.log.events).against(self.bank)

    @invariant()
    def the_question_is_the_first_that_waits(self) -> None:
        assert self.session.current == next(iter(self.waiting()), None)

    @invariant()
    def the_answers_are_those_given_and_not_taken_back(self) -> None:
        given = [(item, score) for item, score in self.done if score is not None]
        assert [(step.item, step.worth) for step in self.session.answers] == given

    @invariant()
    def nothing_is_asked_twice_and_nothing_is_forgotten(self) -> None:
        answered = {item for item, score in self.done if score is not None}
        assert list(self.session.asked) == [item for item in self.plan if item in self.bank | answered]
        assert set(self.session.unanswered) == set(self.session.asked) - answered
        assert set(self.session.lost) == set(self.plan) - set(self.session.asked)

    @invariant()
    def resuming_now_would_change_nothing(self) -> None:
        assert fold(self.log.events).against(self.bank) == self.session

    @invariant()
    def flags_stay(self) -> None:
        assert self.session.flagged == self.flagged


Histories.TestCase.settings = settings(max_examples=60, stateful_step_count=25, deadline=None)
TestHistories = Histories.TestCase


class ExamHistories(RuleBasedStateMachine):
    """Answers in any order, changes, clearings, marks, edits of the bank, leaving, resuming, handing in."""

    @initialize(size=st.integers(1, len(ITEMS)))
    def begin(self, size: int) -> None:
        self.log = Log()
        self.session = self.log.start(*ITEMS[:size], mode="exam")
        self.plan = list(ITEMS[:size])
        self.bank = set(self.plan)
        self.given: dict[str, float] = {}
        self.marked: set[str] = set()
        self.ended = False

    def follow(self, *events: Event) -> None:
        for event in events:
            self.session = self.session.after(event)

    def revoked(self, item: str) -> list[Event]:
        step = self.session.step(item)
        return [self.log.add(Kind.REVOKED, item, of=step.event)] if step else []

    @precondition(lambda self: not self.ended and self.session.asked)
    @rule(at=st.integers(0, 4), score=st.sampled_from([0.0, 0.5, 1.0]))
    def answer_or_change(self, at: int, score: float) -> None:
        item = self.session.asked[at % len(self.session.asked)]
        self.follow(*self.revoked(item), self.log.add(Kind.ANSWERED, item, score, mode="exam"))
        self.given.pop(item, None)
        self.given[item] = score

    @precondition(lambda self: not self.ended and self.given)
    @rule(at=st.integers(0, 4))
    def clear(self, at: int) -> None:
        item = list(self.given)[at % len(self.given)]
        self.follow(*self.revoked(item))
        del self.given[item]

    @rule(item=st.sampled_from(ITEMS), marked=st.booleans())
    def mark(self, item: str, marked: bool) -> None:
        self.follow(self.log.add(Kind.MARKED, item, marked=marked))
        self.marked = self.marked | {item} if marked else self.marked - {item}

    @rule(items=st.sets(st.sampled_from(ITEMS)))
    def leave_and_resume_over_another_bank(self, items: set[str]) -> None:
        self.bank = items
        self.session = fold(self.log.events).against(items)

    @rule()
    def hand_in(self) -> None:
        self.follow(self.log.add(Kind.ENDED))
        self.ended = True

    @invariant()
    def what_was_given_last_stands_and_the_rest_is_unanswered(self) -> None:
        assert [(step.item, step.worth) for step in self.session.answers] == list(self.given.items())
        asked = [item for item in self.plan if item in self.bank or item in self.given]
        assert list(self.session.asked) == asked
        assert list(self.session.unanswered) == [item for item in asked if item not in self.given]

    @invariant()
    def marks_and_the_end_are_kept(self) -> None:
        assert (set(self.session.marked), self.session.ended) == (self.marked, self.ended)
        assert self.session.mode is Mode.EXAM

    @invariant()
    def resuming_now_would_change_nothing(self) -> None:
        assert fold(self.log.events).against(self.bank) == self.session


ExamHistories.TestCase.settings = settings(max_examples=50, stateful_step_count=25, deadline=None)
TestExamHistories = ExamHistories.TestCase


@pytest.mark.parametrize(
    ("written", "worth", "points"),
    [
        ("2/-0.66", 1.0, 2),
        ("2/-0.66", 0.0, -0.66),
        ("2/-0.66", 0.5, 1),
        ("2/-0.66", None, 0),
        ("1/0", 0.0, 0),
        (" 1 / -1 ", 0.0, -1),
    ],
)
def test_marking_gives_points_for_right_and_takes_them_for_wrong_and_none_for_nothing(
    written: str, worth: float | None, points: float
) -> None:
    assert Marking.parse(written).points(worth) == pytest.approx(points)


@pytest.mark.parametrize("written", ["", "2", "2/", "a/b", "0/-1", "2/1", "-1/0", "1/2/3", "nan/0", "inf/-1", "1/-inf"])
def test_a_marking_that_cannot_be_used_is_told_with_an_example(written: str) -> None:
    with pytest.raises(UsageError, match=r"2/-0\.66"):
        Marking.parse(written)


@pytest.mark.parametrize(
    ("written", "seconds"), [("20m", 1200), ("90s", 90), ("1h30m", 5400), ("2h", 7200), ("20", 1200), ("1H 5m", 3900)]
)
def test_the_time_of_an_exam_is_read(written: str, seconds: int) -> None:
    assert parse_time(written) == seconds


@pytest.mark.parametrize("written", ["", "0", "0m", "soon", "20x", "-5m", "1.5h", "m", "²", "٣"])
def test_a_time_that_is_none_is_told_with_an_example(written: str) -> None:
    with pytest.raises(UsageError, match="like 20m"):
        parse_time(written)


def test_taking_back_reaches_from_the_summary_to_the_first_question() -> None:
    log = Log()
    session = log.start("a", "b", "c")
    for item in "abc":
        session = session.after(log.add(Kind.ANSWERED, item, 1.0))
    assert session.current is None
    for item in "cba":
        last = session.last
        assert last is not None
        session = session.after(log.add(Kind.REVOKED, last.item, of=last.event))
        assert session.current == item
    assert session == fold(log.events[:1])


def test_a_clock_that_was_set_back_loses_no_answer() -> None:
    log = Log()
    log.start("a", "b")
    log.add(Kind.ANSWERED, "a", 0.0)
    log.add(Kind.ANSWERED, "b", 1.0)
    log.add(Kind.REVOKED, "b", of="e3")
    assert fold(reversed(log.events)) == fold(log.events)


def test_a_second_answer_to_the_same_item_does_not_count() -> None:
    log = Log()
    session = log.start("a", "b").after(log.add(Kind.ANSWERED, "a", 0.0)).after(log.add(Kind.ANSWERED, "a", 1.0))
    assert [step.score for step in session.answers] == [0.0]


def test_an_ended_session_says_so_and_one_without_a_start_is_none() -> None:
    log = Log()
    session = log.start("a")
    assert not session.ended
    assert session.after(log.add(Kind.ENDED)).ended
    with pytest.raises(ValueError, match="starts"):
        fold(log.events[1:])


facts_of_items = st.lists(st.frozensets(st.integers(0, 6), max_size=3), min_size=1, max_size=12)


def candidates_about(facts: list[frozenset[int]], **more: Any) -> list[Candidate]:
    return [
        Candidate(f"i{at}", frozenset(("article", str(fact)) for fact in some), **more) for at, some in enumerate(facts)
    ]


@given(facts_of_items, st.none() | st.integers(1, 12), st.integers())
def test_siblings_never_come_together_and_none_is_left_out_that_could_come(
    facts: list[frozenset[int]], count: int | None, seed: int
) -> None:
    candidates = candidates_about(facts)
    chosen = choose(candidates, count, seed)
    by_id = {candidate.item: candidate.facts for candidate in candidates}
    asked = [fact for item in chosen for fact in by_id[item]]
    assert len(asked) == len(set(asked))
    assert list(chosen) == [item for item in by_id if item in chosen]
    assert len(chosen) <= (count or len(facts))
    if len(chosen) != count:
        assert all(item in chosen or by_id[item] & set(asked) for item in by_id)


@given(st.lists(st.integers(0, 6), min_size=1, max_size=12), st.integers(1, 12), st.integers())
def test_every_fact_is_asked_about_where_the_count_allows(facts: list[int], count: int, seed: int) -> None:
    chosen = choose(candidates_about([frozenset({fact}) for fact in facts]), count, seed)
    assert len(chosen) == min(count, len(set(facts)))


@pytest.mark.parametrize(
    ("known", "due"),
    [
        ((), "choice"),
        (("choice",), "cloze"),
        (("choice", "cloze"), "typed"),
        (("choice", "cloze", "typed"), "typed"),
        (("cloze",), "choice"),
        (("typed",), "choice"),
    ],
)
def test_a_fact_known_by_recognition_comes_back_as_cloze_then_typed(known: tuple[str, ...], due: str) -> None:
    fact = frozenset({("article", "fact")})
    candidates = [
        Candidate(form.name.lower(), fact, form, form.name.lower() in known)
        for form in (Form.TYPED, Form.CHOICE, Form.CLOZE)
    ]
    assert {choose(candidates, count, seed) for count in (None, 1, 3) for seed in range(5)} == {(due,)}


def test_a_form_that_a_fact_lacks_is_passed_over() -> None:
    fact = frozenset({("article", "fact")})
    candidates = [Candidate("choice", fact, Form.CHOICE, True), Candidate("typed", fact, Form.TYPED)]
    assert choose(candidates, None, 1) == ("typed",)


def test_an_item_about_several_facts_holds_none_of_them_back() -> None:
    order = Candidate("order", frozenset({("a", "x"), ("a", "y")}), Form.CHOICE)
    typed = [Candidate(name, frozenset({("a", name)}), Form.TYPED) for name in "xy"]
    assert {choose([order, *typed], None, seed) for seed in range(20)} == {("order",), ("x", "y")}
    assert choose([order, *typed], 2, 1) == ("x", "y")


def test_the_form_of_an_item_is_what_it_gives_away() -> None:
    assert form_of(_choice("a", "b", "c")) is form_of(TrueFalse(stem="So?", key=True)) is Form.CHOICE
    assert form_of(Cloze(stem="It {{is}}.")) is Form.CLOZE
    assert form_of(ShortAnswer(stem="Who?", key="She")) is Form.TYPED


def test_items_that_name_no_fact_are_nobodys_siblings() -> None:
    assert len(choose([Candidate(str(number)) for number in range(9)], 8, 1)) == 8


def test_another_seed_chooses_other_items() -> None:
    candidates = [Candidate(str(number)) for number in range(20)]
    assert choose(candidates, 5, 1) == choose(candidates, 5, 1)
    assert len({choose(candidates, 5, seed) for seed in range(20)}) > 10


def _choice(key: str, *others: str) -> MultipleChoice:
    return MultipleChoice.model_validate({"stem": "Which?", "key": key, "distractors": others})


@pytest.mark.parametrize(
    "ascending",
    [
        ("45 minutes", "60 minutes", "90 minutes", "120 minutes"),
        ("1 minute", "2 minutes", "10 minutes"),
        ("$900 million", "$1.5 billion", "$20 billion"),
        ("8%", "12%", "100%"),
        ("1998", "2005", "2025"),
        ("5 June 2025", "12 June 2025", "1 July 2025", "2 January 2026"),
        ("May 2025", "June 2025", "January 2026"),
        ("June 5, 2025", "June 12, 2025", "July 1, 2025"),
    ],
)
@pytest.mark.parametrize("seed", range(3))
def test_numbers_and_dates_ascend(ascending: tuple[str, ...], seed: int) -> None:
    assert presented(_choice(*shuffled(ascending, seed)), seed) == ascending


@pytest.mark.parametrize(
    "options",
    [("Geneva", "London", "Paris", "Rome"), ("90 minutes", "2 hours", "1 day"), ("5 June 2025", "May 2024", "7")],
)
def test_other_options_are_shuffled_by_seed_item_and_showing(options: tuple[str, ...]) -> None:
    item = _choice(*options)
    orders = {presented(item, seed, "item", 0) for seed in range(40)}
    assert presented(item, 3, "item", 0) == presented(item, 3, "item", 0)
    assert len(orders) > 3
    assert all(sorted(order) == sorted(options) for order in orders)
    assert len({presented(item, 3, "item", showing) for showing in range(40)}) > 3


def test_an_ordering_shows_its_entries_and_a_matching_its_right_sides_once() -> None:
    ordering = Ordering(stem="Order.", sequence=("one", "two", "three"))
    matching = Matching.model_validate(
        {
            "stem": "Match.",
            "pairs": [Pair(left="x", right="ex"), Pair(left="y", right="why"), Pair(left="z", right="ex")],
            "distractors": ["zed"],
        }
    )
    assert sorted(presented(ordering, 1)) == ["one", "three", "two"]
    assert sorted(presented(matching, 1)) == ["ex", "why", "zed"]
    assert presented(TrueFalse(stem="So?", key=True), 1) == ()


texts = st.text(max_size=9)
responses = st.one_of(
    st.builds(Chosen, st.lists(texts).map(tuple)),
    st.builds(Truth, st.booleans()),
    st.builds(Typed, st.lists(texts).map(tuple)),
    st.builds(Counted, st.integers(0, 9)),
    st.builds(Ordered, st.lists(texts).map(tuple)),
    st.builds(Matched, st.lists(st.tuples(texts, texts)).map(tuple)),
    st.just(DontKnow()),
)


@given(responses)
def test_a_response_survives_being_written_down(response: Response) -> None:
    assert response_from(response_data(response)) == response


def test_a_response_of_a_newer_program_is_not_misread() -> None:
    with pytest.raises(ValueError, match="drawn"):
        response_from({"type": "drawn"})
