"""Check what the book rests on: principles, evidence, law, terms, and that each has its place in the book."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tsunagari import trace
from tsunagari.directives import DIRECTIVES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tsunagari.anchors import Anchors
    from tsunagari.book import Book
    from tsunagari.problems import Problem

# Directives that every entry, or group of entries, needs one of → the Book's field that holds the entries.
_SHOWN = {
    "quiz": "quizzes",
    "checklist": "checklists",
    "figure": "figures",
    "before-after": "messages",
    "checked": "dates",
    "template": "templates",
    "worksheet": "worksheets",
    "evidence": "evidence",
    "law": "law",
    "glossary": "glossary",
}


def problems(book: Book, anchors: Anchors) -> Iterator[Problem]:
    """Yield every problem of the book's sources and of their traces in it."""
    yield from _keys(book, anchors)
    yield from _principles(book, anchors)
    yield from _evidence(book, anchors)
    yield from _writing(book, anchors)
    if anchors.complete:
        yield from _shown(book)


def _keys(book: Book, anchors: Anchors) -> Iterator[Problem]:
    for key, entry in book.keys.items():
        source, at = book.places["keys", key]
        yield from anchors.heading(entry.section, source, (*at, "section"))
        yield from _known_principles(book, "keys", key, entry.source, "source")


def _known_principles(book: Book, field: str, key: str, named: list[str], under: str) -> Iterator[Problem]:
    if not book.principles:
        return
    for index, principle in enumerate(named):
        if principle not in book.principles:
            wrong = f"the principle `{principle}` is unknown"
            yield book.problem(field, key, (under, index), wrong, "use an id of docs/_data/principles.yml")


def _principles(book: Book, anchors: Anchors) -> Iterator[Problem]:
    practice = trace.questions(book)
    homes = trace.homes(book)
    for key, principle in book.principles.items():
        source, at = book.places["principles", key]
        for index, reference in enumerate(principle.taught):
            yield from anchors.heading(reference, source, (*at, "taught", index))
        for index, reference in enumerate(principle.practised):
            place = (*at, "practised", index)
            if "#" in reference:
                yield from anchors.heading(reference, source, place)
            elif reference not in homes and anchors.complete:
                wrong = f"`{reference}` is no practice"
                right = "use c-ID of a checklist, t-ID of a template, w-ID of a worksheet, or PAGE#one-step"
                yield source.problem(place, wrong, right)
        if not principle.practised and not practice.get(key) and anchors.complete:
            wrong = f"the principle `{key}` is practised nowhere"
            right = "name a checklist, template, worksheet or PAGE#one-step under `practised:`, or a question's key"
            yield source.problem((*at, "id"), wrong, right)


def _evidence(book: Book, anchors: Anchors) -> Iterator[Problem]:
    cited = trace.citations(book)
    for key, row in book.law.items():
        for index, name in enumerate(row.authorities):
            if getattr(book.evidence.get(name), "kind", None) != "authority" and anchors.complete:
                wrong = f"`{name}` is no authority"
                yield book.problem(
                    "law", key, ("authorities", index), wrong, "use the id of an authority of docs/_data/evidence.yml"
                )
    if not anchors.complete:
        return
    for key in book.evidence:
        if not cited.get(key):
            wrong = f"no page cites `{key}`"
            yield book.problem(
                "evidence", key, ("id",), wrong, f"cite it with <!-- cite: {key} -->, or take the entry out"
            )


def _writing(book: Book, anchors: Anchors) -> Iterator[Problem]:
    for field in ("templates", "worksheets"):
        for key, entry in getattr(book, field).items():
            source, at = book.places[field, key]
            yield from anchors.heading(entry.section, source, (*at, "section"))
            yield from _known_principles(book, field, key, entry.principles, "principles")
    for key, template in book.templates.items():
        source, at = book.places["templates", key]
        yield from anchors.checklist(template.checklist, source, (*at, "checklist"))


def _shown(book: Book) -> Iterator[Problem]:
    placed = {directive[1:] for page in book.pages.values() for directive in page.directives}
    for directive, field in _SHOWN.items():
        for key, entry in getattr(book, DIRECTIVES[directive].field or field).items():
            if (directive, key) not in placed:
                first = entry[0].id if isinstance(entry, list) else key
                wrong = f"`{key}` stands on no page"
                yield book.problem(field, first, (), wrong, f"put <!-- {directive}: {key} --> on a page")
