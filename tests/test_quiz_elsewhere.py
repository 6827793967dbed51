"""What a reader did in another tab, in the other language or where nothing can be kept is not lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.quiz import chapter, check, choose, items, question

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Reader

    MakeReader = Callable[..., Reader]

FORBIDDEN = "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no', 'SecurityError'); }})"


def test_two_tabs_keep_all_ticks(address: str, reader: MakeReader) -> None:
    phone = reader()
    first, second = phone.open(f"{address}checklists/"), phone.open(f"{address}en/checklists/")
    first.locator("#c-before-an-event input").nth(0).check()
    second.locator("#c-before-an-event input").nth(4).check()
    first.locator("#c-before-an-event input").nth(1).check()
    second.reload()
    expect(second.locator("#c-before-an-event input:checked")).to_have_count(3)
    assert phone.errors == []


def test_the_first_answer_counts_in_both_tabs(address: str, reader: MakeReader) -> None:
    phone = reader()
    first, second = phone.open(chapter(address, "rushing")), phone.open(chapter(address, "rushing", "en"))
    item_id = items(first)[0]
    choose(question(first, item_id), right=False)
    check(question(first, item_id))
    expect(question(second, item_id)).to_have_attribute("data-state", "wrong")
    expect(second.locator("[data-progress]")).to_contain_text("1")
    assert phone.errors == []


def test_a_second_run_keeps_first_answers_where_storage_is_forbidden(address: str, reader: MakeReader) -> None:
    phone = reader()
    phone.context.add_init_script(FORBIDDEN)
    page = phone.open(chapter(address, "rushing"))
    ids = items(page)
    for item_id in ids:
        choose(question(page, item_id), right=item_id != ids[0])
        check(question(page, item_id))
    points = page.locator("[data-points]").inner_text()
    page.locator('[data-action="again"]').click()
    page.locator('[data-action="all"]').click()
    expect(question(page, ids[0])).to_have_attribute("data-state", "wrong")
    assert page.locator("[data-points]").inner_text() == points
    assert phone.errors == []


@pytest.mark.parametrize("language", ["ja", "en"])
def test_the_status_says_verdict_and_first_sentence(address: str, reader: MakeReader, language: str) -> None:
    page = reader().open(chapter(address, "rushing", language))
    item = question(page, "rushing-next-day-call")
    status = item.locator('[role="status"]')
    assert status.evaluate("s => getComputedStyle(s).display") != "none"
    item.locator('input[value="a"]').check()
    check(item)
    said = status.text_content() or ""
    assert (item.locator("[data-verdict-word]").text_content() or "?") in said
    reason = item.locator('[data-feedback="a"] p').text_content() or ""
    assert reason[:8] in said
