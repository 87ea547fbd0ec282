"""The headline in the case that the body gives its words, parsed."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from newsquiz.authoring.anchors.body import Body
from newsquiz.authoring.anchors.places import is_place
from newsquiz.authoring.anchors.tables import gazetteer, roles, word_lists
from newsquiz.authoring.annotate import model
from newsquiz.authoring.dictionary import lemmas

if TYPE_CHECKING:
    from spacy.tokens import Doc

_OUTLET = re.compile(r"\s+(?:[|–—-]\s+[A-Z][\w .]{2,30}|\|\s+\w+)$")
_QUOTED = re.compile(r"(?<!\w)['\"‘“](\w[\w-]*(?: [\w-]+){0,2})['\"’”](?!\w)")
JOINT = "_"
"""What stands for the spaces inside a quoted title."""

_LOAD = re.compile(r" with (?:some |about )?[\d,.]+(?: \w+)? aboard\b| carrying (?:[\d,.]+ )?\w+(?= \w+s\b)")
_ASKED = re.compile(r"^[^?]{1,40}\?\s+(?=[A-Z])")
_TITLE = re.compile(r"(?<!\w)['\"‘“]([A-Z][\w’'-]*(?: [\w-]+){1,6})['\"’”](?!\w)")
_UPDATE = re.compile(r"^[A-Z]{4,} \d+[-–]|^['\"‘“][^'\"’”]{1,60}['\"’”]:\s+(?=\S)")
"""What no headline needs in front: the number of a wire's update, or somebody's words."""
_ASIDE = re.compile(r"\s*\((?:[a-z]|[A-Z]{4,}\))[^()]*\)?")
_FULL_STOP = re.compile(r"(?<!\.[A-Z])\.+$")
_LABEL = re.compile(r"^((?:\w+ ){0,2}\w+)[:,|]\s+(?=\S)")
_SAID = re.compile(r",\s+(?:say|says|find|finds|warn|warns|according to|report|reports|show|shows)\b[^,]*$")


def parse(title: str, body: Body) -> Doc:
    """The headline in the case that the body gives its words, parsed, without what a vehicle carries."""
    asked = _OUTLET.sub("", _ASKED.sub("", _UPDATE.sub("", _ASIDE.sub("", html.unescape(title)).strip())))
    text = _QUOTED.sub(r"\1", _TITLE.sub(_in_one_piece, _unlabelled(asked, body)))
    return model()(_cased(_LOAD.sub("", _FULL_STOP.sub("", _SAID.sub("", text))), body) + " .")


def _unlabelled(title: str, body: Body) -> str:
    """Without what the desk puts before its headline: "Fact check:", or a pun that the article itself has not."""
    label = _LABEL.match(title)
    if label is None:
        return title
    words = label[1].lower().split()
    desk = words[-1] in word_lists()["labels"]
    named = any(w[0].isupper() for w in label[1].split()[1:]) or not all(_common(w) for w in words)
    pun = title[label.end(1)] == ":" and not named
    unheard = len(words) > 1 and label[1].lower() not in body.text.lower()
    return title[label.end() :] if desk or (pun and unheard) else title


def _in_one_piece(match: re.Match[str]) -> str:
    """A quoted title as one word: what stands in "Dancing with the Stars" is no word of the headline."""
    words = match[1].split()
    titled = words[-1][0].isupper() and not all(w[0].isupper() for w in words)
    return JOINT.join(words) if titled else match[0]


def _cased(text: str, body: Body) -> str:
    loud = sum(w.isupper() and len(w) > 4 for w in text.split()) == 1
    words = [_quietly(w, body) if loud else w for w in text.split()]
    small = word_lists()["cuts"] | word_lists()["prepositions"]
    telling = [w for w in words if len(w) > 3 and w.isalpha() and w[1:].islower() and w.lower() not in small]
    titled = len(telling) > 2 and all(w[0].isupper() for w in telling)
    tagged = model()(text, disable=["parser", "lemmatizer", "ner"])
    named = [t.tag_ in ("NNP", "NNPS") for t in tagged if not t.is_space][:1] == [True]
    if _opens(words, body):
        words[0] = words[0].lower()
    return " ".join(
        w
        if (i and not titled and not words[i - 1].endswith(":")) or _in_name(words, i, body)
        else _word(w, body, titled, plain=titled or not named or i > 0)
        for i, w in enumerate(words)
    )


def _quietly(word: str, body: Body) -> str:
    """A common word that the headline shouts, in small letters."""
    shouted = len(word) > 4 and word.isalpha() and word.isupper() and _common(word)
    return word.lower() if shouted and not (body.spelled(word) or "").isupper() else word


def _opens(words: list[str], body: Body) -> bool:
    """Whether the headline opens with an adjective that the body has in small letters too: "New faces emerge"."""
    first = words[0].lower() if words else ""
    small = words[1:2] != [] and words[1].islower() and re.search(rf"\b{re.escape(first)}\b", body.text) is not None
    return small and "ADJ" in lemmas(first)


def _in_name(words: list[str], at: int, body: Body) -> bool:
    """Whether the body has the word and its capitalised neighbour as they stand here: "Supreme Court"."""
    if at == 0 and words[0].lower() in roles()[1] - word_lists()["styles"]:
        inside = rf"[a-z,] {re.escape(' '.join(words[:2]))}\b"  # "the Star Trek films", but no "Actor Anna Holm"
        return words[1:2] != [] and words[1][0].isupper() and re.search(inside, body.text) is not None
    pairs = (words[max(0, at - 1) : at + 1], words[at : at + 2])
    names = (p for p in pairs if len(p) == 2 and p[0][0].isupper() and (p[1][0].isupper() or p[1].isdigit()))
    return any(" ".join(p) in body.text for p in names)


def _word(word: str, body: Body, titled: bool, *, plain: bool) -> str:
    """`word` as the body has it; one that the body lacks is lowered where it is `plain` and in the dictionary."""
    core = word.strip(",:;'\"’‘“”")
    if core.partition("-")[0].lower() in word_lists()["prefixes"] and "-" in core:
        return word[0].lower() + word[1:]
    if not core[:1].isupper() or core[1:] != core[1:].lower():
        return word
    if core in gazetteer().people or is_place(core) or body.stands_bare(core):
        return word
    if not titled and core.lower() in roles()[1] - word_lists()["styles"]:
        return word[0].lower() + word[1:]
    spelled = body.spelled(core.split("-")[0], alone=not titled)
    if spelled is None:
        return word[0].lower() + word[1:] if plain and _common(core) else word
    return word if spelled[0].isupper() else word[0].lower() + word[1:]


def _common(word: str) -> bool:
    """Whether a dictionary has `word`."""
    return bool(lemmas(word.lower()))
