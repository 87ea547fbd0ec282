"""Items of whole articles: nothing is special-cased, and what the article does not say surely is never keyed."""

from __future__ import annotations

import datetime as dt
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsquiz.authoring.candidate import Candidate
from newsquiz.authoring.pipeline import Made, make_items
from newsquiz.ingest import load_one
from newsquiz.item import Conflict, Item, options_of
from newsquiz.lint import bare
from tests.unit.authoring_helpers import PUBLISHED, article, keys, keys_of, made

ROOT = Path(__file__).parents[2]
TRADE = ROOT.parent / "shared" / "articles" / "us-china-trade-talks.txt"
BUNDLED = sorted((ROOT / "question_banks" / "articles").glob("*.md"))

CRASH_TITLE = "Bus crash near Ostrava, Czech Republic kills four"
CRASH = """
A bus left the road near Ostrava on Monday and hit a petrol station, killing four passengers.
The bus crash near Ostrava injured 23 people. The Czech operator Morava Lines bought the bus from a dealer in 2009.
Transport minister Jana Horakova visited Ostrava on 14 September 2021. Horakova ordered an inspection of 38 buses.
Surgeons at the University Hospital Ostrava treated 17 passengers. Fire crews from Slovakia searched the bus for nine hours.
Engineer Pavel Dvorak said that the bus carried 12 tonnes of steel pipes. Prosecutors charged driver Karel Novak with manslaughter.
“Nobody in the control room saw the bus before it was far too late,” Dvorak said.
Morava Lines opened its first bus route near Ostrava in 1974. Novak joined Morava Lines in March 2018.
"""  # noqa: E501
COURT_TITLE = "Court in Porto, Portugal sentences mayor Duarte Pinheiro"
COURT = """
A court in Porto sentenced Duarte Pinheiro, the mayor of Braga, to seven years in prison on 10 September 2021.
Judge Teresa Almada heard 87 witnesses in Porto. Prosecutor Rui Saldanha showed 312 photographs in Porto.
Police arrested Duarte Pinheiro at a hotel in Lisbon on 3 March 2018. Pinheiro accepted bribes from three building firms in 2016.
According to Saldanha, Pinheiro hid 640 documents in a garage in Braga.
“The city was sold by the square metre to whoever paid the most,” Almada said.
Duarte Pinheiro governed Braga for 11 years. Reporters from Portugal, Spain and France attended the trial in Porto.
About 67% of voters in Braga elected Pinheiro in 2010. Lawyer Marta Leal defended Pinheiro for two years.
"""  # noqa: E501
TREATY_TITLE = "Kenya and Uganda sign water treaty"
TREATY = """
Kenya and Uganda signed a water treaty in Kisumu on 9 September 2021. Kenyan water minister Joseph Otieno and Ugandan water minister Grace Nambi met for three hours.
Otieno proposed the water treaty in 2019. The water treaty protects Lake Victoria from mercury, lead and zinc. Nambi promised 30 new pumping stations in Entebbe.
The World Bank lent Kenya 400 million dollars on 1 July 2021. Tanzania joined the talks on the water treaty in March 2020.
The talks in Kisumu did not include fishing quotas or border posts. The talks covered dam safety, river pollution and lake tourism.
Nambi said that 45% of farmers near Lake Victoria lost their harvest in 2020. Engineers from Norway measured the level of Lake Victoria for 14 months.
"""  # noqa: E501
TALKS_TITLE = "Brandt and Dolny speak about river dispute"
TALKS = """
# Brandt and Dolny speak about river dispute
On 14 March 2023, Austrian Prime Minister Ilse Brandt and Moravian President Marek Dolny had a phone call. The call centred on the water of the river Thaya.
- Brandt and Dolny held a 40-minute call about dams.
- The Trieste truce in January lasted only a few weeks.
In January, both governments agreed in Trieste to stop the building of dams. Within weeks, engineers on both banks dug again.
President Dolny and Prime Minister Brandt spoke by phone on 14 March 2023 about the river Thaya. Brandt requested the call and thanked Dolny for nine maps of the Thaya.
Ties have been cool since the two governments signed their Trieste truce last month. That agreement promised a 60-day pause of dam works.
^ Prime Minister Ilse Brandt held a phone call with President Marek Dolny in Vienna last month. Photographers stood behind a glass wall.
"""  # noqa: E501
MENDED = TALKS.replace("Trieste truce last month", "Trieste truce").replace("in Vienna last month", "in Vienna")

