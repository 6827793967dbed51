"""Read built pages: what stands in them, and where their links lead."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

SLUGS = (
    "index",
    "why-people",
    "mistake-rushing",
    "mistake-labels",
    "mistake-excuses",
    "introducing",
    "being-introduced",
    "complaints",
    "where-people-are",
    "good-company",
    "online",
    "self-checks",
    "checklists",
    "templates",
    "facilitator",
    "safety-law",
    "glossary",
    "evidence",
    "about",
    "coverage",
    "downloads",
)
_EMPTY = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


@dataclass
class Element:
    """A start tag: its name, attributes and the names of the elements around it."""

    tag: str
    attributes: dict[str, str | None]
    around: tuple[str, ...]

    def get(self, name: str) -> str:
        return self.attributes.get(name) or ""


@dataclass
class Document:
    """A page's elements in order, and its visible text."""

    elements: list[Element] = field(default_factory=list)
    text: str = ""

    def all(self, *tags: str) -> list[Element]:
        return [element for element in self.elements if element.tag in tags]

    def ids(self) -> list[str]:
        return [element.get("id") for element in self.elements if element.get("id")]

    def meta(self, name: str) -> str:
        found = [e.get("content") for e in self.all("meta") if name in (e.get("name"), e.get("property"))]
        assert len(found) == 1, f"{name}: {found}"
        return found[0]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.document = Document()
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.document.elements.append(Element(tag, dict(attrs), tuple(self._open)))
        if tag not in _EMPTY:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self._open:
            while self._open.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        if not {"script", "style"} & set(self._open):
            self.document.text += data


def read(file: Path) -> Document:
    """Return what stands in a built page."""
    reader = _Reader()
    reader.feed(file.read_text(encoding="utf-8"))
    return reader.document


def path(site: Path, slug: str, language: str) -> Path:
    """Return a page's file in a site with directory addresses."""
    folder = site if language == "ja" else site / language
    return folder / "index.html" if slug == "index" else folder / slug / "index.html"
