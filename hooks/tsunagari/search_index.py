"""One search index a language, out of the sections that the theme's search plugin found."""

from __future__ import annotations

import json
import re
from html import unescape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

_TAG = re.compile(r"<[^>]+>")
_SPACE = re.compile(r"\s+")


def split(site: Path, locales: Sequence[str], synonyms: Mapping[str, list[list[str]]]) -> None:
    """Replace `site`/search/search_index.json by search/LANGUAGE.js, one for each of `locales`.

    Each is a classic script that calls `tsunagariSearch(docs, synonyms)`, because a page opened from
    disk may run scripts but may not fetch. A document is [address, page title, section title, text,
    weight]; the section title is empty for a page's head, the weight is `search: boost:` of the page's
    front matter. The first of `locales` has its pages at the root.
    """
    index = site / "search" / "search_index.json"
    if not index.exists():
        return
    docs = json.loads(index.read_text(encoding="utf-8"))["docs"]
    by_language: dict[str, list[list[str | float]]] = {locale: [] for locale in locales}
    titles: dict[str, str] = {}
    for doc in docs:
        address, _, anchor = doc["location"].partition("#")
        language = next((locale for locale in locales[1:] if address.startswith(f"{locale}/")), locales[0])
        title = _plain(doc["title"])
        if not anchor:
            titles[address] = title
        by_language[language].append(
            [
                doc["location"],
                titles.get(address, title),
                title if anchor else "",
                _plain(doc["text"]),
                float(doc.get("boost", 1)),
            ]
        )
    for language, found in by_language.items():
        given = [json.dumps(part, ensure_ascii=False, separators=(",", ":")) for part in (found, synonyms[language])]
        (index.parent / f"{language}.js").write_text(f"tsunagariSearch({','.join(given)})\n", encoding="utf-8")
    index.unlink()


def _plain(markup: str) -> str:
    return unescape(_SPACE.sub(" ", _TAG.sub(" ", markup))).strip()
