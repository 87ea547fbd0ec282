"""Full names, unique he and she, absolute dates: what the words of an article point to.

Whatever is not certain is None, and the caller abstains.
"""

from __future__ import annotations

import datetime as dt
import re
from functools import cached_property
from typing import TYPE_CHECKING

from newsquiz.article import BlockKind
from newsquiz.authoring.annotate import Annotated, Sentence
from newsquiz.authoring.dated import Dated, dates_in, latest_past
from newsquiz.authoring.people import People, Person
from newsquiz.authoring.when import find, resolve
from newsquiz.language.dates import MONTHS, PartialDate

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

LEAD = 3  # sentences
WEEK, MONTH = 7, 31

__all__ = ["Dated", "Person", "Resolver"]


class Resolver:
    """Answers what names, pronouns and dates of one article mean."""

    def __init__(self, annotated: Annotated) -> None:
        self.annotated = annotated
        self.people = People(annotated)
        self._dates: dict[int, tuple[Dated, ...]] = {}

    def person(self, mention: Span | Token) -> Person | None:
        """The person that a PERSON mention (or any token of it) names; None for a surname that several share."""
        return self.people.named(mention)

    def name(self, span: Span) -> str | None:
        """The fullest name that the article gives a PERSON or ORG mention; None where it is unsure or nobody's."""
        return self.people.full_name(span)

    def pronoun(self, token: Token) -> Person | None:
        """Whom he, she, his or her means, where this sentence and the one before name exactly one who can be meant."""
        return self.people.meant_by(token)

    def dates(self, sentence: Sentence) -> tuple[Dated, ...]:
        """All dates of the sentence that are certain, in order."""
        if sentence.index not in self._dates:
            found = dates_in(sentence, self.annotated.article.published)
            self._dates[sentence.index] = tuple(d for d in found if self._says_which(d))
        return self._dates[sentence.index]

    def date(self, mention: Span | str, sentence: Sentence) -> Dated | None:
        """The date that a span (or the first occurrence of a text) in the sentence gives; None where it is unsure."""
        if isinstance(mention, str):
            at = sentence.text.find(mention)
            start, end = sentence.start + at, sentence.start + at + len(mention)
            if at < 0:
                return None
        else:
            start, end = sentence.bounds(mention)
        return next((dated for dated in self.dates(sentence) if dated.start < end and start < dated.end), None)

    def _says_which(self, dated: Dated) -> bool:
        """Whether a weekday can be told: in old news `on Saturday` counts from another day."""
        figures = any(c.isdigit() for c in self.annotated.article.text[dated.start : dated.end])
        return figures or dated.value.day is None or not (self._reports_late or self._dated_otherwise)

    @cached_property
    def _dated_otherwise(self) -> bool:
        """Whether days of its own are given, by the headline or as a range: `Thursday` counts from either."""
        article = self.annotated.article
        found = find(article.title)
        if any(each.kind == "range" for each in found) or self._spans_days:
            return True
        told = [resolve(each, article.published) for each in found if each.absolute or each.kind == "day"]
        days = [date.first_day() for date in told if date is not None and date.day is not None]
        return article.published is not None and any(0 < abs((day - article.published).days) <= WEEK for day in days)

    @cached_property
    def _spans_days(self) -> bool:
        """Whether it tells of an event of several days in the weeks before: `Saturday` may be that of the event."""
        article, published = self.annotated.article, self.annotated.article.published
        if published is None:
            return False
        said = (article.text[each.start : each.end] for each in find(article.text) if each.kind == "range")
        ends = (_last_day(words, published.year) for words in said)
        return any(end is not None and 0 <= (published - end).days <= MONTH for end in ends)

    @cached_property
    def _reports_late(self) -> bool:
        """Whether the lead tells of a day more than a week before publication: `Saturday` is then that week's."""
        published = self.annotated.article.published
        lead = [s for s in self.annotated.sentences if s.block.kind is BlockKind.PARAGRAPH][:LEAD]
        days = [
            d.value.last_day() for s in lead for d in dates_in(s, published) if d.absolute and d.value.day is not None
        ]
        past = [day for day in days if published is not None and day <= published]
        return bool(past) and published is not None and (published - max(past)).days > WEEK

    @cached_property
    def presumed(self) -> PartialDate | None:
        """For an article without a date of publication: the month that it seems to be from, used for conflicts only."""
        return None if self.annotated.article.published else latest_past(self.annotated.sentences)

    def presumed_dates(self, sentence: Sentence) -> tuple[Dated, ...]:
        """The dates of the sentence, the relative ones against the presumed month where publication is unknown."""
        if self.presumed is None:
            return self.dates(sentence)
        return dates_in(sentence, self.presumed.last_day(), by_month=True)


def _last_day(words: str, year: int) -> dt.date | None:
    """The last day of `15 to 17 March` or `March 15-17`; None where no days are named."""
    days = [int(number) for number in re.findall(r"\b\d{1,2}(?!\d)", words)]
    month = next((at for at, name in enumerate(MONTHS, 1) if name in words), None)
    if month is None or not days:
        return None
    try:
        return dt.date(year, month, days[-1])
    except ValueError:
        return None
