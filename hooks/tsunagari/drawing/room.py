"""The workshop room from above: tables of four, the screen, the wall, and the way that the host walks."""

from __future__ import annotations

from functools import cache

from tsunagari.drawing.cord import Loop, looped
from tsunagari.drawing.geometry import corners, path, weave
from tsunagari.drawing.marks import box
from tsunagari.drawing.sheet import Box, Sheet, Words

LABELS = frozenset({"screen", "table", "aisle", "aisle-note", "wall", "door"})

_WIDTH, _MIDDLE, _HEIGHT = 320.0, 160.0, 330.0
_LEFT, _RIGHT, _TOP, _BOTTOM = 1.0, 319.0, 1.0, 329.0
_DOOR = (232.0, 292.0)
_SCREEN = (86.0, 234.0, 13.0)
_TABLE, _DEEP = 84.0, 42.0
_COLUMNS, _ROWS = (72.0, 248.0), (108.0, 232.0)
_SEAT, _SEAT_X, _SEAT_Y = 6.5, 21.0, 33.0
_LOOP, _GAP = 8.6, 3.6
_WALK = (58.0, 300.0)


def draw(words: Words, uid: str) -> str:
    """Return the room's one layout as SVG. What does not fit is noted in `words`."""
    sheet = Sheet(words)
    wall = [
        (_DOOR[0], _BOTTOM),
        (_LEFT, _BOTTOM),
        (_LEFT, _TOP),
        (_RIGHT, _TOP),
        (_RIGHT, _BOTTOM),
        (_DOOR[1], _BOTTOM),
    ]
    left, right, y = _SCREEN
    sheet.line("tn-ink", [corners(wall), box(left, y, right - left, 4)])
    sheet.label("screen", Box(_MIDDLE, y + 23, right - left, anchor="middle"))
    places = [(x, y) for y in _ROWS for x in _COLUMNS]
    sheet.line("tn-ctl", [box(x - _TABLE / 2, y - _DEEP / 2, _TABLE, _DEEP) for x, y in places])
    for x, y in places:
        for seat_x in (-_SEAT_X, _SEAT_X):
            for seat_y in (-_SEAT_Y, _SEAT_Y):
                sheet.ring((x + seat_x, y + seat_y), _SEAT)
    sheet.label("table", Box(_COLUMNS[0], _ROWS[0] + 5, _TABLE - 8, anchor="middle"))
    sheet.line("tn-cord", _cord())
    middle = sum(_ROWS) / 2
    sheet.label("aisle", Box(_MIDDLE + 16, middle - 3, _RIGHT - _MIDDLE - 20, look="tn-head"))
    sheet.label("aisle-note", Box(_MIDDLE + 16, middle + 15, _RIGHT - _MIDDLE - 20, look="tn-sub"))
    sheet.label("wall", Box(_LEFT + 12, _BOTTOM - 29, 130, 2))
    sheet.label("door", Box(sum(_DOOR) / 2, _BOTTOM - 11, 100, anchor="middle"))
    return sheet.svg((_WIDTH, _HEIGHT), "one", uid)


@cache
def _cord() -> list[str]:
    """Return the walk down the aisle, with a loop beside each pair of tables."""
    start, end = _WALK
    line = looped([(_MIDDLE, start), (_MIDDLE, end)], [Loop(y - start, _LOOP) for y in _ROWS])
    return [path(piece) for piece in weave(line, _GAP)]
