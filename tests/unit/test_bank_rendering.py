"""What a bank looks like in its file."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings

from newsquiz.bank import dump
from newsquiz.bank.reading import Survey
from newsquiz.bank.rendering import scalar
from newsquiz.item import (
    ArticleEntry,
    Bank,
    Claim,
    Cloze,
    Conflict,
    Date,
    Distractor,
    Evidence,
    Matching,
    MultipleAnswer,
    MultipleChoice,
    Number,
    Ordering,
    Pair,
    Previous,
    ShortAnswer,
    Status,
    TrueFalse,
)
from newsquiz.language.dates import Granularity, PartialDate
from tests.unit.bank_examples import AWKWARD, banks, texts

GOLDEN = Path(__file__).parents[1] / "golden" / "bank.yaml"

QUOTE = Evidence(article="trade-call", start=412, end=440, quote="the two spoke for 90 minutes")
EVERY_TYPE = Bank(
    id="b7q2m4kd",
    title="US–China trade call",
    generator="newsquiz 0.1.0, en_core_web_sm 3.8.0",
    articles=(
        ArticleEntry(
            id="trade-call",
            title="Leaders talk: trade by phone",
            context="US–China trade talks, June 2025",
            published=dt.date(2025, 6, 5),
            source="https://example.org/trade-call",
            license="CC-BY-4.0",
            file="articles/trade-call.md",
            digest="sha256:4f1c",
        ),
    ),
    items=(
        Number(
            id="k3v9q2mx",
            stem="How many minutes did the call between Donald Trump and Xi Jinping last?",
            key=90,
            unit="minutes",
            explanation="The call lasted an hour and a half.",
            evidence=(QUOTE,),
            fact="call-duration",
            as_of=dt.date(2025, 6, 5),
            status=Status.APPROVED,
            pattern="duration.verb",
            confidence=0.97,
            tags=("trade",),
        ),
        MultipleChoice(
            id="12345678",
            stem="Did they agree?",
            context="",
            key="No",
            distractors=(Distractor(text="Yes"), Distractor(text="12:30", feedback="That is a time: look again.")),
            conflict="truce-date",
            allow={"few-distractors": "there are no more"},
        ),
        MultipleAnswer(id="a", stem="Which?", keys=("A", "B"), distractors=(Distractor(text="C"),), ask="how_many"),
        TrueFalse(id="b", stem="It rained.", key=False, correction="It snowed."),
        ShortAnswer(id="c", stem="Who called?", key="Xi Jinping", accepted=("Xi", "~"), answer_type="person"),
        Cloze(id="d", stem="{{Xi}} met {{Trump}}.", accepted=(("Xi Jinping", "President Xi"), ())),
        Date(id="e", stem="When?", key=PartialDate(2025, 6), granularity=Granularity.MONTH, points=2),
        Ordering(id="f", stem="Put in order.", sequence=("first", "second")),
        Matching(
            id="g",
            stem="Who is from where?",
            pairs=(Pair(left="Xi", right="China"), Pair(left="Trump", right="US")),
            distractors=(Distractor(text="Peru"),),
            status=Status.CHANGED,
            previous=Previous(key=[["Xi", "Peru"]], evidence=(QUOTE,)),
        ),
    ),
    conflicts=(
        Conflict(
            id="truce-date",
            about="when the truce was agreed",
            resolution=2,
            claims=(Claim(value="April 2025", evidence=QUOTE), Claim(value="May 2025", evidence=QUOTE)),
        ),
    ),
)


def test_a_bank_of_every_type_is_written_as_the_golden_file() -> None:
    assert dump(EVERY_TYPE) == GOLDEN.read_text(encoding="utf-8")


def test_the_golden_file_reads_as_the_bank_without_findings() -> None:
    survey = Survey(GOLDEN, GOLDEN.read_text(encoding="utf-8"))
    assert (survey.bank, survey.findings) == (EVERY_TYPE, [])


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(banks())
def test_a_written_bank_reads_back_equal(bank: Bank) -> None:
    survey = Survey(Path("bank.yaml"), dump(bank))
    assert survey.findings == []
    assert survey.bank == bank


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(banks())
def test_reading_and_writing_again_gives_the_same_bytes(bank: Bank) -> None:
    text = dump(bank)
    assert dump(Survey(Path("bank.yaml"), text).bank or Bank()) == text


@given(texts)
def test_text_is_the_same_text_for_a_reader_of_yaml_1_1(text: str) -> None:
    assert yaml.safe_load(f"a: {scalar(text)}") == {"a": text}
    assert yaml.safe_load(f"[{scalar(text, flow=True)}, b]") == [text, "b"]


@pytest.mark.parametrize("text", AWKWARD)
def test_awkward_text_survives_in_both_styles(text: str) -> None:
    assert yaml.safe_load(f"a: {scalar(text)}\nb: {{c: {scalar(text, flow=True)}}}") == {"a": text, "b": {"c": text}}


@pytest.mark.parametrize("text", ["No", "12:30", "2025-06-05", "1e3", "~", "90", "y", "", "0x1F", "1_000"])
def test_what_yaml_1_1_reads_as_something_else_is_quoted(text: str) -> None:
    assert scalar(text) == f'"{text}"'


@pytest.mark.parametrize("text", ["Xi Jinping", "90 minutes", "5 June 2025", "US–China talks, June 2025", "a, b", "$5"])
def test_plain_words_are_not_quoted(text: str) -> None:
    assert scalar(text) == text


def test_a_long_stem_stays_on_one_line() -> None:
    bank = Bank(items=(ShortAnswer(id="a", stem="word " * 100 + "end?", key="k"),))
    assert "    stem: " + "word " * 100 + "end?\n" in dump(bank)


@pytest.mark.parametrize(("key", "written"), [(90, "90"), (1.5, "1.5"), (1e20, "1.0e+20"), (-0.25, "-0.25")])
def test_a_number_is_written_as_a_person_would(key: float, written: str) -> None:
    assert f"\n    key: {written}\n" in dump(Bank(items=(Number(id="a", stem="How many?", key=key),)))
