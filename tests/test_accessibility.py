"""axe on every page, and what axe cannot see: overflow, targets, reduced width, forced colours."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.conftest import DESK, PHONE
from tests.pages import SLUGS
from tests.quiz import LANGUAGES, answer_all, chapter

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from tests.conftest import Reader

    MakeReader = Callable[..., Reader]

LOOKS = [(size, scheme) for size in (PHONE, DESK) for scheme in ("light", "dark")]
LOOK = pytest.mark.parametrize(("size", "scheme"), LOOKS, ids=lambda value: str(value)[:14])


def violations(page: Page) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [f"{rule['id']}: {node['target']} {node['failureSummary']}" for rule in found for node in rule["nodes"]]


def url(address: str, slug: str, language: str) -> str:
    return f"{address}{LANGUAGES[language]}{'' if slug == 'index' else f'{slug}/'}"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("slug", SLUGS)
def test_axe_finds_nothing(address: str, reader: MakeReader, slug: str, language: str) -> None:
    page = reader().open(url(address, slug, language))
    found = {}
    for size, scheme in LOOKS:
        page.set_viewport_size(size)  # type: ignore[arg-type]
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        page.reload()  # colours that are still changing are not what readers see
        found[f"{size['width']} {scheme}"] = violations(page)
    assert found == {look: [] for look in found}


@LOOK
def test_axe_finds_nothing_after_answering(address: str, reader: MakeReader, size: dict[str, int], scheme: str) -> None:
    page = reader(viewport=size, color_scheme=scheme).open(chapter(address, "rushing"))
    answer_all(page, right=False)
    assert violations(page) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing_in_the_search_and_the_drawer(address: str, reader: MakeReader, language: str) -> None:
    page = reader().open(url(address, "about", language))
    page.locator("label[for=__search]:visible").first.click()
    page.locator(".md-search__input").fill("PDF")
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    assert violations(page) == []


def test_axe_finds_nothing_on_the_not_found_page(address: str, reader: MakeReader) -> None:
    assert violations(reader().open(f"{address}404.html")) == []


@pytest.mark.parametrize("slug", SLUGS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_scrolls_sideways(address: str, reader: MakeReader, slug: str, language: str) -> None:
    page = reader().open(url(address, slug, language))
    for width in (320, 390, 640, 960, 1219, 1280, 1600):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width, width


@pytest.mark.parametrize("slug", ["index", "mistake-rushing", "checklists", "downloads", "templates"])
def test_targets_are_big_enough(address: str, reader: MakeReader, slug: str) -> None:
    page = reader().open(url(address, slug, "ja"))
    targets = page.locator(
        "button:visible, .tn-row label:visible, .tn-tick label:visible, header a:visible, header label:visible"
    )
    for target in targets.all():
        box = target.bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= 43.9, target.evaluate("e => e.outerHTML.slice(0, 120)")


def test_states_are_seen_in_forced_colours(address: str, reader: MakeReader) -> None:
    page = reader(forced_colors="active").open(chapter(address, "rushing"))
    answer_all(page, right=False)
    frames = "e => { const s = getComputedStyle(e, '::after'); return [s.borderTopStyle, s.borderTopWidth] }"
    assert page.locator('[data-mark="stronger"]').first.evaluate(frames) == ["double", "4px"]
    assert page.locator('[data-mark="yours"]').first.evaluate(frames) == ["solid", "2px"]
    expect(page.locator('[data-mark="stronger"] .tn-tag').first).to_be_visible()
