"""From the start page to what helps now, on a phone, by a reader who has no time."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from tsunagari import yamlfile

from tests.quiz import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Reader

    MakeReader = Callable[..., Reader]

CASES: list[dict[str, str]] = yamlfile.read(Path(__file__).parent / "cases" / "hurry.yml", "hurry.yml")


def test_every_row_of_the_start_page_has_its_case(address: str, reader: MakeReader) -> None:
    assert reader().open(address).locator(".tn-problem").count() == len(CASES)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("row", range(len(CASES)))
def test_help_is_at_most_two_taps_away(address: str, reader: MakeReader, language: str, row: int) -> None:
    wanted = CASES[row]["leads-to"]
    page = reader().open(f"{address}{LANGUAGES[language]}")
    page.locator(".tn-problem a").nth(row).click()
    page.wait_for_url("**#*")
    expect(page.locator(":target")).to_be_in_viewport()
    if not page.locator(f"#{wanted}:target").count():
        page.locator(f"article a[href$='#{wanted}']").first.click()
    expect(page.locator(f"#{wanted}")).to_be_in_viewport()
