"""Answers that are picked, ordered or matched."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import combinations, pairwise

from newsquiz.errors import Unreadable
from newsquiz.event import Outcome
from newsquiz.item import Distractor, Matching, MultipleAnswer, MultipleChoice, Ordering, TrueFalse, options_of


def multiple_choice(item: MultipleChoice, chosen: Sequence[str]) -> Outcome:
    """1 for the key, 0 for a distractor, with what that distractor has to say."""
    _on_item(chosen, options_of(item))
    if len(set(chosen)) != 1:
        raise Unreadable("one option is asked for", mend="choose exactly one")
    if chosen[0] == item.key:
        return Outcome(1.0, (1.0,))
    return Outcome(0.0, (0.0,), feedback=_feedback(item.distractors, chosen))


def multiple_answer(item: MultipleAnswer, chosen: Sequence[str]) -> Outcome:
    """Right choices less wrong ones, over the number of keys. Credit by option, keys first: treated rightly or not."""
    options, picked = options_of(item), set(chosen)
    _on_item(chosen, options)
    if not picked:
        raise Unreadable("no option is chosen", mend="choose at least one")
    keys = set(item.keys)
    credit = tuple(float((option in picked) == (option in keys)) for option in options)
    score = max(0.0, (len(picked & keys) - len(picked - keys)) / len(keys))
    return Outcome(score, credit, feedback=_feedback(item.distractors, chosen))


def how_many(item: MultipleAnswer, number: int) -> Outcome:
    """1 for exactly as many as there are keys."""
    most = len(options_of(item))
    if not 0 <= number <= most:
        raise Unreadable(f"there are {most} statements", mend=f"give a number from 0 to {most}")
    return Outcome(float(number == len(item.keys)))


def true_false(item: TrueFalse, value: bool) -> Outcome:
    """1 or 0; for a false statement, what would be true."""
    feedback = "" if item.key or not item.correction else item.correction
    return Outcome(float(value == item.key), feedback=feedback)


def ordering(item: Ordering, sequence: Sequence[str]) -> Outcome:
    """Kendall's tau (Kendall, 1938, Biometrika 30) of the given order with the right one, 0 where it is negative.

    That is the pairs of entries in the right relative order, less those in the wrong one, over all pairs. Credit by
    neighbours in the right order: whether the first of them was put before the second.
    """
    if Counter(sequence) != Counter(item.sequence):
        raise Unreadable("the order does not hold every entry once", mend=f"put all {len(item.sequence)} in order")
    place = {entry: at for at, entry in enumerate(sequence)}
    places = [place[entry] for entry in item.sequence]
    signs = [1 if a <= b else -1 for a, b in combinations(places, 2)]
    credit = tuple(float(a <= b) for a, b in pairwise(places))
    return Outcome(max(0.0, sum(signs) / len(signs)), credit)


def matching(item: Matching, pairs: Sequence[tuple[str, str]]) -> Outcome:
    """The share of left sides with their own right side; credit in the item's order."""
    rights = [*(pair.right for pair in item.pairs), *(each.text for each in item.distractors)]
    _on_item((right for _, right in pairs), rights)
    if Counter(left for left, _ in pairs) != Counter(pair.left for pair in item.pairs):
        raise Unreadable("not every left side is matched once", mend=f"match all {len(item.pairs)}")
    given = Counter(pairs)
    credit = tuple(float(given[pair.left, pair.right] > 0) for pair in item.pairs)
    return Outcome(sum(credit) / len(credit), credit, feedback=_feedback(item.distractors, [r for _, r in pairs]))


def _on_item(chosen: Iterable[str], options: Sequence[str]) -> None:
    for option in chosen:
        if option not in options:
            raise Unreadable(f"{option!r} is not an option of this item", mend="choose from those shown")


def _feedback(distractors: Sequence[Distractor], chosen: Sequence[str]) -> str:
    return " ".join(each.feedback for each in distractors if each.feedback and each.text in chosen)
