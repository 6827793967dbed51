"""A strip: one cord with steps on it, each a head and a note, from top to bottom or left to right."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from itertools import accumulate

from tsunagari.drawing.cord import LEFT, RIGHT, Loop, looped
from tsunagari.drawing.geometry import Point, path, weave
from tsunagari.drawing.sheet import LEADING, Box, Sheet, Words
from tsunagari.drawing.text import LARGEST, LARGEST_WIDE

_GAP = 3.6
# One loop for a step, or several smaller ones close together (radius, distance).
_RADIUS, _SMALL_RADIUS, _SMALL_PACE = 8.6, 6.6, 20.5
# How much further apart the narrow layout sets its steps for each loop after a step's first.
_LOOP_PACE_Y = 12.0
# Narrow: the cord on the left, the words beside each loop.
_CORD_X, _TEXT_X, _FIRST_Y, _PACE_Y, _WIDTH = 28.0, 54.0, 27.0, 60.0, 320.0
# Wide: the cord above, the words below each loop.
_CORD_Y, _TEXT_Y, _LOOP_X, _WIDE = 34.0, 64.0, 24.0, 612.0
_COLUMN_GAP = 6.0
_ROWS = 3


@dataclass(frozen=True)
class Strip:
    """A strip's steps in their order; the labels of step `x` are `x` and `x-note`.

    loops: how many loops of the cord each step has, where it is not one. even: the loops keep one
    pace, as far apart as the longest note needs; otherwise each note takes what it needs itself.
    note_rows: how many rows a note may have in the narrow and in the wide layout.
    """

    steps: tuple[str, ...]
    loops: tuple[int, ...] = ()
    even: bool = True
    note_rows: tuple[int, int] = (3, 5)

    @property
    def labels(self) -> frozenset[str]:
        """The names of the labels that the strip must be given."""
        return frozenset({*self.steps, *(f"{step}-note" for step in self.steps)})

    def draw(self, words: Words, uid: str) -> str:
        """Return the narrow and the wide layout as two SVGs. What does not fit is noted in `words`."""
        return self._narrow(words, uid) + self._wide(words, uid)

    def _narrow(self, words: Words, uid: str) -> str:
        sheet = Sheet(words)
        room = _WIDTH - _TEXT_X
        note = Box(_TEXT_X, 0, room, self.note_rows[0], look="tn-sub")
        rows = [len(words.rows(f"{step}-note", note)) for step in self.steps]
        rows = [max(rows)] * len(rows) if self.even else rows
        extra = (max(self.loops, default=1) - 1) * _LOOP_PACE_Y
        paces = [_PACE_Y + extra + (count - 1) * LEADING * LARGEST for count in rows]
        ys = list(accumulate(paces[:-1], initial=_FIRST_Y))
        height = ys[-1] + paces[-1] - _PACE_Y + _FIRST_Y
        loops = self._loops([y - 3 for y in ys])
        sheet.line("tn-cord", _cord((_CORD_X, 3), (_CORD_X, height - 3), loops, self._radius(), RIGHT))
        for step, y in zip(self.steps, ys, strict=True):
            sheet.label(step, Box(_TEXT_X, y - 3, room, look="tn-head"))
            sheet.label(f"{step}-note", replace(note, y=y + 15.5))
        return sheet.svg((_WIDTH, height), "narrow", uid)

    def _wide(self, words: Words, uid: str) -> str:
        sheet = Sheet(words)
        column = _WIDE / len(self.steps)
        xs = [column * index for index in range(len(self.steps))]
        loops = self._loops([x + _LOOP_X for x in xs])
        sheet.line("tn-cord", _cord((2, _CORD_Y), (_WIDE - 2, _CORD_Y), loops, self._radius(), LEFT))
        room = column - _COLUMN_GAP
        heads = [Box(x, _TEXT_Y, room, _ROWS, look="tn-head", size=LARGEST_WIDE) for x in xs]
        # All notes begin on one line, below the tallest head.
        step_y = LEADING * LARGEST_WIDE
        tallest = max(len(words.rows(step, head)) for step, head in zip(self.steps, heads, strict=True))
        notes_y = _TEXT_Y + step_y * tallest + 3
        deepest = 0
        for step, x, head in zip(self.steps, xs, heads, strict=True):
            sheet.label(step, head)
            note = Box(x, notes_y, room, self.note_rows[1], look="tn-sub", size=LARGEST_WIDE)
            deepest = max(deepest, sheet.label(f"{step}-note", note))
        return sheet.svg((_WIDE, notes_y + step_y * (deepest - 1) + 8), "wide", uid)

    def _radius(self) -> float:
        return _SMALL_RADIUS if self.loops else _RADIUS

    def _loops(self, places: list[float]) -> tuple[float, ...]:
        """Return where the loops lie: each step's first at its place, further ones after it."""
        counts = self.loops or (1,) * len(places)
        return tuple(
            at + index * _SMALL_PACE for at, count in zip(places, counts, strict=True) for index in range(count)
        )


FIVE_PARTS = Strip(("early", "effect", "reason", "plan", "follow-up"))
THREE_REPORTS = Strip(("met", "started", "finished"))
COMPLAINT_DAYS = Strip(("day", "three-days", "two-weeks"))
STOP_CHECK_ASK = Strip(("stop", "check", "ask"))
# The more often something was found, the more loops; experience has none.
EVIDENCE_LEVELS = Strip(("repeated", "single", "experience"), loops=(3, 1, 0))
BOOK_MAP = Strip(("mistakes", "introductions", "people", "tools"), even=False, note_rows=(6, 8))


@cache
def _cord(start: Point, end: Point, loops: tuple[float, ...], radius: float, side: int) -> list[str]:
    """Return a straight cord's paths with a loop at each of these places on its axis."""
    origin = start[1] if start[0] == end[0] else start[0]
    line = looped([start, end], [Loop(at - origin, radius, side) for at in loops])
    return [path(piece) for piece in weave(line, _GAP)]
