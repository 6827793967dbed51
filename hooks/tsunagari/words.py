"""Interface words in one language."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


class Words:
    """The interface words of one language, as attributes: `w.NAME`."""

    def __init__(self, words: Mapping[str, str]) -> None:
        self.__dict__.update(words)

    def __getattr__(self, key: str) -> str:
        raise AttributeError(f"no interface word `{key}`; add it to docs/_data/words.yml")


def in_language(words: Mapping[str, Mapping[str, str]], language: str) -> Words:
    """Return the words of one language out of those of all (key → language → words)."""
    return Words({key: texts[language] for key, texts in words.items()})
