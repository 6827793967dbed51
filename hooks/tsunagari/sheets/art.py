"""The drawings on paper, as SVG texts for the templates: mark, cord, the cover's knot, QR code.

All are plain black or one given colour, made of the book's own cord (tsunagari.drawing).
"""

from __future__ import annotations

from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING

import segno

from tsunagari import drawing
from tsunagari.drawing.cord import Loop, looped
from tsunagari.drawing.geometry import path, weave

if TYPE_CHECKING:
    from collections.abc import Iterable

_MARK_STROKE = 2.0
# Lengths in points. The gap at the crossing is 1.6 strokes to each side, and half a stroke for the round ends.
_CORD_STROKE, _LOOP_RADIUS, _LOOP_GAP = 1.7, 6.4, 2.1
_LOOP_AT = 0.76


@cache
def mark() -> str:
    """Return the header's knot, black, 38 × 35 units."""
    style = f"<style>path{{{_stroked(_MARK_STROKE)}}}</style>"
    opening, rest = drawing.ornament("mark").split(">", 1)
    return f"{opening}>{style}{rest}"


@cache
def cord(width: float) -> str:
    """Return a level cord with one loop that runs from edge to edge of a page `width` points wide."""
    level = 2 * _LOOP_RADIUS + _CORD_STROKE
    line = looped([(-9, level), (width + 9, level)], [Loop(9 + width * _LOOP_AT, _LOOP_RADIUS)])
    pieces = [path(piece) for piece in weave(line, _LOOP_GAP * _CORD_STROKE)]
    return _svg(width, level + _CORD_STROKE, pieces, _stroked(_CORD_STROKE))


def knot(size: tuple[float, float], level: float, middle: float, unit: float, *, colour: str) -> str:
    """Return the cover's knot in a cord across a picture.

    size: the picture's width and height. level, middle: where the cord lies and where its knot is.
    unit: half the knot's height. colour: of the cord, as CSS writes it.
    """
    stroke = 5.0
    width, height = size
    pieces = drawing.knot_paths(width, level, unit, centre_x=middle, stroke=stroke)
    return _svg(width, height, pieces, _stroked(stroke, colour))


@cache
def qr(address: str) -> str:
    """Return a QR code without its white border (the template keeps four modules free), one unit a module.

    Level M: a quarter of the damage of a folded sheet may be repaired, and the code stays coarse.
    """
    code = segno.make(address, error="m", micro=False)
    rows = [bytes(row) for row in code.matrix]
    return _svg(len(rows), len(rows), [_modules(rows)], "fill:#000")


def _modules(rows: list[bytes]) -> str:
    """Return one path of a rectangle for each run of dark modules in a row."""
    drawn = []
    for y, row in enumerate(rows):
        x = 0
        for dark, run in groupby(row):
            length = len(list(run))
            if dark:
                drawn.append(f"M{x} {y}h{length}v1h-{length}z")
            x += length
    return "".join(drawn)


def _stroked(width: float, colour: str = "#000") -> str:
    return f"fill:none;stroke:{colour};stroke-width:{width:g};stroke-linecap:round;stroke-linejoin:round"


def _svg(width: float, height: float, pieces: Iterable[str], style: str) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" '
        f'width="{width:g}" height="{height:g}"><path style="{style}" d="{"".join(pieces)}"/></svg>'
    )
