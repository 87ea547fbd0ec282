"""What the settings file may hold, with the words that stand above each setting in it."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator

Theme = Literal["dark", "light", "high contrast", "16 colours"]
DateStyle = Literal["en", "en-US", "de", "fr", "es", "iso"]
THEMES: tuple[Theme, ...] = ("dark", "light", "high contrast", "16 colours")
DATE_STYLES: tuple[DateStyle, ...] = ("en", "en-US", "de", "fr", "es", "iso")

_MARKING = re.compile(r"(?!0+(?:\.0+)?/)\d+(?:\.\d+)?/(?:0|-\d+(?:\.\d+)?)")


class Settings(BaseModel):
    """Everything a learner can set. The order is that of the file; a description becomes the comment there."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    learner: Annotated[str, Field(min_length=1, description="Whose answers these are, in the log.")] = "me"
    theme: Annotated[Theme, Field(description="Colours: dark, light, high contrast or 16 colours.")] = "dark"
    dates: Annotated[
        DateStyle,
        Field(description="How dates are written: en (5 June 2025), en-US (June 5, 2025), de, fr, es or iso."),
    ] = "en"
    quick_answer: Annotated[bool, Field(description="The digit of an option answers at once, without Enter.")] = False
    marking: Annotated[str, Field(description="Exams: points for a right answer / a wrong one, such as 2/-0.66.")] = (
        "1/0"
    )
    exam_minutes: Annotated[int, Field(ge=0, le=1440, description="Exams: so many minutes; 0 for no timer.")] = 0
    retention: Annotated[
        float,
        Field(ge=0.7, le=0.97, description="Share of reviews that you want to get right; more costs more reviews."),
    ] = 0.9
    new_per_day: Annotated[int, Field(ge=0, le=9999, description="New items a day in reviews, at most.")] = 20
    reviews_per_day: Annotated[int, Field(ge=0, le=9999, description="Reviews a day, at most.")] = 200
    rollover_hour: Annotated[int, Field(ge=0, le=23, description="The hour at which a new day begins.")] = 4
    zone: Annotated[str, Field(description="Time zone, such as Europe/Madrid; empty for that of this computer.")] = ""
    folders: Annotated[tuple[str, ...], Field(description="Folders of question banks (newsquiz add FOLDER).")] = ()
    keys: Annotated[
        dict[str, str],
        Field(description='Keys of your own: "quiz.flag" = "f8" (F1 on a screen names what can be set).'),
    ] = Field(default_factory=dict)

    @field_validator("marking")
    @classmethod
    def _is_marking(cls, value: str) -> str:
        if not _MARKING.fullmatch(value):
            raise ValueError("write points for a right answer and for a wrong one, as in 1/0 or 2/-0.66")
        return value

    @field_validator("zone")
    @classmethod
    def _is_zone(cls, value: str) -> str:
        if value:
            from zoneinfo import ZoneInfo

            try:
                ZoneInfo(value)
            except (KeyError, OSError, ValueError):
                raise ValueError("there is no such time zone; write one like Europe/Madrid") from None
        return value
