"""Two routes to work: a cord by way of people, an ink line that is open to anyone."""

from __future__ import annotations

from functools import cache

from tsunagari.drawing.cord import RIGHT, Loop, looped
from tsunagari.drawing.geometry import Point, cubic, lengths, path, trace, weave
from tsunagari.drawing.marks import box, chevron
from tsunagari.drawing.sheet import LEADING, Box, Sheet, Words
from tsunagari.drawing.text import LARGEST

_OPEN = ("agents", "portfolio", "public-bids")
LABELS = frozenset({"you", "introductions", "introductions-note", "open", *_OPEN, "work"})

_WIDTH, _MIDDLE, _HEIGHT = 320.0, 160.0, 270.0
_BOX, _TALL = 116.0, 42.0
# The routes: where they leave a box, how far out they run, how wide they turn.
_CLEAR, _OUT, _TURN = 7.0, 24.0, 42.0
_LOOP, _GAP = 8.6, 3.6
_LEFT, _RIGHT, _COLUMN, _HEAD_Y = 46.0, 281.0, 112.0, 103.0
_ROW = LEADING * LARGEST


def draw(words: Words, uid: str) -> str:
    """Return the routes' one layout as SVG. What does not fit is noted in `words`."""
    sheet = Sheet(words)
    _end(sheet, "you", 0.5)
    sheet.line("tn-cord", _cord())
    y = _HEAD_Y
    y += _ROW * sheet.label("introductions", Box(_LEFT, y, _COLUMN, 2, look="tn-head"))
    sheet.label("introductions-note", Box(_LEFT, y + 2, _COLUMN, 4, look="tn-sub"))
    way = [(_WIDTH - x, y) for x, y in _way()]
    sheet.line("tn-ink", [path(way), chevron(way[-2], way[-1])])
    y = _HEAD_Y
    y += _ROW * sheet.label("open", Box(_RIGHT, y, _COLUMN, 2, "end", "tn-head")) + 2
    for name in _OPEN:
        y += _ROW * sheet.label(name, Box(_RIGHT, y, _COLUMN, 2, "end", "tn-sub"))
    _end(sheet, "work", _HEIGHT - _TALL - 0.5)
    return sheet.svg((_WIDTH, _HEIGHT), "one", uid)


def _end(sheet: Sheet, name: str, top: float) -> None:
    left = _MIDDLE - _BOX / 2
    sheet.line("tn-ctl", [box(left, top, _BOX, _TALL)])
    sheet.label(name, Box(_MIDDLE, top + _TALL / 2 + 5, _BOX - 10, anchor="middle", look="tn-head"))


def _way() -> list[Point]:
    """Return the left route: out of the upper box, down, and into the lower one."""
    start = _MIDDLE - _BOX / 2 - _CLEAR
    high, low = _TALL / 2, _HEIGHT - _TALL / 2
    soft = _TURN * 0.45
    upper = cubic((_OUT + _TURN, high), (_OUT + soft, high), (_OUT, high + soft), (_OUT, high + _TURN))
    lower = cubic((_OUT, low - _TURN), (_OUT, low - soft), (_OUT + soft, low), (_OUT + _TURN, low))
    return [(start, high), *trace(upper, 0, 1, 30), *trace(lower, 0, 1, 30), (start, low)]


@cache
def _cord() -> list[str]:
    way = _way()
    line = looped(way, [Loop(lengths(way)[-1] / 2, _LOOP, RIGHT)])
    return [path(piece) for piece in weave(line, _GAP)]
