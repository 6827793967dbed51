"""The cord: slack, looped, tied, or ending loose.

Each shape is a line of points (see geometry). Where the line crosses itself the pass below is cut
open afterwards by `geometry.weave`; nothing here knows about strokes or colours.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from tsunagari.drawing.geometry import cubic, lengths, place, trace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tsunagari.drawing.geometry import Line, Point

# A loop takes 2.75 radii of the cord's length; with more it flattens into a hook.
_WINDOW = 2.75
_LOOP_POINTS = 72

# Where the awaji curve is left for the two ends, and how far below the knot the cord lies.
_AWAJI_END = 0.34
_AWAJI_LEVEL = 1.42
_AWAJI_REACH = 1.58

# How many radii the middle of a pocket's loop lies above the cord.
_POCKET = 1.3

LEFT = -1
"""A loop on the left of the direction of travel."""
RIGHT = 1
"""A loop on the right of the direction of travel."""


@dataclass(frozen=True)
class Loop:
    """One turn of the cord: how far along its base, its radius, and LEFT or RIGHT of the travel."""

    at: float
    radius: float
    side: int = LEFT


def looped(base: Line, loops: Sequence[Loop]) -> list[Point]:
    """Add a circle's turn to the base line at each loop, eased in and out.

    The loops are given in their order along the base and their windows (2.75 radii each) must not
    overlap or run over an end of the base. ValueError: they do.
    """
    along = lengths(base)
    points: list[Point] = []
    done = 0.0
    for loop in loops:
        half = loop.radius * _WINDOW / 2
        start, end = loop.at - half, loop.at + half
        if start < done or end > along[-1]:
            message = f"no room for a loop of radius {loop.radius} at {loop.at}"
            raise ValueError(message)
        points += [p for p, s in zip(base, along, strict=True) if done <= s < start]
        points += trace(partial(_turn, base, along, loop), start, end, _LOOP_POINTS)
        done = end
    return points + [p for p, s in zip(base, along, strict=True) if s > done]


def slack(start: Point, width: float, depth: float) -> list[Point]:
    """Return a cord that hangs loose: one wave of this width, `depth` below and above, flat at its end."""

    def at(t: float) -> Point:
        # The wave dies away towards its end, so that a taut cord can follow without a bend.
        fade = 0.5 + 0.5 * math.cos(math.pi * max(0.0, 2 * t - 1))
        ease = min(1.0, 3 * t)
        swing = math.sin(2 * math.pi * t) * (ease * ease * (3 - 2 * ease)) * fade
        return (start[0] + width * t, start[1] + depth * swing)

    return trace(at, 0, 1, 60)


def wave(start: Point, width: float, depth: float) -> list[Point]:
    """Return one full wave with open ends, first up, then down: a slack cord as a small sign."""
    return trace(lambda t: (start[0] + width * t, start[1] - depth * math.sin(2 * math.pi * t)), 0, 1, 40)


def awaji(
    centre_x: float, level: float, unit: float, *, breadth: float = 1.45, reach: float = _AWAJI_REACH
) -> list[Point]:
    """Tie an awaji knot (あわじ結び) in a level cord.

    centre_x: the knot's middle. level: the y of the cord it is tied in, which the line reaches
    `reach` units to the left and right of the middle. unit: half the height of the knot; its top
    lies 2.42 units above the level. breadth: 1.45, or 1.2 for the narrower knot of the mark.
    """
    middle_y = level - _AWAJI_LEVEL * unit

    def knot(t: float) -> Point:
        x, y = math.sin(2 * t), -math.cos(3 * t)
        wide = breadth * x * math.sqrt(1 - y * y / 2.6)
        high = y * math.sqrt(1 - x * x / 2.2)
        return (centre_x + unit * wide, middle_y - unit * high)

    body = trace(knot, _AWAJI_END, 2 * math.pi - _AWAJI_END, 240)
    (ax, ay), (bx, by) = body[0], body[1]
    run = unit * 0.78 / math.dist(body[0], body[1])
    foot = (centre_x - reach * unit, level)
    entry = trace(
        cubic(
            foot,
            (foot[0] + unit * (reach - 0.72), level),
            (ax - (bx - ax) * run, ay - (by - ay) * run),
            body[0],
        ),
        0,
        1,
        40,
    )
    # The curve is its own mirror image, so the way out is the way in, read backwards.
    leave = [(2 * centre_x - x, y) for x, y in reversed(entry)]
    return [*entry, *body[1:-1], *leave]


def awaji_height(unit: float) -> float:
    """Return how far the top of an awaji knot lies above its cord."""
    return (1 + _AWAJI_LEVEL) * unit


def awaji_reach(unit: float) -> float:
    """Return how far from the knot's middle its cord is level again."""
    return _AWAJI_REACH * unit


