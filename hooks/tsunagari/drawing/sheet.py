"""A figure in the making: its lines and labels, and at the end its SVG."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Any

from tsunagari.drawing.geometry import number
from tsunagari.drawing.text import LARGEST, Fault, FigureError, TooLongError, wrap

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

LEADING = 1.27
"""From row to row, in em."""


@dataclass(frozen=True)
class Box:
    """Where a label stands, in units: its anchor point, its width, how many rows it may take.

    anchor: start, middle or end, the side of x. rises: y is the baseline of the last row instead of
    the first. look: CSS classes beside `tn-txt`. size: the largest size the look has (units).
    """

    x: float
    y: float
    width: float
    rows: int = 1
    anchor: str = "start"
    look: str = ""
    size: float = LARGEST
    rises: bool = False


class Words:
    """A figure's words in one language, which collects what does not fit.

    words: `title`, `desc`, `caption`, `labels` (name → text) and, for messages, `language`.
    FigureError: the labels are not exactly those that the figure has.
    """

    def __init__(self, figure_id: str, words: Mapping[str, Any], labels: frozenset[str]) -> None:
        self.figure_id = figure_id
        self.language = str(words.get("language", "?"))
        self.title = str(words["title"])
        self.desc = str(words["desc"])
        self._labels: Mapping[str, str] = words["labels"]
        self._faults: list[Fault] = []
        self._faults += [Fault(key, f"the label `{key}` is missing") for key in sorted(labels - set(self._labels))]
        self._faults += [Fault(key, f"there is no label `{key}`") for key in sorted(set(self._labels) - labels)]
        self.check()

    def check(self) -> None:
        """Raise FigureError where anything has not fitted so far."""
        if self._faults:
            raise FigureError(self.figure_id, self.language, self._faults)

    def paragraphs(self, label: str) -> list[str]:
        """Return a label's forced rows."""
        return self._labels[label].split("\n")

    def rows(self, label: str, box: Box, words: str | None = None) -> list[str]:
        """Return the rows of a label (or of a part of it) in its box; what does not fit is noted."""
        try:
            bold = "tn-head" in box.look.split()
            return wrap(self._labels[label] if words is None else words, box.width, box.size, box.rows, bold=bold)
        except TooLongError as error:
            fault = Fault(label, f"label `{label}`: {error}")
            # Both layouts of a figure ask; the same words in the same room are one fault.
            if fault not in self._faults:
                self._faults.append(fault)
            return [""]


class Sheet:
    """One layout of a figure. Elements appear in the order of the calls."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self._parts: list[str] = []

    def line(self, look: str, paths: Iterable[str]) -> None:
        """Add lines: path strings, drawn as one element of these CSS classes."""
        self._parts.append(f'<path class="{look}" d="{"".join(paths)}"/>')

    def ring(self, at: tuple[float, float], radius: float) -> None:
        """Add an open ring: a place not yet taken."""
        x, y = at
        self._parts.append(f'<circle class="tn-ink" cx="{number(x)}" cy="{number(y)}" r="{number(radius)}"/>')

    def label(self, name: str, box: Box) -> int:
        """Add a label in its box and return how many rows it takes."""
        return self.write(self.words.rows(name, box), box)

    def part(self, name: str, index: int, box: Box) -> int:
        """Add one forced row of a label, by its index, if there is one; return the rows that it takes."""
        rows = self.words.paragraphs(name)
        return self.write(self.words.rows(name, box, rows[index]), box) if index < len(rows) else 0

    def write(self, rows: list[str], box: Box) -> int:
        """Add rows of text that are already broken and return their number."""
        x, y = number(box.x), number(box.y)
        look = f"tn-txt {box.look}".strip()
        anchor = "" if box.anchor == "start" else f' text-anchor="{box.anchor}"'
        # The closeness words are Japanese in every edition and must be read out as such.
        lang = ' lang="ja"' if box.look == "tn-word" and _is_full_width(rows) else ""
        spans = []
        for index, row in enumerate(rows):
            shift = LEADING if index else (1 - len(rows)) * LEADING if box.rises else 0.0
            dy = f' dy="{number(shift)}em"' if shift else ""
            spans.append(f'<tspan x="{x}"{dy}>{escape(row)}</tspan>')
        # A space keeps the words of two rows apart when they are copied; in a centred row it would show.
        text = escape(rows[0]) if len(rows) == 1 else (" " if box.anchor == "start" else "").join(spans)
        self._parts.append(f'<text class="{look}"{lang} x="{x}" y="{y}"{anchor}>{text}</text>')
        return len(rows)

    def svg(self, size: tuple[float, float], layout: str, uid: str) -> str:
        """Return the SVG of this layout (one, narrow or wide); its ids carry the uid and the layout."""
        width, height = (number(side) for side in size)
        key = f"tn-fig-{self.words.figure_id}-{uid}-{layout}"
        return (
            f'<svg class="tn-fig__svg tn-fig__svg--{layout}" xmlns="http://www.w3.org/2000/svg" role="img" '
            f'viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
            f'aria-labelledby="{escape(key)}-title {escape(key)}-desc">'
            f'<title id="{escape(key)}-title">{escape(self.words.title)}</title>'
            f'<desc id="{escape(key)}-desc">{escape(self.words.desc)}</desc>'
            f"{''.join(self._parts)}</svg>"
        )


def _is_full_width(rows: list[str]) -> bool:
    return any(unicodedata.east_asian_width(char) in {"W", "F"} for row in rows for char in row)
