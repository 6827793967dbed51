"""What a build knows besides the book."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Settings:
    """The edition, the site's address, where reports go, and whether this is the copy for disk.

    downloads: what `tsunagari sheets` and `tsunagari offline` made, as downloads.json lists it.
    """

    edition: str
    site_url: str
    report_to: str
    offline: bool
    downloads: tuple[dict[str, Any], ...]
