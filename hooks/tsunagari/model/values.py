"""Values that the data files are made of: ids, numbers, dates and texts in each language.

Every text is a mapping from language to words; which languages a book has is read first (book.yml) and
handed to the validators as context `{"languages": ("ja", "en")}`. All scalars of the files are text.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import Annotated, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationInfo
from pydantic_core import PydanticCustomError

V = TypeVar("V")

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def problem(wrong: str, right: str, key: str = "") -> PydanticCustomError:
    """Make an error whose message is already the two halves that a Problem needs; `key` is the entry at fault."""
    return PydanticCustomError("book", "{wrong}\0{right}", {"wrong": wrong, "right": right, "key": key})


def _slug(value: str) -> str:
    if not SLUG.fullmatch(value):
        raise problem(f"`{value}` is not an id", "use lower-case letters, digits and single hyphens (a-z, 0-9, -)")
    return value


def _whole(value: str) -> str:
    if not value.isascii() or not value.isdigit() or int(value) < 1:
        raise problem(f"`{value}` is not a whole number from 1", "write 1, 2, 3 …")
    return value


def _share(value: str) -> str:
    if not re.fullmatch(r"0(\.\d+)?|1(\.0+)?", value):
        raise problem(f"`{value}` is not a share", "write a number from 0 to 1, such as 0.4")
    return value


def _truth(value: str) -> str:
    if value not in ("true", "false"):
        raise problem(f"`{value}` is not a truth value", "write true or false")
    return value


def _each_language(value: dict[str, V], info: ValidationInfo, also: frozenset[str] = frozenset()) -> dict[str, V]:
    """Refuse what lacks a language of the book or has one that is none; `also`: other keys that may stand there."""
    languages = (info.context or {}).get("languages", ())
    for language in languages:
        if language not in value:
            raise problem(f"the language `{language}` is missing", f"add `{language}:` with the text")
        text = value[language]
        if isinstance(text, str) and not text.strip():
            raise problem(f"the text for `{language}` is empty", "write the text", language)
    if len(value) > len(languages):
        for key in value:
            if key not in languages and key not in also:
                known = ", ".join((*languages, *sorted(also)))
                raise problem(f"`{key}` is not a language of this book", f"use {known}", key)
    return value


def _texts(value: dict[str, str], info: ValidationInfo) -> dict[str, str]:
    return _each_language(value, info)


def _words(value: dict[str, list[V]], info: ValidationInfo) -> dict[str, list[V]]:
    return _each_language(value, info)


def _dates(value: dict[str, str], info: ValidationInfo) -> dict[str, str]:
    for language, text in _texts(value, info).items():
        try:
            valid = len(text) == len("2026-11-24") and dt.date.fromisoformat(text)
        except ValueError:
            valid = False
        if not valid:
            raise problem(f"`{text}` is not a date", "write it as 2026-11-24", language)
    return value


def _feedback(value: dict[str, str], info: ValidationInfo) -> dict[str, str]:
    return _each_language(value, info, frozenset({"misconception"}))


Slug = Annotated[str, AfterValidator(_slug), Field(json_schema_extra={"pattern": f"^{SLUG.pattern}$"})]
Whole = Annotated[str, AfterValidator(_whole), Field(description="a whole number from 1")]
Share = Annotated[str, AfterValidator(_share), Field(description="a number from 0 to 1")]
Truth = Annotated[str, AfterValidator(_truth)]
Text = Annotated[dict[str, str], AfterValidator(_texts), Field(description="language → words")]
Feedback = Annotated[
    dict[str, str],
    AfterValidator(_feedback),
    Field(description="language → words; `misconception` is for authors and never shown"),
]
WordLists = Annotated[dict[str, list[str]], AfterValidator(_words), Field(description="language → words to search for")]
Synonyms = Annotated[
    dict[str, list[list[str]]],
    AfterValidator(_words),
    Field(description="language → sets of words that lead to each other in the search, the book's own first"),
]
Dates = Annotated[dict[str, str], AfterValidator(_dates), Field(description="language → date such as 2026-11-24")]
SectionRef = Annotated[
    str, Field(pattern=r"^[a-z0-9-]+(#[a-z0-9-]+)?$", description="a page, or page#id of one of its headings")
]


class Model(BaseModel):
    """Frozen, and nothing that the schema doesn't name."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Named(Model):
    """A text with an id: an option, a line to tick, a blank, the head of a column."""

    id: Slug
    text: Text


class Checked(Model):
    """When something that ages was checked, and by when it has to be checked again; by language."""

    checked: Dates
    next: Dates


class Next(Model):
    """What to look at next: a line of words, a section, a checklist."""

    text: Text | None = None
    section: SectionRef | None = None
    checklist: Slug | None = None