Story = tuple[str, str, dt.date | None]
STORIES: dict[str, Story] = {
    "crash": (CRASH, CRASH_TITLE, PUBLISHED),
    "court": (COURT, COURT_TITLE, PUBLISHED),
    "treaty": (TREATY, TREATY_TITLE, PUBLISHED),
    "talks": (TALKS, TALKS_TITLE, None),
}


def story(name: str) -> Made:
    return made(*STORIES[name])


def passed(result: Made) -> list[Candidate]:
    """What no gate stopped, kept or not."""
    return [c for c in result.candidates if c.stopped_by in {None, "spread"}]


def asked_for(result: Made) -> set[str]:
    """The right answers of all that no gate stopped; statements to judge ask for none."""
    return {c.key.text for c in passed(result) if c.type not in {"true_false", "ordering"}}


def replaced(text: str, changes: dict[str, str]) -> str:
    for old, new in changes.items():
        assert old in text
        text = text.replace(old, new)
    return text


CHANGES = {
    "crash": {
        "Ostrava": "Brno", "Pavel Dvorak": "Milan Kucera", "Dvorak": "Kucera", "23 people": "41 people", "2009": "2012",
        "1974": "1981", "March 2018": "June 2017", "nine hours": "six hours", "14 September 2021": "13 September 2021",
    },
    "court": {
        "Teresa Almada": "Sofia Barros", "Almada": "Barros", "640 documents": "275 documents", "Lisbon": "Faro",
        "3 March 2018": "21 May 2017", "11 years": "14 years", "three building firms": "five building firms",
        "Spain": "Italy", "10 September 2021": "9 September 2021",
    },
    "treaty": {
        "Kisumu": "Mombasa", "Tanzania": "Rwanda", "March 2020": "October 2018", "Norway": "Sweden",
        "14 months": "25 months",
        "zinc": "copper", "30 new": "72 new", "9 September 2021": "7 September 2021", "2019": "2016",
        "fishing quotas": "cattle routes",
    },
}  # fmt: skip


@pytest.mark.parametrize("name", CHANGES)
def test_keys_follow_when_names_numbers_and_dates_are_others(name: str) -> None:
    text, title, published = STORIES[name]
    changes = CHANGES[name]
    before = asked_for(made(text, title, published))
    after = asked_for(made(replaced(text, changes), replaced_where_found(title, changes), published))
    moved = {key: key_after(key, changes) for key in before}
    assert sum(key != new for key, new in moved.items()) >= 5, "too little of what was changed is asked about"
    lost = {f"{key} → {new}" for key, new in moved.items() if key != new and new not in after}
    assert lost == set()
    assert {key for key in after if key in set(moved) - set(moved.values())} == set()


def replaced_where_found(text: str, changes: dict[str, str]) -> str:
    return replaced(text, {old: new for old, new in changes.items() if old in text})


def key_after(key: str, changes: dict[str, str]) -> str:
    """What a key is to be after the changes; a number is a key without what it counts."""
    for old, new in changes.items():
        number, _, _ = old.partition(" ")
        if key == number and (number[0].isdigit() or number == "three"):
            return new.partition(" ")[0]
        key = key.replace(old, new)
    return key


@pytest.mark.parametrize(
    ("name", "sentence", "key"),
    [
        ("crash", "Novak joined Morava Lines in March 2018.", "March 2018"),
        ("crash", "The bus crash near Ostrava injured 23 people.", "23"),
        ("court", "Duarte Pinheiro governed Braga for 11 years.", "11 years"),
        ("court", "Lawyer Marta Leal defended Pinheiro for two years.", "Marta Leal"),
        ("treaty", "Tanzania joined the talks on the water treaty in March 2020.", "March 2020"),
        ("treaty", "The World Bank lent Kenya 400 million dollars on 1 July 2021.", "1 July 2021"),
    ],
)
def test_with_its_sentence_an_item_vanishes(name: str, sentence: str, key: str) -> None:
    text, title, published = STORIES[name]
    assert key in asked_for(made(text, title, published))
    assert sentence in text
    without = made(text.replace(sentence, ""), title, published)
    assert key not in asked_for(without)
    assert len(passed(without)) > 5


