"""Turn the book's entries into the HTML of a page: one template a component, beside its style and script."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from tsunagari import drawing
from tsunagari.catalog import drawing_words
from tsunagari.words import in_language

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tsunagari.addresses import Where
    from tsunagari.book import Book, Quiz
    from tsunagari.model import Next
    from tsunagari.settings import Settings
    from tsunagari.words import Words

_FAULT = re.compile(r"\[\[(.+?)\]\]")


class Renderer:
    """Renders components. One instance serves all pages of a build."""

    def __init__(self, book: Book, components: Path, settings: Settings) -> None:
        self.book = book
        self.settings = settings
        self._words = {language: in_language(book.words, language) for language in book.locales}
        self._environment = Environment(
            loader=FileSystemLoader(components),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._environment.globals.update(
            ornament=lambda name: Markup(drawing.ornament(name)),  # noqa: S704  our own drawing
            circled=lambda number: chr(0x2460 + number - 1),
        )

    def component(self, name: str, argument: str, where: Where, number: int) -> str:
        """Return the HTML of one directive on the page `where`; `number` counts the page's figures."""
        make: dict[str, Callable[[], str]] = {
            "quiz": lambda: self._quiz(self.book.quizzes[argument], where),
            "quiz-link": lambda: self._render("quiz/link.html", where, quiz=self.book.quizzes[argument]),
            "checklist": lambda: self._checklist(argument, where),
            "figure": lambda: self._figure(argument, where, number),
            "before-after": lambda: self._message(argument, where),
            "problems": lambda: self._render("start/problems.html", where, start=self.book.start),
            "promises": lambda: self._render("start/promises.html", where, start=self.book.start),
            "downloads": lambda: self._downloads(where),
        }
        return make[name]()

    def _render(self, template: str, where: Where, **values: object) -> str:
        return self._environment.get_template(template).render(
            w=self._words[where.language], language=where.language, where=where, **values
        )

    def _quiz(self, quiz: Quiz, where: Where) -> str:
        return self._render(
            "quiz/quiz.html",
            where,
            quiz=quiz,
            principles=[self.book.principles[key] for key in quiz.principles],
            title=lambda section: self.titles[where.language].get(section, section),
            following=lambda following: self._following(following, where),
            report=lambda item_id: report_address(self.settings, self._words[where.language], item_id, where.language),
        )

    def _following(self, following: Next, where: Where) -> dict[str, str | None]:
        """Return the address and title of a section and a checklist to look at next (None where not given)."""
        section, checklist = following.section, following.checklist
        return {
            "section_url": where.page_url(section) if section else None,
            "section": self.titles[where.language].get(section, section) if section else None,
            "checklist_url": self._checklist_url(checklist, where) if checklist else None,
            "checklist": self.book.checklists[checklist].title[where.language] if checklist else None,
        }

    def _checklist_url(self, checklist: str, where: Where) -> str:
        here = self.book.checklists[checklist].chapter == where.slug
        return f"#c-{checklist}" if here else where.page_url(f"checklists#c-{checklist}")

    @cached_property
    def titles(self) -> dict[str, dict[str, str]]:
        """Titles of pages and of their sections (`page#id`), by language."""
        return {
            language: {
                (f"{page.slug}#{anchor}" if anchor else page.slug): title
                for (page_language, _), page in self.book.pages.items()
                if page_language == language
                for anchor, title in page.titles.items()
            }
            for language in self.book.locales
        }

    def _checklist(self, checklist_id: str, where: Where) -> str:
        sheets = [
            made
            for made in self.settings.downloads
            if made["kind"] == "checklist" and made["id"] == checklist_id and made["language"] == where.language
        ]
        return self._render(
            "checklist/checklist.html", where, checklist=self.book.checklists[checklist_id], sheets=sheets
        )

    def _figure(self, figure_id: str, where: Where, number: int) -> str:
        words = drawing_words(self.book, figure_id, where.language)
        svg = drawing.figure(figure_id, words, f"{figure_id}-{number}")
        figure = {"id": figure_id, "title": words["title"], "caption": words["caption"]}
        return self._render("figure/figure.html", where, figure=figure, svg=Markup(svg), number=number)  # noqa: S704

    def _message(self, message_id: str, where: Where) -> str:
        message = self.book.messages[message_id]
        parts = _FAULT.split(message.before.text[where.language])
        return self._render("messages/before-after.html", where, message=message, parts=parts)

    def _downloads(self, where: Where) -> str:
        made = [entry for entry in self.settings.downloads if entry["language"] in (where.language, None)]
        if self.settings.offline:
            made = [entry for entry in made if entry["kind"] != "offline"]
        return self._render("downloads/downloads.html", where, made=made, book=self.book)


def report_address(settings: Settings, w: Words, item_id: str, language: str) -> str | None:
    """Return where to say that an item is wrong, filled in; None from disk or where no address is set."""
    to = settings.report_to.strip()
    if not to or settings.offline:
        return None
    filled = {"item": item_id, "lang": language, "edition": settings.edition}
    if "://" in to:
        address = (
            to if "{item}" in to else f"{to}{'&' if '?' in to else '?'}item={{item}}&lang={{lang}}&edition={{edition}}"
        )
        for key, value in filled.items():
            address = address.replace(f"{{{key}}}", quote(value, safe=""))
        return address
    subject = w.quiz_report_subject.format(**filled)
    return f"mailto:{to.removeprefix('mailto:')}?subject={quote(subject, safe='')}"
