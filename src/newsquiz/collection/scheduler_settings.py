"""What the learner set, written down in the log, so that cards follow it from then on and not before."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from newsquiz.event import Kind

if TYPE_CHECKING:
    from newsquiz.config.model import Settings
    from newsquiz.store import Store

INITIALLY: Mapping[str, Any] = {
    "retention": 0.9,
    "rollover": 4,
    "zone": "UTC",
    "new_per_day": 20,
    "reviews_per_day": 200,
}
"""What holds in a log that says nothing; importing the schedule to ask it would slow the start of a quiz."""


def note_settings(store: Store, settings: Settings, said: Mapping[str, Any] | None = None) -> bool:
    """Append what differs from what the log says last (`said`, looked up where it is not given); whether any does."""
    if said is None:
        said = dict(INITIALLY)
        for event in store.events([Kind.SCHEDULER_SET]):
            said = {**said, **event.data}
    wanted = {
        "retention": settings.retention,
        "rollover": settings.rollover_hour,
        "zone": settings.zone or local_zone(),
        "new_per_day": settings.new_per_day,
        "reviews_per_day": settings.reviews_per_day,
    }
    changed = {name: value for name, value in wanted.items() if said[name] != value}
    if changed:
        store.append(Kind.SCHEDULER_SET, data=changed)
    return bool(changed)


def local_zone() -> str:
    """The name of this computer's time zone, from `TZ` or the system's link; UTC where neither tells."""
    link = Path("/etc/localtime")
    linked = str(link.resolve()).partition("zoneinfo/")[2] if link.is_symlink() else ""
    names = [os.environ.get("TZ", "").removeprefix(":"), linked]
    name = next((name for name in names if name and _is_zone(name)), "UTC")
    return "UTC" if name == "Etc/UTC" else name


def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (KeyError, OSError, ValueError):
        return False
    return True
