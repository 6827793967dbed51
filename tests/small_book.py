"""A small book with a self-check of each kind, in pairs and alone, read by the real loader."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any

import yaml
from tsunagari.load import load
from tsunagari.sheets import Settings

from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tsunagari.book import Book

    Change = Callable[[dict[str, Any], list[dict[str, Any]]], None]

SETTINGS = Settings("9.8.7", "https://book.test/tsunagari/")


def texts(name: str) -> dict[str, str]:
    """Return a text that occurs once in the book, in both languages. No item's id is part of it."""
    name = name.replace("-", " ")
    return {"ja": f"「{name}」の文を、12字ほど足して読む。", "en": f'The sentence "{name}" is read once.'}


def item(kind: str, item_id: str, right: str, letters: str, *, pair: bool) -> dict[str, Any]:
    """Return the YAML of an item, or of one of a pair's two."""
    entry: dict[str, Any] = {"id": item_id, "kind": kind, "principles": ["ask-first"]}
    if kind == "true-false":
        entry |= {"statement": texts(f"{item_id} statement"), "verdict": "agree"}
    else:
        entry |= {"situation": texts(f"{item_id} situation"), "question": texts(f"{item_id} question")}
    why = {letter: texts(f"{item_id} {letter} why") for letter in letters}
    if pair:
        return entry | {"right": list(right), "feedback": why}
    options = [
        {"id": x, "text": texts(f"{item_id} {x} option"), "feedback": why[x], "right": str(x in right).lower()}
        for x in letters
    ]
    return entry | {"options": options, "next": {"text": texts(f"{item_id} next")}}


def pair(kind: str, name: str, rights: tuple[str, str], letters: str) -> dict[str, Any]:
    first = item(kind, f"{name}-one", rights[0], letters, pair=True)
    second = item(kind, f"{name}-two", rights[1], letters, pair=True)
    if "verdict" in second:
        second["verdict"] = "disagree"
    options = [{"id": x, "text": texts(f"{name} {x} option")} for x in letters]
    found = {"options": options, "cases": [first, second], "difference": texts(f"{name} difference")}
    return {"pair": found | {"next": {"text": texts(f"{name} next"), "checklist": "before-calling"}}}


def quiz() -> dict[str, Any]:
    """Return a self-check of each kind, in pairs and alone: nine items, 26 options."""
    return {
        "id": "all-kinds",
        "chapter": "chapter",
        "title": {"ja": "すべての形", "en": "All kinds"},
        "bands": [
            {"id": "b1", "from": "0", "meaning": texts("lowest band"), "next": {"section": "chapter#first"}},
            {"id": "b2", "from": "0.4", "meaning": texts("middle band")},
            {"id": "b3", "from": "0.7", "meaning": texts("highest band")},
        ],
        "items": [
            pair("single", "pair-single", ("a", "b"), "abcd"),
            pair("multiple", "pair-multiple", ("abc", "cdef"), "abcdef"),
            pair("true-false", "pair-verdict", ("a", "b"), "abcd"),
            item("single", "lone-single", "c", "abc", pair=False),
            item("multiple", "lone-multiple", "af", "abcdef", pair=False),
            item("true-false", "lone-verdict", "b", "abc", pair=False),
        ],
    }


def small_book(folder: Path, change: Change | None = None) -> Book:
    """Load a small book from `folder`; `change` may alter its self-check and its checklists before."""
    shutil.copytree(ROOT / "tests" / "project", folder, dirs_exist_ok=True)
    data = folder / "docs" / "_data"
    shutil.copy(ROOT / "docs" / "_data" / "words.yml", data / "words.yml")
    check, lists = quiz(), yaml.safe_load((data / "checklists.yml").read_text(encoding="utf-8"))
    if change:
        change(check, lists)
    (data / "quizzes" / "tiny.yml").unlink(missing_ok=True)
    for name, content in (("quizzes/all-kinds.yml", check), ("checklists.yml", lists)):
        (data / name).write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")
    book, problems = load(folder)
    assert not problems
    return book
