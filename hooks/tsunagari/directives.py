"""The directives that a page may hold, as HTML comments: `<!-- quiz: rushing -->`."""

from __future__ import annotations

import re
from dataclasses import dataclass

# A directive is an HTML comment of the form `<!-- name: argument -->` or `<!-- name -->`.
DIRECTIVE = re.compile(r"<!--\s*([a-z][a-z-]*)(?::\s*([^\s>][^>]*?))?\s*-->")


@dataclass(frozen=True)
class Directive:
    """A directive: the Book's field that its argument names an entry of, and the files its component loads.

    field: None for a directive without an argument. folder, assets: below overrides/components.
    searched: whether the search reads it. It passes over self-checks: reading them costs a build more than
    all else, and their situations would stand in the way of the sections that answer them.
    """

    field: str | None
    folder: str
    assets: tuple[str, ...]
    searched: bool = True

    def files(self) -> tuple[str, ...]:
        """Return the style and script files, as paths from the site's root."""
        return tuple(f"components/{self.folder}/{name}" for name in self.assets)


DIRECTIVES = {
    "before-after": Directive("messages", "messages", ("messages.css",)),
    "checklist": Directive("checklists", "checklist", ("checklist.css", "checklist.js")),
    "downloads": Directive(None, "downloads", ("downloads.css",)),
    "figure": Directive("figures", "figure", ()),
    "problems": Directive(None, "start", ("start.css",)),
    "promises": Directive(None, "start", ("start.css",)),
    "quiz": Directive("quizzes", "quiz", ("quiz.css", "quiz.js"), searched=False),
    "quiz-link": Directive("quizzes", "quiz", ("quiz.css", "quiz.js")),
}