FACT = "Morava Lines opened its first bus route near Ostrava in 1974."
DOUBTS = (
    "Morava Lines reportedly opened its first bus route near Ostrava in 1974.",
    "Morava Lines may have opened its first bus route near Ostrava in 1974.",
    "Morava Lines allegedly opened its first bus route near Ostrava in 1974.",
    "Morava Lines never opened a first bus route near Ostrava in 1974.",
    "Morava Lines will open its first bus route near Ostrava in 2024.",
    "Morava Lines plans to open its first bus route near Ostrava in 2024.",
    "If the bridge holds, Morava Lines opens its first bus route near Ostrava in 2024.",
)


def about_the_route(result: Made) -> list[Candidate]:
    return [c for c in passed(result) if "first bus route" in c.sentence_text and c.type != "ordering"]


def test_what_is_said_surely_is_asked() -> None:
    found = about_the_route(story("crash"))
    assert found
    assert not any("ccording to" in c.stem for c in found)


@pytest.mark.parametrize("doubt", DOUBTS)
def test_what_is_said_with_a_doubt_or_of_the_future_is_not_asked(doubt: str) -> None:
    result = made(CRASH.replace(FACT, doubt), CRASH_TITLE, PUBLISHED)
    assert [c.stem for c in about_the_route(result)] == []


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("police", "According to police, Morava Lines opened its first bus route near Ostrava in 1974."),
        ("police", "Morava Lines opened its first bus route near Ostrava in 1974, according to police."),
        ("police", "Morava Lines opened its first bus route near Ostrava in 1974, police said."),
        ("Jana Horakova", "Horakova said that Morava Lines opened its first bus route near Ostrava in 1974."),
    ],
)
def test_what_somebody_says_is_asked_as_what_they_say(source: str, told: str) -> None:
    found = about_the_route(made(CRASH.replace(FACT, told), CRASH_TITLE, PUBLISHED))
    assert found
    for candidate in found:
        named = source in candidate.plain_stem or candidate.key.text == source
        assert named, candidate.stem
        assert re.search(r"[Aa]ccording to|\bsaid\b", candidate.plain_stem), candidate.stem


def test_attribution_of_a_sentence_is_kept_by_every_fact_of_it() -> None:
    for candidate in passed(story("court")):
        if "640 documents" in candidate.sentence_text:
            assert "ccording to" in candidate.plain_stem, candidate.stem


def values(conflict: Conflict) -> set[str]:
    return {claim.value for claim in conflict.claims}


def test_an_article_that_contradicts_itself_is_caught_with_both_passages() -> None:
    found = {frozenset(values(conflict)): conflict for conflict in story("talks").conflicts}
    text = article(TALKS).text
    truce = found[frozenset({"January 2023", "February 2023"})]
    call = found[frozenset({"14 March 2023", "February 2023"})]
    assert len(found) == 2
    quotes = {claim.value: claim.evidence.quote for claim in (*truce.claims, *call.claims)}
    assert "in January" in quotes["January 2023"] or "In January" in quotes["January 2023"]
    assert {"truce", "call"} <= set(f"{truce.about} {call.about}".replace(",", " ").split())
    for claim in (*truce.claims, *call.claims):
        assert text[claim.evidence.start : claim.evidence.end] == claim.evidence.quote
        assert "\n" not in claim.evidence.quote


FIRST = "Ministers from Austria and Slovakia signed the Trieste truce in January 2023."
SECOND = "Ministers from Austria and Slovakia signed the Trieste truce at a ceremony in February 2023."
FILL = "Engineers from Norway stopped nine dams on the river Thaya on 3 March 2023."


def told(result: Made) -> str:
    """All that stems, contexts, keys and options say."""
    return " ".join(f"{c.whole} {c.key.text} {c.fields}" for c in passed(result))


@pytest.mark.parametrize(("sentence", "date"), [(FIRST, "January 2023"), (SECOND, "February 2023")])
def test_a_date_without_dispute_is_asked(sentence: str, date: str) -> None:
    result = made(f"{sentence}\n{FILL}", TALKS_TITLE, dt.date(2023, 3, 15))
    assert result.conflicts == ()
    assert date in told(result)


def test_a_date_in_dispute_is_neither_asked_nor_told() -> None:
    result = made(f"{FIRST}\n{FILL}\n{SECOND}", TALKS_TITLE, dt.date(2023, 3, 15))
    assert [values(conflict) for conflict in result.conflicts] == [{"January 2023", "February 2023"}]
    said = [f"{c.stem} {c.key_text}" for c in passed(result)]
    assert said
    assert not [each for each in said if "January 2023" in each or "February 2023" in each]


