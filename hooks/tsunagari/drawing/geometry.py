"""Points, lines and the SVG path strings made of them.

All lengths are SVG user units, x to the right and y down. A line is a row of points that lie so
close together that straight pieces between them cannot be told from the curve. Crossings, gaps and
lengths are worked out on such lines; only the last step, `path`, turns one into a few curves.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

Point = tuple[float, float]
Line: TypeAlias = "Sequence[Point]"

# How far a written curve may lie from its points: far below what a screen or a printer shows.
_TOLERANCE = 0.05
_DIGITS = 2
# A piece longer than this is meant to be straight and never becomes part of a curve.
_LONG = 4.0
# The direction at a place is read this far to both sides of it.
_NEAR = 0.2
# Pieces of a line are looked at in blocks of this many when its crossings are searched.
_BLOCK = 24
# Two passes that cross at a flatter angle (its sine) would need a gap that opens the whole shape.
_FLATTEST = 0.6


def number(value: float) -> str:
    """Return a coordinate as SVG text: two decimals at most, no trailing zeros, never "-0"."""
    text = f"{value:.{_DIGITS}f}".rstrip("0").rstrip(".")
    return "0" if text in {"-0", ""} else text


def point(at: Point) -> str:
    """Return a point as SVG text, "x y"."""
    return f"{number(at[0])} {number(at[1])}"


def trace(curve: Callable[[float], Point], start: float, end: float, count: int) -> list[Point]:
    """Return the curve's points at count + 1 evenly spaced values from start to end, both included."""
    return [curve(start + (end - start) * step / count) for step in range(count + 1)]


def cubic(a: Point, b: Point, c: Point, d: Point) -> Callable[[float], Point]:
    """Return a cubic Bézier curve from a to d with the handles b and c, as a function of 0…1."""

    def at(t: float) -> Point:
        u = 1 - t
        weights = (u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t)
        corners = (a, b, c, d)
        return (
            sum(w * p[0] for w, p in zip(weights, corners, strict=True)),
            sum(w * p[1] for w, p in zip(weights, corners, strict=True)),
        )

    return at


def lengths(line: Line) -> list[float]:
    """Return how far along the line each of its points lies; the first is 0."""
    found = [0.0]
    for a, b in pairwise(line):
        found.append(found[-1] + math.dist(a, b))
    return found


def place(line: Line, along: Sequence[float], distance: float) -> Point:
    """Return the point at a distance along the line (`along` = `lengths(line)`); beyond an end: that end."""
    if distance <= 0:
        return line[0]
    if distance >= along[-1]:
        return line[-1]
    after = max(1, bisect_left(along, distance))
    span = along[after] - along[after - 1]
    share = (distance - along[after - 1]) / span if span else 0.0
    (ax, ay), (bx, by) = line[after - 1], line[after]
    return (ax + (bx - ax) * share, ay + (by - ay) * share)


def between(line: Line, start: float, end: float) -> list[Point]:
    """Return the part of the line from one distance along it to another."""
    along = lengths(line)
    first, last = bisect_right(along, start), bisect_left(along, end)
    return [place(line, along, start), *line[first:last], place(line, along, end)]


def at_height(line: Line, y: float) -> float:
    """Return the distance along the line at which it first reaches the height y, or raise ValueError."""
    along = lengths(line)
    for index, (a, b) in enumerate(pairwise(line)):
        if min(a[1], b[1]) <= y <= max(a[1], b[1]) and a[1] != b[1]:
            return along[index] + (along[index + 1] - along[index]) * (y - a[1]) / (b[1] - a[1])
    message = f"the line never reaches the height {y}"
    raise ValueError(message)


def crossings(line: Line) -> list[tuple[float, float]]:
    """Find where the line crosses itself: for each crossing the two distances along it, smaller first."""
    along = lengths(line)
    pieces = list(pairwise(line))
    blocks = [(start, _bounds(line[start : start + _BLOCK + 1])) for start in range(0, len(pieces), _BLOCK)]
    found = []
    for index, (first, box) in enumerate(blocks):
        for second, other in blocks[index:]:
            # Most blocks lie apart; only where their boxes touch is it worth looking at each piece.
            if box[0] > other[2] or other[0] > box[2] or box[1] > other[3] or other[1] > box[3]:
                continue
            for i in range(first, min(first + _BLOCK, len(pieces))):
                for j in range(max(second, i + 2), min(second + _BLOCK, len(pieces))):
                    shares = _meeting(*pieces[i], *pieces[j])
                    if shares is not None:
                        start = along[i] + (along[i + 1] - along[i]) * shares[0]
                        found.append((start, along[j] + (along[j + 1] - along[j]) * shares[1]))
    return sorted(found)


def cut(line: Line, gaps: Iterable[tuple[float, float]]) -> list[list[Point]]:
    """Return the pieces that stay when the gaps (from, to, as distances along the line) are taken out."""
    end = lengths(line)[-1]
    pieces, start = [], 0.0
    for gap_start, gap_end in sorted(gaps):
        if gap_start > start:
            pieces.append(between(line, start, min(gap_start, end)))
        start = max(start, gap_end)
    if start < end:
        pieces.append(between(line, start, end))
    return pieces


