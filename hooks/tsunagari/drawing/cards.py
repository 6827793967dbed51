"""Cards to cut out: the five words of closeness, and one card that says what to do with them."""

from __future__ import annotations

from tsunagari.drawing.marks import box
from tsunagari.drawing.sheet import Box, Sheet, Words

_WORDS = ("acquaintance", "contact", "friend", "close-friend", "companion")
LABELS = frozenset({*_WORDS, "how"})

_CARD, _TALL, _GAP = 155.0, 86.0, 8.0
_SIZE = (320.0, 3 * _TALL + 2 * _GAP + 2)
_WORD = 17.0


def draw(words: Words, uid: str) -> str:
    """Return the cards' one layout as SVG. What does not fit is noted in `words`."""
    sheet = Sheet(words)
    corners = [(1 + column * (_CARD + _GAP), 1 + row * (_TALL + _GAP)) for row in range(3) for column in range(2)]
    sheet.line("tn-cut", [box(x, y, _CARD, _TALL) for x, y in corners])
    room = _CARD - 16
    for name, (left, top) in zip(_WORDS, corners, strict=False):
        x, glossed = left + _CARD / 2, len(words.paragraphs(name)) > 1
        y = top + _TALL / 2 + (-2 if glossed else 6)
        sheet.part(name, 0, Box(x, y, room, anchor="middle", look="tn-word", size=_WORD))
        sheet.part(name, 1, Box(x, y + 20, room, anchor="middle", look="tn-sub"))
    left, top = corners[-1]
    sheet.label("how", Box(left + 10, top + 22, _CARD - 18, 4, look="tn-sub"))
    return sheet.svg(_SIZE, "one", uid)
