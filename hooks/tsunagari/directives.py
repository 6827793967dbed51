"""The directives that a page may hold, as HTML comments: `<!-- quiz: rushing -->`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tsunagari.pages import DIRECTIVE

if TYPE_CHECKING:
    import re
    from collections.abc import Callable

# name → the Book's field that holds its entries; None for a directive without an argument
DIRECTIVES: dict[str, str | None] = {
    "before-after": "messages",
    "checklist": "checklists",
    "downloads": None,
    "figure": "figures",
    "problems": None,
    "promises": None,
    "quiz": "quizzes",
    "quiz-link": "quizzes",
}


def replace(html: str, component: Callable[[str, str], str]) -> str:
    """Put `component(name, argument)` in the place of each directive; other comments stay."""

    def one(match: re.Match[str]) -> str:
        name = match.group(1)
        return component(name, (match.group(2) or "").strip()) if name in DIRECTIVES else match.group(0)

    return DIRECTIVE.sub(one, html)
