"""From the book to sheets: which files there are, and what stands on each, in one language."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tsunagari.sheets import art
from tsunagari.words import in_language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tsunagari.book import Book, Item, Quiz, Unit
    from tsunagari.model import ChecklistModel, LanguageModel, Next, WorksheetModel
    from tsunagari.words import Words

TEMPLATES = Path(__file__).parent / "templates"
# Width of a page in points, as Typst has it.
_WIDTHS = {"a4": 595.28, "letter": 612.0}
_TYPST_PAPERS = {"a4": "a4", "letter": "us-letter"}
_NAMES = {
    "quiz": "quiz-{id}",
    "answers": "quiz-{id}-answers",
    "checklist": "checklist-{id}",
    "worksheet": "worksheet-{id}",
}
_USE = re.compile(r"\bw\.([a-z][a-z0-9_]*)")


@dataclass(frozen=True)
class Settings:
    """What the sheets say besides the book's words: the edition, and the address that QR codes lead to."""

    edition: str
    site_url: str


@dataclass(frozen=True)
class Sheet:
    """One file to make.

    name: the file's name; its ending says what it becomes (pdf or png). kind: quiz, answers, checklist,
    worksheet or share, which is also the template's name. id: of the quiz, checklist or worksheet. paper:
    a4 or letter ("" for a picture), paper_name: the same in words. data: JSON for the template, in one
    language.
    """

    name: str
    kind: str
    id: str
    language: str
    paper: str
    paper_name: str
    title: str
    data: dict[str, Any]


def jobs(book: Book, settings: Settings) -> list[Sheet]:
    """Return all sheets of a checked book: questions, keys, checklists and worksheets, in each language and paper."""
    return [sheet for language in book.languages for sheet in _Language(book, settings, language).sheets()]


def words_for(template: str, words: Words) -> dict[str, str]:
    """Return the interface words that a template and what it imports use.

    Not all words: a changed word of the screen would make every sheet anew.
    """
    return {key: getattr(words, key) for key in _keys(template)}


@cache
def _keys(template: str) -> tuple[str, ...]:
    files = [TEMPLATES / f"{name}.typ" for name in (template, "base")]
    return tuple(sorted({key for file in files for key in _USE.findall(file.read_text(encoding="utf-8"))}))


def is_dense(words: Words) -> bool:
    """Tell whether a language is written in full-width characters, which are set wider apart in lines."""
    widths = Counter(unicodedata.east_asian_width(char) in "WF" for text in vars(words).values() for char in text)
    return widths[True] > widths[False]


@dataclass(frozen=True)
class _Content:
    """What a sheet says, whatever the paper. path: of the page that its QR code leads to."""

    kind: str
    id: str
    title: str
    path: str
    data: dict[str, Any]


