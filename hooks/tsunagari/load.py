"""Read docs/: the data files into the book's objects, the pages into their skeletons."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from tsunagari import model, pages, schema_errors, yamlfile
from tsunagari.book import Book, Item, Option, Quiz, Source, Unit
from tsunagari.problems import BookError, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

T = TypeVar("T")

# Built at import: each adapter compiles its validator once.
_BOOK = TypeAdapter(model.BookModel)
_QUIZ = TypeAdapter(model.QuizModel)
_START = TypeAdapter(model.StartModel)
_WORDS = TypeAdapter(dict[str, model.Text])
_SYNONYMS = TypeAdapter(model.Synonyms)

# Field of the Book → one file with a list of entries. A book may do without those that are not REQUIRED.
_LISTS: dict[str, TypeAdapter[Any]] = {
    "checklists": TypeAdapter(list[model.ChecklistModel]),
    "dates": TypeAdapter(list[model.DateModel]),
    "evidence": TypeAdapter(list[model.EvidenceModel]),
    "glossary": TypeAdapter(list[model.TermModel]),
    "law": TypeAdapter(list[model.LawModel]),
    "principles": TypeAdapter(list[model.PrincipleModel]),
    "templates": TypeAdapter(list[model.TemplateModel]),
    "worksheets": TypeAdapter(list[model.WorksheetModel]),
}
_REQUIRED = {"book.yml", "checklists.yml", "start.yml", "words.yml"}
# Field of the Book → a folder with one file an entry, named by its id.
_FILES: dict[str, TypeAdapter[Any]] = {
    "figures": TypeAdapter(model.FigureModel),
    "messages": TypeAdapter(model.MessageModel),
}
_KEYS = TypeAdapter(list[model.KeyModel])

ADAPTERS: dict[str, TypeAdapter[Any]] = {
    "book.yml": _BOOK,
    "start.yml": _START,
    "synonyms.yml": _SYNONYMS,
    "words.yml": _WORDS,
    **{f"{name}.yml": adapter for name, adapter in _LISTS.items()},
    **{f"{name}/*.yml": adapter for name, adapter in _FILES.items()},
    "keys/*.yml": _KEYS,
    "quizzes/*.yml": _QUIZ,
}


def load(root: Path) -> tuple[Book, list[Problem]]:
    """Read `root`/docs and return what could be read, with every problem found on the way.

    Raises BookError only where nothing can be said further: the languages are unreadable.
    """
    with _no_garbage_collection():
        return _Loader(root).book()


@contextmanager
def _no_garbage_collection() -> Iterator[None]:
    """Keep the collector from searching in vain among thousands of small objects that all stay."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


