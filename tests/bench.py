"""Print times and sizes, as ratios measured side by side in this run: `make bench`.

Nothing here fails: limits stand beside the figures for whoever reads them.
"""

from __future__ import annotations

import gzip
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tsunagari import build_info, catalog, sheets
from tsunagari.load import load
from tsunagari.prepare import prepare
from tsunagari.settings import Settings

ROOT = Path(__file__).parent.parent
SOURCES = ("docs", "hooks", "overrides", "mkdocs.yml", "pyproject.toml", "build/downloads")
ROUNDS = 7


def say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def copy_book(target: Path) -> Path:
    """Copy what a build needs to `target` and return it."""
    for name in SOURCES:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, target / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy2(source, target / name)
    return target


def build_seconds(project: Path) -> float:
    """Return how long one `mkdocs build` takes, as a whole process."""
    started = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "-q", "-d", "out"],
        cwd=project,
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    return time.perf_counter() - started


def paired(left: Path, right: Path) -> tuple[float, float]:
    """Build both in turn, `ROUNDS` times, and return the two medians in seconds."""
    times = [(build_seconds(left), build_seconds(right)) for _ in range(ROUNDS)]
    return statistics.median(pair[0] for pair in times), statistics.median(pair[1] for pair in times)


def without(config: str, pattern: str) -> str:
    """Return mkdocs.yml without the block that `pattern` matches."""
    bare, count = re.subn(pattern, "", config, flags=re.MULTILINE)
    if count != 1:
        raise SystemExit(f"mkdocs.yml no longer has the block {pattern!r}")
    return bare


def hooks(work: Path) -> None:
    """Compare a build with the hooks to one of the same pages without them."""
    full, bare = copy_book(work / "full"), copy_book(work / "bare")
    config = (bare / "mkdocs.yml").read_text(encoding="utf-8")
    (bare / "mkdocs.yml").write_text(without(config, r"^hooks:\n(?:  - .*\n)+"), encoding="utf-8")
    new = build_seconds(full)
    with_hooks, without_hooks = paired(full, bare)
    say(f"mkdocs build, hooks / bare: {with_hooks / without_hooks:.2f}   (limit 1.15)")
    say(f"mkdocs build after a change of the data, hooks / bare: {new / without_hooks:.2f}")


def write_questions(project: Path, number: int) -> None:
    """Put a self-check of `number` questions, copies of real ones, into the book."""
    head, items = (ROOT / "docs/_data/quizzes/rushing.yml").read_text(encoding="utf-8").split("\nitems:\n")
    copies = [re.sub(r"(- id: rushing-[a-z-]+)", rf"\1-{copy}", items) for copy in range(number // 10)]
    head = head.replace("id: rushing", "id: many", 1)
    (project / "docs/_data/quizzes/many.yml").write_text(f"{head}\nitems:\n{''.join(copies)}", encoding="utf-8")


def own_seconds(project: Path) -> float:
    """Return how long our own code takes to load, check, render and keep the questions in both languages."""
    shutil.rmtree(project / "build/cache", ignore_errors=True)
    settings = Settings(edition="1", site_url="/", report_to="", offline=False, downloads=())
    started = time.perf_counter()
    book = prepare(project, settings)
    for language in book.locales:
        book.fill("<!-- quiz: many -->", f"{language}/mistake-rushing", searched=False)
    return time.perf_counter() - started


def questions(work: Path) -> None:
    """Say what one more bilingual question costs, at three sizes."""
    project = copy_book(work / "questions")
    for language in ("ja", "en"):
        page = project / "docs" / language / "mistake-rushing.md"
        page.write_text(page.read_text(encoding="utf-8") + "\n<!-- quiz: many -->\n", encoding="utf-8")
    own: dict[int, float] = {}
    for number in (10, 30, 300, 3000):
        write_questions(project, number)
        own[number] = min(own_seconds(project) for _ in range(5))
    for number in (30, 300, 3000):
        each = (own[number] - own[10]) / (number - 10) * 1000
        say(f"one more bilingual question, at {number:>4}: {each:.2f} ms of our own code   (limit 0.5)")
    write_questions(project, 300)
    silent = work / "silent"
    shutil.copytree(project, silent)
    config = (silent / "mkdocs.yml").read_text(encoding="utf-8")
    (silent / "mkdocs.yml").write_text(without(config, r"^  - search\b.*\n"), encoding="utf-8")
    with_search, without_search = paired(project, silent)
    say(f"the search plugin adds, at 300 questions: {(with_search - without_search) / 300 * 1000:.2f} ms a question")


def make_sheets(work: Path) -> None:
    """Say how long one sheet takes alone, all of them together, and all again when nothing changed."""
    book = catalog.checked(ROOT)
    todo = sheets.jobs(book, sheets.Settings("1", build_info.PLACEHOLDER))
    alone = []
    for sheet in todo:
        started = time.perf_counter()
        sheets.make([sheet], work / "alone" / sheet.name)
        alone.append(time.perf_counter() - started)
    together = []
    for _ in range(2):
        started = time.perf_counter()
        sheets.make(todo, work / "together")
        together.append(time.perf_counter() - started)
    say(f"one sheet alone: median {statistics.median(alone):.3f} s, slowest {max(alone):.3f} s   (limit 0.15)")
    say(f"{len(todo)} sheets on {os.cpu_count()} cores / one after the other: {together[0] / sum(alone):.2f}")
    say(f"all sheets unchanged / made: {together[1] / together[0]:.3f}   ({together[0]:.1f} s made)")


def packed(files: list[Path]) -> int:
    """Return the gzipped size of files in bytes, each packed alone as a server would."""
    return sum(len(gzip.compress(file.read_bytes(), 6)) for file in files)


def sizes() -> None:
    """Say what readers download."""
    site = ROOT / "site"
    parts = [*site.glob("components/quiz/*"), *site.glob("components/checklist/*")]
    say(f"script and style of self-checks and checklists: {packed(parts) / 1024:.2f} KB gzipped   (limit 8)")
    slugs = load(ROOT)[0].chapters
    for page in sorted(page for slug in slugs for page in site.glob(f"**/{slug}/index.html")):
        html = page.read_text(encoding="utf-8")
        loaded = re.findall(r'(?:src|href)="([^"]+\.(?:css|js|svg))"', html)
        files = [page, *{(page.parent / name).resolve() for name in loaded if "://" not in name}]
        say(f"first load of {page.parent.relative_to(site)}: {packed(files) / 1000:.1f} KB gzipped   (limit 100)")
    archive = site / "downloads" / "tsunagari-offline.zip"
    say(f"offline copy: {archive.stat().st_size / 1e6:.2f} MB   (limit 15)")


def main() -> None:
    """Print all figures."""
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        hooks(work)
        questions(work)
        make_sheets(work)
    sizes()


if __name__ == "__main__":
    main()
