"""The sections of a component's HTML, as the theme's search plugin would find them in a page.

It has the plugin's own parser, so it loads MkDocs: only builds that render anew import it.
"""

from __future__ import annotations

import re

from material.plugins.search.plugin import Parser

from tsunagari.plain import plain

_MARK = re.compile(r"\s?data-search-\w+=\"[^\"]+\"")


def unmarked(html: str) -> str:
    """Return `html` without the marks that only the search reads, as the plugin takes them out of pages."""
    return _MARK.sub("", html)


def of(html: str) -> list[list[str]]:
    """Return [anchor, title, text] of each section of `html` that begins with a heading, as plain text.

    What stands before the first heading is left out; so is whatever has `data-search-exclude`.
    """
    parser = Parser()
    parser.feed(html)
    parser.close()
    return [
        [section.id, plain("".join(section.title)), plain("".join(section.text))]
        for section in parser.data
        if section.id and not section.is_excluded()
    ]
