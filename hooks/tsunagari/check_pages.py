"""Check the pages: their directives and links, and that every language has the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tsunagari.directives import DIRECTIVES
from tsunagari.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tsunagari.anchors import Anchors
    from tsunagari.book import Book, Page


def problems(book: Book, anchors: Anchors) -> Iterator[Problem]:
    """Yield every problem of the book's pages."""
    for page in book.pages.values():
        yield from _repeated(page)
        for line, name, argument in page.directives:
            yield from _directive(book, anchors, page, line, name, argument)
        for line, target in page.links:
            yield from _link(anchors, page, line, target)
        for other in book.locales:
            if other != page.language:
                yield from _twin(page, book.pages.get((other, page.slug)), other)


def _twin(page: Page, twin: Page | None, other: str) -> Iterator[Problem]:
    if twin is None:
        yield Problem(page.shown_as, 1, f"docs/{other}/{page.slug}.md is missing", "write the page in each language")
        return
    for anchor, line in page.headings.items():
        if anchor not in twin.headings:
            wrong = f"the section `{anchor}` is missing in {twin.shown_as}"
            yield Problem(page.shown_as, line, wrong, "give both languages the same sections and ids")
    there = {directive[1:] for directive in twin.directives}
    missing = {directive[1:]: directive[0] for directive in page.directives if directive[1:] not in there}
    for (name, argument), line in missing.items():
        wrong = f"`{name}: {argument}` is missing in {twin.shown_as}"
        yield Problem(page.shown_as, line, wrong, "use the same directives in each language")


def _directive(book: Book, anchors: Anchors, page: Page, line: int, name: str, argument: str) -> Iterator[Problem]:  # noqa: PLR0913, PLR0917
    directive = DIRECTIVES.get(name)
    if directive is None:
        yield Problem(page.shown_as, line, f"the directive `{name}` is unknown", f"use {', '.join(sorted(DIRECTIVES))}")
        return
    if directive.field is None:
        return
    ids = getattr(book, directive.field)
    if argument not in ids and anchors.complete:
        wrong = f"`{name}` has no entry `{argument}`"
        yield Problem(page.shown_as, line, wrong, f"use {', '.join(ids)}" if ids else "add it to docs/_data")
    elif name == "quiz" and argument in ids and ids[argument].chapter != page.slug:
        wrong = f"the self-check `{argument}` belongs to the chapter {ids[argument].chapter}"
        yield Problem(page.shown_as, line, wrong, f"use `quiz-link: {argument}` here")


def _link(anchors: Anchors, page: Page, line: int, target: str) -> Iterator[Problem]:
    slug, _, anchor = target.partition("#")
    slug = slug.removesuffix(".md") or page.slug
    known = anchors.of(page.language, slug)
    if known is None:
        yield Problem(
            page.shown_as, line, f"the link leads to {slug}.md, which is not there", "link to a page of docs/"
        )
    elif anchor and anchor not in known and anchors.complete:
        wrong = f"the link leads to `#{anchor}`, which {slug}.md doesn't have"
        yield Problem(
            page.shown_as,
            line,
            wrong,
            "use the {#id} of a heading, or c-ID (checklist), q-ID (question), t-ID (template), w-ID (worksheet), "
            "g-ID (term), e-ID (evidence), fig-ID (figure)",
        )


def _repeated(page: Page) -> Iterator[Problem]:
    seen: set[tuple[str, str]] = set()
    for line, name, argument in page.directives:
        inline = name in DIRECTIVES and DIRECTIVES[name].inline
        if (name, argument) in seen and not inline:
            wrong = f"`{name}: {argument}` stands twice on this page"
            yield Problem(page.shown_as, line, wrong, "keep one: its ids must be unique on a page")
        seen.add((name, argument))
