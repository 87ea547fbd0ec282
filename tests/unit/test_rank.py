"""Which of the candidates are kept: the surest, spread over sentences, answers, facts and types."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from newsquiz.authoring.candidate import Candidate
from newsquiz.authoring.distractors import Key
from newsquiz.authoring.rank import select, sure

TYPES = ("multiple_choice", "short_answer", "cloze", "number", "true_false")


def candidate(number: int = 0, **fields: object) -> Candidate:
    """A candidate that differs from those of other numbers in everything."""
    plain = Candidate(
        pattern="who.subject",
        type="short_answer",
        fact=f"fact-{number}.who",
        stem=f"Who closed factory number {number} of Novalis in Aalborg in May 2019?",
        key=Key(f"Anna Visser {number}", "PERSON"),
        fields={},
        answers=(f"Anna Visser {number}",),
        evidence=((0, 5),),
        sentence=number,
        confidence=0.5,
    )
    return replace(plain, **fields)  # type: ignore[arg-type]


@st.composite
def crowds(draw: st.DrawFn) -> list[Candidate]:
    """Candidates that share few sentences, answers, facts and stems, some stopped before."""
    found = []
    for number in range(draw(st.integers(0, 30))):
        fact = draw(st.integers(0, 4))
        found.append(
            candidate(
                number,
                type=draw(st.sampled_from(TYPES)),
                fact=f"fact-{fact}.{draw(st.sampled_from(['who', 'when', 'name-3']))}",
                stem=f"Who closed factory {draw(st.integers(0, 9))}?",
                answers=draw(st.sampled_from([("Anna Visser",), ("Piet Bakker",), ("anna visser", "Visser"), ()])),
                sentence=draw(st.integers(0, 4)),
                confidence=draw(st.integers(0, 100)) / 100,
                stopped_by=draw(st.sampled_from([None, None, None, "certain"])),
            )
        )
    return found


def kept(candidates: list[Candidate]) -> list[Candidate]:
    return [c for c in candidates if c.stopped_by is None]


@settings(max_examples=150)
@given(crowds(), st.integers(0, 12))
def test_at_most_two_items_have_the_same_answer_and_four_the_same_sentence(crowd: list[Candidate], most: int) -> None:
    chosen = kept(select(crowd, most))
    answers = Counter(c.answers[0].lower() for c in chosen if c.answers)
    assert max(answers.values(), default=0) <= 2
    assert max(Counter(c.sentence for c in chosen).values(), default=0) <= 4


@settings(max_examples=150)
@given(crowds())
def test_a_fact_gives_one_item_of_a_type(crowd: list[Candidate]) -> None:
    pairs = [(c.fact.partition(".")[0], c.type) for c in kept(select(crowd, 30))]
    assert len(pairs) == len(set(pairs))


@settings(max_examples=150)
@given(crowds())
def test_no_question_is_kept_twice(crowd: list[Candidate]) -> None:
    stems = [c.stem.lower() for c in kept(select(crowd, 30))]
    assert len(stems) == len(set(stems))


@given(crowds(), st.integers(0, 12))
def test_every_candidate_comes_back_and_those_left_out_say_why(crowd: list[Candidate], most: int) -> None:
    result = select(crowd, most)
    assert Counter((c.fact, c.type, c.stem, c.sentence) for c in result) == Counter(
        (c.fact, c.type, c.stem, c.sentence) for c in crowd
    )
    assert len(kept(result)) <= most
    assert all(c.reason for c in result if c.stopped_by == "spread")


@given(crowds(), st.integers(0, 12))
def test_a_stopped_candidate_is_never_kept(crowd: list[Candidate], most: int) -> None:
    stopped = [c.stem for c in crowd if c.stopped_by == "certain"]
    assert Counter(c.stem for c in select(crowd, most) if c.stopped_by == "certain") == Counter(stopped)


@given(crowds(), st.integers(1, 12), st.randoms(use_true_random=False))
def test_the_choice_does_not_hang_on_the_order_of_the_candidates(
    crowd: list[Candidate], most: int, rng: object
) -> None:
    distinct = list({(c.stem, c.sentence): c for c in crowd}.values())
    mixed = distinct.copy()
    rng.shuffle(mixed)  # type: ignore[attr-defined]
    assert kept(select(distinct, most)) == kept(select(mixed, most))


def test_the_surest_candidate_is_kept_where_only_one_fits() -> None:
    crowd = [candidate(n, confidence=c) for n, c in enumerate((0.4, 0.9, 0.6))]
    assert [c.confidence for c in kept(select(crowd, 1))] == [0.9]


def test_a_rarer_type_goes_before_a_slightly_surer_common_one() -> None:
    crowd = [candidate(n, confidence=0.80) for n in range(4)] + [candidate(9, type="cloze", confidence=0.75)]
    assert "cloze" in {c.type for c in kept(select(crowd, 3))}


def test_what_is_below_the_least_chance_says_so() -> None:
    crowd = sure([candidate(1, confidence=0.9), candidate(2, confidence=0.8), candidate(3, confidence=0.4)], 0.7)
    assert [c.stopped_by for c in crowd] == [None, None, "min-confidence"]
    assert crowd[2].reason == "its chance of acceptance is 0.4, below 0.7"


def test_an_article_that_would_give_nothing_keeps_the_best_that_wants_rewording() -> None:
    crowd = [
        candidate(n, confidence=c, stopped_by="definite", mendable=mendable)
        for n, (c, mendable) in enumerate([(0.8, True), (0.9, True), (0.95, False), (0.6, True)])
    ]
    assert [c.confidence for c in kept(sure(crowd, 0.7, lenient=True))] == [0.54]
    assert kept(sure(crowd, 0.7)) == []
    sound = candidate(9, confidence=0.71)
    assert kept(sure([*crowd, sound], 0.7, lenient=True)) == [sound]


def test_what_the_article_is_about_goes_before_what_is_slightly_surer() -> None:
    crowd = [candidate(1, confidence=0.80), candidate(2, confidence=0.75, central=True)]
    assert [c.sentence for c in kept(select(crowd, 1))] == [2]


def test_of_a_poor_article_the_likeliest_facts_are_kept_at_a_lower_bar() -> None:
    crowd = [candidate(n, confidence=0.6 - n / 100) for n in range(5)]
    assert kept(sure(crowd, 0.7)) == []
    assert kept(sure(crowd, 0.7, lenient=True)) == crowd[:3]


def test_what_is_about_the_meeting_itself_is_kept_however_unsure() -> None:
    about = replace(candidate(9, confidence=0.3), central=True)
    crowd = [*(candidate(n, confidence=0.9) for n in range(3)), about]
    assert about in kept(sure(crowd, 0.7, lenient=True))
    assert about not in kept(sure(crowd, 0.7))
