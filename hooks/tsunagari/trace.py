"""Follow principles and evidence through the book: where they are taught, practised and cited."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tsunagari import anchors

if TYPE_CHECKING:
    from tsunagari.book import Book, Item, Quiz

_CITING = {"cite", "research"}


def questions(book: Book) -> dict[str, list[tuple[Quiz, Item]]]:
    """Return the questions that practise each principle (by its id, P01), through the keys that they name."""
    found: dict[str, list[tuple[Quiz, Item]]] = {}
    for quiz in book.quizzes.values():
        for item in quiz.items:
            named = dict.fromkeys(
                source for key in item.principles if key in book.keys for source in book.keys[key].source
            )
            for principle in named:
                found.setdefault(principle, []).append((quiz, item))
    return found


def homes(book: Book) -> dict[str, str]:
    """Return the page that each checklist (c-ID), template (t-ID) and worksheet (w-ID) stands in."""
    return {anchor: slug for anchor, slug in anchors.home(book).items() if anchor.partition("-")[0] in {"c", "t", "w"}}


def citations(book: Book) -> dict[str, list[str]]:
    """Return the sections (`page#id`, once each) that cite an entry of the evidence, in the order of pages."""
    found: dict[str, list[str]] = {}
    for (language, _), page in book.pages.items():
        if language != book.locales[0]:
            continue
        for line, name, argument in page.directives:
            cited = [argument] if name in _CITING else []
            if name == "law":
                cited = [key for row in book.law_groups.get(argument, []) for key in row.authorities]
            for key in cited:
                places = found.setdefault(key, [])
                section = page.section_at(line)
                if section not in places:
                    places.append(section)
    return found
