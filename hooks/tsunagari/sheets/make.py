"""Turn sheets into files with Typst: on all cores, and only those whose contents changed.

Typst releases the interpreter while it works, so threads are enough (measured: two threads on two
cores take 0.55 of the time of one). The files carry no date: a sheet that is kept from an earlier
build is then the same, byte for byte, as one made anew.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import threading
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import asdict, dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typst

from tsunagari.build_info import MANIFEST
from tsunagari.sheets.jobs import TEMPLATES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from tsunagari.sheets.jobs import Sheet

FONTS = Path(__file__).parent / "fonts"
KINDS = ("quiz", "answers", "checklist", "worksheet", "share")
_MOST_PAGES = {"checklist": 1, "worksheet": 2}  # a worksheet's back has its example
# What may be removed from the folder when no sheet has its name any more.
_OURS = re.compile(r"(quiz|checklist|worksheet)-[a-z0-9-]+\.pdf|share-[A-Za-z-]+\.png")
_PAGES = re.compile(rb"<xmpTPg:NPages>(\d+)<")
# A picture's points are its pixels.
_PPI = 72
_KB = 1024


class SheetError(Exception):
    """One or more sheets could not be made; the message names each and says why."""


@dataclass(frozen=True)
class Made:
    """A file that stands in the folder.

    size: `bytes` as a reader is told it. made_of: a mark of its contents. fresh: made in this run, which
    the manifest doesn't say.
    """

    name: str
    kind: str
    id: str
    language: str
    paper: str
    paper_name: str
    title: str
    pages: int
    bytes: int
    size: str
    made_of: str
    fresh: bool = field(default=False, compare=False)


def make(
    sheets: Sequence[Sheet],
    out_dir: Path,
    *,
    progress: Callable[[int, int], None] | None = None,
) -> list[Made]:
    """Bring `out_dir` up to date: compile what changed, remove what is no longer wanted, write downloads.json.

    sheets: all of the book's, in one call. progress: told (done, total) of the sheets to compile.
    The manifest's entries of other kinds, such as the offline copy, are kept.

    Returns all files in the order of the sheets. Raises SheetError after all others are made; the former
    file of a failed sheet stays. Each file is written beside its place and then renamed, so that none is
    ever seen half-written.
    """
    out_dir.mkdir(parents=True, exist_ok=True)
    former = _read_manifest(out_dir)
    parts = _common_parts()
    marks = {sheet.name: _mark(sheet, parts) for sheet in sheets}
    made = {entry.name: entry for entry in _reusable(former, marks, out_dir)}
    pending = [sheet for sheet in sheets if sheet.name not in made]
    fresh, faults = _compile_all(pending, marks, out_dir, progress)
    made.update(fresh)
    kept = {entry["name"]: entry for entry in former}
    listed = [
        _entry(made[sheet.name]) if sheet.name in made else kept[sheet.name]
        for sheet in sheets
        if sheet.name in made or sheet.name in kept
    ]
    others = [entry for entry in former if entry["kind"] not in KINDS]
    _remove_strangers(out_dir, {sheet.name for sheet in sheets})
    _write(out_dir / MANIFEST, (json.dumps([*listed, *others], ensure_ascii=False, indent=1) + "\n").encode())
    if faults:
        raise SheetError("\n".join(faults))
    return [made[sheet.name] for sheet in sheets]


def _entry(made: Made) -> dict[str, Any]:
    entry = asdict(made)
    del entry["fresh"]
    return entry


def _read_manifest(out_dir: Path) -> list[dict[str, Any]]:
    try:
        listed = json.loads((out_dir / MANIFEST).read_text(encoding="utf-8"))
        return [entry for entry in listed if {"name", "kind"} <= entry.keys()]
    except (FileNotFoundError, ValueError, TypeError, AttributeError):
        return []  # not there, or not ours: everything is made again


def _reusable(former: Iterable[dict[str, Any]], marks: dict[str, str], out_dir: Path) -> Iterable[Made]:
    """Yield the entries whose file is there, whole, and made of the same contents."""
    for entry in former:
        file = out_dir / entry["name"]
        if entry.get("made_of") != marks.get(entry["name"], "") or not file.is_file():
            continue
        if file.stat().st_size == entry["bytes"]:
            yield Made(**entry)


def _common_parts() -> str:
    """Return what all sheets depend on: fonts by name and size, Typst, this module."""
    fonts = [f"{font.name} {font.stat().st_size}" for font in sorted(FONTS.glob("*.ttf"))]
    return "\n".join([*fonts, version("typst"), Path(__file__).read_text(encoding="utf-8")])


def _mark(sheet: Sheet, parts: str) -> str:
    """Return a hash of everything that a sheet's file is made of, and of what its entry says."""
    templates = [(TEMPLATES / f"{name}.typ").read_text(encoding="utf-8") for name in (sheet.kind, "base")]
    return hashlib.sha256("\0".join([_json(asdict(sheet)), *templates, parts]).encode()).hexdigest()


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, sort_keys=True)


