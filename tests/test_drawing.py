"""The drawings: what a reader of a figure, a phone, a screen reader or a printed sheet would notice."""

from __future__ import annotations

import itertools
import math
import re
import subprocess
import sys
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
import yaml
from jinja2 import Environment, StrictUndefined
from markupsafe import Markup
from tsunagari import drawing
from tsunagari.drawing.geometry import cubic, trace
from tsunagari.drawing.text import LARGEST, LARGEST_WIDE, measure

ROOT = Path(__file__).parent.parent
COMPONENT = ROOT / "overrides" / "components" / "figure"
DATA = sorted((ROOT / "docs/_data/figures").glob("*.yml"))
ENTRIES: list[dict[str, Any]] = [yaml.safe_load(file.read_text(encoding="utf-8")) for file in DATA]
LADDER, TIMELINE = (
    next(entry for entry in ENTRIES if entry["id"] == figure_id) for figure_id in ("closeness-ladder", "trust-timeline")
)
CASES = [pytest.param(entry, lang, id=f"{entry['id']}-{lang}") for entry in ENTRIES for lang in ("ja", "en")]
# In these the cord does not cross itself: it hangs slack, or there is none on what is cut out.
UNCROSSED = {"referral-complaint": 1, "word-cards": 0}
LEADING = 1.27
FULL_BLEED = ("knot", "knot-small", "loop-line", "ring", "pair-lines")
CROSSED = (
    "mark",
    "knot",
    "knot-small",
    "loop-line",
    "loop",
    "here",
    "promises",
    "step-corner",
    "down",
    "loose-end",
)

Piece = list[tuple[float, float]]
Room = tuple[float, float, float, float]


def words(entry: dict[str, Any], language: str) -> dict[str, Any]:
    return {
        "language": language,
        "title": entry["title"][language],
        "desc": entry["desc"][language],
        "caption": entry["caption"][language],
        "labels": {key: text[language] for key, text in entry["labels"].items()},
    }


def layouts(html: str) -> list[ET.Element]:
    tree = ET.fromstring(html)  # noqa: S314  our own drawing
    return list(tree.iter("{http://www.w3.org/2000/svg}svg"))


def local(element: ET.Element, tag: str) -> list[ET.Element]:
    return list(element.iter("{http://www.w3.org/2000/svg}" + tag))


def solid(text: str) -> str:
    return re.sub(r"[\s|]", "", text)


def pieces(path: str) -> list[Piece]:
    """Sample a path string of M, L and C commands."""
    found: list[Piece] = []
    for command, rest in re.findall(r"([MLC])([^MLC]*)", path):
        numbers = [float(n) for n in rest.split()]
        points = list(zip(numbers[0::2], numbers[1::2], strict=True))
        if command == "M":
            found.append(points)
        elif command == "L":
            found[-1] += points
        else:
            found[-1] += trace(cubic(found[-1][-1], *points), 0, 1, 12)[1:]
    return found


def rooms(svg: ET.Element) -> list[tuple[str, Room]]:
    """Return each text of a layout with the room of its letters at the largest step: left, top, right, bottom."""
    found = []
    largest = LARGEST_WIDE if "--wide" in svg.attrib["class"] else LARGEST
    for text in local(svg, "text"):
        look = text.attrib["class"].split()
        size = 17.0 if "tn-word" in look else largest
        spans = local(text, "tspan") or [text]
        rows = [span.text or "" for span in spans]
        width = max(measure(row, size, bold="tn-head" in look) for row in rows)
        x, y = float(text.attrib["x"]), float(text.attrib["y"])
        left = x - width * {"start": 0.0, "middle": 0.5, "end": 1.0}[text.get("text-anchor", "start")]
        y += float(spans[0].get("dy", "0em").removesuffix("em")) * size
        bottom = y + (len(rows) - 1) * LEADING * size + 0.15 * size
        found.append((" ".join(rows), (left, y - 0.75 * size, left + width, bottom)))
    return found


def strokes(svg: ET.Element) -> list[Piece]:
    """Sample every line of a layout, rings included, closely enough to find what lies on a letter."""
    rings = [
        [(cx + r * math.cos(step * math.pi / 16), cy + r * math.sin(step * math.pi / 16)) for step in range(33)]
        for cx, cy, r in ((float(c.attrib[k]) for k in ("cx", "cy", "r")) for c in local(svg, "circle"))
    ]
    drawn = [piece for line in local(svg, "path") for piece in pieces(line.attrib["d"].replace("Z", ""))]
    return rings + drawn


