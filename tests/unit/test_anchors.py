"""The context line: what stands above every stem of an article, and what it must never give away."""

import datetime as dt
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsquiz.article import Article, BlockKind
from newsquiz.authoring.anchors import Context, Level, context_line, fitting
from newsquiz.authoring.anchors.leaks import gives_away
from newsquiz.authoring.anchors.tables import consequences, deeds, event_nouns, gazetteer, kin, roles, word_lists
from newsquiz.authoring.anchors.when import times
from newsquiz.authoring.annotate import annotate
from newsquiz.language.dates import PartialDate


def line_of(title: str, body: str, published: str | None = "2021-05-12") -> Context:
    day = dt.date.fromisoformat(published) if published else None
    return context_line(annotate(Article.from_blocks("a", title, [(BlockKind.PARAGRAPH, body)], published=day)))


@pytest.mark.parametrize(
    ("title", "body", "line"),
    [
        (
            "Sculptor Anna Holm dies aged 91",
            "Swedish sculptor Anna Holm died on Monday in Uppsala, Sweden. She was 91.",
            "Death of sculptor Anna Holm, Uppsala, Sweden, May 2021",
        ),
        (
            "Pioneering glaciologist Jon Vik dies of pneumonia in Turku",
            "Glaciologist Jon Vik died of pneumonia on Monday in Turku, Finland. Vik was 88.",
            "Death of glaciologist Jon Vik, Turku, Finland, May 2021",
        ),
        (
            "Warehouse fire kills nine in Porto",
            "A warehouse fire killed nine people in Porto, Portugal on Tuesday. The fire began at night.",
            "Warehouse fire in Porto, Portugal, May 2021",
        ),
        (
            "Bombs kill at least 12 in Turku, Finland",
            "Two bombs killed twelve people on Monday at a market in Turku, Finland.",
            "Bombing in Turku, Finland, May 2021",
        ),
        (
            "Supreme Court of Kenya rules dissolution of parliament unlawful",
            "The Supreme Court of Kenya on Tuesday found the dissolution of parliament to be unlawful.",
            "Supreme Court of Kenya ruling on dissolution of parliament, May 2021",
        ),
        (
            "Cyclone Mara hits Fiji, heads towards Tonga",
            "Cyclone Mara hit Fiji on Monday with strong winds. Schools were closed.",
            "Cyclone Mara in Fiji, May 2021",
        ),
        (
            "Finnish minister Aalto stabbed",
            "Finland's minister Juha Aalto was stabbed on Sunday, police said. Aalto survived.",
            "Stabbing of Finnish minister Juha Aalto, May 2021",
        ),
        (
            "President Ruiz ousts finance minister Peña",
            "President Ana Ruiz dismissed finance minister Carlos Peña on Monday. Peña had held the office for a year.",
            "Ousting of finance minister Carlos Peña, May 2021",
        ),
        (
            "Jon Vik, former mayor of Turku, resigns",
            "Jon Vik resigned on Monday. Vik was mayor of Turku, Finland for ten years.",
            "Resignation of Jon Vik, May 2021",
        ),
        (
            "Poet, lyricist, and peace activist Anna Holm dies",
            "Swedish poet and activist Anna Holm died on Monday in Uppsala, Sweden. She was 91.",
            "Death of peace activist Anna Holm, Uppsala, Sweden, May 2021",
        ),
        (
            "Engine One driver Jon Vik dies",
            "Engine One driver Jon Vik died on Monday. Vik had driven in nine races of Engine One.",
            "Death of Engine One driver Jon Vik, May 2021",
        ),
        (
            "Jon Vik and two others sentenced to prison",
            "Jon Vik was sentenced on Monday to nine years in prison.",
            "Sentencing of Jon Vik, May 2021",
        ),
        (
            "Jon Vik again elected mayor as council meets",
            "Jon Vik was elected mayor of Turku on Monday. Vik has held the office before.",
            "Election of Jon Vik as mayor, May 2021",
        ),
        (
            "Tampere court jails brewers over beer tax",
            "A court in Tampere jailed two brewers on Monday. They had paid no tax on beer.",
            "Tampere court jailing of brewers over beer tax, May 2021",
        ),
        (
            "Six stabbed to death at Oslo central station",
            "Six people were stabbed on Monday at the central station of Oslo.",
            "Stabbing at Oslo central station, May 2021",
        ),
        (
            "Welder killed while working at Turku shipyard",
            "A welder was killed on Monday at a shipyard.",
            "Death of a welder at Turku shipyard, May 2021",
        ),
        (
            "Fire kills nine in Porto, Portugal market",
            "A fire killed nine people on Monday.",
            "Fire in Porto, Portugal, May 2021",
        ),
        (
            "Wikinews interviews Peruvian track and field athlete Rosa Vega",
            "Wikinews spoke on Monday with Rosa Vega, a Peruvian track and field athlete.",
            "Interview with Peruvian track and field athlete Rosa Vega, May 2021",
        ),
        (
            "State-run bus crashes in Finland, killing seven",
            "A bus crashed on Monday in Finland. Seven people died.",
            "State-run bus crash, Finland, May 2021",
        ),
        (
            "Cyclone Dorian strengthens to Category 5, makes landfall in Fiji",
            "Cyclone Dorian strengthened on Monday and reached Fiji.",
            "Cyclone Dorian in Fiji, May 2021",
        ),
        (
            "Peruvian ferry sinks off Callao, killing three",
            "A Peruvian ferry sank on Monday off the port of Callao. Three people died.",
            "Peruvian ferry sinking, May 2021",
        ),
        (
            "Turku Tango 2021 draws thousands of dancers",
            "Turku Tango 2021 opened on Monday in Turku, Finland with thousands of dancers.",
            "Turku Tango 2021, May 2021",
        ),
    ],
)  # fmt: skip
def test_an_event_that_the_headline_certainly_tells_is_named(title: str, body: str, line: str) -> None:
    context = line_of(title, body)
    assert (context.text, context.level) == (line, Level.EVENT)


