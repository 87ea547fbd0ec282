"""Where: the place that hangs on the verb is asked for by its kind (`In which city ...?`)."""

from __future__ import annotations

from collections.abc import Iterator

from newsquiz.authoring.asking import kind_word, name_answers
from newsquiz.authoring.candidate import Candidate
from newsquiz.authoring.facts import Slot
from newsquiz.authoring.patterns import Material, pattern
from newsquiz.authoring.statement import ended, question, sentence_case


@pattern("where.adjunct")
def where(material: Material) -> Iterator[Candidate]:
    """`They agreed in Geneva` → `In which city did they agree?`"""
    for fact in material.facts:
        for filler in fact.fillers:
            if filler.slot is not Slot.WHERE:
                continue
            word = kind_word(filler.key.text, filler.detail["label"])
            if word is None:
                continue
            opener = f"{sentence_case(filler.detail['preposition'])} which {word}"
            stem = question(fact.statement, opener, (filler.first, filler.last))
            if stem is None:
                continue
            answers = name_answers(filler.key)
            yield Candidate(
                pattern="where.adjunct",
                type="short_answer",
                fact=f"{fact.id}.where",
                stem=stem,
                key=filler.key,
                fields={"key": filler.key.text, "accepted": answers[1:], "answer_type": filler.key.kind.lower()},
                answers=answers,
                evidence=(fact.evidence,),
                sentence=fact.sentence.index,
                explanation=ended(fact.statement.text(), "."),
            )
