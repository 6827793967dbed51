"""Principles, evidence and terms can be followed through the built site."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from tsunagari.load import load
from tsunagari.reading_time import minutes

from tests.conftest import ROOT
from tests.pages import path, read

if TYPE_CHECKING:
    from pathlib import Path

    from tsunagari.book import Book

LANGUAGE = pytest.mark.parametrize("language", ["ja", "en"])


@pytest.fixture(scope="module")
def book() -> Book:
    return load(ROOT)[0]


@LANGUAGE
def test_each_principle_leads_to_its_teaching_and_practice(site: Path, language: str) -> None:
    html = path(site, "coverage", language).read_text(encoding="utf-8")
    rows = dict(re.findall(r'<tr[^>]*data-principle="?(P\d\d)"?[^>]*>(.*?)</tr>', html, re.DOTALL))
    assert sorted(rows) == [f"P{n:02}" for n in range(1, 88)]
    for row in rows.values():
        taught, practised = row.split("data-practised")
        assert re.search(r'href="?[^" >]*#[a-z]', taught)
        assert re.search(r'href="?[^" >]*#[a-z]', practised)


@LANGUAGE
def test_each_entry_of_the_evidence_says_who_what_and_where_it_is_used(site: Path, book: Book, language: str) -> None:
    html = path(site, "evidence", language).read_text(encoding="utf-8")
    for key, entry in book.evidence.items():
        section = (
            html.split(f"id=e-{key} ", 1)[-1].split("</section>", 1)[0]
            if f"id=e-{key} " in html
            else (html.split(f'id="e-{key}"', 1)[1].split("</section>", 1)[0])
        )
        assert "tn-entry__used" in section
        assert "<li>" in section
        if entry.kind == "work" and entry.doi:
            assert f"https://doi.org/{entry.doi}" in section
            assert f"doi:{entry.doi}" in section


@LANGUAGE
def test_dates_of_checking_are_machine_readable(site: Path, language: str) -> None:
    times = [time.get("datetime") for time in read(path(site, "safety-law", language)).all("time")]
    assert len(times) >= 20
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\d", time) for time in times)


@LANGUAGE
def test_rows_on_law_count_as_reading(site: Path, language: str) -> None:
    own = minutes((ROOT / "docs" / language / "safety-law.md").read_text(encoding="utf-8"))
    html = path(site, "safety-law", language).read_text(encoding="utf-8")
    said = re.search(r"<dd>(\d+) ?(?:分|min)</dd>", html)
    assert said
    assert int(said.group(1)) > own


@LANGUAGE
def test_numbers_to_call_can_be_tapped(site: Path, language: str) -> None:
    calls = [link.get("href") for link in read(path(site, "safety-law", language)).all("a")]
    assert {"tel:188", "tel:%239110", "tel:110", "tel:119"} <= set(calls)


@LANGUAGE
def test_glossary_leads_from_each_language_to_the_other(site: Path, book: Book, language: str) -> None:
    page = read(path(site, "glossary", language))
    ids = page.ids()
    assert [f"g-{key}" for key in book.glossary if f"g-{key}" not in ids] == []
    links = [link.get("href") for link in page.all("a")]
    for key in book.glossary:
        assert links.count(f"#g-{key}") >= 2
