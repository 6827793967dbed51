"""The offline copy, opened from a folder as it comes out of the zip."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.pages import SLUGS, read
from tests.quiz import answer_all, check, choose, items, question

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Reader

    MakeReader = Callable[..., Reader]


def test_zip_is_small_and_plain(site: Path) -> None:
    archive = site / "downloads" / "tsunagari-offline.zip"
    assert archive.stat().st_size <= 15_000_000
    with zipfile.ZipFile(archive) as packed:
        names = packed.namelist()
    assert names == sorted(names)
    assert all(name.isascii() and len(name) <= 100 for name in names)
    for useless in (".map", ".gz", "sitemap.xml", "robots.txt", "CNAME", "404.html", ".zip"):
        assert not [name for name in names if name.endswith(useless)], useless


def test_both_languages_and_all_sheets_are_in_it(site: Path, disk: Path) -> None:
    for slug in SLUGS:
        assert (disk / f"{slug}.html").exists()
        assert (disk / "en" / f"{slug}.html").exists()
    online = {file.name for file in (site / "downloads").glob("*.pdf")}
    assert {file.name for file in (disk / "downloads").glob("*.pdf")} == online


@pytest.mark.parametrize("name", ["downloads.html", "en/downloads.html"])
def test_its_downloads_page_leaves_out_the_zip(disk: Path, name: str) -> None:
    links = [link.get("href") for link in read(disk / name).all("a")]
    assert not [link for link in links if link.endswith(".zip")]
    assert [link for link in links if link.endswith(".pdf")]


def test_every_link_on_disk_names_a_file(disk: Path) -> None:
    for file in disk.rglob("*.html"):
        for link in read(file).all("a", "link", "script", "img"):
            href = (link.get("href") or link.get("src")).split("#")[0]
            if href and not urlsplit(href).scheme:
                assert (file.parent / href).resolve().is_file(), f"{file.name}: {href}"


@pytest.mark.parametrize("folder", ["", "en/"])
def test_a_self_check_works_and_is_kept(disk: Path, reader: MakeReader, folder: str) -> None:
    phone = reader()
    page = phone.open((disk / folder / "mistake-excuses.html").as_uri())
    first = items(page)[0]
    choose(question(page, first), right=True)
    check(question(page, first))
    page.reload()
    expect(question(page, first)).to_have_attribute("data-state", "right")
    answer_all_but(page, first)
    expect(page.locator("[data-points]")).to_be_visible()
    assert phone.errors == []
    assert all(url.startswith("file:") for url in phone.requests)


def answer_all_but(page: object, done: str) -> None:
    for item_id in items(page):  # type: ignore[arg-type]
        if item_id != done:
            choose(question(page, item_id), right=False)  # type: ignore[arg-type]
            check(question(page, item_id))  # type: ignore[arg-type]


def test_english_is_one_tap_away_on_the_first_screen(disk: Path, reader: MakeReader) -> None:
    phone = reader()
    page = phone.open((disk / "index.html").as_uri())
    assert page.locator("html").get_attribute("lang") == "ja"
    english = page.locator('header a[hreflang="en"]')
    expect(english).to_be_in_viewport()
    english.click()
    page.wait_for_url("**/en/index.html*")
    assert page.locator("html").get_attribute("lang") == "en"
    assert phone.errors == []


def test_answers_cross_the_languages_where_the_browser_lets_them(disk: Path, reader: MakeReader) -> None:
    page = reader().open((disk / "mistake-labels.html").as_uri())
    answer_all(page, right=True)
    page.goto((disk / "en" / "mistake-labels.html").as_uri())
    for item_id in items(page):
        expect(question(page, item_id)).to_have_attribute("data-state", "right")


def test_a_checklist_and_its_sheet_work(disk: Path, reader: MakeReader) -> None:
    phone = reader()
    page = phone.open((disk / "checklists.html").as_uri())
    page.locator("#c-after-meeting input").first.check()
    page.reload()
    expect(page.locator("#c-after-meeting input").first).to_be_checked()
    sheet = page.locator("#c-after-meeting a[href$='.pdf']").first.get_attribute("href") or ""
    assert (disk / sheet).read_bytes()[:5] == b"%PDF-"
    assert phone.errors == []
