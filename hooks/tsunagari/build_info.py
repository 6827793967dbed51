"""What a build says of itself: the edition, the date of its sources, the files already made."""

from __future__ import annotations

import json
import os
import subprocess
import tomllib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

DOWNLOADS = "build/downloads"  # where sheets and the offline copy are made, below the project's root
MANIFEST = "downloads.json"
PLACEHOLDER = "https://example.org/"
# The day this edition was first put together: used where the sources come without their history.
_FIRST_EDITION = 1795478400  # 2026-11-24 00:00 UTC


def edition(root: Path) -> str:
    """Return the version in pyproject.toml, which is the edition printed on sheets."""
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return str(project["version"])


def timestamp(root: Path) -> int:
    """Return the time (seconds since 1970) that all outputs carry: SOURCE_DATE_EPOCH, else the last commit's."""
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    if given.isdigit():
        return int(given)
    try:
        said = subprocess.run(
            ["git", "log", "-1", "--format=%ct"],  # noqa: S607  git is where the user has it
            cwd=root,
            capture_output=True,
            text=True,
            check=True,
        ).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return _FIRST_EDITION
    return int(said) if said.isdigit() else _FIRST_EDITION


def downloads(root: Path) -> tuple[dict[str, Any], ...]:
    """Return what the manifest of made files lists (nothing before the first `tsunagari sheets`)."""
    try:
        listed = json.loads((root / DOWNLOADS / MANIFEST).read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        return ()
    return tuple(listed)


def record_offline(root: Path, name: str, size: int) -> None:
    """Note the offline copy (`size` in bytes) in the manifest of made files, in the place of a former note."""
    others = [entry for entry in downloads(root) if entry["kind"] != "offline"]
    entry = {
        "name": name,
        "kind": "offline",
        "id": "offline",
        "language": None,
        "bytes": size,
        "size": _megabytes(size),
    }
    text = json.dumps([*others, entry], ensure_ascii=False, indent=1) + "\n"
    unfinished = root / DOWNLOADS / f"{MANIFEST}.part"
    unfinished.write_text(text, encoding="utf-8")
    unfinished.replace(root / DOWNLOADS / MANIFEST)


def _megabytes(size: int) -> str:
    return f"{size / 1e6:.1f} MB"
