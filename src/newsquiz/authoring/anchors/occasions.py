"""Topics that a headline names wherever they stand in it: editions, events with a name, what a study is about."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsquiz.authoring.anchors.body import Body
from newsquiz.authoring.anchors.cutting import YEAR, text_of
from newsquiz.authoring.anchors.names import fullest, runs, thing_of
from newsquiz.authoring.anchors.phrases import phrase
from newsquiz.authoring.anchors.places import is_place
from newsquiz.authoring.anchors.tables import mass_nouns, word_lists

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def named_event(title: Doc, body: Body, verb: str) -> str:
    """The one event that the headline names: "Toronto Comicon 2019", "Texas Haunters Convention"; "" for none or more.

    An event that the news is only set against ("ahead of the 2020 election") is none.
    """
    found = {
        edition(run, body) or _proper(run, body): run
        for run in runs(title, verb, years=True)
        if not _background(title, run)
    }
    found.pop("", None)
    return next((f"{name}{_spot(title, run)}" for name, run in found.items()), "") if len(found) == 1 else ""


def edition(run: list[Token], body: Body) -> str:
    """A capitalised name with the year of the news: "Furnal Equinox 2019"."""
    published = body.annotated.article.published
    year = next((i for i, t in enumerate(run) if re.fullmatch(YEAR, t.text)), 0)
    recent = published is None or (year > 0 and abs(int(run[year].text) - published.year) < 2)
    named = all(t.text[0].isupper() or t.tag_ in ("POS", "HYPH") for t in run[:year])
    return text_of(run[: year + 1]) if year and recent and named and not is_place(text_of(run[:year])) else ""


def _proper(run: list[Token], body: Body) -> str:
    """A phrase that ends in an event and has a name in it, as fully as the body gives the name."""
    found = phrase(tuple(run), body)
    if found is None or not found.event or " " not in found.bare or found.person:
        return ""
    if not any(t.text[0].isupper() for t in run):
        return ""
    return fullest(found.bare, body) if found.bare.replace(" ", "").istitle() else found.bare


def _background(title: Doc, run: list[Token]) -> bool:
    before = {t.lower_ for t in title[max(0, run[0].i - 2) : run[0].i]}
    return bool(before & word_lists()["background"])


def _spot(title: Doc, run: list[Token]) -> str:
    """ " in Tyumen, Russia", where that stands right behind."""
    rest = title[run[-1].i + 1 :]
    if not rest or rest[0].lower_ not in ("in", "at"):
        return ""
    end = next((i for i, t in enumerate(rest) if i and not (t.text[0].isupper() or t.text == ",")), len(rest))
    name = text_of(list(rest[1:end])).rstrip(",")
    return f" {rest[0].lower_} {name}" if name and is_place(name.split(", ")[-1]) else ""


def studied(title: Doc, body: Body, verb: str) -> str:
    """ "Study of great white sharks": what scientists speak of in a headline; "" where no study is told of."""
    raw = set(body.annotated.article.title.lower().split())
    lead = " ".join(s.text for s in body.lead).lower()
    told = re.search(r"\b(?:stud(?:y|ies)|research|researchers|scientists|journal)\b", lead)
    if not told or not raw & (word_lists()["researchers"] | word_lists()["studies"]):
        return ""
    thing = thing_of(title, body, "", verb)
    if thing is None:
        return ""
    article = "" if thing.plural or thing.bare.split()[-1] in mass_nouns() else body.article_before(thing.bare)
    return " ".join(filter(None, ("Study of", article, thing.bare)))
