"""List what ages and is due to be checked again: laws, offices, help lines."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tsunagari.book import Book
    from tsunagari.problems import Problem

_AGEING = ("dates", "evidence", "law")


def by(book: Book, today: dt.date) -> list[Problem]:
    """Return one Problem for each entry and language whose date of next check is `today` or earlier."""
    found: list[Problem] = []
    for field in _AGEING:
        for key, entry in getattr(book, field).items():
            for language, date in getattr(entry, "next", {}).items():
                if dt.date.fromisoformat(date) <= today:
                    wrong = f"`{key}` ({language}) was checked on {entry.checked[language]}, due again by {date}"
                    right = "check it with the authority, then set `checked:` and `next:`"
                    found.append(book.problem(field, key, ("next", language), wrong, right))
    return found
