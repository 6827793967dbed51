"""Making sheets: only what changed, the same bytes each time, nothing lost when one fails."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from pypdf import PdfReader
from tsunagari.sheets import SheetError, jobs, make, share_sheets

from tests.conftest import ROOT
from tests.small_book import SETTINGS, small_book

if TYPE_CHECKING:
    from tsunagari.book import Book
    from tsunagari.sheets import Sheet


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    return small_book(tmp_path_factory.mktemp("a book"))


@pytest.fixture(scope="module")
def sheets(book: Book) -> list[Sheet]:
    return jobs(book, SETTINGS)


@pytest.fixture(scope="module")
def made(sheets: list[Sheet], tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sheets")
    make(sheets, folder)
    return folder


@pytest.fixture
def out(made: Path, tmp_path: Path) -> Path:
    """Return a folder with all sheets, for tests that change it."""
    return Path(shutil.copytree(made, tmp_path / "out"))


def test_second_make_compiles_nothing_and_a_change_only_its_own(sheets: list[Sheet], tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    out = tmp_path / "out"
    assert all(entry.fresh for entry in make(sheets, out, progress=lambda *at: told.append(at)))
    assert told == [(done, 12) for done in range(1, 13)]
    before = {file.name: file.stat().st_mtime_ns for file in out.glob("*.pdf")}
    again = make(sheets, out, progress=lambda *at: told.append(at))
    assert not any(entry.fresh for entry in again)
    assert len(told) == 12
    assert {file.name: file.stat().st_mtime_ns for file in out.glob("*.pdf")} == before

    def reworded(_: dict[str, Any], lists: list[dict[str, Any]]) -> None:
        lists[0]["items"][0]["text"]["en"] = "Check the name twice"

    other = jobs(small_book(tmp_path / "book", reworded), SETTINGS)
    changed = make(other, out)
    assert {entry.name for entry in changed if entry.fresh} == {
        "checklist-before-calling-en-a4.pdf",
        "checklist-before-calling-en-letter.pdf",
    }
    (out / "quiz-all-kinds-ja-a4.pdf").write_bytes(b"cut off")
    mended = make(other, out)
    assert [entry.name for entry in mended if entry.fresh] == ["quiz-all-kinds-ja-a4.pdf"]


def test_two_makes_are_byte_identical(book: Book, sheets: list[Sheet], tmp_path: Path) -> None:
    sheets = [*sheets, *share_sheets(book, ROOT)]
    make(sheets, tmp_path / "here")
    make(sheets, tmp_path / "ここ there")
    for file in (tmp_path / "here").iterdir():
        assert file.read_bytes() == (tmp_path / "ここ there" / file.name).read_bytes(), file.name


def test_former_sheets_go_and_others_files_stay(sheets: list[Sheet], out: Path) -> None:
    (out / "tsunagari-offline.zip").write_bytes(b"zip")
    (out / "quiz-former-ja-a4.pdf").write_bytes(b"pdf")
    listed = json.loads((out / "downloads.json").read_text(encoding="utf-8"))
    offline = {"name": "tsunagari-offline.zip", "kind": "offline", "id": "offline", "language": None}
    (out / "downloads.json").write_text(json.dumps([*listed, offline]), encoding="utf-8")
    kept = [sheet for sheet in sheets if sheet.kind == "checklist"]
    make(kept, out)
    names = {sheet.name for sheet in kept} | {"tsunagari-offline.zip"}
    assert {file.name for file in out.iterdir()} == names | {"downloads.json"}
    assert {entry["name"] for entry in json.loads((out / "downloads.json").read_text(encoding="utf-8"))} == names


def test_a_failed_sheet_is_named_and_its_former_file_stays(sheets: list[Sheet], out: Path, tmp_path: Path) -> None:
    name = "checklist-before-calling-ja-a4.pdf"
    former = (out / name).read_bytes()

    def unprintable(_: dict[str, Any], lists: list[dict[str, Any]]) -> None:
        lists[0]["items"][0]["text"] = {"ja": "名前を確かめる🦀", "en": "Check the name again"}

    with pytest.raises(SheetError, match=name) as error:
        make(jobs(small_book(tmp_path / "book", unprintable), SETTINGS), out)
    assert len(str(error.value).splitlines()) == 1
    assert (out / name).read_bytes() == former
    assert "again" in PdfReader(out / "checklist-before-calling-en-a4.pdf").pages[0].extract_text()
    assert not list(out.glob(".*"))
    assert name in {entry["name"] for entry in json.loads((out / "downloads.json").read_text(encoding="utf-8"))}
    assert [entry.name for entry in make(sheets, out) if entry.fresh] == [
        "checklist-before-calling-en-a4.pdf",
        "checklist-before-calling-en-letter.pdf",
    ]


def test_a_checklist_of_two_pages_is_refused(tmp_path: Path) -> None:
    def endless(_: dict[str, Any], lists: list[dict[str, Any]]) -> None:
        lists[0]["items"][0]["text"] = {"ja": "確かめる。" * 500, "en": "Check it."}

    with pytest.raises(SheetError, match=r"checklist-before-calling-ja-a4\.pdf .*takes 3 pages"):
        make(jobs(small_book(tmp_path / "book", endless), SETTINGS), tmp_path / "out")
