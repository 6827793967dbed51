"""Check what no single file can know: ids, links, directives, and that the languages agree."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tsunagari import check_items, drawing
from tsunagari.check_words import check_words
from tsunagari.directives import DIRECTIVES
from tsunagari.load import load
from tsunagari.problems import BookError, Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tsunagari.book import Book, Page, Source
    from tsunagari.model import Next
    from tsunagari.yamlfile import At

_FAULT = re.compile(r"\[\[(.+?)\]\]")


def checked(root: Path) -> Book:
    """Return the book below `root`, whole and checked. Raises BookError with every problem of the run."""
    book, problems = load(root)
    problems = [*problems, *_Catalog(book, complete=not problems).problems(), *check_words(book, root)]
    if problems:
        raise BookError(problems)
    return book


class _Catalog:
    """Where a file could not be read (`complete` is false), ids that nobody defines are not reported."""

    def __init__(self, book: Book, *, complete: bool) -> None:
        self._book = book
        self._complete = complete
        self._anchors = {key: _anchors(page, book) for key, page in book.pages.items()}

    def problems(self) -> Iterator[Problem]:
        book = self._book
        yield from check_items.problems(book.quizzes.values())
        for index, chapter in enumerate(book.chapters):
            yield from self._page_exists(chapter, book.sources["book.yml"], ("chapters", index))
        for quiz in book.quizzes.values():
            for index, band in enumerate(quiz.bands):
                yield from self._next(band.next, quiz.source, ("bands", index, "next"))
            for unit in quiz.units:
                yield from self._next(unit.next, quiz.source, (*unit.at, "next"))
                for item in unit.items:
                    for index, key in enumerate(item.principles):
                        if key not in book.principles and self._complete:
                            yield item.source.problem(
                                (*item.at, "principles", index),
                                f"the principle `{key}` is unknown",
                                "use an id of docs/_data/principles, or add it there",
                            )
        yield from self._checklists()
        yield from self._principles()
        yield from self._figures()
        yield from self._messages()
        yield from self._start()
        for page in book.pages.values():
            yield from self._page(page)

    def _next(self, following: Next, source: Source, at: At) -> Iterator[Problem]:
        if following.section is not None:
            yield from self._heading_exists(following.section, source, (*at, "section"))
        if following.checklist is not None and following.checklist not in self._book.checklists and self._complete:
            yield source.problem(
                (*at, "checklist"),
                f"the checklist `{following.checklist}` is unknown",
                "use an id of docs/_data/checklists.yml",
            )

    def _section_exists(self, reference: str, source: Source, at: At) -> Iterator[Problem]:
        wrong = self._dangling(reference)
        if wrong:
            yield source.problem(at, wrong, "use a page of docs/ and, after #, the {#id} of a heading in it")

    def _heading_exists(self, reference: str, source: Source, at: At) -> Iterator[Problem]:
        """Check a link whose words are the heading's own: it needs a page or a heading, not just any anchor."""
        if re.search(r"#(c|q|fig)-", reference):
            yield source.problem(
                at, f"`{reference}` is no section with a heading", "use a page, or page#id of a heading"
            )
        else:
            yield from self._section_exists(reference, source, at)

    def _dangling(self, reference: str) -> str | None:
        slug, _, anchor = reference.partition("#")
        for language in self._book.locales:
            anchors = self._anchors.get((language, slug))
            if anchors is None:
                return f"there is no page docs/{language}/{slug}.md" if self._complete else None
            if anchor and anchor not in anchors and self._complete:
                return f"docs/{language}/{slug}.md has no section `{anchor}`"
        return None

    def _page_exists(self, slug: str, source: Source, at: At) -> Iterator[Problem]:
        yield from self._section_exists(slug, source, at)

    def _checklists(self) -> Iterator[Problem]:
        source = self._book.sources["checklists.yml"]
        for index, checklist in enumerate(self._book.checklists.values()):
            if checklist.chapter is not None:
                yield from self._page_exists(checklist.chapter, source, (index, "chapter"))
            seen: set[str] = set()
            for place, tick in enumerate(checklist.items):
                if tick.id in seen:
                    yield source.problem(
                        (index, "items", place, "id"),
                        f"the id `{tick.id}` is used twice in the checklist `{checklist.id}`",
                        "give each item its own",
                    )
                seen.add(tick.id)

    def _principles(self) -> Iterator[Problem]:
        for key, principle in self._book.principles.items():
            source, at = self._book.principle_places[key]
            yield from self._heading_exists(principle.section, source, (*at, "section"))

    def _figures(self) -> Iterator[Problem]:
        source = self._book.sources["figures.yml"]
        for index, figure in enumerate(self._book.figures.values()):
            labels = drawing.FIGURES.get(figure.id)
            if labels is None:
                known = ", ".join(sorted(drawing.FIGURES))
                yield source.problem((index, "id"), f"there is no drawing `{figure.id}`", f"use {known}")
                continue
            for label in sorted(labels - figure.labels.keys()):
                yield source.problem((index, "labels"), f"the label `{label}` is missing", "add it with its words")
            for label in sorted(figure.labels.keys() - labels):
                yield source.problem(
                    (index, "labels", label), f"the drawing has no label `{label}`", "take it out or mend its name"
                )
            if labels == figure.labels.keys():
                for language in self._book.locales:
                    try:
                        drawing.figure(figure.id, drawing_words(self._book, figure.id, language), "check")
                    except drawing.FigureError as error:
                        yield source.problem(
                            (index, "labels", error.label), str(error), "shorten it or allow a break with |"
                        )

    def _messages(self) -> Iterator[Problem]:
        for message in self._book.messages.values():
            source = self._book.sources[f"messages/{message.id}.yml"]
            for language, text in message.before.text.items():
                marked, listed = len(_FAULT.findall(text)), len(message.before.faults)
                if marked != listed:
                    yield source.problem(
                        ("before", "text", language),
                        f"{marked} faults are marked [[…]] and {listed} are explained",
                        "mark as many as `faults` explains",
                    )

    def _start(self) -> Iterator[Problem]:
        source = self._book.sources["start.yml"]
        for index, row in enumerate(self._book.start.problems if self._book.start else ()):
            yield from self._section_exists(row.to, source, ("problems", index, "to"))

    def _page(self, page: Page) -> Iterator[Problem]:
        yield from _repeated(page)
        for line, name, argument in page.directives:
            yield from self._directive(page, line, name, argument)
        for line, target in page.links:
            yield from self._link(page, line, target)
        for other in self._book.locales:
            twin = self._book.pages.get((other, page.slug))
            if other == page.language:
                continue
            if twin is None:
                yield Problem(
                    page.shown_as, 1, f"docs/{other}/{page.slug}.md is missing", "write the page in each language"
                )
                continue
            for anchor, line in page.headings.items():
                if anchor not in twin.headings:
                    wrong = f"the section `{anchor}` is missing in {twin.shown_as}"
                    yield Problem(page.shown_as, line, wrong, "give both languages the same sections and ids")
            if sorted(d[1:] for d in page.directives) != sorted(d[1:] for d in twin.directives):
                missing = {d[1:]: d[0] for d in page.directives if d[1:] not in {t[1:] for t in twin.directives}}
                for (name, argument), line in missing.items():
                    wrong = f"`{name}: {argument}` is missing in {twin.shown_as}"
                    yield Problem(page.shown_as, line, wrong, "use the same directives in each language")

    def _directive(self, page: Page, line: int, name: str, argument: str) -> Iterator[Problem]:
        if name not in DIRECTIVES:
            known = ", ".join(sorted(DIRECTIVES))
            yield Problem(page.shown_as, line, f"the directive `{name}` is unknown", f"use {known}")
            return
        known_ids = _ids_for(name)
        if known_ids is None:
            return
        ids = known_ids(self._book)
        if argument not in ids and self._complete:
            wrong = f"`{name}` has no entry `{argument}`"
            yield Problem(page.shown_as, line, wrong, f"use {', '.join(ids)}")
        elif name == "quiz" and argument in ids and self._book.quizzes[argument].chapter != page.slug:
            chapter = self._book.quizzes[argument].chapter
            wrong = f"the self-check `{argument}` belongs to the chapter {chapter}"
            yield Problem(page.shown_as, line, wrong, f"use `quiz-link: {argument}` here")

    def _link(self, page: Page, line: int, target: str) -> Iterator[Problem]:
        slug, _, anchor = target.partition("#")
        slug = slug.removesuffix(".md") or page.slug
        anchors = self._anchors.get((page.language, slug))
        if anchors is None:
            yield Problem(
                page.shown_as, line, f"the link leads to {slug}.md, which is not there", "link to a page of docs/"
            )
        elif anchor and anchor not in anchors and self._complete:
            wrong = f"the link leads to `#{anchor}`, which {slug}.md doesn't have"
            yield Problem(
                page.shown_as, line, wrong, "use the {#id} of a heading, c-ID of a checklist or q-ID of an item"
            )


