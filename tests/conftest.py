"""The built site, over http and from disk, and a browser to read it with."""

from __future__ import annotations

import threading
import zipfile
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import sync_playwright

from tests import browser as browsers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, BrowserContext, Page

ROOT = Path(__file__).parent.parent
SITE = ROOT / "site"
PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 900}


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *args: object) -> None:
        """Keep each request out of the test's output."""


@contextmanager
def serve(folder: Path) -> Iterator[str]:
    """Serve a folder on a free port of this machine; yield its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="session")
def site() -> Path:
    assert (SITE / "index.html").exists(), "there is no site/ to test: run `make site` first (`make test` does)"
    return SITE


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    with serve(site) as url:
        yield url


@pytest.fixture(scope="session")
def disk(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Unzip the offline copy as a facilitator would, into a folder with spaces and Japanese letters."""
    folder = tmp_path_factory.mktemp("usb") / "セミナー USB (2026)"
    with zipfile.ZipFile(site / "downloads" / "tsunagari-offline.zip") as archive:
        archive.extractall(folder)
    return folder


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    path = browsers.find()
    assert path is not None, "no browser was found: run `python -m tests.browser`"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=path,
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"],
        )
        yield browser
        browser.close()


class Reader:
    """A browser of one reader: opens pages, and collects what went wrong in them and what they asked for."""

    def __init__(self, context: BrowserContext) -> None:
        self.context = context
        self.errors: list[str] = []
        self.requests: list[str] = []
        context.on("request", lambda request: self.requests.append(request.url))
        context.on("weberror", lambda error: self.errors.append(str(error.error)))
        context.on("console", lambda said: self.errors.append(said.text) if said.type == "error" else None)

    def open(self, url: str) -> Page:
        page = self.context.new_page()
        page.goto(url)
        return page


@pytest.fixture
def reader(chromium: Browser) -> Iterator[Callable[..., Reader]]:
    """Make readers: `reader()` on a phone, `reader(viewport=DESK)`, `reader(java_script_enabled=False)`."""
    opened: list[BrowserContext] = []

    def make(**options: object) -> Reader:
        context = chromium.new_context(**{"viewport": PHONE, "locale": "ja-JP", **options})  # type: ignore[arg-type]
        context.set_default_timeout(30_000)  # a busy machine is slow, not wrong
        opened.append(context)
        return Reader(context)

    yield make
    for context in opened:
        context.close()
