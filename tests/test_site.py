"""The built site: what a search engine, a link and a slow network meet."""

from __future__ import annotations

import gzip
import os
import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from tsunagari import build_info, yamlfile

from tests.conftest import ROOT
from tests.pages import SLUGS, Document, path, read

BASE = (os.environ.get("SITE_URL") or build_info.PLACEHOLDER).rstrip("/") + "/"
PAGES = pytest.mark.parametrize(("slug", "language"), [(slug, language) for slug in SLUGS for language in ("ja", "en")])


def test_all_pages_are_there_and_no_data(site: Path) -> None:
    assert all(path(site, slug, language).exists() for slug in SLUGS for language in ("ja", "en"))
    names = [file.name for file in site.rglob("*") if file.is_file()]
    assert not [name for name in names if name.endswith((".yml", ".py", ".typ", ".map"))]
    assert "search_index.json" not in names


@PAGES
def test_page_names_itself(site: Path, slug: str, language: str) -> None:
    page = read(path(site, slug, language))
    folder = "" if language == "ja" else "en/"
    own = BASE + folder + ("" if slug == "index" else f"{slug}/")
    heads = page.all("h1")
    assert len(heads) == 1
    assert "article" in heads[0].around
    assert page.all("html")[0].get("lang") == language
    assert [link.get("href") for link in page.all("link") if link.get("rel") == "canonical"] == [own]
    alternates = {link.get("hreflang"): link.get("href") for link in page.all("link") if link.get("hreflang")}
    japanese = BASE + ("" if slug == "index" else f"{slug}/")
    assert alternates == {"ja": japanese, "en": japanese.replace(BASE, f"{BASE}en/"), "x-default": japanese}
    assert len(page.meta("description")) > 20
    assert page.meta("og:image") == f"{BASE}assets/share/share-{language}.png"
    assert page.meta("og:url") == own


@PAGES
def test_ids_are_sound(site: Path, slug: str, language: str) -> None:
    page = read(path(site, slug, language))
    ids = page.ids()
    assert len(ids) == len(set(ids))
    headings = [heading.get("id") for heading in page.all("h2") if "article" in heading.around]
    assert all(re.fullmatch(r"[a-z0-9-]+", heading) for heading in headings)


def test_both_languages_have_the_same_sections(site: Path) -> None:
    for slug in SLUGS:
        ja, en = (
            [h.get("id") for h in read(path(site, slug, language)).all("h2") if "article" in h.around]
            for language in ("ja", "en")
        )
        assert ja == en


def _target(page: Path, href: str) -> tuple[Path, str]:
    parts = urlsplit(href)
    target = (page.parent / unquote(parts.path)).resolve() if parts.path else page
    return (target / "index.html" if target.is_dir() else target), parts.fragment


@PAGES
def test_every_link_leads_somewhere(site: Path, slug: str, language: str) -> None:
    file = path(site, slug, language)
    page = read(file)
    cache: dict[Path, Document] = {file: page}
    for link in page.all("a", "link", "script", "img"):
        href = link.get("href") or link.get("src")
        if not href or urlsplit(href).scheme or (link.tag == "link" and "canonical" in link.get("rel")):
            continue
        target, anchor = _target(file, href)
        assert target.exists(), href
        if anchor and target.suffix == ".html":
            ids = cache.setdefault(target, read(target)).ids()
            assert anchor in ids, href


@PAGES
def test_nothing_is_loaded_from_elsewhere(site: Path, slug: str, language: str) -> None:
    page = read(path(site, slug, language))
    for element in page.all("script", "img", "iframe", "link", "source", "video", "audio"):
        loads = element.get("rel") in ("stylesheet", "icon", "preload")
        loaded = element.get("src") or (element.get("href") if loads else "")
        assert not urlsplit(loaded).netloc, loaded


def test_pages_load_a_component_only_where_it_stands(site: Path) -> None:
    for slug in SLUGS:
        page = read(path(site, slug, "ja"))
        scripts = " ".join(script.get("src") for script in page.all("script"))
        has_quiz = any("data-quiz" in e.attributes or "data-quiz-link" in e.attributes for e in page.elements)
        has_list = any("data-checklist" in e.attributes for e in page.elements)
        assert ("quiz.js" in scripts) is has_quiz, slug
        assert ("checklist.js" in scripts) is has_list, slug


def test_scripts_and_styles_are_small(site: Path) -> None:
    parts = [*site.glob("components/quiz/*"), *site.glob("components/checklist/*")]
    assert len(parts) == 4
    assert sum(len(gzip.compress(part.read_bytes(), 9)) for part in parts) <= 8 * 1024


@pytest.mark.parametrize("slug", [slug for slug in SLUGS if slug.startswith("mistake-")])
@pytest.mark.parametrize("language", ["ja", "en"])
def test_first_load_of_a_chapter_is_light(site: Path, slug: str, language: str) -> None:
    file = path(site, slug, language)
    page = read(file)
    loaded = {
        _target(file, element.get("href") or element.get("src"))[0]
        for element in page.all("link", "script")
        if element.get("rel") in ("stylesheet", "icon") or element.get("src")
    }
    assert sum(len(gzip.compress(part.read_bytes(), 6)) for part in (file, *loaded)) < 100_000


def test_scripts_hold_no_interface_word(site: Path) -> None:
    words = yamlfile.read(ROOT / "docs/_data/words.yml", "words.yml")
    shown = {
        text for texts in words.values() for text in texts.values() if re.search(r"\w \w", text) and "{" not in text
    }
    for script in site.rglob("components/**/*.js"):
        text = script.read_text(encoding="utf-8")
        assert not [word for word in shown if word in text], script.name
        if script.name != "search.js":  # the search knows Japanese word forms, which no reader sees
            assert re.search(r"[\u3040-\u30ff\u4e00-\u9fff]", text) is None, script.name


def test_not_found_page_speaks_both_languages(site: Path) -> None:
    page = read(site / "404.html")
    assert len(page.all("h1")) == 1
    assert {"ja", "en"} <= {element.get("lang") for element in page.elements}
    assert "ページが見つかりません" in page.text
    links = [link.get("href") for link in page.all("a") if "article" in link.around or "main" in link.around]
    assert sum("/en/" in link for link in links) >= 3


def test_robots_and_sitemap_name_the_pages(site: Path) -> None:
    assert f"Sitemap: {BASE}sitemap.xml" in (site / "robots.txt").read_text(encoding="utf-8")
    sitemap = (site / "sitemap.xml").read_text(encoding="utf-8")
    assert sitemap.count("<loc>") == 2 * len(SLUGS)
    assert f"<loc>{BASE}en/mistake-labels/</loc>" in sitemap


@pytest.mark.parametrize("language", ["ja", "en"])
def test_share_picture_has_its_size(site: Path, language: str) -> None:
    raw = (site / "assets" / "share" / f"share-{language}.png").read_bytes()
    assert raw[:8] == b"\x89PNG\r\n\x1a\n"
    assert (int.from_bytes(raw[16:20], "big"), int.from_bytes(raw[20:24], "big")) == (1200, 630)


@pytest.mark.parametrize("language", ["ja", "en"])
def test_downloads_page_lists_every_file(site: Path, language: str) -> None:
    page = read(path(site, "downloads", language))
    linked = {Path(urlsplit(link.get("href")).path).name for link in page.all("a")}
    mine = {file.name for file in (site / "downloads").glob(f"*-{language}-*.pdf")} | {"tsunagari-offline.zip"}
    assert mine <= linked
    assert "KB" in page.text
