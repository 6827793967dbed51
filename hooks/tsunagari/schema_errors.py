"""Say a pydantic error in the words of the book's authors."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tsunagari.problems import Problem

if TYPE_CHECKING:
    from pydantic import ValidationError
    from pydantic_core import ErrorDetails

    from tsunagari.yamlfile import At, Lines

_TAGS = {
    "of-choice",
    "of-verdict",
    "of-pair",
    "of-work",
    "of-authority",
}  # names of union members, which pydantic puts into an error's place
_SHAPES = {
    "dict_type": "indented lines `key: value`",
    "model_type": "indented lines `key: value`",
    "model_attributes_type": "indented lines `key: value`",
    "list_type": "a list (lines that begin with `- `)",
    "string_type": "a text",
}


def problems(error: ValidationError, path: str, lines: Lines, data: Any) -> list[Problem]:  # noqa: ANN401
    """Turn each detail of `error` into a Problem with the line of the fault.

    For something that is missing the line is that of the entry that lacks it. `data` is the raw
    data the model refused, `lines` the line of each of its values.
    """
    return [_problem(detail, path, lines, data) for detail in error.errors(include_url=False)]


def _problem(detail: ErrorDetails, path: str, lines: Lines, data: Any) -> Problem:  # noqa: ANN401
    at = _place(detail["loc"], data)
    wrong, right = _words(detail, at)
    if key := detail.get("ctx", {}).get("key"):
        at = (*at, key)
    return Problem(path, line_of(at, lines), wrong, right)


def line_of(at: At, lines: Lines) -> int:
    """Return the line of the value at `at`, or of the nearest entry around it."""
    while at and at not in lines:
        at = at[:-1]
    return lines.get(at, 1)


def _place(loc: tuple[int | str, ...], data: Any) -> At:  # noqa: ANN401
    """Drop the names of union members from pydantic's location: they are not in the file."""
    at: list[str | int] = []
    here = data
    for step in loc:
        if step in _TAGS:
            continue
        if isinstance(step, int):
            here = here[step] if isinstance(here, list) and step < len(here) else None
        else:
            here = here.get(step) if isinstance(here, dict) else None
        at.append(step)
    return tuple(at)


def _words(detail: ErrorDetails, at: At) -> tuple[str, str]:  # noqa: PLR0911  one return a kind of error
    kind, given, context = detail["type"], detail["input"], detail.get("ctx", {})
    name = str(at[-1]) if at else "the file"
    if kind == "book":
        return context["wrong"], context["right"]
    if kind == "missing":
        return f"`{name}` is missing", f"add `{name}:` to this entry"
    if kind == "extra_forbidden":
        return (
            f"the key `{name}` is unknown here",
            "mend its spelling or take it out (`tsunagari schema` lists the keys)",
        )
    if kind == "literal_error":
        return f"`{given}` is not a known value of `{name}`", f"use {context['expected'].replace(' or ', ', ')}"
    if kind == "string_pattern_mismatch":
        return f"`{given}` is not a possible value of `{name}`", f"it must match {context['pattern']}"
    if kind in ("too_short", "too_long"):
        least, most = context.get("min_length"), context.get("max_length")
        need = f"at least {least}" if kind == "too_short" else f"at most {most}"
        return f"`{name}` has {context['actual_length']} entries", f"give {need}"
    if kind in _SHAPES:
        return f"`{name}` is not {_SHAPES[kind]}", f"write {_SHAPES[kind]}"
    return f"`{name}`: {detail['msg']}", "compare with a neighbouring entry"
