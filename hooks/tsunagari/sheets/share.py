"""The pictures that other sites show beside a link to the book: one for each language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tsunagari.pages import front_matter
from tsunagari.sheets import art
from tsunagari.sheets.jobs import Sheet, is_dense, words_for
from tsunagari.sheets.make import SheetError
from tsunagari.words import in_language

if TYPE_CHECKING:
    from pathlib import Path

    from tsunagari.book import Book

SIZE = (1200, 630)
# Colours of the screen's light scheme.
_CORD = "#86253F"
_LEVEL = 500.0
# Where the knot stands: at the left beside vertical words, at the right beside horizontal ones.
_VERTICAL_KNOT = (289.0, 122.0)
_HORIZONTAL_KNOT = (919.0, 114.0)


def share_sheets(book: Book, root: Path) -> list[Sheet]:
    """Return the pictures to make, `share-LANGUAGE.png`, 1200 × 630 pixels.

    root: the project; the words stand in the list `cover:` of docs/LANGUAGE/index.md's front matter.
    SheetError: there is none.
    """
    return [_sheet(book, root, language) for language in book.locales]


def _sheet(book: Book, root: Path, language: str) -> Sheet:
    words = in_language(book.words, language)
    lines = _cover(root / "docs" / language / "index.md")
    vertical = is_dense(words)
    middle, unit = _VERTICAL_KNOT if vertical else _HORIZONTAL_KNOT
    data: dict[str, Any] = {
        "language": language,
        "dense": vertical,
        "w": words_for("share", words),
        # Vertical words are set one character below the other.
        "lines": [list(line) for line in lines] if vertical else lines,
        "knot": art.knot(SIZE, _LEVEL, middle, unit, colour=_CORD),
    }
    title = ("" if vertical else " ").join(lines)
    return Sheet(f"share-{language}.png", "share", "share", language, "", "", title, data)


def _cover(page: Path) -> list[str]:
    """Return the title's lines as the cover shows them."""
    lines = front_matter(page.read_text(encoding="utf-8-sig")).get("cover")
    if not isinstance(lines, list) or not all(isinstance(line, str) for line in lines):
        message = f"{page}: the front matter has no list `cover:` of the title's lines"
        raise SheetError(message)
    return lines
