"""The command `tsunagari`: check the data, make sheets, the offline copy, the site, the editors' schema."""

from __future__ import annotations

import argparse
import datetime as dt
import json
import sys
from pathlib import Path

from tsunagari.problems import BookError

_ABOUT = """\
tsunagari builds a bilingual guidebook out of the pages in docs/ and the data in docs/_data.

An author needs only one of these commands:

  tsunagari check      after editing: lists every mistake as file:line, what is wrong, what would be right
"""


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return the process's exit code: 0 for success, 1 for faults in the sources."""
    parser = _parser()
    given = parser.parse_args(arguments)
    root = _root(given.project)
    if root is None:
        parser.error("no mkdocs.yml here or above; run it inside the project, or say --project FOLDER")
    try:
        return int(given.run(root, given))
    except BookError as error:
        for problem in error.problems:
            sys.stderr.write(f"{problem}\n")
        count = len(error.problems)
        sys.stderr.write(f"{count} mistake{'' if count == 1 else 's'} found; nothing was built\n")
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="tsunagari", description=_ABOUT, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--project", type=Path, default=Path.cwd(), help="the project's folder (default: this one)")
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    for name, run, about in (
        ("check", _check, "check data and pages; list all mistakes; exit 1 if there are any"),
        ("sheets", _sheets, "make the PDF sheets that changed, into build/downloads"),
        ("offline", _offline, "make the sheets and the zip of the offline copy, into build/downloads"),
        ("site", _site, "check, make sheets and offline copy, and build site/ (what `make site` runs)"),
        ("schema", _schema, "print the JSON Schema of the data files, for an editor's completion and checks"),
    ):
        command = commands.add_parser(name, help=about, description=about)
        command.set_defaults(run=run)
        if name == "check":
            command.add_argument(
                "--today",
                type=dt.date.fromisoformat,
                metavar="YYYY-MM-DD",
                help="also list laws, offices and help lines due to be checked again by that day; exit 1 if any",
            )
        if name == "schema":
            command.add_argument(
                "file", nargs="?", help="one data file's pattern, such as quizzes/*.yml (default: all)"
            )
    return parser


def _root(start: Path) -> Path | None:
    here = start.resolve()
    return next((folder for folder in (here, *here.parents) if (folder / "mkdocs.yml").exists()), None)


def _check(root: Path, given: argparse.Namespace) -> int:
    from tsunagari import catalog, overdue  # noqa: PLC0415  each command loads only what it needs

    book = catalog.checked(root)
    if given.today is not None and (due := overdue.by(book, given.today)):
        for problem in sorted(due):
            sys.stdout.write(f"{problem}\n")
        sys.stdout.write(f"{len(due)} to be checked again by {given.today}\n")
        return 1
    items = sum(len(quiz.items) for quiz in book.quizzes.values())
    sys.stdout.write(
        f"no mistakes: {len(book.pages)} pages, {items} questions in {len(book.quizzes)} self-checks, "
        f"{len(book.checklists)} checklists, {len(book.locales)} languages\n"
    )
    return 0


def _sheets(root: Path, _: argparse.Namespace) -> int:
    from tsunagari import catalog, site  # noqa: PLC0415
    from tsunagari.report import Report  # noqa: PLC0415

    return _built(lambda: site.make_sheets(root, catalog.checked(root), Report()))


def _offline(root: Path, _: argparse.Namespace) -> int:
    from tsunagari import site  # noqa: PLC0415
    from tsunagari.report import Report  # noqa: PLC0415

    return _built(lambda: site.build(root, Report(), only_offline=True))


def _site(root: Path, _: argparse.Namespace) -> int:
    from tsunagari import site  # noqa: PLC0415
    from tsunagari.report import Report  # noqa: PLC0415

    return _built(lambda: site.build(root, Report()))


def _built(work: object) -> int:
    from tsunagari.sheets import SheetError  # noqa: PLC0415
    from tsunagari.site import BuildError  # noqa: PLC0415

    try:
        work()  # type: ignore[operator]
    except (BuildError, SheetError) as error:
        sys.stderr.write(f"{error}\nnothing was changed in site/\n")
        return 1
    return 0


def _schema(_: Path, given: argparse.Namespace) -> int:
    from tsunagari.load import ADAPTERS  # noqa: PLC0415

    schemas = {name: adapter.json_schema() for name, adapter in ADAPTERS.items()}
    if given.file is not None:
        if given.file not in schemas:
            sys.stderr.write(f"there is no data file {given.file}; use {', '.join(schemas)}\n")
            return 1
        wanted: object = schemas[given.file]
    else:
        wanted = schemas
    sys.stdout.write(json.dumps(wanted, ensure_ascii=False, indent=2) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
