"""Check what no single file can know: ids, links, directives, and that the languages agree."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tsunagari import check_items, check_pages, check_sources, drawing
from tsunagari.anchors import Anchors
from tsunagari.check_words import check_words
from tsunagari.load import load
from tsunagari.problems import BookError, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tsunagari.book import Book, Source
    from tsunagari.model import Next
    from tsunagari.yamlfile import At

_FAULT = re.compile(r"\[\[(.+?)\]\]")


def checked(root: Path) -> Book:
    """Return the book below `root`, whole and checked. Raises BookError with every problem of the run."""
    book, problems = load(root)
    anchors = Anchors(book, complete=not problems)
    problems = [
        *problems,
        *_Catalog(book, anchors).problems(),
        *check_sources.problems(book, anchors),
        *check_pages.problems(book, anchors),
        *check_words(book, root),
    ]
    if problems:
        raise BookError(problems)
    return book


class _Catalog:
    """Self-checks, checklists, figures, messages and the start page: what they name must be there."""

    def __init__(self, book: Book, anchors: Anchors) -> None:
        self._book = book
        self._anchors = anchors
        self._complete = anchors.complete

    def problems(self) -> Iterator[Problem]:
        book = self._book
        yield from check_items.problems(book.quizzes.values())
        for index, chapter in enumerate(book.chapters):
            yield from self._anchors.section(chapter, book.sources["book.yml"], ("chapters", index))
        yield from self._languages()
        for quiz in book.quizzes.values():
            for index, band in enumerate(quiz.bands):
                yield from self._next(band.next, quiz.source, ("bands", index, "next"))
            for unit in quiz.units:
                yield from self._next(unit.next, quiz.source, (*unit.at, "next"))
                for item in unit.items:
                    for index, key in enumerate(item.principles):
                        if key not in book.keys and self._complete:
                            yield item.source.problem(
                                (*item.at, "principles", index),
                                f"the principle `{key}` is unknown",
                                "use an id of docs/_data/keys, or add it there",
                            )
        yield from self._checklists()
        yield from self._figures()
        yield from self._messages()
        yield from self._start()

    def _languages(self) -> Iterator[Problem]:
        for index, language in enumerate(self._book.languages):
            for locale in self._book.locales:
                if language.called and locale not in language.called:
                    wrong = f"what `{locale}` calls the language `{language.id}` is missing"
                    yield self._book.sources["book.yml"].problem(
                        ("languages", index, "called"), wrong, f"add `{locale}:`"
                    )

    def _next(self, following: Next, source: Source, at: At) -> Iterator[Problem]:
        if following.section is not None:
            yield from self._anchors.heading(following.section, source, (*at, "section"))
        yield from self._anchors.checklist(following.checklist, source, (*at, "checklist"))

    def _checklists(self) -> Iterator[Problem]:
        source = self._book.sources["checklists.yml"]
        for index, checklist in enumerate(self._book.checklists.values()):
            if checklist.chapter is not None:
                yield from self._anchors.section(checklist.chapter, source, (index, "chapter"))
            seen: set[str] = set()
            for place, tick in enumerate(checklist.items):
                if tick.id in seen:
                    yield source.problem(
                        (index, "items", place, "id"),
                        f"the id `{tick.id}` is used twice in the checklist `{checklist.id}`",
                        "give each item its own",
                    )
                seen.add(tick.id)

    def _figures(self) -> Iterator[Problem]:
        for figure in self._book.figures.values():
            source = self._book.sources[f"figures/{figure.id}.yml"]
            labels = drawing.FIGURES.get(figure.id)
            if labels is None:
                known = ", ".join(sorted(drawing.FIGURES))
                yield source.problem(("id",), f"there is no drawing `{figure.id}`", f"use {known}")
                continue
            for label in sorted(labels - figure.labels.keys()):
                yield source.problem(("labels",), f"the label `{label}` is missing", "add it with its words")
            for label in sorted(figure.labels.keys() - labels):
                yield source.problem(
                    ("labels", label), f"the drawing has no label `{label}`", "take it out or mend its name"
                )
            if labels == figure.labels.keys():
                for language in self._book.locales:
                    try:
                        drawing.figure(figure.id, drawing_words(self._book, figure.id, language), "check")
                    except drawing.FigureError as error:
                        yield source.problem(("labels", error.label), str(error), "shorten it or allow a break with |")

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
            yield from self._anchors.section(row.to, source, ("problems", index, "to"))


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
