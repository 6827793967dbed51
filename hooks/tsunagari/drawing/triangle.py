"""F3: the referral triangle, in three versions made of the same boxes, arrows and cord."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from tsunagari.drawing.cord import Loop, looped, wave
from tsunagari.drawing.geometry import corners, path, weave
from tsunagari.drawing.marks import box, chevron, double_cut
from tsunagari.drawing.sheet import LEADING, Box, Sheet, Words
from tsunagari.drawing.text import LARGEST

_WIDTH, _MIDDLE = 320.0, 160.0
_TOP_BOX, _FOOT_BOX, _TALL = 116.0, 104.0, 46.0
_PAD = 5.0
# A side's middle line, drawn on the left and mirrored to the right: its x at both ends, and its height.
_HIGH_X, _LOW_X, _RUN = 127.0, 58.0, 142.0
# From a box to an arrow, from the middle line to each of two arrows (level), from an arrow to its words.
_CLEAR, _APART, _WORDS = 6.0, 7.4, 7.0
# How far down a side, outside, a list of words begins or a single one stands; where one stands inside.
_LIST_Y, _WORD_Y, _INNER_Y = 36.0, 50.0, 133.0
# How far above and below its baseline a row of words reaches.
_ASCENT, _DESCENT = 11.0, 3.0
_ROW = LEADING * LARGEST
_LOOP, _GAP, _WAVE, _CORD_END = 9.5, 3.6, 8.0, 9.0
_CEILING, _BELOW_CEILING = 28.0, 78.0

_CLIENT, _INTRODUCED = -1, 1


@dataclass(frozen=True)
class _Arrow:
    """One arrow between the introducer and one of the two others, with its labels from top to bottom.

    Upward arrows lie outside, downward ones inside; an arrow that is alone on its side lies between
    and has its words outside. `notes` are labels in the quieter look.
    """

    side: int
    up: bool
    labels: tuple[str, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Triangle:
    """A version of F3: its arrows in reading order; slack: the cord hangs loose; public: the ceiling is shown."""

    arrows: tuple[_Arrow, ...]
    slack: bool = False
    public: bool = False

    @property
    def labels(self) -> frozenset[str]:
        """The names of the labels that this version must be given."""
        on_arrows = {name for arrow in self.arrows for name in (*arrow.labels, *arrow.notes)}
        ceiling = {"public", "no-line"} if self.public else set[str]()
        return frozenset({"introducer", "client", "introduced", "work", "work-note", *on_arrows, *ceiling})

    def draw(self, words: Words, uid: str) -> str:
        """Return the version's one layout as SVG. What does not fit is noted in `words`."""
        sheet = Sheet(words)
        top = _BELOW_CEILING if self.public else 1.0
        if self.public:
            _ceiling(sheet, top)
        high = top + _TALL + _CLEAR
        foot = high + _RUN + _CLEAR
        _person(sheet, "introducer", _MIDDLE - _TOP_BOX / 2, top, _TOP_BOX)
        _person(sheet, "client", 0.5, foot, _FOOT_BOX)
        _person(sheet, "introduced", _WIDTH - 0.5 - _FOOT_BOX, foot, _FOOT_BOX)
        for arrow in self.arrows:
            alone = sum(other.side == arrow.side for other in self.arrows) == 1
            _arrow(sheet, arrow, high, alone=alone)
        sheet.line("tn-cord", _cord(foot + _TALL / 2, slack=self.slack))
        y = foot + _TALL + 23
        y += _ROW * sheet.label("work", Box(_MIDDLE, y, _WIDTH, 2, "middle"))
        y += _ROW * sheet.label("work-note", Box(_MIDDLE, y, _WIDTH, 2, "middle", "tn-sub"))
        return sheet.svg((_WIDTH, y - _ROW + 7), "one", uid)


