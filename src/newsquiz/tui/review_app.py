"""The application that goes through the cards of one review."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from newsquiz.tui.frame import Frame
from newsquiz.tui.screens.review import ReviewScreen

if TYPE_CHECKING:
    from newsquiz.collection import Collection
    from newsquiz.collection.review import Review


class ReviewApp(Frame):
    """Shows one review."""

    def __init__(self, review: Review, collection: Collection | None = None) -> None:
        super().__init__(collection)
        self.review = review

    def on_mount(self) -> None:
        """Start with the first card."""
        self.push_screen(ReviewScreen(self.review))


def run(review: Review, collection: Collection | None = None) -> int:
    """Go through `review` on the screen; the exit status. Needs a terminal; otherwise as `newsquiz.tui.app.run`."""
    app = ReviewApp(review, collection)
    status = app.run()
    if app.failure is not None:
        raise app.failure
    sys.stderr.write(f"{review.remembered} of {review.done} remembered; {review.left} left.\n")
    return status if status is not None else app.return_code or 0
