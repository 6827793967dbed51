"""What the book rests on: its source's principles, research and authorities, law, dates of checking, terms."""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Discriminator, Field, Tag, model_validator

from tsunagari.model.values import Checked, Model, SectionRef, Slug, Text, WordLists, problem

_DIALLED = re.compile(r"[#+]?[0-9][0-9 -]*")
PrincipleId = Annotated[str, Field(pattern=r"^P\d\d$")]


class PrincipleModel(Model):
    """An idea of the book's source, what the book does with it, and where it is taught and practised.

    practised: anchors of checklists (c-ID), templates (t-ID), worksheets (w-ID), or PAGE#one-step;
    questions are added by themselves, through the keys that they practise.
    """

    id: PrincipleId
    treatment: Literal["keep", "reframe", "correct"]
    text: Text
    why: Text | None = None
    taught: Annotated[list[SectionRef], Field(min_length=1)]
    practised: list[SectionRef] = []

    @model_validator(mode="after")
    def _explained(self) -> PrincipleModel:
        if self.treatment != "keep" and self.why is None:
            raise problem(f"`{self.id}` is a `{self.treatment}` without `why`", "add `why:`: what was changed, and why")
        return self


def _doi(value: str) -> str:
    if not value.startswith("10.") or "/" not in value:
        raise problem(f"`{value}` is not a DOI", "write it without an address: 10.1177/0265407518761225")
    return value


def _address(value: str) -> str:
    if not value.startswith("https://"):
        raise problem(f"`{value}` is not a web address", "begin with https://")
    return value


def _phone(value: str) -> str:
    if not _DIALLED.fullmatch(value):
        raise problem(
            f"`{value}` is not a number to call", "write what one dials: digits, spaces, hyphens, # or + first"
        )
    return value


class WorkModel(Model):
    """A piece of research. `reference` is in the work's own language, with *italics*."""

    id: Slug
    kind: Literal["work"]
    topic: Literal["time", "ties", "trust", "excuses", "thanks", "absent-talk", "online", "japan"]
    level: Literal["repeated", "single", "theory"]
    short: Text
    reference: str
    language: str = "en"
    doi: Annotated[str, AfterValidator(_doi)] | None = None
    finding: Text
    who: Text
    limit: Text
    note: Text | None = None


class AuthorityModel(Checked):
    """A law or official service, and the office that speaks for it."""

    id: Slug
    kind: Literal["authority"]
    topic: Literal["law"]
    short: Text
    name: Text
    authority: Text
    url: Annotated[str, AfterValidator(_address)]
    says: Text
    look_up: Text


def _kind(value: Any) -> str:  # noqa: ANN401  raw data, checked here
    return "of-authority" if isinstance(value, dict) and value.get("kind") == "authority" else "of-work"


EvidenceModel = Annotated[
    Annotated[WorkModel, Tag("of-work")] | Annotated[AuthorityModel, Tag("of-authority")], Discriminator(_kind)
]


class LawModel(Checked):
    """A row of the page on law: the rule as its authority words it, and the office to ask.

    group: its section. phones: numbers to call, as they are dialled: digits, with # where it belongs to them.
    """

    id: Slug
    group: Slug
    topic: Text
    rule: Text
    ask: Text
    phones: list[Annotated[str, AfterValidator(_phone)]] = []
    authorities: list[Slug] = []


class DateModel(Checked):
    """What was checked, for content that ages and is no law or authority of its own."""

    id: Slug
    about: Text


class TermModel(Model):
    """A term of the book. reading: the Japanese term in hiragana, to sort by."""

    id: Slug
    group: Literal["closeness", "introductions", "trust-and-response"]
    term: Text
    reading: str
    romaji: str | None = None
    definition: Text
    note: Text | None = None
    also: WordLists | None = None
