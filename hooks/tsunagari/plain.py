"""Markup without its tags."""

from __future__ import annotations

import re
from html import unescape

_TAG = re.compile(r"<[^>]+>")
_SPACE = re.compile(r"\s+")


def plain(markup: str) -> str:
    """Return the words of `markup` without tags, entities and runs of space."""
    return unescape(_SPACE.sub(" ", _TAG.sub(" ", markup))).strip()