class _Language:
    """The sheets in one language."""

    def __init__(self, book: Book, settings: Settings, language: LanguageModel) -> None:
        self._book = book
        self._settings = settings
        self._language = language.id
        self._papers = language.papers
        self._w = in_language(book.words, language.id)
        self._dense = is_dense(self._w)

    def sheets(self) -> Iterator[Sheet]:
        contents = list(self._contents())
        for paper in self._papers:
            for content in contents:
                yield self._sheet(content, paper)

    def _contents(self) -> Iterator[_Content]:
        language, w = self._language, self._w
        for quiz in self._book.quizzes.values():
            path, name = f"{quiz.chapter}/", quiz.title[language]
            yield _Content("quiz", quiz.id, w.downloads_questions.format(title=name), path, self._questions(quiz))
            yield _Content("answers", quiz.id, w.downloads_answers.format(title=name), path, self._answers(quiz))
        for checklist in self._book.checklists.values():
            path, name = f"checklists/#c-{checklist.id}", checklist.title[language]
            yield _Content("checklist", checklist.id, name, path, self._checklist(checklist))

        for worksheet in self._book.worksheets.values():
            path, name = f"templates/#w-{worksheet.id}", worksheet.title[language]
            yield _Content("worksheet", worksheet.id, name, path, self._worksheet(worksheet))

    def _sheet(self, content: _Content, paper: str) -> Sheet:
        w = self._w
        address = self._address(content.path)
        data = {
            "language": self._language,
            "dense": self._dense,
            "paper": _TYPST_PAPERS[paper],
            "w": words_for(content.kind, w),
            "title": content.title,
            "edition": self._settings.edition,
            "url": address,
            "address": address.split("://", 1)[-1],
            "qr": art.qr(address),
            "mark": art.mark(),
            "cord": art.cord(_WIDTHS[paper]),
            **content.data,
        }
        name = f"{_NAMES[content.kind].format(id=content.id)}-{self._language}-{paper}.pdf"
        paper_name = {"a4": w.sheet_paper_a4, "letter": w.sheet_paper_letter}[paper]
        return Sheet(name, content.kind, content.id, self._language, paper, paper_name, content.title, data)

    def _address(self, path: str) -> str:
        """Return the address of a page in this language; the default one has no folder of its own."""
        folder = "" if self._language == self._book.locales[0] else f"{self._language}/"
        return f"{self._settings.site_url.rstrip('/')}/{folder}{path}"

    def _questions(self, quiz: Quiz) -> dict[str, Any]:
        """Return what a question paper says: nothing that tells or hints at an answer."""
        language = self._language
        return {
            "heading": quiz.title[language],
            "total": len(quiz.items),
            "units": [
                {**self._unit(unit), "cases": [self._situation(item) for item in unit.items]} for unit in quiz.units
            ],
        }

    def _answers(self, quiz: Quiz) -> dict[str, Any]:
        """Return what a key says: answers, reasons, differences, and how points are read."""
        language = self._language
        return {
            "heading": quiz.title[language],
            "units": [
                {
                    **self._unit(unit),
                    "cases": [self._case(item) for item in unit.items],
                    "difference": unit.difference[language] if unit.difference else None,
                    "next": self._next(unit.next),
                }
                for unit in quiz.units
            ],
            "bands": [
                {"low": low, "high": high, "meaning": band.meaning[language], "next": self._next(band.next)}
                for band, (low, high) in zip(quiz.bands, quiz.ranges, strict=True)
            ],
        }

    def _unit(self, unit: Unit) -> dict[str, Any]:
        """Return what questions and key share: numbers, kind, questions (each once), options."""
        counts = dict(enumerate(self._w.quiz_count_words.split(), 3))
        return {
            "numbers": [item.number for item in unit.items],
            "kind": unit.items[0].kind,
            "count": counts.get(len(unit.options), str(len(unit.options))),
            "questions": list(dict.fromkeys(item.question[self._language] for item in unit.items if item.question)),
            "options": [{"letter": o.letter, "text": o.text[self._language]} for o in unit.options],
        }

    def _situation(self, item: Item) -> dict[str, Any]:
        question = item.question[self._language] if item.question else None
        return {"text": item.situation[self._language], "question": question}

    def _case(self, item: Item) -> dict[str, Any]:
        return {
            **self._situation(item),
            "id": item.id,
            "verdict": item.verdict,
            "letters": list(item.letters),
            "reasons": [
                {"right": option.id in item.right, "text": item.feedback[option.id][self._language]}
                for option in item.options
            ],
        }

    def _next(self, following: Next) -> dict[str, str | None]:
        """Return the words of what to look at next: a line, a section's heading, a checklist's title."""
        section = None
        if following.section:
            slug, _, anchor = following.section.partition("#")
            page = self._book.pages.get((self._language, slug))
            section = page.titles.get(anchor) if page else None
        checklist = self._book.checklists.get(following.checklist or "")
        return {
            "text": following.text[self._language] if following.text else None,
            "section": section,
            "checklist": checklist.title[self._language] if checklist else None,
        }

    def _checklist(self, checklist: ChecklistModel) -> dict[str, Any]:
        language = self._language
        return {
            "heading": checklist.title[language],
            "kind": checklist.kind,
            "pause": checklist.pause[language],
            "ticks": [tick.text[language] for tick in checklist.items],
        }

    def _worksheet(self, worksheet: WorksheetModel) -> dict[str, Any]:
        language = self._language
        rows = [row.text[language] for row in worksheet.rows] or None
        return {
            "heading": worksheet.title[language],
            "about": worksheet.about[language],
            "columns": [column.text[language] for column in worksheet.columns],
            "rows": rows,
            "count": len(rows) if rows else int(worksheet.blank_rows or 0),
            "example_heading": worksheet.example_title[language],
            "example": [[line[column.id][language] for column in worksheet.columns] for line in worksheet.example],
        }