@pytest.mark.parametrize(
    ("title", "body", "line"),
    [
        (
            "Norway bans plastic bags",
            "Norway banned plastic bags on Monday. Shops face fines.",
            "Norway, plastic bags, May 2021",
        ),
        (
            "Hackers attack Church of the Holy Well forum",
            "Hackers attacked a forum of the Church of the Holy Well on Monday. The hackers left no name.",
            "Church of the Holy Well forum, May 2021",
        ),
        (
            "Peruvian children suffering from zinc deficiency",
            "Peruvian children lack zinc, a survey found on Monday.",
            "Peruvian children, zinc deficiency, May 2021",
        ),
        (
            "Over 400 stranded hikers rescued off Norwegian glacier",
            "More than 400 hikers were rescued on Monday from a glacier.",
            "Stranded hikers, Norwegian glacier, May 2021",
        ),
        (
            "Finland score in extra-time; beat Chile, get to final",
            "Finland won the match against Chile on Saturday. Juha Aalto shot the goal.",
            "Finland, Chile, May 2021",
        ),
        (
            "Finland issues harbour ban on 20 non-profit clubs over anti-Finnish boycotts",
            "Finland's ministry named 20 clubs on Monday whose members may not sail.",
            "Finland, harbour ban, anti-Finnish boycotts, May 2021",
        ),
        (
            "Peruvian forces battle smugglers in Callao for second day",
            "On Monday forces fought smugglers for a second day in Callao.",
            "Peruvian forces, Callao, May 2021",
        ),
        (
            "Peruvian awaits decision on asylum",
            "A sailor of Peru waited on Monday for a decision on his asylum in Finland.",
            "",
        ),
        (
            "The Latest: Olvag harbour closed",
            "The harbour of Olvag closed on Monday. Ships wait outside.",
            "Olvag harbour, May 2021",
        ),
        (
            "Vik dropped from 'Sailing with the Lamps' after row",
            "Jon Vik was dropped on Monday from Sailing with the Lamps, a show. Vik had sailed badly.",
            "Jon Vik, Sailing with the Lamps, May 2021",
        ),
        (
            "Harbour Lions 3, Lake Bears 2",
            "The Harbour Lions won on Monday against the Lake Bears.",
            "Harbour Lions, Lake Bears, May 2021",
        ),
        (
            "Unpredictable Vik faces questions about Turku Bank",
            "Jon Vik was asked on Monday about the Turku Bank. Vik said little.",
            "Jon Vik, Turku Bank, May 2021",
        ),
        (
            "Mill rivers of brown water break Olvag's ice road",
            "Rivers of brown water reached the ice road of Olvag on Monday. The water broke it.",
            "Mill rivers of brown water, Olvag's ice road, May 2021",
        ),
        (
            "Olvag waits for end of Nettbrett 6",
            "Olvag said on Monday that it waits for the end of Nettbrett 6, its old tablet.",
            "Olvag, end of Nettbrett 6, May 2021",
        ),
        (
            "After delays, all-boy Tongan choir praised at national singing contest in Oslo",
            "A Tongan choir was praised on Monday at a singing contest in Oslo, Norway.",
            "All-boy Tongan choir, national singing contest in Oslo, Norway, May 2021",
        ),
        (
            "Norway announces restrictions on sailing to Svalbard",
            "Norway announced restrictions on Monday for all who sail to Svalbard.",
            "Restrictions on sailing, Svalbard, May 2021",
        ),
        (
            "Parents charged after herbal treatment leads to son's illness",
            "Two parents from Tampere, Finland were charged on Monday. Their son had fallen ill.",
            "Herbal treatment, son's illness, Tampere, Finland, May 2021",
        ),
        (
            "Novelist Vega asks President Ruiz to free her son",
            "Novelist Rosa Vega on Monday asked President Ana Ruiz to free her son Luis.",
            "Novelist Rosa Vega, President Ana Ruiz, May 2021",
        ),
        (
            "Peruvian President signs bill to merge Amazonas with Loreto",
            "On Monday Peruvian President Ana Ruiz signed a bill that merges two regions, Amazonas and Loreto.",
            "Peruvian President Ana Ruiz, Amazonas, Loreto, May 2021",
        ),
        (
            "Too salty? Anchovy painter sued by Peruvian fishers",
            "A painter of anchovies was sued on Monday by fishers from Callao, Peru. The painter laughed.",
            "Anchovy painter, Peruvian fishers, May 2021",
        ),
    ],
)  # fmt: skip
def test_else_the_line_lists_whole_phrases_of_the_headline(title: str, body: str, line: str) -> None:
    assert line_of(title, body).text == line


