"""Answer a self-check as a reader does, by its public hooks."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

CHAPTERS = {
    "rushing": "mistake-rushing",
    "labels": "mistake-labels",
    "excuses": "mistake-excuses",
    "why-people": "why-people",
    "introducing": "introducing",
    "being-introduced": "being-introduced",
    "complaints": "complaints",
    "where-people-are": "where-people-are",
    "good-company": "good-company",
    "online": "online",
    "safety-law": "safety-law",
}
LANGUAGES = {"ja": "", "en": "en/"}


def chapter(address: str, quiz: str, language: str = "ja") -> str:
    """Return the address of the chapter that holds a self-check."""
    return f"{address}{LANGUAGES[language]}{CHAPTERS[quiz]}/"


def question(page: Page, item_id: str) -> Locator:
    """Return the element of one item."""
    return page.locator(f'[data-question="{item_id}"]')


def items(page: Page) -> list[str]:
    """Return the ids of all items in the page, in order."""
    found = page.locator("[data-question]").evaluate_all("list => list.map(e => e.dataset.question)")
    return [str(item_id) for item_id in found]


def choose(item: Locator, *, right: bool) -> None:
    """Mark a whole answer: the right one, or one that is wrong in every part."""
    for group in item.locator("[data-group]").all():
        inputs = group.locator("input")
        wanted = [n for n in range(inputs.count()) if (inputs.nth(n).get_attribute("data-right") is not None) is right]
        several = inputs.first.get_attribute("type") == "checkbox"
        for n in wanted if several else wanted[:1]:
            inputs.nth(n).check()


def check(item: Locator) -> None:
    """Press the item's button."""
    item.locator('[data-action="check"]').click()


def answer_all(page: Page, *, right: bool) -> None:
    """Answer every item of the page and check it."""
    for item_id in items(page):
        item = question(page, item_id)
        choose(item, right=right)
        check(item)
