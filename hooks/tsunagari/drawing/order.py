"""One order and the people around it: the cord runs from you to the finished work, the order is its loop."""

from __future__ import annotations

from functools import cache

from tsunagari.drawing.cord import pocket, pocket_height
from tsunagari.drawing.geometry import corners, path, weave
from tsunagari.drawing.sheet import LEADING, Box, Sheet, Words
from tsunagari.drawing.text import LARGEST

_ABOVE = ("client", "payer")
_BELOW = ("introducer", "help-desk")
_PEOPLE = (*_ABOVE, *_BELOW)
LABELS = frozenset({"order", "you", "done", *_PEOPLE, *(f"{name}-note" for name in _PEOPLE)})

_WIDTH, _MIDDLE = 320.0, 160.0
_RADIUS, _LEVEL, _GAP = 44.0, 180.0, 3.6
_COLUMN = 148.0
_ROW = LEADING * LARGEST
# The ink lines on the left: from the words to the loop, and from the words below to the cord.
_FROM_ABOVE = ((62.0, 48.0), (115.0, 92.0))
_FROM_BELOW = ((62.0, 222.0), (112.0, 191.0))


def draw(words: Words, uid: str) -> str:
    """Return the one layout as SVG. What does not fit is noted in `words`."""
    sheet = Sheet(words)
    sheet.line("tn-cord", _cord())
    order = Box(_MIDDLE, 0, 70, 2, "middle", "tn-head")
    rows = words.rows("order", order)
    y = _LEVEL - pocket_height(_RADIUS) + _RADIUS + 5 - (len(rows) - 1) * _ROW / 2
    sheet.write(rows, Box(_MIDDLE, y, 70, 2, "middle", "tn-head"))
    sheet.label("you", Box(0, _LEVEL - 10, 92))
    sheet.label("done", Box(_WIDTH, _LEVEL - 10, 92, anchor="end"))
    for names, line, y in ((_ABOVE, _FROM_ABOVE, 16.0), (_BELOW, _FROM_BELOW, 240.0)):
        for name, right in zip(names, (False, True), strict=True):
            ends = [(_WIDTH - x if right else x, end_y) for x, end_y in line]
            sheet.line("tn-ink", [corners(ends)])
            x, anchor = (_WIDTH, "end") if right else (0, "start")
            sheet.label(name, Box(x, y, _COLUMN, anchor=anchor, look="tn-head"))
            sheet.label(f"{name}-note", Box(x, y + _ROW, _COLUMN, 2, anchor, "tn-sub"))
    return sheet.svg((_WIDTH, 286), "one", uid)


@cache
def _cord() -> list[str]:
    return [path(piece) for piece in weave(pocket(_MIDDLE, _LEVEL, _RADIUS, _WIDTH - 4), _GAP)]