INTRODUCING = Triangle(
    (
        _Arrow(_CLIENT, up=False, labels=("facts-to-client",)),
        _Arrow(_INTRODUCED, up=False, labels=("facts-to-introduced",)),
        _Arrow(_CLIENT, up=True, labels=("consent-of-client",)),
        _Arrow(_INTRODUCED, up=True, labels=("consent-of-introduced",)),
    )
)
INTRODUCED = Triangle(
    (
        _Arrow(_CLIENT, up=False, labels=("good-word",)),
        _Arrow(_INTRODUCED, up=True, labels=("thanks", "report"), notes=("met", "started", "finished")),
    )
)
COMPLAINT = Triangle(
    (
        _Arrow(_CLIENT, up=True, labels=("complaint",), notes=("complaint-private",)),
        _Arrow(_CLIENT, up=False, labels=("reply",)),
        _Arrow(_INTRODUCED, up=False, labels=("question",)),
        _Arrow(_INTRODUCED, up=True, labels=("answer",), notes=("answer-private",)),
    ),
    slack=True,
    public=True,
)


def _person(sheet: Sheet, name: str, left: float, top: float, width: float) -> None:
    """Draw a box with a name of one or two rows in its middle."""
    sheet.line("tn-ctl", [box(left, top, width, _TALL)])
    words = Box(left + width / 2, 0, width - 2 * _PAD, 2, "middle", "tn-head")
    rows = sheet.words.rows(name, words)
    y = top + _TALL / 2 + 5 - (len(rows) - 1) * _ROW / 2
    sheet.write(rows, Box(words.x, y, words.width, 2, "middle", "tn-head"))


def _arrow(sheet: Sheet, arrow: _Arrow, high: float, *, alone: bool) -> None:
    """Draw an arrow that begins and ends `_RUN` apart, from y = `high` down, and its words along it."""
    outside = arrow.up or alone
    off = 0.0 if alone else -_APART if outside else _APART

    def x_at(y: float) -> float:
        """Return the arrow's x at a height, as if it were on the left."""
        return _HIGH_X + off + (_LOW_X - _HIGH_X) * (y - high) / _RUN

    def on_side(x: float) -> float:
        return x if arrow.side == _CLIENT else _WIDTH - x

    ends = [(on_side(x_at(y)), y) for y in (high, high + _RUN)]
    tail, tip = reversed(ends) if arrow.up else ends
    sheet.line("tn-ink", [corners([tail, tip]), chevron(tail, tip)])
    names = [*((name, "") for name in arrow.labels), *((name, "tn-sub") for name in arrow.notes)]
    # Outside a list begins near the top, where there is most room; inside there is some only near the foot.
    y = high + (_INNER_Y if not outside else _LIST_Y if len(names) > 1 else _WORD_Y)
    for name, look in names:
        if outside:
            x = x_at(y + _DESCENT) - _WORDS
            sheet.label(name, Box(on_side(x), y, x, anchor="end" if arrow.side == _CLIENT else "start", look=look))
        else:
            x = x_at(y - _ASCENT) + _WORDS
            room = _MIDDLE - 2 - x
            sheet.label(name, Box(on_side(x), y, room, anchor="start" if arrow.side == _CLIENT else "end", look=look))
        y += _ROW


def _ceiling(sheet: Sheet, top: float) -> None:
    """Draw the line above which things are public, and the stub towards it that is cut."""
    sheet.label("public", Box(_MIDDLE, 17, _WIDTH, anchor="middle"))
    sheet.line("tn-ctl", [corners([(0, _CEILING), (_WIDTH, _CEILING)])])
    stub = [(_MIDDLE, top - 3), (_MIDDLE, _CEILING + 25)]
    sheet.line("tn-dots", [corners(stub)])
    sheet.line("tn-ink", double_cut(stub))
    x = _MIDDLE + 18
    sheet.label("no-line", Box(x, (top + _CEILING) / 2 + 4, _WIDTH - x, look="tn-sub"))


@cache
def _cord(y: float, *, slack: bool) -> list[str]:
    """Return the cord between the two lower boxes: looped, or slack but whole."""
    left, right = _FOOT_BOX + _CORD_END, _WIDTH - _FOOT_BOX - _CORD_END
    if slack:
        return [path(wave((left, y), right - left, _WAVE))]
    level = y + _LOOP - 1
    line = looped([(left, level), (right, level)], [Loop((right - left) / 2, _LOOP)])
    return [path(piece) for piece in weave(line, _GAP)]
