"""The prose linters find what the style forbids, on the line of the source, and nothing else."""

from __future__ import annotations

import importlib.util
import shutil
from pathlib import Path
from typing import Any

import pytest
from tsunagari import yamlfile

from tests.conftest import ROOT

CASES: list[dict[str, Any]] = yamlfile.read(ROOT / "tests" / "cases" / "prose.yml", "prose.yml")


def _linter() -> Any:  # noqa: ANN401  a module loaded by its path
    spec = importlib.util.spec_from_file_location("lint", ROOT / "prose" / "lint.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """Lint the tiny book with every case's sentence added, each on a line of its own."""
    book = Path(shutil.copytree(ROOT / "tests" / "project", tmp_path_factory.mktemp("prose") / "book"))
    for case in CASES:
        page = book / "docs" / case["language"] / f"{case['name'].replace(' ', '-')}.md"
        page.write_text(f"---\ntitle: x\n---\n\n{case['text']}\n", encoding="utf-8")
    return [str(problem) for problem in _linter().problems(book, book / "texts")]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"].replace(" ", "-"))
def test_fault_of_style_is_found(case: dict[str, Any], found: list[str]) -> None:
    start = f"docs/{case['language']}/{case['name'].replace(' ', '-')}.md:5: "
    said = [line for line in found if line.startswith(start)]
    if case["rule"] == "none":
        assert not said
    else:
        assert any(case["rule"] in line for line in said), said


def test_sound_texts_are_left_alone(found: list[str]) -> None:
    named = {f"{case['name'].replace(' ', '-')}.md" for case in CASES}
    assert [line for line in found if Path(line.split(":", 1)[0]).name not in named] == []
