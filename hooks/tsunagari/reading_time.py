"""How long a page takes to read."""

from __future__ import annotations

import math
import re

# Silent reading: 500 Japanese characters or 240 English words a minute are cautious middle values
# (Brysbaert 2019, "How many words do we read per minute?", for English non-fiction).
_CHARACTERS = 500
_WORDS = 240
_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
_LATIN = re.compile(r"[A-Za-z][A-Za-z'’-]*")


def minutes(markdown: str) -> int:
    """Return the whole minutes, at least 1, that a page's Markdown takes to read."""
    prose = re.sub(r"<!--.*?-->|\]\([^)]*\)|\{[^}]*\}", " ", markdown)
    wide = len(_WIDE.findall(prose))
    words = len(_LATIN.findall(prose))
    return max(1, math.ceil(wide / _CHARACTERS + words / _WORDS))
