"""The book as checked, frozen objects: what templates, sheets and the offline copy read."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from tsunagari import yamlfile
from tsunagari.problems import Problem
from tsunagari.schema_errors import line_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from tsunagari import model
    from tsunagari.model import BandModel, Next
    from tsunagari.yamlfile import At

Words = dict[str, str]  # language → words


T = TypeVar("T")
# A term may name several words, or add one in brackets: "introduction, referral", 「双方の了承（ダブルオプトイン）」.
_PARTS = re.compile(r"\s*[,、（）()]\s*")


def _grouped(entries: Iterable[T], key: str) -> dict[str, list[T]]:
    groups: dict[str, list[T]] = {}
    for entry in entries:
        groups.setdefault(getattr(entry, key), []).append(entry)
    return groups


@dataclass(frozen=True)
class Source:
    """A data file: where it lies, and how error messages call it."""

    file: Path
    shown_as: str

    @cached_property
    def _lines(self) -> yamlfile.Lines:
        return yamlfile.lines(self.file, self.shown_as)

    def problem(self, at: At, wrong: str, right: str) -> Problem:
        """Make the Problem for the value at `at` (keys and indexes from the top of the file)."""
        return Problem(self.shown_as, line_of(at, self._lines), wrong, right)


@dataclass(frozen=True)
class Option:
    """A thing to choose; `letter` (A, B …) is the same in all languages, on screen and on paper."""

    id: str
    letter: str
    text: Words


@dataclass(frozen=True)
class Item:
    """One question. `right` holds option ids; a true-false item's `verdict` is `agree` or `disagree`."""

    id: str
    kind: str
    rev: int
    aliases: tuple[str, ...]
    principles: tuple[str, ...]
    situation: Words
    question: Words | None
    verdict: str | None
    options: tuple[Option, ...]
    right: frozenset[str]
    feedback: dict[str, Words]
    number: int
    source: Source = field(repr=False, compare=False)
    at: At = field(repr=False, compare=False)

    @property
    def letters(self) -> tuple[str, ...]:
        """The letters of the right options, in their order."""
        return tuple(option.letter for option in self.options if option.id in self.right)


@dataclass(frozen=True)
class Unit:
    """What is shown together: one item, or the two of a contrasting pair with their difference."""

    items: tuple[Item, ...]
    options: tuple[Option, ...]
    difference: Words | None
    next: Next
    at: At


@dataclass(frozen=True)
class Quiz:
    """A self-check: units of items in order, and result bands by rising lower bound."""

    id: str
    chapter: str
    title: Words
    bands: tuple[BandModel, ...]
    units: tuple[Unit, ...]
    source: Source = field(repr=False, compare=False)

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """All items in reading order."""
        return tuple(item for unit in self.units for item in unit.items)

    @cached_property
    def ranges(self) -> tuple[tuple[str, str], ...]:
        """Each band's lowest and highest points, in steps of half a point, as they are printed.

        A band begins at the first half point whose share of all items reaches its lower bound.
        """
        total = len(self.items)
        lows = [math.ceil(float(band.from_) * total * 2 - 1e-9) for band in self.bands]
        highs = [low - 1 for low in lows[1:]] + [total * 2]
        return tuple((f"{low / 2:g}", f"{high / 2:g}") for low, high in zip(lows, highs, strict=True))

    @cached_property
    def principles(self) -> tuple[str, ...]:
        """The principles that the items practise, in order of first use."""
        return tuple(dict.fromkeys(key for item in self.items for key in item.principles))


@dataclass(frozen=True)
class Page:
    """What the checks need to know of a Markdown page."""

    slug: str
    language: str
    shown_as: str
    headings: dict[str, int]  # id → line
    directives: tuple[tuple[int, str, str], ...]  # line, name, argument
    titles: dict[str, str]  # section id → heading; "" → the page's title
    links: tuple[tuple[int, str], ...]  # line, target inside the book: `page.md`, `page.md#id`, `#id`

    def section_at(self, line: int) -> str:
        """Return the address `slug#id` of the section that holds a line, or `slug` above the first heading."""
        above = [anchor for anchor, begins in self.headings.items() if begins <= line]
        return f"{self.slug}#{above[-1]}" if above else self.slug


@dataclass(frozen=True)
class Book:
    """Everything, once: data in all languages and the pages' skeletons."""

    languages: tuple[model.LanguageModel, ...]
    chapters: tuple[str, ...]
    words: dict[str, Words]
    quizzes: dict[str, Quiz]
    keys: dict[str, model.KeyModel]
    checklists: dict[str, model.ChecklistModel]
    templates: dict[str, model.TemplateModel]
    worksheets: dict[str, model.WorksheetModel]
    messages: dict[str, model.MessageModel]
    figures: dict[str, model.FigureModel]
    principles: dict[str, model.PrincipleModel]
    evidence: dict[str, model.WorkModel | model.AuthorityModel]
    law: dict[str, model.LawModel]
    dates: dict[str, model.DateModel]
    glossary: dict[str, model.TermModel]
    synonyms: dict[str, list[list[str]]]
    start: model.StartModel | None
    pages: dict[tuple[str, str], Page]  # (language, slug)
    places: dict[tuple[str, str], tuple[Source, At]]  # (field of Book, id) → its file and the entry's place in it
    sources: dict[str, Source]  # file name below docs/_data → source

    @cached_property
    def locales(self) -> tuple[str, ...]:
        """The languages' ids, the default first."""
        return tuple(language.id for language in self.languages)

    @cached_property
    def works(self) -> dict[str, model.WorkModel]:
        """The pieces of research among the evidence."""
        return {entry.id: entry for entry in self.evidence.values() if entry.kind == "work"}

    @cached_property
    def topics(self) -> dict[str, list[model.WorkModel | model.AuthorityModel]]:
        """The evidence by topic, in the file's order."""
        return _grouped(self.evidence.values(), "topic")

    @cached_property
    def law_groups(self) -> dict[str, list[model.LawModel]]:
        """The rows on law by the section they stand in."""
        return _grouped(self.law.values(), "group")

    @cached_property
    def term_groups(self) -> dict[str, list[model.TermModel]]:
        """The glossary's terms by group."""
        return _grouped(self.glossary.values(), "group")

    def synonyms_in(self, language: str) -> list[list[str]]:
        """Return the sets of words that lead to each other in the search, the book's own first."""
        terms = [
            [
                *(word for word in _PARTS.split(term.term[language]) if word),
                *([term.reading] if language == self.locales[0] else []),
                *(term.also or {}).get(language, []),
            ]
            for term in self.glossary.values()
        ]
        return [*self.synonyms.get(language, []), *(words for words in terms if len(set(words)) > 1)]

    def problem(self, field: str, key: str, at: At, wrong: str, right: str) -> Problem:
        """Make the Problem for a value of the entry `key` of `field`, at `at` below the entry."""
        source, entry = self.places[field, key]
        return source.problem((*entry, *at), wrong, right)
