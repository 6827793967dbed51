"""Find the browser of this machine, or install one; `python -m tests.browser` says which it is."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_COMMANDS = (
    "chromium",
    "chromium-browser",
    "google-chrome-stable",
    "google-chrome",
    "microsoft-edge-stable",
    "microsoft-edge",
    "chrome",
    "msedge",
)
_APPLICATIONS = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
    r"C:\Program Files\Microsoft\Edge\Application\msedge.exe",
)
_NONE = (
    "no browser was found and none could be installed: install Chrome, Chromium or Edge, "
    "or say where one is with TSUNAGARI_BROWSER=/path/to/it"
)
# Japanese must have glyphs, or screenshots and line breaks mean nothing.
_DEBIAN = ("chromium", "fonts-noto-cjk")


def find() -> str | None:
    """Return the path of the first browser found, or None."""
    return next(_candidates(), None)


def _candidates() -> Iterator[str]:
    said = os.environ.get("TSUNAGARI_BROWSER")
    if said and Path(said).exists():
        yield said
    for command in _COMMANDS:
        found = shutil.which(command)
        if found:
            yield found
    yield from (path for path in _APPLICATIONS if Path(path).exists())
    own = _playwrights_own()
    if own:
        yield own


def _playwrights_own() -> str | None:
    from playwright.sync_api import sync_playwright  # noqa: PLC0415  needed only where nothing else was found

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def install() -> None:
    """Try Debian's package where this user may install one, then Playwright's download. Raises nothing."""
    apt = shutil.which("apt-get")
    if apt:
        rights = [] if os.geteuid() == 0 else ["sudo", "-n"]
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for step in (["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends", *_DEBIAN]):
            _try([*rights, apt, *step], environment)
        if find():
            return
    _try([sys.executable, "-m", "playwright", "install", "chromium"], dict(os.environ))


def _try(command: list[str], environment: dict[str, str]) -> None:
    try:
        subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    except OSError:
        return  # the next way is tried; if none is left, main() says so in one sentence


def main() -> int:
    """Print the browser's path; install one first if there is none. Returns 1 where that fails too."""
    if find() is None:
        sys.stdout.write("no browser found; installing one\n")
        sys.stdout.flush()
        install()
    found = find()
    if found is None:
        sys.stderr.write(f"{_NONE}\n")
        return 1
    sys.stdout.write(f"browser: {found}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