def cords(svg: str) -> list[Piece]:
    return [piece for d in re.findall(r'class="tn-cord[^"]*" d="([^"]+)"', svg) for piece in pieces(d)]


def distance(point: tuple[float, float], piece: Piece) -> float:
    nearest = math.inf
    for (ax, ay), (bx, by) in itertools.pairwise(piece):
        length = (bx - ax) ** 2 + (by - ay) ** 2
        t = max(0.0, min(1.0, ((point[0] - ax) * (bx - ax) + (point[1] - ay) * (by - ay)) / length))
        nearest = min(nearest, math.dist(point, (ax + t * (bx - ax), ay + t * (by - ay))))
    return nearest


def test_each_figure_has_a_file_of_its_own_name() -> None:
    assert [file.stem for file in DATA] == [entry["id"] for entry in ENTRIES]


def test_every_figure_of_the_book_is_drawn_and_every_drawing_is_used() -> None:
    assert {entry["id"]: set(entry["labels"]) for entry in ENTRIES} == dict(drawing.FIGURES)


@pytest.mark.parametrize(("entry", "language"), CASES)
def test_each_layout_shows_every_word(entry: dict[str, Any], language: str) -> None:
    given = words(entry, language)
    drawn = layouts(drawing.figure(entry["id"], given, "1"))
    assert drawn
    for svg in drawn:
        shown = "\0".join(solid("".join(text.itertext())) for text in local(svg, "text"))
        for label in given["labels"].values():
            # A closeness word and its gloss are two texts; each stands whole.
            assert all(solid(row) in shown.replace("\0", "") for row in label.split("\n"))
        assert "|" not in shown


@pytest.mark.parametrize(("entry", "language"), CASES)
def test_words_are_read_in_the_order_of_the_data(entry: dict[str, Any], language: str) -> None:
    given = words(entry, language)
    for svg in layouts(drawing.figure(entry["id"], given, "1")):
        shown = solid("".join("".join(text.itertext()) for text in local(svg, "text")))
        assert shown == solid("".join(given["labels"].values()))


@pytest.mark.parametrize(("entry", "language"), CASES)
def test_a_reader_who_does_not_see_it_hears_title_and_description(entry: dict[str, Any], language: str) -> None:
    for svg in layouts(drawing.figure(entry["id"], words(entry, language), "1")):
        named = [svg.find(f".//*[@id='{key}']") for key in svg.attrib["aria-labelledby"].split()]
        expected = [entry["title"][language], entry["desc"][language]]
        assert [element.text for element in named if element is not None] == expected
        assert svg.attrib["role"] == "img"


def test_ids_of_all_figures_and_copies_on_a_page_differ() -> None:
    page = "".join(drawing.figure(entry["id"], words(entry, "ja"), uid) for entry in ENTRIES for uid in ("1", "2"))
    ids = re.findall(r'\bid="([^"]+)"', page)
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(("entry", "language"), CASES)
def test_nothing_leaves_the_drawing_and_no_words_lie_on_each_other_or_on_a_line(
    entry: dict[str, Any], language: str
) -> None:
    for svg in layouts(drawing.figure(entry["id"], words(entry, language), "1")):
        _, _, width, height = (float(side) for side in svg.attrib["viewBox"].split())
        taken = rooms(svg)
        for words_, (left, top, right, bottom) in taken:
            assert left >= -0.1, words_
            assert top >= -0.1, words_
            assert right <= width + 0.1, words_
            assert bottom <= height + 0.1, words_
        for (one, a), (other, b) in itertools.combinations(taken, 2):
            assert a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1], (one, other)
        for piece in strokes(svg):
            for (ax, ay), (bx, by) in itertools.pairwise(piece):
                steps = max(1, math.ceil(math.dist((ax, ay), (bx, by)) / 2))
                for x, y in ((ax + (bx - ax) * k / steps, ay + (by - ay) * k / steps) for k in range(steps + 1)):
                    assert -0.1 <= x <= width + 0.1
                    assert -0.1 <= y <= height + 0.1
                    on = [w for w, (left, top, right, bottom) in taken if left < x < right and top < y < bottom]
                    assert not on, (on, x, y)


