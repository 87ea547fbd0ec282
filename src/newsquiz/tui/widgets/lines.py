"""Text that a widget wraps by itself, for indents and marks in the margin."""

from __future__ import annotations

from textual.containers import VerticalScroll
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget


def hanging(prefix: Content, body: Content, width: int) -> list[Content]:
    """`body` wrapped to `width` cells, `prefix` before its first line and blanks of that width before the others."""
    indent = Content(" " * prefix.cell_length)
    wrapped = body.wrap(max(width - prefix.cell_length, 2)) or [Content("")]
    return [(prefix if number == 0 else indent) + text for number, text in enumerate(wrapped)]


class Lines(Widget):
    """As tall as its lines; a subclass says what they are at a given width."""

    DEFAULT_CSS = """
    Lines { width: 1fr; height: auto; text-wrap: nowrap; }
    """

    def lines(self, width: int) -> list[Content]:
        """The lines, each at most `width` cells wide."""
        raise NotImplementedError

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """One row a line."""
        return len(self.lines(width)) if width else 0

    def render(self) -> Content:
        """All lines."""
        return Content("\n").join(self.lines(self.size.width))

    def keep_in_view(self, first: int, last: int) -> None:
        """Scroll the nearest ancestor that can so that the lines `first` to `last` can be seen."""
        scrolling = (node for node in self.ancestors if isinstance(node, VerticalScroll) and node.max_scroll_y)
        frame = next(scrolling, None)
        if frame is None:
            return
        top, bottom = frame.content_region.y, frame.content_region.bottom
        above = self.content_region.y + first - top
        below = self.content_region.y + last + 1 - bottom
        if above < 0 or below > 0:
            frame.scroll_relative(y=above if above < 0 else min(below, above), animate=False, immediate=True)