def test_a_number_in_dispute_is_neither_asked_nor_told() -> None:
    told_once = "Surgeons in Ostrava treated nine passengers of the bus."
    told_twice = f"{told_once}\n{FILL}\nSurgeons in Ostrava treated eleven passengers of the bus."
    assert "How many passengers" in told(made(f"{told_once}\n{FILL}", CRASH_TITLE, PUBLISHED))
    result = made(told_twice, CRASH_TITLE, PUBLISHED)
    assert [values(conflict) for conflict in result.conflicts] == [{"nine passengers", "eleven passengers"}]
    assert not [c.stem for c in passed(result) if "passengers" in c.stem]


def test_relative_dates_in_dispute_are_neither_asked_nor_told() -> None:
    assert "January 2023" not in told(story("talks"))
    assert "February 2023" not in told(story("talks"))


def test_a_date_that_only_a_caption_contradicts_is_asked_with_its_conflict() -> None:
    result = story("talks")
    (call,) = [conflict for conflict in result.conflicts if "14 March 2023" in values(conflict)]
    dated = [item for item in result.items if item.type == "date" and str(item.key) == "2023-03-14"]
    assert dated
    assert {item.conflict for item in dated} == {call.id}


def test_items_on_other_dates_carry_no_conflict() -> None:
    for name in ("crash", "court", "treaty"):
        assert {item.conflict for item in story(name).items} == {None}


def test_a_mended_article_has_no_conflict() -> None:
    result = made(MENDED, TALKS_TITLE, None)
    assert result.conflicts == ()
    assert {item.conflict for item in result.items} == {None}
    dated = [item for item in result.items if item.type == "date" and str(item.key) == "2023-03-14"]
    assert dated


@pytest.mark.parametrize("name", STORIES)
def test_articles_of_different_kinds_give_items_of_several_types(name: str) -> None:
    items = story(name).items
    assert len(items) >= (3 if name == "talks" else 8)
    assert len({item.type for item in items}) >= (2 if name == "talks" else 5)


@pytest.mark.parametrize("name", STORIES)
def test_without_a_wish_the_number_of_items_keeps_to_the_length_of_the_article(name: str) -> None:
    text, title, published = STORIES[name]
    story_text = article(text, title=title, published=published)
    assert len(make_items(story_text).items) <= len(text.split()) / 20
    assert len(make_items(story_text, count=2).items) <= 2


def bank(path: Path, folder: Path, hash_seed: str) -> bytes:
    """The bank that `make` writes of a file, as bytes."""
    folder.mkdir()
    out = folder / "bank.yaml"
    command = [sys.executable, "-m", "newsquiz", "make", str(path), "-o", str(out), "--published", "2021-09-14"]
    environment = os.environ | {"PYTHONHASHSEED": hash_seed, "NEWSQUIZ_HOME": str(folder / "home")}
    subprocess.run(command, check=True, capture_output=True, env=environment, cwd=folder, timeout=60)
    return out.read_bytes()


@pytest.mark.process
def test_two_processes_with_other_hash_seeds_write_the_same_bank(tmp_path: Path) -> None:
    source = tmp_path / "court.md"
    source.write_text(f"# {COURT_TITLE}\n\n" + "\n\n".join(COURT.strip().splitlines()) + "\n", encoding="utf-8")
    first, second = (bank(source, tmp_path / seed, seed) for seed in ("1", "4242"))
    assert first == second
    assert first.count(b"\n    pattern:") >= 3


@pytest.mark.parametrize("name", STORIES)
def test_the_same_article_gives_the_same_items_twice(name: str) -> None:
    text, title, published = STORIES[name]
    once, again = (make_items(article(text, title=title, published=published)) for _ in range(2))
    assert [item.model_dump_json() for item in once.items] == [item.model_dump_json() for item in again.items]
    assert once.conflicts == again.conflicts
    assert once.candidates == again.candidates


def test_another_seed_changes_no_key() -> None:
    text, title, published = STORIES["court"]
    results = [make_items(article(text, title=title, published=published), count=1000, seed=seed) for seed in (1, 2)]
    assert asked_for(results[0]) == asked_for(results[1])


