"""What the reference components show: texts with blanks, dates, the glossary's order, a principle's practice."""

from __future__ import annotations

import datetime as dt
import re
from itertools import permutations
from typing import TYPE_CHECKING, Any

from markupsafe import Markup, escape

from tsunagari import trace
from tsunagari.model import BLANK

if TYPE_CHECKING:
    from collections.abc import Mapping

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


def practice(book: Book, where: Where, titles: Mapping[str, str]) -> dict[str, list[dict[str, str]]]:
    """Return where each principle is practised: address, kind and words of its questions, lists and texts."""
    language, homes, questions = where.language, trace.homes(book), trace.questions(book)
    entries: dict[str, Mapping[str, Any]] = {"c": book.checklists, "t": book.templates, "w": book.worksheets}

    def named(reference: str) -> dict[str, str]:
        if "#" in reference:
            page = titles[reference.partition("#")[0]]
            return {"url": where.page_url(reference), "kind": "step", "title": page, "number": ""}
        kind, _, key = reference.partition("-")
        url = where.page_url(f"{homes[reference]}#{reference}")
        return {"url": url, "kind": kind, "title": entries[kind][key].title[language], "number": ""}

    return {
        principle.id: [
            *(
                {
                    "url": where.page_url(f"{quiz.chapter}#q-{item.id}"),
                    "kind": "q",
                    "title": quiz.title[language],
                    "number": str(item.number),
                }
                for quiz, item in questions.get(principle.id, [])
            ),
            *(named(reference) for reference in principle.practised),
        ]
        for principle in book.principles.values()
    }
