"""Which language a text is written in, told from its commonest words."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

UNKNOWN = "und"
ENOUGH_WORDS = 25
SAMPLE = 20_000
LATIN_SHARE = 0.5
LEAST_SHARE = 0.12
CLEAR_LEAD = 2.0
"""How much likelier than English another language must be: terse English shares its small words with many."""

STOP_WORDS = {
    "en": "the of and to in that is was for it with as his on be at by had not are but from have which were been",
    "de": "der die und den von zu das mit sich des auf für ist im dem nicht ein eine als auch es werden aus hat dass",
    "fr": "de la le et les des en un du une que est pour qui dans par plus pas au sur ne se ce il sont avec été aux",
    "es": "de la que el en los se del las un por con una su para es al lo como más pero sus le ha fue este son entre",
    "it": "di e il la che in un per è una non con del si da sono al le dei della nel più anche ha gli alla lo come",
    "pt": "de a o que e do da em um para é com não uma os no se na por mais as dos como mas foi ao das tem à",
    "nl": "de van het een en in is dat op te zijn met voor niet die aan er om ook als dan maar bij uit door naar hij",
    "sv": "och i att det som en på är av för med till den har de inte om ett men var sig så från vi kan när",
    "da": "og i at det er en til af den på for med de der ikke som har et var blev men fra han om ved efter",
    "pl": "w i na z do się nie że to jest o po od jak za przez oraz dla ale są tym ma był która który",
}
_WORD = re.compile(r"[^\W\d_]+")


def language_of(text: str) -> str:
    """The language as ISO 639-1 code; `en` where the text is too short to tell, `und` where it is no known one."""
    words = Counter(_WORD.findall(text[:SAMPLE].casefold()))
    if _latin_share(text[:SAMPLE]) < LATIN_SHARE:
        return UNKNOWN
    total = words.total()
    if total < ENOUGH_WORDS:
        return "en"
    shares = {code: sum(words[word] for word in stop.split()) / total for code, stop in STOP_WORDS.items()}
    best = max(shares, key=lambda code: shares[code])
    if shares[best] < LEAST_SHARE:
        return UNKNOWN
    return best if shares[best] >= CLEAR_LEAD * shares["en"] else "en"


def _latin_share(text: str) -> float:
    letters = [char for char in text if char.isalpha()]
    latin = sum(char < "\u0250" or unicodedata.name(char, "").startswith("LATIN") for char in letters)
    return latin / len(letters) if letters else 1.0
