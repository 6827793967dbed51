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
    all else, and their situations would stand in the way of the sections that answer them. It passes over
    drawings and tables of links for the same reason.
    anchor: what the ids of its entries in the page begin with, so that links can lead there.
    inline: stands inside a sentence, any number of times; the others stand on a line of their own, once.
    """

    field: str | None
    folder: str
    assets: tuple[str, ...] = ()
    searched: bool = True
    anchor: str | None = None
    inline: bool = False

    def files(self) -> tuple[str, ...]:
        """Return the style and script files, as paths from the site's root."""
        return tuple(f"components/{self.folder}/{name}" for name in self.assets)


DIRECTIVES = {
    "before-after": Directive("messages", "messages", ("messages.css",)),
    "checked": Directive("dates", "evidence"),
    "checklist": Directive("checklists", "checklist", ("checklist.css", "checklist.js"), anchor="c"),
    "cite": Directive("evidence", "evidence", inline=True),
    "coverage": Directive(None, "coverage", ("coverage.css",), searched=False),
    "downloads": Directive(None, "downloads", ("downloads.css",)),
    "evidence": Directive("topics", "evidence", ("evidence.css",), anchor="e"),
    "figure": Directive("figures", "figure", searched=False, anchor="fig"),
    "glossary": Directive("term_groups", "glossary", ("glossary.css",), anchor="g"),
    "glossary-index": Directive(None, "glossary", ("glossary.css",), searched=False),
    "law": Directive("law_groups", "evidence", ("evidence.css",), anchor="law"),
    "problems": Directive(None, "start", ("start.css",)),
    "promises": Directive(None, "start", ("start.css",)),
    "quiz": Directive("quizzes", "quiz", ("quiz.css", "quiz.js"), searched=False, anchor="q"),
    "quiz-link": Directive("quizzes", "quiz", ("quiz.css", "quiz.js")),
    "research": Directive("works", "evidence"),
    "template": Directive("templates", "templates", ("templates.css", "templates.js"), anchor="t"),
    "term": Directive("glossary", "glossary"),
    "worksheet": Directive("worksheets", "templates", ("templates.css", "templates.js"), anchor="w"),
}
