"""The paper side of the book: question papers, keys, checklists and share pictures, made by Typst.

`jobs` and `share_sheets` say what there is and what stands on it, `make` turns it into files and a
manifest, `make_all` does both for a project.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from tsunagari import build_info
from tsunagari.sheets.jobs import Settings, Sheet, jobs
from tsunagari.sheets.make import Made, SheetError, make
from tsunagari.sheets.share import share_sheets

if TYPE_CHECKING:
    from pathlib import Path

    from tsunagari.book import Book
    from tsunagari.report import Report

__all__ = ["Made", "Settings", "Sheet", "SheetError", "jobs", "make", "make_all", "share_sheets"]


def make_all(root: Path, book: Book, report: Report) -> int:
    """Bring the sheets and share pictures in build/downloads up to date; return how many were made anew.

    root: the project. Addresses on paper begin with SITE_URL. Raises SheetError.
    """
    site_url = os.environ.get("SITE_URL") or build_info.PLACEHOLDER
    sheets = [*jobs(book, Settings(build_info.edition(root), site_url)), *share_sheets(book, root)]
    made = make(
        sheets,
        root / build_info.DOWNLOADS,
        progress=lambda done, total: report.progress("making sheets", done, total),
    )
    return sum(entry.fresh for entry in made)
