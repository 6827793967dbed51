"""Read one YAML file into plain data, with the line of every value for error messages.

Scalars stay the text that the author wrote (an unquoted null is an empty text): `yes`, `0551` and
`12:30` are words here, and the data model alone turns a text into a number or a truth value. Doubled
keys are refused.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import yaml

from tsunagari.problems import BookError, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

try:
    from yaml import CSafeLoader as _Parser
except ImportError:  # PyYAML built without libyaml: the same events, more slowly
    from yaml import SafeLoader as _Parser  # type: ignore[assignment]

At = tuple[str | int, ...]  # where a value stands: its keys and indexes, from the top
Lines = dict[At, int]

_NULLS = frozenset({"~", "null", "Null", "NULL"})
# A value that begins with a quotation mark and does not end with one on the same line.
_OPEN_QUOTE = re.compile(r"""^\s*(?:-\s+)*(?:[^\s"'#:]+:\s+)?(?:"(?:[^"\\]|\\.)*|'(?:[^']|'')*)$""")


class _Builder:
    """Turns parser events into dicts, lists and strings; notes lines only where they are wanted."""

    def __init__(self, events: Iterator[Any], path: str, lines: Lines | None) -> None:
        self._events = events
        self._path = path
        self._lines = lines
        self.problems: list[Problem] = []

    def document(self) -> Any:  # noqa: ANN401  the shape is what the model checks
        """Return the first document's data, or None for an empty file."""
        events = self._events
        next(events)
        event = next(events)
        if type(event) is yaml.StreamEndEvent:
            return None
        data = self._value(next(events), ())
        next(events)
        event = next(events)
        if type(event) is not yaml.StreamEndEvent:
            self._refuse(event, "a second document begins (`---`)", "keep one document in a file")
        return data

    def _value(self, event: Any, at: At) -> Any:  # noqa: ANN401
        kind = type(event)
        if self._lines is not None:
            self._lines[at] = event.start_mark.line + 1
        if kind is yaml.ScalarEvent:
            # An unquoted null is a value left out, as one with nothing after its colon is.
            return "" if event.value in _NULLS and event.implicit[0] else event.value
        if kind is yaml.MappingStartEvent:
            return self._mapping(at)
        if kind is yaml.SequenceStartEvent:
            return self._sequence(at)
        self._refuse(event, "an alias (`*name`) is used", "write the value out; this book's data has no aliases")
        return ""

    def _mapping(self, at: At) -> dict[str, Any]:
        events = self._events
        data: dict[str, Any] = {}
        for event in events:
            kind = type(event)
            if kind is yaml.MappingEndEvent:
                return data
            if kind is not yaml.ScalarEvent:
                self._refuse(event, "a key is not a single word", "write keys as plain words")
                self._value(event, (*at, "?"))
                self._value(next(events), (*at, "?"))
                continue
            key = event.value
            line = event.start_mark.line + 1
            if key in data:
                self._refuse(event, f"the key `{key}` stands twice in one entry", "keep one of the two")
            data[key] = self._value(next(events), (*at, key) if self._lines is not None else at)
            if self._lines is not None:
                # a block's own mark is its first content; its key is what an author looks for
                self._lines[(*at, key)] = line
        return data

    def _sequence(self, at: At) -> list[Any]:
        data: list[Any] = []
        for event in self._events:
            if type(event) is yaml.SequenceEndEvent:
                return data
            data.append(self._value(event, (*at, len(data)) if self._lines is not None else at))
        return data

    def _refuse(self, event: Any, wrong: str, right: str) -> None:  # noqa: ANN401
        self.problems.append(Problem(self._path, event.start_mark.line + 1, wrong, right))


def read(file: Path, shown_as: str) -> Any:  # noqa: ANN401
    """Return the file's data: dicts, lists and strings (None for an empty file).

    `shown_as` is the path that error messages name. Raises BookError for a wrong encoding,
    broken YAML, doubled keys and aliases.
    """
    return _parse(_text(file, shown_as), shown_as, None)


def lines(file: Path, shown_as: str) -> Lines:
    """Return the line (from 1) of each value, keyed by its path of keys and indexes. Slower than read()."""
    found: Lines = {}
    _parse(_text(file, shown_as), shown_as, found)
    return found


def _text(file: Path, shown_as: str) -> str:
    raw = file.read_bytes()
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise BookError(
            [Problem(shown_as, line, "the file is not UTF-8 text", "save it with the encoding UTF-8")]
        ) from error


def _parse(text: str, shown_as: str, found: Lines | None) -> Any:  # noqa: ANN401
    builder = _Builder(yaml.parse(text, Loader=_Parser), shown_as, found)
    try:
        data = builder.document()
    except yaml.YAMLError as error:
        raise BookError([*builder.problems, _syntax(error, text, shown_as)]) from error
    if builder.problems:
        raise BookError(builder.problems)
    return data


def _syntax(error: yaml.YAMLError, text: str, shown_as: str) -> Problem:
    """Name the line to mend: an open quote or a tab is often noticed only many lines further down."""
    rows = text.splitlines() or [""]
    mark = getattr(error, "problem_mark", None)
    before = text[: getattr(error, "position", 0)]  # a character that YAML forbids has a position and no mark
    line = min(mark.line + 1 if mark else before.count("\n") + 1, len(rows))
    for number, row in enumerate(rows[:line], 1):
        indent = row[: len(row) - len(row.lstrip())]
        if "\t" in indent:
            return Problem(shown_as, number, "a tab stands in the indentation", "indent with spaces only")
        if _OPEN_QUOTE.match(row):
            return Problem(
                shown_as, number, "a quotation mark is opened and not closed", "close it at the end of the text"
            )
    said = str(getattr(error, "problem", None) or getattr(error, "reason", None) or error)
    return Problem(
        shown_as, line, f"this is not YAML ({said})", "put the text in double quotes, or compare the lines around it"
    )
