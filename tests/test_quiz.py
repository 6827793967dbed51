"""Self-checks as a reader meets them: on a phone, in both languages, with the mouse and with the keyboard."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.quiz import CHAPTERS, LANGUAGES, answer_all, chapter, check, choose, items, question

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from tests.conftest import Reader

    MakeReader = Callable[..., Reader]

KEY = "tsunagari:v1:q:"
LANGUAGE = pytest.mark.parametrize("language", LANGUAGES)
QUIZ = pytest.mark.parametrize("quiz", CHAPTERS)


def state(page: Page, item_id: str) -> str | None:
    return question(page, item_id).get_attribute("data-state")


def states(page: Page) -> dict[str, str | None]:
    return {item_id: state(page, item_id) for item_id in items(page)}


@LANGUAGE
@QUIZ
def test_all_right_gives_the_best_result(address: str, reader: MakeReader, quiz: str, language: str) -> None:
    phone = reader()
    page = phone.open(chapter(address, quiz, language))
    answer_all(page, right=True)
    assert set(states(page).values()) == {"right"}
    result = page.locator("[data-quiz-result]")
    expect(result).to_have_attribute("role", "status")
    best = page.locator("[data-band] [data-meaning]").last.text_content() or ""
    expect(result).to_contain_text(best)
    expect(page.locator('[data-action="again"]')).to_be_hidden()
    assert phone.errors == []


@LANGUAGE
@QUIZ
def test_all_wrong_says_kindly_what_to_look_at(address: str, reader: MakeReader, quiz: str, language: str) -> None:
    phone = reader()
    page = phone.open(chapter(address, quiz, language))
    answer_all(page, right=False)
    assert set(states(page).values()) == {"wrong"}
    result = page.locator("[data-quiz-result]")
    expect(result).to_contain_text(page.locator('[data-band="b1"] [data-meaning]').text_content() or "?")
    assert 1 <= result.locator("[data-missed-list] a").count() <= 2
    assert result.locator("[data-keep-links] a").count() >= 1
    text = page.locator("form[data-quiz]").inner_text()
    for word in ("不正解", "残念", "失格", "Wrong!", "Fail"):
        assert word not in text
    assert phone.errors == []


@LANGUAGE
def test_feedback_of_the_choice_and_of_the_stronger_one(address: str, reader: MakeReader, language: str) -> None:
    page = reader().open(chapter(address, "rushing", language))
    item = question(page, "rushing-next-day-call")
    assert item.locator("[data-feedback]:visible").count() == 0
    item.locator('input[value="a"]').check()
    check(item)
    expect(item).to_have_attribute("data-state", "wrong")
    expect(item.locator('[data-feedback="a"]')).to_be_visible()
    expect(item.locator('[data-feedback="b"]')).to_be_visible()  # the stronger choice, and why
    expect(item.locator('[data-feedback="c"]')).to_be_hidden()
    assert item.locator("label [data-feedback]").count() == 0
    stronger = {"ja": "より有力な選択", "en": "Stronger choice"}[language]
    expect(item.locator('[data-row="b"] label')).to_contain_text(stronger)
    item.locator("summary").first.click()
    expect(item.locator('[data-feedback="c"]')).to_be_visible()
    expect(item.locator('[data-feedback="d"]')).to_be_visible()
    for option in "abcd":
        assert item.locator(f'[data-feedback="{option}"]').count() == 1


def test_first_choice_counts(address: str, reader: MakeReader) -> None:
    page = reader().open(chapter(address, "rushing"))
    item = question(page, "rushing-next-day-call")
    item.locator('input[value="a"]').check()
    check(item)
    item.locator('[data-row="b"] label').click()
    expect(item.locator('input[value="a"]')).to_be_checked()
    expect(item).to_have_attribute("data-state", "wrong")
    page.reload()
    expect(item).to_have_attribute("data-state", "wrong")


@pytest.mark.parametrize(
    ("picks", "expected"),
    [("bce", "right"), ("bc", "partly"), ("abce", "partly"), ("abc", "wrong"), ("ad", "wrong"), ("abcde", "wrong")],
)
def test_multiple_counts_one_slip_as_half(address: str, reader: MakeReader, picks: str, expected: str) -> None:
    page = reader().open(chapter(address, "rushing"))
    item = question(page, "rushing-signs-of-readiness")
    for option in picks:
        item.locator(f'input[value="{option}"]').check()
    check(item)
    expect(item).to_have_attribute("data-state", expected)
    for option in set(picks) | set("bce"):
        expect(item.locator(f'[data-feedback="{option}"]')).to_be_visible()


@pytest.mark.parametrize(
    ("verdict", "reason", "expected"),
    [("disagree", "d", "right"), ("disagree", "a", "partly"), ("agree", "d", "wrong"), ("agree", "a", "wrong")],
)
def test_true_false_needs_verdict_and_reason(
    address: str, reader: MakeReader, verdict: str, reason: str, expected: str
) -> None:
    page = reader().open(chapter(address, "rushing"))
    item = question(page, "rushing-card-count")
    item.locator(f'input[value="{verdict}"]').check()
    item.locator(f'input[value="{reason}"]').check()
    check(item)
    expect(item).to_have_attribute("data-state", expected)
    expect(item.locator(f'[data-feedback="{reason}"]')).to_be_visible()


@LANGUAGE
def test_check_asks_for_what_is_missing(address: str, reader: MakeReader, language: str) -> None:
    page = reader().open(chapter(address, "rushing", language))
    item = question(page, "rushing-card-count")
    status = item.locator('[role="status"]')
    asked = []
    check(item)
    asked.append(status.inner_text())
    item.locator('input[value="agree"]').check()
    check(item)
    asked.append(status.inner_text())
    assert all(asked)
    assert asked[0] != asked[1]
    assert item.get_attribute("data-state") is None


@LANGUAGE
def test_difference_appears_when_both_are_checked(address: str, reader: MakeReader, language: str) -> None:
    page = reader().open(chapter(address, "rushing", language))
    first, second = question(page, "rushing-next-day-call"), question(page, "rushing-group-mail")
    assert first.get_attribute("data-pair") == "rushing-group-mail"
    assert second.get_attribute("data-pair") == "rushing-next-day-call"
    difference = page.locator("[data-unit]", has=first).locator("[data-difference]")
    choose(first, right=True)
    check(first)
    expect(difference).to_be_hidden()
    choose(second, right=False)
    check(second)
    expect(difference).to_be_visible()


@LANGUAGE
def test_answers_survive_reload_and_the_other_language(address: str, reader: MakeReader, language: str) -> None:
    other = {"ja": "en", "en": "ja"}[language]
    phone = reader()
    page = phone.open(chapter(address, "rushing", language))
    checked = question(page, "rushing-next-day-call")
    checked.locator('input[value="b"]').check()
    check(checked)
    started = question(page, "rushing-signs-of-readiness")
    started.locator('input[value="a"]').check()
    started.locator('input[value="c"]').check()
    question(page, "rushing-card-count").locator('input[value="agree"]').check()
    for look in (chapter(address, "rushing", language), chapter(address, "rushing", other)):
        page.goto(look)
        assert state(page, "rushing-next-day-call") == "right"
        assert state(page, "rushing-signs-of-readiness") is None
        expect(started.locator("input:checked")).to_have_count(2)
        expect(question(page, "rushing-card-count").locator('input[value="agree"]')).to_be_checked()
    assert phone.errors == []


def test_language_switch_keeps_the_place(address: str, reader: MakeReader) -> None:
    page = reader().open(chapter(address, "rushing"))
    question(page, "rushing-signs-of-readiness").scroll_into_view_if_needed()
    page.evaluate("id => document.getElementById(id).scrollIntoView()", "q-rushing-signs-of-readiness")
    page.locator('header a[hreflang="en"]').click()
    page.wait_for_url("**/en/mistake-rushing/**")
    expect(question(page, "rushing-signs-of-readiness")).to_be_in_viewport()


def test_start_over_clears_one_self_check(address: str, reader: MakeReader) -> None:
    page = reader().open(chapter(address, "labels"))
    answer_all(page, right=True)
    page.goto(chapter(address, "rushing"))
    answer_all(page, right=False)
    page.on("dialog", lambda dialog: dialog.accept())
    page.locator('form [data-action="reset"]').click()
    assert set(states(page).values()) == {None}
    assert page.locator("form input:checked").count() == 0
    page.reload()
    assert set(states(page).values()) == {None}
    page.goto(chapter(address, "labels"))
    assert set(states(page).values()) == {"right"}


def test_missed_ones_again_leave_the_result_as_it_was(address: str, reader: MakeReader) -> None:
    page = reader().open(chapter(address, "rushing"))
    ids = items(page)
    for item_id in ids:
        item = question(page, item_id)
        choose(item, right=item_id != ids[1])
        check(item)
    points = page.locator("[data-points]").inner_text()
    page.locator('[data-action="again"]').click()
    expect(question(page, ids[0])).to_be_hidden()
    again = question(page, ids[1])
    expect(again).to_be_visible()
    assert again.get_attribute("data-state") is None
    choose(again, right=True)
    check(again)
    expect(again).to_have_attribute("data-state", "right")
    page.locator('[data-action="all"]').click()
    expect(again).to_have_attribute("data-state", "wrong")
    assert page.locator("[data-points]").inner_text() == points


def test_keyboard_alone(address: str, reader: MakeReader) -> None:
    page = reader().open(chapter(address, "rushing"))
    item = question(page, "rushing-next-day-call")
    item.locator('input[value="a"]').focus()
    page.keyboard.press("ArrowDown")
    expect(item.locator('input[value="b"]')).to_be_checked()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.dataset.action") == "check"
    page.keyboard.press("Enter")
    expect(item).to_have_attribute("data-state", "right")
    assert page.evaluate("document.activeElement.closest('[data-question]')?.dataset.question") == (
        "rushing-next-day-call"
    )
    second = question(page, "rushing-group-mail")
    second.locator('input[value="a"]').focus()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect(second).to_have_attribute("data-state", "right")
    expect(second.locator('[role="status"]')).not_to_be_empty()


@LANGUAGE
def test_everything_can_be_read_without_scripts(address: str, reader: MakeReader, language: str) -> None:
    page = reader(java_script_enabled=False).open(chapter(address, "rushing", language))
    assert page.locator('[data-action="check"]').count() == 0
    item = question(page, "rushing-next-day-call")
    item.locator('input[value="c"]').check()
    item.locator("summary").click()
    for option in "abcd":
        expect(item.locator(f'[data-feedback="{option}"]')).to_be_visible()
    unit = page.locator("[data-unit]", has=item)
    unit.locator("[data-diff] summary").click()
    expect(unit.locator("[data-difference]")).to_be_visible()
    page.locator("[data-bands] summary").click()
    expect(page.locator('[data-band="b4"]')).to_be_visible()
    assert page.locator("form button:visible").count() == 0


FORBIDDEN = "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no', 'SecurityError'); }})"
FULL = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }"


@pytest.mark.parametrize("script", [FORBIDDEN, FULL], ids=["forbidden", "full"])
def test_storage_that_refuses_breaks_nothing(address: str, reader: MakeReader, script: str) -> None:
    phone = reader()
    phone.context.add_init_script(script)
    page = phone.open(chapter(address, "rushing"))
    answer_all(page, right=True)
    assert set(states(page).values()) == {"right"}
    page.locator("header [aria-pressed]").click()
    assert phone.errors == []


@pytest.mark.parametrize(
    "value",
    ["", "{", "null", "7", '"x"', "[]", '{"rev":1}', '{"rev":1,"pick":"b"}', '{"rev":1,"pick":[{"a":1}],"done":true}',
     '{"rev":1,"pick":["zz"],"done":true}', '{"rev":1,"pick":["a","b"],"done":true}'],
)  # fmt: skip
def test_damaged_storage_breaks_nothing(address: str, reader: MakeReader, value: str) -> None:
    phone = reader()
    page = phone.open(chapter(address, "rushing"))
    page.evaluate(
        "([key, value]) => { for (const name of [key + 'rushing-next-day-call', 'tsunagari:v1:scheme', '/.__palette',"
        " 'tsunagari:v1:c:after-meeting']) localStorage.setItem(name, value); }",
        [KEY, value],
    )
    page.reload()
    item = question(page, "rushing-next-day-call")
    if item.get_attribute("data-state") is None:
        choose(item, right=True)
        check(item)
        expect(item).to_have_attribute("data-state", "right")
    assert phone.errors == []


def test_storage_holds_ids_only(address: str, reader: MakeReader) -> None:
    page = reader().open(chapter(address, "rushing"))
    answer_all(page, right=True)
    kept = page.evaluate("Object.fromEntries(Object.entries(localStorage))")
    assert kept
    for key, value in kept.items():
        assert key.startswith("tsunagari:v1:")
        assert f"{key}{value}".isascii()
        json.loads(value)


WRAP = """() => {
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = [];
  while (texts.nextNode()) found.push(texts.currentNode);
  for (const text of found) {
    if (!text.data.trim() || text.parentElement.closest('script,style,template')) continue;
    const outer = document.createElement('font');
    const inner = document.createElement('font');
    text.replaceWith(outer);
    outer.append(inner);
    inner.append(text);
  }
}"""


@pytest.mark.parametrize("when", ["before", "after"])
def test_translators_that_wrap_each_text_break_nothing(address: str, reader: MakeReader, when: str) -> None:
    phone = reader()
    if when == "before":
        phone.context.add_init_script(f"document.addEventListener('DOMContentLoaded', {WRAP}, {{capture: true}})")
    page = phone.open(chapter(address, "rushing"))
    if when == "after":
        page.evaluate(WRAP)
    for index, item_id in enumerate(items(page)):
        item = question(page, item_id)
        choose(item, right=index % 2 == 0)
        page.evaluate(WRAP)
        check(item)
        page.evaluate(WRAP)
        expect(item).to_have_attribute("data-state", "right" if index % 2 == 0 else "wrong")
    expect(page.locator("[data-quiz-result] [data-points]")).to_be_visible()
    page.on("dialog", lambda dialog: dialog.accept())
    page.locator('form [data-action="reset"]').click()
    assert set(states(page).values()) == {None}
    assert phone.errors == []


@LANGUAGE
def test_self_checks_page_says_how_far_one_has_come(address: str, reader: MakeReader, language: str) -> None:
    page = reader().open(chapter(address, "labels", language))
    for item_id in items(page)[:3]:
        choose(question(page, item_id), right=True)
        check(question(page, item_id))
    page.goto(f"{address}{LANGUAGES[language]}self-checks/")
    expect(page.locator('[data-quiz-link="labels"] [data-progress]')).to_contain_text("3")
    assert page.locator("form[data-quiz]").count() == 0
    page.locator('[data-quiz-link="labels"] a').click()
    expect(page.locator('[data-quiz="labels"]')).to_be_visible()