@pytest.mark.parametrize(("entry", "language"), CASES)
def test_each_label_has_its_limit(entry: dict[str, Any], language: str) -> None:
    given = words(entry, language)
    for label, text in given["labels"].items():
        # A whole row of it, so that a closeness word with its gloss counts as two.
        longer = given | {"labels": given["labels"] | {label: text + "無" * 40}}
        with pytest.raises(drawing.FigureError) as caught:
            drawing.figure(entry["id"], longer, "1")
        assert {fault.label for fault in caught.value.faults} == {label}


def test_english_a_fifth_longer_still_fits() -> None:
    for entry in ENTRIES:
        longer = words(entry, "en")
        longer["labels"] = {
            key: re.sub(r"[A-Za-z]{3,}", lambda word: word[0] + word[0][: math.ceil(len(word[0]) / 5)], text)
            for key, text in longer["labels"].items()
        }
        drawing.figure(entry["id"], longer, "1")


def test_words_that_do_not_fit_are_all_named_with_figure_label_and_language() -> None:
    given = words(LADDER, "en")
    given["labels"] |= {"friend": "友人\nfriendshipfulnessness", "once": "atonesingleoccasion"}
    with pytest.raises(drawing.FigureError) as caught:
        drawing.figure(LADDER["id"], given, "1")
    message = str(caught.value)
    for part in (
        LADDER["id"],
        "`en`",
        "`friend`",
        "`once`",
        "friendshipfulnessness",
        "atonesingleoccasion",
    ):
        assert part in message
    assert "Latin characters a row" in message
    assert {fault.label for fault in caught.value.faults} == {"friend", "once"}
    assert caught.value.label in {"friend", "once"}


def test_too_many_rows_are_an_error_and_a_permitted_break_is_not() -> None:
    given = words(TIMELINE, "ja")
    given["labels"]["introduces"] = "知っている人を、|だれかに紹介して|くれる"
    with pytest.raises(drawing.FigureError, match=r"`introduces`.*3 rows where there are 2"):
        drawing.figure(TIMELINE["id"], given, "1")
    given["labels"]["introduces"] = "知っている人を、|紹介してくれる"
    drawing.figure(TIMELINE["id"], given, "1")


def test_missing_and_unknown_labels_are_named() -> None:
    given = words(TIMELINE, "ja")
    given["labels"]["farewell"] = given["labels"].pop("greeting")
    with pytest.raises(drawing.FigureError, match=r"`greeting` is missing.*no label `farewell`"):
        drawing.figure(TIMELINE["id"], given, "1")


def test_words_cannot_break_the_markup() -> None:
    given = words(TIMELINE, "en") | {"title": '<b>"&'}
    given["labels"]["time"] = "<i>&"
    html = drawing.figure(TIMELINE["id"], given, "1")
    assert "<i>" not in html
    assert "<b>" not in html
    assert layouts(html)


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry["id"])
def test_japanese_closeness_words_are_marked_as_japanese(entry: dict[str, Any]) -> None:
    for svg in layouts(drawing.figure(entry["id"], words(entry, "en"), "1")):
        for text in local(svg, "text"):
            assert bool(re.search(r"[぀-ヿ一-鿿]", "".join(text.itertext()))) == (text.get("lang") == "ja")


def drawn_cords() -> dict[str, list[Piece]]:
    figures = {
        f"{entry['id']}-{index}": cords(svg)
        for entry in ENTRIES
        for index, svg in enumerate(drawing.figure(entry["id"], words(entry, "ja"), "1").split("<svg")[1:])
    }
    ornaments = {name: cords(drawing.ornament(name)) for name in CROSSED}
    return figures | ornaments | {"share": pieces("".join(drawing.knot_paths(1200, 500, 120)))}


CORDS = drawn_cords()


@pytest.mark.parametrize("name", CORDS)
def test_the_cord_passes_under_itself_through_visible_gaps(name: str) -> None:
    stroke = {"knot": 3.0, "share": 5.0}.get(name, 2.0 if name in CROSSED else 2.4)
    figure_id = name.rpartition("-")[0]
    if figure_id in UNCROSSED:
        assert len(CORDS[name]) == UNCROSSED[figure_id]
    else:
        assert len(CORDS[name]) > 1
    # Two round ends fill half a stroke each: only a wider gap is seen, and nothing may touch.
    for one, other in itertools.permutations(CORDS[name], 2):
        assert all(distance(point, other) > stroke * 1.1 for point in one)


