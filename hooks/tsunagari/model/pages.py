"""What pages show beside prose: checklists, figures, the start page's rows, and the book's own settings."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from tsunagari.model.values import Model, Named, SectionRef, Slug, Text


class ChecklistModel(Model):
    """A checklist. `read-do`: read, do, tick. `do-confirm`: do from memory, then stop and confirm.

    Each of its items begins with an action. rest: what to do with boxes that stay open, where the book's
    own words for all lists don't fit, since the list's items have days of their own.
    """

    id: Slug
    kind: Literal["read-do", "do-confirm"]
    title: Text
    pause: Text
    rest: Text | None = None
    chapter: Slug | None = None
    items: Annotated[list[Named], Field(min_length=1, max_length=9)]


class FigureModel(Model):
    """The words of a drawing; which labels a figure has is the drawing's own closed set."""

    id: Slug
    title: Text
    desc: Text
    caption: Text
    labels: dict[str, Text]


class ProblemRow(Model):
    """A row of the start page: what the reader is facing, and the page that answers it."""

    situation: Text
    to: SectionRef
    label: Text


class PromiseModel(Model):
    """One of the three promises on the start page."""

    title: Text
    text: Text


class StartModel(Model):
    """The start page's rows: docs/_data/start.yml."""

    problems: Annotated[list[ProblemRow], Field(min_length=1)]
    promises: Annotated[list[PromiseModel], Field(min_length=1)]


class LanguageModel(Model):
    """A language of the book: its own name for itself, what each language calls it, its sheets' sizes of paper."""

    id: Annotated[str, Field(pattern=r"^[a-z]{2}(-[A-Za-z]+)?$")]
    name: str
    called: dict[str, str] = {}
    papers: Annotated[list[Literal["a4", "letter"]], Field(min_length=1)]


class BookModel(Model):
    """The book's languages, the default first, and its chapters in order (others follow): docs/_data/book.yml."""

    languages: Annotated[list[LanguageModel], Field(min_length=1)]
    chapters: list[Slug] = []
