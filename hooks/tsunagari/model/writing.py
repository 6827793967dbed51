"""What readers take along to write with: messages before and after, templates, worksheets."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import Field, model_validator

from tsunagari.model.sources import PrincipleId
from tsunagari.model.values import Model, Named, SectionRef, Slug, Text, Whole, problem

BLANK = re.compile(r"\{([a-z0-9-]+)\}")


class BeforeModel(Model):
    """A message with faults, each marked `[[…]]` and explained below in the same order."""

    title: Text
    text: Text
    faults: Annotated[list[Text], Field(min_length=1)]


class PartModel(Model):
    """A labelled line of the better message."""

    label: Text
    text: Text


class AfterModel(Model):
    """The better message, in labelled parts."""

    title: Text
    parts: Annotated[list[PartModel], Field(min_length=1)]


class MessageModel(Model):
    """A message before and after: docs/_data/messages/ID.yml."""

    id: Slug
    before: BeforeModel
    after: AfterModel


class _Tool(Model):
    """What a template and a worksheet share: the principles they practise, and the section that explains them."""

    id: Slug
    principles: Annotated[list[PrincipleId], Field(min_length=1)]
    title: Text
    section: SectionRef


class TemplateModel(_Tool):
    """A message to send; written separately in each language, with the same blanks, each `{id}` in the text."""

    number: Annotated[str, Field(pattern=r"^T\d+$")]
    when: Text
    subject: Text
    body: Text
    blanks: list[Named] = []
    note: Text | None = None
    checklist: Slug | None = None

    @model_validator(mode="after")
    def _same_blanks(self) -> TemplateModel:
        known = {blank.id for blank in self.blanks}
        for language, body in self.body.items():
            used = set(BLANK.findall(self.subject[language] + body))
            for blank in sorted(used - known):
                wrong = f"`{{{blank}}}` in `{language}` is no blank of `{self.id}`"
                raise problem(wrong, f"add `- id: {blank}` with its text to `blanks:`", "body")
            for blank in sorted(known - used):
                wrong = f"the blank `{blank}` of `{self.id}` is missing in `{language}`"
                raise problem(wrong, f"use {{{blank}}} in the text of each language, or take it out of all", "body")
        return self


class WorksheetModel(_Tool):
    """A table to fill in: columns, and either rows with heads or a number of empty ones."""

    number: Annotated[str, Field(pattern=r"^W\d+$")]
    about: Text
    columns: Annotated[list[Named], Field(min_length=1, max_length=5)]
    rows: list[Named] = []
    blank_rows: Whole | None = None
    example_title: Text
    example: Annotated[list[dict[str, Text]], Field(min_length=1)]

    @model_validator(mode="after")
    def _whole_example(self) -> WorksheetModel:
        if bool(self.rows) == bool(self.blank_rows):
            raise problem(f"`{self.id}` needs either `rows` or `blank_rows`", "keep one of the two")
        columns = {column.id for column in self.columns}
        for row in self.example:
            if row.keys() != columns:
                wrong = f"a row of the example of `{self.id}` has {', '.join(sorted(row))}"
                raise problem(wrong, f"give each column its text: {', '.join(sorted(columns))}", "example")
        if self.rows and len(self.example) != len(self.rows):
            wrong = f"the example of `{self.id}` has {len(self.example)} rows"
            raise problem(wrong, f"fill all {len(self.rows)} rows", "example")
        return self
