"""F2: the trust timeline, and the same line online. Each in a narrow and a wide layout, of which the page shows one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

from tsunagari.drawing.cord import LEFT, Loop, looped
from tsunagari.drawing.geometry import (
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
from tsunagari.drawing.marks import chevron, doorway, double_cut
from tsunagari.drawing.sheet import LEADING, Box, Sheet, Words
from tsunagari.drawing.text import LARGEST, LARGEST_WIDE

STEPS = ("greeting", "second-meeting", "promise", "small-job", "larger-job", "introduces")
ONLINE_STEPS = ("greeting", "exchanges", "identity", "promise", "small-job", "larger-job", "introduces")
LABELS = frozenset({*STEPS, "jump", "jump-note", "time"})
ONLINE_LABELS = frozenset({*ONLINE_STEPS, "identity-note", "in-person", "in-person-note", "time"})

# The check who someone is: no loop, but a doorway that the cord goes through.
_CHECK = "identity"


@dataclass(frozen=True)
class _Layout:
    """Where things stand, in units. x is time, y is what is entrusted.

    other: the handles of the line beside the cord, from its foot to its end; said: its label.
    """

    name: str
    steps: tuple[str, ...]
    size: Point
    text: float
    start: Point
    end: Point
    first: float  # the height of the first step that has a loop
    rise: float  # from step to step
    radius: float
    beside: Point  # from a step to the baseline of its label
    greeting: Point
    other: tuple[Point, Point, Point, Point]
    said: Point
    said_width: float
    axis: tuple[Point, Point]

    def height(self, step: int) -> float:
        """Return the y of a step that has a loop, counted from 0."""
        return self.first - self.rise * step


_NARROW = _Layout(
    name="narrow",
    steps=STEPS,
    size=(320, 346),
    text=LARGEST,
    start=(34, 306),
    end=(155, 32),
    first=243,
    rise=48,
    radius=8.2,
    beside=(16, 11),
    greeting=(58, 301),
    other=((31, 288), (10, 224), (9, 150), (14, 68)),
    said=(0, 14),
    said_width=128,
    axis=((22, 318), (319, 318)),
)
_WIDE = _Layout(
    name="wide",
    steps=STEPS,
    size=(612, 330),
    text=LARGEST_WIDE,
    start=(46, 282),
    end=(462, 34),
    first=229,
    rise=45,
    radius=8.2,
    beside=(20, 19),
    greeting=(78, 291),
    other=((56, 266), (72, 219), (90, 138), (123, 66)),
    said=(100, 18),
    said_width=190,
    axis=((40, 302), (611, 302)),
)
# Online the clock is slower: the same heights, later; the line beside it is the one in person.
_ONLINE_NARROW = replace(
    _NARROW,
    steps=ONLINE_STEPS,
    size=(320, 352),
    start=(24, 312),
    end=(166, 34),
    first=256,
    rise=41,
    greeting=(50, 307),
    other=((22, 296), (24, 220), (40, 130), (74, 56)),
    axis=((12, 324), (319, 324)),
)
_ONLINE_WIDE = replace(
    _WIDE,
    steps=ONLINE_STEPS,
    size=(612, 352),
    start=(46, 304),
    end=(468, 34),
    first=256,
    rise=43,
    greeting=(78, 313),
    axis=((40, 324), (611, 324)),
    other=((52, 286), (84, 190), (130, 110), (190, 40)),
    said=(64, 20),
    said_width=116,
)
_GAP = 3.6
# How far above the other steps' words those of the check stand: they have a note below.
_LIFT = 7.0
_RING = 4.5
_OPENING, _WALL = 7.0, 23.0


def draw(words: Words, uid: str) -> str:
    """Return the narrow and the wide layout as two SVGs. What does not fit is noted in `words`."""
    return "".join(_draw(layout, words, uid) for layout in (_NARROW, _WIDE))


def draw_online(words: Words, uid: str) -> str:
    """Return the same line with a slower clock and one more check, as two SVGs."""
    return "".join(_draw(layout, words, uid) for layout in (_ONLINE_NARROW, _ONLINE_WIDE))


def _draw(layout: _Layout, words: Words, uid: str) -> str:
    sheet = Sheet(words)
    online = _CHECK in layout.steps
    cord, steps = _cord(layout)
    a, b = layout.axis
    sheet.line("tn-ctl", [corners([a, b]), chevron(a, b)])
    sheet.line("tn-cord", cord)
    if online:
        sheet.line("tn-ctl", [path(trace(cubic(*layout.other), 0, 1, 60))])
        here = steps[layout.steps.index(_CHECK) - 1]
        sheet.line("tn-ink", doorway(layout.start, here, _OPENING, _WALL))
    else:
        _jump(sheet, layout)
    _names(sheet, layout, steps)
    x, y = layout.said
    name = "in-person" if online else "jump"
    taken = sheet.label(name, Box(x, y, layout.said_width, size=layout.text))
    below = y + taken * LEADING * layout.text
    sheet.label(f"{name}-note", Box(x, below, layout.said_width, rows=2, look="tn-sub", size=layout.text))
    sheet.label("time", Box(layout.size[0], b[1] + 20, 300, anchor="end", look="tn-sub", size=layout.text))
    return sheet.svg(layout.size, layout.name, uid)


def _names(sheet: Sheet, layout: _Layout, steps: list[Point]) -> None:
    """Write the name of each step to the right of the cord."""
    places = [layout.greeting, *((x + layout.beside[0], y + layout.beside[1]) for x, y in steps)]
    for name, (x, y) in zip(layout.steps, places, strict=True):
        if name == _CHECK:
            # The wall stands where other steps have their words.
            x, y = x + _WALL - 11, y - _LIFT  # noqa: PLW2901
            room = layout.size[0] - x
            taken = sheet.label(name, Box(x, y, room, look="tn-head", size=layout.text))
            below = y + taken * LEADING * layout.text
            sheet.label(f"{name}-note", Box(x, below, room, look="tn-sub", size=layout.text))
        else:
            sheet.label(name, Box(x, y, layout.size[0] - x, rows=2, size=layout.text))


@cache
def _cord(layout: _Layout) -> tuple[list[str], list[Point]]:
    """Return the cord's paths, a loop at each step but the greeting and a check, and where these steps lie."""
    base = [layout.start, layout.end]
    along = lengths(base)
    at = [at_height(base, layout.height(step)) for step in range(len(layout.steps) - 1)]
    loops = [
        Loop(distance, layout.radius, LEFT)
        for name, distance in zip(layout.steps[1:], at, strict=True)
        if name != _CHECK
    ]
    woven = weave(looped(base, loops), _GAP)
    return [path(piece) for piece in woven], [place(base, along, distance) for distance in at]


def _jump(sheet: Sheet, layout: _Layout) -> None:
    """Draw the dotted line, a ring at the height of each step between greeting and last, and the double cut."""
    line = trace(cubic(*layout.other), 0, 1, 60)
    along = lengths(line)
    missed = [at_height(line, layout.height(step)) for step in range(len(layout.steps) - 2)]
    pieces = cut(line, [(distance - _RING - 3, distance + _RING + 3) for distance in missed])
    sheet.line("tn-dots", [path(piece) for piece in pieces])
    for distance in missed:
        sheet.ring(place(line, along, distance), _RING)
    sheet.line("tn-ink", double_cut(line))
