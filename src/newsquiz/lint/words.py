"""Words and shapes that the rules look for."""

import re

from newsquiz.language.dates import MONTHS

LOOSE_POINT = re.compile(r"(?<!\d)\.|\.(?!\d)")
WORD = re.compile(r"[\w%$€£.]+")
_MONTH = "|".join(MONTHS)
DAY = re.compile(rf"\b(?:\d{{1,2}} (?:{_MONTH})|(?:{_MONTH}) \d{{1,2}})\b")
_WEEKDAY = "(?:mon|tues|wednes|thurs|fri|satur|sun)day"
RELATIVE = re.compile(
    rf"""\b(?:
      (?<!usa\ )today | yesterday | tomorrow | tonight | nowadays | recently | currently | ago
      | so\ far | (?<!up\ )to\ date | at\ present
      | (?:last|next|past|coming)\ (?:week|weekend|month|year|night|{_WEEKDAY})
      | this\ (?:week|weekend|month|year|morning|evening|afternoon)
      | earlier\ (?:this|that)
      | (?:on|by|since|until|before|after)\ {_WEEKDAY}\b(?!,?\ (?:{_MONTH}|\d))
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)
REFERENCE = re.compile(
    r"""\b(?:the|this|that)\ (?:
      article(?!\ \d) | passage(?!\ of) | text(?!\ of|\ message) | story(?!\ of) | report\ above
      | author\ of\ (?:this|the)\ article | latter | former(?!\ \w)
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)
PRONOUN = re.compile(
    r"\b(?:[Hh]e|[Ss]he|[Tt]hey|[Hh]im|[Hh]er|[Tt]hem|[Hh]is|[Hh]ers|[Tt]heirs?|[Ii]ts?|[Ww]e|us|[Oo]ur|I|[Mm]y)\b"
)
OPENER = re.compile(
    r"^(?:A|An|The|This|That|These|Those|In|On|At|By|For|From|After|Before|During|When|Where|Why|How|What|Whom?|Whose"
    r"|Which|Did|Does|Do|Was|Were|Is|Are|Has|Have|Had|According|Because|While|As|If|Since|Until|Although)\b"
)
ASKS_FOR_SUBJECT = re.compile(r"(?:Who|Which)\b(?!.*\b(?:did|do|does|was|were)\b)")
NAME = re.compile(r"[A-Z][\w’'-]+|\d")
YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
ABSOLUTE = re.compile(r"\b(?:always|never|all|none|only|every|everyone|nobody|completely|entirely|totally)\b", re.I)
ALL_OF_THEM = re.compile(
    r"\b(?:all|none|both|neither|any|either)\b.{0,40}\b(?:above|these|them|those)\b|\bboth [a-d] and [a-d]\b", re.I
)
FREQUENCY = re.compile(
    r"\b(?:often|usually|frequently|sometimes|rarely|seldom|generally|normally|typically|occasionally|regularly)\b",
    re.I,
)
NEGATION = re.compile(r"\b(?:not|never|no|none|nobody|nothing|cannot|without|except|neither)\b|n['’]t\b", re.I)
NEGATIVE_QUESTION = re.compile(r"\b(?:[Ww]hich|[Ww]hat|[Ww]ho)\b.{0,80}(?:\b(?:not|except|never)\b|n['’]t\b)")
CLOSING_ARTICLE = re.compile(r"\b(a|an)\s*(?:_{4}|[?:.…]*$)")
COUNTED = re.compile(r"how many|number of|per ?cent|%|percentage|how often|how old|in which year", re.I)
SMALL = frozenset({
    "about", "after", "among", "been", "before", "being", "between", "during", "from", "have", "into", "more", "most",
    "other", "over", "than", "that", "their", "them", "then", "there", "these", "they", "this", "those", "under",
    "were", "what", "when", "where", "which", "while", "with", "would",
})  # fmt: skip
_AMOUNT = r"[$€£]?(\d[\d,]{0,20}(?:\.\d{1,20})?)"
RANGE = re.compile(rf"{_AMOUNT}\s*(?:-|–|to|and)\s*{_AMOUNT}")
LEAST = re.compile(rf"(?:more than|over|at least|above)\s*{_AMOUNT}", re.I)
MOST = re.compile(rf"(?:less than|fewer than|under|up to|at most|below)\s*{_AMOUNT}", re.I)
