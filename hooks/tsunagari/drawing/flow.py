"""The five parts of a notice: one cord with a loop for each part, from top to bottom or left to right."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from tsunagari.drawing.cord import LEFT, RIGHT, Loop, looped
from tsunagari.drawing.geometry import Point, path, weave
from tsunagari.drawing.sheet import LEADING, Box, Sheet, Words
from tsunagari.drawing.text import LARGEST, LARGEST_WIDE

PARTS = ("early", "effect", "reason", "plan", "follow-up")
LABELS = frozenset({*PARTS, *(f"{part}-note" for part in PARTS)})

_GAP = 3.6
_RADIUS = 8.6
# Narrow: the cord on the left, the words beside each loop.
_CORD_X, _TEXT_X, _FIRST_Y, _PACE_Y, _WIDTH = 28.0, 54.0, 27.0, 60.0, 320.0
# Wide: the cord above, the words below each loop.
_CORD_Y, _TEXT_Y, _COLUMN, _WIDE = 34.0, 64.0, 122.4, 612.0
_COLUMN_GAP = 6.0
_ROWS, _NOTE_ROWS, _NARROW_NOTE_ROWS = 3, 5, 3


def draw(words: Words, uid: str) -> str:
    """Return the narrow and the wide layout as two SVGs. What does not fit is noted in `words`."""
    return _narrow(words, uid) + _wide(words, uid)


def _narrow(words: Words, uid: str) -> str:
    sheet = Sheet(words)
    room = _WIDTH - _TEXT_X
    note = Box(_TEXT_X, 0, room, _NARROW_NOTE_ROWS, look="tn-sub")
    # A second row of one note moves all parts apart, so that the loops keep one pace.
    rows = max(len(words.rows(f"{part}-note", note)) for part in PARTS)
    pace = _PACE_Y + (rows - 1) * LEADING * LARGEST
    height = _FIRST_Y + pace * len(PARTS) - _PACE_Y + _FIRST_Y
    ys = [_FIRST_Y + pace * index for index in range(len(PARTS))]
    sheet.line("tn-cord", _cord((_CORD_X, 3), (_CORD_X, height - 3), tuple(y - 3 for y in ys), RIGHT))
    for part, y in zip(PARTS, ys, strict=True):
        sheet.label(part, Box(_TEXT_X, y - 3, room, look="tn-head"))
        sheet.label(f"{part}-note", replace(note, y=y + 15.5))
    return sheet.svg((_WIDTH, height), "narrow", uid)


def _wide(words: Words, uid: str) -> str:
    sheet = Sheet(words)
    xs = [_COLUMN * index for index in range(len(PARTS))]
    loops = tuple(x + 24 for x in xs)
    sheet.line("tn-cord", _cord((2, _CORD_Y), (_WIDE - 2, _CORD_Y), loops, LEFT))
    room = _COLUMN - _COLUMN_GAP
    heads = [Box(x, _TEXT_Y, room, _ROWS, look="tn-head", size=LARGEST_WIDE) for x in xs]
    # All notes begin on one line, below the tallest head.
    step = LEADING * LARGEST_WIDE
    notes_y = _TEXT_Y + step * max(len(words.rows(p, box)) for p, box in zip(PARTS, heads, strict=True)) + 3
    deepest = 0
    for part, x, head in zip(PARTS, xs, heads, strict=True):
        sheet.label(part, head)
        note = Box(x, notes_y, room, _NOTE_ROWS, look="tn-sub", size=LARGEST_WIDE)
        deepest = max(deepest, sheet.label(f"{part}-note", note))
    return sheet.svg((_WIDE, notes_y + step * (deepest - 1) + 8), "wide", uid)


@cache
def _cord(start: Point, end: Point, loops: tuple[float, ...], side: int) -> list[str]:
    """Return a straight cord's paths with a loop at each of these places on its axis."""
    origin = start[1] if start[0] == end[0] else start[0]
    line = looped([start, end], [Loop(at - origin, _RADIUS, side) for at in loops])
    return [path(piece) for piece in weave(line, _GAP)]
