"""F2: the trust timeline. The same steps in a narrow and a wide layout, of which the page shows one."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache

from tsunagari.drawing.cord import LEFT, Loop, looped
from tsunagari.drawing.geometry import (
    Line,
    Point,
    at_height,
    corners,
    cubic,
    cut,
    lengths,
    path,
    place,
    trace,
    weave,
)
from tsunagari.drawing.sheet import LEADING, Box, Sheet, Words
from tsunagari.drawing.text import LARGEST, LARGEST_WIDE

STEPS = ("greeting", "second-meeting", "promise", "small-job", "larger-job", "introduces")
LABELS = frozenset({*STEPS, "jump", "jump-note", "time"})

# The greeting has no loop yet; the jump misses the four steps between it and the last.
_LOOPED = len(STEPS) - 1
_MISSED = _LOOPED - 1


@dataclass(frozen=True)
class _Layout:
    """Where things stand, in units. x is time, y is what is entrusted."""

    name: str
    size: Point
    text: float
    start: Point
    end: Point
    first: float  # the height of the first step that has a loop
    rise: float  # from step to step
    radius: float
    beside: Point  # from a step to the baseline of its label
    greeting: Point
    dots: tuple[Point, Point, Point, Point]
    jump: Point
    jump_width: float
    axis: tuple[Point, Point]

    def height(self, step: int) -> float:
        """Return the y of a step that has a loop, counted from 0."""
        return self.first - self.rise * step


_NARROW = _Layout(
    name="narrow",
    size=(320, 346),
    text=LARGEST,
    start=(34, 306),
    end=(155, 32),
    first=243,
    rise=48,
    radius=8.2,
    beside=(16, 11),
    greeting=(58, 301),
    dots=((31, 288), (10, 224), (9, 150), (14, 68)),
    jump=(0, 14),
    jump_width=128,
    axis=((22, 318), (319, 318)),
)
_WIDE = _Layout(
    name="wide",
    size=(612, 330),
    text=LARGEST_WIDE,
    start=(46, 282),
    end=(462, 34),
    first=229,
    rise=45,
    radius=8.2,
    beside=(20, 19),
    greeting=(78, 291),
    dots=((56, 266), (72, 219), (90, 138), (123, 66)),
    jump=(100, 18),
    jump_width=190,
    axis=((40, 302), (611, 302)),
)
_GAP = 3.6
_RING = 4.5
_CHEVRON = 5.0


def draw(words: Words, uid: str) -> str:
    """Return the narrow and the wide layout as two SVGs. What does not fit is noted in `words`."""
    return "".join(_draw(layout, words, uid) for layout in (_NARROW, _WIDE))


def _draw(layout: _Layout, words: Words, uid: str) -> str:
    sheet = Sheet(words)
    cord, steps = _cord(layout)
    dots, rings, double_cut = _jump(layout)
    (ax, ay), (bx, by) = layout.axis
    tip = [(bx - _CHEVRON * 1.6, by - _CHEVRON), (bx, by), (bx - _CHEVRON * 1.6, by + _CHEVRON)]
    sheet.line("tn-ctl", [corners([(ax, ay), (bx, by)]), corners(tip)])
    sheet.line("tn-cord", cord)
    sheet.line("tn-dots", dots)
    for ring in rings:
        sheet.ring(ring, _RING)
    sheet.line("tn-ink", double_cut)
    places = [layout.greeting, *((x + layout.beside[0], y + layout.beside[1]) for x, y in steps)]
    for name, (x, y) in zip(STEPS, places, strict=True):
        sheet.label(name, Box(x, y, layout.size[0] - x, rows=2, size=layout.text))
    x, y = layout.jump
    taken = sheet.label("jump", Box(x, y, layout.jump_width, size=layout.text))
    below = y + taken * LEADING * layout.text
    sheet.label("jump-note", Box(x, below, layout.jump_width, rows=2, look="tn-sub", size=layout.text))
    time = Box(layout.size[0], by + 20, 200, anchor="end", look="tn-sub", size=layout.text)
    sheet.label("time", time)
    return sheet.svg(layout.size, layout.name, uid)


@cache
def _cord(layout: _Layout) -> tuple[list[str], list[Point]]:
    """Return the cord's paths, a loop at each step after the greeting, and where these steps lie."""
    base = [layout.start, layout.end]
    along = lengths(base)
    at = [at_height(base, layout.height(step)) for step in range(_LOOPED)]
    woven = weave(looped(base, [Loop(distance, layout.radius, LEFT) for distance in at]), _GAP)
    return [path(piece) for piece in woven], [place(base, along, distance) for distance in at]


@cache
def _jump(layout: _Layout) -> tuple[list[str], list[Point], list[str]]:
    """Return the dotted line's pieces, the rings at the height of each missed step, and the double cut."""
    line = trace(cubic(*layout.dots), 0, 1, 60)
    along = lengths(line)
    missed = [at_height(line, layout.height(step)) for step in range(_MISSED)]
    pieces = cut(line, [(distance - _RING - 3, distance + _RING + 3) for distance in missed])
    rings = [place(line, along, distance) for distance in missed]
    return [path(piece) for piece in pieces], rings, _double_cut(line)


def _double_cut(line: Line) -> list[str]:
    """Return two short strokes across the end of a line: here it goes no further."""
    (ax, ay), (bx, by) = line[-2], line[-1]
    size = math.dist(line[-2], line[-1])
    tx, ty = (bx - ax) / size, (by - ay) / size
    strokes = []
    for beyond in (4.0, 9.0):
        x, y = bx + tx * beyond, by + ty * beyond
        strokes.append(corners([(x + ty * 7, y - tx * 7), (x - ty * 7, y + tx * 7)]))
    return strokes