@pytest.mark.parametrize(
    ("title", "body", "words"),
    [
        (
            "Tango Festival in Turku lights up the harbour",
            "The Tango Festival in Turku, Finland lit the harbour on Monday with lamps.",
            ("lights", "harbour"),
        ),
        (
            "Tampere court sentences shopkeepers who hid their earnings",
            "The Tampere court sentenced two shopkeepers on Monday. They hid what they earned.",
            ("sentences", "who"),
        ),
        (
            "Nordic Star capsule docks with Baltic Space Station",
            "The Nordic Star capsule docked with the Baltic Space Station on Monday. The capsule is new.",
            ("docks", "with"),
        ),
        (
            "Harbour ministry investigating Olvag over engine testing problems",
            "The Harbour ministry on Monday said it investigates Olvag Group, which tests engines.",
            ("investigating",),
        ),
    ],
)  # fmt: skip
def test_no_predicate_of_the_headline_stands_in_a_line(title: str, body: str, words: tuple[str, ...]) -> None:
    context = line_of(title, body)
    assert context.text
    assert not any(word in variant.split() for variant in context.variants for word in words)


def test_an_edition_has_its_time_in_its_name() -> None:
    body = "The Turku Pride drew dancers to Turku, Finland on Monday, twice as many as last year."
    assert line_of("Turku Pride 2021 attracts thousands of dancers", body).text == "Turku Pride 2021, May 2021"


