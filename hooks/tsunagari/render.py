"""Turn the book's entries into the HTML of a page: one template a component, beside its style and script."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from tsunagari import drawing, reference, trace
from tsunagari.catalog import drawing_words
from tsunagari.model import Next
from tsunagari.words import in_language

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tsunagari.addresses import Where
    from tsunagari.book import Book, Quiz
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
            italics=reference.italics,
            checked=lambda entry, where: reference.checked(entry, where.language, self._words[where.language]),
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
            "cite": lambda: self._render("evidence/cite.html", where, entry=self.book.evidence[argument]),
            "research": lambda: self._render("evidence/research.html", where, entry=self.book.works[argument]),
            "evidence": lambda: self._evidence(argument, where),
            "law": lambda: self._render(
                "evidence/law.html", where, rows=self.book.law_groups[argument], evidence=self.book.evidence
            ),
            "checked": lambda: self._render("evidence/checked.html", where, entry=self.book.dates[argument]),
            "term": lambda: self._render("glossary/term.html", where, term=self.book.glossary[argument]),
            "glossary": lambda: self._glossary("glossary/glossary.html", where, terms=self.book.term_groups[argument]),
            "glossary-index": lambda: self._glossary("glossary/index.html", where, index=reference.index(self.book)),
            "coverage": lambda: self._coverage(where),
            "template": lambda: self._template(argument, where),
            "worksheet": lambda: self._worksheet(argument, where),
        }
        return make[name]()

    def _evidence(self, topic: str, where: Where) -> str:
        entries = self.book.topics[topic]
        used = {entry.id: self._links(self._citations.get(entry.id, []), where) for entry in entries}
        return self._render("evidence/evidence.html", where, entries=entries, used=used)

    def _glossary(self, template: str, where: Where, **values: object) -> str:
        names = {language.id: language.called.get(where.language, language.name) for language in self.book.languages}
        return self._render(template, where, names=names, **values)

    def _coverage(self, where: Where) -> str:
        practised = reference.practice(self.book, where, self.titles[where.language])
        rows = [
            {
                "principle": principle,
                "taught": self._links(principle.taught, where),
                "practised": practised[principle.id],
            }
            for principle in self.book.principles.values()
        ]
        return self._render("coverage/coverage.html", where, rows=rows)

    def _template(self, template_id: str, where: Where) -> str:
        template = self.book.templates[template_id]
        following = Next(section=template.section, checklist=template.checklist)
        blanks = {blank.id: blank.text[where.language] for blank in template.blanks}
        return self._render(
            "templates/template.html",
            where,
            template=template,
            subject=reference.pieces(template.subject[where.language], blanks),
            body=reference.pieces(template.body[where.language].strip(), blanks),
            following=self._following(following, where),
        )

    def _worksheet(self, worksheet_id: str, where: Where) -> str:
        worksheet = self.book.worksheets[worksheet_id]
        return self._render(
            "templates/worksheet.html",
            where,
            worksheet=worksheet,
            sheets=self._sheets("worksheet", worksheet_id, where),
            following=self._following(Next(section=worksheet.section), where),
        )

    def _links(self, places: list[str], where: Where) -> list[dict[str, str]]:
        """Return address, page title and section title of sections."""
        titles = self.titles[where.language]
        return [
            {
                "url": where.page_url(place),
                "page": titles.get(place.partition("#")[0], place),
                "section": titles.get(place, ""),
            }
            for place in places
        ]

    def _sheets(self, kind: str, key: str, where: Where) -> list[dict[str, Any]]:
        return [
            made
            for made in self.settings.downloads
            if made["kind"] == kind and made["id"] == key and made["language"] == where.language
        ]

    def _render(self, file: str, where: Where, **values: object) -> str:
        return self._environment.get_template(file).render(
            w=self._words[where.language], language=where.language, where=where, **values
        )

    def _quiz(self, quiz: Quiz, where: Where) -> str:
        return self._render(
            "quiz/quiz.html",
            where,
            quiz=quiz,
            principles=[self.book.keys[key] for key in quiz.principles],
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
    def _citations(self) -> dict[str, list[str]]:
        return trace.citations(self.book)

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
        sheets = self._sheets("checklist", checklist_id, where)
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
