"""Item-writing rules: each flaw is found, and a sound item has none."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsquiz.item import (
    ITEM,
    Cloze,
    Date,
    Distractor,
    Item,
    MultipleAnswer,
    MultipleChoice,
    Number,
    ShortAnswer,
    TrueFalse,
)
from newsquiz.language.dates import Granularity, PartialDate
from newsquiz.lint import MENDS, Severity, bare, folded, lint

CONTEXT = "US–China trade talks, June 2025"
GATES = Path(__file__).parents[2].parent / "shared" / "eval" / "gates.py"


def choice(stem: str, key: str, *distractors: str) -> MultipleChoice:
    return MultipleChoice(stem=stem, key=key, distractors=tuple(Distractor(text=text) for text in distractors))


def rules(item: Item, context: str = CONTEXT) -> set[str]:
    return {flaw.rule for flaw in lint(item, context)}


SOUND: list[Item] = [
    Number(stem="How many minutes did Donald Trump and Xi Jinping speak?", key=90, unit="minutes"),
    choice("Where did the negotiators meet on 9 June 2025?", "London", "Paris", "Geneva", "Rome"),
    TrueFalse(stem="Xi Jinping invited Donald Trump to Beijing.", key=True),
    ShortAnswer(stem="Who led the American delegation?", key="Scott Bessent", accepted=("Bessent",)),
    Cloze(stem="The tariffs were lowered to {{30}} per cent for 90 days."),
    Date(stem="When did the Geneva round end?", key=PartialDate(2025, 5, 12), granularity=Granularity.DAY),
    choice(
        "Why did the Chinese minister not attend?", "He was ill", "He had resigned", "He lost his visa", "He was abroad"
    ),
]


@pytest.mark.parametrize("item", SOUND, ids=lambda item: item.type)
def test_a_sound_item_has_no_flaw(item: Item) -> None:
    assert lint(item, CONTEXT) == ()


@pytest.mark.parametrize(
    ("rule", "field", "item"),
    [
        ("key-in-stem", "stem", ShortAnswer(stem="What did Xi Jinping's adviser say Xi promised?", key="Xi Jinping")),
        ("key-in-stem", "stem", ShortAnswer(stem="Who met whom in JUNE 2025?", key="Trump", accepted=("June 2025",))),
        ("key-in-stem", "stem", Number(stem="How many of the 1,500 tonnes of Lynas arrived?", key=1500, unit="tonnes")),
        ("key-in-stem", "stem", Cloze(stem="Chinese tariffs met {{Chinese}} tariffs.")),
        (
            "key-in-stem",
            "stem",
            Date(stem="When was the round of June 5, 2025?", key=PartialDate(2025, 6, 5), granularity=Granularity.DAY),
        ),
        (
            "key-length",
            "key",
            choice("What did Xi ask for?", "that all tariffs be lifted in a year", "a visit", "a letter", "a loan"),
        ),
        (
            "key-length",
            "key",
            choice("What did Xi ask for?", "a visit", *(f"a very long and winding answer {i}" for i in "abc")),
        ),
        ("clang", "key", choice("What did the soybean farmers want?", "soybean sales", "a loan", "rain", "seeds")),
        ("duplicate-options", "distractors", choice("Who spoke for Xi?", "Wang Yi", "Li Qiang", "Li, Qiang", "Ma")),
        ("few-distractors", "distractors", choice("Who spoke for Xi?", "He Lifeng", "Li Qiang", "Wang Yi")),
        ("absolute-term", "distractors", choice("What did Xi lift?", "A tariff", "All tariffs", "A ban", "A quota")),
        ("all-of-the-above", "distractors", choice("What did Xi lift?", "A tax", "A ban", "A fee", "All of the above")),
        ("all-of-the-above", "key", choice("What did Xi lift?", "Both of them", "A ban", "A fee", "A quota")),
        ("grammar-cue", "stem", choice("What did Xi send a ____?", "letter", "envoy", "offer", "apple")),
        ("grammar-cue", "stem", Cloze(stem="Xi sent an {{envoy}}.")),
        (
            "overlapping-numbers",
            "distractors",
            choice("How much did Xi lend?", "20–30 dollars", "25 to 40 dollars", "50–60 dollars", "1–2 dollars"),
        ),
        (
            "overlapping-numbers",
            "distractors",
            choice("How much did Xi lend?", "more than 20", "over 100", "less than 5", "up to 3"),
        ),
        ("vague-frequency", "distractors", choice("When did Xi call?", "At noon", "Often", "At dusk", "At dawn")),
        ("vague-frequency", "stem", TrueFalse(stem="Xi often called Trump.", key=True)),
        ("negative-stem", "stem", choice("Which city did Xi not visit?", "Rome", "Paris", "London", "Oslo")),
        ("double-negative", "stem", TrueFalse(stem="Xi did not say that nobody won.", key=True)),
        ("unfocused-stem", "stem", choice("Xi went to", "Rome", "Paris", "London", "Oslo")),
        ("two-questions", "stem", ShortAnswer(stem="Who called Xi? And who called Trump?", key="Bessent")),
        ("stem-capital", "stem", ShortAnswer(stem="who called Xi?", key="Bessent")),
        ("long-stem", "stem", ShortAnswer(stem="Who " + "really " * 30 + "called Xi?", key="Bessent")),
        ("relative-date", "stem", ShortAnswer(stem="Who called Xi last Monday?", key="Bessent")),
        ("relative-date", "stem", ShortAnswer(stem="Who called Xi on Thursday?", key="Bessent")),
        ("relative-date", "stem", ShortAnswer(stem="Who recently called Xi?", key="Bessent")),
        ("refers-to-text", "stem", ShortAnswer(stem="According to the article, who called Xi?", key="Bessent")),
        ("pronoun", "stem", ShortAnswer(stem="Whom did he call?", key="Bessent")),
        ("pronoun", "stem", ShortAnswer(stem="When was their call with Xi?", key="At noon")),
        ("gap-at-start", "stem", Cloze(stem="{{Bessent}} called Xi.")),
        ("many-gaps", "stem", Cloze(stem="In London {{Bessent}} called {{Xi}}.")),
        ("missing-unit", "key", Number(stem="How big was the loan to Xi?", key=14)),
        (
            "few-distractors",
            "distractors",
            MultipleAnswer(stem="Which did Xi lift?", keys=("A tax", "A ban"), distractors=(Distractor(text="A fee"),)),
        ),
    ],
)  # fmt: skip
def test_a_flaw_is_found_in_its_field(rule: str, field: str, item: Item) -> None:
    found = {(flaw.rule, flaw.field): flaw for flaw in lint(item, CONTEXT)}
    assert (rule, field) in found
    assert found[rule, field].mend == MENDS[rule]


@pytest.mark.parametrize(
    ("rule", "context", "item"),
    [
        ("no-year", "US–China trade talks", ShortAnswer(stem="Who called Xi?", key="Bessent")),
        ("stem-names-nothing", "", ShortAnswer(stem="Who called the minister?", key="Bessent")),
        ("relative-date", "Trade talks, last week", ShortAnswer(stem="Who called Xi?", key="Bessent")),
    ],
)
def test_the_context_line_counts_as_part_of_the_stem(rule: str, context: str, item: Item) -> None:
    assert rule in rules(item, context)
    assert rule not in rules(item, CONTEXT)


def test_a_key_in_the_context_line_is_laid_at_the_items_own_context() -> None:
    stem = "Which country sent Xi?"
    assert [flaw.field for flaw in lint(ShortAnswer(stem=stem, key="China"), CONTEXT)] == ["stem"]
    own = ShortAnswer(stem=stem, key="China", context=CONTEXT)
    assert [(flaw.rule, flaw.field) for flaw in lint(own, CONTEXT)] == [("key-in-stem", "context")]


@pytest.mark.parametrize(
    ("rule", "item"),
    [
        ("key-in-stem", ShortAnswer(stem="Who called the Xinhua agency?", key="Xi")),
        ("relative-date", ShortAnswer(stem="Who wrote in USA Today that Xi called?", key="Bessent")),
        ("relative-date", ShortAnswer(stem="Who called Xi on Thursday, June 5?", key="Bessent")),
        ("relative-date", ShortAnswer(stem="Who keeps Xi up to date?", key="Bessent")),
        ("refers-to-text", ShortAnswer(stem="What does Xi call the story of China?", key="A triumph")),
        ("pronoun", ShortAnswer(stem="What did Xi say of his visit?", key="It was long")),
        ("pronoun", ShortAnswer(stem="Who lost his seat?", key="Bessent")),
        ("no-year", Date(stem="When did Xi take office?", key=PartialDate(2013), granularity=Granularity.YEAR)),
        ("overlapping-numbers", choice("How much?", "20–30", "30–40", "40–50", "more than 50")),
        ("absolute-term", choice("What did Xi want?", "All of it", "None of it", "Only half", "Nobody's pity")),
    ],
)
def test_a_rule_leaves_the_harmless_alone(rule: str, item: Item) -> None:
    assert rule not in rules(item)


def test_what_makes_an_item_wrong_is_an_error() -> None:
    item = ShortAnswer(stem="who called Xi today?", key="Xi")
    assert {flaw.rule: flaw.severity for flaw in lint(item, CONTEXT)} == {
        "key-in-stem": Severity.ERROR,
        "relative-date": Severity.ERROR,
        "stem-capital": Severity.WARNING,
    }


def test_texts_compare_without_case_width_and_spacing() -> None:
    assert folded("  Ｘi\u00a0 JINPING ") == "xi jinping"
    assert bare("The U.S. paid $1.5 (or “5 %”).") == "the us paid $1.5 or 5 %"


RULE_OF_GATE = {
    "key is not in the stem": "key-in-stem",
    "options are distinct": "duplicate-options",
    "at least 3 distractors": "few-distractors",
    "stem: no relative date": "relative-date",
    "stem: no reference to the text itself": "refers-to-text",
    "context or stem: a year": "no-year",
    "stem: no pronoun without a name before it": "pronoun",
    "stem: at most 30 words": "long-stem",
    "stem: names something": "stem-names-nothing",
}
VOCABULARY = (
    "the", "The", "a", "Who", "Which", "What", "did", "was", "Xi", "Trump", "China", "he", "his", "it",
    "they", "us", "I", "today", "last week", "on Monday", "on Monday, June 5", "this year", "ago", "recently",
    "so far", "the article", "the former", "the former minister", "that text", "the text of", "90", "1,500",
    "1.5", "5 June", "June 5", "2025", "1968", "US", "U.S.", "minutes", "(", ",", "call", "Beijing’s", "per",
    "%", "$5", "In", "After", "When", "paid", "____", "-", "?",
)  # fmt: skip
phrases = st.lists(st.sampled_from(VOCABULARY), min_size=1, max_size=9).map(" ".join)
answers = st.lists(st.sampled_from(VOCABULARY), min_size=1, max_size=2).map(" ".join).filter(bare)


@st.composite
def written_items(draw: st.DrawFn) -> dict[str, Any]:
    """Items as they stand in a bank file."""
    kind = draw(
        st.sampled_from(["multiple_choice", "short_answer", "true_false", "cloze", "number", "date", "ordering"])
    )
    item: dict[str, Any] = {"type": kind, "stem": draw(phrases) + draw(st.sampled_from(["?", "", "."]))}
    if kind == "multiple_choice":
        item |= {"key": draw(answers), "distractors": draw(st.lists(answers, min_size=2, max_size=4))}
    elif kind == "short_answer":
        item["key"] = draw(answers)
    elif kind == "true_false":
        item["key"] = draw(st.booleans())
    elif kind == "cloze":
        item["stem"] = f"{draw(phrases)} {{{{{draw(answers)}}}}} {draw(phrases)}"
    elif kind == "number":
        item["key"] = draw(st.sampled_from([90, 1.5, 1500, 5, 2025, -5]))
    elif kind == "date":
        item["key"] = draw(st.sampled_from(["2025-06-05", "2025-06", "2025", "1968"]))
        item["granularity"] = draw(st.sampled_from(["day", "month", "year"]))
    else:
        item["sequence"] = ["first", "second"]
    return item


def gates() -> ModuleType:
    if not GATES.exists():
        pytest.skip(f"{GATES.name} is kept outside of the repository and is not here")
    spec = importlib.util.spec_from_file_location("gates", GATES)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_whatever_the_gates_refuse_is_a_flaw_here_too() -> None:
    judge = gates()

    @settings(max_examples=1500, deadline=None)
    @given(written_items(), phrases | st.just("") | st.just(CONTEXT))
    def agrees(written: dict[str, Any], context: str) -> None:
        tally = judge.Tally()
        judge.item_checks(tally, written, "item", {}, context)
        found = rules(ITEM.validate_python(written), context)
        for gate in tally.bad:
            if gate == "stem: ends as its type asks":
                assert found & {"unfocused-stem", "stem-capital"}
            elif not gate.startswith("evidence"):
                assert RULE_OF_GATE[gate] in found, gate

    agrees()