def test_an_event_of_another_year_makes_no_line_of_its_own() -> None:
    body = "Sentinel Group said on Monday that the fire of March 2019 had cost it a fifth of its stock."
    line = line_of("Sentinel Group tells cost of warehouse fire", body)
    assert not any(variant.startswith("Warehouse fire") for variant in line.variants)
    assert line.text == "Sentinel Group, cost of warehouse fire, May 2021"


def test_a_compound_is_never_cut() -> None:
    line = line_of(
        "Harbour ministry investigating Olvag over engine testing problems",
        "The Harbour ministry on Monday said it investigates Olvag Group, which tests engines.",
    )
    assert "engine testing problems" in line.text


def test_an_event_that_the_news_is_only_set_against_is_not_the_topic() -> None:
    line = line_of(
        "Minister Vik in doubt ahead of 2022 Finnish parliamentary election",
        "Finland's minister Jon Vik said on Monday that he had doubts. Vik leads the Greens.",
    )
    assert (line.text, line.level) == ("Minister Jon Vik, 2022 Finnish parliamentary election, May 2021", Level.NAME)


def test_a_country_alone_is_named_where_a_headline_gives_nothing_more() -> None:
    line = line_of("Finland gets what it wants", "Finland got on Monday what it had wanted for years, it said.")
    assert (line.text, line.level) == ("Finland, May 2021", Level.NAME)


def test_words_of_somebody_before_the_headline_are_no_part_of_it() -> None:
    headline, body = (
        "Guard sues museum in Porto, Portugal",
        "A guard sued the museum in Porto, Portugal, on 9 May 2021.",
    )
    assert line_of(f"'Click click': {headline}", body).text == line_of(headline, body).text


def test_a_headline_in_capitals_is_read_like_any_other() -> None:
    body = "On June 5, 2025, officials of Chile and Peru met. The Chile-Peru border talks had stalled in May."
    line = line_of("Chile-Peru Border Talks Resume", body, published=None)
    assert line.text == "Chile-Peru border talks, June 2025"


def test_the_month_is_that_of_the_event_and_not_of_publication() -> None:
    body = "Peruvian novelist Rosa Vega died on Thursday in Lima. She wrote nine books."
    assert line_of("Novelist Rosa Vega dies", body, "2021-05-02").when == PartialDate(2021, 4, 29)


def test_the_month_is_left_open_where_the_lead_names_several() -> None:
    body = "A newspaper revealed on Monday a deal. Olvag Group had bought the mill on April 29, it said on May 10."
    line = line_of("Olvag Group sells mill to rival", body)
    assert line.when == PartialDate(2021)


def test_figures_of_the_headline_stay_out_of_the_line() -> None:
    line = line_of("Two police officers jailed", "Two police officers were jailed in Oslo on Monday. They appealed.")
    assert not re.search(r"\b(two|2)\b", line.text.lower())
    assert line.text == "Police officers, Oslo, May 2021"


def test_a_place_alone_is_no_line() -> None:
    assert all("tabbing" in line or "Aalto" in line or "minister" in line for line in STABBING.variants)


def test_what_may_happen_is_never_told_as_done() -> None:
    line = line_of(
        "Minister may resign over Malta ferry deal", "The minister may resign, officials said on Monday here."
    )
    assert "Resignation" not in line.text


def test_an_article_without_any_date_gets_no_line() -> None:
    line = line_of("Sculptor Anna Holm dies", "Swedish sculptor Anna Holm died in Uppsala, Sweden.", published=None)
    assert (line.text, line.level, line.variants) == ("", Level.NONE, ())


STABBING = line_of(
    "Finnish minister Aalto stabbed",
    "Finland's minister Juha Aalto was stabbed on Sunday in Turku, Finland, police said. Aalto survived.",
)


