"""What is added to a built site, and what is taken out of the copy for disk."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from tsunagari import build_info, search_index

if TYPE_CHECKING:
    from pathlib import Path

    from tsunagari.prepare import Prepared
    from tsunagari.settings import Settings

# Of no use to anybody who opens the copy from disk.
_NOT_ON_DISK = ("sitemap.xml", "sitemap.xml.gz", "404.html", "en/404.html", "robots.txt", "CNAME", ".nojekyll")
_MINIFIED = (".js", ".css")
# Parts of the theme that this book's pages don't load (see overrides/main.html).
_UNUSED = (
    "assets/javascripts",
    "assets/stylesheets/palette.*",
    "assets/images",
    "search/search_index.json",
)


def finish(root: Path, site: Path, book: Prepared, settings: Settings) -> None:
    """Complete the site in `site`: search, favicon, share pictures, files to take away; drop what nothing loads."""
    search_index.split(site, book.locales, book.synonyms, book.sections)
    (site / "assets").mkdir(exist_ok=True)
    (site / "assets" / "favicon.svg").write_text(book.favicon, encoding="utf-8")
    _copy_downloads(root, site, settings)
    _minify(site / "components")
    for pattern in _UNUSED:
        for path in site.glob(pattern):
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    for path in [*site.rglob("*.map"), *(site.rglob("*.gz") if settings.offline else ())]:
        path.unlink()
    if settings.offline:
        for name in _NOT_ON_DISK:
            (site / name).unlink(missing_ok=True)
    else:
        address = f"{settings.site_url}sitemap.xml"
        (site / "robots.txt").write_text(f"User-agent: *\nAllow: /\nSitemap: {address}\n", encoding="utf-8")


def _minify(components: Path) -> None:
    """Take comments and needless space out of our own scripts and styles."""
    from rcssmin import cssmin  # noqa: PLC0415  needed once, at the end of a build
    from rjsmin import jsmin  # noqa: PLC0415

    for file in components.rglob("*"):
        if file.suffix in _MINIFIED and ".min" not in file.suffixes:
            small = jsmin if file.suffix == ".js" else cssmin
            file.write_text(small(file.read_text(encoding="utf-8")), encoding="utf-8")


def _copy_downloads(root: Path, site: Path, settings: Settings) -> None:
    """Copy the made files beside the downloads page, and the share pictures among the assets."""
    made = root / build_info.DOWNLOADS
    for entry in settings.downloads:
        kind = entry["kind"]
        if settings.offline and kind in ("offline", "share"):
            continue
        folder = site / ("assets/share" if kind == "share" else "downloads")
        folder.mkdir(parents=True, exist_ok=True)
        if (made / entry["name"]).exists():
            _link(made / entry["name"], folder / entry["name"])


def _link(file: Path, to: Path) -> None:
    """Give a made file a second name: it is replaced as a whole when it is made anew, never written into."""
    to.unlink(missing_ok=True)
    try:
        to.hardlink_to(file)
    except OSError:  # another disk, or one that knows no links
        shutil.copy2(file, to)
