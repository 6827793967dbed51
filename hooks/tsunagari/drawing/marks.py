"""Small signs that several figures share: arrowheads, the double cut, boxes and openings.

Each function returns path strings in the figure's units; nothing here knows about colours.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from tsunagari.drawing.geometry import corners

if TYPE_CHECKING:
    from tsunagari.drawing.geometry import Line, Point

_CHEVRON = 5.0
_CUT_REACH = 7.0
_CUTS = (4.0, 9.0)


def chevron(before: Point, tip: Point) -> str:
    """Return an open arrowhead at the tip of a line that comes from `before`."""
    tx, ty = direction(before, tip)
    foot = (tip[0] - tx * _CHEVRON * 1.6, tip[1] - ty * _CHEVRON * 1.6)
    sides = [(foot[0] + s * ty * _CHEVRON, foot[1] - s * tx * _CHEVRON) for s in (1, -1)]
    return corners([sides[0], tip, sides[1]])


def double_cut(line: Line) -> list[str]:
    """Return two short strokes across the end of a line: here it goes no further."""
    way = direction(line[-2], line[-1])
    ends = [(line[-1][0] + way[0] * beyond, line[-1][1] + way[1] * beyond) for beyond in _CUTS]
    return [corners([_aside(at, way, _CUT_REACH), _aside(at, way, -_CUT_REACH)]) for at in ends]


def doorway(before: Point, at: Point, opening: float, reach: float) -> list[str]:
    """Return a wall across a line's direction, from `reach` to `opening` units off the line on both sides."""
    way = direction(before, at)
    return [corners([_aside(at, way, side * opening), _aside(at, way, side * reach)]) for side in (1, -1)]


def box(left: float, top: float, width: float, height: float) -> str:
    """Return a rectangle's outline."""
    right, bottom = left + width, top + height
    return corners([(left, top), (right, top), (right, bottom), (left, bottom)], closed=True)


def direction(a: Point, b: Point) -> Point:
    """Return the direction from a to b as a vector of length 1. ZeroDivisionError: they are the same point."""
    size = math.dist(a, b)
    return ((b[0] - a[0]) / size, (b[1] - a[1]) / size)


def _aside(at: Point, way: Point, off: float) -> Point:
    """Return the point `off` units to one side of `at`, across the direction `way`."""
    return (at[0] + way[1] * off, at[1] - way[0] * off)
