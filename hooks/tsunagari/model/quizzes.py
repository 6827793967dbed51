"""Self-checks: items, pairs, result bands, and the keys of what items practise.

Item rules follow Haladyna, Downing & Rodriguez (2002), "A Review of Multiple-Choice Item-Writing
Guidelines for Classroom Assessment"; many of those are expert agreement rather than experiment.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, Tag

from tsunagari.model.values import Feedback, Model, Named, Next, SectionRef, Share, Slug, Text, Truth, Whole


class OptionModel(Named):
    """One thing that a reader can choose. Id and text only: feedback belongs to an option in a situation."""


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


class KeyModel(Model):
    """An idea that items practise, in the words that a result shows."""

    id: Slug
    source: Annotated[list[Annotated[str, Field(pattern=r"^P\d\d$")]], Field(min_length=1)]
    text: Text
    section: SectionRef
