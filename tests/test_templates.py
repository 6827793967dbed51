"""Templates and worksheets as somebody uses them who has five minutes to write."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.quiz import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.conftest import Reader

    MakeReader = Callable[..., Reader]

LANGUAGE = pytest.mark.parametrize("language", LANGUAGES)
ALLOWED = {"permissions": ["clipboard-read", "clipboard-write"]}


def template(page: Page, name: str) -> str:
    return page.locator(f"#t-{name} [data-text]").inner_text()


@LANGUAGE
def test_all_templates_and_worksheets_are_there(address: str, reader: MakeReader, language: str) -> None:
    page = reader().open(f"{address}{LANGUAGES[language]}templates/")
    assert page.locator("[data-template-id]").count() == 12
    assert page.locator("[data-worksheet]").count() == 6


@LANGUAGE
def test_copy_takes_the_text_with_what_was_filled_in(address: str, reader: MakeReader, language: str) -> None:
    phone = reader(**ALLOWED)
    page = phone.open(f"{address}{LANGUAGES[language]}templates/")
    box = page.locator("#t-delay-notice")
    blank = box.locator("[data-blank]").first
    blank.focus()
    page.keyboard.type("Kanae")
    box.locator("[data-action=copy]").click()
    expect(box.locator("[role=status]")).not_to_be_empty()
    copied = str(page.evaluate("navigator.clipboard.readText()"))
    assert "Kanae" in copied
    rest = box.locator("[data-blank]").evaluate_all("list => list.map(e => e.textContent)")
    assert all(str(text) in copied for text in rest)
    label, mark = {"ja": ("件名", "："), "en": ("Subject", ": ")}[language]
    assert copied.startswith(f"{label}{mark}")
    assert phone.errors == []


def test_body_is_copied_without_the_subject(address: str, reader: MakeReader) -> None:
    page = reader(**ALLOWED).open(f"{address}templates/")
    box = page.locator("#t-delay-notice")
    box.locator("[data-action=copy-body]").click()
    expect(box.locator("[role=status]")).not_to_be_empty()
    copied = str(page.evaluate("navigator.clipboard.readText()"))
    assert copied.strip() == str(box.locator(".tn-message__body").text_content()).strip()


def test_an_emptied_blank_shows_again_what_it_asks_for(address: str, reader: MakeReader) -> None:
    page = reader().open(f"{address}templates/")
    blank = page.locator("#t-delay-notice [data-blank]").first
    asked = blank.text_content()
    blank.focus()
    page.keyboard.press("Delete")
    assert blank.text_content() == ""
    page.keyboard.press("Tab")
    assert blank.text_content() == asked


def test_the_same_blank_is_filled_everywhere_and_reset(address: str, reader: MakeReader) -> None:
    page = reader().open(f"{address}templates/")
    box = page.locator("#t-day-after-thanks")
    before = template(page, "day-after-thanks")
    mine = box.locator("[data-blank]")
    ids = mine.evaluate_all("list => list.map(e => e.dataset.blank)")
    twice = next(name for name in ids if ids.count(name) > 1)
    same = box.locator(f'[data-blank="{twice}"]')
    same.first.focus()
    page.keyboard.type("Kanae")
    assert same.all_inner_texts() == ["Kanae"] * ids.count(twice)
    box.locator("[data-action=reset]").click()
    assert template(page, "day-after-thanks") == before


@LANGUAGE
def test_text_is_selected_where_copying_is_refused(disk: Path, reader: MakeReader, language: str) -> None:
    phone = reader()
    phone.context.add_init_script("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    page = phone.open((disk / LANGUAGES[language] / "templates.html").as_uri())
    box = page.locator("#t-complaint-reply")
    box.locator("[data-action=copy]").click()
    expect(box.locator("[role=status]")).not_to_be_empty()
    chosen = str(page.evaluate("getSelection().toString()"))
    assert box.locator("[data-blank]").first.inner_text() in chosen
    assert phone.errors == []


def test_blanks_are_reached_by_tab_and_named(address: str, reader: MakeReader) -> None:
    page = reader().open(f"{address}en/templates/")
    blanks = page.locator("#t-met-once [data-blank]")
    blanks.first.focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('#t-met-once') !== null")
    for blank in blanks.all():
        assert blank.get_attribute("role") == "textbox"
        assert blank.get_attribute("aria-label")


@LANGUAGE
def test_everything_is_readable_without_scripts(address: str, reader: MakeReader, language: str) -> None:
    page = reader(java_script_enabled=False).open(f"{address}{LANGUAGES[language]}templates/")
    expect(page.locator("#t-asking [data-text]")).to_be_visible()
    assert page.locator("[data-action]:visible").count() == 0
    page.locator("#w-ties-map summary").click()
    expect(page.locator("#w-ties-map details table")).to_be_visible()


def test_nothing_that_is_typed_is_stored(address: str, reader: MakeReader) -> None:
    page = reader().open(f"{address}templates/")
    page.locator("#t-asking [data-blank]").first.focus()
    page.keyboard.type("Kanae")
    page.locator("#w-ties-map .tn-cell").first.focus()
    page.keyboard.type("K. T.")
    assert page.evaluate("JSON.stringify({...localStorage, ...sessionStorage})").count("K") == 0
