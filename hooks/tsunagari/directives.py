"""The directives that a page may hold, as HTML comments: `<!-- quiz: rushing -->`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

# A directive is an HTML comment of the form `<!-- name: argument -->` or `<!-- name -->`.
DIRECTIVE = re.compile(r"<!--\s*([a-z][a-z-]*)(?::\s*([^\s>][^>]*?))?\s*-->")


@dataclass(frozen=True)
class Directive:
    """A directive: the Book's field that its argument names an entry of, and the files its component loads.

    field: None for a directive without an argument. folder, assets: below overrides/components.
    search: how the search comes to know it. "page": read with the section it stands in. "itself": it has
    sections of its own, which are read once and kept with the component, since reading markup costs a build
    more than all else. "no": not at all; the situations of self-checks would stand in the way of the
    sections that answer them, and drawings and tables of links say what stands elsewhere.
    sections: the ids of the headings that it brings itself.
    anchor: what the ids of its entries in the page begin with, so that links can lead there.
    inline: stands inside a sentence, any number of times; the others stand on a line of their own, once.
    """

    field: str | None
    folder: str
    assets: tuple[str, ...] = ()
    search: Literal["page", "itself", "no"] = "page"
    sections: tuple[str, ...] = ()
    anchor: str | None = None
    inline: bool = False

    def files(self) -> tuple[str, ...]:
        """Return the style and script files, as paths from the site's root."""
        return tuple(f"components/{self.folder}/{name}" for name in self.assets)


DIRECTIVES = {
    "before-after": Directive("messages", "messages", ("messages.css",)),
    "checked": Directive("dates", "evidence"),
    "checklist": Directive("checklists", "checklist", ("checklist.css", "checklist.js"), search="itself", anchor="c"),
    "cite": Directive("evidence", "evidence", inline=True),
    "coverage": Directive(None, "coverage", ("coverage.css",), search="no"),
    "downloads": Directive(
        None,
        "downloads",
        ("downloads.css",),
        search="itself",
        sections=("checklists", "worksheets", "quizzes", "offline"),
    ),
    "evidence": Directive("topics", "evidence", ("evidence.css",), search="itself", anchor="e"),
    "figure": Directive("figures", "figure", search="no", anchor="fig"),
    "glossary": Directive("term_groups", "glossary", ("glossary.css",), anchor="g"),
    "glossary-index": Directive(None, "glossary", ("glossary.css",), search="no"),
    "law": Directive("law_groups", "evidence", ("evidence.css",), search="itself", anchor="law"),
    "problems": Directive(None, "start", ("start.css",)),
    "promises": Directive(None, "start", ("start.css",)),
    "quiz": Directive("quizzes", "quiz", ("quiz.css", "quiz.js"), search="no", anchor="q"),
    "quiz-link": Directive("quizzes", "quiz", ("quiz.css", "quiz.js")),
    "research": Directive("works", "evidence"),
    "template": Directive("templates", "templates", ("templates.css", "templates.js"), search="itself", anchor="t"),
    "term": Directive("glossary", "glossary"),
    "worksheet": Directive("worksheets", "templates", ("templates.css", "templates.js"), search="itself", anchor="w"),
}
