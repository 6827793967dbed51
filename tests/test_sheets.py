"""Sheets on paper: what stands on them, and that nothing is lost, cut off or told too early."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest
import typst
from pypdf import PdfReader
from tsunagari.load import load
from tsunagari.sheets import jobs, make, share_sheets
from tsunagari.sheets.jobs import TEMPLATES
from tsunagari.sheets.make import FONTS

from tests.conftest import ROOT
from tests.small_book import SETTINGS, small_book

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tsunagari.book import Book
    from tsunagari.sheets import Sheet

PAPERS = {"a4": (595, 842), "letter": (612, 792)}


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    return small_book(tmp_path_factory.mktemp("a book"))


@pytest.fixture(scope="module")
def sheets(book: Book) -> list[Sheet]:
    return jobs(book, SETTINGS)


@pytest.fixture(scope="module")
def made(sheets: list[Sheet], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with all sheets, which no test changes."""
    folder = tmp_path_factory.mktemp("sheets")
    make(sheets, folder)
    return folder


def bare(text: str) -> str:
    """Return a text without white space, which line ends and justified lines change."""
    return re.sub(r"\s", "", text)


def words_on(file: Path) -> str:
    return bare("".join(page.extract_text() for page in PdfReader(file).pages))


def everything(book: Book, language: str) -> Iterator[tuple[str, str]]:
    """Yield (what for, text) of each text of the book's self-checks in one language."""
    for check in book.quizzes.values():
        for band in check.bands:
            yield "key", band.meaning[language]
        for unit in check.units:
            yield from (("both", option.text[language]) for option in unit.options)
            if unit.difference:
                yield "key", unit.difference[language]
            if unit.next.text:
                yield "key", unit.next.text[language]
        for entry in check.items:
            yield "both", entry.situation[language]
            if entry.question:
                yield "both", entry.question[language]
            yield "key", entry.id
            yield from (("key", why[language]) for why in entry.feedback.values())


def boxes(sheet: Sheet) -> int:
    found = typst.query(
        str(TEMPLATES / f"{sheet.kind}.typ"),
        "<box>",
        root=str(TEMPLATES),
        font_paths=[str(FONTS)],
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(sheet.data)},
    )
    return len(json.loads(found))


def test_there_is_a_file_for_each_kind_language_and_paper(made: Path) -> None:
    papers = ("ja-a4", "en-a4", "en-letter")
    kinds = ("quiz-all-kinds", "quiz-all-kinds-answers", "checklist-before-calling", "worksheet-calls")
    expected = {f"{kind}-{paper}.pdf" for kind in kinds for paper in papers}
    assert {file.name for file in made.iterdir()} == expected | {"downloads.json"}


def test_manifest_says_what_the_files_are(made: Path) -> None:
    for entry in json.loads((made / "downloads.json").read_text(encoding="utf-8")):
        reader = PdfReader(made / entry["name"])
        assert entry["pages"] == len(reader.pages)
        assert entry["bytes"] == (made / entry["name"]).stat().st_size
        assert reader.metadata is not None
        assert entry["title"] == reader.metadata.title
        size = tuple(round(float(side)) for side in reader.pages[0].mediabox[2:])
        assert size == PAPERS[entry["paper"]]


def test_question_paper_tells_no_answer_and_the_key_tells_all(book: Book, made: Path) -> None:
    for language in ("ja", "en"):
        paper = words_on(made / f"quiz-all-kinds-{language}-a4.pdf")
        key = words_on(made / f"quiz-all-kinds-answers-{language}-a4.pdf")
        for what_for, text in everything(book, language):
            assert bare(text) in key
            assert (bare(text) in paper) == (what_for == "both"), text
        for word in ("quiz_stronger", "quiz_difference", "quiz_next", "quiz_bands"):
            assert bare(book.words[word][language]) not in paper


def test_data_of_a_question_paper_holds_no_answer(sheets: list[Sheet]) -> None:
    for sheet in sheets:
        if sheet.kind == "quiz":
            assert not {"right", "verdict", "letters", "reasons"} & set(re.findall(r'"(\w+)":', json.dumps(sheet.data)))