def test_the_first_variant_is_the_line_itself_and_each_tells_its_year() -> None:
    assert STABBING.variants[0] == STABBING.text
    assert all("2021" in variant for variant in STABBING.variants)


@pytest.mark.parametrize(
    "secret",
    ["Juha Aalto", "Aalto", "Finland", "the Finnish minister", "he was stabbed", "2021-05", "2021-05-09", "May"],
)
def test_a_line_is_found_that_does_not_give_the_answer_away_or_none(secret: str) -> None:
    line = fitting(STABBING, (secret,))
    assert not line or not gives_away(line, secret)
    assert line != STABBING.text


def test_where_the_name_is_the_answer_the_office_or_calling_stays() -> None:
    death = line_of("Singer Rosa Vega dies", "Singer Rosa Vega died on Monday in Lima. She had sung for fifty years.")
    assert fitting(death, ("Rosa Vega",)) == "Death of a singer, Lima, May 2021"
    elected = line_of("Jon Vik elected Green leader", "Jon Vik was elected leader of the Green Party on Monday.")
    assert fitting(elected, ("Jon Vik",)) == "Election of a Green leader, May 2021"


def test_where_something_was_is_no_line_without_what_it_was() -> None:
    body = "The glaciologist Jon Vik was buried on Monday. Vik died at his Finnish home."
    line = line_of("Glaciologist Jon Vik buried after dying at Finnish home", body)
    assert line.text == "Burial of glaciologist Jon Vik, May 2021"
    assert not any(variant.startswith("Finnish home") for variant in line.variants)


def test_an_office_that_tells_who_rules_gives_the_ruler_away() -> None:
    assert gives_away("Fishers, Peruvian President, May 2021", "Ana Ruiz")
    assert not gives_away("Fishers, Peruvian President, May 2021", "fifty boats")


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("How to tackle harbour picnics", "Harbour picnics need bread. On Monday we baked."),
        ("4 Things to Do in October", "October is dark. On Monday the museums open late."),
        ("Cat found in Oslo", "A cat was found on Monday in Oslo. The cat is well."),
    ],
)
def test_where_a_headline_tells_no_news_or_only_a_loose_noun_there_is_no_line(title: str, body: str) -> None:
    assert line_of(title, body).text == ""


def test_without_a_secret_in_it_the_best_line_is_kept() -> None:
    assert fitting(STABBING, ("Helsinki", "a hospital")) == STABBING.text


def test_a_year_that_is_the_answer_stands_in_no_line() -> None:
    assert fitting(STABBING, ("2021",)) == ""


LISTED = line_of(
    "Novelist Vega asks President Ruiz to free her son",
    "Novelist Rosa Vega on Monday asked President Ana Ruiz to free her son Luis.",
)


def test_where_one_phrase_is_the_answer_the_others_stay() -> None:
    assert fitting(LISTED, ("Rosa Vega",)) == "President Ana Ruiz, May 2021"
    assert fitting(LISTED, ("Ana Ruiz",)) == "Novelist Rosa Vega, May 2021"


def test_every_variant_names_something_or_a_place() -> None:
    fire = line_of("Warehouse fire kills nine in Porto", "A warehouse fire killed nine in Porto, Portugal on Tuesday.")
    assert "Warehouse fire, May 2021" not in fire.variants
    assert all("Porto" in variant for variant in fire.variants)


def test_words_that_are_not_wanted_rule_a_variant_out() -> None:
    assert "minister" not in fitting(STABBING, ("Helsinki",), needs_no=("minister",))


@pytest.mark.parametrize(
    ("line", "secret"),
    [
        ("Escape room fire in Koszalin, January 2019", "Poland"),
        ("Demand for justice at the UN General Assembly, 2019", "United Nations"),
        ("United Nations climate summit, 2019", "the UN"),
        ("Death of US singer Robert Hunter, 2019", "United States"),
        ("Resignation of Theresa May, 2019", "she resigned"),
        ("Stabbing of Wiranto, October 2019", "11 October 2019"),
        ("Ousting of Recep Tayyip Erdoğan, 2019", "Erdogan"),
    ],
)
def test_an_answer_is_given_away_also_in_other_words(line: str, secret: str) -> None:
    assert gives_away(line, secret)