def weave(line: Line, gap: float, *, over_first: bool = False) -> list[list[Point]]:
    """Return the pieces of a line that passes under and over itself in turn.

    At each crossing the pass below is cut open to both sides, so that the drawing needs no paint
    behind it; `gap` is how far (units) its ends then lie from the middle of the pass above.
    over_first: the first crossing met is passed above.
    """
    along = lengths(line)
    passes = sorted(pair for first, second in crossings(line) for pair in ((first, second), (second, first)))
    gaps = []
    for below, above in passes[1::2] if over_first else passes[0::2]:
        reach = gap / max(_slant(line, along, below, above), _FLATTEST)
        gaps.append((below - reach, below + reach))
    return cut(line, gaps)


def corners(points: Line, *, closed: bool = False) -> str:
    """Return a path string with straight sides and sharp corners."""
    return "M" + "L".join(point(p) for p in points) + ("Z" if closed else "")


def path(line: Line) -> str:
    """Return the path string of a smooth line: as few pieces and curves as keep within 0.05 units."""
    along, turns = lengths(line), _tangents(line)
    text, here = "M" + point(line[0]), 0
    while here < len(line) - 1:
        straight = _reach(line, here, lambda a, b: _is_straight(line, a, b))
        curved = _reach(line, here, lambda a, b: _is_curve(line, along, turns, a, b))
        if straight >= curved:
            here, text = straight, text + "L" + point(line[straight])
        else:
            _, b, c, d = _handles(line, along, turns, here, curved)
            here, text = curved, text + f"C{point(b)} {point(c)} {point(d)}"
    return text


def _slant(line: Line, along: Sequence[float], here: float, there: float) -> float:
    """Return the sine of the angle between the line's directions at two distances along it."""
    (ax, ay), (bx, by) = (
        _unit(after[0] - before[0], after[1] - before[1])
        for before, after in ((place(line, along, at - _NEAR), place(line, along, at + _NEAR)) for at in (here, there))
    )
    return abs(ax * by - ay * bx)


def _bounds(points: Line) -> tuple[float, float, float, float]:
    """Return the box around the points: left, top, right, bottom."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def _meeting(a: Point, b: Point, c: Point, d: Point) -> tuple[float, float] | None:
    """Return where on a–b and on c–d (0…1 each) the two straight pieces cross, if they do."""
    rx, ry, sx, sy = b[0] - a[0], b[1] - a[1], d[0] - c[0], d[1] - c[1]
    cross = rx * sy - ry * sx
    if cross == 0:
        return None
    t = ((c[0] - a[0]) * sy - (c[1] - a[1]) * sx) / cross
    u = ((c[0] - a[0]) * ry - (c[1] - a[1]) * rx) / cross
    # Half-open, so that a crossing exactly on a point counts once and not for both its pieces.
    return (t, u) if 0 <= t < 1 and 0 <= u < 1 else None


def _tangents(line: Line) -> list[Point]:
    """Return the direction of travel at each point, as a vector of length 1."""
    steps = [_unit(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(line)]
    long = [math.dist(a, b) > _LONG for a, b in pairwise(line)]
    middle = []
    for index, (a, b) in enumerate(pairwise(steps)):
        if long[index] != long[index + 1]:
            # Where a curve meets a straight piece, it does so in the straight piece's direction.
            middle.append(a if long[index] else b)
        else:
            middle.append(_unit(a[0] + b[0], a[1] + b[1]))
    return [steps[0], *middle, steps[-1]]


def _unit(x: float, y: float) -> Point:
    size = math.hypot(x, y) or 1.0
    return (x / size, y / size)


def _reach(line: Line, start: int, fits: Callable[[int, int], bool]) -> int:
    """Return the last point that one piece from `start` can be drawn to."""
    end = start + 1
    while end + 1 < len(line) and fits(start, end + 1):
        end += 1
    return end


def _is_straight(line: Line, start: int, end: int) -> bool:
    (ax, ay), (bx, by) = line[start], line[end]
    size = math.hypot(bx - ax, by - ay) or 1.0
    # Stricter than for curves: a bend that is flattened shows sooner than a curve that is off.
    limit = _TOLERANCE / 5 * size
    return all(abs((x - ax) * (by - ay) - (y - ay) * (bx - ax)) <= limit for x, y in line[start + 1 : end])


def _handles(
    line: Line, along: Sequence[float], turns: Sequence[Point], start: int, end: int
) -> tuple[Point, Point, Point, Point]:
    a, d = line[start], line[end]
    third = (along[end] - along[start]) / 3
    (ax, ay), (dx, dy) = turns[start], turns[end]
    return a, (a[0] + ax * third, a[1] + ay * third), (d[0] - dx * third, d[1] - dy * third), d


def _is_curve(line: Line, along: Sequence[float], turns: Sequence[Point], start: int, end: int) -> bool:
    curve = cubic(*_handles(line, along, turns, start, end))
    span = along[end] - along[start]
    if any(along[k + 1] - along[k] > _LONG for k in range(start, end)):
        return False
    return all(math.dist(curve((along[k] - along[start]) / span), line[k]) <= _TOLERANCE for k in range(start + 1, end))
