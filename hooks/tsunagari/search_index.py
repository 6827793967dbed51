"""One search index a language, out of the sections that the theme's search plugin found and the components' own."""

from __future__ import annotations

import json
from itertools import groupby
from typing import TYPE_CHECKING

from tsunagari.plain import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path


def split(
    site: Path,
    locales: Sequence[str],
    synonyms: Mapping[str, list[list[str]]],
    sections: Mapping[str, list[list[str]]],
) -> None:
    """Replace `site`/search/search_index.json by search/LANGUAGE.js, one for each of `locales`.

    Each is a classic script that calls `tsunagariSearch(docs, synonyms)`, because a page opened from
    disk may run scripts but may not fetch. A document is [address, page title, section title, text,
    weight]; the section title is empty for a page's head, the weight is `search: boost:` of the page's
    front matter. The first of `locales` has its pages at the root. sections: "LANGUAGE/SLUG" → the
    [anchor, title, text] of what the plugin did not read; they come after their page's own.
    """
    index = site / "search" / "search_index.json"
    if not index.exists():
        return
    by_language: dict[str, list[list[str | float]]] = {locale: [] for locale in locales}
    for address, docs in _by_page(json.loads(index.read_text(encoding="utf-8"))["docs"]):
        language = next((locale for locale in locales[1:] if address.startswith(f"{locale}/")), locales[0])
        slug = address.removeprefix(f"{language}/").removesuffix("/").removesuffix(".html") or "index"
        title, weight = plain(docs[0]["title"]), float(docs[0].get("boost", 1))
        found = by_language[language]
        for doc in docs:
            heading = plain(doc["title"]) if "#" in doc["location"] else ""
            found.append([doc["location"], title, heading, plain(doc["text"]), weight])
        for anchor, heading, text in sections.get(f"{language}/{slug}", []):
            found.append([f"{address}#{anchor}", title, heading, text, weight])
    for language, found in by_language.items():
        given = [json.dumps(part, ensure_ascii=False, separators=(",", ":")) for part in (found, synonyms[language])]
        (index.parent / f"{language}.js").write_text(f"tsunagariSearch({','.join(given)})\n", encoding="utf-8")
    index.unlink()


def _by_page(docs: Sequence[dict[str, str]]) -> Iterator[tuple[str, list[dict[str, str]]]]:
    """Yield each page's address and documents, the page's head first, as the plugin lists them."""
    for address, of_page in groupby(docs, lambda doc: doc["location"].partition("#")[0]):
        yield address, list(of_page)
