"""F1: the closeness ladder, its landing, and a second axis that is joined to neither."""

from __future__ import annotations

from functools import cache

from tsunagari.drawing.cord import LEFT, Loop, looped
from tsunagari.drawing.geometry import Point, corners, cubic, lengths, path, trace, weave
from tsunagari.drawing.sheet import Box, Sheet, Words

LABELS = frozenset(
    {
        "closeness",
        "close-friend",
        "friend",
        "contact",
        "acquaintance",
        "companion",
        "companion-note",
        "work",
        "work-note",
        "not-yet",
        "once",
        "many",
    }
)

_SIZE = (320.0, 390.0)
_RUNGS = {"close-friend": 92.0, "friend": 146.0, "contact": 200.0, "acquaintance": 254.0}
_LEFT_RAIL, _RIGHT_RAIL, _FOOT, _SHOULDER, _ARCH = 22.0, 146.0, 276.0, 74.0, 38.0
_HITCH, _GAP = 6.2, 3.6
# The landing and, inside it, the room for words beside the ways that come in.
_LANDING = (209.0, 66.0, 319.0, 276.0)
_DOOR, _WAY_START, _WAY_END = 9.0, 164.0, 220.0
_WORD = 17.0
_AXIS_Y, _RING = 352.0, 5.0


def draw(words: Words, uid: str) -> str:
    """Return the ladder's one layout as SVG. What does not fit is noted in `words`."""
    sheet = Sheet(words)
    sheet.label("closeness", Box(0, 16, 200, look="tn-head"))
    sheet.line("tn-ctl", [corners([(_WAY_START, y), (_WAY_END, y)]) for y in _RUNGS.values()])
    sheet.line("tn-ink", [corners([(_LEFT_RAIL + 2.6, y), (_RIGHT_RAIL - 2.6, y)]) for y in _RUNGS.values()])
    sheet.line("tn-ink", _landing())
    sheet.line("tn-cord", _cord())
    for name in reversed(_RUNGS):
        _rung(sheet, name)
    _companion(sheet)
    _work(sheet)
    return sheet.svg(_SIZE, "one", uid)


def _rung(sheet: Sheet, name: str) -> None:
    """Write a closeness word above its rung; its gloss, if the language has one, between the two."""
    middle, rung, room = (_LEFT_RAIL + _RIGHT_RAIL) / 2, _RUNGS[name], _RIGHT_RAIL - _LEFT_RAIL - 10
    glossed = len(sheet.words.paragraphs(name)) > 1
    word_y = rung - 25.5 if glossed else rung - 11
    sheet.part(name, 0, Box(middle, word_y, room, anchor="middle", look="tn-word", size=_WORD))
    sheet.part(name, 1, Box(middle, rung - 7.5, room, anchor="middle", look="tn-sub"))


def _companion(sheet: Sheet) -> None:
    left, _, right, _ = _LANDING
    left = _WAY_END + 2
    middle, room = (left + right) / 2, right - left - 2
    note_rows = 4
    sheet.part("companion", 0, Box(middle, 150, room, anchor="middle", look="tn-word", size=_WORD))
    glossed = sheet.part("companion", 1, Box(middle, 168.5, room, anchor="middle", look="tn-sub"))
    note_y = 193 if glossed else 176
    sheet.label("companion-note", Box(middle, note_y, room, note_rows, "middle", "tn-sub"))


def _work(sheet: Sheet) -> None:
    """Draw the second axis well below the ladder: beside it people would read across."""
    width = _SIZE[0]
    sheet.label("work", Box(0, 311, width, look="tn-head"))
    sheet.label("work-note", Box(0, 330, width, look="tn-sub"))
    rings = [_RING + 2, width / 2, width - _RING - 2]
    ends = zip([x + _RING for x in rings], [x - _RING for x in rings[1:]], strict=False)
    sheet.line("tn-ctl", [corners([(a, _AXIS_Y), (b, _AXIS_Y)]) for a, b in ends])
    for x in rings:
        sheet.ring((x, _AXIS_Y), _RING)
    third = width / 3 - 4
    sheet.label("not-yet", Box(0, 376, third))
    sheet.label("once", Box(width / 2, 376, third, anchor="middle"))
    sheet.label("many", Box(width, 376, third, anchor="end"))


def _landing() -> list[str]:
    """Return the landing's outline, with an open doorway in its left wall at every rung."""
    left, top, right, bottom = _LANDING
    stops = [top, *(y for rung in _RUNGS.values() for y in (rung - _DOOR, rung + _DOOR)), bottom]
    wall = [corners([(left, a), (left, b)]) for a, b in zip(stops[2:-2:2], stops[3:-2:2], strict=True)]
    return [
        corners([(left, stops[1]), (left, top), (right, top), (right, bottom), (left, bottom), (left, stops[-2])]),
        *wall,
    ]


@cache
def _cord() -> list[str]:
    """Return the one cord: up the left rail, over the arch and down the right, hitched at every rung end."""
    middle = (_LEFT_RAIL + _RIGHT_RAIL) / 2
    bend = trace(
        cubic((_LEFT_RAIL, _SHOULDER), (_LEFT_RAIL, _ARCH + 9), (middle - 40, _ARCH), (middle, _ARCH)),
        0,
        1,
        40,
    )
    arch = [*bend, *[(2 * middle - x, y) for x, y in reversed(bend[:-1])]]
    base: list[Point] = [(_LEFT_RAIL, _FOOT), *arch, (_RIGHT_RAIL, _FOOT)]
    total = lengths(base)[-1]
    up = [_FOOT - y for y in sorted(_RUNGS.values(), reverse=True)]
    # Going up and going down, the loops stand on the outside: on the left of the travel.
    loops = [Loop(at, _HITCH, LEFT) for at in (*up, *(total - at for at in reversed(up)))]
    return [path(piece) for piece in weave(looped(base, loops), _GAP)]