def _compile_all(
    sheets: Sequence[Sheet], marks: dict[str, str], out_dir: Path, progress: Callable[[int, int], None] | None
) -> tuple[dict[str, Made], list[str]]:
    """Return what was made, by name and in the order of the sheets, and what went wrong, one line a sheet."""
    if not sheets:
        return {}, []
    press = _Press()
    made: dict[str, Made] = {}
    faults: dict[str, str] = {}
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        running = {pool.submit(press.make, sheet, marks[sheet.name], out_dir): sheet for sheet in sheets}
        for done, future in enumerate(as_completed(running), 1):
            name = running[future].name
            try:
                made[name] = future.result()
            except SheetError as error:
                faults[name] = str(error)
            if progress:
                progress(done, len(sheets))
    names = [sheet.name for sheet in sheets]
    return {name: made[name] for name in names if name in made}, [faults[name] for name in names if name in faults]


class _Press:
    """Compiles sheets; each thread has a compiler of its own, over the same fonts."""

    def __init__(self) -> None:
        self._fonts = typst.Fonts(include_system_fonts=False, font_paths=[str(FONTS)])
        self._threads = threading.local()

    def make(self, sheet: Sheet, mark: str, out_dir: Path) -> Made:
        """Compile one sheet and put its file in place. Raises SheetError."""
        content = self._compile(sheet)
        pages = _page_count(sheet, content)
        _write(out_dir / sheet.name, content)
        return Made(
            name=sheet.name,
            kind=sheet.kind,
            id=sheet.id,
            language=sheet.language,
            paper=sheet.paper,
            paper_name=sheet.paper_name,
            title=sheet.title,
            pages=pages,
            bytes=len(content),
            size=f"{-(-len(content) // _KB)} KB",
            made_of=mark,
            fresh=True,
        )

    def _compile(self, sheet: Sheet) -> bytes:
        is_pdf = sheet.name.endswith(".pdf")
        try:
            content, warnings = self._compiler().compile_with_warnings(
                str(TEMPLATES / f"{sheet.kind}.typ"),
                format="pdf" if is_pdf else "png",
                ppi=_PPI,
                sys_inputs={"data": _json(sheet.data)},
                # Makes an error of a missing title, language, alternative text or glyph.
                pdf_standards=["ua-1"] if is_pdf else [],
            )
        except (typst.TypstError, RuntimeError) as error:
            raise _fault(sheet, str(getattr(error, "message", error))) from error
        if warnings:
            raise _fault(sheet, "; ".join(warning.message for warning in warnings))
        if not isinstance(content, bytes):
            raise _fault(sheet, "Typst gave no single file")
        return content

    def _compiler(self) -> typst.Compiler:
        found: typst.Compiler | None = getattr(self._threads, "compiler", None)
        if found is None:
            found = typst.Compiler(root=str(TEMPLATES), font_paths=self._fonts, ignore_system_fonts=True)
            self._threads.compiler = found
        return found


def _page_count(sheet: Sheet, content: bytes) -> int:
    """Return how many pages a file has, from its metadata. Raises SheetError where it has more than it may."""
    found = _PAGES.search(content)
    pages = int(found.group(1)) if found else 1
    most = _MOST_PAGES.get(sheet.kind, pages)
    if pages > most:
        raise _fault(sheet, f"it takes {pages} pages; shorten its lines until it fits on {most}")
    return pages


def _fault(sheet: Sheet, reason: str) -> SheetError:
    return SheetError(f"{sheet.name} ({sheet.id}, {sheet.language}) could not be made: {reason}")


def _remove_strangers(out_dir: Path, names: set[str]) -> None:
    for file in out_dir.iterdir():
        if _OURS.fullmatch(file.name) and file.name not in names:
            file.unlink()


def _write(file: Path, content: bytes) -> None:
    """Write a file so that it is either the former one or the whole new one."""
    part = file.with_name(f".{file.name}.{os.getpid()}.part")
    try:
        part.write_bytes(content)
        part.replace(file)
    finally:
        part.unlink(missing_ok=True)
