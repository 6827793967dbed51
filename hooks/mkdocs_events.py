"""MkDocs' events, turned into calls of the package `tsunagari`: the only module that imports MkDocs."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority, get_plugin_logger
from mkdocs.utils import get_relative_url
from tsunagari import build_info
from tsunagari.problems import BookError
from tsunagari.reading_time import minutes

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page
    from tsunagari.render import Renderer

log = get_plugin_logger("tsunagari")


class _Build:
    """What one build shares between its events; made anew on each `on_config` of the first language."""

    renderer: Renderer | None = None
    offline = False
    language = ""


_build = _Build()


def on_startup(*, command: str, dirty: bool) -> None:  # noqa: ARG001  MkDocs passes both
    """Keep this module loaded over all builds of `mkdocs serve`, with its state."""
    _build.renderer = None


@event_priority(100)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Load and check the book; every fault is told and stops the build."""
    if _building_another_language(config):
        return config
    from tsunagari import catalog, render  # noqa: PLC0415  heavy, and only needed here

    root = Path(config.config_file_path).parent
    os.environ.setdefault("SOURCE_DATE_EPOCH", str(build_info.timestamp(root)))
    _build.offline = os.environ.get("OFFLINE", "").lower() in ("1", "true", "yes")
    if _build.offline:
        config.use_directory_urls = False
    try:
        book = catalog.checked(root)
    except BookError as error:
        raise PluginError(f"the book's sources have {len(error.problems)} faults:\n{error}") from error
    settings = render.Settings(
        edition=build_info.edition(root),
        site_url=str(config.site_url or "/"),
        report_to=str(config.extra.get("report_to") or ""),
        offline=_build.offline,
        downloads=build_info.downloads(root),
    )
    _build.renderer = render.Renderer(book, root / "overrides" / "components", settings)
    return config


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001
    """Note how long a page takes to read."""
    page.meta["minutes"] = minutes(markdown)
    return markdown


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001
    """Put the components in the place of their directives, before the search plugin reads the page."""
    renderer = _renderer()
    language, slug = _place(page)
    content, assets = renderer.page(html, _where(page, language, slug))
    page.meta["assets"] = assets
    return content


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:  # noqa: ARG001
    """Give the theme's templates the ornaments."""
    from markupsafe import Markup  # noqa: PLC0415
    from tsunagari import drawing  # noqa: PLC0415

    env.globals["ornament"] = lambda name: Markup(drawing.ornament(name))  # noqa: S704  our own drawing
    env.globals["book"] = _renderer()
    env.globals["offline"] = _build.offline
    return env


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: object) -> dict[str, Any]:  # noqa: ARG001
    """Give a page's template its language's interface words."""
    language, _ = _place(page)
    context["w"] = _renderer().words[language]
    return context


@event_priority(-200)
def on_post_build(config: MkDocsConfig) -> None:
    """After the last language: split the search index, add the files to take away."""
    if _building_another_language(config):
        return
    from tsunagari import publish  # noqa: PLC0415

    root = Path(config.config_file_path).parent
    publish.finish(root, Path(config.site_dir), _renderer(), offline=_build.offline)


def _building_another_language(config: MkDocsConfig) -> bool:
    """Tell whether static-i18n has started this build within the first language's build."""
    return bool(getattr(config.plugins.get("i18n"), "building", False))


def _renderer() -> Renderer:
    if _build.renderer is None:
        raise PluginError("the book was not loaded; on_config must come first")
    return _build.renderer


def _place(page: Page) -> tuple[str, str]:
    """Return a page's language and slug, from its source `LANGUAGE/SLUG.md`."""
    language, _, rest = page.file.src_uri.partition("/")
    return language, rest.removesuffix(".md")


def _where(page: Page, language: str, slug: str) -> Any:  # noqa: ANN401
    from tsunagari.render import Where  # noqa: PLC0415

    default = _renderer().book.locales[0]
    own = page.file.url

    def page_url(reference: str) -> str:
        target, _, anchor = reference.partition("#")
        folder = "" if language == default else f"{language}/"
        if _build.offline:
            address = f"{folder}{target}.html"
        else:
            address = folder or "./" if target == "index" else f"{folder}{target}/"
        if target == slug and anchor:
            return f"#{anchor}"
        return get_relative_url(address, own) + (f"#{anchor}" if anchor else "")

    return Where(language, slug, page_url, lambda path: get_relative_url(path, own))
