"""How wide words are and how they break, known before any browser sees them.

Widths are SVG user units. Latin letters are measured with Helvetica's widths and a reserve for the
wider system fonts; full-width characters are one em. In a label `|` marks where a row may break
without a space, a space may break, and a newline must.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

LARGEST = 14.4
"""The largest text step of a figure 320 units wide; what fits at this size fits at every step."""

LARGEST_WIDE = 16.5
"""The largest text step of a figure 612 units wide."""

# Thousandths of an em, with the characters that are that wide.
_WIDTHS = {
    191: "'",
    222: "ijl‘’",
    260: "|",
    278: " !,./:;I[\\]ft·",
    333: "()-`r“”",
    355: '"',
    389: "*",
    469: "^",
    500: "Jcksvxyz",
    556: "#$0123456789?L_abdeghnopqu–",
    584: "+<=>~",
    611: "FTZ",
    667: "&ABEKPSVXY",
    722: "CDHNRUw",
    778: "GOQ",
    833: "Mm",
    889: "%",
    944: "W",
    1000: "—…",
    1015: "@",
}
_EM = {char: width / 1000 for width, chars in _WIDTHS.items() for char in chars}
_UNKNOWN = 0.667

# Segoe UI, Roboto and the like run up to a few percent wider than Helvetica; bold about 6 % wider;
# full-width characters stay one em.
_OTHER_FONTS = 1.03
_BOLD = 1.06


@dataclass(frozen=True)
class Fault:
    """A label that does not fit its box: which one, and what is wrong, with what would fit."""

    label: str
    message: str


class FigureError(ValueError):
    """A figure can't be drawn with these words. `faults` holds each reason, `label` the first one's label.

    A fault that concerns the figure as a whole has the label "".
    """

    def __init__(self, figure: str, language: str, faults: list[Fault]) -> None:
        self.figure = figure
        self.language = language
        self.faults = tuple(faults)
        self.label = faults[0].label if faults else ""
        super().__init__(f"figure `{figure}`, language `{language}`: " + "; ".join(f.message for f in faults))


class TooLongError(ValueError):
    """Words that do not fit a width or a number of rows; the message says by how much and what would fit."""


def measure(words: str, size: float, *, bold: bool = False) -> float:
    """Return the width of words set in one row at a size (units)."""
    return sum(_em(char, bold=bold) for char in words) * size


def wrap(words: str, width: float, size: float, rows: int, *, bold: bool = False) -> list[str]:
    """Break words into at most `rows` rows no wider than `width` at this size (units).

    TooLongError: a part that may not be broken is wider than a row, or there are more rows.
    """
    done: list[str] = []
    for paragraph in words.split("\n"):
        row = ""
        for gap, part in _parts(paragraph):
            if measure(part, size, bold=bold) > width:
                wide = measure(part, size, bold=bold)
                message = f"“{part}” takes {wide:.0f} units where a row has {width:.0f} ({_room(width, size)})"
                raise TooLongError(message)
            if row and measure(row + gap + part, size, bold=bold) > width:
                done.append(row)
                row = part
            else:
                row = row + gap + part if row else part
        done.append(row)
    if len(done) > rows:
        message = f"“{words}” takes {len(done)} rows where there are {rows} ({_room(width, size)})"
        raise TooLongError(message)
    return done


def _parts(paragraph: str) -> list[tuple[str, str]]:
    """Return the parts that may stand in a row of their own, each with what joins it to the one before."""
    return [
        (" " if first else "", part)
        for word in paragraph.split()
        for first, part in ((index == 0, part) for index, part in enumerate(word.split("|")))
        if part
    ]


def _em(char: str, *, bold: bool) -> float:
    """Return a character's width in em, on the safe side where the table does not have it."""
    reserve = _OTHER_FONTS * _BOLD if bold else _OTHER_FONTS
    if char in _EM:
        return _EM[char] * reserve
    if unicodedata.combining(char):
        return 0.0
    if unicodedata.east_asian_width(char) in {"W", "F", "A"}:
        return 1.0
    return _EM.get(unicodedata.normalize("NFD", char)[0], _UNKNOWN) * reserve


def _room(width: float, size: float) -> str:
    """Say how much fits a row, for the error message."""
    return f"about {int(width / size)} full-width or {int(width / size / 0.53)} Latin characters a row"