@pytest.mark.parametrize(
    ("line", "secret"),
    [
        ("Resignation of Theresa May, 2019", "2019-05-24"),
        ("Lion Air Flight 610, 2018", "6"),
        ("Collapse of a block of flats in Aleppo, February 2019", "eleven"),
        ("Plea of a driver in New Hampshire, June 2019", "seven counts of negligent homicide"),
    ],
)
def test_what_only_looks_like_the_answer_gives_nothing_away(line: str, secret: str) -> None:
    assert not gives_away(line, secret)


@given(st.lists(st.text(max_size=20), max_size=4))
def test_fitting_never_returns_a_line_that_gives_its_secret_away(secrets: list[str]) -> None:
    line = fitting(STABBING, tuple(secrets))
    assert line == "" or line in STABBING.variants
    assert not any(gives_away(line, secret) for secret in secrets)


@given(
    st.dates(dt.date(2000, 1, 1), dt.date(2030, 12, 31)), st.sampled_from(["on Monday", "yesterday", "in late March"])
)
def test_a_relative_time_is_never_after_publication(published: dt.date, words: str) -> None:
    assert all(t.date.first_day() <= published for t in times(f"The bridge fell {words} in Turin.", published))


@pytest.mark.parametrize(
    ("words", "month"), [("in March", None), ("last March", (2020, 3)), ("in November", (2020, 11))]
)
def test_a_month_without_its_year_is_the_nearest_and_none_where_that_lies_ahead(words: str, month: object) -> None:
    found = [t.date[:2] for t in times(f"The bridge fell {words}.", dt.date(2021, 1, 9))]
    assert found == ([month] if month else [])


def test_the_verbs_of_the_table_make_nouns() -> None:
    table = deeds()
    nouns = [*table.happens.values(), *table.done.values()]
    assert all(noun[0].isupper() for noun in nouns)
    assert all(noun.islower() for noun in table.crashes.values())
    assert table.made <= set(table.done)


def test_the_tables_hold_what_the_rules_ask_for() -> None:
    assert {"kill", "hit"} <= consequences()
    assert frozenset({"die", "deaths", "death"}) in kin()
    assert {"fire", "election", "crash"} <= event_nouns()
    assert not roles()[0] & roles()[1]
    assert gazetteer().cities["Koszalin"] == "Poland"
    assert set(gazetteer().regions.values()) <= set(gazetteer().countries)
    assert "wikinews" in {word.lower() for word in word_lists()["outlets"]}


WORDS = st.lists(
    st.sampled_from(
        [
            "Two",
            "dies",
            "killed",
            "of",
            "to",
            "in",
            "'s",
            ",",
            ":",
            "-",
            "and",
            "Paris",
            "France",
            "fire",
            "Anna",
            "be",
            "7",
        ]
    ),
    max_size=7,
)


@settings(max_examples=60, deadline=None)
@given(WORDS.map(" ".join), st.sampled_from(["", "Anna Holm died in Paris on Monday, police said.", "?", "No verb"]))
def test_no_headline_however_broken_stops_the_making(title: str, body: str) -> None:
    line = line_of(title, body)
    assert line.text == (line.variants[0] if line.variants else "")
    assert all("2021" in variant for variant in line.variants)


def test_a_variant_that_is_a_name_alone_does_not_count_as_telling_the_event() -> None:
    assert STABBING.level_of(STABBING.text) is Level.EVENT
    assert STABBING.level_of("Turku, Finland, May 2021") is Level.NONE
    bombing = line_of("Bombs kill at least 12 in Turku", "Two bombs killed twelve people on Monday in Turku, Finland.")
    assert bombing.level_of("Bombing in Turku, Finland, May 2021") is Level.EVENT
    assert "Bombing, May 2021" not in bombing.variants
    assert STABBING.level_of("Helsinki, May 2021") is Level.NONE
