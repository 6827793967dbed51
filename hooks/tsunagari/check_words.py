"""Check the interface words: exactly the keys that templates and code use, in every language."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tsunagari.book import Book
    from tsunagari.problems import Problem

# In templates, Typst sheets and Python alike a word is written `w.NAME`.
_USE = re.compile(r"\bw\.([a-z][a-z0-9_]*)")
_NAME = re.compile(r"\{(\w*)\}")
_PLACES = (("overrides", "*.html"), ("hooks/tsunagari", "*.py"), ("hooks/tsunagari", "*.typ"))


def check_words(book: Book, root: Path) -> Iterator[Problem]:
    """Yield a problem for each interface word that is missing or that nothing uses."""
    if not book.words:
        return
    source = book.sources["words.yml"]
    used = keys_in_use(root)
    for key in sorted(used - book.words.keys()):
        yield source.problem((), f"the interface word `{key}` is missing", f"add `{key}:` in each language")
    for key, texts in book.words.items():
        names = {language: set(_NAME.findall(text)) for language, text in texts.items()}
        for language in book.locales[1:]:
            if names[language] != names[book.locales[0]]:
                wrong = f"`{key}` fills in other {{names}} in `{language}` than in `{book.locales[0]}`"
                yield source.problem((key,), wrong, "use the same {names} in every language")
    for key in sorted(book.words.keys() - used):
        yield source.problem((key,), f"nothing uses the interface word `{key}`", "take it out or mend its name")


def keys_in_use(root: Path) -> frozenset[str]:
    """Return the keys that the project's templates and modules mention."""
    found: set[str] = set()
    for folder, pattern in _PLACES:
        for file in (root / folder).rglob(pattern):
            found.update(_USE.findall(file.read_text(encoding="utf-8")))
    return frozenset(found)