@pytest.mark.parametrize(("name", "count"), [("knot", 8), ("promises", 9), ("loop-line", 1)])
def test_the_knot_has_all_its_crossings(name: str, count: int) -> None:
    # Each crossing cuts the cord below it once.
    assert len(cords(drawing.ornament(name))) == count + 1


@pytest.mark.parametrize("name", drawing.ORNAMENTS)
def test_ornaments_are_hidden_from_screen_readers_and_leave_colour_to_the_theme(name: str) -> None:
    svg = drawing.ornament(name)
    ET.fromstring(svg)  # noqa: S314  our own drawing
    assert 'aria-hidden="true"' in svg
    assert not re.search(r"#[0-9a-f]{3}|style=|fill=|stroke=|\bid=|<text", svg)


@pytest.mark.parametrize("name", FULL_BLEED)
def test_a_full_bleed_cord_is_one_path_beyond_both_edges_of_any_screen(name: str) -> None:
    svg = drawing.ornament(name)
    width, xs = float(svg.split(' width="')[1].split('"')[0]), [x for piece in cords(svg) for x, _ in piece]
    assert (min(xs), max(xs)) == pytest.approx((-3000, width + 3000), abs=1)


def test_every_class_has_its_style() -> None:
    css = (COMPONENT / "figure.css").read_text(encoding="utf-8")
    figures = [drawing.figure(entry["id"], words(entry, "ja"), "1") for entry in ENTRIES]
    markup = "".join([*figures, *(drawing.ornament(name) for name in drawing.ORNAMENTS)])
    used = {name for names in re.findall(r'class="([^"]+)"', markup) for name in names.split()}
    own = {f"tn-orn--{name}" for name in drawing.ORNAMENTS} | {"tn-fig__svg--one", "tn-fig__svg--narrow"}
    assert used - own <= set(re.findall(r"\.(tn-[\w-]+)", css))


def test_drawings_are_the_same_in_every_process() -> None:
    script = """if True:
        from tsunagari import drawing as d
        print(d.favicon(), d.knot_paths(1200, 500, 120), *map(d.ornament, d.ORNAMENTS))
        for name, labels in d.FIGURES.items():
            print(d.figure(name, {"title": "t", "desc": "d", "labels": dict.fromkeys(labels, "a b")}, "u"))"""
    runs = [
        subprocess.check_output(
            [sys.executable, "-c", script], env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT / "hooks")}
        )
        for seed in ("1", "2")
    ]
    assert runs[0] == runs[1]


def test_the_favicon_is_a_file_of_its_own_for_light_and_dark() -> None:
    svg = drawing.favicon()
    assert ET.fromstring(svg).tag == "{http://www.w3.org/2000/svg}svg"  # noqa: S314  our own drawing
    assert "prefers-color-scheme:dark" in svg
    for piece in pieces(re.findall(r' d="([^"]+)"', svg)[0]):
        assert all(2 <= x <= 30 and 2 <= y <= 30 for x, y in piece)


def test_a_picture_gets_the_knot_where_it_asks_for_it() -> None:
    d = "".join(drawing.knot_paths(1200, 500, 120, centre_x=289))
    xs, ys = zip(*itertools.chain.from_iterable(pieces(d)), strict=True)
    assert (min(xs), max(xs)) == (0, 1200)
    assert (min(ys), max(ys)) == pytest.approx((500 - 2.42 * 120, 500), abs=0.2)
    with pytest.raises(ValueError, match="does not fit"):
        drawing.knot_paths(1200, 500, 120, centre_x=100)


def test_the_component_numbers_and_names_the_figure() -> None:
    template = Environment(autoescape=True, undefined=StrictUndefined).from_string(
        (COMPONENT / "figure.html").read_text(encoding="utf-8")
    )
    given = words(TIMELINE, "en")
    html = template.render(
        figure={"id": TIMELINE["id"], "title": given["title"], "caption": given["caption"]},
        svg=Markup(drawing.figure(TIMELINE["id"], given, "1")),  # noqa: S704  our own drawing
        number=3,
        w={"figure_number": "Figure {n}"},
    )
    tree = ET.fromstring(html)  # noqa: S314  our own drawing
    assert tree.attrib == {"class": "tn-fig", "id": f"fig-{TIMELINE['id']}"}
    caption = tree.find("figcaption")
    assert caption is not None
    assert " ".join("".join(caption.itertext()).split()) == f"Figure 3 {given['title']} {given['caption']}"
