"""Addresses inside the site, relative to the page that names them."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass


@dataclass(frozen=True)
class Where:
    """A page, and how other addresses are reached from it.

    language, slug: the page. default: the language whose pages lie at the site's root. offline: pages
    are files (`SLUG.html`) instead of folders (`SLUG/`).
    """

    language: str
    slug: str
    default: str
    offline: bool

    def page_url(self, reference: str) -> str:
        """Return the relative address of `slug` or `slug#id` in this page's language."""
        slug, _, anchor = reference.partition("#")
        end = f"#{anchor}" if anchor else ""
        if slug == self.slug and anchor:
            return end
        return self.file_url(self._address(slug)) + end

    def file_url(self, path: str) -> str:
        """Return the relative address of a path from the site's root; a path that ends in / stays a folder."""
        own = posixpath.dirname(self._address(self.slug)) or "."
        relative = posixpath.relpath(path or ".", own)
        return f"{relative}/" if path.endswith("/") or not path else relative

    def _address(self, slug: str) -> str:
        folder = "" if self.language == self.default else f"{self.language}/"
        if self.offline:
            return f"{folder}{slug}.html"
        return folder if slug == "index" else f"{folder}{slug}/"