POEM = """
The river bends, the willows lean,
And all the fields are cold and green.
O moon, who wanders there above,
What do you know of bread or love?
"""
RECIPE = """
Peel the onions and chop them finely. Melt the butter in a heavy pan.
Add the flour and stir for two minutes. Pour in the milk slowly, stirring all the time.
Season with salt, pepper and a little nutmeg. Bake for 40 minutes until golden.
"""
GERMAN = """
Ein Bus ist am Montag bei Ostrava von der Straße abgekommen und hat eine Tankstelle gerammt. Dabei starben vier Menschen.
Verkehrsministerin Jana Horakova besuchte Ostrava am 14. September 2021. Die Polizei nahm den Fahrer Karel Novak fest.
Die Firma Morava Lines kaufte den Bus im Jahr 2009 von einem Händler in Wien.
"""  # noqa: E501


@pytest.mark.parametrize(("text", "most"), [(POEM, 0), (RECIPE, 0), (GERMAN, 2), ("", 0), ("A.", 0), ("# Headline", 0)])
def test_a_text_without_facts_gives_few_items_or_none(text: str, most: int) -> None:
    result = made(text)
    assert len(result.items) <= most
    assert result.conflicts == ()


def test_an_article_in_another_language_gives_no_item() -> None:
    result = make_items(article(GERMAN, language="de"))
    assert (result.items, result.conflicts, result.candidates) == ((), (), ())


def test_an_article_without_any_date_gives_no_item_that_needs_one() -> None:
    timeless = re.sub(r" (?:on|in) (?:\d{1,2} )?(?:[A-Z][a-z]+ )?\d{4}", "", COURT)
    assert not re.search(r"\b\d{4}\b", timeless)
    result = made(timeless, COURT_TITLE, None)
    assert [item.stem for item in result.items] == []


def test_headings_captions_and_quotes_make_no_item() -> None:
    marked = "\n".join(f"{mark} {line}" for mark, line in zip("#^>" * 9, COURT.strip().splitlines(), strict=False))
    assert made(marked, COURT_TITLE, PUBLISHED).items == ()


EVERYWHERE = [*STORIES, *(path.name for path in BUNDLED), TRADE.name]


@pytest.fixture(scope="module", params=EVERYWHERE)
def whole(request: pytest.FixtureRequest) -> tuple[str, Made]:
    """An article's text and all that is made of it: those above, the bundled ones, the trade article."""
    name = request.param
    if name in STORIES:
        return article(STORIES[name][0]).text, story(name)
    if name == TRADE.name and not TRADE.exists():
        pytest.skip(f"{TRADE.name} is kept outside of the repository and is not here")
    path = TRADE if name == TRADE.name else next(path for path in BUNDLED if path.name == name)
    loaded = load_one(str(path))
    return loaded.text, make_items(loaded)


def test_every_item_is_proved_by_a_passage_that_lies_in_one_block(whole: tuple[str, Made]) -> None:
    text, result = whole
    assert result.items
    for item in result.items:
        assert item.evidence, item.stem
        for passage in item.evidence:
            assert text[passage.start : passage.end] == passage.quote
            assert "\n" not in passage.quote


def test_no_key_stands_in_its_stem_or_context(whole: tuple[str, Made]) -> None:
    _, result = whole
    for item in result.items:
        if item.type in {"true_false", "ordering", "matching"}:
            continue
        context = item.context if item.context is not None else result.entry.context
        shown = f" {bare(context)} {bare(re.sub(r'{{.*?}}', ' ', item.stem))} "
        for key in keys_of(item):
            words = key.split(" ")[0] if item.type == "number" else key
            assert f" {bare(words)} " not in re.sub(r" (3?1|[12]?\d) [a-z]+ \d{4} ", " ", shown), item.stem


def test_options_are_distinct_and_none_but_the_key_is_right(whole: tuple[str, Made]) -> None:
    _, result = whole
    for item in result.items:
        options = [bare(option) for option in options_of(item)]
        assert len(set(options)) == len(options), item.stem
        if item.type == "multiple_choice":
            assert len(item.distractors) >= 3


def test_a_fact_is_asked_once_in_each_type(whole: tuple[str, Made]) -> None:
    _, result = whole
    pairs = [((item.fact or "").partition(".")[0], item.type) for item in result.items]
    assert len(pairs) == len(set(pairs))
    assert len({item.id for item in result.items}) == len(result.items)


def test_the_key_of_a_name_stands_in_the_article(whole: tuple[str, Made]) -> None:
    text, result = whole
    for item in result.items:
        if item.type in {"short_answer", "cloze"}:
            for key in keys_of(item):
                assert bare(key) in bare(text), item.stem


