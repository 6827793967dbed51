"""MkDocs' events, turned into calls of the package `tsunagari`, which hardly knows MkDocs."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from markupsafe import Markup, escape
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from tsunagari import build_info, publish
from tsunagari.prepare import Prepared, prepare
from tsunagari.problems import BookError
from tsunagari.reading_time import minutes
from tsunagari.settings import Settings
from tsunagari.words import Words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page


class _Build:
    """What one build shares between its events."""

    settings: Settings
    book: Prepared
    words: dict[str, Words]  # language → interface words, escaped: the theme's templates don't escape


_build = _Build()


def on_startup(*, command: str, dirty: bool) -> None:
    """Keep this module loaded over all builds of `mkdocs serve`; MkDocs does so where this event is handled."""


@event_priority(100)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Load and check the book; every fault is told and stops the build."""
    if _building_another_language(config):
        return config
    root = Path(config.config_file_path).parent
    os.environ.setdefault("SOURCE_DATE_EPOCH", str(build_info.timestamp(root)))
    offline = os.environ.get("OFFLINE", "").lower() in {"1", "true", "yes"}
    if offline:
        config.use_directory_urls = False
    _build.settings = Settings(
        edition=build_info.edition(root),
        site_url=str(config.site_url or "/"),
        report_to=str(config.extra.get("report_to") or ""),
        offline=offline,
        downloads=build_info.downloads(root),
    )
    try:
        _build.book = prepare(root, _build.settings)
    except BookError as error:
        raise PluginError(f"the book's sources have {len(error.problems)} faults:\n{error}") from error
    _build.words = {language: Words(_escaped(words)) for language, words in _build.book.words.items()}
    return config


def on_page_markdown(markdown: str, *, page: Page, **_: object) -> str:
    """Note how long a page takes to read, with the rows on law that it shows, without its tools."""
    page.meta["minutes"] = minutes(markdown + _build.book.law(_name(page)))
    return markdown


def on_page_content(html: str, *, page: Page, **_: object) -> str:
    """Put the components that the search reads in the place of their directives, before its plugin comes."""
    name = _name(page)
    page.meta["assets"] = _build.book.assets(name)
    return _build.book.fill(html, name, searched=True)


def on_post_page(output: str, *, page: Page, **_: object) -> str:
    """Put in the other components."""
    return _build.book.fill(output, _name(page), searched=False)


def on_env(env: Environment, **_: object) -> Environment:
    """Give the theme's templates the book, the ornaments and what a build knows of itself."""
    env.globals["ornament"] = lambda name: Markup(_build.book.ornaments[name])  # noqa: S704  our own drawing
    env.globals["book"] = {
        "words": _build.words,
        "titles": {language: _escaped(titles) for language, titles in _build.book.titles.items()},
    }
    env.globals["offline"] = _build.settings.offline
    env.globals["edition"] = _build.settings.edition
    return env


def on_template_context(context: dict[str, Any], **_: object) -> dict[str, Any]:
    """Give templates without a page (404.html) the default language's interface words."""
    context["w"] = _build.words[_build.book.locales[0]]
    return context


def on_page_context(context: dict[str, Any], *, page: Page, **_: object) -> dict[str, Any]:
    """Give a page's template the interface words of its language."""
    context["w"] = _build.words[_name(page).partition("/")[0]]
    return context


@event_priority(-200)
def on_post_build(config: MkDocsConfig) -> None:
    """After the last language: split the search index, add the files to take away."""
    if not _building_another_language(config):
        publish.finish(Path(config.config_file_path).parent, Path(config.site_dir), _build.book, _build.settings)


def _escaped(texts: Mapping[str, str]) -> dict[str, str]:
    return {key: str(escape(text)) for key, text in texts.items()}


def _name(page: Page) -> str:
    """Return "LANGUAGE/SLUG", from the page's source."""
    return page.file.src_uri.removesuffix(".md")


def _building_another_language(config: MkDocsConfig) -> bool:
    """Tell whether static-i18n has started this build within the first language's build."""
    return bool(getattr(config.plugins.get("i18n"), "building", False))
