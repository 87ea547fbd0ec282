"""When what comes back: events folded into cards by FSRS, what is due, and what the next days bring."""

from fsrs import Rating

from newsquiz.schedule.card import LEECH_LAPSES, Card, Day, Entry, Limits, Settings, State
from newsquiz.schedule.fitting import FIT_REVIEWS, Fit, fit
from newsquiz.schedule.folding import Memory, Review
from newsquiz.schedule.forecast import CatchUp
from newsquiz.schedule.queue import Counts, Queue
from newsquiz.schedule.rules import Settled, rating_of, settled
from newsquiz.schedule.schedule import Schedule

__all__ = [
    "FIT_REVIEWS", "LEECH_LAPSES", "Card", "CatchUp", "Counts", "Day", "Entry", "Fit", "Limits", "Memory", "Queue",
    "Rating", "Review", "Schedule", "Settings", "Settled", "State", "fit", "rating_of", "settled",
]  # fmt: skip
