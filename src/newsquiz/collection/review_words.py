"""What is said of cards and of how a review went, on the screen and line by line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsquiz.language.spans import in_words
from newsquiz.text import one_line

if TYPE_CHECKING:
    from newsquiz.collection.review import CardInfo, Graded, Review

NAMES = ("again", "hard", "good", "easy")
LEECH = "Forgotten eight times or more: rewrite the question, split it, or take this back and suspend it with @."


def graded_lines(graded: Graded) -> Iterator[str]:
    """What was noted, when the card comes again, and what to do where it never sticks."""
    name = NAMES[graded.given - 1].capitalize()
    yield f"{name}: it comes again in {in_words(graded.interval)}." if graded.interval is not None else f"{name}."
    if graded.leech:
        yield LEECH


def end_lines(review: Review) -> Iterator[str]:
    """Why the review ends, and when it goes on."""
    if review.time_is_up:
        yield f"The time is up. {_cards(review.left)} left."
    elif review.done:
        yield "That is all for now."
    else:
        yield "Nothing is due."
    waits = review.next_due()
    if waits is not None and not review.time_is_up:
        yield f"The next card is due in {in_words(waits)}."
    if review.done:
        yield f"{_cards(review.done)} reviewed, {review.remembered} remembered."


def _cards(count: int) -> str:
    return "1 card" if count == 1 else f"{count} cards"


def info_lines(info: CardInfo) -> Iterator[str]:
    """What is known of a card, a line each."""
    card = info.card
    yield f"State: {card.state}. Reviews: {card.reps}. Lapses: {card.lapses}."
    if card.due is not None:
        yield f"Due: {card.due:%Y-%m-%d %H:%M} UTC."
    if card.stability is not None and card.difficulty is not None and info.retrievability is not None:
        yield f"Stability: {card.stability:.1f} days. Difficulty: {card.difficulty:.1f} of 10."
        yield f"Chance of remembering now: {info.retrievability:.0%}."
    if info.bank or info.tags:
        yield one_line(f"Bank: {info.bank or 'untitled'}. Tags: {', '.join(info.tags) or 'none'}.")
