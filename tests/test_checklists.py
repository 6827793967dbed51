"""Checklists as somebody uses them ten minutes before an event."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.quiz import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from tests.conftest import Reader

    MakeReader = Callable[..., Reader]

LANGUAGE = pytest.mark.parametrize("language", LANGUAGES)
ALL = {
    "before-an-event": 8,
    "after-meeting": 7,
    "before-a-sales-message": 8,
    "before-saying-my-friend": 7,
    "before-introducing": 8,
    "before-sending-an-introduction": 8,
    "introduced-first-48-hours": 8,
    "before-delivering-referred-work": 7,
    "reporting-to-the-introducer": 8,
    "before-explaining-a-delay": 9,
    "complaint-about-someone-you-introduced": 9,
    "complaint-about-you": 9,
    "before-a-post-or-dm": 8,
    "an-offer-too-good": 9,
    "monthly-15-minutes": 8,
    "before-asking-a-question": 8,
    "seminar-day": 9,
}


def ticks(page: Page, checklist: str) -> list[str]:
    boxes = page.locator(f'[data-checklist="{checklist}"] input:checked')
    return [str(value) for value in boxes.evaluate_all("list => list.map(box => box.value)")]


@LANGUAGE
def test_all_lists_are_there_with_big_targets(address: str, reader: MakeReader, language: str) -> None:
    page = reader().open(f"{address}{LANGUAGES[language]}checklists/")
    found = page.locator("[data-checklist]").evaluate_all(
        "list => list.map(e => [e.dataset.checklist, e.id, e.querySelectorAll('input').length])"
    )
    assert sorted(found) == sorted([name, f"c-{name}", count] for name, count in ALL.items())
    for box in page.locator("[data-checklist] label").all():
        size = box.bounding_box()
        assert size is not None
        assert size["height"] >= 44
        assert size["width"] >= 44


@LANGUAGE
def test_start_page_leads_to_a_list_in_one_tap(address: str, reader: MakeReader, language: str) -> None:
    page = reader().open(f"{address}{LANGUAGES[language]}")
    page.locator('article a[href*="#c-before-an-event"]').first.click()
    expect(page.locator("#c-before-an-event")).to_be_in_viewport()


@LANGUAGE
def test_ticks_survive_reload_language_and_undo(address: str, reader: MakeReader, language: str) -> None:
    other = {"ja": "en", "en": "ja"}[language]
    phone = reader()
    page = phone.open(f"{address}{LANGUAGES[language]}checklists/")
    boxes = page.locator("#c-before-an-event input")
    for n in (0, 2, 5):
        boxes.nth(n).check()
    kept = ticks(page, "before-an-event")
    assert len(kept) == 3
    page.reload()
    assert ticks(page, "before-an-event") == kept
    page.goto(f"{address}{LANGUAGES[other]}mistake-rushing/")
    assert ticks(page, "before-an-event") == kept
    part = page.locator("#c-before-an-event")
    part.locator('[data-action="reset"]').click()
    assert ticks(page, "before-an-event") == []
    part.locator('[data-action="undo"]').click()
    assert ticks(page, "before-an-event") == kept
    expect(part.locator('[data-action="undo"]')).to_be_hidden()
    part.locator('[data-action="reset"]').click()
    page.reload()
    assert ticks(page, "before-an-event") == []
    assert phone.errors == []


@LANGUAGE
def test_the_pdf_stands_beside_the_button(address: str, reader: MakeReader, language: str) -> None:
    page = reader().open(f"{address}{LANGUAGES[language]}checklists/")
    for name in ALL:
        links = page.locator(f"#c-{name} a[href$='.pdf']")
        assert links.count() == {"ja": 1, "en": 2}[language]
        for link in links.all():
            target = page.request.get(str(link.evaluate("a => a.href")))
            assert target.ok
            assert target.body()[:5] == b"%PDF-"


def test_without_network_ticks_still_work(address: str, reader: MakeReader) -> None:
    phone = reader()
    page = phone.open(f"{address}checklists/")
    page.wait_for_load_state("networkidle")
    phone.context.set_offline(True)
    page.locator("#c-after-meeting input").first.check()
    assert len(ticks(page, "after-meeting")) == 1
    assert phone.errors == []


@pytest.mark.parametrize(("action", "printed"), [("print", 0), ("print-ticks", 2)])
def test_one_list_alone_is_printed(address: str, reader: MakeReader, action: str, printed: int) -> None:
    phone = reader()
    phone.context.add_init_script("window.print = () => { window.printing = true; }")
    page = phone.open(f"{address}checklists/")
    part = page.locator("#c-before-an-event")
    part.locator("input").nth(0).check()
    part.locator("input").nth(1).check()
    part.locator(f'[data-action="{action}"]').click()
    assert page.evaluate("window.printing")
    page.emulate_media(media="print")
    expect(part).to_be_visible()
    for name in ALL:
        if name != "before-an-event":
            expect(page.locator(f"#c-{name}")).to_be_hidden()
    expect(page.locator("h1")).to_be_hidden()
    expect(page.locator(".tn-header")).to_be_hidden()
    marks = part.locator("input").evaluate_all(
        "list => list.map(box => getComputedStyle(box, '::before'))"
        ".filter(mark => mark.content !== 'none' && mark.display !== 'none').length"
    )
    assert marks == printed
    page.emulate_media(media="screen")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(page.locator("h1")).to_be_visible()