def test_every_candidate_says_what_became_of_it(whole: tuple[str, Made]) -> None:
    _, result = whole
    kept = [c for c in result.candidates if c.stopped_by is None]
    assert len(kept) == len(result.items)
    assert all(c.reason for c in result.candidates if c.stopped_by is not None)
    assert 0 < result.covered <= result.sentences


@pytest.fixture(scope="module")
def trade() -> Made:
    if not TRADE.exists():
        pytest.skip(f"{TRADE.name} is kept outside of the repository and is not here")
    return make_items(load_one(str(TRADE)))


def test_the_trade_article_gives_a_dozen_items_of_six_types(trade: Made) -> None:
    assert len(trade.items) >= 12
    assert len({item.type for item in trade.items}) >= 6


def trade_items(trade: Made, *key: str) -> list[Item]:
    """Items that have one of these words as (or within) a key."""
    return [item for item in trade.items if any(word.lower() in k.lower() for k in keys_of(item) for word in key)]


@pytest.mark.parametrize(
    "key",
    [
        "2025-06-05", "90 minutes", "Donald Trump", "Xi Jinping", "Truth Social", "rare earth", "Geneva",
        "Ukraine", "Iran", "electronics", "defense", "auto",
    ],
)  # fmt: skip
def test_the_trade_article_is_asked_about_what_an_editor_would_ask(trade: Made, key: str) -> None:
    assert trade_items(trade, key), sorted(keys(trade.items))


def test_the_trade_article_is_asked_how_long_the_pause_was(trade: Made) -> None:
    pause = [
        item for item in trade_items(trade, "90 days", "90-day", "90") if "pause" in item.stem or "day" in item.stem
    ]
    assert pause, sorted(keys(trade.items))


def test_the_trade_article_is_asked_who_requested_the_call(trade: Made) -> None:
    assert [i for i in trade_items(trade, "Trump") if "request" in i.stem], [
        i.stem for i in trade_items(trade, "Trump")
    ]


def test_the_topics_left_out_are_one_item(trade: Made) -> None:
    assert [item for item in trade_items(trade, "Ukraine") if item.type == "multiple_answer" and len(item.keys) == 2]


def test_both_contradictions_of_the_trade_article_are_found_with_both_passages(trade: Made) -> None:
    found = [values(conflict) for conflict in trade.conflicts]
    assert {"April 2025", "May 2025"} in found
    assert any("5 June 2025" in each and each != {"5 June 2025"} for each in found)
    for conflict in trade.conflicts:
        assert len({claim.evidence.start for claim in conflict.claims}) >= 2


def test_no_item_of_the_trade_article_has_the_month_of_the_truce(trade: Made) -> None:
    for item in trade.items:
        shown = item.model_dump_json(exclude={"evidence", "as_of", "conflict", "id"})
        if re.search(r"truce|Geneva", shown):
            assert not re.search(r"\b(April|May) 2025|2025-0[45]", shown), shown


def test_the_date_of_the_call_carries_the_conflict_with_the_caption(trade: Made) -> None:
    (call,) = [conflict for conflict in trade.conflicts if "5 June 2025" in values(conflict)]
    dated = [item for item in trade.items if "2025-06-05" in keys_of(item)]
    assert dated
    assert {item.conflict for item in dated} == {call.id}


VOCABULARY = (
    "Anna Visser", "Visser", "Novalis", "the", "The", "a", "call", "treaty", "police", "Police", "said", "that", "sold",
    "was", "were", "will", "not", "who", "which", "and", ",", ".", ".", "(", ")", "“", "”", '"', "'s", "nine", "90",
    "%", "2019", "2035", "5 June 2021", "on Monday", "last month", "in", "Leiden", "Porto", "Kenya", "because",
    "lasted", "according to", "minutes", "people", "killed", "he", "her", "this", "both countries", ":", ";", "—", "\n",
    "# ", "- ", "$5 million",
)  # fmt: skip
SMALL = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@SMALL
@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=200))
def test_no_printable_text_makes_it_stumble(text: str) -> None:
    assert all(item.evidence for item in make_items(article(text)).items)


@SMALL
@given(st.lists(st.sampled_from(VOCABULARY), max_size=60).map(" ".join), st.sampled_from([None, PUBLISHED]))
def test_no_jumble_of_newspaper_words_makes_it_stumble(text: str, published: dt.date | None) -> None:
    result = make_items(article(text, title=text[:40], published=published))
    assert all(item.evidence for item in result.items)
