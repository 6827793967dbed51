"""The cord as an ornament: header mark, cover knot, dividers, small signs.

One unit is one CSS pixel at the size written into each SVG. A full-bleed cord is one path that runs
3000 units past both ends; its parent clips it (`overflow-x: clip`), so that no two pieces must meet.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from tsunagari.drawing.cord import (
    LEFT,
    Loop,
    awaji,
    awaji_height,
    awaji_reach,
    looped,
    loose_end,
    slack,
    wave,
)
from tsunagari.drawing.geometry import Line, Point, corners, number, path, weave

if TYPE_CHECKING:
    from collections.abc import Callable

_BLEED = 3000.0
# Gaps at an under-crossing, per side, as shares of the stroke (look.md, figure rules). Round ends
# fill half a stroke of each gap, which is added.
_CAP = 0.5
_COVER_GAP, _LOOP_GAP, _MARK_GAP = 2.5 + _CAP, 1.6 + _CAP, 1.1 + _CAP / 2
_UI, _COVER = 2.0, 3.0
_FAVICON_STROKE = 4.0
_LOOP = 7.5
# Width, height and the cord's level of the two full-bleed lines that change places: open and looped.
_LINE = (40.0, 23.0, 17.0)


def _svg(name: str, size: Point, paths: list[str], *, heavy: bool = False, extra: str = "") -> str:
    width, height = (number(side) for side in size)
    look = "tn-cord tn-cord--heavy" if heavy else "tn-cord"
    return (
        f'<svg class="tn-orn tn-orn--{name}" xmlns="http://www.w3.org/2000/svg" aria-hidden="true" '
        f'focusable="false" viewBox="0 0 {width} {height}" width="{width}" height="{height}">'
        f'<path class="{look}" d="{"".join(paths)}"/>{extra}</svg>'
    )


def _woven(line: Line, gap: float) -> list[str]:
    """Return a loop's paths: the cord comes in below and goes out above."""
    return [path(piece) for piece in weave(line, gap)]


def _tied(line: Line, gap: float) -> list[str]:
    """Return a knot's paths: here the end that comes in first lies above."""
    return [path(piece) for piece in weave(line, gap, over_first=True)]


def _bleeding(line: Line) -> list[Point]:
    """Return the line with its level ends drawn out to both sides."""
    return [(line[0][0] - _BLEED, line[0][1]), *line, (line[-1][0] + _BLEED, line[-1][1])]


def _mark() -> str:
    # At 38 pixels there is no room for a cord beside the knot: the ends stop where they are level.
    line = awaji(19, 33.5, 13.4, breadth=1.2, reach=1.3)
    return _svg("mark", (38, 35), _tied(line, _MARK_GAP * _UI))


def _knot(name: str, unit: float, stroke: float) -> str:
    middle, level = awaji_reach(unit), awaji_height(unit) + stroke
    line = _bleeding(awaji(middle, level, unit))
    size = (2 * middle, level + stroke)
    return _svg(name, size, _tied(line, _COVER_GAP * stroke), heavy=stroke > _UI)


def _loop_line() -> str:
    width, height, level = _LINE
    line = _bleeding(looped([(0, level), (width, level)], [Loop(width / 2, _LOOP)]))
    return _svg("loop-line", (width, height), _woven(line, _LOOP_GAP * _UI))


def _small(name: str, width: float, radius: float) -> str:
    """Return a short cord with one loop and two ends."""
    level = 2 * radius + _UI * 0.75
    line = looped([(1, level), (width - 1, level)], [Loop(width / 2, radius)])
    return _svg(name, (width, level + _UI * 0.75), _woven(line, (_LOOP_GAP - 0.2) * _UI))


def _ring() -> str:
    (width, height, level), radius = _LINE, 5.0
    middle = width / 2
    sides = [
        corners([(-_BLEED, level), (middle - radius, level)]),
        corners([(middle + radius, level), (width + _BLEED, level)]),
    ]
    ring = f'<circle class="tn-cord" cx="{number(middle)}" cy="{number(level)}" r="{number(radius)}"/>'
    return _svg("ring", (width, height), sides, extra=ring)


def _promises() -> str:
    """Return one cord over three columns of 860 / 3 units: slack, looped, tied."""
    width, column, level, unit = 860.0, 860 / 3, 56.0, 20.0
    hanging = slack((1, level), 200, 7)
    knot_at = 2 * column + 88
    looping = looped([hanging[-1], (knot_at - 80, level)], [Loop(column + 86 - 201, 14)])
    line = [*hanging, *looping[1:], *awaji(knot_at, level, unit), (width - 1, level)]
    return _svg("promises", (width, level + 8), _woven(line, 2.2 * _UI))


