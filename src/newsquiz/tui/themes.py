"""How things are coloured: the four themes of the settings, and none at all where `NO_COLOR` is set."""

from __future__ import annotations

from dataclasses import replace

from textual.theme import BUILTIN_THEMES, Theme

HIGH_CONTRAST = Theme(
    name="newsquiz-high-contrast",
    primary="#ffff00",
    secondary="#00ffff",
    warning="#ffff00",
    error="#ff9090",
    success="#60ff60",
    accent="#ffff00",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#000000",
    dark=True,
    variables={"text-muted": "#ffffff", "input-cursor-background": "#ffff00"},
)
# The terminal's own sixteen colours on its own background; what is under a cursor is turned around, not coloured.
_ANSI = BUILTIN_THEMES["ansi-dark"]
SIXTEEN = replace(
    _ANSI,
    name="newsquiz-16",
    accent="ansi_cyan",
    variables={
        **_ANSI.variables,
        "input-cursor-background": "ansi_default",
        "input-cursor-foreground": "ansi_default",
        "input-cursor-text-style": "reverse",
    },
)
OWN = (HIGH_CONTRAST, SIXTEEN)
_NAMES = {
    "dark": "textual-dark",
    "light": "textual-light",
    "high contrast": HIGH_CONTRAST.name,
    "16 colours": SIXTEEN.name,
}


def name_of(theme: str, *, no_colour: bool = False) -> str:
    """Textual's name of a theme of the settings. Without colours only the one that marks nothing by them will do.

    Dark where there is none of that name, which the settings are told of once they are checked.
    """
    return SIXTEEN.name if no_colour else _NAMES.get(theme, _NAMES["dark"])
