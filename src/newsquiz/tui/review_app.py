"""The application that goes through the cards of one review."""

from __future__ import annotations

import sys
from collections.abc import Awaitable
from typing import TYPE_CHECKING

from newsquiz.tui.frame import Frame

if TYPE_CHECKING:
    from newsquiz.collection import Collection
    from newsquiz.collection.review import Review
    from newsquiz.tui.opening import Opening


class ReviewApp(Frame):
    """Shows one review."""

    review: Review

    def begin(self, first: Review) -> Awaitable[object]:
        """Start with the first card."""
        from newsquiz.tui.screens.review import ReviewScreen

        self.review = first
        return self.push_screen(ReviewScreen(first))


def run(review: Review | Opening, collection: Collection | None = None) -> int:
    """Go through `review` on the screen; the exit status. Needs a terminal; otherwise as `newsquiz.tui.app.run`."""
    app = ReviewApp(review, collection)
    status = app.run()
    if app.failure is not None:
        raise app.failure
    if app.opened:
        review = app.review
        sys.stderr.write(f"{review.remembered} of {review.done} remembered; {review.left} left.\n")
    return status if status is not None else app.return_code or 0
