"""Build the whole book: check, sheets, the copy for disk, the site; swap it in when all is well."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
import time
from typing import TYPE_CHECKING

from tsunagari import build_info, catalog, offline

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tsunagari.book import Book
    from tsunagari.report import Report

# What a build depends on, below the project's root.
_SOURCES = ("docs", "hooks", "overrides", "mkdocs.yml", "pyproject.toml", "locks")
_SETTINGS = ("SITE_URL", "REPORT_TO")
_ZIP = "tsunagari-offline.zip"


class BuildError(Exception):
    """MkDocs refused to build. Carries what it said."""


def build(root: Path, report: Report, *, only_offline: bool = False) -> None:
    """Make site/ with all downloads, or with `only_offline` just the sheets and the zip.

    The former site/ stays as it is until the new one is whole. Where nothing changed since the last
    build, nothing is made. Raises BookError for faults in the sources, BuildError for anything else.
    """
    started = time.monotonic()
    book = catalog.checked(root)
    report.done(f"checked {len(book.pages)} pages, {sum(len(q.items) for q in book.quizzes.values())} questions")
    timestamp = build_info.timestamp(root)
    os.environ["SOURCE_DATE_EPOCH"] = str(timestamp)
    fresh = _fingerprint(root, timestamp)
    made = make_sheets(root, book, report)
    work = root / "build"
    zip_stamp, site_stamp = work / "offline.stamp", work / "site.stamp"
    archive = root / build_info.DOWNLOADS / _ZIP
    if made or not archive.exists() or _read(zip_stamp) != fresh:
        report.step("building the offline copy")
        _mkdocs(root, work / "offline", offline_edition=True)
        size = offline.pack(work / "offline", archive, timestamp)
        build_info.record_offline(root, _ZIP, size)
        zip_stamp.write_text(fresh, encoding="utf-8")
        report.done(f"offline copy: {build_info.DOWNLOADS}/{_ZIP}, {size / 1e6:.1f} MB")
    else:
        report.done("offline copy: unchanged")
    if only_offline:
        return
    site = root / "site"
    if not site.exists() or _read(site_stamp) != fresh:
        report.step("building the site")
        _mkdocs(root, work / "site", offline_edition=False)
        _swap(work / "site", site)
        site_stamp.write_text(fresh, encoding="utf-8")
    else:
        report.done("site: unchanged")
    _summary(root, site, book, report, time.monotonic() - started)


def make_sheets(root: Path, book: Book, report: Report) -> int:
    """Make the PDF sheets and share pictures that changed; return how many were made."""
    from tsunagari import sheets  # noqa: PLC0415  Typst and the QR library load only where sheets are made

    made = sheets.make_all(root, book, report)
    report.done(f"sheets: {made} made anew" if made else "sheets: unchanged")
    return made


def _mkdocs(root: Path, target: Path, *, offline_edition: bool) -> None:
    shutil.rmtree(target, ignore_errors=True)
    environment = {**os.environ, "OFFLINE": "true" if offline_edition else "false"}
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-d", str(target)]
    ran = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)  # noqa: S603
    if ran.returncode:
        shutil.rmtree(target, ignore_errors=True)
        raise BuildError(ran.stderr.strip() or ran.stdout.strip())


def _swap(new: Path, site: Path) -> None:
    """Put the new site in the old one's place; there is a whole site at every moment but one."""
    old = site.with_name("site.old")
    shutil.rmtree(old, ignore_errors=True)
    if site.exists():
        site.rename(old)
    new.rename(site)
    shutil.rmtree(old, ignore_errors=True)


def _fingerprint(root: Path, timestamp: int) -> str:
    """Return a hash of everything that the site is made of."""
    digest = hashlib.sha256(json.dumps([timestamp, [os.environ.get(name) for name in _SETTINGS]]).encode())
    for path in _source_files(root):
        digest.update(path.relative_to(root).as_posix().encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _source_files(root: Path) -> Iterator[Path]:
    for name in _SOURCES:
        top = root / name
        found = [top] if top.is_file() else sorted(top.rglob("*"))
        yield from (path for path in found if path.is_file() and "__pycache__" not in path.parts)


def _read(stamp: Path) -> str:
    return stamp.read_text(encoding="utf-8") if stamp.exists() else ""


def _summary(root: Path, site: Path, book: Book, report: Report, seconds: float) -> None:
    files = [path for path in site.rglob("*") if path.is_file()]
    megabytes = sum(path.stat().st_size for path in files) / 1e6
    sheets = sum(1 for entry in build_info.downloads(root) if entry["kind"] not in ("offline", "share"))
    report.say("")
    report.say(f"The book is in {site}")
    report.say(
        f"  {len(book.pages)} pages in {len(book.locales)} languages, {sheets} sheets, {megabytes:.1f} MB in all"
    )
    report.say(f"  offline copy: {site.name}/downloads/{_ZIP}")
    report.say(f"  took {seconds:.1f} s. To look at it: make serve")
    if os.environ.get("SITE_URL", build_info.PLACEHOLDER) == build_info.PLACEHOLDER:
        report.say(
            f"  NOTE: SITE_URL is not set, so links and QR codes say {build_info.PLACEHOLDER} - "
            "before you publish: SITE_URL=https://your.address/ make site"
        )
