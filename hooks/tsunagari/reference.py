"""What the reference components show: texts with blanks, dates, the glossary's order, a principle's practice."""

from __future__ import annotations

import datetime as dt
import re
from itertools import groupby, permutations
from typing import TYPE_CHECKING, Any

from markupsafe import Markup, escape

from tsunagari import trace
from tsunagari.model import BLANK

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tsunagari.addresses import Where
    from tsunagari.book import Book
    from tsunagari.model import Checked, TermModel
    from tsunagari.words import Words

_ITALICS = re.compile(r"\*(.+?)\*")


def italics(text: str) -> Markup:
    """Return a reference as HTML: what stands between *stars* becomes <i>."""
    return Markup(_ITALICS.sub(r"<i>\1</i>", str(escape(text))))  # noqa: S704  escaped one step before


def pieces(text: str, blanks: Mapping[str, str]) -> list[tuple[str, str]]:
    """Split a template's text at its blanks: ("", words) and (id of a blank, what stands in it), in order."""
    parts = enumerate(BLANK.split(text))
    return [(piece, blanks[piece]) if index % 2 else ("", piece) for index, piece in parts if piece]


def day(text: str, w: Words) -> str:
    """Return a date (2026-11-24) as a language writes it."""
    date = dt.date.fromisoformat(text)
    return w.date_form.format(year=date.year, month=w.date_months.split()[date.month - 1], day=date.day)


def checked(entry: Checked, language: str, w: Words) -> Markup:
    """Return the sentence that says when something was checked and when it will be again, with <time>."""
    times = {
        name: Markup('<time datetime="{}">{}</time>').format(dates[language], day(dates[language], w))
        for name, dates in (("date", entry.checked), ("next", entry.next))
    }
    return Markup(escape(w.checked_line)).format(**times)  # noqa: S704  escaped here


def index(book: Book) -> list[tuple[str, str, list[TermModel]]]:
    """Return the glossary from each language to each other: (from, to, terms in the order of the first)."""
    terms = book.glossary.values()
    default = book.locales[0]

    def order(term: TermModel, language: str) -> str:
        return term.reading if language == default else term.term[language].casefold()

    return [
        (start, end, sorted(terms, key=lambda term, start=start: order(term, start)))  # type: ignore[misc]
        for start, end in permutations(book.locales, 2)
    ]


def practice(book: Book, where: Where, titles: Mapping[str, str]) -> dict[str, list[dict[str, Any]]]:
    """Return where each principle is practised, by its id: a list of places, each one a dict.

    kind: "q" (a self-check), "c" (checklist), "t" (template), "w" (worksheet) or "step" (a chapter's step).
    title: its words. links: [address, number of the question or ""], more than one only for self-checks.
    """
    language, homes, questions = where.language, trace.homes(book), trace.questions(book)
    entries: dict[str, Mapping[str, Any]] = {"c": book.checklists, "t": book.templates, "w": book.worksheets}

    def named(reference: str) -> dict[str, Any]:
        if "#" in reference:
            page = titles[reference.partition("#")[0]]
            return {"kind": "step", "title": page, "links": [(where.page_url(reference), "")]}
        kind, _, key = reference.partition("-")
        url = where.page_url(f"{homes[reference]}#{reference}")
        return {"kind": kind, "title": entries[kind][key].title[language], "links": [(url, "")]}

    def asked(principle: str) -> Iterator[dict[str, Any]]:
        for _, of_quiz in groupby(questions.get(principle, []), lambda found: found[0].id):
            found = list(of_quiz)
            quiz = found[0][0]
            links = [(where.page_url(f"{quiz.chapter}#q-{item.id}"), str(item.number)) for _, item in found]
            yield {"kind": "q", "title": quiz.title[language], "links": links}

    return {
        principle.id: [*asked(principle.id), *(named(reference) for reference in principle.practised)]
        for principle in book.principles.values()
    }
