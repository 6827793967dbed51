"""Read a Markdown page's skeleton: its headings' ids and its directives, with their lines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import yaml

from tsunagari.book import Page
from tsunagari.directives import DIRECTIVE, DIRECTIVES
from tsunagari.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_HEADING = re.compile(r"^#{1,6}\s+(.*?)\s*(?:\{[^}]*#([^\s}]+)[^}]*\})?\s*$")
_LINK = re.compile(r"\]\(((?:[a-z0-9-]+\.md)?(?:#[^\s)]*)?)\)")
_COMMENT = re.compile(r"<!--(.*?)-->")
_FRONT = re.compile(r"---\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)", re.DOTALL)
_FrontMatter = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_FENCE = re.compile(r"^\s*(```|~~~)")


def read(root: Path, locales: tuple[str, ...], problems: list[Problem]) -> dict[tuple[str, str], Page]:
    """Return the pages below docs/LANGUAGE by (language, slug); unreadable ones become problems."""
    found: dict[tuple[str, str], Page] = {}
    for language in locales:
        folder = root / "docs" / language
        for file in sorted(folder.rglob("[!.]*.md")):
            slug = file.relative_to(folder).with_suffix("").as_posix()
            shown_as = file.relative_to(root).as_posix()
            page = _page(file, slug, language, shown_as, problems)
            if page is not None:
                found[language, slug] = page
    return found


def _page(file: Path, slug: str, language: str, shown_as: str, problems: list[Problem]) -> Page | None:
    raw = file.read_bytes()
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        problems.append(Problem(shown_as, line, "the file is not UTF-8 text", "save it with the encoding UTF-8"))
        return None
    text = text.replace("\r\n", "\n")
    headings: dict[str, int] = {}
    titles = {"": _title(text, shown_as, problems) or slug}
    directives: list[tuple[int, str, str]] = []
    links: list[tuple[int, str]] = []
    for number, row in _prose(text):
        if row.startswith("#") and (heading := _HEADING.match(row)):
            if row.startswith("# "):
                wrong = "the page has a heading of the first level"
                problems.append(Problem(shown_as, number, wrong, "begin with ##; the template makes the page's title"))
            _note_heading(heading.group(2), number, headings, shown_as, problems)
            titles[heading.group(2) or ""] = heading.group(1)
        if "<!--" in row:
            problems += [Problem(shown_as, number, *fault) for fault in (*_mistyped(row), *_misplaced(row))]
            directives += [(number, m.group(1), (m.group(2) or "").strip()) for m in DIRECTIVE.finditer(row)]
        if "](" in row:
            links += [(number, target) for target in _LINK.findall(row) if target]
    return Page(slug, language, shown_as, headings, tuple(directives), titles, tuple(links))


def _mistyped(row: str) -> Iterator[tuple[str, str]]:
    """Yield what is wrong, and what would be right, with comments that begin like a directive and are none."""
    for comment in _COMMENT.findall(row):
        word = re.match(r"[\w-]*", comment.strip())
        name = word.group(0).lower() if word else ""
        if name in DIRECTIVES and not DIRECTIVE.fullmatch(f"<!--{comment}-->"):
            shown = f"{name}: ID" if DIRECTIVES[name].field else name
            yield f"`{comment.strip()}` looks like a directive and is none", f"write <!-- {shown} -->"


def _misplaced(row: str) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with where a directive stands: inside a sentence or on a line of its own.

    Markdown takes a line that begins with a comment for HTML as a whole and leaves its words as they are.
    """
    for match in DIRECTIVE.finditer(row):
        directive = DIRECTIVES.get(match.group(1))
        if directive is None:
            continue
        before, after = row[: match.start()].strip(), row[match.end() :].strip()
        if directive.inline and not before:
            yield f"the line begins with `{match.group(1)}`", "put it inside a sentence, behind what it belongs to"
        elif not directive.inline and (before or after):
            yield f"`{match.group(1)}` stands beside other words", "give it a line of its own"


def front_matter(text: str) -> dict[str, Any]:
    """Return the front matter of a page, empty where there is none. Raises yaml.MarkedYAMLError."""
    found = _FRONT.match(text)
    meta = yaml.load(found.group(1), _FrontMatter) if found else None  # noqa: S506  a safe loader, in C
    return meta if isinstance(meta, dict) else {}


def _title(text: str, shown_as: str, problems: list[Problem]) -> str | None:
    """Return the `title:` of the front matter; what is no YAML would stand in the page as its first words."""
    if not _FRONT.match(text):
        problems.append(Problem(shown_as, 1, "the page has no front matter", "begin with ---, `title:` and --- lines"))
        return None
    try:
        title = front_matter(text).get("title")
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 2 if error.problem_mark else 1
        wrong = f"the front matter is no YAML ({error.problem})"
        problems.append(Problem(shown_as, line, wrong, 'put a value that holds ": " or begins with a sign in "quotes"'))
        return None
    if not isinstance(title, str) or not title.strip():
        problems.append(Problem(shown_as, 1, "the front matter has no title", "add `title:` with the page's title"))
        return None
    return title


def _note_heading(
    name: str | None, number: int, headings: dict[str, int], shown_as: str, problems: list[Problem]
) -> None:
    if name is None:
        wrong, right = "a heading has no id", "end it with {#id}, the same in all languages"
    elif not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name):
        wrong, right = f"the heading's id `{name}` is not an id", "use lower-case letters, digits and single hyphens"
    elif name in headings:
        wrong, right = f"the heading's id `{name}` is used twice", "give each heading its own"
    else:
        headings[name] = number
        return
    problems.append(Problem(shown_as, number, wrong, right))


def _prose(text: str) -> Iterator[tuple[int, str]]:
    """Yield numbered lines without front matter and fenced code, where # and <!-- mean something else."""
    in_front = in_fence = False
    for number, line in enumerate(text.splitlines(), 1):
        if number == 1 and line.rstrip() == "---":
            in_front = True
        elif in_front:
            in_front = line.rstrip() not in ("---", "...")
        elif _FENCE.match(line):
            in_fence = not in_fence
        elif not in_fence:
            yield number, line