def _step_corner() -> str:
    """Return the top line of a frame, from far left over the loop to the frame's right edge."""
    radius, right = _LOOP, 80.0
    level = 2 * radius + _UI
    bent = looped([(0, level), (right, level)], [Loop(34, radius)])
    line = [(-_BLEED, level), *bent]
    return _svg("step-corner", (right, level + 1), _woven(line, _LOOP_GAP * _UI))


def _down() -> str:
    height, middle = 80.0, 2.0
    # One unit past both ends: the cord comes out of one box and goes into the next.
    line = looped([(middle, -1), (middle, height + 1)], [Loop(height / 2 + 1, 10, LEFT)])
    return _svg("down", (26, height), _woven(line, _LOOP_GAP * _UI))


def _pair_lines() -> str:
    width = _LINE[0]
    sides = [corners([(-_BLEED, y), (width + _BLEED, y)]) for y in (1.5, 5.5)]
    return _svg("pair-lines", (width, 7), sides)


def _loose_end() -> str:
    start = (0.0, 70.0)
    line = [(-_BLEED, start[1]), *loose_end(start)]
    return _svg("loose-end", (304, 92), _woven(line, _COVER_GAP * _UI))


_DRAWN: dict[str, Callable[[], str]] = {
    "mark": _mark,
    "knot": lambda: _knot("knot", 77, _COVER),
    "knot-small": lambda: _knot("knot-small", 38, _UI),
    "loop-line": _loop_line,
    "loop": lambda: _small("loop", 27, 6),
    "slack": lambda: _svg("slack", (27, 12), [path(wave((1.5, 6), 24, 4))]),
    "ring": _ring,
    "promises": _promises,
    "step-corner": _step_corner,
    "here": lambda: _small("here", 22, 4.8),
    "down": _down,
    "pair-lines": _pair_lines,
    "loose-end": _loose_end,
}

ORNAMENTS = tuple(_DRAWN)
"""The names that `ornament` knows."""


@cache
def ornament(name: str) -> str:
    """Return the inline SVG of an ornament, hidden from readers. KeyError: no such name."""
    return _DRAWN[name]()


def favicon() -> str:
    """Return a whole SVG file: one thick loop, in the cord's colour for light and for dark."""
    level, middle = 28.0, 16.0
    # A loop that fills the square needs more cord than the square holds; its ends are cut off.
    line = looped([(-9, level), (41, level)], [Loop(25, 12)])
    line = [p for p in line if abs(p[0] - middle) <= middle - _FAVICON_STROKE / 2]
    d = "".join(_woven(line, _FAVICON_STROKE * 1.45))
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">'
        f"<style>path{{fill:none;stroke:#86253f;stroke-width:{number(_FAVICON_STROKE)};"
        "stroke-linecap:round;stroke-linejoin:round}"
        "@media(prefers-color-scheme:dark){path{stroke:#f0a8b6}}</style>"
        f'<path d="{d}"/></svg>\n'
    )


def knot_paths(
    width: float, level: float, unit: float, *, centre_x: float | None = None, stroke: float = 5.0
) -> list[str]:
    """Return the cover's knot in a cord as path strings, for pictures that are not HTML.

    Coordinates are in whatever unit the arguments have, x to the right and y down from the picture's
    top left corner. The cord runs level at y = `level` from x = 0 to x = `width`; 1.58 × `unit` to
    both sides of `centre_x` (default: the middle) it leaves that level for the knot, which is
    1.37 × `unit` wide to each side and whose top lies 2.42 × `unit` above the level. The gaps suit
    the `stroke`, drawn with round ends. Each string is one piece of cord, in M, L and C commands with
    absolute coordinates. ValueError: the knot does not fit between the edges and under the top.
    """
    middle = width / 2 if centre_x is None else centre_x
    reach = awaji_reach(unit)
    if not (reach <= middle <= width - reach and awaji_height(unit) <= level):
        message = f"a knot of unit {unit:g} at x {middle:g} does not fit {width:g} wide, {level:g} above the cord"
        raise ValueError(message)
    return _tied([(0, level), *awaji(middle, level, unit), (width, level)], _COVER_GAP * stroke)
