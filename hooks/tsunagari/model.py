"""The data model: the only schema of the files in docs/_data.

Errors, the editors' JSON Schema (`tsunagari schema`) and the shape of the YAML come from here. Every
text is a mapping from language to words; which languages a book has is read first (book.yml) and
handed to the validators as context `{"languages": ("ja", "en")}`.

Item rules follow Haladyna, Downing & Rodriguez (2002), "A Review of Multiple-Choice Item-Writing
Guidelines for Classroom Assessment"; many of those are expert agreement rather than experiment.
"""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Discriminator, Field, Tag, ValidationInfo
from pydantic_core import PydanticCustomError

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
KINDS = ("single", "multiple", "true-false")


def _problem(wrong: str, right: str, key: str = "") -> PydanticCustomError:
    """Make an error whose message is already the two halves that a Problem needs; `key` is the entry at fault."""
    return PydanticCustomError("book", "{wrong}\0{right}", {"wrong": wrong, "right": right, "key": key})


def _slug(value: str) -> str:
    if not SLUG.fullmatch(value):
        raise _problem(f"`{value}` is not an id", "use lower-case letters, digits and single hyphens (a-z, 0-9, -)")
    return value


def _whole(value: str) -> str:
    if not value.isascii() or not value.isdigit() or int(value) < 1:
        raise _problem(f"`{value}` is not a whole number from 1", "write 1, 2, 3 …")
    return value


def _share(value: str) -> str:
    if not re.fullmatch(r"0(\.\d+)?|1(\.0+)?", value):
        raise _problem(f"`{value}` is not a share", "write a number from 0 to 1, such as 0.4")
    return value


def _truth(value: str) -> str:
    if value not in ("true", "false"):
        raise _problem(f"`{value}` is not a truth value", "write true or false")
    return value


def _texts(value: dict[str, str], info: ValidationInfo, also: frozenset[str] = frozenset()) -> dict[str, str]:
    languages = (info.context or {}).get("languages", ())
    for language in languages:
        if language not in value:
            raise _problem(f"the language `{language}` is missing", f"add `{language}:` with the text")
        if not value[language].strip():
            raise _problem(f"the text for `{language}` is empty", "write the text", language)
    if len(value) > len(languages):
        for key in value:
            if key not in languages and key not in also:
                known = ", ".join((*languages, *sorted(also)))
                raise _problem(f"`{key}` is not a language of this book", f"use {known}", key)
    return value


def _feedback(value: dict[str, str], info: ValidationInfo) -> dict[str, str]:
    return _texts(value, info, frozenset({"misconception"}))


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
SectionRef = Annotated[
    str, Field(pattern=r"^[a-z0-9-]+(#[a-z0-9-]+)?$", description="a page, or page#id of one of its headings")
]


class Model(BaseModel):
    """Frozen, and nothing that the schema doesn't name."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Next(Model):
    """What to look at next: a line of words, a section, a checklist."""

    text: Text | None = None
    section: SectionRef | None = None
    checklist: Slug | None = None


class OptionModel(Model):
    """One thing that a reader can choose. Id and text only: feedback belongs to an option in a situation."""

    id: Slug
    text: Text


class LoneOptionModel(OptionModel):
    """An option of an item that stands alone carries its own feedback."""

    feedback: Feedback
    right: Truth = "false"
    misconception: str | None = None


class _ItemBase(Model):
    id: Slug
    rev: Whole = "1"
    aliases: list[Slug] = []
    principles: Annotated[list[Slug], Field(min_length=1)]


class _Choice(_ItemBase):
    kind: Literal["single", "multiple"]
    situation: Text
    question: Text


class _Verdict(_ItemBase):
    kind: Literal["true-false"]
    statement: Text
    verdict: Literal["agree", "disagree"]


class _InPair(Model):
    right: list[Slug]
    feedback: dict[str, Feedback]


class ChoiceCase(_Choice, _InPair):
    """A situation of a pair, answered by choosing one (`single`) or several (`multiple`) options."""


class VerdictCase(_Verdict, _InPair):
    """A statement of a pair: agree or not, and the reason among the pair's options (`true-false`)."""


class _Alone(Model):
    options: list[LoneOptionModel]
    next: Next = Next()


class ChoiceItem(_Choice, _Alone):
    """An item that stands alone, `single` or `multiple`."""


class VerdictItem(_Verdict, _Alone):
    """An item that stands alone, `true-false`; its options are the reasons."""


def _kind(value: Any) -> str:  # noqa: ANN401  raw data, checked here
    kind = value.get("kind") if isinstance(value, dict) else None
    return "of-verdict" if kind == "true-false" else "of-choice"


Case = Annotated[
    Annotated[ChoiceCase, Tag("of-choice")] | Annotated[VerdictCase, Tag("of-verdict")], Discriminator(_kind)
]


class PairModel(Model):
    """Two situations, the same options, different answers (contrasting cases, Schwartz & Bransford 1998)."""

    options: list[OptionModel]
    cases: Annotated[list[Case], Field(min_length=2, max_length=2)]
    difference: Text
    next: Next = Next()


class PairEntry(Model):
    """The list entry that holds a pair."""

    pair: PairModel


def _entry(value: Any) -> str:  # noqa: ANN401
    if isinstance(value, dict) and "pair" in value:
        return "of-pair"
    return _kind(value)


Entry = Annotated[
    Annotated[PairEntry, Tag("of-pair")]
    | Annotated[ChoiceItem, Tag("of-choice")]
    | Annotated[VerdictItem, Tag("of-verdict")],
    Discriminator(_entry),
]


class BandModel(Model):
    """A result, given by its lower bound: the share of points from which it holds."""

    id: Slug
    from_: Annotated[Share, Field(alias="from")]
    meaning: Text
    next: Next = Next()


class QuizModel(Model):
    """A self-check: docs/_data/quizzes/ID.yml."""

    id: Slug
    chapter: Slug
    title: Text
    bands: Annotated[list[BandModel], Field(min_length=1)]
    items: Annotated[list[Entry], Field(min_length=1)]


class TickModel(Model):
    """One line of a checklist; begins with an action."""

    id: Slug
    text: Text


class ChecklistModel(Model):
    """A checklist. `read-do`: read, do, tick. `do-confirm`: do from memory, then stop and confirm."""

    id: Slug
    kind: Literal["read-do", "do-confirm"]
    title: Text
    pause: Text
    chapter: Slug | None = None
    items: Annotated[list[TickModel], Field(min_length=1, max_length=9)]


class PrincipleModel(Model):
    """An idea that items practise, in the words that a result shows."""

    id: Slug
    source: Annotated[list[Annotated[str, Field(pattern=r"^P\d\d$")]], Field(min_length=1)]
    text: Text
    section: SectionRef


class FigureModel(Model):
    """The words of a drawing; which labels a figure has is the drawing's own closed set."""

    id: Slug
    title: Text
    desc: Text
    caption: Text
    labels: dict[str, Text]


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
    """A language of the book; `papers` are the sizes its sheets are made in."""

    id: Annotated[str, Field(pattern=r"^[a-z]{2}(-[A-Za-z]+)?$")]
    name: str
    papers: Annotated[list[Literal["a4", "letter"]], Field(min_length=1)]


class BookModel(Model):
    """The book's languages, the default first, and its chapters in order (others follow): docs/_data/book.yml."""

    languages: Annotated[list[LanguageModel], Field(min_length=1)]
    chapters: list[Slug] = []
