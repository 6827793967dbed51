"""What is wrong in a source file, said so that its author can mend it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, order=True)
class Problem:
    """One fault: `path` relative to the project, `line` counted from 1, and both halves of the sentence."""

    path: str
    line: int
    wrong: str
    right: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.wrong}; {self.right}"


class BookError(Exception):
    """The sources can't be used. Carries every problem found in a run, in the order of files and lines."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(str(problem) for problem in self.problems))
