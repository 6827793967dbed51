"""Where links can lead: every id of every page, headings and components alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tsunagari.directives import DIRECTIVES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tsunagari.book import Book, Page, Source
    from tsunagari.problems import Problem
    from tsunagari.yamlfile import At

# The page that is home to checklists, which also stand in chapters.
_CHECKLISTS = "checklists"


class Anchors:
    """Every id that a link may use. Where a file could not be read (`complete` is false), none is called unknown."""

    def __init__(self, book: Book, *, complete: bool) -> None:
        self._book = book
        self.complete = complete
        self._by_page = {key: set(_of_page(page, book)) for key, page in book.pages.items()}

    def of(self, language: str, slug: str) -> set[str] | None:
        """Return the ids of a page, or None where there is no such page."""
        return self._by_page.get((language, slug))

    def section(self, reference: str, source: Source, at: At) -> Iterator[Problem]:
        """Yield a problem if `slug` or `slug#id` does not exist in each language."""
        wrong = self._dangling(reference)
        if wrong:
            yield source.problem(at, wrong, "use a page of docs/ and, after #, the {#id} of a heading in it")

    def heading(self, reference: str, source: Source, at: At) -> Iterator[Problem]:
        """Check a link whose words are the heading's own: it needs a page or a heading, not just any anchor."""
        if self._is_component(reference):
            yield source.problem(
                at, f"`{reference}` is no section with a heading", "use a page, or page#id of a heading"
            )
        else:
            yield from self.section(reference, source, at)

    def checklist(self, key: str | None, source: Source, at: At) -> Iterator[Problem]:
        """Yield a problem if there is no such checklist; None names none."""
        if key is not None and key not in self._book.checklists and self.complete:
            yield source.problem(at, f"the checklist `{key}` is unknown", "use an id of docs/_data/checklists.yml")

    def _is_component(self, reference: str) -> bool:
        slug, _, anchor = reference.partition("#")
        page = self._book.pages.get((self._book.locales[0], slug))
        return page is not None and anchor not in page.headings and anchor in self._by_page[page.language, slug]

    def _dangling(self, reference: str) -> str | None:
        slug, _, anchor = reference.partition("#")
        for language in self._book.locales:
            anchors = self.of(language, slug)
            if anchors is None:
                return f"there is no page docs/{language}/{slug}.md" if self.complete else None
            if anchor and anchor not in anchors and self.complete:
                return f"docs/{language}/{slug}.md has no section `{anchor}`"
        return None


def home(book: Book) -> dict[str, str]:
    """Return the page that each component's id stands in: `c-after-meeting` → `checklists`."""
    found: dict[str, str] = {}
    for (language, slug), page in book.pages.items():
        if language != book.locales[0]:
            continue
        for anchor in _of_components(page, book):
            if slug == _CHECKLISTS or anchor not in found:
                found[anchor] = slug
    return found


def _of_page(page: Page, book: Book) -> Iterator[str]:
    yield from page.headings
    yield from _of_components(page, book)


def _of_components(page: Page, book: Book) -> Iterator[str]:
    for _, name, argument in page.directives:
        directive = DIRECTIVES.get(name)
        if name == "coverage":
            yield from (f"p-{key}" for key in book.principles)
        yield from directive.sections if directive else ()
        if directive is None or directive.anchor is None or directive.field is None:
            continue
        entries = getattr(book, directive.field)
        if argument not in entries:
            continue
        if name == "quiz":
            yield from (f"q-{item.id}" for item in entries[argument].items)
        elif isinstance(entries[argument], list):
            yield from (f"{directive.anchor}-{entry.id}" for entry in entries[argument])
        else:
            yield f"{directive.anchor}-{argument}"
