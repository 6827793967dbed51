"""Builds: the same bytes twice, nothing lost by a failure, answers kept over edits of the book."""

from __future__ import annotations

import filecmp
import os
import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.conftest import ROOT, serve
from tests.quiz import check, choose, question

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Reader

    MakeReader = Callable[..., Reader]

SOURCES = ("docs", "hooks", "overrides", "mkdocs.yml", "pyproject.toml")


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Copy the sources and what was made of them to a folder with a space in its name."""
    target = tmp_path / "my book"
    target.mkdir()
    for name in SOURCES:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, target / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy2(source, target / name)
    shutil.copytree(ROOT / "build" / "downloads", target / "build" / "downloads")
    return target


def mkdocs(project: Path, target: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "-d", target],
        cwd=project,
        env={**os.environ, "SOURCE_DATE_EPOCH": "1795478400", **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def same(left: Path, right: Path) -> list[str]:
    """Return the files that differ between two folders."""
    names = {str(f.relative_to(top)) for top in (left, right) for f in top.rglob("*") if f.is_file()}
    return sorted(n for n in names if not (left / n).exists() or not filecmp.cmp(left / n, right / n, shallow=False))


def test_two_builds_are_the_same_bytes(copy: Path, tmp_path: Path) -> None:
    twin = tmp_path / "elsewhere"
    shutil.copytree(copy, twin)
    for project in (copy, twin):
        done = mkdocs(project, "out")
        assert done.returncode == 0, done.stderr
    assert same(copy / "out", twin / "out") == []


def test_a_failed_build_leaves_the_last_good_site(copy: Path) -> None:
    (copy / "site").mkdir()
    (copy / "site" / "index.html").write_text("the last good one", encoding="utf-8")
    data = copy / "docs/_data/quizzes/rushing.yml"
    text = data.read_text(encoding="utf-8")
    data.write_text(text.replace("right: [b]", "right: [x]", 1), encoding="utf-8")
    line = next(n for n, row in enumerate(data.read_text(encoding="utf-8").splitlines(), 1) if "right: [x]" in row)
    done = subprocess.run(
        [sys.executable, "-m", "tsunagari.cli", "site"], cwd=copy, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert f"docs/_data/quizzes/rushing.yml:{line}: " in done.stderr
    assert "Traceback" not in done.stderr
    assert (copy / "site" / "index.html").read_text(encoding="utf-8") == "the last good one"


def test_mkdocs_alone_names_the_mistake_too(copy: Path) -> None:
    data = copy / "docs/_data/checklists.yml"
    data.write_text(data.read_text(encoding="utf-8").replace("kind: read-do", "kind: read", 1), encoding="utf-8")
    done = mkdocs(copy, "out")
    assert done.returncode == 1
    assert re.search(r"docs/_data/checklists\.yml:\d+: `read` is not a known value of `kind`; ", done.stderr)
    assert "Traceback" not in done.stderr


def test_mkdocs_alone_builds_without_the_hooks(copy: Path) -> None:
    config = copy / "mkdocs.yml"
    text = config.read_text(encoding="utf-8")
    bare, count = re.subn(r"^hooks:\n(?:  - .*\n)+", "", text, flags=re.MULTILINE)
    assert count == 1
    config.write_text(bare, encoding="utf-8")
    done = mkdocs(copy, "out")
    assert done.returncode == 0, done.stderr
    assert "今日の一歩" in (copy / "out" / "mistake-rushing" / "index.html").read_text(encoding="utf-8")


def test_interface_words_cannot_break_a_page(copy: Path) -> None:
    """Words with markup in them stay words, in the theme's own templates too."""
    words = copy / "docs/_data/words.yml"
    text = words.read_text(encoding="utf-8")
    assert 'en: "Search"}' in text
    words.write_text(text.replace('en: "Search"}', "en: '<i>\"&'}", 1), encoding="utf-8")
    assert mkdocs(copy, "out").returncode == 0
    page = (copy / "out" / "en" / "about" / "index.html").read_text(encoding="utf-8")
    assert 'aria-label="&lt;i&gt;&#34;&amp;"' in page
    assert "<i>" not in page


def test_report_link_carries_item_language_and_edition(copy: Path) -> None:
    assert mkdocs(copy, "out", REPORT_TO="https://example.net/new?title={item}+{lang}+{edition}").returncode == 0
    page = (copy / "out" / "en" / "mistake-rushing" / "index.html").read_text(encoding="utf-8")
    edition = re.search(r'version = "(.+?)"', (copy / "pyproject.toml").read_text(encoding="utf-8"))
    assert edition is not None
    assert f"https://example.net/new?title=rushing-next-day-call+en+{edition.group(1)}" in page
    assert mkdocs(copy, "disk", REPORT_TO="a@example.net", OFFLINE="true").returncode == 0
    assert "a@example.net" not in (copy / "disk" / "en" / "mistake-rushing.html").read_text(encoding="utf-8")


def test_answers_survive_edits_of_the_book(copy: Path, reader: MakeReader) -> None:
    """Mending keeps answers, a raised revision drops one item's, a renamed item keeps its own."""
    assert mkdocs(copy, "out").returncode == 0
    kept, raised, renamed = "rushing-next-day-call", "rushing-group-mail", "rushing-someone-rushes-you"
    with serve(copy / "out") as address:
        page = reader().open(f"{address}mistake-rushing/")
        for item_id in (kept, raised, renamed):
            choose(question(page, item_id), right=True)
            check(question(page, item_id))
        data = copy / "docs/_data/quizzes/rushing.yml"
        text = data.read_text(encoding="utf-8")
        text = text.replace("今朝、まず何をしますか。", "今朝は、まず何をしますか。")
        text = re.sub(rf"( *)- id: {raised}\n", rf"\1- id: {raised}\n\1  rev: 2\n", text)
        text = re.sub(rf"( *)- id: {renamed}\n", rf"\1- id: rushing-pace\n\1  aliases: [{renamed}]\n", text)
        data.write_text(text, encoding="utf-8")
        done = mkdocs(copy, "out")
        assert done.returncode == 0, done.stderr
        page.reload()
        expect(question(page, kept)).to_have_attribute("data-state", "right")
        expect(question(page, "rushing-pace")).to_have_attribute("data-state", "right")
        assert question(page, raised).get_attribute("data-state") is None
        assert question(page, raised).locator("input:checked").count() == 0