def test_key_marks_right_answers_with_a_word(book: Book, made: Path) -> None:
    key = words_on(made / "quiz-all-kinds-answers-en-a4.pdf")
    for entry in book.quizzes["all-kinds"].items:
        word = bare(book.words["sheet_fits" if entry.kind == "multiple" else "quiz_stronger"]["en"])
        for option, why in entry.feedback.items():
            assert (word + bare(why["en"]) in key) == (option in entry.right)


def test_key_says_letters_verdicts_points_and_bands(made: Path) -> None:
    key = words_on(made / "quiz-all-kinds-answers-en-a4.pdf")
    for text in ("①A②B", "①A,B,C②C,D,E,F", "①Iagree,A②Idon’tagree,B", "Idon’tagree,B", "A,F"):
        assert text in key
    for text in ("0–3.5points", "4–6points", "6.5–9points", "halfapoint", "Beforecalling"):
        assert text in key


def test_boxes_stand_once_for_each_option_and_situation(sheets: list[Sheet]) -> None:
    count = {sheet.name: boxes(sheet) for sheet in sheets}
    options = 2 * (4 + 6 + 4) + 3 + 6 + 3
    verdicts = 2 * (2 + 1)
    assert count["quiz-all-kinds-ja-a4.pdf"] == options + verdicts
    assert count["quiz-all-kinds-en-letter.pdf"] == options + verdicts
    assert count["checklist-before-calling-ja-a4.pdf"] == 2
    assert count["quiz-all-kinds-answers-ja-a4.pdf"] == 0


def test_every_pdf_is_tagged_titled_in_its_language_with_its_fonts(sheets: list[Sheet], made: Path) -> None:
    for sheet in sheets:
        reader = PdfReader(made / sheet.name)
        root: Any = reader.root_object
        assert root["/Lang"] == sheet.language
        assert root["/MarkInfo"]["/Marked"]
        assert "/StructTreeRoot" in root
        assert root["/ViewerPreferences"]["/DisplayDocTitle"]
        assert b"pdfuaid:part" in root["/Metadata"].get_data()
        assert b"CreateDate" not in root["/Metadata"].get_data(), "a date makes each build's sheets differ"
        fonts = [font for page in reader.pages for font in fonts_of(page)]
        assert fonts
        for font in fonts:
            assert {"/FontFile2", "/FontFile3"} & font["/FontDescriptor"].keys()
            assert re.match(r"/[A-Z]{6}\+", font["/BaseFont"]), "not a subset"


def fonts_of(page: Any) -> Iterator[Any]:  # noqa: ANN401  pypdf's objects
    for font in page["/Resources"]["/Font"].values():
        for descendant in font.get_object()["/DescendantFonts"]:
            yield descendant.get_object()


def test_foot_has_address_edition_and_licence_and_the_code_leads_there(sheets: list[Sheet], made: Path) -> None:
    addresses = {
        ("quiz", "ja"): "https://book.test/tsunagari/chapter/",
        ("quiz", "en"): "https://book.test/tsunagari/en/chapter/",
        ("checklist", "ja"): "https://book.test/tsunagari/checklists/#c-before-calling",
        ("checklist", "en"): "https://book.test/tsunagari/en/checklists/#c-before-calling",
        ("worksheet", "ja"): "https://book.test/tsunagari/templates/#w-calls",
        ("worksheet", "en"): "https://book.test/tsunagari/en/templates/#w-calls",
    }
    for sheet in sheets:
        address = addresses["quiz" if sheet.kind == "answers" else sheet.kind, sheet.language]
        reader = PdfReader(made / sheet.name)
        links = [note.get_object()["/A"]["/URI"] for note in reader.pages[0].get("/Annots", [])]
        assert links == [address]
        for page in reader.pages:
            text = page.extract_text()
            assert "9.8.7" in text
            assert "CC BY 4.0" in text
            assert address.removeprefix("https://") in text


def test_a_pair_stays_on_one_page(book: Book, sheets: list[Sheet], made: Path) -> None:
    for sheet in sheets:
        if sheet.kind not in ("quiz", "answers"):
            continue
        pages = [bare(page.extract_text()) for page in PdfReader(made / sheet.name).pages]
        for unit in book.quizzes["all-kinds"].units:
            parts = [entry.situation for entry in unit.items] + [option.text for option in unit.options]
            assert any(all(bare(part[sheet.language]) in page for part in parts) for page in pages)


