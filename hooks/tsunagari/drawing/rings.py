"""Rings of closeness: a few, some, many, standing on one line; the smallest is a loop of the cord."""

from __future__ import annotations

import math
from dataclasses import replace
from functools import cache

from tsunagari.drawing.cord import pocket, pocket_height
from tsunagari.drawing.geometry import Point, path, trace, weave
from tsunagari.drawing.sheet import LEADING, Box, Sheet, Words
from tsunagari.drawing.text import LARGEST

LABELS = frozenset({"few", "few-note", "some", "some-note", "many", "many-note", "use"})

_WIDTH, _MIDDLE, _GROUND = 320.0, 160.0, 280.0
_FEW, _SOME, _MANY = 48.0, 93.0, 138.5
_GAP = 3.6
# The larger rings stop this far above the cord that they stand on.
_ABOVE = 12.0
# From the top of a ring to the baseline of its name.
_INTO = 25.0
_ROW = LEADING * LARGEST


def draw(words: Words, uid: str) -> str:
    """Return the rings' one layout as SVG. What does not fit is noted in `words`."""
    sheet = Sheet(words)
    sheet.line("tn-ink", [_open_ring(_SOME), _open_ring(_MANY)])
    sheet.line("tn-cord", _cord())
    _inner(sheet)
    _words(sheet, "some", _SOME)
    _words(sheet, "many", _MANY)
    sheet.label("use", Box(_MIDDLE, _GROUND + 26, _WIDTH, 2, "middle", "tn-head"))
    return sheet.svg((_WIDTH, _GROUND + 34), "one", uid)


def _inner(sheet: Sheet) -> None:
    """Write the smallest ring's name and note around its middle."""
    note = Box(_MIDDLE, 0, _room(_FEW, 2 * _FEW - 22), 2, "middle", "tn-sub")
    rows = sheet.words.rows("few-note", note)
    y = _GROUND - pocket_height(_FEW) + _FEW + 5 - len(rows) * _ROW / 2
    sheet.label("few", Box(_MIDDLE, y, _room(_FEW, 20), anchor="middle", look="tn-head"))
    sheet.write(rows, replace(note, y=y + _ROW))


def _words(sheet: Sheet, name: str, radius: float) -> None:
    """Write a ring's name and note below its top, as wide as the ring is there."""
    y = _GROUND - 2 * radius + _INTO
    sheet.label(name, Box(_MIDDLE, y, _room(radius, _INTO - 11), anchor="middle", look="tn-head"))
    sheet.label(f"{name}-note", Box(_MIDDLE, y + _ROW, _room(radius, _INTO + _ROW - 11), 2, "middle", "tn-sub"))


def _room(radius: float, depth: float) -> float:
    """Return how much room for words a ring has this far below its top."""
    return 2 * math.sqrt(radius**2 - (radius - depth) ** 2) - 12


def _open_ring(radius: float) -> str:
    """Return a ring that stands on the cord, open where it would touch it."""
    gap = math.acos(1 - _ABOVE / radius)

    def at(angle: float) -> Point:
        return (_MIDDLE - radius * math.sin(angle), _GROUND - radius + radius * math.cos(angle))

    return path(trace(at, gap, 2 * math.pi - gap, 160))


@cache
def _cord() -> list[str]:
    return [path(piece) for piece in weave(pocket(_MIDDLE, _GROUND, _FEW, _WIDTH - 4), _GAP)]