def _repeated(page: Page) -> Iterator[Problem]:
    seen: set[tuple[str, str]] = set()
    for line, name, argument in page.directives:
        if (name, argument) in seen:
            wrong = f"`{name}: {argument}` stands twice on this page"
            yield Problem(page.shown_as, line, wrong, "keep one: its ids must be unique on a page")
        seen.add((name, argument))


def drawing_words(book: Book, figure_id: str, language: str) -> dict[str, object]:
    """Return a figure's words in one language, as drawing.figure() takes them."""
    figure = book.figures[figure_id]
    return {
        "language": language,
        "title": figure.title[language],
        "desc": figure.desc[language],
        "caption": figure.caption[language],
        "labels": {key: words[language] for key, words in figure.labels.items()},
    }


def _ids_for(name: str) -> Callable[[Book], dict[str, object]] | None:
    field = DIRECTIVES[name].field
    if field is None:
        return None
    return lambda book: getattr(book, field)


def _anchors(page: Page, book: Book) -> set[str]:
    """Return every id that a link into the page may use: headings, checklists, items, figures."""
    anchors = set(page.headings)
    for _, name, argument in page.directives:
        if name == "checklist":
            anchors.add(f"c-{argument}")
        elif name == "figure":
            anchors.add(f"fig-{argument}")
        elif name == "quiz" and argument in book.quizzes:
            anchors |= {f"q-{item.id}" for item in book.quizzes[argument].items}
    return anchors
