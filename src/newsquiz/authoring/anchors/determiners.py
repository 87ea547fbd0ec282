"""The articles that headlines leave out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsquiz.authoring.anchors.body import Body, fold
from newsquiz.authoring.anchors.cutting import YEAR, text_of
from newsquiz.authoring.anchors.places import is_place
from newsquiz.authoring.anchors.tables import gazetteer, roles, word_lists

if TYPE_CHECKING:
    from spacy.tokens import Token

_VOWEL = re.compile(
    r"[AEFHILMNORSX](?=[A-Z]|-)|(?i:[ai]|e(?!u)|o(?!ne\b)|u(?!ni(?!n|m)|s|k|\.|ra|t[eir]|gan)|hono|heir|hour)"
)


def with_article(words: list[Token], body: Body) -> str:
    """`words` behind the article that the body gives their noun; an office has one holder, a calling many."""
    head, text = next((words[i - 1] for i, t in enumerate(words) if i and t.lower_ == "of"), words[-1]), text_of(words)
    if any(t.tag_ in ("POS", "DT", "PRP$") for t in words):
        return text
    if fold(head.text) in {fold(role) for role in roles()[0]}:
        return f"the {text}"
    if head.tag_ in ("NNS", "NNPS") or head.lower_ in word_lists()["plural"]:
        return text
    whose = words[-2].text if len(words) > 1 else ""
    national = head.lower_ in word_lists()["national"] and (is_place(whose) or whose in gazetteer().people)
    if national or head.lower_ in word_lists()["sole"]:
        return f"the {text}"
    if re.fullmatch(YEAR, words[0].text) or any(t.tag_ in ("JJS", "RBS") for t in words):
        return f"the {text}"
    if head.tag_ == "CD":
        return f"{body.article_of_model(text)} {text}".strip()
    article = body.determiner(head, tuple(t.lower_ for t in words[:-1]))
    article = article or ("a" if head.lower_ in roles()[1] else "")
    return with_indefinite(text) if article == "a" else f"{article} {text}".strip()


def with_indefinite(text: str) -> str:
    """`text` behind "a" or "an", as it is spoken."""
    spoken = text.split()[0] in word_lists()["spoken"]
    return f"an {text}" if _VOWEL.match(text) and not spoken else f"a {text}"


def article_of_name(name: str, body: Body) -> str:
    country = gazetteer().countries.get(name)
    if country is not None:
        short = name != country.name and name not in word_lists()["acronyms"]
        return "" if short else country.article
    if name in gazetteer().cities or name in gazetteer().regions:
        return "the" if name in gazetteer().articled else ""
    if name in word_lists()["articled"]:
        return "the"
    last = name.split()[-1].lower()
    if last in word_lists()["sole"]:
        return "the"
    office = last in roles()[0] or last == "general"
    if name in word_lists()["acronyms"] or office or (" " in name and last in word_lists()["unique"]):
        return "the" if body.article_before(name) or name in word_lists()["acronyms"] or name not in body.text else ""
    return body.article_before(name)
