"""The book's drawings: figures that carry words, and ornaments made of the same cord.

Everything is computed; there is no picture file behind it. Colours, stroke widths and text sizes
come from CSS classes (overrides/components/figure/figure.css), words from docs/_data/figures/.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tsunagari.drawing import cards, ladder, order, rings, room, routes, strip, timeline, triangle
from tsunagari.drawing.ornaments import ORNAMENTS, favicon, knot_paths, ornament
from tsunagari.drawing.sheet import Words
from tsunagari.drawing.text import Fault, FigureError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

__all__ = [
    "FIGURES",
    "ORNAMENTS",
    "Fault",
    "FigureError",
    "favicon",
    "figure",
    "knot_paths",
    "ornament",
]

_DRAWN: dict[str, tuple[frozenset[str], Callable[[Words, str], str]]] = {
    "closeness-ladder": (ladder.LABELS, ladder.draw),
    "trust-timeline": (timeline.LABELS, timeline.draw),
    "five-parts": (strip.FIVE_PARTS.labels, strip.FIVE_PARTS.draw),
    "referral-introducing": (triangle.INTRODUCING.labels, triangle.INTRODUCING.draw),
    "referral-introduced": (triangle.INTRODUCED.labels, triangle.INTRODUCED.draw),
    "referral-complaint": (triangle.COMPLAINT.labels, triangle.COMPLAINT.draw),
    "three-reports": (strip.THREE_REPORTS.labels, strip.THREE_REPORTS.draw),
    "complaint-days": (strip.COMPLAINT_DAYS.labels, strip.COMPLAINT_DAYS.draw),
    "stop-check-ask": (strip.STOP_CHECK_ASK.labels, strip.STOP_CHECK_ASK.draw),
    "evidence-levels": (strip.EVIDENCE_LEVELS.labels, strip.EVIDENCE_LEVELS.draw),
    "book-map": (strip.BOOK_MAP.labels, strip.BOOK_MAP.draw),
    "rings": (rings.LABELS, rings.draw),
    "two-routes": (routes.LABELS, routes.draw),
    "one-order": (order.LABELS, order.draw),
    "online-timeline": (timeline.ONLINE_LABELS, timeline.draw_online),
    "room": (room.LABELS, room.draw),
    "word-cards": (cards.LABELS, cards.draw),
}

FIGURES: Mapping[str, frozenset[str]] = {figure_id: labels for figure_id, (labels, _) in _DRAWN.items()}
"""Each figure's id with the names of the labels that it must be given, no more and no fewer."""


def figure(figure_id: str, words: Mapping[str, Any], uid: str) -> str:
    """Return a figure's HTML: `div.tn-fig__in` with one SVG, or two layouts of which CSS shows one.

    words, all in one language: `title`, `desc` (str), `labels` (Mapping[str, str], exactly the names
    in FIGURES) and `language`, its id for messages. uid: letters, digits and hyphens that keep the
    ids of this copy apart from other copies on the page.

    KeyError: no such figure, or title, desc or labels are missing. FigureError: labels that are
    missing, unknown or too long for their place, all of them at once.
    """
    labels, draw = _DRAWN[figure_id]
    given = Words(figure_id, words, labels)
    drawn = draw(given, uid)
    given.check()
    return f'<div class="tn-fig__in">{drawn}</div>'
