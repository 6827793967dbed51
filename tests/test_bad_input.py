"""Each break that an author could make is named with its line, its fault and its remedy."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from tsunagari import cli, yamlfile

if TYPE_CHECKING:
    from collections.abc import Callable

HERE = Path(__file__).parent
CASES: list[dict[str, Any]] = yamlfile.read(HERE / "cases" / "bad-input.yml", "bad-input.yml")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return Path(shutil.copytree(HERE / "project", tmp_path / "a book"))


@pytest.fixture
def check(capsys: pytest.CaptureFixture[str]) -> Callable[[Path], tuple[int, list[str]]]:
    def run(project: Path) -> tuple[int, list[str]]:
        code = cli.main(["--project", str(project), "check"])
        return code, capsys.readouterr().err.splitlines()

    return run


def _unescaped(text: str) -> str:
    return text.replace("\\n", "\n")


def _line_of(wanted: str, text: str) -> int:
    """`words#2` means the second line that holds the words."""
    found = re.fullmatch(r"(.*?)(?:#(\d))?", wanted)
    assert found is not None
    words, nth = found.group(1), int(found.group(2) or 1)
    lines = [number for number, line in enumerate(text.splitlines(), 1) if words in line]
    return lines[nth - 1]


def test_sound_book_has_no_mistakes(project: Path, check: Callable[[Path], tuple[int, list[str]]]) -> None:
    assert check(project) == (0, [])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"].replace(" ", "-"))
def test_break_is_named(case: dict[str, Any], project: Path, check: Callable[[Path], tuple[int, list[str]]]) -> None:
    file = project / case["file"]
    text = file.read_text(encoding="utf-8")
    assert text.count(_unescaped(case["find"])) >= 1, "the case no longer fits tests/project"
    broken = text.replace(_unescaped(case["find"]), _unescaped(case["replace"]), 1)
    file.write_text(broken, encoding="utf-8")
    named = project / case.get("in", case["file"])
    line = _line_of(case["on"], named.read_text(encoding="utf-8"))
    code, said = check(project)
    assert code == 1
    start = f"{named.relative_to(project).as_posix()}:{line}: "
    hits = [message for message in said if message.startswith(start) and case["wrong"] in message]
    assert hits, "\n".join([f"expected {start}…{case['wrong']}", *said])
    assert case["right"] in hits[0].split("; ", 1)[1]


def test_wrong_encoding_is_named(project: Path, check: Callable[[Path], tuple[int, list[str]]]) -> None:
    file = project / "docs/_data/start.yml"
    file.write_bytes(file.read_text(encoding="utf-8").encode("shift_jis"))
    code, said = check(project)
    assert code == 1
    assert said[0].startswith("docs/_data/start.yml:2: the file is not UTF-8 text; save it with")


def test_all_mistakes_are_told_at_once(project: Path, check: Callable[[Path], tuple[int, list[str]]]) -> None:
    for case in CASES[:3]:
        file = project / case["file"]
        file.write_text(
            file.read_text(encoding="utf-8").replace(_unescaped(case["find"]), _unescaped(case["replace"]), 1),
            encoding="utf-8",
        )
    page = project / "docs/en/chapter.md"
    page.write_text(page.read_text(encoding="utf-8").replace("{#first}", ""), encoding="utf-8")
    _, said = check(project)
    assert {message.split(":", 1)[0] for message in said[:-1]} == {
        "docs/_data/checklists.yml",
        "docs/_data/quizzes/tiny.yml",
        "docs/en/chapter.md",
        "docs/ja/chapter.md",
    }
    assert said[-1] == f"{len(said) - 1} mistakes found; nothing was built"


def test_what_is_due_is_listed_by_language(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["--project", str(project), "check", "--today", "2027-06-01"]) == 1
    said = capsys.readouterr().out
    assert "`call-act` (ja) was checked on 2026-11-24, due again by 2027-05-24" in said
    assert "`calling` (en)" in said
    assert "`call-act` (en)" not in said
    assert "help-line" not in said


def test_nothing_is_due_before_its_day(project: Path) -> None:
    assert cli.main(["--project", str(project), "check", "--today", "2027-05-23"]) == 0
