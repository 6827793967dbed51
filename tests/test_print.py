"""Pages as they come out of the browser's own printing."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from tests.conftest import DESK
from tests.quiz import LANGUAGES, answer_all

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from tests.conftest import Reader

    MakeReader = Callable[..., Reader]


def printed(page: Page, size: str = "A4") -> str:
    """Return the text of the page as PDF, without any white space."""
    pdf = PdfReader(io.BytesIO(page.pdf(format=size, prefer_css_page_size=True)))
    return "".join("".join(sheet.extract_text() for sheet in pdf.pages).split())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", ["A4", "Letter"])
def test_no_answer_is_printed(address: str, reader: MakeReader, language: str, size: str) -> None:
    page = reader(viewport=DESK).open(f"{address}{LANGUAGES[language]}mistake-rushing/")
    answer_all(page, right=False)
    secrets = page.locator("[data-feedback] p, [data-difference], [data-meaning]").all_text_contents()
    text = printed(page, size)
    situation = page.locator("[data-question] > p").first.text_content() or ""
    assert "".join(situation.split())[:12] in text
    for secret in secrets:
        assert "".join(secret.split())[:24] not in text


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_paper_is_white_and_without_navigation(address: str, reader: MakeReader, scheme: str) -> None:
    page = reader(viewport=DESK, color_scheme=scheme).open(f"{address}mistake-labels/")
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") in (
        "rgb(255, 255, 255)",
        "rgba(0, 0, 0, 0)",
    )
    assert page.evaluate("getComputedStyle(document.querySelector('article p')).color") == "rgb(0, 0, 0)"
    for hidden in (".tn-header", ".tn-nav", ".tn-thumb", ".md-search", ".tn-check"):
        parts = page.locator(hidden)
        assert parts.count() > 0, hidden
        for part in parts.all():
            expect(part).to_be_hidden()


def test_outside_links_show_their_address(address: str, reader: MakeReader) -> None:
    page = reader(viewport=DESK).open(f"{address}mistake-rushing/")
    link = page.locator('article a[href^="https://doi.org/"]').first
    page.emulate_media(media="print")
    shown = link.evaluate("a => a.textContent + getComputedStyle(a, '::after').content")
    assert "10." in shown


def test_figures_stay_whole(address: str, reader: MakeReader) -> None:
    page = reader(viewport=DESK).open(f"{address}mistake-labels/")
    page.emulate_media(media="print")
    figure = page.locator("figure").first
    assert figure.evaluate("f => getComputedStyle(f).breakInside").startswith("avoid")
    for heading in page.locator("article h2").all():
        assert heading.evaluate("h => getComputedStyle(h).breakAfter").startswith("avoid")
