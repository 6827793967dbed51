"""The book as a build needs it: each directive's HTML and the interface words, as plain data.

Checking, drawing and rendering take most of a build's time, and most builds change nothing of it. So
what comes out is kept in build/cache, under a hash of everything that goes in: data, pages, templates,
code and settings. A kept result is used only for exactly the same input.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from tsunagari.addresses import Where
from tsunagari.directives import DIRECTIVE, DIRECTIVES

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator
    from pathlib import Path

    from tsunagari.settings import Settings

_CACHE = "build/cache"
# What the result depends on: folder below the project's root, names of the files in it.
_SOURCES = (
    ("docs", "*.yml"),
    ("docs", "*.md"),
    ("overrides", "*.html"),
    ("hooks/tsunagari", "*.py"),
    ("hooks/tsunagari", "*.typ"),
)


@dataclass(frozen=True)
class Prepared:
    """What a build puts into pages; JSON-able.

    locales: the default first. words: language → key → words. titles: language → slug, or slug#id of a
    section → title. pages: "LANGUAGE/SLUG" → for each of its directives in order [name, argument, html].
    sections: "LANGUAGE/SLUG" → [anchor, title, text] of each section that the search is to know of the
    page's components. synonyms: language → sets of words that lead to each other in the search, the
    book's own first. ornaments: name → SVG. favicon: a whole SVG file.
    """

    locales: list[str]
    words: dict[str, dict[str, str]]
    titles: dict[str, dict[str, str]]
    pages: dict[str, list[list[str]]]
    sections: dict[str, list[list[str]]]
    synonyms: dict[str, list[list[str]]]
    ornaments: dict[str, str]
    favicon: str

    def assets(self, page: str) -> list[str]:
        """Return the style and script files that a page's components need. page: "LANGUAGE/SLUG"."""
        return list(dict.fromkeys(file for name, *_ in self.pages.get(page, []) for file in DIRECTIVES[name].files()))

    def law(self, page: str) -> str:
        """Return the words of a page's rows on law, which are as much to read as its own. page: "LANGUAGE/SLUG"."""
        return " ".join(text for anchor, _, text in self.sections.get(page, []) if anchor.startswith("law-"))

    def fill(self, html: str, page: str, *, searched: bool) -> str:
        """Replace the directives in a page's HTML whose components are read with the page by the search, or the rest.

        page: "LANGUAGE/SLUG". Other comments stay as they are.
        """
        made = {
            (name, argument): component
            for name, argument, component in self.pages.get(page, [])
            if (DIRECTIVES[name].search == "page") is searched
        }

        def one(match: re.Match[str]) -> str:
            return made.get((match.group(1), (match.group(2) or "").strip()), match.group(0))

        return DIRECTIVE.sub(one, html) if made else html


def prepare(root: Path, settings: Settings) -> Prepared:
    """Check the book below `root` and return what a build needs of it. Raises BookError with every fault."""
    key = _fingerprint(root, settings)
    kept = root / _CACHE / ("offline.json" if settings.offline else "online.json")
    prepared = _kept(kept, key)
    if prepared is None:
        prepared = _made(root, settings)
        _keep(kept, key, prepared)
    return prepared


def _made(root: Path, settings: Settings) -> Prepared:
    # Pydantic, Jinja and the drawings cost more to load than everything else: only where they are needed.
    from tsunagari import catalog, drawing, search_sections  # noqa: PLC0415
    from tsunagari.render import Renderer  # noqa: PLC0415

    book = catalog.checked(root)
    renderer = Renderer(book, root / "overrides" / "components", settings)
    pages: dict[str, list[list[str]]] = {}
    sections: dict[str, list[list[str]]] = {}
    for (language, slug), page in book.pages.items():
        where = Where(language, slug, book.locales[0], settings.offline)
        figures = 0
        for _, name, argument in page.directives:
            figures += name == "figure"
            html = renderer.component(name, argument, where, figures)
            if DIRECTIVES[name].search == "itself":
                sections.setdefault(f"{language}/{slug}", []).extend(search_sections.of(html))
                html = search_sections.unmarked(html)
            pages.setdefault(f"{language}/{slug}", []).append([name, argument, html])
    return Prepared(
        locales=list(book.locales),
        words={lang: {key: texts[lang] for key, texts in book.words.items()} for lang in book.locales},
        titles=renderer.titles,
        pages=pages,
        sections=sections,
        synonyms={language: book.synonyms_in(language) for language in book.locales},
        ornaments={name: drawing.ornament(name) for name in drawing.ORNAMENTS},
        favicon=drawing.favicon(),
    )


def _fingerprint(root: Path, settings: Settings) -> str:
    digest = hashlib.sha256(json.dumps(asdict(settings), sort_keys=True).encode())
    for path in _files(root):
        raw = path.read_bytes()
        digest.update(f"\0{path.relative_to(root).as_posix()}\0{len(raw)}\0".encode())
        digest.update(raw)
    return digest.hexdigest()


def _files(root: Path) -> Iterator[Path]:
    for folder, pattern in _SOURCES:
        yield from sorted((root / folder).rglob(pattern))


def _kept(file: Path, key: str) -> Prepared | None:
    try:
        stored = json.loads(file.read_text(encoding="utf-8"))
        return Prepared(**stored["book"]) if stored["key"] == key else None
    except (OSError, ValueError, KeyError, TypeError):
        return None  # none yet, or damaged: it is made anew


def _keep(file: Path, key: str, prepared: Prepared) -> None:
    unfinished = file.with_suffix(".part")
    file.parent.mkdir(parents=True, exist_ok=True)
    unfinished.write_text(json.dumps({"key": key, "book": asdict(prepared)}, ensure_ascii=False), encoding="utf-8")
    unfinished.replace(file)