def loose_end(start: Point) -> list[Point]:
    """Return a cord that comes in level, sways, makes one wide loop and ends in the air, 300 units on."""
    x, y = start
    sway = trace(cubic((x, y), (x + 60, y), (x + 78, y - 12), (x + 118, y + 1)), 0, 1, 40)
    rise = trace(cubic(sway[-1], (x + 190, y + 25), (x + 228, y - 14), (x + 300, y - 26)), 0, 1, 60)
    base = [*sway, *rise[1:]]
    return looped(base, [Loop(lengths(base)[-1] * 0.71, 27)])


def pocket(middle: float, level: float, radius: float, width: float) -> list[Point]:
    """Return a level cord with one wide, round loop that words can stand in.

    The cord runs from x = `middle` - `width` / 2 to as far on the other side at y = `level`. The loop is
    a circle of this radius, `pocket_height(radius)` high above the level; at its foot the cord crosses itself.
    """
    centre_y = level - _POCKET * radius
    joint = math.radians(60)

    def circle(angle: float) -> Point:
        # Counted from the circle's lowest point, up its right side and over the top.
        return (middle + radius * math.sin(angle), centre_y + radius * math.cos(angle))

    x, y = circle(joint)
    run = 0.45 * radius
    crossing, slope = (middle, level - 0.2 * radius), (0.26 * radius, 0.17 * radius)
    rise = cubic(
        (middle - 1.4 * radius, level),
        (middle - 0.7 * radius, level),
        (crossing[0] - slope[0], crossing[1] + slope[1]),
        crossing,
    )
    swing = cubic(
        crossing,
        (crossing[0] + slope[0], crossing[1] - slope[1]),
        (x - run * math.cos(joint), y + run * math.sin(joint)),
        (x, y),
    )
    entry = [*trace(rise, 0, 1, 40), *trace(swing, 0, 1, 40)[1:]]
    around = trace(circle, joint, 2 * math.pi - joint, 120)
    leave = [(2 * middle - x, y) for x, y in reversed(entry)]
    return [(middle - width / 2, level), *entry, *around[1:-1], *leave, (middle + width / 2, level)]


def pocket_height(radius: float) -> float:
    """Return how far the top of a pocket's loop lies above its cord; its middle lies one radius lower."""
    return (_POCKET + 1) * radius


def _turn(base: Line, along: Sequence[float], loop: Loop, distance: float) -> Point:
    """Return the point of a loop that belongs to a distance along the base."""
    share = (distance - loop.at) / (loop.radius * _WINDOW) + 0.5
    angle = 2 * math.pi * share * share * (3 - 2 * share)
    x, y = place(base, along, distance)
    # A bent base is read over two units, so that its own small corners do not shake the loop.
    (ax, ay), (bx, by) = place(base, along, distance - 1), place(base, along, distance + 1)
    size = math.hypot(bx - ax, by - ay)
    tx, ty = (bx - ax) / size, (by - ay) / size
    onward, aside = loop.radius * math.sin(angle), loop.radius * (1 - math.cos(angle)) * loop.side
    return (x + tx * onward - ty * aside, y + ty * onward + tx * aside)
