"""The search, with the words that a reader would type, over http and from disk."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect
from tsunagari import yamlfile

from tests.conftest import DESK
from tests.quiz import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from tests.conftest import Reader

    MakeReader = Callable[..., Reader]

CASES: dict[str, list[dict[str, Any]]] = yamlfile.read(Path(__file__).parent / "cases" / "search.yml", "search.yml")
QUERIES = [(language, case["query"], case["page"]) for language, cases in CASES.items() for case in cases]


def ask(page: Page, query: str) -> list[str]:
    """Open the search, type, and return the addresses of the results in order."""
    if not page.locator(".md-search__input").is_visible():
        page.locator("label[for=__search]:visible").first.click()
    page.locator(".md-search__input").fill(query)
    results = page.locator(".md-search-result__item .md-search-result__link")
    expect(results.first).to_be_visible()
    return [str(href) for href in results.evaluate_all("list => list.map(a => a.href)")]


def among_first_three(found: list[str], slug: str) -> bool:
    pages = list(dict.fromkeys(address.split("#")[0].rstrip("/").removesuffix(".html") for address in found))
    return any(address.endswith(f"/{slug}") for address in pages[:3])


@pytest.mark.parametrize(("language", "query", "slug"), QUERIES)
def test_everyday_words_find_the_page(address: str, reader: MakeReader, language: str, query: str, slug: str) -> None:
    phone = reader()
    page = phone.open(f"{address}{LANGUAGES[language]}")
    found = ask(page, query)
    assert among_first_three(found, slug), found
    assert phone.errors == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_only_the_readers_language_is_found(address: str, reader: MakeReader, language: str) -> None:
    page = reader(viewport=DESK).open(f"{address}{LANGUAGES[language]}about/")
    for query in ("friend", "SNS", "PDF"):
        page.locator("label[for=__search]:visible").first.click()
        page.locator(".md-search__input").fill(query)
        page.wait_for_timeout(400)
        links = page.locator(".md-search-result__link").evaluate_all("list => list.map(a => a.href)")
        assert all(("/en/" in str(link)) is (language == "en") for link in links)
        page.keyboard.press("Escape")


def test_index_is_fetched_only_when_somebody_searches(address: str, reader: MakeReader) -> None:
    phone = reader()
    page = phone.open(f"{address}mistake-rushing/")
    page.wait_for_load_state("networkidle")
    assert not [url for url in phone.requests if "/search/" in url]
    ask(page, "紹介")
    assert [url for url in phone.requests if url.endswith("/search/ja.js")]
    assert not [url for url in phone.requests if url.endswith("/search/en.js")]


@pytest.mark.parametrize(("language", "query", "slug"), QUERIES[::5])
def test_search_works_from_disk(disk: Path, reader: MakeReader, language: str, query: str, slug: str) -> None:
    phone = reader()
    start = disk / "index.html" if language == "ja" else disk / "en" / "index.html"
    page = phone.open(start.as_uri())
    assert among_first_three(ask(page, query), slug)
    page.locator(".md-search-result__link").first.click()
    page.wait_for_url("file:**")
    assert phone.errors == []
    assert all(url.startswith("file:") for url in phone.requests)


def test_nothing_found_is_said_in_words(address: str, reader: MakeReader) -> None:
    page = reader().open(f"{address}en/")
    page.locator("label[for=__search]:visible").first.click()
    page.locator(".md-search__input").fill("zzzqqq")
    expect(page.locator(".md-search [role=status]").first).not_to_be_empty()
    assert page.locator(".md-search-result__item").count() == 0
    page.locator(".md-search-result__list a").click()
    expect(page.locator("#today")).to_be_in_viewport()


def test_search_by_keyboard_alone(address: str, reader: MakeReader) -> None:
    page = reader(viewport=DESK).open(f"{address}en/")
    page.keyboard.press("/")
    page.keyboard.type("excuses")
    expect(page.locator(".md-search-result__link").first).to_have_attribute("href", re.compile("mistake-excuses"))
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/mistake-excuses/**")
