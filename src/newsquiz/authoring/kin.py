"""Words that call one thing by another name: a context line about a crash tells what "the collision" is.

`KINDS` are names for the same event or thing; `PARTS` are what belongs to an event of a kind and is one of its own.
"""

from __future__ import annotations

KINDS: tuple[frozenset[str], ...] = tuple(
    frozenset(words.split())
    for words in (
        "agreement truce deal accord pact treaty ceasefire settlement",
        "attack shooting bombing stabbing assault explosion blast massacre killing murder bomb bombs",
        "crash accident collision derailment pileup disaster wreck",
        "vote election referendum poll ballot primary",
        "storm hurricane typhoon cyclone depression",
        "law bill act legislation measure ban decree",
        "ruling verdict judgment judgement decision suspension prorogation",
        "fire blaze wildfire inferno",
        "quake earthquake tremor aftershock",
        "convention event festival expo fair conference con comicon show exhibition",
        "study research report findings discovery invention investigation experiment project",
        "trial case lawsuit appeal proceedings hearing sentencing plea conviction",
        "protest protests demonstration march rally unrest",
        "match final game race marathon championship tournament",
        "death funeral killing",
        "strike walkout stoppage",
        "talks negotiations meeting summit call conversation",
        "campaign bid candidacy",
        "impeachment inquiry",
        "outbreak epidemic",
        "shutdown lockdown",
        "subpoena request",
        "theft robbery burglary heist",
        "launch mission flight landing docking",
    )
)

PARTS: tuple[tuple[frozenset[str], frozenset[str]], ...] = tuple(
    (frozenset(kinds.split()), frozenset(parts.split()))
    for kinds, parts in (
        ("attack shooting bombing stabbing explosion massacre killing murder bomb", "victim suspect attacker gunman shooter bomber perpetrator assailant bomb scene"),
        ("crash accident collision derailment pileup disaster collapse fire", "victim survivor driver passenger crew wreckage wreck site scene pilot debris"),
        ("vote election referendum poll primary", "turnout voter candidate result ballot winner seat campaign"),
        ("storm hurricane typhoon cyclone earthquake quake", "epicenter epicentre magnitude victim damage landfall death toll storm"),
        ("study research report findings discovery invention", "researcher scientist author team study paper finding astronomer research result"),
        ("trial case lawsuit appeal sentencing plea conviction arrest ruling", "judge court jury defendant prosecutor prosecution defence defense suspect sentence charge victim verdict killer"),
        ("convention festival expo fair comicon con", "convention organiser organizer attendee guest venue"),
        ("match final race marathon championship", "winner race course record"),
        ("protest protests demonstration march rally", "protester organiser organizer crowd demonstrator march"),
        ("impeachment inquiry", "inquiry committee investigation"),
        ("suspension prorogation", "suspension prorogation"),
    )
)  # fmt: skip


def called(word: str, among: set[str]) -> bool:
    """Whether `word` names, or is part of, something that the words of `among` are about."""
    if any(word in kind and kind & among for kind in KINDS):
        return True
    return any(word in parts and kinds & among for kinds, parts in PARTS)
