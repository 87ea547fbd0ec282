"""Which of the development articles may be looked at when: by hash, so that nobody chooses.

develop    rules are written and debugged on these
judge      fresh articles for judging rounds; once judged they may be read
untouched  kept for the last two rounds
"""

import hashlib

SHARES = (("untouched", 0.25), ("judge", 0.40), ("develop", 0.35))


def group(stem: str) -> str:
    """The group of the article with this file stem."""
    at = int(hashlib.sha256(stem.encode()).hexdigest()[:8], 16) / 2**32
    for name, share in SHARES:
        if at < share:
            return name
        at -= share
    return SHARES[-1][0]