def lengthened(check: dict[str, Any], lists: list[dict[str, Any]]) -> None:
    del lists[1:]
    case = check["items"][0]["pair"]["cases"][0]
    case["situation"] = {"ja": "長い場面の話。" * 100, "en": "A long situation. " * 100}
    case["feedback"]["a"] = {"ja": "とても長い理由。" * 400, "en": "A very long reason. " * 400}
    check["items"][0]["pair"]["options"][1]["text"] = {"ja": "長い選択肢の文。" * 30, "en": "Long option. " * 30}


def test_long_texts_flow_over_pages_and_nothing_is_cut(tmp_path: Path) -> None:
    book = small_book(tmp_path / "book", lengthened)
    files = {entry.name: entry for entry in make(jobs(book, SETTINGS), tmp_path / "out")}
    assert files["quiz-all-kinds-answers-en-a4.pdf"].pages > 4
    for language, paper in (("ja", "a4"), ("en", "letter")):
        ending = f"{language}-{paper}.pdf"
        question_paper = words_on(tmp_path / "out" / f"quiz-all-kinds-{ending}")
        key = words_on(tmp_path / "out" / f"quiz-all-kinds-answers-{ending}")
        sentences = {"ja": ("長い場面の話。", "とても長い理由。"), "en": ("Alongsituation.", "Averylongreason.")}
        situation, reason = sentences[language]
        # A running head may stand inside a sentence that goes on over the page.
        assert question_paper.count(situation) >= 98
        assert key.count(reason) >= 396
        for what_for, text in everything(book, language):
            if len(text) < 200 and what_for == "both":
                assert bare(text) in question_paper


def test_long_checklist_lines_still_fit_one_page(tmp_path: Path) -> None:
    def longest(_: dict[str, Any], lists: list[dict[str, Any]]) -> None:
        words = {"ja": "一行には入りきらない長さの項目を、ここに書いておいて確かめる", "en": "A line of words " * 5}
        lists[0]["items"] = [{"id": f"i{number}", "text": dict(words)} for number in range(9)]

    files = make(jobs(small_book(tmp_path / "book", longest), SETTINGS), tmp_path / "out")
    assert {entry.pages for entry in files if entry.kind == "checklist"} == {1}


def test_share_pictures_have_the_size_that_others_ask_for(book: Book, tmp_path: Path) -> None:
    for entry in make(share_sheets(book, ROOT), tmp_path):
        content = (tmp_path / entry.name).read_bytes()
        assert content.startswith(b"\x89PNG")
        assert (int.from_bytes(content[16:20]), int.from_bytes(content[20:24])) == (1200, 630)
        assert entry.kind == "share"
        assert len(content) < 200_000


def test_templates_hold_no_word_of_any_language() -> None:
    for template in TEMPLATES.glob("*.typ"):
        text = template.read_text(encoding="utf-8")
        assert text.isascii(), template.name
        # What Typst prints as it stands is in square brackets; there, only names after # may be letters.
        for content in re.findall(r"\[([^\[\]]*)\]", text):
            assert not re.search(r"[A-Za-z]{2,}", re.sub(r"#[\w.-]+(\([^)]*\))?|<\w+>", "", content)), content


def test_the_book_s_own_sheets(tmp_path: Path) -> None:
    book, problems = load(ROOT)
    assert not problems
    sheets = jobs(book, SETTINGS)
    files = {entry.name: entry for entry in make(sheets, tmp_path)}
    assert {entry.pages for entry in files.values() if entry.kind == "checklist"} == {1}
    for check in book.quizzes.values():
        for language in book.languages:
            for paper in language.papers:
                ending = f"{language.id}-{paper}.pdf"
                question_paper = words_on(tmp_path / f"quiz-{check.id}-{ending}")
                key = words_on(tmp_path / f"quiz-{check.id}-answers-{ending}")
                for entry in check.items:
                    assert bare(entry.situation[language.id]) in question_paper
                    assert entry.id in key
                    for why in entry.feedback.values():
                        assert bare(why[language.id]) in key
                        assert bare(why[language.id]) not in question_paper
