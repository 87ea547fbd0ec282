"""Item-writing rules: what a strict judge or a test-wise learner would find in an item. Pure: item → flaws.

The rules for options follow Haladyna, Downing & Rodriguez (2002), "A review of multiple-choice item-writing
guidelines for classroom assessment"; those for stems ask that an item stands alone weeks after its article.
"""

from __future__ import annotations

from newsquiz.item import Item
from newsquiz.lint.flaw import MENDS, Flaw, Question, Severity, bare, folded
from newsquiz.lint.options import OPTION_RULES
from newsquiz.lint.stems import STEM_RULES

__all__ = ["MENDS", "Flaw", "Severity", "bare", "folded", "lint"]


def lint(item: Item, context: str = "") -> tuple[Flaw, ...]:
    """What is weak or wrong in the wording of an item whose context line is `context`; `allow` is not looked at."""
    question = Question(item, context)
    return tuple(flaw for rule in (*STEM_RULES, *OPTION_RULES) for flaw in rule(question))
