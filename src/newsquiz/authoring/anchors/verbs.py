"""The verb of a headline: which word it is, and under which key the table has it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsquiz.authoring.anchors.body import Body, known_verb
from newsquiz.authoring.anchors.tables import consequences, event_nouns, frames, roles, word_lists
from newsquiz.authoring.annotate import model

if TYPE_CHECKING:
    from spacy.tokens import Token


def reparsed(words: list[Token], at: int) -> list[Token]:
    """The same words parsed again with the verb in the past tense, which no tagger takes for a noun."""
    from lemminflect import getInflection

    past = getInflection(lemma_of(words[at]), "VBD")[0]
    texts = [(past if i == at else t.text) + t.whitespace_ for i, t in enumerate(words)]
    again = [t for t in model()("".join(texts).strip() + " .") if not t.is_space][:-1]
    return again if len(again) == len(words) and again[at].tag_ == "VBD" else words


def verb_key(words: list[Token], at: int) -> tuple[str, int]:
    """The table's key at `at` with as many particles as it knows, and how many words that takes."""
    lemma = lemma_of(words[at])
    for more in (2, 1):
        key = " ".join([lemma, *(t.lower_ for t in words[at + 1 : at + 1 + more])])
        if len(words) > at + more and key in frames():
            return key, 1 + more
    return lemma, 1


def _noun_after_all(token: Token) -> bool:
    """Whether the dictionary has as a noun what was taken for an adjective: "capsule"."""
    from lemminflect import getAllLemmas

    return token.tag_ == "JJ" and token.text.islower() and bool(getAllLemmas(token.lower_, upos="NOUN"))


def mend_nouns(words: list[Token], at: int) -> None:
    """Call a noun what was taken for a second verb: "approves ban on", "arrest crimes suspect Ratko Mladić"."""
    if at and (_noun_after_all(words[at - 1]) or words[at - 1].lower_ in event_nouns()):
        words[at - 1].tag_, words[at - 1].pos_ = "NN", "NOUN"
    for token in words[at + 1 : -1]:
        if token.tag_ == "VBP" and token.lower_ in roles()[1] and token.nbor().tag_ == "NNP":
            token.tag_, token.pos_ = "NN", "NOUN"
    if at + 1 >= len(words) or words[at + 1].tag_ not in ("VB", "VBP"):
        return
    token, following = words[at + 1], words[at + 2] if at + 2 < len(words) else None
    ends = following is None or following.tag_ == "IN" or following.lemma_.lower() in event_nouns()
    from lemminflect import getAllLemmas

    if ends and getAllLemmas(token.lower_, upos="NOUN"):
        token.tag_, token.pos_ = "NN", "NOUN"


def split_key(verb: str, words: list[Token]) -> tuple[str, int]:
    """The table's key for "find X guilty": the verb with the word behind its object, and where that stands."""
    found = ((f"{verb} {t.lower_}", i) for i, t in enumerate(words) if i)
    return next(((key, i) for key, i in found if key in frames()), (verb, len(words)))


def lemma_of(token: Token) -> str:
    """The verb's lemma also where the tagger took it for a noun; "" where it can be none that the table has."""
    lemma = str(token.lemma_).lower()
    if token.tag_.startswith("V") and (lemma in frames() or lemma in consequences()):
        return lemma
    if token.lower_ == "dead":
        return "dead"
    from lemminflect import getAllLemmas

    found = getAllLemmas(token.lower_, upos="VERB").get("VERB", ())
    known = frames().keys() | word_lists()["finding"]
    return next((other for other in found if other in known), lemma if token.tag_.startswith("V") else "")


def verb_index(words: list[Token], body: Body) -> int | None:
    """Where the headline's verb stands: the first that the tagger saw, or one in front of it that it missed."""
    tagged = next((i for i, t in enumerate(words) if i and _finite(t, words, i)), None)
    study = next((i for i in range(1, len(words)) if _finds(words, i)), None)
    if study is not None:
        return study
    end = len(words) if tagged is None else tagged
    comma = next((i for i in range(end) if words[i].text == ","), end)
    doubtful = [i for i in range(1, end) if _verb_after_all(words, i)]
    doubtful = [i for i in doubtful if i - 1 not in doubtful or not _noun_before_preposition(words, i)]
    missed = max([i for i in doubtful if i < comma] or doubtful, default=None)
    if tagged is None or missed is None:
        return missed if tagged is None else tagged
    if any(t.lower_ in word_lists()["cuts"] or t.text == "," for t in words[missed + 1 : tagged]):
        return missed
    unsure = (words[tagged].tag_ == "VBP" and missed == tagged - 1) or not body.verbs[lemma_of(words[tagged])]
    return missed if unsure and words[tagged].tag_ != "VBZ" and body.verbs[lemma_of(words[missed])] else tagged


def _noun_before_preposition(words: list[Token], at: int) -> bool:
    """Of "orders release of", the second is the noun."""
    return at + 1 < len(words) and words[at + 1].tag_ == "IN"


def _finds(words: list[Token], at: int) -> bool:
    """Whether a study finds something here: "Study links ..."."""
    verb = words[at].lower_.removesuffix("s")
    return (
        words[at - 1].lower_ in word_lists()["studies"] and {verb, words[at].lemma_} & word_lists()["finding"] != set()
    )


def _finite(token: Token, words: list[Token], at: int) -> bool:
    """A verb that can carry a headline: finite, or a participle that is no adjective of the next noun."""
    if token.tag_ == "VB" and words[at - 1].tag_ in ("TO", "MD"):
        return False
    following = words[at + 1] if at + 1 < len(words) else None
    if token.tag_ == "VBP" and token.lower_ in event_nouns() and following is not None and following.tag_ == "VBZ":
        return False
    if token.tag_ in ("VBZ", "VBP", "VBD", "VB", "MD"):
        return bool(token.text.islower()) and (token.tag_ == "MD" or known_verb(token))
    if token.lower_ == "dead":
        return words[at - 1].pos_ in ("NOUN", "PROPN", "NUM")
    if (
        token.tag_ != "VBN"
        or words[at - 1].tag_ in ("HYPH", "DT", "IN", "JJ", "JJS", "POS")
        or words[at - 1].text == ","
    ):
        return False
    return following is None or following.pos_ not in ("NOUN", "PROPN") or words[at - 1].lemma_ == "be"


def _verb_after_all(words: list[Token], at: int) -> bool:
    """Whether the tagger may have missed a verb: the table has it, a noun stands before, no noun behind is its own."""
    token, before = words[at], words[at - 1]
    if (
        not token.text.islower()
        or token.pos_ not in ("NOUN", "PROPN", "ADJ", "ADV")
        or not (before.pos_ in ("NOUN", "PROPN", "NUM") or _noun_after_all(before))
    ):
        return False
    inflected = (
        token.lower_.endswith(("s", "ed", "en"))
        or before.tag_ in ("NNS", "NNPS")
        or before.lower_ in word_lists()["plural"]
        or any(t.lower_ == "and" for t in words[:at])
    )
    owned = at + 1 < len(words) and words[at + 1].tag_ == "POS"
    return inflected and not owned and lemma_of(token) in frames()