class _Loader:
    def __init__(self, root: Path) -> None:
        self._root = root
        self._data = root / "docs" / "_data"
        self._context: dict[str, Any] = {"languages": ()}
        self._problems: list[Problem] = []
        self._sources: dict[str, Source] = {}
        self._places: dict[tuple[str, str], tuple[Source, yamlfile.At]] = {}

    def book(self) -> tuple[Book, list[Problem]]:
        settings = self._one("book.yml", _BOOK)
        if settings is None:
            raise BookError(self._problems)
        locales = tuple(language.id for language in settings.languages)
        self._context["languages"] = locales
        book = Book(
            languages=tuple(settings.languages),
            chapters=tuple(settings.chapters),
            words=self._one("words.yml", _WORDS) or {},
            start=self._one("start.yml", _START),
            synonyms=self._one("synonyms.yml", _SYNONYMS) or {},
            quizzes=self._quizzes(settings.chapters),
            keys=self._keys(),
            **{field: self._list(field, adapter) for field, adapter in _LISTS.items()},
            **{field: self._named(field, adapter) for field, adapter in _FILES.items()},
            pages=pages.read(self._root, locales, self._problems),
            places=self._places,
            sources=self._sources,
        )
        return book, self._problems

    def _one(self, name: str, adapter: TypeAdapter[T]) -> T | None:
        """Read and validate one data file; on faults note them and return None."""
        file = self._data / name
        shown_as = file.relative_to(self._root).as_posix()
        source = Source(file, shown_as)
        self._sources[name] = source
        try:
            data = yamlfile.read(file, shown_as)
        except FileNotFoundError:
            if name in _REQUIRED:
                self._problems.append(Problem(shown_as, 1, "the file is missing", "bring it back from the history"))
            return None
        except BookError as error:
            self._problems += error.problems
            return None
        try:
            return adapter.validate_python(data, context=self._context)
        except ValidationError as error:
            lines = yamlfile.lines(file, shown_as)
            self._problems += schema_errors.problems(error, shown_as, lines, data)
            return None

    def _folder(self, folder: str, adapter: TypeAdapter[T]) -> Iterator[tuple[Source, T]]:
        for file in sorted((self._data / folder).glob("*.yml")):
            name = f"{folder}/{file.name}"
            found = self._one(name, adapter)
            if found is not None:
                yield self._sources[name], found

    def _list(self, field: str, adapter: TypeAdapter[list[Any]]) -> dict[str, Any]:
        name = f"{field}.yml"
        entries = self._one(name, adapter) or []
        found: dict[str, Any] = {}
        for index, entry in enumerate(entries):
            self._add(found, field, entry, self._sources[name], (index,))
        return found

    def _keys(self) -> dict[str, model.KeyModel]:
        found: dict[str, model.KeyModel] = {}
        for source, entries in self._folder("keys", _KEYS):
            for index, entry in enumerate(entries):
                self._add(found, "keys", entry, source, (index,))
        return found

    def _named(self, field: str, adapter: TypeAdapter[Any]) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for source, entry in self._folder(field, adapter):
            if self._is_file_name(entry.id, source):
                self._add(found, field, entry, source, ())
        return found

    def _add(self, found: dict[str, Any], field: str, entry: Any, source: Source, at: yamlfile.At) -> None:  # noqa: ANN401
        if entry.id in found:
            wrong = f"the id `{entry.id}` is used twice"
            self._problems.append(source.problem((*at, "id"), wrong, "give each entry its own"))
            return
        found[entry.id] = entry
        self._places[field, entry.id] = (source, at)

    def _is_file_name(self, key: str, source: Source) -> bool:
        if key == source.file.stem:
            return True
        wrong = f"the id `{key}` is not the file's name"
        self._problems.append(source.problem(("id",), wrong, f"use `{source.file.stem}`, or rename the file"))
        return False

    def _quizzes(self, chapters: list[str]) -> dict[str, Quiz]:
        found: dict[str, Quiz] = {}
        for source, raw in self._folder("quizzes", _QUIZ):
            self._add(found, "quizzes", _quiz(raw, source), source, ())
        place = {chapter: number for number, chapter in enumerate(chapters)}
        return dict(sorted(found.items(), key=lambda entry: place.get(entry[1].chapter, len(place))))


def _quiz(raw: model.QuizModel, source: Source) -> Quiz:
    units: list[Unit] = []
    number = 1
    for index, entry in enumerate(raw.items):
        at = ("items", index)
        unit = (
            _pair(entry.pair, number, source, at)
            if isinstance(entry, model.PairEntry)
            else _alone(entry, number, source, at)
        )
        number += len(unit.items)
        units.append(unit)
    return Quiz(raw.id, raw.chapter, raw.title, tuple(raw.bands), tuple(units), source)


def _options(raw: list[model.OptionModel] | list[model.LoneOptionModel]) -> tuple[Option, ...]:
    return tuple(Option(option.id, chr(ord("A") + index), option.text) for index, option in enumerate(raw))


def _pair(raw: model.PairModel, number: int, source: Source, at: yamlfile.At) -> Unit:
    options = _options(raw.options)
    items = tuple(
        _item(
            case, options, frozenset(case.right), case.feedback, number + index, source, (*at, "pair", "cases", index)
        )
        for index, case in enumerate(raw.cases)
    )
    return Unit(items, options, raw.difference, raw.next, (*at, "pair"))


def _alone(raw: model.ChoiceItem | model.VerdictItem, number: int, source: Source, at: yamlfile.At) -> Unit:
    options = _options(raw.options)
    right = frozenset(option.id for option in raw.options if option.right == "true")
    feedback = {option.id: option.feedback for option in raw.options}
    item = _item(raw, options, right, feedback, number, source, at)
    return Unit((item,), options, None, raw.next, at)


def _item(  # noqa: PLR0913, PLR0917  the parts of an item come from two places in the file
    raw: model.ChoiceCase | model.VerdictCase | model.ChoiceItem | model.VerdictItem,
    options: tuple[Option, ...],
    right: frozenset[str],
    feedback: dict[str, dict[str, str]],
    number: int,
    source: Source,
    at: yamlfile.At,
) -> Item:
    judged = isinstance(raw, (model.VerdictCase, model.VerdictItem))
    return Item(
        id=raw.id,
        kind=raw.kind,
        rev=int(raw.rev),
        aliases=tuple(raw.aliases),
        principles=tuple(raw.principles),
        situation=raw.statement if judged else raw.situation,  # type: ignore[union-attr]
        question=None if judged else raw.question,  # type: ignore[union-attr]
        verdict=raw.verdict if judged else None,  # type: ignore[union-attr]
        options=options,
        right=right,
        feedback=feedback,
        number=number,
        source=source,
        at=at,
    )
